"""English replies that are right as they stand: no warning where the words only look like a fault."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.engine import check

MORNING = datetime(2026, 3, 11, 10)
EVENING = datetime(2026, 3, 11, 20)


def _severity(text: str, rule: str, **options: object) -> str:
    """How loud the rule speaks: none, info, warning or error."""
    report = check(text, language="en", **({"sent_at": MORNING, "turn": 3} | options))  # type: ignore[arg-type]
    found = [f.severity for f in report.findings if f.rule == rule]
    return max(found, key=lambda s: s.rank).value if found else "none"


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("There is no fee and no notice period.", "respect.slamming-the-door", "none"),
        ("That is our decision, period.", "respect.slamming-the-door", "warning"),
        ("We hope you will give us another chance.", "respect.threat", "none"),
        ("You will leave us no choice.", "respect.threat", "error"),
        ("Your message was saved but not sent due to an error.", "respect.blaming", "none"),
        ("You entered the wrong address, so the parcel came back.", "respect.blaming", "error"),
        ("Weather delays are out of our control.", "respect.passing-the-buck", "none"),
        ("That is out of our control.", "respect.passing-the-buck", "warning"),
        ("Sorry for the wait, but our team will be with you in an hour.", "empathy.apology-with-but", "none"),
        ("Sorry for the wait, but our team will not come today.", "empathy.apology-with-but", "error"),
        ("I'll put it in a jiffy bag.", "promise.vague-deadline", "none"),
        ("I'll put it on your account in a jiffy.", "promise.vague-deadline", "warning"),
        ("The courier will come tomorrow.", "promise.on-behalf-of-others", "info"),
        ("I will call you on Saturday at ten.", "promise.impossible-deadline", "info"),
    ],
)
def test_only_the_fault_is_warned_of(text: str, rule: str, said: str) -> None:
    assert _severity(text, rule) == said


KIND = (
    "Thank you for telling us, Eva, and I am sorry about the mix-up. I have refunded the fee today. {} "
    "You will hear from me on Friday, and the new lamp is on its way to you."
)


@pytest.mark.parametrize(("around", "said"), [("{}", "warning"), (KIND, "info")])
def test_what_the_encoder_finds_harmless_is_a_hint_in_a_kind_reply(around: str, said: str) -> None:
    text = around.format("As I mentioned, the van comes at nine.")
    assert _severity(text, "respect.repetition-reproach") == said


def test_an_hour_may_belong_to_the_later_day_that_the_sentence_names() -> None:
    rule = "promise.impossible-deadline"
    text = "The pump arrived only today; the crew is here tomorrow from 6 a.m. and will have it cold by noon."
    assert _severity(text, rule, sent_at=EVENING) == "none"


def test_today_lasts_past_closing_time() -> None:
    rule = "promise.impossible-deadline"
    assert _severity("I will refund the whole amount today.", rule, sent_at=EVENING) == "none"
    assert _severity("I will refund the whole amount by 10 March.", rule, sent_at=EVENING) == "error"


@pytest.mark.parametrize(("words", "said"), [(40, "info"), (50, "warning")])
def test_a_long_sentence_is_a_hint_until_it_is_endless(words: int, said: str) -> None:
    text = " ".join(["I", "checked", "the"] + ["blue"] * (words - 4) + ["lamp."])
    assert _severity(text, "length.long-sentence") == said


@pytest.mark.parametrize(("kind", "said"), [("template", "info"), ("draft", "warning")])
def test_a_line_of_a_screen_refuses_nobody(kind: str, said: str) -> None:
    rule = "sentiment.refusal-without-alternative"
    assert _severity("The requested location is not available.", rule, kind=kind, channel="email") == said


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ("I can't find the car I won in the game. Can you help?", {"none", "info"}),
        (
            "Three weeks and still nothing. Nobody cares, this is ridiculous. Worst service ever, never again.",
            {"warning"},
        ),
    ],
)
def test_on_social_media_only_a_plain_complaint_wants_regret(customer: str, said: set[str]) -> None:
    reply = "Please create a ticket on our support page."
    rule = "context.unacknowledged-complaint"
    assert _severity(reply, rule, channel="social", customer_message=customer, turn=1) in said
