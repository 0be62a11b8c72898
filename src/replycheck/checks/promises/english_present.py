"""English commitments in the present tense: 'we pay out the taxi', 'our driver waits', 'your line is switched on'.

Much of what stands in the present tense is no promise. A moment to come makes it one; without that the
candidate carries low confidence, and the encoder decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import is_contact, subject_owner, word_list
from replycheck.checks.promises.values import DOUBTFUL, Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

_HABIT = re.compile(
    r"\b(?:always|generally|typically|often|sometimes|every (?!one of you|bit)\w+|each (?:day|week|month|year)|daily|weekly|worldwide|never|as standard|by default|already)\b"
)
_CUSTOMER = re.compile(r"\b(?:you|your|yours|yourself)\b")
_REPORTS = re.compile(r"(?:which|that|who|whether|because|since|while|whilst|as|although|though|where|what|how|why)\b")


def present_open(lower: str, clause: Clause) -> Candidate | None:
    """A commitment with any full verb in the present tense, or with a form of be and a place, time or participle."""
    if _REPORTS.match(lower) or _HABIT.search(lower):
        return None
    for place, token in enumerate(clause.tokens):
        if _is_present(token):
            made = _from_verb(lower, clause, place, token)
            if made is not None:
                return made
    return _misread(lower, clause)


def _is_present(token: Token) -> bool:
    return (
        token.pos_ in ("VERB", "AUX")
        and "Fin" in token.morph.get("VerbForm", [])
        and "Past" not in token.morph.get("Tense", [])
        and "Imp" not in token.morph.get("Mood", [])
        and not (token.pos_ == "AUX" and token.lower_ in _MODALS)
    )


_MODALS = frozenset("can could may might must would should will shall 'd 'll ca wo".split())


def _from_verb(lower: str, clause: Clause, place: int, token: Token) -> Candidate | None:
    subject = _subject(clause, place, token)
    if subject is None:
        return None
    rest = clause.words[place + 1 :]
    if token.lemma_ == "be" or token.lower_ in ("'s", "’s", "is", "are", "'re", "’re", "am", "'m", "’m"):
        return _be(clause, place, subject, rest)
    if token.lemma_ == "get" and rest and _participle(clause, place + 1):
        return _made(clause, place, _passive_owner(subject), rest[0], subject)
    if (token.lemma_ in word_list("states") and rest[:1] != ["up"]) or (rest and rest[0] == "to"):
        return None
    return _made(clause, place, subject_owner(subject, clause), token.lemma_.lower(), subject)


def _subject(clause: Clause, place: int, token: Token) -> str | None:
    """The words before the verb when they are a subject that can promise; you, who and what cannot."""
    words = clause.words[:place]
    for back in range(place - 1, -1, -1):
        if clause.tokens[back].pos_ == "PUNCT":
            words = clause.words[back + 1 : place]
            break
    np = " ".join(w for w in words if w not in _LEADING)
    if words[:1] == ["let"]:
        return None
    if not np or re.search(
        r"(?:^|\s)(?:you|what|this|that|there|who|which|nobody|nothing|one|none|most|to|do|does|did|please|let)$", np
    ):
        return None
    return np


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
    if re.search(r"\bon (?:us|me|the house)\b|^(?:also )?yours\b", after):
        return _made(clause, place, "I" if re.search(r"\bon me\b", after) else "company", "be", subject)
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
        if stem in word_list("states_ing") or re.search(r"\bfrom$", subject):
            return None
        return _made(clause, place, subject_owner(subject, clause), stem, subject)
    if re.match(
        r"(?:\w+ )?(?:at|on|with|in|here|there|round|around|back|ready|due|up|out|off|done|over|set|available|good|live|open|running|free)\b",
        after,
    ):
        return _made(clause, place, subject_owner(subject, clause), "be", subject, state=True)
    return None


def _passive_owner(subject: str) -> str:
    return "agentless"


def _made(
    clause: Clause, place: int, owner: str, action: str, subject: str, *, state: bool = False
) -> Candidate | None:
    """The candidate, firm of faith with a time in the clause and a person or thing of this case in it."""
    lower = clause.lower
    mine = owner in ("I", "we")
    ours = (
        mine
        or bool(_CUSTOMER.search(lower))
        or bool(re.match(r"(?:the|our|my|a|an|it|that|this|he|she|they)\b", subject))
    )
    if not ours and owner == "company":
        return None
    sure = bool(clause.times) and ours
    if state and (not clause.times or re.search(r"\b(?:now|currently|at the moment)\b", lower)):
        return None
    return Candidate(
        place,
        owner,
        action,
        needs_time=sure or state,
        strict=sure or state,
        contact=is_contact(action, " ".join(clause.words[place + 1 :])),
        confidence=0.6 if sure and not state else DOUBTFUL,
        source="present",
    )


_MISREAD = re.compile(
    r"^(?P<np>(?:our|the|my|your|a|an|one of our|both|all|two|three|mr|mrs|ms|dr)\s+(?:[\w'’.-]+\s+){0,4}?[\w'’.-]+)\s+(?P<verb>[a-z]+?)(?P<s>s|es)\s+(?P<rest>\w.*)"
)


def _misread(lower: str, clause: Clause) -> Candidate | None:
    """The parser takes some verbs for nouns ('our desk faxes the card'): known service verbs count all the same."""
    place_of = _IS_THERE.match(lower)
    if place_of:
        np = place_of["np"]
        return _made(clause, 0, subject_owner(np, clause), "be", np)
    if any(t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", []) for t in clause.tokens):
        return None
    for place in range(1, len(clause.words)):
        word, before = clause.words[place], clause.words[place - 1]
        verb = (
            word[:-1]
            if word.endswith("s")
            else word
            if before in word_list("colleagues") and before[-1] in "sn"
            else ""
        )
        if verb in word_list("verbs") and (place + 1 < len(clause.words) or clause.times):
            np = " ".join(clause.words[:place])
            return _made(clause, place, subject_owner(np, clause), verb, np)
    return None


_IS_THERE = re.compile(
    r"^(?P<np>(?:[\w-]+ ){0,3}[\w-]+)'s (?:most |more |likely |probably |back |now |all )*(?:at (?:your|yours)|with you|on (?:its|his|her|their) way|in (?:your|the mail|the post)|on (?:us|me|your)|ready|back|done|clean)\b"
)
