"""Dutch replies that are right as they stand: no warning where the words only look like a fault."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.engine import check
from replycheck.report import Severity


def _warned(text: str, rule: str, sent_at: datetime = datetime(2026, 3, 11, 10), channel: str = "email") -> bool:
    report = check(text, language="nl", sent_at=sent_at, turn=3, channel=channel)
    return any(f.rule == rule and f.severity is not Severity.INFO for f in report.findings)


@pytest.mark.parametrize(
    ("text", "rule", "warned"),
    [
        ("U ontvangt zo dadelijk een mail om het te bevestigen.", "promise.vague-deadline", False),
        ("U ontvangt binnenkort een mail om het te bevestigen.", "promise.vague-deadline", True),
        ("De planning belt u rond zondag 15 maart.", "promise.impossible-deadline", False),
        ('Een pakket hoort niet in een container, ook niet "voor even".', "respect.patronising", False),
        ('Een deur is niet "kapot".', "respect.patronising", True),
        ("Waarom hebben wij uw melding opnieuw geopend?", "respect.blaming", False),
    ],
)
def test_only_the_fault_is_warned_of(text: str, rule: str, warned: bool) -> None:
    assert _warned(text, rule) is warned


@pytest.mark.parametrize(("after", "said"), [("Zodra de stand er is, mail ik u.", False), ("Fijne dag.", True)])
def test_an_own_next_step_makes_a_promise_for_others_safe(after: str, said: bool) -> None:
    report = check(f"De netbeheerder leest uw meter deze week uit. {after}", language="nl", turn=3)
    assert any(f.rule == "promise.on-behalf-of-others" for f in report.findings) is said


@pytest.mark.parametrize(
    ("after", "warned"), [("Bent u het er niet mee eens, dan kunt u naar de Geschillencommissie.", False), ("", True)]
)
def test_a_route_to_object_excuses_a_firm_no(after: str, warned: bool) -> None:
    text = f"Wij blijven bij ons besluit. {after}".strip()
    assert _warned(text, "respect.slamming-the-door") is warned


@pytest.mark.parametrize(
    ("second", "warned"),
    [
        ("Is dat donderdag 19 maart niet gelukt, dan stuur ik u een nieuw pakket.", False),
        ("Donderdag 19 maart bezorg ik het pakket.", True),
    ],
)
def test_a_fallback_is_no_second_date(second: str, warned: bool) -> None:
    text = f"Ik lever het pakket vandaag nog bij u af. {second}"
    assert _warned(text, "promise.conflicting-deadlines") is warned


@pytest.mark.parametrize(
    ("words", "label"),
    [("U kunt dit bericht negeren.", "neutral"), ("Het staat u vrij om dit bericht te negeren.", "neutral")],
)
def test_set_phrases_stay_quiet(words: str, label: str) -> None:
    report = check(words, language="nl", sent_at=datetime(2026, 3, 11, 10), turn=3)
    assert report.sentences[0].respect.label == label
