"""Output formats against the facts of their specifications, as far as we use them: names, types, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from replycheck.batch import run
from replycheck.outcome import Outcome
from replycheck.output import FORMATS, Look, renderer
from replycheck.report import Finding, Report, Severity, Suggestion, Suppression, Verdict
from replycheck.tasks import Plan

TEXT = "Beste 😀,\r\n\r\nhet is druk.\r\nBel ons, u\r\nmoet wachten.\r\n"


def closed(required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def many(items: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


STRING = {"type": "string", "minLength": 1}
WORD = {"type": "string", "pattern": r"^\S+$"}
COUNT = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = closed("text", text=STRING, markdown=STRING)
ARTIFACT = closed("uri", uri=WORD)
REGION = closed(
    "startLine",
    startLine=COUNT,
    startColumn=COUNT,
    endLine=COUNT,
    endColumn=COUNT,
    snippet=closed("text", text={"type": "string"}),
)
LOCATION = closed(
    "physicalLocation",
    physicalLocation=closed("artifactLocation", artifactLocation=ARTIFACT, region=REGION),
    logicalLocations=many(closed("name", name=STRING, kind=STRING)),
)
RULE = closed(
    "id",
    id=STRING,
    name=WORD,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed("level", level=LEVEL),
    properties={"type": "object"},
)
RESULT = closed(
    "message ruleId ruleIndex locations partialFingerprints",
    ruleId=STRING,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=many(LOCATION, 1),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    properties={"type": "object"},
    suppressions=many(closed("kind", kind={"enum": ["inSource", "external"]}, justification=STRING)),
    fixes=many(
        closed(
            "artifactChanges",
            description=MESSAGE,
            artifactChanges=many(
                closed(
                    "artifactLocation replacements",
                    artifactLocation=ARTIFACT,
                    replacements=many(
                        closed(
                            "deletedRegion",
                            deletedRegion=REGION,
                            insertedContent=closed("text", text={"type": "string"}),
                        ),
                        1,
                    ),
                ),
                1,
            ),
        )
    ),
)
NOTE = closed("message", level=LEVEL, message=MESSAGE, locations=many(LOCATION))
DRIVER = closed("name", name=STRING, version=STRING, semanticVersion=STRING, rules=many(RULE))
RUN = closed(
    "tool",
    tool=closed("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=many(
        closed("executionSuccessful", executionSuccessful={"type": "boolean"}, toolExecutionNotifications=many(NOTE))
    ),
    results=many(RESULT),
)
SARIF = closed("version runs", **{"$schema": WORD, "version": {"const": "2.1.0"}, "runs": many(RUN)})

GITLAB = many(
    closed(
        "description check_name fingerprint severity location",
        description=STRING,
        check_name=STRING,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{32}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=closed(
            "path lines",
            path={"type": "string", "pattern": r"^(?!\./)"},
            lines=closed("begin", begin=COUNT, end=COUNT),
        ),
    )
)

POSITION = closed("line", line=COUNT, column=COUNT)
RANGE = closed("start", start=POSITION, end=POSITION)
RDJSON = closed(
    "diagnostics",
    source=closed("name", name=STRING, url=STRING),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    diagnostics=many(
        closed(
            "message location",
            message=STRING,
            location=closed("path", path=STRING, range=RANGE),
            severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
            code=closed("value", value=STRING, url=STRING),
            suggestions=many(closed("range text", range=RANGE, text={"type": "string"})),
            original_output=STRING,
        )
    ),
)


def finding(words: str, **values: Any) -> Finding:
    start = TEXT.index(words)
    end = start + len(words)
    given: dict[str, Any] = {"message": "Drukte is geen reden.", "fingerprint": "f00d", "reads_as": "U zeurt."}
    suggestions = (Suggestion(start, end, "dit duurde te lang"),)
    return Finding(
        "respect.busy-excuse", Severity.WARNING, start, end, words, **{**given, "suggestions": suggestions, **values}
    )


def outcome(**values: Any) -> Outcome:
    findings = (
        finding("het is druk"),
        finding("u\r\nmoet"),
        finding("Bel ons", suppressed=Suppression("inline", "afgesproken")),
        finding("Beste", suppressed=Suppression("baseline", "bekend"), suggestions=()),
    )
    report = Report(TEXT, "nl", "email", datetime(2025, 12, 3), Verdict.REVIEW, {}, {}, findings=findings)
    return Outcome(**{"path": "map/a b:c.txt", "report": report, "id": "x", "fixable": True, **values})


ALL = (
    outcome(),
    outcome(path="rows.jsonl", row=3, id=7, fixable=False),
    outcome(path="nl.yml", key="nl.mail.body", id="nl.mail.body", fixable=False),
    Outcome("weg.txt", error="is not UTF-8", id="weg.txt"),
    Outcome("rows.jsonl", error="not JSON", id="", row=4),
)


@pytest.mark.parametrize(("name", "schema"), [("sarif", SARIF), ("gitlab", GITLAB), ("rdjson", RDJSON)])
@pytest.mark.parametrize("outcomes", [(), ALL[:1], ALL])
def test_json_formats_use_only_what_their_specification_knows(
    name: str, schema: dict[str, Any], outcomes: tuple[Outcome, ...]
) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads("".join(renderer(name)(outcomes, Look()))), schema)


FILES = {
    "a b/één.txt": "Beste Eva,\n\nWegens drukte duurt het langer. U moet wachten.\n\nGroet,\nSam\n",
    "page.html": "<p>Beste Eva,</p>\n<p>Wegens <b>drukte</b> duurt het&nbsp;langer.</p>\n<img alt='Wegens drukte dicht'>\n",
    "nl.yml": "nl:\n  a: Wegens drukte duurt het langer.\n  b: Wegens drukte duurt het langer.\n",
    "rows.jsonl": '{"id": 1, "text": "Wegens drukte duurt het langer."}\n{"id": 1, "text": "Wegens drukte duurt het langer."}\n{',
    "bad.txt": b"\xff\xfe",
}


def test_real_reports_give_gitlab_and_reviewdog_what_they_need(own_place: Path) -> None:
    lines = {}
    for name, text in FILES.items():
        data = text if isinstance(text, bytes) else text.encode()
        (own_place / name).parent.mkdir(exist_ok=True)
        (own_place / name).write_bytes(data)
        lines[name] = max(1, len(data.splitlines()))
    outcomes = list(run([*FILES, "weg.txt"], Plan({"language": "nl"}, use_cache=False)))
    shown = {form: json.loads("".join(renderer(form)(outcomes, Look()))) for form in ("gitlab", "rdjson")}
    jsonschema.validate(shown["gitlab"], GITLAB)
    jsonschema.validate(shown["rdjson"], RDJSON)
    issues, found = shown["gitlab"], shown["rdjson"]["diagnostics"]
    assert len({i["fingerprint"] for i in issues}) == len(issues) == len(found) >= 10
    assert {i["location"]["path"] for i in issues} == {*FILES, "weg.txt"}
    for issue, diagnostic in zip(issues, found, strict=True):
        path, begin = issue["location"]["path"], issue["location"]["lines"]["begin"]
        assert begin <= lines.get(path, 1)
        assert (diagnostic["location"]["path"], diagnostic["location"]["range"]["start"]["line"]) == (path, begin)


def test_ends_of_regions_come_after_their_starts() -> None:
    (run,) = json.loads("".join(renderer("sarif")(ALL, Look())))["runs"]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run["results"]]
    spread = [r for r in regions if r.get("endLine", 0) > r["startLine"]]
    assert len(spread) == 2
    for region in (r for r in regions if "endLine" in r):
        assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])


SUITE = {"name", "package", "id", "hostname", "time", "timestamp", "tests", "failures", "errors"}
CASE = {"name", "classname", "time"}


def test_junit_has_only_what_the_schemas_of_ant_and_jenkins_both_know() -> None:
    root = ET.fromstring("".join(renderer("junit")(ALL, Look())))  # noqa: S314 - our own output
    assert (root.tag, root.attrib) == ("testsuites", {})
    assert [int(suite.attrib["id"]) for suite in root] == list(range(len(ALL)))
    for suite in root:
        cases = suite.findall("testcase")
        order = ["properties", *("testcase" for _ in cases), "system-out", "system-err"]
        assert (suite.tag, set(suite.attrib), [child.tag for child in suite]) == ("testsuite", SUITE, order)
        assert datetime.fromisoformat(suite.attrib["timestamp"]).tzinfo is None
        assert all(set(case.attrib) == CASE and len(case) <= 1 for case in cases)
        inner = [child for case in cases for child in case]
        assert all(set(child.attrib) == {"message", "type"} for child in inner)
        tags = [child.tag for child in inner]
        counted = {"tests": len(cases), "failures": tags.count("failure"), "errors": tags.count("error")}
        assert {name: int(suite.attrib[name]) for name in counted} == counted
        assert len({case.attrib["name"] for case in cases}) == len(cases)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written_while_the_run_goes_on(name: str) -> None:
    read = 0

    def passing() -> Iterator[Outcome]:
        nonlocal read
        for read in range(1, 101):  # noqa: B007 - the last number counts
            yield ALL[0]

    pieces = renderer(name)(passing(), Look())
    for _ in range(12):
        next(pieces)
    assert 1 <= read <= 12
