"""What the signals say, as values, and the arithmetic behind them: rates, trends and confidence intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

GROUPS = ("rule", "channel", "agent", "template", "moment")
BUCKETS = 12
MIN_CASES = 30
Z95 = 1.96


@dataclass(frozen=True)
class Period:
    """Whole days, both ends inclusive; the period before is as long and ends the day before `first`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Period:
        """The period before this one."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def bucket(self, day: date) -> int:
        """In which of the equal stretches of the period a day falls."""
        return (day - self.first).days * self.buckets // self.days

    @property
    def buckets(self) -> int:
        """Into how many stretches the period is cut for a line."""
        return min(BUCKETS, self.days)


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % confidence interval."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """True when the interval does not hold zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Row:
    """One rule (or channel, agent, template, moment) in the period.

    `faults` findings in `hit` of `replies` replies; `severity` is the mean of 1, 3 or 9 x confidence; `reached`
    counts customers; `rate` is faults per 100 replies; `change` is the share of replies hit less that of the
    period before; `line` holds the rate per stretch; `worst` names the rule that weighs most, for other groups.
    """

    name: str
    replies: int
    hit: int
    faults: int
    severity: float
    reached: int
    priority: float
    before_rate: float | None
    change: Interval | None
    line: tuple[float, ...]
    worst: str = ""

    @property
    def rate(self) -> float:
        """Faults per 100 replies."""
        return 100 * self.faults / self.replies if self.replies else 0.0


@dataclass(frozen=True)
class Promised:
    """What became of the promises made in a period."""

    made: int = 0
    kept: int = 0
    broken: int = 0
    withdrawn: int = 0
    overdue: int = 0
    open: int = 0


@dataclass(frozen=True)
class Tone:
    """A tone's mean over the replies (-1..1), that of the period before, and its course."""

    name: str
    mean: float | None
    before: float | None
    line: tuple[float | None, ...]


@dataclass(frozen=True)
class Link:
    """How often customers were dissatisfied with and without a rule's fault in the reply."""

    rule: str
    cases: int
    low: int
    other_cases: int
    other_low: int
    difference: Interval


@dataclass(frozen=True)
class Signals:
    """Everything that the signals show; `scored` counts replies with a score (CSAT, else NPS)."""

    by: str
    period: Period
    replies: int
    before_replies: int
    customers: int
    rows: tuple[Row, ...]
    templates: tuple[Row, ...]
    promises: Promised
    promises_before: Promised
    tone: tuple[Tone, ...]
    scored: int = 0
    links: tuple[Link, ...] = ()


def reach(readers: int) -> float:
    """How much a number of readers counts: 1 for one, 2 for ten, 3 for a hundred."""
    return 1.0 + math.log10(max(1, readers))


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson's score); (0, 1) without cases."""
    if not cases:
        return 0.0, 1.0
    share, z2 = hits / cases, Z95 * Z95
    middle = share + z2 / (2 * cases)
    spread = Z95 * math.sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases))
    whole = 1 + z2 / cases
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def difference(hits: int, cases: int, other_hits: int, other_cases: int) -> Interval:
    """A share less another with its 95 % interval (Newcombe's, from two Wilson intervals)."""
    share, other = hits / cases, other_hits / other_cases
    low, high = wilson(hits, cases)
    other_low, other_high = wilson(other_hits, other_cases)
    gap = share - other
    below = math.hypot(share - low, other_high - other)
    above = math.hypot(high - share, other - other_low)
    return Interval(gap, gap - below, gap + above)


def line(period: Period, counts: Mapping[date, float], replies: Mapping[date, float]) -> tuple[float, ...]:
    """Counts per 100 replies in each stretch of a period; 0 where nothing was sent."""
    above, below = folded(period, counts), folded(period, replies)
    return tuple(100 * a / b if b else 0.0 for a, b in zip(above, below, strict=True))


def folded(period: Period, values: Mapping[date, float]) -> list[float]:
    """The sums of day values in each stretch of a period; days outside it do not count."""
    sums = [0.0] * period.buckets
    for day, value in values.items():
        if period.first <= day <= period.last:
            sums[period.bucket(day)] += value
    return sums


def within(period: Period, values: Mapping[date, float]) -> float:
    """The sum of the day values in a period."""
    return sum(v for day, v in values.items() if period.first <= day <= period.last)


def by_priority(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows, the most pressing first."""
    return tuple(sorted(rows, key=lambda r: (-r.priority, -r.faults, r.name)))
