"""English verbs of promises: their names, whether they are contact, and who gives."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate
from replycheck.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "promises_en"
ADVERBS = (
    r"(?:(?:also|then|now|just|personally|definitely|certainly|surely|gladly|happily|of course|immediately|quickly|shortly|soon|"
    r"still|further|indeed|hereby|myself|ourselves|probably|normally|usually|absolutely|kindly|temporarily|always|first|sure|all|both|"
    r"automatically|at least|again|(?:more than|most|very) likely|likely|most probably|certainly)\s+)*"
)
VERB = r"(?P<verb>[a-z][a-z\-]+)"


@lru_cache(maxsize=8)
def word_list(key: str) -> frozenset[str]:
    """The words of one list in the lexicon of English promises."""
    return frozenset(table(NAME)[key])


NONE = Candidate(0, "", "")


def is_contact(verb: str, rest: str) -> bool:
    """True when the verb with what follows means that the customer hears from us."""
    if verb in word_list("contact"):
        return True
    return (verb == "let" and " know" in rest) or (
        (verb in ("get", "come", "be", "circle") and " back" in rest[:24]) or " in touch" in rest[:30]
    )


def action_of(verb: str, rest: str) -> str:
    """The act in base form with its small words: 'let know', 'call back', 'be in touch'."""
    if verb == "let" and " know" in rest:
        return "let know"
    if verb in ("get", "come", "call", "ring", "circle") and re.match(
        r"(?: (?:to|you|him|her|us))?(?: you)? back\b", rest
    ):
        return f"{verb} back"
    if verb == "be":
        found = re.match(r"\s+(?:in touch|back|there|sending|\w+ing|\w+ed|sent|paid|made)\b", rest)
        return "be" + (found.group() if found else "")
    particle = re.match(r"\s+(?:into|up|out|off|on|over|through|forward)\b", rest)
    return verb + (particle.group() if particle else "")


NOT_VERBS = frozenset(
    "not never no only for you i we able in to of the a an this that it with as at on by from than and or but so if when await "
    "expire stand describe forget apply understand".split()
)


def giver(rest: str, *, heard: bool = True) -> str:
    """Who gives what the customer gets: 'from me', 'from our technician'; goods from us are the company's."""
    found = re.search(r"\bfrom\s+(me|us|my|our|the|\w+)\b", rest)
    if found is None:
        return "company"
    return {"me": "I", "us": "we" if heard else "company"}.get(
        found.group(1), "colleague" if found.group(1) in ("my", "our") else "company"
    )


def owner_of(np: str) -> str:
    """Who promises when these words are a subject other than I, we and you; an outcome is the company's."""
    if re.search(r"\b(?:one|two|three|four|some|several|most|all|both|any|each) of (?:our|my)\b", np):
        return "colleague"
    if re.search(r"\b(?:one|two|three|some|all|both|any|each) of the (?:\w+ )?(?:lads|team|engineers|drivers|guys|girls|boys|crew|staff|technicians|nurses)\b", np):
        return "colleague"
    if re.search(r"\b(?:someone|somebody) (?:from|at|in) (?:our|the)\b", np):
        return "colleague"
    if re.search(r"\b(?:someone|somebody|a (?:member of staff|colleague of|team member))\b", np):
        return "agentless"
    if re.search(r"(?:^|\s)(?:he|she|they)$", np):
        return "colleague"
    head = _head(np)
    if any(w in word_list("externals") for w in head):
        return "colleague" if re.search(r"\bour (?:own )?(?:courier|carrier)\b", np) else "external"
    if any(w in word_list("colleagues") for w in head) or (head and _is_person(np, head[-1])):
        return "colleague"
    return "company"


_DOER = re.compile(r"(?:[a-z]{3,}(?:er|or|ist|ician|man|woman|lady|eer)s?)")


