"""Facts on both sides: asked again, contradicted, or promised as an attachment that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.context.acts import given_things
from replycheck.checks.context.described import described
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.quoted import KINDS as _OF_THEIRS
from replycheck.checks.context.quoted import refers_to_theirs, same_value
from replycheck.checks.context.toldwords import told_in_words
from replycheck.customer.facts import facts_in
from replycheck.customer.names import distance
from replycheck.customer.phrases import first
from replycheck.customer.stems import shared, stem, stems
from replycheck.customer.values import Fact, Message
from replycheck.draft import Sentence
from replycheck.report import Finding, Related

_ASKED: dict[str, str] = {
    "order": r"bestel(?:ling)?s?(?:nummer|nr|code)|order(?:nummer|nr|code)|(?:order|purchase)\s(?:number|no\.?|id|reference|ref)",
    "invoice": r"factuur(?:nummer|nr)|(?:invoice|bill)\s(?:number|no\.?|reference|ref)",
    "customer": r"klant(?:en)?(?:nummer|nr|code)|relatie(?:nummer|nr)|lid(?:maatschaps)?nummer|(?:customer|client|membership|member)\s(?:number|no\.?|id|reference)|account number",
    "case": r"zaak(?:nummer|nr)|dossier(?:nummer|nr)|ticket(?:nummer|nr)|referentie(?:nummer|nr|code)?|melding(?:s?nummer|nr)|schadenummer|kenmerk|(?:case|ticket|reference|claim|incident|cancellation|complaint)\s(?:number|no\.?|id|reference|ref)|(?:your|the|a|any) reference(?! to)",
    "booking": r"boeking(?:s?(?:nummer|nr|code))|reserver?(?:ing|atie)s?(?:nummer|nr|code)|(?:booking|reservation|confirmation)\s(?:number|no\.?|code|reference|id|ref)",
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
    "photo": r"foto'?s?|photos?|pictures?|pics?|screenshots?|schermafdruk(?:ken)?|afbeelding(?:en)?",
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
_ASKED_RE = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, words in _ASKED.items()}
_ASKS = {
    "nl": re.compile(
        r"(?<!\w)(?:wat (?:is|was|zijn)(?! er| de reden)|welke?(?= (?:uw|je|jouw|het |de |bestel|order|post|klant|e-?mail|fout|telefoon|reserver|boeking|zaak|dossier|polis|factuur|rekening|iban|adres|nummer|contract|meter|serie|kenteken|geboorte))|(?:op|naar|met) welk (?=rekening|iban|nummer)|mag ik|mogen wij|mogen we|kunt u|kun je|kan je|kunnen jullie|kan u|wilt u|wil je|zou u|zou je|zoudt u|graag (?:ontvang|krijg|hoor|zie|verneem)\w*|(?:ontvang|krijg|hoor|zie)\w* (?:ik|wij|we) graag"
        r"|stuurt? (?:u |je )?(?:ons|mij|me|dan |even )?|mailt? (?:u |je )?(?:ons|mij|me|dan |even )?|geeft? (?:u |je )?(?:ons|mij|me|even |dan )?|laat (?:u |je )?(?:ons|mij|me)|heb(?:ben)? (?:ik|wij|we)[^.?!]{0,60}nodig|(?:ik|wij|we) heb(?:ben)?[^.?!]{0,60}nodig|(?:ik|wij|we) missen|heeft u|hebt u|heb je|heb jij|gelieve|verzoeken (?:wij|we) u|(?:wij|we) verzoeken u|bezorgt? (?:u |je )?(?:ons|mij|me)|noteert?|vermeldt?|met welk)(?!\w)"
    ),
    "en": re.compile(
        r"(?<!\w)(?:what (?:is|was|are)|what's|which|could you|can you|would you|will you|may i|can i (?:have|get|take)|could i (?:have|get|take)|may we|please (?:send|provide|give|share|supply|tell|forward|attach|let|confirm|dm|reply|include|state|upload)|send (?:me|us|over|in)|provide (?:me|us|your)|give (?:me|us)|tell (?:me|us)|(?:i|we)(?:'ll|'d| will| would| do| just)? (?:also )?need|need your|reply with"
        r"|let (?:me|us) (?:know|have)|do you have|have you got|kindly|share your|dm (?:me|us)|(?:i|we) (?:require|would like)|be able to (?:send|provide|give))(?!\w)"
    ),
}
_EXEMPT = {
    "nl": re.compile(
        r"controle|controleer|klop(?:t|pen)|bevestig|verifi|beveilig|veilig|juiste?\b|\bandere?\b|\bnieuwe?\b|(?:laatste|eerste|twee|drie|vier|\d) (?:\w+ )?cijfers?|nog een|nogmaals|extra|aanvullend|duidelijker|scherper|\bals u\b|\bals je\b|\bindien\b|\bmocht|wanneer u|wanneer je|bij (?:vragen|contact|uw betaling|je betaling|betaling|een volgend)|in uw reactie|in je reactie"
        r"|op (?:het|de|uw|je) (?:pakket|doos|label|formulier|retour|overboeking|envelop)|typeplaatje|barcode van|sticker|label|van uw collega|van de koper|van de ontvanger|ander adres|werkadres|naar welk adres|waar\w* (?:u|je|wij|we)|wijzig|liefst|voorkeur|mag\b.{0,25}\bgebruiken|gebruiken|(?:niet|geen)\b.{0,12}(?:vinden|terug|leesbaar|herken|bekend|openen)|onleesbaar|wazig|privé|privebericht|\bdm\b|niet mee|niet bij"
    ),
    "en": re.compile(
        r"verif|check|(?:is|are|still|the) correct\b|confirm|secur|protect|another|\bnew\b|digit|(?:send|upload|attach|provide|share|fill|submit)\b.{0,40}\bagain|extra|additional|clearer|sharper|\bif you(?!'ll)\b(?! (?:could|can|would))|\bif your\b|\bin case\b|when(?:ever)? you|when (?:calling|contacting|replying)|quote|on the (?:parcel|box|label|form|package)|sticker|\blabel\b|recipient|different|work address|where (?:you|we|should)|prefer|\buse (?:your|the|this|that)\b|using|can(?:'t|not) (?:find|open|read)|unreadable|blurry|as well as the|other side|\bdm\b|private|direct message|\bdms\b|follow"
    ),
}
_NOUN_ONLY = re.compile(r"(?:en |and |uw |je |jouw |your |the |het |de )*$")


_DID_YOU = {
    "nl": re.compile(
        r"\b(?:heeft u|hebt u|heb je|heb jij|hebben jullie)\b[^?]{0,60}?\b(?P<act>\w*ge\w{3,}(?:d|t|en))\b[^?]{0,20}\?"
    ),
    "en": re.compile(
        r"\b(?:did you|have you)\s+(?:really |actually |definitely |even |already )*(?P<act>\w{4,})\b[^?]{0,60}\?"
    ),
}
_DID_I = {"nl": r"\b(?:ik heb|heb ik|wij hebben|we hebben)\b", "en": r"\b(?:i|i've|we|we've)\b"}


def asks_known_fact(pair: Pair) -> Iterator[Finding | None]:
    """A request for something that the customer's message already gives or says was done."""
    found = [
        f
        for f in (
            *_asks_what_was_done(pair),
            *_asks_what_it_is(pair),
            *_asks_what_was_sent(pair),
            *_asks_description(pair),
        )
        if f
    ]
    yield from found[:1]
    message = pair.message
    if message is None or not message.facts or found:
        return
    given = {f.value for f in facts_in(pair.case.draft.text)}
    for sentence in pair.body:
        for kind in _kinds_asked(sentence, message):
            fact = message.fact(kind) or _same_thing(kind, message)
            if fact is None or (fact.value and fact.value in given):
                continue
            what = _ASKED_RE[kind].search(sentence.lower)
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(fact.start, fact.end, fact.text),
                what=what.group() if what else kind,
            )
            break


