"""Dutch commitments with ik or wij as their subject, and the verb forms that others share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_conditions import turns
from replycheck.checks.promises.dutch_deeds import (
    YOURS,
    deed,
    is_bare,
    is_past,
    is_state,
    own_verb,
    with_particle,
)
from replycheck.checks.promises.dutch_infinitives import (
    INVESTIGATE,
    NOT_DONE,
    infinitives,
    joined_verb,
    last_infinitive,
)
from replycheck.checks.promises.dutch_promising import promise_verb
from replycheck.checks.promises.dutch_verbs import verbs
from replycheck.checks.promises.values import Candidate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token


NONE = Candidate(0, "", "")
I_WORDS, WE_WORDS = frozenset({"ik", "'k"}), frozenset({"wij", "we"})
SUBORDINATE = frozenset(
    "dat of zodat die als zodra wanneer indien omdat wat waar hoe nadat voordat terwijl totdat tot welke".split()
)


def speaker(clause: Clause, i: int, owner: str) -> Candidate | None:
    """A commitment with ik or wij as its subject: 'ik bel', 'bel ik', 'dat ik ... terugbel'."""
    words = clause.words
    forms = _finite_of(owner)
    for j in (i - 1, i + 1):
        if 0 <= j < len(words) and (words[j] in forms or words[j] in _AUX):
            return _by_verb(clause, j, owner, words[j]) or _then(clause, j, owner) or NONE
    inverted = i > 1 and clause.tokens[i - 1].pos_ == "VERB" and (words[0] in ("die", "dat") or turns(clause))  # 'die bank schuren we op'
    if not inverted and i and (words[0] in SUBORDINATE | {"en"} or words[i - 1] in SUBORDINATE or _WHEREIN.match(words[i - 1])):
        return _subordinate(clause, i, owner)
    return _unknown_verb(clause, i, owner)


_WHEREIN = re.compile(r"waar(?:in|op|mee|bij|van|voor|aan|door|om|na|over)$")


def _then(clause: Clause, j: int, owner: str) -> Candidate | None:
    """Behind 'dan' any act is a commitment: 'past hij niet, dan maken we iets anders'."""
    if clause.words[0] != "dan" or clause.words[j] in _AUX or "graag" in clause.words:
        return None
    infinitive = _finite_of(owner)[clause.words[j]]
    return Candidate(
        j, owner, joined_verb(clause, infinitive, j), contact=infinitive in verbs().contact, confidence=0.8
    )


def goes_on(words: list[str], i: int) -> bool:
    """True when 'dat ik' or 'dat wij' follows: 'ik zeg u toe dat ik u morgen bel'."""
    pairs = zip(words[i + 1 :], words[i + 2 :], strict=False)
    return any(a == "dat" and b in I_WORDS | WE_WORDS for a, b in pairs)


_AUX = frozenset(
    "zal zullen ga gaan beloof beloven garandeer garanderen verwacht verwachten streef streven probeer proberen ben zijn heb hebben "
    "kan kunnen mag mogen wil willen moet moeten hoop hopen zou zouden had hadden".split()
)


def _finite_of(owner: str) -> Mapping[str, str]:
    return verbs().first if owner == "I" else verbs().plural


def _by_verb(clause: Clause, j: int, owner: str, verb: str) -> Candidate | None:
    if verb in ("zal", "zullen", "ga", "gaan"):
        return will(clause, j, owner)
    if verb in ("beloof", "beloven", "garandeer", "garanderen"):
        return Candidate(j, owner, _inner_action(clause, j) or "beloven", source="promised")
    if verb in ("verwacht", "verwachten"):
        return Candidate(j, owner, _inner_action(clause, j) or "laten weten", firmness="hedged", needs_time=True)
    if verb in ("streef", "streven", "probeer", "proberen", "doe", "doen") and _effort(clause):
        return Candidate(j, owner, _inner_action(clause, j) or "proberen", firmness="hedged", needs_time=verb not in ("doe", "doen"))
    if verb in ("probeer", "proberen") and _AGAIN.search(clause.lower):
        return Candidate(j, owner, "proberen", confidence=0.75)
    if verb in ("ben", "zijn"):
        return Candidate(j, owner, "er zijn", needs_time=True, confidence=0.7) if _present(clause) else None
    if verb in ("heb", "hebben"):
        return _asked_colleague(clause, j) or _have_again(clause, j, owner)
    if verb in _AUX:
        return None
    return promise_verb(clause, j, owner, _finite_of(owner)[verb])


_AGAIN = re.compile(r"\b(?:het|dat) (?:\w+ ){0,3}(?:opnieuw|nog een keer|nogmaals|nog eens)\b")
_SHUT = frozenset("dicht gesloten vol open".split())


def _present(clause: Clause) -> bool:
    """'Morgen ben ik er van 10 tot 18 uur', 'om drie uur ben ik terug'; opening days are no promise."""
    words = set(clause.words)
    if words & _SHUT or ("we" in words and {"weer", "vanaf"} <= words):
        return False
    if words & {"terug", "bij", "aanwezig", "ter"}:
        return True
    timed = any(t.names_time for t in clause.times) and not re.search(r"\bvan \w+dag tot\b", clause.lower)
    return "er" in words and (timed or bool(words & {"zo", "weer", "om", "straks"}))


def _effort(clause: Clause) -> bool:
    """'Ons best doen' counts when an outcome is named: helping or a general best does not."""
    joined = f" {clause.lower} "
    if re.search(r" (?:doe|doen) (?:ik|wij|we) | (?:ik|wij|we) (?:doe|doen) ", joined) and " best " not in joined:
        return False
    named = " om " in joined or bool(clause.times)
    return named and not any(w in joined for w in (" helpen ", " van dienst ", " verder te helpen"))


def _inner_action(clause: Clause, after: int) -> str | None:
    """The verb of what is promised, expected or tried: the last verb of the clause."""
    for token, word in zip(reversed(clause.tokens), reversed(clause.words), strict=True):
        if token.i <= clause.first + after:
            break
        for forms in (verbs().plural, verbs().third, verbs().first, verbs().participle):
            if word in forms:
                return joined_verb(clause, forms[word], token.i - clause.first)
        if token.pos_ == "VERB":
            return str(token.lemma_)
    return None


def _asked_colleague(clause: Clause, j: int) -> Candidate | None:
    """'Ik heb haar gevraagd u morgen te bellen' is a promise by a colleague."""
    words = clause.words
    asked = next((w for w in words if w in ("gevraagd", "verzocht", "opgedragen")), None)
    if asked is None or "te" not in words or {"u", "je", "jullie"} & set(words[: words.index(asked)]):
        return None
    action = _inner_action(clause, words.index(asked))
    return Candidate(j, "colleague", action or "doen", needs_time=True, contact=action in verbs().contact)


def _have_again(clause: Clause, j: int, owner: str) -> Candidate | None:
    """'Donderdag hebben we de airfryer weer voor je': a thing that is there again on a day to come."""
    if "weer" not in clause.words or any("Part" in t.morph.get("VerbForm", []) for t in clause.tokens):
        return None
    return Candidate(j, owner, "hebben", needs_time=True, strict=True, confidence=0.65)


def will(clause: Clause, j: int, owner: str) -> Candidate | None:
    """What 'ik zal', 'wij gaan' and their kin at word `j` commit to, or None."""
    action = last_infinitive(clause, j)
    words = set(clause.words)
    if {"om", "tafel"} <= words and action is None:
        return Candidate(j, owner, "overleggen", confidence=0.75)
    if action in _AT_YOUR_SERVICE and "met" not in words:
        return None
    if (words & {"uit", "vanuit"} and "ervan" in words) or ("graag" in words and not clause.times):
        return None
    if words & {"achteraan", "achterheen"} or {"aan", "slag"} <= words:
        return Candidate(j, owner, "achterna gaan")
    if action is None or (action in {"helpen"} and "graag" in words):
        return None
    if action == "proberen":
        inner = [v for v in infinitives(clause, j) if v != "proberen"]
        kept = [v for v in inner if v not in NOT_DONE]
        return Candidate(j, owner, kept[-1], firmness="hedged") if kept else None
    if action in ("zien", "kijken") and {"kan", "kunnen"} & words and "wat" in words:
        return Candidate(j, owner, "nagaan", firmness="hedged")
    if action in NOT_DONE - {"helpen", "doen", "vragen"}:
        return None
    return Candidate(j, owner, action, contact=action in verbs().contact, investigates=action in INVESTIGATE)


_AT_YOUR_SERVICE = frozenset({"assisteren", "bijstaan", "bedienen"})


def _subordinate(clause: Clause, i: int, owner: str) -> Candidate | None:
    """'dat ik u morgen terugbel': the verb stands at the end of the clause."""
    words = clause.words
    if "zodat" in words[: i + 1] or {"zou", "zouden", "had", "hadden"} & set(words):
        return NONE
    for j in range(len(words) - 1, max(i, len(words) - 4), -1):
        word = words[j]
        if word in ("zal", "zullen", "ga", "gaan"):
            return will(clause, i, owner)
        infinitive = _finite_of(owner).get(word)
        if clause.tokens[j].pos_ not in ("VERB", "AUX") or words[j - 1] in ("te", "zonder"):
            continue
        if infinitive and (words[max(0, i - 1)] == "dat" or clause.times):
            return promise_verb(clause, j, owner, infinitive)
    last = clause.tokens[-1]
    sworn = bool(_SWORN & set(words[:i])) and "best" not in words and words[-2] != "te" and last.pos_ == "VERB" and not is_past(last) and not is_state(last)
    return deed(clause, len(words) - 1, owner, with_particle(last)) if sworn else None


_SWORN = frozenset("bevestig bevestigen beloof beloven verzeker verzekeren garandeer garanderen zeg toezeggen zorg zorgen".split())


_LONG_PAST = re.compile(r"(?:namen|kwamen|gaven|zagen|deden|kregen|schreven|(?<!be)waren|stonden|gingen|kochten|brachten|zochten|vonden|hielden|lieten|riepen|uurden|vingen|spraken|losten|namen)$")


def _of_a_kind(clause: Clause, verb: Token) -> bool:
    """'Overige meldingen handelen we binnen een week af': a bare plural stands for all of its kind."""
    if YOURS & set(clause.words):
        return False
    return any(is_bare(t) and "Plur" in t.morph.get("Number", []) for t in verb.children if t.dep_ in ("obj", "nsubj"))


def _unknown_verb(clause: Clause, i: int, owner: str) -> Candidate | None:
    """A verb outside the list: any deed of 'ik', and of 'wij' when it is plainly for this customer."""
    token = own_verb(clause, i)
    if token is None:
        return None
    if token.lemma_ == "denken" and "te" in clause.words and clause.times:
        return Candidate(token.i - clause.first, owner, "verwachten", firmness="hedged", needs_time=True)
    if token.pos_ != "VERB" or is_past(token) or is_state(token) or _LONG_PAST.search(token.lower_):
        return NONE
    if owner == "we" and _of_a_kind(clause, token):
        return NONE
    return deed(clause, token.i - clause.first, owner, with_particle(token))
