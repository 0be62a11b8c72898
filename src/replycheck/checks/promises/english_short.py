"""English commitments without a subject, as chat has them: 'will do', 'back in 5', 'resetting it for you', 'it won't take long'."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NOT_VERBS,
    action_of,
    is_contact,
    subject_owner,
    word_list,
)
from replycheck.checks.promises.values import DOUBTFUL, Candidate

_ELLIPTIC = re.compile(
    rf"^(?:(?:ok(?:ay)?|okie doke(?:y)?|righto|right|cool|gotcha|np|no probs?|sure thing|sure|yes|yep|yup|yeah|great|perfect|no problem|lovely|noted|then|and|so|done)[\s,!.…–-]+)*(?:just\s+)?(?:will|'ll|gonna|going to)\s+{ADVERBS}(?P<verb>[a-z]+)(?P<rest>.*)"
)

_BACK = re.compile(
    r"^(?:be\s+)?(?:right\s+)?back\s+(?:to you\s+)?(?:in|within|by|at|on|with|soon|asap|shortly|tomorrow)\b"
)

_COMING = re.compile(
    r"^(?P<np>.{3,60}?)\s+(?:coming|incoming|to follow|follows|on the way|on its way)(?:\s+(?:your|ur|up|to|by|via|in|any|shortly|soon|now|under)\b.*|$)"
)

_NOTED = re.compile(
    r"^(?:new |current |our |your |updated |latest )*(?P<hedge>estimated |expected |planned |estimate |eta)?(?:delivery|arrival|date|dispatch|despatch|ship(?:ping|ment)?|release|collection|pick-?up|install(?:ation)?|repair|time|appointment|completion|for the \w+)?(?: date| time| day)?(?:\s*:|\s+is)\s+(?=.*(?:xxx|\d))(?=.*(?:xxx|\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]m|\d{1,2} \w+|[a-z]+ \d{1,2}\b))"
)

_MONEY_BACK = re.compile(
    r"[£$€]\s?\d[\d.,]*\s+(?:back|refund(?:ed)?|credit(?:ed)?)\s+(?:to|on|onto|into|in)\s+(?:your|the) (?:card|account|visa|mastercard|paypal|wallet|bank)"
)

_TAKES = re.compile(
    r"^(?:it|this|that)\s*(?:should|will|'ll|won't|will not|should not|shouldn't)\s+(?:not\s+|only\s+|just\s+)*take (?:me |us |you )?(?:more than |longer than |about |around |up to |just |only )*(?:a |an )*(?:few |couple of )?[\d –-]*(?:\w+ )?(?:minutes?|mins?|seconds?|hours?|moments?)\b"
)

_SHOULD = re.compile(rf"^(?:it\s+)?(?:should|ought to)\s+{ADVERBS}(?P<verb>[a-z]+)\s+(?!you\b|i\b)")

_DOING = re.compile(
    r"(?:now |just |and |still )*(?P<verb>(?!(?:no|some|any|every)thing|during|evening|morning|according|regarding|concerning|including|meeting|building)[a-z]{2,}ing)\s+(?:it|this|that|you|your|the|a|an|in|on|off|out|up|over|for|back|both|all|someone|somebody|another|[£$€]|\d)"
)

_WATCH = re.compile(
    r"(?:so |and |please |do |you can |you might |also |then )*(?P<verb>expect|look out for|watch (?:out )?for|watch your \w+ for|keep an eye (?:out )?(?:for|on)|look for)\s+(?P<np>(?:(?:the|a|an|your|our|my|it|one|some|two|three|[£$€])\s*)[\w .,£$€-]*)"
)

_FOR_YOU = re.compile(
    r"^(?!(?:please|thanks|thank|sorry|if|when|not|no|see|good)\b).*\b(?:(?:for|of) (?:you|your|yours)\b|(?:done|ready|sorted|fixed|sent|delivered|posted|shipped|back|off|out|round) (?:by|before|on|at|within|in|tomorrow|tonight|today)\b)"
)

_AT_YOURS = re.compile(
    r"^(?!(?:please|thanks|thank|sorry|if|when|not|no)\b).*\b(?:at|on|in|to|with) (?:your|you|yours)\b"
)


def _has_verb(clause: Clause) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in clause.tokens)


_DOING_HERE = re.compile(
    r"(?:now |just |and |still )*(?P<verb>(?!(?:no|some|any|every)thing|during|evening|morning|according|regarding|concerning|including|meeting|building)[a-z]{2,}ing)\s+(?!to\b|for\b|from\b)[\w#].*\b(?:for you|from here|from (?:my|our) (?:side|end)|on (?:my|our) (?:side|end)|remotely|right away|in (?:just )?a (?:sec|mo|tick|min|minute|moment))\b"
)


def _gerund(clause: Clause, verb: str) -> bool:
    """True for the -ing form that is a subject: 'closing the app twice gets around it', 'booking online is quickest'."""
    return any(t.lower_ == verb and t.dep_.startswith(("csubj", "nsubj", "advcl", "amod", "compound")) and t.head.i > t.i for t in clause.tokens)


def _finite_before(clause: Clause, length: int) -> bool:
    """True when a finite verb stands in the first `length` characters of the clause."""
    limit = clause.start + length + len(clause.lower) - len(clause.lower.lstrip())
    tokens = (t for t in clause.tokens if t.idx < limit)
    return any("Fin" in t.morph.get("VerbForm", []) for t in tokens if t.pos_ in ("VERB", "AUX"))


def _has_finite(clause: Clause) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in clause.tokens if t.pos_ in ("VERB", "AUX"))


_OKAY = re.compile(
    r"(?:(?:ok|okay|sure|right)\s+(?=[a-z]{2,}ing (?:you|your|it|that|the)\b)|(?:alright|no stress|no bother|no drama|all good|all right|ok|okay|sure|right|great|perfect|yes|yep|done|got it|no worries|no problem|no prob|np|cool|righto|gotcha|lovely|hi|hey|can do(?: (?:that|it|this))?(?: for (?:you|u))?|hold on|hang on|(?:give|gimme)(?: me)? (?:a|one|two) (?:secs?|moments?|minutes?|mins?|ticks?|mo)|gimme a (?:sec|mo|min)|one (?:sec|moment|minute|tick)|just a (?:sec|moment|minute|tick)|bear with me|got (?:you|ya)|k)(?: \w+)?[,!.…–-]+\s*)+(?=\w)"
)


def elliptic(lower: str, clause: Clause) -> Candidate | None:
    """'Will do', 'gonna resend it', 'okie doke, will have a look': the subject left out is the writer."""
    found = _ELLIPTIC.match(lower)
    if found and found["verb"] == "have" and re.match(r"\s+(?:a|another) (?:\w+ )?(?:look|dig|word|check|chat|rummage|peek|go)\b", found["rest"]):
        return Candidate(0, "I", "have a look", investigates=True, at=len(lower))
    if found and found["verb"] not in ("be", "have", "you", "that", "this", "it", "the", "not", "there"):
        return Candidate(
            0,
            "I",
            action_of(found["verb"], found["rest"]),
            contact=is_contact(found["verb"], found["rest"]),
            at=len(clause.lower),
            confidence=0.9 if found["verb"] in word_list("verbs") | {"do"} else 0.85,
        )
    return None


def takes(lower: str, clause: Clause) -> Candidate | None:
    """'It won't take more than two minutes': how long the customer waits."""
    found = _TAKES.match(lower)
    if found is None:
        return None
    firmness = "hedged" if "should" in found.group() else "firm"
    return Candidate(0, "company", "take", firmness=firmness, confidence=0.9, at=found.end())


