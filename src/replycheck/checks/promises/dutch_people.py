"""Who acts in Dutch: the owner of a promise, and the trades, posts, teams and names that are ours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause, is_hour
from replycheck.checks.promises.dutch_verbs import NAME
from replycheck.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRADE = re.compile(
    r"^(?!.*(?:kamer|nummer|computer|server|winter|zomer|kelder|folder|kalender|cijfer|poster|theater|filter|meter|register|partner|"
    r"beheer|dossier|papier|klanten|verkeer|vloer|leverancier|printer|router|teller|sensor|motor|vader|moeder|broer|water|liter|letter|leer|"
    r"offer|eigenaar|rekening|bestelling|zomer|keer|uur|weer|sfeer|kaart|huur|duur|cursist|deelnemer|huurder|eigenaar|wekker|sticker|koffer|kleuter)s?$)"
    r"\w+(?:er|ers|eur|eurs|ist|isten|iste|istes|ster|sters|ier|iers|man|mannen|vrouw|kundige|ploeg|bode|arts|elaar|elaars|enaar|enaars|leraar)$"
)
_POST = re.compile(
    r"^\w*(?:fonds|dienst|cel|afdeling|winkel|kantoor|balie|team|loket|balie|secretariaat|administratie|redactie|directie|bibliotheek|"
    r"apotheek|praktijk|atelier|expert|notaris|zaalwachter|collega|medewerker|monteur|technicus|technici|specialist|adviseur|consulent|planning|helpdesk|zorg|arts|juf)(?:s|en|'s)?$"
)


def of_ours(noun: Token) -> bool:
    """True for a noun that names a trade or a post with an article: 'de verpleegster', 'het fonds', 'onze helpdesk'."""
    known = any(
        (c.pos_ in ("DET", "PRON", "NUM") and c.lower_ not in ("uw", "je", "jouw", "jullie")) or (c.dep_ in ("appos", "flat") and c.pos_ == "PROPN")
        for c in noun.children
    )
    if not known or noun.pos_ != "NOUN":
        return False
    return bool(_POST.match(noun.lower_) or _TRADE.match(noun.lower_)) or in_list(noun.lower_, "colleagues")


HEAR = frozenset("hoort hoor horen".split())


def giver(clause: Clause) -> str:
    """Whose promise it is that the customer receives: by the words behind 'van', else the company's."""
    words = clause.words
    for i, word in enumerate(words[:-1]):
        if word == "van":
            if words[i + 1] == "mij" or words[i + 1] == "me":
                return "I"
            if words[i + 1] == "ons":
                return "we" if HEAR & set(words) else "company"
            if any(in_list(w, "externals") for w in words[i + 1 : i + 3]):
                return "external"
            named = clause.tokens[i + 1]
            if named.pos_ == "PROPN" and _gives(named) and len(list(named.subtree)) <= 3:
                return "colleague"
            if words[i + 1] != "zodra" and any(
                in_list(w, "colleagues") for w in words[i + 1 : i + 4] if w not in _PRONOUNS
            ):
                return "colleague"
    return "company"


_NEWS = frozenset("bericht mail telefoontje antwoord reactie nieuws terugkoppeling sms".split())
_CALENDAR_NAME = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december")


def _gives(name: Token) -> bool:
    """True for the 'Mirte' of 'een bericht van Mirte', not for 'de huur van juni' or 'de operatie van Moos'."""
    if in_list(name.lower_, "externals") or _CALENDAR_NAME.match(name.lower_):
        return False
    return name.head.pos_ in ("VERB", "AUX") or name.head.lower_ in _NEWS


_PRONOUNS = frozenset({"zij", "ze", "hij"})


@lru_cache(maxsize=8192)
def in_list(word: str, key: str) -> bool:
    """True for a word of a list in the word file; an entry may begin or end with a star."""
    entries = table(NAME)[key]
    if word in entries:
        return True
    return any(word.startswith(e[:-1]) if e.endswith("*") else e[0] == "*" and word.endswith(e[1:]) for e in entries)


