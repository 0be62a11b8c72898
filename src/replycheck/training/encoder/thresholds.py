"""From which probability on a label or a promise is given: chosen on development sentences and on real ones."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from replycheck.checks.judged import NAMES
from replycheck.training.encoder.blend import Told
from replycheck.training.encoder.figures import f_score

_STEPS = [round(0.3 + 0.02 * n, 2) for n in range(34)]
_FALSE_PER_1000 = 2.5


def worst_class(head: str, shares: Any, told: Sequence[Told], real_shares: Any, real: Sequence[Told]) -> float:
    """The least probability of the worst class: best F1 on `told` with at most 2.5 false in 1,000 real sentences."""
    best, chosen = -1.0, _STEPS[-1]
    wanted = [t.item.labels[head] == 0 for t in told]
    for step in _STEPS:
        false = sum(
            s[0] >= step and not _rule_says(t, head) and t.item.labels[head] != 0
            for s, t in zip(real_shares, real, strict=True)
        )
        figure = f_score(wanted, [s[0] >= step or _rule_says(t, head) for s, t in zip(shares, told, strict=True)])
        if false <= _FALSE_PER_1000 * len(real) / 1000 and figure > best:
            best, chosen = figure, step
    return chosen


def _rule_says(told: Told, head: str) -> bool:
    """True where a rule already gives the worst class: that stands whatever the encoder thinks."""
    return told.rules[head] == NAMES[head][0]


def promises(shares: Any, told: Sequence[Told]) -> tuple[float, float]:
    """(kept, added): limits of the probability of a promise with and without one by grammar.

    Those for the best F1, the mean over both languages and over real and own sentences.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(told):
        groups.setdefault((one.item.lang, one.item.part), []).append(place)

    def score(limits: tuple[float, float]) -> float:
        given = found(shares, told, kept=limits[0], added=limits[1])
        return sum(
            f_score([told[n].item.labels["promise"] > 0 for n in places], [given[n] for n in places])
            for places in groups.values()
        )

    return max(itertools.product(_KEPT, _STEPS), key=score)


_KEPT = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def found(shares: Any, told: Sequence[Told], *, kept: float, added: float) -> list[bool]:
    """Whether each sentence holds a promise by rules and encoder together."""
    limits = [added if t.rules["promise"] == "none" else kept for t in told]
    return [1 - s[0] >= limit for s, limit in zip(shares, limits, strict=True)]
