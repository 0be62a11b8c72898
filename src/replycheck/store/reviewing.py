"""What the reviewers see and decide."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from replycheck.errors import StoreError
from replycheck.store import decisions, filtering, reports
from replycheck.store.base import Base
from replycheck.store.codec import storable
from replycheck.store.decisions import marks_json
from replycheck.store.filtering import Filter
from replycheck.store.tables import CARDS, REPORTS
from replycheck.store.values import STATES, Decision, FalseAlarm, Mark, StoredReport

# Long enough to read a reply and write a note; then somebody else may take it.
HOLD = timedelta(minutes=15)
ALL_LISTS = ("saved", "disputed")


class Reviewing(Base):
    """The queue and the decisions."""

    def queue(
        self,
        *,
        state: str = "review",
        rule: str | None = None,
        search: str = "",
        wanted: Filter | None = None,
        limit: int | None = None,
        now: datetime | None = None,
    ) -> list[StoredReport]:
        """Reports in a state, the worst first by severity x confidence x reach of their open findings.

        `review` also holds saved reports with an open warning or error, and disputed ones, which come first.
        `rule` is an id, a family or a glob; each word of `search` must stand in the reply, its customer, its
        agent or its note; `now` (local) decides which promises are overdue.
        """
        conditions = [*self._in_state(state), *filtering.conditions(wanted or Filter(), now or datetime.now())]
        if rule:
            conditions.append(filtering.named(rule))
        if search.split():
            words = Filter(words=tuple(search.casefold().split()))
            conditions += filtering.conditions(words, datetime.now())
        order = (CARDS.c.score.desc(), CARDS.c.report_id)
        with self._reading() as connection:
            chosen = select(CARDS.c.report_id).where(*conditions).order_by(*order).limit(limit)
            return reports.by_number(connection, list(connection.execute(chosen).scalars()))

    def _in_state(self, state: str) -> list[ColumnElement[bool]]:
        if state not in STATES:
            raise StoreError(f"unknown state {state!r}; use one of {', '.join(STATES)}")
        if state in ALL_LISTS:
            return [CARDS.c.report_id.in_(select(REPORTS.c.id).where(REPORTS.c.state == state))]
        return [CARDS.c.listed == state]

    def unjudged(self, reviewer: str, *, limit: int) -> list[StoredReport]:
        """Replies that a reviewer has not judged without seeing the findings, in an order that tells nothing."""
        with self._reading() as connection:
            chosen = select(CARDS.c.report_id).where(CARDS.c.kind == "draft", filtering.unjudged(reviewer))
            chosen = chosen.order_by(CARDS.c.sample, CARDS.c.report_id).limit(limit)
            return reports.by_number(connection, list(connection.execute(chosen).scalars()))

    def count(self, state: str = "review") -> int:
        """How many reports are in a state, as `queue` lists them."""
        with self._reading() as connection:
            chosen = select(func.count()).select_from(CARDS).where(*self._in_state(state))
            return int(connection.execute(chosen).scalar() or 0)

    def reports(self) -> list[StoredReport]:
        """Every report in the store, in order of arrival."""
        with self._reading() as connection:
            return reports.fetch(connection)

    def get(self, report_id: int) -> StoredReport:
        """One report; raises StoreError when the number is unknown."""
        with self._reading() as connection:
            return reports.one(connection, report_id)

    def returned_to(self, agent: str) -> list[StoredReport]:
        """The returned replies of a writer (also after a dispute) that were not sent in again, the newest first."""
        with self._reading() as connection:
            own = REPORTS.c.agent.in_(("", agent))
            mine = reports.fetch(connection, REPORTS.c.state.in_(("returned", "closed")), own)
            contacts = select(REPORTS.c.id, REPORTS.c.customer_name, REPORTS.c.customer_message)
            later = connection.execute(contacts.where(REPORTS.c.agent == agent)).all() if mine else []
        newest = {(name, message): number for number, name, message in later}
        waiting = [r for r in mine if not _sent_again(r, newest)]
        return sorted(waiting, key=lambda r: -r.id)

    def take(self, report_id: int, *, reviewer: str) -> str:
        """Take a reply in hand, letting go of any other; returns who has it: the reviewer, or who was first."""
        until = self._then(self._clock() + HOLD)
        with self._writing() as connection:
            return decisions.take(connection, report_id, reviewer, self._now(), until)

    def let_go(self, *, reviewer: str) -> None:
        """Let go of the reply that a reviewer has in hand."""
        with self._writing() as connection:
            decisions.let_go(connection, reviewer)

    def taken(self) -> dict[int, str]:
        """Who has which report in hand now."""
        with self._reading() as connection:
            return decisions.taken(connection, self._now())

    def decide(
        self,
        report_id: int,
        *,
        action: str,
        reviewer: str,
        note: str = "",
        fingerprint: str | None = None,
        marks: Sequence[Mark] = (),
        seen_as: str | None = None,
    ) -> Decision:
        """Add a decision: one of values.ACTIONS. A return and a dispute need a note, a false alarm a fingerprint,
        a missed fault one mark, a judgement any number of marks; undo takes back one's own last decision.

        Nothing is overwritten: an undo is a decision too. `seen_as` is the state in which the reviewer saw the
        report; when somebody else has decided meanwhile, or has it in hand, StoreError says so.
        """
        decision = {
            "report_id": report_id,
            "at": self._now(),
            "reviewer": reviewer,
            "action": action,
            "note": storable(note.strip()),
            "fingerprint": fingerprint if action == "false-alarm" else None,
            "undoes": None,
            "marks": marks_json(marks) if action in ("missed", "judge") else None,
        }
        with self._writing() as connection:
            return decisions.decide(connection, decision, seen_as)

    def last_decided(self, reviewer: str) -> int | None:
        """The number of the report of a reviewer's last decision that still stands, if there is one."""
        with self._reading() as connection:
            return decisions.last_decided(connection, reviewer)

    def false_alarms(self) -> list[FalseAlarm]:
        """Findings that people overruled and that still stand overruled."""
        with self._reading() as connection:
            return decisions.alarms(connection)

    def false_alarm_cases(self) -> Iterator[str]:
        """The false alarms as JSON lines: texts in which a rule must be silent."""
        return (json.dumps(alarm.to_case(), ensure_ascii=False) for alarm in self.false_alarms())

    def decided(self, *actions: str) -> list[tuple[Decision, StoredReport]]:
        """The decisions of these kinds that stand, oldest first, each with its report."""
        with self._reading() as connection:
            made = decisions.made(connection, *actions)
            found = {r.id: r for r in reports.by_number(connection, sorted({d.report_id for d in made}))}
        return [(d, found[d.report_id]) for d in made]


def _sent_again(old: StoredReport, newest: dict[tuple[str, str], int]) -> bool:
    """True when a later reply went in about the same contact."""
    contact = (old.customer_name, old.customer_message)
    return any(contact) and newest.get(contact, 0) > old.id
