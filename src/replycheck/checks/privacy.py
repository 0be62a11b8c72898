"""Things that must not leave the house: fields that were never filled in, and numbers and passwords in the clear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.case import Case
from replycheck.report import Finding, Severity


def check(case: Case) -> Iterator[Finding]:
    """Findings of unfilled fields and of exposed numbers."""
    yield from _unfilled(case)
    yield from _exposed(case)


def _made(case: Case, rule: str, start: int, end: int, severity: Severity | None = None) -> Iterator[Finding]:
    found = case.finding(rule, start, end, severity=severity)
    if found is not None:
        yield found


_FIELD = (
    r"(?:(?:klant|voor|achter|product|artikel|bedrijfs|medewerkers?|agent|your|first|last|full|user|customer|agent|order|company|product)[ _\-]?)?(?:naam|name)|aanhef|salutation|geslacht|datum|date|dag|day|tijd(?:stip)?|time|bedrag|amount|"
    r"(?:(?:order|bestel|klant|factuur|ticket|zaak|dossier|track|retour|polis|contract|referentie|telefoon|customer|invoice|case|account|reference|phone|tracking|booking|return)[ _\-]?)?(?:nummer|number|no|nr|id|code)|"
    r"e-?mail(?:adres|[ _]address)?|adres|address|link|url|reden|reason|titel|title|achternaam|voornaam|woonplaats|city|afdeling|department|onderwerp|subject|handtekening|signature|"
    r"invullen|vul [^\]\n]{0,25}\b(?:in|aan)|naam \w+|name of \w+|customer|klant|surname|forename|insert[^\]\n]{0,25}|fill in[^\]\n]{0,25}|tekst|text|\.{3}|…|n\.?t\.?b\.?|tbd|tbc|todo|x{2,}|mr/mrs|dhr/mevr|heer/mevrouw|artikel|product|winkel|store|prijs|price"
)
_UNFILLED = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\$\{[^}\n]{1,60}\}|%\{[^}\n]{1,60}\}|(?<![\w{])\{[a-z_][\w. ]{1,40}\}(?!\})|<%=[^%\n]{1,80}%>|%[A-Z_]{3,30}%|%(?:naam|name|voornaam|achternaam|firstname|order)%"
    rf"|\[(?:{_FIELD})\](?!\()|<<[\w .]{{1,40}}>>|<(?:{_FIELD})>|(?<!\w)(?:XXX+|Xxx+|xxxx+)(?![\w\-])|(?<=[€£$])\s?XX+(?!\w)|(?<!\w)#{{1,2}}(?:naam|name|order)#{{1,2}}|(?<![\w_])_{{4,}}(?![\w_])"
    r"|\blorem ipsum\b|(?<!\w)(?:TODO|FIXME|INVULLEN|NTB)(?!\w)",
    re.I,
)
_CAPITAL_ONLY = re.compile(r"todo|fixme|invullen|ntb", re.I)
_NAME_WORD = re.compile(
    r"^[\W_]*(?:beste|geachte|dag|hoi|hallo|hi|hello|hey|dear|goe\w+dag|goed\w+|good \w+)\s+(?:heer |mevrouw |meneer |mr\.? |ms\.? |mrs\.? )?(?P<word>klantnaam|naam|voornaam|achternaam|customer ?name|name|first ?name|last ?name|naam klant|name customer)\b",
    re.I | re.M,
)


def _unfilled(case: Case) -> Iterator[Finding]:
    """Fields that the writer should have filled in; a template keeps its fields."""
    if case.draft.kind == "template":
        return
    text = case.draft.text
    spans = [m.span() for m in _UNFILLED.finditer(text) if _is_field(m.group())] + [m.span("word") for m in _NAME_WORD.finditer(text)]
    quoted = [(start, end) for zone, start, end in case.draft.zones if zone == "quoted"]
    for start, end in sorted(spans):
        if not any(a <= start < b for a, b in quoted):
            yield from _made(case, "template.unfilled-placeholder", start, end)


def _is_field(found: str) -> bool:
    if _CAPITAL_ONLY.fullmatch(found):
        return found.isupper()
    return not (found.startswith("x") and found.lower() == "xxx" and found != "XXX")


_DIGITS = re.compile(r"(?<![\w+/.\-])\d(?:[ .\-]?\d){7,18}(?![\w]|[.\-]\d)")
_IBAN = re.compile(r"(?<![A-Z0-9])(?:[A-Z]{2}\d{2})(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Z0-9])")
_BSN_WORD = re.compile(r"\b(?:bsn|burgerservicenummer|sofi-?nummer|rijksregisternummer|insz|national insurance|social security|ssn)\b", re.I)
_CARD_WORD = re.compile(r"\b(?:creditcard|credit card|debit card|card number|kaartnummer|visa|mastercard|maestro|amex|bankpas|pasnummer)\b", re.I)
_THEIRS = re.compile(r"\b(?:uw|je|jouw|jullie|your|the customer's)\s+(?:\w+\s+){0,2}(?:iban|rekening\w*|bankrekening\w*|bank account|account|nummer|account number|bank details)\b|\b(?:naar|op|to|into)\s+(?:uw|je|jouw|your)\s+(?:\w+\s+)?(?:rekening\w*|iban|account)", re.I)
_OTHER_NUMBER = re.compile(r"(?:track\w*|zending\w*|barcode|order\w*|bestel\w*|factuur\w*|invoice|klant\w*|customer|ticket\w*|case|dossier\w*|zaak\w*|ean|imei|serie\w*|serial|referen\w*|kenmerk|telefoon\w*|tel|phone|mobiel|gsm|kvk|btw|vat|nummer|number|ref|no|nr)\W{0,4}(?:is|was)?\W{0,3}$", re.I)
_PASSWORD = re.compile(
    r"\b(?:wachtwoord|paswoord|password|passwort|pincode|pin code|pin|toegangscode|inlogcode|passcode|pwd|cvc|cvv)\b(?:[ \t]+(?:is|luidt|wordt|=|was|van u|voor u))?[ \t]*[:=]?[ \t]*(?P<value>[\"'“‘]?[^\s\"'“”‘’]{3,40})",
    re.I,
)
_SECRET = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w!@#$%^&*?\-.+]{5,}|\d{4,8}|(?=.*[!@#$%^&*])\S{6,}|\{\{?[^}]*(?:pass|pwd|wachtwoord)[^}]*\}?\}|%\{[^}]*pass[^}]*\}")


def _exposed(case: Case) -> Iterator[Finding]:
    """Personal numbers that pass their own check digits, and passwords."""
    text = case.draft.text
    quoted = [(start, end) for zone, start, end in case.draft.zones if zone == "quoted"]
    for start, end, severity in sorted(_numbers(text), key=lambda item: item[:2]):
        if not any(a <= start < b for a, b in quoted):
            yield from _made(case, "privacy.exposed-number", start, end, severity)


def _numbers(text: str) -> Iterator[tuple[int, int, Severity]]:
    for found in _IBAN.finditer(text):
        if iban_is_valid(found.group()):
            near = text[max(0, found.start() - 70) : found.start()]
            yield found.start(), found.end(), Severity.WARNING if _THEIRS.search(near) else Severity.INFO
    for found in _DIGITS.finditer(text):
        severity = _number_severity(text, found)
        if severity is not None:
            yield found.start(), found.end(), severity
    for found in _PASSWORD.finditer(text):
        value = found["value"].strip("\"'“‘.,;:?)")
        if _SECRET.fullmatch(value):
            start = found.start("value") + found["value"].find(value)
            yield start, start + len(value), Severity.WARNING


def _number_severity(text: str, found: re.Match[str]) -> Severity | None:
    digits = re.sub(r"\D", "", found.group())
    before = text[max(0, found.start() - 45) : found.start()]
    if len(digits) in (8, 9, 11) and _BSN_WORD.search(before) and not re.search(r"\d", before[-12:]):
        valid = eleven_test(digits) if len(digits) < 11 else mod97_belgian(digits)
        return Severity.WARNING if valid else None
    if 13 <= len(digits) <= 19 and luhn(digits) and digits[0] in "3456" and len(set(digits)) > 2:
        grouped = bool(re.fullmatch(r"\d{4}([ \-])\d{4}\1\d{4}\1\d{1,7}", found.group()))
        if _CARD_WORD.search(before) or (grouped and not _OTHER_NUMBER.search(before)):
            return Severity.WARNING
    return None


def eleven_test(digits: str) -> bool:
    """The Dutch citizen service number's check: weights 9..2 and -1 add up to a multiple of eleven."""
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(padded) == 9 and int(digits) > 0 and sum(w * int(d) for w, d in zip(weights, padded, strict=True)) % 11 == 0


def mod97_belgian(digits: str) -> bool:
    """The Belgian national number's check: 97 minus the rest of the first nine digits, also after 2000."""
    first, control = digits[:9], int(digits[9:])
    return len(digits) == 11 and control in (97 - int(first) % 97, 97 - int("2" + first) % 97)


def luhn(digits: str) -> bool:
    """The check digit of payment cards."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def iban_is_valid(text: str) -> bool:
    """The check digits of an international bank account number (ISO 13616)."""
    code = text.replace(" ", "")
    if not 15 <= len(code) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1
