"""English commitments in fixed present forms: I'm sending, we call you on Monday, the driver calls you, it arrives."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NONE,
    VERB,
    action_of,
    is_contact,
    subject_owner,
    word_list,
)
from replycheck.checks.promises.values import Candidate

_PROGRESSIVE = re.compile(
    r"(?:(?<!\w)(?P<who>i|we)\s*(?:'m|'re|am|are)\s+|^)(?:now\s+|also\s+|just\s+)?(?P<verb>sending|emailing|mailing|posting|shipping|refunding|crediting|arranging|booking|"
    r"putting|pushing|popping|passing|forwarding|transferring|issuing|ordering|calling|ringing|texting|processing|tossing|throwing|staying|checking|running|ringing|freezing|extending|restoring|holding|loading|covering|setting|keeping|waiving|fixing|resending|rebooking|upgrading|removing|updating|correcting|reserving|paying|taking|restarting|reopening|releasing|dispatching|escalating|replacing|cancelling|canceling|raising|adding|moving|coming|getting)\b(?P<rest>.*)"
)
_PRESENT = re.compile(rf"(?<!\w)(?P<who>i|we)\s+{ADVERBS}{VERB}")
_DONE = re.compile(r"[\s.…,!-]*(?:and |a+nd )?(?:it's )?done\b")


def _dated(clause: Clause) -> bool:
    return clause.slotted or any(t.type != "vague" and t.grain != "now" for t in clause.times)


def progressive(lower: str, clause: Clause) -> Candidate | None:
    """'I'm sending it now': what the writer is doing; NONE for what is no promise, None where nothing is found."""
    found = _PROGRESSIVE.search(lower)
    if found is None or (found["verb"] == "getting" and not clause.timed):
        return None
    before = lower[: found.start()] + " "
    if _INSIDE.search(before) or (not found["rest"].strip() and _THING.search(before)):
        return None
    if _AS_WE_SPEAK.search(lower):
        return NONE
    object_named = found["verb"] == "running" and re.match(r"\s+(?:your|the|an?|it|that|them)\b(?! (?:\w+ )?(?:bit|little|touch|tests?|checks?|scan|search|trace|diagnos\w+))", found["rest"])
    if not found["who"] and clause.tokens[0].dep_ in ("compound", "amod"):
        return None  # 'booking fee included'
    others = re.search(r"\b(?:with (?:the|your|his|her)|for you)\b", found["rest"]) is not None
    under_way = found["verb"] in ("checking", "running", "loading") and found["who"] and not object_named and not others
    if _DONE.match(clause.doc.text[clause.end :].lower()) or (under_way and not _dated(clause)):
        return NONE
    owner = "we" if found["who"] == "we" else "I"
    return Candidate(
        0,
        owner,
        found["verb"],
        contact=is_contact(found["verb"].removesuffix("ing"), found["rest"]),
        confidence=0.75,
        source="now" if found["who"] else "chat",
    )


_AS_WE_SPEAK = re.compile(r"\bas (?:we speak|i (?:write|type|speak))\b")
_THING = re.compile(r"\b(?:the|an?|any|these|those|all)\s+(?:\w+\s+){1,3}$")
_INSIDE = re.compile(
    r"\b(?:when|if|whether|that|which|what|how|why|where|because|since|while|until|things|actions?|way|ways|ones|suggest|propose|fear|sorry|glad|happy|afraid|hope|thought|agree|agreed|saw|said|told you|(?:suggest|propose|fear) that)\s+$"
)


def present(lower: str, clause: Clause) -> Candidate | None:
    """'I arrange it', 'we're sending it': the writer's present tense, NONE or None as in `progressive`."""
    made = progressive(lower, clause)
    if made is not None:
        return made
    for found in reversed(list(_PRESENT.finditer(lower))):
        verb, rest = found["verb"], lower[found.end() :]
        hours = verb in ("open", "close") and re.match(r"\s+(?:at|on|from|for|until|till|again|in|late|early|\d)|$", rest)
        if verb in word_list("verbs") and not hours and not _INSIDE.search(lower[: found.start()]):
            then = re.match(r"(?:then|after that|afterwards)\b", lower) is not None
            owner = "I" if found["who"] == "i" else "we"
            contact = is_contact(verb, rest)
            strict = verb in ("put", "set", "cut", "read", "hit")  # these may tell of the past
            return Candidate(
                0, owner, action_of(verb, rest), needs_time=strict or not then, strict=strict, contact=contact, confidence=0.75
            )
    return _third_present(lower, clause)


