"""The subject of a finite verb and its person, by the parse and by the verb's form.

The parse is taken at its word unless the form of the verb contradicts it: 'stuurt je' has no 'je' for its subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycheck.finiteverbs import HELPERS, LEADING

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONS = {
    "1s": "ik 'k i",
    "2": "u je jij jullie gij ge uzelf you ye",
    "1p": "wij we",
    "3s": "hij ie het 't dat dit wat wie iets niets niemand iemand men he she it this that nothing nobody everyone everything",
    "3p": "they these those",
}
_PERSON = {word: person for person, words in _PERSONS.items() for word in words.split()}


def person(verb: Token) -> str:
    """1s, 2, 3s, 1p or 3p by the subject; `-` where there is none, as in commands and chat."""
    found = subject(verb)
    if found is None:
        return _by_form(verb)
    own = _person_of(found, verb)
    return own if own in _agreeing(verb) else _third(found, verb)


def _person_of(found: Token, verb: Token) -> str:
    if found.dep_ == "csubj":
        return "3s"
    own = _joined(found)
    if own in ("1s", "2", "1p") or (own and found.lower_ in _PERSON and not _relative(found) and own in _agreeing(verb)):
        return own
    return _third(found, verb)


def _joined(found: Token) -> str:
    """The person of a subject word with what is joined to it: 'my colleague and I' are 1p, 'you and the kids' 2."""
    own = _PERSON.get(found.lower_, "")
    others = [_PERSON.get(child.lower_, "3") for child in found.children if child.dep_ == "conj"]
    if not others:
        return own
    first = {"1s", "1p"} & {own, *others}
    return "1p" if first else "2" if "2" in (own, *others) else ""


def _relative(found: Token) -> bool:
    return found.head.dep_ == "acl:relcl" or found.head.head.dep_ == "acl:relcl"


def _third(found: Token, verb: Token) -> str:
    """Third person, the number by the verb's form where that shows it, else by the subject's."""
    agreeing = _agreeing(verb)
    if "3s" not in agreeing:
        return "3p" if "3p" in agreeing else "-"
    if "3p" not in agreeing:
        return "3s"
    noun = found.head.head if _relative(found) and found.lower_ in ("who", "which", "that") else found
    if noun != found and noun.dep_ in HELPERS:
        noun = found
    plural = noun.tag_ in ("NNS", "NNPS") or any(child.lower_ == "and" for c in noun.children for child in c.children if c.dep_ == "conj")
    return "3p" if plural else "3s"


_FORMS = {
    "is": "3s", "bent": "2", "hebt": "2", "ben": "1s 2", "heb": "1s 2", "heeft": "2 3s", "kunt": "2", "zult": "2",
    "'m": "1s", "am": "1s", "'re": "1p 2 3p", "are": "1p 2 3p", "were": "1s 1p 2 3s 3p", "'s": "3s", "has": "3s", "does": "3s",
    "was": "1s 2 3s",
}  # fmt: skip
_ANY = frozenset(_PERSON.values())


def _agreeing(verb: Token) -> frozenset[str]:
    """The persons that the form of a finite verb can have."""
    known = _FORMS.get(verb.lower_.replace("’", "'"))
    if known is not None:
        return frozenset(known.split())
    return _dutch_agreeing(verb) if verb.lang_ == "nl" else _english_agreeing(verb)


_DUTCH = {
    "WW|pv|tgw|met-t": "2 3s", "WW|pv|tgw|mv": "1p 2 3p", "WW|pv|verl|mv": "1p 2 3p", "WW|pv|verl|ev": "1s 2 3s",
    "WW|pv|verl|met-t": "2 3s", "WW|pv|conj|ev": "3s 2",
}  # fmt: skip
_MODALS = frozenset("kan zal wil mag moet hoeft durf".split())


def _dutch_agreeing(verb: Token) -> frozenset[str]:
    if verb.tag_ == "WW|pv|tgw|ev":
        third = verb.lower_.endswith("t") or verb.lower_ in _MODALS
        return frozenset({"1s", "2", "3s"} if third else {"1s", "2"})
    if verb.tag_.startswith("WW|inf"):
        return frozenset({"1p", "2", "3p"})
    return frozenset(_DUTCH[verb.tag_].split()) if verb.tag_ in _DUTCH else _ANY


def _english_agreeing(verb: Token) -> frozenset[str]:
    if verb.tag_ in ("VBZ", "NNS"):
        return frozenset({"3s"})
    return _ANY - {"3s"} if verb.tag_ == "VBP" or (verb.tag_ == "VB" and verb.pos_ != "AUX") else _ANY


def subject(verb: Token) -> Token | None:
    """The head word of the subject of a finite verb, its own or shared with the clause before; None where it has none."""
    own = [token for token in _subjects(verb) if _fits(token, verb)]
    if own:
        pronouns = [token for token in own if token.lower_ in _PERSON and _PERSON[token.lower_][0] != "3"]
        return next(iter(pronouns or own))
    return _beside(verb) or _predicate_before(verb) or _before(verb) or _shared(verb)


def _subjects(verb: Token) -> Iterator[Token]:
    """What the parse calls subjects of the verb, its predicate or the infinitive below it; clauses and 'there' last."""
    heads = [verb.head, verb] if verb.dep_ in HELPERS else [verb]
    below = [c for head in heads for c in head.children if c.dep_ == "xcomp" and head.lemma_ in LEADING]
    for kind in ("nsubj", "csubj", "expl"):
        for head in (*heads, *below):
            yield from (child for child in head.children if child.dep_ == kind or child.dep_ == f"{kind}:pass")


def _fits(token: Token, verb: Token) -> bool:
    """False for the 'u' of '6u', for 'je' behind a form in -t, for a name addressed, and for a person the form cannot have."""
    if token.lower_ == "u" and token.i and not token.nbor(-1).whitespace_ and token.nbor(-1).like_num:
        return False
    if token.pos_ == "PROPN" and token.i + 2 == verb.i and token.nbor(1).lower_ == ",":
        return False
    if verb.lang_ == "nl" and not _second_fits(token, verb):
        return False
    if verb.tag_ == "VB" and any(child.lower_ in ("please", "kindly") for child in verb.children):
        return False
    own = _PERSON.get(token.lower_, "3")
    return own[0] == "3" or own in _agreeing(verb)


def _second_fits(token: Token, verb: Token) -> bool:
    """'stuurt je' has no 'je' for its subject, nor has 'bel u' a 'u', 'je bel' a 'je' or 'staat jullie datum' a 'jullie'."""
    word, behind = token.lower_, token.i == verb.i + 1
    if word == "jullie":
        return not verb.tag_.endswith("met-t")
    if word not in ("je", "jij", "u"):
        return True
    bare = verb.tag_ == "WW|pv|tgw|ev" and not verb.lower_.endswith("t") and verb.lower_ not in _MODALS
    if word == "u":
        return not bare
    if bare:
        return token.i > verb.i
    return not behind or not verb.tag_.endswith("met-t") or verb.lemma_.endswith("ten")


_NOMINATIVE = frozenset("ik 'k wij we jij".split())


def _beside(verb: Token) -> Token | None:
    """A pronoun that can only be a subject, right behind or before the verb; or 'je', 'u' behind a verb that is not first."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    before = verb.nbor(-1) if verb.i else None
    for token in (after, before):
        if token is not None and token.lower_ in _NOMINATIVE and _fits(token, verb):
            return token
    if after is None or after.lower_ not in ("je", "u") or verb.lang_ != "nl" or _first(verb):
        return None
    return after if after.dep_ in ("obj", "iobj") and _fits(after, verb) and "3s" not in _agreeing(verb) else None


