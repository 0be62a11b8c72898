"""Drafts that survive: one private JSON file per running screen, found again after a crash, and those set aside."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from replycheck.tui.files import data_folder, write_private
from replycheck.tui.session import Session

_KEPT = ("text", "channel", "language", "customer_message", "customer_name", "turn", "ignored")
MOST_RECENT = 9
KEPT_FOR = timedelta(days=14)
_ASIDE = "aside-"
_KINDS = {"turn": int, "ignored": dict}


@dataclass(frozen=True)
class Kept:
    """A kept draft: its file, when it was kept (local time), and its values."""

    path: Path
    saved_at: datetime
    values: dict[str, Any]

    def lay_over(self, session: Session) -> None:
        """Give a session the kept values."""
        for name in _KEPT:
            setattr(session, name, self.values[name])


def draft_file() -> Path:
    """The file of this process."""
    return data_folder() / "drafts" / f"{os.getpid()}.json"


def keep(session: Session) -> None:
    """Write the session's draft to this process's file, or remove the file when there is nothing to keep."""
    if session.text.strip() or session.customer_message.strip():
        _write(session, draft_file())
    else:
        forget()


def set_aside(session: Session) -> None:
    """Keep a reply that the writer leaves for another one; at most MOST_RECENT, for KEPT_FOR."""
    if session.text.strip():
        _write(session, data_folder() / "drafts" / f"{_ASIDE}{time.time_ns()}.json")
    kept = [k for path in _files() if _is_aside(path) and (k := _read(path)) is not None]
    kept.sort(key=lambda k: k.saved_at, reverse=True)
    for place, old in enumerate(kept):
        if place >= MOST_RECENT or datetime.now() - old.saved_at > KEPT_FOR:
            old.path.unlink(missing_ok=True)


def recent() -> list[Kept]:
    """The drafts to go on with, newest first: those set aside, and those of screens that ended badly."""
    found = [k for path in _left_behind() if (k := _read(path)) is not None and k.values["text"].strip()]
    own = draft_file()
    return sorted((k for k in found if k.path != own), key=lambda k: k.saved_at, reverse=True)[:MOST_RECENT]


def _write(session: Session, path: Path) -> None:
    values: dict[str, Any] = {name: getattr(session, name) for name in _KEPT}
    values["file"] = str(session.file.resolve()) if session.file else None
    values["saved_at"] = datetime.now().isoformat(timespec="seconds")
    write_private(path, json.dumps(values, ensure_ascii=False))


def forget() -> None:
    """Remove this process's kept draft."""
    draft_file().unlink(missing_ok=True)


def find_kept(file: Path | None) -> Kept | None:
    """The newest draft of this file (or of no file) that a screen left behind; None when there is none."""
    wanted = str(file.resolve()) if file else None
    unfinished = [path for path in _left_behind() if not _is_aside(path)]
    found = [k for path in unfinished if (k := _read(path)) is not None and k.values["file"] == wanted]
    return max(found, key=lambda k: k.saved_at, default=None)


def take_over(kept: Kept, session: Session) -> None:
    """Lay a kept draft over the session and make this process its keeper."""
    kept.lay_over(session)
    keep(session)
    if kept.path != draft_file():
        kept.path.unlink(missing_ok=True)


def _left_behind() -> list[Path]:
    """Draft files whose screen no longer runs."""
    return [path for path in _files() if not _runs(path.stem)]


def _files() -> list[Path]:
    folder = data_folder() / "drafts"
    return list(folder.glob("*.json")) if folder.is_dir() else []


def _is_aside(path: Path) -> bool:
    return path.name.startswith(_ASIDE)


def _runs(name: str) -> bool:
    """True when another living process has this number."""
    if not name.isdigit() or int(name) == os.getpid():
        return False
    try:
        os.kill(int(name), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read(path: Path) -> Kept | None:
    """A kept draft, or None when the file is not one: anyone may have edited it."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        saved_at = datetime.fromisoformat(values["saved_at"])
        sound = all(isinstance(values[name], _KINDS.get(name, str)) for name in _KEPT) and "file" in values
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Kept(path, saved_at, values) if sound else None
