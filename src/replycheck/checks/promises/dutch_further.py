"""Dutch commitments in other shapes: a booked day, a named date, costs taken over, a place kept, an outcome thought likely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_arrivals import arrival
from replycheck.checks.promises.dutch_deeds import YOURS
from replycheck.checks.promises.dutch_general import habitual
from replycheck.checks.promises.dutch_people import in_list, of_ours, owner_of
from replycheck.checks.promises.dutch_times import ahead, possessive
from replycheck.checks.promises.values import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token


def further(clause: Clause) -> Candidate | None:
    """A commitment of a shape that has no subject and verb of the common kind, or None."""
    return (
        _named_date(clause)
        or arrival(clause)
        or _costs_taken(clause)
        or _waived(clause)
        or _kept(clause)
        or _thought(clause)
        or _explained(clause)
        or _staff_to_you(clause)
        or _must_work(clause)
        or _somebody_comes(clause)
        or _can_come(clause)
        or _back_soon(clause)
        or _planned(clause)
    )


def booked(clause: Clause, owner: str) -> Candidate | None:
    """'Ik heb u ingepland voor donderdag': a past deed of ik or wij that fixes a day to come."""
    done = next((w for w in clause.words if w in _BOOKED), None)
    if done is None or not {"heb", "hebben"} & set(clause.words):
        return None
    if done == "gezet" and not (YOURS & set(clause.words) and _ON_DAY.search(clause.lower)):
        return None
    return Candidate(0, owner, _BOOKED[done], needs_time=True, strict=True, confidence=0.8) if ahead(clause) else None


_ON_DAY = re.compile(r"\bop (?:\w+dag|\d).*\bgezet\b")
_BOOKED = {
    "ingepland": "inplannen",
    "vastgezet": "vastzetten",
    "ingeroosterd": "inroosteren",
    "gezet": "inplannen",
}


def _planned(clause: Clause) -> Candidate | None:
    """'De afsluiting staat gepland in week 22'."""
    words = clause.words
    if not {"staat", "staan"} & set(words) or not {"gepland", "ingepland", "ingeroosterd"} & set(words) or not ahead(clause):
        return None
    place = next(i for i, w in enumerate(words) if w in ("staat", "staan"))
    return Candidate(place, owner_of(clause, place), "inplannen", needs_time=True, strict=True, confidence=0.75)


_DATE_IS = re.compile(
    r"\b(?:(?:nieuwe|verwachte|geplande|definitieve) \w*(?:datum|dag|tijd|tijdstip|moment)|"
    r"(?:lever|bezorg|herstel|start|montage|oplever|aankomst|uitbetaal)(?:datum|dag|tijd|moment))\b.{0,30}?\b(?:is|wordt)\b"
)
_LIMIT = re.compile(r"\b(?:verval|sluitings|inlever|betaal|uiterste|geboorte|bestel|aankoop|factuur|einde?)\w*(?:datum)?\b")


def _named_date(clause: Clause) -> Candidate | None:
    """'De nieuwe leverdatum is donderdag 26 maart', 'reken op ongeveer 23 december'."""
    if not {"is", "wordt", "reken"} & set(clause.words):
        return None
    text = clause.lower
    dated = _DATE_IS.search(text) and not _LIMIT.search(text)
    if not dated and not re.match(r"reken (?:maar )?op (?!uw|je)", text):
        return None
    firmness = "hedged" if "verwachte" in clause.words else "firm"
    if not dated and _counted(clause):
        return Candidate(0, "company", "zijn", confidence=0.75, source="counted")
    return Candidate(0, "company", "zijn", firmness=firmness, needs_time=True, strict=True, confidence=0.75)


def _counted(clause: Clause) -> bool:
    """True for 'reken op een dag of vijf', without a word of what else is to be reckoned with."""
    ends = (clause.lower[t.end - clause.start :] for t in clause.times if t.type == "duration" and t.grain not in ("minute", "hour") and t.start - clause.start < 16)
    return any(not end or end.startswith((" voor ", " voordat", " eer ", " tot ")) for end in ends)


_TAKEN = re.compile(
    r"\b(?:is|zijn|komt|komen|valt|vallen|gaat|gaan)\b.{0,40}\b(?:voor ons(?= ?(?:$|,|;))|(?:op|voor) onze rekening|op onze kosten|van ons(?= ?(?:$|,|;))|van het huis|op kosten van (?:de zaak|het huis))"
)


def _costs_taken(clause: Clause) -> Candidate | None:
    """'De kosten zijn voor ons', 'het eerste rondje is van ons', 'ons huis draagt de kosten'."""
    if not {"ons", "onze", "huis", "zaak", "draagt"} & set(clause.words):
        return None
    text = clause.lower
    about = re.search(r"\b\w*(?:kost|kosten|rekening|rondje|drankje|koffie|schade|porto|verzending)\b", text)
    carried = re.search(r"\bdraagt\b", text) and "kosten" in text and not {"u", "je"} & set(clause.words)
    if re.match(r"een \w+ komt\b", text) or (not carried and not ((about or "voor onze rekening" in text) and _TAKEN.search(text))):
        return None
    return Candidate(0, "company", "kosten dragen", confidence=0.7)


_WAIVES = re.compile(
    r"\b(?:reken ik|ik reken|rekenen (?:wij|we)|(?:wij|we) rekenen)\b.{0,40}\b(?:niets|niks|niet|geen)\b|\b(?:breng ik|ik breng|brengen (?:wij|we)|(?:wij|we) brengen)\b(?=.*\b(?:niets|niks|niet|geen)\b).*\bin rekening\b"
)


_A_CHARGE = re.compile(r"kosten|rente|boete|toeslag|tarief|vergoeding|\ber (?:natuurlijk |verder )?niets voor\b")
_CHARGES = frozenset({"rekening", "reken", "rekenen"})


def _waived(clause: Clause) -> Candidate | None:
    """'De beurt brengen wij u niet in rekening': a cost that the company lets go."""
    found = _WAIVES.search(clause.lower) if _CHARGES & set(clause.words) else None
    bare = clause.words[-1] in ("niet", "niets", "niks")
    if found and "rekening" not in clause.words and not bare and not _A_CHARGE.search(clause.lower):
        return None  # 'die vraag reken ik niet goed'
    if found is None:
        return None
    return Candidate(0, "I" if "ik" in found.group().split()[:2] else "we", "niet rekenen", confidence=0.75)


_PLACED = frozenset("staan liggen hangen bewaard gereserveerd".split())


def _kept(clause: Clause) -> Candidate | None:
    """'De offerte blijft tot eind april voor u staan': kept for the customer for a stretch of time."""
    words = set(clause.words)
    if not {"blijft", "blijven"} & words or not _PLACED & words or not YOURS & words:
        return None
    stretch = any(t.bound in ("until", "by") or t.type == "duration" or t.text.lower().startswith("tot") for t in clause.times)
    place = next(i for i, w in enumerate(clause.words) if w in ("blijft", "blijven"))
    return Candidate(place, "company", "bewaren", confidence=0.75) if stretch else None


_THOUGHT = re.compile(
    r"\b(?:ziet (?:het )?ernaar uit|lijkt (?:het )?erop|(?:ga|gaan) (?:ik |wij |we )?er(?:van)? (?:\w+ )?(?:van )?uit|bedoeling (?:is )?|"
    r"denk (?:ik )?|denken (?:we |wij )?|reken(?:en)? (?:ik |wij |we )?erop|is de kans groot|zit het er dik in)\s*,? ?dat\b"
)


def _thought(clause: Clause) -> Candidate | None:
    """'Het ziet ernaar uit dat de technieker er vanavond is': hedged, with a moment to come in what is thought."""
    found = _THOUGHT.search(clause.lower) if "dat" in clause.words else None
    if found is None or not any(t.start >= clause.start + found.end() for t in ahead(clause)):
        return None
    last = clause.tokens[-1]
    if last.pos_ not in ("VERB", "AUX") or "Past" in last.morph.get("Tense", []) or _BY_YOU.search(clause.lower[found.end() :]):
        return None
    said = set(re.findall(r"\w+", found.group()))
    owner = "I" if "ik" in clause.words[:4] or "ik" in said else "we" if {"we", "wij"} & {*clause.words[:4], *said} else ""
    verb = len(clause.tokens) - 1
    return Candidate(verb, owner or owner_of(clause, verb), last.lemma_, firmness="hedged", needs_time=True, strict=True, confidence=0.75)


_BY_YOU = re.compile(r"^\s*(?:u|je|jullie) |\b(?:kunt|kan|moet|moeten|wil|wilt|mag)\b")
_TOLD = frozenset(
    "belt bellen mailt mailen licht lichten verwittigt verwittigen informeert contacteert contacteren helpt helpen bezoekt bezoeken begeleidt "
    "begeleiden giet betekent haalt halen brengt brengen benadert appt schrijft sturen stuurt bezorgt bezorgen toont legt leggen komt komen "
    "geeft geven zoekt regelt vertelt pikt wacht leidt ontvangt ontvangen levert leveren zet zetten verbindt doet bericht antwoordt".split()
)


def _staff_to_you(clause: Clause) -> Candidate | None:
    """'De verpleegster belt u', 'het fonds licht u in': the parse often takes 'u' for the subject."""
    for place in range(1, len(clause.words) - 1):
        if clause.words[place + 1] not in ("u", "je", "jullie") or possessive(clause.tokens, place + 1):
            continue
        verb, subject = clause.tokens[place], _first_noun(clause, place)
        if place == 1 and clause.words[1] in _TOLD and _is_name(clause):
            return Candidate(place, "colleague", verb.lemma_, confidence=0.75)
        if subject is None or clause.words[place] not in _TOLD or not of_ours(subject):
            return None
        owner = owner_of(clause, place, before=True)
        return Candidate(place, "colleague" if owner == "company" else owner, verb.lemma_, confidence=0.75)
    return None


def _is_name(clause: Clause) -> bool:
    """True for the 'Fenna' of 'Fenna belt je': a capital, no word that tells when, no firm of others."""
    first = clause.tokens[0]
    dated = any(t.start <= first.idx < t.end for t in clause.times)
    kind = first.pos_ in ("PROPN", "ADJ", "NOUN", "X") and not any(in_list(first.lower_, k) for k in ("externals", "agentless"))
    return kind and not dated and first.text.istitle() and first.lower_ not in ("wie", "niemand", "iedereen")


_EXPLAINS = re.compile(
    r"\b(?:ik leg|leg ik) (?:\w+ ){0,4}?(?:anders|korter|opnieuw|eenvoudiger|duidelijker|beter)\b.*\buit\b|\b(?:ik leg|leg ik) (?:u|je|het) (?:\w+ ){0,2}uit (?:hoe|waar|wat)\b"
)


def _explained(clause: Clause) -> Candidate | None:
    """'Ik leg het korter uit', 'ik leg u uit hoe u dat tegenhoudt'."""
    if "uit" not in clause.words or {"graag", "hieronder", "hierbij", "simpel"} & set(clause.words):
        return None
    return Candidate(0, "I", "uitleggen", confidence=0.7) if _EXPLAINS.search(clause.lower) else None


def _first_noun(clause: Clause, place: int) -> Token | None:
    """The noun that opens the clause with its article, when nothing but its own words stand before the verb."""
    noun = next((t for t in clause.tokens[:place] if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or clause.tokens[0].pos_ not in ("DET", "PRON", "NOUN", "PROPN"):
        return None
    return noun


def _must_work(clause: Clause) -> Candidate | None:
    """'Om tien uur moet alles werken': hedged, of a thing and with a time."""
    words = set(clause.words)
    whole = words & {"alles", "storing", "systeem", "verbinding", "stroom", "internet", "website", "app", "lijn", "lift", "dit", "probleem"}
    if not {"moet", "moeten"} & words or not whole or not ahead(clause) or {"u", "je", "ik", "wij", "we", "jullie"} & words:
        return None
    if not words & {"werken", "lukken", "klaar", "gaan", "binnen", "rond", "draaien", "opgelost", "hersteld", "verholpen"}:
        return None
    place = next(i for i, w in enumerate(clause.words) if w in ("moet", "moeten"))
    return Candidate(place, "company", "werken", firmness="hedged", needs_time=True, strict=True, confidence=0.7)


_COMES = re.compile(r"\b(?:er komt|komt er)\b.{0,30}\b(?:iemand|een (?:collega|monteur|technie\w+|medewerker|loodgieter|elektricien|installateur|expert))\b")


def _somebody_comes(clause: Clause) -> Candidate | None:
    """'Er komt iemand naar de meterkast kijken'."""
    if "komt" not in clause.words or not _COMES.search(clause.lower) or {"als", "wanneer", "soms"} & set(clause.words):
        return None
    return Candidate(0, "agentless" if "iemand" in clause.words else "colleague", "komen", confidence=0.75)


_COMING = frozenset("komen langskomen beginnen starten ophangen plaatsen ophalen repareren herstellen".split())


def _can_come(clause: Clause) -> Candidate | None:
    """'Onze monteur kan donderdag om 8 uur': no other verb, and a day to come."""
    place = next((i for i, w in enumerate(clause.words) if w in ("kan", "kunnen")), None)
    if place is None or any(t.pos_ == "VERB" and t.lemma_ not in _COMING for i, t in enumerate(clause.tokens) if i != place) or not ahead(clause):
        return None
    doers = [t for t in clause.tokens if t.dep_ == "nsubj" and (of_ours(t) or t.lower_ == "iemand" or t.pos_ == "PROPN")]
    if not doers or {"niet", "pas", "zou", "zouden"} & set(clause.words):
        return None
    return Candidate(place, "colleague", "komen", needs_time=True, strict=True, confidence=0.75)


_BACK = re.compile(r"(?:ik )?ben (?:er )?(?:zo|straks|dadelijk|direct|meteen|over \S+ (?:\S+ )?)(?: weer| dadelijk| meteen)? ?(?:terug|weer|bij je|bij u|er)\b|(?:zo )terug met\b")


def _back_soon(clause: Clause) -> Candidate | None:
    """'Ben zo terug' in a chat."""
    if not _BACK.match(clause.lower):
        return None
    return Candidate(0, "I", "terugkomen", confidence=0.8, source="chat")


_OWN_STATES = frozenset("zitten staan houden beginnen spreken werken kiezen beantwoorden praten vinden".split())


def own_state(clause: Clause, i: int, owner: str) -> Candidate | None:
    """'Morgen zit ik met hen om tafel', 'dan kies ik de juiste voor u': a state of ik or wij with a time or behind 'dan'."""
    beside = [clause.tokens[j] for j in (i - 1, i + 1) if 0 <= j < len(clause.tokens)]
    verb = next((t for t in beside if t.lemma_ in _OWN_STATES and t.pos_ == "VERB"), None)
    if verb is None or (verb.lemma_ in ("zitten", "staan") and (owner == "we" or " tot " in clause.lower)):
        return None
    if habitual(verb) or "Past" in verb.morph.get("Tense", []) or {"graag", "of"} & set(clause.words):
        return None
    place = verb.i - clause.first
    if verb.lemma_ == "vinden" and "oplossing" not in clause.words:
        return None
    if verb.lemma_ in ("zitten", "staan") and "nog" in clause.words:
        return None
    if clause.words[0] == "dan" and verb.lemma_ == "praten" and "verder" in clause.words:
        return Candidate(place, owner, "praten", confidence=0.75)
    if clause.words[0] != "dan" and "dat" in clause.words:
        return None
    if clause.words[0] == "dan" and verb.lemma_ in ("kiezen", "beginnen") and any(
        c.dep_ in ("obj", "obl") for c in verb.children
    ):
        return Candidate(place, owner, verb.lemma_, confidence=0.75)
    return Candidate(place, owner, verb.lemma_, needs_time=True, strict=True, confidence=0.7) if ahead(clause) else None
