"""Marks under words: code-point spans of findings, moved along while typing, as the text area wants them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from replycheck.report import Finding, Severity

LETTERS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "I"}
_LONGEST = 400


@dataclass(frozen=True)
class Mark:
    """text[start:end] belongs to a finding; without `underline` only the margin shows its letter."""

    start: int
    end: int
    severity: Severity
    key: str = ""
    underline: bool = True


def mark_of(finding: Finding) -> Mark:
    """The mark of a finding: a remark about a whole message or paragraph underlines nothing."""
    wide = not finding.sentence_wide and ("\n" in finding.text or len(finding.text) > _LONGEST)
    return Mark(finding.start, finding.end, finding.severity, finding.fingerprint, underline=not wide)


def moved(marks: Iterable[Mark], old: str, new: str) -> tuple[Mark, ...]:
    """Marks of the old text at their place in the new one; a mark whose own words changed is dropped."""
    start = _common_prefix(old, new)
    end = len(old) - _common_suffix(old, new, start)
    shift = len(new) - len(old)
    before = [m for m in marks if m.end <= start]
    after = [replace(m, start=m.start + shift, end=m.end + shift) for m in marks if m.start >= end and m.end > start]
    return (*before, *after)


def _common_prefix(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old.startswith(new[:middle]) else (low, middle - 1)
    return low


def _common_suffix(old: str, new: str, prefix: int) -> int:
    low, high = 0, min(len(old), len(new)) - prefix
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old.endswith(new[len(new) - middle :]) else (low, middle - 1)
    return low


class Lines:
    """Offsets and (row, column) places of one text whose lines end in \\n; all 0-based code points."""

    def __init__(self, text: str) -> None:
        self.lines: Sequence[str] = text.split("\n")
        self._starts = [0]
        for line in self.lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """The row and column of an offset."""
        row = bisect_right(self._starts, offset) - 1
        return row, offset - self._starts[row]

    def offset(self, place: tuple[int, int]) -> int:
        """The offset of a row and column."""
        return self._starts[place[0]] + place[1]


def byte_columns(text: str, marks: Iterable[Mark], current: str = "") -> dict[int, list[tuple[int, int, str]]]:
    """Per row (start, end, style) in UTF-8 bytes, weakest severity first so that the worst is drawn last."""
    lines = Lines(text)
    rows: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: (m.key == current, m.severity.rank)):
        style = mark.severity.value + ("-current" if current and mark.key == current else "")
        for row, start, end in _pieces(lines, mark) if mark.underline else ():
            rows[row].append((_bytes(lines.lines[row], start), _bytes(lines.lines[row], end), style))
    return dict(rows)


def _pieces(lines: Lines, mark: Mark) -> Iterable[tuple[int, int, int]]:
    """(row, start column, end column) of every line that a mark covers, empty stretches left out."""
    first, column = lines.place(mark.start)
    last, end_column = lines.place(mark.end)
    for row in range(first, last + 1):
        start = column if row == first else 0
        end = end_column if row == last else len(lines.lines[row])
        if end > start:
            yield row, start, end


def _bytes(line: str, column: int) -> int:
    return len(line[:column].encode("utf-8", "surrogatepass"))


def letters(text: str, marks: Iterable[Mark]) -> dict[int, Severity]:
    """Per row the worst severity of the marks that begin there."""
    lines = Lines(text)
    worst: dict[int, Severity] = {}
    for mark in marks:
        row = lines.place(min(mark.start, len(text)))[0]
        if row not in worst or mark.severity.rank > worst[row].rank:
            worst[row] = mark.severity
    return worst
