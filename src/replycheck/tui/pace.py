"""Keeps the garbage collector out of the way of the next key.

A full collection walks through all rules and models, which takes a tenth of a second and more, and Python starts one
whenever enough was allocated: while someone types. Here it waits until nobody does.
"""

from __future__ import annotations

import gc
from time import monotonic

SWITCH = 0.001  # seconds that a key waits for a check in another thread, at most
REST = 3.0  # seconds without a key after which collecting disturbs nobody
_YOUNG = gc.get_threshold()[:2]
_NEVER = 100_000  # collections of the middle generation between two full ones


class Pace:
    """The collector of this process; until `begin` is called it stays as Python has it (as in tests)."""

    def __init__(self) -> None:
        self._loaded: set[str] | None = None
        self._touched: float | None = None

    def begin(self) -> None:
        """No collecting until the first thing is loaded: next to nothing that loads is garbage."""
        self._loaded = set()
        gc.set_threshold(0)  # a library that loads models turns the collector off and on again; this stays

    def loaded(self, name: str) -> None:
        """Keep what was loaded (a language's rules and models) out of all later collections."""
        if self._loaded is not None and name not in self._loaded:
            self._loaded.add(name)
            gc.freeze()
            gc.set_threshold(*_YOUNG, _NEVER)

    def touched(self) -> None:
        """Someone is at work."""
        self._touched = monotonic()

    def tick(self) -> None:
        """To be called now and then: collects, once, when nobody has been at work for a while."""
        if self._loaded and self._touched is not None and monotonic() - self._touched > REST:
            self._touched = None
            gc.collect()
