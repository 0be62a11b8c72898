"""Where results, job summaries and mended texts are written."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from replycheck import files
from replycheck.commands.talk import drop_output, say, utf8
from replycheck.errors import ConfigError, InputError

AT_MOST_UNSEEN = 0.1  # seconds that a result may wait


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Results to standard output as they come, or to a file in one step; raises ConfigError when that fails."""
    if output is None:
        out = utf8(sys.stdout)
        shown, watched = 0.0, out.isatty()
        for piece in pieces:
            seen = watched or time.monotonic() - shown > AT_MOST_UNSEEN
            _put(out, piece, seen=seen)
            shown = time.monotonic() if seen else shown
        _put(out, "", seen=True)
        return
    try:
        files.write_pieces_atomic(output, pieces)
    except OSError as error:
        raise ConfigError(f"--output: {output}: cannot be written ({error.strerror})") from None


def _put(out: TextIO, piece: str, *, seen: bool) -> None:
    """Write to standard output; raises ConfigError when that fails, BrokenPipeError when nobody reads any more."""
    try:
        out.write(piece)
        if seen:
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise ConfigError(f"standard output: cannot be written ({error.strerror})") from None


def append(path: Path, text: str) -> None:
    """Add the job summary to the file that the CI service named; a run without one is still a run."""
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
    except OSError as error:
        say(f"replycheck: the job summary cannot be written ({error.strerror})")


def rewrite(path: Path, before: str, after: str) -> None:
    """Replace a file's text, keeping its byte order mark; raises InputError when it changed meanwhile."""
    data = files.read_bytes(path)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    if data != mark + before.encode("utf-8"):
        raise InputError("changed during the check; run it again")
    files.write_bytes_atomic(path, [mark, after.encode("utf-8")])
