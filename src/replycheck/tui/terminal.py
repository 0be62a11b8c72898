"""Running a screen on the terminal itself, also when standard input or output is a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from replycheck.errors import InputError

TTY = "/dev/tty"


@contextmanager
def on_terminal() -> Iterator[None]:
    """Lend the screen the terminal for every stream that is a pipe; raises InputError without one."""
    saved = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    with ExitStack() as opened:
        sys.__stdin__ = _terminal_for(saved[0], "r", opened)  # type: ignore[misc]
        sys.__stdout__ = _terminal_for(saved[1], "w", opened)  # type: ignore[misc]
        sys.__stderr__ = _terminal_for(saved[2], "w", opened)  # type: ignore[misc]
        try:
            yield
        finally:
            sys.__stdin__, sys.__stdout__, sys.__stderr__ = saved  # type: ignore[misc]


def _terminal_for(stream: Any, mode: str, opened: ExitStack) -> Any:
    if stream is not None and not stream.closed and stream.isatty():
        return stream
    try:
        return opened.enter_context(open(TTY, mode, encoding="utf-8"))
    except OSError:
        raise InputError("the screen needs a terminal; use `replycheck check -` without one") from None


def interface_language(wanted: str) -> str:
    """nl or en: the configured interface language, else that of the environment, else English."""
    if wanted in ("nl", "en"):
        return wanted
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "nl" if locale.lower().startswith("nl") else "en"
