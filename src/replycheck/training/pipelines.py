"""Trains the spaCy pipelines: tagger, morphologizer, parser and lemmatizer over one tok2vec.

The run is bounded by the clock, not by epochs: the learning rate falls to nearly nothing as the minutes
run out, and the best model so far (on the development files) is on disk all the time.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck import tokens
from replycheck.training import conllu, saving, verblemmas
from replycheck.training.corpora import Corpus, batches, dev_examples, epoch, example
from replycheck.training.corrections import boundary_patterns, english_patterns, helping_verb_patterns
from replycheck.training.folders import swap_in
from replycheck.training.pretraining import pretrain
from replycheck.training.schedule import rate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Size and length of one training run; `minutes` is wall-clock time, measuring included.

    With `words` (plain text, words with spaces between them) the tok2vec is trained on those first, for
    `pretraining_minutes` more.
    """

    lang: str
    minutes: float = 35.0
    width: int = 128
    depth: int = 4
    rows: tuple[int, ...] = (4000, 1000, 1500, 1500)
    hidden: int = 96
    batch_words: int = 1200
    learn_rate: float = 0.0015
    dropout: float = 0.2
    service_repeats: int = 6
    augmented: float = 0.4
    grouped: float = 0.25
    evaluate_every: float = 240.0
    vectors: Path | None = None
    words: Path | None = None
    pretraining_minutes: float = 20.0
    keep_best: bool = True
    seed: int = 11


def quick(lang: str) -> Plan:
    """A rough first pipeline in a few minutes."""
    return Plan(lang=lang, minutes=5.0, evaluate_every=120.0, service_repeats=3)


def further(lang: str, *, minutes: float = 8.0) -> Plan:
    """A second, gentler run: nearer to service replies, and with longer texts; its last state counts."""
    return Plan(
        lang=lang,
        minutes=minutes,
        learn_rate=0.0005,
        dropout=0.25,
        service_repeats=8,
        augmented=0.45,
        grouped=0.6,
        keep_best=False,
    )


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
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": plan.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
        "nO": None,
    }
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 20})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "top_k": 3, "min_tree_freq": 3})
    return nlp


def pin(nlp: Language) -> None:
    """Rules around the trained parts: lemmas that these get wrong, Dutch boundaries and auxiliaries, English 's."""
    for name in ("boundary_ruler", "attribute_ruler"):
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    if nlp.lang == "nl":
        boundaries: Any = nlp.add_pipe("attribute_ruler", name="boundary_ruler", before="parser")
        boundaries.add_patterns(boundary_patterns())
    verblemmas.install(nlp)
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add_patterns(english_patterns() if nlp.lang == "en" else helping_verb_patterns())


def _tok2vec(plan: Plan) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": plan.width,
        "rows": list(plan.rows),
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "include_static_vectors": plan.vectors is not None,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": plan.width,
        "depth": plan.depth,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _load_vectors(nlp: Language, path: Path) -> None:
    from spacy.training.initialize import convert_vectors

    convert_vectors(nlp, path, truncate=0, prune=-1, name=f"{nlp.lang}_floret", mode="floret", attr="LOWER")


KEPT = {
    "tag": "tag_acc",
    "pos": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "sentence_f": "sents_f",
}


def scores(nlp: Language, sentences: list[conllu.Sentence], *, together: int = 10) -> dict[str, float]:
    """Accuracies in percent on gold words, `together` sentences a document; sentence boundaries as F1."""
    found = nlp.evaluate(dev_examples(nlp, sentences, together=together), batch_size=64)
    return {name: round(100 * found[key], 2) for name, key in KEPT.items()}


def overall(result: dict[str, dict[str, float]]) -> float:
    """The one figure that picks the best model: the mean of POS, lemma, UAS and LAS over the sets."""
    return sum(sum(s[k] for k in ("pos", "lemma", "uas", "las")) / 4 for s in result.values()) / len(result)


