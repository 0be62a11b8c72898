"""Treebanks and service sentences, and the documents that pipelines are measured on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck.training import conllu

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

TREEBANKS = {
    "nl": (("nl_alpino-train",), ("nl_alpino-dev", "nl_lassysmall-dev")),
    "en": (("en_ewt-train",), ("en_ewt-dev",)),
}
FROZEN = "-test"  # sentence ids that end so are never trained on


@dataclass
class Corpus:
    """Sentences to learn from, service sentences apart (they are repeated), development sets by name. Those in `silver` were
    parsed by an earlier pipeline and not looked at by hand: the examples of the rules."""

    lang: str
    train: list[conllu.Sentence]
    service: list[conllu.Sentence]
    service_test: list[conllu.Sentence]
    silver: list[conllu.Sentence] = field(default_factory=list)
    dev: dict[str, list[conllu.Sentence]] = field(default_factory=dict)


def read_corpus(lang: str, *, treebanks: Path, service: Path | None) -> Corpus:
    """The treebank files of `lang` and the project's own sentences in the folder `service`."""
    train_names, dev_names = TREEBANKS[lang]
    own = conllu.read_sentences(service / f"{lang}.conllu", lang=lang) if service is not None else []
    return Corpus(
        lang=lang,
        train=[item for name in train_names for item in _read(treebanks, name, lang)],
        service=[item for item in own if not item.sent_id.endswith(FROZEN)],
        service_test=[item for item in own if item.sent_id.endswith(FROZEN)],
        silver=conllu.read_sentences(service / f"{lang}.silver.conllu", lang=lang) if service is not None else [],
        dev={name: _read(treebanks, name, lang) for name in dev_names},
    )


def _read(folder: Path, name: str, lang: str) -> list[conllu.Sentence]:
    found = sorted(folder.glob(f"{name}.conllu*"))
    if not found:
        raise FileNotFoundError(f"no {name}.conllu or {name}.conllu.zst in {folder}")
    return conllu.read_sentences(found[0], lang=lang)


def gold_doc(nlp: Language, sentences: list[conllu.Sentence]) -> Doc:
    """One annotated Doc of several sentences, cut into the treebank's own words."""
    from spacy.tokens import Doc

    words = [word for sentence in sentences for word in sentence.words]
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.words))
    heads = [start + word.head for start, s in zip(starts, sentences, strict=False) for word in s.words]
    return Doc(
        nlp.vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        tags=[w.tag for w in words],
        pos=[w.pos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.dep == "root" else w.dep for w in words],
    )


def example(nlp: Language, sentences: list[conllu.Sentence]) -> Example:
    """The treebank's words without annotation, and with it."""
    from spacy.tokens import Doc
    from spacy.training import Example

    gold = gold_doc(nlp, sentences)
    bare = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    return Example(bare, gold)


def dev_examples(nlp: Language, sentences: list[conllu.Sentence], *, together: int) -> list[Example]:
    """Development documents of so many sentences with the treebank's own words."""
    groups = [sentences[i : i + together] for i in range(0, len(sentences), together)]
    return [example(nlp, group) for group in groups]
