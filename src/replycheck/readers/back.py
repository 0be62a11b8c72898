"""The way back: a report on the text that was checked becomes a report on the raw file."""

from __future__ import annotations

from dataclasses import replace

from replycheck.later import Later
from replycheck.readers import Source
from replycheck.report import Deadline, Finding, Promise, Report, SentenceLabels, Suggestion


def to_raw(report: Report, source: Source) -> Report:
    """The report with offsets into the raw text, and the raw words wherever they stand there as they read."""
    if source.places is None and report.text == source.raw:
        return report
    return replace(
        report,
        text=source.raw,
        sentences=Later(lambda: tuple(_sentence(s, source) for s in report.sentences)),
        findings=tuple(_finding(f, source) for f in report.findings),
        promises=Later(lambda: tuple(_promise(p, source) for p in report.promises)),
    )


def _span(start: int, end: int, source: Source) -> tuple[int, int]:
    return (start, end) if source.places is None else source.places.span(start, end)


def _words(start: int, end: int, text: str, source: Source) -> str:
    return source.raw[start:end] if source.slices else text


def _sentence(sentence: SentenceLabels, source: Source) -> SentenceLabels:
    start, end = _span(sentence.start, sentence.end, source)
    return replace(sentence, start=start, end=end)


def _finding(finding: Finding, source: Source) -> Finding:
    start, end = _span(finding.start, finding.end, source)
    suggestions = tuple(Suggestion(*_span(s.start, s.end, source), s.text) for s in finding.suggestions)
    text = _words(start, end, finding.text, source)
    return replace(finding, start=start, end=end, text=text, suggestions=suggestions)


def _promise(promise: Promise, source: Source) -> Promise:
    start, end = _span(promise.start, promise.end, source)
    text = _words(start, end, promise.text, source)
    return replace(promise, start=start, end=end, text=text, deadline=_deadline(promise.deadline, source))


def _deadline(deadline: Deadline, source: Source) -> Deadline:
    if deadline.start is None or deadline.end is None:
        return deadline
    start, end = _span(deadline.start, deadline.end, source)
    return replace(deadline, start=start, end=end, text=_words(start, end, deadline.text or "", source))
