"""Sentence labels for sentiment, politeness and respect, from word lists until a model gives them."""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.checks.case import Case
from replycheck.report import Finding, Label, SentenceLabels

DISRESPECT = frozenset({"respect", "empathy"})
IMPOLITE = frozenset(
    {"politeness.bare-command", "politeness.you-must", "politeness.blunt-no", "politeness.why-reproach"}
)


def labels(case: Case, findings: Sequence[Finding]) -> tuple[SentenceLabels, ...]:
    """The labels of every sentence; a finding on a sentence decides its label, so the two never disagree."""
    neutral = Label("neutral", 0.0)
    return tuple(SentenceLabels(s.start, s.end, s.language, neutral, neutral, neutral) for s in case.sentences)


def scores(sentences: Sequence[SentenceLabels]) -> dict[str, float]:
    """Message scores in -1..1: the mean of the sentence scores, pulled down by the worst sentence."""
    return {
        name: _score([getattr(s, name).score for s in sentences]) for name in ("sentiment", "politeness", "respect")
    }


def _score(values: Sequence[float]) -> float:
    if not values:
        return 0.0
    mean = sum(values) / len(values)
    return round(0.5 * (mean + min(values)) if min(values) < 0 else mean, 3)
