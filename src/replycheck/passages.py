"""How the encoder reads a reply: in windows of at most so many subwords, every sentence between its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 96  # subwords of a window, marks included: what the network was pre-trained on
START, MARK = 2, 3  # the project's tokenizer writes them [CLS] and [SEP]
_BEFORE, _AFTER = 24, 16  # subwords of the neighbours that a window shows beside its own sentences


@dataclass(frozen=True)
class Window:
    """Subword numbers, and where in them sentences stand: (number of the sentence, start, end), its mark included."""

    ids: Sequence[int]
    spans: Sequence[tuple[int, int, int]]


def windows(sentences: Sequence[Sequence[int]]) -> Iterator[Window]:
    """A passage, given as subword numbers per sentence, in windows; each sentence stands in one of them.

    A window begins with the end of the sentence before it and ends with the beginning of the one that follows; a mark
    stands before every sentence and at the end. Of a sentence that is longer than a window only the beginning is read.
    """
    number = 0
    while number < len(sentences):
        own = list(sentences[number])[: LONGEST - 2]
        room = LONGEST - 3 - len(own)
        before = list(sentences[number - 1][-min(_BEFORE, room) :]) if number and room > 0 else []
        ids = [START, *before] if before else []
        spans: list[tuple[int, int, int]] = []
        while number < len(sentences):
            own = list(sentences[number])[: LONGEST - 2]
            if spans and len(ids) + len(own) + 2 > LONGEST:
                break
            spans.append((number, len(ids), len(ids) + 1 + len(own)))
            ids += [MARK if ids else START, *own]
            number += 1
        if number < len(sentences) and len(ids) + 2 < LONGEST:
            ids += [MARK, *sentences[number][: min(_AFTER, LONGEST - 2 - len(ids))]]
        yield Window([*ids, MARK], spans)


@dataclass(frozen=True)
class Arrays:
    """Windows as the network takes them, all int64: `ids` and `mask` (window, length), `places` of each sentence's
    subwords in the flat `ids`, and which of them are `shown` and no padding (sentence, longest sentence)."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    places: NDArray[np.int64]
    shown: NDArray[np.int64]


def arrays(read: Sequence[Window]) -> Arrays:
    """The windows side by side, padded to the longest; their sentences in the windows' order."""
    import numpy as np

    width = max(len(window.ids) for window in read)
    ids = np.zeros((len(read), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    stretches = []
    for row, window in enumerate(read):
        ids[row, : len(window.ids)] = window.ids
        mask[row, : len(window.ids)] = 1
        stretches += [(row * width + start, end - start) for _, start, end in window.spans]
    return Arrays(ids, mask, *stretched(stretches))


def stretched(stretches: Sequence[tuple[int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Stretches, given as start and length, as places and which of them are shown (stretch, longest stretch)."""
    import numpy as np

    steps = np.arange(max(length for _, length in stretches))
    starts, lengths = (np.array(column)[:, None] for column in zip(*stretches, strict=True))
    shown = (steps < lengths).astype(np.int64)
    return (starts + steps) * shown, shown
