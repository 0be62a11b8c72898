"""Reports of unchanged drafts, kept in the user's own cache folder so that nothing heavy is loaded for them.

One SQLite file (0600), which several runs may use at once and which an interrupted run leaves whole. A report
lies there under everything that decides it, with no more of the draft than the report quotes.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from replycheck import __version__, kept
from replycheck.config import Settings
from replycheck.config import to_dict as settings_dict
from replycheck.draft import Draft
from replycheck.report import Report

MOST_BYTES = 400_000_000
MOST_DAYS = 30
TIDY_AFTER = 5_000  # reports written
_WAIT = 5.0  # seconds, while another run writes
_MOST_FAILURES = 3  # from then on a run does without: each one may have waited
_TABLE = (
    "PRAGMA journal_mode = WAL",  # who reads never waits for who writes
    "PRAGMA synchronous = NORMAL",
    "CREATE TABLE IF NOT EXISTS reports (key BLOB PRIMARY KEY, made INTEGER NOT NULL, report TEXT, sentences TEXT)",
    "CREATE INDEX IF NOT EXISTS reports_made ON reports (made)",
)
_BYTES = (
    "SELECT (page_count - freelist_count) * page_size"
    " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
)
_FORGET_OLDEST = (
    "DELETE FROM reports WHERE made <="
    " (SELECT made FROM reports ORDER BY made LIMIT 1 OFFSET (SELECT count(*) / 4 FROM reports))"
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_DECIDING = frozenset(
    "file paths include exclude fields store fail_on ui_language keep_days signals_by_agent low_csat intake notes"
    " keys".split()
)


_DRAFT = attrgetter(*(f.name for f in fields(Draft) if f.name not in ("id", "path")))


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
        self._file = (place or folder()) / "reports.sqlite"
        self._base = _opened(self._file)
        self._written = self._failures = 0
        for statement in _TABLE:
            self._ask(statement)

    def get(self, key: bytes, draft: Draft) -> Report | None:
        """The report under a key, about the draft that the key was made of."""
        for report, sentences in self._ask("SELECT report, sentences FROM reports WHERE key = ?", key):
            try:
                return kept.unpacked(report, sentences, draft)
            except (ValueError, KeyError, TypeError, AttributeError):
                return None
        return None

    def put(self, key: bytes, report: Report) -> None:
        """Keep a complete report; one with skipped checks may come out better next time."""
        if report.skipped:
            return
        self._ask("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", key, int(time.time()), *kept.packed(report))
        self._written += 1
        if self._written % TIDY_AFTER == 0:
            self.tidy()

    def tidy(self) -> None:
        """Forget what is older than MOST_DAYS, and the oldest quarter above MOST_BYTES; only after writing."""
        if not self._written:
            return
        self._ask("DELETE FROM reports WHERE made < ?", int(time.time()) - MOST_DAYS * 86_400)
        for (size,) in self._ask(_BYTES):
            if size > MOST_BYTES:
                self._ask(_FORGET_OLDEST)

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _ask(self, statement: str, *values: object) -> list[Any]:
        """The rows of a statement; none when it fails. A damaged file is removed: the next run begins anew."""
        if self._base is None:
            return []
        try:
            return self._base.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._failures += 1
            damaged = getattr(error, "sqlite_errorcode", None) in _DAMAGED
            if damaged or self._failures == _MOST_FAILURES:
                self.close()
            if damaged:
                _remove(self._file)
            return []


def _opened(file: Path) -> sqlite3.Connection | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{file}{ending}")


def key_of(draft: Draft, settings: Settings, now: datetime) -> bytes:
    """The name of a draft's report: settings, program, models, draft, and the day where none is given."""
    day = None if draft.sent_at else _part_of_day(now, settings)
    return hashlib.sha256(_described(settings) + repr((_DRAFT(draft), day)).encode()).digest()


def _described(settings: Settings) -> bytes:
    """A digest of the program and of the settings that decide a report; worked out once for each Settings object."""
    if id(settings) not in _DESCRIBED:
        if len(_DESCRIBED) >= _MOST_DESCRIBED:
            _DESCRIBED.clear()
        values = {key: value for key, value in settings_dict(settings).items() if key not in _NOT_DECIDING}
        text = json.dumps([_program(), values], default=str, sort_keys=True)
        _DESCRIBED[id(settings)] = (settings, hashlib.sha256(text.encode()).digest())
    return _DESCRIBED[id(settings)][1]


_DESCRIBED: dict[int, tuple[Settings, bytes]] = {}  # with the object itself, so that its number stays its own
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
