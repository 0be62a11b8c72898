"""What rules build of days beside other days, and of the working days of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from .calendars import add_months, add_working_days, clamp, month_end, shift
from .engine import Built, Context, has, pick, value
from .lexer import Node
from .moments import Amount, Pair, When, as_date, day_when


def day_beside(nodes: list[Node], context: Context) -> Built:
    """de dag na kerst, the day before 5 May."""
    base: When = value(nodes, "DAY")
    if value(nodes, "UNIT") not in (None, "day") or base.first[0] is None or nodes[0].sym == "AMOUNT":
        return None
    step = -1 if has(nodes, "BEFORE") else 1
    spans = tuple((day, day) for pair in base.spans if pair[0] for day in [shift(as_date(pair[0]), step)])
    return ("DAY", replace(base, spans=spans, year=None, month=None, day=None, named=""))


def weekday_beside(nodes: list[Node], context: Context) -> Built:
    """de maandag na Pasen, the Friday before Christmas."""
    ends = pick(nodes, "DAY")
    weekday, base = ends[0].value, ends[1].value
    if weekday.named != "weekday" or base.named == "weekday" or weekday.first[0] is None:
        return None
    number = as_date(weekday.first[0]).weekday()
    spans = tuple(
        (day, day)
        for pair in base.spans
        if pair[0]
        for day in [_beside(as_date(pair[0]), number, has(nodes, "BEFORE"))]
    )
    return ("DAY", replace(base, spans=spans, year=None, month=None, day=None, named=""))


def _beside(day: date, weekday: int, before: bool) -> date:
    """The weekday next to the day, never the day itself."""
    return shift(day, -((day.weekday() - weekday - 1) % 7 + 1) if before else (weekday - day.weekday() - 1) % 7 + 1)


def ago_on(nodes: list[Node], context: Context) -> Built:
    """a week ago today, vandaag een week geleden."""
    base: When = value(nodes, "DAY")
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    if amount.clocked or base.first[0] is None or base.anchored:
        return None
    return ("DAY", replace(base, spans=(moved(base.first, amount, context, -1),), named="", amount=amount))


def near_day(nodes: list[Node], context: Context) -> Built:
    """de dag erna, de dag ervoor: next to a day that the words do not name."""
    return ("DAY", replace(day_when(shift(context.today, value(nodes, "NEARDAY"))), named="bare"))


def days_thereafter(nodes: list[Node], context: Context) -> Built:
    """2 dagen daarna: counted from something that has no date here."""
    return ("PERIOD", When((), "day", amount=value(nodes, "AMOUNT", "HOURS")))


def nth_workday(nodes: list[Node], context: Context) -> Built:
    """de eerste werkdag van de maand, the last working day of March."""
    units, nth = [node.value for node in pick(nodes, "UNIT")], value(nodes, "ORD") or -1
    if units[0] != "workday" or units[1:] not in ([], ["month"]) or nth > 20:
        return None
    steps = month_steps([node for node in nodes if node is not pick(nodes, "LAST")[0]] if nth < 0 else nodes)
    first = add_months(context.today.replace(day=1), steps)
    year, month = value(nodes, "YEAR", "YEARWORD"), value(nodes, "MONTH")
    if month is not None:
        first = date(clamp(year or first.year), month, 1)
    day = _workday_of(first, nth, context)
    if day < context.today and year is None and not steps and not has(nodes, "THIS"):
        day = _workday_of(add_months(first, 12 if month else 1), nth, context)
    return ("DAY", day_when(day, anchored=month is not None))


def _workday_of(first: date, nth: int, context: Context) -> date:
    start = shift(month_end(first.year, first.month), 1) if nth < 0 else shift(first, -1)
    return add_working_days(start, nth, context.working)


def month_steps(nodes: list[Node]) -> int:
    """Months from this one: 1 for next, -1 for last, else 0."""
    return 1 if has(nodes, "NEXT", "COMING") else -1 if has(nodes, "LAST") else 0


def moved(pair: Pair, amount: Amount, context: Context, sign: int) -> Pair:
    """The day that lies an amount before (sign -1) or after (sign 1) a day, as a pair."""
    start = datetime.combine(as_date(pair[0] or context.today), context.now.time())
    day = amount.after(start, context, sign=sign).date()
    return day, day


def next_working_day(nodes: list[Node], context: Context) -> Built:
    """de eerstvolgende werkdag, the next business day."""
    if nodes[-1].value != "workday" or nodes[-1].raw.endswith(("s", "en")):
        return None
    return ("DAY", day_when(add_working_days(context.today, 1, context.working)))
