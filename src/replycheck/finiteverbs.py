"""One reading of a parsed clause: its finite verb, the full verb with its particle, and the person of its subject.

The parse is taken at its word unless the form of the verb contradicts it: 'stuurt je' has no 'je' for its subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HELPERS = ("aux", "aux:pass", "cop")
_PERSONS = {
    "1s": "ik 'k i",
    "2": "u je jij jullie gij ge uzelf you ye",
    "1p": "wij we",
    "3s": "hij ie het 't dat dit wat wie iets niets niemand iemand men he she it this that nothing nobody everyone everything",
    "3p": "they these those",
}
_PERSON = {word: person for person, words in _PERSONS.items() for word in words.split()}
_CLAUSES = ("ROOT", "conj", "ccomp", "advcl", "acl:relcl", "advcl:relcl", "parataxis", "csubj")


def is_finite(token: Token) -> bool:
    """True for a finite verb by its tags, and for one that only its subject gives away ('dat bewoners niet ventileren')."""
    if "Fin" in token.morph.get("VerbForm", []):
        return True
    if token.lang_ == "nl" and token.tag_.startswith("WW|pv"):
        return True
    return token.dep_ in _CLAUSES and _says_itself(token)


def _says_itself(token: Token) -> bool:
    """A verb without auxiliary, 'to' or 'te', and with a subject of its own; or an English command."""
    kinds = {child.dep_ for child in token.children}
    if kinds & {"aux", "aux:pass", "cop"} or any(_marks_infinitive(child) for child in token.children):
        return False
    if token.dep_ in ("ccomp", "csubj") and token.head.lemma_ in _CAUSING:
        return False
    if token.lang_ == "nl":
        return "nsubj" in kinds and (token.tag_.startswith("WW|inf") or (token.pos_ == "NOUN" and "mark" in kinds))
    if "nsubj" in kinds:
        return token.tag_ in ("VB", "NNS", "VBN")
    return token.tag_ == "VB" and token.dep_ in ("ROOT", "conj", "parataxis") and not _led(token)


_CAUSING = frozenset("let make help have see hear watch laten zien horen doen helpen".split())


def _marks_infinitive(token: Token) -> bool:
    return token.dep_ == "mark" and token.lower_ in ("to", "te")


def _led(token: Token) -> bool:
    """True for a verb that shares the auxiliary of the one before: 'I can call and arrange it'."""
    return token.dep_ == "conj" and any(child.dep_ in ("aux", "nsubj") or _marks_infinitive(child) for child in token.head.children)


def full_verb(verb: Token) -> Token:
    """The verb that carries the sense: 'gebeld' of 'heb ... gebeld', the copula itself of 'is klaar'."""
    full = verb
    while full.dep_ in ("aux", "aux:pass") and full.head is not full and _helps(full):
        full = full.head
    full = _led_by(full)
    if full.pos_ not in ("VERB", "AUX") and full is not verb:  # 'has been ready' has a copula
        return next((child for child in full.children if child.dep_ == "cop"), verb)
    return full


def _led_by(full: Token) -> Token:
    """The infinitive behind a modal or 'gaan', which UD has as verbs of their own: 'ik wil het nakijken', 'going to call'."""
    for _ in range(3):
        leads = _LEADING if full.lang_ == "nl" else _leads_on(full)
        below = [c for c in full.children if c.dep_ == "xcomp" and full.lemma_ in leads]
        inner = next((c for c in below if c.pos_ == "VERB" or any(g.dep_ == "cop" for g in c.children)), None)
        if inner is None:
            return full
        full = inner if inner.pos_ == "VERB" else next(g for g in inner.children if g.dep_ == "cop")
    return full


_LEADING = frozenset(
    "willen hoeven dienen moeten kunnen mogen zullen gaan komen blijven staan zitten liggen lopen doen".split()
)


def _leads_on(full: Token) -> frozenset[str]:
    """'going to', 'have to' and 'ought to' stand for 'will' and 'must'."""
    if full.lower_ == "going":
        return frozenset({"go"})
    return frozenset({"have", "ought"})


def _helps(verb: Token) -> bool:
    """False where the parse lets a verb help what no auxiliary helps: a noun, or the finite verb of another clause."""
    head = verb.head
    if head.pos_ not in ("VERB", "AUX"):
        return any(child.dep_ == "cop" for child in head.children)
    if verb.lang_ != "nl":
        return True
    if "Fin" in head.morph.get("VerbForm", []):
        return False
    return not (verb.lemma_ == "hebben" and any(_marks_infinitive(child) for child in head.children))


def full_lemma(verb: Token) -> str:
    """The lemma of the clause's full verb with its particle: `terugbellen`, `call-back`."""
    full = full_verb(verb)
    lemma = full.lemma_.lower()
    part = particle(full) or (particle(verb) if verb is not full else "")
    if not part or (full.lang_ == "nl" and lemma.startswith(part)):
        return lemma
    return f"{part}{lemma}" if full.lang_ == "nl" else f"{lemma}-{part}"


