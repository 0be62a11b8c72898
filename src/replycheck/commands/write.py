"""`replycheck write`: the agent's screen, and the quick check without one."""

from __future__ import annotations

from pathlib import Path

from replycheck import config
from replycheck import files as text_files
from replycheck.commands.talk import on_terminal
from replycheck.errors import InputError, ReplycheckError
from replycheck.exits import Exit


def write(
    *,
    file: Path | None,
    channel: str | None,
    language: str | None,
    customer: Path | None,
    stdout: bool,
    quick: bool,
) -> int:
    """The agent's screen, or with `quick` a concise check; returns the exit code."""
    if quick:
        return _quick(file, channel, language, customer)
    if not on_terminal() and not stdout:
        raise ReplycheckError("the screen needs a terminal; use --quick, or `replycheck check` in a script")
    from replycheck.tui.app import run_write

    settings = config.with_options(config.load(), channel=channel, language=language)
    return run_write(
        settings=settings,
        file=file,
        channel=channel,
        language=language,
        customer_message=_text(customer) if customer else "",
        to_stdout=stdout,
    )


def _quick(file: Path | None, channel: str | None, language: str | None, customer: Path | None) -> Exit:
    from replycheck.commands.check import Options, check  # not needed by the screen, and slow to import

    return check(
        Options(
            paths=(str(file) if file else "-",),
            channel=channel,
            language=language,
            customer=customer,
            form="concise",
            use_cache=False,
            say_verdict=True,
        )
    )


def _text(path: Path) -> str:
    try:
        return text_files.decode(text_files.read_bytes(path))
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
