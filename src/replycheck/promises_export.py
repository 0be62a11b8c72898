"""Promises for a calendar, a spreadsheet and a script; files are written for their owner's eyes only."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.errors import StoreError
from replycheck.files import one_line
from replycheck.promises_texts import text_of

if TYPE_CHECKING:
    from replycheck.store import StoredPromise

FIELDS = (
    "id", "state", "latest", "earliest", "deadline", "owner", "customer", "reference",
    "text", "action", "firmness", "condition", "made_at", "uid",
)  # fmt: skip
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
EVENT_LENGTH = timedelta(minutes=15)


def as_json(promises: Iterable[StoredPromise]) -> str:
    """Promises as a JSON list."""
    return json.dumps([p.to_dict() for p in promises], ensure_ascii=False, indent=2) + "\n"


def as_csv(promises: Iterable[StoredPromise]) -> str:
    """Promises as CSV with a heading; cells that a spreadsheet would take for a formula are quoted with '."""
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, FIELDS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for promise in promises:
        writer.writerow({name: _cell(value) for name, value in promise.to_dict().items()})
    return sheet.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    plain = one_line(value)
    return f"'{plain}" if plain.startswith(FORMULA_SIGNS) else plain


def as_ics(promises: Sequence[StoredPromise], language: str) -> str:
    """Promises with a day as an iCalendar of events (what Outlook, Google and Apple all read).

    A promise keeps its UID, so importing again moves the event. Times float: the team's own local time.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//replycheck//promises//EN")
    calendar.add("version", "2.0")
    for promise in promises:
        if promise.latest is not None:
            calendar.add_component(_event(promise, language))
    return str(calendar.to_ical(), "utf-8")


def _event(promise: StoredPromise, language: str) -> Any:
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{promise.uid}@replycheck")
    event.add("dtstamp", _stamp(promise))
    event.add("summary", _summary(promise))
    event.add("description", _description(promise, language))
    event.add("sequence", len(promise.changes))
    event.add("status", "CANCELLED" if promise.state == "withdrawn" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    _add_times(event, promise)
    return event


def _stamp(promise: StoredPromise) -> datetime:
    """When this version of the event came to be: the last change, else the day the promise was made."""
    return promise.changes[-1].at if promise.changes else promise.made_at.astimezone(UTC)


def _summary(promise: StoredPromise) -> str:
    who = promise.customer or promise.reference
    return one_line(f"{who}: {promise.text}" if who else promise.text)


def _description(promise: StoredPromise, language: str) -> str:
    lines = [promise.text]
    named = (
        ("ics-to", promise.customer),
        ("ics-reference", promise.reference),
        ("ics-owner", _owner(promise, language)),
    )
    lines += [f"{text_of(key, language)}: {value}" for key, value in named if value]
    return "\n".join(one_line(line) for line in lines)


def _owner(promise: StoredPromise, language: str) -> str:
    known = ("I", "we", "colleague", "company", "agentless", "external")
    return text_of(promise.owner, language) if promise.owner in known else promise.owner


def _add_times(event: Any, promise: StoredPromise) -> None:
    """A day is an all-day event; a moment the quarter of an hour before it, with a reminder an hour ahead."""
    latest = promise.latest
    if isinstance(latest, datetime):
        event.add("dtstart", latest - EVENT_LENGTH)
        event.add("dtend", latest)
        event.add_component(_alarm())
    elif latest is not None:
        event.add("dtstart", latest)
        event.add("dtend", latest + timedelta(days=1))


def _alarm() -> Any:
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "replycheck")
    alarm.add("trigger", timedelta(minutes=-45))
    return alarm


def write_private(path: Path, content: str) -> None:
    """Write a file that only its owner may read (0600); raises StoreError when that fails."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8", newline="") as file:
            path.chmod(0o600)  # before the first word, for a file that was there and open to others
            file.write(content)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another file") from None
