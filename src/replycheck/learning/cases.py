"""Overruled and missed findings as labelled cases, one JSON object a line, for `replycheck evaluate --cases`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from replycheck.learning.precision import unfound

if TYPE_CHECKING:
    from replycheck.store import Store, StoredReport


def cases(store: Store) -> Iterator[str]:
    """The cases as JSON lines: replies in which a rule must be silent (`flag` false) or must speak at a place."""
    for case in (*_overruled(store), *_missed(store)):
        yield json.dumps(case, ensure_ascii=False)


def _overruled(store: Store) -> Iterator[dict[str, Any]]:
    last = {decision.fingerprint: (decision, stored) for decision, stored in store.decided("false-alarm")}
    for decision, stored in last.values():
        finding = next(f for f in stored.report.findings if f.fingerprint == decision.fingerprint)
        yield _case(stored, finding.rule, finding.start, finding.end, flag=False, reason=decision.note)


def _missed(store: Store) -> Iterator[dict[str, Any]]:
    said = set()
    for decision, stored, mark in unfound(store.decided("missed", "judge")):
        place = (stored.id, mark.rule, mark.start, mark.end)
        if place not in said:
            said.add(place)
            yield _case(stored, mark.rule, mark.start, mark.end, flag=True, reason=decision.note)


def _case(stored: StoredReport, rule: str, start: int, end: int, *, flag: bool, reason: str) -> dict[str, Any]:
    """The fields of the JSON Lines input, and what the rule must do at text[start:end]."""
    report = stored.report
    return {
        "id": f"{stored.id}-{rule}-{start}",
        "rule": rule,
        "flag": flag,
        "start": start,
        "end": end,
        "text": report.text,
        "lang": report.language,
        "channel": report.channel,
        "kind": report.kind,
        "customer_name": stored.customer_name,
        "customer_message": stored.customer_message,
        "sent_at": report.checked_at.isoformat(timespec="seconds"),
        "reason": reason,
    }