def short(lower: str, clause: Clause) -> Candidate | None:
    """Chat without a subject: 'Will do', 'back in 5', 'Screenshot coming', 'resetting it for you'."""
    lead = _OKAY.match(lower)
    lower = lower[lead.end() :] if lead else lower
    noted = _NOTED.match(lower)
    if noted:
        firmness = "hedged" if noted["hedge"] else "firm"
        return Candidate(0, "company", "arrive", firmness=firmness, confidence=0.8)
    if _MONEY_BACK.search(lower) and not _has_verb(clause):
        return Candidate(0, "company", "refund", confidence=0.75)
    hopeful = _SHOULD.match(lower)
    if hopeful and hopeful["verb"] not in NOT_VERBS:
        return Candidate(0, "company", hopeful["verb"], firmness="hedged", needs_time=True, confidence=0.8)
    if _BACK.match(lower):
        return Candidate(0, "I", "be back", contact=True, confidence=0.85)
    watch = _WATCH.match(lower)
    if watch and clause.timed:
        expected = watch["verb"] == "expect"
        return Candidate(
            0, subject_owner(watch["np"].split(" at ")[0], clause), "arrive", firmness="hedged" if expected else "firm", needs_time=True, strict=True, confidence=0.7,
        )  # fmt: skip
    parts = re.split(r",\s+", lower)
    doing = _DOING.match(lower) or _DOING_HERE.match(parts[0])
    if not doing and len(parts) > 1 and not _has_finite(clause):
        doing = next((d for d in map(_DOING.match, parts[1:]) if d), None)
    if (
        doing
        and (clause.tokens[0].pos_ != "NOUN" or lead or doing.string is not lower)
        and (doing["verb"] not in word_list("states_ing") or re.match(r"running (?:your|the|it|that)\b", doing.string[doing.start("verb") :]))
        and not _gerund(clause, doing["verb"])
        and not _finite_before(clause, len(parts[0]) if doing.string in (lower, parts[0]) else len(clause.lower))
    ):
        yours = re.search(r"\byour?\b|\bnow\b|\b(?:sec|secs|mins?|minutes?|moment|mo|tick)\b", lower) is not None
        return Candidate(0, "I", doing["verb"], confidence=0.75 if yours else 0.6, source="now")
    if clause.timed and _FOR_YOU.match(lower) and not _has_finite(clause):
        return Candidate(0, "company", "be", needs_time=True, strict=True, confidence=DOUBTFUL)
    if clause.timed and _AT_YOURS.search(lower) and not _has_verb(clause):
        return Candidate(0, "company", "deliver", needs_time=True, strict=True, confidence=0.6)
    coming = _COMING.match(lower)
    if coming and not re.search(r"\b(?:is|are|was|were|thanks|thank)\b", coming["np"]):
        return Candidate(0, "company" if "screenshot" not in lower else "I", "send", source="chat", confidence=0.7)
    return None
