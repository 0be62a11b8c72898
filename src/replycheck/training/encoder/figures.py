"""Figures of the heads: precision, recall, F1, calibration error, per language and part of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from replycheck.training.encoder.data import Item


def f_score(wanted: Sequence[bool], found: Sequence[bool]) -> float:
    """F1 of yes/no answers; 0 when nothing was wanted or found."""
    hits = sum(w and f for w, f in zip(wanted, found, strict=True))
    total = sum(wanted) + sum(found)
    return 2 * hits / total if total else 0.0


def table(items: Sequence[Item], logits: dict[str, torch.Tensor]) -> dict[str, float]:
    """Macro-F1 of the three-way labels, F1 of every class that matters, promise yes/no and firmness, causes micro-F1."""
    result: dict[str, float] = {"sentences": len(items)}
    for name in ("respect", "politeness", "sentiment", "news"):
        wanted = [item.labels[name] for item in items]
        found = logits[name].argmax(1).tolist()
        scores = [f_score([w == c for w in wanted], [f == c for f in found]) for c in range(3)]
        result[f"{name} macro"] = sum(scores) / 3
        result |= {f"{name} {label}": s for label, s in zip(("-", "0", "+"), scores, strict=True)}
    firmness = [item.labels["promise"] for item in items]
    guessed = logits["promise"].argmax(1).tolist()
    result["promise"] = f_score([w > 0 for w in firmness], [g > 0 for g in guessed])
    both = [(w, g) for w, g in zip(firmness, guessed, strict=True) if w and g]
    result["firmness"] = sum(w == g for w, g in both) / len(both) if both else 0.0
    result["causes micro"] = _causes(items, logits)
    return {name: round(value, 4) for name, value in result.items()}


def _causes(items: Sequence[Item], logits: dict[str, torch.Tensor]) -> float:
    wanted = [bool(value) for item in items for value in item.labels["causes"]]
    bad = (logits["respect"].argmax(1) == 0).unsqueeze(1)
    found = ((logits["causes"] > 0) & bad).flatten().tolist()
    return f_score(wanted, found)


def calibration_error(confidences: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """Expected calibration error: the mean gap between confidence and share right, over equal-width bins."""
    total: float = 0.0
    for n in range(bins):
        inside = [i for i, c in enumerate(confidences) if n / bins < c <= (n + 1) / bins]
        if inside:
            gap = sum(confidences[i] - right[i] for i in inside)
            total += abs(gap)
    return total / len(confidences)
