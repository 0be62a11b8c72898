"""Proposals from the decisions: configuration lines that a person may paste. Nothing changes by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replycheck.store.measures import wilson

if TYPE_CHECKING:
    from replycheck.learning.precision import RuleFigure
    from replycheck.report import Finding
    from replycheck.store import StoredReport

# Fewer findings than this say too little about a rule.
ENOUGH = 10
# A warning that is wrong more often than one time in three is a hint at most; one in two, and it should be silent.
HINT_BELOW, OFF_BELOW = 0.67, 0.5
# One template is to blame when it holds at least half of a rule's false alarms.
TEMPLATE_SHARE, TEMPLATE_ALARMS = 0.5, 3
# A higher confidence must remove at least half of the false alarms and at most one right finding in twenty.
REMOVES, LOSES = 0.5, 0.05
STEPS = tuple(n / 100 for n in range(55, 96, 5))


@dataclass(frozen=True)
class Proposal:
    """What could be changed and why: `kind` is severity, template or confidence; `lines` are TOML to paste."""

    kind: str
    rule: str
    overruled: int
    found: int
    lines: str


def proposals(figures: Iterable[RuleFigure], seen: Sequence[StoredReport]) -> tuple[Proposal, ...]:
    """The changes that the decisions speak for."""
    findings = [(stored, f) for stored in seen for f in stored.report.findings if _counts(f)]
    made = [p for figure in figures if (p := _for_rule(figure, findings)) is not None]
    return (*made, *_confidence([f for _, f in findings]))


def _counts(finding: Finding) -> bool:
    return finding.suppressed is None or finding.suppressed.kind == "false-alarm"


def _for_rule(figure: RuleFigure, findings: Sequence[tuple[StoredReport, Finding]]) -> Proposal | None:
    wrong = [(s, f) for s, f in findings if f.rule == figure.rule and f.suppressed is not None]
    paths = Counter(s.report.path for s, _ in wrong if s.report.kind == "template" and s.report.path)
    for path, number in paths.most_common(1):
        if number >= TEMPLATE_ALARMS and number >= TEMPLATE_SHARE * len(wrong):
            lines = f'[[paths]]\nmatch = "{path}"\nignore = ["{figure.rule}"]\n'
            return Proposal("template", figure.rule, number, len(wrong), lines)
    if figure.found < ENOUGH:
        return None
    _, high = wilson(figure.found - figure.overruled, figure.found)
    if high >= HINT_BELOW:
        return None
    level = "off" if high < OFF_BELOW else "info"
    return Proposal(
        "severity", figure.rule, figure.overruled, figure.found, f'[severity]\n"{figure.rule}" = "{level}"\n'
    )


def _confidence(findings: Sequence[Finding]) -> Iterator[Proposal]:
    """The lowest confidence that removes enough false alarms and loses few right findings."""
    wrong = [f.confidence for f in findings if f.suppressed is not None]
    right = [f.confidence for f in findings if f.suppressed is None]
    if len(wrong) < ENOUGH or len(right) < ENOUGH:
        return
    for step in STEPS:
        gone, lost = sum(c < step for c in wrong), sum(c < step for c in right)
        if gone >= REMOVES * len(wrong) and lost <= LOSES * len(right):
            yield Proposal("confidence", "", gone, gone + lost, f"min_confidence = {step:.2f}\n")
            return