def particle(full: Token) -> str:
    """The particle of a separated verb in lower case, or nothing: 'terug' of 'ik bel u terug', 'back' of 'call you back'."""
    found = (child for child in full.children if child.dep_ in ("compound:prt", "advmod"))
    judge = _dutch_particle if full.lang_ == "nl" else _english_particle
    return next((child.lower_ for child in found if judge(child, full)), "")


_SEPARABLE = frozenset(
    "aan achter achterna achteraan af bij bijeen binnen boven buiten dicht door doorheen fijn gade gelijk goed heen in ineen"
    " kapot klaar klem kwijt langs leeg los mede mee mis na neer om omhoog omlaag omver onder op open over overeind overheen"
    " plaats raak rond samen schoon stil stop stuk tegemoet tegen teleur terecht terug thuis toe uit uiteen vast verder vol voor"
    " vooraf voorbij voorop vooruit vrij waar weg zoek".split()
)
_ALSO_BEFORE_NOUNS = frozenset("aan achter bij binnen boven buiten door in langs na om onder op over tegen tot uit voor".split())
_NOUN_PHRASE = frozenset({"DET", "NOUN", "NUM", "PROPN"})
_PRONOMINAL = frozenset("er daar hier waar".split())
_OBJECTS = {"gelijk": "hebben krijgen geven", "aan": "hebben", "waar": "zijn", "goed": "zijn gaan", "open": "zijn"}


def _dutch_particle(token: Token, full: Token) -> bool:
    word = token.lower_
    if token.dep_ != "compound:prt" or word not in _SEPARABLE or full.lemma_ in _OBJECTS.get(word, "").split():
        return False
    if word in _ALSO_BEFORE_NOUNS and _opens_phrase(token):
        return False
    return token.i > full.i or _stands_before(token, full)


