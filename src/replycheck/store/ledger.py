"""The promise ledger as SQL: every function works inside the caller's transaction."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, func, insert, select

from replycheck.errors import StoreError
from replycheck.report import Promise, Report, iso
from replycheck.store.bulk import add_rows, among, parts
from replycheck.store.codec import moment, storable
from replycheck.store.reports import customer_key, holding
from replycheck.store.tables import PROMISE_CHANGES, PROMISES
from replycheck.store.turns import turn
from replycheck.store.values import CLOSED, PromiseChange, StoredPromise, promise_state

CHANGES = (*CLOSED, "open")


Reply = tuple[Report, str, str]


def record(connection: Connection, replies: Sequence[Reply]) -> int:
    """Record the promises of replies, each (report, customer, reference); the same reply to the same customer
    counts once. Returns how many were new.

    A template promises nothing to anyone until it is sent, so its promises are not recorded.
    """
    rows = {
        row["same_as"]: row for report, *whom in replies if report.kind != "template" for row in _rows(report, *whom)
    }
    if not rows:
        return 0
    turn(connection, "promises")
    known = _known(connection, list(rows))
    new = [row for key, row in rows.items() if key not in known]
    add_rows(connection, PROMISES, new)
    return len(new)


def _rows(report: Report, customer: str, reference: str) -> Iterator[dict[str, Any]]:
    reply = (*_occasion(report, customer, reference), report.text)
    for promise in report.promises:
        key = _same(*reply, f"{promise.start}-{promise.end}")
        yield _row(promise, key, report.checked_at, customer, reference)


def _known(connection: Connection, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for part in parts(keys):
        chosen = among(connection, PROMISES.c.same_as, part)
        found |= set(connection.execute(select(PROMISES.c.same_as).where(chosen)).scalars())
    return found


def _occasion(report: Report, customer: str, reference: str) -> tuple[str, ...]:
    """What makes a reply the same one: its id; the same customer on the same day; or its file."""
    day = report.checked_at.date().isoformat()
    if report.id:
        return (report.id, report.path)
    if customer or (reference and not report.path):
        return (customer_key(customer), reference, day)
    return (report.path or report.checked_at.isoformat(),)


def _same(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _row(promise: Promise, key: str, made_at: datetime, customer: str, reference: str) -> dict[str, Any]:
    return {
        "uid": str(uuid4()),
        "same_as": key,
        "made_at": iso(made_at),
        "customer": storable(customer),
        "customer_key": customer_key(storable(customer)),
        "reference": storable(reference),
        "text": storable(promise.text),
        "owner": promise.owner,
        "action": storable(promise.action),
        "firmness": promise.firmness,
        "condition": promise.condition,
        "deadline_text": promise.deadline.text,
        "earliest": iso(promise.deadline.earliest),
        "latest": iso(promise.deadline.latest),
    }


def add(connection: Connection, promise: Promise, made_at: datetime, customer: str, reference: str) -> int:
    """Add one promise that a person typed; returns its number."""
    row = _row(promise, _same(str(uuid4())), made_at, customer, reference)
    key = connection.execute(insert(PROMISES).values(row)).inserted_primary_key
    return int(key[0])  # type: ignore[index]


def fetch(connection: Connection, now: datetime, *conditions: ColumnElement[bool]) -> list[StoredPromise]:
    """Promises with their changes and their state at a local time, the most pressing first."""
    rows = connection.execute(select(PROMISES).where(*conditions)).mappings().all()
    changes = _changes(connection)
    return sorted((_stored(row, changes[row["id"]], now) for row in rows), key=_pressing)


def overdue(now: datetime) -> ColumnElement[bool]:
    """The condition that an open promise is overdue at a local time; a day is over when the next one begins."""
    return late(now) & PROMISES.c.id.not_in(closed())


def late(now: datetime) -> ColumnElement[bool]:
    """The condition that a promise's last moment is past at a local time, whatever became of it."""
    # A day sorts before every moment on it, and is over only when the next day begins.
    latest = PROMISES.c.latest
    return (latest < iso(now)) & (latest != now.date().isoformat())


def closed() -> Select[tuple[int]]:
    """The numbers of the promises whose last change closed them."""
    last = select(func.max(PROMISE_CHANGES.c.id)).group_by(PROMISE_CHANGES.c.promise_id)
    chosen = PROMISE_CHANGES.c.id.in_(last) & PROMISE_CHANGES.c.state.in_(CLOSED)
    return select(PROMISE_CHANGES.c.promise_id).where(chosen)


