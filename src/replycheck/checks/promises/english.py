"""Commitments in an English clause: will, going to, let me, present forms with a time, outcomes."""

from __future__ import annotations

import re
from functools import lru_cache

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate
from replycheck.lexicon import table

NAME = "promises_en"
_ADVERBS = (
    r"(?:(?:also|then|now|just|personally|definitely|certainly|surely|gladly|happily|of course|immediately|quickly|shortly|soon|"
    r"still|further|indeed|hereby|myself|ourselves|probably|normally|usually|absolutely|kindly|temporarily|always|first|sure|all|both|"
    r"automatically|at least|again)\s+)*"
)
_V = r"(?P<verb>[a-z][a-z\-]+)"
_WILL = r"(?:will|shall|'ll|ll|'m going to|'re going to|am going to|are going to|is going to|'s going to|am gonna|'m gonna|'ll be|will be)"
_SPEAKER = re.compile(
    rf"(?<!\w)(?P<who>i|we)\s*(?P<aux>will|shall|'ll|am going to|are going to|'m going to|'re going to|'m gonna|am about to|'m about to)\s+{_ADVERBS}{_V}(?P<rest>.*)"
)
_PROMISED = re.compile(r"(?<!\w)(?P<who>i|we)\s+(?:can\s+)?(?P<verb>promise|guarantee|assure you)\b(?P<rest>.*)")
_EXPECTING = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:'m|'re|am|are|will|'ll)\s+)?(?:do\s+)?(?:also\s+)?(?P<verb>expect(?:ing)?|aim(?:ing)?|intend|plan(?:ning)?|anticipate|hope to have|should be able)\b(?P<rest>.*)"
)
_EFFORT = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:will|'ll)\s+)?(?:do\s+(?:my|our)\s+(?:very\s+)?(?:best|utmost)\s+to|try\s+(?:to|and)|endeavou?r\s+to)\s+(?P<verb>[a-z]+)(?P<rest>.*)"
)
_PROGRESSIVE = re.compile(
    r"(?:(?<!\w)(?P<who>i|we)\s*(?:'m|'re|am|are)\s+|^)(?:now\s+|also\s+|just\s+)?(?P<verb>sending|emailing|mailing|posting|shipping|refunding|crediting|arranging|booking|"
    r"putting|pushing|popping|passing|forwarding|transferring|issuing|ordering|calling|ringing|texting|processing|dispatching|escalating|replacing|cancelling|canceling|raising|adding|moving|coming|getting)\b(?P<rest>.*)"
)
_PRESENT = re.compile(rf"(?<!\w)(?P<who>i|we)\s+{_ADVERBS}{_V}(?P<rest>.*)")
_ASKED = re.compile(r"(?<!\w)(?:i|we)\s*(?:have|'ve)\s+asked\s+.{2,40}?\bto\s+(?P<verb>[a-z]+)")
_LET_ME = re.compile(
    rf"(?<!\w)(?:please\s+|kindly\s+)?(?:let\s+me|lemme|allow\s+me|give\s+me)\s+(?:just\s+|quickly\s+|also\s+|to\s+)*(?:(?:a|one|few|some|couple|two|five|\d+)\s+(?:few\s+|of\s+|quick\s+|more\s+)*"
    rf"(?:moment|moments|minute|minutes|mins|min|second|seconds|sec)s?\s*(?:here\s+|please\s+)?(?:to|while i|and i'll)\s+)?{_ADVERBS}{_V}"
)
_YOU = re.compile(
    rf"(?<!\w)(?:you)\s*(?P<aux>will|'ll|ll|shall|should|can|are going to|'re going to)\s+{_ADVERBS}(?P<verb>receive|get|hear|have|see|find|expect|be|look|count)\b(?P<rest>.*)"
)
_YOU_NOW = re.compile(r"(?<!\w)you\s+(?P<verb>receive|get|hear|have)\b(?P<rest>.*)")
_THIRD = re.compile(
    rf"^(?P<np>.*?)(?<!\w)(?P<aux>will|'ll|ll|shall|should|is going to|are going to|'s going to|'re going to|is due to|are due to|is set to)\s+(?P<not>not\s+)?{_ADVERBS}{_V}(?P<rest>.*)"
)
_THIRD_WONT = re.compile(
    r"^(?P<np>.*?)(?<!\w)(?P<aux>won't|will not)\s+be\s+(?P<verb>charged|billed|invoiced|taken|debited)\b(?P<rest>.*)"
)
_BEING = re.compile(
    r"^(?P<np>.*?)(?<!\w)(?:is|are|'s|'re)\s+(?:also\s+|now\s+|then\s+)?(?P<verb>coming|arriving|going|leaving|calling|visiting|due|scheduled|booked|planned|starting|shipping|expected|on its way|being sent|being shipped|being delivered|being refunded)\b(?P<rest>.*)"
)
_ELLIPTIC = re.compile(
    rf"^(?:ok(?:ay)?\s+|sure\s+|yes\s+|yep\s+|great\s+|no problem\s+|then\s+|and\s+|done\s+)*(?:will|'ll|gonna)\s+{_ADVERBS}(?P<verb>[a-z]+)(?P<rest>.*)"
)
_BACK = re.compile(
    r"^(?:be\s+)?(?:right\s+)?back\s+(?:to you\s+)?(?:in|within|by|at|on|with|soon|asap|shortly|tomorrow)\b"
)
_COMING = re.compile(
    r"^(?P<np>.{3,60}?)\s+(?:coming|incoming|to follow|follows|on the way|on its way)(?:\s+(?:your|ur|up|to|by|via|in|any|shortly|soon|now|under)\b.*|$)"
)


