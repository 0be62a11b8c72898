"""What a sentence asks the customer for: a number, a name, a photo or another thing of a known kind."""

from __future__ import annotations

import re

from replycheck.customer.values import Message
from replycheck.draft import Sentence

_ASKED: dict[str, str] = {
    "order": r"bestel(?:ling)?s?(?:nummer|nr|code)|order(?:nummer|nr|code)|(?:order|purchase)\s(?:number|no\.?|id|reference|ref)",
    "invoice": r"factuur(?:nummer|nr)|(?:invoice|bill)\s(?:number|no\.?|reference|ref)",
    "customer": r"klant(?:en)?(?:nummer|nr|code)|relatie(?:nummer|nr)|lid(?:maatschaps)?nummer|(?:customer|client|membership|member)\s(?:number|no\.?|id|reference)|account number",
    "case": r"zaak(?:nummer|nr)|dossier(?:nummer|nr)|ticket(?:nummer|nr)|referentie(?:nummer|nr|code)?|melding(?:s?nummer|nr)|schadenummer|kenmerk|(?:case|ticket|reference|claim|incident|cancellation|complaint)\s(?:number|no\.?|id|reference|ref)|(?:your|the|a|any) reference(?! to)",
    "booking": r"boeking(?:s?(?:nummer|nr|code))|reserver?(?:ing|atie)s?(?:nummer|nr|code)|(?:booking|reservation|confirmation|conf)\s(?:number|no\.?|code|reference|id|ref)|(?:nummer|number) (?:van|of) (?:het |the )?\w*(?:rapport|report)\w*",
    "policy": r"polis(?:nummer|nr)|policy\s(?:number|no\.?|reference|ref)",
    "contract": r"contract(?:nummer|nr)|contract\s(?:number|no\.?)",
    "meter": r"meter(?:nummer|nr)|ean(?:-?code)?|meter\s(?:number|no\.?)",
    "serial": r"serie(?:nummer|nr)|serial\s(?:number|no\.?)|imei",
    "tracking": r"track(?:ing)?(?:\s?(?:&|and|en)\s?trace)?(?:-?(?:code|nummer)|\s(?:number|code|no\.?))|zendings?(?:nummer|nr|code)|barcode",
    "return": r"retour(?:nummer|nr|code)|return\s(?:number|no\.?|code)|rma(?:\snumber)?",
    "student": r"student(?:en)?(?:nummer|nr)|student\s(?:number|id|no\.?)",
    "postcode": r"postcode|post code|postal code|zip(?:\s?code)?",
    "address": r"(?:post|woon|thuis|bezorg|aflever)?adres(?:gegevens)?(?!\w)|(?<!mail )(?<!mail-)(?<!email )address(?!\w)",
    "house": r"huisnummer|house number",
    "email": r"e-?mail\s?-?adres|mailadres|e-?mail address",
    "phone": r"telefoonnummer|mobiele? nummer|06-?nummer|gsm-?nummer|(?:phone|mobile|telephone|contact)\snumber",
    "iban": r"iban(?:-?nummer)?|(?:bank)?rekening(?:nummer|nr)|bank details|(?:bank )?account number",
    "photo": r"foto'?s?|photos?|photographs?|pictures?|pics?|screen ?(?:shots?|grabs?)|schermafdruk(?:ken)?|afbeelding(?:en)?",
    "video": r"video'?s?|filmpjes?|footage",
    "receipt": r"(?:aankoop|kassa|tank|pin|betaal|garantie|reparatie|bestel|lever|winkel)?bon(?:netje)?|aankoopbewijs|receipts?|proof of purchase",
    "errorcode": r"fout(?:code|melding)|error (?:code|message)|(?:what|which) code",
    "birthdate": r"geboortedatum|date of birth|birth date|birthday",
    "form": r"formulier|form",
    "plate": r"kenteken(?:nummer)?|nummerplaat|(?:licen[cs]e|number) plate|registration(?:\s(?:number|plate))?|reg(?:\s(?:number|no\.?))",
    "flight": r"vlucht(?:nummer|nr)|flight\s(?:number|no\.?)",
    "patient": r"pati[eë]nt(?:en)?(?:nummer|nr)|(?:patient|hospital|nhs)\s(?:number|no\.?|id)",
    "article": r"artikel(?:nummer|nr|code)|(?:item|article|model|part)\s(?:number|no\.?|code)",
    "name": r"(?:voor- en achter|achter|volledige )?naam|(?:full |last |sur)?name",
}
ASKED_RE = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, words in _ASKED.items()}
ASKS = {
    "nl": re.compile(
        r"(?<!\w)(?:wat (?:is|was|zijn)(?! er| de reden)|welke?(?= (?:uw|je|jouw|het |de |bestel|order|post|klant|e-?mail|fout|telefoon|reserver|boeking|zaak|dossier|polis|factuur|rekening|iban|adres|nummer|contract|meter|serie|kenteken|geboorte))|(?:op|naar|met) welk (?=rekening|iban|nummer)|mag ik|mogen wij|mogen we|kunt u|kun je|kan je|kunnen jullie|kan u|wilt u|wil je|zou u|zou je|zoudt u|graag (?:ontvang|krijg|hoor|zie|verneem)\w*|(?:ontvang|krijg|hoor|zie)\w* (?:ik|wij|we) graag"
        r"|stuurt? (?:u |je )?(?:ons|mij|me|dan |even )?|mailt? (?:u |je )?(?:ons|mij|me|dan |even )?|geeft? (?:u |je )?(?:ons|mij|me|even |dan )?|laat (?:u |je )?(?:ons|mij|me)|heb(?:ben)? (?:ik|wij|we)[^.?!]{0,60}nodig|(?:ik|wij|we) heb(?:ben)?[^.?!]{0,60}nodig|(?:ik|wij|we) missen|heeft u|hebt u|heb je|heb jij|gelieve|verzoeken (?:wij|we) u|(?:wij|we) verzoeken u|bezorgt? (?:u |je )?(?:ons|mij|me)|noteert?|vermeldt?|met welk)(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:what (?:is|was|are)|what's|which|(?:shoot|drop|ping|pop) (?:me|us)|if you (?:could|can|would) (?:send|share|give|tell|provide|forward|upload)|could you|can you|would you|will you|may i|can i (?:have|get|take)|could i (?:have|get|take)|may we|please (?:send|provide|give|share|supply|tell|forward|attach|let|confirm|dm|reply|include|state|upload)|send (?:me|us|over|in)|provide (?:me|us|your)|give (?:me|us)|tell (?:me|us)|(?:i|we)(?:'ll|'d| will| would| do| just)? (?:also )?need|need your|reply with"
        r"|let (?:me|us) (?:know|have)|do you have|have you got|kindly|share your|dm (?:me|us)|(?:i|we) (?:require|would like)|be able to (?:send|provide|give))(?!\w)"
    ),
}
_EXEMPT = {
    "nl": re.compile(
        r"controle|controleer|klop(?:t|pen)|bevestig|verifi|beveilig|veilig|juiste?\b|\bandere?\b|\bnieuwe?\b|(?:laatste|eerste|twee|drie|vier|\d) (?:\w+ )?cijfers?|nog een|nogmaals|extra|aanvullend|duidelijker|scherper|\bals u\b|\bals je\b|\bindien\b|\bmocht|wanneer u|wanneer je|bij (?:vragen|contact|uw betaling|je betaling|betaling|een volgend)|in uw reactie|in je reactie"
        r"|op (?:het|de|uw|je) (?:pakket|doos|label|formulier|retour|overboeking|envelop)|typeplaatje|barcode van|sticker|label|van uw collega|van de koper|van de ontvanger|ander adres|werkadres|naar welk adres|waar\w* (?:u|je|wij|we)|wijzig|liefst|voorkeur|mag\b.{0,25}\bgebruiken|gebruiken|(?:niet|geen)\b.{0,12}(?:vinden|terug|leesbaar|herken|bekend|openen)|onleesbaar|wazig|privé|privebericht|\bdm\b|niet mee|niet bij"
    ),
    "en": re.compile(
        r"verif|check(?!-?(?:in|out))|(?:is|are|still|the) correct\b|confirm|secur|protect|another|\bnew\b|digit|(?:send|upload|attach|provide|share|fill|submit)\b.{0,40}\bagain|extra|additional|clearer|sharper|\bif you(?!'ll)\b(?! (?:could|can|would))|\bif your\b|\bin case\b|when(?:ever)? you|when (?:calling|contacting|replying)|quote|on the (?:parcel|box|label|form|package)|sticker|\blabel\b|recipient|different\b|work address|where (?:you|we|should)|prefer|\buse (?:your|the|this|that)\b|using|can(?:'t|not) (?:find|open|read)|unreadable|blurry|as well as the|other side|\bdm\b|private|direct message|\bdms\b|follow(?:ing)? (?:us|me|our)\b"
    ),
}
_NOUN_ONLY = re.compile(r"(?:en |and |uw |je |jouw |your |the |het |de )*$")


