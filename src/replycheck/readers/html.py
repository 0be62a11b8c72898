"""HTML: the text that a reader sees, each character with its place in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from replycheck.readers.comments import mask_comments
from replycheck.readers.places import Places, Written

_BLOCKS = frozenset(
    """
    address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
    mj-text mj-section mj-column mj-button
    """.split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol table pre".split())
_SILENT = frozenset("head script style template title noscript svg object mj-head mj-style mj-attributes".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_SPACE = r"[ \t\r\n\f]"
_COLLAPSING = re.compile(rf"\A{_SPACE}+|{_SPACE}{{2,}}|[\t\r\n\f]")  # one space between words stays as it is


_SHOWN_ATTRIBUTES = re.compile(r"""\b(alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_SEEN = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Aside:
    """A text beside the running text: an image's alt or a title, or the hidden line that an inbox shows."""

    name: str
    text: str
    places: Places


def read_html(raw: str) -> tuple[str, Places]:
    """The visible text of an HTML page and the place of each of its characters."""
    text, places, _ = read_page(raw)
    return text, places


def read_page(raw: str) -> tuple[str, Places, tuple[Aside, ...]]:
    """`read_html`, with the texts that stand beside the running text."""
    reader = _Reader(mask_comments(raw))
    text, places = reader.read()
    return text, places, tuple(reader.asides())


class _Reader(HTMLParser):
    """Writes visible text; a tag that breaks the line becomes a line end at its own place."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self._raw = raw
        self._lines = [offset for offset, _ in _newline_lines(raw)] or [0]
        self._written = Written()
        self._open: list[tuple[str, int]] = []
        self._silent = 0
        self._hidden = 0
        self._preheader = Written()
        self._attributes: list[Aside] = []
        self._quoted = 0
        self._breaks = 0

    def read(self) -> tuple[str, Places]:
        """Parse the whole page."""
        self.feed(self._raw)
        self.close()
        return self._written.result()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: hidden ones are passed over, blocks and br start a new line."""
        self._line_end(tag)
        self._note_attributes()
        if tag in _VOID:
            return
        values = dict(attrs)
        hidden = "hidden" in values or bool(_HIDDEN.search(values.get("style") or ""))
        self._open.append((tag, 2 if tag in _SILENT else int(hidden)))
        self._silent += tag in _SILENT or hidden
        self._hidden += hidden and tag not in _SILENT
        self._quoted += tag == "blockquote"
        if tag == "li" and not self._silent:
            self._text("- ", self._here(), self._here())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self._line_end(tag)
        self._note_attributes()

    def _note_attributes(self) -> None:
        """Keep what a tag says to a reader by its attributes."""
        if self._silent:
            return
        for found in _SHOWN_ATTRIBUTES.finditer(self.get_starttag_text() or ""):
            number = 2 if found.group(2) is not None else 3
            start = self._here() + found.start(number)
            text, inner = read_html(found.group(number))
            shifted = Places(array("L", (s + start for s in inner.starts)), array("L", (e + start for e in inner.ends)))
            self._attributes.append(Aside(found.group(1).lower(), text, shifted))

    def asides(self) -> Iterator[Aside]:
        """The texts beside the running text, in file order; the inbox line first."""
        text, places = self._preheader.result()
        if _SEEN.search(text):
            yield Aside("preheader", text, places)
        yield from self._attributes

    def handle_endtag(self, tag: str) -> None:
        """Close an element and those left open inside it; a stray end tag closes nothing."""
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, silent = self._open.pop()
            self._silent -= bool(silent)
            self._hidden -= silent == 1
            self._quoted -= name == "blockquote"
            self._line_end(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Running text; white space collapses as in a browser, except in pre."""
        if self._silent:
            self._inbox_line(data, self._here(), None)
            return
        start = self._here()
        if any(name == "pre" for name, _ in self._open):
            self._text(data, start, None)
            return
        position = 0
        for gap in _COLLAPSING.finditer(data):
            self._text(data[position : gap.start()], start + position, None)
            self._space(start + gap.start(), start + gap.end())
            position = gap.end()
        self._text(data[position:], start + position, None)

    def handle_entityref(self, name: str) -> None:
        """A named character such as &euro;."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """A numbered character such as &#8364;."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._here()
        if self._raw.startswith(";", start + len(written)):
            written += ";"
        if self._silent:
            self._inbox_line(unescape(written), start, start + len(written))
        else:
            self._text(unescape(written), start, start + len(written))

    def _inbox_line(self, text: str, start: int, end: int | None) -> None:
        """Hidden text before anything that is seen is what an inbox shows below the subject."""
        if self._silent != self._hidden or self._written.last:
            return
        if end is None:
            self._preheader.copy(text, start)
        else:
            self._preheader.add(text, start, end)

    def _space(self, start: int, end: int) -> None:
        if not self._breaks and self._written.last not in ("", " ", "\n"):
            self._written.add(" ", start, end)

    def _line_end(self, tag: str) -> None:
        """Note the line ends that a tag asks for; two at most, an empty line."""
        if self._silent:
            return
        if tag == "br":
            self._breaks = min(2, self._breaks + 1)
        elif tag in _BLOCKS:
            self._breaks = max(self._breaks, 2 if tag in _PARAGRAPHS else 1)

    def _text(self, text: str, start: int, end: int | None) -> None:
        """Write text after the line ends that are due; `end` is None when it stands there one for one."""
        if not text:
            return
        if self._breaks:
            if self._written.last:
                self._written.add("\n" * self._breaks, start, start)
            self._breaks = 0
        if self._quoted and self._written.last in ("", "\n"):
            self._written.add("> ", start, start)
        if end is None:
            self._written.copy(text, start)
        else:
            self._written.add(text, start, end)


def _newline_lines(raw: str) -> list[tuple[int, str]]:
    """Lines as the parser counts them: only LF ends a line."""
    return [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\n|[^\n]+|\Z", raw)]