@lru_cache(maxsize=8)
def _list(key: str) -> frozenset[str]:
    return frozenset(table(NAME)[key])


def finite_forms() -> frozenset[str]:
    """Forms that mark a clause of their own even where the parser does not see a verb."""
    return frozenset({"will", "'ll", "shall", "let", "lemme", "should", "coming", "won't"})


def candidates(clause: Clause, *, subject: str | None = None) -> list[Candidate]:
    """Commitments in a clause; `subject` is the owner of the clause before it, for 'and let you know'."""
    lower = clause.lower.replace("’", "'")
    for finder in (_asked, _speaker, _effort, _let_me, _you, _third, _present, _short):
        made = finder(lower, clause)
        if made is not None:
            return [made] if made.owner else []
    made = _continued(lower, clause, subject)
    return [made] if made else []


_NONE = Candidate(0, "", "")


def _contact(verb: str, rest: str) -> bool:
    if verb in _list("contact"):
        return True
    return (verb == "let" and " know" in rest) or (
        (verb in ("get", "come", "be", "circle") and " back" in rest[:24]) or " in touch" in rest[:30]
    )


def _action(verb: str, rest: str) -> str:
    if verb == "let" and " know" in rest:
        return "let know"
    if verb in ("get", "come", "call", "ring", "circle") and re.match(
        r"(?: (?:to|you|him|her|us))?(?: you)? back\b", rest
    ):
        return f"{verb} back"
    if verb == "be":
        found = re.match(r"\s+(?:in touch|back|there|sending|\w+ing|\w+ed|sent|paid|made)\b", rest)
        return "be" + (found.group() if found else "")
    particle = re.match(r"\s+(?:into|up|out|off|on|over|through|forward)\b", rest)
    return verb + (particle.group() if particle else "")


_NOT_VERBS = frozenset(
    "not never no only for you i we able in to of the a an this that it with as at on by from than and or but so if when wait await "
    "expire stand explain describe".split()
)


