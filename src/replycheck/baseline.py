"""The baseline: findings that a team knows and lets be for now, in a file that may be committed.

It holds fingerprints and rule names by path, and no words of any draft.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from replycheck import files
from replycheck.errors import ConfigError
from replycheck.outcome import Outcome
from replycheck.report import Finding, Suppression, decide_verdict

VERSION = 1


@dataclass
class Baseline:
    """Known findings by place (see `name_of`) and (rule, fingerprint); remembers which of them were met."""

    file: Path = Path("baseline.json")
    known: Mapping[str, Mapping[tuple[str, str], int]] = field(default_factory=dict)
    met: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def apply(self, outcome: Outcome, min_confidence: float) -> Outcome:
        """The outcome with its known findings suppressed and its verdict decided anew."""
        where = name_of(outcome, self.file)
        left = dict(self.known.get(where, {}))
        if outcome.report is None or not left:
            return outcome
        findings = tuple(self._judged(f, left, where) for f in outcome.report.findings)
        verdict = decide_verdict(findings, min_confidence)
        return replace(outcome, report=replace(outcome.report, findings=findings, verdict=verdict))

    def _judged(self, finding: Finding, left: dict[tuple[str, str], int], where: str) -> Finding:
        name = (finding.rule, finding.fingerprint)
        if finding.suppressed is not None or not left.get(name):
            return finding
        left[name] -= 1
        self.met[(where, *name)] += 1
        return replace(finding, suppressed=Suppression("baseline", "known when the baseline was written"))

    def gone(self, checked: Iterable[str]) -> int:
        """How many known findings of the checked paths were not found any more."""
        known = sum(sum(self.known.get(where, {}).values()) for where in checked)
        return known - sum(self.met.values())


def read(path: Path) -> Baseline:
    """The baseline in a file; raises ConfigError when it is missing or is none."""
    try:
        values = json.loads(path.read_bytes())
        return Baseline(path, {where: _counted(entries) for where, entries in values["findings"].items()})
    except OSError as error:
        raise ConfigError(
            f"{path}: the baseline cannot be read ({error.strerror}); make it with --write-baseline"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(f"{path}: is no baseline; make it anew with --write-baseline") from None


def name_of(outcome: Outcome, baseline: Path) -> str:
    """A draft's place as a baseline names it: from the baseline's own folder, wherever the check is run."""
    path = Path(outcome.path)
    with contextlib.suppress(ValueError):  # on another drive
        path = Path(os.path.relpath(path, baseline.parent))
    return path.as_posix() + outcome.name.removeprefix(outcome.path)


def _counted(entries: Iterable[Mapping[str, str]]) -> Counter[tuple[str, str]]:
    return Counter((str(e["rule"]), str(e["fingerprint"])) for e in entries)


def entries_of(outcome: Outcome) -> list[dict[str, str]]:
    """What a baseline keeps of an outcome: its findings that no comment suppresses."""
    if outcome.report is None:
        return []
    kept = [f for f in outcome.report.findings if f.suppressed is None or f.suppressed.kind == "baseline"]
    return [{"rule": f.rule, "fingerprint": f.fingerprint} for f in kept]


def write(path: Path, findings: Mapping[str, list[dict[str, str]]]) -> None:
    """Write a baseline in one step; raises ConfigError when the file cannot be written."""
    table = {"version": VERSION, "findings": {k: v for k, v in sorted(findings.items()) if v}}
    try:
        files.write_atomic(path, json.dumps(table, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be written ({error.strerror})") from None
