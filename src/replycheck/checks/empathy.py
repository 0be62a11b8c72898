"""Empathy over the whole message: only 'we', too many apologies, no thanks for the customer's effort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.masking import mask
from replycheck.report import Finding
from replycheck.rules import Rule

WE_ENOUGH = 3
SENTENCES_ENOUGH = 3
APOLOGIES_TOO_MANY = 3
SHORT_MESSAGE_WORDS = 150
_WORD = re.compile(r"\w+")


def check(case: Case) -> Iterator[Finding]:
    """Findings of the rules that read the whole message, two sentences or the customer's side."""
    for speak in (_only_we, _apology_overload, _no_thanks, _but_follows):
        finding = speak(case)
        if finding is not None:
            yield finding


def _only_we(case: Case) -> Finding | None:
    """Three or more 'we' and no 'I' in an answer of three or more sentences that speaks to one customer."""
    rule = _rule(case, "empathy.only-we")
    if case.draft.kind == "template" or case.draft.channel == "social":
        return None  # an organisation speaks there, not one person
    if rule is None or len(case.body) < SENTENCES_ENOUGH or _exempt(case, rule):
        return None
    spans = list(_marked(rule, case.body))
    if len(spans) < WE_ENOUGH or not _speaks_to_one(case):
        return None
    return case.finding(rule.id, *spans[0])


def _speaks_to_one(case: Case) -> bool:
    """True when the text says 'you' or 'your': an announcement to everyone seldom does."""
    words = case.rules.words
    return bool({*words["you"], *words["your"]} & set(_WORD.findall(case.lower)))


def _apology_overload(case: Case) -> Finding | None:
    """Three or more apologies in a message that is not long; the third one is marked."""
    rule = _rule(case, "empathy.apology-overload")
    if rule is None or case.draft.words >= SHORT_MESSAGE_WORDS:
        return None
    own = [s for s in case.sentences if s.zone in (Zone.BODY, Zone.CLOSING) and not any(p.search(s.lower) for p in rule.unless)]
    spans = list(_marked(rule, own))
    if len(spans) < APOLOGIES_TOO_MANY:
        return None
    return case.finding(rule.id, *spans[APOLOGIES_TOO_MANY - 1])


def _no_thanks(case: Case) -> Finding | None:
    """The customer sent photos, waited or wrote again, and the reply has no word of thanks."""
    rule = _rule(case, "empathy.no-thanks-for-effort")
    if rule is None or not case.draft.customer_message or not case.body or _exempt(case, rule):
        return None
    asked = mask(case.draft.customer_message).lower()
    if not any(p.search(asked) for p in rule.marks):
        return None
    return case.finding(rule.id, case.body[0].start, case.body[0].end)


def _but_follows(case: Case) -> Finding | None:
    """An apology whose next sentence takes it back; the marks read the two as one, with ';' between them."""
    rule = _rule(case, "empathy.apology-with-but")
    if rule is None or not rule.marks:
        return None
    for said, after in pairwise(case.body):
        joined = f"{said.lower.rstrip(' .!')} ; {after.lower}"
        if said.question or after.question or any(p.search(joined) for p in rule.unless):
            continue
        if any(p.search(joined) for p in rule.marks):
            return case.finding(rule.id, said.start, after.end)
    return None


def _rule(case: Case, rule_id: str) -> Rule | None:
    return case.rules.rules.get(rule_id)


def _exempt(case: Case, rule: Rule) -> bool:
    return any(p.search(case.lower) for p in rule.unless_message)


def _marked(rule: Rule, sentences: list[Sentence] | tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """(start, end) in the draft of every mark of the rule, in text order."""
    for sentence in sentences:
        found = sorted(span for p in rule.marks for span in p.finditer(sentence.lower))
        yield from ((sentence.start + start, sentence.start + end) for start, end in found)