def _predicate_before(verb: Token) -> Token | None:
    """'Compensatie is niet nodig', 'wat er is': without another subject, the noun before a copula is the subject."""
    head = verb.head
    if verb.dep_ != "cop" or head.i > verb.i or head.pos_ in ("ADV", "VERB", "ADJ"):
        return None
    return head if _fits(head, verb) else None


def _before(verb: Token) -> Token | None:
    """The object of a verb that needs a subject and has none: 'de penningmeester stuurt je een factuur', 'past de bol?'."""
    if verb.lang_ != "nl" or not ({"3s", "3p"} & _agreeing(verb)) or (verb.tag_.endswith("|ev") and _first(verb)):
        return None
    head = verb.head if verb.dep_ in HELPERS else verb
    nouns = [c for c in head.children if c.dep_ in ("obj", "nsubj") and c.pos_ in ("NOUN", "PROPN") and _fits(c, verb)]
    if _agreeing(verb) <= {"1p", "2", "3p"}:
        return next((c for c in nouns if "Plur" in c.morph.get("Number", [])), None)
    return next((c for c in nouns if c.i < verb.i or _first(verb)), None) if "3s" in _agreeing(verb) and verb.dep_ not in HELPERS else None


def _shared(verb: Token) -> Token | None:
    """The subject of the clause that this one is joined to: 'ik kijk het na en bel u'."""
    head = verb.head if verb.dep_ in HELPERS else verb
    while head.dep_ == "conj" and head.head != head:
        head = head.head
        found = next((c for c in head.children if c.dep_.startswith("nsubj") and _fits(c, verb)), None)
        if found is not None:
            return found
    return None


_JOINERS = frozenset("en maar want dus of and but so or then dan".split())


def _first(verb: Token) -> bool:
    """True where nothing of the clause stands before the verb."""
    before = verb.nbor(-1) if verb.i else None
    return before is None or before.is_punct or before.lower_ in _JOINERS or before.dep_ in ("cc", "discourse")


def _by_form(verb: Token) -> str:
    """Without a subject in the parse: third person where the form and the order of a statement leave nothing else."""
    if _first(verb):
        return "-"
    if verb.lang_ == "en" and verb.pos_ != "AUX":
        return "3s" if verb.tag_ == "VBZ" and verb.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON") else "-"
    agreeing = _agreeing(verb)
    return "3s" if "3s" in agreeing and agreeing <= {"2", "3s"} else "-"
