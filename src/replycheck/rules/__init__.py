"""Rules: values read from the TOML files beside this module, each with its own examples.

catalogue.toml holds what a rule is in every language (severity, scope, evidence); nl/*.toml and en/*.toml
hold its words: message, what the customer reads, advice, patterns, bad, good and better sentences.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

from replycheck.errors import RuleError
from replycheck.report import Severity
from replycheck.rules.patterns import Index, Pattern, compile_pattern

_CATALOGUE_KEYS = frozenset("title severity scope grade sources languages source".split())
_RULE_KEYS = frozenset(
    """
    message reads_as why advice instead patterns marks unless unless_near unless_message questions reported zones
    channels alone confidence replace bad good
    """.split()
)


@dataclass(frozen=True)
class Example:
    """A text that a rule must flag or must leave alone; [[...]] in a bad text marks the exact words."""

    text: str
    start: int | None = None
    end: int | None = None
    customer: str = ""
    name: str = ""
    channel: str = "email"
    kind: str = "draft"
    turn: int = 1
    sent_at: str = ""
    attachments: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Rule:
    """One rule in one language: what it flags, why, and what to write instead.

    `patterns` are flagged by the wording check; `marks` are read by a check of the rule's own. `alone` is the
    severity of a single finding in a message, when the rule weighs more from the second on.
    """

    id: str
    language: str
    title: str
    severity: Severity
    scope: str
    grade: str
    sources: str
    source: str
    message: str
    advice: str
    why: str
    reads_as: str = ""
    instead: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    marks: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    unless_near: tuple[Pattern, ...] = ()
    unless_message: tuple[Pattern, ...] = ()
    replace: Mapping[str, str] = field(default_factory=dict)
    questions: bool = False
    reported: bool = False
    zones: tuple[str, ...] = ("body",)
    channels: tuple[str, ...] = ()
    alone: Severity | None = None
    confidence: float = 0.95
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()

    @cached_property
    def marked(self) -> Index:
        """The marks, to search sentences with."""
        return Index(self.marks)

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, eq=False)
class RuleSet:
    """All rules of one language, with an index of their patterns."""

    language: str
    rules: Mapping[str, Rule]
    words: Mapping[str, tuple[str, ...]]
    owners: tuple[Rule, ...]
    index: Index

    def __getitem__(self, rule_id: str) -> Rule:
        return self.rules[rule_id]

    def __contains__(self, rule_id: str) -> bool:
        return rule_id in self.rules

    def matches(self, lower: str) -> tuple[tuple[Rule, tuple[tuple[int, int], ...]], ...]:
        """The rules whose patterns occur in a lower-case sentence, each with the (start, end) of one pattern's matches."""
        return _matches(self, lower)


@lru_cache(maxsize=4096)  # most sentences of a draft are the same at the next key
def _matches(rules: RuleSet, lower: str) -> tuple[tuple[Rule, tuple[tuple[int, int], ...]], ...]:
    found = ((rules.owners[n], rules.index.patterns[n].spans(lower)) for n in rules.index.near(lower))
    return tuple((rule, spans) for rule, spans in found if spans)


def known_rules() -> dict[str, dict[str, Any]]:
    """What the catalogue says of every rule id, in catalogue order."""
    return _catalogue()


def check_rule_names(names: Iterable[str]) -> None:
    """Raise RuleError for a rule id, family or glob that names nothing, with its nearest neighbour."""
    ids = list(_catalogue())
    families = {i.partition(".")[0] for i in ids}
    for name in names:
        if (
            name in families
            or name in ids
            or ("*" in name and any(re.fullmatch(name.replace("*", ".*"), i) for i in ids))
        ):
            continue
        close = difflib.get_close_matches(name, [*ids, *families], n=1, cutoff=0.4)
        hint = f"; did you mean {close[0]!r}?" if close else "; see `replycheck rules`"
        raise RuleError(f"unknown rule {name!r}{hint}")


