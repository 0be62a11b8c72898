"""Many reports at once: from a help desk, from an export and into one, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from replycheck.errors import StoreError
from replycheck.report import Report
from replycheck.store import cards, decisions, ledger, reports
from replycheck.store.bulk import add_numbered, among, by_index, parts
from replycheck.store.cards import Fresh
from replycheck.store.codec import storable
from replycheck.store.tables import CARDS, PROMISE_CHANGES, PROMISES, REPORTS
from replycheck.store.turns import turn

FACTS = ("csat", "nps", "template", "moment")
CONTACT = ("customer_name", "customer_message", "agent", "note")


@dataclass(frozen=True)
class Contact:
    """A report with what is known about the contact; `facts` holds csat, nps, template and moment."""

    report: Report
    customer_name: str = ""
    customer_message: str = ""
    agent: str = ""
    note: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Added:
    """How many reports were new, how many were known (and got their scores), how many promises were new."""

    new: int = 0
    known: int = 0
    promises: int = 0


def add_many(connection: Connection, contacts: Sequence[Contact], at: str) -> Added:
    """Add reports and record their promises; one whose ticket and text are known gets its scores only."""
    turn(connection, "intake")
    by_index(connection)
    known = _known(connection, [c.report.id for c in contacts if c.report.id])
    fresh, old = [], 0
    for contact in contacts:
        number = known.get(_named(contact.report.id, contact.report.text)) if contact.report.id else None
        if number is None:
            fresh.append(contact)
        else:
            old += 1
            _rescore(connection, number, contact.facts)
    new = _unlike(connection, [(c, *_row(c, at)) for c in fresh])
    _insert(connection, [(row, data, contact.facts) for contact, data, row in new])
    promised = ledger.record(connection, [(c.report, c.customer_name, str(c.report.id or "")) for c in fresh])
    return Added(len(new), old + len(fresh) - len(new), promised)


def _known(connection: Connection, tickets: Sequence[str]) -> dict[tuple[str, str], int]:
    """The numbers of the reports that are there, by ticket and text."""
    found: dict[tuple[str, str], int] = {}
    for part in parts([storable(str(ticket)) for ticket in tickets]):
        chosen = select(CARDS.c.report_id, CARDS.c.ticket).where(among(connection, CARDS.c.ticket, part))
        named: dict[int, str] = {number: ticket for number, ticket in connection.execute(chosen)}  # noqa: C416
        found |= {(named[number], text): number for number, text in _texts(connection, sorted(named))}
    return found


def _named(ticket: object, text: str) -> tuple[str, str]:
    """A reply's ticket and words as they are kept."""
    return storable(str(ticket)), storable(text)


