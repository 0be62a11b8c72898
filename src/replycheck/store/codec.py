"""Reports as stored JSON and back; the stored form is the one that `replycheck schema` describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from replycheck.files import whole
from replycheck.report import (
    Deadline,
    Finding,
    Label,
    Promise,
    Related,
    Report,
    SentenceLabels,
    Severity,
    Skipped,
    Suggestion,
    Suppression,
    Verdict,
)

Values = Mapping[str, Any]
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
DAY_LENGTH = len("2026-03-13")


def compact(data: Values) -> str:
    """A report's plain values as compact JSON; its text is kept beside it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def storable(text: str) -> str:
    """Text that every database takes: PostgreSQL knows no NUL, and none a lone surrogate; the length stays."""
    return whole(text).replace("\0", REPLACEMENT)


def report_from(data: Values, text: str) -> Report:
    """The report whose values `compact` wrote, about this text."""
    return Report(
        text=text,
        id=data["id"],
        path=data["path"],
        kind=data["kind"],
        language=data["language"],
        channel=data["channel"],
        checked_at=datetime.fromisoformat(data["checked_at"]),
        verdict=Verdict(data["verdict"]),
        scores=data["scores"],
        counts=data["counts"],
        sentences=tuple(_sentence(s) for s in data["sentences"]),
        findings=tuple(_finding(f) for f in data["findings"]),
        promises=tuple(_promise(p) for p in data["promises"]),
        skipped=tuple(Skipped(s["check"], s["reason"]) for s in data["skipped"]),
    )


def moment(value: str | None) -> date | datetime | None:
    """A day or a local date-time from its ISO form; the time of a day makes the difference."""
    if not value:
        return None
    return date.fromisoformat(value) if len(value) == DAY_LENGTH else datetime.fromisoformat(value)


def _label(data: Values) -> Label:
    return Label(data["label"], data["score"], data.get("source", ""))


def _sentence(data: Values) -> SentenceLabels:
    labels = (_label(data[name]) for name in ("sentiment", "politeness", "respect"))
    return SentenceLabels(data["start"], data["end"], data["language"], *labels)


def _finding(data: Values) -> Finding:
    related, suppressed = data.get("related"), data.get("suppressed")
    return Finding(
        rule=data["rule"],
        severity=Severity(data["severity"]),
        start=data["start"],
        end=data["end"],
        text=data["text"],
        message=data["message"],
        confidence=data["confidence"],
        source=data["source"],
        reads_as=data["reads_as"],
        advice=data["advice"],
        suggestions=tuple(Suggestion(s["start"], s["end"], s["text"]) for s in data["suggestions"]),
        related=Related(related["start"], related["end"], related["text"]) if related else None,
        suppressed=_suppression(suppressed) if suppressed else None,
        fingerprint=data["fingerprint"],
    )


def _suppression(data: Values) -> Suppression:
    until = data.get("until")
    return Suppression(data["kind"], data["reason"], date.fromisoformat(until) if until else None)


def _promise(data: Values) -> Promise:
    due = data["deadline"]
    deadline = Deadline(
        type=due["type"],
        text=due["text"],
        start=due["start"],
        end=due["end"],
        earliest=moment(due["earliest"]),
        latest=moment(due["latest"]),
    )
    names = ("start", "end", "text", "owner", "action", "firmness", "condition", "hedge", "confidence")
    return Promise(**{name: data[name] for name in names}, deadline=deadline)