def train(corpus: Corpus, plan: Plan, *, out: Path, start: Path | None = None) -> Path:
    """Train by `plan`; each model that is better than those before it takes the place of the folder `out`.

    `start` is a trained pipeline to go on from; sentences with labels that it does not know are left out.
    """
    prepare(plan.seed)
    nlp, optimizer, corpus = _begin(corpus, plan) if start is None else _resume(corpus, start)
    optimizer.averages = {}
    run = _Run(nlp, corpus, plan, out)
    if start is not None:
        run.check(optimizer)
    for batch in _batches_forever(nlp, corpus, plan):
        done = run.progress()
        if done >= 1:
            break
        optimizer.learn_rate = rate(done, peak=plan.learn_rate)
        nlp.update(batch, drop=plan.dropout, sgd=optimizer, losses=run.losses)
        run.after_step(optimizer, words=sum(len(item.reference) for item in batch))
    run.check(optimizer)
    _pin_saved(out)
    return out


def _pin_saved(out: Path) -> None:
    import spacy

    best = spacy.load(out)
    pin(best)  # by what the trained parts get wrong
    swap_in(lambda folder: saving.write(best, folder), out)


def _begin(corpus: Corpus, plan: Plan) -> tuple[Language, Any, Corpus]:
    nlp = build(plan)
    sample = [example(nlp, [s], gold_words=True) for s in corpus.train + corpus.service]
    optimizer = nlp.initialize(lambda: sample)
    if plan.words is not None:
        pretrain(nlp, plan.words, minutes=plan.pretraining_minutes, seed=plan.seed)
    return nlp, optimizer, corpus


def _resume(corpus: Corpus, start: Path) -> tuple[Language, Any, Corpus]:
    import spacy

    nlp = spacy.load(start)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    # spaCy saves this table's content but does not fill it on loading; empty, it would unlearn all lemmas.
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    known = replace(corpus, train=_known(nlp, corpus.train), service=_known(nlp, corpus.service))
    return nlp, nlp.resume_training(), known


def _known(nlp: Language, sentences: list[conllu.Sentence]) -> list[conllu.Sentence]:
    tags = set(nlp.get_pipe("tagger").labels)  # type: ignore[attr-defined]
    morphs = set(nlp.get_pipe("morphologizer").labels)  # type: ignore[attr-defined]
    kept = [s for s in sentences if all(w.tag in tags and _morph(w) in morphs for w in s.words)]
    if len(kept) < len(sentences):
        log.info("%d sentences left out: labels unknown to the pipeline", len(sentences) - len(kept))
    return kept


def _morph(word: conllu.Word) -> str:
    return "|".join(sorted([*filter(None, word.feats.split("|")), f"POS={word.pos}"]))


def prepare(seed: int) -> None:
    """Fix the seeds, and let NumPy multiply matrices: often three times faster than thinc itself."""
    from thinc.api import NumpyOps, fix_random_seed, set_current_ops

    fix_random_seed(seed)
    set_current_ops(NumpyOps(use_blis=False))


def _batches_forever(nlp: Language, corpus: Corpus, plan: Plan) -> Iterator[list[Example]]:
    rng = random.Random(plan.seed)  # noqa: S311
    while True:
        one = epoch(nlp, corpus, repeats=plan.service_repeats, augmented=plan.augmented, grouped=plan.grouped, rng=rng)
        yield from batches(one, words=plan.batch_words)


class _Run:
    """The clock, the losses and the best model of one run."""

    def __init__(self, nlp: Language, corpus: Corpus, plan: Plan, out: Path) -> None:
        self.nlp, self.corpus, self.plan, self.out = nlp, corpus, plan, out
        self.losses: dict[str, float] = {}
        self.started = self.checked = time.monotonic()
        self.words = 0
        self.best = 0.0

    def progress(self) -> float:
        """Share of the run that is over."""
        return (time.monotonic() - self.started) / (60 * self.plan.minutes)

    def after_step(self, optimizer: Any, *, words: int) -> None:
        """Count, and measure when it is time."""
        self.words += words
        if time.monotonic() - self.checked >= self.plan.evaluate_every:
            self.check(optimizer)

    def check(self, optimizer: Any) -> None:
        """Measure with averaged weights, and keep the model when it is the best so far."""
        with self.nlp.use_params(optimizer.averages):
            result = {name: scores(self.nlp, found[:400]) for name, found in self.corpus.dev.items()}
            figure = overall(result)
            seconds = time.monotonic() - self.started
            log.info("%.0f s, %d words, %.2f %s", seconds, self.words, figure, result)
            if figure > self.best or not self.plan.keep_best:
                self.best = figure
                swap_in(lambda folder: saving.write(self.nlp, folder), self.out)
        self.losses.clear()
        self.checked = time.monotonic()
