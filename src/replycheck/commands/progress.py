"""How far a long run is, on one line of a terminal that is not used for anything else."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

WAIT = 1.0
EVERY = 0.2


def wanted(*, to_file: bool) -> bool:
    """True when standard error is a terminal and the results go somewhere else."""
    return sys.stderr is not None and sys.stderr.isatty() and (to_file or not sys.stdout.isatty())


@dataclass
class Progress:
    """Counts drafts and says so from WAIT seconds on; `clear` wipes the line before something else is said."""

    wanted: bool
    number: int = 0
    begun: float = field(default_factory=time.monotonic)
    said: float = 0.0
    standing: bool = False

    def step(self) -> None:
        """One draft more."""
        self.number += 1
        now = time.monotonic()
        if self.wanted and now - self.begun >= WAIT and now - self.said >= EVERY:
            self.said, self.standing = now, True
            speed = self.number / (now - self.begun)
            _write(f"{self.number} drafts checked, {speed:.0f} a second")

    def clear(self) -> None:
        """Wipe the line."""
        if self.standing:
            self.standing = False
            _write("")


def _write(text: str) -> None:
    """Replace the line that the cursor is on."""
    sys.stderr.write(f"\r\x1b[2K{text}")
    sys.stderr.flush()
