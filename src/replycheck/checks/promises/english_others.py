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
    without_time,
    word_list,
)
from replycheck.checks.promises.values import DOUBTFUL, Candidate

_THIRD = re.compile(
    rf"^(?P<np>.*?)(?:(?<!\w)|(?='))(?P<aux>will|'ll|ll|shall|should|is going to|are going to|'s going to|'re going to|is to(?= (?!be\b)(?:\w+) (?:you|your|the|at|on|it|by|a)\b)|(?:is|are|'s|'re) (?:due|set|likely|expected|scheduled|planned|supposed|hoping|shooting|aiming|about|on track|on course|more than likely|likelier than not) to|expects? to|intends? to|plans? to|aims? to|hopes? to|ought to)\s+(?P<not>not\s+)?{ADVERBS}{VERB}(?P<rest>.*)"
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


_THERE = re.compile(r"be\s+(?:an?|one|two|three|some|the|your|\w+)\s.*\b(?:for (?:you|your|the \w+ of you)|waiting|on your|in your|at your|with your)\b")
_COSTLY = re.compile(r"\b(?:fees?|charges?|costs?|delay\w*|wait(?! for)|surcharge|penalt\w*|no|not|interest|extra|nothing|less|few|room|chance|opportunit\w+|time|need|option\w*|choice)\b")


def firmness_of(auxiliary: str) -> str:
    """'hedged' for should, 'is likely to' and their kin, else 'firm'."""
    return "hedged" if _SOFT.fullmatch(auxiliary) else "firm"


def third_party(lower: str, clause: Clause) -> Candidate | None:
    """What someone or something else 'will', 'should' or 'is going to' do; NONE for what is no promise, None if not found."""
    wont = _THIRD_WONT.search(lower)
    if wont:
        return Candidate(0, "agentless", "not " + wont["verb"])
    found = _THIRD.search(lower)
    if found is None:
        return _can(lower, clause) or _being(lower, clause)
    np, verb, rest = found["np"].strip().rstrip("'"), found["verb"], found["rest"]
    if not np and clause.first:
        np = clause.doc[: clause.first].text.lower()
    np = without_time(np, clause)
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
    waits = np.endswith("there") and firmness_of(found["aux"]) == "firm" and _THERE.match(verb + rest)
    if waits and not _COSTLY.search(rest):
        return Candidate(0, "company", "be", confidence=0.7, at=found.end("verb"))
    if found["not"] or not np or re.search(r"\b(?:you|i|we|customer|that|which|who)$", np):
        return None if not np or np.endswith((" i", " we")) or np in ("i", "we") else NONE
    if re.search(r"\b(?:nothing|nobody|no one|none)\b", np) or verb in ("apply", "cost", "expire"):
        return NONE
    reason = re.search(r"\b(?:as|because|since)\s+(?:it|this|that|they)$", np)
    shown = verb == "appear" and re.search(r"\byour (?!screen|phone|app|browser|device)", rest)
    if not clause.timed and (reason or (verb in _INNER and not shown)):
        return NONE
    if found["aux"] == "is to" and subject_owner(np, clause) == "company":
        return NONE
    if re.search(r"\b(?:who|which|whether|how|why)\s", np) and not clause.timed:
        return NONE
    if found["aux"] == "should" and verb == "have":
        return NONE
    firmness = firmness_of(found["aux"])
    owner = subject_owner(np, clause)
    if verb in _INFORMS and owner == "company" and not (verb == "allow" and re.match(r"\s+(?:your|the|a)\b", rest)):
        return NONE
    if verb == "get" and re.match(r"\s+\w+(?:ed|en|id|eld)\b", rest):
        return _third_be(np, rest, owner, firmness, clause)
    if np.endswith("they") and verb in _OF_THINGS:
        owner = "company"
    if verb == "be":
        return _third_be(np, rest, owner, firmness, clause)
    needs = (
        verb in word_list("not_done")
        or firmness == "hedged"
        or (owner == "company" and verb not in word_list("verbs") - _ANY_THING | {"arrive", "reach", "follow", "land"})
    )
    contact = is_contact(verb, rest)
    sure = owner == "colleague" and firmness == "firm" and (contact or verb.startswith("follow"))
    return Candidate(
        0, owner, action_of(verb, rest), firmness=firmness, needs_time=needs, contact=contact, confidence=0.9 if sure else 0.88,
        proof=_proof(np, verb, rest, firmness),
    )  # fmt: skip


_OTHERS = re.compile(
    r"\byour (?:\w+ )?(?:husband|wife|partner|son|daughter|mother|father|mum|mom|dad|parents?|kids?|child|children|customers?|guests?|tenants?|neighbou?rs?|friends?|dog|cat|visitors?|"
    r"boss|colleagues?|manager|insurer|gp|doctor|bank|employer|landlord|solicitor|accountant|dealer|vet|school|visit|stay|team|host|provider)$|^(?:any|each|every|most|some|people|no)\b|\b(?:they|who|which)$"
)
_OF_ITSELF = frozenset(
    "recognise recognize exceed wait remember know love want forgive survive speak tell restart turn blink flash ask prompt display show function run load open update sync renew end feel look change fade dry heal settle grow get "
    "learn enjoy notice close break wear stop start begin work make let give do carry fall suffer lose rise drop vary be".split()
)


def _proof(np: str, verb: str, rest: str, firmness: str) -> float:
    """What 'your subscription will move to the new address' and 'a credit will appear on your box' are worth without a time."""
    yours = re.search(r"\b(?:you|your|yours|him|his|her)\b", f"{np} {rest}") is not None and not _OTHERS.search(np)
    own = verb in _OF_ITSELF or verb in word_list("not_done") or re.match(r"(?:go|fly|come) (?:on|by|up|down)\b", verb + rest)
    return 0.7 if yours and not own and firmness == "firm" else DOUBTFUL


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


_PLACE = re.compile(
    r"\s+(?:(?:with|at|on|in|beside|outside|behind|under|by) (?:your?|them)\b|(?:at|in|behind) the\b|round\b|over\b|there\b|waiting\b|here\b|standing\b|back (?:with|on|in|at)\b|yours\b)"
)


def _done(rest: str, clause: Clause) -> str:
    """The participle behind 'will be', by its ending or by the parse: 'paid', 'hung', 'set aside'."""
    found = re.match(
        r"\s+(?:also\s+|then\s+|fully\s+|automatically\s+|soon\s+|shortly\s+)?(\w+(?:ed|en|ent|id|aid|ilt|ept|one|ade|ought|ut))\b",
        rest,
    )
    if found:
        return found.group(1)
    words = rest.split()[:3]
    parts = (t.lower_ for t in clause.tokens if t.tag_ == "VBN" and any(c.dep_ == "aux:pass" for c in t.children))
    return next((p for p in parts if p in words), "")


def _third_be(np: str, rest: str, owner: str, firmness: str, clause: Clause) -> Candidate | None:
    if re.match(r"\s+(?:able|happy|glad|pleased|delighted|thrilled|unable)\b", rest):
        return NONE
    done = _done(rest, clause)
    if done in _NOT_PASSIVE:
        return _of_state(done, owner, firmness)
    if done:
        passive = _passive_owner(rest, owner)
        thing = re.search(
            r"\b(?:outage|fault|repair|delivery|new version|system|disruption|line|service|interruption|works?)\b", np
        )
        return Candidate(
            0,
            "company" if thing else passive,
            done,
            firmness=firmness,
            needs_time=firmness == "hedged",
            confidence=0.85,
        )
    yours = re.search(r"\b(?:you|your|yours)\b", np + rest) or owner == "colleague"
    near = 0.7 if firmness == "firm" and yours and _PLACE.match(rest) else DOUBTFUL
    return Candidate(0, owner, "be", firmness=firmness, needs_time=True, contact="in touch" in rest, confidence=0.8, proof=near)


_BY = re.compile(r"\bby ((?:our |the |my |a )?[a-z][\w&' -]{1,30}?)(?= (?:on|at|before|by|within|in|this|next|tomorrow|today)\b|[,.;!]|$)")


_MEANS = re.compile(r"\bby (?:\w+ )?(?:transfer|debit|card|cheque|check|e-?mail|post|mail|phone|text|hand|sms|letter)\b")


def _passive_owner(rest: str, owner: str) -> str:
    """Who does it in a passive: the one behind 'by', else what the subject tells; a time behind 'by' is nobody."""
    told = "" if owner == "colleague" else owner
    own = re.search(r"\bby (us|me)\b", rest)
    if own:
        return "we" if own[1] == "us" else "I"
    if " by " in rest:
        named = None if _MEANS.search(rest) else _BY.search(rest)
        told = {"us": "we", "me": "I"}.get(named[1]) or owner_of(named[1]) if named else ""
    return told if told in ("I", "we", "external", "colleague") else "agentless"


def _is_verb(clause: Clause, words: str) -> bool:
    """True when the parser takes the last of these words for a verb: 'the driver's meeting' tells of no act."""
    last = words.split()[-1]
    return any(t.lower_ == last and t.pos_ in ("VERB", "ADJ") for t in clause.tokens)


_OWED = re.compile(
    r"\b(?:payments?|balance|rent|fees?|invoices?|amounts?|premiums?|instal+ments?|tax|deposits?|bills?|money|fine|contribution|renewals?|review|next|inspection|loan|hire|tux|towels?)\b|[£$€]"
)


_UNDER_WAY = re.compile(
    r"^(?P<np>\w.{1,60}?)(?:\s+(?:is|are)|'s|'re)\s+(?:also |now |just |all )*(?:being|getting)\s+(?P<verb>\w+(?:ed|en|ent|ept|aid|ilt|old|one|ut))\b(?P<rest>.*)"
)
_LOOKED_AT = frozenset(
    "reviewed investigated processed looked checked assessed considered handled monitored examined discussed worked studied used given seen held charged billed rejected refused "
    "blocked delayed left called told asked watched tested followed analysed analyzed evaluated experienced reported addressed tired stuck done".split()
)


def _under_way(lower: str) -> Candidate | None:
    """'A new set's being packed', 'one lens is getting transferred': an act under way for this customer."""
    found = _UNDER_WAY.match(lower)
    if found is None or found["verb"] in _LOOKED_AT or re.search(r"(?:^|\s)(?:i|we|you|there|which|that|what|who|if|when|while|because|as|since|by)(?:\s|$)", found["np"]):
        return None
    owner = _passive_owner(found["rest"], "agentless")
    yours = re.search(r"\b(?:you|your|yours|him|her)\b", lower) is not None and found["verb"] not in _TAKEN_AWAY
    return Candidate(0, owner, found["verb"], needs_time=True, strict=True, confidence=0.8, proof=0.65 if yours else DOUBTFUL)


_TAKEN_AWAY = frozenset("axed shut recalled cancelled canceled removed sorted loaded compared verified covered measured".split())


_RESTS = frozenset("sitting lying hanging showing".split())
"""'It's sitting with the receiving bank' says where a thing is."""


def _being(lower: str, clause: Clause) -> Candidate | None:
    under_way = _under_way(lower)
    if under_way is not None:
        return under_way
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
    if found["verb"] in _RESTS:
        return NONE
    if not np or re.search(r"\b(?:you|there|which|that)$", np) or re.search(r"\b(?:i|we)$", np):
        return progressive(lower, clause)
    passive = re.match(
        r"(?:being |(?!planned|due|scheduled|expected|starting|shipping|booked)\w+(?:ed|aid|eld|ent)$)", found["verb"]
    )
    owner = "agentless" if passive and " by " not in lower else subject_owner(np, clause)
    near = owner in ("colleague", "external") and _AT_YOU.match(found["rest"]) and found["verb"] not in word_list("states_ing")
    return Candidate(0, owner, found["verb"], needs_time=True, strict=True, confidence=0.8, proof=0.65 if near else DOUBTFUL)


_AT_YOU = re.compile(r"\s+(?:(?:it|them|you|your|him|her|his|one|a|an|the|up|by|round|over|back|in|out|off|down|along)\b|$)(?! (?:you|your) (?:that|to|when|if|for)\b)")
