"""Whole exchanges: a reply with one fault beside the customer's message is found, a good one is left alone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from replycheck.checks import context
from replycheck.checks.case import Case
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.report import Finding, Severity

ROWS = [json.loads(line) for line in (Path(__file__).parent / "exchanges.jsonl").read_text("utf-8").splitlines()]
RULES = {
    "known": "context.asks-known-fact",
    "unans": "context.unanswered-question",
    "compl": "context.unacknowledged-complaint",
    "broken": "promise.broken-promise-ignored",
    "repeat": "context.repeats-tried-step",
}


def findings(row: dict[str, str]) -> list[Finding]:
    draft = Draft(text=row["reply"], language=row["lang"], customer_message=row["customer"])
    return list(context.check(Case(draft, Settings(), datetime(2026, 3, 11, 15))))


def named(rows: list[dict[str, str]]) -> list[object]:
    return [pytest.param(row, id=f"{row['lang']}-{row['customer'][:30]}") for row in rows]


@pytest.mark.parametrize("row", named([row for row in ROWS if row["fault"]]))
def test_the_one_fault_is_found(row: dict[str, str]) -> None:
    found = next((f for f in findings(row) if f.rule == RULES[row["fault"]]), None)
    assert found is not None
    assert found.related is not None
    assert row["customer"][found.related.start : found.related.end] == found.related.text


@pytest.mark.parametrize("row", named([row for row in ROWS if not row["fault"]]))
def test_good_exchanges_are_left_alone(row: dict[str, str]) -> None:
    assert [f.rule for f in findings(row) if f.severity is not Severity.INFO] == []


def test_every_fault_has_cases_in_both_languages() -> None:
    assert {(row["lang"], row["fault"]) for row in ROWS} >= {(lang, fault) for lang in ("nl", "en") for fault in RULES}
