"""Reports and decisions as SQL: every function works inside the caller's transaction."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, or_, select, update

from replycheck.errors import StoreError
from replycheck.report import Report
from replycheck.store.codec import report_json
from replycheck.store.tables import DECISIONS, REPORTS
from replycheck.store.values import ACTIONS, Decision, FalseAlarm, StoredReport

CHUNK = 500
OUTCOMES = {"approve": "approved", "return": "returned"}
LIKE_SIGNS = str.maketrans({"%": "\\%", "_": "\\_", "\\": "\\\\"})


def customer_key(name: str) -> str:
    """A customer's name without differences in case and spacing, to find the same customer again."""
    return " ".join(name.split()).casefold()


def add(connection: Connection, report: Report, at: str, state: str, contact: dict[str, str]) -> int:
    """Add a report; the same judgement of the same file or ticket is kept once. Returns its number."""
    key = _content_key(report, contact)
    same = _same(connection, key) if key else None
    if same is not None and (state == "saved" or same["state"] in ("saved", "review")):
        if state == "review":
            _ask_for_review(connection, same["id"], contact["note"])
        return int(same["id"])
    values = {
        **contact,
        "added_at": at,
        "state": state,
        "arrived_as": state,
        "verdict": report.verdict.value,
        "language": report.language,
        "channel": report.channel,
        "content_key": key,
        "customer_key": customer_key(contact["customer_name"]),
        "text": report.text,
        "data": report_json(report),
    }
    return _number(connection.execute(insert(REPORTS).values(values)).inserted_primary_key)


def _same(connection: Connection, key: str) -> RowMapping | None:
    chosen = select(REPORTS).where(REPORTS.c.content_key == key).order_by(REPORTS.c.id.desc())
    return connection.execute(chosen).mappings().first()


def _ask_for_review(connection: Connection, report_id: int, note: str) -> None:
    values = {"state": "review", "arrived_as": "review", "note": note}
    connection.execute(update(REPORTS).where(REPORTS.c.id == report_id).values(values))


def _content_key(report: Report, contact: dict[str, str]) -> str:
    """The key of one judgement, or "": without a path or id two equal replies may be two contacts."""
    if not (report.id or report.path):
        return ""
    who = (contact["customer_name"], contact["customer_message"], contact["agent"])
    names = [f.fingerprint for f in report.findings]
    parts = [report.id, report.path, report.channel, report.verdict.value, report.text, *who, *names]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _number(key: Any) -> int:
    return int(key[0])


def fetch(connection: Connection, *conditions: ColumnElement[bool]) -> list[StoredReport]:
    """Stored reports with their decisions, in order of arrival."""
    rows = connection.execute(select(REPORTS).where(*conditions).order_by(REPORTS.c.id)).mappings().all()
    overruled = {a["fingerprint"]: a["note"] for a in _alarm_rows(connection)}
    decisions = _decisions(connection, [row["id"] for row in rows])
    return [_stored(row, decisions[row["id"]], overruled) for row in rows]


def one(connection: Connection, report_id: int) -> StoredReport:
    """The stored report with a number; raises StoreError when there is none."""
    found = fetch(connection, REPORTS.c.id == report_id)
    if not found:
        raise StoreError(f"there is no report {report_id} in the store")
    return found[0]


def _stored(row: RowMapping, decisions: Sequence[Decision], overruled: dict[str, str]) -> StoredReport:
    names = ("id", "state", "text", "data", "customer_name", "customer_message", "agent", "note")
    return StoredReport(
        **{name: row[name] for name in names},
        added_at=datetime.fromisoformat(row["added_at"]),
        decisions=tuple(decisions),
        overruled=overruled,
    )


def _decisions(connection: Connection, report_ids: Sequence[int]) -> dict[int, list[Decision]]:
    found: dict[int, list[Decision]] = defaultdict(list)
    for start in range(0, len(report_ids), CHUNK):
        chosen = DECISIONS.c.report_id.in_(report_ids[start : start + CHUNK])
        for row in connection.execute(select(DECISIONS).where(chosen).order_by(DECISIONS.c.id)).mappings():
            found[row["report_id"]].append(_decision(row))
    return found


def _decision(row: RowMapping) -> Decision:
    return Decision(**{**row, "at": datetime.fromisoformat(row["at"])})


def search_conditions(words: str) -> list[ColumnElement[bool]]:
    """Every word must stand in the reply, the customer's message, a name or the note."""
    columns = (
        REPORTS.c.text,
        REPORTS.c.customer_message,
        REPORTS.c.customer_name,
        REPORTS.c.agent,
        REPORTS.c.note,
    )
    return [or_(*(contains(column, word) for column in columns)) for word in words.split()]