@lru_cache(maxsize=4)
def load(language: str) -> RuleSet:
    """All rules of a language; raises RuleError naming file, rule and key when a file is wrong."""
    folder = resources.files("replycheck.rules")
    shared = _read(folder / language / "words.toml")
    rules: dict[str, Rule] = {}
    words = {k: tuple(v) for k, v in shared.items()}
    for entry in sorted((folder / language).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml") and entry.name != "words.toml":
            rules.update(_family(entry, language, words))
    return _indexed(language, rules, words)


def _indexed(language: str, rules: dict[str, Rule], words: dict[str, tuple[str, ...]]) -> RuleSet:
    owned = [(rule, pattern) for rule in rules.values() for pattern in rule.patterns]
    return RuleSet(language, rules, words, tuple(rule for rule, _ in owned), Index(pattern for _, pattern in owned))


def _read(path: Any) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}: not valid TOML: {error}") from None


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, dict[str, Any]]:
    path = resources.files("replycheck.rules") / "catalogue.toml"
    table = {f"{family}.{name}": entry for family, group in _read(path).items() for name, entry in group.items()}
    for rule_id, entry in table.items():
        _closed(entry, _CATALOGUE_KEYS, f"{path}: {rule_id}")
    return table


def _closed(entry: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    for key in entry:
        if key not in keys:
            close = difflib.get_close_matches(key, sorted(keys), n=1)
            raise RuleError(f"{where}: unknown key {key!r}" + (f"; did you mean {close[0]!r}?" if close else ""))


def _family(path: Any, language: str, shared: Mapping[str, tuple[str, ...]]) -> dict[str, Rule]:
    """The rules of one file; its name is the family and its [words] are its own word sets."""
    family = path.name.removesuffix(".toml")
    table = _read(path)
    words = {**shared, **{k: tuple(v) for k, v in table.pop("words", {}).items()}}
    rules = {}
    for name, entry in table.items():
        rule_id = f"{family}.{name}"
        where = f"{path}: {rule_id}"
        if rule_id not in _catalogue():
            raise RuleError(f"{where}: not in catalogue.toml")
        _closed(entry, _RULE_KEYS, where)
        rules[rule_id] = _rule(rule_id, language, entry, words, where)
    return rules


def _rule(
    rule_id: str, language: str, entry: Mapping[str, Any], words: Mapping[str, Sequence[str]], where: str
) -> Rule:
    shared = _catalogue()[rule_id]
    for key in ("message", "why", "advice", "bad", "good"):
        if key not in entry:
            raise RuleError(f"{where}: the key {key!r} is missing")

    def compiled(key: str) -> tuple[Pattern, ...]:
        try:
            return tuple(compile_pattern(p, words) for p in entry.get(key, ()))
        except (RuleError, re.error) as error:
            raise RuleError(f"{where}: {key}: {error}") from None

    return Rule(
        id=rule_id,
        language=language,
        title=shared["title"][language],
        severity=Severity(shared["severity"]),
        scope=shared["scope"],
        grade=shared["grade"],
        sources=shared["sources"],
        source=shared.get("source", "pattern"),
        message=entry["message"],
        advice=entry["advice"],
        why=entry["why"],
        reads_as=entry.get("reads_as", ""),
        instead=tuple(entry.get("instead", ())),
        patterns=compiled("patterns"),
        marks=compiled("marks"),
        unless=compiled("unless"),
        unless_near=compiled("unless_near"),
        unless_message=compiled("unless_message"),
        replace=dict(entry.get("replace", {})),
        questions=entry.get("questions", False),
        reported=entry.get("reported", False),
        zones=tuple(entry.get("zones", ("body",))),
        channels=tuple(entry.get("channels", ())),
        alone=Severity(entry["alone"]) if "alone" in entry else None,
        confidence=float(entry.get("confidence", 0.95)),
        bad=tuple(_example(e, where) for e in entry["bad"]),
        good=tuple(_example(e, where) for e in entry["good"]),
    )


_EXAMPLE_KEYS = frozenset("text customer name channel kind turn sent_at attachments".split())


def _example(entry: str | Mapping[str, Any], where: str) -> Example:
    values: dict[str, Any] = {"text": entry} if isinstance(entry, str) else dict(entry)
    _closed(values, _EXAMPLE_KEYS, where)
    text = values.pop("text")
    if "attachments" in values:
        values["attachments"] = tuple(values["attachments"])
    found = re.search(r"\[\[(.+?)\]\]", text, re.S)
    if found is None:
        return Example(text=text, **values)
    plain = text[: found.start()] + found.group(1) + text[found.end() :]
    return Example(text=plain, start=found.start(), end=found.start() + len(found.group(1)), **values)
