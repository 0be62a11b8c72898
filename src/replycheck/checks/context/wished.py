"""One of several things that a customer wishes for, and that no word of the reply comes near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.checks.context.answered import MONEY_BACK, PAID
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.questionkeys import own_keys
from replycheck.customer.facts import AMOUNT
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Message, Question
from replycheck.customer.wishes import find_wishes


def missed_wishes(pair: Pair, asked: Sequence[Question], message: Message) -> Iterator[Question]:
    """Wishes that the reply passes over while it deals with another wish or question of the same message."""
    wishes = [w for w in find_wishes(message.lines, message.language) if not _asked(w, asked)]
    if not wishes or len(wishes) + len(asked) < 2:
        return
    theirs = frozenset(s for sentence in pair.body for s in stems(sentence.lower, sentence.language))
    if not any(_met(w, theirs, message.language) for w in (*wishes, *asked)):
        return
    paid = any(PAID.search(s.lower) or AMOUNT.search(s.plain) for s in pair.body)
    for wish in wishes:
        if paid and MONEY_BACK.search(wish.text.lower()):
            continue
        if _numbers(wish.text) & _numbers(pair.case.draft.text):
            continue  # 'a copy of invoice 20811' - 'here is 20811 again'
        if _told_by_sum(wish, pair) or (_concrete(wish, message.language) and not _met(wish, theirs, message.language)):
            yield wish


def _asked(wish: Question, asked: Sequence[Question]) -> bool:
    """True for a wish that is one of the questions; not for a later part of 'can you refund it, and also send ...'."""
    return any(
        q.start < wish.end and wish.start < q.end and not (q.kind == "request" and wish.start > q.start + _LEAD) for q in asked
    )


def _met(wish: Question, theirs: frozenset[str], language: str) -> bool:
    keys = own_keys(wish, language)
    return bool(keys) and (shared(keys, theirs) > 0 or alike(keys, theirs, language))


def _concrete(wish: Question, language: str) -> bool:
    """Enough to go by: two content words, and no wish for an answer, a call or a solution, which any reply may be."""
    return len(own_keys(wish, language)) >= _FEWEST and not _GENERAL.search(wish.text.lower())


_FEWEST = 2
_LEAD = 20  # characters of 'Please can you ...' before its first thing
_GENERAL = re.compile(
    r"\b(?:answer|reply|response|respond|explain\w*|explanation|solution|solve\w*|sort\w*|fix\w*|help|advise|someone|somebody|call me|ring me|contact|hear|know|investigat\w+|look\w* into|let me know|human|person|"
    r"antwoord|reactie|uitleg|oplossing|opgelost|hulp|advies|iemand|bel|bellen|contact|hoor|horen|weten|uitzoeken|mens|persoon|geholpen)\b"
)


def _told_by_sum(wish: Question, pair: Pair) -> bool:
    """'And the £15': a sum by itself, while the reply names other sums."""
    mine = AMOUNT.search(wish.text)
    if mine is None or own_keys(wish, "en") - _ARTICLES:
        return False
    sums = [m.group() for s in pair.body for m in AMOUNT.finditer(s.plain)]
    return bool(sums) and _digits(mine.group()) not in {_digits(s) for s in sums}


_ARTICLES = frozenset({"pound", "euro", "eur"})


def _numbers(text: str) -> frozenset[str]:
    """The numbers of four digits or more, each by itself."""
    return frozenset(re.findall(r"\d{4,}", text))


def _digits(text: str) -> str:
    return re.sub(r"[.,]00$|\D", "", text)
