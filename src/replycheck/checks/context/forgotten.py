"""One of several questions that no word of the reply comes near, while the reply talks of other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.checks.context.answered import MONEY_BACK, PAID, exists
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.questionkeys import keys_of, own_keys
from replycheck.customer.facts import AMOUNT
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Message, Question
from replycheck.customer.wishes import find_wishes

_FEWEST_WORDS = 18


def forgotten(pair: Pair, questions: Sequence[Question], message: Message) -> Iterator[Question]:
    """Questions of which no content word comes back, in a reply that says enough and does not put them off."""
    words = sum(s.words for s in pair.body)
    wishes = [w for w in find_wishes(message.lines, message.language) if not any(q.start < w.end and w.start < q.end for q in questions)]
    if len(questions) + len(wishes) < 2 or words < _FEWEST_WORDS or _in_turn(pair, questions):
        return
    if any(_LATER.search(s.lower) or (pair.says("both", s) and not _BOTH_THINGS.search(s.lower)) for s in pair.body):
        return
    theirs = frozenset(s for sentence in pair.body for s in stems(sentence.lower, sentence.language))
    keys = [keys_of(q, message) for q in questions]
    met = [not _telling(k) or _meets(k, theirs, message.language) for k in keys]
    if any(met) or any(_meets(own_keys(w, message.language), theirs, message.language) for w in wishes):
        left = (q for q, m in zip(questions, met, strict=True) if not m and _by_name(q))
        yield from (q for q in left if _stands_alone(q, message) and not _answered_by_form(pair, q, questions))


def _by_name(question: Question) -> bool:
    """False for questions whose answer may name nothing of theirs; 'hoe zit het met de nota?' is asked by its name."""
    lower = question.text.lower()
    return question.kind not in ("now", "how", "why", "what") or bool(_WHAT_OF.search(lower)) or bool(_HOW_TO.match(lower))


_WHAT_OF = re.compile(r"\b(?:hoe (?:zit|staat) het (?:dan )?met|(?:what|how) about|what (?:is happening|happens|will happen) (?:with|to)|wat gebeurt er (?:dan )?met)\b")
_HOW_TO = re.compile(r"\W*(?:en |and )?(?:how (?:do|can|should) (?:i|we)|hoe (?:kan|kunnen|moet|moeten|zet|zetten|krijg|stop|wijzig|vraag|meld|zeg) (?:ik|we|wij))\b")
_BOTH_THINGS = re.compile(r"\b(?:both|beide)\s+(?:the |your |my |of the |de |uw )?[^\W\d]{3,}(?:s|en)\b")


def _stands_alone(question: Question, message: Message) -> bool:
    """False for the second half of 'or must I ...?', for a request of one word and for a question without words of its own."""
    own = own_keys(question, message.language)
    return bool(own) and not second_half(question, message) and (question.kind not in ("request", "how") or len(own) > 1)


def second_half(question: Question, message: Message) -> bool:
    """True behind 'or': one answer does for both halves."""
    return bool(_OR.search(message.text[max(0, question.start - 5) : question.start].lower()))


_OR = re.compile(r"\b(?:of|or)\W*$")


def _answered_by_form(pair: Pair, question: Question, questions: Sequence[Question]) -> bool:
    """A day answers 'by Friday?', as many days as were asked answer 'when', a name answers 'who'."""
    if exists(question, pair.body) or (question.kind == "yesno" and _says_so(pair, question, questions)):
        return True
    dated = sum(bool(pair.case.times[s.start]) for s in pair.body)
    if question.kind == "when":
        return dated >= sum(q.kind == "when" for q in questions)
    if question.kind == "who":
        return any(_NAMED.search(s.plain[1:]) for s in pair.body)
    if MONEY_BACK.search(question.text.lower()):
        return any(AMOUNT.search(s.plain) or PAID.search(s.lower) for s in pair.body)
    if _SEND_BACK.search(question.text.lower()):
        return any(_RETURNED.search(s.lower) for s in pair.body)
    return bool(dated and _BY_DAY.search(question.text.lower()))


def _says_so(pair: Pair, question: Question, questions: Sequence[Question]) -> bool:
    """A yes or no for the only such question; 'you have not lost your place' for 'do I go back in the list?'."""
    alone = sum(q.kind == "yesno" for q in questions) == 1
    mine = _OF_ME.match(question.text.lower())
    return any((alone and _FLAT.match(s.lower)) or (mine and _TO_YOU.match(s.lower)) for s in pair.body)


_FLAT = re.compile(r"\W*(?:ja|jazeker|nee|neen|yes|no|yep|nope)\b")
_OF_ME = re.compile(r"\W*(?:en |and |or )?(?:do|am|will|have|did|must|should|moet|hoef|ben|heb|sta|krijg|kan|can) (?:i|we|ik)\b")
_TO_YOU = re.compile(r"\W*(?:you|u|je)(?:\s\w+)? (?:not|never|no longer|niet|geen|niets)\b|\W*you (?:haven't|aren't|won't|don't|needn't)\b")
# 'Will you repay the taxi?' is answered by a sum, 'must I send it back?' by a label.
_SEND_BACK = re.compile(r"\b(?:send|bring|take|ship|mail) (?:it|them|this|that|the \w+)? ?back|\breturn (?:it|them|the)|\b(?:terugsturen|terugbrengen|opsturen|retourneren|terug)\b")
_RETURNED = re.compile(r"\b(?:return\w*|label|keep|send|post|bin|throw|collect\w*|retour\w*|houden|weg\w*|terug\w*|stuur\w*)\b")
_NAMED = re.compile(r"(?<![.!?:] )(?<!\n)\b[A-Z][a-zé]{2,}\b|\b(?:ik|wij|we|I|collega|colleague|monteur|engineer|team)\b")
# 'Would they reach me by Friday?' is answered by any day.
_BY_DAY = re.compile(
    r"\b(?:by|before|voor|vóór|uiterlijk|tegen)\s+(?:\w+dag|\w+day|the weekend|het weekend|kerst|christmas|\d{1,2}\s\w+)\b|\b(?:op tijd|in time|verleng\w*|verzet|verplaats\w*|extend\w*|moved|rescheduled)\b"
)


def _meets(keys: frozenset[str], theirs: frozenset[str], language: str) -> bool:
    """True when a key comes back; for few keys a word for the same thing does as well."""
    return bool(shared(keys, theirs)) or (len(keys) <= 3 and alike(keys, theirs, language))


def _telling(keys: frozenset[str]) -> bool:
    """Enough to go by: two content words, or a long one."""
    return len(keys) >= 2 or any(len(k) >= 6 for k in keys)


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
