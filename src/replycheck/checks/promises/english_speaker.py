"""English commitments with I or we as their subject."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NONE,
    NOT_VERBS,
    VERB,
    action_of,
    is_contact,
    word_list,
)
from replycheck.checks.promises.values import Candidate

_SPEAKER = re.compile(
    rf"(?<!\w)(?P<who>i|we)\s*(?P<aux>will|shall|'ll|am going to|are going to|'m going to|'re going to|'m gonna|am about to|'m about to)\s+{ADVERBS}{VERB}(?P<rest>.*)"
)
_PROMISED = re.compile(r"(?<!\w)(?P<who>i|we)\s+(?:can\s+)?(?P<verb>promise|guarantee|assure you)\b(?P<rest>.*)")
_EXPECTING = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:'m|'re|am|are|will|'ll)\s+)?(?:do\s+)?(?:also\s+)?(?P<verb>expect(?:ing)?|aim(?:ing)?|intend|plan(?:ning)?|anticipate|hope to have|should be able)\b(?P<rest>.*)"
)
_EFFORT = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:will|'ll)\s+)?(?:do\s+(?:my|our)\s+(?:very\s+)?(?:best|utmost)\s+to|try\s+(?:to|and)|endeavou?r\s+to)\s+(?P<verb>[a-z]+)(?P<rest>.*)"
)
_ASKED = re.compile(r"(?<!\w)(?:i|we)\s*(?:have|'ve)\s+asked\s+.{2,40}?\bto\s+(?P<verb>[a-z]+)")
_LET_ME = re.compile(
    rf"(?<!\w)(?:please\s+|kindly\s+)?(?:let\s+me|lemme|allow\s+me|give\s+me)\s+(?:just\s+|quickly\s+|also\s+|to\s+)*(?:(?:a|one|few|some|couple|two|five|\d+)\s+(?:few\s+|of\s+|quick\s+|more\s+)*"
    rf"(?:moment|moments|minute|minutes|mins|min|second|seconds|sec)s?\s*(?:here\s+|please\s+)?(?:to|while i|and i'll)\s+)?{ADVERBS}{VERB}"
)


def speaker(lower: str, clause: Clause) -> Candidate | None:
    found = _SPEAKER.search(lower)
    if found is None:
        return _promised(lower)
    owner = "I" if found["who"] == "i" else "we"
    verb, rest = found["verb"], found["rest"]
    if verb in NOT_VERBS or re.match(r"\s+(?:not|never)\b", rest):
        return NONE
    if verb in ("try", "do", "endeavour", "endeavor", "aim") and not re.match(r"\s+(?:that|this|it|so)\b", rest):
        return effort(lower, clause) or NONE
    if verb == "be":
        return _will_be(owner, rest)
    if verb == "help" or verb == "assist":
        named = re.search(r"\b(?:with|in|regarding|by|to|delet|set|get|log|you)", rest)
        return Candidate(0, owner, verb) if named else NONE
    if verb == "have" and re.match(r"\s+(?:a|another)?\s*(?:quick\s+)?(?:look|word|chat|think)\b", rest):
        return Candidate(0, owner, "have a look", investigates=True)
    if verb == "have" and re.match(r"\s+(?:to|no|none)\b", rest):
        return NONE
    if verb == "take" and re.match(r"\s+(?:this|that|it|your \w+)\s+(?:on board|into account|seriously)", rest):
        return NONE
    if verb in word_list("not_done") - {"have", "take", "help", "see", "expect"}:
        return NONE
    if verb == "see" and re.match(r"\s+(?:you|him|her|them)\b", rest):
        return Candidate(0, owner, "see", needs_time=True, strict=True)
    if verb == "see" and not re.search(r"\b(?:what|if|whether|to it)\b", rest):
        return NONE
    firmness = "hedged" if verb == "see" and "what" in rest else "firm"
    return Candidate(
        0, owner, action_of(verb, rest), firmness=firmness, contact=is_contact(verb, rest),
        investigates=verb in word_list("investigate") and verb not in ("have", "take", "share", "try"), confidence=0.95,
    )  # fmt: skip


def _will_be(owner: str, rest: str) -> Candidate | None:
    if re.match(
        r"\s+(?:happy|glad|pleased|delighted|able|unable|standing|waiting|sorry|more than|closed|open|out|away|grateful|available)\b",
        rest,
    ):
        return NONE
    if re.match(r"\s+(?:in touch|in contact|right back|back|with you|there|round|over|at the)\b", rest):
        return Candidate(0, owner, action_of("be", rest), contact=True)
    doing = re.match(r"\s+(?:also\s+)?(\w+ing)\b", rest)
    return Candidate(0, owner, f"be {doing.group(1)}") if doing else NONE


def _promised(lower: str) -> Candidate | None:
    found = _PROMISED.search(lower)
    if found is None:
        return None
    if "assure" in found["verb"] and not re.search(r"\b(?:will|'ll)\b", found["rest"]):
        return None
    inner = re.search(r"(?:will|'ll|to)\s+(\w+)", found["rest"])
    verb = inner.group(1) if inner else "keep"
    return Candidate(
        0, "I" if found["who"] == "i" else "we", action_of(verb, found["rest"]), contact=is_contact(verb, found["rest"])
    )


def effort(lower: str, clause: Clause) -> Candidate | None:
    found = _EFFORT.search(lower)
    if found is not None:
        vague = found["verb"] in ("help", "assist", "support", "be", "do", "make")
        if vague and not clause.times:
            return NONE
        return Candidate(0, "I" if found["who"] == "i" else "we", found["verb"], firmness="hedged")
    expecting = _EXPECTING.search(lower)
    if expecting is None:
        return None
    verb = re.search(r"\bto\s+(?:be\s+|have\s+)?(\w+)|\b(?:have|get|receive|arrive)\b", expecting["rest"])
    owner = "I" if expecting["who"] == "i" else "we"
    return Candidate(
        0, owner, (verb.group(1) or verb.group()) if verb else "arrive", firmness="hedged", needs_time=True
    )


def asked(lower: str, clause: Clause) -> Candidate | None:
    found = _ASKED.search(lower)
    if found is None or found["verb"] not in word_list("verbs"):
        return None
    return Candidate(0, "colleague", found["verb"], needs_time=True, contact=is_contact(found["verb"], lower))


def let_me(lower: str, clause: Clause) -> Candidate | None:
    found = _LET_ME.search(lower)
    if found is None or found["verb"] in (
        "know",
        "explain",
        "break",
        "walk",
        "guide",
        "describe",
        "summarise",
        "summarize",
        "be",
        "tell",
        "apologise",
        "apologize",
        "start",
        "say",
        "assure",
        "point",
        "clarify",
        "show",
        "moment",
    ):
        return None
    return Candidate(0, "I", found["verb"], investigates=True)
