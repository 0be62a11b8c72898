"""The day that dates an English promise when its own words name none: 'that night', 'by then', a bare clock time."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import iso

WEDNESDAY = datetime(2026, 3, 11, 10, 0)


def last_due(text: str, channel: str = "email") -> tuple[str, str | None]:
    report = check_draft(Draft(text=text, language="en", channel=channel, sent_at=WEDNESDAY), Settings(encoder=False))
    assert not report.skipped, report.skipped
    deadline = report.promises[-1].deadline
    return deadline.type, iso(deadline.latest)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Your visit is on Friday 20 March. I will call you that morning.", "2026-03-20T12:00"),
        ("The inspection is on Monday 16 March. I'll send the report that night.", "2026-03-16T22:00"),
        ("The hearing is on 2 April. We'll send you our papers by then.", "2026-04-02"),
        ("The engineer comes on Friday. He will be with you by noon.", "2026-03-13T12:00"),
        ("Your contract ends on 31 March. I'll ring you by 3 pm.", "2026-03-11T15:00"),
        ("If it fails again, call us and we'll replace it the same day.", None),
        ("I'll be with you by half past.", "2026-03-11T10:30"),
        ("I will call you tomorrow night.", "2026-03-12T22:00"),
    ],
)
def test_words_that_point_to_a_day(text: str, latest: str | None) -> None:
    kind, given = last_due(text)
    assert kind == "relative"
    assert (given and given[: len(latest or "")]) == latest


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("I'll keep a Saturday slot for you until Thursday at 5.", "2026-03-12T17:00"),
        ("Your refund of the fee that you paid on Monday will be with you by Friday.", "2026-03-13"),
        ("At Friday's meeting I'll raise your case.", "2026-03-13"),
        ("From next week we will deliver your milk on Tuesdays.", "2026-03-20"),
        ("We'll refund £30, which lands in your account within 5 working days.", "2026-03-18"),
    ],
)
def test_of_several_times_the_one_of_the_promise(text: str, latest: str) -> None:
    assert (last_due(text)[1] or "")[: len(latest)] == latest


def test_a_bare_hour_that_has_passed_is_the_evening() -> None:
    sent = datetime(2026, 3, 11, 17, 40)
    text = "They expect power back by about 9 tonight. I'll text you at 8 with how it's going."
    report = check_draft(Draft(text=text, language="en", channel="chat", sent_at=sent), Settings())
    assert [iso(p.deadline.latest) for p in report.promises] == ["2026-03-11T21:00", "2026-03-11T20:00"]
    assert not [f for f in report.findings if f.rule == "promise.impossible-deadline"]


def test_a_day_that_is_paid_for_is_no_deadline() -> None:
    assert last_due("We'll refund you for Monday.") == ("none", None)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("I'm restarting your line now, it takes about five minutes.", "2026-03-11T10:05"),
        ("Give me ten minutes, I'll find the file.", "2026-03-11T10:10"),
        ("The driver is leaving now and will be with you by 11:30.", "2026-03-11T11:30"),
    ],
)
def test_now_ends_where_the_words_count_it_out(text: str, latest: str) -> None:
    assert (last_due(text, "chat")[1] or "")[:16] == latest


@pytest.mark.parametrize("days", ["today", "today and on Friday"])
def test_the_evening_before_is_never_over_already(days: str) -> None:
    text = f"The engineer comes {days}. Should that slip, I will let you know the evening before."
    report = check_draft(Draft(text=text, language="en", channel="email", sent_at=WEDNESDAY), Settings(encoder=False))
    assert "let you know" in report.promises[-1].text
    assert "promise.impossible-deadline" not in {finding.rule for finding in report.findings}
