"""Time expressions in Dutch and English text, and the deadlines that promises make with them.

`find_times` reads a text, `deadline_of` picks a promise's deadline among what was found. Days are
inclusive at both ends. An expression says what its words cover (this week is Monday to Sunday); a
deadline says when the team must have acted (this week is Friday at closing time). A range that ends
in a whole period ("from May to October") has two readings: up to that period first, then with it; a
deadline takes the later one.

Left out on purpose: times that repeat ("every Monday") and names of time zones, since no one deadline
follows from them. Parts of the day end when service does: noon, 17:00 and 22:00.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .calendars import add_working_days, is_working_day
from .finder import find_times, stamp_text
from .moments import as_date
from .promise import NO_DEADLINE, deadline_kind, deadline_of
from .values import Deadline, Reading, TimeExpression, WorkingTime

__all__ = [
    "NO_DEADLINE",
    "Deadline",
    "Reading",
    "TimeExpression",
    "WorkingTime",
    "add_working_days",
    "as_date",
    "deadline_kind",
    "deadline_of",
    "expressions_to_dict",
    "find_times",
    "is_working_day",
    "stamp_text",
]


def expressions_to_dict(expressions: Iterable[TimeExpression]) -> list[dict[str, Any]]:
    """The expressions as plain values for JSON: dates as YYYY-MM-DD, moments as local date-times."""
    return [_as_dict(one) for one in expressions]


def _as_dict(one: TimeExpression) -> dict[str, Any]:
    readings = [{"earliest": stamp_text(r.earliest), "latest": stamp_text(r.latest)} for r in one.readings]
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "type": one.type,
        "earliest": stamp_text(one.earliest),
        "latest": stamp_text(one.latest),
        "readings": readings,
        "anchored": one.anchored,
        "ambiguous": one.ambiguous,
        "note": one.note or None,
    }
