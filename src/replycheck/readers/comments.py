"""Comments of HTML and of template languages are blanked, every offset stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_OPENINGS = ("{#", "{%", "{{!", "<%#", "<!--", "replycheck:")  # a text without any of these has no comment


def blank(text: str) -> str:
    """As many spaces as the text has characters; line ends stay."""
    return re.sub(r"[^\r\n]", " ", text)


def mask_comments(text: str) -> str:
    """The text with its comments blanked: HTML, template languages, and lines that begin `# replycheck:`."""
    if not any(opening in text for opening in _OPENINGS):
        return text
    parts, done = [], 0
    for start, end in _comments(text):
        parts += [text[done:start], blank(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each comment; one that is never closed is none, and is looked for once."""
    starts, ends = _patterns()
    position, unclosed = 0, set()
    while found := starts.search(text, position):
        position = found.end()
        kind = found.lastgroup or ""
        end = None if kind in unclosed else ends[kind].search(text, found.end())
        if end is None:
            unclosed.add(kind)
        else:
            yield found.start(), end.end()
            position = end.end()


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The pattern of every comment's start, and the pattern of its end by the name of its kind."""
    starts = re.compile(
        r"(?P<jinja>\{#)|(?P<liquid>\{%-?[ \t\r\n]{0,20}comment\b[^%\r\n]{0,100}%\})|(?P<dashed>\{\{!--)|(?P<hbs>\{\{!)"
        r"|(?P<erb><%#)|(?P<html><!--)|(?P<line>^[ \t]*(?:#|//)[ \t]*replycheck:)",
        re.M,
    )
    ends = {
        "jinja": re.compile(r"#\}"),
        "liquid": re.compile(r"\{%-?\s{0,20}endcomment\s{0,20}-?%\}"),
        "dashed": re.compile(r"--\}\}"),
        "hbs": re.compile(r"\}\}"),
        "erb": re.compile(r"%>"),
        "html": re.compile(r"-->"),
        "line": re.compile(r"(?=[\r\n]|\Z)"),
    }
    return starts, ends
