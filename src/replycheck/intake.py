"""Exports of a help desk as drafts with what is known about the contact: JSON Lines or CSV, one reply a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from replycheck.config import INTAKE, LANGUAGES
from replycheck.draft import Draft
from replycheck.errors import ConfigError, InputError
from replycheck.files import whole
from replycheck.readers.html import read_html
from replycheck.readers.rows import read_jsonl

# What help desks call the channels, in Dutch and English.
CHANNEL_WORDS: Mapping[str, str] = {
    "email": "email", "e-mail": "email", "mail": "email", "web": "email", "form": "email", "formulier": "email",
    "chat": "chat", "livechat": "chat", "live chat": "chat", "messaging": "chat", "whatsapp": "chat", "sms": "chat",
    "social": "social", "facebook": "social", "twitter": "social", "x": "social", "instagram": "social",
    "letter": "letter", "brief": "letter", "post": "letter",
}  # fmt: skip
# A column with the field's own name needs no line in the configuration.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {"reply": ("text",), "language": ("lang",)}
DAYS_FIRST = ("%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d/%m/%Y %H:%M", "%d-%m-%Y", "%d/%m/%Y")
_MARKUP = re.compile(r"</?(?:p|br|div|span|html|body|table|a|strong|em|ul|li)\b[^>]*>", re.I)
LONGEST_NAME = 200


@dataclass(frozen=True)
class Contact:
    """One reply of an export: the draft to check, who wrote it, and the scores; `row` is its line in the file."""

    draft: Draft
    row: int
    agent: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Unusable:
    """A row that holds no reply that can be used, and why."""

    row: int
    error: str


def read(
    path: Path, mapping: Mapping[str, Any], *, form: str = "", channel: str = "email"
) -> Iterator[Contact | Unusable]:
    """The replies of a file; `mapping` is the configuration's [intake], `form` jsonl or csv (else by name).

    Raises InputError when the file cannot be read, ConfigError when it has no column for the reply.
    """
    chosen = form or ("csv" if path.suffix.lower() in (".csv", ".tsv") else "jsonl")
    try:
        if chosen == "csv":
            with path.open(encoding="utf-8-sig", newline="") as table:
                yield from _contacts(_csv_rows(table, path, mapping), mapping, channel)
        else:
            with path.open("rb") as stream:
                rows = ((r.line, r.values, r.error) for r in read_jsonl(stream))
                yield from _contacts(rows, mapping, channel)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8") from None


def _csv_rows(table: IO[str], path: Path, mapping: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """The rows as dictionaries; the separator is the one that the header has most of."""
    header = table.readline()
    separator = max(",;\t", key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=separator), [])]
    if not any(name in names for name in columns(mapping, "reply")):
        raise ConfigError(
            f"{path}: no column {' or '.join(map(repr, columns(mapping, 'reply')))}; "
            f'say in replycheck.toml which one holds the reply: [intake] reply = "..." (columns: {", ".join(names)[:200]})'
        )
    reader = csv.reader(table, delimiter=separator)
    for cells in reader:
        wrong = "" if len(cells) == len(names) else f"{len(cells)} cells where the header has {len(names)}"
        if cells:
            yield reader.line_num + 1, dict(zip(names, cells, strict=False)), wrong


def columns(mapping: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The columns in which a field may stand: the configured one, else its own name."""
    configured = mapping.get(name)
    return (configured,) if configured else (name, *OTHER_NAMES.get(name, ()))


def _contacts(
    rows: Iterator[tuple[int, Mapping[str, Any], str]], mapping: Mapping[str, Any], channel: str
) -> Iterator[Contact | Unusable]:
    for line, values, error in rows:
        try:
            if error:
                raise InputError(error)
            yield contact(values, mapping, row=line, channel=channel)
        except InputError as problem:
            yield Unusable(line, str(problem))


def contact(values: Mapping[str, Any], mapping: Mapping[str, Any], *, row: int, channel: str) -> Contact:
    """One row as a contact; raises InputError naming the field that cannot be used."""
    found = {name: _value(values, columns(mapping, name)) for name in INTAKE}
    text = _plain(found["reply"])
    if not text.strip():
        raise InputError("there is no reply in this row")
    number = found["id"]
    return Contact(
        draft=Draft(
            text=text,
            channel=_channel(found["channel"], mapping, channel),
            language=_language(found["language"]),
            customer_message=_plain(found["customer_message"]),
            customer_name=whole(found["customer_name"])[:LONGEST_NAME],
            sent_at=_moment(found["sent_at"]),
            id=whole(number)[:LONGEST_NAME],
        ),
        row=row,
        agent=whole(found["agent"])[:LONGEST_NAME],
        facts={
            "csat": _score(found["csat"], "csat"),
            "nps": _score(found["nps"], "nps"),
            "template": whole(found["template"])[:LONGEST_NAME],
            "moment": whole(found["moment"])[:LONGEST_NAME],
        },
    )


def _value(values: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The text of the first of these columns that holds something; a path with dots goes into objects."""
    for name in names:
        value = values.get(name)
        if value is None and "." in name:
            value = _inside(values, name.split("."))
        if value not in (None, ""):
            if isinstance(value, (dict, list)):
                raise InputError(f"the field {name!r} holds no plain value")
            return str(value)
    return ""


def _inside(values: Any, path: list[str]) -> Any:
    for name in path:
        values = values.get(name) if isinstance(values, dict) else None
    return values


def _plain(text: str) -> str:
    """A reply as plain text; help desks often export HTML."""
    clean = whole(text)
    return read_html(clean)[0] if _MARKUP.search(clean) else clean


def _channel(name: str, mapping: Mapping[str, Any], otherwise: str) -> str:
    own: Mapping[str, str] = mapping.get("channels", {})
    if not name:
        return otherwise
    chosen = own.get(name) or CHANNEL_WORDS.get(name.strip().casefold())
    if chosen is None:
        raise InputError(f'unknown channel {name[:40]!r}; say in [intake.channels] what it is: "{name[:40]}" = "email"')
    return chosen


def _language(name: str) -> str:
    short = name.strip().lower()[:2]
    return short if short in LANGUAGES else ""


def _moment(value: str) -> datetime | None:
    """A local date-time: ISO, or as Dutch and British exports write it, day first."""
    if not value:
        return None
    try:
        return datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        pass
    for form in DAYS_FIRST:
        try:
            return datetime.strptime(value.strip(), form)
        except ValueError:
            continue
    raise InputError(f"{value[:40]!r} is no date-time such as 2025-12-03T10:00 or 03-12-2025 10:00")


def _score(value: str, name: str) -> float | None:
    if not value.strip():
        return None
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        raise InputError(f"{name}: {value[:20]!r} is no number") from None
    if not -100 <= number <= 100:
        raise InputError(f"{name}: {value[:20]!r} is out of range")
    return number
