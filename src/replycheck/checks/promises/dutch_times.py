"""Times in a Dutch clause that tell when its act comes, and subjects that stand for things in general."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Token

    from replycheck.deadlines.values import TimeExpression


def ahead(clause: Clause) -> list[TimeExpression]:
    """The times that say when: not 'de factuur van mei', 'sinds maandag' or 'tot vrijdag'."""
    return [
        t
        for t in clause.times
        if t.bound != "until"
        and not _SINCE.match(t.text.lower())
        and t.type != "duration"
        and not _PRESENT.match(t.text.lower())
        and not belongs_to_noun(clause, t)
        and not _of_the_past(clause, t)
    ]


def _of_the_past(clause: Clause, time: TimeExpression) -> bool:
    """True for a time that belongs to a past verb: 'het pakket dat u vrijdag bestelde'."""
    top = next((t for t in clause.tokens if time.start <= t.idx < time.end), None)
    return top is not None and any(
        t.pos_ == "VERB" and "Past" in t.morph.get("Tense", []) and t.lower_.endswith(("de", "den", "te", "ten"))
        for t in (top.head, top.head.head)
    )


_SINCE = re.compile(r"(?:al )?(?:sinds|sedert)\b")
_PRESENT = re.compile(r"(?:op )?(?:dit moment|deze keer|ditmaal|nu\b|dit jaar|deze zomer|'s nachts|'s avonds|vanaf (?:vandaag|nu|heden))")


def belongs_to_noun(clause: Clause, time: TimeExpression, *, events: bool = False) -> bool:
    """True for a time that only tells which thing is meant: 'de factuur van mei'; with `events`, 'op de zitting van mei'
    tells when."""
    inside = [t for t in clause.tokens if time.start <= t.idx < time.end]
    places = {t.i for t in inside}
    top = next((t for t in inside if t.head.i not in places), None)
    if top is None or not top.dep_.startswith("nmod") or top.head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
        return False
    if events and top.head.dep_.startswith("obl") and not _from_there(top.head):
        return False
    if any(c.dep_ == "case" and c.lower_ in ("tegen", "voor", "vóór", "na") for c in top.head.children):
        return False
    before = clause.doc[inside[0].i - 1].lower_ if inside[0].i else ""
    if events and inside[0].lower_ == "vanaf" and top.head.dep_.startswith("nsubj") and top.head.i < inside[0].i:
        return True  # 'de kosten vanaf 12 september vallen weg'
    if before == "voor" and top.head.dep_.startswith("nsubj"):
        return True  # 'uw kaartjes voor 8 mei'
    return "van" in (before, inside[0].lower_)


def _from_there(noun: Token) -> bool:
    """True for the back-up of 'terug uit de back-up van zondag', where the day only tells which one."""
    opener = next((c.lower_ for c in noun.children if c.dep_ == "case"), "")
    return opener in ("uit", "naar", "over") or (opener == "met" and noun.lower_.endswith(("factuur", "nota", "afrekening")))


_SURELY = re.compile(
    r"(?:binnen|over|tegen|voor|vóór|uiterlijk|morgen|overmorgen|straks|volgende|later|binnenkort|spoedig|zo|snel|rond|eind|één dezer|dit weekend|na (?!\S+ ja(?:ar|ren)\b))"
)


def day_first(clause: Clause) -> bool:
    """True when the clause begins with a day: 'vrijdag is uw toestel gekeurd'."""
    return any(t.start == clause.start and not t.names_time for t in ahead(clause))


def surely_ahead(clause: Clause) -> bool:
    """True when a time cannot be meant as past: 'binnen een uur', 'tegen vrijdag', 'volgende week'."""
    return any(_SURELY.match(t.text.lower()) for t in ahead(clause))


_SOON = re.compile(
    r"\b(?:gauw|spoedig|binnenkort|straks|eerlang|eerstdaags|te zijner tijd|binnen afzienbare tijd|op (?:niet al te lange|korte|afzienbare) termijn|"
    r"zo (?:snel|spoedig|gauw|rap) mogelijk|één dezer|een dezer dagen)\b"
)


def soon(clause: Clause) -> bool:
    """True for a vague moment that lies ahead: 'spoedig', 'binnen afzienbare tijd'."""
    return bool(_SOON.search(clause.lower))


def possessive(tokens: list[Token], place: int) -> bool:
    """True for a 'je' or 'jullie' that owns the noun behind it, whatever the parse says."""
    if not 0 <= place < len(tokens) or tokens[place].lower_ not in ("je", "jullie"):
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].dep_ == "nmod:poss" or (
        behind is not None and behind.pos_ in ("NOUN", "ADJ", "NUM") and behind.dep_ not in ("advmod", "compound:prt")
    )


_EACH = frozenset({"elke", "elk", "iedere", "ieder"})


def is_generic(subject: Token | None) -> bool:
    """True for a bare plural or each of a kind: 'retouren worden ...', 'elke nieuwe sporter krijgt ...'."""
    if subject is not None and any(t.lower_ == "er" for t in subject.head.children):
        return False
    if subject is not None and any(t.lower_ in _EACH for t in subject.children):
        return not any(t.lower_ in ("u", "uw", "je", "jouw", "jullie") for t in subject.subtree)
    if subject is None or subject.pos_ != "NOUN" or "Plur" not in subject.morph.get("Number", []):
        return False
    if not subject.lower_.endswith(("s", "n")):
        return False
    return not any(t.pos_ in ("DET", "NUM", "PRON") and t.i < subject.i for t in subject.children)
