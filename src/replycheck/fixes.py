"""Safe fixes: suggestions of near-certain findings, written into the text."""

from __future__ import annotations

import difflib
import re

from replycheck.files import safe
from replycheck.readers.places import lines_of
from replycheck.report import Report, Suggestion, worst_first

SURE = 0.9
_MARKUP = re.compile(r"[<>&{}%]")


def fixed(report: Report) -> tuple[str, int]:
    """The text with its safe suggestions taken, the worst findings first where they overlap, and how many."""
    chosen = _chosen(report)
    text = report.text
    for suggestion in sorted(chosen, key=lambda s: s.start, reverse=True):
        text = text[: suggestion.start] + suggestion.text + text[suggestion.end :]
    return text, len(chosen)


def _chosen(report: Report) -> list[Suggestion]:
    chosen: list[Suggestion] = []
    for finding in worst_first(report.open_findings(confidence=SURE)):
        first = next(iter(finding.suggestions), None)
        if first is not None and _is_plain(report.text, first) and not any(_overlap(first, c) for c in chosen):
            chosen.append(first)
    return chosen


def _is_plain(text: str, suggestion: Suggestion) -> bool:
    """False where tags, entities or placeholders stand between the words: a rewrite would lose them."""
    return not _MARKUP.search(text[suggestion.start : suggestion.end] + suggestion.text)


def _overlap(one: Suggestion, other: Suggestion) -> bool:
    return one.start < other.end and other.start < one.end


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of one file; empty when nothing changes."""
    name = safe(path)
    lines = difflib.unified_diff(
        [safe(line) for _, line in lines_of(before)],
        [safe(line) for _, line in lines_of(after)],
        f"a/{name}",
        f"b/{name}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
