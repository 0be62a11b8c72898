"""SARIF 2.1.0: for code scanning services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from replycheck import __version__
from replycheck.outcome import Outcome
from replycheck.output import Look, below_here
from replycheck.output.data import dumps, listed
from replycheck.report import Finding, LineIndex, Report, Severity
from replycheck.rules import known_rules, load

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One run; suppressed findings stay in it, marked, so that a service keeps them closed.

    The results come first and the rules that they use behind them, so that no run is held whole.
    """
    places: dict[str, int] = {}
    notes: list[dict[str, Any]] = []
    head = dumps({"$schema": SCHEMA, "version": "2.1.0"}).removesuffix("}")
    yield f'{head}, "runs": [{{"columnKind": "unicodeCodePoints", "results": '
    yield from listed(_results(outcomes, look, places, notes))
    run = {
        "tool": {"driver": _driver(places)},
        "invocations": [{"executionSuccessful": not notes, "toolExecutionNotifications": notes}],
    }
    yield f",\n{dumps(run, indent=1).removeprefix('{')}]}}\n"


def _results(
    outcomes: Iterable[Outcome], look: Look, places: dict[str, int], notes: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The results, while the rules get their places and what was not checked is noted."""
    for outcome in outcomes:
        notes.extend(_notification(outcome, reason) for reason in outcome.unchecked)
        if outcome.report is None:
            continue
        for finding in outcome.report.findings:
            if finding.confidence >= look.confidence:
                result = _result(outcome, outcome.report, finding)
                yield {**result, "ruleIndex": places.setdefault(finding.rule, len(places))}


def _driver(places: Iterable[str]) -> dict[str, Any]:
    known = known_rules()
    rules = [_rule(rule_id, known[rule_id]) for rule_id in places]
    return {"name": "replycheck", "version": __version__, "semanticVersion": __version__, "rules": rules}


def _rule(rule_id: str, entry: dict[str, Any]) -> dict[str, Any]:
    title = entry["title"].get("en") or entry["title"]["nl"]
    language = next((lang for lang in ("en", "nl") if rule_id in load(lang)), None)
    described: dict[str, Any] = {
        "id": rule_id,
        "name": "".join(part.capitalize() for part in rule_id.replace(".", "-").split("-")),
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": _LEVELS[Severity(entry["severity"])]},
        "properties": {"tags": [rule_id.partition(".")[0]], "grade": entry["grade"]},
    }
    if language:
        rule = load(language)[rule_id]
        text = f"{rule.why} {rule.advice}"
        described["fullDescription"] = {"text": rule.message}
        described["help"] = {"text": text, "markdown": f"{text}\n\n`replycheck explain {rule_id}`"}
    return described


def _result(outcome: Outcome, report: Report, finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding, report.language)},
        "locations": [_location(outcome, report, finding.start, finding.end, finding.text)],
        "partialFingerprints": {"replycheck/v1": finding.fingerprint},
        "properties": {"confidence": round(finding.confidence, 3), "source": finding.source},
    }
    if finding.suppressed is not None:
        kind = "external" if finding.suppressed.kind == "baseline" else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": finding.suppressed.reason}]
    if finding.suggestions and outcome.fixable:
        result["fixes"] = [_fix(outcome, report, s.start, s.end, s.text) for s in finding.suggestions]
    return result


_READS = {"nl": "De klant leest", "en": "The customer reads"}


def _message(finding: Finding, language: str) -> str:
    reads = f' {_READS.get(language, _READS["en"])}: "{finding.reads_as}"' if finding.reads_as else ""
    return f"{finding.message}{reads} {finding.advice}".strip()


def _location(outcome: Outcome, report: Report, start: int, end: int, text: str) -> dict[str, Any]:
    region = {**_region(outcome, report, start, end), "snippet": {"text": text}}
    location: dict[str, Any] = {"artifactLocation": _artifact(outcome.path), "region": region}
    found: dict[str, Any] = {"physicalLocation": location}
    if outcome.key or (outcome.row and outcome.id != ""):
        found["logicalLocations"] = [{"name": str(outcome.id), "kind": "object"}]
    return found


def _artifact(path: str) -> dict[str, str]:
    """A file below the current folder relative to it; another one as a file: address."""
    pure = PurePath(below_here(path))
    return {"uri": pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())}


def _region(outcome: Outcome, report: Report, start: int, end: int) -> dict[str, int]:
    """Lines and columns in a file; a row of a table is one line, without columns."""
    if outcome.row:
        return {"startLine": outcome.row}
    lines = LineIndex.of(report.text)
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(outcome: Outcome, report: Report, start: int, end: int, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(outcome, report, start, end), "insertedContent": {"text": text}}
    change = {"artifactLocation": _artifact(outcome.path), "replacements": [replacement]}
    return {"description": {"text": f"Write: {text}"}, "artifactChanges": [change]}


def _notification(outcome: Outcome, reason: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(outcome.path)}
    if outcome.row:
        location["region"] = {"startLine": outcome.row}
    return {"level": "error", "message": {"text": reason}, "locations": [{"physicalLocation": location}]}
