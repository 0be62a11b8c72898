"""English commitments with I or we as their subject."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_spared import own_spared
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
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:'m|'re|am|are|will|'ll|would|'d)\s+)?(?:do\s+)?(?:also\s+)?(?P<verb>hop(?:e|ing)(?= to (?:have|get|finish|see it|be (?:able|back|ready|done)|send|bring|deliver|ship|fix|start)\b(?! you\b))|expect(?:ing)?(?! (?:you|him|her|them)\b(?! (?:to|will)\b))|aim(?:ing)?|intend|plan(?:ning)?(?= (?:to|on)\b)|anticipate|should be able)\b(?P<rest>.*)"
)
_EFFORT = re.compile(
    r"(?<!\w)(?P<who>i|we)\s*(?:(?:will|'ll)\s+)?(?:certainly\s+|definitely\s+|of course\s+|also\s+|surely\s+|really\s+)*(?:do\s+(?:my|our)\s+(?:very\s+|level\s+|absolute\s+)?(?:best|utmost)\s+to|try\s+(?:(?:my|our) (?:very |level |absolute )?(?:best|hardest|utmost) )?(?:to|and)|do\s+(?:everything|all|whatever|anything)\s+(?:that\s+)?(?:i|we)\s+(?:possibly\s+)?can\s+(?:possibly\s+)?to|do\s+everything\s+in\s+(?:my|our)\s+power\s+to|(?:make|spare)\s+(?:every|no)\s+effort\s+to|pull\s+out\s+all\s+the\s+stops\s+to|go\s+all\s+out\s+to|work\s+(?:very\s+)?(?:hard|flat out|around the clock|night and day)\s+to|endeavou?r\s+to)\s+(?P<verb>[a-z]+)(?P<rest>.*)"
)
_SHOULD_HAVE = re.compile(
    r"(?<!\w)(?P<who>i|we)\s+(?:should|ought to)\s+(?:soon |then |also )*(?:have (?:you|your|it|this|that|the|him|her|them|an|a|some|more|news|everyone)|get (?:you|it)|be able to|be (?:with|back|in touch|there|done|ready|at))\b"
)
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
    rf"\b(?:{_WHILE}|with me|hold on|hang on|hold|wait|stay|patient|patience)\b.{{0,30}}?\bwhile i\s+(?!write\b|type\b|speak\b(?! (?:with|to)\b)|talk\b(?! (?:with|to)\b)|live\b|have\b|was\b|am\b|understand\b)(?:just\s+|quickly\s+|also\s+|will\s+|'ll\s+)*{VERB}(?P<rest>.*)"
)


_SWORN = re.compile(
    r"\b(?:(?:you have|you've got|i give you|we give you|you can have) (?:my|our) (?:word|promise|guarantee)|(?P<who>i|we) (?:\w+ )?(?:guarantee|promise|swear|pledge|vow)(?: you)?|(?:it's|that's|that is|it is|this is) a promise(?! (?:we|i|you|that)\b)|(?:my|our) promise(?: to you)?(?: is|:))"
    r"\s*(?:,|:|that|-|–)?\s+(?P<what>(?!to\b|is\b|you\b$|an?\b.{0,12}$)\S+\s.{3,})"
)


def sworn(lower: str, clause: Clause) -> Candidate | None:
    """'You have my word that ...', 'I guarantee this won't happen again': whatever follows is promised."""
    found = _SWORN.search(lower)
    if found is None or lower[: found.start()].rstrip().endswith(("if", "cannot", "can't", "not", "n't")):
        return None
    owner = "we" if found["who"] == "we" or re.search(r"\b(?:our|we)\b", found.group()[: found.start("what") - found.start()]) else "I"
    return Candidate(0, owner, "keep", at=len(lower), confidence=0.95)


