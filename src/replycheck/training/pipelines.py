"""Trains the Dutch and English spaCy pipelines: tagger, morphologizer, parser and lemmatizer over one tok2vec.

The run is bounded by the clock, not by epochs: the learning rate falls to nearly nothing as the minutes run out,
and the best model so far (on the development files) is on disk all the time.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck import tokens
from replycheck.training import augment, conllu
from replycheck.training.folders import swap_in

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

log = logging.getLogger(__name__)

TREEBANKS = {
    "nl": (("nl_alpino-train",), ("nl_alpino-dev", "nl_lassysmall-dev")),
    "en": (("en_ewt-train",), ("en_ewt-dev",)),
}
FROZEN = "-test"  # sentence ids that end so are never trained on


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Size and length of one training run. `minutes` is wall-clock time; `batch_words` the largest batch."""

    lang: str
    minutes: float = 35.0
    width: int = 112
    depth: int = 4
    rows: tuple[int, ...] = (6000, 2000, 3000, 3000, 500)
    hidden: int = 64
    batch_words: int = 1200
    learn_rate: float = 0.0015
    dropout: float = 0.15
    service_repeats: int = 6
    augmented: float = 0.35
    evaluate_every: float = 240.0
    vectors: Path | None = None
    seed: int = 11


@dataclass
class Corpus:
    """Sentences to learn from, service sentences apart (they are repeated), and the development sets by name."""

    train: list[conllu.Sentence]
    service: list[conllu.Sentence]
    service_test: list[conllu.Sentence]
    dev: dict[str, list[conllu.Sentence]] = field(default_factory=dict)


def quick(lang: str) -> Plan:
    """A rough first pipeline in a few minutes."""
    return Plan(lang=lang, minutes=5.0, width=96, evaluate_every=120.0, service_repeats=3)


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


def build(plan: Plan) -> Language:
    """An untrained pipeline with our tokenizer and, where the plan has them, floret vectors."""
    import spacy

    nlp = spacy.blank(plan.lang)
    tokens.configure(nlp)
    if plan.vectors is not None:
        _load_vectors(nlp, plan.vectors)
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(plan)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": plan.width, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
        "hidden_width": plan.hidden, "maxout_pieces": 2, "use_upper": True, "tok2vec": listener, "nO": None,
    }
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 20})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "top_k": 3, "min_tree_freq": 3})
    return nlp


def _tok2vec(plan: Plan) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": plan.width, "rows": list(plan.rows),
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"],
        "include_static_vectors": plan.vectors is not None,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": plan.width, "depth": plan.depth,
        "window_size": 1, "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _load_vectors(nlp: Language, path: Path) -> None:
    from spacy.training.initialize import convert_vectors

    convert_vectors(nlp, path, truncate=0, prune=-1, name=f"{nlp.lang}_floret", mode="floret", attr="LOWER")


