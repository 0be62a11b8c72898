"""Trees as the parser's network learns them: rows of words, alone or as they follow one another, with a number for each label."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from replycheck.lemmascripts import script
from replycheck.parser import UNKNOWN
from replycheck.training import augment, conllu
from replycheck.training.corpora import Corpus
from replycheck.training.parsing.network import HEADS
from replycheck.wordpieces import MOST, Pieces, Row, arrays

Labels = dict[str, list[str]]
_LEAST = {"feats": 2, "lemma": 3}  # rarer labels are left to chance
_NONE = -100  # what cross-entropy passes over


def labels_of(sentences: Sequence[conllu.Sentence]) -> Labels:
    """All labels of each head, the most frequent first, behind the one for what is unknown."""
    told = [_told(word) for sentence in sentences for word in sentence.words]
    counted = {name: Counter(one[name] for one in told) for name in HEADS}
    return {
        name: [UNKNOWN, *(label for label, count in counts.most_common() if count >= _LEAST.get(name, 1))]
        for name, counts in counted.items()
    }


def _told(word: conllu.Word) -> dict[str, str]:
    return {"pos": word.pos, "tag": word.tag, "feats": word.feats, "lemma": script(word.form, word.lemma), "dep": word.dep}


@dataclass(frozen=True)
class Reading:
    """Sentences as one row, with the targets of each word: label numbers per head, head (0 the root), number of its sentence."""

    row: Row
    labels: dict[str, list[int]]
    heads: list[int]
    sentences: list[int]


class Reader:
    """Turns sentences into readings, with the labels of one pipeline."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.numbers = {name: {label: n for n, label in enumerate(known)} for name, known in labels.items()}

    def __call__(self, group: Sequence[conllu.Sentence]) -> Reading:
        """The sentences of `group` in one row."""
        words = [word for sentence in group for word in sentence.words]
        told = [_told(word) for word in words]
        labels = {name: [known.get(one[name], 0) or _NONE for one in told] for name, known in self.numbers.items()}
        heads: list[int] = []
        for sentence in group:
            before = len(heads)
            heads += [0 if word.head == n else before + word.head + 1 for n, word in enumerate(sentence.words)]
        numbers = [n for n, sentence in enumerate(group) for _ in sentence.words]
        return Reading(self.pieces.row([word.form for word in words]), labels, heads, numbers)


@dataclass(frozen=True)
class Batch:
    """The network's input by name, and the targets: labels per head, heads and sentence numbers (row, word), -100 for padding."""

    given: dict[str, torch.Tensor]
    labels: dict[str, torch.Tensor]
    heads: torch.Tensor
    sentences: torch.Tensor


def batch_of(readings: Sequence[Reading]) -> Batch:
    """Readings side by side."""
    given = {name: torch.from_numpy(array) for name, array in vars(arrays([reading.row for reading in readings])).items()}
    most = given["first"].shape[1]
    labels = {name: _padded([reading.labels[name] for reading in readings], most) for name in HEADS}
    heads, sentences = (_padded(rows, most) for rows in ([r.heads for r in readings], [r.sentences for r in readings]))
    return Batch(given, labels, heads, sentences)


def _padded(rows: Sequence[Sequence[int]], most: int) -> torch.Tensor:
    table = np.full((len(rows), most), _NONE, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return torch.from_numpy(table)


@dataclass(frozen=True, kw_only=True)
class Mixture:
    """What one round holds: service sentences so often, one in so many single sentences varied, groups of these sizes."""

    service_repeats: int = 4
    varied: float = 0.25
    groups: tuple[int, ...] = (1, 1, 1, 2, 3, 5)


def epoch(corpus: Corpus, read: Reader, mixture: Mixture, *, words: int, chance: random.Random) -> list[list[Reading]]:
    """One round over the corpus: batches of about `words` words in rows of like length, in random order."""
    vary = augment.Varier(corpus.lang, rng=chance)
    groups = list(_groups(corpus.train, mixture.groups, chance))
    groups = [[vary(group[0])] if len(group) == 1 and chance.random() < mixture.varied else group for group in groups]
    for _ in range(mixture.service_repeats):
        groups += _groups(corpus.service, mixture.groups, chance)
    groups += [[sentence] for sentence in corpus.silver]
    readings = [reading for reading in map(read, groups) if len(reading.row.ids) <= MOST + 2]
    chance.shuffle(readings)
    readings.sort(key=lambda reading: len(reading.row.ids) // 10)
    found: list[list[Reading]] = [[]]
    held = 0
    for reading in readings:
        if held >= words:
            found.append([])
            held = 0
        found[-1].append(reading)
        held += len(reading.heads)
    chance.shuffle(found)
    return found


def _groups(
    sentences: Sequence[conllu.Sentence], sizes: Sequence[int], chance: random.Random
) -> Iterator[list[conllu.Sentence]]:
    position = 0
    while position < len(sentences):
        size = chance.choice(sizes)
        yield list(sentences[position : position + size])
        position += size
