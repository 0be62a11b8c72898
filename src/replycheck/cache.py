"""Reports of unchanged drafts, kept in the user's own cache folder so that nothing heavy is loaded for them.

One JSON file (0600) for each draft, named after everything that decides its report. It holds the report
and no more of the draft than the report quotes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from replycheck import __version__, files
from replycheck.config import Settings
from replycheck.config import to_dict as settings_dict
from replycheck.draft import Draft
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
    Verdict,
)

MOST_FILES = 20_000
_NOT_DECIDING = frozenset(
    "file paths include exclude fields store fail_on ui_language keep_days signals_by_agent low_csat intake notes"
    " keys".split()
)
_DRAFT = tuple(f.name for f in fields(Draft) if f.name not in ("id", "path"))


def folder() -> Path:
    """Where the cache lies: REPLYCHECK_CACHE, or the user's own cache folder."""
    chosen = os.environ.get("REPLYCHECK_CACHE")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("replycheck"))


class Cache:
    """Reports by key; a cache that cannot be read or written is passed over without a word."""

    def __init__(self, place: Path | None = None) -> None:
        self._place = place or folder()
        self._written = 0

    def get(self, key: str, text: str) -> Report | None:
        """The report under a key, for the same text that it was made for."""
        try:
            values = json.loads(self._file(key).read_bytes())
            return report_from(values, text)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, key: str, report: Report) -> None:
        """Keep a complete report; one with skipped checks may come out better next time."""
        if report.skipped:
            return
        file = self._file(key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.write_atomic(file, json.dumps(report_values(report), ensure_ascii=False))
        except OSError:
            return
        self._written += 1

    def tidy(self) -> None:
        """Remove the oldest files above the most that are kept; only after something was written."""
        if not self._written:
            return
        found = sorted(self._place.glob("??/*.json"), key=_age)
        for file in found[: max(0, len(found) - MOST_FILES)]:
            file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._place / key[:2] / f"{key}.json"


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def key_of(draft: Draft, settings: Settings, now: datetime) -> str:
    """The name of a draft's report: draft, settings, program, models, and the day where none is given."""
    day = None if draft.sent_at else _part_of_day(now, settings)
    parts = [{name: getattr(draft, name) for name in _DRAFT}, _described(settings), _program(), day]
    return hashlib.sha256(json.dumps(parts, default=str).encode("utf-8", "backslashreplace")).hexdigest()


def _described(settings: Settings) -> str:
    """The settings that decide a report, as text; worked out once for each Settings object."""
    if id(settings) not in _DESCRIBED:
        if len(_DESCRIBED) >= _MOST_DESCRIBED:
            _DESCRIBED.clear()
        values = {key: value for key, value in settings_dict(settings).items() if key not in _NOT_DECIDING}
        _DESCRIBED[id(settings)] = (settings, json.dumps(values, default=str, sort_keys=True))
    return _DESCRIBED[id(settings)][1]


_DESCRIBED: dict[int, tuple[Settings, str]] = {}  # with the object itself, so that its number stays its own
_MOST_DESCRIBED = 100


def _part_of_day(now: datetime, settings: Settings) -> list[Any]:
    """A day, cut at the hours at which promises for today read differently."""
    hours = (settings.opens, settings.call_cutoff, settings.closes)
    return [now.date().isoformat(), *(now.time() >= hour for hour in hours)]


@lru_cache(maxsize=1)
def _program() -> str:
    """The program's version with the state of its own files: code, rules, word lists and models."""
    from replycheck import models
    from replycheck.errors import ModelError

    own = Path(__file__).parent
    record = own.parent / f"replycheck-{__version__}.dist-info" / "RECORD"
    if record.is_file() and not os.environ.get("REPLYCHECK_MODELS"):  # digests of all files: the same on every machine
        rows = record.read_text(encoding="utf-8", errors="replace").splitlines()
        files_and_digests = "\n".join(sorted(row for row in rows if ",sha256=" in row and ".dist-info/" not in row))
        return f"{__version__}:{hashlib.sha256(files_and_digests.encode()).hexdigest()[:16]}"
    places = [own]
    try:
        places.append(models.model_folder())
    except ModelError:
        return __version__
    return f"{__version__}:{_state(places)}"


def _state(places: list[Path]) -> str:
    marks = []
    for place in places:
        for root, folders, names in os.walk(place):
            folders[:] = sorted(f for f in folders if f not in ("__pycache__", "corpus", "training"))
            for name in sorted(names):
                entry = os.stat(os.path.join(root, name))
                marks.append(f"{name}:{entry.st_size}:{entry.st_mtime_ns}")
    return hashlib.sha256("\n".join(marks).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def report_values(report: Report) -> dict[str, Any]:
    """Everything of a report but the draft's text, as JSON values."""
    values = {f.name: getattr(report, f.name) for f in fields(Report) if f.name != "text"}
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {k: _plain(v) for k, v in asdict(value).items()}
    return value


def report_from(values: Mapping[str, Any], text: str) -> Report:
    """The report of `report_values`, with its text put back."""
    return Report(
        **{
            **values,
            "text": text,
            "checked_at": datetime.fromisoformat(values["checked_at"]),
            "verdict": Verdict(values["verdict"]),
            "sentences": tuple(_sentence(s) for s in values["sentences"]),
            "findings": tuple(_finding(f) for f in values["findings"]),
            "promises": tuple(_promise(p) for p in values["promises"]),
            "skipped": tuple(Skipped(**s) for s in values["skipped"]),
        }
    )


def _sentence(values: Mapping[str, Any]) -> SentenceLabels:
    labels = {name: Label(**values[name]) for name in ("sentiment", "politeness", "respect")}
    return SentenceLabels(**{**values, **labels})


def _finding(values: Mapping[str, Any]) -> Finding:
    related = values["related"]
    return Finding(
        **{
            **values,
            "severity": Severity(values["severity"]),
            "suggestions": tuple(Suggestion(**s) for s in values["suggestions"]),
            "related": Related(**related) if related else None,
        }
    )


def _promise(values: Mapping[str, Any]) -> Promise:
    due = values["deadline"]
    ends = {k: _moment(due[k]) for k in ("earliest", "latest")}
    return Promise(**{**values, "deadline": Deadline(**{**due, **ends})})


def _moment(value: str | None) -> date | datetime | None:
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
