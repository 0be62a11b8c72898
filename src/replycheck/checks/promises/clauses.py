"""Clauses of a sentence, as the promise finder needs them: stretches with one finite verb each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from replycheck.deadlines.values import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "...", "…", "/", "!", "?", "."})
_JOINERS = {
    "nl": frozenset({"en", "maar", "dus", "of", "want", "&"}),
    "en": frozenset({"and", "but", "so", "or", "&"}),
}


@dataclass(frozen=True)
class Clause:
    """Tokens first..last (end exclusive) of a parsed sentence, with the times that stand in them."""

    doc: Doc
    first: int
    last: int
    times: tuple[TimeExpression, ...]

    @cached_property
    def words(self) -> list[str]:
        """The tokens in lower case with straight apostrophes."""
        words = [t.lower_.replace("’", "'") for t in self.tokens]
        if "u" in words:
            words = ["uur" if w == "u" and is_hour(t) else w for w, t in zip(words, self.tokens, strict=True)]
        return words

    @cached_property
    def tokens(self) -> list[Token]:
        """The spaCy tokens."""
        return list(self.doc[self.first : self.last])

    @cached_property
    def start(self) -> int:
        """Offset of the first token in the sentence."""
        return int(self.tokens[0].idx)

    @cached_property
    def end(self) -> int:
        """Offset behind the last token in the sentence."""
        token = self.tokens[-1]
        return int(token.idx + len(token))

    @cached_property
    def lower(self) -> str:
        """The clause's text in lower case."""
        return str(self.doc[self.first : self.last].text).lower().replace("’", "'")


    @property
    def timed(self) -> bool:
        """True when a time stands in the clause, or a placeholder for one."""
        return bool(self.times) or self.slotted

    @cached_property
    def slotted(self) -> bool:
        """True when a placeholder stands where a time goes: 'binnen {{days}} werkdagen', 'by {date}'."""
        return bool(_SLOTTED.search(self.lower))


_SLOTTED = re.compile(
    r"\b(?:(?:by|within|before|between|binnen|uiterlijk|vóór)\s+(?:de\s+|the\s+|about\s+)?\W{0,2}x{3,}|"
    r"(?:on|at|in|voor|op|over|na)\s+(?:de\s+|the\s+|about\s+)?\W{0,2}x{3,}\W{0,3}\s*(?:uur|dagen|werkdagen|weken|minuten|hours?|days?|working days|business days|weeks?|minutes?)\b)"
)


def is_hour(token: Token) -> bool:
    """True for the 'u' of '17u', which is no customer."""
    return token.lower_ == "u" and token.i > 0 and token.idx > 0 and not _before(token).whitespace_ and _before(token).like_num


def _before(token: Token) -> Token:
    return token.doc[token.i - 1]


def split_clauses(
    doc: Doc,
    times: Sequence[TimeExpression],
    language: str,
    finite: frozenset[str],
    verbs: frozenset[int] = frozenset(),
) -> list[Clause]:
    """Clauses of a parsed sentence; a stretch without a finite verb joins the clause before it.

    `verbs`: places of tokens that are finite verbs whatever the parse says.
    """
    tokens = list(doc)
    cuts = [0, *_cuts(tokens, times, language)]
    pieces = [(a, b) for a, b in zip(cuts, [*cuts[1:], len(doc)], strict=True) if b > a]
    merged: list[tuple[int, int]] = []
    verbal = False  # the last stretch has a finite verb
    for first, last in pieces:
        verb = any(i in verbs or is_finite(tokens[i], finite) for i in range(first, last))
        if merged and not (verb and verbal):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
        verbal = verbal or verb
    trimmed = [_trim(tokens, first, last, language) for first, last in merged]
    return [_clause(doc, tokens, first, last, times) for first, last in trimmed if last > first]


def _cuts(tokens: Sequence[Token], times: Sequence[TimeExpression], language: str) -> Iterator[int]:
    """Where a stretch may begin: at marks and joining words that stand in no time expression."""
    inside = {i for t in times for i in range(t.start, t.end)}
    joiners = _JOINERS[language]
    for token in tokens:
        word = token.lower_
        joins = word in joiners
        if not joins and word not in _MARKS:
            continue
        if token.idx in inside and token.idx - 1 in inside:
            continue
        if not joins:
            if not _inside_word(token):
                yield token.i
        elif language != "nl" or not (_joins_words(token) or _dus_within(token)) or _turns_to_day(tokens, token.i, times):
            yield token.i