def _speaker(lower: str, clause: Clause) -> Candidate | None:
    found = _SPEAKER.search(lower)
    if found is None:
        return _promised(lower)
    owner = "I" if found["who"] == "i" else "we"
    verb, rest = found["verb"], found["rest"]
    if verb in _NOT_VERBS or re.match(r"\s+(?:not|never)\b", rest):
        return _NONE
    if verb in ("try", "do", "endeavour", "endeavor", "aim") and not re.match(r"\s+(?:that|this|it|so)\b", rest):
        return _effort(lower, clause) or _NONE
    if verb == "be":
        return _will_be(owner, rest)
    if verb == "help" or verb == "assist":
        named = re.search(r"\b(?:with|in|regarding|by|to|delet|set|get|log|you)", rest)
        return Candidate(0, owner, verb) if named else _NONE
    if verb == "have" and re.match(r"\s+(?:a|another)?\s*(?:quick\s+)?(?:look|word|chat|think)\b", rest):
        return Candidate(0, owner, "have a look", investigates=True)
    if verb == "have" and re.match(r"\s+(?:to|no|none)\b", rest):
        return _NONE
    if verb == "take" and re.match(r"\s+(?:this|that|it|your \w+)\s+(?:on board|into account|seriously)", rest):
        return _NONE
    if verb in _list("not_done") - {"have", "take", "help", "see", "expect"}:
        return _NONE
    if verb == "see" and not re.search(r"\b(?:what|if|whether|to it)\b", rest):
        return _NONE
    firmness = "hedged" if verb == "see" and "what" in rest else "firm"
    return Candidate(
        0, owner, _action(verb, rest), firmness=firmness, contact=_contact(verb, rest),
        investigates=verb in _list("investigate") and verb not in ("have", "take", "share", "try"), confidence=0.95,
    )  # fmt: skip


def _will_be(owner: str, rest: str) -> Candidate | None:
    if re.match(
        r"\s+(?:happy|glad|pleased|delighted|able|unable|standing|waiting|sorry|more than|closed|open|out|away|grateful|available)\b",
        rest,
    ):
        return _NONE
    if re.match(r"\s+(?:in touch|in contact|right back|back|with you|there|round|over)\b", rest):
        return Candidate(0, owner, _action("be", rest), contact=True)
    doing = re.match(r"\s+(?:also\s+)?(\w+ing)\b", rest)
    return Candidate(0, owner, f"be {doing.group(1)}") if doing else _NONE


def _promised(lower: str) -> Candidate | None:
    found = _PROMISED.search(lower)
    if found is None:
        return None
    if "assure" in found["verb"] and not re.search(r"\b(?:will|'ll)\b", found["rest"]):
        return None
    inner = re.search(r"(?:will|'ll|to)\s+(\w+)", found["rest"])
    verb = inner.group(1) if inner else "keep"
    return Candidate(
        0, "I" if found["who"] == "i" else "we", _action(verb, found["rest"]), contact=_contact(verb, found["rest"])
    )


def _effort(lower: str, clause: Clause) -> Candidate | None:
    found = _EFFORT.search(lower)
    if found is not None:
        vague = found["verb"] in ("help", "assist", "support", "be", "do", "make")
        if vague and not clause.times:
            return _NONE
        return Candidate(0, "I" if found["who"] == "i" else "we", found["verb"], firmness="hedged")
    expecting = _EXPECTING.search(lower)
    if expecting is None:
        return None
    verb = re.search(r"\bto\s+(?:be\s+|have\s+)?(\w+)|\b(?:have|get|receive|arrive)\b", expecting["rest"])
    owner = "I" if expecting["who"] == "i" else "we"
    return Candidate(
        0, owner, (verb.group(1) or verb.group()) if verb else "arrive", firmness="hedged", needs_time=True
    )


def _asked(lower: str, clause: Clause) -> Candidate | None:
    found = _ASKED.search(lower)
    if found is None or found["verb"] not in _list("verbs"):
        return None
    return Candidate(0, "colleague", found["verb"], needs_time=True, contact=_contact(found["verb"], lower))


def _let_me(lower: str, clause: Clause) -> Candidate | None:
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


def _you(lower: str, clause: Clause) -> Candidate | None:
    found = _YOU.search(lower)
    if found is None:
        return _you_now(lower, clause)
    aux, verb, rest = found["aux"], found["verb"], found["rest"]
    hedged = aux == "should"
    if aux == "can" and verb not in ("expect", "count"):
        return _NONE
    if verb in ("look", "count", "expect"):
        return (
            Candidate(0, _giver(rest), "get", firmness="hedged" if verb == "expect" else "firm")
            if aux == "can"
            else _NONE
        )
    if verb == "have" and re.match(r"\s+(?:to|no|noticed|seen|been)\b", rest):
        return _NONE
    if verb == "be":
        return _you_will_be(rest, hedged)
    if verb == "find":
        return Candidate(0, "company", "get", needs_time=True, strict=True)
    needs = verb in ("see", "have")
    firmness = "hedged" if hedged else "firm"
    return Candidate(
        0,
        _giver(rest),
        "hear" if verb == "hear" else "get",
        firmness=firmness,
        needs_time=needs,
        strict=needs,
        contact=verb == "hear",
    )


