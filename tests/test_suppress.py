"""Inline suppression: what a comment reaches, that it needs a reason, and that it is never silently wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from replycheck import suppress
from replycheck.readers.comments import mask_comments
from replycheck.report import Finding, Report, Severity, Suppression, Verdict

BUSY = "respect.busy-excuse"
TODAY = date(2025, 12, 3)


def report(text: str, *words: str, rule: str = BUSY, wide: bool = True) -> Report:
    findings = tuple(
        Finding(rule, Severity.ERROR, text.index(w), text.index(w) + len(w), w, "m", sentence_wide=wide) for w in words
    )
    return Report(text, "nl", "email", datetime(2025, 12, 3), Verdict.BLOCK, {}, {}, findings=findings)


def judged(found: Report, today: date = TODAY) -> tuple[Report, tuple[str, ...]]:
    directives, notices = suppress.find(found.text)
    after, more = suppress.apply(found, directives, today=today, min_confidence=0.5)
    return after, notices + more


def suppressed(text: str, *words: str) -> list[bool]:
    return [f.suppressed is not None for f in judged(report(text, *words))[0].findings]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- replycheck: {} -->",
        "{{# replycheck: {} #}}",
        "{{% comment %}} replycheck: {} {{% endcomment %}}",
        "{{{{!-- replycheck: {} --}}}}",
        "<%# replycheck: {} %>",
        "# replycheck: {}",
        "  // replycheck: {}",
    ],
)
def test_a_comment_on_its_own_line_reaches_the_next(comment: str) -> None:
    line = comment.format(f"ignore {BUSY} -- zo afgesproken")
    text = f"Dag,\n{line}\n\nhet is druk.\nweer druk.\n"
    after, notices = judged(report(text, "is druk", "weer druk"))
    assert [f.suppressed for f in after.findings] == [Suppression("inline", "zo afgesproken"), None]
    assert after.verdict is Verdict.BLOCK
    assert notices == ()
    masked = mask_comments(text)
    assert "replycheck" not in masked
    assert len(masked) == len(text)


def test_a_comment_behind_text_reaches_its_own_line() -> None:
    text = "het is druk. <!-- replycheck: ignore respect -- afgesproken -->\nweer druk.\n"
    assert suppressed(text, "is druk", "weer druk") == [True, False]


def test_ignore_next_line_behind_text_reaches_the_next() -> None:
    text = "het is druk. <!-- replycheck: ignore-next-line respect.* -- afgesproken -->\nweer druk.\n"
    assert suppressed(text, "is druk", "weer druk") == [False, True]


def test_disable_reaches_until_enable() -> None:
    text = (
        "eerst druk.\n# replycheck: disable respect.busy-excuse -- vaste tekst\ndan druk.\n"
        "# replycheck: enable respect.busy-excuse\nlater druk.\n"
    )
    assert suppressed(text, "eerst druk", "dan druk", "later druk") == [False, True, False]


def test_other_rules_still_speak() -> None:
    text = "het is druk. <!-- replycheck: ignore length.long-sentence -- afgesproken -->\n"
    after, notices = judged(report(text, "is druk"))
    assert after.findings[0].suppressed is None
    assert notices == ("line 1: the suppression of length.long-sentence is not needed; remove it",)


def test_the_verdict_is_decided_anew() -> None:
    text = "het is druk. <!-- replycheck: ignore respect -- afgesproken -->\n"
    assert judged(report(text, "is druk"))[0].verdict is Verdict.PASS


def test_a_finding_about_the_whole_message_needs_no_line() -> None:
    text = "Dag.\n\nhet is druk.\n# replycheck: ignore politeness.missing-greeting -- vervolg op een gesprek\n"
    found = report(text, "Dag", rule="politeness.missing-greeting", wide=False)
    assert judged(found)[0].findings[0].suppressed is not None


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (f"ignore {BUSY}", "the reason is missing"),
        (f"ignore {BUSY} --", "the reason is missing"),
        ("ignore -- waarom", "name the rule"),
        ("ignore respect.busy-excus -- waarom", "did you mean 'respect.busy-excuse'"),
        (f"skip {BUSY} -- waarom", "write ignore, ignore-next-line, disable or enable"),
        (f"ignore {BUSY} -- waarom until morgen", "'morgen' is not a day"),
    ],
)
def test_an_unusable_comment_is_a_notice_and_suppresses_nothing(order: str, said: str) -> None:
    after, notices = judged(report(f"het is druk. <!-- replycheck: {order} -->\n", "is druk"))
    assert after.findings[0].suppressed is None
    assert len(notices) == 1
    assert notices[0].startswith("line 1: ")
    assert said in notices[0]


def test_a_suppression_ends_after_its_last_day() -> None:
    found = report(f"het is druk. <!-- replycheck: ignore {BUSY} -- actie, until 2025-12-31 -->\n", "is druk")
    held, quiet = judged(found, date(2025, 12, 31))
    assert held.findings[0].suppressed == Suppression("inline", "actie", date(2025, 12, 31))
    assert quiet == ()
    ended, notices = judged(found, date(2026, 1, 1))
    assert ended.findings[0].suppressed is None
    assert "ended on 2025-12-31" in notices[0]


def test_two_rules_in_one_comment() -> None:
    text = f"het is druk. <!-- replycheck: ignore {BUSY}, length.long-sentence -- allebei bekend -->\n"
    found = report(text, "is druk")
    both = replace(found, findings=(*found.findings, replace(found.findings[0], rule="length.long-sentence")))
    assert all(f.suppressed for f in judged(both)[0].findings)


def test_part_of_the_rules_still_tells_what_ended_but_not_what_is_needless() -> None:
    text = (
        f"het is druk. <!-- replycheck: ignore {BUSY} -- actie, until 2025-12-01 -->\n"
        "fijn. <!-- replycheck: ignore length.long-sentence -- kort -->\n"
    )
    found = report(text, "is druk")
    directives, _ = suppress.find(text)
    _, notices = suppress.apply(found, directives, today=TODAY, min_confidence=0.5, narrowed=True)
    assert len(notices) == 1
    assert "ended on 2025-12-01" in notices[0]
