"""English commitments of others: the engineer will come, it will be refunded, it is being sent."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_now import progressive
from replycheck.checks.promises.english_words import (
    ADVERBS,
    NONE,
    NOT_VERBS,
    VERB,
    action_of,
    is_contact,
    owner_of,
    subject_owner,
    word_list,
)
from replycheck.checks.promises.values import DOUBTFUL, Candidate

_THIRD = re.compile(
    rf"^(?P<np>.*?)(?:(?<!\w)|(?='))(?P<aux>will|'ll|ll|shall|should|is going to|are going to|'s going to|'re going to|(?:is|are|'s|'re) (?:due|set|likely|expected|scheduled|planned|supposed|hoping|shooting|aiming|about|on track|on course|more than likely|likelier than not) to|expects? to|intends? to|plans? to|aims? to|hopes? to|ought to)\s+(?P<not>not\s+)?{ADVERBS}{VERB}(?P<rest>.*)"
)
_THIRD_WONT = re.compile(
    r"^(?P<np>.*?)(?<!\w)(?P<aux>won't|will not)\s+be\s+(?P<verb>charged|billed|invoiced|taken|debited)\b(?P<rest>.*)"
)
_BEING = re.compile(
    r"^(?P<np>.*?)(?:(?<!\w)(?:is|are)|'s|'re)\s+(?:also\s+|now\s+|then\s+)?(?P<verb>coming|arriving|going|leaving|calling|visiting|due|scheduled|booked|planned|(?!amaz|interest|miss|outstand|pend|exist|will|surpris|annoy|frustrat|disappoint|confus|pleas|accord|look|hop|wait|hav|be|gett|experienc|try|work|us|ask|runn|follow|show|hear|see)[a-z]{3,}ing|held|paid|moved|refunded|cancelled|canceled|credited|repaired|replaced|sent|delivered|fitted|starting|shipping|expected|on its way|being sent|being shipped|being delivered|being refunded)\b(?P<rest>.*)"
)


_SOFT = re.compile(
    r"should|.*(?:set|likely|not|expected|scheduled|planned|supposed|hoping|shooting|aiming|track|course|expects?|intends?|plans?|aims?|hopes?|ought) to"
)


def third_party(lower: str, clause: Clause) -> Candidate | None:
    wont = _THIRD_WONT.search(lower)
    if wont:
        return Candidate(0, "agentless", "not " + wont["verb"])
    found = _THIRD.search(lower)
    if found is None:
        return _can(lower, clause) or _being(lower, clause)
    np, verb, rest = found["np"].strip().rstrip("'"), found["verb"], found["rest"]
    if not np and clause.first:
        np = clause.doc[: clause.first].text.lower()
    if verb in NOT_VERBS or re.match(r"\s+now\b", rest) or " now" in found.group()[len(np) : len(np) + 14]:
        return None
    if _INTERJECTED.fullmatch(np):
        return None
    if _SYSTEM.search(f"{clause.doc[: clause.first].text.lower()} {np}") and verb not in _PAYS and not _future_named(clause):
        return NONE
    if re.search(r"(?:^|\s)what(?:\s|$)", np) or _HOURS.match(verb + rest):
        return NONE
    if np == "who" or np.endswith(" who"):
        np = " ".join(re.findall(r"[\w'’-]+", np[:-4] or clause.doc[: clause.first].text.lower())[-2:])
    if found["not"] or not np or re.search(r"\b(?:you|i|we|customer|that|which|who)$", np):
        return None if not np or np.endswith((" i", " we")) or np in ("i", "we") else NONE
    if re.search(r"\b(?:nothing|nobody|no one|none)\b", np) or verb in ("apply", "cost", "expire"):
        return NONE
    reason = re.search(r"\b(?:as|because|since)\s+(?:it|this|that|they)$", np)
    if not clause.timed and (reason or verb in _INNER):
        return NONE
    if found["aux"] == "should" and verb == "have":
        return NONE
    firmness = "hedged" if _SOFT.fullmatch(found["aux"]) else "firm"
    owner = subject_owner(np, clause)
    if verb in _INFORMS and owner == "company" and not (verb == "allow" and re.match(r"\s+(?:your|the|a)\b", rest)):
        return NONE
    if verb == "get" and re.match(r"\s+\w+(?:ed|en|id|eld)\b", rest):
        return _third_be(np, rest, owner, firmness)
    if np.endswith("they") and verb in _OF_THINGS:
        owner = "company"
    if verb == "be":
        return _third_be(np, rest, owner, firmness)
    needs = (
        verb in word_list("not_done")
        or firmness == "hedged"
        or (owner == "company" and verb not in word_list("verbs") - _ANY_THING | {"arrive", "reach", "follow", "land"})
    )
    contact = is_contact(verb, rest)
    sure = owner == "colleague" and firmness == "firm" and (contact or verb.startswith("follow"))
    return Candidate(
        0, owner, action_of(verb, rest), firmness=firmness, needs_time=needs, contact=contact, confidence=0.9 if sure else 0.88
    )


_INTERJECTED = re.compile(
    r"(?:(?:ok(?:ay)?|okie|doke|dokey|righto|right|cool|gotcha|got it|np|no prob(?:lem|s)?|sure|thing|yep|yup|yeah|yes|great|perfect|thanks|thank you|done|alright|all right|noted|oh|ah|hi|hey|lovely|brill|ta|cheers|and|so|then)[\s,!.…–-]*)+"
)
_PAYS = frozenset("refund credit pay reimburse issue".split())
_SYSTEM = re.compile(
    r"\b(?:the|your|our|this|an?) (?:\w+ )?(?:system|app|screen|page|site|website|browser|software|program|tool|wizard|menu|device|console|light|button|window|timer|firmware)$|"
    r"\b(?:when|once|if) you (?:\w+ )?(?:open|click|tap|press|select|log|choose|enter|scan|hit|start|type|install|download|plug|turn|go to|sign)\b.*\bit$"
)
_HOURS = re.compile(r"(?:be )?(?:open|closed?)(?: (?:until|till|from|at|on|all|as usual|again)\b)")


def _future_named(clause: Clause) -> bool:
    named = (t for t in clause.times if t.type not in ("duration", "vague") and t.grain != "now")
    return any(not t.text.lower().startswith("after") for t in named) or clause.slotted


_CAN = re.compile(
    r"^(?P<np>[^,]*?\w) can (?P<soft>(?:most |very )?likely |probably |normally )?(?:then |also )?(?P<verb>(?:see|visit|collect|fit|reach|help)(?= (?:you|it)\b)|be(?= (?:with|at|there|round)\b)|come|deliver)\b"
)


def _can(lower: str, clause: Clause) -> Candidate | None:
    """'They can see you on Thursday at nine': an appointment at most, where the encoder agrees."""
    found = _CAN.match(lower)
    owner = subject_owner(found["np"], clause) if found else ""
    if found is None or owner not in ("colleague", "external"):
        return None
    verb, firmness = found["verb"], "hedged" if found["soft"] else "firm"
    return Candidate(0, owner, verb, firmness=firmness, needs_time=True, strict=True, confidence=DOUBTFUL)


_INNER = frozenset("need want like love prefer understand cost depend mean seem appear remain".split())
_INFORMS = frozenset("allow enable provide require mean ensure help verify let".split())
_OF_THINGS = frozenset("be arrive post reach ship turn follow show appear land leave drop come".split())
_ANY_THING = frozenset(
    "go do look keep take start fall find see make get come open read pay check show drop move set put hold add cover".split()
)


_NOT_PASSIVE = frozenset(
    "used required needed allowed closed limited based subject different present event out about ready considered shown displayed assessed valued treated seen known green".split()
)


def _of_state(word: str, owner: str, firmness: str) -> Candidate:
    """'It will be ready on Friday' is an outcome with its day; 'it will be used for' is none."""
    if word in ("assessed", "considered", "reviewed"):
        return Candidate(0, "agentless", word, firmness=firmness, needs_time=True, confidence=0.8)
    if word not in ("closed", "out", "about", "ready", "different", "present"):
        return NONE
    return Candidate(0, owner, "be", firmness=firmness, needs_time=True, confidence=0.8)


def _third_be(np: str, rest: str, owner: str, firmness: str) -> Candidate | None:
    if re.match(r"\s+(?:able|happy|glad|pleased|delighted|thrilled|unable)\b", rest):
        return NONE
    done = re.match(
        r"\s+(?:also\s+|then\s+|fully\s+|automatically\s+|soon\s+|shortly\s+)?(\w+(?:ed|en|ent|id|aid|ilt|ept|one|ade|ought|ut))\b",
        rest,
    )
    if done and done.group(1) in _NOT_PASSIVE:
        return _of_state(done.group(1), owner, firmness)
    if done:
        passive = _passive_owner(rest, owner)
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


_BY = re.compile(r"\bby ((?:our |the |my |a )?[a-z][\w&' -]{1,30}?)(?= (?:on|at|before|by|within|in|this|next|tomorrow|today)\b|[,.;!]|$)")


_MEANS = re.compile(r"\bby (?:\w+ )?(?:transfer|debit|card|cheque|check|e-?mail|post|mail|phone|text|hand|sms|letter)\b")


def _passive_owner(rest: str, owner: str) -> str:
    """Who does it in a passive: the one behind 'by', else what the subject tells; a time behind 'by' is nobody."""
    told = owner
    if " by " in rest:
        named = None if _MEANS.search(rest) else _BY.search(rest)
        told = {"us": "we", "me": "I"}.get(named[1]) or owner_of(named[1]) if named else ""
    return told if told in ("I", "we", "external", "colleague") else "agentless"


def _is_verb(clause: Clause, words: str) -> bool:
    """True when the parser takes the last of these words for a verb: 'the driver's meeting' tells of no act."""
    last = words.split()[-1]
    return any(t.lower_ == last and t.pos_ in ("VERB", "ADJ") for t in clause.tokens)


_OWED = re.compile(
    r"\b(?:payments?|balance|rent|fees?|invoices?|amounts?|premiums?|instal+ments?|tax|deposits?|bills?|money|fine|contribution)\b|[£$€]"
)


def _being(lower: str, clause: Clause) -> Candidate | None:
    found = _BEING.search(lower)
    if found is None:
        return None
    np = found["np"].strip()
    if "'s " in found.group()[len(np) : len(np) + 4] and not _is_verb(clause, found["verb"]):
        return None
    if re.search(r"\b(?:nothing|nobody|no one|none)\b", np):
        return NONE
    if found["verb"] == "due" and _OWED.search(np):
        return NONE
    if not np or re.search(r"\b(?:you|there|which|that)$", np) or re.search(r"\b(?:i|we)$", np):
        return progressive(lower, clause)
    passive = re.match(
        r"(?:being |(?!planned|due|scheduled|expected|starting|shipping|booked)\w+(?:ed|aid|eld|ent)$)", found["verb"]
    )
    owner = "agentless" if passive and " by " not in lower else subject_owner(np, clause)
    return Candidate(0, owner, found["verb"], needs_time=True, strict=True, confidence=0.8)
