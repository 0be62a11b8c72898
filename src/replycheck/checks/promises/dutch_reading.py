"""A Dutch clause by its parse: finite verb, predicate and subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause, is_hour
from replycheck.checks.promises.dutch_deeds import is_past
from replycheck.checks.promises.dutch_times import possessive
from replycheck.finiteverbs import is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAIN = frozenset({"ROOT", "conj", "parataxis"})


@dataclass(frozen=True)
class Reading:
    """One clause by its parse: finite verb, predicate, subject (None where there is none)."""

    finite: Token
    predicate: Token
    subject: Token | None

    @property
    def passive(self) -> bool:
        """True with 'worden' and a participle."""
        return self.finite.lemma_ == "worden" and self.finite.dep_ == "aux:pass"


def reading(clause: Clause) -> Reading | None:
    """The main present-tense clause among the tokens, or None."""
    for finite in clause.tokens:
        if finite.pos_ not in ("VERB", "AUX") or not is_finite(finite) or _instruction(finite):
            continue
        predicate = finite.head if finite.dep_ in ("aux", "aux:pass", "cop") else finite
        if predicate.dep_ not in _MAIN or (
            is_past(finite) and finite.lower_ not in ("zou", "zouden")
        ):
            continue
        if any(c.dep_ == "mark" and c.i < finite.i for c in predicate.children):
            continue
        subject = _subject(predicate, clause) or _subject(finite, clause)
        if subject is not None and _imperative(finite, clause) and (subject.i < clause.first or subject.lower_ in _THIRD):
            return None  # 'probeer het morgen': with 'het' as its subject the verb would end in t
        return Reading(finite, predicate, subject)
    return None


def _instruction(token: Token) -> bool:
    """'Bord maandag inleveren': an infinitive at the end that does not agree with the one thing before it."""
    if not token.lower_.endswith("en") or token.lower_ != token.lemma_.lower() or token.dep_ != "ROOT":
        return False
    last = all(t.is_punct for t in token.doc[token.i + 1 :])
    return last and any(c.dep_.startswith("nsubj") and "Sing" in c.morph.get("Number", []) for c in token.children)


_THIRD = frozenset({"het", "dat", "dit", "hij", "hem", "die", "deze", "ze"})


def _imperative(finite: Token, clause: Clause) -> bool:
    """True for a stem at the start of its clause: 'bestel die apart', 'probeer het nog eens'."""
    return finite.i == clause.first and finite.pos_ == "VERB" and not finite.lower_.endswith(("t", "n"))


def _subject(predicate: Token, clause: Clause) -> Token | None:
    if predicate.pos_ == "NOUN" and any(c.dep_ == "cop" for c in predicate.children):
        near = [c for c in predicate.children if c.dep_ == "nsubj"]
        if not near:
            return predicate
    for token in (predicate, *predicate.ancestors):
        found = [c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass") and not is_hour(c)]
        found = found or _hidden_subject(token)
        if found:
            place = found[0].i - clause.first
            owns = possessive(clause.tokens, place)
            return clause.tokens[place + 1] if owns else found[0]
        if token.dep_ != "conj":
            return None
    return None


def _hidden_subject(verb: Token) -> list[Token]:
    """'Om 17u ligt je toestel klaar': with the 'u' of the hour as its subject, the parse makes the subject an object."""
    if not any(is_hour(c) and c.dep_ == "nsubj" for c in verb.children):
        return []
    return [c for c in verb.children if c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN", "PRON")][:1]


READY = frozenset("klaar gereed binnen rond terug weer".split())
_STAYS_SO = READY | {"droog", "open", "opgelost", "actief", "zover", "weg"}


def only_when(clause: Clause, found: Reading) -> bool:
    """'De uitgifte is op donderdag', 'het is vrijdagavond': an event of the house with its time; 'uw intake is op ...' is not."""
    if found.subject is None or found.subject is found.predicate:
        return False
    if found.subject.lower_ in ("het", "dat", "dit") and found.predicate.pos_ in ("NOUN", "PROPN", "NUM", "SYM", "ADJ"):
        return found.predicate.lower_ not in _STAYS_SO
    said = {t.i for t in found.subject.subtree} | {found.finite.i}
    others = [t for t in clause.tokens if t.i not in said and t.pos_ not in ("ADP", "PUNCT")]
    dated = all(any(one.start <= t.idx < one.end for one in clause.times) for t in others)
    yours = {t.lower_ for t in found.subject.subtree} & {"uw", "u", "je", "jouw", "jullie", "nieuwe", "eerste"}
    return dated and not yours and found.subject.pos_ == "NOUN"
