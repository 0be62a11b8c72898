"""English sentence labels by rules and word lists alone: courtesy, warmth, what is meant for this customer, coldness."""

from __future__ import annotations

import pytest

from replycheck.config import Settings
from replycheck.engine import check
from replycheck.report import SentenceLabels


def labelled(text: str, *, encoder: bool = False) -> SentenceLabels:
    (found,) = check(text, language="en", channel="chat", turn=3, settings=Settings(encoder=encoder)).sentences
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Could you send me the order number?",
        "Nice to meet you.",
        "We look forward to seeing you on board.",
        "You can always reply to this message.",
    ],
)
def test_courtesy_is_polite(text: str) -> None:
    assert labelled(text).politeness.label == "polite"


@pytest.mark.parametrize("text", ["Do you still have the receipt?", "The parcel is at the depot."])
def test_plain_questions_and_facts_are_neutral(text: str) -> None:
    assert labelled(text).politeness.label == "neutral"


@pytest.mark.parametrize(
    "text", ["You are very welcome.", "It was nice chatting with you.", "I am glad to hear that it works again."]
)
def test_warmth_is_positive(text: str) -> None:
    assert labelled(text).sentiment.label == "positive"


@pytest.mark.parametrize("text", ["I'm sorry that you didn't enjoy the evening.", "The refund has been paid."])
def test_regret_and_facts_are_not_positive(text: str) -> None:
    assert labelled(text).sentiment.label != "positive"


@pytest.mark.parametrize(
    "text", ["Thanks for flagging this.", "That was our mistake.", "We should have called you on Monday."]
)
def test_what_is_meant_for_this_customer_is_respectful(text: str) -> None:
    assert labelled(text).respect.label == "respectful"


@pytest.mark.parametrize("text", ["Thank you for contacting us.", "How may I help you today?"])
def test_standing_phrases_are_not(text: str) -> None:
    assert labelled(text, encoder=True).respect.label == "neutral"


@pytest.mark.parametrize(
    "text",
    [
        "Most of our customers manage this without help.",
        "Next time please read the label first.",
        "Had the box been kept closed, it would have been fine.",
        "Funny how everyone loses the receipt in January.",
        "The fee stands.",
        "How come you only tell us now?",
    ],
)
def test_families_of_cold_wording(text: str) -> None:
    assert labelled(text).respect.label == "disrespectful"


@pytest.mark.parametrize(
    "text",
    [
        "Many customers ask this, so it is a good question.",
        "Next time you visit, coffee is on us.",
        "First you need to unlink the old account.",
        "THANK YOU FOR JOINING OUR CLUB.",
    ],
)
def test_their_near_misses(text: str) -> None:
    found = labelled(text)
    assert found.respect.label != "disrespectful"
    assert found.politeness.label != "impolite"
    assert found.sentiment.label != "negative"