def kinds_asked(sentence: Sentence, message: Message) -> list[str]:
    """The kinds of facts that a sentence asks the customer for; none where it only checks or asks for new ones."""
    lower, language = sentence.lower, sentence.language
    asks = ASKS[language].search(lower)
    if (asks is None and not sentence.question) or exempt(sentence, message) or ASKS_NOT.search(lower):
        return []
    kinds = []
    for kind, pattern in ASKED_RE.items():
        found = pattern.search(lower)
        if found is None:
            continue
        bare = sentence.question and bool(_NOUN_ONLY.match(lower[: found.start()]))
        if bare or (asks is not None and _reaches(lower, asks, found, sentence)):
            kinds.append(kind)
    return [k for k in kinds if k not in ("name", "form") or not (set(kinds) - {"name", "form"})] if kinds else []


_STATES = re.compile(
    r"\b(?:met|op|onder|voor|in|bij|van|naar|via|by|with|to|for|under|at|in|from|on|using)\s+(?:uw|je|jouw|your|het|de|dit|this|the)\s*$"
)


def _reaches(lower: str, asks: re.Match[str], found: re.Match[str], sentence: Sentence) -> bool:
    """True when the asked word hangs on the asking words, not on 'met uw bestelnummer'."""
    if _STATES.search(lower[: found.start()]):
        return False
    before = found.start() >= asks.end() - 1 or "nodig" in asks.group()
    return before and (
        sentence.question or not re.match(r"(?:heeft u|hebt u|heb je|do you have|which|welk)", asks.group())
    )


