"""Reports as text for the cache, and back.

What equals its default is left out, and so are the draft's own words: they are cut out of the draft again. The
sentences stand apart: most ways of showing a report need none of them, so they are read when first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from replycheck.draft import Draft
from replycheck.later import Later
from replycheck.report import (
    Deadline,
    Finding,
    Label,
    Promise,
    Related,
    Report,
    SentenceLabels,
    Severity,
    Suggestion,
    Suppression,
    Verdict,
)

_NOT_KEPT = ("text", "id", "path", "skipped")
_SEVERITIES = {severity.value: severity for severity in Severity}


def packed(report: Report) -> tuple[str, str]:
    """A report without skipped checks as JSON in two parts: all but its sentences, and its sentences."""
    whole = _plain(report)
    sentences = whole.pop("sentences", [])
    for name in _NOT_KEPT:
        whole.pop(name, None)
    for part in (*whole.get("findings", ()), *whole.get("promises", ())):
        if part["text"] == report.text[part["start"] : part["end"]]:
            del part["text"]
    return json.dumps(whole), json.dumps(sentences)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: _plain(v) for f, v in named if v != f.default}
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, Later)):
        return [_plain(v) for v in value]
    return value


def unpacked(report: str, sentences: str, draft: Draft) -> Report:
    """The report of `packed`, on its draft; raises ValueError, TypeError or KeyError for text of another shape."""
    values, text = json.loads(report), draft.text
    promises = values.get("promises", ())
    values["checked_at"] = datetime.fromisoformat(values["checked_at"])
    values["verdict"] = Verdict(values["verdict"])
    values["findings"] = tuple(_finding(f, text) for f in values.get("findings", ()))
    values["promises"] = Later(lambda: tuple(_promise(p, text) for p in promises)) if promises else ()
    values["sentences"] = Later(lambda: tuple(map(_sentence, json.loads(sentences))))
    return Report(**values, text=text, id=draft.id, path=draft.path)


def _sentence(values: dict[str, Any]) -> SentenceLabels:
    labels = {name: Label(**values[name]) for name in ("sentiment", "politeness", "respect")}
    return SentenceLabels(**{**values, **labels})


def _finding(values: dict[str, Any], text: str) -> Finding:
    values["severity"] = _SEVERITIES[values["severity"]]
    values.setdefault("text", text[values["start"] : values["end"]])
    if "suggestions" in values:
        values["suggestions"] = tuple(Suggestion(**s) for s in values["suggestions"])
    if "related" in values:
        values["related"] = Related(**values["related"])
    if "suppressed" in values:
        values["suppressed"] = _suppression(values["suppressed"])
    return Finding(**values)


def _suppression(values: dict[str, Any]) -> Suppression:
    return Suppression(**{**values, "until": _moment(values.get("until"))})


def _promise(values: dict[str, Any], text: str) -> Promise:
    due = values.get("deadline", {})
    ends = {name: _moment(due.get(name)) for name in ("earliest", "latest")}
    words = text[values["start"] : values["end"]]
    return Promise(**{"text": words, **values, "deadline": Deadline(**{**due, **ends})})


def _moment(value: str | None) -> date | datetime | None:
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
