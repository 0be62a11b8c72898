"""The store: what is kept, who may read it, what a decision changes, and what survives a crash."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from conftest import STORES
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.schema import CreateTable

from replycheck.errors import StoreError
from replycheck.report import (
    Deadline,
    Finding,
    Label,
    Promise,
    Related,
    Report,
    SentenceLabels,
    Severity,
    Skipped,
    Suggestion,
    Suppression,
    Verdict,
    fingerprint,
)
from replycheck.store import Added, Contact, Filter, Mark, Store, location, open_store, reports
from replycheck.store.opening import bring_forward, engine_for
from replycheck.store.reviewing import HOLD
from replycheck.store.steps import STEPS
from replycheck.store.tables import METADATA
from replycheck.store.values import StoredReport, next_weekday, promise_state

WEDNESDAY = datetime(2025, 12, 3, 10)
BUSY = "Beste mevrouw Jansen,\n\nSorry, het is erg druk. Ik bel u morgen terug.\n\nMet vriendelijke groet,\nEva"
BUSY_RULE = "respect.busy-excuse"
KIND = "Beste meneer De Wit,\n\nDank u voor uw bericht. Uw pakket is onderweg.\n\nMet vriendelijke groet,\nEva"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "data" / "replycheck"
    monkeypatch.setenv("REPLYCHECK_DATA", str(chosen))
    return chosen


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store, on every database that is installed."""
    if request.param == "sqlite":
        yield open_store()
        return
    url = request.getfixturevalue("postgresql_url")
    with create_engine(url).begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    made = open_store(url)
    yield made
    made.close()


@pytest.fixture
def file_store() -> Store:
    """An empty store in SQLite's file."""
    return open_store()


def checked(words: str = BUSY, **facts: object) -> Report:
    """A report that flags 'het is erg druk' and nothing else."""
    found = [
        Finding(BUSY_RULE, Severity.WARNING, m.start(), m.end(), m[0], "m")
        for m in re.finditer("het is erg druk", words)
    ]
    report = Report(
        text=words,
        language="nl",
        channel="email",
        checked_at=WEDNESDAY,
        verdict=Verdict.REVIEW if found else Verdict.PASS,
        scores={"respect": -0.5},
        counts={"words": len(words.split())},
        sentences=tuple(labels(m.start(), m.end()) for m in re.finditer(r"[^.\n]+\.?", words)),
        findings=tuple(replace(f, fingerprint=fingerprint(f.rule, words, n)) for n, f in enumerate(found)),
    )
    return replace(report, **facts)  # type: ignore[arg-type]


def labels(start: int, end: int) -> SentenceLabels:
    neutral = Label("neutral", 0.0)
    return SentenceLabels(start, end, "nl", neutral, neutral, neutral)


def with_findings(*found: tuple[str, Severity, float], words: str = "Dat kan niet.") -> Report:
    """A report whose findings are given as (rule, severity, confidence)."""
    findings = tuple(
        Finding(
            rule,
            severity,
            0,
            3,
            words[:3],
            "m",
            confidence=confidence,
            fingerprint=fingerprint(rule, words, 0),
        )
        for rule, severity, confidence in found
    )
    verdict = Verdict.BLOCK if any(f.severity is Severity.ERROR for f in findings) else Verdict.REVIEW
    return checked(words, findings=findings, verdict=verdict)


def promising(*latest: date | datetime | None, words: str = BUSY, **facts: object) -> Report:
    promises = tuple(
        Promise(
            n,
            n + 5,
            f"belofte {n}",
            "I",
            "terugbellen",
            "firm",
            deadline=Deadline("explicit", "dan", 0, 3, None, day),
        )
        for n, day in enumerate(latest)
    )
    return checked(words, promises=promises, **facts)


def rules_of(report: Report) -> set[str]:
    return {f.rule for f in report.open_findings()}


# what is kept


def test_a_report_comes_back_as_it_went_in(store: Store) -> None:
    report = promising(date(2025, 12, 5), datetime(2025, 12, 4, 17), None)
    number = store.add_report(
        report,
        customer_name="Jansen",
        customer_message="Waar blijft u?",
        agent="Eva",
        note="klopt dit?",
        state="review",
    )
    stored = store.get(number)
    assert "respect.busy-excuse" in rules_of(report)
    assert stored.report.to_dict() == report.to_dict()
    assert stored.report.promises == report.promises
    assert (stored.text, stored.agent, stored.note, stored.state) == (BUSY, "Eva", "klopt dit?", "review")
    assert stored.customer_message == "Waar blijft u?"


def test_only_the_user_may_read_the_store(file_store: Store, folder: Path) -> None:
    file_store.add_report(checked())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert location() in files
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}


