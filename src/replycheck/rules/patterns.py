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

Patterns are matched on the masked text in lower case. Each compiled pattern knows what a text must hold before
it can occur (see `keys_of`), so that of a hundred patterns hardly one is tried on a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from replycheck.errors import RuleError

_TOKEN = re.compile(r"\.\.\.\d*|<[a-z_]+>|\)\?|[()|{}^$!?;:,~]|[^\s()|{}^$<>!?;:,~]+")
_BUILTIN = {
    "num": r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|one|two|three|four|five|six|seven|eight|nine|ten)",
    "slot": r"ǂ+",
    "money": r"(?:[€£$]\s?\d[\d.,]*\d|[€£$]\s?\d|\d[\d.,]*\s?(?:€|euro|eur|cents?|p|pence|pounds?|quid|dollars?|bucks))",
}
_MARKS = "!?;:,"
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[^\w\s]")
_END = 3
_STARRED = re.compile(rf"\w{{{_END},}}\*|\*\w{{{_END},}}")
_GAP_WORD = r"(?:[€£$]?\d[\d.,:]*|[^\s.,;:!?()]+)"
_SPACE = r"\s*,?\s+"
_START = r"(?<!\w)"
_EDGE = r"(?!\w|'t(?!\w))"
_MARK = "(?P<mark>"


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern: its source, its regular expression, and sets of keys; of each set a text must hold one.

    The rarest set stands first. The expression is compiled on first use: most patterns are never tried in a run, and compiling costs.
    """

    source: str
    expression: str
    needs: tuple[frozenset[str], ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.expression)

    def possible(self, keys: frozenset[str]) -> bool:
        """False when a text with these keys cannot hold the pattern."""
        return not any(map(keys.isdisjoint, self.needs))

    def finditer(self, lower: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each match, narrowed to the braces when the pattern has them."""
        return iter(_spans(self, lower))

    def spans(self, lower: str) -> tuple[tuple[int, int], ...]:
        """The matches in a text that the index holds to be possible."""
        return tuple(_span(found) for found in self.regex.finditer(lower))

    def search(self, lower: str) -> bool:
        """True when the pattern occurs."""
        return self.possible(keys_of(lower)) and self.regex.search(lower) is not None


