"""One reading of a parsed clause, for checks and figures: its finite verb, and the full verb with its particle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HELPERS = ("aux", "aux:pass", "cop")
_CLAUSES = ("ROOT", "conj", "ccomp", "advcl", "acl:relcl", "advcl:relcl", "parataxis", "csubj")


def is_finite(token: Token) -> bool:
    """True for a finite verb by its tags, and for one that only its subject gives away ('dat bewoners niet ventileren')."""
    if token.tag_.startswith("WW|pv") or token.tag_ in _ENGLISH_TAGS or "Fin" in token.morph.get("VerbForm", []):
        return token.tag_ != "WW|pv|tgw|mv" or not any(_helps_now(child, token) for child in token.children)
    if token.dep_ in HELPERS:
        return token.tag_.startswith("WW|inf") and _only_helper(token)
    return token.dep_ in _CLAUSES and _says_itself(token)


_ENGLISH_TAGS = frozenset({"VBP", "VBZ", "VBD", "MD"})


def _helps_now(token: Token, head: Token) -> bool:
    if token.dep_ not in ("aux", "aux:pass") or not token.tag_.startswith("WW|pv"):
        return False
    return not any(word.is_punct for word in token.doc[token.i : head.i])


def _only_helper(token: Token) -> bool:
    """True for the 'worden' of 'de passen worden verzonden', which looks like an infinitive and is none."""
    kinds = [child for child in token.head.children if child.dep_ in HELPERS and child != token]
    led = any(_marks_infinitive(child) for child in token.head.children) or is_finite(token.head)
    return not kinds and not led and any(child.dep_.startswith("nsubj") for child in token.head.children)


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
        return token.tag_ in ("VB", "NN", "NNS", "VBN")
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
    while full.dep_ in ("aux", "aux:pass") and full.head != full and _helps(full):
        full = full.head
    full = _led_by(full)
    if full.pos_ not in ("VERB", "AUX") and full != verb and not _looks_verbal(full):  # 'has been ready' has a copula
        return next((child for child in full.children if child.dep_ == "cop"), verb)
    return full


def _led_by(full: Token) -> Token:
    """The infinitive behind a modal or 'gaan', which UD has as verbs of their own: 'ik wil het nakijken', 'going to call'."""
    for _ in range(3):
        below = [c for c in full.children if c.dep_ == "xcomp"] if _leads(full) else []
        inner = next((c for c in below if _infinitive(c) or any(g.dep_ == "cop" for g in c.children)), None)
        if inner is None:
            return full
        full = inner if inner.pos_ == "VERB" else next(g for g in inner.children if g.dep_ == "cop")
    return full


def _infinitive(token: Token) -> bool:
    """False for the 'betaald' of 'staat op betaald'."""
    if token.pos_ != "VERB" or token.lang_ != "nl":
        return token.pos_ == "VERB"
    return not token.tag_.startswith("WW|vd") or any(child.dep_ in HELPERS for child in token.children)


def _looks_verbal(token: Token) -> bool:
    """True behind a Dutch modal for an infinitive that is tagged as a noun or adjective, behind 'do' or 'will' for a noun."""
    helpers = [child for child in token.children if child.dep_ == "aux" and child.i < token.i]
    if any(child.dep_ == "cop" for child in token.children):
        return False
    if token.lang_ == "nl":
        modal = any(child.lemma_ in _MODAL for child in helpers)
        return modal and token.lower_.endswith("en") and token.pos_ in ("NOUN", "ADJ") and not any(c.dep_ == "det" for c in token.children)
    return token.tag_ == "NN" and any(child.lemma_ == "do" or child.tag_ == "MD" for child in helpers)


_MODAL = frozenset("kunnen mogen moeten willen zullen".split())
LEADING = frozenset(
    "willen hoeven dienen moeten kunnen mogen zullen gaan komen blijven staan zitten liggen lopen doen".split()
)


def _leads(full: Token) -> bool:
    """True for a Dutch modal and for the English 'going to', 'have to' and 'ought to'."""
    below = [grandchild for child in full.children if child.dep_ == "xcomp" for grandchild in child.children]
    to = any(_marks_infinitive(token) for token in below)
    if full.lang_ == "nl":
        return full.lemma_ in LEADING or (to and full.lemma_ == "horen")
    owned = any(child.dep_ == "obj" for child in full.children)
    return to and (full.lower_ == "going" or full.lemma_ == "ought" or (full.lemma_ == "have" and not owned))


def _helps(verb: Token) -> bool:
    """False where the parse lets a verb help what no auxiliary helps: a noun, or the finite verb of another clause."""
    head = verb.head
    if head.pos_ not in ("VERB", "AUX"):
        return _looks_verbal(head) or any(child.dep_ == "cop" for child in head.children)
    if verb.lang_ != "nl":
        return True
    if "Fin" in head.morph.get("VerbForm", []) and head.tag_ != "WW|pv|tgw|mv":
        return False
    return not (verb.lemma_ == "hebben" and any(_marks_infinitive(child) for child in head.children))


def full_lemma(verb: Token) -> str:
    """The lemma of the clause's full verb with its particle: `terugbellen`, `call-back`."""
    full = full_verb(verb)
    lemma = full.lemma_.lower() if full.pos_ in ("VERB", "AUX") or full.lang_ == "en" else full.lower_
    part = particle(full) or (particle(verb) if verb != full else "")
    if not part or (full.lang_ == "nl" and lemma.startswith(part)):
        return lemma
    return f"{part}{lemma}" if full.lang_ == "nl" else f"{lemma}-{part}"