_OURS = frozenset({"onze", "ons", "mijn"})


_PLACED = frozenset("staat staan ligt liggen gaat gaan is zijn hangt hangen zit zitten werkt werken loopt past".split())


_OWN_DRIVER = re.compile(r"\b(?:onze|ons|eigen)\s+(?:eigen\s+)?(?:bezorger|chauffeur|koerier|vervoerder|partner)")


_FIRM = re.compile(
    r"\w \w*(?:transport\w*|logisti\w+|koeriers?|bezorging|express|verhuizingen|verzekeringen|bouwbedrijf|installaties?|installatiebedrijf|"
    r"energie|telecom|airlines|airways|b\.?v\.?|n\.?v\.?)$"
)
"""The last word of another firm's name: 'Kooistra Transport', 'Van Wijk Verhuizingen'."""
_OF_CUSTOMER = frozenset("is zijn krijgt krijgen ontvangt ontvangen start starten begint beginnen".split())
_ANYBODY = re.compile(r"\been medewerker\b(?=.*\b(?:contact|bel\w*|mail\w*|neemt|opnemen|benader\w*)\b)")


def owner_of(clause: Clause, j: int, *, before: bool = False) -> str:
    """The owner by the words that can be the subject: those before the verb, or (unless `before`) right behind it."""
    words = clause.words
    subjects = [t for t in clause.tokens if t.dep_.startswith("nsubj") and not is_hour(t)]
    near = [*words[max(0, j - 5) : j], *([] if before else words[j + 1 : j + 5])]
    if before:
        subjects = [t for t in subjects if t.i < clause.first + j]
    if j == 0 and not subjects and clause.first:
        near = [t.lower_ for t in clause.doc[: clause.first]]
    heads = [t.lower_ for t in subjects] or near
    if any(h in ("iemand", "men") for h in heads) or _ANYBODY.search(clause.lower):
        return "agentless"
    if words[j] in ("krijgt", "krijgen", "ontvangt", "ontvangen") and not any(in_list(h, "externals") for h in heads):
        return "company"
    if words[j] in _PLACED and heads[:1] in (["hij"], ["ze"], ["zij"], ["die"]):
        return "company"
    for pool in (heads, near):
        if pool is near and any(of_ours(t) for t in subjects):
            return "colleague"
        if any(in_list(w, "externals") for w in pool):
            return "colleague" if _OWN_DRIVER.search(clause.doc.text.lower()) else "external"
        if any(in_list(w, "colleagues") for w in pool):
            return "colleague"
    if any(_FIRM.search(" ".join(w.lower_ for w in t.subtree)) for t in subjects if t.pos_ == "PROPN"):
        return "external"
    if any(
        t.pos_ == "PROPN" and t.dep_.startswith("nsubj") and not {c.lower_ for c in t.lefts} - _OURS
        for t in clause.tokens
    ) and words[j] not in _OF_CUSTOMER:
        return "colleague"
    return "company"


def passive_owner(clause: Clause) -> str:
    """The owner of a passive by the words behind 'door'; without them nobody."""
    words = clause.words
    if "door" in words:
        by = words[words.index("door") + 1 : words.index("door") + 5]
        if "ons" in by:
            behind = clause.tokens[words.index("ons") + 1 : words.index("ons") + 2]
            return "colleague" if behind and behind[0].pos_ == "NOUN" else "we"
        if "mij" in by:
            return "I"
        if any(in_list(w, "externals") for w in by):
            return "external"
        if any(in_list(w, "colleagues") for w in by):
            return "colleague"
        named = clause.tokens[words.index("door") + 1 : words.index("door") + 2]
        if named and named[0].pos_ == "PROPN" and named[0].text[:1].isupper():
            return "colleague"
    return "agentless"


def owner_at_door(clause: Clause, j: int) -> bool:
    """'Om vier uur is onze collega Marcel bij u'."""
    return bool(re.search(r"\bbij (?:u|je|jullie)\b", clause.lower)) and owner_of(clause, j) == "colleague"
