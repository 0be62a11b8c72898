"""Phrase patterns: the small notation in which rule files write down wording.

    excuses voor het ongemak      the words in this order (a comma between words does not matter)
    (sorry|excuses) als           one of several; each may be several words
    (eerder)? gemeld              may be left out
    u ... gelezen                 up to five words between, within the clause;  ...2 sets another limit
    excus*                        begins with these letters;  *loos ends with them
    <you> moet                    a word set of the language (words.toml, or [words] in the rule file)
    _                             any one word;   <num> a number in digits or letters;   <slot> a placeholder
    ^ $                           start and end of the sentence (end: before its last punctuation)
    {al eerder} gezegd            only the words in braces are marked
    moeten ~(wachten|horen)       the next words are not these
    ! ? ; : ,                     these marks stand for themselves

Patterns are matched on the masked text in lower case. Each compiled pattern knows words of which
one must be present, so that only a few patterns are tried on a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from replycheck.errors import RuleError

_TOKEN = re.compile(r"\.\.\.\d*|<[a-z_]+>|\)\?|[()|{}^$!?;:,~]|[^\s()|{}^$<>!?;:,~]+")
_BUILTIN = {
    "num": r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|one|two|three|four|five|six|seven|eight|nine|ten)",
    "slot": r"ǂ+",
    "money": r"(?:[€£$]\s?\d[\d.,]*\d|[€£$]\s?\d|\d[\d.,]*\s?(?:€|euro|eur|cents?|p|pence|pounds?|quid|dollars?|bucks))",
}
_MARKS = "!?;:,"
_GAP_WORD = r"(?:[€£$]?\d[\d.,:]*|[^\s.,;:!?()]+)"
_SPACE = r"(?:\s*,)?\s+"
_EDGE = r"(?!\w|'t(?!\w))"


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern: its source, its regular expression, and words of which one must occur (or none).

    The expression is compiled on first use: most patterns are never tried in a run, and compiling costs.
    """

    source: str
    expression: str
    needs: frozenset[str] = frozenset()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.expression)

    def finditer(self, lower: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each match, narrowed to the braces when the pattern has them."""
        return iter(_spans(self, lower))

    def search(self, lower: str) -> bool:
        """True when the pattern occurs."""
        if self.needs and not any(word in lower for word in self.needs):
            return False
        return self.regex.search(lower) is not None


@lru_cache(maxsize=16384)  # most sentences of a draft are the same at the next key
def _spans(pattern: Pattern, lower: str) -> tuple[tuple[int, int], ...]:
    return tuple(_span(found) for found in pattern.regex.finditer(lower))


def _span(found: re.Match[str]) -> tuple[int, int]:
    marked = found.re.groupindex.get("mark") and found.group("mark") is not None
    return found.span("mark") if marked else found.span()


@dataclass
class _Piece:
    """Part of a pattern while it is compiled: its expression and what any match must contain."""

    regex: str
    needs: frozenset[str] | None
    gap: bool = False
    glue: bool = False
    optional: bool = False
    barred: bool = False
    tight: str = ""


def compile_pattern(source: str, words: Mapping[str, Sequence[str]]) -> Pattern:
    """Compile one pattern; `words` are the word sets. Raises RuleError naming the pattern."""
    tokens = _TOKEN.findall(source)
    piece, rest = _sequence(tokens, 0, words, source)
    if rest != len(tokens):
        raise RuleError(f"pattern {source!r}: unexpected {tokens[rest]!r}")
    return Pattern(source, piece.regex, piece.needs or frozenset())


def _sequence(tokens: list[str], at: int, words: Mapping[str, Sequence[str]], source: str) -> tuple[_Piece, int]:
    pieces: list[_Piece] = []
    while at < len(tokens) and tokens[at] not in ("|", ")", ")?"):
        piece, at = _piece(tokens, at, words, source)
        pieces.append(piece)
    return _join(pieces), at


def _piece(tokens: list[str], at: int, words: Mapping[str, Sequence[str]], source: str) -> tuple[_Piece, int]:
    token = tokens[at]
    if token == "(":
        return _group(tokens, at + 1, words, source)
    if token in "{}":
        return _Piece("(?P<mark>" if token == "{" else ")", None, glue=True), at + 1
    if token == "~":
        barred, at = _piece(tokens, at + 1, words, source)
        return _Piece(barred.regex, None, barred=True), at
    if token == "^":
        return _Piece(r"\A[\W_]*", None, glue=True), at + 1
    if token == "$":
        return _Piece(r"(?=[\s.,!?…)\"']*\Z)", None, glue=True), at + 1
    if token in _MARKS:
        return _Piece(rf"\s*{re.escape(token)}", None, glue=True), at + 1
    if token.startswith("..."):
        limit = int(token[3:] or 5)
        return _Piece(rf"(?:{_SPACE}{_GAP_WORD}){{0,{limit}}}?", None, gap=True), at + 1
    if token.startswith("<"):
        return _set(token[1:-1], words, source), at + 1
    return _word(token), at + 1


def _word(token: str) -> _Piece:
    if token == "_":
        return _Piece(_GAP_WORD, None)
    body = re.escape(token).replace(r"\*", r"\w*")
    return _Piece(rf"(?<!\w){body}{_EDGE}", None if "*" in token else _need([token]))


def _need(phrases: Iterable[str]) -> frozenset[str] | None:
    """For each phrase its longest plain word; None when some phrase has no such word."""
    chosen = []
    for phrase in phrases:
        plain = list(re.findall(r"\w+", phrase))
        if not plain or "*" in phrase:
            return None
        chosen.append(max(plain, key=len))
    return frozenset(chosen)


def _set(name: str, words: Mapping[str, Sequence[str]], source: str) -> _Piece:
    if name in _BUILTIN:
        return _Piece(rf"(?<!\w){_BUILTIN[name]}(?!\w)", None)
    if name not in words:
        raise RuleError(f"pattern {source!r}: no word set <{name}>")
    entries = sorted(words[name], key=len, reverse=True)
    parts = [re.escape(e.lower()).replace(r"\*", r"\w*").replace(r"\ ", _SPACE) for e in entries]
    return _Piece(rf"(?<!\w)(?:{'|'.join(parts)}){_EDGE}", _need(entries))


def _group(tokens: list[str], at: int, words: Mapping[str, Sequence[str]], source: str) -> tuple[_Piece, int]:
    branches: list[_Piece] = []
    while True:
        branch, at = _sequence(tokens, at, words, source)
        branches.append(branch)
        if at >= len(tokens):
            raise RuleError(f"pattern {source!r}: a bracket is not closed")
        if tokens[at] != "|":
            break
        at += 1
    optional = tokens[at] == ")?"
    needs = (
        None
        if optional or any(b.needs is None for b in branches)
        else frozenset().union(*(b.needs or frozenset() for b in branches))
    )
    loose, tight = (_either(b for b in branches if _is_tight(b) is wanted) for wanted in (False, True))
    return _Piece(loose, needs, optional=optional, tight=tight), at + 1


def _either(branches: Iterable[_Piece]) -> str:
    found = "|".join(b.regex for b in branches)
    return f"(?:{found})" if found else ""


def _is_tight(branch: _Piece) -> bool:
    """True for a mark or the sentence's end: these follow a word without white space."""
    return branch.regex.startswith((r"\s*", "(?=["))


def _with_tight(piece: _Piece, solid: bool) -> str:
    """A group of which some branches need no white space before them; it brings its own."""
    loose = f"{_SPACE if solid else ''}{piece.regex}|" if piece.regex else ""
    return f"(?:{loose}{piece.tight}){'?' if piece.optional else ''}"


def _join(pieces: list[_Piece]) -> _Piece:
    """Pieces one after another, with white space between words and the rarest need of all."""
    regex, solid = "", False
    for piece in pieces:
        if piece.barred:
            regex += f"(?!{_SPACE if solid else ''}{piece.regex})"
            continue
        if piece.tight:
            regex, solid = regex + _with_tight(piece, solid), True
            continue
        spaced = solid and not piece.gap and not piece.glue
        if piece.optional:
            regex += f"(?:{_SPACE if solid else ''}{piece.regex}{'' if solid else _SPACE})?"
            continue
        regex += (_SPACE if spaced else "") + piece.regex
        if not piece.glue and not piece.gap:
            solid = True
        elif piece.glue and piece.regex in ("(?P<mark>",) and solid:
            regex = regex[: -len(piece.regex)] + _SPACE + piece.regex
            solid = False
        elif piece.glue and piece.regex.startswith(r"\A"):
            solid = False
    needs = [p.needs for p in pieces if p.needs and not p.optional]
    return _Piece(regex, min(needs, key=_commonness) if needs else None)


_COMMON = frozenset(
    "u je jij jullie ik wij we de het een dat dit is niet uw voor van in op en of als maar om te aan met er you i we the a an to is "
    "not your for of in on and or if but it that this our be have heeft hebt bent kan kunt moet wordt".split()
)


def _commonness(needs: frozenset[str]) -> tuple[int, int]:
    return (sum(w in _COMMON for w in needs), len(needs))
