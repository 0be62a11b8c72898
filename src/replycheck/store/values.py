"""What the store hands out: reports with decisions, and promises with changes, as frozen values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from replycheck.errors import StoreError
from replycheck.report import Finding, Report, Severity, Suppression, iso
from replycheck.store.codec import report_from

# What a reviewer decides, and what the writer answers to a return; an undo takes back one's own last decision.
ACTIONS = ("approve", "return", "false-alarm", "missed", "judge", "close", "accept", "dispute", "undo")
BY_AGENT = ("accept", "dispute")
OUTCOMES = {
    "approve": "approved",
    "return": "returned",
    "accept": "accepted",
    "dispute": "disputed",
    "close": "closed",
}
STATES = ("saved", "review", *OUTCOMES.values())
CLOSED = ("kept", "broken", "withdrawn")
DUE = ("today", "week", "overdue")
WEEK_DAYS = 7
SATURDAY = 5


@dataclass(frozen=True)
class Mark:
    """A fault that a reviewer marked: the rule, and the words text[start:end] of the reply."""

    rule: str
    start: int
    end: int

    @classmethod
    def several(cls, marks: str | None) -> tuple[Mark, ...]:
        """Marks from the JSON list in which a decision keeps them; raises StoreError when it is none."""
        try:
            return tuple(cls(str(m["rule"]), int(m["start"]), int(m["end"])) for m in json.loads(marks or "[]"))
        except (ValueError, TypeError, KeyError):
            raise StoreError("a mark has a rule, a start and an end") from None


@dataclass(frozen=True)
class Decision:
    """One thing a reviewer or the writer decided about a report; `undoes` is the decision that an undo takes back."""

    id: int
    report_id: int
    at: datetime
    reviewer: str
    action: str
    note: str = ""
    fingerprint: str | None = None
    undoes: int | None = None
    marks: tuple[Mark, ...] = ()

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Decision:
        """A decision from its row."""
        return cls(**{**row, "at": datetime.fromisoformat(row["at"]), "marks": Mark.several(row.get("marks"))})


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that no later one took back, oldest first."""
    made = list(decisions)
    undone = {d.undoes for d in made}
    return [d for d in made if d.action != "undo" and d.id not in undone]


@dataclass(frozen=True)
class StoredReport:
    """A report in the store: who wrote it to whom, where it stands, and every decision about it.

    `state` is one of STATES; `overruled` maps fingerprints to the reasons given.
    """

    id: int
    state: str
    added_at: datetime
    text: str
    data: str
    customer_name: str = ""
    customer_message: str = ""
    agent: str = ""
    note: str = ""
    arrived_as: str = "saved"
    decisions: tuple[Decision, ...] = ()
    overruled: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def report(self) -> Report:
        """The report as it was made; findings overruled since then are suppressed."""
        report = report_from(json.loads(self.data), self.text)
        return replace(report, findings=tuple(self._seen(f) for f in report.findings))

    def _seen(self, finding: Finding) -> Finding:
        reason = self.overruled.get(finding.fingerprint)
        if reason is None or finding.suppressed is not None:
            return finding
        return replace(finding, suppressed=Suppression("false-alarm", reason))

    @cached_property
    def standing(self) -> list[Decision]:
        """The decisions about this report that no later one took back, oldest first."""
        return standing(self.decisions)

    @cached_property
    def rank(self) -> tuple[int, float]:
        """(severity 0..2, confidence 0..1) of the worst open finding; (-1, 0.0) when none is open."""
        return max(((f.severity.rank, f.confidence) for f in self.report.open_findings()), default=(-1, 0.0))

    @property
    def flagged(self) -> bool:
        """True when a person should look: sent to review, or a warning or error stands open."""
        return self.state == "review" or self.rank[0] >= Severity.WARNING.rank

    def to_dict(self) -> dict[str, Any]:
        """Everything that is known about this report, as plain JSON values."""
        return {
            "type": "report",
            "number": self.id,
            "state": self.state,
            "arrived_as": self.arrived_as,
            "added_at": self.added_at.isoformat(timespec="milliseconds"),
            "agent": self.agent,
            "customer": self.customer_name,
            "customer_message": self.customer_message,
            "note": self.note,
            "text": self.text,
            "report": self.report.to_dict(),
            "decisions": [_decision_dict(d) for d in self.decisions],
        }


