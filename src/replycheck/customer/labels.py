"""Numbers that a customer gives under their name: 'bestelling LV-20418', 'policy no. 77 104 20'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.customer.values import Fact

# What each kind of number is called, in both languages; 'reference' and 'number' may be any of the others.
LABELS = {
    "order": r"(?:bestel(?:ling(?:en)?)?(?:s?(?:nummer|nr|no|code))?|order(?:s?(?:nummer|nr|no|id|code))?|aankoop(?:nummer|nr)?|opdracht(?:nummer|nr)?|purchase|web ?order|job)",
    "invoice": r"(?:factuur(?:nummer|nr)?|invoice|bill|nota(?:nummer)?|ereloonstaat|aanmaning|rekening(?=\s*(?:nummer|nr)?\.?\s*[A-Z]*-?\d{4}))",
    "customer": r"(?:klant(?:en)?(?:nummer|nr|code|id)|klant(?=\s+\d)|relatie(?:nummer|nr)|lid(?:maatschaps)?(?:nummer|nr)|lid(?= \d)|deelnemer(?:s?(?:nummer|nr))?|customer|client|member(?:ship)?|(?:account|acct)(?=\s*(?:no\.?|number|nr)\b)|(?:account|acct)(?=\.?\s*[#:]?\s*[A-Z]*-?\d{4}))",
    "case": r"(?:zaak(?:nummer|nr)?|dossier(?:nummer|nr)?|ticket(?:nummer|nr)?|melding(?:s?nummer|nr)|claim|case|incident|schade(?:nummer|nr)?|rapport(?:nummer|nr)?|project(?:nummer|nr)?|sr(?= ?[#:]? ?\d))",
    "booking": r"(?:boeking(?:s?(?:nummer|nr|code))?|reserv(?:ering|atie)(?:s?(?:nummer|nr|code))?|res(?=\.? ?\d)|boekingscode|booking|reservation|pnr|pir|conf(?:irmation)?)",
    "policy": r"(?:polis(?:nummer|nr)?|policy)",
    "contract": r"(?:contract(?:nummer|nr)?|rental(?: agreement)?|huurovereenkomst|overeenkomst(?:nummer|nr))",
    "meter": r"(?:meter(?:nummer|nr)|ean(?:-?code)?|meter)",
    "patient": r"(?:pati[eë]nt(?:en)?(?:nummer|nr)|(?:patient|hospital|nhs)(?= (?:number|no|id)))",
    "serial": r"(?:serie(?:nummer|nr)|serial|s/n|imei)",
    "tracking": r"(?:track(?:ing)?(?: ?(?:&|and|en) ?trace)?(?:-?(?:code|nummer|nr))?|zending(?:s?(?:nummer|nr))?|pakket(?:nummer|nr|code)|barcode|consignment|parcel(?= (?:no|number|code|id|[A-Z]{0,2} ?\d{4})))",
    "return": r"(?:retour(?:nummer|nr|code)?|return|rma)",
    "student": r"(?:student(?:en)?(?:nummer|nr)|(?:student|candidate)(?= (?:no|number|id)))",
    "reference": r"(?:referentie(?:nummer|nr|code)?|ref(?:erence)?|kenmerk|ons kenmerk|uw kenmerk)",
    "number": r"(?:bon(?:nummer|nr)?|aanslag(?:nummer)?|receipt|rx|batch|cent(?:re|er)|nummer|number|nr|no|num)",
}
_NUMBER_WORD = r"(?:\s*(?:nummer|nr\.?|no\.?|number|num\.?|code|id|ref(?:erence)?|#|№))?"
_FILL = (
    r"(?:\s*[:#.=(\"'-]\s*|\s+(?:is|was|met|van|onder|has|with|the|number|nummer|nr\.?|no\.?)\s+|\s+)(?:[:#(\"'-]\s*)?"
)
_CODE = (
    r"(?P<code>(?=[A-Za-z\d./ -]{0,6}\d)(?:[A-Z]{1,3} (?=\d{3}))?[A-Za-z\d]"
    r"(?:[A-Za-z\d]|[./-](?=[A-Za-z\d])|(?<=\d) (?=\d{3,4}(?![\w.,:/])|\d{2,4} \d{3})(?!20\d\d)){2,29})"
)
_UNIT = r"(?!\s?(?:€|euro|eur|km|kwh|m2|m3|stuks|uur|pounds?|dollars?|%))"
_LABELLED = {
    kind: re.compile(rf"(?<![^\W_]){label}{_NUMBER_WORD}{_FILL}{_CODE}(?![^\W_]){_UNIT}", re.I)
    for kind, label in LABELS.items()
}
WEAK = ("number", "reference")
_DATE_LIKE = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{4}-\d\d-\d\d")


def find_labelled(text: str, offset: int) -> Iterator[Fact]:
    """Facts with their label; a bare 'number' or 'reference' only where no better name covers it."""
    taken: list[Fact] = []
    for kind, pattern in _LABELLED.items():
        for found in pattern.finditer(text):
            if is_code(found["code"]) and not (kind in WEAK and _covered(found.start("code") + offset, taken)):
                value = plain(found["code"])
                taken.append(Fact(kind, offset + found.start(), offset + found.end(), found.group(), value))
    yield from taken


def _covered(place: int, taken: list[Fact]) -> bool:
    return any(f.start <= place < f.end for f in taken)


def plain(value: str) -> str:
    """A value without the marks and spaces in which two writings of it may differ."""
    return re.sub(r"[\s./()+\-]", "", value).upper()


def is_code(code: str) -> bool:
    """True for what may be a number of a customer's own: four digits or more, no year, date or clock time."""
    digits = sum(c.isdigit() for c in code)
    if re.fullmatch(r"(?=[A-Z\d]*\d)(?=(?:\d*[A-Z]){2})[A-Z\d]{5,8}", code):
        return True  # a booking code of letters, as airlines and railways give
    if digits < 4 or re.fullmatch(r"(?:19|20)\d\d", code) or _DATE_LIKE.fullmatch(code):
        return False
    return not re.fullmatch(r"\d{1,2}[.:]\d\d(?:-\d{1,2}[.:]\d\d)?|\d{1,3}(?:\.\d{3})*(?:,\d\d)?(?<=\d[.,]\d\d)", code)
