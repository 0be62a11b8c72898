"""The network of a shipped pipeline: reads words, and tells boundaries, labels and the tree of each row of them.

It runs in onnxruntime with 8-bit weights; torch is not needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from replycheck.sessions import batches, quiet_session
from replycheck.trees import best_tree
from replycheck.wordpieces import Pieces, Row, arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTPUTS = ("pos", "tag", "feats", "lemma", "dep", "start", "arcs")
_TOGETHER = 512  # subwords that are read at one go, padding included


@dataclass(frozen=True)
class Told:
    """What the network says of the words of a row: numbers of labels, the log odds that a sentence begins before each word, and
    heads as `best_tree` has them (0 for the root, n + 1 for word n)."""

    pos: NDArray[np.int64]
    tag: NDArray[np.int64]
    feats: NDArray[np.int64]
    lemma: NDArray[np.int64]
    dep: NDArray[np.int64]
    start: NDArray[np.float32]
    heads: NDArray[np.int64]


class ParserNet:
    """A network given as ONNX, with the text of its tokenizer file; raises what onnxruntime and tokenizers raise."""

    def __init__(self, network: bytes, tokenizer: str) -> None:
        from tokenizers import Tokenizer

        self._session = quiet_session(network)
        self._pieces = Pieces(Tokenizer.from_str(tokenizer))

    def reach(self, words: Sequence[str], first: int, room: int) -> int:
        """The place up to which words from `first` on fit into `room` subwords; one word always does."""
        last = first
        while last < len(words):
            room -= len(self._pieces.of(words[last])[0])
            if room < 0 and last > first:
                break
            last += 1
        return last

    def read(self, texts: Sequence[Sequence[str]]) -> list[Told]:
        """What is told of each row of words; rows of like length are read together."""
        rows = [self._pieces.row(words) for words in texts]
        found: dict[int, Told] = {}
        for batch in batches([len(row.ids) for row in rows], _TOGETHER):
            found.update(zip(batch, self._run([rows[number] for number in batch]), strict=True))
        return [found[number] for number in range(len(rows))]

    def _run(self, rows: Sequence[Row]) -> list[Told]:
        given = dict(vars(arrays(rows)))
        given["heads"] = np.full_like(given["first"], -1)
        told = dict(zip(OUTPUTS, self._session.run(list(OUTPUTS), given), strict=True))
        sizes = [len(row.firsts) for row in rows]
        best = told["arcs"].argmax(2)
        trees = [best_tree(told["arcs"][n, :size, : size + 1]) for n, size in enumerate(sizes)]
        changed = [n for n, size in enumerate(sizes) if (trees[n] != best[n, :size]).any()]
        if changed:  # the relations to the heads that were taken instead
            for n in changed:
                given["heads"][n, : sizes[n]] = trees[n]
            told["dep"][changed] = self._session.run(["dep"], {name: array[changed] for name, array in given.items()})[0]
        return [
            Told(**{name: told[name][n, :size] for name in OUTPUTS[:-1]}, heads=trees[n]) for n, size in enumerate(sizes)
        ]
