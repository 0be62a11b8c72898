"""Signs that a question is left open, for a logistic regression whose weights lie in lexicon/context_weights.toml.

A sentence that answers has words of the question or words like them, or has the form of its answer: a day for 'when', a sum
for 'how much', a yes or 'you can' for 'can I'. What stands where the other questions are answered counts less.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from replycheck import models
from replycheck.checks.context import answerforms
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.questionkeys import is_weak, keys_of
from replycheck.customer.stems import related as alike
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Message, Question
from replycheck.draft import Sentence

_ALSO = re.compile(r"\b(?:also|and|plus|ps|one more|another|too|tevens|ook|verder|en|trouwens|daarnaast|nog)\b")
_KINDS = ("yesno", "request", "when", "much", "why", "where", "who", "how", "what", "now")
_WORD = re.compile(r"[^\W\d_]{4,}")


def question_signs(pair: Pair, question: Question, message: Message) -> dict[str, float]:
    """What speaks for and against a question being left open; every value lies between 0 and 4."""
    keys, told = keys_of(question, message), _sentences(pair)
    stemmed = [stems(s.lower, s.language) for s in told]
    near = [shared(keys, s) / len(keys) if keys else 0.0 for s in stemmed]
    rivals = [keys_of(q, message) for q in message.questions if q is not question]
    own = [n for n, s in zip(near, stemmed, strict=True) if n and all(n >= shared(k, s) / len(k) for k in rivals if k)]
    formed = [answerforms.fits(pair, question, s) for s in told]
    everything = frozenset(w for s in stemmed for w in s)
    others = frozenset(w for k in message.lines if not k.start <= question.start < k.end for w in stems(k.lower, message.language))
    fresh = frozenset(k for k in keys if not shared([k], others))
    got = shared(fresh, everything) / len(fresh) if fresh else 0.0
    like = _likeness(question, told, message.language)
    signs = {f"kind_{kind}": float(question.kind == kind) for kind in _KINDS}
    signs |= {
        "met_all": shared(keys, everything) / len(keys) if keys else 0.0,
        "met_best": max(near, default=0.0),
        "met_own": max(own, default=0.0),
        "met_none": float(bool(keys) and not shared(keys, everything)),
        "fresh": float(min(3, len(fresh))),
        "fresh_met": got,
        "fresh_none": float(bool(fresh) and not got),
        "fresh_two": float(len(fresh) > 1 and not got),
        "fresh_half": float(len(fresh) > 1 and got < 0.5),
        "none_shaped": float(bool(keys) and not shared(keys, everything) and not any(formed)),
        "also": float(bool(_ALSO.search(question.text.lower()[:40]) or _ALSO.search(message.text[max(0, question.start - 30) : question.start].lower()))),
        "no_keys": float(not keys),
        "few_keys": float(len(keys) == 1),
        "synonym": float(bool(keys) and alike(keys, everything, message.language)),
        "like_mean": like[0],
        "like_least": like[1],
        "formed_any": float(any(formed)),
        "formed_near": float(any(f and n for f, n in zip(formed, near, strict=True))),
        "formed_close": float(_close(formed, near)),
        "formed_spare": min(2.0, max(0.0, sum(formed) - sum(q.kind == question.kind for q in message.questions) + 1)),
        "questions": float(min(4, len(message.questions))),
        "last": float(len(message.questions) > 1 and question is message.questions[-1]),
        "first": float(question is message.questions[0]),
        "reply_words": math.log(max(8, min(160, sum(s.words for s in pair.body)))),
        "per_question": min(4.0, len(told) / len(message.questions)),
        "asks_back": float(any(s.question for s in pair.body[:-1])),
        "promised": float(bool(pair.promises)),
        "unknown": float(pair.any_says("unknown")),
        "stonewalls": float(pair.any_says("stonewalls")),
        "both": float(pair.any_says("both")),
        "light": float(pair.case.draft.channel != "email"),
    }
    return signs


def _sentences(pair: Pair) -> list[Sentence]:
    """Sentences of the reply that tell something: no thanks or receipt."""
    return [s for s in pair.body if not pair.says("empty", s) or s.words > 18]


def _close(formed: Sequence[bool], near: Sequence[float]) -> bool:
    """The form of the answer in the sentence with the words of the question or beside it."""
    places = [i for i, n in enumerate(near) if n]
    return any(f and any(abs(i - p) <= 1 for p in places) for i, f in enumerate(formed))


def _likeness(question: Question, told: Sequence[Sentence], language: str) -> tuple[float, float]:
    """(mean, least) over the question's content words of the likeness to the nearest word of the reply, 0..1."""
    mine = [w for w in _WORD.findall(question.text.lower()) if not is_weak(w, language)]
    theirs = sorted({w for s in told for w in _WORD.findall(s.lower) if not is_weak(w, language)})
    if not mine or not theirs:
        return 0.0, 0.0
    other = np.stack([_vector(w, language) for w in theirs[:400]])
    best = [float((other @ _vector(w, language)).max()) for w in mine[:20]]
    return max(0.0, sum(best) / len(best)), max(0.0, min(best))


@lru_cache(maxsize=20_000)
def _vector(word: str, language: str) -> npt.NDArray[np.float32]:
    """The word's vector of length one; nought where the pipeline has none."""
    vector: npt.NDArray[np.float32] = np.asarray(models.pipeline(language).vocab[word].vector, dtype=np.float32)
    length = math.sqrt(float(vector @ vector))
    return vector / np.float32(length) if length else vector
