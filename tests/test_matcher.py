"""The matcher: reply and message are read together, whole where they can be, and judged by the shipped model."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck import matcher
from replycheck.exchanges import PROMPT, exchange, rows
from replycheck.matcher import Match

START, MARK = 2, 3


def match(message: str, *sentences: str, asked: str = "") -> Match:
    at = message.find(asked) if asked else -1
    return matcher.match(message, [(at, at + len(asked))] if asked else [], sentences)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 300), st.integers(0, 299), st.integers(1, 30), st.lists(st.integers(0, 120), min_size=1, max_size=8))
def test_of_a_long_message_the_question_and_the_beginning_are_read(words: int, at: int, long: int, reply: list[int]) -> None:
    offsets = [(3 * n, 3 * n + 2) for n in range(words)]
    asked = [(3 * at, 3 * (at + long))]
    found = exchange(list(range(10, 10 + words)), offsets, asked, [[7] * length for length in reply])
    assert len(found.prompt) <= PROMPT
    assert found.prompt[0] == START
    assert found.prompt[-1] == MARK
    inner = list(found.prompt[1:-1])
    assert inner == sorted(inner)
    if words > at:
        start, end = found.asked[0]
        own = [10 + n for n in range(at, min(words, at + long))]
        assert list(found.prompt[start:end]) == own


def test_rows_pair_each_question_with_each_sentence_of_its_own_row() -> None:
    one = exchange([11, 12, 13], [(0, 2), (3, 5), (6, 8)], [(0, 2), (3, 8)], [[21, 22], [23]])
    two = exchange([11], [(0, 2)], [], [[31]])
    three = exchange([11], [(0, 2)], [(0, 2)], [[41, 42, 43]])
    given_ = rows([(e, w) for e in (one, two, three) for w in e.windows])
    assert given_.pairs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 3]]
    flat = given_.ids.ravel()
    shown = [flat[places][kept == 1].tolist() for places, kept in zip(given_.places, given_.shown, strict=True)]
    assert [row[1:] for row in shown] == [[21, 22], [23], [31], [41, 42, 43]]
    asked = [flat[places][kept == 1].tolist() for places, kept in zip(given_.asked, given_.asking, strict=True)]
    assert asked == [[11], [12, 13], [11]]
    assert (given_.positions[given_.kinds == 1] < 96).all()
    assert np.array_equal(given_.mask.sum(axis=1), [5 + 6, 3 + 3, 3 + 5])


def test_a_complaint_that_is_taken_up_and_one_that_is_not() -> None:
    told = "Al drie weken wacht ik op mijn stoel en niemand belt terug. Ik ben er helemaal klaar mee!"
    heard = match(told, "Drie weken wachten zonder één telefoontje is veel te lang, dat spijt me oprecht.", "Uw stoel komt vrijdag.")
    passed = match(told, "Uw stoel staat op de planning.", "U ontvangt automatisch bericht.")
    assert passed.complaint > 0 > heard.complaint
    calm = match("Tot hoe laat bent u open op zaterdag?", "Op zaterdag zijn we open tot vijf uur.", asked="Tot hoe laat bent u open op zaterdag?")
    assert calm.complaint < 0


def test_a_broken_promise_that_is_owned_and_one_that_is_not() -> None:
    told = "Your colleague said someone would ring me on Tuesday. It is Friday and I have heard nothing."
    owned = match(told, "You should have had that call on Tuesday, and it never came: that is our mistake.", "The part arrives on Monday.")
    passed = match(told, "Thank you for your message.", "A member of our team will contact you in due course.")
    assert passed.broken > owned.broken + 2


def test_asking_for_what_was_told() -> None:
    told = "My parcel never came. It is order 55120, placed on 3 May, and a photo of the empty box is attached."
    again = match(told, "Sorry to hear that.", "Could you send us a photo of the box?", "I will look into it.")
    new = match(told, "Sorry to hear that.", "Is there a safe place where we can leave the next one?", "I will look into it.")
    assert again.known[1] > new.known[1] + 2
    assert len(again.known) == len(again.tried) == 3


def test_sending_back_to_a_step_that_was_tried() -> None:
    told = "I've restarted the router three times and reset it twice, still no internet."
    back = match(told, "Please restart your router and wait two minutes.")
    other = match(told, "The line test shows a fault in the street, so an engineer comes on Monday.")
    assert back.tried[0] > other.tried[0] + 2


def test_the_sentence_that_answers_is_told_from_the_others() -> None:
    told = "Ik heb een bankje besteld. Kan ik het ook in het blauw krijgen? En wanneer wordt het geleverd?"
    found = match(
        told, "Dank voor uw bestelling.", "Het bankje wordt donderdag 12 maart geleverd.", asked="wanneer wordt het geleverd?"
    )
    (answers,) = found.answers
    assert answers[1] > answers[0]


def test_more_questions_than_are_read_and_a_message_without_words_do_no_harm() -> None:
    many = "Hoe laat? " * 40
    asked = [(10 * n, 10 * n + 9) for n in range(40)]
    found = matcher.match(many, asked, ("Om drie uur.",))
    assert 0 < len(found.answers) < 40
    assert len(matcher.match("🙂", [], ("Fijn om te horen!", "Tot ziens.")).known) == 2
    assert len(matcher.match("x" * 20_000, [], ("Dat zoek ik uit.",) * 40).tried) == 40