def speaker(lower: str, clause: Clause) -> Candidate | None:
    """What 'I will' and 'we are going to' commit to; NONE for what is no promise, None where nothing is found."""
    found = _SPEAKER.search(lower)
    if found is None:
        return own_spared(lower) or _promised(lower)
    owner = "I" if found["who"] == "i" else "we"
    verb, rest = found["verb"], found["rest"]
    if found["aux"] in ("would", "'d", "can"):
        return _perhaps(owner, found["aux"], verb, rest)
    if (verb in NOT_VERBS and verb != "apply") or re.match(r"\s+(?:not|never)\b", rest):
        return own_spared(lower) or NONE
    if verb == "try" and re.match(r"\s+(?:again|once more)\b", rest):
        return Candidate(0, owner, "try again")
    if verb == "do" and _DOES.match(rest):
        return Candidate(0, owner, "do", confidence=0.85)
    if verb == "have" and _HAS_DONE.match(rest):
        return Candidate(0, owner, "have done", confidence=0.85)
    if verb in ("try", "do", "endeavour", "endeavor", "aim") and not re.match(r"\s+(?:that|this|it|so)\b", rest):
        return effort(lower, clause) or NONE
    if verb == "be":
        return _will_be(owner, rest)
    if verb == "help" or verb == "assist":
        named = re.search(r"\b(?:with|in|regarding|by|to|delet|set|get|log|you)", rest)
        return Candidate(0, owner, verb, needs_time=not named)
    if verb == "have" and re.match(r"\s+(?:a|another)?\s*(?:quick\s+)?(?:look|word|chat|think)\b", rest):
        return Candidate(0, owner, "have a look", investigates=True)
    if _NO_ACT.match(verb + rest):
        return _second(owner, rest)
    if _UNKNOWN.search(lower[: found.start()]):
        return NONE
    if verb == "charge" and re.match(r"\s+(?:the|your|its|both|all)\s+(?:\w+\s+)?(?:batter|phone|bike|device|car|scooter|unit|toy)", rest):
        return Candidate(0, owner, "charge")
    if verb in ("have", "need") and re.match(r"\s+to\b", rest):
        return _must(owner, rest)
    if verb == "have" and re.match(r"\s+(?:no|none)\b", rest):
        return NONE
    if verb == "take" and re.match(r"\s+(?:this|that|it|your \w+)\s+(?:on board|into account|seriously)", rest):
        return NONE
    if verb == "work" and re.match(r"\s+(?:on|with|around|out|through|hard)\b", rest):
        return Candidate(0, owner, action_of(verb, rest))
    if verb == "apply" and not re.match(r"\s+(?:for|the|your|a|it|this|that)\b", rest):
        return NONE
    if verb in word_list("not_done") - {"have", "take", "help", "see", "expect", "apply", "improve"}:
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
        at=len(lower) if found["aux"] not in ("would", "'d", "can") else 0,
    )  # fmt: skip


_DOES = re.compile(r"\s+(?:an?|the|your|another|both|all)\s+(?!(?:very |level )?best\b|utmost\b|same\b|honou?rs\b|we can\b|i can\b|that\b)\w")
_HAS_DONE = re.compile(r"\s+(?:it|them|this|that|him|her|(?:the|your|both|all|another) (?:\w+ ){1,3}?)\s*(?:\w+ed|made|sent|done|put|cut|redone|rewritten|brought|taken|built|fixed|paid)\b(?! by (?:you|your))")
_NO_ACT = re.compile(
    r"(?:keep (?:an|our|my) (?:\w+ )?eye|keep (?:it|this|that) (?:simple|short|brief|in mind)|keep (?:you|it|that|this|\w+ \w+) in mind|bear (?:it|this|that|you) in mind|"
    r"(?:say|miss|be the judge)\b|know\b(?!.*\b(?:by|on|more|tomorrow|today)\b)|manage\b(?! (?:your|the|this|it|that|to|both|all)\b)|leave (?:it|that|this|\w+) (?:there|aside|at that)\b|leave you to (?!it\b)\w+|leave (?:it|that|this) (?:up )?to you|set (?:it|this|that) out\b(?!.*\b(?:writing|e-?mail|letter|by|today|tomorrow)\b)|go to [£$€]\d|"
    r"take (?:it|this|that|your \w+|all of that) (?:on board|with us|along|into consideration)|take (?:my|our) (?:chances?|leave)|be thinking of|pray\b|cross (?:my|our) fingers|"
    r"take no (?:further|more) action|talk(?= *$|,)|stay (?:here|put)\b|go (?:slower|slowly|easy)\b|take your word\b|light a candle|do no (?:such|more)|do nothing|be honest|be brief|be frank|repeat (?:myself|it)|admit|spare you)"
)


