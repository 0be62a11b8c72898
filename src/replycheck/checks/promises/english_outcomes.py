"""English commitments of others: you will receive, the engineer comes, it will be refunded; and present forms."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NONE,
    NOT_VERBS,
    VERB,
    action_of,
    giver,
    is_contact,
    subject_owner,
    word_list,
)
from replycheck.checks.promises.values import Candidate

_PROGRESSIVE = re.compile(
    r"(?:(?<!\w)(?P<who>i|we)\s*(?:'m|'re|am|are)\s+|^)(?:now\s+|also\s+|just\s+)?(?P<verb>sending|emailing|mailing|posting|shipping|refunding|crediting|arranging|booking|"
    r"putting|pushing|popping|passing|forwarding|transferring|issuing|ordering|calling|ringing|texting|processing|tossing|throwing|staying|checking|running|ringing|freezing|extending|restoring|holding|loading|covering|setting|keeping|waiving|fixing|resending|rebooking|upgrading|removing|updating|correcting|reserving|paying|taking|restarting|reopening|releasing|dispatching|escalating|replacing|cancelling|canceling|raising|adding|moving|coming|getting)\b(?P<rest>.*)"
)
_PRESENT = re.compile(rf"(?<!\w)(?P<who>i|we)\s+{ADVERBS}{VERB}(?P<rest>.*)")
_YOU = re.compile(
    rf"(?<!\w)(?:you)\s*(?P<aux>will|'ll|ll|shall|should|can|are going to|'re going to)\s+{ADVERBS}(?P<verb>receive|get|hear|have|see|find|expect|be|look|count)\b(?P<rest>.*)"
)
_YOU_NOW = re.compile(r"(?<!\w)you\s+(?P<verb>receive|get|hear|have)\b(?P<rest>.*)")
_THIRD = re.compile(
    rf"^(?P<np>.*?)(?<!\w)(?P<aux>will|'ll|ll|shall|should|is going to|are going to|'s going to|'re going to|(?:is|are|'s|'re) (?:due|set|likely|expected|scheduled|planned|supposed|hoping|shooting|aiming|about|on track|on course|more than likely|likelier than not) to|expects? to|intends? to|plans? to|aims? to|hopes? to|ought to)\s+(?P<not>not\s+)?{ADVERBS}{VERB}(?P<rest>.*)"
)
_THIRD_WONT = re.compile(
    r"^(?P<np>.*?)(?<!\w)(?P<aux>won't|will not)\s+be\s+(?P<verb>charged|billed|invoiced|taken|debited)\b(?P<rest>.*)"
)
_BEING = re.compile(
    r"^(?P<np>.*?)(?<!\w)(?:is|are|'s|'re)\s+(?:also\s+|now\s+|then\s+)?(?P<verb>coming|arriving|going|leaving|calling|visiting|due|scheduled|booked|planned|(?!amaz|interest|miss|outstand|pend|exist|will|surpris|annoy|frustrat|disappoint|confus|pleas|accord|look|hop|wait|hav|be|gett|experienc|try|work|us|ask|runn|follow|show|hear|see)[a-z]{3,}ing|held|paid|moved|refunded|cancelled|canceled|credited|repaired|replaced|sent|delivered|fitted|starting|shipping|expected|on its way|being sent|being shipped|being delivered|being refunded)\b(?P<rest>.*)"
)


def customer_receives(lower: str, clause: Clause) -> Candidate | None:
    found = _YOU.search(lower)
    if found is None:
        return _you_now(lower, clause)
    aux, verb, rest = found["aux"], found["verb"], found["rest"]
    hedged = aux == "should"
    if aux == "can" and verb not in ("expect", "count"):
        return NONE
    if verb in ("look", "count", "expect"):
        return (
            Candidate(0, giver(rest), "get", firmness="hedged" if verb == "expect" else "firm")
            if aux == "can"
            else NONE
        )
    if verb == "have" and re.match(r"\s+(?:to|no|noticed|seen|been)\b", rest):
        return NONE
    if verb == "be":
        return _you_will_be(rest, hedged)
    if verb == "find":
        return Candidate(0, "company", "get", needs_time=True, strict=True)
    needs = verb in ("see", "have")
    firmness = "hedged" if hedged else "firm"
    return Candidate(
        0,
        giver(rest),
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
        return NONE
    return Candidate(0, "agentless", done.group(1), firmness="hedged" if hedged else "firm", contact=True)


def _you_now(lower: str, clause: Clause) -> Candidate | None:
    found = _YOU_NOW.search(lower)
    if found is None or re.search(
        r"\b(?:have (?:to|any|a|been|the|not|already|time)|have got|get (?:round|to|it|that|why|used)|if you (?:get|receive|have))\b",
        lower,
    ):
        return None
    return Candidate(0, giver(found["rest"]), "get", needs_time=True, confidence=0.75)


class _Soft:
    """Auxiliaries that hedge."""

    def __contains__(self, aux: str) -> bool:
        return aux == "should" or bool(
            re.search(
                r"(?:set|likely|not|expected|scheduled|planned|supposed|hoping|shooting|aiming|track|course|expects?|intends?|plans?|aims?|hopes?|ought) to$",
                aux,
            )
        )


_SOFT = _Soft()


def third_party(lower: str, clause: Clause) -> Candidate | None:
    wont = _THIRD_WONT.search(lower)
    if wont:
        return Candidate(0, "company", "not " + wont["verb"])
    found = _THIRD.search(lower)
    if found is None:
        return _being(lower, clause)
    np, verb, rest = found["np"].strip().rstrip("'"), found["verb"], found["rest"]
    if not np and clause.first:
        np = clause.doc[: clause.first].text.lower()
    if verb in NOT_VERBS or re.match(r"\s+now\b", rest) or " now" in found.group()[len(np) : len(np) + 14]:
        return None
    if np == "who" or np.endswith(" who"):
        np = np[:-4] or clause.doc[: clause.first].text.lower()
    if found["not"] or not np or re.search(r"\b(?:you|i|we|customer|that|which|who)$", np):
        return None if not np or np.endswith((" i", " we")) or np in ("i", "we") else NONE
    if re.search(r"\b(?:nothing|nobody|no one|none)\b", np) or verb == "apply":
        return NONE
    if found["aux"] == "should" and verb == "have":
        return NONE
    firmness = "hedged" if found["aux"] in _SOFT else "firm"
    owner = subject_owner(np, clause)
    if verb == "be":
        return _third_be(np, rest, owner, firmness)
    needs = (
        verb in word_list("not_done")
        or firmness == "hedged"
        or (owner == "company" and verb not in word_list("verbs") - _ANY_THING | {"arrive", "reach", "follow", "land"})
    )
    return Candidate(
        0,
        owner,
        action_of(verb, rest),
        firmness=firmness,
        needs_time=needs,
        contact=is_contact(verb, rest),
        confidence=0.88,
    )


_ANY_THING = frozenset(
    "go do look keep take start fall find see make get come open read pay check show drop move set put hold add cover".split()
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
        return Candidate(
            0,
            "company" if thing else passive,
            done.group(1),
            firmness=firmness,
            needs_time=firmness == "hedged",
            confidence=0.85,
        )
    return Candidate(0, owner, "be", firmness=firmness, needs_time=True, contact="in touch" in rest, confidence=0.8)


def _being(lower: str, clause: Clause) -> Candidate | None:
    found = _BEING.search(lower)
    if found is None:
        return None
    np = found["np"].strip()
    if re.search(r"\b(?:nothing|nobody|no one|none)\b", np):
        return NONE
    if not np or re.search(r"\b(?:you|there|which|that)$", np) or re.search(r"\b(?:i|we)$", np):
        return progressive(lower, clause)
    return Candidate(0, subject_owner(np, clause), found["verb"], needs_time=True, strict=True, confidence=0.8)


def progressive(lower: str, clause: Clause) -> Candidate | None:
    found = _PROGRESSIVE.search(lower)
    if found is None or (found["verb"] == "getting" and not clause.times):
        return None
    owner = "we" if found["who"] == "we" else "I"
    return Candidate(
        0,
        owner,
        found["verb"],
        contact=is_contact(found["verb"].removesuffix("ing"), found["rest"]),
        confidence=0.75,
        source="now" if found["who"] else "chat",
    )


def present(lower: str, clause: Clause) -> Candidate | None:
    made = progressive(lower, clause)
    if made is not None:
        return made
    found = _PRESENT.search(lower)
    if found and found["verb"] in word_list("verbs"):
        verb = found["verb"]
        owner = "I" if found["who"] == "i" else "we"
        then = re.match(r"(?:then|after that|afterwards)\b", lower) is not None
        return Candidate(
            0,
            owner,
            action_of(verb, found["rest"]),
            needs_time=not then,
            contact=is_contact(verb, found["rest"]),
            confidence=0.75,
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


_STANDING = frozenset("ends starts start opens open stays applies renews expires resumes resume does takes".split())


def _third_present(lower: str, clause: Clause) -> Candidate | None:
    words = clause.words
    timed = {i for t in clause.times for i in range(t.start, t.end)}
    if words[0] in _RELATIVE or any(t.lower_ in _MODALS and t.idx not in timed for t in clause.tokens):
        return None
    serves = _serves(clause)
    if serves is not None:
        return serves
    for j, word in enumerate(words):
        if (
            j
            and word in word_list("outcome")
            and words[j - 1]
            not in ("i", "we", "you", "to", "not", "n't", "that", "please", "do", "does", "did", "let", "'s")
        ):
            np = " ".join(words[:j])
            if re.search(r"\b(?:nothing|nobody|no one|most)\b", np):
                return None
            if word == "takes" and "effect" not in words:
                continue
            after_noun = clause.tokens[j - 1].pos_ in ("NOUN", "PROPN") and word.endswith("s") and clause.times
            if (clause.tokens[j].pos_ in ("VERB", "AUX") or after_noun) and "Past" not in clause.tokens[j].morph.get(
                "Tense", []
            ):
                return Candidate(
                    j,
                    subject_owner(np, clause),
                    word,
                    needs_time=True,
                    strict=word not in ("goes", "gets", "get", "applies", "takes"),
                    confidence=0.55 if word in _STANDING else 0.7,
                )
    return None
