"""The cascade: rules over symbols, written in words, each rewriting a run of nodes into one node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from .lexer import Node
from .values import Language, WorkingTime


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the words: time of sending, language, the team's hours, channel."""

    now: datetime
    language: Language
    working: WorkingTime
    channel: str
    text: str

    @property
    def today(self) -> date:
        """The day of sending."""
        return self.now.date()

    @property
    def day_first(self) -> bool:
        """False where 5/12 is the twelfth of May."""
        return self.working.country.upper() not in {"US"}


Built = tuple[str, Any] | None
Builder = Callable[[list[Node], Context], Built]

_CODES: dict[str, str] = {}
_CHOICE = re.compile(r"\((?:\?:)?([\u4e00-\u4fff](?:\|[\u4e00-\u4fff])*)\)")
_NAME = re.compile(r"[A-Z][A-Z_0-9]*")
_MACROS = {
    "DAYNUM": "(?:NUM|ORD|SECOND)",
    "WD": "(?:WEEKDAY|WDSHORT)",
    "OFX": "(?:OF|VAN)",
    "FROMX": "(?:FROM|VAN|SINCE|FROMDAY)",
    "TOX": "(?:TO|TILL|UNTIL|DASH)",
    "UNITS": "(?:UNIT|UUR|SECOND|QUART)",
    "NUMBER": "(?:NUM|NUM3)",
    "REF": "(?:THIS|NEXT|COMING|LAST)",
    "RELATIVE": "(?:RELDAY|MORGEN)",
    "YEARISH": "(?:YEAR|YEARWORD)",
    "DURATION": "(?:AMOUNT|HOURS)",
    "POINT": "(?:DAY|PERIOD|MOMENT|NOW|YEAR|YEARWORD|CLOCK)",
    "HOURX": "(?:NUM|CLOCK|HOURS|DOTPAIR)",
    "BEFOREX": "(?:BEFORE|BY|TILL|UNTIL)",
}


def _code(name: str) -> str:
    return _CODES.setdefault(name, chr(0x4E00 + len(_CODES)))


def _expand(pattern: str) -> str:
    return _NAME.sub(lambda m: _MACROS.get(m.group(), m.group()), pattern)


def _compile(pattern: str) -> re.Pattern[str]:
    body = _NAME.sub(lambda m: _code(m.group()), pattern).replace(" ", "")
    # a choice between single symbols is a character class, which compiles and runs faster
    return re.compile(_CHOICE.sub(lambda m: f"[{m.group(1).replace('|', '')}]", body))


def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """For each part of the pattern that cannot be left out, the symbols of which one must be there."""
    needed, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        if pattern[at] == "(":
            start = start if depth else at
            depth += 1
        elif pattern[at] == ")":
            depth -= 1
        name = _NAME.match(pattern, at) if not depth and pattern[at] != ")" else None
        end = name.end() if name else at + 1
        if name or (pattern[at] == ")" and not depth):
            part = pattern[at if name else start : end]
            if pattern[end : end + 1] not in ("?", "*") and not part.startswith(("(?!", "(?<!")):
                needed.append(frozenset(_code(m) for m in _NAME.findall(part)))
        at = end
    return tuple(needed)


@dataclass(frozen=True)
class Rule:
    """A pattern over symbols ("WEEKDAY COMMA? NUM MONTH") and what to build of the nodes that it covers."""

    words: str
    build: Builder
    language: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over the symbols' codes, compiled when it is first needed."""
        return _compile(_expand(self.words))

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Symbols of which a line must have one of each set before the pattern can match."""
        return _needs(_expand(self.words))


def rule(pattern: str, build: Builder, language: str = "") -> Rule:
    """Make a rule; with a language it holds for that language alone."""
    return Rule(pattern, build, language)


def codes(nodes: Iterable[Node]) -> str:
    """The nodes as one string, a character a symbol, for the rules' patterns to run on."""
    return "".join(_code(node.sym) for node in nodes)


def run(rules: Iterable[Rule], nodes: list[Node], context: Context) -> list[Node]:
    """Apply the rules in order, each from left to right; returns the rewritten nodes."""
    line = codes(nodes)
    present = set(line)
    for one in rules:
        if any(map(present.isdisjoint, one.needs)):
            continue
        at = 0
        while match := one.pattern.search(line, at):
            first, last = match.span()
            built = one.build(nodes[first:last], context)
            if built is None:
                at = first + 1
                continue
            node = Node(built[0], nodes[first].start, nodes[last - 1].end, built[1], nodes[first].raw)
            nodes[first:last] = [node]
            line = line[:first] + _code(node.sym) + line[last:]
            present.add(_code(node.sym))
            at = first if last - first > 1 else first + 1
    return nodes


def value(nodes: list[Node], *symbols: str) -> Any:
    """Value of the first node with one of these symbols, None without one."""
    return next((node.value for node in nodes if node.sym in symbols), None)


def pick(nodes: list[Node], *symbols: str) -> list[Node]:
    """The nodes with one of these symbols."""
    return [node for node in nodes if node.sym in symbols]


def has(nodes: list[Node], *symbols: str) -> bool:
    """True when one of the symbols is there."""
    return any(node.sym in symbols for node in nodes)
