"""Dutch: two sentences that promise the same thing, named by the same noun, for different days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from replycheck.checks.calendar import commits, outer_day
from replycheck.checks.case import Case
from replycheck.draft import Sentence
from replycheck.report import Finding, Severity

_RULE = "promise.conflicting-deadlines"
_THING = re.compile(r"\b(?:de|het|uw|je|jouw|jullie|een|onze)\s+([a-zà-ÿ-]{4,})")
_NO_THING = frozenset(
    "week weken maand maanden dagen loop eerste tweede laatste komende volgende klant vraag mail rekening nummer adres begin einde avond middag ochtend uiterlijk".split()
)
# A window that stays open, a way back, a correction or a second thing is no clash.
_OTHER = re.compile(
    r"\b(?:tot|t/m|geldig|terug\w*|tweede|andere?|eerste|rest|beloofd\w*|toegezegd|vorige|daarna|vervolgens|ook|opnieuw|anders|nogmaals|zodra|als|indien|niet|maar|deel|helft|stand|gisteren|daarvoor|betaal\w*|factuur)\b"
)
_KINDS = (
    re.compile(
        r"\b(?:stuur|sturen|stuurt|krijgt?|ontvangt?|lever\w*|bezorg\w*|verzend\w*|verstu\w*|mail|mailen|breng\w*|ligt|liggen|ophalen|klaar)\b"
    ),
    re.compile(
        r"\b(?:komt|komen|plaats\w*|zet|zetten|monte\w*|install\w*|hangt|hangen|legt|leggen|is er|zijn er|begint|beginnen|starten?)\b"
    ),
)
# What is sent today may well arrive some days later.
_ON_THE_WAY = timedelta(days=6)


def check(case: Case) -> Iterator[Finding]:
    """The later of two sentences that give one thing two days; at most one finding."""
    said = [s for s in case.body if s.language == "nl" and not s.question and not _OTHER.search(s.lower)]
    for first, second in combinations(said, 2):
        if _clash(case, first, second):
            made = case.finding(_RULE, second.start, second.end, severity=Severity.INFO, first=first.text.strip())
            if made is not None:
                yield made
            return


def _clash(case: Case, first: Sentence, second: Sentence) -> bool:
    if not _things(first) & _things(second):
        return False
    same = [kind for kind in _KINDS if kind.search(first.lower) and kind.search(second.lower)]
    days = outer_day(case, first), outer_day(case, second)
    if not same or days[0] is None or days[1] is None or not commits(case, first, second):
        return False
    least = _ON_THE_WAY if same[0] is _KINDS[0] else timedelta(days=1)
    return abs(days[1] - days[0]) >= least


def _things(sentence: Sentence) -> set[str]:
    return set(_THING.findall(sentence.lower)) - _NO_THING
