"""What became of one draft in a batch: a report, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from replycheck.report import SCHEMA, Finding, Report, Severity


@dataclass(frozen=True)
class Outcome:
    """One draft's result: `path` as named, `row` the line of a JSON Lines or CSV file (0: the whole file), `key`
    the name of a text in a catalogue of texts.

    `configuration` is True when the error lies in the configuration, which many files share; `fixable` when
    the words stand in the file as they read, so that a suggestion can be written into it. `own` is a catalogue
    text's report before its places were brought back to the file.
    """

    path: str
    report: Report | None = None
    error: str = ""
    row: int = 0
    id: Any = ""
    notices: tuple[str, ...] = ()
    fixable: bool = False
    customer_name: str = ""
    customer_message: str = ""
    configuration: bool = False
    key: str = ""
    own: Report | None = None

    @property
    def where(self) -> str:
        """`path`, or `path:line` for a row, as messages name it."""
        return f"{self.path}:{self.row}" if self.row else self.path

    @property
    def name(self) -> str:
        """`path`, or `path#id` for a row or a catalogue text: a name that inserted lines do not change."""
        if self.key:
            return f"{self.path}#{self.key}"
        return f"{self.path}#{self.id}" if self.row and self.id != "" else self.where

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Why something here was not checked; an empty text is nothing to check."""
        if self.error:
            return (self.error,)
        if self.report is None or not self.report.text.strip():
            return ()
        return tuple(f"not checked ({s.check}): {s.reason}" for s in self.report.skipped)

    @property
    def skipped_reasons(self) -> dict[str, list[str]]:
        """The checks that were left out, by the reason they give; an empty text is nothing to check."""
        reasons: dict[str, list[str]] = {}
        if self.report is not None and self.report.text.strip():
            for skipped in self.report.skipped:
                reasons.setdefault(skipped.reason, []).append(skipped.check)
        return reasons

    def findings(self, confidence: float, minimum: Severity = Severity.INFO) -> list[Finding]:
        """The unsuppressed findings at or above a severity and a confidence, in text order."""
        return [] if self.report is None else self.report.open_findings(minimum, confidence)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON; without one, an object with the same keys, `verdict` null and the `error`."""
        if self.report is not None:
            values = self.report.to_dict()
            values["id"] = self.id
            return {**values, "row": self.row} if self.row else values
        return {
            "schema": SCHEMA,
            "id": self.id,
            "path": self.path,
            "row": self.row,
            "error": self.error,
            "verdict": None,
            "sentences": [],
            "findings": [],
            "promises": [],
            "skipped": [{"check": "all", "reason": self.error}],
        }
