"""Rules for parts of the day, alone, on a day, and with a clock time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from .calendars import shift
from .clocks import clock_of, clocks_on, moments_at
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    STEPS,
    Clock,
    When,
    as_date,
    day_when,
    part_hours,
    part_when,
)
from .rules_days import coming_weekday, ref_weekday
from .rules_stretches import is_verb


def _part_today(nodes: list[Node], context: Context) -> Built:
    offset, part = value(nodes, "PARTDAY")
    return ("DAYPART", (day_when(shift(context.today, offset)), part, _shade(nodes)))


def _shade(nodes: list[Node]) -> str:
    if has(nodes, "EARLY", "START"):
        return "early"
    return "late" if has(nodes, "LATE", "END", "LATER") else ""


def _ref_part(nodes: list[Node], context: Context) -> Built:
    """this morning, deze avond, last night, de volgende nacht."""
    if is_verb(nodes, context):
        return None
    steps = STEPS[pick(nodes, "THIS", "NEXT", "COMING", "LAST")[0].sym]
    part = value(nodes, "PART") or "morning"
    return ("DAYPART", (day_when(shift(context.today, steps)), part, _shade(nodes)))


def _weekday_part(nodes: list[Node], context: Context) -> Built:
    """maandagochtend: read as maandag, in the morning."""
    weekday, part = value(nodes, "WDPART")
    refs = pick(nodes, "THIS", "NEXT", "COMING", "LAST")
    day = [*refs, Node("WEEKDAY", nodes[-1].start, nodes[-1].end, weekday)]
    built = (ref_weekday if refs else coming_weekday)(day, context)
    return ("DAYPART", (built[1], part, _shade(nodes))) if built else None


def _week_part(nodes: list[Node], context: Context) -> Built:
    """volgende week dinsdagmiddag, maandagochtend van volgende week."""
    inner: When = value(nodes, "PERIOD")
    weekday, part = value(nodes, "WDPART")
    if inner.grain != "week" or inner.first[0] is None:
        return None
    return ("DAYPART", (day_when(shift(as_date(inner.first[0]), weekday)), part, _shade(nodes)))


def _before_noon(nodes: list[Node], context: Context) -> Built:
    """morgen voor de middag: in the morning."""
    when: When = value(nodes, "DAY")
    return ("DAYPART", (when, "afternoon" if has(nodes, "AFTER") else "morning", "")) if when.spans else None


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


def _early_day(nodes: list[Node], context: Context) -> Built:
    """morgen vroeg: in the morning."""
    when: When = value(nodes, "DAY")
    return ("DAYPART", (when, "morning", "")) if when.spans else None


def _third_of_day(nodes: list[Node], context: Context) -> Built:
    """woensdag vroeg op de dag, later in the day, mid today: up to noon, around it, or on to closing time."""
    when: When = value(nodes, "DAY") or day_when(context.today)
    if value(nodes, "UNIT") not in (None, "day") or not when.spans:
        return None
    evening = max(context.working.closes, time(13))
    start, end = (
        (time(0), time(12))
        if has(nodes, "EARLY")
        else (time(10), time(14))
        if has(nodes, "MID")
        else (time(12), evening)
    )
    days = [as_date(pair[0]) for pair in when.spans if pair[0]]
    spans = tuple((datetime.combine(day, start), datetime.combine(day, end)) for day in days)
    return ("MOMENTS", replace(when, spans=spans, grain="part", named="day"))


def _noonish(nodes: list[Node], context: Context) -> Built:
    """mid morning, mid afternoon."""
    start, end = part_hours(value(nodes, "PART"), context)
    return ("CLOCK", Clock((start.hour + end.hour) // 2))


def _parted_clocks(nodes: list[Node], context: Context) -> Built:
    """'s ochtends van 9 tot 11 uur."""
    start, end = value(nodes, "CLOCKS")
    part = value(nodes, "PARTG")
    return ("CLOCKS", tuple(clock.halved(part) if clock.open_half else clock for clock in (start, end)))


DAY_PARTS = (
    rule("DAY (AT|IN|ON)? MEAL", lambda n, c: ("DAYPART", (n[0].value, "lunch", "")) if n[0].value.spans else None),
    rule("PARTDAY", _part_today),
    rule("DAY? (EARLY|LATE|LATER) (ON|IN) THE UNIT (ON|OFX|COMMA)? DAY?", _third_of_day),
    rule("MID DASH? DAY", _third_of_day, "en"),
    rule("(EARLY|LATE|LATER|START OFX?|END OFX?)? REF (EARLY|LATE)? PART", _ref_part),
    rule("PERIOD (ON|COMMA)? WDPART", _week_part, "nl"),
    rule("WDPART (VAN|IN)? PERIOD", _week_part, "nl"),
    rule("DAY (BEFORE|AFTER) THE PART", lambda n, c: _before_noon(n, c) if n[-1].value == "afternoon" else None, "nl"),
    rule("DAY EARLY(?!ON|IN|PART|PARTG|DASH)", _early_day, "nl"),
    rule("(EARLY ON? THE?|LATE ON? THE?|START OFX?|END OFX?)? REF? WDPART", _weekday_part),
    rule(
        "(EARLY ON?|LATE ON?)? DAY COMMA? DASH? (EARLY|LATE)? DASH? (IN|ON|DURING)? THE?"
        " (EARLY|LATE)? DASH? (PART|PARTG)",
        _day_part,
    ),
    rule("DAY AMPM", _day_part),
    rule(
        "(IN|DURING)? THE? (EARLY|LATE)? (IN THE)? DASH? (PART|PARTG|THE MORGEN) COMMA? (ON|OFX|AT)? THE? DAY",
        _day_part,
    ),
    rule("DAYPART (EARLY|LATE)", _shaded_day_part),
    rule("DAYPART (IN|ON|AT) THE? (START|END)(?!OFX)", _shaded_day_part),
    rule("(EARLY|LATE|START OFX|END OFX) (IN THE|ON THE|ON|IN)? DAYPART", _shaded_day_part),
    rule("MID DASH? (OFX|THE)* PART", _noonish),
    rule(
        "DAYPART COMMA? (AT|AROUND|FOR|BEFORE|ON|AT AROUND)? (CLOCK|HOURS)(?!TOX)",
        lambda n, c: None if has(n, "BEFORE") else _part_clock(n, c),
    ),
    rule("DAYPART (AT|AROUND|COMMA) NUM (?!UNITS|TOX)", _part_clock),
    rule("(FROMX|BETWEEN) (NUM|CLOCK|HOURS) (TOX|AND) (NUM|CLOCK|HOURS) (ON|OFX|IN)? DAYPART", _part_clocks),
    rule("(NUM|CLOCK|HOURS) TOX (CLOCK|HOURS) (ON|OFX|IN)? DAYPART", _part_clocks),
    rule("(CLOCK|HOURS) COMMA? (ON|OFX|AT)? DAYPART", _part_clock),
    rule("(?<=BEFORE|BY|AFTER|UNTIL|TILL|AROUND)NUM DAYPART", _part_clock),
    rule("(?<=X|AT|ON)NUM COMMA DAYPART", _part_clock),
    rule("DAYPART COMMA? (FROMX|BETWEEN)? CLOCKS", _part_clocks),
    rule("CLOCKS COMMA? (ON|OFX|IN)? DAYPART", _part_clocks),
    rule(
        "DAYPART (FROMX|BETWEEN)? HOURX (TOX|AND) HOURX(?!UNITS|MONTH)",
        _part_clocks,
    ),
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
