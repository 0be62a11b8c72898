"""A Dutch day and its clock time that stand apart: 'maandag kom ik om half elf bij u'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from replycheck.deadlines.values import TimeExpression

_DAYS = frozenset({"day", "part"})
_CLOCKS = frozenset({"minute", "hour", "part"})
_MORNING_HOUR = re.compile(r"\b(?:half|kwart|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b")


def joined(times: Sequence[TimeExpression], now: datetime) -> list[TimeExpression]:
    """The times of a clause, where one day and one later clock time of no day of its own are made one."""
    times = [t for t in times if not _said_closer(t, times)]
    days = [t for t in times if _is_day(t, now)]
    if any(t.grain == "day" for t in days):
        days = [t for t in days if not _OPEN_PART.match(t.text.lower())]
    clocks = [t for t in times if _is_clock(t, now) and days and t.start >= days[-1].end]
    if len({_date(d) for d in days}) != 1 or len(clocks) != 1:
        return list(times)
    day, clock = days[-1], clocks[0]
    made = replace(
        day,
        earliest=_moved(clock.earliest, day, clock),
        latest=_moved(clock.latest, day, clock),
        readings=(),
        grain="minute",
        bound=clock.bound,
    )
    return [made, *(t for t in times if t not in days and t is not clock)]


_OPEN_PART = re.compile(r"(?:in |aan )?(?:de |'s |’s )(?:ochtend|voormiddag|middag|namiddag|avond)")
"""A part of the day without a day: of 'morgen aan het eind van de ochtend'."""
_DAY_WORD = re.compile(r"vandaag|morgen|van(?:avond|middag|ochtend|nacht|af)|straks|dag\b|deze|dag(?:ochtend|middag|avond)")


def named_day(one: TimeExpression, now: datetime) -> bool:
    """True for a day to come by its own name, with or without its clock time: 'maandag om 7u30'."""
    if one.latest is None or one.amount or one.soon or one.type not in ("date", "datetime", "range"):
        return False
    return _date(one) > now.date() and one.grain in ("day", "part", "minute") and bool(
        one.anchored or _DAY_WORD.search(one.text.lower())
    )


def bare_clock(one: TimeExpression, now: datetime) -> bool:
    """True for a clock time or part of the day that names no day: 'om vier uur', 'in de ochtend'."""
    return _is_clock(one, now) and not _DAY_WORD.search(one.text.lower())


def _said_closer(part: TimeExpression, times: Sequence[TimeExpression]) -> bool:
    """True for the 'maandagochtend' of 'maandagochtend 12 januari om half negen'."""
    if part.grain != "part" or part.latest is None:
        return False
    return any(t.grain == "minute" and t.anchored and t.start == part.end + 1 for t in times)


PLANNED = frozenset({"inplannen", "plannen", "reserveren", "boeken", "vastzetten", "noteren", "bestellen", "inroosteren"})


def planned_for(one: TimeExpression) -> TimeExpression:
    """'Ik plan u in voor maandag' is on that Monday, not before it."""
    if one.bound != "before" or not one.text.lower().startswith("voor ") or isinstance(one.latest, datetime) or one.latest is None:
        return one
    return replace(one, earliest=one.latest + timedelta(days=1), latest=one.latest + timedelta(days=1), bound="", readings=())


def _date(one: TimeExpression) -> date:
    stamp = one.latest or one.earliest or date.min
    return stamp.date() if isinstance(stamp, datetime) else stamp


def _is_day(one: TimeExpression, now: datetime) -> bool:
    """A day to come, or a part of it, by its own name."""
    if one.latest is None or one.amount or one.grain not in _DAYS or one.bound not in ("", "by"):
        return False
    return _date(one) != now.date() or one.named in ("evening", "afternoon", "morning") or one.grain == "day"


def _is_clock(one: TimeExpression, now: datetime) -> bool:
    if one.type not in ("time", "range") or one.soon or one.grain not in _CLOCKS or one.anchored or not isinstance(one.latest, datetime):
        return False
    return one.latest.date() - now.date() <= timedelta(days=1) and not one.amount


def _moved(stamp: date | None, day: TimeExpression, clock: TimeExpression) -> datetime | None:
    """A clock time on the day; 'half negen' that was read as the evening of today is the morning of another day."""
    if not isinstance(stamp, datetime):
        return None
    moved = datetime.combine(_date(day), stamp.time())
    early = day.named == "morning" or (stamp.hour >= 19 and "avond" not in clock.text and day.named != "evening")
    spoken = _MORNING_HOUR.search(clock.text.lower())
    return moved - timedelta(hours=12) if early and spoken and moved.hour >= 12 else moved
