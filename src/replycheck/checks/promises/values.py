"""What the language-specific finders hand to the promise check."""

from __future__ import annotations

from dataclasses import dataclass

DOUBTFUL = 0.5
"""The confidence of a candidate that only the encoder can make a promise."""


@dataclass(frozen=True)
class Candidate:
    """A possible commitment in a clause: the index of its verb, its owner and its action.

    `needs_time`: it is one only with a moment to come in the clause (or as a conditional); `strict`: a
    condition does not do. `contact`: the act is a call, a message or an answer. `investigates`: the act is
    looking something up. `at` is where in the clause it begins (a negation before that denies something else).
    `proof`: the confidence that it keeps where that moment is missing.
    An empty owner says that the clause is understood and promises nothing.
    """

    verb: int
    owner: str
    action: str
    firmness: str = "firm"
    needs_time: bool = False
    strict: bool = False
    contact: bool = False
    investigates: bool = False
    confidence: float = 0.9
    at: int = 0
    source: str = ""
    proof: float = DOUBTFUL
