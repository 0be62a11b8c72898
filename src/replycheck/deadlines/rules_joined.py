"""Rules that join: a day with a clock time or a part of the day, ranges, and the words that bound them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from .calendars import clamp, shift
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import END_OF_DAY, Amount, Clock, Pair, When, as_date, day_when, future_first, part_hours, part_when, plus
from .rules_days import calendar_day, valid
from .values import Stamp

_STEPS = {"THIS": 0, "NEXT": 1, "COMING": 1, "LAST": -1}
DayPart = tuple[When, str, str]


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


# --- parts of the day -------------------------------------------------------------------------------------------


def _part_today(nodes: list[Node], context: Context) -> Built:
    offset, part = value(nodes, "PARTDAY")
    return ("DAYPART", (day_when(shift(context.today, offset)), part, _shade(nodes)))


def _shade(nodes: list[Node]) -> str:
    if has(nodes, "EARLY", "START"):
        return "early"
    return "late" if has(nodes, "LATE", "END", "LATER") else ""


def _ref_part(nodes: list[Node], context: Context) -> Built:
    """this morning, deze avond, last night, de volgende nacht."""
    steps = _STEPS[pick(nodes, "THIS", "NEXT", "COMING", "LAST")[0].sym]
    part = value(nodes, "PART") or "morning"
    return ("DAYPART", (day_when(shift(context.today, steps)), part, _shade(nodes)))


def _weekday_part(nodes: list[Node], context: Context) -> Built:
    """maandagochtend: read as maandag, in the morning."""
    weekday, part = value(nodes, "WDPART")
    refs = pick(nodes, "THIS", "NEXT", "COMING", "LAST")
    from .rules_days import _ref_weekday, _weekday

    day = [*refs, Node("WEEKDAY", nodes[-1].start, nodes[-1].end, weekday)]
    built = (_ref_weekday if refs else _weekday)(day, context)
    return ("DAYPART", (built[1], part, _shade(nodes))) if built else None


def _day_part(nodes: list[Node], context: Context) -> Built:
    """tomorrow morning; dinsdag in de middag; late on Tuesday evening; in the morning of the 5th."""
    part = value(nodes, "PART", "PARTG", "AMPM")
    part = {"am": "morning", "pm": "afternoon"}.get(part, part)
    when: When = value(nodes, "DAY")
    if not when.spans or not part:
        return None
    return ("DAYPART", (when, part, _shade(nodes)))


def _shaded_day_part(nodes: list[Node], context: Context) -> Built:
    when, part, shade = value(nodes, "DAYPART")
    return ("DAYPART", (when, part, shade or _shade(nodes)))


def _part_alone(nodes: list[Node], context: Context) -> Built:
    part = value(nodes, "PART", "PARTG", "MEAL")
    if has(nodes, "HOURSOPEN"):
        part = "open"
    return ("HOURPART", (part, _shade(nodes)))


def _resolve_part(nodes: list[Node], context: Context) -> Built:
    when, part, shade = nodes[0].value
    spans = tuple(part_when(as_date(pair[0]), part, context, shade=shade) for pair in when.spans if pair[0])
    return ("MOMENTS", replace(when, spans=spans, grain="part", named=part))


def _part_clock(nodes: list[Node], context: Context) -> Built:
    """tonight at 8, vanmiddag om 3 uur, 7 uur vanavond."""
    when, part, _ = value(nodes, "DAYPART")
    node = next(n for n in nodes if n.sym in ("CLOCK", "HOURS", "NUM"))
    clock = clock_of(node)
    if clock is None:
        return None
    return ("MOMENT", moments_at(when, clock.halved(part) if clock.open_half else clock))


def _part_clocks(nodes: list[Node], context: Context) -> Built:
    """tonight from 7 to 7:30."""
    when, part, _ = value(nodes, "DAYPART")
    pair = value(nodes, "CLOCKS")
    if pair is None:
        ends = [clock_of(n) for n in pick(nodes, "NUM", "CLOCK", "HOURS", "DOTPAIR")]
        pair = (ends[0], ends[1]) if len(ends) == 2 and all(ends) else None
    if pair is None:
        return None
    start, end = (clock.halved(part) if clock.open_half else clock for clock in pair)
    return ("MOMENTS", clocks_on(when, start, end))


def _noonish(nodes: list[Node], context: Context) -> Built:
    """mid morning, mid afternoon."""
    start, end = part_hours(value(nodes, "PART"), context)
    return ("CLOCK", Clock((start.hour + end.hour) // 2))


# --- day and clock ----------------------------------------------------------------------------------------------


def _day_clock(nodes: list[Node], context: Context) -> Built:
    when: When = value(nodes, "DAY")
    clock = clock_of(pick(nodes, "CLOCK", "HOURS", "DOTPAIR", "NUM")[-1])
    if clock is None or clock.hour == 0 and has(nodes, "HOURS"):
        return None
    return ("MOMENT", moments_at(when, clock) if when.spans else replace(when, grain="minute"))


def _number_day_clock(nodes: list[Node], context: Context) -> Built:
    """on 15 at 8:00: the fifteenth."""
    from .rules_days import _day_of_month

    built = _day_of_month(pick(nodes, "NUM", "ORD"), context)
    clock = clock_of(pick(nodes, "CLOCK", "HOURS")[-1])
    if built is None or clock is None:
        return None
    return ("MOMENT", moments_at(built[1], clock))


def _number_day_clocks(nodes: list[Node], context: Context) -> Built:
    """on the 17th between 2 and 4 pm."""
    from .rules_days import _day_of_month

    built = _day_of_month(pick(nodes, "NUM", "ORD"), context)
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


# --- ranges -----------------------------------------------------------------------------------------------------


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
        start = late if _minutes(late) < _minutes(end) else early
    elif end.fuzzy and not start.fuzzy:
        late = replace(end, hour=end.hour % 12 + 12, fuzzy=False)
        end = replace(end, fuzzy=False) if _minutes(end) > _minutes(start) else late if _minutes(late) > _minutes(start) else replace(end, fuzzy=False)
    elif start.fuzzy and end.fuzzy:
        first = start.options()[0]
        start = replace(start, hour=first.hour, fuzzy=False)
        return settle(start, end)
    return start, end


def _minutes(clock: Clock) -> int:
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


def _clock_range(nodes: list[Node], context: Context) -> Built:
    """between 2 and 4 pm, van 9 tot 17 uur, 14:00-16:30."""
    ends = [clock_of(node) for node in pick(nodes, "CLOCK", "HOURS", "NUM", "NUM3", "YEAR", "DOTPAIR", "DECIMAL")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return ("CLOCKS", (ends[0], ends[1]))


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


def _parted_clocks(nodes: list[Node], context: Context) -> Built:
    """'s ochtends van 9 tot 11 uur."""
    start, end = value(nodes, "CLOCKS")
    part = value(nodes, "PARTG")
    return ("CLOCKS", tuple(clock.halved(part) if clock.open_half else clock for clock in (start, end)))