def _asks_what_was_done(pair: Pair) -> Iterator[Finding | None]:
    """'Have you sent it?' to a customer who writes that it was sent."""
    message = pair.spoken
    for sentence in pair.body if message is not None else ():
        asked = _DID_YOU[sentence.language].search(sentence.lower)
        if asked is None or message is None or sentence.language != message.language:
            continue
        act = stem(asked["act"], message.language)
        line = next((k for k in message.lines if not k.question and _was_done(k.lower, act, message.language)), None)
        if line is not None and _TRIED.match(asked["act"]) and not _same_object(sentence, line.lower, asked.end("act")):
            continue
        if line is not None:
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(line.start, line.end, line.text),
                what=asked["act"],
            )
            return


# 'Tell me what it is about' to somebody who has told it.
_WHAT_IS_IT = {
    "nl": re.compile(
        r"\b(?:wat is (?:precies |nu |eigenlijk )?(?:uw|je|jouw|het) (?:vraag|probleem|klacht)|waar gaat (?:het|uw bericht|je bericht|dit) (?:om|over)|"
        r"waarmee kan ik (?:u|je) (?:\w+ )?(?:helpen|van dienst)|wat kan ik (?:vandaag |precies )?voor (?:u|je|jou) (?:doen|betekenen)|"
        r"hoe kan ik (?:u|je|jou) (?:\w+ )?(?:helpen|van dienst)|wat wilt u (?:nu )?precies|vertel\w* (?:me |mij |ons |eens )?wat er (?:aan de hand|mis) is|"
        r"(?:uw|je) (?:vraag|probleem|klacht) (?:nogmaals|opnieuw|nog eens|nog een keer) (?:\w+ )?(?:omschrijven|uitleggen|toelichten|beschrijven|stellen))\b"
    ),
    "en": re.compile(
        r"\b(?:what (?:is|seems to be) (?:the|your) (?:\w+ )?(?:issue|problem|question|concern|complaint|trouble)|what's the (?:issue|problem|matter)|"
        r"what (?:the|your) (?:issue|problem|question|concern) is|how (?:can|may) i (?:help|assist) you|what can i (?:help|do for) you|"
        r"in your own words|(?:explain|describe|tell (?:me|us)) (?:again |once more |me )?(?:what|the|your) (?:\w+ )?(?:issue|problem|question)|"
        r"what (?:is|was) (?:it|this|your (?:message|email|e-mail)) about)\b"
    ),
}
_CLOSING = re.compile(r"\b(?:anders|verder|nog|meer|else|more|further|any other|today with anything)\b")


