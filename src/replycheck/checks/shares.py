"""The encoder's scores and what the rules say of a sentence, as the probability of each class of a head."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import mul

from replycheck import encoder

NAMES = {
    "respect": ("disrespectful", "neutral", "respectful"),
    "politeness": ("impolite", "neutral", "polite"),
    "sentiment": ("negative", "neutral", "positive"),
    "promise": ("none", "firm", "hedged", "conditional"),
}


def shares(scores: Sequence[float], head: str, rule_label: str) -> tuple[float, ...]:
    """The probability of each class of `head` (order of NAMES), given the encoder's scores and the rules' label."""
    blend: Mapping[str, Sequence[Sequence[float]]] = encoder.facts()["blend"][head]
    values = [*scores, *(float(rule_label == name) for name in NAMES[head])]
    sums = [
        bias + sum(map(mul, weights, values)) for weights, (bias,) in zip(blend["weights"], blend["bias"], strict=True)
    ]
    return softmax(sums)


def softmax(logits: Sequence[float]) -> tuple[float, ...]:
    """Logits as probabilities that add up to one."""
    highest = max(logits)
    powers = [math.exp(logit - highest) for logit in logits]
    total = sum(powers)
    return tuple(power / total for power in powers)
