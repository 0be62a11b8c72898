"""One of several questions that no word of the reply comes near, while the reply talks of other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from replycheck.checks.context.pair import Pair
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import shared, stem, stems
from replycheck.customer.values import Message, Question

_FEWEST_WORDS = 18
# Words that may stand in any question: meeting one of them, or missing it, says nothing.
_WEAK = {
    "nl": "staan komen brengen nemen krijgen zien vinden helpen zeggen horen extra nodig goed snel lang nieuw eigen gewoon precies juist"
    " echt dag week uur tijd keer ergens iemand zeker waarschijnlijk misschien vooraf bevestigen aangeven laten gewijzigd gebeuren zitten"
    " voortaan inmiddels binnen trouwens vandaag morgen rond overheen daarvan daarbij daarmee ervan erbij terecht groet groeten groetjes",
    "en": "take bring come look find help say make thing way time day week new old right good long soon actually confirm true else someone"
    " anyone something anything today tomorrow first happen happens put give tell think sure maybe perhaps quick kind regards rather"
    " ask asked check because own over",
}


@lru_cache(maxsize=2)
def _weak(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _WEAK[language].split())


def forgotten(pair: Pair, questions: Sequence[Question], message: Message) -> Iterator[Question]:
    """Questions of which no content word comes back, in a reply that says enough and does not put them off."""
    words = sum(s.words for s in pair.body)
    if len(questions) < 2 or words < _FEWEST_WORDS or _in_turn(pair, questions):
        return
    if any(_LATER.search(s.lower) or pair.says("both", s) for s in pair.body):
        return
    theirs = frozenset(s for sentence in pair.body for s in stems(sentence.lower, sentence.language))
    keys = [_keys(q, message) for q in questions]
    met = [not _telling(k) or _meets(k, theirs, message.language) for k in keys]
    dated = any(pair.case.times[s.start] for s in pair.body)
    if any(met):
        left = (q for q, m in zip(questions, met, strict=True) if not m and q.kind not in ("now", "how", "why"))
        yield from (q for q in left if not (dated and _BY_DAY.search(q.text.lower())))


# 'Would they reach me by Friday?' is answered by any day.
_BY_DAY = re.compile(
    r"\b(?:by|before|voor|vóór|uiterlijk|tegen)\s+(?:\w+dag|\w+day|the weekend|het weekend|kerst|christmas|\d{1,2}\s\w+)\b|\b(?:op tijd|in time)\b"
)


def _meets(keys: frozenset[str], theirs: frozenset[str], language: str) -> bool:
    """True when a key comes back; for few keys a word for the same thing does as well."""
    return bool(shared(keys, theirs)) or (len(keys) <= 3 and alike(keys, theirs, language))


def _telling(keys: frozenset[str]) -> bool:
    """Enough to go by: two content words, or a long one."""
    return len(keys) >= 2 or any(len(k) >= 6 for k in keys)


def _keys(question: Question, message: Message) -> frozenset[str]:
    """The content stems of a question; of the whole sentence when it points back ('can she pay from there?')."""
    own = frozenset(k for k in question.stems if "'" not in k) - _weak(message.language)
    if question.kind not in ("yesno", "request") or (len(own) >= 2 and not _POINTS.search(question.text.lower())):
        return own
    line = next((k for k in message.lines if k.start <= question.start < k.end), None)
    before = line.lower[: question.end - line.start] if line is not None else ""
    return own | frozenset(k for k in stems(before, message.language) - _weak(message.language) if "'" not in k)


_POINTS = re.compile(r"\b(?:he|she|it|that|they|them|hij|ze|zij|dat|dit|hem|daar|ervan|daarvan)\b")
_LATER = re.compile(
    r"\b(?:find(?:ing)? out|look(?:ing)? into|get back to you|come back to you|let you know|keep you (?:posted|updated)|"
    r"(?:don't|do not) know|not (?:yet )?(?:known|sure|certain)|you will hear|you'll hear|"
    r"weet ik (?:nog )?niet|nog niet (?:bekend|zeker|duidelijk)|zoek(?:en)? .{1,40} uit|uitzoeken|kom(?:en)? .{0,40}op terug|"
    r"laat .{1,40} weten|vraag .{1,40} na|navragen|hoort (?:u|je)|(?:u|je) hoort)\b"
)


def _in_turn(pair: Pair, questions: Sequence[Question]) -> bool:
    """True when the reply says yes or no as often as it was asked: the answers may come one by one."""
    asked = sum(q.kind == "yesno" for q in questions)
    return 1 < asked <= sum(len(_PLAIN.findall(s.lower)) for s in pair.body)


_PLAIN = re.compile(
    r"\b(?:ja|jazeker|nee|neen|zeker|klopt|inderdaad|natuurlijk|uiteraard|yes|no|yep|sure|certainly|of course|indeed|absolutely)\b"
)
