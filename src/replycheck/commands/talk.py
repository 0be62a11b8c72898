"""Standard output is data, standard error is talk: the two ways in which commands speak."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from replycheck.files import one_line


def say(text: str) -> None:
    """One line of talk on standard error, safe for a terminal."""
    sys.stderr.write(one_line(text) + "\n")


def utf8(stream: TextIO) -> TextIO:
    """A text stream that writes UTF-8 whatever the locale says; lone surrogates come out as \\uXXXX."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return stream


def drop_output() -> None:
    """Send what is still to be written to standard output nowhere, so that Python does not try it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_terminal() -> bool:
    """True when both standard input and standard output are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def coloured(stream: TextIO) -> bool:
    """True on a terminal that wants colours."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain
