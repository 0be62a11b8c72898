"""Dutch commitments read from the parse: any verb counts when its subject, tense and time say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_deeds import SAID_OUT, STATES, things, with_particle
from replycheck.checks.promises.dutch_efforts import tries
from replycheck.checks.promises.dutch_general import habitual
from replycheck.checks.promises.dutch_infinitives import last_infinitive
from replycheck.checks.promises.dutch_people import giver, of_ours, owner_of, passive_owner
from replycheck.checks.promises.dutch_reading import READY, Reading, only_when
from replycheck.checks.promises.dutch_times import ahead, day_first, is_generic, possessive, soon, surely_ahead
from replycheck.checks.promises.dutch_verbs import verbs
from replycheck.checks.promises.values import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUSTOMER = frozenset({"u", "je", "jij", "jou", "jullie", "uw", "jouw", "ge", "gij"})
_YOU = frozenset({"u", "je", "jij", "jullie"})
_SPEAKERS = frozenset({"ik", "we", "wij", "'k"})


def read(clause: Clause, found: Reading | None) -> Candidate | None:
    """A commitment that the word-order rules do not know, by the clause's reading, or None."""
    if found is None or found.subject is None or found.subject.lower_ in _SPEAKERS:
        return None
    if found.subject.lower_ in _CUSTOMER - {"uw", "jouw"}:
        return _customer(clause, found)
    lemma, words = found.finite.lemma_, set(clause.words)
    place = found.finite.i - clause.first
    behind = clause.tokens[place + 1] if place + 1 < len(clause.tokens) else None
    if behind is not None and behind.lower_ in _YOU and not possessive(clause.tokens, place + 1):
        return None
    if lemma in ("kunnen", "mogen", "willen", "hoeven", "dienen"):
        return None
    if (
        lemma == "moeten"
        or words & _SAD
        or (_CALENDAR.search(found.subject.lower_) and lemma in ("zijn", "worden", "lopen"))
    ):
        return None
    tried = tries(clause, found, place)
    if tried is not None:
        return tried
    if lemma == "zullen":
        return _should(clause, found, place)
    if found.passive:
        return _passive(clause, found, place)
    if lemma in ("krijgen", "ontvangen", "horen", "vernemen") and {"ons", "mij"} & words and "van" in words and not is_generic(found.subject):
        return Candidate(place, "company", "krijgen", contact=lemma == "horen", confidence=0.7)
    if lemma in ("denken", "verwachten"):
        thought = "te" in words and ahead(clause)
        return (
            Candidate(place, owner_of(clause, place), "verwachten", firmness="hedged", needs_time=True)
            if thought
            else None
        )
    if lemma == "zijn":
        return _is(clause, found, place)
    got = _others_get(clause, found, place) if lemma in ("hebben", "krijgen") else None
    if got is not None or lemma == "hebben":
        return got
    return _acts(clause, found, place)


def _others_get(clause: Clause, found: Reading, place: int) -> Candidate | None:
    """'Op 3 november heeft de klas de tickets': someone on the customer's side gets a known thing by a day to come."""
    things = [c for c in found.predicate.children if c.dep_ == "obj"]
    if found.finite is not found.predicate or not ahead(clause) or not any(_definite(t) or "weer" in clause.words for t in things):
        return None
    if set(clause.words) & _NOT_GIVEN or is_generic(found.subject) or (found.subject is not None and of_ours(found.subject)):
        return None
    return Candidate(place, "company", "krijgen", needs_time=True, strict=True, confidence=0.7)


_SAD = frozenset("helaas niks niets jammer nauwelijks".split())
_CALENDAR = re.compile(r"(?:datum|dag|moment|week|loting|vergadering|termijn|periode|tijd|dagen)$")
_NOT_GIVEN = frozenset(
    "recht nodig tijd keuze gelijk vragen vraag afspraak geluk last hulp bezwaar bedenktijd kans".split()
)