def _asks_what_it_is(pair: Pair) -> Iterator[Finding | None]:
    """'What is the problem?' to a customer whose message tells it: a report or a question in eight words or more."""
    message = pair.spoken
    if message is None or len(message.text.split()) < 8 or pair.case.draft.channel == "social":
        return
    told = message.report("grief", "broken_promise", "grievance", "trouble") or next(iter(message.questions), None)
    for sentence in pair.body if told is not None else ():
        asked = _WHAT_IS_IT[sentence.language].search(sentence.lower)
        if asked is not None and told is not None and _open_request(sentence):
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(told.start, told.end, told.text),
                what=asked.group(),
            )
            return


def _open_request(sentence: Sentence) -> bool:
    """False for 'anything else I can help you with' and for 'I don't see what the problem is'."""
    asks = sentence.question or re.search(r"\b(?:please|tell|explain|describe|vertel|omschrijf|leg)\b", sentence.lower)
    return bool(asks) and not _CLOSING.search(sentence.lower)


def _asks_description(pair: Pair) -> Iterator[Finding | None]:
    """A colour, a worth, a free moment or the day of it, asked of a customer who wrote it."""
    message = pair.spoken
    for sentence in pair.body if message is not None else ():
        told = (described(sentence, pair, message) or told_in_words(sentence, message)) if message is not None else None
        if told is not None:
            line, what = told
            yield pair.case.finding(
                "context.asks-known-fact",
                *_whole(sentence),
                related=Related(line.start, line.end, line.text),
                what=what,
            )
            return


# What the writer sends is not asked for.
_SENDS_SELF = re.compile(
    r"\b(?:ik|wij|we) (?:zal |zullen |heb |hebben )?(?:stuur|sturen|mail|mailen|post)\b|\b(?:stuur|sturen|mail|mailen) (?:ik|wij|we)\b|"
    r"\b(?:i|we)(?:'ll| will| have|'ve| can)? (?:\w+ )?(?:send|sent|e-?mail|forward|post)\b"
)
_WANTS_SENT = {
    "nl": re.compile(
        r"\b(?:stuurt?|sturen|opsturen|toesturen|meesturen|insturen|aanleveren|aan te leveren|uploaden|te uploaden|(?<!de )(?<!uw )(?<!je )(?<!per )(?<!via )(?<!deze )mailt?|mailen|bezorgen|"
        r"indienen|in te dienen|overleggen|bijvoegen|bij te voegen|ontvangen|nodig|ontbreekt|ontbreken|aangeleverd te worden|te worden aangeleverd)\b"
    ),
    "en": re.compile(
        r"\b(?:send|submit|resubmit|upload|provide|supply|attach|e-?mail us|forward|post it|(?:must|should|need to|needs to) be (?:uploaded|sent|submitted|provided)|"
        r"need|needs|missing|require|required|need to see|let us have|let me have|send me|send us|give me|give us|will do|share|pop (?:it|one))\b"
    ),
}