def _you_will_be(rest: str, hedged: bool) -> Candidate | None:
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
        return _NONE
    return Candidate(0, "agentless", done.group(1), firmness="hedged" if hedged else "firm", contact=True)


def _you_now(lower: str, clause: Clause) -> Candidate | None:
    found = _YOU_NOW.search(lower)
    if found is None or re.search(
        r"\b(?:have (?:to|any|a|been|the|not|already)|have got|if you (?:get|receive|have))\b", lower
    ):
        return None
    return Candidate(0, _giver(found["rest"]), "get", needs_time=True, confidence=0.75)


def _giver(rest: str) -> str:
    found = re.search(r"\bfrom\s+(me|us|my|our|\w+)\b", rest)
    if found is None:
        return "company"
    return {"me": "I", "us": "we"}.get(found.group(1), "colleague" if found.group(1) in ("my", "our") else "company")


def _owner(np: str) -> str:
    words = re.findall(r"[\w'’-]+", np)
    if re.search(r"\b(?:someone|somebody|a (?:member of staff|representative|colleague of|team member))\b", np):
        return "agentless"
    tail = words[-6:]
    if any(w in _list("externals") for w in tail):
        return "external"
    if any(w in _list("colleagues") for w in tail):
        return "colleague"
    return "company"


def _third(lower: str, clause: Clause) -> Candidate | None:
    wont = _THIRD_WONT.search(lower)
    if wont:
        return Candidate(0, "company", "not " + wont["verb"])
    found = _THIRD.search(lower)
    if found is None:
        return _being(lower, clause)
    np, verb, rest = found["np"].strip(), found["verb"], found["rest"]
    if verb in _NOT_VERBS or re.match(r"\s+now\b", rest) or " now" in found.group()[len(np) : len(np) + 14]:
        return None
    if found["not"] or not np or re.search(r"\b(?:you|i|we|customer|that|which|who)$", np):
        return None if not np or np.endswith(("i", "we", "you")) else _NONE
    firmness = "hedged" if found["aux"] == "should" else "firm"
    owner = _named_owner(np, clause) or _owner(np)
    if verb == "be":
        return _third_be(np, rest, owner, firmness)
    needs = verb in _list("not_done") or (
        owner == "company" and verb not in _list("verbs") | {"arrive", "reach", "follow", "land"}
    )
    return Candidate(
        0,
        owner,
        _action(verb, rest),
        firmness=firmness,
        needs_time=needs,
        contact=_contact(verb, rest),
        confidence=0.88,
    )


def _named_owner(np: str, clause: Clause) -> str:
    """A person's name as the subject is a colleague."""
    if _owner(np) == "agentless":
        return ""
    words = np.split()
    named = [t for t in clause.tokens if t.pos_ == "PROPN" and t.dep_.startswith("nsubj")]
    return (
        "colleague"
        if named and len(words) <= 3 and named[0].lower_ in words and named[0].lower_ not in _list("externals")
        else ""
    )


def _third_be(np: str, rest: str, owner: str, firmness: str) -> Candidate | None:
    done = re.match(
        r"\s+(?:also\s+|then\s+|fully\s+|automatically\s+|soon\s+|shortly\s+)?(\w+(?:ed|en|ent|id|aid|ilt|ept|one|ade|ought|ut))\b",
        rest,
    )
    if done and done.group(1) not in (
        "used",
        "required",
        "needed",
        "allowed",
        "closed",
        "limited",
        "based",
        "subject",
        "different",
        "present",
        "event",
    ):
        passive = owner if owner in ("external", "colleague") and " by " not in rest else "agentless"
        thing = re.search(
            r"\b(?:outage|fault|repair|delivery|new version|system|disruption|line|service|interruption|works?)\b", np
        )
        return Candidate(0, "company" if thing else passive, done.group(1), firmness=firmness, confidence=0.85)
    return Candidate(
        0, owner, "be", firmness=firmness, needs_time=True, strict=True, contact="in touch" in rest, confidence=0.8
    )


