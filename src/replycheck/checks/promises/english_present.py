"""English commitments in the present tense: 'we pay out the taxi', 'our driver waits', 'your line is switched on'.

Much of what stands in the present tense is no promise. A moment to come makes it one; without that the
candidate carries low confidence, and the encoder decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_proof import asks_around, proof
from replycheck.checks.promises.english_words import is_contact, lone_name, subject_owner, taken_for_noun, word_list
from replycheck.checks.promises.values import DOUBTFUL, Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

_HABIT = re.compile(
    r"\b(?:always|generally|typically|often|sometimes|every (?!one of you|bit)\w+|each (?:day|week|month|year)|daily|weekly|worldwide|on (?:week|mon|tues|wednes|thurs|fri|satur|sun)days|at weekends|never|as standard|by default|already)\b"
)
_CUSTOMER = re.compile(r"\b(?:you|your|yours|yourself)\b")
_REPORTS = re.compile(r"(?:which|that|who|whether|because|since|while|whilst|as|although|though|where|what|how|why)\b")


def present_open(lower: str, clause: Clause, heir: str | None = None) -> Candidate | None:
    """A commitment with any full verb in the present tense, or with a form of be and a place, time or participle.

    `heir`: the subject of the clause before, for a clause without its own: 'the crate (leaves Hull and) arrives'.
    """
    if _REPORTS.match(lower) or _HABIT.search(lower) or _PLEASE.search(lower):
        return None
    for place, token in enumerate(clause.tokens):
        if _is_present(token):
            made = _from_verb(lower, clause, place, token, heir)
            if made is not None:
                return made
    return _misread(lower, clause)


def _is_present(token: Token) -> bool:
    return (
        token.pos_ in ("VERB", "AUX")
        and "Fin" in token.morph.get("VerbForm", [])
        and "Past" not in token.morph.get("Tense", [])
        and ("Imp" not in token.morph.get("Mood", []) or _has_subject(token))
        and not (token.pos_ == "AUX" and token.lower_ in _MODALS)
    )


def _has_subject(token: Token) -> bool:
    """True when a noun before the verb is its subject: 'the lads finish your loft' orders nobody about."""
    return any(c.dep_.startswith("nsubj") and c.i < token.i and c.lower_ != "you" for c in token.children)


_MODALS = frozenset("can could may might must would should will shall 'd 'll ca wo".split())


_PLEASE = re.compile(r"\bplease\b|\bas (?:we speak|i (?:write|type))\b")
_LOOSE = frozenset("then also now just even".split())


def _from_verb(lower: str, clause: Clause, place: int, token: Token, heir: str | None) -> Candidate | None:
    opens = all(w in _LOOSE for w in clause.words[:place])
    subject = heir if heir and opens else _subject(clause, place, token)
    if subject is None:
        return None
    rest = clause.words[place + 1 :]
    if token.lemma_ == "be" or token.lower_ in ("'s", "’s", "is", "are", "'re", "’re", "am", "'m", "’m"):
        return _be(clause, place, subject, rest)
    if token.lemma_ == "get" and rest and _participle(clause, place + 1):
        return _made(clause, place, _passive_owner(subject), rest[0], subject)
    owner = lone_name(clause, place, subject) or subject_owner(subject, clause)
    states = token.lemma_ in word_list("states") and rest[:1] != ["up"] and not asks_around(token.lemma_, rest)
    if token.lemma_ == "expire" or (token.lemma_ in ("open", "close") and _HOUR.match(" ".join(rest))):
        return None
    if (states and not _serves(owner, token.lemma_, rest, clause)) or _must(clause, place):
        return None
    return _made(clause, place, owner, token.lemma_.lower(), subject)


def proof_of(clause: Clause, made: Candidate) -> float:
    """What the parse says for a candidate that another finder saw in the present tense."""
    place = made.verb or next((i for i, t in enumerate(clause.tokens) if _is_present(t)), -1)
    return DOUBTFUL if place < 0 or _HABIT.search(clause.lower) else proof(clause, place, made.owner)


_HOUR = re.compile(r"(?:(?:late|early|again) )?(?:at|from|until|till|on|for|between|\d|today|tonight|tomorrow)\b")


def _must(clause: Clause, place: int) -> bool:
    """True for 'needs to be' and 'tends to take'; 'it returns to you' goes somewhere."""
    after = clause.tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].lower_ == "to" and "Inf" in after[1].morph.get("VerbForm", [])


def _serves(owner: str, lemma: str, rest: list[str], clause: Clause) -> bool:
    """True for 'Barry shows you the hitch' and 'our adjuster stands in your hall on Monday'."""
    told = lemma in ("show", "help", "explain", "teach") and rest[:1] in (["you"], ["your"])
    return owner == "colleague" and (told or (lemma in ("stand", "show", "do") and clause.timed))


def _subject(clause: Clause, place: int, token: Token) -> str | None:
    """The words before the verb when they are a subject that can promise; you, who and what cannot."""
    words = _without_apposition(clause, clause.words[:place], place)
    np = " ".join(w for w in words if w not in _LEADING)
    if words[:1] == ["let"]:
        return None
    if not np or re.search(
        r"(?:^|\s)(?:you|what|this|that|there|who|which|nobody|nothing|one|none|most|to|do|does|did|please|let)$", np
    ):
        return None
    return np


def _without_apposition(clause: Clause, words: list[str], place: int) -> list[str]:
    """The words from the last mark on; 'the surveyor, Mr Osei, is' has its subject before the aside."""
    marks = [i for i in range(place) if clause.tokens[i].pos_ == "PUNCT" and clause.words[i] in (",", ":", "–", "-")]
    if not marks:
        return words
    if marks[-1] == place - 1 and len(marks) > 1:
        return words[marks[-3] + 1 if len(marks) > 2 else 0 : marks[-2]]
    return words[marks[-1] + 1 :]


_LEADING = frozenset("also then now just still so and but well ok okay sure right yes".split())


def _participle(clause: Clause, place: int) -> bool:
    while place < len(clause.tokens) and clause.tokens[place].pos_ == "ADV":
        place += 1
    token = clause.tokens[place] if place < len(clause.tokens) else None
    return (
        token is not None
        and token.pos_ == "VERB"
        and "Part" in token.morph.get("VerbForm", [])
        and ("Past" in token.morph.get("Tense", []) or token.lower_.endswith("ed"))
    )


def _be(clause: Clause, place: int, subject: str, rest: list[str]) -> Candidate | None:
    after = " ".join(rest)
    if re.match(r"(?:not|n't|no|never)\b", after):
        return None
    if re.match(r"(?:(?:also|all|entirely|fully) )?(?:on (?:us|me|the house)\b|yours\b|free (?:for you|of charge)\b)", after):
        if _FAULT.search(subject) and "yours" not in after:
            return None
        kept = (_NEW.match(subject) and " to " not in after) if "yours" in after else (_GIFT.match(subject) and not _OPEN.search(subject))
        if re.match(r"yours (?:from|on|at|by|for|tomorrow|tonight|today|next|this)\b", after) and clause.timed:
            return Candidate(place, owner_of_gift(after), "be", needs_time=True, strict=True, confidence=0.6, source="present")
        return Candidate(place, owner_of_gift(after), "be", confidence=0.65 if kept else DOUBTFUL, source="present")
    if _participle(clause, place + 1):
        if rest[0] in word_list("conditions_of_things"):
            return None
        return _made(clause, place, _passive_owner(subject), rest[0], subject)
    being = re.match(r"(?:also |now |then |just )*(?:being|going to be) (\w+)", after)
    if being:
        return _made(clause, place, _passive_owner(subject), being.group(1), subject)
    doing = re.match(r"(?:also |now |then |just |currently )*(\w+ing)\b", after)
    if doing:
        stem = doing.group(1)
        if (stem in word_list("states_ing") and not _has_done(stem, after, subject)) or re.search(r"\bfrom$", subject):
            return None
        return _made(clause, place, subject_owner(subject, clause), stem, subject)
    if re.match(r"(?:already |now )?on (?:his|her|their|its|the) way\b", after):
        return _made(clause, place, lone_name(clause, place, subject) or subject_owner(subject, clause), "be", subject)
    if re.match(
        r"(?:\w+ )?(?:at|on|with|in|here|there|round|around|back|ready|due|up|out|off|done|over|set|available|good|live|open|running|free)\b",
        after,
    ):
        owner = lone_name(clause, place, subject) or subject_owner(subject, clause)
        return _made(clause, place, owner, "be", subject, state=True)
    return None


def owner_of_gift(after: str) -> str:
    """Who pays for what is 'on me', 'on us' or simply 'yours'."""
    return "I" if re.search(r"\bon me\b", after) else "we" if re.search(r"\bon us\b", after) else "company"


_FAULT = re.compile(r"\b(?:mistake|error|fault|delay|bug|mix-?up|confusion|mess|slip|it|that|this|wait|oversight|problem|issue|failure|burden|blame)\b")
_GIFT = re.compile(r"(?:the|a|an|your|both|all|one|two|three|[£$€])(?:\s|\d)")
_NEW = re.compile(r"(?:a|an|one|another) (?:\w+ )?(?:new|replacement|fresh|second|spare|free)\b")
_OPEN = re.compile(r"\b(?:choice|decision|call|account|house|home|name|responsib\w+|ball|floor|data|pleasure|turn|move|rest|option)\b")
_CAUSED = re.compile(
    r"(?:(?:writing|talking|speaking) (?:to|with) (?!you\b)\w|looking up (?:the|your|it|that)|asking (?!you\b)(?:\w+ ){1,5}(?:for|about|whether|if)\b|asking (?!you\b)(?:\w+ ){1,5}to \w|having (?:it|them|that|this|him|her|your|the|two|\d+|an?|(?!to\b|been\b)[a-z]+) (?:\w+ ){0,3}?(?:look\b|\w+ed\b|\w+t\b|sent|done|made|\w+n\b|[a-z]{3,} (?:it|them|you|your))|"
    r"running (?:your|the|an?|it|that|them) (?!bit|little|touch|risk|late))"
)


def _has_done(stem: str, after: str, subject: str) -> bool:
    """True for 'I'm having it swept', 'I'm asking the desk to look', 'we're running your card again'."""
    return subject.split()[-1] in ("i", "we") and bool(_CAUSED.search(after))


