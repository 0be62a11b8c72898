"""GitHub Actions: workflow commands that become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replycheck.files import one_line
from replycheck.outcome import Outcome
from replycheck.output import Look, below_here
from replycheck.report import Finding, LineIndex, Report, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One annotation a finding, and an error for what could not be checked."""
    for outcome in outcomes:
        for reason in outcome.unchecked:
            yield _command("error", {"file": below_here(outcome.path), "line": outcome.row or 1}, "replycheck", reason)
        if outcome.report is not None:
            for finding in outcome.findings(look.confidence):
                yield _annotation(outcome, outcome.report, finding)


def _annotation(outcome: Outcome, report: Report, finding: Finding) -> str:
    line, column = LineIndex.of(report.text).place(finding.start)
    end_line, end_column = LineIndex.of(report.text).place(finding.end)
    place = f"{outcome.path}:{outcome.row or line}:{column}"
    where: dict[str, object] = {"file": below_here(outcome.path), "line": outcome.row or line}
    if not outcome.row:
        where.update({"endLine": end_line, "col": column, "endColumn": end_column})
        if end_line != line:
            del where["col"], where["endColumn"]
    reads = f" ({finding.reads_as})" if finding.reads_as else ""
    said = f"{place}: {finding.rule} {finding.message}{reads} {finding.advice}"
    return _command(_COMMANDS[finding.severity], where, f"replycheck ({finding.rule})", said)


def _command(name: str, where: dict[str, object], title: str, message: str) -> str:
    values = {**where, "title": title}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in values.items())
    return f"::{name} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
