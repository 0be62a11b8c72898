"""How surely an English clause in the present tense tells of an act to come for this customer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import taken_for_noun, word_list
from replycheck.checks.promises.values import DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_SURE = 0.65
_THIS = frozenset("the this that these those your my our his her their its both another".split())
_THESE = frozenset("it them you him her me us everything this that these those yours both all".split())
_TELLS = frozenset(
    "find call mean keep read take put get leave make see follow do set give want need".split()
)
"""Verbs that as often tell how something is done: they count only with a particle or for the customer."""
_STANCE = frozenset(
    "consider advise advice acknowledge refer mention leave fear regard treat weigh count compare play talk speak protect respect understand grasp maintain dispute "
    "confirm note type base link quote cite address handle manage watch monitor serve face lose hear owe close run measure continue accommodate teach answer reckon judge decide prove cause affect mark".split()
)
"""Verbs by which a writer takes a stand, tells or describes; in the present they promise nothing."""
_EITHER_TENSE = frozenset("put let set read cut hit spread shut split cast beat quit".split())
_HABITUAL = re.compile(
    r"\b(?:usually|normally|each|any|every|mostly|regularly|whenever|in general|tends?|all our|reserve the right|tak\w+ it that|take your word|keep track|as (?:it|they|you)|these days|nowadays|because|suggest|propose|recommend|sorry|afraid)\b"
)
_GIVEN = frozenset("refund credit waive reimburse replace swap exchange repay compensate deduct reverse reinstate restore".split())


def proof(clause: Clause, place: int, owner: str) -> float:
    """The grammar's confidence in a present form without a time: what it acts on must belong to this case."""
    if place >= len(clause.tokens) or _HABITUAL.search(clause.lower):
        return DOUBTFUL
    main = _full_verb(clause.tokens[place])
    if clause.tokens[place].lower_ in _EITHER_TENSE or clause.tokens[place].lower_.endswith("ed"):
        return DOUBTFUL
    if owner in ("I", "we") and (asks_around(main.lemma_, clause.words[place + 1 :]) or _sends(main, owner)):
        return _SURE
    if taken_for_noun(main):
        return _SURE if owner == "colleague" and {t.lower_ for t in main.doc[main.i + 1 : main.i + 3]} & (_THIS | _THESE) else DOUBTFUL
    if not main.text.isalpha() or main.pos_ != "VERB" or main.lemma_ in word_list("states") | _STANCE or _depends(main):
        return DOUBTFUL
    passive = main.tag_ == "VBN" and main.i != clause.tokens[place].i and main.head.lemma_ == "get"
    passive = passive or any(c.dep_ == "aux:pass" or (c.dep_ == "aux" and c.lemma_ == "get") for c in main.children)
    if passive:
        return _SURE if _handed(main, clause, place) else DOUBTFUL
    if owner == "external" or _at_large(main):
        return DOUBTFUL
    if owner in ("I", "we", "colleague"):
        return _SURE if _on_case(main, hers=owner not in ("I", "we")) else DOUBTFUL
    return _SURE if _reaches(main) else DOUBTFUL


def asks_around(lemma: str, rest: list[str]) -> bool:
    """True for 'I see to it' and 'I ask my mechanic', which act where seeing and asking else do not."""
    others = ("my", "our", "the", "him", "her", "them")
    return (lemma == "see" and rest[:1] == ["to"]) or (lemma == "ask" and bool(rest) and rest[0] in others)


def _sends(main: Token, owner: str) -> bool:
    """'I send a link to the second address', 'we come back': known acts of service, whatever their object."""
    if owner == "I" and main.lemma_ in ("send", "mail", "email", "text", "post"):
        return any(c.dep_ == "obj" for c in main.children)
    return main.lemma_ == "come" and any(c.lower_ in ("back", "by", "over", "round", "along") for c in main.children)


def _at_large(main: Token) -> bool:
    """True for 'they print it', 'most of our drivers', 'guards check it': others than our one colleague."""
    subject = next((c for c in (*main.children, *main.head.children) if c.dep_.startswith("nsubj")), None)
    if subject is None or subject.lower_ == "they":
        return subject is None or not _then(main)
    loose = any(c.lower_ in ("of", "any", "each", "every", "all", "some") for c in subject.subtree if c.i != subject.i)
    bare = subject.tag_ == "NNS" and not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in subject.children)
    return loose or bare


def _then(main: Token) -> bool:
    return any(c.lower_ in ("then", "afterwards", "next", "also") for c in main.children)


def _full_verb(token: Token) -> Token:
    """The full verb of a finite form: of 'is' in 'is printing', of 'get' in 'gets fixed'."""
    if token.dep_.startswith("aux"):
        return token.head
    done = next((c for c in token.children if c.dep_ == "xcomp" and c.tag_ == "VBN"), None)
    return done if token.lemma_ == "get" and done is not None else token


