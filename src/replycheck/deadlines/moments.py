"""The values that rules build: clock times, amounts of time, and days or periods with their readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from .calendars import add_months, add_working_days, clamp, monday_of, month_end, shift
from .engine import Context
from .values import Stamp

Pair = tuple[Stamp | None, Stamp | None]
STEPS = {"THIS": 0, "NEXT": 1, "COMING": 1, "LAST": -1}
NAMED_UNITS = {"week", "weekend", "workweek", "month", "quarter", "year", "decade", "century", "fortnight"}
END_OF_DAY = time(23, 59, 59)
_SAFE_YEARS = (200, 9700)
_SECONDS = {"second": 1, "minute": 60, "quarter-hour": 900, "half-hour": 1800, "hour": 3600}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "workweek": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True)
class Clock:
    """A clock time; `fuzzy` when it may be before or after noon."""

    hour: int
    minute: int = 0
    second: int = 0
    fuzzy: bool = False
    halved_by: str = ""

    def options(self) -> tuple[time, ...]:
        """The times of day that it can be, the likeliest in office hours first."""
        plain = time(self.hour % 24, self.minute, self.second)
        if not self.fuzzy or self.hour > 12:
            return (plain,)
        other = time((self.hour + 12) % 24, self.minute, self.second)
        return (other, plain) if 1 <= self.hour < 7 else (plain, other)

    @property
    def open_half(self) -> bool:
        """True when a part of the day may still move it past noon ("7:00 's avonds")."""
        return self.fuzzy or (self.hour < 12 and not self.halved_by)

    def halved(self, part: str) -> Clock:
        """The clock time in that part of the day ("8 in the evening")."""
        hour = self.hour
        # tonight and in the night, the small hours stay before noon
        first = {"afternoon": 0, "evening": 0, "pm": 0, "tonight": 5, "night": 6}.get(part, 12)
        if hour == 0 and part in ("evening", "tonight"):
            hour = 24  # midnight tonight ends the day
        elif first <= hour < 12:
            hour += 12
        elif part in ("am", "morning", "night", "small-hours") and hour == 12:
            hour = 0
        return replace(self, hour=hour, fuzzy=False, halved_by=part)


@dataclass(frozen=True)
class Amount:
    """An amount of time by unit; `low` is the lower end of "2 to 3 days", `rough` marks "a few"."""

    units: Mapping[str, float]
    low: Mapping[str, float] = field(default_factory=dict)
    rough: bool = False

    @property
    def clocked(self) -> bool:
        """True when a part of a day is named (hours, minutes), so the sum is a date-time."""
        return any(unit in _SECONDS for unit in self.units)

    def after(self, start: datetime, context: Context, *, sign: int = 1, lower: bool = False) -> datetime:
        """The moment so much later (earlier when sign is -1)."""
        units = self.low if lower and self.low else self.units
        day = start.date()
        months = sum(count * _MONTHS.get(unit, 0) for unit, count in units.items())
        day = add_months(day, sign * _whole(months))
        days = sum(count * _DAYS.get(unit, 0) for unit, count in units.items())
        day = shift(day, sign * int(days))
        if "workday" in units:
            day = add_working_days(day, sign * _whole(units["workday"]), context.working)
        seconds = sum(count * _SECONDS.get(unit, 0) for unit, count in units.items())
        return plus(datetime.combine(day, start.timetz()), sign * min(seconds, 1e11))


def _whole(count: float) -> int:
    return int(min(count, 1e5))


def plus(moment: datetime, seconds: float) -> datetime:
    """The moment so many seconds later, kept inside the calendar."""
    try:
        return moment + timedelta(seconds=seconds)
    except OverflowError:
        return moment


@dataclass(frozen=True)
class When:
    """A day, period or moment: its readings (ends inclusive, future one first) and what the words named."""

    spans: tuple[Pair, ...]
    grain: str
    anchored: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    note: str = ""
    bound: str = ""
    ambiguous: bool = False
    amount: Amount | None = None
    named: str = ""

    @property
    def first(self) -> Pair:
        """The reading that comes first, (None, None) without one."""
        return self.spans[0] if self.spans else (None, None)


def as_date(stamp: Stamp) -> date:
    """The day of a stamp."""
    return stamp.date() if isinstance(stamp, datetime) else stamp


def day_when(day: date, *, anchored: bool = False, note: str = "") -> When:
    """One day, with one reading."""
    return When(((day, day),), "day", anchored, note=note)


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(clamp(year), month, 1), month_end(clamp(year), month)


def unit_span(unit: str, day: date) -> tuple[date, date]:
    """The whole week, weekend, month, quarter or year in which the day falls."""
    if unit in ("week", "weekend", "workweek", "fortnight"):
        monday = monday_of(day)
        first, last = {"weekend": (5, 6), "workweek": (0, 4), "fortnight": (0, 13)}.get(unit, (0, 6))
        return shift(monday, first), shift(monday, last)
    if unit == "month":
        return month_span(day.year, day.month)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1
        return date(day.year, start, 1), month_end(day.year, start + 2)
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        start = clamp(day.year // size * size)
        return date(start, 1, 1), date(clamp(start + size - 1), 12, 31)
    return day, day


def unit_shift(unit: str, day: date, steps: int) -> date:
    """The day moved by so many of the units."""
    if unit in _MONTHS:
        return add_months(day, steps * _MONTHS[unit])
    return shift(day, steps * _DAYS.get(unit, 1))


def safe_now(now: datetime) -> datetime:
    """Local time without zone and microseconds, in a year from which one can count both ways."""
    year = min(max(now.year, _SAFE_YEARS[0]), _SAFE_YEARS[1])
    plain = now.replace(tzinfo=None, microsecond=0)
    return plain if year == plain.year else plain.replace(year=year, day=min(plain.day, 28))


def two_digit_year(number: int) -> int:
    """The year that two digits stand for: 00 to 49 are 2000 to 2049, the rest 1950 to 1999."""
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def future_first(pairs: list[tuple[date, date]], today: date) -> tuple[Pair, ...]:
    """The nearest reading that is not over yet, then the nearest that is."""
    ahead = sorted(pair for pair in pairs if pair[1] >= today)
    behind = sorted((pair for pair in pairs if pair[1] < today), reverse=True)
    return (*ahead[:1], *behind[:1])


def year_when(year: int) -> When:
    """A calendar year."""
    return When((unit_span("year", date(clamp(year), 1, 1)),), "year", True, year)


def part_hours(part: str, context: Context) -> tuple[time, time]:
    """Hours of a part of the day: the afternoon ends when the team closes, the evening as configured."""
    working = context.working
    return {
        "morning": (time(8), time(12)),
        "afternoon": (time(12), max(working.closes, time(12, 30))),
        "evening": (min(working.closes, time(18)), working.evening),
        "tonight": (min(working.closes, time(18)), working.evening),
        "night": (time(20), END_OF_DAY),
        "small-hours": (time(0), time(8)),
        "day": (time(8), time(18)),
        "lunch": (time(11), time(13)),
        "open": (working.opens, working.closes),
    }[part]


def part_when(day: date, part: str, context: Context, *, shade: str = "") -> Pair:
    """A part of one day; `shade` early or late takes the first two hours or leaves them out."""
    start, end = part_hours(part, context)
    first, last = datetime.combine(day, start), datetime.combine(day, max(end, start))
    middle = min(first + timedelta(hours=2), last)
    return (first, middle) if shade == "early" else (middle, last) if shade == "late" else (first, last)
