"""Rules for calendar dates, in words and in figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from .calendars import clamp
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    Pair,
    When,
    as_date,
    future_first,
    two_digit_year,
)

NO_DATE = "no-such-date"
_SCAN_YEARS = 9
_RECENT_DAYS = 60


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(clamp(year), month, day)
    except ValueError:
        return None


def calendar_day(
    context: Context,
    day: int,
    month: int,
    year: int | None,
    *,
    weekday: int | None = None,
    short: bool = False,
) -> When:
    """A day of a month, with its readings when the year is open; a weekday that does not fit gives a note."""
    if year is not None:
        found = valid(year, month, day)
        spans: tuple[Pair, ...] = ((found, found),) if found else ()
        if found and short and year >= context.today.year + 10:
            spans += ((date(found.year - 100, month, min(day, 28)), date(found.year - 100, month, min(day, 28))),)
    else:
        spans = _weekday_first(future_first(_year_options(context, day, month), context.today), weekday, context.today)
    note = "" if spans else NO_DATE
    first = spans[0][0] if spans else None
    if first is not None and weekday is not None and first.weekday() != weekday:
        note = "weekday-mismatch"
    return When(spans, "day", True, year, month, day, note=note)


def _weekday_first(spans: tuple[Pair, ...], weekday: int | None, today: date) -> tuple[Pair, ...]:
    """The recent reading first when the weekday fits that one alone ("vrijdag 5 december", on the 8th)."""
    fits = [as_date(pair[0]).weekday() == weekday for pair in spans if pair[0]]
    if weekday is None or fits != [False, True] or (today - as_date(spans[1][0] or today)).days > _RECENT_DAYS:
        return spans
    return spans[::-1]


def _year_options(context: Context, day: int, month: int) -> list[tuple[date, date]]:
    years = range(context.today.year - _SCAN_YEARS, context.today.year + _SCAN_YEARS)
    days = (valid(year, month, day) for year in years)
    return [(found, found) for found in days if found]


def _short_day(nodes: list[Node], context: Context) -> Built:
    """op vr, ma t/m do: short weekdays, in the company that tells them from other words."""
    return ("WEEKDAY", nodes[0].value)


def _cut_day(nodes: list[Node], context: Context) -> Built:
    """op zat., woens. 26 okt; "ze zat 5 minuten" is a verb."""
    verb = nodes[0].raw in ("zat", "donder") and len(nodes) == 1
    return None if verb else ("WEEKDAY", nodes[0].value)


def _month_day(nodes: list[Node], context: Context) -> Built:
    """vrijdag 5 december 2025; December 5th, 2025; 16. Nov. 2016; 2019-sep-1."""
    node = pick(nodes, "MONTH")[0]
    number = value(nodes, "NUM", "ORD", "SECOND")
    years = [n.value for n in pick(nodes, "YEAR", "YEARWORD")]
    rest = [n for n in pick(nodes, "NUM") if n.start > node.start and n.value != number]
    year = years[0] if years else None
    if not 1 <= number <= 31 or value(nodes, "UNIT") not in (None, "day"):
        return None
    if year is None and len(rest) == 1 and has(nodes, "X"):
        year = two_digit_year(rest[0].value)
    weekday = value(nodes, "WEEKDAY", "WDSHORT")
    return ("DAY", calendar_day(context, number, node.value, year, weekday=weekday))


def _spoken_year(nodes: list[Node], context: Context) -> Built:
    """January twenty five nineteen eighty six."""
    numbers = pick(nodes, "NUM", "A")
    century, rest = numbers[0].value, numbers[-1].value
    least = 1 if has(nodes, "AND") else 10
    if not 15 <= century <= 20 or not least <= rest <= 99 or numbers[0].raw.isdigit() or numbers[-1].raw.isdigit():
        return None
    return _with_year(nodes[0], century * 100 + rest, context)


def _old_year(nodes: list[Node], context: Context) -> Built:
    """5 december 1391; the lexer takes bare figures from 1500 on for years."""
    year = nodes[1].value
    return _with_year(nodes[0], year, context) if len(nodes[1].raw) == 4 and year >= 1000 else None


def _with_year(node: Node, year: int, context: Context) -> Built:
    when: When = node.value
    if when.month is None or when.day is None or when.year is not None:
        return None
    return ("DAY", calendar_day(context, when.day, when.month, year))


def _ref_date(nodes: list[Node], context: Context) -> Built:
    """next 6 April, afgelopen 5/12: the coming one, or the one that is over."""
    when: When = nodes[-1].value
    if when.month is None or when.day is None or when.year is not None:
        return None
    if nodes[0].sym != "LAST":
        return ("DAY", when)
    over = tuple(pair for pair in when.spans if pair[1] and as_date(pair[1]) < context.today)
    return ("DAY", replace(when, spans=over)) if over and nodes[0].raw != "past" else None


def _numeric(nodes: list[Node], context: Context) -> Built:
    """05-12-2025, 2025-12-05, 5/12/25, 20251205."""
    node = next(n for n in nodes if n.sym in ("DMY", "YMD", "COMPACT"))
    if node.sym == "COMPACT":
        parts = [int(node.raw[:4]), int(node.raw[4:6]), int(node.raw[6:])]
    else:
        parts = [int(part) for part in re.findall(r"\d+", node.raw)]
    weekday = value(nodes, "WEEKDAY", "WDSHORT")
    if node.sym != "DMY":
        return _year_first(parts, context, weekday)
    short = len(re.findall(r"\d+", node.raw)[2]) == 2
    return _ordered(parts[0], parts[1], two_digit_year(parts[2]), context, weekday, short=short)


def _year_first(parts: list[int], context: Context, weekday: int | None) -> Built:
    year, month, day = parts
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return ("DAY", calendar_day(context, day, month, year, weekday=weekday))


def _ordered(
    one: int, two: int, year: int | None, context: Context, weekday: int | None, *, short: bool = False
) -> Built:
    """Day and month in the country's order, or the other when only that makes a date or fits the weekday."""
    orders = [(one, two), (two, one)] if context.day_first else [(two, one), (one, two)]
    fits = [(day, month) for day, month in orders if 1 <= month <= 12 and 1 <= day <= 31]
    if not fits:
        return None
    made = [calendar_day(context, day, month, year, weekday=weekday, short=short) for day, month in fits]
    made.sort(key=lambda when: bool(when.note))
    first = made[0]
    other = made[1].spans[:1] if len(made) > 1 and one != two and not made[1].note else ()
    return ("DAY", replace(first, spans=first.spans + other, ambiguous=bool(other)))


