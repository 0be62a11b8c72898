"""Gettext catalogues: every translation with the place of each of its characters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from replycheck.errors import InputError
from replycheck.readers.entries import Entry, unescape
from replycheck.readers.places import Places, Written, lines_of

_KEYWORD = re.compile(r'[ \t]*(?P<name>msgctxt|msgid|msgid_plural|msgstr)(?:\[(?P<number>\d+)\])?[ \t]*(?=")')
_STRING = re.compile(r'[ \t]*"(?P<text>(?:[^"\\\r\n]|\\.)*)"[ \t]*(?=[\r\n]|\Z)')
_LANGUAGE = re.compile(r"^Language:\s*([A-Za-z]{2,3})", re.M)
_PLAIN_KEY = re.compile(r"[\w.\-]{1,80}")


@dataclass
class _Message:
    """One message while it is read: its strings by keyword, as raw spans."""

    start: int
    end: int = 0
    fuzzy: bool = False
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.spans)


def read_po(raw: str) -> Iterator[Entry]:
    """The translations of a .po file; obsolete and fuzzy ones, which no program shows, are left out.

    Raises InputError naming the line that cannot be read.
    """
    language = ""
    for message in _messages(raw):
        name = _text(raw, message, "msgid")
        if not name and "msgctxt" not in message.spans:
            found = _LANGUAGE.search(_text(raw, message, "msgstr"))
            language = found.group(1).lower() if found else ""
        elif not message.fuzzy:
            yield from _translations(raw, message, name, language)


def _translations(raw: str, message: _Message, name: str, language: str) -> Iterator[Entry]:
    key = _key(_text(raw, message, "msgctxt"), name)
    for keyword in message.spans:
        if keyword.startswith("msgstr"):
            text, places = _read(raw, message, keyword)
            number = keyword.removeprefix("msgstr")
            yield Entry(key + number, text, places, (message.start, message.end), language)


def _key(context: str, name: str) -> str:
    """A name that is one word stays as it is; a sentence gives a short digest, so no words are kept."""
    whole = f"{context}|{name}" if context else name
    if _PLAIN_KEY.fullmatch(whole):
        return whole
    return "msgid:" + hashlib.sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()[:10]


def _text(raw: str, message: _Message, keyword: str) -> str:
    return _read(raw, message, keyword)[0]


def _read(raw: str, message: _Message, keyword: str) -> tuple[str, Places]:
    target = Written()
    for start, end in message.spans.get(keyword, ()):
        unescape(raw, start, end, target)
    return target.result()


def _messages(raw: str) -> Iterator[_Message]:
    message, keyword = _Message(0), ""
    for number, (start, line) in enumerate(lines_of(raw), 1):
        stripped = line.strip()
        found = _KEYWORD.match(line)
        begins = stripped.startswith("#") or (found is not None and found["name"] in ("msgid", "msgctxt"))
        if begins and message.complete:
            yield message
            message, keyword = _Message(start), ""
        if stripped.startswith("#"):
            message.fuzzy |= stripped.startswith("#,") and "fuzzy" in stripped
            continue
        if not stripped:
            continue
        if found is not None:
            keyword = found["name"] + (f"[{found['number']}]" if found["number"] else "")
        string = _STRING.match(line, found.end() if found else 0)
        if string is None or not keyword:
            raise InputError(f'line {number} is no gettext; write msgid "..." and msgstr "..."')
        left, right = string.span("text")
        message.spans.setdefault(keyword, []).append((start + left, start + right))
        message.end = start + len(line)
    if message.complete:
        yield message
