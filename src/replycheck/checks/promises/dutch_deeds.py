"""Dutch verbs outside the promise list: which are deeds of ours for this customer, which are states or sayings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate
from replycheck.finiteverbs import particle

if TYPE_CHECKING:
    from spacy.tokens import Token

STATES = frozenset(
    "zien lezen weten denken vinden begrijpen snappen hopen wensen raden adviseren verzoeken danken bedanken bieden betreuren horen "
    "vermoeden vrezen werken verkopen hanteren gebruiken heten ontvangen krijgen merken spijten constateren stellen vertellen zitten "
    "staan liggen wonen missen kennen noemen zeggen spreken bedoelen vragen rekenen gaan geloven voelen verwachten kiezen raad "
    "hebben zijn kunnen mogen moeten willen zullen worden wijzen verwijzen verwijsen hanteren begrijp snap kijken "
    "waarderen schamen baalen balen schrikken vertrouwen beschouwen leven betreuren herhalen beantwoorden vallen wachten afwachten "
    "besparen herkennen erkennen bekennen tellen herinneren praten danken prijzen streven vrezen beginnen verzekeren proficiat feliciteren "
    "wensen onthouden bewonderen genieten rouwen meeleven missen twijfelen accepteren beseffen gelijken ophelderen "
    "verontschuldigen duimen smelten glimmen verheugen overwegen verduidelijken vergeten kennen verdragen ontstaan vergaan".split()
)


SAID_OUT = frozenset(
    "uitgaan opmaken toezeggen aannemen uitleggen uitkijken opmerken voorstellen vaststellen meeleven aanraden afvragen toelichten afwachten "
    "aantrekken meemaken terugvinden aanhoren inleven tegenkomen nagaan terugzien aanzien inzien toegeven terugnemen uitzien "
    "meevoelen tegemoetzien aanbieden toewensen toejuichen opvallen afraden uitspreken aankijken tegenzien doorhebben volzitten vastzitten achterlopen terugverwijzen".split()
)


def own_verb(clause: Clause, i: int) -> Token | None:
    """The verb beside a subject pronoun: the one it belongs to, else the one before or behind it."""
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(clause.tokens) and clause.tokens[j].pos_ in ("VERB", "AUX")]
    head = clause.tokens[i].head
    own = [j for j in beside if clause.tokens[j] == head]
    if own or beside:
        return clause.tokens[(own or beside)[0]]
    return clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None


def with_particle(token: Token) -> str:
    """The verb's lemma with its particle before it."""
    return f"{particle(token)}{token.lemma_}"


def is_past(token: Token) -> bool:
    """True for a past tense; a form that is its lemma or the stem of it ('praten', 'streep') is present, whatever the tag."""
    form = token.lower_
    return "Past" in token.morph.get("Tense", []) and token.lemma_.lower() not in (form, f"{form}en", f"{form}{form[-1]}en")


def is_state(token: Token) -> bool:
    """True for a verb of knowing, feeling or being; a particle can make a deed of it ('stel ... af')."""
    joined = with_particle(token)
    return joined in SAID_OUT if joined != token.lemma_ else token.lemma_ in STATES


def deed(clause: Clause, j: int, owner: str, lemma: str) -> Candidate:
    """A present-tense deed: promised outright by 'ik' or after 'dan'; by 'wij' with the customer or a particle."""
    words = clause.words
    token = clause.tokens[j]
    parted = any(c.dep_ == "compound:prt" for c in token.children)
    if (lemma in ("leggen", "uitleggen") and "uit" in words) or any(c.dep_ == "expl:pv" for c in token.children):
        return Candidate(j, owner, lemma, needs_time=True, strict=True, confidence=0.6)
    if "graag" in words:
        return Candidate(j, owner, lemma, needs_time=True, strict=True, confidence=0.6)
    sure = words[0] == "dan" or (owner == "I" and _acts_on(token)) or (owner == "we" and _ours_for_you(clause, token))
    return Candidate(j, owner, lemma, needs_time=not sure, strict=not sure, confidence=0.7 if parted else 0.6)


def things(token: Token) -> list[Token]:
    """What a deed is done to: its objects, and a noun that the parse takes for a second subject."""
    return [c for c in token.children if c.dep_ == "obj" or (c.dep_ == "nsubj" and c.pos_ == "NOUN")]


def _acts_on(token: Token) -> bool:
    """True when the verb has an object, a particle or a place: more than a bare state."""
    return bool(things(token)) or any(c.dep_ in ("compound:prt", "obl", "iobj", "obl:arg") for c in token.children)


YOURS = frozenset({"u", "je", "jou", "jullie", "uw", "jouw"})
_POINTING = frozenset({"de", "het", "die", "dat", "deze", "dit", "hem", "'m", "m", "ze"})


def _ours_for_you(clause: Clause, token: Token) -> bool:
    """True when what 'wij' do is for this customer: a customer word, or a known thing as the object."""
    if YOURS & set(clause.words):
        return True
    return any((_POINTING | _OTHER) & {t.lower_ for t in (o, *o.children)} for o in things(token))


_OTHER = frozenset("nieuw nieuwe ander andere juiste goede vers verse extra tweede vervangende passende".split())


def is_bare(noun: Token) -> bool:
    """True for a noun without article, number or owner: 'grote stukken', 'voorrang'."""
    if any(c.dep_ in ("appos", "nummod") for c in noun.children):
        return False
    known = any(c.pos_ in ("DET", "NUM", "PRON") and c.lower_ not in ("alle", "ruim") for c in noun.children)
    return noun.pos_ == "NOUN" and not known