def test_a_wide_file_is_made_private_and_a_shared_folder_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    file = shared / "store.db"
    file.touch(mode=0o644)
    open_store(f"sqlite:///{file}").add_report(checked())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


def test_the_users_own_data_folder_is_made_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPLYCHECK_DATA")
    monkeypatch.setattr("replycheck.store.opening.user_data_dir", lambda name: str(tmp_path / name))
    (tmp_path / "replycheck").mkdir(mode=0o755)
    open_store()
    assert location().parent == tmp_path / "replycheck"
    assert stat.S_IMODE(location().parent.stat().st_mode) == 0o700


def test_the_log_is_written_ahead(file_store: Store) -> None:
    with sqlite3.connect(location()) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_same_judgement_of_a_file_is_kept_once(store: Store) -> None:
    template = checked(path="templates/druk.txt")
    first = store.add_report(template)
    assert store.add_report(template) == first
    assert store.add_report(checked(KIND, path="templates/druk.txt")) != first
    assert store.add_report(checked()) != store.add_report(checked()), "without a path these may be two contacts"


def test_asking_for_review_raises_what_was_only_saved(store: Store) -> None:
    report = checked(KIND, id="ticket-7")
    number = store.add_report(report)
    assert store.queue() == []
    assert store.add_report(report, state="review", note="toon?") == number
    assert [r.note for r in store.queue()] == ["toon?"]
    store.decide(number, action="approve", reviewer="Lea")
    assert store.add_report(report) == number, "a nightly run brings nothing back that was approved"
    assert store.queue() == []
    assert store.add_report(report, state="review") != number, "an agent who asks again is answered again"


def test_every_field_of_a_finding_and_a_promise_is_kept(store: Store) -> None:
    finding = Finding(
        "context.asked-again",
        Severity.WARNING,
        0,
        5,
        "Beste",
        "m",
        confidence=0.75,
        source="context",
        reads_as="r",
        advice="a",
        suggestions=(Suggestion(0, 5, "Dag"), Suggestion(0, 5, "")),
        related=Related(3, 9, "borg €"),
        suppressed=Suppression("inline", "citaat", date(2026, 1, 1)),
        fingerprint="f",
    )
    promise = Promise(
        0, 5, "Beste", "we", "bellen", "conditional", "als het kan", "waarschijnlijk",
        Deadline("relative", "straks", 1, 4, datetime(2025, 12, 3, 12), datetime(2025, 12, 3, 17, 0, 30)), 0.5,
    )  # fmt: skip
    report = checked(findings=(finding,), promises=(promise,), skipped=(Skipped("tone", "no model"),), kind="template")
    assert store.get(store.add_report(report)).report == report


# the queue


def test_the_queue_has_the_worst_first(store: Store) -> None:
    order = [
        with_findings(("respect.a", Severity.WARNING, 0.9), words="een twee"),
        with_findings(("respect.b", Severity.ERROR, 0.6), words="drie vier"),
        with_findings(("respect.c", Severity.ERROR, 0.9), words="vijf zes"),
        with_findings(("respect.d", Severity.INFO, 1.0), words="zeven acht"),
    ]
    for report in order:
        store.add_report(report, state="review")
    assert [r.text for r in store.queue()] == ["vijf zes", "drie vier", "een twee", "zeven acht"]


def test_saved_replies_wait_for_review_only_when_flagged(store: Store) -> None:
    flagged = store.add_report(checked())
    store.add_report(checked(KIND, findings=(), verdict=Verdict.PASS))
    assert [r.id for r in store.queue()] == [flagged]
    assert len(store.queue(state="saved")) == 2


def test_the_queue_is_narrowed_by_rule_and_words(store: Store) -> None:
    one = store.add_report(with_findings(("respect.blaming", Severity.ERROR, 1), words="Éen klacht"), agent="Eva")
    two = store.add_report(with_findings(("form.no-greeting", Severity.WARNING, 1), words="100% zeker"), agent="Bo")
    assert [r.id for r in store.queue(rule="respect")] == [one]
    assert [r.id for r in store.queue(rule="form.*")] == [two]
    assert [r.id for r in store.queue(rule="respect.blaming")] == [one]
    assert [r.id for r in store.queue(search="ÉEN eva")] == [one]
    assert [r.id for r in store.queue(search="100%")] == [two]
    assert store.queue(search="1%0") == []
    assert store.queue(search="eva bo") == []
    with pytest.raises(StoreError, match="use one of"):
        store.queue(state="everything")


# decisions


