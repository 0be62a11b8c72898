"""Form of a reply: its greeting, its signature and the time of day that it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding, Severity

_PERSONAL = ("email", "letter")

GREETING_START = re.compile(
    r"^[\W_]*(?:(?:beste|best|geachte|lieve|dag|daag|hoi|hai|hey|hee|hi|hiya|heya|hello|hallo|ha|dear|yo|greetings|welkom|welcome|waarde|evening|morning|afternoon"
    r"|l\.s|goe(?:d|i)e?n?\s?(?:dag|morgen|middag|avond|navond)|good\s?(?:day|morning|afternoon|evening)|to whom it may concern"
    r"|(?:mevrouw|meneer|mijnheer|mr|mrs|ms|madam|sir|dhr|mevr|heer)\b)\b|@\w)",
    re.I,
)
_SALUTATION_LINE = re.compile(r"^[\W_]*(?:ǂ+|[A-ZÀ-Þ][\w'’\-]+(?:\s+(?:ǂ+|[\w'’.\-]+)){0,4})\s*[,:]?\s*$")
_AUTOMATIC = re.compile(r"^\W*(?:automatisch|automatic|auto-?reply|afwezigheid|out of office|dit is een automatisch|this is an automat)", re.I)
_SALUTATION = re.compile(r"^[^,!?]{1,45}[,!]\s*")
_HEADING = re.compile(r"\s*(?:onderwerp|subject|betreft|re|kenmerk|reference|ref|datum|date)\s*:|\s*#|\s*\*\*[^*\n]+\*\*\s*$", re.I)
_NAME_SLOT = re.compile(r"^\W*(?:\w+\s+)?ǂ+(?:\s+ǂ+){0,2}\s*[,!]")


def check(case: Case) -> Iterator[Finding]:
    """Findings about greeting, signature and time of day."""
    yield from _missing_greeting(case)
    yield from _missing_signature(case)
    yield from _wrong_time(case)


def is_heading(case: Case, sentence: Sentence) -> bool:
    """True for a subject line, a Markdown heading, or a line of its own above the greeting."""
    if _HEADING.match(sentence.text):
        return True
    greeting = next((s for s in case.sentences if s.zone is Zone.GREETING), None)
    above = greeting is not None and sentence.end <= greeting.start
    return above and case.draft.text[sentence.end : sentence.end + 1] in ("\n", "\r")


def has_greeting(case: Case) -> bool:
    """True when the reply opens with a greeting, a name on its own line or a placeholder for one."""
    first = [s for s in case.body if not _HEADING.match(s.text)][:3]
    if any(s.zone is Zone.GREETING for s in case.sentences):
        return True
    if first and _NAME_SLOT.match(first[0].plain):
        return True
    return any(GREETING_START.match(s.plain) for s in first) or any(_salutation(case, s) for s in first[:2])


def _salutation(case: Case, sentence: Sentence) -> bool:
    """A line of its own that holds only a name or a placeholder, before the rest."""
    after = case.draft.text[sentence.end : sentence.end + 1]
    alone = after in ("\n", "\r") and bool(_SALUTATION_LINE.match(sentence.plain))
    return alone and ("ǂ" in sentence.plain or sentence.plain.rstrip().endswith((",", ":")) or sentence.words == 1)


_THANKS = re.compile(r"^\W*(?:(?:hartelijk |hartstikke |heel erg )?(?:dank|bedankt)|wat (?:fijn|leuk|goed)|fijn dat|gefeliciteerd|proficiat|welkom|congrat\w*|welcome|(?:many )?thanks|thank you|great to)\b", re.I)


def _missing_greeting(case: Case) -> Iterator[Finding]:
    draft, body = case.draft, case.body
    if draft.later or draft.channel == "social" or not body or has_greeting(case) or not _is_reply(case):
        return
    first = next((s for s in body if not _HEADING.match(s.text) and _LETTERS.search(s.plain)), body[0])
    if _AUTOMATIC.match(body[0].plain):
        return
    warm = draft.channel not in _PERSONAL or _THANKS.match(first.plain)
    severity = Severity.INFO if warm else None
    yield from _made(case, "politeness.missing-greeting", first.start, _content_end(first), severity)


_LETTERS = re.compile(r"[^\W\d_ǂǁ]{2}")


def _is_reply(case: Case) -> bool:
    """False for fragments: a text without a sentence, or a template (by name or by its slots) with no closing of its own."""
    if case.draft.kind == "template" or any("ǂ" in s.plain or "ǁ" in s.plain for s in case.sentences):
        return any(s.zone is Zone.CLOSING for s in case.sentences) and len(case.body) > 1
    return any(_LETTERS.search(s.plain) for s in case.body) and not _webcare(case.draft.text)


def is_part(text: str) -> bool:
    """True for one part of a message in several posts: '1/2' at an end, or dots where the text goes on."""
    return bool(re.search(r"(?:^|[\s(])[1-9]/[2-9]\)?\W*$", text) or re.match(r"\W*(?:\w+\s+)?\(?[1-9]/[2-9]\)?\s", text) or re.match(r"(?:\s*@?\w+\s+)?\s*(?:\.{3}|…)", text))


def _webcare(text: str) -> bool:
    """True for a public post: it starts with a handle or ends with the writer's initials."""
    return bool(re.match(r"\s*@\w", text) or re.search(r"(?:\^|(?:^|\s)[-/*~])\s?[A-Za-z]{1,3}\s*$", text))


