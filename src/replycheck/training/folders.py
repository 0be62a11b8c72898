"""Putting a finished folder in place of an old one, so that a reader never sees half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def swap_in(write: Callable[[Path], None], target: Path) -> None:
    """Call `write` on a new folder beside `target`, and rename it to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    fresh = beside / "new"
    try:
        write(fresh)
        if target.exists():
            os.rename(target, beside / "old")
        os.rename(fresh, target)
    finally:
        shutil.rmtree(beside)