_MODALS = frozenset({"might", "may", "can", "could", "would", "must"})
_RELATIVE = frozenset({"which", "who", "when", "where", "whether", "while", "because", "as", "whenever", "that"})


def _serves(clause: Clause) -> Candidate | None:
    """'The driver calls you half an hour before': a colleague or courier does something for the customer."""
    words = clause.words
    for j, word in enumerate(words[:-1]):
        verb = word[:-1] if word.endswith("s") else word
        if j and verb in word_list("verbs") and words[j + 1] in ("you", "your", "it", "them") and words[j - 1] != "to":
            np = " ".join(words[:j])
            owner = subject_owner(np, clause)
            if owner in ("colleague", "external") and "you" in words[j:] and clause.tokens[j].pos_ in ("VERB", "AUX"):
                return Candidate(j, owner, verb, contact=verb in word_list("contact"), confidence=0.75)
    return None


_ENDS = frozenset("ends expires renews opens open closes starts start begins".split())
_RUNS_OUT = re.compile(
    r"\b(?:contract|subscription|offer|voucher|warranty|guarantee|membership|deadline|registration|plan|period|trial|code|coupon|sale|promotion|lease|term|season|shop|store|museum|office|branch|desk|reception|counter|restaurant|café|cafe|library|pool|gym|depot|they|match|show|course|half|event|concert|game)$"
)
_STANDING = frozenset("ends starts start opens open stays applies renews expires resumes resume does takes".split())


_OF_THINGS = frozenset("arrive ship come go leave follow land reach drop start hit".split())


def _served(np: str, word: str, *, passive: bool, lower: str, clause: Clause) -> str:
    """Who promises in 'your menu gets picked by our cooks', 'they ship on Monday', 'Gail stays with him'."""
    if passive:
        doer = re.search(r"\bby (?=(?:our|my|the)\b|us\b|me\b)(.{2,30})", lower)
        owner = "" if doer is None else {"us": "we", "me": "I"}.get(doer[1].split()[0]) or subject_owner(doer[1], clause)
        staff = doer is not None and re.match(r"(?:our|my) (?!.*\b(?:trucks?|vans?|systems?|website|app|robot|courier|bank|insurers?)\b)", doer[1])
        return "colleague" if staff else owner if owner in ("I", "we", "colleague", "external") else "agentless"
    if np.endswith("they") and word.removesuffix("s") in _OF_THINGS:
        return "company"
    return subject_owner(np, clause)


def _third_present(lower: str, clause: Clause) -> Candidate | None:
    words = clause.words
    timed = {i for t in clause.times for i in range(t.start, t.end)}
    if "please" in words or any(t.lower_ in _MODALS and t.idx not in timed for t in clause.tokens):
        return None
    serves = _serves(clause)
    if serves is not None and words[0] not in _RELATIVE:
        return serves
    if words[0] in _RELATIVE and clause.tokens[0].dep_ != "det":
        return None
    for j, word in enumerate(words):
        if (
            j
            and word in word_list("outcome")
            and words[j - 1]
            not in ("i", "we", "you", "to", "and", "or", "not", "n't", "that", "please", "do", "does", "did", "let", "'s")
        ):
            np = " ".join(words[:j])
            if re.search(r"\b(?:nothing|nobody|no one|most)\b", np):
                return None
            if re.search(r"\b(?:if|whether|when|once|how)\s+[\w ]+$", np):
                return None
            if word == "takes" and "effect" not in words:
                continue
            if word in ("expires", "expire") or (word in _ENDS and _RUNS_OUT.search(np)):
                return NONE
            after_noun = clause.tokens[j - 1].pos_ in ("NOUN", "PROPN") and word.endswith("s") and clause.timed
            if (clause.tokens[j].pos_ in ("VERB", "AUX") or after_noun) and "Past" not in clause.tokens[j].morph.get(
                "Tense", []
            ):
                passive = (
                    word in ("gets", "get")
                    and j + 1 < len(words)
                    and "Part" in clause.tokens[j + 1].morph.get("VerbForm", [])
                )
                return Candidate(
                    j,
                    _served(np, word, passive=passive, lower=lower, clause=clause),
                    word,
                    needs_time=True,
                    strict=word not in ("goes", "gets", "get", "applies", "takes"),
                    confidence=0.55 if word in _STANDING else 0.7,
                )
    return None
