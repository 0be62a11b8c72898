"""From the time expressions of a promise to its deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from .calendars import last_working_day, shift
from .engine import Context
from .moments import Amount, as_date, safe_now
from .values import Deadline, DeadlineKind, Stamp, TimeExpression, WorkingTime

NO_DEADLINE = Deadline("none")
_WEEKLIKE = ("week", "workweek")


def deadline_kind(expression: TimeExpression) -> DeadlineKind:
    """explicit: a calendar date; relative: needs the time of sending; vague: no date can be made of it."""
    if expression.type == "vague":
        return "vague"
    return "explicit" if expression.anchored else "relative"


def deadline_of(
    expressions: Sequence[TimeExpression],
    *,
    now: datetime,
    act_is_contact: bool = False,
    after_event: bool = False,
    working: WorkingTime | None = None,
    channel: str = "email",
) -> Deadline:
    """The deadline of a promise from the time expressions in its clause.

    Of several the outer limit counts. `act_is_contact`: a call or an answer, so a day means closing time.
    `after_event`: counted times hang on an event without a date, so `latest` is empty.
    """
    hours = working or WorkingTime()
    now = safe_now(now)
    useful = [one for one in expressions if not _is_past(one, now) and one.named != "bare"]
    useful = [one for one in useful if not any(_refines(other, one) for other in useful)]
    dated = [(one, _latest(one, now, hours, act_is_contact, channel)) for one in useful]
    best = max((pair for pair in dated if pair[1]), key=lambda pair: _moment(pair[1], hours), default=None)
    if best is None:
        return _undated(useful, channel)
    expression, latest = best
    if expression.amount and (after_event or expression.after_event):
        latest = None
    return _deadline(expression, latest)


def _refines(inner: TimeExpression, outer: TimeExpression) -> bool:
    """True when inner says more exactly what outer says: "this weekend ..., on Saturday between 9 and 4"."""
    if (
        inner is outer
        or None in (inner.earliest, inner.latest, outer.earliest, outer.latest)
        or inner.readings == outer.readings
    ):
        return False
    if outer.amount or inner.amount:
        return False
    starts, ends = _days(inner), _days(outer)
    return ends[0] <= starts[0] and starts[1] <= ends[1] and (starts != ends or inner.names_time > outer.names_time)


def _days(one: TimeExpression) -> tuple[date, date]:
    return as_date(one.earliest or date.min), as_date(one.latest or date.max)


def _undated(expressions: Sequence[TimeExpression], channel: str) -> Deadline:
    """Without a date: a relative expression (a placeholder) before a vague one, or none at all."""
    if not expressions:
        return NO_DEADLINE
    chosen = min(expressions, key=lambda one: one.type == "vague")
    return _deadline(chosen, None)


def _deadline(expression: TimeExpression, latest: Stamp | None) -> Deadline:
    kind = deadline_kind(expression)
    if expression.soon or expression.grain == "now":
        kind = "relative" if latest else "vague"
    earliest = expression.earliest if latest else None
    if earliest is not None and latest is not None and as_date(earliest) > as_date(latest):
        earliest = latest
    if isinstance(earliest, datetime) and isinstance(latest, datetime) and earliest > latest:
        latest = latest.date()  # a call "after six" comes after closing time
    return Deadline(kind, expression.text, expression.start, expression.end, earliest, latest)


def _is_past(expression: TimeExpression, now: datetime) -> bool:
    latest = expression.latest
    return latest is not None and as_date(latest) < now.date() and not expression.anchored


def _moment(stamp: Stamp | None, working: WorkingTime) -> datetime:
    if isinstance(stamp, datetime):
        return stamp
    return datetime.combine(stamp or date.min, working.closes)


def _latest(one: TimeExpression, now: datetime, working: WorkingTime, contact: bool, channel: str) -> Stamp | None:
    if one.soon or one.grain == "now":
        return now + working.chat_soon if channel == "chat" else None
    if one.note in ("placeholder", "no-such-date"):
        return None
    if one.rough and channel == "chat" and one.grain in ("minute", "second"):
        return now + working.chat_soon
    if one.type == "duration":
        return _after(one, now, working)
    limit = one.latest if one.latest is not None else one.earliest if one.bound != "after" else None
    if one.named == "range" and one.anchored and isinstance(limit, date) and not isinstance(limit, datetime):
        # "from May to July" promises July too: the reading that starts alike and ends last
        limit = max(
            (as_date(r.latest) for r in one.readings if r.latest and r.earliest == one.earliest),
            default=limit,
        )
    if limit is None or isinstance(limit, datetime):
        return limit
    return _day_limit(one, limit, now, working, contact)


def _after(one: TimeExpression, now: datetime, working: WorkingTime) -> Stamp:
    """A bare amount ("it takes 3 to 5 days") counts from now."""
    amount = Amount(one.amount)
    moment = amount.after(now, Context(now, "nl", working, "", ""))
    return moment if amount.clocked else moment.date()


def _day_limit(one: TimeExpression, limit: date, now: datetime, working: WorkingTime, contact: bool) -> Stamp:
    """A day as `latest`: closing time where words or act ask for it, the last working day of a week."""
    if one.grain in (*_WEEKLIKE, "week-part", "workweek-part") and one.bound in ("", "by", "until"):
        return _week_limit(one, limit, now, working)
    if one.grain == "weekend" and one.bound == "before":
        friday = last_working_day(shift(limit, -4), limit, working)
        return datetime.combine(friday, working.closes)
    if one.grain == "month-part" and one.named == "mid" and one.bound in ("by", "before"):
        return limit.replace(day=15)
    closing = contact or (limit == now.date() and one.grain == "day" and one.bound in ("", "by", "until"))
    return datetime.combine(limit, working.closes) if closing and not one.amount else limit


def _week_limit(one: TimeExpression, limit: date, now: datetime, working: WorkingTime) -> Stamp:
    """This week ends on its last working day at closing time, another one on its last working day."""
    if one.amount:
        return limit
    if one.named == "start":
        first = as_date(one.earliest or limit)
        return shift(first, 1)
    monday = shift(limit, -limit.weekday())
    if one.named == "mid":
        return max(shift(monday, 2), now.date())
    last = last_working_day(monday, shift(monday, 4), working)
    if last < now.date():
        last = limit
    this_week = monday == shift(now.date(), -now.weekday())
    return datetime.combine(last, working.closes) if this_week else last