def _clock_for(nodes: list[Node], context: Context) -> Built:
    """from 2pm for 2 hours."""
    clock: Clock = value(nodes, "CLOCK")
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    minutes = _minutes(clock) + int(sum(n * {"hour": 60, "minute": 1}.get(u, 0) for u, n in amount.units.items()))
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
    if any(node.sym in ("MOMENT", "CLOCK") for node in ends):
        return _moment_range(start, end)
    pairs = _aligned(start, end, context)
    if ends[1].sym in ("PERIOD", "YEAR", "YEARWORD") and end.grain in _WHOLE and not has(nodes, "UNTIL", "DASH") and pairs:
        return ("PERIOD", _to_period(pairs, start, end, context))
    if not pairs:
        return ("PERIOD", When((), "day", start.anchored or end.anchored, note="no-such-date", named="range"))
    spans = future_first(pairs, context.today) if end.year is None and len(pairs) > 1 else tuple(pairs)
    return ("PERIOD", When(spans, "day", start.anchored or end.anchored, named="range"))


_WHOLE = ("year", "month", "quarter", "week")


def _to_period(pairs: list[tuple[date, date]], start: When, end: When, context: Context) -> When:
    """from May to October: up to October, or October included; the first reading stops where the period starts."""
    size = {as_date(p[1]): as_date(p[0]) for p in end.spans if p[0] and p[1]}
    short = [(first, shift(size.get(last, last), -1)) for first, last in pairs]
    short = [pair for pair in short if pair[0] <= pair[1]] or pairs
    spans = [*future_first(short, context.today)[:2], *future_first(pairs, context.today)[:1]]
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
    days = [shift(monday, as_date(n.value.first[0]).weekday()) for n in pick(nodes, "DAY") if n.value.named == "weekday"]
    return ("PERIOD", replace(inner, spans=((days[0], max(days)),), grain="day")) if len(days) == 2 else None


