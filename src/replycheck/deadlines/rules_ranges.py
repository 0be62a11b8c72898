"""Rules that join a day with clock times, and two ends into a range."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from .calendars import clamp, shift
from .clocks import clock_of, clocks_on, minutes_of, moments_at, settle, stamp
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    END_OF_DAY,
    Amount,
    Clock,
    Pair,
    When,
    as_date,
    day_when,
    future_first,
    plus,
)
from .rules_dates import moment_year, stamped, valid
from .rules_days import day_of_month


def _day_clock(nodes: list[Node], context: Context) -> Built:
    when: When = value(nodes, "DAY")
    clock = clock_of(pick(nodes, "CLOCK", "HOURS", "DOTPAIR", "NUM")[-1])
    if clock is None or (clock.hour == 0 and has(nodes, "HOURS")):
        return None
    return ("MOMENT", moments_at(when, clock) if when.spans else replace(when, grain="minute"))


def _number_day(nodes: list[Node], context: Context) -> Built:
    """by 5 tomorrow, after 2 today."""
    return _day_clock(nodes, context) if nodes[1].raw in ("today", "tomorrow") else None


def _number_day_clock(nodes: list[Node], context: Context) -> Built:
    """on 15 at 8:00: the fifteenth."""
    built = day_of_month(pick(nodes, "NUM", "ORD"), context)
    clock = clock_of(pick(nodes, "CLOCK", "HOURS")[-1])
    if built is None or clock is None:
        return None
    return ("MOMENT", moments_at(built[1], clock))


def _number_day_clocks(nodes: list[Node], context: Context) -> Built:
    """on the 17th between 2 and 4 pm."""
    built = day_of_month(pick(nodes, "NUM", "ORD"), context)
    return _day_clocks([Node("DAY", nodes[0].start, nodes[-2].end, built[1]), nodes[-1]], context) if built else None


def _end_of_day(nodes: list[Node], context: Context) -> Built:
    """end of tomorrow."""
    when: When = value(nodes, "DAY")
    spans = tuple((datetime.combine(as_date(p[0]), END_OF_DAY),) * 2 for p in when.spans if p[0])
    return ("MOMENT", replace(when, spans=spans, grain="minute"))


def _closing(nodes: list[Node], context: Context) -> Built:
    """close of business, einde van de dag: when the team closes, that day or today."""
    when: When = value(nodes, "DAY") or day_when(context.today)
    spans = tuple((datetime.combine(as_date(p[0]), context.working.closes),) * 2 for p in when.spans if p[0])
    return ("MOMENT", replace(when, spans=spans, grain="minute", bound="by"))


def _clock_range(nodes: list[Node], context: Context) -> Built:
    """between 2 and 4 pm, van 9 tot 17 uur, 14:00-16:30."""
    ends = [clock_of(node) for node in pick(nodes, "CLOCK", "HOURS", "NUM", "NUM3", "YEAR", "DOTPAIR", "DECIMAL")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return ("CLOCKS", (ends[0], ends[1]))


def _opening_hours(nodes: list[Node], context: Context) -> Built:
    """ma t/m vr 9-17 uur: said of every week, so no dates."""
    if any(node.value.named != "weekday" for node in pick(nodes, "DAY")):
        return None
    return ("PERIOD", When((), "day", named="bare"))


def _day_clocks(nodes: list[Node], context: Context) -> Built:
    """Friday between 1 and 4 pm; from 5 to 6 on 1st Jan."""
    pair = value(nodes, "CLOCKS")
    if pair is None:
        built = _clock_range(nodes, context)
        pair = built[1] if built else None
    when: When = value(nodes, "DAY")
    if pair is None or not when.spans:
        return None
    return ("MOMENTS", clocks_on(when, *pair))


def _clock_for(nodes: list[Node], context: Context) -> Built:
    """from 2pm for 2 hours."""
    clock: Clock = value(nodes, "CLOCK")
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    minutes = minutes_of(clock) + int(sum(n * {"hour": 60, "minute": 1}.get(u, 0) for u, n in amount.units.items()))
    return ("CLOCKS", (replace(clock, fuzzy=False), Clock(minutes // 60 % 24, minutes % 60)))


def _days_in_month(nodes: list[Node], context: Context) -> Built:
    """4 to 23 next month; deze maand van 4 tot 22; between 3 and 12 of September."""
    inner: When = value(nodes, "PERIOD")
    numbers = [n.value for n in pick(nodes, "NUM", "ORD")]
    if inner.grain != "month" or len(numbers) != 2 or not 1 <= numbers[0] < numbers[1] <= 31:
        return None
    spans = tuple((_in_month(p, numbers[0]), _in_month(p, numbers[1])) for p in inner.spans)
    return ("PERIOD", replace(inner, spans=spans, grain="day"))


def _in_month(pair: Pair, number: int) -> date:
    first, last = as_date(pair[0] or date.min), as_date(pair[1] or date.max)
    return first.replace(day=min(number, last.day))


def _number_to_day(nodes: list[Node], context: Context) -> Built:
    """from 4 to 22 January, 1995; van 5 tot 8 december."""
    when: When = value(nodes, "DAY")
    number = value(nodes, "NUM", "ORD")
    if when.month is None or when.day is None or not 1 <= number < when.day:
        return None
    spans = tuple((as_date(p[0]).replace(day=number), p[1]) for p in when.spans if p[0])
    return ("PERIOD", replace(when, spans=spans, grain="day", named="range"))


def _day_to_number(nodes: list[Node], context: Context) -> Built:
    """November 19 to 20; from April the ninth till the seventeenth; november de 15e tot en met 19e."""
    when: When = value(nodes, "DAY")
    number = pick(nodes, "NUM", "ORD", "YEAR")[-1].value
    if when.month is None or when.day is None or not 1 <= number <= 31:
        return None
    spans = tuple(span for p in when.spans if p[0] and (span := _to_number(as_date(p[0]), number)))
    return ("PERIOD", replace(when, spans=spans, grain="day", named="range")) if spans else None


def _to_number(start: date, number: int) -> Pair | None:
    if number > start.day:
        found = valid(start.year, start.month, number)
    else:
        found = valid(clamp(start.year + start.month // 12), start.month % 12 + 1, number)
    return (start, found) if found else None


def _range(nodes: list[Node], context: Context) -> Built:
    """Any two days, periods or moments: the start takes its open year from the end."""
    ends = [node for node in nodes if node.sym in _ENDS]
    start, end = (_as_when(node, context) for node in ends)
    if start is None or end is None or not start.spans or not end.spans:
        return None
    if end.named == "start" and not has(nodes, "UNTIL", "DASH"):
        # up to the start of 2008 ends where 2008 begins
        end = replace(end, spans=tuple((p[0], shift(as_date(p[0]), -1)) for p in end.spans if p[0]))
    if any(node.sym in ("MOMENT", "CLOCK") for node in ends):
        return _moment_range(start, end)
    pairs = _aligned(start, end, context)
    years = ends[1].sym in ("YEAR", "YEARWORD")
    open_end = (years or ends[1].sym == "PERIOD") and end.grain in _WHOLE and not has(nodes, "UNTIL")
    if pairs and open_end and (years or not has(nodes, "DASH")):
        return ("PERIOD", _to_period(pairs, start, end, context))
    if not pairs:
        return ("PERIOD", When((), "day", start.anchored or end.anchored, note="no-such-date", named="range"))
    spans = future_first(pairs, context.today) if end.year is None and len(pairs) > 1 else tuple(pairs)
    return ("PERIOD", When(spans, "day", start.anchored or end.anchored, named="range"))


_WHOLE = ("year", "month", "quarter", "week")


def _to_period(pairs: list[tuple[date, date]], start: When, end: When, context: Context) -> When:
    """from May to October: first up to October, then with October included."""
    size = {as_date(p[1]): as_date(p[0]) for p in end.spans if p[0] and p[1]}
    short = [(first, shift(size.get(last, last), -1)) for first, last in pairs]
    short = [pair for pair in short if pair[0] <= pair[1]] or pairs
    spans = [*future_first(short, context.today)[:2], *future_first(pairs, context.today)[:1]]
    if start.year is None and end.year is None:
        spans.sort(key=lambda pair: as_date(pair[1] or date.max) < context.today)
    return When(tuple(spans), "day", start.anchored or end.anchored, named="range")


_ENDS = ("DAY", "PERIOD", "MOMENT", "NOW", "YEAR", "CLOCK", "YEARWORD")


def _as_when(node: Node, context: Context) -> When | None:
    if node.sym == "NOW":
        return day_when(context.today)
    if node.sym in ("YEAR", "YEARWORD"):
        year = clamp(node.value)
        return When(((date(year, 1, 1), date(year, 12, 31)),), "year", True, year)
    if node.sym == "CLOCK":
        return moments_at(day_when(context.today), node.value)
    when = node.value if isinstance(node.value, When) else None
    if when and when.ambiguous and when.month and when.day:
        same = [pair for pair in when.spans if pair[0] and (pair[0].month, pair[0].day) == (when.month, when.day)]
        return replace(when, spans=tuple(same))
    return when


def _aligned(start: When, end: When, context: Context) -> list[tuple[date, date]]:
    """A start for every reading of the end: the last one that is not after it."""
    open_year = start.month is not None and start.year is None
    found: list[tuple[date, date]] = []
    for pair in end.spans:
        last = as_date(pair[1] or date.max)
        if open_year and start.month is not None:
            options = [valid(last.year - back, start.month, start.day or 1) for back in range(9)]
        else:
            options = [as_date(p[0]) for p in start.spans if p[0]]
        first = next((day for day in options if day and day <= last), None)
        if first:
            found.append((first, last))
    if not found and start.first[0]:
        first = as_date(start.first[0])
        later = [as_date(p[1]) for p in end.spans if p[1] and as_date(p[1]) >= first]
        found = [(first, later[0])] if later else []
        if not later and end.year is None and end.month is None and end.grain == "day" and end.first[1]:
            week = shift(as_date(end.first[1]), 7)
            found = [(first, week)] if week >= first else []
    return found


def _to_today(nodes: list[Node], context: Context) -> Built:
    """van maart tot op heden."""
    today = Node("DAY", nodes[-1].start, nodes[-1].end, day_when(context.today))
    return _range([*pick(nodes, "DAY", "PERIOD"), today], context)


def _moment_range(start: When, end: When) -> Built:
    first, last = start.first[0], end.first[1]
    if first is None or last is None:
        return None
    first = first if isinstance(first, datetime) else datetime.combine(first, time(0))
    last = last if isinstance(last, datetime) else datetime.combine(last, END_OF_DAY)
    return ("MOMENTS", When(((first, max(first, last)),), "minute", start.anchored or end.anchored))


def _clock_to_moment(nodes: list[Node], context: Context) -> Built:
    """between 2:00 tomorrow and 4:00: the second clock falls on the first one's day."""
    when: When = value(nodes, "MOMENT")
    clock = clock_of(nodes[-1])
    if clock is None or when.first[0] is None or not isinstance(when.first[0], datetime):
        return None
    start = when.first[0]
    end = settle(Clock(start.hour, start.minute), clock)[1]
    last = stamp(start.date(), end.options()[0], end.hour)
    return ("MOMENTS", replace(when, spans=((start, last if last >= start else plus(last, 86400)),)))


