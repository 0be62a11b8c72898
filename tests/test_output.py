"""Output formats, as pure functions of outcomes: structure, escaping, columns in their own units."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from replycheck import kept
from replycheck.draft import Draft
from replycheck.engine import check
from replycheck.files import one_line, safe
from replycheck.outcome import Outcome
from replycheck.output import FORMATS, Look, renderer
from replycheck.report import Finding, Report, Severity, Suggestion, Suppression, Verdict
from replycheck.schema import report_schema

RULE = "respect.busy-excuse"
TEXT = "Beste 😀 Zoë,\n\n漢字 één: het is erg druk.\n"


def finding(text: str = TEXT, words: str = "het is erg druk", **values: Any) -> Finding:
    start = text.index(words)
    given: dict[str, Any] = {
        "rule": RULE,
        "severity": Severity.WARNING,
        "start": start,
        "end": start + len(words),
        "text": words,
        "message": "Drukte is geen reden.",
        "reads_as": "U moet niet zeuren.",
        "advice": "Noem een dag.",
        "suggestions": (Suggestion(start, start + len(words), "dit duurde te lang"),),
        "fingerprint": "f00d",
    }
    return Finding(**{**given, **values})


def outcome(*findings: Finding, text: str = TEXT, **values: Any) -> Outcome:
    report = Report(text, "nl", "email", datetime(2025, 12, 3, 10), Verdict.REVIEW, {}, {}, findings=findings)
    return Outcome(**{"path": "map/a b.txt", "report": report, "id": "map/a b.txt", "fixable": True, **values})


def rendered(name: str, *outcomes: Outcome, **look: Any) -> str:
    return "".join(renderer(name)(outcomes, Look(**look)))


UNREAD = Outcome("weg.txt", error="is not UTF-8", id="weg.txt")


def test_text_underlines_the_words_where_wide_characters_stand_before_them() -> None:
    lines = rendered("text", outcome(finding())).splitlines()
    assert lines[0] == "map/a b.txt:3:9 warning respect.busy-excuse"
    assert lines[1] == "    3 | 漢字 één: het is erg druk."
    assert lines[2] == "      | " + " " * 10 + "^" * 15
    assert "  de klant leest: U moet niet zeuren." in lines
    assert "  schrijf: dit duurde te lang" in lines


def test_text_cuts_long_lines_around_the_words() -> None:
    text = "a " * 200 + "het is erg druk" + " b" * 200
    lines = rendered("text", outcome(finding(text), text=text), width=80).splitlines()
    assert len(lines[1]) <= 80
    begin = lines[2].index("^")
    assert lines[1][begin : lines[2].rindex("^") + 1] == "het is erg druk"


def test_nothing_that_a_terminal_obeys_is_echoed() -> None:
    text = "x\x1b[31m\x9b2J het is erg druk\u202e\x07"
    bad = finding(text, message="m\x1b[0m\nn", advice="\x9b1m")
    for name in ("text", "concise", "github", "json", "jsonl", "sarif", "gitlab", "rdjson", "junit"):
        found = rendered(name, outcome(bad, text=text, path="p\x1b[1m", id="\x9b"))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", found), name


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in rendered("text", outcome(finding()))
    assert "\x1b[33mwarning\x1b[0m" in rendered("text", outcome(finding()), colour=True)


def test_concise_has_one_line_a_finding() -> None:
    found = rendered("concise", outcome(finding(), finding(words="één", severity=Severity.INFO)))
    assert found.splitlines() == [
        "map/a b.txt:3:9: warning respect.busy-excuse Drukte is geen reden.",
        "map/a b.txt:3:4: info respect.busy-excuse Drukte is geen reden.",
    ]


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("json", "jsonl")])
def test_findings_below_the_confidence_stay_out(name: str) -> None:
    unsure = outcome(finding(confidence=0.3))
    assert RULE not in rendered(name, unsure)
    assert RULE in rendered(name, unsure, confidence=0.2)


def test_json_keeps_every_finding() -> None:
    (found,) = json.loads(rendered("json", outcome(finding(confidence=0.3))))
    assert found["findings"][0]["rule"] == RULE
    assert json.loads(rendered("json")) == []


def test_json_lines_give_one_object_a_line_with_the_same_id() -> None:
    lines = rendered("jsonl", outcome(finding(), id=7, row=3), UNREAD).splitlines()
    first, second = (json.loads(line) for line in lines)
    assert (first["id"], first["row"]) == (7, 3)
    assert (second["id"], second["error"], second["verdict"]) == ("weg.txt", "is not UTF-8", None)


def sarif(*outcomes: Outcome) -> dict[str, Any]:
    log = json.loads(rendered("sarif", *outcomes))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_results_point_at_rules_and_places() -> None:
    run = sarif(outcome(finding()))
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == RULE
    assert rule["shortDescription"]["text"]
    assert result["level"] == "warning"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "map/a%20b.txt"}
    region = {k: v for k, v in place["region"].items() if k != "snippet"}
    assert region == {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 24}
    assert result["partialFingerprints"] == {"replycheck/v1": "f00d"}
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "dit duurde te lang"}}
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_marks_suppressed_findings_and_what_was_not_checked() -> None:
    inline = finding(suppressed=Suppression("inline", "afgesproken", date(2026, 1, 1)))
    known = finding(words="één", suppressed=Suppression("baseline", "bekend"))
    run = sarif(outcome(inline, known), UNREAD)
    kinds = [r["suppressions"][0] for r in run["results"]]
    assert kinds == [
        {"kind": "inSource", "justification": "afgesproken"},
        {"kind": "external", "justification": "bekend"},
    ]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "is not UTF-8"


def test_sarif_places_a_row_on_its_line() -> None:
    (result,) = sarif(outcome(finding(), path="a.jsonl", row=12, id="k1", fixable=False))["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 12
    assert "fixes" not in result


def test_github_annotations_are_escaped() -> None:
    bad = finding(message="100% zeker:\nja, nee")
    line = rendered("github", outcome(bad, path="a,b:c.txt")).rstrip("\n")
    assert line.startswith("::warning file=a%2Cb%3Ac.txt,line=3,endLine=3,col=9,endColumn=24,title=replycheck (")
    assert "100%25 zeker: ja, nee" in line
    assert "\n" not in line
    assert rendered("github", UNREAD) == "::error file=weg.txt,line=1,title=replycheck::is not UTF-8\n"


def test_junit_counts_failures_errors_and_clean_drafts() -> None:
    bad = finding(message='a < b & "c" \x00')
    root = ET.fromstring(rendered("junit", outcome(bad, bad), outcome(), UNREAD))  # noqa: S314 - our own output
    counts = [tuple(suite.attrib[k] for k in ("tests", "failures", "errors")) for suite in root]
    assert counts == [("2", "2", "0"), ("1", "0", "0"), ("1", "0", "1")]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.attrib["message"] == 'a < b & "c" \N{REPLACEMENT CHARACTER}'
    names = [case.attrib["name"] for case in root.iter("testcase")]
    assert names == [f"replycheck.{RULE}", f"replycheck.{RULE} (2)", "replycheck", "replycheck.unchecked"]
    assert len(ET.fromstring(rendered("junit"))) == 0  # noqa: S314 - our own output


def test_gitlab_issues_have_distinct_fingerprints_by_file() -> None:
    issues = json.loads(rendered("gitlab", outcome(finding()), outcome(finding(), path="c.txt"), UNREAD))
    assert [i["severity"] for i in issues] == ["major", "major", "blocker"]
    assert len({i["fingerprint"] for i in issues}) == 3
    assert issues[0]["location"] == {"path": "map/a b.txt", "lines": {"begin": 3, "end": 3}}


def test_gitlab_issues_have_distinct_fingerprints_where_rows_share_an_id() -> None:
    same = outcome(finding(), path="rows.jsonl", row=1, id="7")
    issues = json.loads(rendered("gitlab", same, replace(same, row=2), UNREAD, UNREAD, outcome(finding())))
    names = [i["fingerprint"] for i in issues]
    assert len(set(names)) == len(names) == 5
    assert names[0] == json.loads(rendered("gitlab", same))[0]["fingerprint"]


def test_rdjson_counts_utf8_bytes() -> None:
    (found,) = json.loads(rendered("rdjson", outcome(finding())))["diagnostics"]
    before = len("漢字 één: ".encode())
    place = {"start": {"line": 3, "column": before + 1}, "end": {"line": 3, "column": before + 16}}
    assert found["location"] == {"path": "map/a b.txt", "range": place}
    assert found["severity"] == "WARNING"
    assert found["suggestions"] == [{"range": place, "text": "dit duurde te lang"}]


def test_suppressed_findings_are_not_shown_to_people() -> None:
    quiet = outcome(finding(suppressed=Suppression("inline", "afgesproken")))
    for name in ("text", "concise", "github", "gitlab", "rdjson"):
        assert RULE not in rendered(name, quiet)


REPLIES = (
    (
        "Beste Eva,\n\nWegens drukte duurt het langer. Ik bel u morgen vóór 17.00 uur.\n\nGroet,\nSam",
        "nl",
    ),
    ("Dear Ms Harper,\n\nWe will send it as soon as possible. You must keep it.\n\nKind regards,\nTom", "en"),
    ("", "nl"),
)


@pytest.mark.parametrize(("text", "language"), REPLIES)
def test_real_reports_fit_the_schema(text: str, language: str) -> None:
    report = check(text, language=language, sent_at=datetime(2025, 12, 3, 10))
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(Outcome("a.txt", report, id="a").to_dict(), schema)
    jsonschema.validate(Outcome("a.jsonl", report, id=3, row=9).to_dict(), schema)


def test_the_schema_holds_for_unreadable_drafts_and_is_no_formality() -> None:
    schema = report_schema()
    jsonschema.validate(UNREAD.to_dict(), schema)
    broken = outcome(finding()).to_dict()
    broken["verdict"] = "fine"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


@pytest.mark.parametrize(("text", "language"), REPLIES[:2])
def test_a_cached_report_comes_back_the_same(text: str, language: str) -> None:
    report = check(text, language=language, sent_at=datetime(2025, 12, 3, 10))
    assert kept.unpacked(*kept.packed(report), Draft(text)) == report


def test_safe_text_keeps_its_length_and_its_letters() -> None:
    assert safe("één 😀\tx\r\n") == "één 😀\tx\r\n"
    assert safe("a\x1bb\rc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    assert one_line(" a\n\tb ") == "a b"
