"""Reviewdog Diagnostic JSON: columns count UTF-8 bytes from 1, ends are exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from replycheck.outcome import Outcome
from replycheck.output import Look, below_here
from replycheck.output.data import listed
from replycheck.report import Finding, LineIndex, Report, Severity

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render_rdjson(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One diagnostic result."""
    yield '{"source": {"name": "replycheck"}, "diagnostics": '
    yield from listed(_diagnostics(outcomes, look))
    yield "}\n"


def _diagnostics(outcomes: Iterable[Outcome], look: Look) -> Iterator[dict[str, Any]]:
    for outcome in outcomes:
        yield from (_unchecked(outcome, reason) for reason in outcome.unchecked)
        if outcome.report is not None:
            yield from (_diagnostic(outcome, outcome.report, f) for f in outcome.findings(look.confidence))


def _diagnostic(outcome: Outcome, report: Report, finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": f"{finding.message} {finding.advice}".rstrip(),
        "location": {"path": below_here(outcome.path), "range": _range(outcome, report, finding.start, finding.end)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "original_output": f"{outcome.where}: {finding.rule}: {finding.message}",
    }
    if finding.suggestions and outcome.fixable:
        found["suggestions"] = [
            {"range": _range(outcome, report, s.start, s.end), "text": s.text} for s in finding.suggestions
        ]
    return found


def _unchecked(outcome: Outcome, reason: str) -> dict[str, Any]:
    place = {"path": below_here(outcome.path), "range": {"start": {"line": outcome.row or 1}}}
    return {
        "message": reason,
        "location": place,
        "severity": "ERROR",
        "code": {"value": "replycheck.unchecked"},
    }


def _range(outcome: Outcome, report: Report, start: int, end: int) -> dict[str, Any]:
    if outcome.row:
        return {"start": {"line": outcome.row}}
    lines = LineIndex.of(report.text)
    return {"start": _position(report.text, lines, start), "end": _position(report.text, lines, end)}


def _position(text: str, lines: LineIndex, offset: int) -> dict[str, int]:
    line, _ = lines.place(offset)
    before = text[lines.start_of(line) : offset]
    return {"line": line, "column": len(before.encode("utf-8", "backslashreplace")) + 1}
