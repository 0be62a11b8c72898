"""What a customer describes without a number - colour, worth, free moments, the day it happened - and is asked again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replycheck.checks.context.pair import Pair
from replycheck.customer.values import Line, Message
from replycheck.draft import Sentence

_COLOUR = (
    r"(?:zwart|wit|rood|rode|blauw|groen|geel|gele|grijs|grijze|bruin|paars|oranje|roze|beige|zilver|goud|crème|"
    r"black|white|red|blue|green|yellow|gr[ae]y|brown|purple|orange|pink|cream|silver|gold|navy|maroon)"
)


@dataclass(frozen=True)
class _Matter:
    """One thing that is asked and given in words; both patterns are for lower-case text of either language."""

    asked: re.Pattern[str]
    given: re.Pattern[str]


_MATTERS = {
    "colour": _Matter(
        re.compile(r"\b(?:kleur|colour|color)\b(?!\s*(?:code|of uw|of je))"),
        re.compile(rf"\b(?:donker|licht|dark |light |bright )?{_COLOUR}e?\b(?!\s?(?:lampje|light|kaart|card))"),
    ),
    "worth": _Matter(
        re.compile(
            r"\b(?:(?:its|their|the) (?:\w+ )?value|what (?:it|they) (?:is|are|was|were) worth|de waarde|hoeveel (?:het|de \w+) waard)\b"
        ),
        re.compile(r"\b(?:worth|valued at|cost me|waard|ter waarde van|kostte|waarde van)\b.{0,20}\d"),
    ),
    "moment": _Matter(
        re.compile(
            r"\b(?:(?:what|which) (?:days?|times?|dates?|slots?)(?: (?:and|or) times?)? (?:\w+ )?(?:works?|suits?|would|are you)|"
            r"when (?:are you|would you be|will you be) (?:\w+ )?(?:home|in|free|available)|when (?:suits|works)|when would (?:\w+ ){0,2}(?:suit|work)|when (?:can|could|should) (?:we|i|someone|he|she|they) (?:\w+ )?(?:come|call|visit|ring)|"
            r"(?:welke|wat voor) (?:dag|dagen|datum|tijd|tijden|moment|momenten|dagdeel)(?: en tijd(?:en)?)? (?:\w+ ){0,2}(?:schikt|uitkomt|uitkomen|past|passen|schikken|kunt|kan)|"
            r"wanneer (?:bent u|ben je|u|je) (?:\w+ )?(?:thuis|bereikbaar|beschikbaar)|wanneer (?:het )?(?:u|je|jou) (?:schikt|uitkomt|past))"
        ),
        re.compile(
            r"\b(?:any (?:week)?day (?:after|before|from|between)|(?:week)?days? (?:after|before) \d|i(?:'m| am) (?:only |always )?(?:at )?(?:home|in|free|available|off) (?:on|after|from|every|until|between|all|any|most|both|weekdays)|"
            r"(?:mornings?|afternoons?|evenings?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?) (?:only|suits?|works?|would be best|is best)|"
            r"(?:ik ben|wij zijn|we zijn) (?:\w+ )?(?:thuis|bereikbaar|vrij|beschikbaar) (?:op|na|vanaf|van|tussen|elke|alle|tot)|(?:elke|iedere) (?:werk)?dag (?:na|vanaf|voor|tussen)|ik kan (?:elke|iedere|alleen|alle|altijd) (?:\w+)?(?:dag|ochtend|middag|avond)|"
            r"(?:alleen|enkel|liefst) (?:op |'s )?(?:\w*dag|\w*ochtends?|\w*middags?|\w*avonds?|na|voor \d))"
        ),
    ),
    "day": _Matter(
        re.compile(
            r"\b(?:(?:which|what) (?:dates?|day) (?:were|was|did|have)|when (?:exactly )?(?:did (?:it|this|that|you)|was (?:it|this|the)|were you)|"
            r"(?:op )?welke (?:datum|data|dag|dagen) (?:\w+ ){0,4}(?:was|waren|heeft|hebt|heb|is|zijn)|wanneer (?:en waar )?(?:\w+ ){0,4}(?:is ontstaan|ontstaan is|is gebeurd|gebeurde|gebeurd is|plaatsvond))\b"
        ),
        re.compile(r"(?!)"),
    ),
}
# Another colour, a second choice, a moment that must be new: no repeat.
_OTHER = re.compile(
    r"\b(?:another|other|instead|prefer|new|different|next|second|andere?|nieuwe?|liever|voorkeur|volgende|tweede|vervangende?|gewenste)\b"
)
_ASKS = re.compile(
    r"\?|\b(?:please|could you|can you|would you|let (?:me|us) (?:know|have)|tell (?:me|us)|need to know|give me|send me|graag|laat .{1,20} weten|geef|"
    r"ontvang(?:en)? (?:ik|wij|we)|hor?e?n? (?:ik|wij|we)|kunt u|kun je|wilt u|wil je|mag ik)\b"
)


def described(sentence: Sentence, pair: Pair, message: Message) -> tuple[Line, str] | None:
    """(the customer's line, the asked word) when a sentence asks what the message describes in words."""
    lower = sentence.lower
    if not (sentence.question or _ASKS.search(lower)) or _OTHER.search(lower):
        return None
    named = _named(lower, message)
    if named is not None:
        return named
    for name, matter in _MATTERS.items():
        asked = matter.asked.search(lower)
        line = _given(name, matter, message) if asked is not None else None
        if asked is not None and line is not None:
            return line, asked.group()
    return None


_WHICH = re.compile(r"\b(?:welke?|which|what)\s+(?P<noun>[^\W\d]{3,20})\b(?!\s+(?:number|nummer|of|van))")
# Words that may stand beside any number, and so tell nothing.
_COUNTED = frozenset(
    "dag dagen datum tijd week weken jaar maand uur day days date time week weeks year month hour hours keer times optie option options"
    " kleur colour color may march part page pagina manier way reden reason soort kind sort type bedrag amount nummer number code codes product item".split()
)
_TO_KNOW = re.compile(r"\b(?:know|tell|confirm|weten|doorgeven|aangeven|bevestigen)\W+(?:\w+\W+){0,2}$")
_WISHES = re.compile(r"\b(?:wilt|wil|zou|liefst|would|want|like|should|need(?: it)? (?:for|by)|kies\w*|choose|pick)\b")


def _named(lower: str, message: Message) -> tuple[Line, str] | None:
    """'Which size?' to somebody who writes 'size 6', 'welke druk?' beside '8e druk': the noun with its value."""
    for asked in _WHICH.finditer(lower):
        noun = asked["noun"]
        if not lower.rstrip().endswith("?") and not _TO_KNOW.search(lower[: asked.start()]):
            continue
        if noun in _COUNTED or _WISHES.search(lower):
            continue
        value = re.compile(rf"\b{noun}\s+(?:is\s+|nr\.?\s+|no\.?\s+)?(?=[a-z]{{0,3}}\d)[a-z\d]+|\b\d+(?:e|de|ste|st|nd|rd|th)?\s{noun}\b")
        lines = [k for k in message.lines[:60] if value.search(k.lower)]
        if len(lines) == 1 and len(value.findall(lines[0].lower)) == 1:
            return lines[0], f"{noun}"
    return None


def _given(name: str, matter: _Matter, message: Message) -> Line | None:
    if name != "day":
        return next((k for k in message.lines[:60] if matter.given.search(k.lower)), None)
    dates = [f for f in message.facts if f.kind == "date"]
    values = {f.value for f in dates}
    if not dates or len(values) > 1:
        return None
    return next((k for k in message.lines if k.start <= dates[0].start < k.end), None)
