"""Commitments in an English clause: will, going to, let me, present forms with a time, outcomes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_asked import asked
from replycheck.checks.promises.english_dates import appointment
from replycheck.checks.promises.english_now import present
from replycheck.checks.promises.english_others import third_party
from replycheck.checks.promises.english_outcomes import customer_receives
from replycheck.checks.promises.english_present import present_open, proof_of
from replycheck.checks.promises.english_short import elliptic, short, takes
from replycheck.checks.promises.english_spared import spared
from replycheck.checks.promises.english_speaker import effort, let_me, speaker, sworn
from replycheck.checks.promises.english_words import (
    ADVERBS,
    action_of,
    is_contact,
    is_general,
    taken_for_noun,
    told_by_others,
    word_list,
)
from replycheck.checks.promises.values import DOUBTFUL, Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc


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


_SCHEDULE = re.compile(
    r"^(?:(?:so|and|but|as|since|then|which),? )*(?P<np>[\w£$'-]+(?:\s[\w£$'-]+){0,5}?)\s(?:only )?(?:starts?|stops?|ends?|begins?|closes?|shuts?|runs? (?:out|to|from)|fills? up|go(?:es)? (?:up|down|dark))\b(?! (?:of|your|you|the|our|it)\b)"
)
_UNDERTAKEN = re.compile(
    r"\b(?:i|we|he|she|they|you|your|yours|works?|repairs?|engineers?|team|crew|will|'ll|going|delivery|deliveries|lessons?|treatment|training|installation|course|group|refunds?|who|that|if|when|once)\b"
)


def _scheduled(lower: str) -> bool:
    """True for what runs by a calendar of its own: 'the tenancy starts today', 'visiting ends at eight'."""
    found = _SCHEDULE.match(lower)
    return found is not None and not _UNDERTAKEN.search(found["np"]) and not re.search(r"\byour?s?\b", lower)


_ILL = re.compile(
    r"(?<![\w'])(?P<who>i|we)ll (?=(?:be(?! (?:careful|patient|sure|aware|honest|warned)\b)|get|have(?! an? (?:\w+ )?(?:day|week|weekend|evening|time)\b)|let(?! (?:us|me)\b)|just(?! (?:before|after|because)\b)|also|(?P<verb>[a-z]+)) )"
)
# The words before which 'well' and 'ill' are themselves: 'as well be', 'she was ill just then'.
_NO_WILL = re.compile(
    r"(?:'(?:s|m|re)|\b(?:as|the|a|an|your|our|my|am|is|are|was|were|be|been|being|feel|feeling|felt|fall|fell|fallen|taken|seriously|very|quite|pretty|how|all|"
    r"do|does|did|done|doing|go|goes|going|went|gone|get|keep|stay|look|looks|looking|works?|worked|means?|meant|fits?|sits?|knows?|wish|wishing)) $"
)


def _spelt_out(lower: str) -> str:
    """The clause with the apostrophes that chat leaves out: 'ok so ill be sorting it'."""
    return _ILL.sub(_with_mark, lower) if "ll " in lower else lower


def _with_mark(found: re.Match[str]) -> str:
    known = not found["verb"] or found["verb"] in word_list("verbs")
    return f"{found['who']}'ll " if known and not _NO_WILL.search(found.string, 0, found.start()) else found[0]


def candidates(clause: Clause, *, subject: str | None = None) -> list[Candidate]:
    """Commitments in a clause; `subject` is the owner of the clause before it, for 'and let you know'."""
    lower = _spelt_out(clause.lower.replace("’", "'"))
    if told_by_others(lower) or lower.startswith("because ") or _scheduled(lower):
        return []
    heir = _inherited(clause)
    if heir and re.match(r"(?:will|'ll|shall|(?:expects?|plans?|aims?|hopes?|intends?)(?= to\b)|(?:is|are)(?= (?:also |now )?[a-z]{2,}ing\b))\b" if heir not in ("i", "we") else r"(?:will|'ll|shall|am|are|'m|'re|have|'ve)\b", lower):
        lower = f"{heir} {lower}"
    for finder in (spared, sworn, asked, elliptic, speaker, effort, let_me, customer_receives, takes, appointment, third_party, present, short):
        made = finder(lower, clause)
        if made is not None:
            return [_proven(_placed(_for_customer(made, lower), lower, clause), clause)] if made.owner else []
    made = _continued(lower, clause, subject) or present_open(lower, clause, heir)
    return [made] if made else []


def _proven(made: Candidate, clause: Clause) -> Candidate:
    """The candidate with what the parse says for it where no moment to come stands in the clause."""
    return replace(made, proof=max(made.proof, proof_of(clause, made))) if made.needs_time and made.confidence > DOUBTFUL else made


_IDLE = re.compile(r"\b(?P<act>[a-z]{3,})(?: at| you| it| to it)? when (?:you|he|she|it|we|they)(?:'s| is|'re| are)? (?P=act)s?\b")
_SUGGESTS = re.compile(r"(?:(?:so|and|but|then)\s+)*(?:i|we)(?:'d| would)? (?:suggest|propose|recommend) (?:that )?(?:we|you|the|your|it)\b")
_MISDEED = re.compile(
    r"^(?:(?:and|but|so)\s+)*(?:if|should|when) you (?:\w+ )?(?:don't|do not|fail|refuse|dispute|ignore|miss|skip|breach|object|open a (?:chargeback|dispute)|walk)\b|"
    r"^(?:miss|deny|refuse|dispute|ignore|skip) (?:another|one|the|it|entry|access|us|this|an?)\b|^unless (?:you|[£$€]|we (?:receive|get))|^either you\b|^(?:if|when|should) (?:your \w+|they|he|she) (?:can't|cannot|won't|don't) \w+|^keep (?:\w+ ){0,2}?(?:arguing|calling|shouting|standing|writing|complaining)\b|^if you keep \w+ing\b|^if (?:nothing|no (?:payment|reply|form)) is \w+|^keep this up\b|\ba (?:second|third) time$"
)
_HARM = re.compile(
    r"\b(?:take|taking|flag|flagged|cancel\w*|collect\w*|report\w*|meter|lease|court|police|bailiff\w*|solicitor\w*|lawyer\w*|blacklist\w*|give your name|different conversation|pass (?:it|this|your)|"
    r"deduct\w*|evict\w*|withhold\w*|cut|clos(?:e|ed|ing)|block\w*|suspend\w*|collection office|write you out|letting|pack up|leave|have a look at your|day will be charged|come for|destroy\w*|stop(?:ped|ping)?|end(?:ed|ing)?|credit score|back to the (?:sender|end))\b"
)


def idle(clause: Clause, made: Candidate) -> bool:
    """True for 'he'll be there when he's there', for 'pay or we destroy it' and what follows a misdeed of the customer."""
    opener = clause.doc[clause.first - 1].lower_ if clause.first else ""
    if _IDLE.search(clause.lower) or _SUGGESTS.match(clause.lower) or (opener == "or" and made.source in ("", "present")) or clause.words[0] == "either":
        return True
    before = clause.doc[: clause.first].text.lower() + " " + clause.lower
    return bool(_MISDEED.search(before.strip(" ,"))) and bool(_HARM.search(clause.lower))


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
    if made.owner not in ("I", "we") and is_general(clause, made.owner):
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
