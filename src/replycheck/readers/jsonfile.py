"""JSON catalogues: every string value with the place of each of its characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from replycheck.errors import InputError
from replycheck.readers.entries import Entry, unescape
from replycheck.readers.places import Written

_TOKEN = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"|(?P<mark>[\[\]{},:])|[^\s\[\]{},:"]+', re.S)
_NAMES = ("id", "key", "name", "title")


@dataclass
class _Level:
    """An object or a list that is being read: its value, and where in it the reader stands."""

    value: Any
    name: str
    index: int = 0
    key: str | None = None

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)

    def child(self) -> tuple[str, Any]:
        """Name and value of the part that the reader stands at."""
        if not self.is_list:
            key = self.key or ""
            return _joined(self.name, key), self.value.get(key) if isinstance(self.value, dict) else None
        inner = self.value[self.index] if self.index < len(self.value) else None
        return _joined(self.name, item_name(inner, self.index)), inner


def item_name(item: Any, index: int) -> str:
    """The name of a list's item: its own id, key, name or title where it has one, else its number."""
    if isinstance(item, dict):
        for name in _NAMES:
            if isinstance(item.get(name), (str, int)) and str(item[name]).strip():
                return " ".join(str(item[name]).split())[:60]
    return str(index)


def _joined(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def read_json(raw: str) -> Iterator[Entry]:
    """The string values of a JSON file by their dotted path; raises InputError when it is not JSON."""
    try:
        value = json.loads(raw)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except (RecursionError, ValueError):
        raise InputError("is not JSON that can be read: it is nested too deeply, or holds a number too long") from None
    levels: list[_Level] = []
    done = 0
    for token in _TOKEN.finditer(raw):
        mark = token["mark"]
        if mark in ("{", "["):
            name, inner = levels[-1].child() if levels else ("", value)
            levels.append(_Level(inner, name))
        elif mark:
            _step(levels, mark)
        elif token["text"] is not None and _is_key(levels):
            levels[-1].key = _entry(raw, token, "", done).text
        elif token["text"] is not None:
            yield _entry(raw, token, levels[-1].child()[0] if levels else "text", done)
            done = token.end()


def _is_key(levels: list[_Level]) -> bool:
    return bool(levels) and not levels[-1].is_list and levels[-1].key is None


def _step(levels: list[_Level], mark: str) -> None:
    if mark in ("}", "]"):
        levels.pop()
    elif mark == "," and levels[-1].is_list:
        levels[-1].index += 1
    elif mark == ",":
        levels[-1].key = None


def _entry(raw: str, token: re.Match[str], name: str, done: int) -> Entry:
    target = Written()
    unescape(raw, token.start("text"), token.end("text"), target)
    return Entry(name, *target.result(), (done, token.end()))
