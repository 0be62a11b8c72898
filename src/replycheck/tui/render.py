"""Reports as styled text for the panels: pure functions of report values, no widget in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from replycheck.config import Limits
from replycheck.report import Finding, Promise, Report, Severity, Verdict
from replycheck.tui.files import clean
from replycheck.tui.marks import LETTERS
from replycheck.tui.texts import Texts
from replycheck.tui.trend import NAMES, Trend

if TYPE_CHECKING:
    from replycheck.rules import Rule

COLOURS = {Severity.ERROR: "$text-error", Severity.WARNING: "$text-warning", Severity.INFO: "$text-primary"}
VERDICT_COLOURS = {
    Verdict.PASS: "$text-success",
    Verdict.REVIEW: "$text-warning",
    Verdict.BLOCK: "$text-error",
}
DIM = "$foreground 60%"
_BAR = 4
_MARKED = 0.2
_EXCERPT = 60
_FORMAL = re.compile(r"\b(?:u|uw)\b", re.I)
_FAMILIAR = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.I)


def one_line(text: str, most: int = _EXCERPT) -> str:
    """Text on one line, cut with an ellipsis."""
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


def finding_line(finding: Finding, line: int, texts: Texts) -> Content:
    """Two lines of the list: letter and message; then rule id, line number (from 1) and the words."""
    dimmed = finding.suppressed is not None
    head = Content.assemble(
        (
            "– " if dimmed else f"{LETTERS[finding.severity]} ",
            DIM if dimmed else f"bold {COLOURS[finding.severity]}",
        ),
        (clean(finding.message), DIM if dimmed else ""),
    )
    where = f"  {finding.rule} · {texts('line', line=line)}"
    tail = (
        texts("ignored", reason=clean(finding.suppressed.reason))
        if finding.suppressed
        else f"“{one_line(finding.text)}”"
    )
    return Content.assemble(head, "\n", (f"{where} · {tail}", DIM))


def card(finding: Finding, rule: Rule | None, texts: Texts, text: str) -> Content:
    """What a finding in a text says: message, what the customer reads, why, advice, and words to take."""
    title = rule.title if rule else finding.rule
    parts: list[Content] = [
        Content.assemble(
            (
                f"{LETTERS[finding.severity]} {texts('severity.' + finding.severity.value)}",
                f"bold {COLOURS[finding.severity]}",
            ),
            (f"  {title}", "bold"),
        ),
        Content(clean(finding.message)),
    ]
    if finding.reads_as:
        parts.append(_labelled(texts("reads-as"), f"“{finding.reads_as}”", COLOURS[finding.severity]))
    if finding.related:
        parts.append(_labelled(texts("customer-wrote"), f"“{one_line(finding.related.text, 120)}”", "$text-accent"))
    for number, words in enumerate(takeable(finding, rule, text), start=1):
        parts.append(_choice(number, words, finding, texts))
    parts.append(_labelled(texts("advice"), finding.advice, "$text-success"))
    if rule:
        parts.append(_labelled(texts("why"), f"{rule.why} ({texts.sources(rule.sources)})", DIM))
    parts.append(Content.styled(f"{finding.rule} · {_hint(finding, rule, texts)}", DIM))
    return Content("\n").join(parts)


def _hint(finding: Finding, rule: Rule | None, texts: Texts) -> str:
    """Which keys work on this finding."""
    if finding.suggestions:
        return f"{texts('hint-take')} · {texts('hint-keys')}"
    if finding.sentence_wide and rule is not None and rule.instead:
        return f"{texts('hint-example')} · {texts('hint-keys')}"
    return texts("hint-keys")


def takeable(finding: Finding, rule: Rule | None, text: str) -> tuple[str, ...]:
    """What a digit takes over: the finding's suggestions, then the rule's example sentences.

    A Dutch example with je is left out of a reply with u, and the other way round, while another one is there.
    """
    from replycheck.checks.spoken import renewed  # the checks take a quarter of a second; the first paint needs none

    examples = [renewed(text, rule.language, datetime.now()) for text in rule.instead] if rule else []
    fitting = [e for e in examples if rule and (rule.language != "nl" or _same_address(e, text))]
    return (*(s.text for s in finding.suggestions), *(fitting or examples))[:9]


def _same_address(example: str, text: str) -> bool:
    """False when one says u and the other je."""
    formal, familiar = bool(_FORMAL.search(text)), bool(_FAMILIAR.search(text))
    return formal == familiar or not (_FAMILIAR if formal else _FORMAL).search(example)


def _labelled(label: str, text: str, style: str) -> Content:
    return Content.assemble((f"{label}: ", f"bold {style}"), clean(text))


def _choice(number: int, words: str, finding: Finding, texts: Texts) -> Content:
    """A suggestion or an example with its digit; an example for a whole reply is there to read alone."""
    suggestions = len(finding.suggestions)
    kind = texts("suggestions" if number <= suggestions else "examples")
    shown = clean(words) or "∅"
    if number > suggestions and not finding.sentence_wide:
        return _labelled(kind, shown, DIM)
    line = Content.assemble(
        (f" {number} ", "bold reverse"), (f" {kind}: ", DIM), (shown, "bold" if number <= suggestions else "")
    )
    return line.stylize(f"@click=screen.take({number})")


def promise_line(promise: Promise, risk: Severity | None, now: datetime, texts: Texts) -> Content:
    """Two lines: what and by when; then who, how firmly and the words. A risky promise has its colour."""
    style = COLOURS[risk] if risk else "$text-success"
    return Content.assemble(
        (f"{LETTERS[risk] if risk else '●'} ", f"bold {style}"),
        (clean(promise.action) or one_line(promise.text, 30), "bold"),
        (": ", DIM),
        (when(promise, now, texts), style if risk else ""),
        "\n  ",
        f"{texts(f'owner.{promise.owner}')} · {texts(f'firmness.{promise.firmness}')}",
        (f" · “{one_line(promise.text, 90)}”", DIM),
    )


def when(promise: Promise, now: datetime, texts: Texts) -> str:
    """By when, in the promise's own words and as a date."""
    due = promise.deadline
    if due.type == "none":
        return texts("no-deadline")
    words = clean(due.text or "")
    if due.latest is None:
        return f"{words} ({texts('vague-deadline')})"
    passed = f", {texts('past')}" if is_past(due.latest, now) else ""
    return f"{words} → {texts.day(due.latest)}{passed}"


