"""Reports as SQL: every function works inside the caller's transaction."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, or_, select, update

from replycheck.errors import StoreError
from replycheck.report import Report
from replycheck.store import cards
from replycheck.store.bulk import among, parts
from replycheck.store.cards import Fresh
from replycheck.store.codec import compact, storable
from replycheck.store.tables import CARDS, DECISIONS, FINDINGS, REPORTS, TAKEN, WORDS
from replycheck.store.turns import turn
from replycheck.store.values import Decision, StoredReport

LIKE_SIGNS = str.maketrans({"%": "\\%", "_": "\\_", "\\": "\\\\"})


def customer_key(name: str) -> str:
    """A customer's name without differences in case and spacing, to find the same customer again."""
    return " ".join(name.split()).casefold()


def add(
    connection: Connection,
    report: Report,
    at: str,
    state: str,
    contact: dict[str, str],
    facts: Mapping[str, Any],
) -> tuple[int, bool]:
    """Add a report; the same judgement of the same file or ticket is kept once. Returns its number, and if new."""
    data = report.to_dict()
    key = content_key(data, report.text, contact)
    if key:
        turn(connection, key)
    same = _same(connection, key) if key else None
    if same is not None and (state == "saved" or same["state"] in ("saved", "review")):
        if state == "review":
            _ask_for_review(connection, same, contact["note"])
        return int(same["id"]), False
    row = row_for(data, report.text, at=at, state=state, contact=contact, key=key)
    made = connection.execute(insert(REPORTS).values(row)).inserted_primary_key
    number = int(made[0])  # type: ignore[index]
    cards.add(connection, [Fresh({**row, "id": number}, data, facts)])
    return number, True


def row_for(
    data: Mapping[str, Any], text: str, *, at: str, state: str, contact: Mapping[str, str], key: str
) -> dict[str, Any]:
    """The row in REPORTS for a report as plain JSON values."""
    return {
        **{name: storable(words) for name, words in contact.items()},
        "added_at": at,
        "state": state,
        "arrived_as": state,
        "verdict": data["verdict"],
        "language": data["language"],
        "channel": data["channel"],
        "content_key": key,
        "customer_key": customer_key(storable(contact["customer_name"])),
        "text": storable(text),
        "data": storable(compact(data)),
    }


def _same(connection: Connection, key: str) -> RowMapping | None:
    chosen = select(REPORTS).where(REPORTS.c.content_key == key).order_by(REPORTS.c.id.desc())
    return connection.execute(chosen).mappings().first()


def known_keys(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Which of these content keys are in the store."""
    found: set[str] = set()
    for part in parts(keys):
        chosen = select(REPORTS.c.content_key).where(among(connection, REPORTS.c.content_key, part))
        found |= set(connection.execute(chosen).scalars())
    return found


def _ask_for_review(connection: Connection, same: RowMapping, note: str) -> None:
    turn(connection, "decisions")
    values = {"state": "review", "arrived_as": "review", "note": storable(note)}
    connection.execute(update(REPORTS).where(REPORTS.c.id == same["id"]).values(values))
    cards.settle(connection, [same["id"]])
    cards.reword(connection, {**same, **values})


def content_key(data: Mapping[str, Any], text: str, contact: Mapping[str, str]) -> str:
    """The key of one judgement, or "": without a path or id two equal replies may be two contacts."""
    if not (data["id"] or data["path"]):
        return ""
    who = (contact["customer_name"], contact["customer_message"], contact["agent"])
    names = [f["fingerprint"] for f in data["findings"]]
    parts = [str(data["id"]), data["path"], data["channel"], data["verdict"], text, *who, *names]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def fetch(connection: Connection, *conditions: ColumnElement[bool]) -> list[StoredReport]:
    """Stored reports with their decisions, in order of arrival."""
    rows = connection.execute(select(REPORTS).where(*conditions).order_by(REPORTS.c.id)).mappings().all()
    overruled = _reasons(connection)
    decisions = _decisions(connection, [row["id"] for row in rows])
    return [_stored(row, decisions[row["id"]], overruled) for row in rows]


def by_number(connection: Connection, numbers: Sequence[int]) -> list[StoredReport]:
    """The stored reports with these numbers, in the order of the numbers; unknown numbers are left out."""
    found: dict[int, StoredReport] = {}
    for part in parts(numbers):
        found |= {r.id: r for r in fetch(connection, among(connection, REPORTS.c.id, part))}
    return [found[number] for number in numbers if number in found]


def one(connection: Connection, report_id: int) -> StoredReport:
    """The stored report with a number; raises StoreError when there is none."""
    found = fetch(connection, REPORTS.c.id == report_id)
    if not found:
        raise StoreError(f"there is no report {report_id} in the store")
    return found[0]


def _stored(row: RowMapping, decisions: Sequence[Decision], overruled: dict[str, str]) -> StoredReport:
    names = ("id", "state", "text", "data", "customer_name", "customer_message", "agent", "note", "arrived_as")
    return StoredReport(
        **{name: row[name] for name in names},
        added_at=datetime.fromisoformat(row["added_at"]),
        decisions=tuple(decisions),
        overruled=overruled,
    )


def _reasons(connection: Connection) -> dict[str, str]:
    """The fingerprints that stand overruled, each with the last reason given."""
    undone = select(DECISIONS.c.undoes).where(DECISIONS.c.undoes.is_not(None))
    chosen = select(DECISIONS.c.fingerprint, DECISIONS.c.note).where(
        DECISIONS.c.action == "false-alarm", DECISIONS.c.id.not_in(undone)
    )
    return {row[0]: row[1] for row in connection.execute(chosen.order_by(DECISIONS.c.id))}


def _decisions(connection: Connection, report_ids: Sequence[int]) -> dict[int, list[Decision]]:
    found: dict[int, list[Decision]] = defaultdict(list)
    for part in parts(report_ids):
        chosen = among(connection, DECISIONS.c.report_id, part)
        for row in connection.execute(select(DECISIONS).where(chosen).order_by(DECISIONS.c.id)).mappings():
            found[row["report_id"]].append(Decision.from_row({**row}))
    return found


def contains(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """The column holds the word, in any case; the signs that LIKE knows are taken as they are."""
    return func.lower(column).like(like(word.lower()), escape="\\")


def like(word: str) -> str:
    """The pattern that finds a word anywhere; the signs that LIKE knows are taken as they are."""
    return f"%{word.translate(LIKE_SIGNS)}%"


def forget(connection: Connection, customer: str, *, mentions: bool) -> int:
    """Delete a customer's reports and, with `mentions`, replies that hold the name. Returns how many."""
    own = select(REPORTS.c.id).where(REPORTS.c.customer_key == customer_key(customer))
    numbers = set(connection.execute(own).scalars())
    if mentions:
        numbers |= mentioning(connection, customer)
    remove(connection, sorted(numbers))
    return len(numbers)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete reports with all that belongs to them."""
    for part in parts(numbers):
        for table in (CARDS, FINDINGS, WORDS, TAKEN, DECISIONS):
            connection.execute(delete(table).where(among(connection, table.c.report_id, part)))
        connection.execute(delete(REPORTS).where(among(connection, REPORTS.c.id, part)))


def older(connection: Connection, before: str) -> list[int]:
    """Numbers of the reports that were stored before a moment (UTC, ISO)."""
    return list(connection.execute(select(REPORTS.c.id).where(REPORTS.c.added_at < before)).scalars())


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
