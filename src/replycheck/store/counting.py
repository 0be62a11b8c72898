"""The counts behind the signals, as SQL over cards, findings and promises, inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, case, cast, func, or_, select

from replycheck.store import ledger
from replycheck.store.cards import SEVERITY_WEIGHTS
from replycheck.store.measures import Period
from replycheck.store.tables import CARDS, FINDINGS, PROMISE_CHANGES, PROMISES
from replycheck.store.values import CLOSED

DETRACTOR_NPS = 6


@dataclass(frozen=True)
class Counted:
    """The faults of a day: how many, in how many replies, and the sum of severity x confidence."""

    faults: int = 0
    hit: int = 0
    weight: float = 0.0


_DAY = func.substr(CARDS.c.sent_at, 1, 10)
_WEIGHT = (
    case(
        (FINDINGS.c.severity == 0, SEVERITY_WEIGHTS[0]),
        (FINDINGS.c.severity == 1, SEVERITY_WEIGHTS[1]),
        else_=SEVERITY_WEIGHTS[2],
    )
    * FINDINGS.c.confidence
)
# A contact without a name is a customer of its own.
_CUSTOMER = case((CARDS.c.customer_key == "", cast(CARDS.c.report_id, String)), else_=CARDS.c.customer_key)
_GROUPS: Mapping[str, ColumnElement[Any]] = {
    "rule": FINDINGS.c.rule,
    "channel": CARDS.c.channel,
    "agent": CARDS.c.agent,
    "template": CARDS.c.template,
    "moment": CARDS.c.moment,
}


def _sent(first: date, last: date) -> ColumnElement[bool]:
    return and_(CARDS.c.sent_at >= first.isoformat(), CARDS.c.sent_at < (last + timedelta(days=1)).isoformat())


def _both(period: Period) -> ColumnElement[bool]:
    """In the period or in the one before."""
    return _sent(period.before.first, period.last)


def _in(period: Period) -> ColumnElement[bool]:
    return _sent(period.first, period.last)


def _standing(*columns: ColumnElement[Any]) -> Any:
    chosen = select(*columns).select_from(FINDINGS).join(CARDS, CARDS.c.report_id == FINDINGS.c.report_id)
    return chosen.where(FINDINGS.c.stands)


def _named(by: str) -> ColumnElement[bool]:
    """Replies that name no template, agent or moment are no group of their own."""
    return _GROUPS[by] != ""


def replies(connection: Connection, period: Period) -> dict[date, float]:
    """How many replies were sent on each day of the period and of the one before."""
    rows = connection.execute(select(_DAY, func.count()).where(_both(period)).group_by(_DAY))
    return {date.fromisoformat(day): number for day, number in rows}


def replies_by(connection: Connection, period: Period, by: str) -> dict[str, dict[date, float]]:
    """`replies` of each group."""
    key = _GROUPS[by]
    found: dict[str, dict[date, float]] = defaultdict(dict)
    rows = connection.execute(select(key, _DAY, func.count()).where(_both(period), _named(by)).group_by(key, _DAY))
    for name, day, number in rows:
        found[name][date.fromisoformat(day)] = number
    return found


def customers(connection: Connection, period: Period) -> int:
    """How many customers got a reply in the period."""
    return int(connection.execute(select(func.count(_CUSTOMER.distinct())).where(_in(period))).scalar() or 0)


def faults(connection: Connection, period: Period, by: str) -> Mapping[str, dict[date, Counted]]:
    """The faults of each group on each day of the period and of the one before."""
    key = _GROUPS[by]
    columns = (key, _DAY, func.count(), func.count(FINDINGS.c.report_id.distinct()), func.sum(_WEIGHT))
    found: dict[str, dict[date, Counted]] = defaultdict(dict)
    for name, day, number, hit, weight in connection.execute(
        _standing(*columns).where(_both(period), _named(by)).group_by(key, _DAY)
    ):
        found[name][date.fromisoformat(day)] = Counted(number, hit, weight)
    return found


def reached(connection: Connection, period: Period, by: str) -> dict[str, int]:
    """How many customers got a reply with a fault of each group in the period."""
    key = _GROUPS[by]
    chosen = _standing(key, func.count(_CUSTOMER.distinct())).where(_in(period), _named(by)).group_by(key)
    return {row[0]: row[1] for row in connection.execute(chosen)}


def worst_rules(connection: Connection, period: Period, by: str) -> dict[str, str]:
    """The rule that weighs most in each group in the period."""
    key, total = _GROUPS[by], func.sum(_WEIGHT)
    chosen = _standing(key, FINDINGS.c.rule, total).where(_in(period), _named(by)).group_by(key, FINDINGS.c.rule)
    return {name: rule for name, rule, _ in connection.execute(chosen.order_by(total, FINDINGS.c.rule.desc()))}


def tones(
    connection: Connection, period: Period, names: Sequence[str]
) -> dict[str, tuple[dict[date, float], dict[date, float]]]:
    """For each tone its sum and its number on each day of the period and of the one before."""
    columns = [f(CARDS.c[name]) for name in names for f in (func.sum, func.count)]
    found: dict[str, tuple[dict[date, float], dict[date, float]]] = {name: ({}, {}) for name in names}
    for day, *values in connection.execute(select(_DAY, *columns).where(_both(period)).group_by(_DAY)):
        for place, name in enumerate(names):
            sums, counts = found[name]
            sums[date.fromisoformat(day)] = values[2 * place] or 0.0
            counts[date.fromisoformat(day)] = values[2 * place + 1]
    return found


def _dissatisfied(low_csat: float) -> ColumnElement[int]:
    low = or_(CARDS.c.csat <= low_csat, and_(CARDS.c.csat.is_(None), CARDS.c.nps <= DETRACTOR_NPS))
    return func.sum(case((low, 1), else_=0))


_SCORED = or_(CARDS.c.csat.is_not(None), CARDS.c.nps.is_not(None))


def scored(connection: Connection, period: Period, low_csat: float) -> tuple[int, int]:
    """How many replies of the period have a score, and how many of those are dissatisfied."""
    found = connection.execute(select(func.count(), _dissatisfied(low_csat)).where(_in(period), _SCORED)).one()
    return int(found[0]), int(found[1] or 0)


def scored_by_rule(connection: Connection, period: Period, low_csat: float) -> dict[str, tuple[int, int]]:
    """`scored` of the replies with a fault of each rule."""
    once = _standing(FINDINGS.c.rule, FINDINGS.c.report_id).distinct().where(_in(period), _SCORED).subquery()
    chosen = select(once.c.rule, func.count(), _dissatisfied(low_csat))
    joined = chosen.join(CARDS, CARDS.c.report_id == once.c.report_id).group_by(once.c.rule)
    return {rule: (int(number), int(low or 0)) for rule, number, low in connection.execute(joined)}


def promises(connection: Connection, period: Period, now: datetime) -> dict[str, int]:
    """What became of the promises made in a period: kept, broken, withdrawn, overdue or open."""
    last = select(func.max(PROMISE_CHANGES.c.id)).group_by(PROMISE_CHANGES.c.promise_id)
    said = (
        select(PROMISE_CHANGES.c.promise_id, PROMISE_CHANGES.c.state).where(PROMISE_CHANGES.c.id.in_(last)).subquery()
    )
    closed = said.c.state.in_(CLOSED)
    state = case((closed, said.c.state), (ledger.late(now), "overdue"), else_="open")
    end = (period.last + timedelta(days=1)).isoformat()
    made = and_(PROMISES.c.made_at >= period.first.isoformat(), PROMISES.c.made_at < end)
    joined = PROMISES.outerjoin(said, said.c.promise_id == PROMISES.c.id)
    return {
        name: int(number)
        for name, number in connection.execute(
            select(state, func.count()).select_from(joined).where(made).group_by(state)
        )
    }
