"""What a customer tells in running words - how many, where, when, at what time, in writing - and is asked again."""

from __future__ import annotations

import re
from collections.abc import Callable

from replycheck.checks.context.questionkeys import is_weak
from replycheck.customer.stems import shared, stem, stems
from replycheck.customer.values import Line, Message
from replycheck.draft import Sentence

_REQUEST = re.compile(
    r"\?|\b(?:please|could you|can you|would you|let (?:me|us) (?:know|have)|tell (?:me|us)|need to know|i'd need|i need|we need|give (?:me|us)|send (?:me|us)|graag|laat .{1,25} weten|geef|stuur|mail|"
    r"ontvang(?:en)? (?:ik|wij|we) graag|kunt u|kan u|kun je|wilt u|wil je|zou u|zou je|mag ik|nodig|we vragen u|gelieve|vermeld)\b"
)
# Something new, a choice, or something to be read back is no repeat.
_NEW = re.compile(
    r"\b(?:another|other|instead|prefer\w*|new|different|next|second|suits?|convenient|would you like|do you want|should we|shall (?:we|i)|want us|works? (?:for|best)|(?:is|are|still) (?:that|this|it|the) \w* ?(?:right|correct)|"
    r"andere?|nieuwe?|liever|voorkeur|volgende|tweede|schikt|uitkomt|past|zullen (?:we|wij)|zal ik|wilt u dat|wil je dat|klopt (?:dat|het|dit)|gewenste|als u|als je|if you(?! could| can| would)|mocht|should you|in future|next time|volgende keer)\b"
)
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf)"
_MONTH = r"(?:jan|feb|ma[ar]|apr|mei|may|jun|jul|aug|sep|o[ck]t|nov|dec)\w*"
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|e)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}|\d{{1,2}}[-/]\d{{1,2}}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"yesterday|this morning|last (?:night|week)|gisteren|eergisteren|vanochtend|vanmorgen|vorige week|the \d{1,2}(?:st|nd|rd|th))\b"
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:uur|u|am|pm|a\.m\.|p\.m\.|o'clock|h)\b|\b\d{1,2}[.:]\d\d\b")
_PLACE_NOUN = (
    r"(?:store|shop|branch|location|school|hotel|station|stop|airport|clinic|surgery|practice|pharmacy|depot|department|office|room|class|group|gate|street|city|town|country|site|restaurant|"
    r"winkel|filiaal|vestiging|kantoor|locatie|halte|luchthaven|praktijk|apotheek|afdeling|kamer|klas|groep|straat|stad|gemeente|land|bibliotheek|garage|balie|stal(?:ling)?|campus|kliniek)"
)
_WHICH_PLACE = re.compile(rf"\b(?:which|what|welke?|(?:in|bij|naar|op|van) welke?)\s+(?:\w+ )?(?P<noun>{_PLACE_NOUN}s?)\b")
_HOW_MANY = re.compile(r"\b(?:how many|hoeveel|number of|aantal)\s+(?:\w+ )?(?P<noun>[^\W\d]{4,20})\b")
_WHEN = re.compile(
    r"\b(?:when (?:exactly )?(?:did|was|were|have)|(?:which|what) (?:date|day)|(?:the |a )?dates? (?:you|on which|of (?:the|your)|when|that)|"
    r"wanneer (?:precies )?(?:heeft|hebt|heb|is|was|kocht|bestelde|hebben|u|je)|(?:op )?welke (?:datum|dag)|datum (?:waarop|van|dat|wanneer))\b"
)
_WHAT_TIME = re.compile(r"\b(?:(?:at |until )?what times?|(?:tot |om |vanaf )?hoe laat|(?:op )?welk tijdstip)\b")
# 'Vermeld datum, filiaal en barcode' asks the date of what happened.
_STATE_DATE = re.compile(r"\b(?:vermeld\w*|noem\w*|state|mention|include)\s+(?:\w+,? ){0,2}?(?:the )?(?:datum|date)\b(?! (?:of birth|van geboorte))")
_HOW_LONG = re.compile(r"\b(?:how long (?:you(?:'ll| will|'re| are)?|will you|are you)|(?:for )?how many (?:days|weeks) (?:you|are you|will you)|hoe ?lang (?:u|je|bent u|ben je|blijft u|blijf je))\b")
_SPAN = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: {_MONTH})?\s?(?:-|–|to|until|till|tot(?: en met)?|t/m)\s?\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|\b(?:for|voor) (?:a|{_NUMBER}) (?:days?|weeks?|months?|dagen|dag|weken|week|maanden|maand)\b"
)
_WRITTEN = re.compile(r"\b(?:in writing|by (?:e-?mail|letter)|schriftelijk|per (?:mail|brief|e-mail))\b")
_WROTE = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:already )?(?:wrote|written|e-?mailed|sent (?:an? )?(?:e-?mail|letter))\b|\b(?:ik|wij|we) (?:heb|hebben) (?:\w+ ){0,6}(?:geschreven|gemaild|schriftelijk)\b|"
    r"\b(?:heb|hebben) (?:ik|wij|we) (?:\w+ ){0,6}(?:geschreven|gemaild|schriftelijk)\b|\b(?:ik|wij|we) (?:schreef|schreven|mailde|mailden)\b|\bschriftelijk opgezegd\b"
)
_WHICH_THING = re.compile(
    r"\b(?:which|what|welke?|om welke?)\s+(?P<noun>[^\W\d]{4,20})\s+(?:it is|is it|het is|is het|het gaat|het betreft|you (?:mean|bought|ordered|have)|this is|is this|gaat het|betreft het|u bedoelt|u heeft|u hebt|je hebt)\b"
)


