"""What the matcher alone sees: a sentence that asks for what was told, or sends back to what was tried."""

from __future__ import annotations

from replycheck.checks.context.pair import Pair
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Line, Message
from replycheck.draft import Sentence
from replycheck.report import Severity

_SURE = {"known": 0.0, "tried": -1.0}
"""Log odds from which the matcher needs no words; set on the corpus's development part."""
_CERTAIN = {"known": 1.0, "tried": 0.0}
"""Log odds below which its finding is only a hint."""
FEWEST = 3
"""Sentences of a reply: in shorter ones it goes by the sentence and hardly by the message."""


def surest(pair: Pair, kind: str) -> Sentence | None:
    """The sentence of which the matcher is sure enough that it does so; `kind` is known or tried."""
    if pair.match is None or len(pair.body) < FEWEST:
        return None
    best = max(pair.body, key=lambda s: odds(pair, kind, s))
    return best if odds(pair, kind, best) >= _SURE[kind] else None


def severity(pair: Pair, kind: str, sentence: Sentence) -> Severity | None:
    """The severity of a finding of the matcher alone: a hint, or the rule's."""
    return None if odds(pair, kind, sentence) >= _CERTAIN[kind] else Severity.INFO


def odds(pair: Pair, kind: str, sentence: Sentence) -> float:
    """The matcher's log odds for a sentence of the body."""
    assert pair.match is not None  # noqa: S101 - callers ask only then
    scores: tuple[float, ...] = getattr(pair.match, kind)
    return scores[pair.place_of(sentence)]


def told_in(message: Message, sentence: Sentence) -> Line | None:
    """The line of the message that a sentence is about: the one with most words in common, then one that holds a fact.

    None without a word in common: the matcher sees that something is asked better than that it was told.
    """
    mine = stems(sentence.lower, sentence.language)
    lines = [line for line in message.lines if not line.question] or list(message.lines)

    def near(line: Line) -> tuple[int, bool, int]:
        given = any(line.start <= fact.start < line.end for fact in message.facts)
        return shared(mine, stems(line.lower, message.language)), given, -line.start

    best = max(lines, key=near, default=None)
    return best if best is not None and near(best)[0] else None
