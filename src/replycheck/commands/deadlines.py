"""`replycheck deadlines`: the time expressions of a text as dates."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import IO, Any, Literal

from replycheck import config
from replycheck import language as languages
from replycheck.commands.talk import say, utf8
from replycheck.config import DEFAULT_COUNTRY, WEEKDAYS, Settings
from replycheck.deadlines import expressions_to_dict, find_times
from replycheck.deadlines.values import WorkingTime
from replycheck.errors import ConfigError, InputError, LanguageError
from replycheck.exits import Exit
from replycheck.files import one_line, whole
from replycheck.output.data import dumps
from replycheck.readers.rows import Row, moment, read_jsonl

FORMATS = ("text", "json", "jsonl")


def deadlines(text: str | None, *, now: str, language: str | None, form: str, source: str) -> Exit:
    """Print the time expressions of a text, or of every line of a JSON Lines stream."""
    if form not in FORMATS or source not in ("text", "jsonl"):
        raise ConfigError("--format is text, json or jsonl; --input is text or jsonl")
    settings = config.with_options(config.load(), language=language)
    moment_now = moment(now, "--now") if now else datetime.now()
    if source == "jsonl":
        return _lines(sys.stdin.buffer, settings, moment_now)
    found = _found(sys.stdin.buffer.read().decode("utf-8-sig") if text is None else text, settings, moment_now)
    utf8(sys.stdout).write(_shown(found, form))
    if not found and form == "text":
        say("No time expressions found.")
    return Exit.CLEAN


def _found(text: str, settings: Settings, now: datetime, language: str = "") -> list[dict[str, Any]]:
    spoken = language or (settings.language if settings.language != "auto" else languages.detect(text)[0])
    if spoken not in ("nl", "en"):
        raise LanguageError("the text is neither Dutch nor English; pass --lang nl or --lang en")
    known: Literal["nl", "en"] = "nl" if spoken == "nl" else "en"
    times = find_times(
        whole(text), language=known, now=now, working=_working(settings, spoken), channel=settings.channel
    )
    return list(expressions_to_dict(times))


def _working(settings: Settings, language: str) -> WorkingTime:
    return WorkingTime(
        opens=settings.opens,
        closes=settings.closes,
        weekdays=frozenset(WEEKDAYS.index(d) for d in settings.workdays),
        country=settings.country or DEFAULT_COUNTRY[language],
        closed=frozenset(settings.closed_days),
        chat_soon=settings.chat_soon,
    )


def _shown(found: list[dict[str, Any]], form: str) -> str:
    if form == "json":
        return dumps({"expressions": found}, indent=1) + "\n"
    if form == "jsonl":
        return dumps({"id": "", "expressions": found}) + "\n"
    return "".join(f"{one_line(e['text'])}  {e['type']}  {e['earliest'] or '-'}  {e['latest'] or '-'}\n" for e in found)


def _lines(stream: IO[bytes], settings: Settings, now: datetime) -> Exit:
    code = Exit.CLEAN
    out = utf8(sys.stdout)
    for row in read_jsonl(stream):
        result = _line(row, settings, now)
        if "error" in result:
            say(f"stdin:{row.line}: {result['error']}")
            code = Exit.UNCHECKED
        out.write(dumps(result) + "\n")
    return code


def _line(row: Row, settings: Settings, now: datetime) -> dict[str, Any]:
    result: dict[str, Any] = {"id": row.values.get("id", ""), "expressions": []}
    try:
        text, language, moment_now = _fields(row, now)
        return {**result, "expressions": _found(text, settings, moment_now, language)}
    except (InputError, LanguageError) as error:
        return {**result, "error": str(error)}


def _fields(row: Row, now: datetime) -> tuple[str, str, datetime]:
    if row.error:
        raise InputError(row.error)
    text, language = row.values.get("text"), row.values.get("lang") or ""
    if not isinstance(text, str):
        raise InputError('the field "text" is missing or no string')
    if language not in ("", "nl", "en"):
        raise LanguageError(f"unknown lang {language!r}; use nl or en")
    given = row.values.get("now")
    return text, language, moment(given, "now") if isinstance(given, str) else now
