"""Dutch clauses that only look like a commitment: hopes, possibilities, other people's words, habits."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_conditions import turns
from replycheck.checks.promises.dutch_threats import general, threatens

_MAYBE = re.compile(r"\b(?:wellicht|misschien|mogelijk|mogelijks|mogelijkerwijs|wie weet)\b")
_CERTAIN = re.compile(r"\bzo (?:\w+ )?(?:\w+ )?mogelijk\b|\bmogelijk (?:is|maak\w*)\b|\bhet mogelijk\b")
_HOPED = re.compile(
    r"\b(?:mijn|onze|uw) wens\b|\bmet (?:wat|een beetje|enig) (?:geluk|meeval)\b|\bop hopen\b|\bkruis\w* (?:we |wij |ik )?de vingers\b|"
    r"\bduim\w* (?:we|wij|ik|ervoor|dat|voor)\b|\b(?:fingers|vingers) crossed\b|\bgun (?:u|je|jullie)\b|\bkijken (?:er|hier) echt naar uit\b"
)
_SAYS = (
    r"meldt|meldde[n]?|melden|zegt|zei|zeiden|zeggen|mailt|mailde|mailden|appt|appte|schrijft|schrijven|schreef|"
    r"schreven|post|postte|vermeldt|beweert|verklaart|voorspelt|belooft|bevestigt|bevestigde|kondigt|kondigde|"
    r"staat|lees|las|zie|verneem|geeft|geven|gaf|gaven|laat|liet|lieten"
)
_REPORTS = re.compile(
    rf"\b(?:{_SAYS})\b(?: \S+){{0,8}}? dat\b|\b(?:schrijft|laat|laten|liet) .{{1,30}} weten dat\b|\baldus\b|"
    r"\bzo staat het\b|\bgeeft? .{1,30} op als\b|\bheeft .{1,60} genoteerd\b|\bhoud(?:t|en) het op\b"
)
_OWN = re.compile(r"\b(?:ik|wij|we) (?:\w+ )?(?:zeg|zeggen|geef|geven|meld|melden|bevestig|bevestigen|laat|laten|mail|schrijf)\b"
                  r"|\b(?:laat|laten|zeg|geef|bevestig|meld|mail) (?:ik|wij|we|mij|me|ons)\b|\b(?:zie|lees) (?:u|je)\b|\b(?:u|je) zie")  # fmt: skip
_HABIT = re.compile(
    r"\bkrijg\w* (?:u|je|jullie) (?:\w+ ){0,2}alleen\b.*\b(?:als|wanneer|indien)\b|\bmet (?:de )?(?:kortings|actie)?code \S+ krijg|\breken\w* op (?:uw|je) begrip\b|^zo (?:voorkomen|weten|houden|blijft|blijven|zien|hebben|weet|voorkom)\b|^(?:een )?(?:kleine |gouden )?tip\b|\bkom (?:ik )?(?:\w+ )?(?:uit )?op (?:€|ongeveer|\d)|^wat (?:u|je) (?:dan )?krijgt\b|\bkom(?:t|en) door(?:dat)?\b|\brekent? (?:\w+ ){0,3}niet op\b|\bom de (?:\w+ )?(?:dagen|weken|maanden|minuten|uur)\b|"
    r"\b(?:soms|weleens|wel eens|nogal eens|zelden|niemand|iedereen|nu eenmaal|op verzoek)\b|"
    r"\bde kans bestaat\b|\bop prijs\b.*\bstellen\b|\bprijs stellen\b|\bhet beste proberen\b|\bhart vast\b|\bhet zekere voor\b|\bnog eens\b(?!.*\banders\b).*\b(?:uit|samen)\b|\ben voor de goede orde\b|"
    r"\b(?:we|wij) (?:uiteraard |echter |in principe )?(?:\w+en )?(?:alleen|enkel|slechts|uitsluitend)\b|^vaak\b|"
    r"\bop uw begrip\b|\bberoep op uw\b|\bterecht\w* verwijs"
)
_EACH = re.compile(r"\b(?:elke|iedere|elk) (?:dag|nacht|ochtend|avond|week|maand|keer|jaar|uur|halfuur|kwartier|werkdag|\w+dag|euro)\b")
_IN_CASES = re.compile(r"\bbij (?:meer|minder|langer|ieder|elk|iedere|elke) \w+")
_USUALLY = re.compile(r"(?<!, )\b(?:meestal|steeds|telkens|gewoonlijk|gebruikelijk|nooit|wel eens)\b|^ofwel\b|\bmet (?:de )?(?:korting)?code\b")
_PAYS = re.compile(r"stort|vergoed|credit|nota|\bbon\b|tegoed|terug|betaal|betalen|keren|korting")
_PAST_DAY = re.compile(r"(?<!van )(?<!dan )\b(?:gisteren|eergisteren|gister\w+)\b")
_SPEAKS = re.compile(r"\b(?:ik|wij|we|vast|zeker|afgesproken|beloofd)\b")
_IF_SO = re.compile(
    r"(?:krijgt|heeft|hebt|komt|gaat|wordt|is|staat|ligt|blijft|werkt) [^?]*, (?:bel|wacht|neem|laat|stuur|mail|geef|vraag|toon|probeer) dan\b"
)
_OFFERED = re.compile(r"\b(?:kan|kunt u|kun je|mag|mogen) (?:\w+ )?(?:ook|eveneens)\b|\bkan (?:dat )?ook\b")
_PRICED = re.compile(r"\bvoor (?:€ ?\d|\d+(?:,\d+)? euro)")
_PERSONAL = re.compile(r"\b(?:ik|u|uw|je|jouw|jullie)\b")


_HERE = re.compile(r"\b(?:hieronder|hierboven|onderstaand\w*)\b|\bin (?:deze|dit) (?:mail|e-mail|bericht|brief|chat)\b")
_IN_TURN = re.compile(r"^bij (?:een|de) (?:tweede|derde|vierde|vijfde)\b|^bij (?:een|meer dan een|ruim een|minstens een|\d+) (?:uur|kwartier|minuten|dag\w*) (?:of (?:meer|langer) )?(?:vertraging|te laat)\b")
_MOOD = re.compile(
    r"\b(?:vrees|vrezen) (?:ik|we|wij)\b|\b(?:ik|we|wij) (?:vrees|vrezen)\b|\bgunnen (?:we|wij)\b|\b(?:we|wij) gunnen\b|\b(?:ga|gaan) (?:ik|we|wij) .*\bmissen\b|^zo \S+ (?:ik|wij|we) (?:\w+ )?graag\b|"
    r"\b(?:zijn|ben|staan) (?:wij|we|ik) er (?:altijd |graag )?voor (?:u|je|jullie)\b|\bstaat (?:hier |daar |er )?(?:\w+dag )?\d{1,2} (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*\b|"
    r"\bkrijgt? (?:je|u|jullie) (?:dat|dit soort)\b|\breken\w* (?:ik|wij|we) .*\b(?:ons|mezelf|mij)\b.*\baan\b|\bheb (?:jij|je) zo$|\bvalt? (?:\w+ )?buiten\b|\b(?:valt|vallen)\b.* uit\b"
)
_DEARER = re.compile(
    r"\bkom(?:t|en) (?:er|daar)\b.*(?:€|\d|\bkosten\b|\btoeslag\b|\beuro\b).*\bbij$|\b(?:gaat|gaan|stijgt|stijgen)\b.*\bvan (?:€ ?)?\d[\d.,]*(?: euro)? naar (?:€ ?)?\d|\bscheelt\b|\b(?:gaat|gaan)\b.*\bomhoog$"
)
_THEREFORE = re.compile(r"^daarom (?!ga|zal)\w+ (?:we|wij)\b")
_EARLIER = re.compile(r"(?:voordat|terwijl|hoewel|ofschoon|nadat) (?:ik|we|wij)\b")
_DEFAULT = re.compile(r"^daardoor\b|\bkrijgt? .*\bde tijd$")


def _said_only(clause: Clause, text: str) -> bool:
    """What this very message holds, a mood, a reason for the custom of the house, a part that only tells when."""
    if _MOOD.search(text) or _DEARER.search(text) or _IN_TURN.search(text) or _DEFAULT.search(text):
        return True
    if not clause.times and (_HERE.search(text) or _THEREFORE.search(text)):
        return True
    if "graag" in clause.words and not clause.times and not {"ik", "we", "wij", "dan", "u"} & set(clause.words):
        return True  # 'de kok maakt graag een curry': what somebody is glad to do
    return bool(_EARLIER.match(text)) and not turns(clause)


_BOOKED_FACT = re.compile(
    r"\b(?:ligt|staat|is)\b.*\b(?:reservering|afspraak|boeking|plek|plaats|tafel|kamer)\b.*\bop (?:uw|je|jullie) naam\b(?!.*\b(?:klaar|gereed)\b)"
)


def _been(clause: Clause) -> bool:
    """'Vrijdag is de loodgieter bij u geweest': a perfect, whatever day it names."""
    return any(t.lower_ == "geweest" and t.dep_ in ("ROOT", "conj", "parataxis") for t in clause.tokens)


def vetoed(clause: Clause) -> bool:
    """True for a possibility, a hope, another's statement or a habit."""
    text = clause.lower
    if _MAYBE.search(text) and not _CERTAIN.search(text):
        return True
    if _been(clause) or _BOOKED_FACT.search(text) or _said_only(clause, text):
        return True
    if _HOPED.search(text) or _HABIT.search(text) or threatens(clause) or general(clause):
        return True
    if (_IN_CASES.search(text) or _USUALLY.search(text)) and not _PERSONAL.search(text):
        return True
    if _EACH.search(text) and not _PERSONAL.search(text) and len(clause.times) < 2:
        return True
    if _PAST_DAY.search(text) and (len(clause.times) < 2 or "al" in clause.words):
        return True
    if clause.first == 0 and clause.words[0] == "dat" and clause.tokens[0].dep_ == "mark" and not _SPEAKS.search(clause.doc.text.lower()):
        return True  # 'dat het druk is, is bekend'
    if clause.first == 0 and _IF_SO.match(clause.doc.text.lower()):
        return True  # 'krijgt u last, bel dan 112'
    if clause.words[0] == "dan" and clause.first and _OFFERED.search(clause.doc[: clause.first].text.lower()):
        return True  # 'dat kan ook aan de telefoon, dan vul ik het met u in'
    if _PRICED.search(text) and {"we", "wij"} & set(clause.words) and not clause.times and not _PAYS.search(text):
        return True
    return bool(_REPORTS.search(text)) and not _OWN.search(text)
