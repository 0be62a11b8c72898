"""Windows: every sentence of a passage is read once, whole where it can be, between its neighbours."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck import encoder
from replycheck.passages import LONGEST, Window, arrays, windows

START, MARK = 2, 3


def passage(lengths: list[int], seed: int = 3) -> list[list[int]]:
    chance = random.Random(seed)  # noqa: S311
    return [[chance.randrange(10, 16_000) for _ in range(length)] for length in lengths]


def own(window: Window) -> dict[int, list[int]]:
    return {number: list(window.ids[start + 1 : end]) for number, start, end in window.spans}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 130), max_size=30))
def test_every_sentence_stands_in_one_window(lengths: list[int]) -> None:
    sentences = passage(lengths)
    found = list(windows(sentences))
    read = [(number, ids) for window in found for number, ids in own(window).items()]
    assert read == [(number, ids[: LONGEST - 2]) for number, ids in enumerate(sentences)]
    assert all(len(window.ids) <= LONGEST and window.ids[0] == START and window.ids[-1] == MARK for window in found)


def test_a_window_shows_the_end_before_it_and_the_beginning_behind_it() -> None:
    sentences = passage([40, 40, 40, 40])
    first, second, _ = windows(sentences)
    assert list(own(first)) == [0, 1]
    assert list(first.ids[82:]) == [MARK, *sentences[2][:12], MARK]
    assert list(own(second)) == [2]
    assert list(second.ids[1:25]) == sentences[1][-24:]


def test_arrays_point_at_each_sentence() -> None:
    sentences = passage([4, 9, 2, 60, 33])
    read = list(windows(sentences))
    made = arrays(read)
    flat = made.ids.reshape(-1)
    for row, ids in enumerate(sentences):
        kept = made.shown[row].astype(bool)
        assert flat[made.places[row][kept]].tolist()[1:] == ids
    assert made.mask.sum() == sum(len(window.ids) for window in read)
    assert made.shown.shape == made.places.shape
    assert np.all(made.places[made.shown == 0] == 0)


def test_company_changes_how_a_sentence_is_read() -> None:
    line = "Dat kunt u op onze website vinden."
    kind = ("Wat vervelend, daar help ik u graag mee.", line, "Lukt het niet, dan kijk ik met u mee.")
    cold = ("Dat is uw probleem.", line, "U had beter moeten opletten, wij doen hier niets mee.")
    (_, beside_kind, _), (_, beside_cold, _) = encoder.judge([kind, cold])
    assert beside_cold.respect[0] > beside_kind.respect[0]
