"""Clarity: sentences without an actor, and words from inside the company that the customer did not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycheck.checks.case import Case
from replycheck.checks.form import is_heading
from replycheck.checks.wording import is_reported
from replycheck.draft import Sentence
from replycheck.report import Finding

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    if rule is None or sentence.question or is_heading(case, sentence) or _OURSELVES.search(sentence.lower):
        return
    if _ACTOR[sentence.language].search(sentence.plain) or _ABLE.search(sentence.lower) or is_reported(case, sentence, sentence.end):
        return
    if not rule.marked.occurs(sentence.lower) and not _is_act_upon(case, sentence):
        return
    found = case.finding("clarity.agentless-passive", sentence.start, sentence.end, language=sentence.language)
    if found is not None:
        yield found


# Who speaks of 'I' or 'we' names who acts; 'you won't be charged' is a relief.
_OURSELVES = re.compile(r"\b(?:i|we|i'[a-z]+|we'[a-z]+)\b|\b(?:won't|not|nothing \w+ will) be (?:charged|billed)\b|\b(?:right|fed up|told otherwise)\b")
# States, screens, and acts that are the customer's, a third party's or nobody's.
_NO_ACT = frozenset(
    "attached enclosed included closed located based needed required allowed supposed used born built damaged broken lost delayed stolen left located "
    "pleased interested concerned satisfied disappointed worried confused sold caused affected related linked connected protected placed signed meant expected "
    "known seen done asked redirected shown displayed logged prompted entitled invited prepared limited designed intended gone married finished involved held "
    "unsubscribed surprised tired excited impressed delighted advised reminded encouraged delivered found written called named found forced stuck set".split()
)
_AT_ONCE_ACT = frozenset("waived refunded credited withheld charged transferred rejected declined deducted billed cancelled canceled suspended terminated".split())
# A passive has a participle, and most end in these letters; 'is' and 'are' tell of a state unless the act speaks for itself.
_PASSIVE = re.compile(
    rf"\b(?:is|are|'s)\b.*\b(?:{'|'.join(sorted(_AT_ONCE_ACT))})\b|"
    r"\b(?:be|been|being|got|get|gets|was|were)\b.*"
    r"\b(?:\w{2,}(?:ed|en|wn|ught|lt|nt|pt|ld|ut|et|id)|made|held|paid|put|run|read|shut|cut|done|gone|drawn)\b"
)
_UNDER_WAY = frozenset("will 'll shall would being going".split())
_MATTERS = frozenset("bill fee fine deposit booking order refund contract claim request complaint invoice policy subscription amount payment seat discount".split())
_THEIRS = frozenset({"you", "your", "yours"})


def _is_act_upon(case: Case, sentence: Sentence) -> bool:
    """A main clause in the passive in which the company acts upon the customer or the customer's matter."""
    if sentence.language == "nl":
        return bool(_WORDEN.search(sentence.lower)) and any(_acts_in_dutch(t) for t in case.doc(sentence))
    if not _PASSIVE.search(sentence.lower):
        return False
    return any(t.tag_ in ("VBN", "VBD") and t.lower_ not in _NO_ACT and _in_main_clause(t) and _acts(t) for t in case.doc(sentence))


_WORDEN = re.compile(r"^(?!.*\b(?:ik|wij|we|verzocht|geacht)\b).*\b(?:word(?:t|en)|werd(?:en)?)\b")
# What nobody at the company does: requests to the customer, mishaps, and what a machine or a third party does.
_NO_ACT_NL = frozenset(
    "aangeraden aanbevolen geadviseerd gevraagd gewaardeerd verplicht gedwongen bedoeld genoemd veroorzaakt beschadigd verloren gestolen gebruikt "
    "getoond weergegeven doorverwezen gevormd beïnvloed gehinderd opgeladen verwarmd bezorgd aangetast ouder".split()
)
_THEIRS_NL = frozenset("u uw je jij jou jouw jullie".split())


def _acts_in_dutch(token: Token) -> bool:
    """'Uw polis werd aangepast', 'u wordt gebeld', 'er wordt voor u gekeken'."""
    passive = any(c.dep_ == "aux:pass" and c.lemma_ == "worden" for c in token.children)
    if not passive or token.lower_ in _NO_ACT_NL or not _in_main_clause(token):
        return False
    subject = next((c for c in token.children if c.dep_.startswith(("nsubj", "csubj"))), None)
    near = subject.subtree if subject is not None else token.subtree
    return bool(_THEIRS_NL & {t.lower_ for t in near})


def _in_main_clause(token: Token) -> bool:
    return token.dep_ == "ROOT" or (token.dep_ in ("conj", "xcomp", "parataxis") and token.head.dep_ == "ROOT")


def _acts(token: Token) -> bool:
    helpers = [c for c in token.children if c.dep_ in ("aux:pass", "cop", "aux", "auxpass")]
    if not any(h.lemma_ in ("be", "get") and h.dep_ != "aux" for h in helpers):
        return False
    nearest = (token, *helpers, token.head)
    subject, head = next(((c, t) for t in nearest for c in t.children if c.dep_.startswith("nsubj")), (None, token))
    if subject is None or subject.lower_ in ("it", "i", "we", "they", "he", "she", "this", "that", "there"):
        return False
    words = {h.lower_ for h in helpers} | {head.lower_}
    if words <= {"is", "are", "'s", "not", token.lower_}:
        return token.lower_ in _AT_ONCE_ACT
    if _THEIRS & {t.lower_ for t in subject.subtree}:
        return True
    named = any(c.lower_ in ("the", "a", "this") for c in subject.children)
    return named and (bool(words & _UNDER_WAY) or subject.lower_ in _MATTERS)


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
