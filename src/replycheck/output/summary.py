"""The job summary of a CI run: counts and the worst findings as a Markdown table, without words of any draft."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from replycheck.files import one_line
from replycheck.outcome import Outcome
from replycheck.report import LineIndex

MOST = 50
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


@dataclass(frozen=True, order=True)
class Row:
    """One line of the table; rows sort by weight, then by their order in the run."""

    weight: tuple[int, int]
    place: str
    severity: str
    rule: str
    message: str


@dataclass
class Summary:
    """What a run found, kept while it passes: the worst MOST findings, and how many there were."""

    rows: list[Row] = field(default_factory=list)
    found: int = 0

    def add(self, outcome: Outcome, confidence: float) -> None:
        """Note what an outcome says: its findings, and what was not checked."""
        for reason in outcome.unchecked:
            self._note(3, outcome.where, "not checked", "", reason)
        if outcome.report is None:
            return
        lines = LineIndex.of(outcome.report.text)
        for finding in outcome.findings(confidence):
            line, column = lines.place(finding.start)
            place = f"{outcome.where}:{line}:{column}"
            self._note(finding.severity.rank, place, finding.severity.value, finding.rule, finding.message)

    def _note(self, rank: int, place: str, severity: str, rule: str, message: str) -> None:
        self.found += 1
        row = Row((rank, -self.found), place, severity, rule, message)
        if len(self.rows) < MOST:
            heapq.heappush(self.rows, row)
        else:
            heapq.heappushpop(self.rows, row)

    def markdown(self, line: str) -> str:
        """The summary under the run's own summary line."""
        return "\n".join(_lines(line, sorted(self.rows, reverse=True), self.found)) + "\n"


def _lines(line: str, rows: Sequence[Row], found: int) -> Iterator[str]:
    yield "### replycheck"
    yield ""
    yield _escaped(line)
    if not rows:
        return
    yield ""
    yield "| where | | rule | what |"
    yield "|---|---|---|---|"
    for row in rows:
        rule = f"`{row.rule}`" if row.rule else ""
        yield f"| {_escaped(row.place)} | {row.severity} | {rule} | {_escaped(row.message)} |"
    if found > len(rows):
        yield ""
        yield f"... and {found - len(rows)} more; all of them are in the log."


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", one_line(text))
