"""Whether a question is surely left open: what may have been answered in other words is only a hint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replycheck.checks.context.answersigns import question_signs
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.weighing import QUESTION, odds
from replycheck.customer.values import Message, Question

DOUBTED = 0.6  # the confidence of a finding that is only a hint

_LONG = 110  # words from which a reply may well answer in words of its own
# Their answer has a form of its own, a day, a place or a sum, so that it is seen to lack.
_FORMED = ("when", "where", "much")
_SELF = re.compile(r"\b(?:ik|wij|we|i|i'll|i've|we've|we'll)\b")


@dataclass(frozen=True)
class Open:
    """A question that seems open; `named` when no word of it comes back while the reply takes up another one."""

    question: Question
    named: bool


def surely_open(pair: Pair, found: Open, message: Message) -> bool:
    """True when more than one sign says that a question is open."""
    question = found.question
    if not any(not pair.says("empty", s) for s in pair.body):
        return True  # nothing is told but thanks and a receipt
    if sum(s.words for s in pair.body) > _LONG:
        return False
    if question.kind == "wish":
        return True
    helps = _helps(pair)
    if not found.named and (question.kind not in _FORMED or not helps):
        return question.kind in _FORMED
    if question.kind == "yesno" and not helps:
        return False  # a refusal by the rules says no between the lines
    return odds(question_signs(pair, question, message), QUESTION) >= 0


def _helps(pair: Pair) -> bool:
    """True for a reply with an act or a person in it."""
    return bool(pair.promises) or pair.any_says("solves") or any(_SELF.search(s.lower) for s in pair.body)
