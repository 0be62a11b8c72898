"""JSON and JSON Lines: reports as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from replycheck.outcome import Outcome
from replycheck.output import Look

_MARKS = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON in readable UTF-8; what a terminal would obey is escaped, so nothing is lost."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _MARKS.sub(lambda m: f"\\u{ord(m.group()):04x}", written)


def listed(items: Iterable[Any], *, indent: int | None = None) -> Iterator[str]:
    """A JSON array in pieces, one item at a time, so that a long run is never held whole."""
    empty = True
    for item in items:
        yield "[\n" if empty else ",\n"
        yield dumps(item, indent=indent)
        empty = False
    yield "[]" if empty else "\n]"


def render_json(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One JSON array of reports."""
    yield from listed((outcome.to_dict() for outcome in outcomes), indent=1)
    yield "\n"


def render_jsonl(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One report a line."""
    for outcome in outcomes:
        yield dumps(outcome.to_dict()) + "\n"