def test_approve_and_return_move_a_report_and_undo_brings_it_back(store: Store) -> None:
    number = store.add_report(checked(), state="review")
    store.decide(number, action="approve", reviewer="Lea")
    assert store.get(number).state == "approved"
    store.decide(number, action="undo", reviewer="Lea")
    assert [r.id for r in store.queue()] == [number]
    store.decide(number, action="return", reviewer="Lea", note="Noem een dag.")
    assert [(r.state, r.decisions[-1].note) for r in store.queue(state="returned")] == [("returned", "Noem een dag.")]


def test_undo_takes_back_ones_own_last_decision_only(store: Store) -> None:
    number = store.add_report(checked(), state="review")
    store.decide(number, action="approve", reviewer="Lea")
    with pytest.raises(StoreError, match="Tom has no decision to undo"):
        store.decide(number, action="undo", reviewer="Tom")
    store.decide(number, action="return", reviewer="Lea", note="toch niet")
    store.decide(number, action="undo", reviewer="Lea")
    assert store.get(number).state == "approved"
    store.decide(number, action="undo", reviewer="Lea")
    assert store.get(number).state == "review"
    with pytest.raises(StoreError):
        store.decide(number, action="undo", reviewer="Lea")


def test_a_false_alarm_is_remembered_for_every_report_and_can_be_undone(store: Store) -> None:
    report = checked()
    finding = next(f for f in report.findings if f.rule == "respect.busy-excuse")
    first, second = store.add_report(report), store.add_report(checked())
    store.decide(first, action="false-alarm", reviewer="Lea", note="citaat", fingerprint=finding.fingerprint)
    overruled = next(f for f in store.get(second).report.findings if f.rule == finding.rule)
    assert overruled.suppressed is not None
    assert (overruled.suppressed.kind, overruled.suppressed.reason) == ("false-alarm", "citaat")
    assert finding.rule not in rules_of(store.get(second).report)
    store.decide(first, action="undo", reviewer="Lea")
    assert finding.rule in rules_of(store.get(second).report)
    assert store.false_alarms() == []


def test_false_alarms_become_test_cases(store: Store) -> None:
    report = checked()
    finding = next(f for f in report.findings if f.rule == "respect.busy-excuse")
    number = store.add_report(report)
    store.decide(number, action="false-alarm", reviewer="Lea", note="citaat", fingerprint=finding.fingerprint)
    (case,) = [json.loads(line) for line in store.false_alarm_cases()]
    assert case["text"] == "Sorry, het is erg druk."
    assert case["text"][case["start"] : case["end"]] == finding.text
    assert (case["absent"], case["lang"], case["reason"]) == (finding.rule, "nl", "citaat")


def test_bad_decisions_are_refused_with_a_line(store: Store) -> None:
    number = store.add_report(checked())
    for wrong in ({"action": "return"}, {"action": "agree"}, {"action": "false-alarm", "fingerprint": "nee"}):
        with pytest.raises(StoreError):
            store.decide(number, reviewer="Lea", **wrong)
    with pytest.raises(StoreError, match="there is no report 999"):
        store.decide(999, action="approve", reviewer="Lea")
    assert store.get(number).decisions == ()


