"""Figures of the heads: F1, causes of disrespect, calibration error."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from replycheck.training.encoder.data import Item


def f_score(wanted: Sequence[bool], found: Sequence[bool]) -> float:
    """F1 of yes/no answers; 0 when nothing was wanted or found."""
    hits = sum(w and f for w, f in zip(wanted, found, strict=True))
    total = sum(wanted) + sum(found)
    return 2 * hits / total if total else 0.0


def causes(items: Sequence[Item], respect: torch.Tensor, logits: torch.Tensor) -> float:
    """Micro-F1 of the causes of disrespect, given only where `respect` says disrespectful."""
    wanted = [bool(value) for item in items for value in item.labels["causes"]]
    bad = (respect.argmax(1) == 0).unsqueeze(1)
    found = ((logits > 0) & bad).flatten().tolist()
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
