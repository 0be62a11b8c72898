"""Commitments in an English clause: will, going to, let me, present forms with a time, outcomes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_now import present
from replycheck.checks.promises.english_others import third_party
from replycheck.checks.promises.english_outcomes import customer_receives
from replycheck.checks.promises.english_present import present_open
from replycheck.checks.promises.english_speaker import asked, effort, let_me, spared, speaker, sworn
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NOT_VERBS,
    action_of,
    is_contact,
    is_general,
    subject_owner,
    taken_for_noun,
    told_by_others,
    word_list,
)
from replycheck.checks.promises.values import DOUBTFUL, Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


def finite_forms() -> frozenset[str]:
    """Forms that mark a clause of their own even where the parser does not see a verb."""
    return frozenset({"will", "'ll", "shall", "let", "lemme", "should", "coming", "won't"})


def misread(doc: Doc) -> frozenset[int]:
    """Places of verbs that the parse takes for nouns."""
    return frozenset(t.i for t in doc if t.pos_ == "NOUN" and taken_for_noun(t))


_BEGINS = re.compile(r"\b(?:i|we|you|he|she|they|it)\s*(?:will\b|'ll\b|'m\b|'re\b|am\b|are\b|shall\b)")


def _begins(lower: str) -> int:
    """Where the commitment itself begins in a clause that may open with a condition."""
    found = list(_BEGINS.finditer(lower))
    return found[-1].start() if found and re.match(r"(?:if|once|when|unless|should)\b", lower) else 0


def candidates(clause: Clause, *, subject: str | None = None) -> list[Candidate]:
    """Commitments in a clause; `subject` is the owner of the clause before it, for 'and let you know'."""
    lower = clause.lower.replace("’", "'")
    if told_by_others(lower):
        return []
    heir = _inherited(clause)
    if heir and re.match(r"(?:will|'ll|shall)\b" if heir not in ("i", "we") else r"(?:will|'ll|shall|am|are|'m|'re|have|'ve)\b", lower):
        lower = f"{heir} {lower}"
    for finder in (spared, sworn, asked, _elliptic, speaker, effort, let_me, customer_receives, _takes, third_party, present, _short):
        made = finder(lower, clause)
        if made is not None:
            return [_placed(_for_customer(made, lower), lower, clause)] if made.owner else []
    made = _continued(lower, clause, subject) or present_open(lower, clause, heir)
    return [made] if made else []


def _inherited(clause: Clause) -> str | None:
    """The subject that a clause without one shares with the clause before it: 'it leaves here and arrives Friday'."""
    opener = next((t for t in clause.tokens[:3] if t.pos_ in ("VERB", "AUX")), None)
    if opener is None or not clause.first or any(t.dep_.startswith("nsubj") for t in clause.tokens[: opener.i - clause.first]):
        return None
    main = opener.head if opener.dep_.startswith(("aux", "cop")) else opener
    while main.dep_ in ("conj", "parataxis") and not any(c.dep_.startswith("nsubj") for c in main.children):
        main = main.head
    subject = next((c for c in main.children if c.dep_.startswith("nsubj") and c.i < clause.first), None)
    if subject is None or subject.lower_ in ("you", "who", "which", "that", "what"):
        return None
    return " ".join(t.lower_ for t in clause.doc[subject.left_edge.i : subject.i + 1])


SPARES = re.compile(
    r"\b(?:waiv\w*|wip\w+|drop(?:s|ped|ping)?|comes? off|tak\w+ .{0,20}off|take off|remov\w*|pay(?:s|ing)?|covers?|covering|refund\w*|credit\w*|"
    r"revers\w*|knock\w*|scrap\w*|lift\w*|delet\w*)\b"
)
"""Words that take a cost off: 'we are waiving the late fee' announces none."""


def asks_leave(tag: str) -> bool:
    """True for the question behind a commitment: 'is that ok', 'would that suit'; 'shall I' asks for the act."""
    return re.match(r"(?:is|would|does|will|if|are) (?:that|this|it|you)\b", tag) is not None


_AFTER = re.compile(
    r",\s+(?:and |but )?(?:not|without|no)\s|\s(?:if|unless|whether|because|until|till|in case|so that|even though|although|though|before)\s"
)


def main_part(lower: str) -> str:
    """The clause up to what only belongs to it: a denial behind 'if', 'until' or ', not' denies another thing."""
    found = _AFTER.search(lower, 3)
    return lower[: found.start()] if found else lower


_LEAD_IN = re.compile(
    r"(?:(?:(?:oh )?no (?:worries|problem|rush|stress)|sorry|apologies|thanks|thank you|cheers|rest assured|don't worry|not to worry|ok|okay|sure|alright|all right|right|for your reference|for your information|oh no|hi|hello|hey|dear|"
    r"one (?:moment|sec|second|minute)|(?:just )?a (?:moment|sec|second|minute)|yes|yep|yeah|no|great|perfect|good news|i see|of course|absolutely|certainly|understood|noted|got it|__\w+__|name-\w)\b(?:[^,.;:!?\d]{0,40}?[,!:–-]|)\s*(?:that\s+|a \w+ instead of [\w ]+,\s*)?)+"
    r"(?=(?:and |so |then |please )?(?:i|we|you|my|our|the|your|let|lemme|it|he|she|they|this|that)(?:\b|'))"
)
_TAIL = re.compile(
    r"\s*[,;–-]\s*(?:thanks|thank you|cheers|no hard feelings|no need to|no worries|sorry|i promise|promise|easy peasy)\b[^,]*$|\s+because\b.*$"
)


def trimmed(clause: Clause) -> tuple[int, int]:
    """Start and end of the promise itself in its sentence: without 'no worries,' before and 'thanks' behind it."""
    lead = _LEAD_IN.match(clause.lower)
    tail = _TAIL.search(clause.lower)
    start = clause.start + (lead.end() if lead else 0)
    return start, clause.start + tail.start() if tail else clause.end


_VIEW = re.compile(
    r"(?P<who>i|we|my|our)(?:'d| would)? (?:do )?(?:believe|estimate|expect|reckon|figure|think|guess|best guess|estimate)\b"
)


def _placed(made: Candidate, lower: str, clause: Clause) -> Candidate:
    """The candidate with where it begins; doubtful when its subject is a kind of thing."""
    if made.owner not in ("I", "we") and is_general(clause):
        made = replace(made, confidence=DOUBTFUL)
    view = _VIEW.match(lower)
    if view and made.owner == "company":
        made = replace(made, owner="we" if view["who"] in ("we", "our") else "I")
    return made if made.at else replace(made, at=_begins(lower))


_RECEIVES = re.compile(r"\b(?:gets?|receives?|moves? up|will get|will receive|'ll get|will have|keeps) (?:a|an|the|her|his|their|its|two|three|one|all|both|another|[£$€]|\d)")


def _for_customer(made: Candidate, lower: str) -> Candidate:
    """'Leo gets a make-up lesson': a name that only receives is the customer's own, not a colleague's."""
    gets = made.owner == "colleague" and made.action in ("get", "gets", "receive", "receives", "move", "have", "keep", "keeps")
    return replace(made, owner="company") if gets and _RECEIVES.search(lower) and " you" not in lower else made


_DOING = re.compile(
    r"(?:now |just |and |still )*(?P<verb>(?!(?:no|some|any|every)thing|during|evening|morning|according|regarding|concerning|including|meeting|building)[a-z]{2,}ing)\s+(?:it|this|that|you|your|the|a|an|in|on|off|out|up|over|for|back|both|all|[£$€]|\d)"
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


def _finite_before(clause: Clause, length: int) -> bool:
    """True when a finite verb stands in the first `length` characters of the clause."""
    limit = clause.start + length + len(clause.lower) - len(clause.lower.lstrip())
    tokens = (t for t in clause.tokens if t.idx < limit)
    return any("Fin" in t.morph.get("VerbForm", []) for t in tokens if t.pos_ in ("VERB", "AUX"))


def _has_finite(clause: Clause) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in clause.tokens if t.pos_ in ("VERB", "AUX"))


_OKAY = re.compile(
    r"(?:(?:alright|all right|ok|okay|sure|right|great|perfect|yes|yep|done|got it|no worries|no problem|no prob|np|cool|righto|gotcha|lovely|hi|hey|can do(?: (?:that|it|this))?(?: for (?:you|u))?|hold on|hang on|(?:give|gimme)(?: me)? (?:a|one|two) (?:secs?|moments?|minutes?|mins?|ticks?|mo)|gimme a (?:sec|mo|min)|one (?:sec|moment|minute|tick)|just a (?:sec|moment|minute|tick)|bear with me|got (?:you|ya)|k)(?: \w+)?[,!.…–-]+\s*)+(?=\w)"
)


def _elliptic(lower: str, clause: Clause) -> Candidate | None:
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


def _takes(lower: str, clause: Clause) -> Candidate | None:
    """'It won't take more than two minutes': how long the customer waits."""
    found = _TAKES.match(lower)
    if found is None:
        return None
    firmness = "hedged" if "should" in found.group() else "firm"
    return Candidate(0, "company", "take", firmness=firmness, confidence=0.9, at=found.end())


def _short(lower: str, clause: Clause) -> Candidate | None:
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


def _continued(lower: str, clause: Clause, subject: str | None) -> Candidate | None:
    """'(I will check) and let you know': a bare verb that the auxiliary before it still governs."""
    joiner = clause.doc[clause.first - 1].lower_ if clause.first else ""
    if subject not in ("I", "we", "colleague") or (
        joiner not in ("and", "&", "or", "but", "then") and not lower.startswith("then")
    ):
        return None
    found = re.match(rf"{ADVERBS}(?P<verb>[a-z]+)(?P<rest>.*)", lower)
    if found is None or found["verb"] not in word_list("verbs") | {"assist", "help", "keep", "shall", "will"}:
        return None
    verb = found["verb"]
    return Candidate(
        0, subject, action_of(verb, found["rest"]), contact=is_contact(verb, found["rest"]), confidence=0.8
    )
