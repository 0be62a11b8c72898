"""How the parsers' networks read words: as subwords of the project's tokenizer, each with a sign of how its word is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from replycheck.passages import MARK, START

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 96  # subwords that are read together, marks included: what the networks were pre-trained on
MOST = 156  # subwords of one long sentence, marks left out, before it is cut
SHAPES = 8
_PIECES = 12  # of a longer word only so many are read
_UNKNOWN = 1


def shape(word: str) -> int:
    """How a word is written: 1 small letters, 2 a capital first, 3 capitals, 4 mixed, 5 with digits, 6 signs, 7 the rest."""
    if word.islower():
        return 1
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return 2
    if word.isupper() and len(word) > 1:
        return 3
    if word[:1].isupper():
        return 4
    if any(letter.isdigit() for letter in word):
        return 5
    return 7 if any(letter.isalnum() for letter in word) else 6


@dataclass(frozen=True)
class Row:
    """Words as one row of subwords between two marks: `ids` and `shapes` of subwords, first and last subword of each word."""

    ids: Sequence[int]
    shapes: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]


class Pieces:
    """Cuts words into subwords, each word once; `tokenizer` is a tokenizers.Tokenizer."""

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        self._known: dict[str, tuple[list[int], int]] = {}

    def of(self, word: str) -> tuple[list[int], int]:
        """The subwords of a word and its shape."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:_PIECES] or [_UNKNOWN]
            found = self._known[word] = (ids, shape(word))
        return found

    def row(self, words: Sequence[str]) -> Row:
        """All `words` as one row, however long."""
        ids, shapes, firsts, lasts = [START], [0], [], []
        for word in words:
            own, written = self.of(word)
            firsts.append(len(ids))
            ids += own
            shapes += [written] * len(own)
            lasts.append(len(ids) - 1)
        return Row([*ids, MARK], [*shapes, 0], firsts, lasts)


@dataclass(frozen=True)
class Arrays:
    """Rows as the network takes them, all int64: `ids`, `mask` and `shapes` (row, subword); `first` and `last` subword of each
    word, 0 where a row has no more words, and `back`, the place of the word that stands there from behind (row, word)."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    back: NDArray[np.int64]


def arrays(rows: Sequence[Row]) -> Arrays:
    """Rows side by side, padded to the longest."""
    import numpy as np

    width, most = max(len(row.ids) for row in rows), max(len(row.firsts) for row in rows)
    ids, mask, shapes = (np.zeros((len(rows), width), dtype=np.int64) for _ in range(3))
    first, last = (np.zeros((len(rows), most), dtype=np.int64) for _ in range(2))
    back = np.tile(np.arange(most), (len(rows), 1))
    for number, row in enumerate(rows):
        length, words = len(row.ids), len(row.firsts)
        ids[number, :length], shapes[number, :length], mask[number, :length] = row.ids, row.shapes, 1
        first[number, :words], last[number, :words] = row.firsts, row.lasts
        back[number, :words] = back[number, :words][::-1]
    return Arrays(ids, mask, shapes, first, last, back)
