"""Agreement beyond chance: Cohen's kappa per rule, a lead against the tool and leads against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycheck.store import Decision, StoredReport

    Judged = tuple[Decision, StoredReport]


@dataclass(frozen=True)
class Agreement:
    """Two judges on the same replies: how many both flag, one alone flags, none flags; kappa -1..1.

    `kappa` is None when both always say the same single thing: then there is nothing to agree about.
    """

    rule: str
    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def replies(self) -> int:
        """How many replies both judged."""
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def kappa(self) -> float | None:
        """(observed - expected agreement) / (1 - expected agreement)."""
        n = self.replies
        if not n:
            return None
        first, second = (self.both + self.first_only) / n, (self.both + self.second_only) / n
        expected = first * second + (1 - first) * (1 - second)
        observed = (self.both + self.neither) / n
        return None if expected == 1 else (observed - expected) / (1 - expected)


def compare(pairs: Iterable[tuple[set[str], set[str]]]) -> tuple[Agreement, ...]:
    """The agreement on each rule that somebody flagged; each pair holds the rules that two judges flagged in a reply."""
    judged = list(pairs)
    names = sorted({rule for pair in judged for flagged in pair for rule in flagged})
    return tuple(_on(rule, judged) for rule in names)


def _on(rule: str, judged: Sequence[tuple[set[str], set[str]]]) -> Agreement:
    said = [(rule in first, rule in second) for first, second in judged]
    return Agreement(
        rule, said.count((True, True)), said.count((True, False)), said.count((False, True)), said.count((False, False))
    )


def against_tool(judged: Iterable[Judged]) -> tuple[Agreement, ...]:
    """The leads' blind judgements against what the tool found, a lead's last word on each reply."""
    last = {(d.reviewer, r.id): (_flagged(d), found(r)) for d, r in judged}
    return compare(last.values())


def between_leads(judged: Iterable[Judged]) -> tuple[Agreement, ...]:
    """Leads against each other on the replies that two of them judged blind."""
    by_reply: dict[int, dict[str, set[str]]] = defaultdict(dict)
    for decision, stored in judged:
        by_reply[stored.id][decision.reviewer] = _flagged(decision)
    return compare(pair for one in by_reply.values() for pair in _pairs(one))


def _pairs(by_lead: dict[str, set[str]]) -> Iterable[tuple[set[str], set[str]]]:
    return ((by_lead[a], by_lead[b]) for a, b in combinations(sorted(by_lead), 2))


def _flagged(decision: Decision) -> set[str]:
    return {mark.rule for mark in decision.marks}


def found(stored: StoredReport) -> set[str]:
    """The rules that the tool flagged in a reply, also those that a person overruled later."""
    return {f.rule for f in stored.report.findings if f.suppressed is None or f.suppressed.kind == "false-alarm"}
