"""Dutch present-tense verbs of the promise list with ik or wij: when they commit, and when their clause takes it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_deeds import SAID_OUT, YOURS, deed, is_bare, with_particle
from replycheck.checks.promises.dutch_infinitives import INVESTIGATE, joined_verb, last_infinitive
from replycheck.checks.promises.dutch_verbs import NAME, verbs
from replycheck.checks.promises.values import Candidate
from replycheck.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEECH_ACTS = frozenset({"nodigen", "uitnodigen"})


_REMARKS = frozenset(
    "het dit dat deze hierin onderzoek overweging overwegingen feedback suggestie opmerking opmerkingen punt punten tip tips wens idee signaal".split()
)
_THITHER = frozenset({"eraf", "eruit", "erin", "erop", "eraan", "erheen"})
_CUSTOMER = frozenset({"u", "je", "jou", "jullie"})


def _dated(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """A broad verb promises too with the customer and a moment to come in its clause."""
    if not (_CUSTOMER & set(clause.words) or infinitive in ("komen", "doen")) or not clause.times:
        return None
    return Candidate(j, owner, joined_verb(clause, infinitive, j), needs_time=True, strict=True, confidence=0.7)


_NOT_ASKED = frozenset("af begrip excuses geduld u je jullie me mij".split())
_QUESTION = frozenset("of om wanneer hoe waar waarom wat welk welke wie hoeveel".split())


def _asks_other(clause: Clause, j: int) -> bool:
    """'Ik vraag de uitgever wanneer ...': somebody else is asked something, not the customer."""
    words = set(clause.words)
    if j >= len(clause.tokens) or words & _NOT_ASKED or not words & _QUESTION:
        return False
    asked = ("obj", "iobj", "obl", "obl:arg")
    return any(c.dep_ in asked and c.pos_ in ("NOUN", "PROPN", "PRON") for c in clause.tokens[j].children)


def _asks_after(clause: Clause, j: int) -> bool:
    """'Ik vraag even of ...', 'ik vraag bij onze winkels of er nog een ligt': not asked of the customer."""
    words = clause.words
    if "of" not in words[j:] or _CUSTOMER & set(words[j + 1 : j + 3]):
        return False
    return bool({"even", "bij"} & set(words[j : words.index("of", j)]))


def _in_general(clause: Clause, j: int, infinitive: str) -> bool:
    """True for what 'wij' always do: no customer, no known thing and no time in the clause, or a bare plural."""
    if (
        j >= len(clause.tokens)
        or YOURS & set(clause.words)
        or infinitive in INVESTIGATE
        or infinitive in verbs().contact
    ):
        return False
    if {"contact", "navraag", "uitsluitsel", "bericht", "aangifte", "verslag"} & set(clause.words):
        return False
    token = clause.tokens[j]
    objects = [c for c in token.children if c.dep_ == "obj"]
    if infinitive in _AMENDS and any(c.lower_ == "alle" for o in objects for c in o.children):
        return False
    plural = any(is_bare(o) and "Plur" in o.morph.get("Number", []) for o in objects)
    if any(_any_such(o) for o in objects):
        return True
    return plural or (not clause.times and any(is_bare(o) or o.lower_ in ("alles", "iedereen") for o in objects))


def _any_such(noun: Token) -> bool:
    """'Een bekrast glas', 'ruim 300 dossiers': things of a kind, none of them this customer's."""
    kinds = {c.lower_ for c in noun.children}
    marked = any(c.dep_ == "amod" and (c.pos_ == "VERB" or c.lower_.startswith("be")) for c in noun.children)
    return ("een" in kinds and marked) or any(c.lower_ == "ruim" for c in noun.subtree)


_AMENDS = frozenset("crediteren vergoeden terugbetalen vervangen herstellen terugstorten verrekenen".split())


