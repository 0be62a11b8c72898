"""Text for people: the source line with the words underlined, what the customer reads, better words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from replycheck.files import one_line, safe
from replycheck.outcome import Outcome
from replycheck.output import Look
from replycheck.report import Finding, LineIndex, Promise, Report, Severity, iso

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WORDS = {
    "nl": {
        "reads": "de klant leest",
        "write": "schrijf",
        "advice": "advies",
        "promise": "belofte",
        "by": "uiterlijk",
    },
    "en": {
        "reads": "the customer reads",
        "write": "write",
        "advice": "advice",
        "promise": "promise",
        "by": "by",
    },
}
_TAB = "    "
_BREAK = re.compile(r"[\r\n]")
_PERHAPS_WIDE = re.compile("[^ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u20ac]")


def render_text(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """Every finding with its line, and the promises that the text makes."""
    for outcome in outcomes:
        report = outcome.report
        if report is None:
            continue
        for finding in outcome.findings(look.confidence):
            yield "\n".join(_block(outcome, report, finding, look)) + "\n\n"
        promises = [_promise(outcome, report, p) for p in report.promises]
        if promises:
            yield "\n".join(promises) + "\n\n"


def render_concise(outcomes: Iterable[Outcome], look: Look) -> Iterator[str]:
    """One line a finding: path:line:column: severity rule message."""
    for outcome in outcomes:
        if outcome.report is None:
            continue
        lines = LineIndex.of(outcome.report.text)
        for finding in outcome.findings(look.confidence):
            place = f"{place_of(outcome)}:{_joined(lines.place(finding.start))}"
            mark = _painted(finding.severity.value, _COLOURS[finding.severity], look)
            yield f"{place}: {mark} {finding.rule} {one_line(finding.message)}\n"


def place_of(outcome: Outcome) -> str:
    """The file, with row and id for a draft out of a table of drafts, safe to print."""
    row_id = f" ({outcome.id})" if outcome.row and outcome.id != "" else ""
    return one_line(f"{outcome.where}{row_id}")


def _joined(place: tuple[int, int]) -> str:
    return f"{place[0]}:{place[1]}"


def _painted(text: str, colour: str, look: Look) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if look.colour else text


def _block(outcome: Outcome, report: Report, finding: Finding, look: Look) -> Iterator[str]:
    words = _WORDS.get(report.language, _WORDS["en"])
    lines = LineIndex.of(report.text)
    line, column = lines.place(finding.start)
    severity = _painted(finding.severity.value, _COLOURS[finding.severity], look)
    yield f"{place_of(outcome)}:{line}:{column} {severity} {finding.rule}"
    yield from _source(report.text, lines, finding, look)
    yield f"  {_painted(one_line(finding.message), '1', look)}"
    if finding.reads_as:
        yield f"  {words['reads']}: {one_line(finding.reads_as)}"
    if finding.suggestions:
        yield f"  {words['write']}: {' / '.join(one_line(s.text) for s in finding.suggestions[:3])}"
    if finding.advice:
        yield f"  {words['advice']}: {one_line(finding.advice)}"


def _source(text: str, lines: LineIndex, finding: Finding, look: Look) -> Iterator[str]:
    """The line of a finding, cut to the width around its words, and a line that underlines them."""
    number, _ = lines.place(finding.start)
    begin = lines.start_of(number)
    whole = text[begin : _line_end(text, begin)]
    before, marked, after = _cut(whole, finding.start - begin, finding.end - begin, look.width - 10)
    gutter = f"{number:>5} | "
    yield gutter + before + _painted(marked, "4;" + _COLOURS[finding.severity], look) + after
    yield " " * (len(gutter) - 2) + "| " + " " * _width(before) + "^" * max(1, _width(marked))


def _width(text: str) -> int:
    """The columns that a terminal needs for a text; letters of other scripts and emoji may take two."""
    if not _PERHAPS_WIDE.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _line_end(text: str, begin: int) -> int:
    found = _BREAK.search(text, begin)
    return found.start() if found else len(text)


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """(before, marked, after) of one line, shortened with … where it is too wide; tabs become spaces."""
    before, marked, after = (_shown(p) for p in (line[:start], line[start:end], line[end:]))
    if len(marked) > width:
        marked = marked[: width - 1] + "…"
    room = max(0, width - len(marked))
    if len(before) > room * 2 // 3 and len(before) + len(marked) + len(after) > width:
        before = "…" + before[len(before) - max(room * 2 // 3, room - len(after)) :]
    if len(before) + len(marked) + len(after) > width:
        after = after[: max(0, room - len(before))] + "…"
    return before, marked, after


def _shown(text: str) -> str:
    return safe(text.replace("\t", _TAB))


def _promise(outcome: Outcome, report: Report, promise: Promise) -> str:
    words = _WORDS.get(report.language, _WORDS["en"])
    line, column = LineIndex.of(report.text).place(promise.start)
    latest = iso(promise.deadline.latest)
    due = f" ({words['by']} {latest.replace('T', ' ')})" if latest else ""
    return f"{place_of(outcome)}:{line}:{column} {words['promise']}: {one_line(promise.text)}{due}"
