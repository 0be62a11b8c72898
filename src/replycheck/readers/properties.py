"""Java properties: every value with the place of each of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.readers.entries import Entry, unescape
from replycheck.readers.places import Places, Written

_BLANK = re.compile(r"[ \t\f]*(?:[#!][^\r\n]*)?(?:\r\n|\r|\n|\Z)")
_PAIR = re.compile(
    r"[ \t\f]*(?P<key>(?:[^\\\s:=]|\\.)+)[ \t\f]*[:=]?[ \t\f]*(?P<value>(?:[^\\\r\n]|\\(?:\r\n|.)|\\\Z)*)", re.S
)
_FOLD = re.compile(r"\\(?:\r\n|\r|\n)[ \t\f]*")


def read_properties(raw: str) -> Iterator[Entry]:
    """The values of a .properties file; two single quotes stand for one, as in message formats."""
    position = begin = 0
    while position < len(raw):
        blank = _BLANK.match(raw, position)
        if blank:
            position = max(blank.end(), position + 1)
            continue
        pair = _PAIR.match(raw, position)
        if pair is None:  # a line that begins with its separator has no key
            position = _line_end(raw, position)
            continue
        text, places = _value(raw, *pair.span("value"))
        yield Entry(_FOLD.sub("", pair["key"]), text, places, (begin, pair.end()))
        position = begin = max(pair.end(), position + 1)


def _line_end(raw: str, position: int) -> int:
    found = re.compile(r"[\r\n]+").search(raw, position)
    return found.end() if found else len(raw)


def _value(raw: str, start: int, end: int) -> tuple[str, Places]:
    target = Written()
    unescape(raw, start, end, target)
    text, places = target.result()
    if "''" not in text:
        return text, places
    single = Written()
    for found in re.finditer(r"''|[^']+|'", text):
        if found.group() == "''":
            single.add("'", *places.span(*found.span()))
            continue
        for offset in range(*found.span()):
            single.add(text[offset], *places.span(offset, offset + 1))
    return single.result()