def is_past(latest: date | datetime, now: datetime) -> bool:
    """True when a deadline lies before now."""
    if isinstance(latest, datetime):
        return latest.replace(tzinfo=None) < now
    return latest < now.date()


def risk_of(promise: Promise, findings: Iterable[Finding], now: datetime) -> Severity | None:
    """The worst finding on a promise's words; a past time is an error, a firm promise without one a risk."""
    near = [f.severity for f in findings if f.suppressed is None and _overlap(f, promise) and _about_promises(f)]
    worst = max(near, key=lambda s: s.rank, default=None)
    if promise.deadline.latest is not None and is_past(promise.deadline.latest, now):
        return Severity.ERROR
    if worst is None and promise.firmness == "firm" and promise.deadline.type in ("none", "vague"):
        return Severity.WARNING
    return worst


def _overlap(finding: Finding, promise: Promise) -> bool:
    return finding.start < promise.end and promise.start < finding.end


def _about_promises(finding: Finding) -> bool:
    return finding.rule.partition(".")[0] in ("promise", "promises", "expectation", "expectations")


def gauges(report: Report, limits: Limits, texts: Texts, trend: Trend) -> Content:
    """Four lines: sentiment, politeness and respect from -1 to 1 with their trend, and the length against its limit."""
    lines = [gauge(name, float(report.scores.get(name, 0.0)), texts, trend.arrow(name)) for name in NAMES]
    return Content("\n").join([*lines, length_line(report, limits, texts)])


def gauge(name: str, score: float, texts: Texts, arrow: str) -> Content:
    """A score in -1..1 as a bar that grows from the middle, with its word: left below zero, right above."""
    cells = min(_BAR, round(abs(score) * _BAR))
    left = ("█" * cells).rjust(_BAR, "─") if score < 0 else "─" * _BAR
    right = ("█" * cells).ljust(_BAR, "─") if score > 0 else "─" * _BAR
    side = "low" if score < -_MARKED else "high" if score > _MARKED else "middle"
    colour = {"low": "$text-error", "high": "$text-success", "middle": DIM}[side]
    return Content.assemble(
        f"{texts(name):<9} ",
        (left, colour if score < 0 else DIM),
        "┼",
        (right, colour if score > 0 else DIM),
        (f" {arrow}", "bold"),
        (texts(f"{name}.{side}"), colour),
    )


