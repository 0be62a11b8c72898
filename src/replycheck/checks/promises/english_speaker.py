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
from replycheck.checks.promises.values import DOUBTFUL, Candidate

_SPEAKER = re.compile(
    rf"(?<!\w)(?P<who>i|we)\s*(?P<aux>will|shall|'ll|would|'d|can|(?:am|are|'m|'re) (?:just |now |also |then |still )*(?:going to|gonna|about to))\s+{ADVERBS}{VERB}(?P<rest>.*)"
)
_PROMISED = re.compile(r"(?<!\w)(?P<who>i|we)\s+(?:can\s+)?(?P<verb>promise|guarantee|assure you)\b(?P<rest>.*)")
_EXPECTING = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:'m|'re|am|are|will|'ll)\s+)?(?:do\s+)?(?:also\s+)?(?P<verb>expect(?:ing)?(?! (?:you|him|her|them)\b(?! (?:to|will)\b))|aim(?:ing)?|intend|plan(?:ning)?(?= (?:to|on)\b)|anticipate|hope to have|should be able)\b(?P<rest>.*)"
)
_EFFORT = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:will|'ll)\s+)?(?:do\s+(?:my|our)\s+(?:very\s+)?(?:best|utmost)\s+to|try\s+(?:to|and)|endeavou?r\s+to)\s+(?P<verb>[a-z]+)(?P<rest>.*)"
)
_SHOULD_HAVE = re.compile(
    r"(?<!\w)(?P<who>i|we)\s+(?:should|ought to)\s+(?:soon |then |also )*(?:have (?:you|your|it|this|that|the|him|her|them|an|a|some|more|news|everyone)|get (?:you|it)|be able to|be (?:with|back|in touch|there|done|ready|at))\b"
)
_ASKED = re.compile(r"(?<!\w)(?:i|we)\s*(?:have|'ve)\s+asked\s+.{2,40}?\bto\s+(?P<verb>[a-z]+)")
_QTY = r"(?:(?:up to|about|around|only|just|a|an|one|few|some|couple|two|five|ten|\d+|to|or|of|quick|more|little|bit|-|–)\s*)+"
_WHILE = r"(?:moment|moments|minute|minutes|mins|min|mo|second|seconds|secs|sec|tick|bit|time|sometime|while)"
_LET_ME = re.compile(
    rf"(?<!\w)(?:let\s+(?:me|us|'s)|let's|lemme)\s+(?:just\s+|quickly\s+|also\s+|please\s+|certainly\s+|go\s+ahead\s+and\s+)*{ADVERBS}{VERB}(?P<rest>.*)"
)
_ALLOW = re.compile(
    rf"(?<!\w)(?:(?:allow|give|gimme|grant)\s+(?:me\s+|us\s+)?(?:{_QTY}{_WHILE}\s*)?(?:here\s+|please\s+|so\s+i\s+can\s+|to\s+|for\s+me\s+to\s+)+|"
    rf"(?:mind|by)\s+me\s+taking\s+{_QTY}{_WHILE}\s+to\s+|"
    rf"(?:take|takes|need|needs|want)\s+(?:me\s+)?{_QTY}{_WHILE}\s+(?:or\s+(?:so|two)\s+)?(?:for\s+me\s+)?to\s+)(?:just\s+|quickly\s+)*{VERB}(?P<rest>.*)"
)
_MEANWHILE = re.compile(
    rf"\b(?:{_WHILE}|with me|hold on|hang on|hold|wait|stay|patient|patience)\b.{{0,30}}?\bwhile i\s+(?:just\s+|quickly\s+|also\s+|will\s+|'ll\s+)*{VERB}(?P<rest>.*)"
)


_SPARED = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:won't|will not|'ll not|shall not|shan't|'m not going to|'re not going to|am not|are not|'m not|'re not|do not|don't)\s+(?:be\s+)?"
    r"(?P<verb>charg(?:e|ing)|bill(?:ing)?|invoic(?:e|ing)|debit(?:ing)?|deduct(?:ing)?|touch(?:ing)?|chas(?:e|ing)|clos(?:e|ing)|leav(?:e|ing)|los(?:e|ing)|taking|take|send(?:ing)? (?:you )?any)\b(?P<rest>.*)"
)


