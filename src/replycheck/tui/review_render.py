"""Stored reports as styled text for the review screen: pure functions of values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from replycheck.files import safe
from replycheck.report import Finding, Severity, worst_first
from replycheck.tui import render
from replycheck.tui.files import clean
from replycheck.tui.marks import LETTERS
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.store import StoredReport

LETTER_NONE = "·"
_TALK = ("return", "dispute", "accept", "close")


def steady(text: str) -> str:
    """Text that a terminal may show, character for character as long as the original: offsets still hold."""
    return safe(text.replace("\r\n", " \n").replace("\r", "\n"))


def name_of(stored: StoredReport, texts: Texts) -> str:
    """What to call a report: the customer, the file or ticket, or the first words of the reply."""
    report = stored.report
    words = stored.customer_name or report.path or report.id or stored.text
    return render.one_line(words, 40) or texts("no-name")


def queue_line(stored: StoredReport, texts: Texts, *, marks: Sequence[str] = ()) -> Content:
    """Two lines: the worst severity and the name; then who, where, and the worst rule."""
    found = worst_first(stored.report.open_findings())
    severity = found[0].severity if found else None
    letter = LETTERS[severity] if severity else LETTER_NONE
    style = f"bold {render.COLOURS[severity]}" if severity else render.DIM
    told = [texts("disputed-mark")] if stored.state == "disputed" else []
    mark = "".join(f"  {word}" for word in (*told, *marks))
    head = Content.assemble((f"{letter} ", style), (name_of(stored, texts), "bold"), (mark, render.DIM))
    return Content.assemble(head, "\n", (f"  {_details(stored, found, texts)}", render.DIM))


def blind_line(stored: StoredReport, texts: Texts) -> Content:
    """Two lines that tell nothing of what was found."""
    where = f"{texts('channel.' + stored.report.channel)} {stored.report.language}"
    return Content.assemble(("? ", render.DIM), (name_of(stored, texts), "bold"), "\n", (f"  {where}", render.DIM))


def _details(stored: StoredReport, found: list[Finding], texts: Texts) -> str:
    report = stored.report
    rule = found[0].rule.partition(".")[2] or found[0].rule if found else texts("clear")
    more = f" {texts('more', n=len(found) - 1)}" if len(found) > 1 else ""
    parts = (rule + more, clean(stored.agent), f"{texts('channel.' + report.channel)} {report.language}")
    return " · ".join(part for part in parts if part)


def notes(stored: StoredReport, texts: Texts) -> Content | None:
    """The writer's question; after a return the reviewer's note, what the writer answered and how it ended."""
    lines = []
    if stored.note:
        label = texts("agent-note", name=clean(stored.agent)) if stored.agent else texts("agent-note-plain")
        lines.append(Content.assemble((f"{label}: ", "bold $text-accent"), clean(stored.note)))
    said = {d.action: d for d in stored.standing if d.action in _TALK}
    shown = _TALK[: _TALK.index("return") + 1] if stored.state == "returned" else _TALK
    if stored.state in ("returned", "disputed", "accepted", "closed"):
        for action in (a for a in shown if a in said):
            label = texts(f"said-{action}", name=clean(said[action].reviewer))
            lines.append(Content.assemble((f"{label}: ", "bold $text-warning"), clean(said[action].note)))
    return Content("\n").join(lines) if lines else None


def card(finding: Finding, texts: Texts) -> Content:
    """What a finding says, why it counts or no longer counts, and the words that it offers."""
    colour = render.COLOURS[finding.severity]
    head = f"{LETTERS[finding.severity]} {texts('severity.' + finding.severity.value)}"
    lines = [Content.assemble((head, f"bold {colour}"), (f"  {finding.rule}  {finding.confidence:.0%}", render.DIM))]
    if finding.suppressed:
        reason = texts("overruled", reason=clean(finding.suppressed.reason))
        lines.append(Content.styled(reason, "bold $text-success"))
    lines.append(Content.assemble((f"“{render.one_line(finding.text, 90)}”", "italic")))
    lines.append(Content(clean(finding.message)))
    lines += [_labelled(texts(label), words, style) for label, words, style in _facts(finding, colour)]
    return Content("\n").join(lines)


def _facts(finding: Finding, colour: str) -> Iterable[tuple[str, str, str]]:
    if finding.reads_as:
        yield "reads-as", f"“{finding.reads_as}”", colour
    if finding.related:
        yield "customer-wrote", f"“{render.one_line(finding.related.text, 120)}”", "$text-accent"
    for suggestion in finding.suggestions[:2]:
        yield "suggestions", suggestion.text or "∅", "$text-success"
    if finding.advice:
        yield "advice", finding.advice, "$text-success"


def _labelled(label: str, words: str, style: str) -> Content:
    return Content.assemble((f"{label}: ", f"bold {style}"), clean(words))


def promises(stored: StoredReport, now: datetime, texts: Texts) -> Content:
    """The promises in a reply, the risky ones marked."""
    report = stored.report
    if not report.promises:
        return Content.styled(texts("no-promises"), render.DIM)
    risks = ((p, render.risk_of(p, report.findings, now)) for p in report.promises)
    return Content("\n").join([render.promise_line(p, risk, now, texts) for p, risk in risks])


def customer(stored: StoredReport, finding: Finding | None, texts: Texts) -> Content:
    """The customer's message, with the words underlined that the chosen finding is about."""
    message = steady(stored.customer_message)
    if not message.strip():
        return Content.styled(texts("no-message"), render.DIM)
    related = finding.related if finding else None
    if related is None:
        return Content(message)
    return Content(message).stylize("underline $text-accent", related.start, related.end)


def in_text_order(stored: StoredReport) -> list[Finding]:
    """The findings that can be chosen, first the open ones in text order, then those that no longer count."""
    return sorted(stored.report.findings, key=lambda f: (f.suppressed is not None, f.start, -f.severity.rank))


def worst_of(stored: StoredReport) -> str:
    """The fingerprint of the worst open finding, or of any finding, or nothing."""
    found = worst_first(stored.report.open_findings(Severity.INFO)) or list(stored.report.findings)
    return found[0].fingerprint if found else ""
