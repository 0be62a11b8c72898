"""What a batch run comes to: counts, verdicts, the exit code and the summary line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from replycheck.config import Settings
from replycheck.exits import Exit
from replycheck.outcome import Outcome
from replycheck.report import Severity, Verdict

UNFILLED = "template.unfilled-placeholder"
MANY_UNFILLED = 3


@dataclass
class Tally:
    """What a run has come to so far."""

    checked: int = 0
    unchecked: int = 0
    failing: bool = False
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    hidden: int = 0
    suppressed: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    promises: int = 0
    unfilled: int = 0

    def add(self, outcome: Outcome, settings: Settings) -> None:
        """Count one outcome."""
        self.unchecked += bool(outcome.unchecked)
        self.checked += outcome.report is not None
        for finding in outcome.findings(0.0):
            if finding.confidence < settings.min_confidence:
                self.hidden += 1
                continue
            self.counts[finding.severity] += 1
            self.unfilled += finding.rule == UNFILLED and settings.kind == "auto"
            if not self.failing and settings.fail_on != "never":
                self.failing = finding.severity.reaches(Severity(settings.fail_on))
        if outcome.report is not None:
            self.verdicts[outcome.report.verdict] += 1
            self.suppressed += sum(f.suppressed is not None for f in outcome.report.findings)

    def code(self, *, exit_zero: bool) -> Exit:
        """The exit code; what could not be checked outweighs what was found."""
        if self.unchecked:
            return Exit.UNCHECKED
        return Exit.FINDINGS if self.failing and not exit_zero else Exit.CLEAN

    @property
    def verdict(self) -> Verdict:
        """The worst verdict."""
        return max(self.verdicts, key=list(Verdict).index, default=Verdict.PASS)

    def saved_line(self) -> str:
        """What `--save` kept, and where people find it."""
        new = plural(self.promises, "new promise")
        kept = plural(self.checked, "report")
        return f"{kept} and {new} kept: see `replycheck review` and `replycheck promises`"

    def hint(self) -> str:
        """A way out for templates that were taken for replies; empty when that is not the matter."""
        if self.unfilled < MANY_UNFILLED:
            return ""
        return (
            f"hint: {self.unfilled} fields are not filled in. Are these templates? Use --kind template,"
            " or run `replycheck init` and set kind for their folder"
        )

    def line(self) -> str:
        """The summary."""
        found = ", ".join(f"{plural(self.counts[s], s.value)}" for s in reversed(Severity) if s is not Severity.INFO)
        verdicts = ", ".join(f"{self.verdicts[v]} {v.value}" for v in Verdict if self.verdicts[v])
        parts = [
            f"{plural(self.checked, 'draft')} checked ({verdicts or 'none'}): {found}, {self.counts[Severity.INFO]} info"
        ]
        extra = (
            (self.suppressed, "suppressed"),
            (self.hidden, "below the confidence"),
            (self.unchecked, "NOT CHECKED"),
        )
        return "; ".join([*parts, *(f"{number} {word}" for number, word in extra if number)])


def plural(number: int, word: str) -> str:
    """`1 word` or `2 words`."""
    return f"{number} {word}" + ("" if number == 1 else "s")
