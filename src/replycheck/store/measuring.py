"""The signals: what the stored reports of a period say together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection

from replycheck.errors import StoreError
from replycheck.store import counting
from replycheck.store.base import Base
from replycheck.store.counting import Counted
from replycheck.store.measures import (
    GROUPS,
    MIN_CASES,
    Interval,
    Link,
    Period,
    Promised,
    Row,
    Signals,
    Tone,
    by_priority,
    difference,
    folded,
    line,
    reach,
    within,
)

TONES = ("respect", "politeness", "sentiment")
Days = Mapping[date, float]


class Measuring(Base):
    """Counting over many reports."""

    def signals(self, period: Period, *, by: str = "rule", now: datetime, low_csat: float = 2.0) -> Signals:
        """The signals of a period; `by` is one of GROUPS, `now` (local) decides which promises are overdue.

        A CSAT at or below `low_csat`, or an NPS of 6 or less where there is no CSAT, counts as dissatisfied.
        """
        if by not in GROUPS:
            raise StoreError(f"unknown group {by!r}; use one of {', '.join(GROUPS)}")
        with self._reading() as connection:
            replies = counting.replies(connection, period)
            rows = _rows(connection, period, by, replies)
            templates = rows if by == "template" else _rows(connection, period, "template", replies)
            links, scored = _links(connection, period, low_csat)
            return Signals(
                by=by,
                period=period,
                replies=int(within(period, replies)),
                before_replies=int(within(period.before, replies)),
                customers=counting.customers(connection, period),
                rows=rows,
                templates=templates,
                promises=_promised(connection, period, now),
                promises_before=_promised(connection, period.before, now),
                tone=_tones(connection, period),
                scored=scored,
                links=links,
            )


def _rows(connection: Connection, period: Period, by: str, replies: Days) -> tuple[Row, ...]:
    found = counting.faults(connection, period, by)
    reached = counting.reached(connection, period, by)
    groups = {} if by == "rule" else counting.replies_by(connection, period, by)
    worst = {} if by == "rule" else counting.worst_rules(connection, period, by)
    names = {*found, *groups} if by in ("channel", "agent", "moment") else set(found)
    rows = [
        _row(name, period, found[name], replies if by == "rule" else groups[name], reached.get(name, 0), worst)
        for name in names
    ]
    return by_priority([row for row in rows if row.replies])


def _row(
    name: str, period: Period, found: Mapping[date, Counted], replies: Days, reached: int, worst: Mapping[str, str]
) -> Row:
    faults: Days = {day: c.faults for day, c in found.items()}
    hits: Days = {day: c.hit for day, c in found.items()}
    weight = within(period, {day: c.weight for day, c in found.items()})
    number, all_replies = within(period, faults), within(period, replies)
    severity = weight / number if number else 0.0
    before = within(period.before, replies)
    return Row(
        name=name,
        replies=int(all_replies),
        hit=int(within(period, hits)),
        faults=int(number),
        severity=severity,
        reached=reached,
        priority=100 * weight / all_replies * reach(reached) if all_replies else 0.0,
        before_rate=100 * within(period.before, faults) / before if before else None,
        change=_change(period, hits, replies),
        line=line(period, faults, replies),
        worst=worst.get(name, ""),
    )


def _change(period: Period, hits: Days, replies: Days) -> Interval | None:
    """The share of replies hit, less that of the period before; None when nothing was sent in one of them."""
    cases, other = int(within(period, replies)), int(within(period.before, replies))
    if not cases or not other:
        return None
    return difference(int(within(period, hits)), cases, int(within(period.before, hits)), other)


def _promised(connection: Connection, period: Period, now: datetime) -> Promised:
    counts = counting.promises(connection, period, now)
    return Promised(made=sum(counts.values()), **counts)


def _tones(connection: Connection, period: Period) -> tuple[Tone, ...]:
    sums = counting.tones(connection, period, TONES)
    return tuple(_tone(name, period, *sums[name]) for name in TONES)


def _tone(name: str, period: Period, sums: Days, counts: Days) -> Tone:
    means = [a / b if b else None for a, b in zip(folded(period, sums), folded(period, counts), strict=True)]
    return Tone(name, _mean(period, sums, counts), _mean(period.before, sums, counts), tuple(means))


def _mean(period: Period, sums: Days, counts: Days) -> float | None:
    number = within(period, counts)
    return within(period, sums) / number if number else None


def _links(connection: Connection, period: Period, low_csat: float) -> tuple[tuple[Link, ...], int]:
    """The rules with enough scored replies with and without them, the worst difference first."""
    cases, low = counting.scored(connection, period, low_csat)
    links = []
    for rule, (hit, hit_low) in counting.scored_by_rule(connection, period, low_csat).items():
        if hit >= MIN_CASES and cases - hit >= MIN_CASES:
            gap = difference(hit_low, hit, low - hit_low, cases - hit)
            links.append(Link(rule, hit, hit_low, cases - hit, low - hit_low, gap))
    return tuple(sorted(links, key=lambda link: (not link.difference.sure, -link.difference.value, link.rule))), cases