def _decision_dict(decision: Decision) -> dict[str, Any]:
    return {
        "number": decision.id,
        "at": decision.at.isoformat(timespec="milliseconds"),
        "reviewer": decision.reviewer,
        "action": decision.action,
        "note": decision.note,
        "fingerprint": decision.fingerprint,
        "undoes": decision.undoes,
        "marks": [asdict(mark) for mark in decision.marks] if decision.action in ("missed", "judge") else None,
    }


@dataclass(frozen=True)
class FalseAlarm:
    """A finding that a person overruled: the sentence it stood in, its place there, and the reason."""

    fingerprint: str
    rule: str
    language: str
    channel: str
    sentence: str
    start: int
    end: int
    reason: str
    reviewer: str
    at: datetime
    report_id: int

    def to_case(self) -> dict[str, Any]:
        """A test case: this rule must be silent in this text (offsets into the text, end exclusive)."""
        return {
            "id": self.fingerprint,
            "text": self.sentence,
            "lang": self.language,
            "channel": self.channel,
            "absent": self.rule,
            "start": self.start,
            "end": self.end,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class PromiseChange:
    """Who said when that a promise was kept, broken, withdrawn or open again."""

    state: str
    who: str
    at: datetime


@dataclass(frozen=True)
class StoredPromise:
    """A promise in the ledger; `state` is open, soon, overdue, kept, broken or withdrawn; days are local."""

    id: int
    uid: str
    made_at: datetime
    customer: str
    reference: str
    text: str
    owner: str
    action: str
    firmness: str
    state: str
    condition: str | None = None
    deadline_text: str | None = None
    earliest: date | datetime | None = None
    latest: date | datetime | None = None
    changes: tuple[PromiseChange, ...] = ()

    @property
    def is_open(self) -> bool:
        """True until somebody says that the promise was kept, broken or withdrawn."""
        return self.state not in CLOSED

    @property
    def due_day(self) -> date | None:
        """The last day on which the promise can be kept, or None when it names no day."""
        return self.latest.date() if isinstance(self.latest, datetime) else self.latest

    def to_dict(self) -> dict[str, Any]:
        """The promise as plain JSON values."""
        return {
            "id": self.id,
            "uid": self.uid,
            "state": self.state,
            "text": self.text,
            "owner": self.owner,
            "action": self.action,
            "firmness": self.firmness,
            "condition": self.condition,
            "customer": self.customer,
            "reference": self.reference,
            "made_at": iso(self.made_at),
            "deadline": self.deadline_text,
            "earliest": iso(self.earliest),
            "latest": iso(self.latest),
            "changes": [
                {"state": c.state, "who": c.who, "at": c.at.isoformat(timespec="seconds")} for c in self.changes
            ],
        }


@dataclass(frozen=True)
class Forgotten:
    """What `forget` removed; `mentioned` counts replies that still hold the name in their words."""

    reports: int = 0
    promises: int = 0
    mentioned: int = 0


def promise_state(latest: date | datetime | None, now: datetime) -> str:
    """open, soon (due by the end of the next weekday) or overdue, for a promise nobody has closed."""
    if latest is None:
        return "open"
    if isinstance(latest, datetime):
        if now > latest:
            return "overdue"
        latest = latest.date()
    if latest < now.date():
        return "overdue"
    return "soon" if latest <= next_weekday(now.date()) else "open"


def next_weekday(day: date) -> date:
    """The first Monday-to-Friday day after a day."""
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following


def is_due(promise: StoredPromise, due: str | None, now: datetime) -> bool:
    """Whether a promise falls in `due`: today, week (today and six days more), overdue or None (all)."""
    if due == "overdue":
        return promise.state == "overdue"
    if due is None:
        return True
    day, today = promise.due_day, now.date()
    last = today if due == "today" else today + timedelta(days=WEEK_DAYS - 1)
    return promise.is_open and day is not None and today <= day <= last
