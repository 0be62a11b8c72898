"""Whether a clause denies its act: 'we vervangen hem niet', and what only looks like it: 'geen zorgen', 'not later than'."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause

_AFTER = re.compile(
    r",\s+(?:and |but )?(?:not|without|no)\s|\s(?:if|unless|whether|because|until|till|in case|so that|even though|although|though|before)\s"
)


def _main_part(lower: str) -> str:
    """The clause up to what only belongs to it: a denial behind 'if', 'until' or ', not' denies another thing."""
    found = _AFTER.search(lower, 3)
    return lower[: found.start()] if found else lower


_NEGATION = {
    "nl": {"niet", "geen", "nooit", "nergens", "niets", "niks", "noch"},
    "en": {"not", "n't", "never", "cannot", "won't", "can't", "don't"},
}
_HARMLESS = re.compile(
    r"niet (?:later|meer dan|langer)|geen (?:extra )?kosten|niet (?:in rekening|meer in rekening)|\b(?:hoeft?|u|je) niet betalen|wordt .{0,30}niets|\b(?:schrij\w+|rek(?:en|enen)) .{0,40}\b(?:niets|niks|niet)\b|\b(?:gaat|komt?) .{0,30}\b(?:niets|niks) (?:meer|.{0,30}\baf\b)|(?:krijgt?|ontvangt?|stur\w+|komt?|komen) .{0,20}\bgeen (?:\w+ ){0,2}(?:brie\w+|mails?|post|telefoontjes|herinnering\w*|rekening\w*|facturen|sms\w*|nieuwsbrie\w+)\b.{0,30} meer|alleen|not later|no later|not only|not be charged|won't be (?:charged|billed)"
    r"|niet al te|of (?:dat )?(?:niet|het niet)|or not|niet thuis|of .{0,30} niet\b|whether"
)
_LEAD = re.compile(
    r"\b(?:geen (?:zorgen|nood|drama|paniek|probleem|punt|enkel probleem|moeite|stress)|(?:maak|maakt) (?:u|je) (?:zich )?geen zorgen|no (?:worries|problem|rush|charge|cost|fee|hassle|stress|bother|need to \w+)|not to worry|don't worry|not a problem)\b"
)


_MAIN_PART = re.compile(
    r"\s(?:dat|omdat|zodat|of|wat|waar|die|als|zodra|wanneer|tenzij|totdat|indien|mits|nu(?= (?:de|het|uw|je|er|onze|u|we|ik|dit|die)\b))\s|,\s+(?:dus\s+)?(?:geen|niet|zonder|nooit)\s"
)
"""What follows in a Dutch clause is another statement; a denial there denies nothing here."""


_ASIDE_BEFORE = re.compile(r",\s|\b(?:die|dat|wat|waar\w*)\b.*\s(?:niet|geen|nooit)\b")


def _first_part(clause: Clause, begin: int, verb: int) -> str:
    """The statement itself: from `begin` to the first clause that hangs on it, which never stands before its verb."""
    if _ASIDE_BEFORE.search(clause.lower, begin, max(begin, verb)):
        begin = verb  # 'alle bollen die niet opkomen vergoeden wij', 'niet boos worden hè, we lossen het op'
    link = _MAIN_PART.search(clause.lower, max(begin, verb))
    return clause.lower[begin : len(clause.lower) if link is None else link.start()]


def denied(clause: Clause, language: str, at: int, verb: int) -> bool:
    """True when the clause denies its act; 'geen zorgen' and 'not later than' deny nothing."""
    lead = _LEAD.search(clause.lower)
    begin = max(at, 0 if lead is None else lead.end())
    if language == "nl":
        words = re.findall(r"[\w']+(?:-\w+)*", _first_part(clause, begin, verb))
    else:
        words = re.findall(r"n't\b|\w+?(?=n't\b)|[\w']+", _main_part(clause.lower[begin:]))
    if language == "en" and words[:1] == ["no"]:
        return True
    return bool(_NEGATION[language] & set(words)) and not _HARMLESS.search(clause.lower)
