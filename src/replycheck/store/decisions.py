"""Decisions as SQL, inside the caller's transaction: they are added, and a report's state follows from them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from replycheck.errors import StoreError
from replycheck.store import cards, reports
from replycheck.store.tables import DECISIONS, REPORTS, TAKEN
from replycheck.store.turns import turn
from replycheck.store.values import (
    ACTIONS,
    BY_AGENT,
    OUTCOMES,
    STATES,
    Decision,
    FalseAlarm,
    Mark,
    StoredReport,
    standing,
)

# The states in which some decisions can be taken; the others can be taken in any.
WHEN = {"accept": ("returned", "closed"), "dispute": ("returned",), "close": ("disputed",)}


def decide(connection: Connection, decision: dict[str, Any], seen_as: str | None) -> Decision:
    """Add a decision and move the report to the state that follows from all its decisions."""
    turn(connection, "decisions")
    report = reports.one(connection, decision["report_id"])
    if seen_as is not None and report.state != seen_as:
        who = report.decisions[-1].reviewer if report.decisions else ""
        raise StoreError(f"report {report.id} is {report.state} by now ({who or 'someone else'}); look at it again")
    _free(connection, decision)
    _validate(report, decision)
    if decision["action"] == "undo":
        decision = {**decision, **_taken_back(report, decision["reviewer"])}
    made = connection.execute(insert(DECISIONS).values(decision)).inserted_primary_key
    added = Decision.from_row({**decision, "id": int(made[0])})  # type: ignore[index]
    _move(connection, report, [*report.decisions, added])
    if added.fingerprint:
        cards.overrule(connection, added.fingerprint)
    return added


def _free(connection: Connection, decision: dict[str, Any]) -> None:
    """Raises StoreError when somebody else has the report in hand."""
    chosen = TAKEN.c.report_id == decision["report_id"], TAKEN.c.until > decision["at"]
    holder = connection.execute(select(TAKEN.c.reviewer).where(*chosen)).scalar()
    if holder not in (None, decision["reviewer"]) and decision["action"] not in BY_AGENT:
        raise StoreError(f"{holder} has report {decision['report_id']} in hand; take another one")


def _validate(report: StoredReport, decision: dict[str, Any]) -> None:
    action = decision["action"]
    if action not in ACTIONS:
        raise StoreError(f"unknown decision {action!r}; use one of {', '.join(ACTIONS)}")
    if action == "return" and not decision["note"]:
        raise StoreError("a returned reply needs a note; say in one line what should change")
    if action == "dispute" and not decision["note"]:
        raise StoreError("a dispute needs a reason; say in one line why the reply is right")
    known = {f.fingerprint for f in report.report.findings}
    if action == "false-alarm" and decision["fingerprint"] not in known:
        raise StoreError(f"report {report.id} has no such finding; name one by its fingerprint")
    if report.state not in WHEN.get(action, STATES):
        raise StoreError(f"report {report.id} is {report.state}, not {WHEN[action][0]}; look at it again")
    if action in ("missed", "judge"):
        _validate_marks(report, action, decision["marks"])


def _validate_marks(report: StoredReport, action: str, marks: str | None) -> None:
    found = Mark.several(marks)
    if action == "missed" and len(found) != 1:
        raise StoreError("a missed fault is one rule at one place")
    if any(not 0 <= mark.start <= mark.end <= len(report.text) for mark in found):
        raise StoreError(f"report {report.id}: a mark lies outside the reply")


def _taken_back(report: StoredReport, reviewer: str) -> dict[str, Any]:
    """What an undo takes back: the reviewer's own last decision that still stands."""
    own = [d for d in standing(report.decisions) if d.reviewer == reviewer]
    if not own:
        raise StoreError(f"report {report.id}: {reviewer or 'nobody'} has no decision to undo")
    return {"undoes": own[-1].id, "fingerprint": own[-1].fingerprint}


def last_decided(connection: Connection, reviewer: str) -> int | None:
    """The report of the reviewer's last decision that no undo took back, or None."""
    own = (DECISIONS.c.reviewer == reviewer) & DECISIONS.c.action.not_in(("undo", *BY_AGENT))
    chosen = select(DECISIONS.c.report_id).where(own, DECISIONS.c.id.not_in(_undone()))
    return connection.execute(chosen.order_by(DECISIONS.c.id.desc()).limit(1)).scalar()


