"""GitLab Code Quality: the report that merge requests show."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from replycheck.outcome import Outcome
from replycheck.output import Look, below_here
from replycheck.output.data import listed
from replycheck.report import Finding, LineIndex, Report, Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render_gitlab(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One JSON array of issues."""
    yield from listed(_apart(_issues(outcomes, look)))
    yield "\n"


def _apart(issues: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The issues, each with a fingerprint of its own; rows of one id, or a file named twice, would share theirs."""
    seen: Counter[str] = Counter()
    for issue in issues:
        name = issue["fingerprint"]
        seen[name] += 1
        yield issue if seen[name] == 1 else {**issue, "fingerprint": _digest(name, str(seen[name]))}


def _issues(outcomes: Iterable[Outcome], look: Look) -> Iterator[dict[str, Any]]:
    for outcome in outcomes:
        yield from (_unchecked(outcome, reason) for reason in outcome.unchecked)
        if outcome.report is not None:
            yield from (_issue(outcome, outcome.report, f) for f in outcome.findings(look.confidence))


def _issue(outcome: Outcome, report: Report, finding: Finding) -> dict[str, Any]:
    lines = LineIndex.of(report.text)
    begin, end = (lines.place(offset)[0] for offset in (finding.start, finding.end))
    return {
        "description": f"{finding.message} {finding.advice}".rstrip(),
        "check_name": finding.rule,
        "fingerprint": _digest(below_here(outcome.name), finding.rule, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": below_here(outcome.path),
            "lines": {"begin": outcome.row or begin, "end": outcome.row or end},
        },
    }


def _unchecked(outcome: Outcome, reason: str) -> dict[str, Any]:
    return {
        "description": reason,
        "check_name": "replycheck.unchecked",
        "fingerprint": _digest(below_here(outcome.name), "unchecked", reason),
        "severity": "blocker",
        "location": {"path": below_here(outcome.path), "lines": {"begin": outcome.row or 1}},
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
