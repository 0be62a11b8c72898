"""Where each character of a draft stands in the raw file."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Places:
    """Offsets of a text's characters in the raw text: character i covers raw[starts[i]:ends[i]]."""

    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw (start, end) of text[start:end]; an empty span stays empty."""
        if not self.starts:
            return 0, 0
        if start >= len(self.starts):
            return self.ends[-1], self.ends[-1]
        if end <= start:
            return self.starts[start], self.starts[start]
        return self.starts[start], max(self.starts[start], self.ends[end - 1])

    def through(self, outer: Places) -> Places:
        """These places seen one file further out: `outer` maps the text that these count in."""
        spans = [outer.span(s, e) for s, e in zip(self.starts, self.ends, strict=True)]
        return Places(array("L", (s for s, _ in spans)), array("L", (e for _, e in spans)))


class Written:
    """A text under construction that remembers where each character came from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._places = Places()
        self._last = ""

    def add(self, text: str, start: int, end: int) -> None:
        """Add characters that all stand for raw[start:end]."""
        for _ in text:
            self._places.starts.append(start)
            self._places.ends.append(end)
        self._note(text)

    def copy(self, text: str, start: int) -> None:
        """Add characters that stand one for one at raw[start:]."""
        self._places.starts.extend(range(start, start + len(text)))
        self._places.ends.extend(range(start + 1, start + len(text) + 1))
        self._note(text)

    def _note(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._last = text[-1]

    @property
    def length(self) -> int:
        """How many characters are written."""
        return len(self._places.starts)

    @property
    def last(self) -> str:
        """The last character, or an empty string."""
        return self._last

    def result(self) -> tuple[str, Places]:
        """The text and its places."""
        return "".join(self._parts), self._places


def joined(pieces: Iterable[tuple[str, int]]) -> tuple[str, Places]:
    """Pieces of raw text, each with its raw offset, as one text with its places."""
    written = Written()
    for text, start in pieces:
        written.copy(text, start)
    return written.result()


_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line with its line end) of every line; only CR, LF and CRLF end a line."""
    for found in _LINES.finditer(text):
        yield found.start(), found.group()