_NOTHING = re.compile(
    r"(?<!\w)(?:nothing|no (?:\w+ ){0,3}\w+|none)\s+(?:more\s+|else\s+|further\s+)?(?:will|shall|'ll|is going to|is|are|gets)\s+(?:ever\s+)?"
    r"(?P<verb>be (?:charged|taken|billed|invoiced|debited|deducted|collected|drawn|sent|closed|deleted|lost)|charged|taken|billed|debited|leave|follow|go|come off|get lost)\b"
)


def spared(lower: str, clause: Clause) -> Candidate | None:
    """'Nothing more will be charged': what the customer is spared, with nobody named."""
    found = _NOTHING.search(lower)
    if found is None:
        return None
    owner = "company" if found["verb"] in ("leave", "follow", "go", "come off", "get lost") else "agentless"
    return Candidate(0, owner, "not " + found["verb"], confidence=0.85, at=found.end())


def _spared(lower: str) -> Candidate | None:
    """'We won't charge you the second hour': what the customer is spared."""
    found = _SPARED.search(lower)
    if found is None:
        return None
    rest = found["rest"]
    rule = re.search(r"\b(?:don't|do not)\b", found.group()) and not re.search(r"\b(?:this|next|until|till)\b", rest)
    takes = found["verb"].startswith("tak") and not re.search(
        r"\b(?:payment|money|anything|it|any|the fee|a penny)\b", rest
    )
    if rule or takes:
        return None
    return Candidate(0, "I" if found["who"] == "i" else "we", "not " + found["verb"], at=found.end("verb"))


def speaker(lower: str, clause: Clause) -> Candidate | None:
    found = _SPEAKER.search(lower)
    if found is None:
        return _spared(lower) or _promised(lower)
    owner = "I" if found["who"] == "i" else "we"
    verb, rest = found["verb"], found["rest"]
    if found["aux"] in ("would", "'d", "can"):
        return _perhaps(owner, found["aux"], verb, rest)
    if verb in NOT_VERBS or re.match(r"\s+(?:not|never)\b", rest):
        return _spared(lower) or NONE
    if verb == "try" and re.match(r"\s+(?:again|once more)\b", rest):
        return Candidate(0, owner, "try again")
    if verb in ("try", "do", "endeavour", "endeavor", "aim") and not re.match(r"\s+(?:that|this|it|so)\b", rest):
        return effort(lower, clause) or NONE
    if verb == "be":
        return _will_be(owner, rest)
    if verb == "help" or verb == "assist":
        named = re.search(r"\b(?:with|in|regarding|by|to|delet|set|get|log|you)", rest)
        return Candidate(0, owner, verb, needs_time=not named)
    if verb == "have" and re.match(r"\s+(?:a|another)?\s*(?:quick\s+)?(?:look|word|chat|think)\b", rest):
        return Candidate(0, owner, "have a look", investigates=True)
    if verb in ("have", "need") and re.match(r"\s+to\b", rest):
        return _must(owner, rest)
    if verb == "have" and re.match(r"\s+(?:no|none)\b", rest):
        return NONE
    if verb == "take" and re.match(r"\s+(?:this|that|it|your \w+)\s+(?:on board|into account|seriously)", rest):
        return NONE
    if verb == "work" and re.match(r"\s+(?:on|with|around|out|through|hard)\b", rest):
        return Candidate(0, owner, action_of(verb, rest))
    if verb in word_list("not_done") - {"have", "take", "help", "see", "expect"}:
        return NONE
    if verb in ("wait", "explain"):
        return Candidate(0, owner, verb, needs_time=True, strict=True)
    if verb == "see" and re.match(r"\s+you\b", rest) and all(t.type == "vague" for t in clause.times):
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


def _perhaps(owner: str, aux: str, verb: str, rest: str) -> Candidate | None:
    """'We'd pay the move', 'we can have it ready by Friday': a promise at most where the encoder sees one."""
    if (
        verb not in word_list("verbs") | {"have", "be", "work"}
        or re.match(r".*\b(?:gladly|happily)\b", aux + rest)
        or re.match(r"\s+(?:not|never|only)\b", rest)
    ):
        return None
    firmness = "hedged" if aux == "can" else "firm"
    return Candidate(
        0, owner, action_of(verb, rest), firmness=firmness, needs_time=True, strict=True, confidence=DOUBTFUL
    )