def _asks_what_was_sent(pair: Pair) -> Iterator[Finding | None]:
    """A document asked for by a name under which the customer sent it."""
    message = pair.spoken
    things = given_things(message) if message is not None else []
    for sentence in pair.body if things else ():
        lower, language = sentence.lower, sentence.language
        if not _WANTS_SENT[language].search(lower) or _SENDS_SELF.search(lower):
            continue
        if message is None or _exempt(sentence, message, proof=True) or _ASKS_NOT.search(lower):
            continue
        asks = _ASKS[language].search(lower) or _MUST[language].search(lower)
        mine = stems(lower, language)
        line = next((line for line, words in things if shared(words, mine)), None) if asks else None
        if line is not None:
            related = Related(line.start, line.end, line.text)
            yield pair.case.finding(
                "context.asks-known-fact", *_whole(sentence), related=related, what=line.text.strip(" .")
            )
            return


_MUST = {
    "nl": re.compile(r"\b(?:dient|dienen|moet|moeten|graag|gelieve|stuur|stuurt|(?<!de )(?<!uw )(?<!je )(?<!per )(?<!via )(?<!deze )mail(?= (?:ons|mij|me|u|je|ze|die|het|de|een)\b)|kunt u|kan u|kun je|zou u|zou je|wil je|wilt u|ontbreekt|ontbreken|alsnog)\b"),
    "en": re.compile(r"\b(?:please|must|should|need|needs|missing|required|resubmit|upload|send|could you|can you|would you)\b"),
}


_TRIED = re.compile(r"tried|used|geprobeerd|gebruikt")


def _same_object(sentence: Sentence, told: str, after: int) -> bool:
    """True when what was tried is the same thing: a word after the verb comes back, or there is none."""
    mine = stems(sentence.lower[after:], sentence.language) | stems(
        sentence.lower[:after].rsplit(",", 1)[-1], sentence.language
    )
    verb = stems(sentence.lower[:after].split()[-1], sentence.language)
    return not (mine - verb) or bool((mine - verb) & stems(told, sentence.language))


def _was_done(lower: str, act: str, language: str) -> bool:
    """True when a first-person sentence has the same act and no 'not' just before it."""
    if not re.search(_DID_I[language], lower):
        return False
    for word in re.finditer(r"\w{4,}", lower):
        mine = stem(word.group(), language)
        alike = mine == act or (len(mine) >= 4 and act.endswith(mine))
        if alike and not re.search(
            r"\b(?:niet|nooit|geen|not|never|didn't|haven't)\b", lower[max(0, word.start() - 25) : word.start()]
        ):
            return True
    return False