def test_a_queue_shows_replies_as_they_were_at_one_moment(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    number = store.add_report(checked(), state="review")
    read = reports.by_number

    def after_a_decision(connection: Connection, numbers: list[int]) -> list[StoredReport]:
        store.decide(number, action="approve", reviewer="Tom")
        return read(connection, numbers)

    monkeypatch.setattr(reports, "by_number", after_a_decision)
    (seen,) = store.queue()
    assert (seen.state, seen.decisions) == ("review", ())
    with pytest.raises(StoreError, match="by now"):
        store.decide(number, action="approve", reviewer="Lea", seen_as=seen.state)


def test_two_reviewers_do_not_decide_over_each_other(store: Store) -> None:
    number = store.add_report(checked(), state="review")
    seen = store.get(number)
    store.decide(number, action="approve", reviewer="Tom")
    with pytest.raises(StoreError, match=r"approved by now \(Tom\)"):
        store.decide(number, action="return", reviewer="Lea", note="x", seen_as=seen.state)
    assert [d.reviewer for d in store.get(number).decisions] == ["Tom"]


def test_decisions_are_added_never_rewritten(file_store: Store) -> None:
    number = file_store.add_report(checked())
    file_store.decide(number, action="approve", reviewer="Lea")
    file_store.decide(number, action="undo", reviewer="Lea")
    assert [d.action for d in file_store.get(number).decisions] == ["approve", "undo"]
    with (
        sqlite3.connect(location()) as connection,
        pytest.raises(sqlite3.IntegrityError, match="never rewritten"),
    ):
        connection.execute("UPDATE decisions SET note = 'x'")


# two reviewers, marks, and the writer's answer


def test_a_reply_is_in_one_hand_at_a_time(store: Store) -> None:
    one, two = (store.add_report(checked(f"{n} het is erg druk")) for n in range(2))
    assert store.take(one, reviewer="Lea") == "Lea"
    assert store.take(one, reviewer="Tom") == "Lea"
    with pytest.raises(StoreError, match="Lea has report"):
        store.decide(one, action="approve", reviewer="Tom")
    assert store.take(two, reviewer="Lea") == "Lea"
    assert store.taken() == {two: "Lea"}, "a reviewer has one reply in hand"
    assert store.take(one, reviewer="Tom") == "Tom"
    store.let_go(reviewer="Tom")
    assert store.taken() == {two: "Lea"}


def test_who_went_home_lets_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    number = store.add_report(checked())
    store.take(number, reviewer="Lea")
    monkeypatch.setattr(store, "_clock", lambda: datetime.now(UTC) + HOLD)
    assert store.taken() == {}
    assert store.take(number, reviewer="Tom") == "Tom"


def test_marks_are_kept_with_their_place(store: Store) -> None:
    number = store.add_report(checked())
    marks = (Mark("respect.blaming", 0, 5), Mark("form.x", 7, 9))
    assert store.decide(number, action="judge", reviewer="Lea", marks=marks).marks == marks
    store.decide(number, action="missed", reviewer="Tom", marks=marks[:1])
    assert [d.marks for d in store.get(number).decisions] == [marks, marks[:1]]
    assert store.get(number).state == "saved", "a mark decides nothing about the reply"
    for wrong in (marks, (), (Mark("x.y", 5, len(BUSY) + 1),)):
        with pytest.raises(StoreError):
            store.decide(number, action="missed", reviewer="Lea", marks=wrong)


def test_each_reviewer_judges_a_reply_once_in_an_order_that_tells_nothing(store: Store) -> None:
    numbers = [store.add_report(checked(f"{n} het is erg druk")) for n in range(6)]
    order = [r.id for r in store.unjudged("Lea", limit=9)]
    assert sorted(order) == numbers
    assert order == [r.id for r in store.unjudged("Tom", limit=9)]
    store.decide(order[0], action="judge", reviewer="Lea")
    assert [r.id for r in store.unjudged("Lea", limit=9)] == order[1:]
    assert [r.id for r in store.unjudged("Tom", limit=9)] == order
    store.decide(order[0], action="undo", reviewer="Lea")
    assert [r.id for r in store.unjudged("Lea", limit=9)] == order


def test_a_return_is_accepted_or_disputed_and_the_lead_closes_the_dispute(store: Store) -> None:
    number = store.add_report(checked(), agent="eva", state="review")
    with pytest.raises(StoreError, match="not returned"):
        store.decide(number, action="accept", reviewer="eva")
    store.decide(number, action="return", reviewer="Lea", note="Noem een dag.")
    assert [r.id for r in store.returned_to("eva")] == [number]
    assert store.returned_to("bo") == []
    with pytest.raises(StoreError, match="needs a reason"):
        store.decide(number, action="dispute", reviewer="eva")
    store.decide(number, action="dispute", reviewer="eva", note="Die is er niet.")
    assert store.returned_to("eva") == []
    worse = store.add_report(with_findings(("respect.a", Severity.ERROR, 1)), state="review")
    assert [r.id for r in store.queue()] == [number, worse], "who waits for an answer comes first"
    assert [r.id for r in store.queue(state="disputed")] == [number]
    store.decide(number, action="close", reviewer="Lea", note="Zeg dat dan.")
    assert [r.state for r in store.returned_to("eva")] == ["closed"]
    store.decide(number, action="accept", reviewer="eva")
    assert store.get(number).state == "accepted"
    assert store.returned_to("eva") == []
    assert [r.id for r in store.queue()] == [worse]


def test_what_many_read_comes_before_what_one_reads(store: Store) -> None:
    lone = store.add_report(with_findings(("respect.a", Severity.WARNING, 1.0), words="een keer"))
    for _ in range(12):
        often = store.add_report(with_findings(("respect.b", Severity.WARNING, 0.9), words="steeds weer"))
    queue = [r.id for r in store.queue()]
    assert queue[0] == often
    assert queue[-1] != lone
    assert store.count() == 13
    assert [r.id for r in store.queue(limit=2)] == queue[:2]


def test_the_filter_knows_every_field(store: Store) -> None:
    found = with_findings(("respect.a", Severity.ERROR, 1), words="de factuur")
    one = store.add_report(replace(found, id="T-1"), agent="Eva", customer_name="Ünal", state="review")
    two = store.add_report(with_findings(("form.b", Severity.WARNING, 1), words="het_pakket"), agent="Bo")
    store.record_promises(promising(date(2025, 12, 1)), customer="Ünal")
    fits = {
        Filter(words=("factuur", "eva")): [one],
        Filter(words=("ünal",)): [one],
        Filter(words=("t_pak",)): [two],
        Filter(words=("t%pak",)): [],
        Filter(rules=("form",)): [two],
        Filter(agents=("ev",), customers=("ün",)): [one],
        Filter(severity=1): [two],
        Filter(channels=("chat",)): [],
        Filter(languages=("nl",), states=("saved",)): [two],
        Filter(overdue=True): [one],
        Filter(): [one, two],
    }
    assert {f: [r.id for r in store.queue(wanted=f, now=WEDNESDAY)] for f in fits} == fits
    assert store.queue(wanted=Filter(overdue=True), now=datetime(2025, 12, 1, 12)) == []


# promises


@pytest.mark.parametrize(
    ("latest", "now", "state"),
    [
        (None, WEDNESDAY, "open"),
        (date(2025, 12, 5), WEDNESDAY, "open"),
        (date(2025, 12, 4), WEDNESDAY, "soon"),
        (date(2025, 12, 3), datetime(2025, 12, 3, 23, 59), "soon"),
        (date(2025, 12, 3), datetime(2025, 12, 4), "overdue"),
        (datetime(2025, 12, 3, 17), datetime(2025, 12, 3, 17), "soon"),
        (datetime(2025, 12, 3, 17), datetime(2025, 12, 3, 17, 1), "overdue"),
        (date(2025, 12, 8), datetime(2025, 12, 5, 16), "soon"),
    ],
)
def test_a_promise_grows_pressing(latest: date | datetime | None, now: datetime, state: str) -> None:
    assert promise_state(latest, now) == state


@given(
    latest=st.one_of(
        st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1))
    ),
    now=st.datetimes(datetime(2024, 6, 1), datetime(2027, 6, 1)),
    passed=st.timedeltas(timedelta(0), timedelta(days=400)),
)
@settings(deadline=None)
def test_time_only_makes_a_promise_more_pressing(latest: date, now: datetime, passed: timedelta) -> None:
    order = ("open", "soon", "overdue")
    assert order.index(promise_state(latest, now)) <= order.index(promise_state(latest, now + passed))


