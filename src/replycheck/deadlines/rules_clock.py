"""Rules for clock times, in figures and in words."""

from __future__ import annotations

import re
from dataclasses import replace

from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    Amount,
    Clock,
)


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


_NO_CLOCK = re.compile(
    r"(?:versie|version|v|art|artikel|paragraaf|hoofdstuk|punt|stap|cijfer|score|nr|nummer|lid|windows|android|ios|op|de|het)\.?\s*$"
)


def _dutch_dots(nodes: list[Node], context: Context) -> Built:
    """20.00 with no word beside it: a time on the five minutes, unless it numbers a version or an article."""
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


def _military(nodes: list[Node], context: Context) -> Built:
    """1430 hrs."""
    raw = nodes[0].raw
    if nodes[1].value != "hour" or len(raw) != 4:
        return None
    return _clock([int(raw[:2]), int(raw[2:])], nodes, fuzzy=False)


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


_TELLS_TIME = re.compile(r"\b(?:om|rond|tegen|tot|vanaf|is|tussen|en|van|na|omstreeks|op|voor|uiterlijk)\s+$|,\s*$")
_TIME_ENDS = re.compile(r"\s*(?:[.,!?);:]|$|['’‘ʼ`´]?s\b|uur|vandaag|morgen|van(?:avond|middag|morgen|ochtend))")


def _counts_people(nodes: list[Node], context: Context) -> bool:
    """True for "kamer 12 voor 2 personen": figures around "voor" with nothing that tells a time beside them."""
    if not (nodes[0].raw.isdigit() and nodes[-1].raw.isdigit() and len(nodes) == 3):
        return False
    low = context.text.lower()
    before, after = low[max(0, nodes[0].start - 12) : nodes[0].start], low[nodes[-1].end : nodes[-1].end + 12]
    return not (_TIME_ENDS.match(after) or (_TELLS_TIME.search(before) and nodes[0].value % 5 == 0))


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
    if not 0 < minutes < 60 or (hinge.sym == "BEFORE" and _counts_people(nodes, context)):
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


def _ish(nodes: list[Node], context: Context) -> Built:
    """11-ish."""
    hour = nodes[0].value
    return ("CLOCK", Clock(hour, fuzzy=True)) if 1 <= hour <= 12 else None


def _noon(nodes: list[Node], context: Context) -> Built:
    """noon, 12 uur middernacht, 1 uur middernacht."""
    hour = value(nodes, "NUM")
    if hour is not None and 1 <= hour <= 5 and not value(nodes, "NOON"):
        return ("CLOCK", Clock(hour))
    return ("CLOCK", Clock(int(value(nodes, "NOON"))))


def _hourish(nodes: list[Node], context: Context) -> Built:
    """rond elven."""
    return ("CLOCK", Clock(nodes[0].value, fuzzy=True))


def _around_hours(nodes: list[Node], context: Context) -> Built:
    hour = _hour_of(nodes[-1])
    return None if hour is None else ("CLOCK", Clock(hour, fuzzy=hour <= 12))


CLOCKS = (
    rule("CLOCK_RAW AMPM", _lexed_clock),
    rule("CLOCK_RAW UUR", _lexed_clock, "nl"),
    rule("CLOCK_RAW", _lexed_clock),
    rule("DOTPAIR (AMPM|UUR|OCLOCK)", _dot_clock),
    rule(
        "(?<=AT|AROUND|FROM|VAN|FROMDAY|BETWEEN|BEFORE|AFTER|SINCE|BY|TO|TILL|UNTIL|DASH|RELDAY|MORGEN|"
        "PARTDAY|CLOCK)DOTPAIR(?!UNIT|DOT MONTH"
        ")",
        _dotted,
    ),
    rule("DOTPAIR(?=(TO|TILL|UNTIL|DASH|AND) CLOCK)", _dotted),
    rule("DOTPAIR(?!UNITS|DASH NUM)", _dutch_dots, "nl"),
    rule("NUM UUR NUM(?!UNITS)", _number_clock, "nl"),
    rule("NUM UUR NUM AMPM", _number_clock),
    rule("NUM (NUM|ZERO NUM) AMPM", _number_clock, "en"),
    rule("(NUM|NUM3|YEAR) AMPM", _number_clock),
    rule("(NUM3|YEAR) UNIT", _military, "en"),
    rule("NUM NUM OCLOCK", _number_clock, "en"),
    rule("NUM OCLOCK", _number_clock, "en"),
    rule("NUM? (UUR|OCLOCK)? NOON", _noon),
    rule("NUM DASH? ISH", _ish, "en"),
)
SPOKEN = (
    rule(
        "(?<!SLASH|DASH)(A? QUART|NUM (QUART|UNIT)?) (OVER|BEFORE|AFTER) HALF (NUM UUR|NUM|HOURS)", _minutes_past, "nl"
    ),
    rule(
        "(?<!SLASH|DASH)(A? QUART|NUM (QUART|UNIT)?) (OVER|BEFORE|AFTER) (NUM UUR|CLOCK|NUM(?!UNITS))",
        _minutes_past,
        "nl",
    ),
    rule(
        "(A? QUART|NUM QUART|NUM UNIT|HALF|NUM) LAST (NUM (?!UNITS)|CLOCK)",
        lambda n, c: _half_english(n, c) if has(n, "HALF") else _minutes_past(n, c),
        "en",
    ),
    rule("(A? QUART|NUM UNIT) (TO|AFTER) (NUM (?!UNITS)|CLOCK)", _minutes_past, "en"),
    rule("(?<=AT|BY) NUM TO NUM (?!UNITS|AMPM)", _minutes_past, "en"),
    rule("HALF (NUM UUR|NUM(?!UNITS|MONTH))", _half_dutch, "nl"),
    rule("HALF NUM (?!UNITS|DASH)", _half_english, "en"),
)
CLOCKS_IN_CONTEXT = (
    rule("(CLOCK|HOURS) (COMMA? IN THE?|COMMA? OFX THE?|IN)? (PART|PARTG|MEAL)", _clock_in_part),
    rule("(?<!SLASH)NUM (IN THE? PART|PARTG)", _clock_in_part),
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
    rule(
        "(?<=AT|AROUND) NUM (?!UNITS|PART|ORD|MONTH|TOX NUM MONTH|SLASH|DASH NUM MONTH|DASH"
        " NUM3|DASH BIG|DASH NUM DASH)",
        _bare_clock,
    ),
)