def _customer(clause: Clause, found: Reading) -> Candidate | None:
    """'Donderdag heb je ze', 'vóór vrijdag weet u of het doorgaat', 'je houdt stoel 14A'."""
    words, lemma = set(clause.words), found.finite.lemma_
    place = found.finite.i - clause.first
    timed = bool(ahead(clause))
    if lemma == "hebben" and found.finite.dep_ not in ("aux", "aux:pass"):
        if words & _NOT_GIVEN or not timed:
            return None
        voiced = "mij" if {"mij", "me"} & words and {"lijn", "telefoon"} & words else ""
        owner = "I" if voiced else giver(clause)
        return Candidate(place, owner, "krijgen", needs_time=True, contact=bool(voiced), confidence=0.7)
    if lemma == "weten" and timed and words & {"of", "welke", "hoe", "wat", "waar", "meer", "wanneer", "van"}:
        owner = "we" if re.search(r"\bvan ons\b", clause.lower) else giver(clause)
        return Candidate(place, owner, "laten weten", needs_time=True, contact=True, confidence=0.8)
    if (lemma == "staan" and timed and not words & _ROOM) or (lemma == "schuiven" and "door" in words):
        return Candidate(place, "company", lemma, needs_time=lemma == "staan", strict=True, confidence=0.7)
    if lemma in ("rijden", "zitten", "slapen", "wonen") and timed and "weer" in words:
        return Candidate(place, "company", lemma, needs_time=True, strict=True, confidence=0.6)
    if lemma in ("houden", "behouden") and found.subject is not None and found.subject.i < found.finite.i:
        kept = [c for c in found.predicate.children if c.dep_ == "obj"]
        if kept and not words & {"rekening", "gaten", "aan", "bij", "voor"}:
            return Candidate(place, "company", "behouden", confidence=0.65)
    return None


def _should(clause: Clause, found: Reading, place: int) -> Candidate | None:
    """'Maat 2 zou maandag terug moeten zijn', 'om tien uur moet alles werken': hedged, with a time."""
    words = set(clause.words)
    if found.finite.lower_ in ("zou", "zouden") and not words & {"moeten"}:
        return None
    if found.finite.lower_ in ("zal", "zullen") or found.predicate.lemma_ in _HUMAN_ONLY:
        return None
    if not ahead(clause):
        return None
    return Candidate(place, _owner(clause, place), found.predicate.lemma_, firmness="hedged", needs_time=True, strict=True, confidence=0.65)  # fmt: skip


_HUMAN_ONLY = frozenset("betalen inleveren aanmelden melden ondertekenen tekenen indienen doorgeven wachten".split())
_STATUS = frozenset("bekijken behandelen beoordelen onderzoeken verwerken nakijken controleren bewaken volgen gebruiken gevraagd vragen verwachten maken bedoelen aannemen bezitten berekenen bepalen noemen zien weten houden verzoeken".split())  # fmt: skip
_OPEN = frozenset({"nog", "momenteel", "nu", "thans", "moment"})
_AMENDS = re.compile(
    r"\b(?:geschrapt|terug\w+|vergoed|gecrediteerd|vrijgegeven|vervangen|uitbetaald|kwijtgescholden|ingetrokken|gerestitueerd|afgetrokken|"
    r"hersteld|hervat|verlaagd|verminderd|bijgeboekt|opnieuw|verrekend|uitgekeerd|rechtgezet|gecorrigeerd|stopgezet|aangepast|overgemaakt|gestort|nageleverd|na(?:gestuurd|gezonden|bezorgd)|geplaatst|omgeruild|omgewisseld|opgeheven|gedeblokkeerd|ongedaan|gerepareerd|kosteloos|gratis|alsnog)\b"
)
_THREAT = re.compile(
    r"(?:gesloten|geretourneerd|gewist|geblokkeerd|ingehouden|afgeschreven|beëindigd|afgesloten|gewijzigd)"
)
_DEFINITE = frozenset({"de", "het", "'t", "uw", "je", "jouw", "jullie", "dit", "deze", "die", "dat", "alles", "hij", "ze", "zij", "haar", "zijn", "beide", "ons", "onze"})  # fmt: skip


def _definite(subject: Token | None) -> bool:
    """True for a subject that points at something known: 'de boete', 'uw geld', 'hij'."""
    if subject is None:
        return False
    return subject.pos_ in ("PROPN", "PRON") or bool(_DEFINITE & {t.lower_ for t in subject.subtree})


def _passive(clause: Clause, found: Reading, place: int) -> Candidate | None:
    if not _definite(found.subject) or is_generic(found.subject) or _THREAT.fullmatch(found.predicate.lower_):
        return None
    words = set(clause.words)
    doer = "door" in words and not {"ons", "mij"} & words
    if doer or "anders" in words:
        return None
    vague = found.predicate.lemma_ in _STATUS or bool((_OPEN | {"altijd", "indien"}) & words)
    vague = vague or not (_CUSTOMER & words or _AMENDS.search(clause.lower))
    act = verbs().participle.get(found.predicate.lower_, found.predicate.lemma_)
    return Candidate(place, passive_owner(clause), act, needs_time=vague, confidence=0.65)