def test_the_next_weekday_skips_the_weekend() -> None:
    assert next_weekday(date(2025, 12, 5)) == date(2025, 12, 8)
    assert next_weekday(date(2025, 12, 3)) == date(2025, 12, 4)


def test_promises_are_listed_by_what_is_due(store: Store) -> None:
    days = (date(2025, 12, 1), datetime(2025, 12, 3, 17), date(2025, 12, 9), date(2025, 12, 10), None)
    assert store.record_promises(promising(*days), customer="Jansen", reference="T-7") == 5
    every = store.promises(now=WEDNESDAY)
    assert [p.latest for p in every] == list(days)
    assert [p.state for p in every] == ["overdue", "soon", "open", "open", "open"]
    assert {(p.customer, p.reference, p.owner) for p in every} == {("Jansen", "T-7", "I")}
    assert [p.latest for p in store.promises(due="overdue", now=WEDNESDAY)] == [days[0]]
    assert [p.latest for p in store.promises(due="today", now=WEDNESDAY)] == [days[1]]
    assert [p.latest for p in store.promises(due="week", now=WEDNESDAY)] == [days[1], days[2]]
    with pytest.raises(StoreError, match="unknown period"):
        store.promises(due="month", now=WEDNESDAY)


def test_a_promise_is_recorded_once_a_day_for_a_customer(store: Store) -> None:
    report = promising(date(2025, 12, 5))
    assert store.record_promises(report, customer="Jansen") == 1
    assert store.record_promises(report, customer="Jansen") == 0
    assert store.record_promises(report, customer="De Wit") == 1
    later = replace(report, checked_at=datetime(2025, 12, 8, 10))
    assert store.record_promises(later, customer="Jansen") == 1, "the same words next week are a new promise"
    assert store.record_promises(replace(later, kind="template"), customer="Bakker") == 0


def test_checking_a_file_or_a_message_again_promises_nothing_new(store: Store) -> None:
    for name in ("id", "path"):
        today = promising(date(2025, 12, 5), **{name: "T-7"})
        tomorrow = replace(today, checked_at=datetime(2025, 12, 4, 10))
        assert [store.record_promises(r) for r in (today, tomorrow)] == [1, 0]
    nameless = promising(date(2025, 12, 5))
    assert store.record_promises(nameless) == 1
    assert store.record_promises(replace(nameless, checked_at=datetime(2025, 12, 3, 10, 1))) == 1