def count_overdue(connection: Connection, now: datetime) -> int:
    """How many open promises are overdue at a local time."""
    return int(connection.execute(select(func.count()).select_from(PROMISES).where(overdue(now))).scalar() or 0)


def remove_closed(connection: Connection, before: str) -> int:
    """Delete the promises that were closed before a moment (UTC, ISO); returns how many."""
    recent = select(PROMISE_CHANGES.c.promise_id).where(PROMISE_CHANGES.c.at >= before)
    chosen = select(PROMISES.c.id).where(PROMISES.c.id.in_(closed()), PROMISES.c.id.not_in(recent))
    numbers = list(connection.execute(chosen).scalars())
    for part in parts(numbers):
        connection.execute(delete(PROMISE_CHANGES).where(among(connection, PROMISE_CHANGES.c.promise_id, part)))
        connection.execute(delete(PROMISES).where(among(connection, PROMISES.c.id, part)))
    return len(numbers)


def one(connection: Connection, promise_id: int, now: datetime) -> StoredPromise:
    """The promise with a number; raises StoreError when there is none."""
    found = fetch(connection, now, PROMISES.c.id == promise_id)
    if not found:
        raise StoreError(f"there is no promise {promise_id}; 'replycheck promises list' shows the numbers")
    return found[0]


def _pressing(promise: StoredPromise) -> tuple[bool, bool, datetime, int]:
    latest = promise.latest
    if latest is not None and not isinstance(latest, datetime):
        latest = datetime.combine(latest, time.max)
    return (not promise.is_open, latest is None, latest or datetime.max, promise.id)


def _changes(connection: Connection) -> dict[int, list[PromiseChange]]:
    found: dict[int, list[PromiseChange]] = defaultdict(list)
    for row in connection.execute(select(PROMISE_CHANGES).order_by(PROMISE_CHANGES.c.id)).mappings():
        change = PromiseChange(row["state"], row["who"], datetime.fromisoformat(row["at"]))
        found[row["promise_id"]].append(change)
    return found


def _stored(row: RowMapping, changes: Sequence[PromiseChange], now: datetime) -> StoredPromise:
    earliest, latest = moment(row["earliest"]), moment(row["latest"])
    said = changes[-1].state if changes else "open"
    names = (
        "id",
        "uid",
        "customer",
        "reference",
        "text",
        "owner",
        "action",
        "firmness",
        "condition",
        "deadline_text",
    )
    return StoredPromise(
        **{name: row[name] for name in names},
        made_at=datetime.fromisoformat(row["made_at"]),
        earliest=earliest,
        latest=latest,
        state=said if said in CLOSED else promise_state(latest, now),
        changes=tuple(changes),
    )


def change(connection: Connection, promise_id: int, state: str, who: str, at: str) -> None:
    """Add a change of state; raises StoreError for an unknown promise or state."""
    if state not in CHANGES:
        raise StoreError(f"unknown state {state!r} of a promise; use one of {', '.join(CHANGES)}")
    if connection.execute(select(PROMISES.c.id).where(PROMISES.c.id == promise_id)).first() is None:
        raise StoreError(f"there is no promise {promise_id}; 'replycheck promises list' shows the numbers")
    connection.execute(insert(PROMISE_CHANGES).values(promise_id=promise_id, state=state, who=who, at=at))


def forget(connection: Connection, customer: str, *, mentions: bool) -> int:
    """Delete a customer's promises and, with `mentions`, those that hold the name. Returns how many."""
    own = select(PROMISES.c.id).where(PROMISES.c.customer_key == customer_key(customer))
    numbers = set(connection.execute(own).scalars())
    if mentions:
        numbers |= mentioning(connection, customer)
    for number in numbers:
        connection.execute(delete(PROMISE_CHANGES).where(PROMISE_CHANGES.c.promise_id == number))
        connection.execute(delete(PROMISES).where(PROMISES.c.id == number))
    return len(numbers)


def mentioning(connection: Connection, customer: str) -> set[int]:
    """Numbers of the promises that hold the customer's name in their words."""
    return holding(connection, customer, PROMISES.c.id, (PROMISES.c.text,))
