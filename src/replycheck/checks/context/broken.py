"""A promise that was not kept, by the customer's account, and a reply that does not own it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.checks.context.complaint import likelihood, signs
from replycheck.checks.context.matched import FEWEST
from replycheck.checks.context.pair import Pair, related
from replycheck.customer.phrases import says
from replycheck.customer.pledges import pledge
from replycheck.customer.stems import shared, stems
from replycheck.customer.values import Line, Message, Report
from replycheck.draft import Sentence
from replycheck.report import Finding, Severity


def broken_promise_ignored(pair: Pair) -> Iterator[Finding | None]:
    """The customer names a promise that was not kept; the reply makes a new one and does not own the old."""
    message = pair.spoken
    told = _told(pair, message) if message is not None else None
    if told is None or message is None or pair.first is None:
        return
    promise = next(iter(pair.promises), None)
    anew = promise is not None and _PROMISED.search(told.text.lower())
    place = promise if promise is not None and anew else pair.first
    yield pair.case.finding(
        "promise.broken-promise-ignored",
        place.start,
        place.end,
        severity=_severity(pair, message, new_promise=bool(anew)),
        confidence=None if anew else 0.7,
        related=related(told),
    )


def _told(pair: Pair, message: Message) -> Report | None:
    """What the customer says of the promise that goes by unheard, by the words, by the matcher, or by both."""
    told = message.report("broken_promise")
    passed = told is not None and _was_promised(message, told) and not _made_up_for(pair, message, told)
    if pair.match is None:
        return told if passed else None
    if passed:
        return told if pair.match.broken >= _HEARD else None
    return told or _pledged(message) if pair.match.broken >= _UNHEARD and len(pair.body) >= FEWEST else None


def _pledged(message: Message) -> Report | None:
    """The first line that tells of something said or planned."""
    line = next((k for k in message.lines if pledge(k.lower, message.language) is not None or _PROMISED.search(k.lower)), None)
    return None if line is None else Report("broken_promise", line.start, line.end, line.text)


def _severity(pair: Pair, message: Message, *, new_promise: bool) -> Severity | None:
    """A hint where the reply is kind and gives no excuse, and on social media without a new promise."""
    if pair.match is not None and pair.match.broken < _DOUBTFUL:
        return Severity.INFO
    kind = not _excused(pair) and pair.case.judgements and likelihood(pair, signs(pair, message)) < _UNKIND
    if kind or (pair.case.draft.channel == "social" and not new_promise):
        return Severity.INFO
    return None if new_promise else Severity.WARNING


def _excused(pair: Pair) -> bool:
    return any(_EXCUSE.search(s.lower) for s in pair.body)


def _was_promised(message: Message, told: Report) -> bool:
    """False for a condition, and for 'nobody came' in a message that speaks of no appointment or promise."""
    before = message.text[max(0, told.start - 20) : told.start].lower()
    if re.search(r"\b(?:if|when|als|wanneer|indien)\s+$", before):
        return False
    words = message.text[told.start : told.end + 12].lower()
    rest = f"{message.text[: told.start]} {message.text[told.end :]}".lower()
    unkept = _UNKEPT[message.language].search(rest[:_MOST]) or _ABSENT.search(words)
    if not unkept and message.questions and len(rest.split()) < _STORY and message.report("grievance", "trouble") is None:
        return False
    if re.search(r"\b(?:guarantee\b|warranty|garantie)", words):
        return False
    if _NO_CALL.match(words) and not _CALL_DUE.search(message.lower[:_MOST]):
        return False
    absent = _ABSENT.match(words) and not re.search(r"\b(?:terug|back)", words)
    return not absent or bool(_PLANNED.search(message.lower))


_ABSENT = re.compile(
    r"(?:nobody|no one|no-one|noone|never|not|hasn't|haven't|didn't|niemand|nooit|niet|nog niet|weer niet)\b"
)
# 'Nobody rang me about the discs' breaks a promise only where a call was due.
_NO_CALL = re.compile(r"(?:nobody|no one|no-one|noone|niemand) (?:called|rang|phoned|texted|e-?mailed|belde|gebeld|mailde)\b(?! (?:me |us )?back)")
_CALL_DUE = re.compile(
    r"\b(?:would|will|to|gonna|[a-z]+'d|[a-z]+'ll) (?:\w+ )?(?:call|ring|phone|text|e-?mail|be in touch|contact|let)\b|promis\w+|call(?:ed|ing)? ?back|\b(?:said|told)\b.{0,40}\b(?:call|ring|phone|touch)\b|"
    r"\bbelo\w+|\bzou\w* .{0,60}(?:bellen|mailen|weten|horen|gebeld)|\bgingen? .{0,40}bellen|terug(?:ge)?bel\w*|toegezegd|afgesproken|gezegd .{0,60}bel"
)
_PLANNED = re.compile(
    r"\b(?:promis\w+|appointment|window|slot|booked|scheduled|agreed|arranged|supposed|day off|days? off|waited in|"
    r"took (?:the|a|an|two) \w+ off|stayed (?:in|home)|said|told|between \d|"
    r"belo\w+|afspraak|afgesproken|tijdvak|gepland|ingepland|vrij genomen|vrije dag|verlof|thuis\w*|zou|zouden|gezegd|"
    r"toegezegd|tussen \d+)\b|\b\d{1,2}\s?-\s?\d{1,2}\b"
)


def _made_up_for(pair: Pair, message: Message, told: Report) -> bool:
    """True when the reply owns the old promise.

    Words about the promise itself do, or the plain cause of what went wrong; so does a word of regret that is not for something
    else. Beside an excuse from outside a regret must be an apology. Without such words the weights may say that the reply is
    kind, but only for what was hardly a promise.
    """
    if any(_owns(s, "owns_promise") and not _EXCUSE.search(s.lower) for s in pair.body):
        return True
    line = next((k for k in message.lines if k.start <= told.start < k.end), None)
    regrets = [s for s in pair.body if _owns(s, "regrets") and _about_promise(s, line)]
    judged = bool(pair.case.judgements)
    likely = likelihood(pair, signs(pair, message)) if judged else 0.0
    if _excused(pair):
        return judged and likely < _DOUBT and any(_SORRY.search(s.lower) for s in regrets)
    if regrets:
        return likely < _SURE
    if _recalls(pair, message, told):
        return likely < _HALF
    return judged and likely < _DOUBT and not _firm(message, told, line)


def _about_promise(sentence: Sentence, line: Line | None) -> bool:
    """True for regret for the wait, the call or the promise, or for nothing in particular: 'Sorry about that'."""
    lower = sentence.lower
    if _REGRETS_OTHER.search(lower):
        return False
    if _WAITED.search(lower):
        return True
    mine = stems(_SORRY_WORDS.sub(" ", lower), sentence.language)
    return len(mine) <= _BARE or (line is not None and shared(mine - _COMMON, stems(line.lower, sentence.language)) > 0)


def _firm(message: Message, told: Report, line: Line | None) -> bool:
    """True for something that was said or planned to come, in a message that says that it did not."""
    return line is not None and pledge(line.lower, message.language) is not None


def _recalls(pair: Pair, message: Message, told: Report) -> bool:
    """True when the reply begins with the promised day or term: 'Tien werkdagen waren vorige week al om'."""
    line = next((k for k in message.lines if k.start <= told.start < k.end), None)
    terms = set(_TERM.findall(line.lower)) if line is not None else set()
    early = [s for s in pair.body[:3] if not s.question and _PAST.search(s.lower)]
    return any(t in terms for s in early for t in _TERM.findall(s.lower))


_NUMBER = r"(?:\d+|een|twee|drie|vier|vijf|zes|zeven|acht|tien|veertien|one|two|three|four|five|six|seven|eight|ten|fourteen)"
_TERM = re.compile(
    rf"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    rf"{_NUMBER}[ -](?:business |working |werk)?(?:dag|dagen|weken|week|maanden|uur|days?|weeks?|months?|hours?))\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|isn't|wasn't|is not|weren't|been|became|came|went|said|passed|is geen|zijn geen|waren|werd|werden|geworden|gezegd|om|voorbij|i\.?p\.?v|in plaats van|instead|too|te)\b"
)
_BARE = 1
_STORY = 20
_MOST = 6000
_COMMON = frozenset({"new", "niew", "nieuw", "goed", "week", "dag"})
_SORRY_WORDS = re.compile(
    r"\b(?:you're|gelijk|terecht|correct|quite|absolutely|so|very|really|truly|sincerely|sorry|apologi\w+|apolog\w+|regret\w*|please|accept|offer|excuses?|excuus|spijt\w*|verontschuldig\w+|oprecht\w*|mijn|onze|welgemeende|daarvoor|hiervoor|jammer|vervelend|balen|happened|hear|that|this|right|okay|acceptable|enough|good|fair|annoying|frustrating|baal|klopt|inderdaad)\b"
)
_WAITED = re.compile(
    r"\b(?:wait\w*|late|later|delay\w*|call(?:s|ed|back)?|rang|ring|chas\w+|promis\w+|told|said|appointment|visit|silence|hear(?:d)? (?:nothing|from)|no[- ]show|stood up|long|days?|weeks?|months?|times?|twice|again|follow\w*|update\w*|word|unanswered|nobody|no one|"
    r"wacht\w*|gewacht|laat|later|vertrag\w+|gebeld|bellen|terugbel\w*|teruggebeld|achteraan|achterna|belof\w+|beloofd|gezegd|afspraak|bezoek|stilte|gehoord|bericht|lang|dagen|weken|maanden|keer|tweede|derde|weer|opnieuw|voor niets|voor niks|niemand|thuis\w*)\b"
)
_UNKEPT = {
    "en": re.compile(
        r"\b(?:nothing|nobody|no one|no-one|none|never|still|no (?:call|sign|e-?mail|news|refund|reply|word|show|parcel|money|answer|credit|text|luck|visit)|again|passed|ago|since|late|overdue|waited|waiting|instead|another|wrong|gone|nope|third|second|twice|today is|that was|been (?:over |more than |\w+ ){0,2}(?:days|weeks|months|hours)|where is|where's|now)\b|"
        r"\b(?:hasn't|haven't|didn't|wasn't|isn't|weren't|hadn't|doesn't|don't|not)\b|\bit(?:'s| is) (?:the |now |been |nearly |almost |already )*(?:\d|\w+day|january|february|march|april|may|june|july|august|september|october|november|december)"
    ),
    "nl": re.compile(
        r"\b(?:niks|niets|niemand|nooit|nergens|geen|nog (?:steeds|altijd|niet)|(?:weer|ook|en|maar|dus|toch|wel) niet|niet (?:ge|ver|be|terug|op)\w+|inmiddels|intussen|ondertussen|weer|alweer|opnieuw|voorbij|verstreken|geleden|wacht\w*|toch|te laat|tweede|derde|is het nu|het is nu|nu is het|nu|pas|wéér|noppes|nada|dat was)\b"
    ),
}
_SURE, _UNKIND, _HALF, _DOUBT = 0.7, 0.5, 0.4, 0.2
_HEARD, _DOUBTFUL, _UNHEARD = -5.0, -3.0, 1.0
"""The matcher's log odds below which words are not believed, below which they are a hint, and from which it needs none."""
_SORRY = re.compile(r"\b(?:sorry|apolog\w+|excuses?|excuus|spijt\w*|verontschuldig\w+)\b")
# Regret for the trouble around it is no word about the promise.
_REGRETS_OTHER = re.compile(
    r"\b(?:sorry|apolog\w+) (?:to (?:hear|read|learn|see)|if|for (?:any|the) (?:\w+ )?inconvenience|about (?:any|the) inconvenience)|inconvenience|"
    r"(?:sorry|spijt\w*|vervelend|jammer) (?:dat )?(?:u|je|you) (?:feel|zich zo voelt)|\b(?:ongemak|overlast)\b"
)
_EXCUSE = re.compile(
    r"\b(?:due to|owing to|because of|outside our control|beyond our control|busiest|(?:very|extremely|particularly) busy|high demand|longer than usual|lead times|"
    r"backlog|short-?staffed|staff shortage\w*|made to order|filled up|moved to a new system|carriers? (?:will|only)|a number of|"
    r"(?:door|wegens|vanwege) (?:\w+ ){0,4}(?:drukte|ziekte|omstandigheden|bezetting|personeels\w*|tekort\w*|vertraging\w*|overmacht)|buiten onze (?:schuld|macht|invloed)|"
    r"(?:erg|heel|zeer|extra) (?:vol|druk)|in de hele branche|langer dan (?:normaal|gebruikelijk)|extra zorgvuldigheid|vraagt (?:veel )?(?:\w+ )?(?:tijd|handwerk|geduld)|liever een dag)\b"
)


# Words with which a customer quotes a promise; without them a missed plan is only likely to be one.
_PROMISED = re.compile(
    r"promis|said|says|told|assur|guarant|agreed|arranged|confirm|quoted|advised|supposed|meant|due|going to|gonna|would|will\b|by law|according|within|should(?:'ve| have) (?:had|arrived|received|got|come)|call|came|come|rang|show|turn|contact|"
    r"belo|toegezegd|toezegg|gezegd|zei|zegt|afgesproken|afspraak|verzekerd|garand|bevestigd|zou|teruggebeld|gebeld|komen|langs"
)


def _owns(sentence: Sentence, key: str) -> bool:
    return not sentence.question and says(key, sentence.language, sentence.lower)
