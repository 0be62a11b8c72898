"""What the matcher alone sees: a sentence that asks for what was told, or sends back to what was tried."""

from __future__ import annotations

from replycheck.checks.context.pair import Pair
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Line, Message
from replycheck.draft import Sentence

_SURE = {"known": 2.0, "tried": 0.5}
"""Log odds from which the matcher needs no words; set on the corpus's development part."""
_DOUBTS = {"known": -4.0, "tried": -1.5}
"""Log odds below which it takes back what the words say."""


def surest(pair: Pair, kind: str) -> Sentence | None:
    """The sentence of which the matcher is sure enough that it does so; `kind` is known or tried."""
    if pair.match is None:
        return None
    best = max(pair.body, key=lambda s: odds(pair, kind, s))
    return best if odds(pair, kind, best) >= _SURE[kind] else None


def doubted(pair: Pair, kind: str, sentence: Sentence) -> bool:
    """True when the matcher sees nothing of the kind in a sentence that the words find."""
    return pair.match is not None and odds(pair, kind, sentence) < _DOUBTS[kind]


def odds(pair: Pair, kind: str, sentence: Sentence) -> float:
    """The matcher's log odds for a sentence of the body."""
    assert pair.match is not None  # noqa: S101 - callers ask only then
    scores: tuple[float, ...] = getattr(pair.match, kind)
    return scores[pair.place_of(sentence)]


def told_in(message: Message, sentence: Sentence) -> Line | None:
    """The line of the message that a sentence is about: the one with most words in common, then one that holds a fact."""
    mine = stems(sentence.lower, sentence.language)
    lines = [line for line in message.lines if not line.question] or list(message.lines)

    def near(line: Line) -> tuple[int, bool, int]:
        given = any(line.start <= fact.start < line.end for fact in message.facts)
        return shared(mine, stems(line.lower, message.language)), given, -line.start

    return max(lines, key=near, default=None)