def particle(full: Token) -> str:
    """The particle of a separated verb in lower case, or nothing: 'terug' of 'ik bel u terug', 'back' of 'call you back'."""
    found = [child for child in full.children if child.dep_ in ("compound:prt", "advmod")]
    if full.lang_ == "nl":  # of two, the last: 'knappen ze vast weer op'
        return next((child.lower_ for child in reversed(found) if _dutch_particle(child, full)), "")
    return next((child.lower_ for child in found if _english_particle(child, full)), "")


_SEPARABLE = frozenset(
    "aan achter achterna achteraan af bij bijeen binnen boven buiten dicht door doorheen fijn gade gelijk goed heen in ineen"
    " kapot klaar klem kwijt langs leeg los mede mee mis na neer om omhoog omlaag omver onder op open over overeind overheen"
    " plaats raak rond samen schoon stil stop stuk tegemoet tegen teleur terecht terug thuis toe uit uiteen vast verder vol voor"
    " vooraf voorbij voorop vooruit vrij waar weg zoek".split()
)
_ALSO_BEFORE_NOUNS = frozenset("aan achter bij binnen boven buiten door in langs na om onder op over tegen tot uit voor".split())
_NOUN_PHRASE = frozenset({"DET", "NOUN", "NUM", "PROPN"})
_PRONOMINAL = frozenset("er daar hier waar".split())
_NEVER = {"gelijk": "hebben krijgen geven", "aan": "hebben", "waar": "zijn", "goed": "zijn gaan", "open": "zijn"}
_ONLY = {
    "vast": "houden zetten stellen leggen staan maken zitten pakken lopen hangen plakken klikken schroeven binden liggen klemmen knopen",
    "terecht": "komen kunnen wijzen",
    "verder": "gaan helpen kijken komen lezen zoeken",
    "goed": "keuren maken praten vinden komen",
}


def _dutch_particle(token: Token, full: Token) -> bool:
    word = token.lower_
    if token.dep_ != "compound:prt" or word not in _SEPARABLE or full.lemma_ in _NEVER.get(word, "").split():
        return False
    if word in _ONLY and full.lemma_ not in _ONLY[word].split():
        return False
    if word in ("mee", "voor") and any(child.lower_ in _PRONOMINAL for child in full.children):
        return False  # 'daar rijdt ze mee', 'daar betaalt u niets voor'
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
