"""The store's promises: the ledger of what was promised to whom by when."""

from __future__ import annotations

from datetime import date, datetime

from replycheck.errors import StoreError
from replycheck.report import Deadline, Promise, Report
from replycheck.store import ledger
from replycheck.store.base import Base
from replycheck.store.values import DUE, StoredPromise, is_due


class Promising(Base):
    """Promises: recorded from replies or added by hand, and what became of them."""

    def record_promises(self, report: Report, *, customer: str = "", reference: str = "") -> int:
        """Put a draft's promises in the ledger, each once; returns how many were new (a template's: none)."""
        with self._writing() as connection:
            return ledger.record(connection, [(report, customer, reference)])

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

    def overdue(self, *, now: datetime) -> int:
        """How many open promises are overdue at a local time."""
        with self._reading() as connection:
            return ledger.count_overdue(connection, now)

    def promise(self, promise_id: int, *, now: datetime) -> StoredPromise:
        """One promise; raises StoreError when the number is unknown."""
        with self._reading() as connection:
            return ledger.one(connection, promise_id, now)

    def change_promise(self, promise_id: int, *, state: str, who: str) -> None:
        """Say that a promise was kept, broken or withdrawn, or is open again; each change is remembered."""
        with self._writing() as connection:
            ledger.change(connection, promise_id, state, who, self._now())
