"""Rules for weeks, months, quarters and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .calendars import add_months, clamp, monday_of, month_end, shift
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    NAMED_UNITS,
    STEPS,
    Amount,
    Pair,
    When,
    as_date,
    future_first,
    month_span,
    two_digit_year,
    unit_shift,
    unit_span,
    year_when,
)
from .rules_stretches import first_days_of, stretch
from .rules_years import (
    century,
    decade,
    dutch_decade,
    fiscal_year,
    half_of_period,
    half_year,
    named_tens,
    the_decade,
)


def _ref_unit(nodes: list[Node], context: Context) -> Built:
    """this week, volgende maand, the coming weekend, next quarter."""
    unit = value(nodes, "UNIT") or ("quarter" if has(nodes, "QUART") else "")
    if unit not in NAMED_UNITS:
        return None
    ref = pick(nodes, "THIS", "NEXT", "COMING", "LAST")[-1]
    steps = STEPS[ref.sym]
    if nodes[-1].raw.endswith(("weken", "maanden", "jaren", "weeks", "months", "years")) and steps:
        return stretch([ref, Node("AMOUNT", nodes[-1].start, nodes[-1].end, Amount({unit: 3}, rough=True))], context)
    if unit == "weekend" and steps == 1 and has(nodes, "COMING"):
        steps = 0 if context.today.weekday() < 5 else 1
    if unit == "fortnight":
        monday = monday_of(context.today)
        steps = steps or 1
        start = shift(monday, 14 if steps > 0 else -14)
        return ("PERIOD", When(((start, shift(start, 13)),), "week"))
    return ("PERIOD", When((unit_span(unit, unit_shift(unit, context.today, steps)),), unit))


def _that_unit(nodes: list[Node], context: Context) -> Built:
    """dat jaar, die week: named before, so this one at best."""
    unit = nodes[0].value
    return ("PERIOD", When((unit_span(unit, context.today),), unit, named="bare"))


def _to_date(nodes: list[Node], context: Context) -> Built:
    """jaar tot op heden, year to date."""
    if value(nodes, "UNIT") not in NAMED_UNITS:
        return None
    first = as_date(unit_span(value(nodes, "UNIT"), context.today)[0])
    return ("PERIOD", When(((first, context.today),), "day", named="bare"))


def _after_next(nodes: list[Node], context: Context) -> Built:
    """the week after next; the year after next; the week before last."""
    units = {node.value for node in pick(nodes, "UNIT")}
    unit = value(nodes, "UNIT")
    if unit not in NAMED_UNITS or len(units) > 1:
        return None
    steps = -2 if has(nodes, "BEFORE") else 2
    return ("PERIOD", When((unit_span(unit, unit_shift(unit, context.today, steps)),), unit))


def _bare_unit(nodes: list[Node], context: Context) -> Built:
    """the week, het weekend: this one."""
    unit = value(nodes, "UNIT")
    if nodes[-1].raw.endswith(("s", "en")):
        return None
    if unit not in NAMED_UNITS - {"decade", "century", "fortnight"}:
        return None
    return (
        "PERIOD",
        When((unit_span(unit, context.today),), unit, named="" if unit == "weekend" else "bare"),
    )


def _month(nodes: list[Node], context: Context) -> Built:
    """december, December 2025, december volgend jaar, next May, de maand mei."""
    month = value(nodes, "MONTH")
    year = value(nodes, "YEAR", "YEARWORD")
    refs = pick(nodes, "THIS", "NEXT", "COMING", "LAST")
    unit = value(nodes, "UNIT")
    short = pick(nodes, "NUM")
    if year is None and short:
        year = two_digit_year(short[-1].value)
    if refs and unit == "year":
        year = context.today.year + STEPS[refs[-1].sym]
    elif unit not in (None, "month"):
        return None
    if year is not None:
        return ("PERIOD", When((month_span(year, month),), "month", True, year, month))
    named = "" if len(nodes) > 1 else "bare-month"
    if refs and refs[-1].sym == "THIS":
        return ("PERIOD", When((month_span(context.today.year, month),), "month"))
    pairs = [month_span(context.today.year + step, month) for step in (-2, -1, 0, 1, 2)]
    spans = future_first(pairs, context.today)
    if refs:
        return ("PERIOD", When(spans[1:] if refs[-1].sym == "LAST" else spans[:1], "month", True))
    return ("PERIOD", When(spans, "month", True, None, month, named=named))


def _month_spoken_year(nodes: list[Node], context: Context) -> Built:
    """June of nineteen ninety nine."""
    century, rest = nodes[-2], nodes[-1]
    if century.raw.isdigit() or not 15 <= century.value <= 20 or not 10 <= rest.value <= 99:
        return None
    return _month([nodes[0], Node("YEARWORD", century.start, rest.end, century.value * 100 + rest.value)], context)


def _month_number(nodes: list[Node], context: Context) -> Built:
    """2015-3, 11/2016, 3-2015."""
    month, year = value(nodes, "NUM"), value(nodes, "YEAR")
    if not 1 <= month <= 12:
        return None
    return ("PERIOD", When((month_span(year, month),), "month", True, year, month))


def _year(nodes: list[Node], context: Context) -> Built:
    return ("PERIOD", year_when(value(nodes, "YEAR", "YEARWORD")))


def _week_number(nodes: list[Node], context: Context) -> Built:
    """week 10 (van 2026)."""
    number, year = value(nodes, "NUM"), value(nodes, "YEAR")
    if value(nodes, "UNIT") != "week" or not 1 <= number <= 53:
        return None
    start = _iso_week(year or context.today.year, number)
    if start is None:
        return None
    spans: list[Pair] = [(start, shift(start, 6))]
    if year is None and shift(start, 6) < context.today:
        later = _iso_week(context.today.year + 1, number)
        spans = [(later, shift(later, 6)), *spans] if later else spans
    return ("PERIOD", When(tuple(spans), "week", True, year))


def _iso_week(year: int, number: int) -> date | None:
    try:
        return date.fromisocalendar(clamp(year), number, 1)
    except ValueError:
        return None


def _nth_week(nodes: list[Node], context: Context) -> Built:
    """the first week of October, de derde week van 2027, last week of July."""
    nth = value(nodes, "ORD", "SECOND")
    inner: When = value(nodes, "PERIOD")
    if value(nodes, "UNIT") != "week" or inner.grain not in ("month", "year"):
        return None
    return (
        "PERIOD",
        replace(
            inner,
            spans=tuple(_week_of(pair, nth) for pair in inner.spans),
            grain="week",
            year=None,
            month=None,
        ),
    )


def _week_of(pair: Pair, nth: int | None) -> Pair:
    first, last = as_date(pair[0] or date.min), as_date(pair[1] or date.max)
    if nth is None:
        start = monday_of(shift(last, -3))
        return start, shift(start, 6)
    # a week belongs to the month or year that has its Thursday, as ISO 8601 counts
    start = monday_of(shift(first, 3))
    return shift(start, 7 * (nth - 1)), shift(start, 7 * nth - 1)


def _nth_of_year(nodes: list[Node], context: Context) -> Built:
    """the third quarter of 2026, Q3, the 9th month of next year."""
    inner: When | None = value(nodes, "PERIOD")
    if has(nodes, "YEAR", "YEARWORD"):
        inner = year_when(value(nodes, "YEAR", "YEARWORD"))
    nth = value(nodes, "QNAME") or value(nodes, "ORD", "SECOND") or 0
    unit = "quarter" if has(nodes, "QNAME", "QUART") else value(nodes, "UNIT")
    size = {"quarter": 3, "month": 1}.get(unit or "", 0)
    if not size or not 1 <= nth <= 12 // size or (inner is not None and inner.grain != "year"):
        return None
    if inner is None:
        years = [context.today.year + step for step in (-2, -1, 0, 1, 2)]
    else:
        years = [as_date(pair[0]).year for pair in inner.spans if pair[0]]
    pairs = [pair for y in years for pair in _places(y, nth, size)]
    if inner is not None and inner.named == "bare":
        # "the first quarter of the year" is next year's once this year's is over
        pairs = [pair for step in (0, 1) for pair in _places(years[0] + step, nth, size)]
    spans = tuple(pairs) if inner is not None and inner.named != "bare" else future_first(pairs, context.today)
    return ("PERIOD", When(spans, unit or "quarter", True, inner.year if inner else None))


def _places(year: int, nth: int, size: int) -> list[tuple[date, date]]:
    return [(date(clamp(year), nth * size - size + 1, 1), month_end(clamp(year), nth * size))]


def _week_of_day(nodes: list[Node], context: Context) -> Built:
    """the week of the 18th; de week die 4 februari begint."""
    unit = value(nodes, "PERIOD").grain
    day: When = value(nodes, "DAY")
    if unit not in ("week", "weekend"):
        return None
    # the weekend of a Monday or Tuesday is the one just before it
    back = 3 if unit == "weekend" else 0
    days = [as_date(pair[0]) for pair in day.spans if pair[0]]
    spans = tuple(unit_span(unit, shift(one, -back if one.weekday() < 2 else 0)) for one in days)
    return ("PERIOD", When(spans, unit, day.anchored))


def _unit_of_day(nodes: list[Node], context: Context) -> Built:
    """week van 16 september, month of September 16th."""
    day: When = value(nodes, "DAY")
    unit = nodes[0].value
    if unit not in ("week", "weekend", "month") or nodes[0].raw.endswith(("s", "en")) or day.day is None:
        return None
    spans = tuple(unit_span(unit, as_date(pair[0])) for pair in day.spans if pair[0])
    return ("PERIOD", When(spans, unit, day.anchored))


def _week_of_number(nodes: list[Node], context: Context) -> Built:
    """the week of the 18th."""
    number = nodes[-1].value
    starts = [add_months(context.today.replace(day=1), step) for step in range(-3, 4)]
    days = [first.replace(day=number) for first in starts if 1 <= number <= month_end(first.year, first.month).day]
    when = When(future_first([(day, day) for day in days], context.today), "day")
    return _week_of_day([nodes[0], Node("DAY", nodes[1].start, nodes[-1].end, when)], context) if days else None


_WEEK_STARTS = (
    "commencing",
    "starting",
    "beginning",
    "die",
    "die begint op",
    "die start op",
    "die ingaat op",
    "beginnend",
    "startend",
    "beginnend op",
    "startend op",
    "van",
    "vanaf",
    "starting on",
    "beginning on",
)


def _week_of_day_named(nodes: list[Node], context: Context) -> Built:
    """the week commencing February 4, de week van 4 februari, de week die 4 februari begint."""
    if nodes[1].raw not in _WEEK_STARTS or (
        nodes[-1].sym in ("X", "START") and not nodes[-1].raw.startswith(("begin", "start", "aanvang"))
    ):
        return None
    return _week_of_day(nodes, context)


def _quarter_named(nodes: list[Node], context: Context) -> Built:
    """Q3, Q3 2026, 2026-Q3, Q3 this year."""
    return _nth_of_year(nodes, context)


_NTH_OF = "(ORD|SECOND|LAST) DASH?"
MONTHS = (
    rule("THE? UNIT AFTER THE? (NEXT|COMING) UNIT?", _after_next),
    rule("THE? UNIT BEFORE THE? LAST UNIT?", _after_next),
    rule("(MONTH DOT? (COMMA|OFX|IN|DASH|SLASH)* YEARISH|YEARISH (COMMA|DASH)? MONTH)", _month),
    rule("MONTH OFX? NUM NUM", _month_spoken_year, "en"),
    rule("MONTH OFX NUM", lambda n, c: _month(n, c) if n[-1].raw.isdigit() else None),
    rule("THE? UNIT (VAN|OF)? MONTH YEARISH?", _month),
    rule("MONTH (COMMA|OFX|IN)? THE? REF REF? UNIT", _month),
    rule("MONTH STOP? NUM(?!UNITS)", lambda n, c: _month(n, c) if n[-1].raw.isdigit() and n[-1].value > 31 else None),
    rule("REF REF? MONTH", _month),
    rule("REF UNIT MONTH", _month, "nl"),
    rule("(NUM (DASH|SLASH) YEAR|YEAR (DASH|SLASH) NUM)", _month_number),
    rule("MONTH", _month),
    rule("THE? DECADE", decade),
    rule("THE? TENS", named_tens, "en"),
    rule("(?<!THE)HNAME (OFX|COMMA|DASH)? YEAR|YEAR DASH? HNAME", half_year),
    rule("THE HNAME OFX YEARISH", half_year),
    rule("FISCAL (NUM|YEARISH)?", fiscal_year),
    rule("THATUNIT", _that_unit, "nl"),
    rule("UNIT TODATE", _to_date),
    rule("THE? UNIT STOP? (NUM|YEAR|YEARWORD)", dutch_decade, "nl"),
    rule("UNIT YEARISH", lambda n, c: _year(n, c) if value(n, "UNIT") == "year" else None),
    rule("YEARISH(?=OR LATER)", _year),
    rule("(?<=IN|OF|VAN|SINCE|AFTER|BEFORE|BY|TILL|UNTIL|FROM)YEARISH", _year),
    rule("(?<=LESS EQUAL|MORE EQUAL)YEARISH", _year),
    rule("(?<=PERIOD AND|PERIOD OR)YEAR(?!UNITS)", _year),
    rule("UNIT NUM ((OFX|COMMA)? (YEAR|PERIOD))?", _week_number),
    rule(f"THE? {_NTH_OF} UNIT (OFX|IN) PERIOD", lambda n, c: _nth_week(n, c) or _nth_of_year(n, c)),
)
UNITS = (
    rule("ORD DASH? UNIT(?!OF|VAN|IN)", century),
    rule("REF REF? UNIT", _ref_unit),
    rule("REF REF? QUART", _ref_unit),
    rule("(?<=OF)THE QUART(?!NUM|TO|LAST|OF)", lambda n, c: _ref_unit([Node("THIS", 0, 0), n[-1]], c), "en"),
    rule("THE UNIT(?!NUM|DASH)", _bare_unit),
    rule("(?<=START|END|MID|ON)UNIT", _bare_unit),
    rule("(?<=OF|VAN)UNIT(?!OF|VAN|PERIOD|THE)", _bare_unit),
)
PLACES = (
    rule(f"THE? {_NTH_OF} UNIT (OFX|IN|COMMA)? PERIOD", lambda n, c: _nth_week(n, c) or _nth_of_year(n, c)),
    rule(
        "PERIOD (THE|COMMA)* (ORD|SECOND) DASH? (UNIT|QUART)",
        lambda n, c: _nth_week(n, c) or _nth_of_year(n, c),
    ),
    rule("YEARISH (THE|COMMA)* ORD (UNIT|QUART)", _nth_of_year),
    rule("THE? (ORD|SECOND) DASH? (UNIT|QUART) ((OFX|IN|COMMA|DASH)? (PERIOD|YEARISH))?", _nth_of_year),
    rule("(QNAME (OFX|IN|COMMA|DASH)? (PERIOD|YEAR)|(PERIOD|YEAR) DASH? QNAME|QNAME)", _quarter_named),
    rule("THE? (LAST|ORD) AMOUNT (OFX|IN) PERIOD", first_days_of),
)
WEEKS = (
    rule("PERIOD OF DAY", _week_of_day),
    rule("UNIT OFX THE? DAY", _unit_of_day),
    rule("THE PERIOD", the_decade),
    rule("PERIOD (OF|VAN) THE ORD", _week_of_number),
    rule("THE? HNAME OFX PERIOD", half_of_period),
    rule("PERIOD (VAN|X|SINCE|FROM|COMING) DAY (X|START)", _week_of_day_named),
    rule("PERIOD (VAN|X|SINCE|FROM) DAY", _week_of_day_named),
)
