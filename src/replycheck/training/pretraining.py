"""Unsupervised training of a pipeline's tok2vec: guess hidden words of plain text from their neighbours."""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from replycheck.training.schedule import rate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

log = logging.getLogger(__name__)

_HIDDEN_SHARE = 0.15
_KNOWN_WORDS = 10_000
_BATCH_WORDS = 3000
_LONGEST = 120


def pretrain(nlp: Language, words: Path, *, minutes: float, peak: float = 0.002, seed: int = 11) -> None:
    """Teach the initialised tok2vec of `nlp` to guess the commonest 10,000 words where they are hidden.

    `words` has one text a line, its words with spaces between them. Takes `minutes` of wall-clock time.
    """
    import spacy
    from thinc.api import Adam, Softmax

    rng = random.Random(seed)  # noqa: S311
    tok2vec: Any = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    scratch = spacy.blank(str(nlp.lang)).vocab  # the words met here do not belong in the pipeline's own
    scratch.vectors = nlp.vocab.vectors
    known = _common_words(words)
    guess: Any = Softmax(nO=len(known), nI=tok2vec.get_dim("nO"))
    guess.initialize()
    optimizer = Adam(peak, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True)
    started = reported = time.monotonic()
    seen, losses = 0, []
    for lines in _batches(words, rng):
        done = (time.monotonic() - started) / (60 * minutes)
        if done >= 1:
            break
        optimizer.learn_rate = rate(done, peak=peak)
        loss = _step(scratch, tok2vec, guess, known, lines, rng)
        for model in (tok2vec, guess):
            model.finish_update(optimizer)
        seen += sum(map(len, lines))
        losses.append(loss)
        if time.monotonic() - reported > 60:
            reported = time.monotonic()
            log.info("pre-training: %d words, %.3f nats a hidden word", seen, np.mean(losses))
            losses.clear()
    # Vectors look their words up in the strings of the vocabulary that they were given to last; setting
    # nlp.vocab.vectors anew would copy all strings met here into the pipeline.
    nlp.vocab.vectors.strings = nlp.vocab.strings


def _step(
    vocab: Vocab, tok2vec: Any, guess: Any, known: dict[str, int], lines: list[list[str]], rng: random.Random
) -> float:
    """Forward and backward through one batch; returns the mean cross-entropy of the hidden words."""
    docs, rows, targets = _hide(vocab, lines, known, rng)
    vectors, back_docs = tok2vec.begin_update(docs)
    flat = np.concatenate(vectors)
    probabilities, back_guess = guess.begin_update(flat[rows])
    chosen = (np.arange(len(rows)), targets)
    loss = float(-np.log(probabilities[chosen] + 1e-9).mean())
    gradient = probabilities.copy()
    gradient[chosen] -= 1.0
    d_flat = np.zeros_like(flat)
    d_flat[rows] = back_guess(gradient / len(rows))
    back_docs(np.split(d_flat, np.cumsum([len(doc) for doc in docs])[:-1]))
    return loss


def _hide(
    vocab: Vocab, lines: list[list[str]], known: dict[str, int], rng: random.Random
) -> tuple[list[Doc], list[int], list[int]]:
    """Docs with some words hidden (or, now and then, swapped or left), with their rows and numbers."""
    from spacy.tokens import Doc

    others = list(known)
    docs, rows, targets = [], [], []
    row = 0
    for line in lines:
        shown = list(line)
        for i, word in enumerate(line):
            number = known.get(word)
            if number is not None and rng.random() < _HIDDEN_SHARE:
                rows.append(row + i)
                targets.append(number)
                lot = rng.random()
                shown[i] = "[MASK]" if lot < 0.8 else rng.choice(others) if lot < 0.9 else word
        docs.append(Doc(vocab, words=shown))
        row += len(line)
    return docs, rows, targets


def _common_words(words: Path) -> dict[str, int]:
    counts: Counter[str] = Counter()
    with words.open(encoding="utf-8") as file:
        for line in file:
            counts.update(line.split())
    return {word: number for number, (word, _) in enumerate(counts.most_common(_KNOWN_WORDS))}


def _batches(words: Path, rng: random.Random) -> Iterator[list[list[str]]]:
    """Lines in random order without end, about 3,000 words together."""
    lines = [line.split() for line in words.read_text(encoding="utf-8").splitlines()]
    pieces = [line[i : i + _LONGEST] for line in lines for i in range(0, len(line), _LONGEST)]
    del lines
    while True:
        rng.shuffle(pieces)
        batch: list[list[str]] = []
        count = 0
        for piece in pieces:
            batch.append(piece)
            count += len(piece)
            if count >= _BATCH_WORDS:
                yield batch
                batch, count = [], 0
