"""Dates and amounts that the reply gives back as the customer's own: 'your e-mail of 3 March', 'the £60 that you paid'."""

from __future__ import annotations

import re

from replycheck.customer.stems import stem
from replycheck.customer.values import Fact, Message
from replycheck.draft import Sentence

KINDS = ("date", "amount")
# Things of which a customer gives the date or the amount, by what they are called; a reply may name them otherwise.
_TOPICS = {
    "bought": "besteld bestelling bestelde order ordered purchase purchased gekocht kocht aankoop bought",
    "paid": "betaald betaalde betaling paid payment afgeschreven afschrijving overgemaakt charged debited",
    "wrote": "mail mailde gemaild e-mail email emailed brief schreef geschreven letter wrote bericht message",
    "called": "gebeld belde telefoontje gesprek called rang phoned call",
    "bill": "factuur nota invoice bill",
    "visit": "afspraak bezoek appointment visit",
    "returned": "retour teruggestuurd return returned",
    "came": "ontvangen bezorgd geleverd received delivered arrived",
}
_BY_STEM = {
    stem(word, language): topic
    for language in ("nl", "en")
    for topic, words in _TOPICS.items()
    for word in words.split()
}
# 'Your e-mail of ...', 'you ordered on ...': what the customer did, not what is to come.
_MINE = re.compile(
    r"\b(?:uw|je|jouw|your)\s+(?:\w+\s+){0,2}(?:[\w-]+)\s+(?:van|op|d\.d\.|of|on|from|dated)\s+(?:\w+\s+)?[\d\w]|"
    r"\b(?:u|je|jij)\s+(?:heeft|hebt|had|heb|be\w+de|kocht|schreef|mailde|belde|betaalde|stuurde)\b|\b(?:heeft|hebt|had|betaalde|bestelde) (?:u|je)\b|"
    r"\byou(?:'ve| have| had)?\s+(?:\w+ )?(?:\w+ed|bought|paid|wrote|sent|got|rang)\b"
)
_NEWS = re.compile(
    r"\b(?:nieuw\w*|wordt|worden|krijgt|ontvangt|zal|zullen|komt|verzet|verplaatst|gewijzigd|terug\w*|juiste|gecorrigeerd\w*|"
    r"new|will|'ll|moved|changed|refund\w*|back|credit\w*|next|right|corrected)\b"
)
_LIMIT = re.compile(r"\b(?:voor|vóór|vanaf|tot|tot en met|binnen|uiterlijk|by|before|until|within|from|after|na)\s+$")
_PAID = re.compile(
    r"\b(?:u|je|jij|you)\b(?:\s+\w+){0,3}?\s*\b(?:betaal\w*|paid|overgemaakt|overmaakte|transferred)\b|\b(?:betaalde|paid) (?:u|je|you)\b"
)


def same_value(mine: Fact, theirs: Fact) -> bool:
    """True for one value in two writings: 3 maart and 03-03, € 60 and 60 euro."""
    if mine.kind == "amount":
        return _amount(mine.text) == _amount(theirs.text)
    if mine.kind == "date":
        one, other = _day(mine.text), _day(theirs.text)
        return one is None or other is None or one == other or one == other[::-1]
    return mine.value == theirs.value


def refers_to_theirs(sentence: Sentence, mine: Fact, theirs: Fact, message: Message) -> bool:
    """True when both sides give the value for one topic, the customer gives just one, and the reply tells no news."""
    lower = sentence.lower
    if not _MINE.search(lower) or _NEWS.search(lower) or sentence.question or _LIMIT.search(lower[: mine.start]):
        return False
    if mine.kind == "amount" and not _PAID.search(lower):
        return False
    topic = _topic(lower, mine.start, sentence.language)
    line = next((k for k in message.lines if k.start <= theirs.start < k.end), None)
    if topic is None or line is None or message.language not in ("nl", "en"):
        return False
    alone = sum(f.kind == theirs.kind for f in message.facts) == 1 and _named_once(topic, message)
    return alone and _topic(line.lower, theirs.start - line.start, message.language) == topic


def _named_once(topic: str, message: Message) -> bool:
    """False where the customer speaks of two appointments or two bills."""
    return sum(_BY_STEM.get(stem(w, message.language)) == topic for w in re.findall(r"[^\W\d_][\w-]*", message.lower[:4000])) == 1


def _topic(lower: str, at: int, language: str) -> str | None:
    """The topic of the nearest word, at most five words away from the value."""
    words = [(m.start(), _BY_STEM.get(stem(m.group(), language))) for m in re.finditer(r"[^\W\d_][\w-]*", lower)]
    near = sorted((abs(start - at), topic) for start, topic in words if topic is not None and abs(start - at) <= _NEAR)
    return near[0][1] if near else None


_NEAR = 35


def _amount(text: str) -> str:
    digits = re.sub(r"[^\d.,]", "", text).strip(".,")
    return re.sub(r"[.,]00$", "", digits).replace(",", ".")


_MONTH = {
    name: number
    for number, names in enumerate(
        "jan|feb|maa mrt mar|apr|mei may|jun|jul|aug|sep|okt oct|nov|dec".split("|"), start=1
    )
    for name in names.split()
}


def _day(text: str) -> tuple[int, int] | None:
    """(day, month) of a date; None when it cannot be told."""
    named = re.search(r"[^\W\d_]{3,}", re.sub(r"\d(?:st|nd|rd|th|e)\b", lambda m: m.group()[0], text.lower()))
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if named and named.group()[:3] in _MONTH and numbers:
        return numbers[0], _MONTH[named.group()[:3]]
    if re.match(r"\d{4}-", text):
        return numbers[2], numbers[1]
    return (numbers[0], numbers[1]) if len(numbers) >= 2 else None