def _week_days(nodes: list[Node], context: Context) -> Built:
    """next week from Wednesday to Friday."""
    inner: When = value(nodes, "PERIOD")
    if inner.grain != "week" or inner.first[0] is None:
        return None
    monday = as_date(inner.first[0])
    days = [
        shift(monday, as_date(n.value.first[0]).weekday()) for n in pick(nodes, "DAY") if n.value.named == "weekday"
    ]
    return ("PERIOD", replace(inner, spans=((days[0], max(days)),), grain="day")) if len(days) == 2 else None


CLOCK_RANGES = (
    rule(
        "(FROMX|BETWEEN)? (CLOCK|HOURS|NUM|DOTPAIR)(?!AMPM) TOX (IN)? (CLOCK|HOURS)(?!AGO|LATER)",
        _clock_range,
    ),
    rule("BETWEEN (CLOCK|HOURS|NUM|DOTPAIR) (AND|TOX) (CLOCK|HOURS)", _clock_range),
    rule("FROMX (CLOCK|HOURS|NUM|DOTPAIR) TOX (CLOCK|HOURS)", _clock_range),
    rule("BETWEEN (CLOCK|HOURS|DOTPAIR) (AND|TOX) (NUM|DOTPAIR|DECIMAL) (?!UNITS|MONTH|OFX)", _clock_range),
    rule("(FROMX)? CLOCK TOX (NUM|DOTPAIR) (?!UNITS|MONTH|OFX|SLASH|DASH|X)", _clock_range),
    rule("FROMX CLOCK TOX NUM (?!UNITS|MONTH|OFX|SLASH|DASH)", _clock_range),
    rule(
        "BETWEEN (NUM3|YEAR) (AND|TOX) (NUM3|YEAR)",
        lambda n, c: None if n[1].sym == n[3].sym == "YEAR" else _clock_range(n, c),
    ),
    rule("FROMX CLOCK FOR DURATION", _clock_for),
    rule("FOR DURATION FROMX CLOCK", _clock_for),
)
DAY_CLOCKS = (
    rule("STAMP", stamped),
    rule("FROMX? DAY TOX DAY COMMA? (FROMX|BETWEEN|AT)? CLOCKS", _opening_hours),
    rule("FROMX? DAY TOX DAY COMMA? (FROMX|BETWEEN|AT)? HOURX TOX HOURX(?!UNITS|MONTH|SLASH)", _opening_hours),
    rule("(?<=BEFORE|BY|AFTER|UNTIL|TILL|AROUND)NUM DAY", _number_day, "en"),
    rule("DAYEND (OFX|ON|COMMA)? DAY?", _closing),
    rule("DAY (COMMA|ON|AT|BY)? DAYEND", _closing),
    rule("END (OFX)? THE? DAY", _end_of_day),
    rule("DAY COMMA? (AT|FROM|ON)? CLOCKS", _day_clocks),
    rule("CLOCKS COMMA? (ON|OFX|IN)? THE? DAY", _day_clocks),
    rule(
        "DAY COMMA? (FROMX|BETWEEN|AT)? HOURX (TOX|AND) HOURX(?!UNITS|MONTH|SLASH)",
        lambda n, c: None if has(n, "AND") and not has(n, "BETWEEN") else _day_clocks(n, c),
    ),
    rule("(FROMX|BETWEEN) (NUM|CLOCK|HOURS) (TOX|AND) (NUM|CLOCK|HOURS) (ON|OFX|IN)? THE? DAY", _day_clocks),
    rule(
        "DAY (COMMA|AT|ON|AROUND|FOR|BY|COMMA AT|DASH|AT AROUND|AT ABOUT)?"
        " (CLOCK|HOURS|(?<=AT)NUM|(?<=AT)DOTPAIR)(?!LATER|AGO)",
        _day_clock,
    ),
    rule("(CLOCK|HOURS) (COMMA|ON|OFX|IN|AT)? THE? DAY", _day_clock),
    rule("MOMENT YEAR(?!UNITS)", moment_year),
    rule("DAY DOTPAIR (?!UNITS)", _day_clock, "nl"),
    rule("(?<=ON)THE? (NUM|ORD) (AT|COMMA) (CLOCK|HOURS)", _number_day_clock),
    rule("(CLOCK|HOURS) ON THE? (NUM|ORD)(?!X|UNITS|MONTH|WEEKDAY|DASH|SLASH|NUM|HOLIDAY)", _number_day_clock),
    rule("(?<=ON)THE? (NUM|ORD) CLOCKS", _number_day_clocks),
)
RANGES = (
    rule("PERIOD COMMA? (FROMX|BETWEEN)? (NUM|ORD) (TOX|AND) (NUM|ORD)(?!UNITS)", _days_in_month),
    rule("(FROMX|BETWEEN)? THE? (NUM|ORD) (TOX|AND) THE? (NUM|ORD) (IN|OFX)? PERIOD", _days_in_month),
    rule("(FROMX|BETWEEN) THE? (NUM|ORD) (TOX|AND) THE? DAY", _number_to_day),
    rule("(NUM|ORD) TOX DAY", _number_to_day),
    rule("(FROMX|BETWEEN) THE? DAY (TOX|AND) THE? (NUM|ORD)(?!UNITS|MONTH|SLASH)", _day_to_number),
    rule("DAY TOX THE? (NUM|ORD)(?!UNITS|MONTH|SLASH)", _day_to_number),
    rule("PERIOD COMMA? (FROMX|BETWEEN) DAY (TOX|AND) DAY", _week_days),
    rule("BETWEEN MOMENT AND (CLOCK|NUM|HOURS)", _clock_to_moment),
    rule(
        "BETWEEN THE? POINT (AND|TOX) THE? POINT",
        _range,
    ),
    rule("FROMX THE? (DAY|PERIOD) TODATE", _to_today),
    rule(
        "FROMX THE? POINT (TOX) THE? POINT",
        _range,
    ),
    rule("(DAY|PERIOD|MOMENT|YEAR|YEARWORD|NOW) TOX THE? (DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD)", _range),
)