def _being(lower: str, clause: Clause) -> Candidate | None:
    found = _BEING.search(lower)
    if found is None:
        return None
    np = found["np"].strip()
    if not np or re.search(r"\b(?:you|there|which|that)$", np) or re.search(r"\b(?:i|we)$", np):
        return _progressive(lower, clause)
    return Candidate(
        0, _named_owner(np, clause) or _owner(np), found["verb"], needs_time=True, strict=True, confidence=0.8
    )


def _progressive(lower: str, clause: Clause) -> Candidate | None:
    found = _PROGRESSIVE.search(lower)
    if found is None or (found["verb"] == "getting" and not clause.times):
        return None
    owner = "we" if found["who"] == "we" else "I"
    return Candidate(
        0,
        owner,
        found["verb"],
        contact=_contact(found["verb"].removesuffix("ing"), found["rest"]),
        confidence=0.75,
        source="now" if found["who"] else "chat",
    )


def _present(lower: str, clause: Clause) -> Candidate | None:
    made = _progressive(lower, clause)
    if made is not None:
        return made
    found = _PRESENT.search(lower)
    if found and found["verb"] in _list("verbs"):
        verb = found["verb"]
        owner = "I" if found["who"] == "i" else "we"
        return Candidate(
            0,
            owner,
            _action(verb, found["rest"]),
            needs_time=True,
            contact=_contact(verb, found["rest"]),
            confidence=0.75,
        )
    return _third_present(lower, clause)


_MODALS = frozenset({"might", "may", "can", "could", "would", "must"})
_RELATIVE = frozenset({"which", "who", "when", "where", "whether", "while", "because", "as", "whenever", "that"})


def _third_present(lower: str, clause: Clause) -> Candidate | None:
    words = clause.words
    timed = {i for t in clause.times for i in range(t.start, t.end)}
    if words[0] in _RELATIVE or any(t.lower_ in _MODALS and t.idx not in timed for t in clause.tokens):
        return None
    for j, word in enumerate(words):
        if (
            j
            and word in _list("outcome")
            and words[j - 1] not in ("i", "we", "you", "to", "not", "n't", "that", "please")
        ):
            np = " ".join(words[:j])
            if word == "takes" and "effect" not in words:
                continue
            after_noun = clause.tokens[j - 1].pos_ in ("NOUN", "PROPN") and word.endswith("s") and clause.times
            if (clause.tokens[j].pos_ in ("VERB", "AUX") or after_noun) and "Past" not in clause.tokens[j].morph.get(
                "Tense", []
            ):
                return Candidate(
                    j,
                    _named_owner(np, clause) or _owner(np),
                    word,
                    needs_time=True,
                    strict=word not in ("goes", "gets", "get", "applies", "takes"),
                    confidence=0.7,
                )
    return None


def _short(lower: str, clause: Clause) -> Candidate | None:
    """Chat without a subject: 'Will do', 'back in 5', 'Screenshot coming'."""
    found = _ELLIPTIC.match(lower)
    if found and found["verb"] not in ("be", "have", "you", "that", "this", "it", "the", "not", "there"):
        return Candidate(
            0,
            "I",
            _action(found["verb"], found["rest"]),
            contact=_contact(found["verb"], found["rest"]),
            confidence=0.85,
        )
    if _BACK.match(lower):
        return Candidate(0, "I", "be back", contact=True, confidence=0.85)
    coming = _COMING.match(lower)
    if coming and not re.search(r"\b(?:is|are|was|were|thanks|thank)\b", coming["np"]):
        return Candidate(0, "company" if "screenshot" not in lower else "I", "send", source="chat", confidence=0.7)
    return None


def _continued(lower: str, clause: Clause, subject: str | None) -> Candidate | None:
    """'(I will check) and let you know': a bare verb that the auxiliary before it still governs."""
    if subject not in ("I", "we", "colleague"):
        return None
    found = re.match(rf"{_ADVERBS}(?P<verb>[a-z]+)(?P<rest>.*)", lower)
    if found is None or found["verb"] not in _list("verbs") | {"assist", "help", "keep", "shall", "will"}:
        return None
    verb = found["verb"]
    return Candidate(0, subject, _action(verb, found["rest"]), contact=_contact(verb, found["rest"]), confidence=0.8)
