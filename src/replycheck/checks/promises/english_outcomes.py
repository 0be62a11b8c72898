"""English commitments by what the customer gets: you will receive, you will hear, you will be called."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NONE,
    giver,
)
from replycheck.checks.promises.values import DOUBTFUL, Candidate

_YOU = re.compile(
    rf"(?<!\w)(?:you)\s*(?P<aux>will|'ll|ll|shall|should|can|are going to|'re going to)\s+{ADVERBS}(?P<verb>receive|get|hear|have|see|find|expect|be|look|count|keep|know)\b(?P<rest>.*)"
)
_YOU_NOW = re.compile(
    r"(?<!\w)you(?:\s+|\s*(?:'re|are)\s+(?=getting|receiving))(?P<verb>getting|receiving|receive|get|hear|have|keep(?! \w+ing)|see|find(?= (?:it|the|your|this|that)\b))\b(?P<rest>.*)"
)
_DONE_TO_YOU = re.compile(
    r"^(?:(?:and|so|but|yes|no|also|hi \w+),?\s+)*(?:all |both |the \w+ of )?you(?: all| both| two| three)?\s*(?:(?:'re|are)\s+(?:now\s+)?(?:being|getting)|get)\s+(?P<verb>(?!tired|stuck|used|started|lost|bored|married|interested|charged|billed|worried|involved|prompted|asked)\w+(?:ed|id|ent))\b(?! (?:by|to|in the habit)\b)"
)
_GOT = re.compile(r"\s+(?:back\b|(?:the|your|both|all|my|our|one|two|three|half|everything|it back)\b|an? (?:new|fresh|second|replacement|spare|full|free)\b|[£$€])")


def customer_receives(lower: str, clause: Clause) -> Candidate | None:
    """'You will receive it', 'you can count on us': what comes to the customer; NONE for what is no promise, None if not found."""
    found = _YOU.search(lower)
    if found is None:
        return _you_now(lower, clause)
    aux, verb, rest = found["aux"], found["verb"], found["rest"]
    hedged = aux == "should"
    if aux == "can" and verb not in ("expect", "count"):
        return NONE
    if verb in ("look", "count", "expect"):
        return (
            Candidate(0, _relied_on(rest) or giver(rest), "get", firmness="hedged" if verb == "expect" else "firm")
            if aux == "can"
            else NONE
        )
    if verb == "know":
        told = clause.timed and re.search(r"\b(?:what|if|whether|when|how|where|which|more|for (?:sure|certain)|the (?:answer|outcome|result|date|time|price))\b", rest)
        return Candidate(0, "company", "let know", needs_time=True, strict=True, contact=True) if told else NONE
    if verb == "have" and _by_then(clause):
        return NONE  # 'you'll have forgotten it by the weekend'
    matched = re.match(r"\s+been\s+(\w+(?:ed|en|ent|id))\b", rest)
    if verb == "have" and matched and clause.timed:
        return Candidate(0, "agentless", matched.group(1), needs_time=True, strict=True)
    if verb == "have" and re.match(r"\s+(?:to|no|noticed|seen|been)\b", rest):
        return NONE
    if verb == "keep":
        if any(t.lemma_ == "keep" and any(c.dep_ == "xcomp" and c.pos_ == "ADJ" for c in t.children) for t in clause.tokens):
            return NONE  # 'you will keep the hatch clear' is the customer's task
        kept = re.match(r"\s+(?:your|the|access|it|both|all)\b", rest)
        return Candidate(0, "company", "keep", confidence=0.8, needs_time=not kept)
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
        contact=verb == "hear" or _CALL.match(rest) is not None,
    )


def _relied_on(rest: str) -> str:
    """Who acts in 'you can count on us to clear it': the one counted on; nobody named for 'a refund by Friday'."""
    found = re.match(r"\s+on\s+(me|us|my|our)\b(?P<noun>\s+\w+)?", rest)
    return "" if found is None else {"me": "I", "us": "we"}.get(found[1], "colleague")


_ON_SCREEN = re.compile(
    r"\s+(?:an?|the|your|some|two|three|this|that)\s+(?:\w+\s+){0,3}?(?:light|screen|button|page|option|message|menu|icon|tab|banner|pop-?up|field|box|link|window|prompt|list|symbol|arrow|code|notice|error|logo|map|sign)s?\b"
)


def _seen(rest: str) -> Candidate:
    """'You will see the money on your card': an outcome, where the encoder agrees."""
    return Candidate(0, giver(rest, heard=False), "get", needs_time=True, strict=True)


def _by_then(clause: Clause) -> bool:
    """True for the perfect of what the customer does: 'you will have stopped seeing them'."""
    have = next((t for t in clause.tokens if t.lower_ == "have" and t.dep_ == "aux"), None)
    done = None if have is None else have.head
    return done is not None and "Part" in done.morph.get("VerbForm", []) and any(c.dep_ == "nsubj" and c.lower_ == "you" for c in done.children)


_CALL = re.compile(r"\s+(?:an?|another|your|our|my|the)\s+(?:\w+\s+)?(?:call|callback|call-back|ring|answer|reply|response)\b")
_NEWS = re.compile(
    r"\b(?:from|back|more|again|by|within|soon|today|tomorrow|shortly|on|if|whether|when|what|about|news)\b"
)


_BOOKED = re.compile(
    r"(?<!\w)you(?: and (?:\w+ ){1,4}?)?\s*(?:'re|are)\s+(?:now |still |all |also |then |back )*(?:first on|next on|booked|down|in|on|set|scheduled|confirmed|pencilled|penciled|slotted)\b(?! (?:good|safe|luck|hold|touch|a hurry|the right|the wrong|charge|your own|my mind|nights))"
)


def _you_will_be(rest: str, hedged: bool) -> Candidate | None:
    getting = re.match(r"\s+(?P<verb>hearing|getting|receiving|seeing)\b(?P<rest>.*)", rest)
    if getting:
        heard = getting["verb"] == "hearing"
        strict = getting["verb"] == "seeing"
        called = heard or _CALL.match(getting["rest"]) is not None
        return Candidate(0, giver(getting["rest"], heard=heard), "hear" if heard else "get", contact=called, needs_time=strict, strict=strict)
    done = re.match(r"\s+(?:also\s+|then\s+|automatically\s+|fully\s+)?(\w+(?:ed|en|id|ept|ent|ut|ought|uilt|old|met|lent))\b(?! to be\b)", rest)
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
    done = _DONE_TO_YOU.match(lower)
    if done is not None:
        return Candidate(0, "agentless", done["verb"], confidence=0.75)
    found = _YOU_NOW.search(lower)
    if found is None and _BOOKED.search(lower):
        return Candidate(0, "company", "be", needs_time=True, strict=True, confidence=0.6)
    if found is None or re.search(
        r"\b(?:have (?:to|any|a|been|the|not|no|one|less|until|till|\d+ (?:days|weeks|months)|already|time|now|just|\w+ed|forgotten|good)\b|what you get\b|have got|now you have|you now have|get (?:round|to|it|that|why|used)|if you (?:get|receive|have))\b",
        lower,
    ):
        return None
    owner = giver(found["rest"], heard=found["verb"] == "hear")
    got = found["verb"] in ("getting", "receiving") or (found["verb"] in ("get", "receive") and _GOT.match(found["rest"]))
    loose = found["verb"] in ("have", "see", "find")
    proof = 0.65 if got and not _OPTION.search(lower[: found.start()] + " you") and not _ERRORS.search(lower) else DOUBTFUL
    return Candidate(0, owner, "get", needs_time=True, strict=loose, confidence=0.75, proof=proof)


_OPTION = re.compile(r"\b(?:if|when|why|how|what|that|which|see|error|message|code|problem|trouble|hope|sorry|glad|ask\w*|where|until|before|the idea|confused|frustrated|wrong|nothing|to)\b(?=.*\byou\b)")
_ERRORS = re.compile(r"\bgetting (?:closer|near|nearer|better|worse|older|there|on|used|ready|in touch|through)\b|\b(?:getting|receiving|get|receive) this (?:e-?mail|message|letter|notice|text)|\bget (?:one|two|three) (?:minutes?|hours?|days?)|\bget (?:the|your) (?:idea|feeling|point|picture|impression)|\bgetting (?:the|an|a|any) (?:\w+ )?(?:errors?|messages?|codes?|idea|feeling|impression|notice|warning|prompt)")
