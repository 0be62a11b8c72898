"""Findings, the words that bound them, and placeholders that stand for a time."""

from __future__ import annotations

from .engine import Built, Context
from .lexer import Node
from .moments import When
from .values import ExpressionType

BOUNDS = {
    "BEFORE": "before",
    "LESS": "before",
    "BY": "by",
    "UNTIL": "by",
    "LESSEQ": "by",
    "TILL": "until",
    "SINCE": "since",
    "FROM": "since",
    "FROMDAY": "since",
    "MOREQ": "since",
    "AFTER": "after",
    "MORE": "after",
}


def found(kind: ExpressionType, when: When) -> Built:
    """A finding of a kind."""
    return ("FOUND", (kind, when))


def hole(nodes: list[Node], context: Context) -> Built:
    """binnen {{days}} werkdagen, op :date: a time expression whose value is not known yet."""
    clocked = nodes[-1].value in ("hour", "minute", "second", "quarter-hour", "half-hour")
    kinds: dict[str, ExpressionType] = {"WITHIN": "range", "HOLEAMOUNT": "duration", "AT": "time"}
    kind = kinds.get(nodes[0].sym, "datetime" if clocked else "date")
    return found(
        kind,
        When(
            (),
            "",
            bound="within" if nodes[0].sym == "WITHIN" else "",
            named="placeholder",
            note="placeholder",
        ),
    )


def hole_day(nodes: list[Node], context: Context) -> Built:
    """op {{date}}, uiterlijk :deadline, by {date}: only where the placeholder's name speaks of time."""
    words = (
        "dat",
        "dag",
        "day",
        "tijd",
        "time",
        "deadline",
        "termijn",
        "moment",
        "week",
        "maand",
        "month",
        "until",
        "expir",
        "verloop",
    )
    raw = nodes[-1].raw
    if not any(word in raw for word in words):
        return None
    bound = BOUNDS.get(nodes[0].sym, "")
    kind: ExpressionType = "range" if bound else "time" if nodes[0].sym == "AT" else "date"
    return found(kind, When((), "day", bound=bound, named="placeholder", note="placeholder"))