class Index:
    """Patterns by the keys that they need, so that a text meets few of them."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._always = [n for n, p in enumerate(self.patterns) if not p.needs]
        self._by_key: dict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = {}
        for number, pattern in enumerate(self.patterns):
            for key in pattern.needs[0] if pattern.needs else ():
                self._by_key.setdefault(key, []).append((number, pattern.needs[1:]))
        self._keys = frozenset(self._by_key)

    def near(self, lower: str) -> list[int]:
        """The numbers, in order, of the patterns that a text can hold."""
        keys = keys_of(lower)
        apart = keys.isdisjoint
        likely = {n for key in self._keys & keys for n, more in self._by_key[key] if not any(map(apart, more))}
        return sorted(likely.union(self._always)) if likely else self._always

    def occurs(self, lower: str) -> bool:
        """True when one of the patterns occurs in a text."""
        return any(self.patterns[number].regex.search(lower) for number in self.near(lower))


@lru_cache(maxsize=4096)
def keys_of(lower: str) -> frozenset[str]:
    """What a text holds that a pattern may need: words, their first and last three letters (abc*, *xyz), signs."""
    words = set(_WORD.findall(lower))
    ends = [end for w in words if len(w) >= _END for end in (w[:_END] + "*", "*" + w[-_END:])]
    return frozenset([*words, *ends, *_SIGN.findall(lower)])


@lru_cache(maxsize=16384)  # most sentences of a draft are the same at the next key
def _spans(pattern: Pattern, lower: str) -> tuple[tuple[int, int], ...]:
    if not pattern.possible(keys_of(lower)):
        return ()
    return pattern.spans(lower)


def _span(found: re.Match[str]) -> tuple[int, int]:
    marked = found.re.groupindex.get("mark") and found.group("mark") is not None
    return found.span("mark") if marked else found.span()


@dataclass(frozen=True)
class _Piece:
    """Part of a pattern while it is compiled: its expression and the sets of keys that any match needs.

    `front` and `back`: a word must begin or end here, which the expression itself does not say yet. White space
    beside it says so as well, and an expression with fewer conditions compiles and matches faster.
    """

    regex: str
    needs: tuple[frozenset[str], ...] = ()
    front: bool = False
    back: bool = False
    gap: bool = False
    glue: bool = False
    optional: bool = False
    barred: bool = False
    tight: str = ""

    @property
    def whole(self) -> str:
        """The expression with the conditions on its ends."""
        return self.within(front=False, back=False)

    def within(self, *, front: bool, back: bool) -> str:
        """The expression with the conditions on its ends, but for those that what stands around it makes already."""
        return f"{_START if self.front and not front else ''}{self.regex}{_EDGE if self.back and not back else ''}"

    @property
    def plain(self) -> bool:
        """True for a word or a set of words, which stand for themselves."""
        return not (self.gap or self.glue or self.optional or self.barred or self.tight)


def compile_pattern(source: str, words: Mapping[str, Sequence[str]]) -> Pattern:
    """Compile one pattern; `words` are the word sets. Raises RuleError naming the pattern."""
    tokens = _TOKEN.findall(source)
    piece, rest = _sequence(tokens, 0, words, source)
    if rest != len(tokens):
        raise RuleError(f"pattern {source!r}: unexpected {tokens[rest]!r}")
    return Pattern(source, piece.whole, tuple(sorted(set(piece.needs), key=_commonness)))


def _sequence(tokens: list[str], at: int, words: Mapping[str, Sequence[str]], source: str) -> tuple[_Piece, int]:
    pieces: list[_Piece] = []
    while at < len(tokens) and tokens[at] not in ("|", ")", ")?"):
        piece, at = _piece(tokens, at, words, source)
        pieces.append(piece)
    return pieces[0] if len(pieces) == 1 and pieces[0].plain else _join(pieces), at


def _piece(tokens: list[str], at: int, words: Mapping[str, Sequence[str]], source: str) -> tuple[_Piece, int]:
    token = tokens[at]
    if token == "(":
        return _group(tokens, at + 1, words, source)
    if token in "{}":
        return _Piece(_MARK if token == "{" else ")", glue=True), at + 1
    if token == "~":
        barred, at = _piece(tokens, at + 1, words, source)
        return replace(barred, needs=(), barred=True), at
    if token == "^":
        return _Piece(r"\A[\W_]*", glue=True), at + 1
    if token == "$":
        return _Piece(r"(?=[\s.,!?…)\"']*\Z)", glue=True), at + 1
    if token in _MARKS:
        return _Piece(rf"\s*{re.escape(token)}", (frozenset(token),), glue=True), at + 1
    if token.startswith("..."):
        limit = int(token[3:] or 5)
        return _Piece(rf"(?:{_SPACE}{_GAP_WORD}){{0,{limit}}}?", gap=True), at + 1
    if token.startswith("<"):
        return _set(token[1:-1], words, source), at + 1
    return _word(token), at + 1


@lru_cache(maxsize=8192)
def _word(token: str) -> _Piece:
    if token == "_":
        return _Piece(_GAP_WORD)
    body = re.escape(token).replace(r"\*", r"\w*")
    return _Piece(body, _need([token]), front=True, back=True)


def _need(phrases: Iterable[str]) -> tuple[frozenset[str], ...]:
    """One set with a key of each phrase; none when some phrase has no key."""
    keys = [_key(phrase) for phrase in phrases]
    return (frozenset(keys),) if keys and all(keys) else ()


def _key(phrase: str) -> str:
    """A phrase's rarest whole word, the end that a word with a star leaves, or its sign; '' when it has none."""
    runs: list[str] = re.findall(r"[\w*]+", phrase)
    whole = [run for run in runs if "*" not in run]
    if whole:
        return max(whole, key=lambda word: (word not in _COMMON, len(word)))
    if not runs:
        return next(iter(_SIGN.findall(phrase)), "")
    starred = next((run for run in runs if _STARRED.fullmatch(run)), "")
    return starred if not starred else starred[:_END] + "*" if starred[-1] == "*" else "*" + starred[-_END:]


def _set(name: str, words: Mapping[str, Sequence[str]], source: str) -> _Piece:
    if name in _BUILTIN:
        return _Piece(rf"{_BUILTIN[name]}(?!\w)", front=True)
    if name not in words:
        raise RuleError(f"pattern {source!r}: no word set <{name}>")
    entries = sorted(words[name], key=len, reverse=True)
    parts = [re.escape(e.lower()).replace(r"\*", r"\w*").replace(r"\ ", _SPACE) for e in entries]
    return _Piece(f"(?:{'|'.join(parts)})", _need(entries), front=True, back=True)


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
    rarest = [min(b.needs, key=_commonness) for b in branches if b.needs]
    needs = (frozenset().union(*rarest),) if len(rarest) == len(branches) and not optional else ()
    tight = "|".join(b.whole for b in branches if _is_tight(b))
    loose = _either([b for b in branches if not _is_tight(b)])
    return replace(loose, needs=needs, optional=optional, tight=f"(?:{tight})" if tight else ""), at + 1