_DEPARTMENT = re.compile(
    r"(?:het|de|the|your|uw|je|jouw|onze|our|team\w*|\w*team|afdeling\w*|dienst\w*|\w*dienst|\w*service\w*|services|support|customer|client|klant\w*|klanten|care|webcare|help\w*|desk|relations|success"
    r"|department|dept|administrati\w*|admin|receptie|reception|front|back|office|backoffice|secretariaat|balie|retour\w*|returns|schade|claims|billing|facturatie|sales|verkoop|orders?|"
    r"bestel\w*|logisti\w*|technical|technische|accounts?|finance|financi\w*|complaints?|klachten\w*|en|and|of|van|namens|on|behalf|afhandeling|beheer|management|directie|medewerkers?|collega'?s|crew|all|everyone|iedereen|us|ons)"
)
_FAREWELL = re.compile(r"^[\W_]*(?:cheers|thanks|best|regards|kind|warm|all the best|groet\w*|groetjes|liefs|mvg|met)\b[^.!?]{0,20},", re.I)
_CLOSING_WORDS = re.compile(
    r"(?:met|with|vriendelijke|hartelijke|warme|beste|zonnige|lieve|sportieve|oprechte|collegiale|feestelijke|muzikale|groene|creatieve|groet\w*|dank|hoogacht\w*|meeste|kind\w*|best|warm\w*|regards|wishes|"
    r"yours|sincerely|faithfully|truly|cheers|all|the|many|thanks|thank|you|take|care|alvast|bedankt|tot|snel|ziens|dan|horens|binnenkort|fijne|dag|avond|liefs|mvg|gr|veel|namens|hoogachtend|very|best)"
)


def _missing_signature(case: Case) -> Iterator[Finding]:
    draft = case.draft
    if draft.channel not in _PERSONAL or draft.kind == "template" or _webcare(draft.text):
        return
    ends = [s for s in case.sentences if s.zone in (Zone.CLOSING, Zone.SIGNATURE)]
    if not case.sentences:
        return
    if not ends and _FAREWELL.match(case.sentences[-1].plain):
        ends = [case.sentences[-1]]
    last = ends or list(case.sentences[-1:])
    if not last or (ends and _names_person(ends)) or (not ends and _signed(case)):
        return
    first = last[0]
    start, end = first.start, max(s.end for s in last)
    yield from _made(case, "politeness.missing-signature", start, end, None)


# 'The Parking Office', 'Guest Relations Team', 'Your friends at Bluebird': a line that names a group and nobody in it.
_GROUP = re.compile(
    r"^[\W_]*(?:(?:the|your|our)\s+[^,|\n]*|(?!\w+ (?:from|of|at|in)\b)(?:[\w&'’-]+\s+){0,3}(?:team|office|services?|desk|department|reservations?|administration|relations|resources|support|crew|management))[\W_]*$",
    re.I,
)


