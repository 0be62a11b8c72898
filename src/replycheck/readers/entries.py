"""One text out of a catalogue of texts, and escapes that keep the place of every character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replycheck.readers.places import Places, Written


@dataclass(frozen=True)
class Entry:
    """A text of a catalogue: its lasting name, its language where the file tells, and its raw stretch.

    `scope` is the raw (start, end) in which a comment speaks of this text: from the text before it to its end.
    """

    key: str
    text: str
    places: Places
    scope: tuple[int, int]
    language: str = ""


_ESCAPE = re.compile(
    r"\\(?:u(?P<u>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|x(?P<x>[0-9A-Fa-f]{2})"
    r"|(?P<octal>[0-7]{1,3})|(?P<fold>(?:\r\n|\r|\n)[ \t]*)|(?P<one>.))",
    re.S,
)
_PAIR = re.compile(r"\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "b": "\b", "a": "\a", "v": "\v"}


def unescape(raw: str, start: int, end: int, written: Written) -> None:
    """Write raw[start:end] with its backslash escapes read; an escaped line end joins two lines."""
    position = start
    while position < end:
        mark = raw.find("\\", position, end)
        if mark < 0:
            mark = end
        if mark > position:
            written.copy(raw[position:mark], position)
        if mark == end:
            return
        position = _escape(raw, mark, end, written)


def _escape(raw: str, mark: int, end: int, written: Written) -> int:
    """Write the character of one escape; returns where the text goes on."""
    pair = _PAIR.match(raw, mark, end)
    if pair:
        high, low = (int(half, 16) for half in pair.groups())
        written.add(chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00), mark, pair.end())
        return pair.end()
    found = _ESCAPE.match(raw, mark, end)
    if found is None:  # a backslash at the very end
        written.copy("\\", mark)
        return mark + 1
    if found["fold"] is None:
        written.add(_character(found), mark, found.end())
    return found.end()


def _character(found: re.Match[str]) -> str:
    code = found["u"] or found["long"] or found["x"]
    number = int(code, 16) if code else int(found["octal"], 8) if found["octal"] else None
    if number is None:
        return _LETTERS.get(found["one"], found["one"])
    broken = number > 0x10FFFF or 0xD800 <= number <= 0xDFFF
    return "\N{REPLACEMENT CHARACTER}" if broken else chr(number)