_FX = "(FROMX|BETWEEN|FROMX AROUND|AT|ON)?"
_T = "(TOX|AND)"
_CL = "(CLOCK|HOURS|DOTPAIR)"
CLOCK_RANGES = (
    rule("(FROMX|BETWEEN)? (CLOCK|HOURS|NUM|DOTPAIR)(?!AMPM) TOX (IN)? (CLOCK|HOURS)(?!AGO|LATER)", _clock_range),
    rule("BETWEEN (CLOCK|HOURS|NUM|DOTPAIR) (AND|TOX) (CLOCK|HOURS)", _clock_range),
    rule("FROMX (CLOCK|HOURS|NUM|DOTPAIR) TOX (CLOCK|HOURS)", _clock_range),
    rule("BETWEEN (CLOCK|HOURS|DOTPAIR) (AND|TOX) (NUM|DOTPAIR|DECIMAL) (?!UNITS|MONTH|OFX)", _clock_range),
    rule("(FROMX)? CLOCK TOX (NUM|DOTPAIR) (?!UNITS|MONTH|OFX|SLASH|DASH|X)", _clock_range),
    rule("FROMX CLOCK TOX NUM (?!UNITS|MONTH|OFX|SLASH|DASH)", _clock_range),
    rule("BETWEEN (NUM3|YEAR) (AND|TOX) (NUM3|YEAR)", lambda n, c: None if n[1].sym == n[3].sym == "YEAR" else _clock_range(n, c)),
    rule("FROMX CLOCK FOR DURATION", _clock_for),
    rule("FOR DURATION FROMX CLOCK", _clock_for),
)
DAY_PARTS = (
    rule("PARTDAY", _part_today),
    rule("(EARLY|LATE|LATER|START OFX?|END OFX?)? REF (EARLY|LATE)? PART", _ref_part),
    rule("(EARLY ON? THE?|LATE ON? THE?|START OFX?|END OFX?)? REF? WDPART", _weekday_part),
    rule("(EARLY ON?|LATE ON?)? DAY COMMA? DASH? (EARLY|LATE)? DASH? (IN|ON|DURING)? THE? (EARLY|LATE)? DASH? (PART|PARTG)", _day_part),
    rule("DAY AMPM", _day_part),
    rule("(IN|DURING)? THE? (EARLY|LATE)? (IN THE)? DASH? (PART|PARTG|THE MORGEN) COMMA? (ON|OFX|AT)? THE? DAY", _day_part),
    rule("DAYPART (EARLY|LATE)", _shaded_day_part),
    rule("(EARLY|LATE|START OFX|END OFX) (IN THE|ON THE|ON|IN)? DAYPART", _shaded_day_part),
    rule("MID DASH? (OFX|THE)* PART", _noonish),
    rule("DAYPART COMMA? (AT|AROUND|FOR|BEFORE|ON|AT AROUND)? (CLOCK|HOURS)(?!TOX)", lambda n, c: None if has(n, "BEFORE") else _part_clock(n, c)),
    rule("DAYPART (AT|AROUND|COMMA) NUM (?!UNITS|TOX)", _part_clock),
    rule("(FROMX|BETWEEN) (NUM|CLOCK|HOURS) (TOX|AND) (NUM|CLOCK|HOURS) (ON|OFX|IN)? DAYPART", _part_clocks),
    rule("(NUM|CLOCK|HOURS) TOX (CLOCK|HOURS) (ON|OFX|IN)? DAYPART", _part_clocks),
    rule("(CLOCK|HOURS) COMMA? (ON|OFX|AT)? DAYPART", _part_clock),
    rule("(?<=X|AT|ON)NUM COMMA DAYPART", _part_clock),
    rule("DAYPART COMMA? (FROMX|BETWEEN)? CLOCKS", _part_clocks),
    rule("CLOCKS COMMA? (ON|OFX|IN)? DAYPART", _part_clocks),
    rule("DAYPART (FROMX|BETWEEN)? (NUM|CLOCK|HOURS|DOTPAIR) (TOX|AND) (NUM|CLOCK|HOURS|DOTPAIR)(?!UNITS|MONTH)", _part_clocks),
)
DAY_CLOCKS = (
    rule("DAYEND (OFX|ON|COMMA)? DAY?", _closing),
    rule("DAY (COMMA|ON|AT|BY)? DAYEND", _closing),
    rule("END (OFX)? THE? DAY", _end_of_day),
    rule("DAY COMMA? (AT|FROM|ON)? CLOCKS", _day_clocks),
    rule("CLOCKS COMMA? (ON|OFX|IN)? THE? DAY", _day_clocks),
    rule("DAY COMMA? (FROMX|BETWEEN|AT)? (NUM|CLOCK|HOURS|DOTPAIR) (TOX|AND) (NUM|CLOCK|HOURS|DOTPAIR)(?!UNITS|MONTH|SLASH)", lambda n, c: None if has(n, "AND") and not has(n, "BETWEEN") else _day_clocks(n, c)),
    rule("(FROMX|BETWEEN) (NUM|CLOCK|HOURS) (TOX|AND) (NUM|CLOCK|HOURS) (ON|OFX|IN)? THE? DAY", _day_clocks),
    rule("DAY (COMMA|AT|ON|AROUND|FOR|BY|COMMA AT|DASH|AT AROUND|AT ABOUT)? (CLOCK|HOURS|(?<=AT)NUM|(?<=AT)DOTPAIR)(?!LATER|AGO)", _day_clock),
    rule("(CLOCK|HOURS) (COMMA|ON|OFX|IN|AT)? THE? DAY", _day_clock),
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
    rule("BETWEEN THE? (DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD|CLOCK) (AND|TOX) THE? (DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD|CLOCK)", _range),
    rule("FROMX THE? (DAY|PERIOD) TODATE", _to_today),
    rule("FROMX THE? (DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD|CLOCK) (TOX) THE? (DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD|CLOCK)", _range),
    rule("(DAY|PERIOD|MOMENT|YEAR|YEARWORD|NOW) TOX THE? (DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD)", _range),
)
LAST_PARTS = (
    rule("PARTG COMMA? CLOCKS", _parted_clocks),
    rule("CLOCKS PARTG", _parted_clocks),
    rule("DAYPART", _resolve_part),
    rule("(EARLY|LATE|LATER)? IN THE? (EARLY|LATE)? DASH? (PART|HOURSOPEN|MORGEN)", _part_alone),
    rule("PARTG (EARLY|LATE)", _part_alone, "nl"),
    rule("THE (EARLY|LATE)? DASH? PART", _part_alone, "nl"),
    rule("(?<=THE)(EARLY|LATE)? DASH? PART", _part_alone, "en"),
    rule("(?<=DURING)HOURSOPEN", _part_alone),
    rule("(EARLY|LATE) DASH? (PART|PARTG)", _part_alone),
    rule("PARTG", _part_alone),
    rule("AT? MEAL", _part_alone),
)