def _opens_phrase(token: Token) -> bool:
    """True for the 'in' of 'neemt tien dagen in beslag': a noun or its article stands right behind."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None:
        return False
    return after.pos_ in _NOUN_PHRASE or any(child.dep_ == "fixed" for child in token.children)


def _stands_before(token: Token, full: Token) -> bool:
    """True where only 'te' and verbs stand between: 'terug te bellen', 'op kunnen lossen'; else it is a word of its own."""
    between = token.doc[token.i + 1 : full.i]
    return all(word.lower_ == "te" or word.pos_ in ("VERB", "AUX") for word in between)


_ADVERBS = frozenset("back out in over up down off on through round around away along forward".split())
_ALWAYS_PARTICLES = _ADVERBS | {"by", "apart", "aside", "together", "across", "ahead", "about"}


def _english_particle(token: Token, full: Token) -> bool:
    """UD calls the 'back' of 'call back' a particle and that of 'go back' an adverb; here both are."""
    word = token.lower_
    if word not in (_ALWAYS_PARTICLES if token.dep_ == "compound:prt" else _ADVERBS) or token.i < full.i:
        return False
    if any(child.dep_ == "fixed" for child in token.children) or token.nbor(-1).lower_ in ("now", "later"):
        return False
    if word not in ("in", "on", "over", "by", "through") or token.i + 1 >= len(token.doc):
        return True
    after = token.nbor(1)
    if after.pos_ not in _NOUN_PHRASE:
        return True
    noun = after.head if after.dep_ in ("det", "nmod:poss", "amod", "nummod", "compound") else after
    return noun.dep_ == "obj"  # 'fill in the form', but 'pop in the next minute'


def person(verb: Token) -> str:
    """1s, 2, 3s, 1p or 3p by the subject; `-` where there is none, as in commands and chat."""
    found = subject(verb)
    if found is None:
        return _by_form(verb)
    own = _person_of(found, verb)
    return own if own in _agreeing(verb) else _third(found, verb)


def _person_of(found: Token, verb: Token) -> str:
    word = found.lower_
    if found.dep_ == "csubj":
        return "3s"
    if word in _PERSON and not (_PERSON[word][0] == "3" and _relative(found)) and not _has_conjunct(found):
        own = _PERSON[word]
        return _third(found, verb) if own == "3s" and "3s" not in _agreeing(verb) else own
    return _third(found, verb)


def _relative(found: Token) -> bool:
    return found.head.dep_ == "acl:relcl" or found.head.head.dep_ == "acl:relcl"


def _has_conjunct(found: Token) -> bool:
    return any(child.dep_ == "conj" for child in found.children)


def _third(found: Token, verb: Token) -> str:
    """Third person, the number by the verb's form where that shows it, else by the subject's."""
    agreeing = _agreeing(verb)
    if "3s" not in agreeing:
        return "3p"
    if "3p" not in agreeing:
        return "3s"
    noun = found.head.head if _relative(found) and found.lower_ in ("who", "which", "that") else found
    if noun is not found and noun.dep_ in HELPERS:
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
    return _ANY - {"3s"} if verb.tag_ in ("VBP", "VB") and verb.pos_ != "AUX" else _ANY


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
    below = [c for head in heads for c in head.children if c.dep_ == "xcomp" and head.lemma_ in _LEADING]
    for kind in ("nsubj", "csubj", "expl"):
        for head in (*heads, *below):
            yield from (child for child in head.children if child.dep_ == kind or child.dep_ == f"{kind}:pass")


def _fits(token: Token, verb: Token) -> bool:
    """False for the 'u' of '6u', for 'je' behind a form in -t, for a name addressed, and for a person the form cannot have."""
    if token.lower_ == "u" and token.i and not token.nbor(-1).whitespace_ and token.nbor(-1).like_num:
        return False
    if token.pos_ == "PROPN" and token.i + 2 == verb.i and token.nbor(1).lower_ == ",":
        return False
    if token.lower_ in ("je", "jij") and token.i == verb.i + 1 and _third_only(verb):
        return False
    own = _PERSON.get(token.lower_, "3")
    return own[0] == "3" or own in _agreeing(verb)


def _third_only(verb: Token) -> bool:
    stem = verb.lower_.removesuffix("t")
    return verb.tag_.endswith("met-t") and not verb.lemma_.endswith(("ten", "tten")) and stem != verb.lower_


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
    if verb.dep_ != "cop" or head.i > verb.i or head.pos_ in ("ADV", "VERB"):
        return None
    return head if _fits(head, verb) else None


def _before(verb: Token) -> Token | None:
    """The object before a verb that needs a subject and has none: 'de penningmeester stuurt je een factuur'."""
    if verb.dep_ in HELPERS or verb.lang_ != "nl" or "3s" not in _agreeing(verb) or _first(verb):
        return None
    return next((c for c in verb.children if c.dep_ == "obj" and c.i < verb.i and _fits(c, verb) and c.pos_ == "NOUN"), None)


def _shared(verb: Token) -> Token | None:
    """The subject of the clause that this one is joined to: 'ik kijk het na en bel u'."""
    head = verb.head if verb.dep_ in HELPERS else verb
    while head.dep_ == "conj" and head.head is not head:
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
    if _first(verb) or verb.lang_ != "nl":
        return "-"
    agreeing = _agreeing(verb)
    if agreeing == {"3s"} or agreeing == {"2", "3s"}:
        return "3s"
    return "-"
