"""Text to nodes: each word, number, date shape or mark becomes one symbol with a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .words import APOSTROPHES, Lexicon, fold, phrase_key


@dataclass(slots=True)
class Node:
    """One symbol over a stretch of the text; `value` depends on the symbol."""

    sym: str
    start: int
    end: int
    value: Any = None
    raw: str = ""


_TOKEN = re.compile(
    r"""
      (?P<HOLE>\{\{[^{}\n]*\}\}|%\{\w+\}|\$?\{[\w.]+\}|%\(\w+\)s|%\d*\$?[sd]\b|(?<![\w:/]):[a-z_]\w*|\[[^\]\n]{1,30}\](?!\()
          |<(?:datum|date|tijd|time)[^>\n]*>|_{3,})
    | (?P<LINK>https?://\S+|www\.\S+|\S+@\S+\.\w+)
    | (?P<TIMES>(?<![\w.,])\d{1,2}\s?[x×]\s?(?=\d{1,2}\s?(?:uur|hours?)\b))
    | (?P<MONEY>[€$£]\s?\d[\d.,]*
          |\d[\d.,]*\s?(?:€|%|(?:euro|eur|gbp|usd|procent|percent|pounds|dollars|km|kg|gb|mb|x)\b))
    | (?P<DECADE>(?<!\w)(?:1[89]|20)\d0\s?['’]?s(?!\w))
    | (?P<TENS>(?<=\bthe\s)['’]?[2-9]0\s?['’]?s(?!\w)|(?<=\bin\s)[2-9]0\s?['’]s(?!\w))
    | (?P<STAMP>(?<!\d)\d{4}-\d{1,2}-\d{1,2}T\d{1,2}:\d{2}(?::\d{2})?Z?)
    | (?P<YMD>(?<![\d.,/-])\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?!\d|(?P=s1)\d))
    | (?P<DMY>(?<![\d.,/])(?:(?<!-)|(?=\d+/))\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d{2})(?!\d|[-.]\d))
    | (?P<DMC>(?<![\d.,/-])\d{1,2}[/-]\d{1,2},(?:\s?\d{4}|\d{2})(?!\d|[-.,/]\d))
    | (?P<CLOCK>(?<![\d:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?:[:.][0-5]\d)?(?![\d:]))
    | (?P<CLOCKDOTS>(?<![\d:.,])(?:[01]?\d|2[0-4])\.[0-5]\d[:.][0-5]\d(?![\d:.]))
    | (?P<JUNK2>(?<![\d-])\d{4}-\d{4}-\d+)
    | (?P<DOTPAIR>(?<![\d.,:/])\d{1,2}\.\d{1,2}(?![\d]|[.,:/]\d))
    | (?P<DECIMAL>(?<![\d.,])\d+[.,]\d+(?![\d]|[.,:/]\d))
    | (?P<NUMBER>(?<!\d)(?<!\d[.,:])\d+(?![\d]|[.,:]\d))
    | (?P<JUNK>\d[\d.,:/-]*)
    | (?P<WORD>[^\W\d_]+)
    | (?P<NEWLINE>\n)
    | (?P<MARK>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "~": "DASH", "/": "SLASH", "(": "LP",
          ")": "RP", ".": "DOT", "&": "AND", "@": "AT", "<": "LESS", ">": "MORE", "=": "EQUAL"}  # fmt: skip
_POSSESSIVE = re.compile(rf"(?<=[a-z])[{APOSTROPHES}]s\b")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th|e|ste|de)(?![^\W\d_])", re.IGNORECASE)


def lex(text: str, lexicon: Lexicon) -> list[Node]:
    """The text as nodes, in order; what means nothing here becomes an X node."""
    folded = fold(text)
    nodes: list[Node] = []
    at = 0
    while match := _TOKEN.search(folded, at):
        node = _node(match, folded, lexicon)
        at = node.end
        possessive = match.lastgroup == "MARK" and _POSSESSIVE.match(folded, node.start)
        if possessive and lexicon.possessive:
            at = possessive.end()
        else:
            nodes.append(node)
    return _part_glued(nodes, folded)


def _node(match: re.Match[str], folded: str, lexicon: Lexicon) -> Node:
    kind = match.lastgroup or "MARK"
    start, end, raw = match.start(), match.end(), match.group()
    if kind in ("s1", "s2"):
        kind = "YMD" if match.group("YMD") else "DMY"
    kind = "DMY" if kind == "DMC" else kind
    if kind == "WORD":
        return _word(start, end, raw, folded, lexicon)
    if kind == "NUMBER":
        return _number(start, end, raw, folded)
    if kind == "MARK":
        if raw in APOSTROPHES and (node := _genitive(start, folded, lexicon)):
            return node
        return Node(_MARKS.get(raw, "STOP"), start, end, None, raw)
    if kind == "TIMES":
        return Node("TIMES", start, end, int(re.sub(r"\D", "", raw)), raw)
    if kind == "TENS":
        return Node("TENS", start, end, int(re.sub(r"\D", "", raw)), raw)
    if kind in ("LINK", "MONEY", "JUNK", "JUNK2", "NEWLINE"):
        return Node("X", start, end, None, raw)
    return Node("CLOCK_RAW" if kind in ("CLOCK", "CLOCKDOTS") else kind, start, end, None, raw)


def _word(start: int, end: int, raw: str, folded: str, lexicon: Lexicon) -> Node:
    for pattern in lexicon.phrase_starts.get(raw, ()):
        if found := pattern.match(folded, start):
            symbol, value = lexicon.entries[phrase_key_of(found.group(), lexicon)]
            return Node(symbol, start, found.end(), value, found.group())
    symbol, value = lexicon.words.get(raw, ("X", None))
    return Node(symbol, start, end, value, raw)


def phrase_key_of(matched: str, lexicon: Lexicon) -> str:
    """The lexicon's key for a matched phrase; a hyphen in the key may be a space or nothing in the text."""
    key = phrase_key(matched)
    if key in lexicon.entries:
        return key
    squeezed = key.replace("-", "").replace(" ", "")
    return next(k for k in lexicon.entries if k.replace("-", "").replace(" ", "") == squeezed)


def _genitive(start: int, folded: str, lexicon: Lexicon) -> Node | None:
    """Dutch 's avonds, whose apostrophe stands before the word that the lexicon knows; and 't."""
    for pattern in lexicon.phrase_starts.get("s", ()):
        if found := pattern.match(folded, start + 1):
            symbol, value = lexicon.entries[phrase_key_of(found.group(), lexicon)]
            return Node(symbol, start, found.end(), value, found.group())
    word = re.compile(r"[a-z]+").match(folded, start + 1)
    if word and (entry := lexicon.entries.get("'" + word.group())):
        return Node(entry[0], start, word.end(), entry[1], word.group())
    return None


def _number(start: int, end: int, raw: str, folded: str) -> Node:
    tail = _ORDINAL_TAIL.match(folded, end)
    if tail and len(raw) <= 2:
        return Node("ORD", start, tail.end(), int(raw), raw)
    if len(raw) <= 2:
        return Node("NUM", start, end, int(raw), raw)
    if len(raw) == 8 and "19000101" <= raw <= "21001231":
        return Node("COMPACT", start, end, raw, raw)
    if len(raw) == 4 and "1500" <= raw <= "2199":
        return Node("YEAR", start, end, int(raw), raw)
    return Node("NUM3" if len(raw) <= 4 else "BIG", start, end, int(raw[:12]), raw)


def _part_glued(nodes: list[Node], folded: str) -> list[Node]:
    """Numbers grown together with letters that mean nothing here (A12, 4x, 12ab) are codes, not numbers."""
    for left, right in pairwise(nodes):
        if left.end != right.start:
            continue
        if left.sym in ("NUM", "CLOCK_RAW", "DOTPAIR") and right.raw in ("a", "p"):
            right.sym, right.value = "AMPM", right.raw + "m"
        alike = folded[left.end - 1].isalnum() and folded[right.start].isalnum()
        if alike and "X" in (left.sym, right.sym):
            left.sym = right.sym = "X"
    return nodes
