"""What a check says: findings, promises, labels and the verdict, as plain frozen values.

Offsets count Unicode code points of the decoded text, end exclusive; lines and columns are 1-based.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

SCHEMA = 1


class Severity(StrEnum):
    """How much harm a finding does if it is right; ordered info < warning < error."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self]

    def reaches(self, other: Severity) -> bool:
        """True when this severity is at or above `other`."""
        return self.rank >= other.rank


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Verdict(StrEnum):
    """What the report as a whole asks of the writer."""

    PASS = "pass"
    REVIEW = "review"
    BLOCK = "block"


@dataclass(frozen=True)
class Suggestion:
    """Replacement of text[start:end] by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Suppression:
    """Why a finding does not count: an inline comment, the baseline, or a person's overruling."""

    kind: str
    reason: str
    until: date | None = None


@dataclass(frozen=True)
class Related:
    """The customer's own words that a finding is about, as offsets into the customer's message."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """One thing worth changing: where, which rule, why, and better words; confidence is 0..1."""

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    confidence: float = 0.95
    source: str = "pattern"
    reads_as: str = ""
    advice: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    related: Related | None = None
    suppressed: Suppression | None = None
    sentence_wide: bool = True
    fingerprint: str = ""


@dataclass(frozen=True)
class Deadline:
    """When a promise falls due: type is explicit, relative, vague or none; both ends are inclusive."""

    type: str = "none"
    text: str | None = None
    start: int | None = None
    end: int | None = None
    earliest: date | datetime | None = None
    latest: date | datetime | None = None


@dataclass(frozen=True)
class Promise:
    """A commitment to this customer: who (owner), what (action), how firmly, by when."""

    start: int
    end: int
    text: str
    owner: str
    action: str
    firmness: str
    condition: str | None = None
    hedge: str | None = None
    deadline: Deadline = field(default_factory=Deadline)
    confidence: float = 0.9


@dataclass(frozen=True)
class Label:
    """A sentence label with its score in -1..1 and where it came from (lexicon, pattern, model)."""

    label: str
    score: float
    source: str = "lexicon"


@dataclass(frozen=True)
class SentenceLabels:
    """Language and the three labels of one sentence."""

    start: int
    end: int
    language: str
    sentiment: Label
    politeness: Label
    respect: Label


@dataclass(frozen=True)
class Skipped:
    """A check that did not run, and why: never silent."""

    check: str
    reason: str


@dataclass(frozen=True)
class Report:
    """Everything that was found in one draft. `text` is the checked text itself; it is not serialised."""

    text: str
    language: str
    channel: str
    checked_at: datetime
    verdict: Verdict
    scores: Mapping[str, Any]
    counts: Mapping[str, int]
    sentences: Sequence[SentenceLabels] = ()
    findings: tuple[Finding, ...] = ()
    promises: Sequence[Promise] = ()
    skipped: tuple[Skipped, ...] = ()
    id: str = ""
    path: str = ""
    kind: str = "draft"

    def open_findings(self, minimum: Severity = Severity.INFO, confidence: float = 0.0) -> list[Finding]:
        """Unsuppressed findings at or above a severity and a confidence, in text order."""
        least = minimum.rank
        return [
            f
            for f in self.findings
            if f.suppressed is None and f.confidence >= confidence and (not least or f.severity.rank >= least)
        ]

    def to_dict(self) -> dict[str, Any]:
        """The report as the JSON object that `replycheck schema` describes."""
        lines = LineIndex.of(self.text)
        return {
            "schema": SCHEMA,
            "id": self.id,
            "path": self.path,
            "language": self.language,
            "channel": self.channel,
            "kind": self.kind,
            "checked_at": self.checked_at.isoformat(timespec="seconds"),
            "verdict": self.verdict.value,
            "scores": dict(self.scores),
            "counts": dict(self.counts),
            "sentences": [_sentence_dict(s) for s in self.sentences],
            "findings": [finding_dict(f, lines) for f in self.findings],
            "promises": [promise_dict(p) for p in self.promises],
            "skipped": [{"check": s.check, "reason": s.reason} for s in self.skipped],
        }


class LineIndex:
    """Turns offsets of one text into 1-based (line, column) pairs counted in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, text: str) -> LineIndex:
        """The index of a text, kept for the next texts of the same file."""
        return cls(text)

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """The offset at which a 1-based line starts."""
        return self._starts[line - 1]


def decide_verdict(findings: Iterable[Finding], min_confidence: float) -> Verdict:
    """Block on an open error at or above the confidence, else review on such a warning, else pass."""
    ranks = [f.severity.rank for f in findings if f.suppressed is None and f.confidence >= min_confidence]
    worst = max(ranks, default=0)
    return (Verdict.PASS, Verdict.REVIEW, Verdict.BLOCK)[worst]


def fingerprint(rule: str, sentence: str, occurrence: int) -> str:
    """A finding's lasting name: rule, normalised sentence and its number among equals, not its line."""
    words = " ".join(re.findall(r"\w+", sentence.lower()))
    return hashlib.sha256(f"{rule}\0{words}\0{occurrence}".encode()).hexdigest()[:16]


def iso(value: date | datetime | None) -> str | None:
    """A day as YYYY-MM-DD, a moment as local ISO date-time without seconds when they are zero."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes" if not value.second else "seconds")
    return value.isoformat() if value else None


def finding_dict(finding: Finding, lines: LineIndex) -> dict[str, Any]:
    """One finding as JSON, with its place in lines and columns."""
    line, column = lines.place(finding.start)
    end_line, end_column = lines.place(finding.end)
    suppressed = finding.suppressed
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 3),
        "source": finding.source,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": finding.text,
        "message": finding.message,
        "reads_as": finding.reads_as,
        "advice": finding.advice,
        "suggestions": [{"start": s.start, "end": s.end, "text": s.text} for s in finding.suggestions],
        "related": _related_dict(finding.related),
        "suppressed": None
        if suppressed is None
        else {"kind": suppressed.kind, "reason": suppressed.reason, "until": iso(suppressed.until)},
        "fingerprint": finding.fingerprint,
    }


def _related_dict(related: Related | None) -> dict[str, Any] | None:
    return None if related is None else {"start": related.start, "end": related.end, "text": related.text}


def promise_dict(promise: Promise) -> dict[str, Any]:
    """One promise as JSON."""
    due = promise.deadline
    return {
        "start": promise.start,
        "end": promise.end,
        "text": promise.text,
        "owner": promise.owner,
        "action": promise.action,
        "firmness": promise.firmness,
        "hedge": promise.hedge,
        "condition": promise.condition,
        "confidence": round(promise.confidence, 3),
        "deadline": {
            "type": due.type,
            "text": due.text,
            "start": due.start,
            "end": due.end,
            "earliest": iso(due.earliest),
            "latest": iso(due.latest),
        },
    }


def _label_dict(label: Label) -> dict[str, Any]:
    return {"label": label.label, "score": round(label.score, 3), "source": label.source}


def _sentence_dict(sentence: SentenceLabels) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "language": sentence.language,
        "sentiment": _label_dict(sentence.sentiment),
        "politeness": _label_dict(sentence.politeness),
        "respect": _label_dict(sentence.respect),
    }


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by severity, then confidence, then place."""
    return sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence, f.start))