def gold_doc(nlp: Language, sentences: list[conllu.Sentence]) -> Doc:
    """One annotated Doc of several sentences, cut into the treebank's own words."""
    from spacy.tokens import Doc

    words = [word for sentence in sentences for word in sentence.words]
    starts = [len(words[:0])]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.words))
    heads = [start + word.head for start, s in zip(starts, sentences, strict=False) for word in s.words]
    return Doc(
        nlp.vocab, words=[w.form for w in words], spaces=[w.space for w in words], tags=[w.tag for w in words],
        pos=[w.pos for w in words], morphs=[w.feats for w in words], lemmas=[w.lemma for w in words],
        heads=heads, deps=["ROOT" if w.dep == "root" else w.dep for w in words],
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


def epoch(nlp: Language, corpus: Corpus, plan: Plan, rng: random.Random) -> Iterator[Example]:
    """Every sentence once (service sentences oftener), some of them varied, alone or a few together."""
    pool = corpus.train + corpus.service * plan.service_repeats
    rng.shuffle(pool)
    varied = augment.Varier(plan.lang, rng=rng)
    position = 0
    while position < len(pool):
        size = 1 if rng.random() < 0.5 else rng.randint(2, 6)
        group = [varied(s) if rng.random() < plan.augmented else s for s in pool[position : position + size]]
        position += size
        yield example(nlp, group, gold_words=rng.random() < 0.3)


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


def rate(done: float, *, peak: float) -> float:
    """Learning rate after the share `done` of the run: a short rise, then straight down to 2 % of the peak."""
    return peak * (done / 0.02 if done < 0.02 else max(0.02, 1 - (done - 0.02) / 0.96))


def dev_examples(nlp: Language, sentences: list[conllu.Sentence], *, together: int = 10) -> list[Example]:
    """Development documents of ten sentences with the treebank's own words."""
    groups = [sentences[i : i + together] for i in range(0, len(sentences), together)]
    return [example(nlp, group, gold_words=True) for group in groups]


KEPT = {
    "tag": "tag_acc", "pos": "pos_acc", "morph": "morph_acc", "lemma": "lemma_acc",
    "uas": "dep_uas", "las": "dep_las", "sentence_f": "sents_f",
}


def scores(nlp: Language, sentences: list[conllu.Sentence]) -> dict[str, float]:
    """Accuracies in percent on gold words; sentence boundaries as F1."""
    found = nlp.evaluate(dev_examples(nlp, sentences), batch_size=64)
    return {name: round(100 * found[key], 2) for name, key in KEPT.items()}


def overall(result: dict[str, dict[str, float]]) -> float:
    """The one figure that picks the best model: the mean of POS, lemma, UAS and LAS over the sets."""
    return sum(sum(s[k] for k in ("pos", "lemma", "uas", "las")) / 4 for s in result.values()) / len(result)


def train(corpus: Corpus, plan: Plan, *, out: Path, finish: Callable[[Path], None]) -> Path:
    """Train by `plan`; each better model is passed to `finish` (card, figures) and swapped into `out`."""
    nlp = build(plan)
    rng = random.Random(plan.seed)
    _fix_seed(plan.seed)
    sample = [example(nlp, [s], gold_words=True) for s in corpus.train + corpus.service]
    optimizer = nlp.initialize(lambda: sample)
    optimizer.averages = {}
    run = _Run(nlp, corpus, plan, out, finish)
    for batch in _forever(lambda: batches(epoch(nlp, corpus, plan, rng), words=plan.batch_words)):
        done = run.progress()
        if done >= 1:
            break
        optimizer.learn_rate = rate(done, peak=plan.learn_rate)
        nlp.update(batch, drop=plan.dropout, sgd=optimizer, losses=run.losses)
        run.after_step(optimizer, words=sum(len(item.reference) for item in batch))
    run.check(optimizer)
    return out


def _fix_seed(seed: int) -> None:
    from thinc.api import fix_random_seed

    fix_random_seed(seed)


def _forever(make: Callable[[], Iterator[list[Example]]]) -> Iterator[list[Example]]:
    while True:
        yield from make()


class _Run:
    """The clock, the losses and the best model of one run."""

    def __init__(
        self, nlp: Language, corpus: Corpus, plan: Plan, out: Path, finish: Callable[[Path], None]
    ) -> None:
        self.nlp, self.corpus, self.plan, self.out, self.finish = nlp, corpus, plan, out, finish
        self.losses: dict[str, float] = {}
        self.started = self.checked = time.monotonic()
        self.words = 0
        self.best = 0.0

    def progress(self) -> float:
        return (time.monotonic() - self.started) / (60 * self.plan.minutes)

    def after_step(self, optimizer: Any, *, words: int) -> None:
        self.words += words
        if time.monotonic() - self.checked >= self.plan.evaluate_every:
            self.check(optimizer)

    def check(self, optimizer: Any) -> None:
        """Measure with averaged weights, and keep the model when it is the best so far."""
        with self.nlp.use_params(optimizer.averages):
            result = {name: scores(self.nlp, found[:1000]) for name, found in self.corpus.dev.items()}
            figure = overall(result)
            log.info("%.0f s, %d words, %.2f %s %s", time.monotonic() - self.started, self.words, figure, result,
                     {name: round(value) for name, value in self.losses.items()})
            if figure > self.best:
                self.best = figure
                swap_in(self.nlp.to_disk, self.out, finish=self.finish)
        self.losses.clear()
        # Measuring is not training: its seconds do not shorten the run's falling learning rate.
        self.checked = time.monotonic()