def _is_person(np: str, noun: str) -> bool:
    """True for 'the farmer', 'our plant lady': a doer by the ending of the word, unless it is known for a thing."""
    known = re.match(r"(?:the|our|my|a|an|one of)\b(?! (?:new|second|replacement|spare|fresh|next)\b)", np) is not None
    return known and bool(_DOER.fullmatch(noun)) and noun.removesuffix("s") not in word_list("things")


def _head(np: str) -> list[str]:
    """The last words of the part before 'of', 'from' or 'with'; an owner's name before 's does not count."""
    lead = re.split(r"\s(?:of|from|with|for|at|in|on|who|which|that)\s", np.replace("’", "'"))
    core = next((part for part in lead if part.strip()), np)
    if re.match(r"(?:today|tomorrow|on|in|at|from|before|after|by|within)\b", np):
        core = np
    return re.findall(r"[\w-]+", re.split(r"'s\s", core)[-1])[-4:]


def named_owner(np: str, clause: Clause) -> str:
    """A person's name at the end of a subject is a colleague; a known firm is none of ours."""
    words = re.findall(r"[\w-]+", re.split(r"\s(?:from|at|in)\s|\sof\s(?:our|the|my)\b", np)[0])
    if words and words[-1] == "courier" and "our" in words:
        return "colleague"
    if len(words) == 1 and words[0] in word_list("things"):
        return ""
    if len(words) == 1 and words[0] not in word_list("externals") and _name_before_clitic(words[0], clause):
        return "colleague"
    if not words or words[-1] in word_list("externals"):
        return "external" if words and words[-1] in word_list("externals") else ""
    inside = any(t.lower_ == words[-1] for t in clause.tokens)
    where = clause.tokens if inside else clause.doc[: clause.first]
    named = next((t for t in where if t.lower_ == words[-1] and t.pos_ == "PROPN"), None)
    subject = named is not None and (named.dep_.startswith("nsubj") or named.dep_ in ("flat", "flat:name", "appos"))
    return "colleague" if subject and not re.search(r"\b(?:your|my|our|a|an)$", " ".join(words[:-1])) else ""


_INTERJECTION = frozenset("yes no sure okay ok great perfect right sorry thanks everything all here there today tomorrow everyone that this it which who what".split())


def _name_before_clitic(word: str, clause: Clause) -> bool:
    """True for 'Sam'll do it' and 'Pete's leaving': a capitalised word, no thing, with 'll or 's behind it."""
    whole = (f"{word}'ll", f"{word}’ll")
    token = next((t for t in clause.tokens if t.lower_ == word or t.lower_ in whole), None)
    if token is None or not token.text[:1].isupper() or word in _INTERJECTION or word in word_list("things"):
        return False
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in whole:
        return True
    return after in ("'ll", "’ll", "'s", "’s") and not re.fullmatch(r"\w*(?:ing|ment|tion|day|age|work|ry)", word)


def _behind_mark(np: str) -> str:
    """The subject behind what opens the clause: 'as for the bulb in the hall, the caretaker'."""
    last = np.rpartition(", ")[2]
    return last if re.match(r"(?:the|our|my|your|an?)\s+\w|(?:i|we|he|she|they|it)$", last) else np


def subject_owner(np: str, clause: Clause) -> str:
    """Who promises when these words are the subject."""
    np = _behind_mark(np)
    words = np.split()
    if re.search(r"\b(?:one|two|three|four|both|all|some|a few) of us$", np):
        return "we"
    if re.match(r"(?:mr|mrs|ms|miss|dr|prof)\.? [a-z]", np):
        return "colleague"
    if words and words[-1] in ("i", "we"):
        return "I" if words[-1] == "i" else "we"
    if _PARCEL.search(np) and _CARRIED.search(clause.lower):
        return "external"
    owner = named_owner(np, clause) or owner_of(np)
    if owner == "company" and len(words) == 1:
        place = next((i for i, w in enumerate(clause.words) if w == words[0]), -1)
        return lone_name(clause, place + 1, words[0]) or owner if place >= 0 else owner
    return owner


