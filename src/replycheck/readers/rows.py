"""JSON Lines and CSV: one draft a row, read one at a time so that memory stays bounded."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

from replycheck.config import CHANNELS, KINDS, LANGUAGES
from replycheck.errors import InputError
from replycheck.files import whole

MAX_LINE = 8_000_000
csv.field_size_limit(MAX_LINE)


@dataclass(frozen=True)
class Row:
    """One row: its line, the values it holds, or what is wrong with it."""

    line: int
    values: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""


def read_jsonl(stream: IO[bytes]) -> Iterator[Row]:
    """The objects of a JSON Lines stream; an unreadable line gives a row with `error`, a blank line none."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if not line.endswith(b"\n") and len(line) == MAX_LINE:
            _skip_line(stream)
            yield Row(number, error=f"the line is longer than {MAX_LINE} bytes; split the draft")
        elif number == 1 and line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _object(number, line.removeprefix(b"\xef\xbb\xbf"))
        elif line.strip():
            yield _object(number, line)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
        pass


def _object(number: int, line: bytes) -> Row:
    try:
        values = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        return Row(number, error=f"not UTF-8 at byte {error.start} of the line; save the file as UTF-8")
    except json.JSONDecodeError as error:
        return Row(number, error=f"not JSON: {error.msg} at column {error.colno}; write one object a line")
    except ValueError as error:
        return Row(number, error=f"not JSON: {error}")
    except RecursionError:
        return Row(number, error="not JSON that can be read: it is nested too deeply")
    if not isinstance(values, dict):
        return Row(number, error='not a JSON object; write {"id": "...", "text": "..."}')
    return Row(number, values)


def read_csv(stream: IO[str]) -> Iterator[Row]:
    """The rows of a CSV table with a header; the separator is a comma, a semicolon or a tab."""
    header = stream.readline(MAX_LINE)
    if not header.strip():
        return
    separator = max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=separator))
    names = [name.strip().lower().removeprefix("\ufeff") for name in names]
    if "text" not in names:
        yield Row(1, error=f'the header has no column "text"; it has {", ".join(names)[:80]}')
        return
    reader = csv.reader(_lines(stream), delimiter=separator)
    yield from _csv_rows(reader, names)


def _lines(stream: IO[str]) -> Iterator[str]:
    """The lines of a table; one that does not end is not read into memory whole, and ends the reading."""
    while line := stream.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith("\n"):
            raise csv.Error(f"a line is longer than {MAX_LINE} characters; the rest is not read")
        yield line


def _csv_rows(reader: Any, names: list[str]) -> Iterator[Row]:
    line = 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, error=f"not CSV: {error}")
            line = reader.line_num + 2
            continue
        if cells and len(cells) != len(names):
            yield Row(line, error=f"{len(cells)} cells where the header has {len(names)}; quote texts with commas")
        elif cells:
            yield Row(line, {k: _cell(k, v) for k, v in zip(names, cells, strict=True) if v != "" or k == "text"})
        line = reader.line_num + 2


def _cell(name: str, value: str) -> Any:
    """A cell as the JSON value of its field."""
    if name == "turn" and value.strip().isdigit():
        return int(value)
    if name == "attachments":
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


_STRINGS = ("text", "channel", "lang", "customer_message", "customer_name", "sent_at", "kind")

_OPTIONAL = ("channel", "lang", "kind", "sent_at")


def field_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row as Draft's arguments; null means not given. Raises InputError naming the field."""
    given = {k: v for k, v in values.items() if v is not None and (v != "" or k not in _OPTIONAL)}
    if "text" not in given:
        raise InputError('the field "text" is missing')
    for key in _STRINGS:
        if key in given and not isinstance(given[key], str):
            raise InputError(f'the field "{key}" must be a string')
    found: dict[str, Any] = {"text": whole(given["text"])}
    found.update(_chosen(given))
    for key in ("customer_message", "customer_name"):
        if key in given:
            found[key] = whole(given[key])
    found.update(_typed(given))
    return found


def _chosen(given: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    choices = (("channel", "channel", CHANNELS), ("lang", "language", LANGUAGES), ("kind", "kind", KINDS))
    for key, name, allowed in choices:
        if key in given:
            if given[key] not in allowed:
                raise InputError(f"unknown {key} {given[key][:40]!r}; use one of {', '.join(allowed)}, or leave it out")
            found[name] = given[key]
    return found


def _typed(given: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "sent_at" in given:
        found["sent_at"] = moment(given["sent_at"], "sent_at")
    if "turn" in given:
        if type(given["turn"]) is not int or given["turn"] < 1:
            raise InputError('the field "turn" must be a whole number from 1')
        found["turn"] = given["turn"]
    if "attachments" in given:
        names = given["attachments"]
        if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
            raise InputError('the field "attachments" must be a list of file names')
        found["attachments"] = tuple(whole(n) for n in names)
    return found


def moment(value: str, name: str) -> datetime:
    """A local date-time from ISO text; an offset from UTC is dropped, the clock time stays."""
    try:
        return datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        raise InputError(f'{name}: {value[:40]!r} is not a date-time such as "2025-12-03T10:00"') from None
