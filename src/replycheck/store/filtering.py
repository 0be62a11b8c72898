"""The queue's filter as a value, and as SQL conditions on cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from replycheck.store import ledger
from replycheck.store.reports import LIKE_SIGNS, like
from replycheck.store.tables import CARDS, DECISIONS, FINDINGS, PROMISES, REPORTS, WORDS


@dataclass(frozen=True)
class Filter:
    """What a reviewer looks for; every part must fit. Texts are in lower case and may stand anywhere in a field.

    `severity` is the rank of the worst open finding (0 info, 1 warning, 2 error); `channels`, `languages` and
    `states` are sets of which one must fit; `overdue`: this customer waits for a promise that is overdue.
    """

    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    severity: int | None = None
    overdue: bool = False

    @property
    def empty(self) -> bool:
        """True when everything fits."""
        return self == Filter()


def conditions(wanted: Filter, now: datetime) -> Iterator[ColumnElement[bool]]:
    """The filter as conditions on CARDS; `now` is local."""
    if wanted.words:
        held = (WORDS.c.words.like(like(word), escape="\\") for word in wanted.words)
        yield CARDS.c.report_id.in_(select(WORDS.c.report_id).where(*held))
    for rule in wanted.rules:
        yield _has(FINDINGS.c.rule.like(like(rule), escape="\\"))
    for agent in wanted.agents:
        yield CARDS.c.agent.like(like(agent), escape="\\")
    for customer in wanted.customers:
        yield CARDS.c.customer_key.like(like(customer), escape="\\")
    for column, values in ((CARDS.c.channel, wanted.channels), (CARDS.c.language, wanted.languages)):
        if values:
            yield column.in_(values)
    if wanted.states:
        yield CARDS.c.report_id.in_(select(REPORTS.c.id).where(REPORTS.c.state.in_(wanted.states)))
    if wanted.severity is not None:
        yield CARDS.c.severity == wanted.severity
    if wanted.overdue:
        yield _waits_in_vain(now)


def _has(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return CARDS.c.report_id.in_(select(FINDINGS.c.report_id).where(FINDINGS.c.stands, condition))


def _waits_in_vain(now: datetime) -> ColumnElement[bool]:
    late = ledger.overdue(now)
    names = select(PROMISES.c.customer_key).where(late, PROMISES.c.customer_key != "")
    tickets = select(PROMISES.c.reference).where(late, PROMISES.c.reference != "")
    return CARDS.c.customer_key.in_(names) | CARDS.c.ticket.in_(tickets)


def named(rule: str) -> ColumnElement[bool]:
    """A rule with this id, of this family, or that matches this glob stands open."""
    glob = rule.translate(LIKE_SIGNS).replace("*", "%").replace("?", "_")
    rules = FINDINGS.c.rule
    family = rules.like(rule.translate(LIKE_SIGNS) + ".%", escape="\\")
    return _has(or_(rules == rule, family, rules.like(glob, escape="\\")))


def unjudged(reviewer: str) -> ColumnElement[bool]:
    """No judgement of this reviewer without seeing the findings stands yet."""
    undone = select(DECISIONS.c.undoes).where(DECISIONS.c.undoes.is_not(None))
    own = (DECISIONS.c.action == "judge") & (DECISIONS.c.reviewer == reviewer) & DECISIONS.c.id.not_in(undone)
    return CARDS.c.report_id.not_in(select(DECISIONS.c.report_id).where(own))