_MASS = re.compile(
    r".*(?:ing|ment|tion|sion|ry|ance|ence|ness|ship|age|work|ty|ware|our|day|al|ure|line|money|mail|post|time|s)|"
    r"parcel|box|van|truck|refund|ticket|letter|code|link|label|invoice|card|deposit|credit|unit|cable|router|order|voucher|quote|bike|coach|bus|train|plane|car|kit|bag|report|number|"
    r"yellow|red|blue|green|black|white|everything|nothing|something|school|stock|supply|power|gas|food|version|update|update|service|room|bed|boat|ferry|coffee|data|cover|heat|air|roof|fence|stairs?|cake|cot|[a-z]?\d\w*"
)


def lone_name(clause: Clause, place: int, subject: str) -> str:
    """'Kev drops round', 'Ines finishes it': one capitalised word without an article is a name, whatever its tag."""
    if " " in subject or place == 0:
        return ""
    token = clause.tokens[place - 1]
    named = token.text[:1].isupper() and token.pos_ in ("NOUN", "PROPN") and token.lower_ == subject
    plural = "Plur" in token.morph.get("Number", []) and place < len(clause.words) and clause.words[place].endswith("s")
    known = subject in word_list("things") or subject in _INTERJECTION
    return "colleague" if named and not known and (plural or not _MASS.fullmatch(token.lower_)) else ""


_ACTING = frozenset("land ship arrive leave go come finish start return reach move fax run open close follow clear show drop post".split())


_FILLS = frozenset("fill plant soak carry treat grind read test empty load wrap check swap".split())


def _rules(token: Token, before: Token, follows: str) -> bool:
    """True for the root of 'our electrician swaps the box' and 'the nurse fills in the form': a verb all the same."""
    stem = token.lower_.removesuffix("s")
    if token.tag_ != "NNS" or token.dep_ != "ROOT" or before.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM") or before.head != token:
        return False
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    if follows in ("DET", "PRON"):
        return stem in word_list("verbs") | _ACTING | _FILLS
    return bool(behind) and behind[0] in ("in", "over", "up", "off", "out") and stem in _FILLS | {"move", "go", "come"}


def taken_for_noun(token: Token) -> bool:
    """True for a noun of the parse that has a subject of its own: 'the tickets land in your inbox' has no land."""
    if token.pos_ != "NOUN" or not token.i or any(c.dep_ == "cop" for c in token.children):
        return False
    before = token.doc[token.i - 1]
    follows = token.doc[token.i + 1].pos_ if token.i + 1 < len(token.doc) else "PUNCT"
    if token.lower_ in ("lands", "arrives", "ships") and before.pos_ in ("NOUN", "NUM", "CCONJ"):
        return follows in ("ADP", "ADV", "PUNCT", "DET", "PRON", "PROPN")
    money = before.pos_ == "NUM" and token.i > 1 and token.doc[token.i - 2].lower_ in ("$", "£", "€")
    if _rules(token, before, follows):
        return True
    if not money and any(c.dep_ in ("det", "nmod:poss") for c in token.children):
        return False
    acts = word_list("verbs") | _ACTING
    if not {token.lower_, token.lower_.removesuffix("s"), token.lower_.removesuffix("es")} & acts:
        return False
    if any(c.dep_.startswith("nsubj") and c.i < token.i for c in token.children):
        return True
    if token.lower_.removesuffix("s") not in _ACTING:
        return False
    many = before.tag_ in ("NNS", "NNPS") and before.dep_ in ("compound", "nmod", "nsubj")
    return money or (many and token.tag_ == "NN") or (before.pos_ == "NUM" and token.tag_ == "NNS" and before.dep_ == "nummod")


_PARCEL = re.compile(r"\b(?:parcels?|packages?)$")
_CARRIED = re.compile(r"\b(?:arrives?|arriving|comes?|coming|be (?:there|here)|reach(?:es)?|be delivered)\b(?!.*\bby us\b)")


