"""Dutch clauses that announce a sanction or a rule for everyone: no promise to this customer."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause

_ONE_MORE = re.compile(
    r"\bnog (?:1|één|een) (?:keer|zo'n|zo een|loos|klacht|opmerking|woord|belletje|telefoontje|mail(?:tje)?|bericht|melding|overtreding|"
    r"waarschuwing|scheldwoord|misser|incident)\b.*\ben\b|\bna nog (?:één|een) (?!dag|nacht|week|maand|stap)"
)
_NO_WARNING = re.compile(
    r"\bzonder (?:\w+ )?(?:verder|verdere|nader|nadere|voorafgaand|voorafgaande) (?:bericht\w*|aankondiging|waarschuwing|mededeling|overleg)\b|"
    r"^zonder (?:tijdige |volledige )?(?:betaling|voorschot|aanbetaling|borg)\b"
)
_PUT_OUT = re.compile(
    r"\b(?:zet|zetten|gooi|gooien|haal|halen|schop\w*) (?:\w+ ){0,3}(?:u|je|jullie) (?:\w+ ){0,3}(?:eruit|uit ons (?:systeem|bestand))\b|"
    r"\bsluit(?:en)? (?:we|wij|ik) (?:u|je|jullie) (?:\w+ ){0,2}af\b|\bvoorgoed\b|\b(?:aan|op) (?:uw|je|jullie) (?:been|dak)\b|"
    r"\bop straat\b|\bkom(?:t|en) (?:er )?(?:\w+ ){0,3}(?:controleur|incassobureau|deurwaarder)\b|\b(?:incassobureau|deurwaarder|controleur) (?:komt|langs|aan de deur)\b|\bof (?:we|wij|ik) (?:doen|doe) aangifte\b|\bvoor een (?:gesloten|dichte) deur\b|\bgaa?n?t? eraan\b|\bu bent gewaarschuwd\b|"
    r"\b(?:zonder|geen) pardon\b|\bde gevolgen (?:zijn|voor)\b|\baangifte tegen (?:u|je|jullie)\b|\b(?:ik|we|wij) (?:de chat|dit gesprek|de lijn|het gesprek)$|"
    r"\bnaar (?:het )?incasso\b|\bschors(?:en)? (?:we|wij|ik) (?:uw|je|jullie|u)\b|\b(?:als|mocht) (?:u|je|jij|jullie) (?:\w+ ){0,2}(?:blijft|blijven) (?:mailen|bellen|zwijgen|schelden|klagen|weigeren|doorgaan)\b|\bblijven zwijgen\b|"
    r"\bsluit(?:en)? (?:ik|we|wij) (?:de chat|dit gesprek|het gesprek)\b|\b(?:ik|we|wij) sluit(?:en)? (?:de chat|dit gesprek|het gesprek|af\b)"
)
_TAKES = re.compile(
    r"\b(?:nemen|neem) (?:we|wij|ik) .{0,40}(?:€|\beuro\b).{0,20}\bvan (?:uw|je|jullie)\b|"
    r"\b(?:we|wij|ik) (?:nemen|neem) .{0,40}(?:€|\beuro\b).{0,20}\bvan (?:uw|je|jullie)\b|"
    r"\bschrij(?:f|ven) (?:we|wij|ik)\b.*\bbij (?:u|jou|jullie) af\b|\bschrij(?:f|ven) (?:we|wij|ik)\b.*(?:€|\beuro\b).*\baf\b|\brekenen? (?:we|wij|ik) (?:€|\d).*\b(?:bij|aan)\b|"
    r"\b(?:we|wij|ik) rekenen? (?:€|\d).*\b(?:bij|aan)\b|\bstallingskosten\b"
)
_SAFE = re.compile(r"\bzonder dat\b|\bgeen (?:€|euro|kosten)\b|\bniet(?:s)?\b")
_OR_ELSE = re.compile(r"(?:krijgt|belt|komt|gaat|doen|zet|zetten|sluiten|haal|halen|schakel|schakelen|vervalt|stopt)\b")


def threatens(clause: Clause) -> bool:
    """True for a sanction: one more time and ..., without further notice, put out, or else."""
    text = clause.lower
    if _NO_WARNING.search(text) or _PUT_OUT.search(text) or (_TAKES.search(text) and not _SAFE.search(text)):
        return True
    return _or_else(clause) or _otherwise(clause) or bool(_ONE_MORE.search(_until(clause)))


def _otherwise(clause: Clause) -> bool:
    """'De oprit moet leeg zijn, anders rijden we door': what follows when the customer does not do as told."""
    if clause.words[0] == "anders" and re.search(r"\b(?:moet|moeten|dient|dienen)\b", clause.doc[: clause.first].text.lower()):
        return True
    if clause.words[0] == "anders" and re.search(r"\b(?:weg|kwijt)$", clause.lower):
        return True  # 'laat iets weten, anders geef ik de plek weg'
    own = {"ik", "wij", "we"} & set(clause.words)
    if own or clause.last + 2 >= len(clause.doc):
        return False  # nothing but a full stop behind it
    after = clause.doc[clause.last :].text.lower()
    return bool(_REFUSED.match(after)) and " terug" not in after


_REFUSED = re.compile(
    r",? of (?:(?:u|je|jullie) (?:krijgt|betaalt|verliest|zit|bent|ligt|staat|vliegt)|(?:we|wij|ik) (?:doen|doe|sluit|sluiten|schakel|schakelen|zet|zetten|haal|halen|gooi|gooien))\b"
)


def _until(clause: Clause) -> str:
    if not clause.first:
        return clause.lower
    return str(clause.doc.text)[: clause.start + len(clause.lower)].lower().replace("’", "'")


def _or_else(clause: Clause) -> bool:
    """'U levert ze morgen in of het incassobureau komt': the second half of an order is what follows on refusal."""
    opener = clause.doc[clause.first - 1].lower_ if clause.first else ""
    if opener != "of" or clause.first < 3 or not any(_OR_ELSE.match(w) for w in clause.words[:4]):
        return False
    before = clause.doc[: clause.first - 1].text.lower()
    return bool(_ORDERED.search(before))


_ORDERED = re.compile(r"^(?:u|je|jij|jullie) (?!k(?:unt|an|un)\b|mag\b)\w+|\b(?:moet|moeten)\b|\b(?:hier|terug|betaald|binnen)\b")

_NO_CUSTOMER = re.compile(r"^(?!.*\b(?:u|uw|je|jou|jouw|jullie|ik|mij|mijn)\b)")
_CUSTOMERS = re.compile(
    r"\b(?:de|een|elke|iedere|elk|per) (?:klant|huurder|bewoner|reiziger|koper|verzekerde|gast|patiënt|deelnemer|abonnee|aanvrager|"
    r"bezoeker|gebruiker|cliënt)\b|\bmet het \S*(?:pakket|abonnement)\b|\bper (?:zending|persoon|melding|aanvraag)\b|\bbij een adres\b|\bten hoogste\b|\bgemiddeld\b|"
    r"\bop (?:school|werk|week|zater|zon|feest|maan|dins|woens|donder|vrij)dagen\b|\b(?:een|één|twee|drie) keer per\b"
)
_IN_CASE = re.compile(
    r"^(?:bij|op) een (?!half|kwartier|uur|dag|week|maand|paar|nieuw|extra|ander|tweede|moment|momentje|ogenblik)\w+|"
    r"^bij (?:verlies|diefstal|schade|vertraging|annulering|ziekte|overlijden|faillissement|vorst|sneeuw|betwisting|spoed|brand|lekkage|geschil)\b"
)
_ANYBODY = re.compile(r"\bmen\b|^waardoor\b")
_A_THING = re.compile(
    r"^een (?!nieuwe?\b|ander\b|andere\b|tweede\b|extra\b|vervangende?\b|collega\b|monteur\b|medewerker\b)(?:\w+ ){1,3}?(?:wordt|worden)\b"
)


def general(clause: Clause) -> bool:
    """True for what holds for any customer: 'op een klacht volgt een besluit', 'bij verlies vergoeden wij ...'."""
    text = clause.lower
    if not _NO_CUSTOMER.match(text) or any(t.type in ("date", "datetime") and not t.amount for t in clause.times):
        return False
    return bool(_IN_CASE.match(text) or _A_THING.match(text) or _ANYBODY.search(text) or _CUSTOMERS.search(text))
