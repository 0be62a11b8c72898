"""Sentence boundaries by rule, without a model: abbreviations, lists, wrapped lines, chat, emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    """
    dhr mevr mw mej ir drs dr mr ing prof st jl ds fam nr nrs no blz pag art afd tel bv bijv d.w.z m.b.t t.a.v i.v.m n.a.v o.b.v
    z.s.m a.u.b s.v.p evt incl excl ca max min ong resp enz etc e.d d.d i.p.v m.i.v t.n.v t.b.v o.a m.n v.a t/m c.q b.v n.v
    jan feb mrt apr jun jul aug sep sept okt nov dec str
    ms mrs messrs jr sr vs e.g i.e approx dept est inc ltd co corp ave rd p.m a.m pm am mon tue wed thu fri sat sun oct mar
    """.split()
)
_BULLET = re.compile(r"[ \t]*(?:[-*•–·▪✓☑→]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+", re.I)
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d\U0001f1e6-\U0001f1ff]"
_END = re.compile(rf"(?:[.!?…]+[)\"'”’»\]]*(?:\s*{_EMOJI}+)*|{_EMOJI}+)(?=\s|$)")
_WORD_BEFORE = re.compile(r"([\w./'’-]+)\.?$")


def split(text: str, start: int, end: int, *, by_line: bool = False) -> Iterator[tuple[int, int, bool]]:
    """(start, end, is list item) of each sentence in text[start:end], trimmed of white space."""
    for left, right in _blocks(text, start, end, by_line):
        item = bool(_BULLET.match(text, left, right))
        if by_line:
            yield from _trim(text, left, right, item)
            continue
        begin = left
        for stop in _stops(text, left, right):
            yield from _trim(text, begin, stop, item)
            begin = stop
        yield from _trim(text, begin, right, item)


def _trim(text: str, left: int, right: int, item: bool) -> Iterator[tuple[int, int, bool]]:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    if any(c.isalnum() for c in text[left:right]) or (right - left > 0 and text[left:right].strip("-*_=~#—– ") != ""):
        yield left, right, item


def _blocks(text: str, start: int, end: int, by_line: bool) -> Iterator[tuple[int, int]]:
    """Stretches of lines that belong to one running text: hard-wrapped lines are joined."""
    block = None
    lines = [
        (m.start(), m.end())
        for m in re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)").finditer(text, start, end)
        if m.end() > m.start()
    ]
    for left, right in lines:
        if block is not None and not by_line and _continues(text, block, (left, right)):
            block = (block[0], right)
            continue
        if block is not None:
            yield block
        block = (left, right)
    if block is not None:
        yield block


def _continues(text: str, block: tuple[int, int], line: tuple[int, int]) -> bool:
    """True when a line goes on with the sentence of the block before it."""
    before = text[block[0] : block[1]].rstrip()
    last = before.rsplit("\n", 1)[-1]
    after = text[line[0] : line[1]]
    if not after.strip() or not before or text[block[0] : block[1]].endswith(("\n\n", "\n\r\n")):
        return False
    if _BULLET.match(after) or re.search(r"[.!?:…]$", before) or after.lstrip().startswith(("#", "{%", "<")):
        return False
    if last.lstrip().startswith("#"):
        return False
    first = after.lstrip()[0]
    return first.islower() or (len(last) >= 60 and not before.endswith(","))


def _stops(text: str, left: int, right: int) -> Iterator[int]:
    for found in _END.finditer(text, left, right):
        if found.end() >= right or _real_end(text, left, right, found):
            yield found.end()


def _real_end(text: str, left: int, right: int, found: re.Match[str]) -> bool:
    mark = found.group()
    after = text[found.end() : min(right, found.end() + _SEEN)].lstrip()
    if not after:
        return True
    if not mark.startswith("."):
        return _after_mark(mark, after)
    if mark.startswith(("..", ".…")):
        return not after[0].islower()
    return _after_period(text[max(left, found.start() - _SEEN) : found.start()], after)


_SEEN = 100  # characters on either side of a mark that decide; more would make long lines slow


def _after_mark(mark: str, after: str) -> bool:
    if mark[0] in "!?" and mark[-1] in "\"'”’»)" and after[0].islower():
        return False
    if mark[0] == "…" and after[0].islower():
        return False
    return mark[0] in "!?…" or not after[0].islower()


def _after_period(before: str, after: str) -> bool:
    word = _WORD_BEFORE.search(before)
    last = word.group(1).lower() if word else ""
    if last in ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last not in ("u", "i", "x")):
        return _starts_fresh(last, after)
    if last in _DAYS and after[0].isdigit():
        return False
    return not (re.fullmatch(r"\d{1,2}", last) and (len(before.strip()) <= 2 or _MONTH.match(after)))


_UNITS = frozenset("min am pm a.m p.m enz etc z.s.m a.u.b s.v.p nodig".split())
_MONTH = re.compile(r"(?:jan|feb|m[aä]rt|mrt|apr|mei|may|jun|jul|aug|sep|o[kc]t|nov|dec)", re.I)
_DAYS = frozenset("ma di wo do vr za zo".split())
_TITLES = frozenset("dhr mevr mw mej ir drs dr mr ing prof st ms mrs messrs fam".split())


def _starts_fresh(last: str, after: str) -> bool:
    """After an abbreviation a new sentence starts only where a sentence word in capitals follows."""
    if last in _UNITS:
        return after[0].isupper()
    if last in _TITLES or len(last) == 1 or not after[0].isupper():
        return False
    return bool(
        re.match(
            r"(?:Ik|Wij|We|U|Je|De|Het|Een|Dat|Dit|Als|Wilt|Kunt|Met|I|You|The|If|This|It|Please|Your|Our)\b", after
        )
    )
