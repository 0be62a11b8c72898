"""Tables of replies that `replycheck init` finds: CSV files with columns of running text, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from replycheck import discover
from replycheck.config import Settings

FIRST_PART = 65_536  # bytes
ROWS = 20
LEAST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Table:
    """A table by its path below the folder, and the columns that hold texts; none where the column is `text`."""

    path: str
    columns: tuple[str, ...] = ()


def tables(folder: Path) -> Iterator[Table]:
    """The tables below a folder that hold replies; one that cannot be read holds none."""
    for file in discover.in_folder(folder, Settings(include=("*.csv", "*.jsonl"))):
        path = file.relative_to(folder).as_posix()
        start = _start(file)
        if file.suffix.lower() == ".jsonl":
            if _has_text(start):
                yield Table(path)
        elif columns := _columns(start):
            yield Table(path, () if "text" in columns else columns)


def _start(file: Path) -> str:
    """The whole lines of a file's first part."""
    try:
        with file.open("rb") as stream:
            data = stream.read(FIRST_PART)
        text = data.decode("utf-8-sig", errors="ignore")
    except OSError:
        return ""
    return text if len(data) < FIRST_PART else text[: text.rfind("\n") + 1]


def _has_text(start: str) -> bool:
    try:
        row = json.loads(start.partition("\n")[0])
    except ValueError:
        return False
    return isinstance(row, dict) and isinstance(row.get("text"), str)


def _columns(start: str) -> tuple[str, ...]:
    """The columns of which half the cells are running text; `text` alone where there is one."""
    head = start.partition("\n")[0]
    try:
        rows = list(csv.reader(io.StringIO(start, newline=""), delimiter=max(",;\t", key=head.count)))
    except csv.Error:
        return ()
    names = [name.strip() for name in rows[0]] if rows else []
    if "text" in (name.lower() for name in names):
        return ("text",)
    cells = [row for row in rows[1 : ROWS + 1] if len(row) == len(names)]
    return tuple(name for number, name in enumerate(names) if name and _is_prose([row[number] for row in cells]))


def _is_prose(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    long = [cell for cell in filled if len(_WORD.findall(cell)) >= LEAST_WORDS]
    return bool(filled) and 2 * len(long) >= len(filled)
