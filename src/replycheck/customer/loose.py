"""Values that a customer writes without a name or a mark: '(RW-77120)', 'charged 38.40', 'on the 26th', 'shows E14'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.customer.labels import plain
from replycheck.customer.values import Fact

_CODE = re.compile(
    r"(?<![\w@/.€£$#-])#?(?P<code>[A-Za-z\d]{1,20}(?:[-_/.][A-Za-z\d]{1,12}){0,4})(?![\w@€%°/-]|[.,]\d|\s?(?:%|€))"
)
_GROUPS = re.compile(
    r"(?<![\w.,:/+-])(?P<code>(?:[A-Z]{1,3} )?\d{3,4}(?: \d{2,4}){1,4}(?: \d?[A-Z]{1,3})?)(?![\w/]|[.,:-]\d)"
)
_PLATE = re.compile(
    r"(?<![\w-])(?P<code>(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}|[A-Z]{2}\d\d [A-Z]{3})(?![\w-])"
)
_MEASURE = re.compile(
    r"\s?(?:euro|eur|km|kwh|kg|gram|ml|liter|litres?|m2|m3|meter|metres?|miles|mb|gb|stuks|uur|hours|minute[ns]|days|dagen|"
    r"mensen|people|leden|members|stappen|steps|punten|points|volgers|followers|views|keer|times|pounds?|dollars?|x)\b",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:charged?|charging|fees?|paid|pay|paying|cost|costs|price|priced|bill|billed|owe|refund\w*|roaming|quote[d]?|fine|fined|cash|"
    r"deposit|debited|invoice|taken|betaald|betaal|betalen|kost|kosten|kostte|boete|nota|factuur|afgeschreven|borg|prijs|bedrag|"
    r"premie|voorschot|termijnbedrag|maandbedrag|huur|abonnement|contributie|renewal|rent|premium|subscription|dd|incasso|rekening|ingehouden|aanmaning|storting|teruggestort|offerte)\b",
    re.I,
)
_MONTH_NAMES = r"(?:jan|feb|ma[ar]|apr|mei|may|jun|jul|aug|sep|o[ck]t|nov|de[ck])"
_DECIMALS = re.compile(
    r"(?<![\w.,:/+-])(?P<code>(?!0\d|0[.,]00)\d{1,5}(?P<mark>[.,])\d\d)(?!\w|[.,:/-]\d|\s?(?:%|am\b|pm\b|uur\b|u\b|h\b|m\b|cm\b|kg\b|km\b|l\b|inch|meter|liter|litre|kilo|gram|kwh|[gmt]b\b))"
)
_AT = re.compile(r"\b(?:om|at|tussen|between|until|till|tot|from|van|by|voor|before|(?:jan|feb|ma|apr|mei|may|jun|jul|aug|sep|o[ck]t|nov|de[ck]|mar)\w*|\w+day|\w+dag|rond|around|after|na|en|and|versie|version|instead of|the)\s+$", re.I)
_FROM_TO = re.compile(r"\b(?:van|from) (?P<old>\d{2,5}) (?:naar|to) (?P<code>\d{2,5})(?![\w:/-]|[.,]\d|\s?(?:km|kwh|uur|am\b|pm\b|%|" + _MONTH_NAMES + r"))", re.I)
_WHOLE = re.compile(
    r"\b(?:charged(?: me)?|quote was|quoted(?: me)?|wants?|only got|got|owed?|paid|betaald|in plaats van|ipv|instead of|was dat|boete van|"
    r"vanaf|from|keer|is|was|zei|said|took the)\s+['\"]?(?P<code>\d{2,5})(?=\s*(?:[.;?!)'\"]|,(?!\d)|$)|\s+(?:ingehouden|cash|terug|back|betalen|for|voor|too)\b)",
    re.I,
)
_ORDINAL = re.compile(
    r"(?P<code>\b(?:the|de)\s+(?:\d{1,2}(?:st|nd|rd|th)|[1-3]?\de))(?=\s*(?:[.,;:?!)\"']|$|\s(?:to|and|en|with|because|will|was|is|but|maar|i|we|ik|"
    r"for|so|dus|at|om|as|on|from|it|when|while|through|in|naar|if|or|of|niet|not|wordt|afgeschreven|geboekt|gekocht|besteld)\b))",
    re.I,
)
_DAY_BEFORE = re.compile(
    r"\b(?:on|since|by|until|till|to|from|before|after|now|it's|its|is|due|op|sinds|tot|vanaf|van|voor|per|komt|na|ipv|is|guaranteed\"|between|tussen|nu|was|for)\s*$", re.I
)
_FAULT = re.compile(
    r"(?<![\w-])(?P<code>[EFH]-?\d{2,3})(?![\w-]|\s?\d)",
)
_SHOWN = re.compile(
    r"\b(?:still|nog steeds|geeft|toont|meldt|melding|display|scherm\w*|code|error|fout\w*|show\w*|flash\w*|knippert|keeps|says|zegt|storing|steeds|stop\w*)\b", re.I
)
_BELGIAN = re.compile(r"(?:\b(?:te|in)|,|\d)\s+(?P<code>(?!20[0-3]\d)[1-9]\d{3})(?= [A-Z][a-z]+)")


def find_loose(text: str, offset: int) -> Iterator[Fact]:
    """Values in a piece of text that may overlap one another, best first."""
    for kind, pattern in (("plate", _PLATE), ("postcode", _BELGIAN)):
        yield from (_fact(kind, found, offset) for found in pattern.finditer(text))
    if _SHOWN.search(text):
        yield from (_fact("errorcode", found, offset) for found in _FAULT.finditer(text))
    yield from _dates(text, offset)
    yield from _amounts(text, offset)
    for pattern in (_GROUPS, _CODE):
        for found in pattern.finditer(text):
            if _own(found["code"], marked=found.group()[0] == "#") and not _MEASURE.match(text, found.end()):
                yield _fact("number", found, offset)


def _fact(kind: str, found: re.Match[str], offset: int) -> Fact:
    start, end = found.span("code")
    return Fact(kind, offset + start, offset + end, found["code"], plain(found["code"]))


def _dates(text: str, offset: int) -> Iterator[Fact]:
    """'The 26th' and 'de 23e' as a day, never as one in a row."""
    for found in _ORDINAL.finditer(text):
        if _DAY_BEFORE.search(text[max(0, found.start() - 14) : found.start()]):
            yield _fact("date", found, offset)


def _amounts(text: str, offset: int) -> Iterator[Fact]:
    """Sums without a currency: two decimals, or a whole number behind 'charged', in a line that speaks of money."""
    told = bool(_MONEY.search(text)) or any(c in text for c in "€£$")
    for found in _DECIMALS.finditer(text):
        comma = found["mark"] == ","
        clock = not comma and _AT.search(text[max(0, found.start() - 12) : found.start()])
        if (told or comma) and not clock:
            yield _fact("amount", found, offset)
    for found in _FROM_TO.finditer(text) if told else ():
        for group in ("old", "code"):
            yield Fact("amount", offset + found.start(group), offset + found.end(group), found[group], plain(found[group]))
    for found in _WHOLE.finditer(text) if told else ():
        yield _fact("amount", found, offset)


_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:\d\d)?\d\d)?|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,3}[.,]\d{1,2}|\d{4}-\d\d-\d\d")


def _own(code: str, *, marked: bool) -> bool:
    """True for what looks like a number that somebody was given: digits enough, and no year, date, size or round sum."""
    digits = sum(c.isdigit() for c in code)
    letters = [c for c in code if c.isalpha()]
    if _YEARS.fullmatch(code) or digits < 4 or re.fullmatch(r"\d{2,3}/\d{2}", code):
        return False
    if not letters:
        return (digits >= 5 or marked) and not re.fullmatch(r"\d+(?:000|00\.000)|\d{1,3}(?:\.000)+|\d{1,2}[.:]\d\d[-/]\d{1,2}[.:]\d\d", code)
    capital = all(c.isupper() for c in letters) or "_" in code
    return capital and (digits >= 5 or "-" in code or marked)
