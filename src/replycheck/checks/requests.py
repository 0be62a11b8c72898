"""Requests: commands without a softener, and the stiff Dutch 'gelieve', with a question that may replace them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.checks.case import Case
from replycheck.checks.wording import is_reported
from replycheck.draft import Sentence
from replycheck.report import Finding

_LEAD = {
    "nl": re.compile(r"^[\W_]*(?:(?:ja|nee|neen|ok|oke|oké|goed|dus|en|meneer|mevrouw|daarom|eerst|beste|hoi|hallo|dag|hi|geachte)\b[^,.!?;:]{0,40},\s*|(?:en|dus|zelf)\s+)?"),
    "en": re.compile(r"^[\W_]*(?:(?:yes|no|ok|okay|right|so|sir|madam|dear|hi|hello|hey|good\s\w+|then|now|first)\b[^,.!?;:]{0,40},\s*|(?:and|so|then|now|just)\s+)?"),
}
_AFTER_MARK = {"nl": re.compile(r"(?:;|,\s*dus)\s+"), "en": re.compile(r"(?:;|,\s*so)\s+")}
_REASON_NEXT = {
    "nl": re.compile(r"^[\W_]*(?:dan|zo|daarmee|hiermee|daarna|vervolgens|anders|want|op die manier|ik|wij|we|u krijgt|u ontvangt|je krijgt|je ontvangt)\b"),
    "en": re.compile(r"^[\W_]*(?:then|that way|this way|with (?:that|this|it)|once|as soon as|so|otherwise|i|i'll|we|we'll|you'll|you will)\b"),
}
_STEPS = {
    "nl": re.compile(r"\b(?:stap|stappen|als volgt|instellingen|handleiding|klik\w*|menu|knop|app|scherm|toets|installeer\w*|opnieuw opstarten|router|modem|toestel|apparaat|uitleg|zo (?:doet|zet|maakt|stelt|werkt))\b"),
    "en": re.compile(r"\b(?:steps?|as follows|settings|guide|click|tap|menu|button|app|screen|install|restart|reboot|router|modem|device|instructions|here's how|here is how|how to)\b"),
}


def check(case: Case) -> Iterator[Finding]:
    """Findings of bare commands and of gelieve."""
    previous: Sentence | None = None
    body = case.body
    for number, sentence in enumerate(body):
        following = body[number + 1] if number + 1 < len(body) else None
        if _is_command(case, sentence, previous, following):
            yield from _command(case, sentence)
        elif sentence.language == "nl" and not sentence.question:
            yield from _gelieve(case, sentence)
        previous = sentence


def _is_command(case: Case, sentence: Sentence, previous: Sentence | None, following: Sentence | None) -> bool:
    rules = case.rules_for(sentence)
    rule = rules.rules.get("politeness.bare-command")
    if rule is None or sentence.question or sentence.item or (case.draft.kind == "template" and sentence.words < 3):
        return False
    starts = [_LEAD[sentence.language].match(sentence.lower).end()]  # type: ignore[union-attr]
    starts += [m.end() for m in _AFTER_MARK[sentence.language].finditer(sentence.lower)]
    likely = [rule.marked.patterns[number] for number in rule.marked.near(sentence.lower)]
    if not any(p.regex.match(sentence.lower, at) for p in likely for at in starts):
        return False
    if any(p.search(sentence.lower) for p in rule.unless) or is_reported(case, sentence, sentence.end):
        return False
    return not _explained(sentence, previous, following)


def _explained(sentence: Sentence, previous: Sentence | None, following: Sentence | None) -> bool:
    """True when the sentence around it makes the command an invitation, a step or a request with its reason."""
    language = sentence.language
    if previous is not None and (previous.question or previous.item or _STEPS[language].search(previous.lower)):
        return True
    if previous is not None and previous.text.rstrip().endswith(":"):
        return True
    return following is not None and bool(following.item or _REASON_NEXT[language].match(following.lower))


def _command(case: Case, sentence: Sentence) -> Iterator[Finding]:
    better = _question(case, sentence)
    lead = _LEAD[sentence.language].match(sentence.lower)
    start = sentence.start + (lead.end() if lead else 0)
    found = case.finding(
        "politeness.bare-command", start, sentence.end, suggestions=() if better is None else (better,), language=sentence.language
    )
    if found is not None:
        yield found


def _question(case: Case, sentence: Sentence) -> str | None:
    """The command as a question, where that is only a matter of form."""
    lead = _LEAD[sentence.language].match(sentence.lower)
    text = sentence.text[lead.end() if lead else 0 :].rstrip(" .!")
    if any(mark in text for mark in ".!?;:\n"):
        return None
    if sentence.language == "en":
        return None if re.match(r"(?:you|stop|wait|be|don't|do not)\b", text, re.I) else f"Could you please {text[0].lower()}{text[1:]}?"
    return dutch_question(text, case)


_INFINITIVES = {
    "stuur": "sturen", "mail": "mailen", "bel": "bellen", "vul": "vullen", "onderteken": "ondertekenen", "betaal": "betalen", "maak": "maken",
    "lever": "leveren", "dien": "dienen", "retourneer": "retourneren", "breng": "brengen", "bezorg": "bezorgen", "geef": "geven",
    "bevestig": "bevestigen", "noteer": "noteren", "vermeld": "vermelden", "voeg": "voegen", "haal": "halen", "scan": "scannen",
    "kopieer": "kopiëren", "stort": "storten", "zend": "zenden", "verstrek": "verstrekken", "app": "appen", "teken": "tekenen", "upload": "uploaden",
}
_PARTICLES = frozenset("op in aan terug mee door over uit af toe na bij langs".split())


def dutch_question(text: str, case: Case) -> str | None:
    """'Stuur de bon op' as 'Wilt u de bon opsturen?'; None when the sentence has more than one clause."""
    words = text.split()
    infinitive = _INFINITIVES.get(words[0].lower())
    if infinitive is None or len(words) < 2 or re.search(r",|\b(?:en|of|maar|die|dat|niet|zodra)\b", text.lower()):
        return None
    rest = words[1:]
    if rest[-1].lower() in _PARTICLES:
        infinitive = rest[-1].lower() + infinitive
        rest = rest[:-1]
    opening = "Wil je" if re.search(r"\b(?:je|jij|jouw|jou)\b", case.lower) else "Wilt u"
    return " ".join([opening, *rest, infinitive]) + "?" if rest else None


_GELIEVE = re.compile(r"^\s*gelieve\s+(?P<middle>[^,.;:!?]*?)\s*(?:\bte|(?<=\s)te)\s+(?P<verb>\w+en|\w+n)\s*(?P<tail>[^,.;:!?]{0,40})[.!]*\s*$", re.I)


def _gelieve(case: Case, sentence: Sentence) -> Iterator[Finding]:
    rule = case.rules_for(sentence).rules.get("politeness.gelieve")
    if rule is None:
        return
    spans = [span for p in rule.marks for span in p.finditer(sentence.lower)]
    if not spans or is_reported(case, sentence, spans[0][0]):
        return
    start, end, better = spans[0][0], spans[0][1], _as_question(case, sentence)
    if better:
        start, end = 0, len(sentence.text)
    found = case.finding("politeness.gelieve", sentence.start + start, sentence.start + end, suggestions=better, language="nl")
    if found is not None:
        yield found


def _as_question(case: Case, sentence: Sentence) -> Sequence[str]:
    """'Gelieve ons X te bezorgen.' as 'Wilt u ons X bezorgen?', where nothing else has to change."""
    found = _GELIEVE.match(sentence.text)
    if found is None or re.search(r"\bte\b", found["middle"] + " " + found["tail"]) or re.search(r"\b(?:en|of)\b", found["tail"]):
        return ()
    opening = "Wil je" if re.search(r"\b(?:je|jij|jouw|jou)\b", case.lower) else "Wilt u"
    middle = f" {found['middle'].strip()}" if found["middle"].strip() else ""
    tail = f" {found['tail'].strip()}" if found["tail"].strip() else ""
    return (f"{opening}{middle} {found['verb']}{tail}?",)
