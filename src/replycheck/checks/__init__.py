"""The checks: each a function from a Case to findings, in one visible tuple."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from replycheck.checks import (
    address,
    calendar,
    clarity,
    clashes,
    echoes,
    empathy,
    expectations,
    form,
    length,
    privacy,
    requests,
    sentiment,
    shouting,
    wording,
)
from replycheck.checks.case import Case
from replycheck.report import Finding


@dataclass(frozen=True)
class Check:
    """A named check; the name is what `skipped` reports when it could not run."""

    name: str
    run: Callable[[Case], Iterable[Finding]]


def _context(case: Case) -> Iterable[Finding]:
    """The reply beside what is known of its customer; a draft that comes alone spares itself loading this."""
    draft = case.draft
    if not (draft.customer_message or draft.customer_name or draft.attachments == ()):
        return ()
    from replycheck.checks import context

    return context.check(case)


CHECKS = (
    Check("promises", expectations.check),
    Check("dates", calendar.check),
    Check("clashes", clashes.check),
    Check("wording", wording.check),
    Check("requests", requests.check),
    Check("address", address.check),
    Check("form", form.check),
    Check("sentiment", sentiment.check),
    Check("shouting", shouting.check),
    Check("length", length.check),
    Check("clarity", clarity.check),
    Check("privacy", privacy.check),
    Check("context", _context),
    Check("empathy", empathy.check),
    Check("echoes", echoes.check),
)
