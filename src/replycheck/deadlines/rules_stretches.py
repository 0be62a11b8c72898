"""Rules for parts of periods, and for stretches of time counted from now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from .calendars import shift
from .engine import Built, Context, has, rule, value
from .lexer import Node
from .moments import (
    END_OF_DAY,
    NAMED_UNITS,
    Amount,
    Pair,
    When,
    as_date,
    future_first,
    month_span,
    unit_shift,
    unit_span,
    year_when,
)


def _part_of_period(nodes: list[Node], context: Context) -> Built:
    """begin volgende week, eind van de maand, mid December, late next week."""
    inner: When = value(nodes, "PERIOD")
    if is_verb(nodes, context):
        return None
    shade = next(node.sym for node in nodes if node.sym in ("START", "MID", "END", "EARLY", "LATE"))
    kind = {"EARLY": "START", "LATE": "END"}.get(shade, shade)
    if inner.grain not in ("week", "workweek", "month", "year", "quarter", "decade", "weekend"):
        return None
    grain = "third" if inner.grain == "year" and inner.year is not None else inner.grain
    spans = tuple(_cut(pair, kind, grain) for pair in inner.spans)
    if inner.month is not None and inner.year is None:
        # mid-January, said on the 21st, is next year's
        years = range(context.today.year - 2, context.today.year + 3)
        cuts = (_cut(month_span(year, inner.month), kind, grain) for year in years)
        spans = future_first([(as_date(a), as_date(b)) for a, b in cuts if a and b], context.today)
    return ("PERIOD", replace(inner, spans=spans, grain=inner.grain + "-part", named=kind.lower()))


_VERB_BEFORE = re.compile(r"\b(?:ik|i|we|will|to|can|could|should|would|may|must|they|you)\s+$", re.IGNORECASE)


def is_verb(nodes: list[Node], context: Context) -> bool:
    """True for "we start next week", "de cursus start volgende week", "ik begin volgende week"."""
    first = nodes[0]
    if first.sym not in ("START", "END") or has(nodes, "OF", "VAN", "DASH") or not first.raw:
        return False
    bare = first.raw in (("start",) if context.language == "nl" else ("start", "end"))
    return bare or bool(_VERB_BEFORE.search(context.text[max(0, first.start - 10) : first.start]))


def _mid_year(nodes: list[Node], context: Context) -> Built:
    """halverwege 2026, end 2025."""
    year = Node("PERIOD", nodes[1].start, nodes[1].end, year_when(nodes[1].value))
    return _part_of_period([nodes[0], year], context)


def _cut(pair: Pair, kind: str, grain: str) -> Pair:
    first, last = as_date(pair[0] or date.min), as_date(pair[1] or date.max)
    if grain in ("week", "workweek"):
        return {
            "START": (first, shift(first, 2)),
            "MID": (shift(first, 2), shift(first, 3)),
            "END": (shift(first, 3), last),
        }[kind]
    if grain == "month":
        start = {"START": 1, "MID": 10, "END": 16}[kind]
        end = {"START": first.replace(day=15), "MID": first.replace(day=20), "END": last}[kind]
        return first.replace(day=start), end
    if grain == "year":
        year = first.year
        cuts = {
            "START": (date(year, 1, 1), date(year, 6, 30)),
            "MID": (date(year, 5, 1), date(year, 8, 31)),
            "END": (date(year, 7, 1), last),
        }
        return cuts[kind]
    if grain == "third":
        year = first.year
        return {
            "START": (first, date(year, 4, 30)),
            "MID": (date(year, 5, 1), date(year, 8, 31)),
            "END": (date(year, 9, 1), last),
        }[kind]
    third = max((last - first).days // 3, 0)
    return {
        "START": (first, shift(first, third)),
        "MID": (shift(first, third), shift(last, -third)),
        "END": (shift(last, -third), last),
    }[kind]


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
    if first is None or last is None:
        return None
    if not as_date(first) <= context.today <= as_date(last):
        shade = Node("START" if has(nodes, "EARLIER") else "END", nodes[0].start, nodes[0].end)
        return None if inner.anchored else _part_of_period([shade, nodes[-1]], context)
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
    if inner is None and unit not in NAMED_UNITS:
        return None
    first, last = inner.first if inner else unit_span(unit, context.today)
    if first is None or last is None:
        return None
    start = max(as_date(first), context.today)
    return (
        "PERIOD",
        When(((start, max(start, as_date(last))),), inner.grain if inner else unit, named="rest"),
    )


def stretch(nodes: list[Node], context: Context) -> Built:
    """next 3 days, past few weeks, the coming two months: counted from tomorrow, or back from now."""
    if nodes[0].raw == "last" and _AUXILIARY.search(context.text[max(0, nodes[0].start - 10) : nodes[0].start]):
        return None
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    now = context.now
    back = has(nodes, "LAST")
    sign = -1 if back else 1
    if amount.clocked:
        moment = amount.after(now, context, sign=sign)
        return (
            "MOMENTS",
            When(((min(now, moment), max(now, moment)),), next(iter(amount.units)), amount=amount),
        )
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
    return stretch([ref, Node("AMOUNT", count.start, unit.end, Amount({unit.value: count.value}))], context)


def _some_days(nodes: list[Node], context: Context) -> Built:
    """de komende dagen, the next few hours without a number: three of them."""
    unit = nodes[1].value
    plural = nodes[1].raw.endswith(("s", "en"))
    if unit not in ("day", "workday", "hour", "minute") or (unit in ("day", "workday") and not plural):
        return None
    amount = Amount({unit: 3 if plural else 1}, rough=plural)
    return stretch([nodes[0], Node("AMOUNT", nodes[1].start, nodes[1].end, amount)], context)


def _whole_stretch(unit: str, count: int, context: Context, sign: int) -> Built:
    near = unit_span(unit, unit_shift(unit, context.today, sign))
    far = unit_span(unit, unit_shift(unit, context.today, sign * min(count, 999)))
    return ("PERIOD", When(((min(near[0], far[0]), max(near[1], far[1])),), unit))


def _within_the(nodes: list[Node], context: Context) -> Built:
    """binnen het uur, within the day: one of them, or what is left of today or this week."""
    unit = nodes[-1].value if nodes[-1].sym == "UNIT" else "hour"
    if unit not in ("hour", "quarter-hour", "minute", "day", "week", "month", "year"):
        return None
    if unit in ("hour", "quarter-hour", "minute"):
        return _within([Node("AMOUNT", nodes[0].start, nodes[-1].end, Amount({unit: 1}))], context)
    last = unit_span(unit, context.today)[1]
    return ("PERIOD", When(((context.today, last),), unit, bound="by"))


def _within(nodes: list[Node], context: Context) -> Built:
    """binnen 5 werkdagen, within 24 hours: from now to the end of the count."""
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    now = context.now
    moment = amount.after(now, context)
    unit = next(iter(amount.units))
    if amount.clocked:
        return ("MOMENTS", When(((now, max(now, moment)),), unit, amount=amount, bound="within"))
    return (
        "PERIOD",
        When(((context.today, max(context.today, moment.date())),), unit, amount=amount, bound="within"),
    )


def first_days_of(nodes: list[Node], context: Context) -> Built:
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


STRETCHES = (
    rule("THE? (LAST|ORD) AMOUNT (OFX|IN) PERIOD", first_days_of),
    rule("WITHIN THE (COMING|NEXT)? (UNIT|UUR)", _within_the),
    rule("WITHIN (MAX|AROUND|COMING|NEXT|THE|FOR)* DURATION", _within),
    rule("(WITHIN|BETWEEN) NOW AND DURATION", _within),
    rule("((NEXT|COMING|LAST) (COMING|NEXT)?) DURATION", stretch),
    rule(
        "(?<!TO|TILL|UNTIL|DASH|AND|OR)NUM (NEXT|COMING|LAST) UNIT",
        _number_stretch,
    ),
    rule("(NEXT|COMING|LAST) UNIT", _some_days),
)
SHADES = (
    rule("(THE? (MID|START|END) DASH? OFX? PERIOD)", _part_of_period, "nl"),
    rule("((MID|START|END) DASH? OFX? THE? PERIOD)", _part_of_period, "en"),
    rule("(MID|START|END) YEARISH", _mid_year),
    rule("(EARLY|LATE) DASH? (IN|ON)? PERIOD", _part_of_period),
    rule("HALF PERIOD", _half_month, "nl"),
    rule("(LATER|EARLIER) (IN|OFX)? PERIOD", _later_part),
    rule("REST (OFX|THE|REF)* (PERIOD|UNIT|DAY)", _rest),
)