# 'Please do not share your order number here' asks for nothing.
ASKS_NOT = re.compile(
    r"\b(?:do not|don't|never|avoid|without)\s+(?:ever |publicly )?(?:shar|send|post|includ|giv|reveal|mention|publish)\w*"
    r"|\b(?:deel|stuur|plaats|zet|vermeld|geef)\b[^.?!]{0,40}\b(?:niet|nooit|geen)\b|\b(?:niet|nooit|geen)\b[^.?!]{0,40}\b(?:te )?(?:delen|sturen|plaatsen|vermelden)\b"
)


def exempt(sentence: Sentence, message: Message, *, proof: bool = False) -> bool:
    """True for another, a better or a second value; not for a label that the customer photographed, nor for an
    address to somebody who writes from where they moved to. Verifying is no reason to ask for the same proof."""
    found = [m.group() for m in _EXEMPT[sentence.language].finditer(sentence.lower)]
    known = [
        w
        for w in found
        if (w in _PICTURED and w in message.lower) or (w in _NEW and _moved(sentence, message, proof=proof)) or w in _PRIVATE or (proof and (_VERIFIES.match(w) or (w == "nog een" and not _PICTURE.search(sentence.lower))))
    ]
    return len(known) < len(found)


_PICTURED = ("label", "sticker", "typeplaatje")
_VERIFIES = re.compile(r"verif|check|controle|controleer|beveilig|secur|protect")
_PICTURE = re.compile(r"\b(?:foto|video|afbeelding|screenshot|filmpje)")  # of these one more may be wanted
_PRIVATE = ("dm", "dms", "direct message")  # what stands in the message need not be sent again in private
_NEW = ("new", "nieuw", "nieuwe")
_MOVED = re.compile(r"\b(?:moved|new address|verhuisd|nieuwe? adres|verhuis)\b")


def _moved(sentence: Sentence, message: Message, *, proof: bool) -> bool:
    given = proof or message.fact("address") or message.fact("postcode")
    return bool(given) and bool(_MOVED.search(message.lower)) and "adres" in sentence.lower.replace("dd", "d")
