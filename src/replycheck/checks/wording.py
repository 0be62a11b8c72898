"""Wording: the phrase patterns of the rule files, with the exemptions that hold for every rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding
from replycheck.rules import Rule


def check(case: Case) -> Iterator[Finding]:
    """Findings of every rule that has patterns, sentence by sentence."""
    found = [f for number, sentence in enumerate(case.sentences) for f in _sentence(case, sentence, number)]
    counts = Counter(f.rule for f in found)
    for finding in found:
        yield _weighed(case, finding, counts[finding.rule])


def _weighed(case: Case, finding: Finding, count: int) -> Finding:
    """The finding at the severity that its rule has when it speaks only once in the message."""
    alone = case.rules[finding.rule].alone if finding.rule in case.rules else None
    if alone is None or count > 1:
        return finding
    return replace(finding, severity=case.settings.severity_of(finding.rule, alone))


def _sentence(case: Case, sentence: Sentence, number: int) -> Iterator[Finding]:
    rules = case.rules_for(sentence)
    lower = sentence.lower
    spans: dict[str, list[tuple[int, int]]] = {}
    for rule, matches in rules.matches(lower):
        if sentence.zone.value not in rule.zones or not _applies(case, rule, sentence):
            continue
        for start, end in matches:
            if _exempt(case, rule, sentence, number, start):
                continue
            spans.setdefault(rule.id, []).append((start, end))
    for rule_id, found in spans.items():
        for start, end in _merged(found):
            yield from _finding(case, rules[rule_id], sentence, start, end)


def _applies(case: Case, rule: Rule, sentence: Sentence) -> bool:
    if sentence.question and not rule.questions:
        return False
    return not rule.channels or case.draft.channel in rule.channels


def _exempt(case: Case, rule: Rule, sentence: Sentence, number: int, start: int) -> bool:
    """True when the words around a match take it back: reported speech, a reason, another person."""
    if not rule.reported and is_reported(case, sentence, start):
        return True
    if any(p.search(sentence.lower) for p in rule.unless):
        return True
    if rule.unless_near:
        near = case.sentences[max(0, number - 1) : number + 3]
        if any(p.search(s.lower) for p in rule.unless_near for s in near if s.zone is Zone.BODY):
            return True
    return any(p.search(case.lower) for p in rule.unless_message)


def is_reported(case: Case, sentence: Sentence, start: int) -> bool:
    """True when text after the customer's 'you write that', or another person's words, holds the match."""
    verbs = _REPORTED[sentence.language]
    found = verbs.search(sentence.lower)
    return found is not None and found.end() <= start


_REPORTED = {
    "nl": re.compile(
        r"(?<!\w)(?:(?:u|je|jij)\s+(?:schrijft|schrijf|schreef|zegt|zei|vraagt|vraag|vroeg|vindt|vond|gaf|geeft|meldt|meldde|noemt|noemde|laat|liet|verwijst|belde|wilt\s+weten|hoopt)"
        r"|(?:schrijft|schreef|zegt|zei|vraagt|vroeg|vindt|meldt|meldde|noemt|noemde)\s+(?:u|je|jij)"
        r"|(?:mijn|een|onze|haar|de)\s+(?:collega|medewerker|koerier|bezorger|monteur|winkel|chauffeur)\w*\s+(?:zei|schreef|noemde|beweert|beweerde|heeft\s+u\s+gezegd|vertelde)"
        r"|heeft\s+(?:de|een|onze|mijn)\s+\w+\s+u\s+(?:gezegd|verteld))(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:(?<!if )(?<!when )(?<!once )you\s+(?:write|wrote|say|said|ask|asked|mention|mentioned|told\s+us|report|reported|describe|described|felt|refer|hope|noted|explained)"
        r"|(?:my|a|our|the)\s+(?:colleague|courier|driver|engineer|shop|agent|employee)\w*\s+(?:said|wrote|told|called|claims|claimed)"
        r"|did\s+(?:the|our|a)\s+\w+\s+(?:tell|say)(?:\s+you)?)(?!\w)"
    ),
}


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping matches of one rule become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _finding(case: Case, rule: Rule, sentence: Sentence, start: int, end: int) -> Iterator[Finding]:
    words = sentence.plain[start:end]
    better = rule.replace.get(words.lower().strip())
    found = case.finding(
        rule.id,
        sentence.start + start,
        sentence.start + end,
        suggestions=() if better is None else (_like(words, better),),
        language=sentence.language,
    )
    if found is not None:
        yield found


def _like(words: str, better: str) -> str:
    """The better words with the first letter's case of the words they replace."""
    return better[:1].upper() + better[1:] if words[:1].isupper() else better
