"""Dutch outcomes that bind nobody: what things do by themselves, what holds for everyone, what is said in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_deeds import YOURS, is_bare

if TYPE_CHECKING:
    from spacy.tokens import Token

_WENT_WRONG = frozenset(
    "vastgelopen uitgevallen misgegaan kwijtgeraakt gestrand gecrasht ontstaan gebeurd verlopen gebroken gestuit begonnen opgetreden "
    "gesneuveld weggevallen blijven overleden gezakt gestegen mislukt ingestort bezweken gevallen".split()
)
_FAMILY = re.compile(
    r"\b(?:uw|je|jouw|jullie) (?:vader|moeder|ouders?|zoon|dochter|kind(?:eren)?|man|vrouw|partner|echtgeno\w+|broer|zus|buur\w*|baas|"
    r"secretariaat|administratie|boekhoud\w+|accountant|advocaat|team|medewerkers?|leerlingen|gasten|"
    r"werkgever|huisarts|verhuurder|gemachtigde|vriend\w*|collega\w*|klant\w*)\b"
)
_THEIR_ACTS = frozenset(
    "komen sturen bellen mailen tekenen ondertekenen betalen melden brengen halen nemen regelen vragen kiezen beslissen rijden doen geven".split()
)
_BY_ITSELF = re.compile(r"\b(?:vanzelf|in geval van nood)\b")
_IN_PASSING = re.compile(
    r"\b(?:dat|zo iets|zoiets) (?:krijgt?|heb) (?:je|u|ge) (?:als|wanneer|met|nou|nu|ervan)\b|\b(?:krijgt u|krijg je|u krijgt|je krijgt) (?:gelijk|de indruk|het gevoel|spijt)\b|"
    r"\b(?:van|te) pas kom\w*|\bkom\w* (?:\w+ ){0,3}(?:van|te) pas\b|\bstaat? voor de deur$|\b(?:gaat|gaan) (?:mis|fout|stuk)\b|"
    r"\bvoordeel van de twijfel\b|\b(?:krijgt?|krijg) (?:\w+ ){0,3}(?:(?<!van )mij|een mens|iemand aan de lijn)\b|"
    r"\b(?:die|dat|wat) (?:u|je|jullie) (?:\w+ ){0,3}(?:krijgt|ontvangt|hoort|krijgen|ontvangen)$(?<!^dat)|"
    r"\b(?:loopt|lopen) (?!.*\blanger\b)(?:\w+ ){0,3}(?:af|tot|vanaf|t/m)\b|"
    r"\bsta\w* (?:\w+ ){0,2}open\b|\b(?:vanaf|bij meer dan|boven de) (?:\w+ )?(?:personen|stuks|euro|bestellingen)\b|"
    r"\b(?:verkoop|inschrijving\w*|seizoen|ronde|schooljaar|solden|uitverkoop|actie) (?:\w+ ){0,2}(?:start|begint|opent|gaat)|"
    r"\b(?:start|begint|opent) (?:de|het) (?:\w+ )?(?:verkoop|inschrijving|seizoen|ronde|schooljaar|uitverkoop|actie)\b|"
    r"\bop (?:dit|het) moment\b|\bgaa?n?t? (?:\w+ ){0,5}(?:open|dicht)\b|\b(?:valt|vallen) (?:\w+ ){0,4}uit$|\bwordt er gestaakt\b|\bvanaf\b.*\bweer open\b|\bstaat de deur\b|"
    r"\b(?:termijn|verhoging|toeslag|tarie(?:f|ven)|contract|polis|dekking|maatregel|wijziging|toekenning) (?:\w+ ){0,5}(?:gaat|gaan)\b|\b(?:gaat|gaan) (?:de|het|uw|je|een) (?:\w+ )?(?:termijn|verhoging|toeslag|tarief)\b|"
    r"\b(?:zit|zitten) (?:\w+ ){0,4}(?:vol|dicht)\b|\b(?:hij|zij|ze|die) is er (?:pas )?(?:\w+ ){1,3}weer\b|"
    r"\b(?:is|zijn) op$|\b(?:komt|komen|is|valt) (?:er )?(?:\w+ ){0,3}(?:regen|sneeuw|storm|onweer|vorst)\b|"
    r"\b(?:gaat|gaan) (?:\w+ ){1,3}(?:uur|jaar|dagen|maanden|keer|beurten) (?:\w+ )?mee$"
)
_ALARM = re.compile(r"\b(?:alarm|sirene|wekker|zoemer|lampje)\b")


def holds_anyway(clause: Clause, subject: Token | None) -> bool:
    """True for an outcome that nobody promises: habits, self-acting things, idioms, what went wrong."""
    words = set(clause.words)
    text = clause.lower
    if _IN_PASSING.search(text):
        return True
    if words & _WENT_WRONG and words & {"is", "zijn"}:
        return True
    if not words & YOURS and ("wie" in (*clause.words[:2], clause.doc[0].lower_) or _BY_ITSELF.search(text)):
        return True
    if "gaat" in words and "af" in words and _ALARM.search(text):
        return True
    if _customer_goes_on(clause) or ("volgt" in clause.words[-1:] and {"dat", "die"} & set(clause.words[1:-1])):
        return True
    return subject is not None and subject.head.lemma_ in _THEIR_ACTS and _of_customer(clause, subject)


def _customer_goes_on(clause: Clause) -> bool:
    """'U vult het in en levert het vrijdag aan': the second verb has the customer as its subject too."""
    first = clause.tokens[0]
    if first.dep_ != "conj" or first.pos_ != "VERB" or first.head.i >= clause.first:
        return False
    if any(c.dep_.startswith("nsubj") for c in first.children):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in ("u", "je", "jij", "jullie", "wie") for c in first.head.children)


def _of_customer(clause: Clause, subject: Token) -> bool:
    """'Wil uw vader dat, dan komt hij zelf': the customer's people act, not ours."""
    before = clause.doc[: subject.i].text.lower()
    if subject.lower_ in ("hij", "zij", "ze"):
        return bool(_FAMILY.search(before))
    return bool(_FAMILY.match(" ".join(t.lower_ for t in clause.doc[max(0, subject.i - 1) : subject.i + 1])))


def habitual(verb: Token) -> bool:
    """True for a verb with a bare plural as its object: 'de bibliotheek haalt boeken na drie weken terug'."""
    objects = [c for c in verb.children if c.dep_ == "obj"]
    return any(is_bare(o) and "Plur" in o.morph.get("Number", []) for o in objects)
