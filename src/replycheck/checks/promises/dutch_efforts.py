"""Dutch efforts of others with an outcome: 'ons team streeft ernaar de app werkend te krijgen'."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_infinitives import NOT_DONE, infinitives
from replycheck.checks.promises.dutch_people import owner_of
from replycheck.checks.promises.dutch_reading import Reading
from replycheck.checks.promises.values import Candidate

_BEST = re.compile(r"\b(?:best|uiterste|mogelijke|alles aan)\b")


def tries(clause: Clause, found: Reading, place: int) -> Candidate | None:
    """An effort of someone of ours: hedged when its outcome is named, none when it is only help or a general best."""
    lemma = found.finite.lemma_
    if lemma not in ("streven", "proberen", "trachten") and not (lemma == "doen" and _BEST.search(clause.lower)):
        return None
    owner = owner_of(clause, place)
    acts = [v for v in infinitives(clause, place) if v not in NOT_DONE or v == "krijgen"]
    if owner not in ("colleague", "external") or "te" not in clause.words or not acts:
        return None
    return Candidate(place, owner, acts[-1], firmness="hedged", needs_time=lemma != "doen" and owner == "external", confidence=0.75)
