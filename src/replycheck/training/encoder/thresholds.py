"""From which probability on a label or a finding is given: chosen on development sentences and on real ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from replycheck.training.encoder.blend import Told
from replycheck.training.encoder.figures import f_score

_STEPS = [round(0.3 + 0.02 * n, 2) for n in range(34)]
_FALSE_PER_1000 = 2.5
_PRECISION = 0.9


def worst_class(head: str, shares: Any, told: Sequence[Told], real_shares: Any, real: Sequence[Told]) -> float:
    """The least probability of the worst class: best F1 on `told` with at most 2.5 false in 1,000 real sentences."""
    best, chosen = -1.0, _STEPS[-1]
    wanted = [t.item.labels[head] == 0 for t in told]
    for step in _STEPS:
        false = sum(s[0] >= step and t.item.labels[head] != 0 for s, t in zip(real_shares, real, strict=True))
        figure = f_score(wanted, [s[0] >= step for s in shares])
        if false <= _FALSE_PER_1000 * len(real) / 1000 and figure > best:
            best, chosen = figure, step
    return chosen


def finding(shares: Any, told: Sequence[Told], real_shares: Any, real: Sequence[Told]) -> float:
    """The least probability of disrespect for a finding where no rule speaks: precision 0.9, and the same real limit."""
    for step in _STEPS:
        hits = [t.item.labels["respect"] == 0 for s, t in zip(shares, told, strict=True) if s[0] >= step and _quiet(t)]
        false = sum(
            s[0] >= step and _quiet(t) and t.item.labels["respect"] != 0 for s, t in zip(real_shares, real, strict=True)
        )
        if hits and sum(hits) / len(hits) >= _PRECISION and false <= _FALSE_PER_1000 * len(real) / 1000:
            return step
    return _STEPS[-1]


def _quiet(told: Told) -> bool:
    return told.rules["respect"] != "disrespectful"


def promises(shares: Any, told: Sequence[Told], real_shares: Any, real: Sequence[Told]) -> tuple[float, float]:
    """(kept, added): limits of the probability of a promise with and without one by grammar; best mean F1 of both sets."""
    best, chosen = -1.0, (0.5, 0.5)
    for kept in _STEPS[:18]:
        for added in _STEPS:
            figure = sum(
                f_score([t.item.labels["promise"] > 0 for t in rows], found(values, rows, kept=kept, added=added))
                for values, rows in ((shares, told), (real_shares, real))
            )
            if figure > best:
                best, chosen = figure, (kept, added)
    return chosen


def found(shares: Any, told: Sequence[Told], *, kept: float, added: float) -> list[bool]:
    """Whether each sentence holds a promise by rules and encoder together."""
    limits = [added if t.rules["promise"] == "none" else kept for t in told]
    return [1 - s[0] >= limit for s, limit in zip(shares, limits, strict=True)]
