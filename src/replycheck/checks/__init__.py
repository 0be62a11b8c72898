"""The checks: each a function from a Case to findings, in one visible tuple."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from replycheck.checks import (
    address,
    calendar,
    clarity,
    clashes,
    context,
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
    Check("context", context.check),
    Check("empathy", empathy.check),
    Check("echoes", echoes.check),
)