def length_line(report: Report, limits: Limits, texts: Texts) -> Content:
    """Words of the body against the channel's limit."""
    words = report.counts.get("body_words", 0)
    most = limits.info or 1
    filled = round(min(1.0, words / most) * (2 * _BAR + 1))
    colour = "$text-error" if words > limits.warn else "$text-warning" if words > limits.info else "$text-success"
    return Content.assemble(
        f"{texts('length'):<9} ",
        ("█" * filled, colour),
        ("─" * (2 * _BAR + 1 - filled), DIM),
        (f" {texts('words', n=words, limit=limits.info)}", colour if words > limits.info else ""),
    )


def reading(report: Report, texts: Texts) -> str:
    """The reading time in seconds, or minutes from 90 seconds on."""
    seconds = report.counts.get("reading_seconds", 0)
    return texts("seconds", n=seconds) if seconds < 90 else texts("minutes", n=round(seconds / 60))


def verdict_line(report: Report, texts: Texts, *, brief: bool = False) -> Content:
    """The verdict and the counts behind it, `brief` by their letters; what was not checked is never called ready."""
    if any(s.check == "all" for s in report.skipped):
        return Content.styled(f"● {texts('verdict.unchecked')}", "bold $text-warning")
    present = [(s, n) for s in reversed(Severity) if (n := _count(report, s))]
    words = [f"{n} {LETTERS[s]}" if brief else texts.count(f"count.{s.value}", n) for s, n in present]
    counts = (" " if brief else ", ").join(words)
    partly = report.skipped and report.verdict is Verdict.PASS
    name, colour = ("partly", "$text-warning") if partly else (report.verdict.value, VERDICT_COLOURS[report.verdict])
    gaps = f"  ·  {texts('verdict.partly')}" if report.skipped and name != "partly" else ""
    verdict = (f"● {texts(f'verdict.{name}')}", f"bold {colour}")
    return Content.assemble(verdict, f"  {counts}" if counts else "", (gaps, "$text-warning"))


def skipped_line(report: Report, texts: Texts) -> str:
    """What was not checked and why, on one line; empty when all was."""
    if not report.text.strip():
        return ""
    reasons = dict.fromkeys(clean(s.reason) for s in report.skipped)
    return texts("skipped", what="; ".join(reasons)) if reasons else ""


def _count(report: Report, severity: Severity) -> int:
    return sum(f.suppressed is None and f.severity is severity for f in report.findings)


def rule_page(rule: Rule, texts: Texts) -> Content:
    """The page of a rule: what, why with its evidence, what not to write, what instead, what is fine."""
    colour = COLOURS[rule.severity]
    parts = [
        Content.assemble((LETTERS[rule.severity], f"bold {colour}"), (f" {rule.title}", "bold"), (f"  {rule.id}", DIM)),
        Content(""),
        Content(rule.message),
    ]
    if rule.reads_as:
        parts.append(_labelled(texts("reads-as"), f"“{rule.reads_as}”", colour))
    parts += [
        _labelled(texts("why"), rule.why, DIM),
        _labelled(texts("advice"), rule.advice, "$text-success"),
    ]
    parts += _examples(texts("rule-bad"), (e.text for e in rule.bad[:4]), "$text-error", "✗")
    parts += _examples(texts("rule-instead"), rule.instead, "$text-success", "✓")
    parts += _examples(texts("rule-good"), (e.text for e in rule.good[:3]), "$text-success", "✓")
    parts += [Content(""), Content.styled(f"{texts('rule-grade')}: {rule.grade} · {texts.sources(rule.sources)}", DIM)]
    return Content("\n").join(parts)


def _examples(title: str, examples: Iterable[str], style: str, sign: str) -> list[Content]:
    lines = [Content.assemble((f"  {sign} ", style), one_line(e, 300)) for e in examples]
    return [Content(""), Content.styled(title, f"bold {style}"), *lines] if lines else []