def _must(owner: str, rest: str) -> Candidate | None:
    """'I will have to escalate this' is an act to come; 'we will have to charge you' announces costs."""
    found = re.match(rf"\s+to\s+{ADVERBS}{VERB}(?P<rest>.*)", rest)
    if found is None or found["verb"] not in word_list("verbs") - {"cancel", "keep", "hold", "block", "find"}:
        return NONE
    return Candidate(0, owner, action_of(found["verb"], found["rest"]))


def _will_be(owner: str, rest: str) -> Candidate | None:
    sure = re.match(
        rf"\s+(?:sure|certain)\s+(?:(?:to|and)\s+|(?:that\s+)?(?:he|she|they|it|your \w+|the \w+)\s+)?{VERB}(?P<rest>.*)",
        rest,
    )
    if sure:
        return Candidate(
            0, owner, action_of(sure["verb"], sure["rest"]), contact=is_contact(sure["verb"], sure["rest"])
        )
    able = re.match(rf"\s+able to\s+{ADVERBS}{VERB}(?P<rest>.*)", rest)
    if able and able["verb"] in word_list("verbs"):
        return Candidate(0, owner, action_of(able["verb"], able["rest"]), needs_time=True, confidence=DOUBTFUL)
    if re.match(
        r"\s+(?:happy|glad|pleased|delighted|able|unable|standing|waiting|sorry|more than|closed|open|out|away|grateful|available)\b",
        rest,
    ):
        return NONE
    if re.match(r"\s+(?:in touch|in contact|right back|back|with you|there|round|over|at the)\b", rest):
        return Candidate(0, owner, action_of("be", rest), contact=True)
    doing = re.match(r"\s+(?:also\s+)?(\w+ing)\b", rest)
    if doing:
        return Candidate(0, owner, f"be {doing.group(1)}")
    if re.match(r"\s+(?:quick|brief|honest|frank|your\b(?!.*contact))", rest):
        return NONE
    return Candidate(0, owner, "be", needs_time=True, strict=True)


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
        owner = "I" if found["who"] == "i" else "we"
        habit = not re.search(r"\b(?:will|'ll)\b|'ll ", found.group()[: found.start("verb") - found.start()])
        return Candidate(0, owner, found["verb"], firmness="hedged", needs_time=habit)
    soon = _SHOULD_HAVE.search(lower)
    if soon is not None:
        return Candidate(0, "I" if soon["who"] == "i" else "we", "have", firmness="hedged", needs_time=True)
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


_TALK = frozenset(
    "know explain break walk guide describe summarise summarize be tell apologise apologize start say assure point clarify show moment put "
    "reassure remind inform repeat rephrase recap outline mention begin introduce stress note spell lay rate thank congratulate".split()
)


def let_me(lower: str, clause: Clause) -> Candidate | None:
    """'Let me check', 'allow me two minutes to check', 'bear with me while I check'."""
    for pattern in (_LET_ME, _MEANWHILE, _ALLOW):
        found = pattern.search(lower)
        if (
            found is not None
            and not _only_talk(pattern, found["verb"], found["rest"])
            and _is_verb(clause, found["verb"])
        ):
            owner = "we" if re.search(r"\blet(?:'s| us)\b", found.group()) else "I"
            if owner == "I" or _together(found["verb"], found["rest"]):
                searches = pattern is not _LET_ME or found["verb"] in word_list("investigate")
                return Candidate(0, owner, action_of(found["verb"], found["rest"]), investigates=searches)
    return None


def _only_talk(pattern: re.Pattern[str], verb: str, rest: str) -> bool:
    """True for 'let me explain', 'let me put it simply': conversation and no act."""
    if verb in _TALK or (verb == "try" and re.search(r"\b(?:simply|example|again)\b", rest)):
        return True
    return pattern is _LET_ME and bool(re.match(r"\s+(?:it|this|that) (?:simply|another way|again)", rest))


def _together(verb: str, rest: str) -> bool:
    """True where 'let's' announces the writer's own act: 'let's find out', 'let's get it sorted'."""
    return "sorted" in rest or (verb in _TOGETHER and not re.match(r"\s+what\b", rest))


_TOGETHER = frozenset("find see check look figure sort fix dig track trace".split())


def _is_verb(clause: Clause, word: str) -> bool:
    """True unless the parser sees only nouns in this word: 'allow me the number' names no act."""
    tokens = [t for t in clause.tokens if t.lower_ == word]
    return (
        not tokens
        or word in word_list("verbs") | word_list("investigate")
        or any(t.pos_ in ("VERB", "AUX") for t in tokens)
    )
