"""CSV tables of texts, such as macros: chosen columns, each cell with the place of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from replycheck.errors import InputError
from replycheck.readers.entries import Entry
from replycheck.readers.places import Places, Written

_NAMES = ("id", "key", "name", "title", "naam", "titel")
_LANGUAGE = ("lang", "language", "locale", "taal")


@dataclass(frozen=True)
class _Cell:
    """One cell as a raw span, quotes left off."""

    start: int
    end: int
    quoted: bool

    def read(self, raw: str) -> tuple[str, Places]:
        """Text and places; two quotes in a quoted cell stand for one."""
        target = Written()
        position = self.start
        if self.quoted:
            for found in re.compile('""').finditer(raw, self.start, self.end):
                target.copy(raw[position : found.start()], position)
                target.add('"', *found.span())
                position = found.end()
        target.copy(raw[position : self.end], position)
        return target.result()


def read_cells(raw: str) -> Iterator[Entry]:
    """Every cell of a table with a header, keyed row.column; the row's name is its id, key, name or title,
    else its number. Raises InputError naming the line whose quotes or number of cells are wrong."""
    rows = _rows(raw)
    header = [cell.read(raw)[0].strip() for cell in next(rows, (0, []))[1]]
    lower = [name.lower() for name in header]
    own, spoken = (next((lower.index(n) for n in names if n in lower), None) for names in (_NAMES, _LANGUAGE))
    begin, seen = 0, set()
    for number, (line, cells) in enumerate(rows, 1):
        if len(cells) != len(header):
            raise InputError(f"line {line} has {len(cells)} cells where the header has {len(header)}; quote its texts")
        name = " ".join(cells[own].read(raw)[0].split())[:60] if own is not None else ""
        name = name if name and name not in seen else str(number)
        seen.add(name)
        language = cells[spoken].read(raw)[0].strip().lower()[:2] if spoken is not None else ""
        for column, cell in zip(header, cells, strict=True):
            text, places = cell.read(raw)
            yield Entry(f"{name}.{column}", text, places, (begin, cell.end), language)
            begin = cell.end


def _rows(raw: str) -> Iterator[tuple[int, list[_Cell]]]:
    """(line, cells) of every row that is not blank; the separator is the header's comma, semicolon or tab."""
    first = re.match(r"[^\r\n]*", raw)
    head = first.group() if first else ""
    separator = max(",;\t", key=head.count)
    cell = re.compile(rf'[ ]*"(?P<quoted>(?:[^"]|"")*)"[ ]*|(?![ ]*")(?P<plain>[^{separator}\r\n]*)')
    position, line = 0, 1
    while position < len(raw):
        cells, begin = [], position
        while True:
            found = cell.match(raw, position)
            if found is None or raw[found.end() : found.end() + 1] not in (separator, "\r", "\n", ""):
                raise InputError(f"line {line} is not CSV: a quotation mark stands where none may; double it")
            quoted = found["quoted"] is not None
            cells.append(_Cell(*found.span("quoted" if quoted else "plain"), quoted))
            position = found.end()
            if raw[position : position + 1] != separator:
                break
            position += 1
        ends = re.compile(r"\r\n|\r|\n|\Z").match(raw, position)
        position = max(ends.end(), position) if ends else position
        if raw[begin:position].strip():
            yield line, cells
        line += len(re.compile(r"\r\n|\r|\n").findall(raw, begin, position))
