"""Dutch commitments of others: the customer receives, the engineer comes, it is paid back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_deeds import YOURS
from replycheck.checks.promises.dutch_general import habitual
from replycheck.checks.promises.dutch_infinitives import INVESTIGATE, NOT_DONE, joined_verb, last_infinitive
from replycheck.checks.promises.dutch_people import (
    in_list,
    owner_at_door,
    owner_of,
    passive_owner,
)
from replycheck.checks.promises.dutch_promising import promise_verb
from replycheck.checks.promises.dutch_receives import YOU
from replycheck.checks.promises.dutch_speaker import SUBORDINATE
from replycheck.checks.promises.dutch_times import day_first, possessive, surely_ahead
from replycheck.checks.promises.dutch_verbs import verbs
from replycheck.checks.promises.values import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATUS = frozenset("bekijken behandelen beoordelen onderzoeken nemen verwerken".split())
_BY_COURIER = frozenset("bezorgen leveren afleveren".split())
_OUTCOME = frozenset(
    "komt komen ligt liggen staat staan is zijn gaat gaan start starten verschijnt verschijnen stopt stoppen "
    "opent openen loopt volgt arriveert vertrekt belt bellen neemt".split()
)


_AUXILIARIES = frozenset("is zijn was waren heeft hebben had hadden".split())


def outcome(clause: Clause) -> Candidate | None:
    """A third party or a thing as the subject: the engineer comes, the label lies ready, it is paid back."""
    words = clause.words
    for j, word in enumerate(words):
        if word in ("wordt", "worden"):
            made = _passive(clause, j)
        elif word in ("zal", "zullen"):
            made = _third_will(clause, j)
        elif word in ("gaat", "gaan") and _goes_to_do(clause.tokens[j]):
            made = _going_to(clause, j)
        elif word in verbs().participle and _AUXILIARIES & set(words):
            continue
        elif (
            word in _OUTCOME
            or word in verbs().third
            or (word in verbs().plural and _finite_plural(clause.tokens[j]))
        ):
            made = _third_present(clause, j)
        else:
            continue
        if made:
            return made
    return None


def _finite_plural(token: Token) -> bool:
    """A plural by its tag, or one that the parse takes for an infinitive though it has a subject ('halen de collega's')."""
    if "Fin" in token.morph.get("VerbForm", []):
        return True
    kinds = {c.dep_ for c in token.children}
    return token.dep_ == "ROOT" and "nsubj" in kinds and not kinds & {"aux", "mark"}


def _by_courier(clause: Clause, action: str) -> bool:
    """True for a parcel that is delivered; what else is delivered names no doer."""
    return action in _BY_COURIER and bool(re.search(r"\b(?:pakket|pakje|zending|bestelling|post)", clause.lower))


_TAKEN_AWAY = re.compile(r"\b(?:gesloten|geretourneerd|gewist|geblokkeerd|ingehouden|afgesloten)\b")


def _participle(token: Token) -> bool:
    """A known participle that is no adjective ('een ingediend verzoek')."""
    known = token.lower_ in verbs().participle and token.lower_ not in ("gelaten", "gedaan")
    return known and token.dep_ != "amod"


_BYYOURS = re.compile(r"\bdoor (?:uw|je|jouw|jullie|u|jou)\b")


def _passive(clause: Clause, j: int) -> Candidate | None:
    """'Het bedrag wordt teruggestort': a promise when it is this customer's matter, not a mere status."""
    words = clause.words
    if _BYYOURS.search(clause.lower):
        return None
    if (_MODALS - {"laat"}) & set(words) and "verwachting" not in words:
        return None
    if _TAKEN_AWAY.search(clause.lower):
        return None
    done = next((t.lower_ for t in clause.tokens if _participle(t)), None)
    if done is None:
        known = [t for t in clause.tokens if "Part" in t.morph.get("VerbForm", [])]
        return (
            Candidate(j, passive_owner(clause), str(known[0].lemma_), needs_time=True, confidence=0.65)
            if known
            else None
        )
    action = verbs().participle[done]
    owner = "external" if _by_courier(clause, action) else passive_owner(clause)
    personal = bool({"u", "uw", "je", "jouw", "jullie", "er", "dit", "deze"} & set(words)) or any(
        n in words for n in ("bedrag", "geld", "terugbetaling")
    )
    vague_status = action in _STATUS | INVESTIGATE or {"nog", "momenteel", "nu"} & set(words)
    contact = "contact" in words
    needs = not contact and (not personal or bool(vague_status) or action in _BY_COURIER)
    needs = needs and (owner not in ("I", "we", "colleague") or action in _STATUS | INVESTIGATE)
    contact = contact or action in verbs().contact
    return Candidate(
        j,
        owner,
        "contact opnemen" if "contact" in words else action,
        needs_time=needs,
        contact=contact,
        confidence=0.85,
    )


def _goes_to_do(token: Token) -> bool:
    """True for 'gaat' with a bare infinitive: 'gaat met u meekijken'."""
    if "Fin" not in token.morph.get("VerbForm", []):
        return False
    acts = [c for c in token.children if c.dep_ == "xcomp" and "Inf" in c.morph.get("VerbForm", [])]
    return any(not any(c.lower_ == "te" for c in a.children) for a in acts)


def _going_to(clause: Clause, j: int) -> Candidate | None:
    """'Onze specialist gaat met u meekijken': what a thing goes to do needs a day to come."""
    made = _third_will(clause, j)
    if made is None or made.owner in ("colleague", "agentless"):
        return made
    return replace(made, needs_time=True, strict=True)


_ENDS = frozenset({"sluiten", "verlopen", "vervallen", "aflopen", "eindigen"})


def _third_will(clause: Clause, j: int) -> Candidate | None:
    words = clause.words
    beside = YOU & {*words[max(0, j - 1) : j], *words[j + 1 : j + 2]}
    if beside and owner_of(clause, j) not in ("colleague", "external", "agentless"):
        return None
    if "worden" in words[j:]:
        done = next((w for w in words if w in verbs().participle), None)
        parts = [t for t in clause.tokens if "Part" in t.morph.get("VerbForm", [])]
        if done is None and parts:
            return Candidate(j, passive_owner(clause), str(parts[0].lemma_), confidence=0.75)
        if done:
            act = verbs().participle[done]
            owner = "external" if _by_courier(clause, act) else passive_owner(clause)
            return Candidate(j, owner, act, contact=act in verbs().contact)
    action = last_infinitive(clause, j)
    if action is None or action in _ENDS:
        return None
    owner = owner_of(clause, j)
    helps = action == "helpen" and owner in ("colleague", "external") and YOURS & set(words)
    needs = (action in NOT_DONE and not helps) or (action not in verbs().plural and owner != "colleague")
    return Candidate(j, owner, action, needs_time=needs, contact=action in verbs().contact, confidence=0.85)


_MODALS = frozenset(
    "kan kunt kun kunnen moet moeten mag mogen moogt zou zouden wil wilt willen dient dienen hoeft hoeven wilde kon mocht laat".split()
)
_READY = frozenset(
    "klaar rond gereed binnen terug beschikbaar online opgelost verholpen hersteld afgerond geregeld verwerkt bereikbaar".split()
)
_PLACES = frozenset("rekening mailbox inbox online klaar app account mijn voor bij er brievenbus deur bus".split())


def _to_you(clause: Clause, j: int) -> bool:
    """True when 'u' or 'je' stands right behind the verb and owns nothing there."""
    return j + 1 < len(clause.words) and clause.words[j + 1] in YOU and not possessive(clause.tokens, j + 1)


_A_SPARE = re.compile(r"\b(?:is|zijn) er (?:\w+ ){0,2}een (?!kwartier|uur|half|week|dag|paar|min)")
_ROOM = frozenset("plek plaats ruimte gaatje plaatsje plekje mogelijkheid gelegenheid inloop spreekuur".split())


def _thing_perhaps(clause: Clause, j: int) -> bool:
    """True for 'hij' or 'ze' with nobody named in the sentence and no customer or time in the clause: 'dan slaat hij de bestelling over'."""
    beside = {*clause.words[max(0, j - 1) : j], *clause.words[j + 1 : j + 2]}
    if not beside & {"hij", "ze"} or clause.words[0] not in ("dan", "terugbetalen") or clause.times or YOURS & set(clause.words):
        return False
    return not any(t.pos_ == "PROPN" or (t.pos_ == "NOUN" and in_list(t.lower_, "colleagues")) for t in clause.doc)


def _perfect(token: Token) -> bool:
    """True for the 'is' of 'is er uitgehaald'."""
    return token.dep_.startswith("aux") and "Part" in token.head.morph.get("VerbForm", []) and token.head.lower_ not in _READY


def _done(clause: Clause) -> bool:
    """True for a perfect on a date of the calendar: 'is op 22 juli verwerkt'."""
    perfect = any(w in verbs().participle for w in clause.words)
    return perfect and bool(re.search(r"\bop (?:\w+dag )?\d{1,2} [a-z]{3,}", clause.lower))


def _order_to_follow(words: list[str], j: int) -> bool:
    """True for 'volgt u de stappen', 'je volgt de stappen'."""
    return bool({"stappen", "stap", "aanwijzingen"} & set(words) or YOU & {*words[max(0, j - 1) : j], *words[j + 1 : j + 2]})


def _third_present(clause: Clause, j: int) -> Candidate | None:
    words, verb = clause.words, clause.words[j]
    if j and clause.tokens[j].pos_ == "NOUN" and clause.tokens[j - 1].pos_ in ("DET", "ADJ", "PRON"):
        return None
    if j and words[j - 1] in YOU | {"te", "het"}:
        return None
    if habitual(clause.tokens[j]) and not YOURS & set(words):
        return None
    if _to_you(clause, j) and owner_of(clause, j, before=True) not in ("colleague", "external"):
        return None
    if words[j + 1 : j + 2] in (["door"], ["omdat"], ["doordat"], ["van"], ["voor"], ["uit"]) and not YOU & set(words[j + 2 : j + 3]):
        return None
    if _MODALS & set(words) or (words[0] in SUBORDINATE - {"dat"} and j > 1) or ("al" in words and not {"even", "vast"} & set(words) and "al" in words[: j + 4]):
        return None
    if verb in ("is", "zijn") and _ROOM & set(words):
        return None
    if verb in ("is", "zijn") and "er" in words[j:] and _A_SPARE.search(clause.lower) and not YOURS & set(words):
        return None  # 'woensdag is er een proefles'
    if verb in ("is", "zijn") and "er" in words and ("vanaf" in words or _perfect(clause.tokens[j])):
        return None  # 'zij is er vanaf zes uur', 'de mat is er zondagochtend uitgehaald'
    if verb in ("is", "zijn") and "er" in words[j:] and any(t.names_time for t in clause.times):
        return Candidate(j, owner_of(clause, j), "komen", needs_time=True, strict=True, confidence=0.7)
    if verb in ("opent", "openen") and not YOURS & set(words):
        return None
    if verb in ("is", "zijn") and owner_at_door(clause, j):
        return Candidate(j, "colleague", "langskomen", needs_time=True, strict=True)
    if verb in ("is", "zijn") and not _READY & set(words):
        return None
    if verb in ("is", "zijn") and _done(clause) and not (surely_ahead(clause) or day_first(clause)):
        return None
    if verb in ("is", "zijn") and {
        "vanmorgen",
        "vanochtend",
        "vandaag",
        "zojuist",
        "net",
        "inmiddels",
        "nu",
        "gisteren",
        "reeds",
        "contact",
    } & set(words):
        return None
    if verb in ("staat", "staan", "ligt", "liggen") and not _PLACES & set(words):
        return None
    owner = owner_of(clause, j)
    if verb in ("volgt", "volgen") and not _order_to_follow(words, j):
        return Candidate(j, "company", "volgen", confidence=0.75)
    infinitive = verbs().third.get(verb) or verbs().plural.get(verb)
    if owner == "colleague" and _thing_perhaps(clause, j):
        return None
    if owner in ("colleague", "agentless") and infinitive:
        made = promise_verb(clause, j, owner, infinitive)
        if made and {"u", "je", "jullie", "uw", "contact", "jouw"} & set(words):
            return made
    action = joined_verb(clause, infinitive, j) if infinitive else verb
    return Candidate(
        j,
        owner,
        action,
        needs_time=True,
        strict=owner != "colleague",
        contact=infinitive in verbs().contact,
        confidence=0.8,
    )
