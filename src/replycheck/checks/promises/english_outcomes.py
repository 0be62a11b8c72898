"""English commitments by what the customer gets: you will receive, you will hear, you will be called."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NONE,
    giver,
)
from replycheck.checks.promises.values import Candidate

_YOU = re.compile(
    rf"(?<!\w)(?:you)\s*(?P<aux>will|'ll|ll|shall|should|can|are going to|'re going to)\s+{ADVERBS}(?P<verb>receive|get|hear|have|see|find|expect|be|look|count)\b(?P<rest>.*)"
)
_YOU_NOW = re.compile(
    r"(?<!\w)you(?:\s+|\s*(?:'re|are)\s+(?=getting|receiving))(?P<verb>getting|receiving|receive|get|hear|have|keep|see)\b(?P<rest>.*)"
)


def customer_receives(lower: str, clause: Clause) -> Candidate | None:
    found = _YOU.search(lower)
    if found is None:
        return _you_now(lower, clause)
    aux, verb, rest = found["aux"], found["verb"], found["rest"]
    hedged = aux == "should"
    if aux == "can" and verb not in ("expect", "count"):
        return NONE
    if verb in ("look", "count", "expect"):
        return (
            Candidate(0, giver(rest), "get", firmness="hedged" if verb == "expect" else "firm")
            if aux == "can"
            else NONE
        )
    if verb == "have" and re.match(r"\s+(?:to|no|noticed|seen|been)\b", rest):
        return NONE
    if verb == "be":
        return _you_will_be(rest, hedged)
    if verb in ("find", "see") and (not clause.timed or _ON_SCREEN.match(rest)):
        return NONE if verb == "find" or _ON_SCREEN.match(rest) else _seen(rest)
    if verb == "find":
        return Candidate(0, "company", "get", needs_time=True, strict=True)
    needs = verb in ("see", "have") or (verb == "hear" and not _NEWS.search(rest))
    firmness = "hedged" if hedged else "firm"
    return Candidate(
        0,
        giver(rest, heard=verb == "hear"),
        "hear" if verb == "hear" else "get",
        firmness=firmness,
        needs_time=needs,
        strict=needs,
        contact=verb == "hear",
    )


_ON_SCREEN = re.compile(
    r"\s+(?:an?|the|your|some|two|three|this|that)\s+(?:\w+\s+){0,3}?(?:light|screen|button|page|option|message|menu|icon|tab|banner|pop-?up|field|box|link|window|prompt|list|symbol|arrow|code|notice|error|logo|map|sign)s?\b"
)


def _seen(rest: str) -> Candidate:
    """'You will see the money on your card': an outcome, where the encoder agrees."""
    return Candidate(0, giver(rest, heard=False), "get", needs_time=True, strict=True)


_NEWS = re.compile(
    r"\b(?:from|back|more|again|by|within|soon|today|tomorrow|shortly|on|if|whether|when|what|about|news)\b"
)


_BOOKED = re.compile(
    r"(?<!\w)you\s*(?:'re|are)\s+(?:now |still |all |also |then )*(?:booked|down|in|on|set|scheduled|confirmed|pencilled|penciled|slotted)\b(?! (?:good|safe|luck|hold|touch|a hurry|the right|the wrong|charge|your own|my mind|nights))"
)


def _you_will_be(rest: str, hedged: bool) -> Candidate | None:
    getting = re.match(r"\s+(?P<verb>hearing|getting|receiving|seeing)\b(?P<rest>.*)", rest)
    if getting:
        heard = getting["verb"] == "hearing"
        strict = getting["verb"] == "seeing"
        return Candidate(0, giver(getting["rest"], heard=heard), "hear" if heard else "get", contact=heard, needs_time=strict, strict=strict)
    done = re.match(r"\s+(?:also\s+|then\s+|automatically\s+|fully\s+)?(\w+(?:ed|en|t|id|ept))\b", rest)
    if done is None or done.group(1) in (
        "able",
        "asked",
        "required",
        "charged",
        "unable",
        "liable",
        "prompted",
        "redirected",
        "pleased",
        "interested",
        "left",
    ):
        return NONE
    return Candidate(0, "agentless", done.group(1), firmness="hedged" if hedged else "firm", contact=True)


def _you_now(lower: str, clause: Clause) -> Candidate | None:
    found = _YOU_NOW.search(lower)
    if found is None and _BOOKED.search(lower):
        return Candidate(0, "company", "be", needs_time=True, strict=True, confidence=0.6)
    if found is None or re.search(
        r"\b(?:have (?:to|any|a|been|the|not|no|one|less|until|till|\d+ (?:days|weeks|months)|already|time|now|just|\w+ed|forgotten|good)\b|what you get\b|have got|now you have|you now have|get (?:round|to|it|that|why|used)|if you (?:get|receive|have))\b",
        lower,
    ):
        return None
    owner = giver(found["rest"], heard=found["verb"] == "hear")
    return Candidate(0, owner, "get", needs_time=True, strict=found["verb"] in ("have", "see"), confidence=0.75)
