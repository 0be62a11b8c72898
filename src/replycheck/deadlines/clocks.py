"""Clock times on days: the day and the time together, and both ends of a clock range."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from .calendars import shift
from .lexer import Node
from .moments import (
    Amount,
    Clock,
    Pair,
    When,
    as_date,
    plus,
)


def clock_of(node: Node) -> Clock | None:
    """The clock time of a node that may be one (CLOCK, 8 uur, a bare number, 0730)."""
    if isinstance(node.value, Clock):
        return node.value
    if isinstance(node.value, Amount):
        hour = node.value.units.get("hour", 0.5)
        return Clock(int(hour), fuzzy=hour <= 12) if hour == int(hour) and 0 <= hour <= 24 else None
    if node.sym == "NUM" and 0 <= node.value <= 24:
        return Clock(node.value, fuzzy=1 <= node.value <= 12)
    if node.sym in ("NUM3", "YEAR") and len(node.raw) == 4 and int(node.raw[:2]) <= 24 and int(node.raw[2:]) < 60:
        return Clock(int(node.raw[:2]), int(node.raw[2:]), fuzzy=int(node.raw[:2]) <= 12)
    if node.sym == "DOTPAIR":
        hour, minute = (int(part) for part in node.raw.split("."))
        return Clock(hour, minute, fuzzy=hour <= 12) if hour <= 24 and minute < 60 else None
    return None


def stamp(day: date, clock: time, hour: int) -> datetime:
    """Day and time; 24:00 is the next day's midnight."""
    return datetime.combine(shift(day, 1) if hour == 24 else day, clock)


def moments_at(when: When, clock: Clock) -> When:
    """The day at the clock time: a reading for each day and for each half of the day that fits."""
    days = [as_date(pair[0]) for pair in when.spans if pair[0]]
    stamps = [stamp(day, option, clock.hour) for day in days for option in clock.options()]
    return replace(when, spans=tuple((s, s) for s in stamps), grain="minute", named="")


def settle(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Bring both ends of a range into the same half of the day where the words leave it open."""
    if end.halved_by and start.open_half:
        start = replace(start, fuzzy=True)
    elif start.halved_by and end.open_half:
        end = replace(end, fuzzy=True)
    if start.fuzzy and not end.fuzzy and not end.halved_by and end.hour > 12:
        # the writer uses the 24-hour clock, so the start is meant as it stands
        start = replace(start, fuzzy=False)
    elif start.fuzzy and not end.fuzzy:
        late = replace(start, hour=start.hour % 12 + 12, fuzzy=False)
        early = replace(start, hour=start.hour % 12 if start.hour == 12 else start.hour, fuzzy=False)
        start = late if minutes_of(late) < minutes_of(end) else early
    elif end.fuzzy and not start.fuzzy:
        late = replace(end, hour=end.hour % 12 + 12, fuzzy=False)
        end = (
            replace(end, fuzzy=False)
            if minutes_of(end) > minutes_of(start)
            else late
            if minutes_of(late) > minutes_of(start)
            else replace(end, fuzzy=False)
        )
    elif start.fuzzy and end.fuzzy:
        first = start.options()[0]
        start = replace(start, hour=first.hour, fuzzy=False)
        return settle(start, end)
    return start, end


def minutes_of(clock: Clock) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def clocks_on(when: When, start: Clock, end: Clock) -> When:
    """The clock range on the day; an end before the start falls on the next day."""
    spans: list[Pair] = []
    start, end = settle(start, end)
    for pair in when.spans:
        if pair[0] is None:
            continue
        first = stamp(as_date(pair[0]), start.options()[0], start.hour)
        last = stamp(as_date(pair[0]), end.options()[0], end.hour)
        spans.append((first, last if last >= first else plus(last, 86400)))
    return replace(when, spans=tuple(spans), grain="minute", named="")
