"""What a customer's message holds, as frozen values; offsets count from the start of the message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Line:
    """A sentence of the message; `lower` is as long as the text itself."""

    start: int
    end: int
    text: str
    lower: str

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words in lower case."""
        return frozenset(_WORDS.findall(self.lower))

    @property
    def question(self) -> bool:
        """True when the sentence ends in a question mark."""
        return self.text.rstrip(" \"'”’)»!").endswith("?")


@dataclass(frozen=True)
class Fact:
    """Something the customer gave: kind (order, postcode, email, photo ...), the words and a comparable value.

    An empty value says that the customer sent it elsewhere or attached it.
    """

    kind: str
    start: int
    end: int
    text: str
    value: str = ""


@dataclass(frozen=True)
class Question:
    """Something asked: kind is yesno, when, much, where, why, who, how, what, now or request."""

    kind: str
    start: int
    end: int
    text: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Report:
    """Something told: grief, grievance, trouble, broken_promise, signal, praise, cancel, leaving or tried_*."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Message:
    """A customer's message as it was read: language nl, en or another code, and what was found in it."""

    text: str
    language: str
    lines: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    reports: tuple[Report, ...] = ()

    @cached_property
    def lower(self) -> str:
        """All sentences in lower case, one a line."""
        return "\n".join(line.lower for line in self.lines)

    def fact(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((f for f in self.facts if f.kind == kind), None)

    def report(self, *kinds: str) -> Report | None:
        """The first report of one of these kinds, in the order of the kinds."""
        return next((r for kind in kinds for r in self.reports if r.kind == kind), None)
