"""Rules for numbers, clock times and amounts of time."""

from __future__ import annotations

import re
from dataclasses import replace

from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import Amount, Clock

_UNIT_OF_WORD = {"UUR": "hour", "SECOND": "second", "QUART": "quarter"}


def _compound(nodes: list[Node], context: Context) -> Built:
    """twenty two, twenty-second."""
    tens, unit = nodes[0].value, nodes[-1].value
    if tens % 10 or tens < 20 or not 0 < unit < 10 or nodes[0].raw.isdigit() or nodes[-1].raw.isdigit():
        return None
    return ("ORD" if nodes[-1].sym in ("ORD", "SECOND") else "NUM", tens + unit)


def _year_words(nodes: list[Node], context: Context) -> Built:
    """two thousand (and) eighteen; tweeduizend achttien."""
    numbers = [node.value for node in pick(nodes, "NUM")]
    if numbers[0] not in (1, 2):
        return None
    return ("YEARWORD", numbers[0] * 1000 + (numbers[1] if len(numbers) > 1 else 0))


def _dutch_year(nodes: list[Node], context: Context) -> Built:
    return ("YEARWORD", nodes[0].value + (value(nodes, "NUM") or 0))


def _lexed_clock(nodes: list[Node], context: Context) -> Built:
    """14:30, 14.30:15, with or without pm, uur."""
    parts = [int(part) for part in re.split(r"[:.]", nodes[0].raw)]
    padded = nodes[0].raw[0] == "0" or context.language == "nl"
    return _clock(parts, nodes, fuzzy=not padded)


def _clock(parts: list[int], nodes: list[Node], *, fuzzy: bool) -> Built:
    hour, minute, second = (*parts, 0, 0)[:3]
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute):
        return None
    clock = Clock(hour, minute, second, fuzzy and 1 <= hour <= 12)
    half = value(nodes, "AMPM")
    return ("CLOCK", clock.halved(half) if half else clock)