def told_in_words(sentence: Sentence, message: Message) -> tuple[Line, str] | None:
    """(the customer's line, the asked words) when a sentence asks what a line of the message tells, or None."""
    lower = sentence.lower
    if not (sentence.question or _REQUEST.search(lower)) or _NEW.search(lower):
        return None
    lines = [k for k in message.lines[:60] if not k.question]
    for pattern, find in _FAMILIES:
        for asked in pattern.finditer(lower):
            line = find(asked, lower, lines, sentence.language)
            if line is not None:
                return line, asked.group()
    return None


Find = Callable[[re.Match[str], str, list[Line], str], Line | None]


def _counted(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    noun = stem(asked["noun"], language)
    found = re.compile(rf"\b{_NUMBER}[\s-]+([^\W\d]{{3,20}})(?:[\s-]([^\W\d]{{3,20}}))?")
    return next((k for k in lines for m in found.finditer(k.lower) if noun in (stem(w, language) for w in m.groups() if w)), None)


def _placed(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    """'de winkel in Almere', 'the Far Hills branch', 'kamer 214'."""
    noun = asked["noun"].rstrip("s")
    named = re.compile(
        rf"\b(?i:{noun})s?\s+(?:(?:in|te|op|aan|at|on|of|van)\s+(?:de |het |the )?)?(?:[A-Z][a-z]+|\d+)|\b(?!(?:The|Your|My|De|Het|Mijn|Een|Uw|In|Op)\b)[A-Z][a-zé]+(?:-[A-Z][a-z]+)?(?:\s[A-Z][a-z]+)?\s(?i:{noun})\b"
    )
    return next((k for k in lines if named.search(k.text)), None)


def _dated(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    mine = _content(lower[asked.end() :], language)
    return next((k for k in lines if _DAY.search(k.lower) and shared(mine, stems(k.lower, language))), None) if mine else None


def _timed(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    mine = _content(lower[asked.end() :], language)
    return next((k for k in lines if _CLOCK.search(k.lower) and shared(mine, stems(k.lower, language))), None) if mine else None


def _wrote(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    mine = _content(lower, language)
    return next((k for k in lines if _WROTE.search(k.lower) and shared(mine, stems(k.lower, language))), None)


def _which(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    """'Which puzzle it is' beside 'your 2000 piece harbour puzzle': two words or a name before the thing."""
    named = re.compile(rf"\b(?:your|the|my|a|an|een|de|het|mijn|uw|jullie)\s+(?:[\w'-]+\s){{2,4}}{asked['noun']}|[A-Z][a-z]+\s(?:[A-Z][\w-]*\s)?{asked['noun']}")
    return next((k for k in lines if named.search(k.text)), None)


def _content(lower: str, language: str) -> frozenset[str]:
    clause = re.split(r"[,;:?!]|\b(?:and|en|dan|then|so that|zodat)\b", lower)[0]
    return frozenset(stem(w, language) for w in re.findall(r"[^\W\d_]{3,}", clause) if not is_weak(w, language)) - {""}


def _stated(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    """The one line with a date: 'mention the date' asks no other."""
    dated = [k for k in lines if _DAY.search(k.lower)]
    return dated[0] if len(dated) == 1 and re.search(r"\d", dated[0].text) else None


def _stayed(asked: re.Match[str], lower: str, lines: list[Line], language: str) -> Line | None:
    mine = _content(lower[asked.end() :], language)
    return next((k for k in lines if _SPAN.search(k.lower) and shared(mine, stems(k.lower, language))), None) if mine else None


_FAMILIES: tuple[tuple[re.Pattern[str], Find], ...] = (
    (_HOW_MANY, _counted),
    (_WHICH_PLACE, _placed),
    (_WHICH_THING, _which),
    (_WHEN, _dated),
    (_WHAT_TIME, _timed),
    (_WRITTEN, _wrote),
    (_STATE_DATE, _stated),
    (_HOW_LONG, _stayed),
)
