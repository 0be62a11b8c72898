"""Sentences that only say themselves again: 'a deal is a deal', and the customer's own word set right between quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.case import Case
from replycheck.checks.wording import is_reported
from replycheck.draft import Sentence
from replycheck.report import Finding

_TAUTOLOGY = {
    "en": re.compile(
        r"(?<![\w'])(?!(?:it|that|this|what|he|she|you|we|they|who|there|all|one|here|i|which|so|twice|enough)\b)"
        r"(?P<it>[a-z0-9£$€][\w.,£$€-]*(?: (?!is\b|means\b|are\b)[a-z]+)?)(?:'s| is| are| means?| stays?)(?: the| a| an| just| still| always)?"
        r" (?P=it)(?! (?:of|for|to|in|on|with|that|whose|you|we|i)\b)(?!\w)"
    ),
    "nl": re.compile(
        r"(?<![\w'])(?!(?:het|dat|dit|wat|die|daar|hier|dan|alles|een|er|zo|genoeg)\b)(?P<it>[a-zà-ÿ][a-zà-ÿ-]{3,}) (?:is|zijn|betekent|blijft|blijven)"
        r"(?: gewoon| nu eenmaal| nou eenmaal| altijd)? (?P=it)(?! (?:van|voor|om|in|op|met|die|dat|waar|waarvan|waarbij)\b)(?!\w)"
    ),
}
_SET_RIGHT = {
    "en": re.compile(
        r"(?:\b(?:not|never)|n't)(?: really| actually| exactly| the same as)?(?: a| an| the| any| your)? [\"“][^\"”\n]{2,30}[\"”]"
    ),
    "nl": re.compile(
        r"(?<!\book )\b(?:geen|niet|nooit)(?: echt| precies)?(?: de| het| een)? [\"“„][^\"”\n]{2,30}[\"”]"
    ),
}
_BUTTON = re.compile(
    r"\b(?:button|field|tab|option|menu|click|select|choose|called|labelled|marked|knop|veld|optie|klik|kies|heet|genaamd)\b"
)


def check(case: Case) -> Iterator[Finding]:
    """A finding on each tautology (a rule without a reason) and on each quoted word that is put right."""
    for sentence in case.body:
        lower = sentence.lower
        found = _TAUTOLOGY[sentence.language].search(lower)
        if found is not None:
            yield from _made(case, sentence, "respect.hiding-behind-policy", found)
        found = _SET_RIGHT[sentence.language].search(sentence.text.lower())
        if found is not None and not _BUTTON.search(lower):
            yield from _made(case, sentence, "respect.patronising", found)


def _made(case: Case, sentence: Sentence, rule: str, found: re.Match[str]) -> Iterator[Finding]:
    if is_reported(case, sentence, found.start()):
        return
    start, end = sentence.start + found.start(), sentence.start + found.end()
    made = case.finding(rule, start, end, language=sentence.language)
    if made is not None:
        yield made
