"""The signals as JSON and CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from replycheck.output.data import dumps
from replycheck.store.measures import Interval, Link, Promised, Row, Signals

COLUMNS = (
    "name replies hit faults per_100 per_100_before change change_low change_high severity customers priority worst"
).split()
ASSOCIATION = "association, not cause"


def as_json(signals: Signals) -> str:
    """Everything, as one JSON object."""
    return dumps(to_dict(signals), indent=1) + "\n"


def to_dict(signals: Signals) -> dict[str, Any]:
    """Everything as plain values; days are ISO, shares 0..1."""
    period = signals.period
    return {
        "by": signals.by,
        "period": {"first": period.first.isoformat(), "last": period.last.isoformat(), "days": period.days},
        "replies": signals.replies,
        "replies_before": signals.before_replies,
        "customers": signals.customers,
        "rows": [_row(row) for row in signals.rows],
        "templates": [_row(row) for row in signals.templates],
        "promises": _promised(signals.promises),
        "promises_before": _promised(signals.promises_before),
        "tone": [
            {"name": t.name, "mean": _rounded(t.mean), "before": _rounded(t.before), "line": [*map(_rounded, t.line)]}
            for t in signals.tone
        ],
        "scored": signals.scored,
        "dissatisfied": {"meaning": ASSOCIATION, "rules": [_link(link) for link in signals.links]},
    }


def _row(row: Row) -> dict[str, Any]:
    values = dict(zip(COLUMNS, _cells(row), strict=True))
    return {**values, "line": [round(v, 2) for v in row.line]}


def _cells(row: Row) -> list[Any]:
    change = [None] * 3 if row.change is None else [row.change.value, row.change.low, row.change.high]
    figures = (row.rate, row.before_rate, *change, row.severity)
    shown = [_rounded(v, 4) for v in figures]
    return [row.name, row.replies, row.hit, row.faults, *shown, row.reached, round(row.priority, 1), row.worst]


def _promised(promised: Promised) -> dict[str, int]:
    return asdict(promised)


def _link(link: Link) -> dict[str, Any]:
    gap: Interval = link.difference
    return {
        "rule": link.rule,
        "with": {"replies": link.cases, "dissatisfied": link.low},
        "without": {"replies": link.other_cases, "dissatisfied": link.other_low},
        "difference": _rounded(gap.value, 4),
        "low": _rounded(gap.low, 4),
        "high": _rounded(gap.high, 4),
    }


def _rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)


def as_csv(signals: Signals) -> str:
    """The rows, one line each; a name that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([signals.by, *COLUMNS[1:]])
    for row in signals.rows:
        name, *figures = _cells(row)
        writer.writerow([f"'{name}" if name.startswith(("=", "+", "-", "@", "\t")) else name, *figures])
    return out.getvalue()
