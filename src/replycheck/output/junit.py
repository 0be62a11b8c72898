"""JUnit XML: a suite a draft, a failure a finding, and a passing case where there is nothing to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from replycheck.outcome import Outcome
from replycheck.output import Look
from replycheck.report import Finding, LineIndex, Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def render_junit(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One XML document."""
    suites = [_suite(outcome, look) for outcome in outcomes]
    tests, failures, errors = (
        (sum(counts) for counts in zip(*(s[1] for s in suites), strict=True)) if suites else (0, 0, 0)
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="replycheck" tests="{tests}" failures="{failures}" errors="{errors}">\n'
    for text, *_ in suites:
        yield text
    yield "</testsuites>\n"


def _suite(outcome: Outcome, look: Look) -> tuple[str, tuple[int, int, int]]:
    """The XML of one draft, and its number of tests, failures and errors."""
    findings = outcome.findings(look.confidence)
    cases = [_error(outcome, reason) for reason in outcome.unchecked]
    errors = len(cases)
    if outcome.report is not None:
        cases.extend(_failure(outcome, outcome.report, f) for f in findings)
    cases = cases or [f"    <testcase name={_attribute('replycheck')} classname={_attribute(outcome.name)}/>\n"]
    counts = f'tests="{len(cases)}" failures="{len(findings)}" errors="{errors}"'
    text = f"  <testsuite name={_attribute(outcome.name)} {counts}>\n{''.join(cases)}  </testsuite>\n"
    return text, (len(cases), len(findings), errors)


def _error(outcome: Outcome, reason: str) -> str:
    head = f"    <testcase name={_attribute('replycheck.unchecked')} classname={_attribute(outcome.name)}>"
    return f"{head}<error message={_attribute(reason)}/></testcase>\n"


def _failure(outcome: Outcome, report: Report, finding: Finding) -> str:
    line, column = LineIndex.of(report.text).place(finding.start)
    name = f"replycheck.{finding.rule}"
    head = f"    <testcase name={_attribute(name)} classname={_attribute(outcome.name)}"
    head += f' file={_attribute(outcome.path)} line="{outcome.row or line}">'
    said = f"{outcome.where}:{line}:{column}: {finding.text}\n{finding.reads_as}\n{finding.advice}"
    kind = f"type={_attribute(finding.severity.value)}"
    failure = f"<failure message={_attribute(finding.message)} {kind}>{escape(_clean(said))}</failure>"
    return f"{head}{failure}</testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