def _texts(connection: Connection, report_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The number and the words of each of these reports, in the order of their numbers."""
    for part in parts(report_ids):
        chosen = select(REPORTS.c.id, REPORTS.c.text).where(among(connection, REPORTS.c.id, part))
        yield from ((number, words) for number, words in connection.execute(chosen.order_by(REPORTS.c.id)))


def _rescore(connection: Connection, number: int, facts: Mapping[str, Any]) -> None:
    """Put what the help desk knows by now, a score that came later say, beside a report."""
    values = {name: value for name in FACTS if (value := facts.get(name)) not in (None, "")}
    if values:
        connection.execute(update(CARDS).where(CARDS.c.report_id == number).values(values))


def add_scores(connection: Connection, scores: Sequence[tuple[str, str, Mapping[str, Any]]]) -> tuple[int, int]:
    """Put facts beside known replies, each (ticket, text, facts): the one with this text, else the last of its ticket.

    Returns how many were found and how many not.
    """
    by_index(connection)
    scores = [(*_named(ticket, text), facts) for ticket, text, facts in scores]
    known = _known(connection, [ticket for ticket, _, _ in scores if ticket])
    last = {ticket: number for (ticket, _), number in sorted(known.items(), key=lambda item: item[1])}
    found = 0
    for ticket, text, facts in scores:
        number = known.get((ticket, text), last.get(ticket))
        if number is not None:
            found += 1
            _rescore(connection, number, facts)
    return found, len(scores) - found


def _unlike(
    connection: Connection, rows: Sequence[tuple[Contact, dict[str, Any], dict[str, Any]]]
) -> list[tuple[Contact, dict[str, Any], dict[str, Any]]]:
    """The rows whose judgement is not in the store, each once."""
    seen = reports.known_keys(connection, [row["content_key"] for *_, row in rows if row["content_key"]])
    new = []
    for item in rows:
        key = item[2]["content_key"]
        if not key or key not in seen:
            new.append(item)
            seen.add(key)
    return new


def _row(contact: Contact, at: str) -> tuple[dict[str, Any], dict[str, Any]]:
    data, text = contact.report.to_dict(), contact.report.text
    who = {name: getattr(contact, name) for name in CONTACT}
    key = reports.content_key(data, text, who)
    return data, reports.row_for(data, text, at=at, state="saved", contact=who, key=key)


def _insert(
    connection: Connection, items: Sequence[tuple[dict[str, Any], Mapping[str, Any], Mapping[str, Any]]]
) -> list[int]:
    """Insert rows with their cards; returns their numbers, in the order given."""
    if not items:
        return []
    numbers = add_numbered(connection, REPORTS, [row for row, _, _ in items])
    fresh = [Fresh({**row, "id": n}, data, facts) for n, (row, data, facts) in zip(numbers, items, strict=True)]
    cards.add(connection, fresh)
    return numbers


def numbers(connection: Connection, customer_key: str | None) -> list[int]:
    """The numbers of all reports, or of one customer's."""
    chosen = select(REPORTS.c.id).order_by(REPORTS.c.id)
    if customer_key is not None:
        chosen = chosen.where(REPORTS.c.customer_key == customer_key)
    return list(connection.execute(chosen).scalars())


def told(connection: Connection, report_ids: Sequence[int]) -> Iterator[dict[str, object]]:
    """Reports as plain JSON values, with what the help desk said about them."""
    chosen = CARDS.c.report_id.in_(report_ids)
    facts = {r["report_id"]: r for r in connection.execute(select(CARDS).where(chosen)).mappings()}
    for stored in reports.by_number(connection, report_ids):
        yield {**stored.to_dict(), "facts": {name: facts[stored.id][name] for name in FACTS}}


def restore_reports(connection: Connection, items: Sequence[Mapping[str, Any]]) -> int:
    """Put exported reports back with their decisions; one that is there already is left as it is."""
    turn(connection, "intake")
    rows = [_exported(item) for item in items]
    known = _present(connection, [row for row, _, _ in rows])
    new = [(item, row) for item, row in zip(items, rows, strict=True) if _identity(row[0]) not in known]
    made = _insert(connection, [row for _, row in new])
    for number, (item, _) in zip(made, new, strict=True):
        if item["decisions"]:
            decisions.restore(connection, number, item["decisions"])
            connection.execute(update(REPORTS).where(REPORTS.c.id == number).values(state=item["state"]))
    for number in (n for n, (item, _) in zip(made, new, strict=True) if item["decisions"]):
        for name in {d.fingerprint for d in reports.one(connection, number).decisions if d.fingerprint}:
            cards.overrule(connection, name)
        cards.settle(connection, [number])
    return len(made)


def _identity(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["added_at"], row["text"]


def _present(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> set[tuple[str, str]]:
    chosen = REPORTS.c.added_at.in_(sorted({row["added_at"] for row in rows}))
    return {(at, text) for at, text in connection.execute(select(REPORTS.c.added_at, REPORTS.c.text).where(chosen))}


def _exported(item: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], Mapping[str, Any]]:
    """The row, the report's values and the facts of an exported report; raises StoreError when it is none."""
    try:
        data, text = _arrived(item["report"]), item["text"]
        who = {"customer_name": item["customer"], **{name: item[name] for name in CONTACT[1:]}}
        at = datetime.fromisoformat(item["added_at"]).astimezone(UTC).isoformat(timespec="milliseconds")
        state = item["state"] if not item["decisions"] and item["state"] in ("saved", "review") else item["arrived_as"]
        key = reports.content_key(data, text, who)
        row = reports.row_for(data, text, at=at, state=state, contact=who, key=key)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise StoreError("a report of the file is not whole; give a file that the export wrote") from None
    return row, data, item.get("facts") or {}


def _arrived(data: Mapping[str, Any]) -> dict[str, Any]:
    """The report as it arrived: what people overruled since then follows from the decisions."""
    findings = [
        {**f, "suppressed": None if (f["suppressed"] or {}).get("kind") == "false-alarm" else f["suppressed"]}
        for f in data["findings"]
    ]
    return {**data, "findings": findings}


def restore_promises(connection: Connection, items: Sequence[Mapping[str, Any]]) -> int:
    """Put exported promises back with their changes; one that is there already is left as it is."""
    turn(connection, "promises")
    known = set(connection.execute(select(PROMISES.c.uid)).scalars())
    new = sorted((item for item in items if item.get("uid") not in known), key=lambda item: int(item.get("id", 0)))
    for item in new:
        number = int(connection.execute(insert(PROMISES).values(_promise(item))).inserted_primary_key[0])  # type: ignore[index]
        changes = [{**change, "promise_id": number} for change in item["changes"]]
        if changes:
            connection.execute(insert(PROMISE_CHANGES), changes)
    return len(new)


def _promise(item: Mapping[str, Any]) -> dict[str, Any]:
    names = ("uid", "made_at", "customer", "reference", "text", "owner", "action", "firmness", "condition")
    try:
        return {
            **{name: item[name] for name in names},
            "same_as": item.get("same_as") or item["uid"],
            "customer_key": reports.customer_key(item["customer"]),
            "deadline_text": item["deadline"],
            "earliest": item["earliest"],
            "latest": item["latest"],
        }
    except (KeyError, TypeError, AttributeError):
        raise StoreError("a promise of the file is not whole; give a file that the export wrote") from None