def _whole(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def _same_thing(kind: str, message: Message) -> Fact | None:
    """A house number stands in an address; a 'reference' may be any number; a bare code is one where words say so."""
    alike = {"house": ("address",), "iban": ("bank",)}.get(kind, ("reference",) if kind in _NUMBERED else ())
    found = next((f for f in message.facts if f.kind in alike), None)
    bare = [f for f in message.facts if f.kind == "number"]
    if found is None and kind in _GIVEN_AS and len(bare) == 1 and len(bare[0].value) >= 5:
        before = message.text[max(0, bare[0].start - 60) : bare[0].start].lower()
        found = bare[0] if _GIVEN_AS[kind].search(before) else None
    return found


_NUMBERED = ("order", "case", "booking", "tracking", "return", "policy", "contract", "customer")
# 'Booked as VK-88310', 'ordered last week (LV-20418)': a number that stands behind what it belongs to.
_GIVEN_AS = {
    "booking": re.compile(r"\b(?:geboekt|boeking|gereserveerd|reservering|booked|reserved|booking|stay)\b[^.?!]*$"),
    "order": re.compile(r"\b(?:besteld|bestelling|bestelde|gekocht|ordered|order|bought|purchase)\b[^.?!]*$"),
    "case": re.compile(r"\b(?:gemeld|melding|klacht|schade|aangifte|bezwaar|reported|complaint|claim|ticket|case|file)\b[^.?!]*$"),
    "customer": re.compile(r"\b(?:klant|lid|account|member|customer)\b[^.?!]*$"),
}


# 'Please do not share your order number here' asks for nothing.
_ASKS_NOT = re.compile(
    r"\b(?:do not|don't|never|avoid|without)\s+(?:ever |publicly )?(?:shar|send|post|includ|giv|reveal|mention|publish)\w*"
    r"|\b(?:deel|stuur|plaats|zet|vermeld|geef)\b[^.?!]{0,40}\b(?:niet|nooit|geen)\b|\b(?:niet|nooit|geen)\b[^.?!]{0,40}\b(?:te )?(?:delen|sturen|plaatsen|vermelden)\b"
)


def _exempt(sentence: Sentence, message: Message, *, proof: bool = False) -> bool:
    """True for another, a better or a second value; not for a label that the customer photographed, nor for an
    address to somebody who writes from where they moved to. Verifying is no reason to ask for the same proof."""
    found = [m.group() for m in _EXEMPT[sentence.language].finditer(sentence.lower)]
    known = [
        w
        for w in found
        if (w in _PICTURED and w in message.lower) or (w in _NEW and _moved(sentence, message)) or w in _PRIVATE or (proof and _VERIFIES.match(w))
    ]
    return len(known) < len(found)


_PICTURED = ("label", "sticker", "typeplaatje")
_VERIFIES = re.compile(r"verif|check|controle|controleer|beveilig|secur|protect")
_PRIVATE = ("dm", "dms", "direct message")  # what stands in the message need not be sent again in private
_NEW = ("new", "nieuw", "nieuwe")
_MOVED = re.compile(r"\b(?:moved|new address|verhuisd|nieuwe? adres|verhuis)\b")


def _moved(sentence: Sentence, message: Message) -> bool:
    address = message.fact("address") or message.fact("postcode")
    return address is not None and bool(_MOVED.search(message.lower)) and "adres" in sentence.lower.replace("dd", "d")


def _kinds_asked(sentence: Sentence, message: Message) -> list[str]:
    lower, language = sentence.lower, sentence.language
    asks = _ASKS[language].search(lower)
    if (asks is None and not sentence.question) or _exempt(sentence, message) or _ASKS_NOT.search(lower):
        return []
    kinds = []
    for kind, pattern in _ASKED_RE.items():
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


_STRONG = (
    "order",
    "invoice",
    "customer",
    "case",
    "booking",
    "policy",
    "contract",
    "meter",
    "serial",
    "tracking",
    "return",
    "student",
    "iban",
    "email",
    "postcode",
)


def contradicts_message(pair: Pair) -> Iterator[Finding | None]:
    """A number one slip away from the customer's own, or another date or amount for the same thing."""
    message = pair.message
    if message is None:
        return
    for sentence in pair.body:
        for fact in facts_in(sentence.text):
            theirs = [f for f in message.facts if f.kind == fact.kind and f.value]
            if any(same_value(fact, t) for t in theirs):
                continue
            other = next((t for t in theirs if _contradicts(pair, sentence, fact, t, message)), None)
            if other is not None:
                yield pair.case.finding(
                    "context.contradicts-message",
                    sentence.start + fact.start,
                    sentence.start + fact.end,
                    related=Related(other.start, other.end, other.text),
                    theirs=other.text,
                )


def _contradicts(pair: Pair, sentence: Sentence, mine: Fact, theirs: Fact, message: Message) -> bool:
    if mine.kind in _STRONG:
        return _slip(mine, theirs)
    return mine.kind in _OF_THEIRS and refers_to_theirs(sentence, mine, theirs, message)


def _slip(mine: Fact, theirs: Fact) -> bool:
    """One digit or letter apart, or two neighbours swapped, in a value of five or more."""
    if (
        mine.value == theirs.value
        or len(theirs.value) < 5
        or not (theirs.kind == "email" or any(c.isdigit() for c in theirs.value))
    ):
        return False
    if theirs.kind == "postcode":
        return mine.value[:4] != theirs.value[:4] and distance(mine.value, theirs.value, limit=1) == 1
    return distance(mine.value, theirs.value, limit=1) == 1 and (
        theirs.kind in ("iban", "email") or not _next_in_row(mine.value, theirs.value)
    )


def _next_in_row(one: str, other: str) -> bool:
    """Two numbers that follow each other may well be two orders."""
    digits = [re.sub(r"\D", "", v) for v in (one, other)]
    return all(digits) and len(digits[0]) == len(digits[1]) and abs(int(digits[0]) - int(digits[1])) <= 2


def missing_attachment(pair: Pair) -> Iterator[Finding | None]:
    """Words that announce an attachment while it is known that there is none."""
    if pair.case.draft.attachments != () or pair.case.draft.kind == "template":
        return
    for sentence in pair.body:
        found = first("attached", sentence.language, sentence.lower)
        if found is None or sentence.question or pair.says("attached_other", sentence):
            continue
        yield pair.case.finding("context.missing-attachment", sentence.start + found[0], sentence.start + found[1])
        return
