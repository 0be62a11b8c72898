"""Signs of a complaint that is passed over, weighed by a logistic regression whose weights lie in lexicon/context_weights.toml.

The signs come from the phrase lists and, when there is one, from the encoder's view of both texts; the words-only
weights serve without an encoder.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from replycheck import encoder
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.wording import wording_signs
from replycheck.checks.shares import softmax
from replycheck.customer.phrases import says
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Line, Message
from replycheck.draft import Sentence
from replycheck.lexicon import table

MOST_LINES = 40
_LONGEST_LINE = 400
_TOLD = ("grief", "grievance", "broken_promise", "trouble", "praise", "signal")
_WORST, _BEST = 0, 2


def odds(signs: Mapping[str, float], name: str) -> float:
    """The log odds that the weights under `name` give to these signs."""
    total = _total(signs, name)
    # The encoder has seen much of the text that its weights come from; the words keep it honest.
    return (total + _total(signs, WORDS)) / 2 if name == ENCODED else total


def probability(log_odds: float) -> float:
    """Log odds as a probability, 0..1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _total(signs: Mapping[str, float], name: str) -> float:
    weights = _weights(name)
    return weights["bias"] + sum(value * weights.get(sign, 0.0) for sign, value in signs.items())


ENCODED, WORDS, QUESTION = "complaint", "complaint_words", "open_question"


@lru_cache(maxsize=16)
def _weights(name: str) -> Mapping[str, float]:
    return {key: float(value) for key, value in table("context_weights")[name].items()}


def group_of(signs: Mapping[str, float]) -> str:
    """What the phrase lists say of the reply: ruled (passed over), regret, hinted (half an acknowledgement), or open."""
    if signs.get("ruled"):
        return "ruled"
    if signs.get("acknowledged_early"):
        return "regret" if signs["regret_early"] else "hinted"
    return "open"


def least(signs: Mapping[str, float], name: str) -> float:
    """The share from which the weights under `name` speak for a finding; higher against what the words say."""
    return _weights(name)[f"least_{group_of(signs)}"]


def told_lines(message: Message) -> list[Line]:
    """The lines of a message that say something: the first forty, so that time stays bounded."""
    return [line for line in message.lines if any(c.isalpha() for c in line.text)][:MOST_LINES]


def hurt(message: Message) -> list[float]:
    """Per line of `told_lines`: how bad its news or tone is for the customer, as the encoder sees it, 0..1."""
    return [max(softmax(j.news)[_WORST], softmax(j.sentiment)[_WORST]) for j in _judged(message)]


def _judged(message: Message) -> list[encoder.Judgement]:
    return encoder.judge_alone([encoder.readable(line.text[:_LONGEST_LINE]) for line in told_lines(message)])


def complaint_signs(pair: Pair, message: Message, *, acknowledged: Sequence[bool], mended: bool) -> dict[str, float]:
    """What speaks for and against a passed-over complaint; `acknowledged` is per body sentence."""
    signs = {f"told_{kind}": float(message.report(kind) is not None) for kind in _TOLD}
    signs |= {
        "questions": float(min(3, len(message.questions))),
        "message_words": _size(len(message.text.split())),
        "reply_words": _size(sum(s.words for s in pair.body)),
        "acknowledged": float(any(acknowledged)),
        "acknowledged_early": float(any(acknowledged[:3])),
        "mended": float(mended),
        "promised": float(bool(pair.promises)),
        "echo": _echo(pair, message),
        "blames": float(pair.any_says("blames")),
        "own_i": float(any(_SELF.search(s.lower) for s in pair.body)),
        "no_regret": float(any(_hollow(s) for s in pair.body)),
        "regret_early": float(any(_REGRET.search(s.lower) and not _hollow(s) for s in pair.body[:3])),
        "light": float(pair.case.draft.channel != "email"),
    }
    signs |= wording_signs(message.lower, "\n".join(s.lower for s in pair.body))
    return signs | (_encoded(pair, message) if pair.case.judgements else {})


def _size(words: int) -> float:
    """The logarithm of a length in words, the same for all very short texts and for all long ones."""
    return math.log(max(12, min(80, words)))


_SELF = re.compile(r"\b(?:ik|mij|mijn|i|me|my)\b")


_REGRET = re.compile(
    r"\b(?:sorry|apolog\w+|condolences?|your loss|(?:i|we) (?:\w+ )?understand|frustrat\w+|inconvenien\w+|annoying|upsetting|"
    r"excuses?|excuus|spijt\w*|verontschuldig\w+|vervelend\w*|balen|gecondoleerd|medeleven|verlies|begrijp\w*|snap|"
    r"ongemak\w*|jammer|whoa|ouch|oops|yikes|oei|oeps|ai|"
    r"(?:goed|fijn) dat (?:u|je) (?:dit|het|dat)|thank(?:s| you) for (?:telling|letting|reporting|flagging)|(?:hoort|horen) (?:\w+ )?niet|"
    r"(?:should not|shouldn't) have|niet (?:mogen|horen) gebeuren)\b"
)


def _hollow(sentence: Sentence) -> bool:
    return says("no_acknowledgement", sentence.language, sentence.lower)


def _echo(pair: Pair, message: Message) -> float:
    theirs = stems(message.lower[:4000], message.language)
    return float(min(4, max((shared(stems(s.lower, s.language), theirs) for s in pair.body[:3]), default=0)))


def _encoded(pair: Pair, message: Message) -> dict[str, float]:
    judged = _judged(message)
    reply = [pair.case.judgements[s.start] for s in pair.body]
    respect = [softmax(j.respect) for j in reply]
    return {
        "told_negative": _most([softmax(j.sentiment) for j in judged], _WORST),
        "told_bad_news": _most([softmax(j.news) for j in judged], _WORST),
        "told_good_mood": _most([softmax(j.sentiment) for j in judged], _BEST),
        "respect_best": _most(respect, _BEST),
        "respect_best_early": _most(respect[:3], _BEST),
        "respect_mean": _mean(respect, _BEST),
        "disrespect_most": _most(respect, _WORST),
        "disrespect_early": _most(respect[:3], _WORST),
        "disrespect_mean": _mean(respect, _WORST),
        "good_news": _most([softmax(j.news) for j in reply], _BEST),
        "warm": _most([softmax(j.sentiment) for j in reply], _BEST),
        "polite_early": _most([softmax(j.politeness) for j in reply[:3]], _BEST),
    }


def _most(rows: Sequence[Sequence[float]], place: int) -> float:
    return max((row[place] for row in rows), default=0.0)


def _mean(rows: Sequence[Sequence[float]], place: int) -> float:
    return sum(row[place] for row in rows) / len(rows) if rows else 0.0
