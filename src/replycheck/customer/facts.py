"""Facts that a customer gives: numbers with their labels, addresses, dates, amounts, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replycheck.customer.values import Fact, Line

# What each kind of number is called, in both languages; the same words serve to see that a reply asks for it.
LABELS = {
    "order": r"(?:bestel(?:ling(?:en)?)?(?:s?(?:nummer|nr|no|code))?|order(?:s?(?:nummer|nr|no|id|code))?|aankoop(?:nummer|nr)?|purchase|web ?order)",
    "invoice": r"(?:factuur(?:nummer|nr)?|invoice|bill|nota(?:nummer)?|rekening(?=\s*(?:nummer|nr)?\.?\s*[A-Z]*-?\d{4}))",
    "customer": r"(?:klant(?:en)?(?:nummer|nr|code|id)|klant(?=\s+\d)|relatie(?:nummer|nr)|lid(?:maatschaps)?(?:nummer|nr)|customer|client|member(?:ship)?|account(?=\s*(?:no\.?|number|nr)\b)|account(?=\s*[#:]?\s*[A-Z]*-?\d{4}))",
    "case": r"(?:zaak(?:nummer|nr)?|dossier(?:nummer|nr)?|ticket(?:nummer|nr)?|referentie(?:nummer|nr|code)?|ref(?:erence)?|kenmerk|melding(?:s?nummer|nr)?|claim|case|incident|schade(?:nummer|nr)|job)",
    "booking": r"(?:boeking(?:s?(?:nummer|nr|code))?|reserv(?:ering|atie)(?:s?(?:nummer|nr|code))?|boekingscode|booking|reservation|pnr|confirmation)",
    "policy": r"(?:polis(?:nummer|nr)?|policy)",
    "contract": r"(?:contract(?:nummer|nr)?)",
    "meter": r"(?:meter(?:nummer|nr)|ean(?:-?code)?|meter)",
    "patient": r"(?:pati[eë]nt(?:en)?(?:nummer|nr)|(?:patient|hospital|nhs)(?= (?:number|no|id)))",
    "serial": r"(?:serie(?:nummer|nr)|serial|s/n|imei)",
    "tracking": r"(?:track(?:ing)?(?: ?(?:&|and|en) ?trace)?(?:-?(?:code|nummer|nr))?|zending(?:s?(?:nummer|nr))?|pakket(?:nummer|nr|code)|barcode|consignment|parcel(?= (?:no|number|code|id)))",
    "return": r"(?:retour(?:nummer|nr|code)?|return|rma)",
    "student": r"(?:student(?:en)?(?:nummer|nr)|student(?= (?:no|number|id)))",
}
_NUMBER_WORD = r"(?:\s*(?:nummer|nr\.?|no\.?|number|num\.?|code|id|ref(?:erence)?|#|№))?"
_FILL = (
    r"(?:\s*[:#.=(\"'-]\s*|\s+(?:is|was|met|van|onder|has|with|the|number|nummer|nr\.?|no\.?)\s+|\s+)(?:[:#(\"'-]\s*)?"
)
_CODE = r"(?P<code>(?=[A-Za-z\d./-]*\d)[A-Za-z\d](?:[A-Za-z\d]|[./-](?=[A-Za-z\d])){2,29})"
_LABELLED = {
    kind: re.compile(rf"(?<![^\W_]){label}{_NUMBER_WORD}{_FILL}{_CODE}(?![^\W_])", re.I)
    for kind, label in LABELS.items()
}
_MONTHS = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june?|juli?|july?|aug(?:ustus|ust)?|sep(?:t(?:ember)?)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE = re.compile(
    rf"(?<![\w.])(?:\d{{1,2}}(?:e|st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b\.?(?:\s+\d{{4}})?|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?(?![\d/-])|\d{4}-\d{2}-\d{2})",
    re.I,
)
AMOUNT = re.compile(
    r"(?:[€£$]\s?\d[\d.,]*\d|[€£$]\s?\d|(?<![\w.,])\d[\d.,]*(?:,-)?\s?(?:€|euro|eur|pounds?|quid|dollars?|bucks)(?!\w))",
    re.I,
)
_PLAIN = {
    "email": re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    "iban": re.compile(r"(?<![A-Za-z\d])[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){2,7}(?:\s?[A-Z\d]{1,3})?(?![A-Za-z\d])"),
    "postcode": re.compile(
        r"(?<![\w-])(?:[1-9]\d{3}\s?[A-Z]{2}(?![A-Za-z])|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)|(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY)\s\d{5}(?:-\d{4})?(?!\d)"
        r"|(?:B-)[1-9]\d{3}(?!\d))"
    ),
    "address": re.compile(
        r"(?<!\w)(?:[A-Z][\w'-]{2,30}\s){0,3}[A-Z]?[\w'-]{1,30}(?:straat|laan|weg|plein|kade|gracht|hof|singel|dreef|pad|steenweg|lei|dijk|markt|park|baan)\s\d{1,4}(?:\s?[a-zA-Z])?(?!\w)"
        r"|(?<!\w)\d{1,5}[A-Za-z]?\s(?:[A-Z][\w'-]{1,30}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Place|Way|Gardens|Crescent|Terrace|Boulevard|Blvd|Square)(?!\w)"
    ),
    "phone": re.compile(r"(?<![\w.-])(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?|0)\d(?:[\s().-]{0,2}\d){7,10}(?![\w])"),
    "amount": AMOUNT,
    "date": DATE,
    "errorcode": re.compile(
        r"(?<!\w)(?:fout(?:code|melding)?|error(?: code| message)?|code)\s*(?:is|:|nr\.?|nummer|number)?\s*[\"'(]?(?P<code>[A-Z]{0,4}-?\d[A-Z\d.-]{0,8})(?!\w)",
        re.I,
    ),
    "plate": re.compile(
        r"(?<!\w)(?:kenteken|registration|reg|number plate|licen[cs]e plate)(?: number| no\.?)?\W{1,3}(?:is )?"
        r"(?P<code>(?=[A-Z \d-]*\d)(?=[A-Z \d-]*[A-Z])[A-Z\d]{1,4}[ -]?[A-Z\d]{2,4}(?:-[A-Z\d]{1,3})?)(?![A-Za-z\d])"
    ),
    "flight": re.compile(
        r"(?<!\w)(?:vlucht|flight)(?:nummer|nr| number| no\.?)?\W{1,3}(?P<code>[A-Z]{2} ?\d{2,4})(?!\w)", re.I
    ),
    "bank": re.compile(r"(?<!\w)sort ?code\W{1,3}(?P<code>\d\d[ -]?\d\d[ -]?\d\d)(?!\d)", re.I),
    "birthdate": re.compile(
        r"(?:geb(?:oren)?\.?|geboortedatum|born|date of birth|dob)\W{0,4}(?:is|op|on)?\s*(?P<code>\d{1,2}[-/ ]\w{1,9}[-/ ]\d{2,4})",
        re.I,
    ),
    "house": re.compile(
        r"(?:(?:huis)?nummer|house number|huisnr\.?|no\.|number)\s(?P<code>\d{1,4}[a-zA-Z]?)(?!\w)", re.I
    ),
}
_THINGS = {
    "photo": r"(?:foto'?s?|foto|photos?|pictures?|pics?|afbeelding(?:en)?|screenshots?|screenprints?|schermafdruk(?:ken)?|plaatjes?)",
    "video": r"(?:video'?s?|filmpjes?|(?:dashcam )?video|footage|opnames?)",
    "receipt": r"(?:(?:aankoop|kassa|tank|pin|betaal|garantie|reparatie|bestel|lever|winkel)?bon(?:netje)?|aankoopbewijs|receipts?|proof of purchase|betaal(?:bewijs|afschrift))",
}
ATTACHED = re.compile(
    r"bijgevoegd|bijlagen?|zitten erbij|zit erbij|hierbij|bijgaand|meegestuurd|stuur(?:de)? .{0,20}\bmee|voeg .{0,30}\bbij|toegevoegd|gestuurd|gemaild|doorgestuurd|geüpload|geupload|attached|attach|attaching|enclosed|uploaded|\bsent\b|e-?mailed|"
    r"see (?:the|my|these) (?:photo|pic|picture|video|receipt)|zie (?:de |mijn )?(?:foto|video|bon)",
    re.I,
)
_NOT_SENT = re.compile(
    r"\b(?:kan|kunnen|zal|wil|moet|zou|could|can|will|shall|should|if|als|waar|hoe|how|where)\b[^.]{0,40}(?:sturen|mailen|send|upload|attach|bijvoegen)|\b(?:niet|geen|not|no)\b[^.]{0,20}(?:gestuurd|foto|photo)|\b(?:jullie|u|you|you've|they|uw)\b[^.]{0,25}(?:gestuurd|sent)",
    re.I,
)
_SENT_KINDS = {
    "iban": r"iban|rekeningnummer|bankrekening|bank details|account number",
    "order": r"bestelnummer|ordernummer|order number",
    "address": r"adres(?:gegevens)?|address",
    "phone": r"telefoonnummer|phone number",
    "email": r"e-?mailadres|email address",
    "customer": r"klantnummer|customer number",
    "form": r"formulier|form",
    "article": r"artikelnummer|item number|model number|article number",
    "serial": r"serienummer|serial number",
}
_GAVE = re.compile(
    r"\b(?:gemaild|gestuurd|doorgegeven|opgegeven|ingevuld|doorgestuurd|meegestuurd|e-?mailed|sent|gave|given|provided|supplied|submitted|filled)\b",
    re.I,
)


# 'Photos of the sticker with the article number are attached' gives that number.
_IN_PICTURE = re.compile(
    r"(?:foto|photo|picture|afbeelding|screenshot).{0,120}\b(?:bijgevoegd|bijlage|hierbij|attached|enclosed)|"
    r"\b(?:bijgevoegd|hierbij|attached|enclosed)\b.{0,60}(?:foto|photo|picture|afbeelding|screenshot)",
    re.I | re.S,
)


def find_facts(lines: Sequence[Line]) -> tuple[Fact, ...]:
    """All facts, in text order."""
    found = [f for line in lines for f in _in_line(line)]
    return tuple(sorted(found, key=lambda f: f.start))


def plain(value: str) -> str:
    """A value without the marks and spaces in which two writings of it may differ."""
    return re.sub(r"[\s./()+\-]", "", value).upper()


def facts_in(text: str) -> list[Fact]:
    """The facts of a piece of running text; offsets count from its start."""
    return [*_labelled(text, 0), *_plain(text, 0)] if _DIGIT_OR_AT.search(text) else []


_DIGIT_OR_AT = re.compile(r"[\d@]")  # nothing that is labelled or plain goes without


def _in_line(line: Line) -> Iterator[Fact]:
    for at in range(0, len(line.text), 2000):
        piece = line.text[at : at + 2000]
        if _DIGIT_OR_AT.search(piece):
            yield from _labelled(piece, line.start + at)
            yield from _plain(piece, line.start + at)
        yield from _sent(piece, line.start + at)


def _labelled(text: str, offset: int) -> Iterator[Fact]:
    for kind, pattern in _LABELLED.items():
        for found in pattern.finditer(text):
            if is_code(found["code"]):
                yield _fact(kind, found, offset, "code")


def is_code(code: str) -> bool:
    """True for what may be a number of a customer's own: four digits or more, no year, date or clock time."""
    digits = sum(c.isdigit() for c in code)
    if re.fullmatch(r"(?=[A-Z\d]*\d)(?=(?:\d*[A-Z]){2})[A-Z\d]{5,8}", code):
        return True  # a booking code of letters, as airlines and railways give
    if digits < 4 or re.fullmatch(r"(?:19|20)\d\d", code) or DATE.fullmatch(code):
        return False
    return not re.fullmatch(r"\d{1,2}[.:]\d\d(?:-\d{1,2}[.:]\d\d)?|\d{1,3}(?:\.\d{3})*(?:,\d\d)?(?<=\d[.,]\d\d)", code)


def _plain(text: str, offset: int) -> Iterator[Fact]:
    for kind, pattern in _PLAIN.items():
        for found in pattern.finditer(text):
            yield _fact(kind, found, offset, "code" if "code" in pattern.groupindex else None)


def _fact(kind: str, found: re.Match[str], offset: int, group: str | None) -> Fact:
    value = found[group] if group else found.group()
    return Fact(kind, offset + found.start(), offset + found.end(), found.group(), plain(value))


def _sent(text: str, offset: int) -> Iterator[Fact]:
    """What the customer attached or sent before, without its value."""
    if _NOT_SENT.search(text):
        return
    for kind, words in _THINGS.items():
        found = re.search(rf"(?<!\w){words}(?!\w)", text, re.I)
        if found and ATTACHED.search(text):
            yield Fact(kind, offset + found.start(), offset + found.end(), found.group())
    told = _GAVE.search(text) and re.search(r"\b(?:ik|wij|we|i|i've|already|al)\b", text, re.I)
    if told or _IN_PICTURE.search(text):
        for kind, words in _SENT_KINDS.items():
            found = re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.I)
            if found:
                yield Fact(kind, offset + found.start(), offset + found.end(), found.group())
