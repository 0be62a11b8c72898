"""`replycheck signals`: which faults, how often, how bad, how far they reach."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from replycheck import config, files
from replycheck.commands.talk import say, utf8
from replycheck.errors import ConfigError
from replycheck.exits import Exit
from replycheck.promises_cli import language_of
from replycheck.readers.rows import moment

FORMATS = ("text", "json", "csv")
GROUPS = ("rule", "channel", "agent", "template", "moment")
UNITS = {"d": 1, "w": 7, "m": 30}
MOST_DAYS = 3660


def signals(*, since: str, by: str, form: str, html: Path | None, now: str) -> Exit:
    """Count what is stored, print it, and write the page when asked. Raises ReplycheckError."""
    settings = config.load()
    _validate(by, form, by_agent=settings.signals_by_agent)
    at = moment(now, "--now") if now else datetime.now()
    first = first_day(since, at.date())

    from replycheck.signals.data import as_csv, as_json
    from replycheck.signals.page import as_page
    from replycheck.signals.text import as_text
    from replycheck.signals.words import Words
    from replycheck.store import open_store
    from replycheck.store.measures import Period

    store = open_store(settings.store)
    store.expire(settings.keep_days)
    found = store.signals(Period(first, at.date()), by=by, now=at, low_csat=settings.low_csat)
    words = Words(language_of(settings))
    if html is not None:
        _write(html, as_page(found, words, low_csat=settings.low_csat))
        say(f"{html}: written")
        if form == "text":
            return Exit.CLEAN
    makers = {"json": as_json, "csv": as_csv}
    shown = makers[form](found) if form in makers else as_text(found, words, low_csat=settings.low_csat)
    utf8(sys.stdout).write(shown)
    return Exit.CLEAN


def _validate(by: str, form: str, *, by_agent: bool) -> None:
    if form not in FORMATS:
        raise ConfigError(f"--format: {form!r} is not one of {', '.join(FORMATS)}")
    if by not in GROUPS:
        raise ConfigError(f"--by: {by!r} is not one of {', '.join(GROUPS)}")
    if by == "agent" and not by_agent:
        raise ConfigError(
            "--by agent: is off; when your works council agrees, set signals_by_agent = true in replycheck.toml"
        )


def first_day(since: str, today: date) -> date:
    """The first day of a period that ends today: '30d', '4w', '3m' or a day. Raises ConfigError."""
    found = re.fullmatch(r"(\d{1,4})([dwm])", since.strip().lower())
    try:
        days = int(found[1]) * UNITS[found[2]] if found else (today - date.fromisoformat(since)).days + 1
    except ValueError:
        days = 0
    if not 1 <= days <= MOST_DAYS:
        raise ConfigError(f"--since: {since[:40]!r} is not a period such as 30d, 4w or 3m, nor a day in the past")
    return today - timedelta(days=days - 1)


def _write(path: Path, text: str) -> None:
    try:
        files.write_atomic(path, text)
    except OSError as error:
        raise ConfigError(f"--html: {path}: cannot be written ({error.strerror})") from None
