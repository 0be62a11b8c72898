"""Language and register: does the reply speak as the customer does?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.context.pair import Pair
from replycheck.customer.phrases import first, spans
from replycheck.customer.reading import spoken
from replycheck.customer.values import Message
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding, Related, Severity

_YOU_T = re.compile(r"(?<!\w)(?:je|jij|jou|jouw|jullie)(?!\w)")
_YOU_V = re.compile(r"(?<!\w)(?:u|uw|uzelf)(?!\w)")
_NO_T = re.compile(r"\bje (?:van het|gaat|weet (?:maar )?nooit|zou denken)\b")


def register_mismatch(pair: Pair) -> Iterator[Finding | None]:
    """Another language than the customer's; familiar words to a formal customer; stiff words in a light chat."""
    message = pair.message
    if message is None or pair.first is None:
        return
    if message.language != pair.case.language:
        yield from _other_language(pair, message)
        return
    weight = formality(message)
    if weight >= 1 and (found := _familiar(pair, weight)) is not None:
        yield _found(pair, message, *found)
    elif weight <= -2 and pair.case.draft.channel in ("chat", "social"):
        yield _stiff(pair, message)


def _other_language(pair: Pair, message: Message) -> Iterator[Finding | None]:
    if pair.first is None or spoken(pair.case.draft.text, pair.case.language) == message.language:
        return
    theirs = Related(message.lines[0].start, message.lines[0].end, message.lines[0].text)
    if message.language in ("unsupported",):
        return
    yield pair.case.finding(
        "context.register-mismatch", pair.first.start, pair.first.end, related=theirs, language=pair.case.language
    )


def formality(message: Message) -> int:
    """2 and more: very formal; 1: polite; 0: neutral or unclear; below: light, the more so the lower."""
    language = message.language
    lower = " ".join(line.lower for line in message.lines[:60])[:6000]
    formal = sum(1 for _ in spans("formal", language, lower[:1500]))
    loose = len(set(re.findall(_LOOSE[language], lower)))
    if language == "nl" and _YOU_V.search(lower) and not _YOU_T.search(lower) and formal:
        return formal + 1 - loose
    if language == "nl" and _YOU_V.search(lower):
        return 0 if loose else min(formal, 1)
    return formal - loose if formal else -loose


_LOOSE = {
    "nl": re.compile(
        r"(?<!\w)(?:hee+y?|hey|hoi+|yo|ff|effe|mn|zn|ist|kheb|haha+|lol|thx|thnx|plz|pls|gast|doei|doeg|joh|tof|oke|omg|je|jij|jouw?|kan je|kun je|heb je|pakketje|ofzo)(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:hey+|hiya|yo|u|ur|pls|plz|thx|lol|gonna|wanna|gotta|dunno|cuz|cos|omg|btw|tbh|haha+|yeah|yep|nope|mate|guys|ya|sup|any news|im|ive|dont|doesnt|cant|tonite|hi)(?!\w)"
    ),
}


def _familiar(pair: Pair, weight: int) -> tuple[int, int] | None:
    for sentence in pair.case.sentences:
        if sentence.zone in (Zone.CLOSING, Zone.SIGNATURE):
            continue
        slang = first("slang", sentence.language, sentence.lower)
        if slang is not None:
            return sentence.start + slang[0], sentence.start + slang[1]
        if sentence.language == "nl" and weight >= 2 and (t := _says_je(sentence)) is not None and not _any_u(pair):
            return sentence.start + t.start(), sentence.start + t.end()
        if (
            weight >= 2
            and sentence.zone is Zone.GREETING
            and (hey := re.match(r"\W*(?:hoi|hey|hee+y?|yo|hiya|ha)\b", sentence.lower))
        ):
            return sentence.start + hey.start(), sentence.start + hey.end()
    return None


def _says_je(sentence: Sentence) -> re.Match[str] | None:
    return None if _NO_T.search(sentence.lower) else re.search(r"(?<!\w)(?:je|jij|jou|jouw)(?!\w)", sentence.lower)


def _any_u(pair: Pair) -> bool:
    return any(_YOU_V.search(s.lower) for s in pair.body)


def _stiff(pair: Pair, message: Message) -> Finding | None:
    for sentence in pair.case.sentences:
        stiff = first("stiff", sentence.language, sentence.lower)
        if stiff is not None and sentence.zone is not Zone.SIGNATURE:
            return _found(pair, message, sentence.start + stiff[0], sentence.start + stiff[1], severity=Severity.INFO)
    return None


def _found(pair: Pair, message: Message, start: int, end: int, *, severity: Severity | None = None) -> Finding | None:
    line = message.lines[0]
    return pair.case.finding(
        "context.register-mismatch", start, end, severity=severity, related=Related(line.start, line.end, line.text)
    )