def _turns_to_day(tokens: Sequence[Token], at: int, times: Sequence[TimeExpression]) -> bool:
    """True for 'en vrijdag ligt het dak dicht': behind the day comes a verb, so a statement of its own begins."""
    begins = tokens[at].idx + len(tokens[at]) + 1
    day = next((t for t in times if t.start == begins), None)
    verb = None if day is None else next((t for t in tokens[at + 1 :] if t.idx >= day.end), None)
    return verb is not None and verb.pos_ in ("VERB", "AUX") and "Fin" in verb.morph.get("VerbForm", [])


def _dus_within(token: Token) -> bool:
    """True for the 'dus' of 'u weet dus uiterlijk morgen of ...': behind the verb it joins nothing."""
    if token.lower_ != "dus" or not token.i or token.i + 1 >= len(token.doc):
        return False
    return "Fin" in _before(token).morph.get("VerbForm", []) and token.doc[token.i + 1].pos_ not in ("PRON", "VERB", "AUX", "DET", "NOUN", "PROPN")


def _joins_words(token: Token) -> bool:
    """True for a Dutch 'of' that opens a question ('weten of'), and for 'en' between nouns or adjectives."""
    if token.lower_ == "of" and (token.dep_ == "mark" or (token.i < token.head.i and token.head.dep_ == "ccomp")):
        return True
    if (
        token.lower_ != "en"
        or token.dep_ != "cc"
        or token.head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV")
    ):
        return False
    return not any(c.dep_.startswith(("nsubj", "cop", "aux")) for c in token.head.children)


def _inside_word(token: Token) -> bool:
    """True for the hyphen of 'e-ticket' and the slash of 'en/of'."""
    return token.lower_ in ("-", "/") and token.i > 0 and not token.doc[token.i - 1].whitespace_


def is_finite(token: Token, finite: frozenset[str]) -> bool:
    """True for a token that can be the finite verb of a clause, by its form, its neighbours or its tags."""
    if token.lower_.replace("’", "'") in finite or _beside_subject(token):
        return True
    if token.pos_ not in ("VERB", "AUX"):
        return False
    return "Fin" in token.morph.get("VerbForm", []) or _goes_on(token)


def _goes_on(token: Token) -> bool:
    """'Wij hebben het gevraagd en nemen het op': a plural behind 'en' joined to a participle is finite."""
    if token.dep_ != "conj" or not token.i or _before(token).lower_ not in ("en", "maar", "dus"):
        return False
    ends = token.lower_.endswith("en") and not token.lower_.startswith("ge")
    return ends and token.morph.get("VerbForm", []) in ([], ["Inf"]) and token.head.morph.get("VerbForm", []) == ["Part"]


_SUBJECTS = frozenset({"ik", "wij", "i", "we", "you", "they", "he", "she", "hij"})


def _beside_subject(token: Token) -> bool:
    """A word right behind a subject pronoun, or the first word with one right behind it, is taken for a verb."""
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and before.lower_ in _SUBJECTS and token.pos_ in ("VERB", "AUX", "NOUN"):
        return not before.is_sent_start or token.pos_ != "NOUN"
    if before is not None and before.lower_ not in _MARKS:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.lower_ in {"ik", "u", "wij", "we"} and token.is_alpha


def _trim(doc: Sequence[Token], first: int, last: int, language: str) -> tuple[int, int]:
    while first < last and (
        doc[first].lower_ in _MARKS or doc[first].is_space or doc[first].lower_ in _JOINERS[language]
    ):
        first += 1
    while last > first and (doc[last - 1].lower_ in _MARKS or doc[last - 1].is_space or doc[last - 1].is_punct):
        last -= 1
    return first, last


def _clause(
    doc: Doc, tokens: Sequence[Token], first: int, last: int, times: Sequence[TimeExpression]
) -> Clause:
    own = list(tokens[first:last])
    start, end = own[0].idx, own[-1].idx + len(own[-1])
    clause = Clause(doc, first, last, tuple(t for t in times if start <= t.start < end))
    clause.__dict__["tokens"] = own  # known already: the parse is not walked again
    return clause
