"""Rules for number words and years in words."""

from __future__ import annotations

from .engine import Built, Context, has, pick, rule, value
from .lexer import Node


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
    hundreds = numbers.pop(1) * 100 if has(nodes, "HUNDRED") else 0
    return ("YEARWORD", numbers[0] * 1000 + hundreds + (numbers[1] if len(numbers) > 1 else 0))


def _dutch_year(nodes: list[Node], context: Context) -> Built:
    """tweeduizend achttien, negentienhonderd en één."""
    if has(nodes, "A"):
        return ("YEARWORD", nodes[0].value + 1) if context.text[nodes[-1].start] == "é" else None
    return ("YEARWORD", nodes[0].value + (value(nodes, "NUM") or 0))


NUMBERS = (
    rule("NUM DASH? (NUM|ORD|SECOND)", _compound, "en"),
    rule("NUM THOUSAND NUM HUNDRED AND? NUM", _year_words, "en"),
    rule("NUM THOUSAND (AND? NUM)?", _year_words, "en"),
    rule("YEARBASE AND? NUM", _dutch_year, "nl"),
    rule("YEARBASE AND A", _dutch_year, "nl"),
    rule("YEARBASE", _dutch_year, "nl"),
)
