"""Signs that one of several questions is left open, for a logistic regression with weights in lexicon/context_weights.toml.

A sentence that answers has words of the question or words like them, or has the form of its answer: a day for 'when', a sum
for 'how much', a yes or 'you can' for 'can I'. Words that stand nowhere else in the message say most: their subject is new.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from replycheck.checks.context import answerforms
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.questionkeys import keys_of
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Message, Question
from replycheck.draft import Sentence

_KINDS = ("yesno", "request", "when", "much", "why", "where", "who", "how", "what", "now")
_MOST_LINES = 60


def question_signs(pair: Pair, question: Question, message: Message) -> dict[str, float]:
    """What speaks for and against a question being left open; every value lies between 0 and 6."""
    keys, told = keys_of(question, message), _telling(pair)
    stemmed = [stems(s.lower, s.language) for s in told]
    near = [_share(keys, s) for s in stemmed]
    formed = [answerforms.fits(pair, question, s) for s in told]
    return (
        {f"kind_{kind}": float(question.kind == kind) for kind in _KINDS}
        | _met(keys, stemmed, near, message.language)
        | _fresh(keys, stemmed, question, message)
        | _formed(formed, near, sum(q.kind == question.kind for q in message.questions))
        | {
            "questions": float(min(4, len(message.questions))),
            "last": float(question == message.questions[-1]),
            "first": float(question == message.questions[0]),
            "reply_words": math.log(max(8, min(160, sum(s.words for s in pair.body)))),
            "per_question": min(4.0, len(told) / len(message.questions)),
            "asks_back": float(any(s.question for s in pair.body[:-1])),
            "promised": float(bool(pair.promises)),
            "unknown": float(pair.any_says("unknown")),
            "stony": sum(pair.says("stonewalls", s) for s in told) / max(1, len(told)),
            "light": float(pair.case.draft.channel != "email"),
        }
    )


def _telling(pair: Pair) -> list[Sentence]:
    """Sentences of the reply that tell something: no thanks or receipt."""
    return [s for s in pair.body if not pair.says("empty", s) or s.words > 18]


def _share(keys: frozenset[str], stemmed: frozenset[str]) -> float:
    return shared(keys, stemmed) / len(keys) if keys else 0.0


def _met(keys: frozenset[str], stemmed: Sequence[frozenset[str]], near: Sequence[float], language: str) -> dict[str, float]:
    everything = frozenset(w for s in stemmed for w in s)
    met = _share(keys, everything)
    return {
        "met_all": met,
        "met_best": max(near, default=0.0),
        "met_none": float(bool(keys) and not met),
        "no_keys": float(not keys),
        "few_keys": float(len(keys) == 1),
        "synonym": float(bool(keys) and alike(keys, everything, language)),
    }


def _fresh(keys: frozenset[str], stemmed: Sequence[frozenset[str]], question: Question, message: Message) -> dict[str, float]:
    """The words of the question that stand nowhere else in the message, and how many of them come back."""
    lines = [k for k in message.lines[:_MOST_LINES] if not k.start <= question.start < k.end]
    others = frozenset(w for k in lines for w in stems(k.lower, message.language))
    fresh = frozenset(k for k in keys if not shared([k], others))
    met = _share(fresh, frozenset(w for s in stemmed for w in s))
    return {
        "fresh": float(min(3, len(fresh))),
        "fresh_met": met,
        "fresh_none": float(bool(fresh) and not met),
        "fresh_two": float(len(fresh) > 1 and not met),
    }


def _formed(formed: Sequence[bool], near: Sequence[float], rivals: int) -> dict[str, float]:
    """Sentences in the form of the answer: anywhere, beside the question's words, and more than other questions need."""
    places = [i for i, n in enumerate(near) if n]
    return {
        "formed_any": float(any(formed)),
        "formed_near": float(any(f and n for f, n in zip(formed, near, strict=True))),
        "formed_close": float(any(f and any(abs(i - p) <= 1 for p in places) for i, f in enumerate(formed))),
        "formed_spare": min(2.0, max(0.0, sum(formed) - rivals + 1.0)),
    }