def test_changes_of_a_promise_are_remembered_with_time_and_name(store: Store) -> None:
    store.record_promises(promising(date(2025, 12, 1)))
    (promise,) = store.promises(now=WEDNESDAY)
    store.change_promise(promise.id, state="broken", who="Eva")
    store.change_promise(promise.id, state="kept", who="Lea")
    assert store.promises(now=WEDNESDAY) == []
    (kept,) = store.promises(now=WEDNESDAY, closed=True)
    assert kept.state == "kept"
    assert [(c.state, c.who) for c in kept.changes] == [("broken", "Eva"), ("kept", "Lea")]
    assert kept.changes[0].at.tzinfo is not None
    store.change_promise(promise.id, state="open", who="Lea")
    assert [p.state for p in store.promises(now=WEDNESDAY)] == ["overdue"]
    with pytest.raises(StoreError, match="use one of"):
        store.change_promise(promise.id, state="done", who="Lea")
    with pytest.raises(StoreError, match="there is no promise 99"):
        store.change_promise(99, state="kept", who="Lea")


def test_a_promise_made_by_telephone_can_be_added(store: Store) -> None:
    store.add_promise("Ik stuur de bon na", made_at=WEDNESDAY, latest=date(2025, 12, 4), customer="De Wit", owner="Bo")
    (promise,) = store.promises(now=WEDNESDAY)
    assert (promise.text, promise.owner, promise.state, promise.due_day) == (
        "Ik stuur de bon na",
        "Bo",
        "soon",
        date(2025, 12, 4),
    )


# forgetting and handing over


def test_forgetting_a_customer_leaves_no_trace_in_the_file(file_store: Store, folder: Path) -> None:
    words = "Zonnebloemstraatverhuizing"
    report = promising(date(2025, 12, 5), words=f"Geachte heer Xanthopoulos, uw {words} is geregeld.")
    number = file_store.add_report(report, customer_name="Xanthopoulos", customer_message=f"Hoe zit het met {words}?")
    file_store.decide(number, action="return", reviewer="Lea", note=f"{words} uitleggen")
    file_store.record_promises(report, customer="Xanthopoulos")
    other = file_store.add_report(checked(), customer_name="Jansen")
    gone = file_store.forget("  xanthopoulos ")
    assert (gone.reports, gone.promises, gone.mentioned) == (1, 1, 0)
    assert [r.id for r in file_store.reports()] == [other]
    assert file_store.promises(now=WEDNESDAY, closed=True) == []
    left = b"".join(f.read_bytes() for f in folder.iterdir())
    assert words.encode() not in left
    assert b"Xanthopoulos" not in left


def test_other_replies_that_name_the_customer_are_counted_and_can_go_too(store: Store) -> None:
    store.add_report(checked("Dat heb ik met meneer De  Wit besproken."), customer_name="Bakker")
    store.add_report(checked("In januari wit ik de muur."), customer_name="Jan")
    assert store.forget("de wit").mentioned == 1
    assert store.forget("Jan").reports == 1
    gone = store.forget("de wit", mentions=True)
    assert (gone.reports, gone.mentioned) == (1, 0)
    returned = store.add_report(checked(), customer_name="Bakker")
    store.decide(returned, action="return", reviewer="Lea", note="Dit was voor De Wit.")
    assert store.forget("De Wit").mentioned == 1
    with pytest.raises(StoreError):
        store.forget("  ")


def test_the_export_holds_everything_or_one_customer(store: Store) -> None:
    store.add_report(checked(), customer_name="Jansen", agent="Eva")
    store.record_promises(promising(date(2025, 12, 5)), customer="Jansen")
    store.add_report(checked(KIND), customer_name="De Wit")
    everything = list(store.export(now=WEDNESDAY))
    assert [item["type"] for item in everything] == ["report", "report", "promise"]
    assert json.loads(json.dumps(everything)) == everything
    own = list(store.export(customer="JANSEN", now=WEDNESDAY))
    assert [(item["type"], item["customer"]) for item in own] == [("report", "Jansen"), ("promise", "Jansen")]