def _either(branches: Sequence[_Piece]) -> _Piece:
    """One of several; what all of them ask of an end is asked once."""
    front, back = all(b.front for b in branches), all(b.back for b in branches)
    found = "|".join(b.within(front=front, back=back) for b in branches)
    return _Piece(f"(?:{found})" if found else "", front=front and bool(found), back=back and bool(found))


def _is_tight(branch: _Piece) -> bool:
    """True for a mark or the sentence's end: these follow a word without white space."""
    return branch.regex.startswith((r"\s*", "(?=["))


def _with_tight(piece: _Piece, solid: bool) -> str:
    """A group of which some branches need no white space before them; it brings its own."""
    loose = f"{_SPACE if solid else ''}{piece.whole}|" if piece.regex else ""
    return f"(?:{loose}{piece.tight}){'?' if piece.optional else ''}"


def _join(pieces: list[_Piece]) -> _Piece:
    """Pieces one after another, with white space between words and all their needs."""
    made = _Joined()
    for number, piece in enumerate(pieces):
        made.add(piece, _space_follows(pieces[number + 1 :]))
    needs = tuple(need for p in pieces if not (p.optional or p.barred) for need in p.needs)
    return _Piece(made.regex, needs, front=made.front, back=made.back)


def _space_follows(pieces: Sequence[_Piece]) -> bool:
    """True when white space comes next whatever a text holds: a word must be among the pieces, no sign before it."""
    for piece in pieces:
        if piece.tight or (piece.glue and piece.regex not in (_MARK, ")")):
            return False
        if not (piece.glue or piece.gap or piece.optional or piece.barred):
            return True
    return False


@dataclass
class _Joined:
    """A sequence while pieces are added: `solid` once a word stands in it, `back` while its last word's end is open."""

    regex: str = ""
    solid: bool = False
    front: bool = False
    back: bool = False

    def add(self, piece: _Piece, space_follows: bool) -> None:
        """Add a piece; `space_follows` when white space is sure to come after it."""
        if piece.barred:
            self._close()
            self.regex += f"(?!{_SPACE}{piece.regex}{_EDGE if piece.back else ''})" if self.solid else f"(?!{piece.whole})"
        elif piece.tight:
            self._close()
            self.regex, self.solid = self.regex + _with_tight(piece, self.solid), True
        elif piece.glue:
            self._glue(piece)
        elif piece.gap:
            self._close()
            self.regex += piece.regex
        elif piece.optional:
            self._close()
            end = _EDGE if piece.back else ""
            self.regex += f"(?:{_SPACE}{piece.regex}{end})?" if self.solid else f"(?:{piece.whole}{_SPACE})?"
        else:
            self._word(piece, space_follows)

    def _word(self, piece: _Piece, space_follows: bool) -> None:
        if self.solid:
            self.back = False
            self.regex += _SPACE + piece.regex
        elif not self.regex:
            self.front = piece.front
            self.regex = piece.regex
        else:
            self.regex += (_START if piece.front else "") + piece.regex
        self.solid, self.back = True, piece.back and not space_follows

    def _glue(self, piece: _Piece) -> None:
        if piece.regex == _MARK and self.solid:
            self._close()
            self.regex, self.solid = self.regex + _SPACE + _MARK, False
            return
        self._close()
        self.regex += piece.regex
        if piece.regex.startswith(r"\A"):
            self.solid = False

    def _close(self) -> None:
        if self.back:
            self.regex += _EDGE
        self.back = False


_COMMON = frozenset(
    "u je jij jullie ik wij we de het een dat dit is niet uw voor van in op en of als maar om te aan met er you i we the a an to is "
    "not your for of in on and or if but it that this our be have heeft hebt bent kan kunt moet wordt "
    "dan bij wat zijn ons had nog zo zelf ook hebben die daar onze uit staat heb niets tot naar nu wel goed over meer geen mij me "
    "er was deze door hier no with as can do are will so one at by what was don get there ll ve re s t could been just only "
    "sorry would us see all up now my me they he from when how any more out".split()
)


_EVERYWHERE = frozenset(
    ", u je we ik de het een dat is niet van in en te op voor the to you i a an your for of on and it that not be have if".split()
)


def _commonness(needs: frozenset[str]) -> float:
    """How many texts hold one of these keys, roughly: few words are everywhere, most hardly anywhere."""
    return sum(1.0 if w in _EVERYWHERE else 0.2 if w in _COMMON or w in _MARKS else 0.02 for w in needs)