def _undone() -> Any:
    return select(DECISIONS.c.undoes).where(DECISIONS.c.undoes.is_not(None))


def _move(connection: Connection, report: StoredReport, decisions: Sequence[Decision]) -> None:
    outcomes = [OUTCOMES[d.action] for d in standing(decisions) if d.action in OUTCOMES]
    new = outcomes[-1] if outcomes else REPORTS.c.arrived_as
    connection.execute(update(REPORTS).where(REPORTS.c.id == report.id).values(state=new))
    cards.settle(connection, [report.id])


def take(connection: Connection, report_id: int, reviewer: str, at: str, until: str) -> str:
    """Take a report in hand, letting go of any other; returns who has it: the reviewer, or who was first."""
    turn(connection, "take")
    chosen = TAKEN.c.report_id == report_id
    row = connection.execute(select(TAKEN).where(chosen)).mappings().first()
    if row is not None and row["until"] > at and row["reviewer"] != reviewer:
        return str(row["reviewer"])
    connection.execute(delete(TAKEN).where(chosen | (TAKEN.c.reviewer == reviewer)))
    connection.execute(insert(TAKEN).values(report_id=report_id, reviewer=reviewer, until=until))
    return reviewer


def let_go(connection: Connection, reviewer: str) -> None:
    """Let go of what a reviewer has in hand."""
    connection.execute(delete(TAKEN).where(TAKEN.c.reviewer == reviewer))


def taken(connection: Connection, at: str) -> dict[int, str]:
    """Who has which report in hand at a moment."""
    chosen = select(TAKEN.c.report_id, TAKEN.c.reviewer).where(TAKEN.c.until > at)
    return {row[0]: row[1] for row in connection.execute(chosen)}


def made(connection: Connection, *actions: str) -> list[Decision]:
    """The decisions of these kinds that no undo took back, oldest first."""
    chosen: ColumnElement[bool] = DECISIONS.c.action.in_(actions) & DECISIONS.c.id.not_in(_undone())
    rows = connection.execute(select(DECISIONS).where(chosen).order_by(DECISIONS.c.id)).mappings()
    return [Decision.from_row({**row}) for row in rows]


def alarms(connection: Connection) -> list[FalseAlarm]:
    """Overruled findings, oldest first; one for each fingerprint, with the last reason given."""
    rows = {d.fingerprint: d for d in made(connection, "false-alarm")}
    found = {r.id: r for r in reports.by_number(connection, sorted({d.report_id for d in rows.values()}))}
    return [_alarm(decision, found[decision.report_id]) for decision in rows.values()]


def _alarm(decision: Decision, stored: StoredReport) -> FalseAlarm:
    report = stored.report
    finding = next(f for f in report.findings if f.fingerprint == decision.fingerprint)
    holding = [s for s in report.sentences if s.start <= finding.start and finding.end <= s.end]
    start, end = (holding[0].start, holding[0].end) if holding else (0, len(report.text))
    return FalseAlarm(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        language=report.language,
        channel=report.channel,
        sentence=report.text[start:end],
        start=finding.start - start,
        end=finding.end - start,
        reason=decision.note,
        reviewer=decision.reviewer,
        at=decision.at,
        report_id=stored.id,
    )


def marks_json(marks: Iterable[Mark]) -> str:
    """Marks as they are kept in a decision."""
    return json.dumps([{"rule": m.rule, "start": m.start, "end": m.end} for m in marks])


def restore(connection: Connection, report_id: int, told: Sequence[dict[str, Any]]) -> None:
    """Put the decisions of an exported report back in their order; undo points at the new numbers."""
    numbers: dict[int, int] = {}
    for one in told:
        undoes = numbers.get(one["undoes"]) if one["undoes"] is not None else None
        at = datetime.fromisoformat(one["at"]).isoformat(timespec="milliseconds")
        names = ("reviewer", "action", "note", "fingerprint")
        values = {**{n: one[n] for n in names}, "report_id": report_id, "at": at, "undoes": undoes}
        marks = marks_json(Mark(**m) for m in one["marks"]) if one.get("marks") is not None else None
        made_ = connection.execute(insert(DECISIONS).values(**values, marks=marks)).inserted_primary_key
        numbers[one["number"]] = int(made_[0])  # type: ignore[index]