def contains(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """The column holds the word, in any case; the signs that LIKE knows are taken as they are."""
    return func.lower(column).like(f"%{word.lower().translate(LIKE_SIGNS)}%", escape="\\")


def decide(connection: Connection, decision: dict[str, Any], seen_as: str | None) -> Decision:
    """Add a decision and move the report to the state that follows from all its decisions."""
    report = one(connection, decision["report_id"])
    if seen_as is not None and report.state != seen_as:
        who = report.decisions[-1].reviewer if report.decisions else ""
        raise StoreError(f"report {report.id} is {report.state} by now ({who or 'someone else'}); look at it again")
    _validate(report, decision)
    if decision["action"] == "undo":
        decision = {**decision, **_taken_back(report, decision["reviewer"])}
    number = _number(connection.execute(insert(DECISIONS).values(decision)).inserted_primary_key)
    made = Decision(**{**decision, "id": number, "at": datetime.fromisoformat(decision["at"])})
    _move(connection, report.id, [*report.decisions, made])
    return made


def _validate(report: StoredReport, decision: dict[str, Any]) -> None:
    action = decision["action"]
    if action not in ACTIONS:
        raise StoreError(f"unknown decision {action!r}; use one of {', '.join(ACTIONS)}")
    if action == "return" and not decision["note"].strip():
        raise StoreError("a returned reply needs a note; say in one line what should change")
    known = {f.fingerprint for f in report.report.findings}
    if action == "false-alarm" and decision["fingerprint"] not in known:
        raise StoreError(f"report {report.id} has no such finding; name one by its fingerprint")


def _taken_back(report: StoredReport, reviewer: str) -> dict[str, Any]:
    """What an undo takes back: the reviewer's own last decision that still stands."""
    own = [d for d in standing(report.decisions) if d.reviewer == reviewer]
    if not own:
        raise StoreError(f"report {report.id}: {reviewer or 'nobody'} has no decision to undo")
    return {"undoes": own[-1].id, "fingerprint": own[-1].fingerprint}


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that no later one took back, oldest first."""
    made = list(decisions)
    undone = {d.undoes for d in made}
    return [d for d in made if d.action != "undo" and d.id not in undone]


def last_decided(connection: Connection, reviewer: str) -> int | None:
    """The report of the reviewer's last decision that no undo took back, or None."""
    undone = select(DECISIONS.c.undoes).where(DECISIONS.c.undoes.is_not(None))
    own = (DECISIONS.c.reviewer == reviewer) & (DECISIONS.c.action != "undo") & DECISIONS.c.id.not_in(undone)
    chosen = select(DECISIONS.c.report_id).where(own).order_by(DECISIONS.c.id.desc()).limit(1)
    return connection.execute(chosen).scalar()


def _move(connection: Connection, report_id: int, decisions: Sequence[Decision]) -> None:
    outcomes = [OUTCOMES[d.action] for d in standing(decisions) if d.action in OUTCOMES]
    new = outcomes[-1] if outcomes else REPORTS.c.arrived_as
    connection.execute(update(REPORTS).where(REPORTS.c.id == report_id).values(state=new))


def _alarm_rows(connection: Connection) -> Sequence[RowMapping]:
    undone = select(DECISIONS.c.undoes).where(DECISIONS.c.undoes.is_not(None))
    chosen = select(DECISIONS).where(DECISIONS.c.action == "false-alarm", DECISIONS.c.id.not_in(undone))
    return connection.execute(chosen.order_by(DECISIONS.c.id)).mappings().all()


def alarms(connection: Connection) -> list[FalseAlarm]:
    """Overruled findings, oldest first; one for each fingerprint, with the last reason given."""
    rows = {row["fingerprint"]: row for row in _alarm_rows(connection)}
    numbers = sorted({row["report_id"] for row in rows.values()})
    reports: dict[int, StoredReport] = {}
    for start in range(0, len(numbers), CHUNK):
        reports |= {r.id: r for r in fetch(connection, REPORTS.c.id.in_(numbers[start : start + CHUNK]))}
    return [_alarm(row, reports[row["report_id"]]) for row in rows.values()]


def _alarm(row: RowMapping, stored: StoredReport) -> FalseAlarm:
    report = stored.report
    finding = next(f for f in report.findings if f.fingerprint == row["fingerprint"])
    holding = [s for s in report.sentences if s.start <= finding.start and finding.end <= s.end]
    start, end = (holding[0].start, holding[0].end) if holding else (0, len(report.text))
    return FalseAlarm(
        fingerprint=row["fingerprint"],
        rule=finding.rule,
        language=report.language,
        channel=report.channel,
        sentence=report.text[start:end],
        start=finding.start - start,
        end=finding.end - start,
        reason=row["note"],
        reviewer=row["reviewer"],
        at=datetime.fromisoformat(row["at"]),
        report_id=stored.id,
    )


def forget(connection: Connection, customer: str, *, mentions: bool) -> int:
    """Delete a customer's reports and, with `mentions`, replies that hold the name. Returns how many."""
    own = select(REPORTS.c.id).where(REPORTS.c.customer_key == customer_key(customer))
    numbers = set(connection.execute(own).scalars())
    if mentions:
        numbers |= mentioning(connection, customer)
    for number in numbers:
        connection.execute(delete(DECISIONS).where(DECISIONS.c.report_id == number))
        connection.execute(delete(REPORTS).where(REPORTS.c.id == number))
    return len(numbers)


def mentioning(connection: Connection, customer: str) -> set[int]:
    """Numbers of the reports that hold the customer's name in their words."""
    said = (REPORTS.c.text, REPORTS.c.customer_message, REPORTS.c.note)
    replies = holding(connection, customer, REPORTS.c.id, said)
    return replies | holding(connection, customer, DECISIONS.c.report_id, (DECISIONS.c.note,))


def holding(
    connection: Connection, name: str, number: ColumnElement[int], columns: Sequence[ColumnElement[str]]
) -> set[int]:
    """Numbers of the rows that hold a name as whole words: 'Jan' does not stand in 'januari'."""
    words = name.split()
    whole = re.compile(r"\b" + r"\s+".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
    near = or_(*(contains(column, words[0]) for column in columns))
    rows = connection.execute(select(number, *columns).where(near))
    return {row[0] for row in rows if any(whole.search(value) for value in row[1:])}
