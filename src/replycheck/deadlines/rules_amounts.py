"""Rules for amounts of time."""

from __future__ import annotations

from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    Amount,
    Clock,
)

_UNIT_OF_WORD = {"UUR": "hour", "SECOND": "second", "QUART": "quarter"}


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
    if low >= high or (nodes[0].sym == "A" and nodes[1].sym == "AND"):
        return None
    unit = _unit(nodes[-1])
    return ("AMOUNT", Amount({unit: high}, {unit: low}))


def _quarters(nodes: list[Node], context: Context) -> Built:
    """a quarter of an hour, an hour and a quarter: in minutes."""
    if nodes[-1].value != "hour" and nodes[1].value != "hour":
        return None
    whole = 60 if nodes[-1].sym == "QUART" else 0
    return ("AMOUNT", Amount({"minute": whole + 15 * (value(nodes, "NUM") or 1)}))


def _or_so(nodes: list[Node], context: Context) -> Built:
    """een minuutje of vijf."""
    return ("AMOUNT", Amount({_unit(nodes[1]): nodes[-1].value}))


def _clock_or_so(nodes: list[Node], context: Context) -> Built:
    """rond een uur of drie: a clock time."""
    hour = nodes[-1].value
    return ("CLOCK", Clock(hour, fuzzy=True)) if 1 <= hour <= 12 else None


def _times(nodes: list[Node], context: Context) -> Built:
    """2x 24 uur."""
    return ("AMOUNT", Amount({_unit(nodes[-1]): nodes[0].value * nodes[1].value}))


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


AMOUNTS = (
    rule("SOMEUNITS", lambda n, c: ("AMOUNT", Amount({n[0].value: 3}, rough=True)), "nl"),
    rule("(?<=AROUND|AT|BY)A UUR OR NUM", _clock_or_so, "nl"),
    rule("TIMES NUM (UNIT|UUR)", _times),
    rule("(NUM|A) (OR|TOX|X|AND) NUM (UNIT)", _low_high),
    rule("NUM (OR|X) NUM (UUR)", _low_high),
    # "van 9 tot 17 uur" is opening hours, "binnen 24 tot 48 uur" an amount
    rule("(?<=WITHIN|OVER)(NUM|A) (TOX|AND) NUM UUR", _low_high, "nl"),
    rule("(?<=AT)A UUR", _hours_one, "nl"),
    rule("A UUR OR NUM", lambda n, c: ("AMOUNT", Amount({"hour": n[-1].value})) if n[-1].value < 5 else None, "nl"),
    rule("A UUR(?=PARTG)", _hours_one, "nl"),
    rule("NUM AND A? HALF A? UNITS", _half_amount),
    rule("(NUM|A) UNITS AND A? HALF", _half_amount),
    rule(
        "(NUM|A|ONEHALF|DECIMAL|DOTPAIR) DASH? UUR",
        lambda n, c: _hours(n, c) if n[0].sym == "NUM" else _amount(n, c),
        "nl",
    ),
    rule("A? HALF A? (UNIT|UUR|SECOND)", _half_amount),
    rule("A (UNIT|UUR) OR NUM", _or_so),
    rule("A? FEW (OF|X)? (UNIT|UUR|SECOND)", lambda n, c: None if has(n, "X") else _few(n, c)),
    rule("(NUM|NUM3|ONEHALF|DECIMAL|DOTPAIR) DASH? (UNIT|SECOND)", _amount),
    rule("(A|NUM)? QUART OF A UNIT", _quarters, "en"),
    rule("(A|NUM) UNIT AND A? QUART", lambda n, c: _quarters(n, c) if n[0].value == 1 else None, "en"),
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
