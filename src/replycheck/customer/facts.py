"""Facts that a customer gives: numbers with their labels, addresses, dates, amounts, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from replycheck.customer.labels import LABELS, WEAK, find_labelled, plain
from replycheck.customer.loose import find_loose
from replycheck.customer.values import Fact, Line

_MONTHS = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june?|juli?|july?|aug(?:ustus|ust)?|sep(?:t(?:ember)?)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE = re.compile(
    rf"(?<![\w.])(?:(?:\d{{1,2}}-)?\d{{1,2}}(?:e|st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b(?:\s+\d{{4}})?|\b(?:{_MONTHS})\.?[ \t]+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s(?:uur|hours?|done)\b)(?:,?\s+\d{{4}})?"
    r"|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}(?![\d/-])|\d{4}-\d{2}-\d{2}|(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])(?![\d/-])|(?:[12]\d|3[01]|0?[1-9])[-/](?:0?[1-9]|1[0-2])(?![\d/-]|\s?(?:uur|u\b|am|pm|"
    r"h\b|x\b|tank|of\b|full|business|working|werkdagen|days|dagen|weeks|weken|hours|min|years|jaar|people|personen|maanden|months|star|sterren)))",
    re.I,
)
# '8-12' is a window and '5-6' a guess, unless words of a day stand before it.
_RANGE = re.compile(r"\d{1,2}-\d{1,2}")
_DAY_WORD = re.compile(
    r"\b(?:op|sinds|vanaf|d\.?d\.?|datum|dag|\w+dag|on|since|dated|date|mail van|brief van|factuur van)\s*:?\s*$", re.I
)
AMOUNT = re.compile(
    r"(?:[€£$]\s?\d[\d.,]*\d|[€£$]\s?\d|(?<![\w.,])\d[\d.,]*(?:,-)?\s?(?:€|euros?|eur|pounds?|quid|dollars?|bucks)(?!\w)|(?<![\w.,])\d+\+ ?(?:euros?|€)(?!\w)|(?<![\w.,])\d{1,2}(?:\.\d)?p(?!\w))",
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
        r"(?<!\w)(?:[A-Z][\w'-]{2,30}\s){0,3}[A-Z]?[\w'-]{1,30}(?:straat|laan|weg|plein|kade|gracht|hof|singel|dreef|pad|steenweg|lei|dijk|markt|park|baan)\s(?:\((?:nr\.?|nummer) )?\d{1,4}(?:\s?[a-zA-Z]|-[IVX1-9]{1,4}| bus \d{1,3})?(?!\w)"
        r"|(?<!\w)[A-Z][\w'-]{1,30}(?:wal|steeg|kamp|akker|weide|erf|meent|horst|berg|oord|poort|brug|haven|burg|dal|hoek|veld|heide|stede|stee|werf|rade|dam|zoom|bos)"
        r"\s\d{1,4}(?:\s?[a-zA-Z]|-[IVX1-9]{1,4})?(?![\w%.]|,\d|\s(?:euro|keer|stuks|weken|dagen|jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
        r"|(?<!\w)\d{1,5}[A-Za-z]?\s(?:[A-Z][\w'-]{1,30}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Place|Way|Gardens|Crescent|Terrace|Boulevard|Blvd|Square|Ct|Wynd|House|Row|Hill|Green|Mews|Walk|View|Grove|Park|Rise|Vale|Parade|Quay|Gate|Circle|Pkwy|Parkway|Trail|Highway|Hwy)(?!\w)"
    ),
    "phone": re.compile(r"(?<![\w.-])(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?|0)\d(?:[\s().-]{0,2}\d){7,10}(?![\w])"),
    "amount": AMOUNT,
    "date": DATE,
    "errorcode": re.compile(
        r"(?<!\w)(?:fout(?:code|melding)|fout(?= [A-Z]?\d)|error(?: code| message)?|code)\s*(?:is|:|nr\.?|nummer|number)?\s*[\"'(]?(?P<code>[A-Z]{0,4}-?\d[A-Z\d.-]{0,8})(?!\w)",
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
        r"(?<!\w)(?:huisnummer|house number|huisnr\.?|(?:woon|wonen|woont|live|living|we're|i'm) (?:zelf |ik |wij |we )?(?:op|at|in) (?:nummer|number|no\.?))\s(?P<code>\d{1,4}[a-zA-Z]?)(?!\w|-\d|\s\d{2})", re.I
    ),
}
_THINGS = {
    "photo": r"(?:foto'?s?|foto|photos?|photographs?|pictures?|pics?|snaps?|afbeelding(?:en)?|screen ?(?:shots?|grabs?)|screenprints?|schermafdruk(?:ken)?|plaatjes?)",
    "video": r"(?:video'?s?|filmpjes?|(?:dashcam )?video|footage|opnames?)",
    "receipt": r"(?:(?:aankoop|kassa|tank|pin|betaal|garantie|reparatie|bestel|lever|winkel)?bon(?:netje)?|aankoopbewijs|receipts?|proof of purchase|betaal(?:bewijs|afschrift))",
}
ATTACHED = re.compile(
    r"bijgevoegd|bijlagen?|zitten erbij|zit erbij|hierbij|bijgaand|meegestuurd|stuur(?:de)? .{0,20}\bmee|voeg .{0,30}\bbij|toegevoegd|gestuurd|gemaild|doorgestuurd|geüpload|geupload|attached|attach|attaching|enclosed|uploaded|\bsent\b|e-?mailed|"
    r"see (?:(?:the|my|these|attached|our) )*(?:photo|pic|picture|video|receipt|screen)|zie (?:(?:de|mijn|bijgaande|bijgevoegde|deze) )*(?:foto|video|bon|screen|schermaf|filmpje)|"
    r"(?:foto'?s?|photos?|pictures?|pics?|screenshots?) (?:hierboven|hieronder|erbij|above|below|included)",
    re.I,
)
_NOT_SENT = re.compile(
    r"\b(?:kan|kunnen|zal|wil|moet|zou|could|can|will|shall|should|if|als|waar|hoe|how|where)\b[^.]{0,40}(?:sturen|mailen|send|upload|attach|bijvoegen)|\b(?:niet|geen|not|no)\b[^.]{0,20}(?:gestuurd|foto|photo)|(?<!naar )(?<!aan )(?<!to )\b(?:jullie|u|you|you've|they|uw)\b[^.]{0,25}(?:gestuurd|sent)",
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


def find_facts(lines: Sequence[Line], clean: str) -> tuple[Fact, ...]:
    """All facts, in text order; values are looked for in whole paragraphs of the cleaned message."""
    found = [f for start, piece in _pieces(clean) for f in _values(piece, start)]
    for line in lines:
        found.extend(f for at in range(0, len(line.text), _PIECE) for f in _sent(line.text[at : at + _PIECE], line.start + at))
    return tuple(sorted(found, key=lambda f: f.start))


_PIECE = 2000
_DIGIT_OR_AT = re.compile(r"[\d@]")  # nothing that is labelled or plain goes without


def _pieces(clean: str) -> Iterator[tuple[int, str]]:
    """(start, text) of paragraphs that hold a digit, in pieces of bounded length."""
    at = 0
    for paragraph in clean.splitlines(keepends=True):
        for within in range(0, len(paragraph), _PIECE):
            piece = paragraph[within : within + _PIECE].rstrip()
            if _DIGIT_OR_AT.search(piece):
                yield at + within, piece
        at += len(paragraph)


def _values(text: str, offset: int) -> list[Fact]:
    """Labelled values first, then those that speak for themselves, then loose ones; what is taken is not read again."""
    named = list(find_labelled(text, offset))
    found = [f for f in named if f.kind not in WEAK]
    for fact in _plain(text, offset):
        if not _overlaps(fact, found, kinds=_FIRST):
            found.append(fact)
    for fact in (*(f for f in named if f.kind in WEAK), *find_loose(text, offset)):
        if not _overlaps(fact, found):
            found.append(fact)
    return found


_FIRST = (*LABELS, "iban")  # over these no phone number, date or house number is read


def _overlaps(fact: Fact, found: Sequence[Fact], kinds: Iterable[str] = ()) -> bool:
    return any(f.start < fact.end and fact.start < f.end and (not kinds or f.kind in kinds) for f in found)


def facts_in(text: str) -> list[Fact]:
    """The facts of a piece of running text that have a label or speak for themselves; offsets count from its start."""
    return [*find_labelled(text, 0), *_plain(text, 0)] if _DIGIT_OR_AT.search(text) else []


def _plain(text: str, offset: int) -> Iterator[Fact]:
    for kind, pattern in _PLAIN.items():
        for found in pattern.finditer(text):
            if kind != "date" or _is_day(found, text):
                yield _fact(kind, found, offset, "code" if "code" in pattern.groupindex else None)


def _is_day(found: re.Match[str], text: str) -> bool:
    return not _RANGE.fullmatch(found.group()) or bool(_DAY_WORD.search(text[max(0, found.start() - 16) : found.start()]))


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
