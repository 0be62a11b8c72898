"""Rules for days by weekday, by name, by their place in a month, and counted from another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from .calendars import NAMED_DAYS, add_months, clamp, monday_of, month_end, nth_weekday, shift
from .engine import Built, Context, has, pick, rule, value
from .lexer import Node
from .moments import (
    Amount,
    When,
    as_date,
    day_when,
    future_first,
)
from .rules_beside import (
    ago_on,
    day_beside,
    days_thereafter,
    month_steps,
    moved,
    near_day,
    next_working_day,
    nth_workday,
    weekday_beside,
)
from .rules_dates import NO_DATE, valid


def _relative_day(nodes: list[Node], context: Context) -> Built:
    return ("DAY", day_when(shift(context.today, value(nodes, "RELDAY", "MORGEN", "FOLLOWDAY") or 0)))


def coming_weekday(nodes: list[Node], context: Context) -> Built:
    """friday: the coming one first, then the last one."""
    weekday = value(nodes, "WEEKDAY", "WDSHORT")
    ahead = shift(context.today, (weekday - context.today.weekday()) % 7)
    behind = shift(ahead, -7)
    return ("DAY", When(((ahead, ahead), (behind, behind)), "day", named="weekday"))


def ref_weekday(nodes: list[Node], context: Context) -> Built:
    """this, next, coming, last friday; next is the day of next week, and may be read as the coming one."""
    ref = pick(nodes, "THIS", "NEXT", "COMING", "LAST")[-1]
    weekday = value(nodes, "WEEKDAY")
    monday = monday_of(context.today)
    ahead = shift(context.today, (weekday - context.today.weekday() - 1) % 7 + 1)
    if has(nodes, "COMING"):
        return ("DAY", day_when(ahead))
    if ref.sym == "LAST" and ref.raw in ("afgelopen", "voorbije", "jongstleden", "jl", "jl."):
        return ("DAY", day_when(shift(ahead, -7 if ahead != shift(context.today, 7) else -14)))
    if ref.sym == "LAST":
        return ("DAY", day_when(shift(monday, weekday - 7)))
    if ref.sym == "THIS":
        day = shift(monday, weekday)
        later = ((day, day),) if day >= context.today else ((ahead, ahead), (day, day))
        return ("DAY", When(later, "day"))
    day = shift(monday, weekday + 7)
    other = ahead if ahead != day else shift(day, 7)
    return ("DAY", When(((day, day), (other, other)), "day", ambiguous=True))


def _week_weekday(nodes: list[Node], context: Context) -> Built:
    """next week (on) friday; vrijdag (van) volgende week."""
    if value(nodes, "UNIT") not in ("week",):
        return None
    ref = pick(nodes, "THIS", "NEXT", "COMING", "LAST")[0].sym
    steps = {"THIS": 0, "NEXT": 7, "COMING": 7, "LAST": -7}[ref]
    return ("DAY", day_when(shift(monday_of(context.today), value(nodes, "WEEKDAY", "WDSHORT") + steps)))


def day_of_month(nodes: list[Node], context: Context) -> Built:
    """the 21st, op de 15e, friday the 13th: this month's or the next that has it."""
    number = value(nodes, "ORD", "NUM", "SECOND")
    weekday = value(nodes, "WEEKDAY", "WDSHORT")
    if not 1 <= number <= 31:
        return None
    options = [_day_in(context.today, step, number) for step in range(-13, 14)]
    days = [day for day in options if day and (weekday is None or day.weekday() == weekday)]
    if weekday is not None:
        near = _day_in(context.today, 0, number)
        if near and near.weekday() == weekday and near < context.today:
            days = [near]
    when = When(future_first([(day, day) for day in days], context.today), "day", day=number, named="day-of-month")
    return ("DAY", when if when.spans else replace(when, note=NO_DATE))


def _day_in(today: date, months: int, number: int) -> date | None:
    first = add_months(date(today.year, today.month, 1), months)
    return valid(first.year, first.month, number)


