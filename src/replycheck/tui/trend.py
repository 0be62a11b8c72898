"""Which way the tone goes while someone writes: the scores of now beside those of a little while ago."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

SPAN = 60.0  # seconds looked back
LEAST = 0.05  # of a scale from -1 to 1; less is no change
ARROWS = {-1: "↘", 0: " ", 1: "↗"}
NAMES = ("sentiment", "politeness", "respect")


class Trend:
    """The scores of one reply over the last minute."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, Mapping[str, float]]] = deque()

    def add(self, scores: Mapping[str, object], *, at: float) -> None:
        """Remember scores at a moment (seconds of any clock that only goes forward)."""
        values = {name: value for name in NAMES if isinstance(value := scores.get(name), float)}
        self._seen.append((at, values))
        while len(self._seen) > 1 and self._seen[1][0] < at - SPAN:
            self._seen.popleft()

    def forget(self) -> None:
        """Begin anew, for another reply."""
        self._seen.clear()

    def arrow(self, name: str) -> str:
        """Up, down, or a space for a score that stayed."""
        if not self._seen:
            return ARROWS[0]
        change = self._seen[-1][1].get(name, 0.0) - self._seen[0][1].get(name, 0.0)
        return ARROWS[0 if abs(change) < LEAST else 1 if change > 0 else -1]
