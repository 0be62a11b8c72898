"""How often each rule was right, as the reviewers' decisions imply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replycheck.learning.agreement import Agreement
from replycheck.learning.proposals import Proposal
from replycheck.store.measures import wilson

if TYPE_CHECKING:
    from replycheck.report import Finding
    from replycheck.store import Decision, Mark, StoredReport


@dataclass(frozen=True)
class RuleFigure:
    """A rule in the reviewed replies: findings, those overruled, and faults that people found and it did not."""

    rule: str
    found: int
    overruled: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of findings that nobody overruled; None without findings."""
        return 1 - self.overruled / self.found if self.found else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the precision."""
        return wilson(self.found - self.overruled, self.found)


@dataclass(frozen=True)
class Learning:
    """What the decisions say: figures by rule, agreement of the leads with the tool and each other, proposals."""

    reviewed: int
    rules: tuple[RuleFigure, ...]
    tool: tuple[Agreement, ...] = ()
    leads: tuple[Agreement, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def rule_figures(
    decided: Sequence[tuple[Decision, StoredReport]], seen: Sequence[StoredReport]
) -> tuple[RuleFigure, ...]:
    """The figures of every rule in the reviewed replies, the most often overruled first."""
    found: Counter[str] = Counter()
    overruled: Counter[str] = Counter()
    for stored in seen:
        for finding in stored.report.findings:
            if finding.suppressed is None or finding.suppressed.kind == "false-alarm":
                found[finding.rule] += 1
                overruled[finding.rule] += finding.suppressed is not None
    missed = Counter(mark.rule for _, _, mark in unfound(decided))
    rows = [RuleFigure(rule, found[rule], overruled[rule], missed[rule]) for rule in {*found, *missed}]
    return tuple(sorted(rows, key=lambda r: (-r.overruled, -r.missed, -r.found, r.rule)))


def unfound(
    decided: Iterable[tuple[Decision, StoredReport]],
) -> Iterator[tuple[Decision, StoredReport, Mark]]:
    """(decision, report, mark) of every marked fault at a place where the tool's rule found nothing."""
    for decision, stored in decided:
        for mark in decision.marks if decision.action in ("missed", "judge") else ():
            if not any(f.rule == mark.rule and touches(f, mark) for f in stored.report.findings):
                yield decision, stored, mark


def touches(one: Finding, other: Mark) -> bool:
    """True when two stretches of a text share a place."""
    return one.start < other.end and other.start < one.end
