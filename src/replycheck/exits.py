"""Exit codes, in one place."""

from enum import IntEnum


class Exit(IntEnum):
    """What a run comes to; the worst wins."""

    CLEAN = 0
    FINDINGS = 1
    UNCHECKED = 2