def _nth_weekday(nodes: list[Node], context: Context) -> Built:
    """the first friday of july; third tuesday of next month; second sunday."""
    nth, weekday = value(nodes, "ORD", "SECOND"), value(nodes, "WEEKDAY")
    nth = -1 if nth is None else nth
    if nth > 5:
        return None
    month, year = value(nodes, "MONTH"), value(nodes, "YEAR")
    if month is None:
        start = date(context.today.year, context.today.month, 1)
        found = _nth_days(add_months(start, month_steps(nodes)), weekday, nth, 1)
        return ("DAY", When(tuple(found), "day", note="" if found else NO_DATE))
    years = [year] if year else range(context.today.year - 2, context.today.year + 3)
    pairs = [pair for y in years for pair in _nth_days(date(clamp(y), month, 1), weekday, nth, 1)]
    return ("DAY", When(future_first(pairs, context.today), "day", True))


def _nth_days(start: date, weekday: int, nth: int, count: int) -> list[tuple[date, date]]:
    day = nth_weekday(start.year, start.month, weekday, nth)
    return [(day, day)] if day else []


def _ordinal_of_month(nodes: list[Node], context: Context) -> Built:
    """20th of next month; de 31ste van deze maand; the 26th day of the month."""
    if nodes[-1].value != "month" or value(nodes, "UNIT") not in ("day", "month") or not has(nodes, "ORD"):
        return None
    if not has(nodes, "OF", "VAN", "IN", "NEXT", "LAST", "THIS", "COMING"):
        return None
    number = value(nodes, "ORD", "NUM", "SECOND")
    first = add_months(date(context.today.year, context.today.month, 1), month_steps(nodes))
    found = valid(first.year, first.month, number)
    return ("DAY", day_when(found) if found else When((), "day", note=NO_DATE))


def _holiday(nodes: list[Node], context: Context) -> Built:
    """Kerst, tweede kerstdag, Easter 2026, next Christmas, Yuandan of next year."""
    day_of = NAMED_DAYS[value(nodes, "HOLIDAY")]
    year = value(nodes, "YEAR", "YEARWORD")
    extra = (value(nodes, "ORD") or 1) - 1
    today = context.today
    if has(nodes, "UNIT") and value(nodes, "UNIT") == "year":
        year = today.year + month_steps(nodes)
    if year is not None:
        found = shift(day_of(clamp(year)), extra)
        return ("DAY", day_when(found, anchored=True))
    days = [shift(day_of(clamp(today.year + step)), extra) for step in (-2, -1, 0, 1, 2)]
    spans = future_first([(day, day) for day in days], today)
    return ("DAY", When(spans[1:] if has(nodes, "LAST") else spans, "day", True, named="holiday"))


def _counted(nodes: list[Node], context: Context) -> Built:
    """two days ago, in 3 weeks, over twee weken, 3 days from now."""
    amount: Amount = value(nodes, "AMOUNT", "HOURS")
    sign = -1 if has(nodes, "AGO") else 1
    moment = amount.after(context.now, context, sign=sign)
    lower = amount.after(context.now, context, sign=sign, lower=True)
    low, high = sorted((lower, moment))
    grain = next(iter(amount.units))
    if amount.clocked:
        return ("MOMENT", When(((low, high),), grain, amount=amount))
    return ("DAY", When(((low.date(), high.date()),), "day", amount=amount, named="counted"))


def _from_day(nodes: list[Node], context: Context) -> Built:
    """two days after tomorrow, 3 weeks from friday, 2 weken voor vandaag."""
    amount: Amount = value(nodes, "AMOUNT")
    base: When = value(nodes, "DAY")
    if amount.clocked or not base.spans or base.first[0] is None:
        return None
    sign = -1 if has(nodes, "BEFORE") else 1
    spans = tuple(moved(pair, amount, context, sign) for pair in base.spans)
    limit = nodes[0].raw if nodes[0].sym == "MAX" else ""
    if limit in ("more than", "meer dan", "langer dan"):
        spans = tuple((None, p[1]) if sign < 0 else (p[0], None) for p in spans)
        return ("PERIOD", When(spans, "day", amount=amount, bound="before" if sign < 0 else "after"))
    if limit in ("less than", "minder dan"):
        return (
            "PERIOD",
            When(tuple((b[0], p[1]) for b, p in zip(base.spans, spans, strict=True)), "day", amount=amount),
        )
    return ("DAY", replace(base, spans=spans, year=None, month=None, day=None, amount=amount))