def _names_person(sentences: list[Sentence]) -> bool:
    """True when the closing holds a word that is no formula and no department: a name or a placeholder."""
    for sentence in sentences:
        if sentence.language == "en" and _GROUP.match(sentence.plain):
            continue
        words = re.findall(r"ǂ+|ǁ+|[^\W\d_][\w'’\-]*", sentence.plain)
        if words and re.fullmatch(r"(?:afdeling|team|dienst|department)", words[0], re.I):
            continue
        for word in words:
            known = _DEPARTMENT.fullmatch(word.lower()) or _CLOSING_WORDS.fullmatch(word.lower())
            # 'Dan' is a name where it is the last word: as a Dutch word it is followed by others.
            named = not known or (word == "Dan" and word is words[-1])
            if named and (word[0].isupper() or word[0] in "ǂǁ" or len(words) == 1):
                return True
    return False


def _signed(case: Case) -> bool:
    """True when a reply without a closing formula still ends in a line with a name."""
    lines = case.sentences[1:]
    if lines and _GROUP.match(lines[-1].plain):  # a name may stand above its department
        lines = lines[:-1]
    if not lines or lines[-1].text.rstrip().endswith((".", "!", "?", ":")):
        return False
    most = 6 if _OF_TEAM.match(lines[-1].plain) else 4
    return lines[-1].words <= most and _names_person([lines[-1]])


_OF_TEAM = re.compile(r"^\W*[A-Z][\w'’-]+,? (?:from|of|at|for|van)\b")


_TIMES = {
    "morning": (re.compile(r"\b(?:goe(?:d|i)e?n?\s?morgen|good\s?morning)\b", re.I), 0, 13),
    "afternoon": (re.compile(r"\b(?:goe(?:d|i)e?n?\s?(?:na)?middag|good\s?afternoon)\b", re.I), 11, 19),
    "evening": (re.compile(r"\b(?:goe(?:d|i)e?n?\s?n?avond|good\s?evening)\b", re.I), 16, 24 + 4),
}
_NIGHT = 4
_WEEKEND = re.compile(r"\b(?:fijn|prettig|goed|leuk|mooi|zonnig|heerlijk)\s+weekend\b|\b(?:have a\s+)?(?:nice|good|great|lovely|wonderful)\s+weekend\b", re.I)


def _wrong_time(case: Case) -> Iterator[Finding]:
    """A greeting for another part of the day; only when the moment of sending is known."""
    if case.draft.kind == "template" or case.draft.sent_at is None or not case.sentences:
        return
    first = case.sentences[0]
    hour = case.now.hour + 24 * (case.now.hour < _NIGHT)  # shortly after midnight it is still evening
    for pattern, opens, closes in _TIMES.values():
        found = pattern.search(first.plain[:30])
        if found and not (opens <= hour < closes or opens <= case.now.hour < closes):
            yield from _made(case, "politeness.wrong-day-greeting", first.start + found.start(), first.start + found.end(), None)
    for sentence in case.sentences:
        found = _WEEKEND.search(sentence.plain)
        if found and case.now.weekday() < 2 and sentence.words < 8:
            yield from _made(case, "politeness.wrong-day-greeting", sentence.start + found.start(), sentence.start + found.end(), None)


def content_start(sentence: Sentence) -> int:
    """Where a sentence starts after a greeting that runs on into it, as an offset into the sentence."""
    if not GREETING_START.match(sentence.plain):
        return 0
    found = _SALUTATION.match(sentence.plain)
    return found.end() if found and found.end() < len(sentence.plain) else 0


def _content_end(sentence: Sentence) -> int:
    return sentence.start + len(sentence.text.rstrip())


def _made(case: Case, rule: str, start: int, end: int, severity: Severity | None) -> Iterator[Finding]:
    found = case.finding(rule, start, end, severity=severity)
    if found is not None:
        yield found