def _depends(main: Token) -> bool:
    """True inside a clause that reports or explains: 'you say that we ...', 'the part that we ...'."""
    while main.dep_ == "conj" and main.head.i < main.i and main.head.dep_ in ("acl", "acl:relcl", "ccomp", "conj"):
        main = main.head
    if main.dep_.startswith(("acl", "ccomp", "csubj")):
        return True
    return main.dep_.startswith("advcl") and any(c.dep_ == "mark" or c.tag_ in ("WDT", "WP", "WRB") for c in main.children)


def _handed(main: Token, clause: Clause, place: int) -> bool:
    """'It gets fixed', 'the $24 is refunded', 'one is being kept for you': done to a thing of this case."""
    subject = next((c for c in (*main.children, *main.head.children) if c.dep_.startswith("nsubj")), None)
    if subject is None or not (_definite(subject) or _for_you(main)):
        return False
    going_on = clause.words[place] in ("get", "gets") or {"being", "getting"} & set(clause.words)
    return bool(going_on) or main.lemma_ in _GIVEN


def _on_case(main: Token, *, hers: bool) -> bool:
    """True when the act has an object that is known, or is done for the customer."""
    if _for_you(main):
        return True
    known = any(_definite(c) for c in main.children if _acted_on(c) and c.i > main.i)
    moved = any(c.dep_ == "compound:prt" or c.lower_ in ("back", "away", "over", "round") for c in main.children)
    begun = any(c.lower_ == "here" for c in main.children)  # 'I take it from here'
    return known and (moved or begun or main.lemma_ not in (_SEES if hers else _TELLS))


_SEES = frozenset("find call mean keep see follow do want need".split())
_BESIDE = frozenset("before after by until till under outside behind within at during since above below".split())


def _acted_on(part: Token) -> bool:
    """True for an object, and for what a preposition of aim or means ties to the verb: 'pay for the ceiling'."""
    if part.dep_ in ("obj", "iobj"):
        return True
    return part.dep_ == "obl" and not any(c.dep_ == "case" and c.lower_ in _BESIDE for c in part.children)


def _for_you(main: Token) -> bool:
    return any(t.lower_ in ("you", "yours", "y'all", "ya") for t in _phrases(main))


def _phrases(main: Token) -> Iterator[Token]:
    for child in main.children:
        shared = any(c.dep_ == "case" and c.lower_ in ("with", "from", "of", "than", "like") for c in child.children)
        if child.dep_ in ("obj", "iobj", "obl", "nmod") and child.i > main.i and not shared:
            yield child
            yield from (c for c in child.children if c.dep_ == "nmod")


def _definite(token: Token) -> bool:
    if token.lower_ in _THESE or token.lower_ in ("$", "£", "€"):
        return True
    return any(c.lower_ in _THIS or c.tag_ == "$" or c.lower_ in ("$", "£", "€") for c in token.children if c.i < token.i)


_MOVES = frozenset("come go move follow reach return land drop appear".split())
_CARRIES = frozenset("take bring drive carry collect pick pay cover meet".split())


def _reaches(main: Token) -> bool:
    """'The full price goes back to your card', 'a cot goes into the room': something moves for the customer."""
    carries = main.lemma_ in _CARRIES and any(c.dep_ == "obj" and c.lower_ == "you" for c in main.children)
    if main.lemma_ not in _MOVES and not carries:
        return False
    if _ORIGIN.search(" ".join(t.lower_ for t in main.doc[main.i : main.i + 4])) or (main.lemma_ == "follow" and any(c.dep_ == "obj" for c in main.children)):
        return False
    subject = next((c for c in main.children if c.dep_.startswith("nsubj")), None)
    if carries and (subject is None or not any(c.lower_ == "our" for c in subject.children)):
        return False
    if subject is not None and subject.lower_ == "it" and not any(t.lower_ in ("you", "your") for t in main.subtree):
        return False
    yours = any(t.lower_ in ("you", "your") for c in main.children if c.i > main.i for t in c.subtree)
    return subject is not None and (yours or _definite(subject)) and (yours or _particle(main) or main.lemma_ == "follow")


_ORIGIN = re.compile(
    r"^\w+ (?:from|with|before|across as|round|around|up|down|on|wrong|late|missing|under|without|(?:right |straight )?back to (?:the|me|him)|to (?:about |around )?[£$€\d])\b|^\w+ (?:out )?of your|^\w+ to [£$€]"
)
"""'The code comes from the hospital', 'it comes to £2 more', 'the price goes up': nothing moves for the customer."""


def _particle(main: Token) -> bool:
    return any(c.dep_ == "compound:prt" or c.lower_ in ("back", "off", "over") for c in main.children)
