"""Markdown: what is not running text is masked, every offset stays."""

from __future__ import annotations

import re

from replycheck.draft import PLACEHOLDER
from replycheck.readers.comments import blank
from replycheck.readers.places import lines_of

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\r?\n.*?\n(?:---|\+\+\+)[ \t]*(?=\r?\n|\Z)", re.S)
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\r\n]+)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\]\r\n]{0,300}\](?:\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*\)|\[[^\]\r\n]*\])")
_LINK = re.compile(r"\[(?P<text>[^\[\]\r\n]+)\](?P<target>\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*\)|\[[^\]\r\n]*\])")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\r\n]+\]:[ \t]*\S.*$", re.M)
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)(?P<text>[^*_\r\n]+?)(?<=\S)\1(?![\w*])")
_RULER = re.compile(r"^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.M)


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
