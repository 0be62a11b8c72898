"""Shouting: words in capitals that are no names, codes or labels, and strings of exclamation and question marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding

_CAPITALS = re.compile(r"(?<![\w@#/.\-])[A-ZÀ-Þ][A-ZÀ-Þ'’]+(?![\w/@]|-\w|\.\w)")
_MARKS = re.compile(r"!{2,}|\?{2,}|(?:\?!|!\?)[?!]*")
_LABEL = re.compile(
    r"(?:map|knop|menu|tab|tabblad|kop|veld|optie|onderdeel|kies|kiest|klik(?:t)? op|tik op|druk op|folder|button|field|tab|option|choose|select|click|tap|press|section|heading|type|code|sms|toets|open|file|bestand)\W*$",
    re.I,
)
# Ordinary words: a stretch of capitals with one of these in it is a raised voice and not a name or a code.
_PLAIN = {
    "nl": frozenset(
        """
        moet moeten niet geen nooit altijd wel dit is dat let op onmiddellijk direct meteen nu alleen laatste herinnering al nog keer drie twee vandaag morgen
        u uw je jij wij we ons ik het de een en of maar als voor van met zonder eerst zelf goed lezen belangrijk dringend spoed graag betaald betalen stop stoppen verplicht
        onderteken ondertekend terug sturen bellen niemand iedereen alles niets zo snel mogelijk bij in aan te zijn kan kunt wordt worden heeft hebben waarom
        """.split()
    ),
    "en": frozenset(
        """
        must not never always no yes this is that it are was be been now only final last reminder again times three two today tomorrow you your we our i the a and or but if
        for of with without first read carefully important urgent please paid pay stop mandatory signed return call nobody everyone everything nothing as soon possible in on to
        can cannot will has have do does did don't won't why very all any immediately note already told
        """.split()
    ),
}


def check(case: Case) -> Iterator[Finding]:
    """A finding on each stretch of capitals or marks that raises its voice."""
    for sentence in case.sentences:
        if sentence.zone not in (Zone.BODY, Zone.GREETING):
            continue
        for start, end in _merged([*_capitals(case, sentence), *_marks(case, sentence)]):
            found = case.finding(
                "sentiment.shouting",
                sentence.start + start,
                sentence.start + end,
                suggestions=_calmer(sentence.plain[start:end]),
                language=sentence.language,
            )
            if found is not None:
                yield found


def _calmer(words: str) -> tuple[str, ...]:
    """One mark for a string of marks; words in capitals may hold names, so the writer does those."""
    if set(words) - set("!?"):
        return ()
    return ("?" if "?" in words else "!",)


def _capitals(case: Case, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """From the first to the last word in capitals, when there are two of them and one is an ordinary word."""
    plain = sentence.plain
    words = [m for m in _CAPITALS.finditer(plain) if len(m.group()) > 1 and not _LABEL.search(plain[: m.start()])]
    ordinary = [m for m in words if m.group().lower() in _PLAIN[sentence.language]]
    words = [m for m in words if m in ordinary or _speakable(m.group())]
    if not ordinary or len(words) < 2 or _is_heading(case, sentence, words) or _label_follows(plain, words):
        return
    if {m.group().lower() for m in words} <= _NOTICES or _THANKS.match(sentence.lower):
        return
    yield words[0].start(), words[-1].end()


def _speakable(word: str) -> bool:
    """A word in capitals that could be said aloud: four letters or more with a vowel."""
    return len(word) > 3 and re.search(r"[AEIOUY]", word) is not None


def _is_heading(case: Case, sentence: Sentence, words: list[re.Match[str]]) -> bool:
    """A short line of its own in capitals without a mark is a heading."""
    text = sentence.text.strip()
    alone = case.draft.text[sentence.end : sentence.end + 1] in ("\n", "\r", "") and case.draft.text[
        max(0, sentence.start - 1) : sentence.start
    ] in ("\n", "")
    letters = [c for c in text if c.isalpha()]
    return (
        alone
        and len(case.sentences) > 1
        and text[-1:] not in "!?"
        and len(words) < 8
        and sum(c.isupper() for c in letters) > 0.6 * len(letters)
    )


def _label_follows(plain: str, words: list[re.Match[str]]) -> bool:
    """Capitals after a word such as 'Kies' are the name of a button or a menu."""
    first = next(iter(_CAPITALS.finditer(plain)), None)
    return first is not None and bool(_LABEL.search(plain[: first.start()])) and first.start() < words[0].start()


_THANKS = re.compile(r"\W*(?:thank you|thanks|welcome|bedankt|dank u|dank je|welkom|gefeliciteerd|congratulations)\b")
_NOTICES = frozenset("let op nb ps please note important attention belangrijk".split())
_FRIENDLY = re.compile(
    r"\b(?:fijn|leuk|super|top|dank|bedankt|welkom|gefeliciteerd|succes|plezier|geniet|gelukt|tof|mooi|hoera|lekker|gezellig|thanks?|thank you|great|glad|awesome|congrat\w*|enjoy|welcome|love|happy|amazing|yay|good luck|my fault|haha|"
    r"fantastic|nice|cheers|safe|excited|wonderful|perfect|cool|best|brilliant|hope|have a|fun|hi|hey|hello|hoi|hallo)\b|😊|🎉"
)


_STERN = re.compile(
    r"\b(?:moet|moeten|niet|nooit|laatste|nogmaals|stop|lezen|must|not|never|last|again|read|don't|already|al)\b"
)


def _marks(case: Case, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Doubled marks; two exclamation marks are a smile in a friendly chat."""
    for found in _MARKS.finditer(sentence.plain):
        cheerful = set(found.group()) == {"!"} and _FRIENDLY.search(sentence.lower)
        casual = (
            case.draft.channel in ("chat", "social")
            and set(found.group()) == {"!"}
            and not _STERN.search(sentence.lower)
        )
        if casual or (cheerful and len(found.group()) == 2):
            continue
        yield found.span()


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that lie within one word of each other as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] <= 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
