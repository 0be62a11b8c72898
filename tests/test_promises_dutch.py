"""The Dutch promise finder on the cases of promises_dutch.toml: each tells what its text promises, or that it promises nothing."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Promise

WEDNESDAY = datetime(2026, 3, 11, 10, 0)
CASES = Path(__file__).with_name("promises_dutch.toml")
TOLD = {
    "owner": lambda promise: promise.owner,
    "firmness": lambda promise: promise.firmness,
    "deadline": lambda promise: promise.deadline.type,
    "latest": lambda promise: promise.deadline.latest or "none",
    "words": lambda promise: promise.text,
}


def _cases() -> list[Any]:
    kinds = tomllib.loads(CASES.read_text(encoding="utf-8"))["kind"]
    return [pytest.param(case, id=f"{kind['name']}: {case['text']}") for kind in kinds for case in kind["cases"]]


def _promises(case: dict[str, Any]) -> tuple[Promise, ...]:
    draft = Draft(text=case["text"], language="nl", channel=case.get("channel", "email"), sent_at=WEDNESDAY)
    report = check_draft(draft, Settings(encoder=False))
    assert not report.skipped, report.skipped
    return report.promises


@pytest.mark.parametrize("case", _cases())
def test_dutch_promise(case: dict[str, Any]) -> None:
    found = _promises(case)
    if case.get("none"):
        assert found == ()
        return
    told = {key: value for key, value in case.items() if key in TOLD}
    assert told, "the case tells nothing"
    assert found if "which" in case else len(found) == 1
    promise = found[case.get("which", 0)]
    assert {key: TOLD[key](promise) for key in told} == told
