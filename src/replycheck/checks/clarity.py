"""Clarity: sentences without an actor, and words from inside the company that the customer did not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.case import Case
from replycheck.checks.form import is_heading
from replycheck.checks.wording import is_reported
from replycheck.draft import Sentence
from replycheck.report import Finding


def check(case: Case) -> Iterator[Finding]:
    """Findings of agentless passives and of internal jargon."""
    for sentence in case.body:
        yield from _passive(case, sentence)
        yield from _jargon(case, sentence)


_ACTOR = {
    "nl": re.compile(r"\bdoor (?!naar|middel|te\b|de week|het jaar|de dag)\w+|\b(?:met de hand|automatisch|vanzelf)\b"),
    "en": re.compile(
        r"\bby (?:my|our|your|his|her|their|a|an|one of|us|me|hand|the (?!end|latest|time|close|\d)|(?-i:[A-Z])(?!onday|uesday|ednesday|hursday|riday|aturday|unday|anuary|ebruary|arch|pril|ay\b|une|uly|ugust|eptember|ctober|ovember|ecember))"
        r"|\bautomatically\b"
    ),
}
_ABLE = re.compile(r"\b(?:be able|is due|are due|was born|supposed to|used to|(?:has|have|is|was) (?:already |now )?(?:been )?(?:approved|paid|solved|fixed|granted|restored)|goedgekeurd|toegekend)\b")


def _passive(case: Case, sentence: Sentence) -> Iterator[Finding]:
    rule = case.rules_for(sentence).rules.get("clarity.agentless-passive")
    if rule is None or sentence.question or is_heading(case, sentence) or not rule.marked.occurs(sentence.lower):
        return
    if _ACTOR[sentence.language].search(sentence.plain) or _ABLE.search(sentence.lower) or is_reported(case, sentence, sentence.end):
        return
    found = case.finding("clarity.agentless-passive", sentence.start, sentence.end, language=sentence.language)
    if found is not None:
        yield found


# Short forms that everybody writes in small letters too; other short words count only in capitals.
_ANY_CASE = frozenset("ivm mbt nav zsm obv tbv icm iom dmv miv tzt ihkv vwb asap fyi nnb ntb case cases".split())
_EXPLAINED = re.compile(
    r"\s*(?:[-\w]*\s*)?(?:\(|, (?:dat is|oftewel|ofwel|dus|that is|i\.e\.|or|a)\b|(?:betekent|staat voor|means|stands for|is short for|is (?:een|onze|an?|our) (?:\w+ )?(?:code|nummer|afspraak|number|agreement|systeem|system|team|afdeling|department))\b)"
)


def _jargon(case: Case, sentence: Sentence) -> Iterator[Finding]:
    rule = case.rules_for(sentence).rules.get("clarity.internal-jargon")
    if rule is None:
        return
    customer = case.draft.customer_message.lower()
    likely = (rule.marked.patterns[number] for number in rule.marked.near(sentence.lower))
    spans = sorted({span for p in likely for span in p.finditer(sentence.lower)})
    for start, end in spans:
        word = sentence.plain[start:end]
        if word.lower() in customer or _is_plain_word(word) or _is_explained(sentence, start, end):
            continue
        if is_reported(case, sentence, start):
            continue
        found = case.finding("clarity.internal-jargon", sentence.start + start, sentence.start + end, language=sentence.language)
        if found is not None:
            yield found


def _is_plain_word(word: str) -> bool:
    """'sla' on a plate is no agreement: a short form counts in capitals only."""
    return len(word) <= 4 and word.isalnum() and word.lower() not in _ANY_CASE and not word[:3].isupper() and not re.fullmatch(r"[A-Z]\d", word)


def _is_explained(sentence: Sentence, start: int, end: int) -> bool:
    """The word stands in brackets after its meaning, or its meaning follows."""
    before = sentence.plain[:start]
    inside = before.count("(") > before.count(")")
    return inside or bool(_EXPLAINED.match(sentence.lower, end))
