"""The values that the time finder takes and gives: working hours in, time expressions out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

Stamp = date | datetime
ExpressionType = Literal["date", "time", "datetime", "range", "duration", "vague"]
DeadlineKind = Literal["explicit", "relative", "vague"]
Language = Literal["nl", "en"]


@dataclass(frozen=True)
class WorkingTime:
    """When the team works: opening hours (local), weekdays (Monday is 0), country of the public holidays."""

    opens: time = time(9)
    closes: time = time(17)
    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    country: str = "NL"
    closed: frozenset[date] = frozenset()
    chat_soon: timedelta = timedelta(hours=1)
    evening: time = time(22)


@dataclass(frozen=True)
class Reading:
    """One way to read an expression: both ends inclusive, None for an open end."""

    earliest: Stamp | None
    latest: Stamp | None


@dataclass(frozen=True)
class TimeExpression:
    """A time expression in a text; offsets in code points, end exclusive.

    `anchored`: a calendar date that needs no day of sending. `grain`: the smallest unit that the words name
    (minute, part, day, week, weekend, month, quarter, year, hour, workday). `bound`: the word that limits it
    (by, before, until, after, since, within) or "". `ambiguous`: two readings that a reader could mix up.
    `rough`: an uncounted amount ("a few"). `soon`: a word for at once. `after_event`: counted from
    something without a date ("within 3 days of receipt"). `note`: "weekday-mismatch",
    "no-such-date", "placeholder", or "" when nothing is wrong.
    """

    start: int
    end: int
    text: str
    type: ExpressionType
    earliest: Stamp | None = None
    latest: Stamp | None = None
    readings: tuple[Reading, ...] = ()
    anchored: bool = False
    grain: str = ""
    bound: str = ""
    soon: bool = False
    ambiguous: bool = False
    rough: bool = False
    after_event: bool = False
    note: str = ""
    named: str = ""
    amount: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def names_time(self) -> bool:
        """True when the words name a clock time or a part of the day."""
        return isinstance(self.latest or self.earliest, datetime)


@dataclass(frozen=True)
class Deadline:
    """What a promise's time words come to; `latest` is a day, or a local date-time (see `deadline_of`)."""

    type: Literal["explicit", "relative", "vague", "none"]
    text: str | None = None
    start: int | None = None
    end: int | None = None
    earliest: Stamp | None = None
    latest: Stamp | None = None