_TOLD = re.compile(
    r"^(?:(?:but|and|so|also|well|good news|yes)\s+)*(?:in (?:their|his|her|its) \w+\s+)?(?!i\b|we\b|you\b|please\b)(?P<np>(?:[\w'’.,&-]+\s+){1,9}?)(?:has\s+|have\s+|had\s+|just\s+|also\s+|now\s+)*"
    r"(?:(?:said|says|say|wrote|announced|claimed|reckons?)\b|(?:told|texted|posted|confirmed|advised|informed|reported|promised|assured|stated|states|let (?:us|me) know|left word|(?:has|have) it(?! (?!that\b)\w+(?:ed|t|n|ne)\b))\b(?! (?:you|your|the|it|to you|for|on \d)\b(?! (?:will|is|are|was|has|goes|comes|gets|would)))"
    r"|(?:tells?|informs?|advises?|assures?|writes?|texts?) (?:us|me)\b|(?:confirms?|reports?|shows?|posts?|thinks?|reckons?) that\b)"
)
_SOURCED = re.compile(r"^(?:going by|according to|as i read|as per|judging by|per) (?!.{0,25}\b(?:our|my)\b)")


def told_by_others(lower: str) -> bool:
    """True for what another party said: 'the depot says your tent arrives on Friday'."""
    if _SOURCED.match(lower):
        return True
    found = _TOLD.match(lower)
    if found is None or re.search(
        r"(?:^|\s)(?:i|we|you|will|'ll|to|i'll|we'll|i've|we've|i'm|rest|get|gets|got|is|are|be|been|was|were)\s",
        found["np"],
    ):
        return False
    return len(lower) > found.end() + 8


_WILL = re.compile(r"\b(?:will|shall|is going to|are going to)\b|'ll\b")


_AT_OURS = re.compile(r"(?:at|in|with) (?:all )?(?:our|my|any of our) \w+s,?\s+(?!(?:the|your|this|that|both|we|i|you|it|he|she|they)\b)")
"""'At our nurseries, lost plants are replaced': a custom of the house."""
_SETS_OUT = re.compile(
    r"an? (?:[\w-]+ ){1,3}?(?:leaves (?:us|here|today|tonight|tomorrow|this)|goes (?:out|off|to you)|comes to you|ships|is on its way)\b"
)
"""'A cheque leaves us this week' is one thing for this customer."""


def is_general(clause: Clause, owner: str = "") -> bool:
    """True when the subject is a kind of thing and not this customer's: 'returns', 'any shop', 'people'."""
    if re.search(r"\b(?:you|your|yours|our|my)\b", _AT_OURS.sub("", clause.lower)):
        return False
    if re.match(r"an? (?:new |second |third |fresh |spare )?\w", clause.lower) and (_WILL.search(clause.lower) or (owner == "colleague" and clause.timed)):
        return False if owner in ("colleague", "external", "agentless") else not (clause.timed or re.match(r"an? (?:new|second|third|fresh|spare)\b", clause.lower))
    if _AT_OURS.match(clause.lower):
        return True
    if clause.timed and _SETS_OUT.match(clause.lower):
        return False
    first = clause.tokens[0]
    plural = first.pos_ == "NOUN" and "Plur" in first.morph.get("Number", [])
    return plural or bool(
        re.match(r"(?:an?|any|each|every|most|some|people|students?|customers?|members?)\b", clause.lower)
    )


_NAMED = re.compile(r"(?:the|our|my|a|an|one of|your|his|her|its|their|that|this|someone|somebody)\b")


def without_time(np: str, clause: Clause) -> str:
    """The subject behind a time that opens the clause: 'at the end of next week our roofers'."""
    for time in clause.times:
        behind = np[time.end - clause.start :].lstrip(" ,") if time.start - clause.start < 16 else ""
        if behind and _NAMED.match(behind):
            return behind
    return np
