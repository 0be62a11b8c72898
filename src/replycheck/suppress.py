"""Inline suppression: comments in a text that overrule findings, each with its reason.

<!-- replycheck: ignore respect.busy-excuse -- agreed with legal -->   this line; alone: the next
{# replycheck: ignore-next-line length -- fixed form until 2026-12-31 #}
{% comment %} replycheck: disable promise.* -- demo texts {% endcomment %} ... enable promise.*
# replycheck: ignore clarity.officialese -- the law's own words
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from replycheck.config import names_rule
from replycheck.errors import RuleError
from replycheck.report import Finding, LineIndex, Report, Suppression, decide_verdict
from replycheck.rules import check_rule_names

_COMMENT = re.compile(
    r"<!--\s*replycheck:(?P<html>.{0,600}?)-->|\{#-?\s*replycheck:(?P<jinja>.{0,600}?)-?#\}"
    r"|\{%-?\s*comment\s*-?%\}\s*replycheck:(?P<liquid>.{0,600}?)\{%-?\s*endcomment\s*-?%\}"
    r"|\{\{!(?:--)?\s*replycheck:(?P<hbs>.{0,600}?)(?:--)?\}\}|<%#\s*replycheck:(?P<erb>.{0,600}?)%>"
    r"|^[ \t]*(?:#|//)[ \t]*replycheck:(?P<line>[^\r\n]*)",
    re.S | re.M,
)
_ORDER = re.compile(r"\s*(?P<verb>[a-z]+(?:-[a-z]+)*)(?P<rules>.*?)(?:\s+--+\s*(?P<reason>.*?))?\s*$", re.S)
_UNTIL = re.compile(r"[\s,;(]*\buntil\s+(?P<day>\S+?)[).]*\s*$")
VERBS = ("ignore", "ignore-next-line", "disable", "enable")


@dataclass(frozen=True)
class Directive:
    """One suppression: what it does, for which rules, why, until when, and for which raw offsets.

    `begin` is where its comment begins; a `quiet` one is not called needless.
    """

    verb: str
    rules: tuple[str, ...]
    reason: str
    until: date | None
    start: int
    end: int
    line: int
    begin: int = 0
    quiet: bool = False


@lru_cache(maxsize=2)
def find(raw: str) -> tuple[tuple[Directive, ...], tuple[str, ...]]:
    """The directives of a text, and a notice "line N: ..." for each that cannot be used."""
    if "replycheck:" not in raw:
        return (), ()
    lines = LineIndex.of(raw)
    directives: list[Directive] = []
    notices: list[str] = []
    for found in _COMMENT.finditer(raw):
        line = lines.place(found.start())[0]
        try:
            directives.append(_directive(raw, found, line))
        except (RuleError, ValueError) as error:
            notices.append(f"line {line}: suppression not used: {error}")
    return tuple(directives), tuple(notices)


def within(directives: Sequence[Directive], start: int, end: int) -> tuple[Directive, ...]:
    """The directives that speak of one text of a catalogue: those in its scope, and what is disabled before it.

    A comment above a text speaks of the whole text, whatever lines stand between them.
    """
    own = (d for d in directives if d.verb.startswith("ignore") and start <= d.begin < end)
    before = (d for d in directives if not d.verb.startswith("ignore") and d.begin < end)
    return (
        *(replace(d, start=min(d.start, start), end=max(d.end, end)) for d in own),
        *(replace(d, quiet=True) for d in before),
    )


def blank(raw: str) -> str:
    """The text with every suppression comment blanked, same length."""
    return _COMMENT.sub(lambda m: re.sub(r"[^\r\n]", " ", m.group()), raw) if "replycheck:" in raw else raw


def _directive(raw: str, found: re.Match[str], line: int) -> Directive:
    order = _ORDER.match(next(g for g in found.groups() if g is not None))
    verb = order["verb"] if order else ""
    if order is None or verb not in VERBS:
        raise ValueError(f"write {', '.join(VERBS[:-1])} or enable after 'replycheck:'")
    rules = tuple(re.split(r"[\s,]+", order["rules"].strip())) if order["rules"].strip() else ()
    if not rules and verb != "enable":
        raise ValueError(f"name the rule: replycheck: {verb} RULE -- reason")
    check_rule_names(rules)
    reason, until = _reason(order["reason"] or "")
    if not reason and verb != "enable":
        raise ValueError(f"the reason is missing; write: replycheck: {verb} {' '.join(rules)} -- reason")
    start, end = _reach(raw, found, verb)
    return Directive(verb, rules, reason, until, start, end, line, found.start())


def _reason(text: str) -> tuple[str, date | None]:
    reason = " ".join(text.split())
    found = _UNTIL.search(reason)
    if found is None:
        return reason, None
    try:
        until = date.fromisoformat(found["day"])
    except ValueError:
        raise ValueError(f"{found['day']!r} is not a day such as 2026-12-31") from None
    return reason[: found.start()].rstrip(" ,;(") or reason, until


def _reach(raw: str, found: re.Match[str], verb: str) -> tuple[int, int]:
    """The raw offsets that a directive speaks of: a line, or all that follows."""
    if verb in ("disable", "enable"):
        return found.end(), len(raw)
    left = max(raw.rfind("\n", 0, found.start()), raw.rfind("\r", 0, found.start())) + 1
    after = re.compile(r"[^\r\n]*").match(raw, found.end())
    right = after.end() if after else found.end()
    alone = not (raw[left : found.start()] + raw[found.end() : right]).strip()
    if verb == "ignore" and not alone:
        return left, right
    following = re.compile(r"\s*(?P<line>[^\r\n]*)").match(raw, right)
    return following.span("line") if following else (right, right)


def apply(
    report: Report,
    directives: Sequence[Directive],
    *,
    today: date,
    min_confidence: float,
    narrowed: bool = False,
) -> tuple[Report, tuple[str, ...]]:
    """The report with its suppressed findings marked and its verdict decided anew, and notices.

    Offsets of report and directives count in the same text. A finding about the whole message needs no line.
    `narrowed` when not every rule was asked for: then no directive is called needless.
    """
    if not directives:
        return report, ()
    spent: set[Directive] = set()
    findings = tuple(_judged(f, directives, today, spent) for f in report.findings)
    verdict = decide_verdict(findings, min_confidence)
    return replace(report, findings=findings, verdict=verdict), tuple(_notices(directives, today, spent, narrowed))


def _judged(finding: Finding, directives: Sequence[Directive], today: date, spent: set[Directive]) -> Finding:
    if finding.suppressed is not None:
        return finding
    for directive in _covering(finding, directives):
        spent.add(directive)
        if directive.until is None or today <= directive.until:
            return replace(finding, suppressed=Suppression("inline", directive.reason, directive.until))
    return finding


def _covering(finding: Finding, directives: Sequence[Directive]) -> Iterator[Directive]:
    """The directives that hold for a finding: lines it touches, and what is disabled where it starts."""
    disabled: dict[tuple[str, ...], Directive] = {}
    for directive in directives:
        if directive.rules and not names_rule(finding.rule, directive.rules):
            continue
        if directive.verb == "disable" and (directive.start <= finding.start or not finding.sentence_wide):
            disabled[directive.rules] = directive
        elif directive.verb == "enable" and directive.start <= finding.start:
            disabled.clear()
        elif directive.verb.startswith("ignore") and _touches(finding, directive):
            yield directive
    yield from disabled.values()


def _touches(finding: Finding, directive: Directive) -> bool:
    return not finding.sentence_wide or (finding.start < directive.end and directive.start < finding.end)


def _notices(directives: Iterable[Directive], today: date, spent: set[Directive], narrowed: bool) -> Iterator[str]:
    for directive in directives:
        if (narrowed or directive.quiet) and directive not in spent:
            continue
        names = " ".join(directive.rules)
        if directive.until is not None and directive.until < today:
            ended = f"the suppression of {names} ended on {directive.until}"
            yield f"line {directive.line}: {ended}; mend the text or renew it"
        elif directive.verb != "enable" and directive not in spent:
            yield f"line {directive.line}: the suppression of {names} is not needed; remove it"
