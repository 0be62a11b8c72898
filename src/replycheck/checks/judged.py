"""Rules and encoder together: one judgement per sentence.

The label that the word lists give and the encoder's scores are the input of a small logistic regression,
one per head, that the encoder's training run fitted and wrote beside the weights (encoder.json, "blend").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from replycheck import encoder
from replycheck.checks.case import Case
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding

NAMES = {
    "respect": ("disrespectful", "neutral", "respectful"),
    "politeness": ("impolite", "neutral", "polite"),
    "sentiment": ("negative", "neutral", "positive"),
    "promise": ("none", "firm", "hedged", "conditional"),
}
RULE_OF_CAUSE = {
    "blame": "respect.blaming",
    "doubt": "respect.doubting",
    "minimise": "respect.minimising",
    "order": "politeness.bare-command",
    "policy": "respect.hiding-behind-policy",
    "brush-off": "respect.slamming-the-door",
    "familiar": "respect.over-familiar",
    "sarcasm": "respect.sarcasm",
    "threat": "respect.threat",
    "condescend": "respect.patronising",
    "other": "respect.disrespect",
}


def probabilities(judgement: encoder.Judgement, head: str, rule_label: str) -> tuple[float, ...]:
    """The probability of each class of `head` (order of NAMES), given the encoder and what the rules say."""
    blend: Mapping[str, Sequence[Sequence[float]]] = encoder.facts()["blend"][head]
    values = [*getattr(judgement, head), *(float(rule_label == name) for name in NAMES[head])]
    sums = [
        bias + sum(w * v for w, v in zip(weights, values, strict=True))
        for weights, (bias,) in zip(blend["weights"], blend["bias"], strict=True)
    ]
    highest = max(sums)
    shares = [math.exp(s - highest) for s in sums]
    return tuple(share / sum(shares) for share in shares)


def label(shares: Sequence[float], head: str) -> str:
    """The class of a head: the likeliest, but the worst one only above its threshold."""
    least = encoder.facts()["thresholds"][head]
    names = NAMES[head]
    if shares[0] >= least:
        return names[0]
    return names[max(range(1, len(names)), key=lambda i: shares[i])]


def check(case: Case, found: Sequence[Finding]) -> Iterator[Finding]:
    """Disrespect that no rule found: a finding of the likeliest cause's rule, with the model's probability."""
    if not case.judgements:
        return
    least = encoder.facts()["thresholds"]["finding"]
    for sentence in case.body:
        if any(f.start < sentence.end and sentence.start < f.end and f.sentence_wide for f in found):
            continue
        shares = probabilities(case.judgements[sentence.start], "respect", "neutral")
        if shares[0] >= least:
            yield from _finding(case, sentence, case.judgements[sentence.start], shares[0])


def _finding(case: Case, sentence: Sentence, judgement: encoder.Judgement, share: float) -> Iterator[Finding]:
    cause = max(judgement.causes, key=lambda name: judgement.causes[name])
    rule = RULE_OF_CAUSE[cause] if judgement.causes[cause] >= _CLEAR else "respect.disrespect"
    made = case.finding(
        rule, sentence.start, sentence.end, language=sentence.language, confidence=round(share, 2), source="model"
    )
    if made is not None:
        yield made


_CLEAR = 0.5


def speaks(case: Case, sentence: Sentence) -> bool:
    """True where the encoder has a say: a body sentence of two words or more."""
    return bool(case.judgements) and sentence.zone is Zone.BODY and sentence.words > 1
