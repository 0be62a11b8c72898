"""Conditions in templates: each branch is read in a text of its own, and no more texts than that takes.

The texts of one template are equally long, with the branches that are not chosen blanked, so that every offset
holds in all of them. Jinja, Twig, Django, Liquid, Handlebars, Mustache, Go and ERB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from replycheck.report import Finding, Promise, Report, SentenceLabels, decide_verdict

MOST = 8
DEEPEST = 50
_TAG = re.compile(
    r"\{%[-+~]?\s*(?P<percent>\w+)[^{}]{0,400}?%\}"
    r"|\{\{[-~]?\s*(?P<braces>#\s*\w+|\^\s*\w*|/\s*\w+|if|else|end|range|with|depend|block|define)\b[^{}]{0,400}\}\}"
    r"|\{\{[-~]?\s*(?P<bare>\^)\s*\}\}"
    r"|<%(?P<erb>[-=]?\s*[^%]{0,400}?)%>"
)
_OPENS = frozenset("if unless case for range with depend block define".split())
_TURNS = frozenset("else elif elsif elseif when empty plural".split())
_ERB_OPENS = re.compile(r"[-=]?\s*(?:if|unless|case|while|until|for|begin)\b|.*\bdo\b\s*(?:\|[^|]*\|)?\s*-?\s*\Z", re.S)


@dataclass
class _Block:
    """A condition: its branches, each with the conditions inside it."""

    branches: list[_Branch] = field(default_factory=list)


@dataclass
class _Branch:
    """One branch of a condition; `read` once a text has held it."""

    start: int
    end: int = 0
    blocks: list[_Block] = field(default_factory=list)
    read: bool = False

    @property
    def done(self) -> bool:
        return self.read and all(branch.done for block in self.blocks for branch in block.branches)


def variants(text: str) -> list[str]:
    """The text once for each round that it takes to read every branch, at most MOST; only itself without any."""
    root = _parsed(text)
    if root is None:
        return [text]
    found: list[str] = []
    while not root.done and len(found) < MOST:
        found.append(_blanked(text, sorted(_left_out(root))))
    return list(dict.fromkeys(v for v in found if v.strip())) or [text]


def _left_out(branch: _Branch) -> Iterator[tuple[int, int]]:
    """Mark what one round reads, and give the spans of the branches that it leaves out."""
    branch.read = True
    for block in branch.blocks:
        chosen = next((b for b in block.branches if not b.done), block.branches[0])
        yield from ((b.start, b.end) for b in block.branches if b is not chosen)
        yield from _left_out(chosen)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _parsed(text: str) -> _Branch | None:
    """The conditions of a template as a tree; None where there are none, they do not close, or nest beyond DEEPEST."""
    root = _Branch(0, len(text))
    open_blocks: list[_Block] = []
    inside = [root]
    for tag in _TAG.finditer(text):
        kind, name = _kind(tag)
        if not kind and tag["percent"] and f"end{name}" in text:
            kind = "open"
        if kind == "open" and len(open_blocks) == DEEPEST:
            return None
        if kind == "open":
            block = _Block([_Branch(tag.end())])
            inside[-1].blocks.append(block)
            open_blocks.append(block)
            inside.append(block.branches[0])
        elif kind and not open_blocks:
            return None
        elif kind:
            _close(inside.pop(), tag.start(), text)
            if kind == "turn":
                open_blocks[-1].branches.append(_Branch(tag.end()))
                inside.append(open_blocks[-1].branches[-1])
            else:
                open_blocks.pop()
    return root if root.blocks and not open_blocks else None


def _close(branch: _Branch, end: int, text: str) -> None:
    """End a branch; one that holds nothing needs no reading."""
    branch.end = end
    branch.read = not text[branch.start : end].strip()


def _kind(tag: re.Match[str]) -> tuple[str, str]:
    """What a tag does to the tree: open, turn (to the next branch), close or nothing."""
    if tag["erb"] is not None:
        return _erb_kind(tag["erb"])
    if tag["bare"]:
        return "turn", "else"
    word = tag["percent"] or tag["braces"]
    name = word.lstrip("#^/ \t")
    if word.startswith("end" if tag["percent"] else "/") or word == "end":
        return "close", name
    if word.startswith("^") and not name:
        return "turn", "else"
    if name in _TURNS:
        return "turn", name
    return ("open", name) if word[0] in "#^" or name in _OPENS else ("", name)


def _erb_kind(code: str) -> tuple[str, str]:
    word = re.search(r"\w+", code)
    name = word.group() if word else ""
    if name == "end":
        return "close", name
    if name in ("else", "elsif", "when"):
        return "turn", name
    return ("open", name) if _ERB_OPENS.match(code) else ("", name)


def merged(text: str, reports: Sequence[Report], min_confidence: float) -> Report:
    """One report on a template from those on its variants: what any branch says, and what all texts lack."""
    first = reports[0]
    findings = _findings(text, reports)
    promises = _apart([p for report in reports for p in report.promises])
    return replace(
        first,
        text=text,
        findings=tuple(findings),
        sentences=tuple(_apart([s for report in reports for s in report.sentences])),
        promises=tuple(replace(p, text=text[p.start : p.end]) for p in promises),
        skipped=tuple(dict.fromkeys(s for report in reports for s in report.skipped)),
        verdict=decide_verdict(findings, min_confidence),
    )


def _findings(text: str, reports: Sequence[Report]) -> list[Finding]:
    """Findings of any text, each once; one about the whole message only where every text has it."""
    everywhere = set.intersection(*({f.rule for f in report.findings} for report in reports))
    kept: dict[tuple[str, int], Finding] = {}
    for number, report in enumerate(reports):
        for finding in report.findings:
            if finding.sentence_wide or (number == 0 and finding.rule in everywhere):
                kept.setdefault((finding.rule, finding.start), finding)
    ordered = sorted(kept.values(), key=lambda f: (f.start, -f.end, f.rule))
    return [replace(f, text=text[f.start : f.end]) for f in ordered]


Span = TypeVar("Span", Promise, SentenceLabels)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans in text order, the first found where two overlap."""
    kept: list[Span] = []
    for span in spans:
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end))
