"""The JSON Schema of the report, as `replycheck schema` prints it."""

from __future__ import annotations

from typing import Any

from replycheck.report import SCHEMA

_OFFSET: dict[str, Any] = {"type": "integer", "minimum": 0}
_PLACE: dict[str, Any] = {"type": "integer", "minimum": 1}
_TEXT: dict[str, Any] = {"type": "string"}
_SCORE: dict[str, Any] = {"type": "number", "minimum": -1, "maximum": 1}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_ID: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_STAMP: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$",
    "description": "a day, or a local date-time where a clock time is named or implied",
}


def _object(properties: dict[str, Any], *, optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _one_of(*values: str | None) -> dict[str, Any]:
    return {"enum": list(values)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _nullable(value: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [value, {"type": "null"}]}


def _label(*labels: str) -> dict[str, Any]:
    return _object({"label": _one_of(*labels), "score": _SCORE, "source": _TEXT}, optional=("source",))


def _span(**more: Any) -> dict[str, Any]:
    return {"start": _OFFSET, "end": _OFFSET, **more}


def _sentence() -> dict[str, Any]:
    return _object(
        _span(
            language=_one_of("nl", "en"),
            sentiment=_label("negative", "neutral", "positive"),
            politeness=_label("impolite", "neutral", "polite"),
            respect=_label("disrespectful", "neutral", "respectful"),
        )
    )


def _finding() -> dict[str, Any]:
    suppressed = _object({"kind": _TEXT, "reason": _TEXT, "until": _STAMP})
    return _object(
        {
            "rule": {"type": "string", "pattern": r"^[a-z]+\.[a-z0-9-]+$"},
            "severity": _one_of("error", "warning", "info"),
            "confidence": _SHARE,
            "source": _one_of("pattern", "count", "calendar", "context", "model"),
            **_span(line=_PLACE, column=_PLACE, end_line=_PLACE, end_column=_PLACE),
            "text": _TEXT,
            "message": _TEXT,
            "reads_as": _TEXT,
            "advice": _TEXT,
            "suggestions": _list(_object(_span(text=_TEXT))),
            "related": {
                **_nullable(_object(_span(text=_TEXT))),
                "description": "the customer's own words; offsets count in the customer's message",
            },
            "suppressed": _nullable(suppressed),
            "fingerprint": _TEXT,
        },
        optional=("related",),
    )


def _promise() -> dict[str, Any]:
    deadline = _object(
        {
            "type": _one_of("explicit", "relative", "vague", "none"),
            "text": {"type": ["string", "null"]},
            "start": _nullable(_OFFSET),
            "end": _nullable(_OFFSET),
            "earliest": _STAMP,
            "latest": _STAMP,
        }
    )
    return _object(
        _span(
            text=_TEXT,
            owner=_one_of("I", "we", "colleague", "company", "agentless", "external"),
            action=_TEXT,
            firmness=_one_of("firm", "hedged", "conditional"),
            hedge={"type": ["string", "null"]},
            condition={"type": ["string", "null"]},
            confidence=_SHARE,
            deadline=deadline,
        ),
        optional=("hedge", "confidence"),
    )


def _report() -> dict[str, Any]:
    scores = {"sentiment": _SCORE, "politeness": _SCORE, "respect": _SCORE, "readability": _numbers()}
    return _object(
        {
            "schema": {"const": SCHEMA},
            "id": _ID,
            "path": _TEXT,
            "row": {**_PLACE, "description": "the line of a JSON Lines or CSV file"},
            "language": _one_of("nl", "en", "unsupported"),
            "channel": _one_of("email", "chat", "social", "letter"),
            "kind": _one_of("draft", "template"),
            "checked_at": {"type": "string", "description": "local date-time that counted as now"},
            "verdict": _one_of("pass", "review", "block"),
            "scores": _object(scores),
            "counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
            "sentences": _list(_sentence()),
            "findings": _list(_finding()),
            "promises": _list(_promise()),
            "skipped": _list(_object({"check": _TEXT, "reason": _TEXT})),
        },
        optional=("row", "kind"),
    )


def _numbers() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": {"type": "number"}}


def _unreadable() -> dict[str, Any]:
    return _object(
        {
            "schema": {"const": SCHEMA},
            "id": _ID,
            "path": _TEXT,
            "row": _OFFSET,
            "error": {"type": "string", "minLength": 1},
            "verdict": {"type": "null"},
            "sentences": {"type": "array", "maxItems": 0},
            "findings": {"type": "array", "maxItems": 0},
            "promises": {"type": "array", "maxItems": 0},
            "skipped": _list(_object({"check": _TEXT, "reason": _TEXT})),
        }
    )


def report_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one report: a checked draft, or a draft that could not be read."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "replycheck report",
        "description": "Offsets count Unicode code points of the decoded text, ends are exclusive; "
        "lines and columns count from 1. In an encoded e-mail they lead to the encoded characters.",
        "oneOf": [_report(), {**_unreadable(), "description": "a draft that could not be read"}],
    }