def _passive_owner(subject: str) -> str:
    return "agentless"


def _made(
    clause: Clause, place: int, owner: str, action: str, subject: str, *, state: bool = False
) -> Candidate | None:
    """The candidate, firm of faith with a time in the clause and a person or thing of this case in it."""
    lower = clause.lower
    subject = _named(clause, place) or subject
    mine = owner in ("I", "we")
    ours = (
        mine
        or owner == "colleague"
        or bool(_CUSTOMER.search(lower))
        or bool(re.match(r"(?:the|our|my|a|an|it|that|this|he|she|they)\b", subject))
    )
    if not ours and owner == "company":
        return None
    sure = clause.timed and ours
    if state and (not clause.timed or re.search(r"\b(?:now|currently|at the moment)\b", lower)):
        return None
    told = DOUBTFUL if state else proof(clause, place, owner)
    return Candidate(
        place,
        owner,
        action,
        needs_time=sure or state,
        strict=sure or state,
        contact=is_contact(action, " ".join(clause.words[place + 1 :])),
        confidence=max(0.6 if sure and (not state or subject == "yours" or _AT_YOURS.match(" ".join(clause.words[place + 1 :]))) else DOUBTFUL, told),
        proof=told,
        source="present",
    )


_AT_YOURS = re.compile(r"(?:\w+ )?(?:at|on|in|with|back|round|there|here|by)\b.*\b(?:you|your|yours)\b")


