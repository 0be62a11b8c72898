"""Safe fixes: suggestions of near-certain findings, written into the text."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from replycheck.files import safe
from replycheck.outcome import Outcome
from replycheck.readers import CATALOGUE_SUFFIXES
from replycheck.report import Report, Suggestion, worst_first

SURE = 0.9
_MARKUP = re.compile(r"[<>&{}%\[\]*_`]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def wanted(outcome: Outcome) -> list[Suggestion]:
    """The safe suggestions for an outcome whose words stand in the file, or in a catalogue, as they read."""
    if outcome.report is None or not (outcome.fixable or in_catalogue(outcome)):
        return []
    return changes(outcome.report)


def in_catalogue(outcome: Outcome) -> bool:
    """True for a text of a catalogue of texts."""
    return bool(outcome.key) and Path(outcome.path).suffix.lower() in (*CATALOGUE_SUFFIXES, ".csv")


def changes(report: Report) -> list[Suggestion]:
    """The safe suggestions of a report, the worst findings first; none overlaps another."""
    chosen: list[Suggestion] = []
    for finding in worst_first(report.open_findings(confidence=SURE)):
        first = next(iter(finding.suggestions), None)
        if first is not None and _is_plain(report, first) and not any(_overlap(first, c) for c in chosen):
            chosen.append(first)
    return chosen


def fixed(text: str, chosen: Iterable[Suggestion]) -> str:
    """The text with suggestions taken that do not overlap."""
    for suggestion in sorted(chosen, key=lambda s: s.start, reverse=True):
        text = text[: suggestion.start] + suggestion.text + text[suggestion.end :]
    return text


def _is_plain(report: Report, suggestion: Suggestion) -> bool:
    """False where tags, entities, placeholders or marks stand between the words, which a rewrite would lose, and
    for letters that the charset of a mail may not have."""
    if report.path.lower().endswith(".eml") and not suggestion.text.isascii():
        return False
    return not _MARKUP.search(report.text[suggestion.start : suggestion.end] + suggestion.text)


def _overlap(one: Suggestion, other: Suggestion) -> bool:
    return one.start < other.end and other.start < one.end


def diff(path: str, before: str, after: str) -> str:
    """A unified diff of one file, below the current folder where it lies there; empty when nothing changes."""
    name = safe(Path(os.path.relpath(path) if Path(path).is_absolute() else os.path.normpath(path)).as_posix())
    end = "\t" if " " in name else ""
    lines = difflib.unified_diff(
        [safe(line) for line in _LINE.findall(before)],
        [safe(line) for line in _LINE.findall(after)],
        f"a/{name}{end}",
        f"b/{name}{end}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