def _broad(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """'Ik zet de filter strenger': a broad verb of 'ik' with a particle or an object that is a thing."""
    if owner not in ("I", "we") or infinitive in _NO_DEED or j >= len(clause.tokens):
        return None
    made = deed(clause, j, owner, joined_verb(clause, infinitive, j))
    return None if made.needs_time or with_particle(clause.tokens[j]) in SAID_OUT else made


def _for_customer(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """'Zij geeft je je badge', 'Robin spreekt je cv door': a colleague's deed with a thing, for the customer."""
    if owner != "colleague" or infinitive in _NO_DEED or not YOURS & set(clause.words) or j >= len(clause.tokens):
        return None
    named = any(c.dep_ in ("obj", "iobj") and c.i > clause.tokens[j].i for c in clause.tokens[j].children)
    if not named or with_particle(clause.tokens[j]) in SAID_OUT:
        return None
    return Candidate(j, owner, joined_verb(clause, infinitive, j), confidence=0.65)


_NO_DEED = frozenset(
    "komen laten vragen houden doen melden zorgen schrijven bevestigen herstellen starten noteren lezen spreken".split()
)


def _let_do(clause: Clause, j: int, owner: str) -> Candidate | None:
    """'Ik laat het u weten', 'ik laat de schimmel verwijderen': the infinitive says what."""
    done = last_infinitive(clause, j)
    if done is None and _CUSTOMER & set(clause.words) and {"binnen", "door", "omhoog", "los"} & set(clause.words):
        return Candidate(j, owner, "laten", confidence=0.7)
    if re.search(r"\b(?:met deze|bij deze|hierbij|via deze)\b", clause.lower):
        return None
    if done is None or done in ("zitten", "zien", "zijn", "liggen", "gaan", "vallen", "staan"):
        return None
    return Candidate(j, owner, f"laten {done}", contact=done in ("weten", "horen"), confidence=0.92)


_GLAD_TO_SAY = re.compile(r"\b(?:plezier|genoegen|blij|verheugd|trots|vreugde)\b.*\b(?:meld\w*|bericht\w*|deel\w* .{0,20}mee|meedelen)\b")


_PAPERS = frozenset("verklaring bevestiging aanbeveling brief attest verslag recept cheque nota".split())


def _only_addressed(clause: Clause, words: set[str]) -> bool:
    """'Ik schrijf u met enige gêne' speaks of this letter; with a time or a word like 'terug' another is meant."""
    others = set(table(NAME)["bound"]["schrijven"]) - {"u", "je", "jullie"}
    if any(t.dep_ == "obj" and t.lower_ in _PAPERS for t in clause.tokens):
        return False
    return not words & others and not clause.times


def _takes_along(clause: Clause, words: set[str]) -> bool:
    """'Ik neem uw opmerking mee', 'we nemen het mee' bind to nothing; 'het' counts only as the object."""
    if words & (_REMARKS - {"het", "dit", "dat"}):
        return True
    return any(t.lower_ in ("het", "dit", "dat") and t.dep_ != "det" for t in clause.tokens)


def promise_verb(clause: Clause, j: int, owner: str, infinitive: str) -> Candidate | None:
    """A present-tense verb of the promise list, unless its clause says that it is none."""
    words = set(clause.words)
    if infinitive == "nemen" and "mee" in words and _takes_along(clause, words):
        return None
    if words & set(table(NAME)["never"].get(infinitive, ())) or (
        owner in ("I", "we") and infinitive in _SPEECH_ACTS and words & _CUSTOMER
    ):
        return None
    if infinitive in ("reageren", "antwoorden") and "graag" in words:
        return None
    if _GLAD_TO_SAY.search(clause.lower) or (infinitive == "schrijven" and _only_addressed(clause, words)):
        return None
    if re.search(r"\bals volgt\b|\b(?:met|bij) deze\b", clause.lower):
        return None
    if infinitive == "maken" and {"op", "dat"} <= words:
        return None
    bound = table(NAME)["bound"].get(infinitive)
    if owner == "we" and _in_general(clause, j, infinitive):
        return None
    if infinitive == "vragen" and owner == "I" and _asks_other(clause, j):
        return Candidate(j, owner, "navragen", investigates=True, confidence=0.8)
    if infinitive == "vragen" and owner == "I" and _asks_after(clause, j):
        return Candidate(j, owner, "navragen", investigates=True, confidence=0.8)
    if infinitive == "komen" and owner == "colleague" and "kijken" in clause.words[j + 1 :]:
        return Candidate(j, owner, "kijken", confidence=0.75)
    if infinitive == "komen" and (purpose := last_infinitive(clause, j)) in verbs().plural and purpose != "komen" and "te" not in clause.words:
        return Candidate(j, owner, str(purpose), confidence=0.75)
    if infinitive == "laten":
        if clause.words[j : j + 2] == ["laten", "we"] and j == 0:
            return None
        return _let_do(clause, j, owner)
    if bound and not words & (_THITHER | set(bound)):
        return _broad(clause, j, owner, infinitive) or _for_customer(clause, j, owner, infinitive) or _dated(clause, j, owner, infinitive)
    action = joined_verb(clause, infinitive, j)
    if infinitive == "komen" and "terug" in words:
        action = "terugkomen"
    contact = action in verbs().contact or action in ("laten weten", "terugbellen", "terugkomen", "terugmailen")
    return Candidate(j, owner, action, contact=contact, investigates=action in INVESTIGATE, confidence=0.92)