def test_an_export_is_put_back_whole_and_once(store: Store, tmp_path: Path) -> None:
    finding = checked().findings[0]
    numbers = [
        store.add_report(
            checked(), customer_name="Jansen", agent="Eva", state="review", facts={"csat": 2.0, "moment": "levering"}
        )
        for _ in range(2)
    ]
    store.add_report(checked(KIND), customer_name="De Wit", note="klopt dit?", state="review")
    store.decide(numbers[0], action="return", reviewer="Lea", note="Noem een dag.")
    store.decide(numbers[0], action="undo", reviewer="Lea")
    store.decide(numbers[0], action="false-alarm", reviewer="Lea", note="citaat", fingerprint=finding.fingerprint)
    store.decide(numbers[0], action="missed", reviewer="Lea", marks=[Mark("respect.blaming", 0, 5)])
    store.decide(numbers[1], action="approve", reviewer="Tom")
    store.record_promises(promising(date(2025, 12, 1), None), customer="Jansen")
    store.change_promise(1, state="kept", who="Eva")
    told = json.loads(json.dumps(list(store.export(now=WEDNESDAY))))
    other = open_store(f"sqlite:///{tmp_path}/other.db")
    assert other.restore(told) == (3, 2)
    assert other.restore(told) == (0, 0)
    assert list(other.export(now=WEDNESDAY)) == told
    assert [(r.text, r.state) for r in other.queue()] == [(r.text, r.state) for r in store.queue()]
    assert [a.reason for a in other.false_alarms()] == ["citaat"]
    assert [d.undoes for d in other.get(1).decisions] == [None, 1, None, None]
    for wrong in ([{"type": "brief"}], [{"type": "report"}], [{"type": "promise", "uid": "x"}]):
        with pytest.raises(StoreError, match="the export wrote"):
            other.restore(wrong)


def test_what_is_too_old_is_deleted_and_open_promises_stay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add_report(checked(), customer_name="Jansen", state="review")
    store.record_promises(promising(date(2025, 12, 1), date(2025, 12, 2)), customer="Jansen")
    store.change_promise(1, state="kept", who="Eva")
    assert store.expire(None).reports == 0
    assert store.expire(30).reports == 0
    monkeypatch.setattr(store, "_clock", lambda: datetime.now(UTC) + timedelta(days=31))
    new = store.add_report(checked(KIND), state="review")
    gone = store.expire(30)
    assert (gone.reports, gone.promises) == (1, 1)
    assert [r.id for r in store.queue()] == [new]
    assert [p.latest for p in store.promises(now=WEDNESDAY, closed=True)] == [date(2025, 12, 2)]


def test_many_reports_at_once_are_the_same_as_one_by_one(store: Store) -> None:
    made = [promising(date(2025, 12, 5), words=f"{n} het is erg druk", id=f"T-{n}") for n in range(3)]
    contacts = [Contact(r, customer_name="Jansen", agent="Eva") for r in made]
    assert store.add_reports([*contacts, contacts[0]]) == Added(3, 1, 3)
    assert store.add_reports(contacts) == Added(0, 3, 0)
    assert [r.report for r in store.reports()] == made
    assert [r.id for r in store.queue(wanted=Filter(words=("eva", "1")))] == [2]
    assert store.add_scores([("T-1", "", {"csat": 3.0}), ("T-9", "", {"csat": 3.0})]) == (1, 1)
    assert [item["facts"]["csat"] for item in store.export() if item["type"] == "report"] == [None, 3.0, None]


# trouble


def test_many_reports_get_their_own_numbers_in_order_between_others(store: Store) -> None:
    single = [store.add_report(checked(id="A"))]
    store.add_reports([Contact(checked(f"Antwoord {n}.", id=f"T-{n}"), f"K{n}") for n in range(3)])
    single.append(store.add_report(checked(id="B")))
    found = {r.id: r for r in store.reports()}
    assert [r.text for r in found.values()][1:4] == ["Antwoord 0.", "Antwoord 1.", "Antwoord 2."]
    assert [r.customer_name for r in store.queue(state="saved") if r.customer_name] == ["K0", "K1", "K2"]
    assert single == [min(found), max(found)]


def test_many_reports_are_kept_whole_or_not_at_all(store: Store) -> None:
    good, bad = Contact(checked(id="A")), Contact(checked(id="B"), facts={"csat": "five"})
    with pytest.raises(StoreError) as caught:
        store.add_reports([good, bad])
    assert "erg druk" not in str(caught.value)
    assert store.reports() == []


def test_signs_that_no_database_keeps_are_replaced_and_places_hold(store: Store) -> None:
    words = "Beste\0 klant \ud800, het is erg druk."
    report = checked(words, id="\0-1", promises=(Promise(0, 5, "bel\0", "I", "bellen", "firm"),))
    store.add_reports([Contact(report, "Jan\0sen", "\ud800", "eva", facts={"moment": "\0"})])
    store.add_report(replace(report, id="2"), customer_name="Jan\0sen", note="\0")
    store.decide(1, action="return", reviewer="Lea", note="Nee\0")
    kept = store.get(1)
    assert kept.text == words.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    found = kept.report.findings[0]
    assert kept.text[found.start : found.end] == found.text
    assert kept.decisions[0].note == "Nee\ufffd"
    assert [p.text for p in store.promises(now=WEDNESDAY)] == ["bel\ufffd"]
    assert store.queue(state="returned", search="jan\ufffdsen")[0].id == 1


