"""Rules and encoder together: one judgement per sentence.

The label that the word lists give and the encoder's scores are the input of a small logistic regression,
one per head, that the encoder's training run fitted and wrote beside the weights (encoder.json, "blend").
How likely the worst class must be, the second witnesses say (witnesses.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from replycheck import encoder
from replycheck.checks import shares, witnesses
from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding, Severity

NAMES = shares.NAMES
RULE_OF_CAUSE = {
    "blame": "respect.blaming",
    "doubt": "respect.doubting",
    "minimise": "respect.minimising",
    "order": "politeness.bare-command",
    "policy": "respect.hiding-behind-policy",
    "brush-off": "respect.slamming-the-door",
    "familiar": "respect.over-familiar",
    "sarcasm": "respect.sarcasm",
    "threat": "respect.threat",
    "condescend": "respect.patronising",
    "other": "respect.disrespect",
}


def probabilities(judgement: encoder.Judgement, head: str, rule_label: str) -> tuple[float, ...]:
    """The probability of each class of `head` (order of NAMES), given the encoder and what the rules say."""
    return shares.shares(getattr(judgement, head), head, rule_label)


def _disrespect(case: Case, sentence: Sentence) -> float:
    """The encoder's probability of disrespect in a sentence, whatever the rules say of it."""
    return probabilities(case.judgements[sentence.start], "respect", "neutral")[0]


def label(chances: Sequence[float], head: str, least: float) -> str:
    """The class of a head: the likeliest, but the worst one only from the probability `least` on."""
    names = NAMES[head]
    if chances[0] >= least:
        return names[0]
    return names[max(range(1, len(names)), key=lambda i: chances[i])]


def check(case: Case, found: Sequence[Finding]) -> Iterator[Finding]:
    """Disrespect that no rule found: a finding of the likeliest cause's rule, with the model's probability."""
    if not case.judgements:
        return
    for sentence in case.body:
        if any(f.start < sentence.end and sentence.start < f.end and f.sentence_wide for f in found):
            continue
        chance = _disrespect(case, sentence)
        if chance >= witnesses.least_for_finding(case, sentence) and not _is_label(case, sentence):
            yield from _finding(case, sentence, case.judgements[sentence.start], chance)


def _is_label(case: Case, sentence: Sentence) -> bool:
    """A template's line that speaks of no person is the text of a screen: 'Link not valid.'"""
    return case.draft.kind == "template" and _PERSON.search(sentence.lower) is None


_PERSON = re.compile(
    r"\b(?:i|me|my|we|us|our|you|your|yours|yourself|ik|mij|mijn|wij|we|ons|onze|u|uw|je|jij|jou|jouw|jullie)\b"
)


ORDERS = frozenset({"politeness.bare-command", "politeness.you-must"})
# Families and rules whose findings hurt the customer.
DISRESPECT = frozenset({"respect", "empathy", "politeness.why-reproach", "politeness.blunt-no"})
# Words that need no second opinion: 'schat' is too familiar in every sentence.
_SURE = frozenset({"respect.over-familiar"})
# 'Wegens drukte' is said in a civil tone: the encoder seldom minds.
_CIVIL = frozenset({"respect.busy-excuse"})
# What these rules find is hardly ever meant kindly ('u had beter moeten lezen'): it takes less to believe them.
_PLAIN_HURTS = frozenset({"respect.blaming", "respect.doubting", "respect.reading-reproach", "respect.sarcasm", "respect.threat"})
_SUSPECTED = 0.1
_SCREEN_ORDER = 0.8


def weighed(case: Case, found: Sequence[Finding]) -> list[Finding]:
    """The findings; what the encoder finds harmless is only a hint, be it an order ('Bij stap 4 moet u ...') or a hurt."""
    return [_softened(case, f) if f.source != "model" and f.rule not in _SURE else f for f in found]


def _softened(case: Case, finding: Finding) -> Finding:
    sentence = case.sentence_at(finding.start)
    if sentence is None or not speaks(case, sentence):
        return finding
    if _disrespect(case, sentence) >= _least_of(case, sentence, finding.rule):
        return finding
    if _hurts(finding.rule) and witnesses.clear_words(sentence):
        return finding
    return replace(finding, severity=case.settings.severity_of(finding.rule, Severity.INFO))


def decides(case: Case, sentence: Sentence, finding: Finding) -> bool:
    """True for a finding that settles its sentence's label: no hint, or one that is a hint only out of caution."""
    if finding.severity is not Severity.INFO:
        return True
    rule = case.rules_for(sentence).rules.get(finding.rule)
    if rule is None or rule.severity is Severity.INFO or not _hurts(finding.rule) or not speaks(case, sentence):
        return False
    return _disrespect(case, sentence) >= _SUSPECTED


def _hurts(rule: str) -> bool:
    return rule in DISRESPECT or rule.partition(".")[0] in DISRESPECT


def _least_of(case: Case, sentence: Sentence, rule: str) -> float:
    """The probability of disrespect from which a rule's finding keeps its severity."""
    if rule in ORDERS:
        if case.draft.kind == "template" or witnesses.plain_words(sentence):
            return _SCREEN_ORDER
        kind = "order"
    elif rule in _CIVIL:
        kind = "civil_hurt"
    elif _hurts(rule):
        kind = "plain_hurt" if rule in _PLAIN_HURTS else "hurt"
    else:
        return 0.0
    beside, alone = witnesses.limits(sentence, kind)
    return beside if witnesses.in_company(case, sentence) else alone


def _finding(case: Case, sentence: Sentence, judgement: encoder.Judgement, share: float) -> Iterator[Finding]:
    cause = likeliest_cause(judgement)
    rule = RULE_OF_CAUSE[cause] if judgement.causes[cause] >= _CLEAR else "respect.disrespect"
    if _taken_back(case, sentence, rule):
        return
    made = case.finding(
        rule,
        sentence.start,
        sentence.end,
        severity=_severity(sentence, share),
        language=sentence.language,
        confidence=round(share, 2),
        source="model",
    )
    if made is not None:
        yield made


def _severity(sentence: Sentence, share: float) -> Severity | None:
    """The severity of the encoder's own finding: a hint, a warning, and the rule's where it is sure."""
    _, warning, sure = witnesses.limits(sentence, "finding")
    if share < warning:
        return Severity.INFO
    return None if share >= sure else Severity.WARNING


def _taken_back(case: Case, sentence: Sentence, name: str) -> bool:
    """True when the sentences around it hold what excuses the rule: a route to object after 'we blijven bij ...'."""
    rule = case.rules_for(sentence).rules.get(name)
    if rule is None:
        return False
    # What makes an order a step with its outcome holds for the encoder too: 'Wait a minute and you will see the light.'
    if name in ORDERS and any(p.search(sentence.lower) for p in rule.unless):
        return True
    if not rule.unless_near:
        return False
    number = case.sentences.index(sentence)
    near = [s for s in case.sentences[max(0, number - 1) : number + 3] if s.zone is Zone.BODY and s is not sentence]
    return any(p.search(s.lower) for p in rule.unless_near for s in near)


_CLEAR = 0.5


def likeliest_cause(judgement: encoder.Judgement) -> str:
    """The cause of disrespect that the encoder gives the highest probability."""
    return max(judgement.causes, key=lambda name: judgement.causes[name])


def speaks(case: Case, sentence: Sentence) -> bool:
    """True where the encoder has a say: a body sentence of two words or more."""
    return bool(case.judgements) and sentence.zone is Zone.BODY and sentence.words > 1