def _number_clock(nodes: list[Node], context: Context) -> Built:
    """7 pm, 340pm, 8 o'clock, seven thirty pm, 14u30."""
    numbers = [node.value for node in pick(nodes, "NUM", "NUM3", "YEAR", "ZERO")]
    if not numbers or (len(numbers) > 1 and numbers[1] < 10 and not has(nodes, "ZERO", "UUR")):
        return None
    if len(numbers) == 1 and numbers[0] > 99:
        numbers = [numbers[0] // 100, numbers[0] % 100]
    return _clock(numbers, nodes, fuzzy=True)


def _dot_clock(nodes: list[Node], context: Context) -> Built:
    """8.10 pm, om 9.30, 14.00 uur."""
    pair = pick(nodes, "DOTPAIR")[0].raw
    if len(pair.split(".")[1]) != 2:
        return None
    fuzzy = not (pair[0] == "0" or context.language == "nl")
    return _clock([int(part) for part in pair.split(".")], nodes, fuzzy=fuzzy)


_NO_CLOCK = re.compile(r"(?:versie|version|v|art|artikel|paragraaf|hoofdstuk|punt|stap|cijfer|score|nr|nummer|lid|windows|android|ios|op|de|het)\.?\s*$")


def _dutch_dots(nodes: list[Node], context: Context) -> Built:
    """20.00 without a word beside it: a clock time on the five minutes, unless it numbers a version or an article."""
    hour, minute = nodes[0].raw.split(".")
    before = context.text[max(0, nodes[0].start - 15) : nodes[0].start].lower()
    if len(minute) != 2 or int(minute) % 5 or int(hour) > 23 or _NO_CLOCK.search(before):
        return None
    return _dot_clock(nodes, context)


def _dotted(nodes: list[Node], context: Context) -> Built:
    """9.30 after a word that asks for a time; in English only after at, between and the like."""
    return _dot_clock(nodes, context) if len(nodes[0].raw.split(".")[1]) == 2 else None


def _is_time(nodes: list[Node], context: Context) -> Built:
    """Het is 7 uur."""
    before = context.text[max(0, nodes[0].start - 8) : nodes[0].start].lower()
    return _around_hours(nodes, context) if before.endswith("is ") else None


def _bare_clock(nodes: list[Node], context: Context) -> Built:
    """om 7, at 7 and at seven thirty: the preposition stays outside the span."""
    numbers = [node.value for node in pick(nodes, "NUM")]
    return _clock(numbers, nodes, fuzzy=True)


def _spoken_clock(nodes: list[Node], context: Context) -> Built:
    """seven thirty, said in words."""
    if any(node.raw.isdigit() for node in nodes) or nodes[0].value > 24 or nodes[1].value < 10:
        return None
    return _bare_clock(nodes, context)


def _in_part(nodes: list[Node], context: Context) -> Built:
    """five thirty in the night."""
    built = _spoken_clock(nodes[:2], context)
    if built is None:
        return None
    return _clock_in_part([Node("CLOCK", nodes[0].start, nodes[1].end, built[1]), nodes[-1]], context)


def _half_dutch(nodes: list[Node], context: Context) -> Built:
    hour = _hour_of(nodes[1])
    return None if hour is None else ("CLOCK", Clock((hour - 1) % 12 or 12, 30, 0, True))


def _half_english(nodes: list[Node], context: Context) -> Built:
    if pick(nodes, "LAST") and pick(nodes, "LAST")[0].raw != "past":
        return None
    return _past(nodes[-1], 30)


def _hour_of(node: Node) -> int | None:
    hour = node.value.hour if isinstance(node.value, Clock) else node.value
    if isinstance(hour, Amount):
        hour = int(hour.units.get("hour", 0))
    return hour if isinstance(hour, int) and 1 <= hour <= 24 else None


def _past(node: Node, minutes: int) -> Built:
    base = node.value if isinstance(node.value, Clock) else None
    hour = _hour_of(node)
    if hour is None or (base is None and hour > 12):
        return None
    total = (hour * 60 + (base.minute if base else 0) + minutes) % 1440
    fuzzy = base.fuzzy if base else True
    whole = total // 60
    return ("CLOCK", Clock(whole or (12 if fuzzy else 0), total % 60, 0, fuzzy))


def _minutes_past(nodes: list[Node], context: Context) -> Built:
    """kwart over acht, tien voor half negen, a quarter past eight, 20 minutes to 9, drie kwartier na 9."""
    hinge = pick(nodes, "OVER", "BEFORE", "AFTER", "LAST", "TO")[-1]
    if hinge.sym == "LAST" and hinge.raw != "past":
        return None
    numbers = pick(nodes, "NUM")
    if has(nodes, "QUART"):
        minutes = 15 * (numbers[0].value if numbers and numbers[0].start < hinge.start else 1)
    elif has(nodes, "UNIT"):
        minutes = numbers[0].value * {"minute": 1, "quarter": 15, "quarter-hour": 15}.get(value(nodes, "UNIT"), 0)
    else:
        minutes = numbers[0].value
    if not 0 < minutes < 60:
        return None
    if hinge.sym in ("BEFORE", "TO"):
        minutes = -minutes
    if has(nodes, "HALF"):
        minutes -= 30
    return _past(nodes[-1], minutes)


def _clock_in_part(nodes: list[Node], context: Context) -> Built:
    """8 in the morning, half acht 's avonds."""
    part = value(nodes, "PART", "PARTG", "MEAL")
    node = pick(nodes, "CLOCK", "NUM", "HOURS")[0]
    clock = node.value
    if not isinstance(clock, Clock):
        hour = _hour_of(node)
        clock = Clock(hour, fuzzy=hour <= 12) if hour else None
    if clock is None:
        return None
    if part == "lunch":
        return ("CLOCK", replace(clock, hour=clock.hour + 12 if clock.hour < 6 else clock.hour, fuzzy=False))
    # "five thirty in the night" is said of the evening, "3 in the night" of the small hours
    if part == "night" and context.language == "en" and 5 <= clock.hour < 12:
        part = "evening"
    return ("CLOCK", clock.halved(part) if clock.open_half else clock)


def _hours(nodes: list[Node], context: Context) -> Built:
    """8 uur: a clock time or eight hours; what stands around it decides."""
    count = _count(nodes)
    return None if count is None else ("HOURS", Amount({"hour": count}))


def _hours_one(nodes: list[Node], context: Context) -> Built:
    """om een uur."""
    return ("HOURS", Amount({"hour": 1}))


def _count(nodes: list[Node]) -> float | None:
    """The number before a unit."""
    node = nodes[0]
    if node.sym in ("NUM", "NUM3", "YEAR", "ONEHALF", "A", "FEW"):
        return float(node.value) if isinstance(node.value, float) else int(node.value)
    if node.sym in ("DECIMAL", "DOTPAIR"):
        return float(node.raw.replace(",", "."))
    return None


def _unit(node: Node) -> str:
    return str(node.value) if node.sym == "UNIT" else _UNIT_OF_WORD[node.sym]


def _amount(nodes: list[Node], context: Context) -> Built:
    """5 werkdagen, two weeks, a day, 3-min, an hour."""
    count = _count(nodes)
    if count is None or (nodes[-1].sym == "QUART" and context.language == "en" and nodes[0].sym == "A"):
        return None
    return ("AMOUNT", Amount({_unit(nodes[-1]): count}))


def _few(nodes: list[Node], context: Context) -> Built:
    """een paar dagen, a few minutes, several weeks."""
    few = pick(nodes, "FEW")[0]
    count = 2 if few.raw.startswith(("paar", "couple", "a couple")) else 3
    return ("AMOUNT", Amount({_unit(nodes[-1]): count}, rough=True))


def _half_amount(nodes: list[Node], context: Context) -> Built:
    """half an hour, een half jaar, two and a half days, one hour and a half."""
    unit = _unit(next(node for node in nodes if node.sym in ("UNIT", "UUR", "SECOND")))
    count = value(nodes, "NUM") if has(nodes, "AND") or has(nodes, "NUM") else 0
    if count is None:
        count = 1
    return ("AMOUNT", Amount({unit: count + 0.5}))


def _low_high(nodes: list[Node], context: Context) -> Built:
    """2 à 3 werkdagen, 3-5 working days, two or three weeks."""
    low, high = nodes[0].value, nodes[2].value
    if nodes[1].sym == "X" and nodes[1].raw != "a":
        return None
    if low >= high:
        return None
    unit = _unit(nodes[-1])
    return ("AMOUNT", Amount({unit: high}, {unit: low}))


def _or_so(nodes: list[Node], context: Context) -> Built:
    """een minuutje of vijf."""
    return ("AMOUNT", Amount({_unit(nodes[1]): nodes[-1].value}, rough=True))


def _whole(nodes: list[Node], context: Context) -> Built:
    return ("AMOUNT", Amount({_unit(nodes[-1]): 1}))


def _joined(nodes: list[Node], context: Context) -> Built:
    """1 day and 5 hours; 1 maand, 2 jaar, 21 dagen."""
    left, right = nodes[0].value, nodes[-1].value
    if set(left.units) & set(right.units) or left.low or right.low:
        return None
    return ("AMOUNT", Amount({**left.units, **right.units}))


def _hole_amount(nodes: list[Node], context: Context) -> Built:
    """{{days}} werkdagen: how many is not known yet."""
    return ("HOLEAMOUNT", _unit(nodes[-1]))


def _noon(nodes: list[Node], context: Context) -> Built:
    return ("CLOCK", Clock(int(value(nodes, "NOON"))))


def _hourish(nodes: list[Node], context: Context) -> Built:
    """rond elven."""
    return ("CLOCK", Clock(nodes[0].value, fuzzy=True))


def _around_hours(nodes: list[Node], context: Context) -> Built:
    hour = _hour_of(nodes[-1])
    return None if hour is None else ("CLOCK", Clock(hour, fuzzy=hour <= 12))


NUMBERS = (
    rule("NUM DASH? (NUM|ORD|SECOND)", _compound, "en"),
    rule("NUM THOUSAND (AND? NUM)?", _year_words, "en"),
    rule("YEARBASE AND? NUM", _dutch_year, "nl"),
    rule("YEARBASE", _dutch_year, "nl"),
)
CLOCKS = (
    rule("CLOCK_RAW AMPM", _lexed_clock),
    rule("CLOCK_RAW UUR", _lexed_clock, "nl"),
    rule("CLOCK_RAW", _lexed_clock),
    rule("DOTPAIR (AMPM|UUR|OCLOCK)", _dot_clock),
    rule("(?<=AT|AROUND|FROM|VAN|FROMDAY|BETWEEN|BEFORE|AFTER|SINCE|BY|TO|TILL|UNTIL|DASH|RELDAY|MORGEN|PARTDAY|CLOCK)DOTPAIR(?!UNIT|DOT MONTH)", _dotted),
    rule("DOTPAIR(?=(TO|TILL|UNTIL|DASH|AND) CLOCK)", _dotted),
    rule("DOTPAIR(?!UNITS|DASH NUM)", _dutch_dots, "nl"),
    rule("NUM UUR NUM(?!UNITS)", _number_clock, "nl"),
    rule("NUM UUR NUM AMPM", _number_clock),
    rule("NUM (NUM|ZERO NUM) AMPM", _number_clock, "en"),
    rule("(NUM|NUM3|YEAR) AMPM", _number_clock),
    rule("NUM NUM OCLOCK", _number_clock, "en"),
    rule("NUM OCLOCK", _number_clock, "en"),
    rule("NUM? (UUR|OCLOCK)? NOON", _noon),
)
AMOUNTS = (
    rule("(A? QUART|NUM (QUART|UNIT)?) (OVER|BEFORE|AFTER) HALF (NUM UUR|NUM|HOURS)", _minutes_past, "nl"),
    rule("(A? QUART|NUM (QUART|UNIT)?) (OVER|BEFORE|AFTER) (NUM UUR|CLOCK|NUM(?!UNITS))", _minutes_past, "nl"),
    rule("(A? QUART|NUM QUART|NUM UNIT|HALF|NUM) LAST (NUM (?!UNITS)|CLOCK)", lambda n, c: _half_english(n, c) if has(n, "HALF") else _minutes_past(n, c), "en"),
    rule("(A? QUART|NUM UNIT) (TO|AFTER) (NUM (?!UNITS)|CLOCK)", _minutes_past, "en"),
    rule("(?<=AT|BY) NUM TO NUM (?!UNITS|AMPM)", _minutes_past, "en"),
    rule("HALF (NUM UUR|NUM(?!UNITS|MONTH))", _half_dutch, "nl"),
    rule("HALF NUM (?!UNITS|DASH)", _half_english, "en"),
    rule("NUM (OR|TOX|X|AND) NUM (UNIT)", _low_high),
    rule("NUM (OR|X) NUM (UUR)", _low_high),
    rule("(?<=AT)A UUR", _hours_one, "nl"),
    rule("A UUR(?=PARTG)", _hours_one, "nl"),
    rule("NUM AND A? HALF A? UNITS", _half_amount),
    rule("(NUM|A) UNITS AND A? HALF", _half_amount),
    rule("(NUM|A|ONEHALF|DECIMAL|DOTPAIR) DASH? UUR", lambda n, c: _hours(n, c) if n[0].sym == "NUM" else _amount(n, c), "nl"),
    rule("A? HALF A? (UNIT|UUR|SECOND)", _half_amount),
    rule("A UNIT OR NUM", _or_so, "nl"),
    rule("A? FEW (OF|X)? (UNIT|UUR|SECOND)", lambda n, c: None if has(n, "X") else _few(n, c)),
    rule("(NUM|NUM3|ONEHALF|DECIMAL|DOTPAIR) DASH? (UNIT|SECOND)", _amount),
    rule("NUM QUART", _amount, "en"),
    rule("A (UNIT|SECOND(?!X))", _amount),
    rule("(THE|A)? WHOLE DASH? (UNIT|UUR)", _whole),
    rule("ANOTHER A? (UNIT|UUR)", _whole),
    rule("HOLE (UNIT|UUR)", _hole_amount),
    rule("DURATION (COMMA|AND|COMMA AND)? AMOUNT", _joined),
    rule("AMOUNT (COMMA|AND|COMMA AND)? HOURS", _joined),
    rule("AMOUNT (COMMA|AND|COMMA AND)? AMOUNT", _joined),
    rule("DURATION LANG", lambda n, c: (n[0].sym, n[0].value), "nl"),
)
CLOCKS_IN_CONTEXT = (
    rule("(CLOCK|HOURS) (COMMA? IN THE?|COMMA? OFX THE?|IN)? (PART|PARTG|MEAL)", _clock_in_part),
    rule("NUM (IN THE? PART|PARTG)", _clock_in_part),
    rule("EARLY PART AT CLOCK", _clock_in_part),
    rule("AT? MEAL (CLOCK|HOURS)", _clock_in_part),
    rule("(?<!THIS|NEXT|LAST|COMING|EARLY|LATE)(PART|PARTG|MEAL) COMMA? AT? (CLOCK|HOURS)", _clock_in_part),
    rule("NUM NUM IN THE PART", lambda n, c: _in_part(n, c), "en"),
    rule("(?<=AT|AROUND) HOURS", _around_hours, "nl"),
    rule("(?<=CLOCK OR) HOURS", _around_hours, "nl"),
    rule("HOURS", _is_time, "nl"),
    rule("(?<=AROUND|BY|AFTER|BEFORE) HOURISH", _hourish, "nl"),
    rule("(?<=AT|AROUND|FOR) NUM NUM (?!UNITS)", _spoken_clock, "en"),
    rule("(?<=FROMDAY|BETWEEN) NUM NUM (?=TO|TILL|AND)", _spoken_clock, "en"),
    rule("(?<=TO|TILL|AND) NUM NUM (?!UNITS|AMPM)", _spoken_clock, "en"),
    rule("(?<=AT|AROUND) NUM (?!UNITS|PART|ORD|MONTH|TOX NUM MONTH|SLASH|DASH NUM MONTH|DASH NUM3|DASH BIG|DASH NUM DASH)", _bare_clock),
)