def _within_from(nodes: list[Node], context: Context) -> Built:
    """within the next 2 weeks after today."""
    base: When = value(nodes, "DAY")
    amount: Amount = value(nodes, "AMOUNT")
    if amount.clocked or base.first[0] is None:
        return None
    end = moved(base.first, amount, context, 1)
    return ("PERIOD", When(((base.first[0], end[1]),), "day", amount=amount, bound="within"))


def _weeks_on(nodes: list[Node], context: Context) -> Built:
    """maandag over een week, Friday week, a week on Friday, a week today."""
    base: When = value(nodes, "DAY")
    amount: Amount = value(nodes, "AMOUNT") or Amount({value(nodes, "UNIT") or "": 1})
    near = base.named == "weekday" or (base.first[0] is not None and not base.anchored and len(base.spans) == 1)
    weeks = not set(amount.units) - {"week", "fortnight"} or amount.units in ({"day": 7}, {"day": 14}, {"day": 8})
    if not near or not weeks or amount.low:
        return None
    if amount.units == {"day": 8}:
        amount = Amount({"day": 7})  # a week hence, counted with both ends
    return ("DAY", replace(base, spans=(moved(base.first, amount, context, 1),), named="", amount=None))


def _weekdays_on(nodes: list[Node], context: Context) -> Built:
    """two sundays from now."""
    count, weekday = nodes[0].value, value(nodes, "DAYS")
    ahead = shift(context.today, (weekday - context.today.weekday() - 1) % 7 + 1)
    return ("DAY", day_when(shift(ahead, 7 * (min(count, 500) - 1))))


def _bare_day(nodes: list[Node], context: Context) -> Built:
    """the day, last day; not "the working day" or "your day"."""
    if value(nodes, "UNIT") != "day" or nodes[0].raw in ("my", "our", "your", "mijn", "onze"):
        return None
    steps = -1 if has(nodes, "LAST") else 1 if has(nodes, "NEXT", "COMING") else 0
    return ("DAY", replace(day_when(shift(context.today, steps)), named="bare"))


def _days_for(nodes: list[Node], context: Context) -> Built:
    """for 3 days from today; for 1 week, from 20th dec."""
    when: When = value(nodes, "DAY")
    amount: Amount = value(nodes, "AMOUNT")
    first = when.first[0]
    if first is None or amount.clocked:
        return None
    last = shift(amount.after(datetime.combine(as_date(first), context.now.time()), context).date(), -1)
    return ("PERIOD", When(((as_date(first), max(as_date(first), last)),), "day", when.anchored))


def _month_last(nodes: list[Node], context: Context) -> Built:
    if value(nodes, "UNIT") != "month":
        return None
    first = add_months(date(context.today.year, context.today.month, 1), month_steps(nodes))
    return ("DAY", day_when(month_end(first.year, first.month)))


