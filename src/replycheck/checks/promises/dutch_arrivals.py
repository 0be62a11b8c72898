"""Dutch outcomes that need no date: something new is on its way, a charge lapses, it shows on the next bill, ready at three."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_deeds import YOURS
from replycheck.checks.promises.dutch_people import owner_of
from replycheck.checks.promises.dutch_times import ahead, soon
from replycheck.checks.promises.values import Candidate

_COMES = frozenset("komt komen volgt volgen gaat gaan vertrekt vertrekken".split())
_LIES = frozenset("staat staan ligt liggen hangt".split())


def arrival(clause: Clause) -> Candidate | None:
    """A commitment about a thing that comes, shows, lapses or lies ready, or None."""
    return _renewed(clause) or _no_more(clause) or _new_thing(clause) or _on_its_way(clause) or _lies_ready(clause) or _lapses(clause) or _shows(clause) or _on_bill(clause) or _short(clause)


_RENEWED = re.compile(r"(?:de|het|uw|je|jouw|jullie) \w+ krijgt (?:van ons )?een nieuwe? \w+")


def _renewed(clause: Clause) -> Candidate | None:
    """'De lade krijgt een nieuwe geleider'."""
    return Candidate(2, "company", "krijgen", confidence=0.65) if _RENEWED.match(clause.lower) else None


_NO_MORE = re.compile(r"\ber (?:gaat|komt|gaan|komen) (?:dus |nu |ook )?(?:niets|niks|geen (?:reclame|post|mail|brief|herinnering|rekening|factuur|kosten|geld)) meer\b")


def _no_more(clause: Clause) -> Candidate | None:
    """'Er gaat dus niets meer van uw rekening af', 'er komt geen reclame meer'."""
    if "meer" not in clause.words or not _NO_MORE.search(clause.lower):
        return None
    place = next(i for i, w in enumerate(clause.words) if w in _COMES)
    return Candidate(place, "company", "stoppen", confidence=0.7)


_NEW = re.compile(
    r"\b(?:er (?:komt|komen|volgt|volgen|gaat|gaan)|(?:komt|komen|volgt|volgen|gaat|gaan) er)\b (?:\w+ ){0,4}?"
    r"(?:een|één|twee|drie|vier|vijf|zes|nog|\d[\d,.]*|€|nieuwe?|extra)\b"
)
_NOT_GIVEN = re.compile(
    r"\b(?:boete|kosten|belasting|btw|rente|toeslag|incasso\w*|deurwaarder|controleur|inspectie|regen|sneeuw|storm|plekken|plek|plaats|plaatsen|acties|"
    r"toets|les|examen|vragen?|klachten|fout\w*|tijd|moment|kans|hoop|wachttijd|appartement|woning|huis|nestje|seizoen|vergadering|bericht dat|"
    r"vast|ooit|misschien|mogelijk|soms|steeds|vaak|veel|geen|wel weer|weleens)\b"
)


def _new_thing(clause: Clause) -> Candidate | None:
    """'Er komt een creditnota', 'er volgt een tweede pas voor uw partner'."""
    if "er" not in clause.words or not _COMES & set(clause.words):
        return None
    if not _NEW.search(clause.lower) or _NOT_GIVEN.search(clause.lower):
        return None
    place = next(i for i, w in enumerate(clause.words) if w in _COMES)
    return Candidate(place, owner_of(clause, place), "komen", confidence=0.7)


_WAY = re.compile(
    r"\b(?:komt|komen|gaat|gaan|volgt|volgen|vertrekt|vertrekken)\b.*?(?:\bper (?:aparte |losse |gewone |aangetekende )?(?:mail|e-mail|post|koerier|sms|brief)\b|\bmet de (?:post|koerier)\b|"
    r"\bin een (?:\w+ )?(?:doos|envelop|enveloppe|pakje)\b|\b(?:uw|je|jouw|jullie) kant (?:op|uit)\b|\beraan$|\bonderweg$|"
    r"\bop (?:uw|je|jouw|jullie|de volgende|de eerstvolgende) (?:\w+ )?(?:account|rekening|\w*nota|\w*factuur|kaart|\w*afrekening|tegoed)\b|"
    r"\bnaar (?:uw|je|jouw|jullie) (?:\w+ )?(?:adres|mailadres|mailbox|huis|kantoor|rekening|creditcard)\b|"
    r"\bnaar (?:u|je|jullie) toe\b|\bdoor naar (?:de|het|onze|een) \w+|\b(?:door|mee) (?:naar (?:de|onze) (?:afdeling|collega\w*|specialist\w*)|in (?:uw|je) volgende)\b|\bbij je binnen$|\bbij u binnen$)"
)
_SLOW = re.compile(r"\b(?:altijd|meestal|soms|vaak|nog niet|niet|nu|al|alleen|enkel|pas|helaas|gisteren|vorige|kosten|boete|toeslag|aanmaning|herinnering)\b")


def _on_its_way(clause: Clause) -> Candidate | None:
    """'De offerte volgt per mail', 'uw bestelling komt in een neutrale doos', 'hij komt eraan'."""
    words = clause.words
    place = next((i for i, w in enumerate(words) if w in _COMES), None)
    if place is None or not _WAY.search(clause.lower) or _SLOW.search(clause.lower):
        return None
    subject = next((t for t in clause.tokens if t.dep_.startswith("nsubj")), None)
    if subject is None or subject.lower_ in ("u", "je", "jij", "jullie", "ik", "we", "wij", "dat", "wat", "wie", "het", "dit"):
        return None
    if "Plur" in subject.morph.get("Number", []) and not list(subject.lefts):
        return None
    return Candidate(place, owner_of(clause, place), "komen", confidence=0.7)


_READY = re.compile(
    r"\b(?:staat|staan|ligt|liggen|hangt) er (?:\w+ ){0,6}?(?:een|één|twee|drie|nieuwe?)\b.*\b(?:klaar|voor (?:u|je|jullie)|(?:op|in) (?:de|uw|je|jullie) (?:slaapkamer|kamer|tafel|balie|achterbank|koelkast))\b"
)


def _lies_ready(clause: Clause) -> Candidate | None:
    """'Bij aankomst ligt er een speelgoedkist voor uw zoon klaar'."""
    if "er" not in clause.words or not _LIES & set(clause.words) or not (YOURS & set(clause.words) or "aankomst" in clause.words):
        return None
    if not _READY.search(clause.lower) or {"nu", "al", "nog", "niet", "geen"} & set(clause.words):
        return None
    place = next(i for i, w in enumerate(clause.words) if w in _LIES)
    return Candidate(place, "company", "klaarstaan", confidence=0.65)


_CHARGE = r"(?:\w*kosten|\w*vergoeding|\w*boete|\w*toeslag|\w*aanslag|\w*rente|eigen risico|\w*aanmaning|\w*incasso|borg|restbedrag|openstaande bedrag)"
_LAPSES = re.compile(rf"\b(?:de|het|uw|je|die|deze) (?:\w+ )?{_CHARGE}\b.*\b(?:vervalt|vervallen)\b|\b(?:vervalt|vervallen) (?:de|het|uw|je|die|deze) (?:\w+ )?{_CHARGE}\b")


def _lapses(clause: Clause) -> Candidate | None:
    """'De opzegvergoeding vervalt', 'dan vervallen de kosten'; what has lapsed already is no promise."""
    if not {"vervalt", "vervallen"} & set(clause.words) or {"is", "zijn", "bij", "laten"} & set(clause.words):
        return None
    if not _LAPSES.search(clause.lower):
        return None
    place = next(i for i, w in enumerate(clause.words) if w in ("vervalt", "vervallen"))
    return Candidate(place, "company", "vervallen", confidence=0.65)


_SEES = re.compile(
    r"\b(?:ziet|zie|vindt|vind|leest|lees) (?:u|je|jullie)\b|\b(?:u|je|jullie) (?:ziet|zie|vindt|vind|leest|lees)\b"
)
_ASKS = re.compile(r"\bof (?:het|de|u|je|er|uw|jouw|hij|ze|dat)\b")
_NEXT_BILL = re.compile(r"\b(?:volgende|eerstvolgende) (?:\w*factuur|\w*nota|\w*afrekening|\w*rekening|\w*overzicht|loonstrook|strook)\b")
_THERE = re.compile(
    r"\b(?:terug|staan|verschijnen|in (?:uw|je|jullie|de|het) (?:\w+ )?(?:mail|mailbox|inbox|ebox|berichtenbox|portaal|app|account|postvak|brievenbus|bus|map|dossier|overzicht|tegoed)|"
    r"in een (?:bericht|mail|e-mail|brief) van (?:mij|ons)|op (?:uw|je|jullie|de) (?:\w+ )?(?:rekening|factuur|\w*nota|\w*afrekening|\w*overzicht|kaart|afschrift))\b"
)


def _shows(clause: Clause) -> Candidate | None:
    """'Binnen drie dagen ziet u het staan', 'op uw volgende factuur ziet u dat terug'."""
    if not _SEES.search(clause.lower) or {"niet", "niets", "niks", "geen", "altijd"} & set(clause.words) or _ASKS.search(clause.lower):
        return None
    place = next(i for i, w in enumerate(clause.words) if w in ("ziet", "zie", "vindt", "vind", "leest", "lees"))
    if _NEXT_BILL.search(clause.lower):
        return Candidate(place, "company", "zien", confidence=0.65)
    if not _THERE.search(clause.lower) or not ahead(clause):
        return None
    return Candidate(place, "company", "zien", needs_time=True, strict=not soon(clause), confidence=0.7)


_TO_GIVE = re.compile(r"\b(?:korting|mindering|tegoed|creditering|terug|vergoeding|compensatie|aftrek|af)\b")


def _on_bill(clause: Clause) -> Candidate | None:
    """'Op uw volgende factuur staat 5 euro korting', 'het bedrag staat op uw volgende factuur in mindering'."""
    if not {"staat", "staan", "komt", "gaat"} & set(clause.words) or {"al", "niet", "geen"} & set(clause.words):
        return None
    if not _NEXT_BILL.search(clause.lower) or not _TO_GIVE.search(clause.lower):
        return None
    place = next(i for i, w in enumerate(clause.words) if w in ("staat", "staan", "komt", "gaat"))
    return Candidate(place, "company", "verrekenen", confidence=0.7)


_FETCHED = re.compile(r"(?:\S+ ){0,3}?(?:afhalen|ophalen) (?:kan|mag) (?:al )?(?:vanaf|na|om|rond)\b")
_DONE_AT = re.compile(r"(?:klaar|gereed|geregeld|hersteld|in orde) (?:rond|om|tegen|omstreeks|binnen|voor|vóór)\b")


def _short(clause: Clause) -> Candidate | None:
    """'Klaar rond half elf', 'ophalen kan vanaf zaterdag': a day to come and no verb of its own."""
    if not clause.words or not (_FETCHED.match(clause.lower) or (_DONE_AT.match(clause.lower) and _verbless(clause))):
        return None
    return Candidate(0, "company", "klaar zijn", needs_time=True, strict=True, confidence=0.7)


def _verbless(clause: Clause) -> bool:
    return not any("Fin" in t.morph.get("VerbForm", []) for t in clause.tokens)