def _slash(nodes: list[Node], context: Context) -> Built:
    """5/12, 4-22, op 22.4, with a year behind a comma or without one."""
    pair = pick(nodes, "DOTPAIR")
    if pair:
        one, two = (int(part) for part in pair[0].raw.split("."))
        if _clock_behind(value(nodes, "WEEKDAY", "WDSHORT"), one, two, context):
            return None
    else:
        one, two = (n.value for n in pick(nodes, "NUM")[:2])
    year = value(nodes, "YEAR")
    numbers = pick(nodes, "NUM")
    if year is None and len(numbers) == 3:
        year = two_digit_year(numbers[2].value)
    return _ordered(one, two, year, context, value(nodes, "WEEKDAY", "WDSHORT"))


def _clock_behind(weekday: int | None, one: int, two: int, context: Context) -> bool:
    """True for 'Saturday 9.30': a time of day where no day of that number falls on the weekday."""
    if weekday is None or one > 23 or two not in (0, 15, 30, 45):
        return False
    made = _ordered(one, two, None, context, weekday)
    return made is None or bool(made[1].note)


def _bare_slash(nodes: list[Node], context: Context) -> Built:
    """4/22 without a word that asks for a date; 1/2, 24/7 and 3/5 count parts, hours or stars."""
    one, two = nodes[0].value, nodes[2].value
    if (one <= two <= 10 and len(nodes[0].raw + nodes[2].raw) < 4) or (one, two) == (24, 7):
        return None
    return _slash(nodes, context)


def stamped(nodes: list[Node], context: Context) -> Built:
    """2026-03-11T14:00: local time, whatever zone letter follows."""
    try:
        at = datetime.fromisoformat(nodes[0].raw.upper().rstrip("Z"))
    except ValueError:
        return None
    return ("MOMENT", When(((at, at),), "minute", True, at.year, at.month, at.day))


def moment_year(nodes: list[Node], context: Context) -> Built:
    """Wed Oct 26 15:50:06 2016."""
    when: When = value(nodes, "MOMENT")
    found = valid(nodes[-1].value, when.month or 1, when.day or 1)
    clock = when.first[0]
    if found is None or when.month is None or when.day is None or when.year or not isinstance(clock, datetime):
        return None
    at = datetime.combine(found, clock.time())
    return ("MOMENT", replace(when, spans=((at, at),), year=found.year, note=""))


def _morning(nodes: list[Node], context: Context) -> Built:
    """In de morgen; 'ik stuur het morgen' is tomorrow."""
    return None if context.text[: nodes[0].start].lower().endswith("het ") else ("PART", "morning")


