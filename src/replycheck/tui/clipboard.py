"""The system's clipboard by the tools that desktops bring, beside the terminal's own escape sequence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

PATIENCE = 2.0  # seconds; a tool that waits for a display must not hold anyone up
WRITERS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
READERS = (
    ("WAYLAND_DISPLAY", ("wl-paste", "--no-newline")),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-o")),
    ("DISPLAY", ("xsel", "--clipboard", "--output")),
    ("", ("pbpaste",)),
    ("", ("powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw")),
)


def write_system(text: str) -> bool:
    """Give the system's clipboard a text; False when no tool could."""
    data = text.encode("utf-16le" if sys.platform == "win32" else "utf-8", "replace")
    return any(_run(command, data) is not None for command in _present(WRITERS))


def read_system() -> str | None:
    """The text on the system's clipboard; None when no tool could tell."""
    for command in _present(READERS):
        data = _run(command, b"")
        if data is not None:
            return data.decode("utf-8", "replace")
    return None


def _present(tools: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """The tools that are installed and whose display is there."""
    return [command for needs, command in tools if (not needs or os.environ.get(needs)) and shutil.which(command[0])]


def _run(command: tuple[str, ...], data: bytes) -> bytes | None:
    # Standard error goes nowhere: a copying tool stays alive to serve its text and would hold a pipe open.
    reads = not data
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE if reads else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout or b""
