"""What the reviewers' decisions teach: labelled cases, how often each rule was right, agreement, proposals.

Nothing here changes a setting: a proposal is a few lines of configuration that a person may paste.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.learning.agreement import Agreement, against_tool, between_leads
from replycheck.learning.cases import cases
from replycheck.learning.precision import Learning, RuleFigure, rule_figures
from replycheck.learning.proposals import Proposal, proposals

if TYPE_CHECKING:
    from replycheck.store import Store

REVIEWED = ("approve", "return", "close", "false-alarm", "missed", "judge")


def learn(store: Store) -> Learning:
    """Everything that the standing decisions in a store say."""
    decided = store.decided(*REVIEWED)
    judged = [(d, r) for d, r in decided if d.action == "judge"]
    seen = {stored.id: stored for _, stored in decided}
    figures = rule_figures(decided, list(seen.values()))
    return Learning(
        reviewed=len(seen),
        rules=figures,
        tool=against_tool(judged),
        leads=between_leads(judged),
        proposals=proposals(figures, list(seen.values())),
    )


__all__ = ["Agreement", "Learning", "Proposal", "RuleFigure", "cases", "learn"]
