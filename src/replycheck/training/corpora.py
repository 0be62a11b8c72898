"""Treebanks and service sentences as spaCy examples."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck.training import augment, conllu

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
    """Sentences to learn from, service sentences apart (they are repeated), development sets by name."""

    train: list[conllu.Sentence]
    service: list[conllu.Sentence]
    service_test: list[conllu.Sentence]
    dev: dict[str, list[conllu.Sentence]] = field(default_factory=dict)


def read_corpus(lang: str, *, treebanks: Path, service: Path | None) -> Corpus:
    """The treebank files of `lang` and, where it exists, the project's own service sentences."""
    train_names, dev_names = TREEBANKS[lang]
    own = conllu.read_sentences(service, lang=lang) if service is not None and service.exists() else []
    return Corpus(
        train=[item for name in train_names for item in _read(treebanks, name, lang)],
        service=[item for item in own if not item.sent_id.endswith(FROZEN)],
        service_test=[item for item in own if item.sent_id.endswith(FROZEN)],
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


def example(nlp: Language, sentences: list[conllu.Sentence], *, gold_words: bool) -> Example:
    """A training pair; without `gold_words` the pipeline's own tokenizer cuts the text."""
    from spacy.tokens import Doc
    from spacy.training import Example

    gold = gold_doc(nlp, sentences)
    if not gold_words:
        return Example(nlp.make_doc(gold.text), gold)
    bare = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    return Example(bare, gold)


def epoch(
    nlp: Language, corpus: Corpus, *, repeats: int, augmented: float, grouped: float, rng: random.Random
) -> Iterator[Example]:
    """Every sentence once (service sentences oftener), some varied; a share `grouped` are texts of several."""
    groups = _neighbours(corpus.train, grouped, rng)
    for _ in range(repeats):
        groups += _neighbours(corpus.service, grouped, rng)
    rng.shuffle(groups)
    varied = augment.Varier(str(nlp.lang), rng=rng)
    for group in groups:
        # Longer texts stay as they are: their full stops and capitals show where sentences end.
        chosen = [varied(s) if len(group) == 1 and rng.random() < augmented else s for s in group]
        yield example(nlp, chosen, gold_words=rng.random() < 0.3)


def _neighbours(
    sentences: list[conllu.Sentence], grouped: float, rng: random.Random
) -> list[list[conllu.Sentence]]:
    """Sentences alone, or (`grouped`) in little texts of two to ten as they follow one another."""
    groups, position = [], 0
    while position < len(sentences):
        size = rng.randint(2, 10) if rng.random() < grouped else 1
        groups.append(sentences[position : position + size])
        position += size
    return groups


def batches(examples: Iterator[Example], *, words: int) -> Iterator[list[Example]]:
    """Groups of examples with about `words` words together."""
    batch: list[Example] = []
    count = 0
    for item in examples:
        batch.append(item)
        count += len(item.reference)
        if count >= words:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def dev_examples(nlp: Language, sentences: list[conllu.Sentence], *, together: int) -> list[Example]:
    """Development documents of so many sentences with the treebank's own words."""
    groups = [sentences[i : i + together] for i in range(0, len(sentences), together)]
    return [example(nlp, group, gold_words=True) for group in groups]