_YEAR_TAIL = "((COMMA|OFX|IN|IN THE|DASH|SLASH)? YEARISH)?"
_LEAD = "(REF? WD DOT? (COMMA|DASH)? THE? LP?)?"
DATES = (
    rule("(?<=ON|BY|TILL|VAN)WDSHORT(?=STOP|DOT|COMMA|CLOCK|AT|TILL|UNTIL)", _short_day, "nl"),
    rule("(?<=ON|BY|TILL|VAN)WDSHORT$", _short_day, "nl"),
    rule("WDSHORT(?=(UNTIL|DASH|TILL) WDSHORT)", _short_day, "nl"),
    rule("(?<=WEEKDAY UNTIL|WEEKDAY DASH|WEEKDAY TILL)WDSHORT", _short_day, "nl"),
    rule("(?<=THE|EARLY|LATE|THIS|NEXT|LAST|MID)MORGEN", _morning, "nl"),
    rule("(?<=ON|TILL|REF)WDCUT DOT?", _cut_day, "nl"),
    rule("WDCUT DOT?(?=COMMA? THE? (NUM|ORD))", _cut_day, "nl"),
    rule("WDCUT(?=COMMA)", _cut_day, "nl"),
    rule("YEAR (DASH|SLASH) MONTH (DASH|SLASH) NUM", _month_day),
    rule("YEAR (DASH|SLASH) NUM (DASH|SLASH) MONTH", _month_day),
    rule("NUM DASH YEAR DASH MONTH", _month_day),
    rule("MONTH DASH YEAR DASH NUM", _month_day),
    rule(
        f"{_LEAD} (DAYNUM UNIT? DOT? (OFX THE?|DASH|SLASH)? MONTH (DOT? {_YEAR_TAIL}|DOT)) RP?",
        _month_day,
        "en",
    ),
    rule(
        f"(?<!WEEKDAY)(?<!WEEKDAY COMMA)THE ORD (OFX THE?)? MONTH {_YEAR_TAIL}",
        lambda n, c: _month_day(n, c) if n[1].raw.isdigit() else None,
        "nl",
    ),
    rule(
        f"{_LEAD} (DAYNUM UNIT? DOT? (OFX THE?|DASH|SLASH)? MONTH (DOT? {_YEAR_TAIL}|DOT)) RP?",
        _month_day,
        "nl",
    ),
    rule(f"{_LEAD} MONTH DOT? (COMMA|THE|DASH|SLASH)? THE? DAYNUM(?!UNITS) {_YEAR_TAIL} RP?", _month_day),
    rule("DAY COMMA? NUM NUM", _spoken_year, "en"),
    rule("DAY COMMA? NUM AND? (NUM|A)(?!UNITS)", _spoken_year, "nl"),
    rule("DAY NUM3(?!UNITS)", _old_year),
    rule("(REF? WD DOT? (COMMA|DASH)? LP?)? (DMY|YMD|COMPACT) RP?", _numeric),
    rule("REF? WD DOT? COMMA? LP? NUM SLASH NUM(?!SLASH|UNITS|YEAR) RP?", _slash),
    rule(
        "(?<=ON|BY|BEFORE|SINCE|AFTER|TILL|TO|UNTIL|FROM|FROMDAY|VAN|BETWEEN|AND|REF|DASH|FOR)"
        "NUM SLASH NUM(?!SLASH|UNITS|YEAR"
        ")",
        _slash,
    ),
    rule("NUM SLASH NUM(?=DASH (DAY|NUM SLASH))", _slash),
    rule("(?<!LP|SLASH)NUM SLASH NUM(?!SLASH|UNITS|YEAR|RP)", _bare_slash),
    rule("NUM DASH NUM COMMA? YEAR", _slash),
    rule("(?<=ON|BY|BEFORE|SINCE|AFTER)NUM DASH NUM(?!UNITS|DASH|YEAR|AMPM|IN|NUM|PARTG|MONTH|OFX)", _slash),
    rule("NUM DASH NUM(?=CLOCK)", _slash),
    rule(
        "(?<=FROM|VAN|FROMDAY|BETWEEN|SINCE)NUM DASH NUM(?=(TO|TILL|UNTIL|AND|DASH) (NUM DASH NUM|DMY|DAY))",
        _slash,
    ),
    rule("(?<=DAY TO|DAY TILL|DAY AND|DAY DASH|DAY UNTIL)NUM DASH NUM(?!UNITS|MONTH)", _slash),
    rule("REF? WD COMMA? DOTPAIR", _slash),
    rule("(?<=ON|BY|BEFORE|SINCE)DOTPAIR(?!UNITS)", _slash),
    rule("REF DAY", _ref_date),
)
