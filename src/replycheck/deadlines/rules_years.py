"""What rules build of centuries, decades, half years and years that are no calendar years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .calendars import clamp, month_end, shift
from .engine import Built, Context, has, pick, value
from .lexer import Node
from .moments import Pair, When, as_date, future_first, two_digit_year, year_when


def decade(nodes: list[Node], context: Context) -> Built:
    """the 1990s."""
    start = clamp(int(nodes[-1].raw[:4]))
    return ("PERIOD", When(((date(start, 1, 1), date(clamp(start + 9), 12, 31)),), "decade", True, start))


def dutch_decade(nodes: list[Node], context: Context) -> Built:
    """de jaren '70, de jaren negentig, de jaren 2000."""
    unit, last = pick(nodes, "UNIT")[0], nodes[-1]
    short = last.sym == "NUM" and last.value >= 20 and (has(nodes, "STOP", "THE") or not last.raw.isdigit())
    if unit.raw != "jaren" or last.value % 10 or not (short or last.sym != "NUM"):
        return None
    starts = [1900 + last.value, 2000 + last.value] if short else [last.value]
    pairs = [(date(clamp(year), 1, 1), date(clamp(year + 9), 12, 31)) for year in starts]
    return ("PERIOD", When(future_first(pairs, context.today), "decade", True))


def half_year(nodes: list[Node], context: Context) -> Built:
    """H2 2019, 2019-H2, de eerste helft van 2027."""
    year, half = clamp(value(nodes, "YEAR", "YEARWORD")), value(nodes, "HNAME")
    return ("PERIOD", When(((date(year, half * 6 - 5, 1), month_end(year, half * 6)),), "quarter", True, year))


def half_of_period(nodes: list[Node], context: Context) -> Built:
    """the first half of next year, de tweede helft van maart: of months, split at the fifteenth."""
    inner: When = value(nodes, "PERIOD")
    half = value(nodes, "HNAME")
    if inner.grain not in ("year", "month"):
        return None
    spans = tuple(_half_of(pair, half, inner.grain) for pair in inner.spans)
    return ("PERIOD", replace(inner, spans=spans, grain=inner.grain + "-part", named=""))


def _half_of(pair: Pair, half: int, grain: str) -> Pair:
    first, last = as_date(pair[0] or date.min), as_date(pair[1] or date.max)
    middle = first.replace(day=15) if grain == "month" else date(first.year, 6, 30)
    return (first, middle) if half == 1 else (shift(middle, 1), last)


def fiscal_year(nodes: list[Node], context: Context) -> Built:
    """schooljaar 2025, fiscal year: no dates, since it starts on no agreed day; cy is the calendar year."""
    year = value(nodes, "YEAR", "YEARWORD", "NUM")
    short = nodes[0].raw in ("fy", "cy", "sy")
    if short and year is None:
        return None
    if nodes[0].raw == "cy":
        return ("PERIOD", year_when(two_digit_year(year)))
    return ("PERIOD", When((), "year", named="bare"))


def century(nodes: list[Node], context: Context) -> Built:
    """de 21e eeuw, the 15th century."""
    if nodes[-1].value != "century" or not 3 <= nodes[0].value <= 30:
        return None
    start = (nodes[0].value - 1) * 100
    return ("PERIOD", When(((date(start, 1, 1), date(start + 99, 12, 31)),), "century", True, start))


def named_tens(nodes: list[Node], context: Context) -> Built:
    """the nineties, the 70s."""
    tens = nodes[-1].value
    pairs = [(date(year, 1, 1), date(year + 9, 12, 31)) for year in (1900 + tens, 2000 + tens)]
    return ("PERIOD", When(future_first(pairs, context.today), "decade", True))


def the_decade(nodes: list[Node], context: Context) -> Built:
    """the next decade, de laatste twee decennia."""
    when: When = nodes[-1].value
    return ("PERIOD", when) if when.grain == "decade" and not nodes[-1].raw.startswith(("the", "de")) else None