_UNKNOWN = re.compile(
    r"\b(?:fear|afraid|worry|suspect|suggest|propose)(?: that)?\s+$|(?:n't|\bnot|\bnever) (?:think|believe|expect|see|know|say|reckon)\b(?: that| when| how| if)?\s+$|(?:n't|\bnot|\bnever) (?:guarantee|promise|swear|be (?:sure|certain)|say for (?:sure|certain))(?: you)?(?: that)?\s+$|\b(?:if|whether|how(?: \w+){0,3})\s+$"
)


def _second(owner: str, rest: str) -> Candidate:
    """'We'll keep an eye on it and call you': the second act counts, the first does not."""
    for found in re.finditer(r"\band (?:then |also )?(?P<verb>[a-z]+)(?P<rest>.*)", rest):
        if found["verb"] in word_list("verbs") - {"keep"}:
            return Candidate(0, owner, action_of(found["verb"], found["rest"]), contact=is_contact(found["verb"], found["rest"]))
    return NONE


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
    """'We will try to fix it', 'we should have it by Friday': a hedged commitment, or None."""
    found = _EFFORT.search(lower)
    if found is not None:
        vague = found["verb"] in ("help", "assist", "support", "be", "do", "make")
        if vague and not clause.timed:
            return NONE
        owner = "I" if found["who"] == "i" else "we"
        habit = not re.search(r"\b(?:will|'ll)\b|'ll ", found.group()[: found.start("verb") - found.start()])
        return Candidate(0, owner, found["verb"], firmness="hedged", needs_time=habit, at=found.start("verb"))
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


_TALK = frozenset(
    "know explain break walk guide describe summarise summarize be tell apologise apologize start say assure point clarify show moment put "
    "guess reassure remind inform repeat rephrase recap outline mention begin introduce stress note spell lay rate thank congratulate".split()
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
            offered = owner == "we" and re.match(r"get (?:you|your)\b(?! (?:know|out))", found["verb"] + found["rest"])
            if offered and "sorted" not in found["rest"]:
                return Candidate(0, owner, "get", confidence=DOUBTFUL)
            if owner == "I" or _together(found["verb"], found["rest"]):
                searches = pattern is not _LET_ME or found["verb"] in word_list("investigate")
                return Candidate(0, owner, action_of(found["verb"], found["rest"]), investigates=searches, source="let")
    return None


_LOOKS = re.compile(r"\s+(?:a|another) (?:[\w-]+ ){0,2}?(?:look|word|check|dig|peek|go|rummage|chat|read|think|nosy|gander|search|browse|try)\b|\s+(?:it|them|this|that|him|her|your|the) ")


def _only_talk(pattern: re.Pattern[str], verb: str, rest: str) -> bool:
    """True for 'let me explain', 'let me put it simply': conversation and no act."""
    if verb in _TALK or (verb == "try" and re.search(r"\b(?:simply|example|again)\b", rest)):
        return True
    if pattern is _LET_ME and verb == "have" and not _LOOKS.match(rest):
        return True  # 'let me have an answer' asks
    return pattern is _LET_ME and bool(re.match(r"\s+(?:it|this|that) (?:simply|another way|again)", rest))


def _together(verb: str, rest: str) -> bool:
    """True where 'let's' announces the writer's own act: 'let's find out', 'let's get it sorted'."""
    looks = verb == "have" and re.match(r"\s+(?:a|another) (?:\w+ )?(?:look|peek|nosy|gander|dig|rummage) (?:at|into|in|through) (?:your|that|this|the|what's)\b", rest)
    return "sorted" in rest or bool(looks) or (verb in _TOGETHER and not re.match(r"\s+what\b", rest))


_TOGETHER = frozenset("find see check look figure sort fix dig track trace".split())


def _is_verb(clause: Clause, word: str) -> bool:
    """True unless the parser sees only nouns in this word: 'allow me the number' names no act."""
    tokens = [t for t in clause.tokens if t.lower_ == word]
    return (
        not tokens
        or word in word_list("verbs") | word_list("investigate")
        or any(t.pos_ in ("VERB", "AUX") for t in tokens)
    )
