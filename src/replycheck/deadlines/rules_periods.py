"""Rules for periods: weeks, months, quarters, years, parts of them, and stretches counted from now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from .calendars import add_months, clamp, month_end, monday_of, shift
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    END_OF_DAY,
    Amount,
    Pair,
    When,
    as_date,
    future_first,
    month_span,
    two_digit_year,
    unit_shift,
    unit_span,
)

_STEPS = {"THIS": 0, "NEXT": 1, "COMING": 1, "LAST": -1}
_NAMED_UNITS = {"week", "weekend", "workweek", "month", "quarter", "year", "decade", "century", "fortnight"}


def _ref_unit(nodes: list[Node], context: Context) -> Built:
    """this week, volgende maand, the coming weekend, next quarter."""
    unit = value(nodes, "UNIT") or ("quarter" if has(nodes, "QUART") else "")
    if unit not in _NAMED_UNITS:
        return None
    ref = pick(nodes, "THIS", "NEXT", "COMING", "LAST")[-1]
    steps = _STEPS[ref.sym]
    if nodes[-1].raw.endswith(("weken", "maanden", "jaren", "weeks", "months", "years")) and steps:
        return _stretch([ref, Node("AMOUNT", nodes[-1].start, nodes[-1].end, Amount({unit: 3}, rough=True))], context)
    if unit == "weekend" and steps == 1 and has(nodes, "COMING"):
        steps = 0 if context.today.weekday() < 5 else 1
    if unit == "fortnight":
        monday = monday_of(context.today)
        steps = steps or 1
        start = shift(monday, 14 if steps > 0 else -14)
        return ("PERIOD", When(((start, shift(start, 13)),), "week"))
    return ("PERIOD", When((unit_span(unit, unit_shift(unit, context.today, steps)),), unit))


def _after_next(nodes: list[Node], context: Context) -> Built:
    """the week after next; the year after next."""
    unit = value(nodes, "UNIT")
    if unit not in _NAMED_UNITS:
        return None
    return ("PERIOD", When((unit_span(unit, unit_shift(unit, context.today, 2)),), unit))


def _bare_unit(nodes: list[Node], context: Context) -> Built:
    """the week, het weekend: this one."""
    unit = value(nodes, "UNIT")
    if nodes[-1].raw.endswith(("s", "en")):
        return None
    if unit not in _NAMED_UNITS - {"decade", "century", "fortnight", "quarter"}:
        return None
    return ("PERIOD", When((unit_span(unit, context.today),), unit, named="" if unit == "weekend" else "bare"))


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
        year = context.today.year + _STEPS[refs[-1].sym]
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
    year = value(nodes, "YEAR", "YEARWORD")
    return ("PERIOD", When((unit_span("year", date(clamp(year), 1, 1)),), "year", True, year))


def _decade(nodes: list[Node], context: Context) -> Built:
    """the 1990s."""
    start = clamp(int(nodes[-1].raw[:4]))
    return ("PERIOD", When(((date(start, 1, 1), date(clamp(start + 9), 12, 31)),), "decade", True, start))


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
    return ("PERIOD", replace(inner, spans=tuple(_week_of(pair, nth) for pair in inner.spans), grain="week", year=None, month=None))


def _week_of(pair: Pair, nth: int | None) -> Pair:
    assert pair[0] is not None and pair[1] is not None
    first, last = as_date(pair[0]), as_date(pair[1])
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
        year_built = _year(nodes, context)
        inner = year_built[1] if year_built else None
    nth = value(nodes, "QNAME") or value(nodes, "ORD", "SECOND") or 0
    unit = "quarter" if has(nodes, "QNAME", "QUART") else value(nodes, "UNIT")
    size = {"quarter": 3, "month": 1}.get(unit or "", 0)
    if not size or not 1 <= nth <= 12 // size or (inner is not None and inner.grain != "year"):
        return None
    if inner is None:
        years = [context.today.year + step for step in (-2, -1, 0, 1, 2)]
    else:
        years = [as_date(pair[0]).year for pair in inner.spans if pair[0]]
    pairs = [(date(clamp(y), nth * size - size + 1, 1), month_end(clamp(y), nth * size)) for y in years]
    spans = future_first(pairs, context.today) if inner is None else tuple(pairs)
    return ("PERIOD", When(spans, unit or "quarter", True, inner.year if inner else None))


def _part_of_period(nodes: list[Node], context: Context) -> Built:
    """begin volgende week, eind van de maand, mid December, late next week."""
    inner: When = value(nodes, "PERIOD")
    shade = next(node.sym for node in nodes if node.sym in ("START", "MID", "END", "EARLY", "LATE"))
    kind = {"EARLY": "START", "LATE": "END"}.get(shade, shade)
    if inner.grain not in ("week", "workweek", "month", "year", "quarter", "decade", "weekend"):
        return None
    grain = "third" if inner.grain == "year" and inner.year is not None else inner.grain
    spans = tuple(_cut(pair, kind, grain) for pair in inner.spans)
    return ("PERIOD", replace(inner, spans=spans, grain=inner.grain + "-part", named=kind.lower()))


def _mid_year(nodes: list[Node], context: Context) -> Built:
    """halverwege 2026, end 2025."""
    year = _year(nodes, context)
    return _part_of_period([nodes[0], Node("PERIOD", nodes[1].start, nodes[1].end, year[1])], context) if year else None


def _cut(pair: Pair, kind: str, grain: str) -> Pair:
    first, last = as_date(pair[0] or date.min), as_date(pair[1] or date.max)
    if grain in ("week", "workweek"):
        return {"START": (first, shift(first, 2)), "MID": (shift(first, 2), shift(first, 3)), "END": (shift(first, 3), last)}[kind]
    if grain == "month":
        start = {"START": 1, "MID": 10, "END": 16}[kind]
        end = {"START": first.replace(day=15), "MID": first.replace(day=20), "END": last}[kind]
        return first.replace(day=start), end
    if grain == "year":
        year = first.year
        cuts = {"START": (date(year, 1, 1), date(year, 6, 30)), "MID": (date(year, 5, 1), date(year, 8, 31)), "END": (date(year, 7, 1), last)}
        return cuts[kind]
    if grain == "third":
        year = first.year
        return {"START": (first, date(year, 4, 30)), "MID": (date(year, 5, 1), date(year, 8, 31)), "END": (date(year, 9, 1), last)}[kind]
    third = max((last - first).days // 3, 0)
    return {"START": (first, shift(first, third)), "MID": (shift(first, third), shift(last, -third)), "END": (shift(last, -third), last)}[kind]


def _half_month(nodes: list[Node], context: Context) -> Built:
    """half maart: the middle of the month."""
    inner: When = value(nodes, "PERIOD")
    if inner.grain != "month":
        return None
    return _part_of_period([Node("MID", nodes[0].start, nodes[0].end), nodes[1]], context)


def _later_part(nodes: list[Node], context: Context) -> Built:
    """later this month: from today on; earlier this year: up to today."""
    inner: When = value(nodes, "PERIOD")
    first, last = inner.first
    if first is None or last is None or not as_date(first) <= context.today <= as_date(last):
        return None
    cut = inner.grain if inner.grain in ("week", "month", "year") else "quarter"
    if has(nodes, "EARLIER"):
        span: Pair = (first, min(context.today, as_date(_cut((first, last), "START", cut)[1] or last)))
    else:
        span = (max(context.today, as_date(_cut((first, last), "END", cut)[0] or first)), last)
    return ("PERIOD", When((span,), inner.grain, named="rest"))


def _rest(nodes: list[Node], context: Context) -> Built:
    """the rest of the week."""
    inner: When | None = value(nodes, "PERIOD")
    unit = value(nodes, "UNIT")
    if unit == "day" or has(nodes, "DAY"):
        now = context.now
        return ("MOMENTS", When(((now, datetime.combine(context.today, END_OF_DAY)),), "day", named="rest"))
    if inner is None and unit not in _NAMED_UNITS:
        return None
    first, last = inner.first if inner else unit_span(unit, context.today)
    if first is None or last is None:
        return None
    start = max(as_date(first), context.today)
    return ("PERIOD", When(((start, max(start, as_date(last))),), inner.grain if inner else unit, named="rest"))


def _stretch(nodes: list[Node], context: Context) -> Built:
    """next 3 days, past few weeks, the coming two months: counted from tomorrow, or back from now."""
    if nodes[0].raw == "last" and _AUXILIARY.search(context.text[max(0, nodes[0].start - 10) : nodes[0].start]):
        return None
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    now = context.now
    back = has(nodes, "LAST")
    sign = -1 if back else 1
    if amount.clocked:
        moment = amount.after(now, context, sign=sign)
        return ("MOMENTS", When(((min(now, moment), max(now, moment)),), next(iter(amount.units)), amount=amount))
    unit = next(iter(amount.units))
    if unit in ("quarter", "decade") and len(amount.units) == 1:
        return _whole_stretch(unit, int(amount.units[unit]), context, sign)
    day = amount.after(now, context, sign=sign).date()
    span = (day, shift(context.today, -1)) if back else (shift(context.today, 1), day)
    return ("PERIOD", When(((min(span), max(span)),), unit, amount=amount, named="stretch"))


_AUXILIARY = re.compile(r"(?:\b(?:will|may|might|can|could|should|would|must|to|not)|n['’]t)\s+$")


def _number_stretch(nodes: list[Node], context: Context) -> Built:
    """the 2 upcoming months; not "only 3 next week"."""
    count, ref, unit = nodes
    if not unit.raw.endswith(("s", "en")):
        return None
    return _stretch([ref, Node("AMOUNT", count.start, unit.end, Amount({unit.value: count.value}))], context)


def _some_days(nodes: list[Node], context: Context) -> Built:
    """de komende dagen, the next few hours without a number: three of them."""
    unit = nodes[1].value
    plural = nodes[1].raw.endswith(("s", "en"))
    if unit not in ("day", "workday", "hour", "minute") or (unit in ("day", "workday") and not plural):
        return None
    amount = Amount({unit: 3 if plural else 1}, rough=plural)
    return _stretch([nodes[0], Node("AMOUNT", nodes[1].start, nodes[1].end, amount)], context)


def _whole_stretch(unit: str, count: int, context: Context, sign: int) -> Built:
    near = unit_span(unit, unit_shift(unit, context.today, sign))
    far = unit_span(unit, unit_shift(unit, context.today, sign * min(count, 999)))
    return ("PERIOD", When(((min(near[0], far[0]), max(near[1], far[1])),), unit))


def _within(nodes: list[Node], context: Context) -> Built:
    """binnen 5 werkdagen, within 24 hours: from now to the end of the count."""
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    now = context.now
    moment = amount.after(now, context)
    unit = next(iter(amount.units))
    if amount.clocked:
        return ("MOMENTS", When(((now, max(now, moment)),), unit, amount=amount, bound="within"))
    return ("PERIOD", When(((context.today, max(context.today, moment.date())),), unit, amount=amount, bound="within"))


def _week_of_day(nodes: list[Node], context: Context) -> Built:
    """the week of the 18th; de week die 4 februari begint."""
    unit = value(nodes, "PERIOD").grain
    day: When = value(nodes, "DAY")
    if unit not in ("week", "weekend"):
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


_WEEK_STARTS = ("commencing", "starting", "beginning", "die", "beginnend", "startend", "beginnend op", "startend op", "van", "vanaf", "starting on", "beginning on")


def _week_of_day_named(nodes: list[Node], context: Context) -> Built:
    """the week commencing February 4, de week van 4 februari, de week die 4 februari begint."""
    if nodes[1].raw not in _WEEK_STARTS or (nodes[-1].sym in ("X", "START") and not nodes[-1].raw.startswith(("begin", "start", "aanvang"))):
        return None
    return _week_of_day(nodes, context)


def _first_days_of(nodes: list[Node], context: Context) -> Built:
    """the last four months of 2021, first ten days of last year."""
    inner: When = value(nodes, "PERIOD")
    amount: Amount = value(nodes, "AMOUNT")
    first, last = inner.first
    if first is None or last is None or amount.clocked or "workday" in amount.units:
        return None
    midnight = time(0)
    if has(nodes, "LAST"):
        start = amount.after(datetime.combine(shift(as_date(last), 1), midnight), context, sign=-1).date()
        return ("PERIOD", When(((start, last),), "day", inner.anchored))
    end = amount.after(datetime.combine(as_date(first), midnight), context) - timedelta(days=1)
    return ("PERIOD", When(((first, max(as_date(first), end.date())),), "day", inner.anchored))


def _quarter_named(nodes: list[Node], context: Context) -> Built:
    """Q3, Q3 2026, 2026-Q3, Q3 this year."""
    return _nth_of_year(nodes, context)


_NTH_OF = "(ORD|SECOND|LAST) DASH?"
PERIODS = (
    rule("THE? UNIT AFTER THE? (NEXT|COMING)", _after_next),
    rule("(MONTH DOT? (COMMA|OFX|IN|DASH|SLASH)* YEARISH|YEARISH (COMMA|DASH)? MONTH)", _month),
    rule("MONTH OFX? NUM NUM", _month_spoken_year, "en"),
    rule("MONTH OFX NUM", lambda n, c: _month(n, c) if n[-1].raw.isdigit() else None),
    rule("THE? UNIT (VAN|OF)? MONTH YEARISH?", _month),
    rule("MONTH (COMMA|OFX|IN)? THE? REF REF? UNIT", _month),
    rule("REF REF? MONTH", _month),
    rule("REF UNIT MONTH", _month, "nl"),
    rule("(NUM (DASH|SLASH) YEAR|YEAR (DASH|SLASH) NUM)", _month_number),
    rule("MONTH", _month),
    rule("THE? DECADE", _decade),
    rule("UNIT YEARISH", lambda n, c: _year(n, c) if value(n, "UNIT") == "year" else None),
    rule("YEARISH(?=OR LATER)", _year),
    rule("(?<=IN|OF|VAN|SINCE|AFTER|BEFORE|BY|TILL|UNTIL|FROM)YEARISH", _year),
    rule("UNIT NUM ((OFX|COMMA)? (YEAR|PERIOD))?", _week_number),
    rule(f"THE? {_NTH_OF} UNIT (OFX|IN) PERIOD", lambda n, c: _nth_week(n, c) or _nth_of_year(n, c)),
    rule("THE? (LAST|ORD) AMOUNT (OFX|IN) PERIOD", _first_days_of),
    rule("WITHIN (MAX|AROUND|COMING|NEXT|THE|FOR)* DURATION", _within),
    rule("((NEXT|COMING|LAST) (COMING|NEXT)?) DURATION", _stretch),
    rule(
        "(?<!TO|TILL|UNTIL|DASH|AND|OR)NUM (NEXT|COMING|LAST) UNIT", _number_stretch,
    ),
    rule("(NEXT|COMING|LAST) UNIT", _some_days),
    rule("REF REF? UNIT", _ref_unit),
    rule("REF REF? QUART", _ref_unit),
    rule("THE UNIT(?!NUM|DASH)", _bare_unit),
    rule("(?<=START|END|MID|ON)UNIT", _bare_unit),
    rule("(?<=OF|VAN)UNIT(?!OF|VAN|PERIOD|THE)", _bare_unit),
)
PERIODS2 = (
    rule(f"THE? {_NTH_OF} UNIT (OFX|IN|COMMA)? PERIOD", lambda n, c: _nth_week(n, c) or _nth_of_year(n, c)),
    rule("PERIOD (THE|COMMA)* (ORD|SECOND) DASH? (UNIT|QUART)", lambda n, c: _nth_week(n, c) or _nth_of_year(n, c)),
    rule("THE? (LAST|ORD) AMOUNT (OFX|IN) PERIOD", _first_days_of),
    rule("YEARISH (THE|COMMA)* ORD (UNIT|QUART)", _nth_of_year),
    rule("THE? (ORD|SECOND) DASH? (UNIT|QUART) ((OFX|IN|COMMA|DASH)? (PERIOD|YEARISH))?", _nth_of_year),
    rule("(QNAME (OFX|IN|COMMA|DASH)? (PERIOD|YEAR)|(PERIOD|YEAR) DASH? QNAME|QNAME)", _quarter_named),
    rule("(THE? (MID|START|END) DASH? OFX? PERIOD)", _part_of_period, "nl"),
    rule("((MID|START|END) DASH? OFX? THE? PERIOD)", _part_of_period, "en"),
    rule("(MID|START|END) YEARISH", _mid_year),
    rule("(EARLY|LATE) DASH? (IN|ON)? PERIOD", _part_of_period),
    rule("HALF PERIOD", _half_month, "nl"),
    rule("(LATER|EARLIER) (IN|OFX)? PERIOD", _later_part),
    rule("REST (OFX|THE|REF)* (PERIOD|UNIT|DAY)", _rest),
    rule("PERIOD OF DAY", _week_of_day),
    rule("PERIOD (OF|VAN) THE ORD", _week_of_number),
    rule("PERIOD (VAN|X|SINCE|FROM|COMING) DAY (X|START)", _week_of_day_named),
    rule("PERIOD (VAN|X|SINCE|FROM) DAY", _week_of_day_named),
)