def test_what_cannot_be_a_store_is_refused_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("Dit is geen database, maar een brief aan mevrouw Jansen. " * 40)
    with pytest.raises(StoreError, match="not a replycheck store"):
        open_store(f"sqlite:///{wrong}")
    with pytest.raises(StoreError, match="not a database URL"):
        open_store("geen adres")
    with pytest.raises(StoreError, match="is not installed"):
        open_store("nosuchbase://u:secret@host/db")
    monkeypatch.setenv("REPLYCHECK_DATA", str(wrong / "under"))
    with pytest.raises(StoreError, match="REPLYCHECK_DATA"):
        open_store()


def test_a_line_of_trouble_shows_neither_words_nor_statement(file_store: Store) -> None:
    number = file_store.add_report(checked())
    with sqlite3.connect(location()) as connection:
        connection.execute("DROP TABLE decisions")
    with pytest.raises(StoreError) as caught:
        file_store.decide(number, action="approve", reviewer="Lea", note="mevrouw Jansen")
    line = str(caught.value)
    assert "Jansen" not in line
    assert "SELECT" not in line
    assert "\n" not in line


def test_an_older_store_is_brought_forward_and_a_failed_step_leaves_it_as_it_was(file_store: Store) -> None:
    number = file_store.add_report(checked(), agent="Eva")
    engine = engine_for(make_url(f"sqlite:///{location()}"))

    def adds_team(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE reports ADD COLUMN team TEXT NOT NULL DEFAULT 'one'"))

    def fails(connection: Connection) -> None:
        raise StoreError("no")

    with pytest.raises(StoreError, match="no"):
        bring_forward(engine, [*STEPS, adds_team, fails])
    assert file_store.get(number).agent == "Eva"
    bring_forward(engine, [*STEPS, adds_team])
    with engine.connect() as connection:
        assert connection.execute(text("SELECT team FROM reports")).scalars().all() == ["one"]
    with pytest.raises(StoreError, match="newer replycheck"):
        open_store()


def test_a_store_of_the_first_version_gets_its_cards(file_store: Store) -> None:
    number = file_store.add_report(checked(), agent="Eva")
    with sqlite3.connect(location()) as connection:
        for name in ("cards", "findings", "words", "taken"):
            connection.execute(f"DROP TABLE {name}")
        connection.execute("ALTER TABLE decisions DROP COLUMN marks")
        connection.execute("UPDATE replycheck_version SET version = 1")
    again = open_store()
    assert [r.id for r in again.queue(rule=BUSY_RULE, search="eva")] == [number]
    again.decide(number, action="missed", reviewer="Lea", marks=[Mark("respect.blaming", 0, 5)])


def test_the_tables_can_be_made_on_postgresql() -> None:
    dialect = PGDialect()
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in METADATA.sorted_tables]
    numbered = {"reports", "decisions", "promises", "promise_changes"}
    assert sum("SERIAL" in statement for statement in made) == len(numbered)


# other processes

WRITER = """
import sys
from datetime import datetime
from replycheck.report import Report, Verdict
from replycheck.store import open_store
store = open_store()
for n in range({count}):
    words, day = f"{{sys.argv[1]}} {{n}}", datetime(2025, 12, 3)
    report = Report(words, "nl", "chat", day, Verdict.REVIEW, scores={{}}, counts={{}})
    number = store.add_report(report, state="review", agent=sys.argv[1])
    store.decide(number, action="approve", reviewer=sys.argv[1])
    print(number, flush=True)
"""


def writer(name: str, count: int) -> subprocess.Popen[str]:
    code = WRITER.format(count=count)
    return subprocess.Popen(
        [sys.executable, "-c", code, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_two_processes_write_at_once_and_lose_nothing() -> None:
    writers = [writer(name, 25) for name in ("een", "twee")]
    for process in writers:
        _, trouble = process.communicate(timeout=60)
        assert process.returncode == 0, trouble
    stored = open_store().reports()
    assert sorted(r.text for r in stored) == sorted(f"{name} {n}" for name in ("een", "twee") for n in range(25))
    assert {(r.state, len(r.decisions)) for r in stored} == {("approved", 1)}


def test_a_killed_writer_loses_nothing_that_was_finished() -> None:
    process = writer("een", 100_000)
    assert process.stdout is not None
    finished = [int(process.stdout.readline()) for _ in range(12)]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    store = open_store()
    stored = {r.id: r for r in store.reports()}
    assert set(finished) <= set(stored)
    assert all(stored[n].state == "approved" for n in finished)
    assert all(r.state == ("approved" if r.decisions else "review") for r in stored.values())
    with sqlite3.connect(location()) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.add_report(checked())