_BEFORE_NOW = frozenset("al reeds inmiddels sinds zojuist net gisteren vanmorgen vanochtend nu nog".split())
_ROOM = frozenset("plek plaats ruimte gaatje plaatsje plekje mogelijkheid gelegenheid inloop spreekuur les feestdag open gesloten dicht bezet vol vrij druk rustig welkom nodig mogelijk bereikbaar geldig bereid welkom twijfelachtig vast lager hoger duurder goedkoper jarig voorbij bekend laat beste waardeloos gewoon aanwezig compleet leeg buiten aanbieding drama gekkenhuis brugdag procent gestopt afgesloten verbruikt verhuisd juist".split())  # fmt: skip


def _is(clause: Clause, found: Reading, place: int) -> Candidate | None:
    """'Over drie weken is de motor er': with a moment to come, and not about room or opening hours."""
    words = set(clause.words)
    if "vandaag" in words and found.predicate.pos_ == "ADJ" and not words & READY:
        return None  # 'het systeem is traag vandaag'
    room = words & (_ROOM - ({"mogelijk"} if soon(clause) else set())) and not words & {"weer", "terug"}
    if (
        room
        or (words & _BEFORE_NOW and not soon(clause))
        or re.search(r"\b(?:is|zijn) van\b", clause.lower)
        or is_generic(found.subject)
        or not _definite(found.subject)
    ):
        return None
    if only_when(clause, found) or "Sup" in found.predicate.morph.get("Degree", []):
        return None
    if found.subject is found.predicate and not words & {"er", "klaar", "terug", "weer", "bij", "thuis", "dat"}:
        return None  # 'over drie weken is uw bruiloft'
    done = found.finite.dep_ in ("aux", "aux:pass") or "Part" in found.predicate.morph.get("VerbForm", [])
    if not ahead(clause) or (done and not (surely_ahead(clause) or day_first(clause))):
        return None
    return Candidate(place, _owner(clause, place), "er zijn", needs_time=True, strict=not soon(clause), confidence=0.6)


_MOVES = frozenset("zitten staan liggen gaan vallen werken kijken krijgen kiezen lezen".split())
_STATES = frozenset(
    "verlopen gelden kosten duren bedragen heten kloppen betekenen passen vervallen sluiten horen vinden denken weten zien hebben lijken blijken "
    "beginnen vergaderen eindigen aflopen volstaan vragen hopen willen verwachten betreffen laten noemen bestaan zeggen schrijven melden blijven tellen raken helpen verliezen bereiken".split()
)
_AGENTS = re.compile(
    r"^(?:\w*(?:monteur|technicus|technieker|kweker|drukker|koerier|bezorger|chauffeur|kok|atelier|depot|ploeg|"
    r"verzorgster|verzorger|installateur|directeur|juf|meester|trainer|mentor|torenwachter|huisbewaarder|stationsmanager|manager|stemmer|"
    r"conciërge|legger|verhuizer|stoffeerder|uitgever|landmeter|tuinman|jongen|jongens|mannen|broertje|oma|fotograaf|penningmeester|"
    r"medewerker|collega|specialist|adviseur|verzekeraar|wijkagent|bediende|bode|rioolbedrijf|tandarts|arts|dokter|baas|buurtwinkel)(?:s|en|es)?)$"
)
_TO_YOU = re.compile(r"\bnaar (?:u|je|jullie|jou)\b")
_STAFF = re.compile(
    r"^(?!.*(?:kamer|nummer|computer|server|winter|zomer|kelder|folder|kalender|cijfer|poster|theater|filter|meter|register|partner|"
    r"beheer|dossier|papier|klanten|verkeer|vloer|leverancier|printer|router)s?$)\w+(?:er|ers|eur|eurs|ist|isten|ster|sters|ier|iers|man|mannen|vrouw|kundige|ploeg)$"
)
_OURS = frozenset({"onze", "ons", "mijn", "zijn", "haar"})


def _person(subject: Token) -> bool:
    """True for someone of ours by name or trade: 'Willem', 'onze naaister', 'mijn broer'."""
    if subject.pos_ == "PROPN":
        return len(list(subject.subtree)) <= 2 and subject.text[:1].isupper() and not subject.text.isupper()
    return bool(_STAFF.match(subject.lower_) or of_ours(subject)) and bool(_OURS & {c.lower_ for c in subject.children})


def _settles(verb: Token) -> bool:
    """'De tegelzetter meet de nis na', 'de expert rekent uit wat u krijgt': a deed with a particle to a known thing."""
    if verb.lemma_ in _LOOKS_INTO and any(c.dep_ == "ccomp" for c in verb.children):
        return True
    if with_particle(verb) in SAID_OUT or not any(c.dep_ == "compound:prt" for c in verb.children):
        return False
    return any(c.dep_ == "ccomp" or (c.dep_ == "obj" and _definite(c)) for c in verb.children)


