"""JUnit XML: a suite a draft, a failure a finding, and a passing case where there is nothing to say.

Only elements and attributes that both common schemas know, those of Ant and of Jenkins, so that every reader takes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from replycheck.outcome import Outcome
from replycheck.output import Look
from replycheck.report import Finding, LineIndex, Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def render_junit(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One XML document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    for number, outcome in enumerate(outcomes):
        yield _suite(outcome, number, look)
    yield "</testsuites>\n"


def _suite(outcome: Outcome, number: int, look: Look) -> str:
    """The XML of one draft."""
    cases = [_error(outcome, reason) for reason in outcome.unchecked]
    errors = len(cases)
    if outcome.report is not None:
        cases.extend(_failures(outcome, outcome.report, look))
    failures = len(cases) - errors
    cases = cases or [f"    {_case(outcome, 'replycheck')}/>\n"]
    when = outcome.report.checked_at if outcome.report else datetime.now()
    name = _attribute(outcome.name)
    head = f'  <testsuite name={name} package="replycheck" id="{number}" hostname="localhost" time="0"'
    head += f' timestamp="{when.replace(tzinfo=None).isoformat(timespec="seconds")}"'
    head += f' tests="{len(cases)}" failures="{failures}" errors="{errors}">\n'
    return f"{head}    <properties/>\n{''.join(cases)}    <system-out/>\n    <system-err/>\n  </testsuite>\n"


def _case(outcome: Outcome, name: str) -> str:
    """The head of a test case, not closed."""
    return f'<testcase name={_attribute(name)} classname={_attribute(outcome.name)} time="0"'


def _error(outcome: Outcome, reason: str) -> str:
    said = f'<error message={_attribute(reason)} type="unchecked"/>'
    return f"    {_case(outcome, 'replycheck.unchecked')}>{said}</testcase>\n"


def _failures(outcome: Outcome, report: Report, look: Look) -> Iterator[str]:
    """A case a finding; the second of a rule has a name of its own, for readers keep one of each name."""
    seen: Counter[str] = Counter()
    for finding in outcome.findings(look.confidence):
        seen[finding.rule] += 1
        again = f" ({seen[finding.rule]})" if seen[finding.rule] > 1 else ""
        yield f"    {_case(outcome, f'replycheck.{finding.rule}{again}')}>{_failure(outcome, report, finding)}</testcase>\n"


def _failure(outcome: Outcome, report: Report, finding: Finding) -> str:
    line, column = LineIndex.of(report.text).place(finding.start)
    said = f"{outcome.where}:{line}:{column}: {finding.text}\n{finding.reads_as}\n{finding.advice}"
    kind = f"type={_attribute(finding.severity.value)}"
    return f"<failure message={_attribute(finding.message)} {kind}>{escape(_clean(said))}</failure>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
