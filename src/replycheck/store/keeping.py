"""What the store keeps, for how long, and how it comes in and goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from replycheck.errors import StoreError
from replycheck.report import Report
from replycheck.store import ledger, moving, reports
from replycheck.store.base import Base
from replycheck.store.moving import Added, Contact
from replycheck.store.promising import Promising
from replycheck.store.reviewing import Reviewing
from replycheck.store.trouble import explained
from replycheck.store.values import Forgotten

BATCH = 500


class Keeping(Reviewing, Promising, Base):
    """Adding, forgetting, retention, export and import."""

    def add_report(
        self,
        report: Report,
        *,
        customer_name: str = "",
        customer_message: str = "",
        agent: str = "",
        note: str = "",
        state: str = "saved",
        facts: Mapping[str, Any] | None = None,
    ) -> int:
        """Keep a report; `state` saved or review (asks for a person). Returns its number.

        The same judgement of the same file or ticket is kept once, so a nightly run does not fill the queue.
        `facts` is what a help desk knows: csat, nps, template, moment.
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
            return reports.add(connection, report, self._now(), state, contact, facts or {})[0]

    def add_reports(self, contacts: Sequence[Contact]) -> Added:
        """Keep many reports with their promises in one transaction; one that is known gets its new scores only."""
        with self._writing() as connection:
            return moving.add_many(connection, contacts, self._now())

    def add_scores(self, scores: Sequence[tuple[str, str, Mapping[str, Any]]]) -> tuple[int, int]:
        """Put what a help desk says later beside known replies, each (ticket, text, facts); (found, not found)."""
        with self._writing() as connection:
            return moving.add_scores(connection, scores)

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

    def expire(self, keep_days: int | None) -> Forgotten:
        """Delete reports that are older than so many days, and promises that were closed before that day.

        None keeps everything. A promise that is still open is kept until somebody closes it.
        """
        if keep_days is None:
            return Forgotten()
        before = self._clock() - timedelta(days=keep_days)
        with self._writing() as connection:
            numbers = reports.older(connection, self._then(before))
            reports.remove(connection, numbers)
            gone = ledger.remove_closed(connection, self._then(before))
        if numbers or gone:
            self._wipe()
        return Forgotten(len(numbers), gone)

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
        with self._reading() as connection:
            numbers = moving.numbers(connection, key)
        for start in range(0, len(numbers), BATCH):
            with self._reading() as connection:
                yield from moving.told(connection, numbers[start : start + BATCH])
        for promise in self.promises(now=moment, closed=True):
            if key is None or reports.customer_key(promise.customer) == key:
                yield {"type": "promise", **promise.to_dict()}

    def restore(self, items: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
        """Put back what `export` gave, in one transaction; returns how many reports and promises were new.

        Raises StoreError for an item that is no report or promise of an export.
        """
        counts = {"report": 0, "promise": 0}
        works = {"report": moving.restore_reports, "promise": moving.restore_promises}
        with self._writing() as connection:
            for kind, group in groupby(items, key=lambda item: str(item.get("type"))):
                if kind not in works:
                    raise StoreError("an item has no type report or promise; give a file that the export wrote")
                counts[kind] += works[kind](connection, list(group))
        return counts["report"], counts["promise"]
