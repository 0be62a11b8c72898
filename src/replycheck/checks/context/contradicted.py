"""A number, date or amount in the reply that goes against the customer's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.context.pair import Pair
from replycheck.checks.context.quoted import KINDS as _OF_THEIRS
from replycheck.checks.context.quoted import refers_to_theirs, same_value
from replycheck.customer.facts import facts_in
from replycheck.customer.names import distance
from replycheck.customer.values import Fact, Message
from replycheck.draft import Sentence
from replycheck.report import Finding, Related

_STRONG = (
    "order",
    "invoice",
    "customer",
    "case",
    "booking",
    "policy",
    "contract",
    "meter",
    "serial",
    "tracking",
    "return",
    "student",
    "iban",
    "email",
    "postcode",
)


# 'Bij ons stond m.bouzit, met een t' says what was wrong, and is no slip.
_EXPLAINS = re.compile(r"\b(?:bij ons|in ons systeem|op ons scherm) (?:\w+ ){0,3}(?:stond|stonden|staat)|\b(?:stond|stonden) (?:\w+ ){0,2}(?:bij ons|verkeerd|in ons)|\b(?:we|i) had .{0,40}\b(?:wrong|instead|typed|down as)\b|\b(?:typo|tikfout|typefout)\b|\b(?:in plaats van|instead of)\b")


def contradicts_message(pair: Pair) -> Iterator[Finding | None]:
    """A number one slip away from the customer's own, or another date or amount for the same thing."""
    message = pair.message
    if message is None:
        return
    for sentence in pair.body:
        if _EXPLAINS.search(sentence.lower):
            continue
        for fact in facts_in(sentence.text):
            theirs = [f for f in message.facts if f.kind == fact.kind and f.value]
            if any(same_value(fact, t) for t in theirs):
                continue
            other = next((t for t in theirs if _contradicts(pair, sentence, fact, t, message)), None)
            if other is not None:
                yield pair.case.finding(
                    "context.contradicts-message",
                    sentence.start + fact.start,
                    sentence.start + fact.end,
                    related=Related(other.start, other.end, other.text),
                    theirs=other.text,
                )


def _contradicts(pair: Pair, sentence: Sentence, mine: Fact, theirs: Fact, message: Message) -> bool:
    if mine.kind in _STRONG:
        return _slip(mine, theirs)
    return mine.kind in _OF_THEIRS and refers_to_theirs(sentence, mine, theirs, message)


def _slip(mine: Fact, theirs: Fact) -> bool:
    """One digit or letter apart, or two neighbours swapped, in a value of five or more."""
    if (
        mine.value == theirs.value
        or len(theirs.value) < 5
        or not (theirs.kind == "email" or any(c.isdigit() for c in theirs.value))
    ):
        return False
    if theirs.kind == "postcode":
        return mine.value[:4] != theirs.value[:4] and distance(mine.value, theirs.value, limit=1) == 1
    return distance(mine.value, theirs.value, limit=1) == 1 and (
        theirs.kind in ("iban", "email") or not _next_in_row(mine.value, theirs.value)
    )


def _next_in_row(one: str, other: str) -> bool:
    """Two numbers that follow each other may well be two orders."""
    digits = [re.sub(r"\D", "", v) for v in (one, other)]
    return all(digits) and len(digits[0]) == len(digits[1]) and abs(int(digits[0]) - int(digits[1])) <= 2