def _named(clause: Clause, place: int) -> str | None:
    """The subject of the verb at `place` by the parse, without what opens the clause: 'all being well the dress'."""
    if place >= len(clause.tokens):
        return None
    token = clause.tokens[place]
    main = token.head if token.dep_ in ("cop", "aux", "aux:pass") else token
    subject = next((c for c in main.children if c.dep_.startswith("nsubj") and c.i < token.i), None)
    return None if subject is None else str(clause.doc[subject.left_edge.i : subject.i + 1].text).lower()


def _misread(lower: str, clause: Clause) -> Candidate | None:
    """The parser takes some verbs for nouns ('our desk faxes the card'): known service verbs count all the same."""
    place_of = _IS_THERE.match(lower)
    if place_of:
        np = place_of["np"]
        return _made(clause, 0, subject_owner(np, clause), "be", np)
    if any(t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", []) for t in clause.tokens):
        return None
    for place in range(1, len(clause.words)):
        if taken_for_noun(clause.tokens[place]):
            np = " ".join(clause.words[:place])
            return _made(clause, place, subject_owner(np, clause), clause.tokens[place].lemma_.lower(), np)
        word, before = clause.words[place], clause.words[place - 1]
        verb = (
            word[:-1]
            if word.endswith("s")
            else word
            if before in word_list("colleagues") and before[-1] in "sn"
            else ""
        )
        if verb in word_list("verbs") and (place + 1 < len(clause.words) or clause.timed):
            np = " ".join(clause.words[:place])
            return _made(clause, place, subject_owner(np, clause), verb, np)
    return None


_IS_THERE = re.compile(
    r"^(?P<np>(?:[\w-]+ ){0,3}[\w-]+)'s (?:most |more |likely |probably |back |now |all )*(?:at (?:your|yours)|with you|on (?:its|his|her|their) way|in (?:your|the mail|the post)|on (?:us|me|your)|ready|back|done|clean)\b"
)