DAYS = (
    rule("(RELDAY|MORGEN)", _relative_day),
    rule("THE? (ORD|LAST) UNIT (OFX|IN) (THE? REF? UNIT|THE? MONTH YEARISH?)", nth_workday),
    rule("THE? (ORD|SECOND|LAST) WEEKDAY (OFX|IN) (THE? REF? UNIT|THE? MONTH YEARISH?)", _nth_weekday),
    rule("THE? LAST WEEKDAY MONTH YEARISH?(?!NUM|ORD)", _nth_weekday, "nl"),
    rule("(ORD|SECOND) WEEKDAY", _nth_weekday),
    rule("ORD WEEKDAY", lambda n, c: None),
    rule("ON (NEXT|THIS) UNIT WEEKDAY", _week_weekday, "nl"),
    rule("ON WEEKDAY VAN NEXT UNIT", _week_weekday, "nl"),
    rule("(REF UNIT COMMA? DASH? (ON|OFX)? WEEKDAY|WEEKDAY (OFX|IN|COMMA)? THE? REF UNIT)", _week_weekday),
    rule("THE? (DAYNUM UNIT?|DAYNUM) (OFX|IN)? THE? REF? UNIT", _ordinal_of_month),
    rule("WEEKDAY COMMA? THE (ORD|SECOND|NUM)(?!UNITS|MONTH)", day_of_month),
    rule("WEEKDAY ORD(?!UNITS|MONTH)", day_of_month),
    rule("WEEKDAY NUM(?=STOP|DOT|AT)", day_of_month),
    rule("REF REF? WEEKDAY", ref_weekday),
    rule("WEEKDAY COMING", lambda n, c: ref_weekday(n[::-1], c) if n[1].raw in ("a.s.", "as.") else None, "nl"),
    rule("WEEKDAY LAST", lambda n, c: ref_weekday(n[::-1], c) if n[1].raw in ("jl.", "jl") else None, "nl"),
    rule("WEEKDAY NUM$", day_of_month),
    rule("WEEKDAY", coming_weekday),
    rule(
        "THE? LAST UNIT OFX THE? REF? UNIT",
        lambda n, c: _month_last(n[-2:], c) if n[-1].value == "month" and value(n, "UNIT") == "day" else None,
    ),
    rule("THE NEARDAY", near_day, "nl"),
    rule("REF? (ORD HOLIDAY|HOLIDAY) (COMMA? YEARISH|OFX? REF UNIT)?", _holiday),
)
COUNTED = (
    rule("THE? UNIT (AFTER|BEFORE) THE? DAY", day_beside),
    rule("DAY DAY", lambda n, c: day_beside(n[1:], c) if n[0].raw in ("the day after", "day after") else None, "en"),
    rule("THE DAY (AFTER|BEFORE) DAY", weekday_beside),
    rule("DAY AMOUNT AGO", ago_on),
    rule("DURATION AGO DAY", ago_on, "en"),
    rule("OVER NUM DAYS(?!LATER)", lambda n, c: _weekdays_on(n[1:], c), "nl"),
    rule("DAY OVER AMOUNT", _weeks_on, "nl"),
    rule("AMOUNT ON DAY", _weeks_on, "en"),
    rule("AMOUNT DAY", _weeks_on, "en"),
    rule("DAY UNIT(?!OF|TO|NUM|DASH)", _weeks_on, "en"),
    rule("THE? (NEXT|COMING) UNIT", next_working_day),
    rule("WITHIN (MAX|AROUND|COMING|NEXT|THE)* AMOUNT (AFTER|SINCE|FROM|FROMDAY|VAN) DAY", _within_from),
    rule("FOR AMOUNT COMMA? FROMX DAY", _days_for),
    rule("NUM DAYS LATER", _weekdays_on),
    rule("DURATION THEREAFTER", days_thereafter, "nl"),
    rule("DURATION AGO", _counted),
    rule("MAX? AMOUNT (AFTER|BEFORE|SINCE|FROM|FROMDAY|VAN) DAY", _from_day),
    rule(
        "(IN|OVER) (AROUND|MAX)? DURATION LATER?",
        lambda n, c: None if n[0].sym == "IN" and c.language == "nl" else _counted(n, c),
    ),
    rule("DURATION LATER(?!THIS|PERIOD)", _counted),
    # minutes counted from a whole day count from nothing, so the day is no lower limit
    rule(
        "(?<=AMOUNT|MOMENT)(SINCE|FROM|FROMDAY)(?=DAY)",
        lambda n, c: ("X", None) if n[0].raw in ("from", "vanaf") else None,
    ),
)
BARE = (
    rule("THE? (LAST|NEXT) UNIT", _bare_day),
    rule("THIS UNIT", _bare_day, "nl"),
    rule("THE UNIT", _bare_day),
    rule(
        "(?<=ON|FOR|BEFORE|AFTER|BY|SINCE|TILL|UNTIL|OFX)THE (ORD|SECOND|NUM)"
        "(?!X|UNITS|MONTH|WEEKDAY|HOLIDAY|PERIOD|FOUND|DASH|NUM|UUR|AMOUNT)",
        day_of_month,
    ),
    rule("(?<=ON)ORD(?!X|UNITS|MONTH|WEEKDAY)", day_of_month, "en"),
    rule("(?<=ON)NUM(?=DOT)", day_of_month),
    rule("(?<=ON)NUM$", day_of_month),
)
