"""Plain text, Markdown and template languages: what is not running text is masked, every offset stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.draft import PLACEHOLDER
from replycheck.readers.places import lines_of

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\r?\n.*?\n(?:---|\+\+\+)[ \t]*(?=\r?\n|\Z)", re.S)
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\r\n]+)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\]\r\n]{0,300}\](?:\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*\)|\[[^\]\r\n]*\])")
_LINK = re.compile(r"\[(?P<text>[^\[\]\r\n]+)\](?P<target>\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*\)|\[[^\]\r\n]*\])")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\r\n]+\]:[ \t]*\S.*$", re.M)
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)(?P<text>[^*_\r\n]+?)(?<=\S)\1(?![\w*])")
_RULER = re.compile(r"^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.M)
_COMMENT_STARTS = re.compile(
    r"(?P<jinja>\{#)|(?P<liquid>\{%-?[ \t\r\n]{0,20}comment\b[^%\r\n]{0,100}%\})|(?P<dashed>\{\{!--)|(?P<hbs>\{\{!)"
    r"|(?P<erb><%#)|(?P<html><!--)|(?P<line>^[ \t]*(?:#|//)[ \t]*replycheck:)",
    re.M,
)
_COMMENT_ENDS = {
    "jinja": re.compile(r"#\}"),
    "liquid": re.compile(r"\{%-?\s{0,20}endcomment\s{0,20}-?%\}"),
    "dashed": re.compile(r"--\}\}"),
    "hbs": re.compile(r"\}\}"),
    "erb": re.compile(r"%>"),
    "html": re.compile(r"-->"),
    "line": re.compile(r"(?=[\r\n]|\Z)"),
}


def blank(text: str) -> str:
    """As many spaces as the text has characters; line ends stay."""
    return re.sub(r"[^\r\n]", " ", text)


def mask_comments(text: str) -> str:
    """The text with its comments blanked: HTML, template languages, and lines that begin `# replycheck:`."""
    parts, done = [], 0
    for start, end in _comments(text):
        parts += [text[done:start], blank(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each comment; one that is never closed is none, and is looked for once."""
    position, unclosed = 0, set()
    while found := _COMMENT_STARTS.search(text, position):
        position = found.end()
        kind = found.lastgroup or ""
        end = None if kind in unclosed else _COMMENT_ENDS[kind].search(text, found.end())
        if end is None:
            unclosed.add(kind)
        else:
            yield found.start(), end.end()
            position = end.end()


def mask_markdown(text: str) -> str:
    """Markdown with code, link targets, images, emphasis marks and front matter masked, same length.

    Heading and list marks stay: sentences and zones are found by them.
    """
    masked = _FRONT_MATTER.sub(lambda m: blank(m.group()), text)
    masked = _mask_fences(masked)
    masked = _CODE.sub(_filled, masked)
    for pattern in (_DEFINITION, _IMAGE, _RULER):
        masked = pattern.sub(lambda m: blank(m.group()), masked)
    masked = _LINK.sub(_only_text, masked)
    return _EMPHASIS.sub(_only_text, masked)


def _filled(found: re.Match[str]) -> str:
    """Inline code stands for a name in its sentence, so it is filled and not blanked."""
    mark = len(found.group(1))
    return " " * mark + PLACEHOLDER * len(found.group(2)) + " " * mark


def _only_text(found: re.Match[str]) -> str:
    before = found.start("text") - found.start()
    after = found.end() - found.end("text")
    return " " * before + found.group("text") + " " * after


def _mask_fences(text: str) -> str:
    lines, fence = [], ""
    for _, line in lines_of(text):
        mark = _FENCE.match(line)
        inside = bool(fence)
        if mark and not fence:
            fence = mark.group(1)
        elif mark and mark.group(1).startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        lines.append(blank(line) if inside or fence else line)
    return "".join(lines)
