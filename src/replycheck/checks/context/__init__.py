"""Context: the reply held against the customer's own message."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from replycheck.checks.case import Case
from replycheck.checks.context import (
    askedagain,
    attachment,
    broken,
    complaint,
    contradicted,
    names,
    register,
    repeats,
    unanswered,
    vague,
)
from replycheck.checks.context.pair import Pair
from replycheck.report import Finding

_CHECKS: tuple[Callable[[Pair], Iterator[Finding | None]], ...] = (
    askedagain.asks_known_fact,
    contradicted.contradicts_message,
    attachment.missing_attachment,
    unanswered.unanswered_question,
    repeats.repeats_tried_step,
    complaint.unacknowledged_complaint,
    broken.broken_promise_ignored,
    complaint.survey_in_complaint,
    complaint.missed_signal,
    register.register_mismatch,
    names.salutation,
    vague.vague_not_concrete,
)


def check(case: Case) -> Iterator[Finding]:
    """Findings of the context family, promise.broken-promise-ignored and empathy.vague-not-concrete."""
    pair = Pair(case)
    for run in _CHECKS:
        yield from (found for found in run(pair) if found is not None)
