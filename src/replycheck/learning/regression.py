"""Labelled cases run again: each reply is checked, and its rule must speak or be silent as people said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.errors import InputError
from replycheck.readers.rows import field_values, read_jsonl
from replycheck.rules import known_rules


@dataclass(frozen=True)
class Outcome:
    """What became of one case: the rule, whether it should have spoken (`flag`), and whether it did."""

    id: str
    rule: str
    flag: bool
    spoke: bool
    reason: str = ""

    @property
    def right(self) -> bool:
        """True when the rule did as it should."""
        return self.flag is self.spoke


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file; raises InputError with file and line."""
    try:
        with path.open("rb") as stream:
            for row in read_jsonl(stream):
                yield _case(row.values, row.error, f"{path}:{row.line}")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None


def _case(values: Any, error: str, where: str) -> dict[str, Any]:
    if error:
        raise InputError(f"{where}: {error}")
    for name, kind in (("rule", str), ("flag", bool), ("start", int), ("end", int), ("text", str)):
        if type(values.get(name)) is not kind:
            raise InputError(
                f'{where}: a case needs "{name}" ({kind.__name__}); `replycheck review export` writes them'
            )
    if values["rule"] not in known_rules():
        raise InputError(f"{where}: unknown rule {values['rule'][:60]!r}")
    return dict(values)


def run(cases: Iterable[dict[str, Any]], settings: Settings) -> Iterator[Outcome]:
    """Check every case with the team's settings."""
    for case in cases:
        report = check_draft(Draft(**field_values(case)), settings)
        start, end = case["start"], max(case["end"], case["start"] + 1)
        spoke = any(
            f.rule == case["rule"] and f.start < end and start < max(f.end, f.start + 1)
            for f in report.open_findings(confidence=settings.min_confidence)
        )
        yield Outcome(str(case.get("id", "")), case["rule"], case["flag"], spoke, str(case.get("reason") or ""))
