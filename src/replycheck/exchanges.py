"""How the matcher reads a reply beside its message: the message first, then a window of the reply, in one row.

Both parts count their positions from 0, as in pre-training; the network tells them apart by their kind, 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replycheck.passages import MARK, START, Window, stretched, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PROMPT = 96  # subwords of the message that are read, marks included

Span = tuple[int, int]


@dataclass(frozen=True)
class Exchange:
    """Subword numbers of a message with the stretches of its questions, and the windows of the reply to it."""

    prompt: Sequence[int]
    asked: Sequence[Span]
    windows: Sequence[Window]


def exchange(words: Sequence[int], offsets: Sequence[Span], asked: Sequence[Span], sentences: Sequence[Sequence[int]]) -> Exchange:
    """A message, given as subword numbers with their offsets in the text and the stretches of text that ask something,
    and a reply as subword numbers per sentence. Of a message that is too long the questions are read and its beginning."""
    kept = _kept(offsets, asked)
    places = [
        [place for place, n in enumerate(kept, start=1) if offsets[n][0] < end and start < offsets[n][1]] for start, end in asked
    ]
    spans = [(own[0], own[-1] + 1) if own else (0, 1) for own in places]
    return Exchange([START, *(words[n] for n in kept), MARK], spans, list(windows(sentences)))


def _kept(offsets: Sequence[Span], asked: Sequence[Span]) -> list[int]:
    room = PROMPT - 2
    if len(offsets) <= room:
        return list(range(len(offsets)))
    asking = [n for n, (first, last) in enumerate(offsets) if any(first < end and start < last for start, end in asked)]
    kept = set(asking[: 2 * room // 3])
    kept |= set([n for n in range(len(offsets)) if n not in kept][: room - len(kept)])
    return sorted(kept)


@dataclass(frozen=True)
class Rows:
    """Exchanges as the network takes them, all int64: a row for each window. `ids`, `mask`, `positions` and `kinds`
    (row, length); `places` and `shown` of each sentence's subwords in the flat `ids` (sentence, longest), `asked` and
    `asking` of each question's; `pairs` of a question's and a sentence's number, both of the same row (pair, 2)."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    positions: NDArray[np.int64]
    kinds: NDArray[np.int64]
    places: NDArray[np.int64]
    shown: NDArray[np.int64]
    asked: NDArray[np.int64]
    asking: NDArray[np.int64]
    pairs: NDArray[np.int64]


def rows(read: Sequence[tuple[Exchange, Window]]) -> Rows:
    """The windows of exchanges side by side, padded to the longest; sentences and questions in the rows' order, and each
    row's questions with each of its sentences. Without any question there is one pair that nobody asked for."""
    import numpy as np

    width = max(len(one.prompt) + len(window.ids) for one, window in read)
    ids, mask, positions, kinds = (np.zeros((len(read), width), dtype=np.int64) for _ in range(4))
    sentences: list[Span] = []
    questions: list[Span] = []
    pairs: list[Span] = []
    for row, (one, window) in enumerate(read):
        before, whole = len(one.prompt), len(one.prompt) + len(window.ids)
        ids[row, :whole] = [*one.prompt, *window.ids]
        mask[row, :whole] = 1
        positions[row, :whole] = [*range(before), *range(len(window.ids))]
        kinds[row, before:whole] = 1
        pairs += [
            (len(questions) + q, len(sentences) + s) for q in range(len(one.asked)) for s in range(len(window.spans))
        ]
        sentences += [(row * width + before + start, end - start) for _, start, end in window.spans]
        questions += [(row * width + start, end - start) for start, end in one.asked]
    return Rows(
        ids, mask, positions, kinds, *stretched(sentences), *stretched(questions or [(0, 1)]),
        np.array(pairs or [(0, 0)], dtype=np.int64),
    )  # fmt: skip