def _done_by_ours(clause: Clause, found: Reading, place: int) -> bool:
    """'De vergunning regelt onze adviseur': behind a thing and its verb stands who does it."""
    doers = [c for c in found.predicate.children if c.dep_ == "obj" and c.i == found.finite.i + 2]
    named = any(of_ours(d) and _OURS & {c.lower_ for c in d.children} for d in doers)
    return named and found.subject is not None and found.subject.pos_ == "NOUN" and place > 0


_LOOKS_INTO = frozenset("bekijken beoordelen onderzoeken checken controleren".split())
_BRINGS = frozenset("meenemen meebrengen aansluiten achterlaten nameten opmeten rechtzetten ophalen langsbrengen terugbrengen inladen opruimen".split())
_WITH_STAFF = frozenset("vertellen beginnen wachten bespreken".split())
_GOES = re.compile(r"\b(?:af|mee|op de post|in de bus|naar (?:u|je|jullie|uw|jouw|nul)|terug|eraf)\b")


def _acts(clause: Clause, found: Reading, place: int) -> Candidate | None:
    """Any other verb: with a time for a thing, without one for a colleague who does something."""
    words, lemma, subject = set(clause.words), found.finite.lemma_, found.subject
    if subject is not None and subject.lower_ in ("hij", "zij", "ze") and with_particle(found.predicate) in _BRINGS and things(found.predicate):
        return Candidate(place, "colleague", with_particle(found.predicate), confidence=0.65)
    if lemma == "laten" and subject is not None:
        return _has_done(clause, found, place)
    if subject is not None and lemma in _WITH_STAFF and of_ours(subject) and ahead(clause):
        return Candidate(place, "colleague", lemma, needs_time=True, strict=True, confidence=0.7)
    if subject is not None and of_ours(subject) and not words & {"al", "inmiddels", "nu"} and _settles(found.predicate):
        who_acts = _owner(clause, place)
        return Candidate(place, "colleague" if who_acts == "company" else who_acts, with_particle(found.predicate), confidence=0.65)
    if (
        subject is None
        or habitual(found.predicate)
        or is_generic(subject)
        or lemma in _STATES | STATES - _MOVES
        or words & {"al", "inmiddels", "sinds", "nu", "meestal"}
    ):
        return None
    owner = _owner(clause, place)
    who = subject.lower_
    if lemma == "werken" and (of_ours(subject) or _AGENTS.match(who)):
        return None
    if lemma == "openen" and not _CUSTOMER & words:
        return None
    act = lemma
    if _AGENTS.match(who) and (_definite(subject)):
        owner = owner if owner != "company" else "colleague"
        return Candidate(place, owner, act, needs_time=lemma in ("zijn", "zitten", "staan"), confidence=0.7)
    if of_ours(subject) and _CUSTOMER & words and any(
        c.dep_ in ("obj", "compound:prt", "iobj") for c in found.predicate.children
    ):
        return Candidate(place, owner if owner != "company" else "colleague", act, confidence=0.7)
    if _person(subject) and lemma != "doen" and any(c.dep_ in ("obj", "compound:prt", "iobj", "ccomp") for c in found.predicate.children):
        return Candidate(place, owner if owner != "company" else "colleague", act, confidence=0.65)
    if _done_by_ours(clause, found, place):
        return Candidate(place, "colleague", act, confidence=0.65)
    if lemma == "gaan" and _TO_YOU.search(clause.lower):
        return Candidate(place, "company", "gaan", confidence=0.65)
    if lemma == "gaan" and (_definite(subject) or subject.pos_ in ("SYM", "NUM") or who == "euro") and _GOES.search(clause.lower):
        return Candidate(place, "company", "gaan", confidence=0.6)
    if lemma == "verdwijnen" and _definite(subject):
        return Candidate(place, "company", "verdwijnen", confidence=0.65)
    if not ahead(clause):
        return None
    if lemma == "lopen" and "vanaf" in words:
        return None
    return Candidate(place, owner, act, needs_time=True, strict=not soon(clause), confidence=0.6)


def _has_done(clause: Clause, found: Reading, place: int) -> Candidate | None:
    """'Mijn broer laat hem vanavond bij u afgeven': a doer of ours, or a time."""
    done = last_infinitive(clause, place)
    if done is None or done in ("vallen", "liggen", "gaan", "weten", "merken") or is_generic(found.subject):
        return None
    owner = _owner(clause, place)
    return Candidate(place, owner, f"laten {done}", needs_time=True, strict=owner == "company", confidence=0.7)


def _owner(clause: Clause, place: int) -> str:
    return owner_of(clause, place)
