"""Store: the one door to the memory. Every call is one transaction: done whole, or not at all."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, or_

from replycheck.errors import StoreError
from replycheck.report import Deadline, Promise, Report
from replycheck.store import ledger, reports
from replycheck.store.tables import REPORTS
from replycheck.store.trouble import explained
from replycheck.store.values import (
    DUE,
    STATES,
    Decision,
    FalseAlarm,
    Forgotten,
    StoredPromise,
    StoredReport,
    is_due,
)

Clock = Callable[[], datetime]


def _utc() -> datetime:
    return datetime.now(UTC)


def this_person() -> str:
    """The name of the person at this machine, for decisions that name nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class Store:
    """Reports, decisions and promises in one database; get one from `open_store`. Raises StoreError only."""

    def __init__(self, engine: Engine, *, shown: str, clock: Clock = _utc) -> None:
        self._engine = engine
        self._clock = clock
        self.place = shown

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        options = self._engine.execution_options(writes=True)
        with explained(self.place), options.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the database; the store may still be used and then opens it again."""
        self._engine.dispose()

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    def add_report(
        self,
        report: Report,
        *,
        customer_name: str = "",
        customer_message: str = "",
        agent: str = "",
        note: str = "",
        state: str = "saved",
    ) -> int:
        """Keep a report; `state` saved or review (asks for a person). Returns its number.

        The same judgement of the same file or ticket is kept once, so a nightly run does not fill the queue.
        """
        if state not in ("saved", "review"):
            raise StoreError(f"a report arrives as 'saved' or 'review', not as {state!r}")
        contact = {
            "customer_name": customer_name,
            "customer_message": customer_message,
            "agent": agent,
            "note": note,
        }
        with self._writing() as connection:
            return reports.add(connection, report, self._now(), state, contact)

    def queue(self, *, state: str = "review", rule: str | None = None, search: str = "") -> list[StoredReport]:
        """Reports in a state, the worst first by severity and then confidence of their open findings.

        `review` also holds saved reports with an open warning or error. `rule` is an id, a family or a glob;
        each word of `search` must stand in the reply, its customer, its agent or its note.
        """
        if state not in STATES:
            raise StoreError(f"unknown state {state!r}; use one of {', '.join(STATES)}")
        chosen = REPORTS.c.state == state
        if state == "review":
            chosen = or_(chosen, (REPORTS.c.state == "saved") & (REPORTS.c.verdict != "pass"))
        with self._reading() as connection:
            found = reports.fetch(connection, chosen, *reports.search_conditions(search))
        wanted = [r for r in found if (state != "review" or r.flagged) and (not rule or r.has_rule(rule))]
        return sorted(wanted, key=lambda r: (-r.rank[0], -r.rank[1], r.id))

    def reports(self) -> list[StoredReport]:
        """Every report in the store, in order of arrival."""
        with self._reading() as connection:
            return reports.fetch(connection)

    def get(self, report_id: int) -> StoredReport:
        """One report; raises StoreError when the number is unknown."""
        with self._reading() as connection:
            return reports.one(connection, report_id)

    def decide(
        self,
        report_id: int,
        *,
        action: str,
        reviewer: str,
        note: str = "",
        fingerprint: str | None = None,
        seen_as: str | None = None,
    ) -> Decision:
        """Add a decision: approve, return (with a note), false-alarm (of a finding) or undo (one's own last).

        Nothing is overwritten: an undo is a decision too. `seen_as` is the state in which the reviewer saw the
        report; when somebody else has decided meanwhile, StoreError says so and nothing is added.
        """
        decision = {
            "report_id": report_id,
            "at": self._now(),
            "reviewer": reviewer,
            "action": action,
            "note": note.strip(),
            "fingerprint": fingerprint if action == "false-alarm" else None,
            "undoes": None,
        }
        with self._writing() as connection:
            return reports.decide(connection, decision, seen_as)

    def last_decided(self, reviewer: str) -> int | None:
        """The number of the report of a reviewer's last decision that still stands, if there is one."""
        with self._reading() as connection:
            return reports.last_decided(connection, reviewer)

    def false_alarms(self) -> list[FalseAlarm]:
        """Findings that people overruled and that still stand overruled."""
        with self._reading() as connection:
            return reports.alarms(connection)

    def false_alarm_cases(self) -> Iterator[str]:
        """The false alarms as JSON lines: texts in which a rule must be silent."""
        return (json.dumps(alarm.to_case(), ensure_ascii=False) for alarm in self.false_alarms())

    def record_promises(self, report: Report, *, customer: str = "", reference: str = "") -> int:
        """Put a draft's promises in the ledger, each once; returns how many were new (a template's: none)."""
        with self._writing() as connection:
            return ledger.record(connection, report, customer, reference)

    def add_promise(
        self,
        text: str,
        *,
        made_at: datetime,
        latest: date | datetime | None = None,
        customer: str = "",
        reference: str = "",
        owner: str = "I",
    ) -> int:
        """Add a promise that was made elsewhere, say by telephone; returns its number. Times are local."""
        deadline = Deadline(type="explicit" if latest else "none", latest=latest)
        promise = Promise(0, len(text), text, owner, "", "firm", deadline=deadline)
        with self._writing() as connection:
            return ledger.add(connection, promise, made_at, customer, reference)

    def promises(self, *, due: str | None = None, now: datetime, closed: bool = False) -> list[StoredPromise]:
        """Open promises, the most pressing first; `due` is today, week, overdue or None for all.

        `now` is local; `closed` adds the kept, broken and withdrawn ones.
        """
        if due is not None and due not in DUE:
            raise StoreError(f"unknown period {due!r}; use one of {', '.join(DUE)}")
        with self._reading() as connection:
            found = ledger.fetch(connection, now)
        return [p for p in found if (closed or p.is_open) and is_due(p, due, now)]

    def promise(self, promise_id: int, *, now: datetime) -> StoredPromise:
        """One promise; raises StoreError when the number is unknown."""
        with self._reading() as connection:
            return ledger.one(connection, promise_id, now)

    def change_promise(self, promise_id: int, *, state: str, who: str) -> None:
        """Say that a promise was kept, broken or withdrawn, or is open again; each change is remembered."""
        with self._writing() as connection:
            ledger.change(connection, promise_id, state, who, self._now())

    def forget(self, customer: str, *, mentions: bool = False) -> Forgotten:
        """Delete all reports, messages, decisions and promises of a customer, and wipe them from the file.

        `mentions` also deletes what other customers' replies say about this name.
        """
        if not customer.strip():
            raise StoreError("forget needs the name of a customer")
        with self._writing() as connection:
            gone = reports.forget(connection, customer, mentions=mentions)
            promised = ledger.forget(connection, customer, mentions=mentions)
            left = len(reports.mentioning(connection, customer)) + len(ledger.mentioning(connection, customer))
        self._wipe()
        return Forgotten(gone, promised, left)

    def _wipe(self) -> None:
        """Empty SQLite's log file, where deleted words would linger; another open reader may delay that."""
        if self._engine.dialect.name != "sqlite":
            return
        with explained(self.place):
            raw = self._engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def export(self, *, customer: str | None = None, now: datetime | None = None) -> Iterator[dict[str, object]]:
        """Everything in the store, or all of one customer, as plain JSON values: reports, then promises."""
        moment = now or datetime.now()
        key = None if customer is None else reports.customer_key(customer)
        for report in self.reports():
            if key is None or reports.customer_key(report.customer_name) == key:
                yield report.to_dict()
        for promise in self.promises(now=moment, closed=True):
            if key is None or reports.customer_key(promise.customer) == key:
                yield {"type": "promise", **promise.to_dict()}
