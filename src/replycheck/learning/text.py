"""What the decisions teach as a page of plain text, in Dutch or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycheck.learning import Agreement, Learning, Proposal, RuleFigure

TEXTS: Mapping[str, tuple[str, str]] = {
    "reviewed": ("Beoordeelde antwoorden: {n}", "Replies reviewed: {n}"),
    "none": (
        "Er zijn nog geen beslissingen. Keur goed, stuur terug, of meld een vals alarm of gemiste fout.",
        "There are no decisions yet. Approve, return, or report a false alarm or a missed fault.",
    ),
    "rules": (
        "Hoe vaak een regel gelijk had (met 95 %-interval)",
        "How often a rule was right (with the 95 % interval)",
    ),
    "rules-head": (
        "regel|gevonden|vals|gemist|gelijk|interval",
        "rule|found|false|missed|right|interval",
    ),
    "tool": ("U en replycheck, blind beoordeeld", "You and replycheck, judged blind"),
    "leads": ("Teamleiders onderling, blind beoordeeld", "Team leads with each other, judged blind"),
    "agree-head": ("regel|antwoorden|beide|één|kappa", "rule|replies|both|one|kappa"),
    "kappa": (
        "kappa: 1 is volledig eens, 0 is niet meer dan toeval.",
        "kappa: 1 is full agreement, 0 is no more than chance.",
    ),
    "proposals": (
        "Voorstellen voor replycheck.toml (er verandert niets vanzelf)",
        "Proposals for replycheck.toml (nothing changes by itself)",
    ),
    "severity": (
        "# {rule}: {overruled} van {found} bevindingen waren vals alarm",
        "# {rule}: {overruled} of {found} findings were false alarms",
    ),
    "template": (
        "# {rule}: {overruled} van {found} valse alarmen staan in dit sjabloon",
        "# {rule}: {overruled} of {found} false alarms are in this template",
    ),
    "confidence": (
        "# {overruled} van de {found} bevindingen die dan verdwijnen, waren vals alarm",
        "# {overruled} of the {found} findings that go were false alarms",
    ),
    "no-proposals": ("Er is nog geen reden om iets te veranderen.", "There is no reason to change anything yet."),
}


def learning_text(learning: Learning, language: str) -> str:
    """The page; tables are aligned for a fixed-width font."""
    return "\n".join(_lines(learning, language)) + "\n"


def _lines(learning: Learning, language: str) -> Iterator[str]:
    if not learning.reviewed:
        yield _text("none", language)
        return
    yield _text("reviewed", language).format(n=learning.reviewed)
    yield from ("", _text("rules", language))
    yield from table(_text("rules-head", language), [_figure(r) for r in learning.rules])
    for name, agreements in (("tool", learning.tool), ("leads", learning.leads)):
        if agreements:
            yield from ("", _text(name, language))
            yield from table(_text("agree-head", language), [_agreement(a) for a in agreements])
            yield _text("kappa", language)
    yield ""
    yield _text("proposals" if learning.proposals else "no-proposals", language)
    for proposal in learning.proposals:
        yield _proposal(proposal, language)


def _text(key: str, language: str) -> str:
    return TEXTS[key][0 if language == "nl" else 1]


def _figure(row: RuleFigure) -> tuple[str, ...]:
    if row.precision is None:
        return row.rule, str(row.found), str(row.overruled), str(row.missed), "-", "-"
    low, high = row.interval
    return (
        row.rule,
        str(row.found),
        str(row.overruled),
        str(row.missed),
        f"{row.precision:.0%}",
        f"{low:.0%}-{high:.0%}",
    )


def _agreement(one: Agreement) -> tuple[str, ...]:
    kappa = "-" if one.kappa is None else f"{one.kappa:.2f}"
    return one.rule, str(one.replies), str(one.both), str(one.first_only + one.second_only), kappa


def _proposal(proposal: Proposal, language: str) -> str:
    head = _text(proposal.kind, language)
    values = {"rule": proposal.rule, "overruled": proposal.overruled, "found": proposal.found}
    return f"{head.format(**values)}\n{proposal.lines}"


def table(head: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table: the first column to the left, numbers to the right; `head` has its titles between bars."""
    lines = [head.split("|"), *rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    for line in lines:
        first, *others = (
            cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join([first, *others]).rstrip()
