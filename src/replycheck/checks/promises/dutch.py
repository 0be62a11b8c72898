"""Commitments in a Dutch clause: who does or brings about what, by word order and verb."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_further import booked, further, own_state
from replycheck.checks.promises.dutch_general import holds_anyway
from replycheck.checks.promises.dutch_infinitives import INVESTIGATE, infinitives
from replycheck.checks.promises.dutch_outcomes import outcome
from replycheck.checks.promises.dutch_parse import read
from replycheck.checks.promises.dutch_promising import promise_verb
from replycheck.checks.promises.dutch_reading import reading
from replycheck.checks.promises.dutch_receives import customer_receives
from replycheck.checks.promises.dutch_speaker import (
    I_WORDS,
    WE_WORDS,
    goes_on,
    speaker,
    will,
)
from replycheck.checks.promises.dutch_times import ahead, is_generic, soon
from replycheck.checks.promises.dutch_verbs import finite_forms, verbs
from replycheck.checks.promises.dutch_vetoes import vetoed
from replycheck.checks.promises.values import Candidate

__all__ = ["candidates", "finite_forms"]


def candidates(clause: Clause, *, subject: str | None = None) -> list[Candidate]:
    """Commitments in a clause; `subject` is the subject of the clause before it, for 'en laat het u weten'."""
    made = _found(clause, subject)
    return [] if made and vetoed(clause) else made


def _found(clause: Clause, subject: str | None) -> list[Candidate]:
    """What the clause commits to by its shape, before hopes, threats, habits and other people's words are ruled out."""
    words = clause.words
    asked = _let_me(clause)
    if asked:
        return [asked]
    heard = customer_receives(clause) if _told_to_you(clause) else None
    if heard is not None and heard.owner:
        return [heard]
    for i, word in enumerate(words):
        if (word in I_WORDS or word in WE_WORDS) and not _aside(clause, i):
            made = _own(clause, i, "I" if word in I_WORDS else "we")
            if made and (made.owner or not goes_on(words, i)):
                return [made] if made.owner else []
    inherited = None if subject else _inherited(clause)
    if inherited and (made := _elliptic(clause, inherited)):
        return [made]
    parsed = reading(clause)
    if holds_anyway(clause, None if parsed is None else parsed.subject):
        return []
    made = customer_receives(clause) or _dated(clause, outcome(clause))
    made = _goes_on_for(clause, made, subject or inherited)
    if made:
        beside = further(clause) if made.needs_time else None
        return [m for m in (made, read(clause, parsed), beside) if m is not None] if made.owner else []
    made = read(clause, parsed) or further(clause)
    if made:
        return [made]
    made = _elliptic(clause, subject)
    return [made] if made else []


_OPINION = frozenset("denk denken schat schatten vermoed vermoeden verwacht verwachten meen menen".split())


def _aside(clause: Clause, i: int) -> bool:
    """True for the 'ik' of 'uw wagen staat morgen klaar, denk ik': an opinion within another statement."""
    if not i or clause.words[i - 1] not in _OPINION or "dat" in clause.words[i + 1 : i + 2]:
        return False
    return any(t.pos_ in ("VERB", "AUX") and "Fin" in t.morph.get("VerbForm", []) for t in clause.tokens[: i - 1])


def _own(clause: Clause, i: int, owner: str) -> Candidate | None:
    """What ik or wij at place `i` commit to; with an empty owner when they plainly commit to nothing."""
    made = speaker(clause, i, owner)
    if made is not None and made.owner and _willing(clause, made):
        return replace(made, needs_time=True, strict=True)
    if made is None or made.owner:
        return made
    return booked(clause, owner) or own_state(clause, i, owner) or further(clause) or made


def _willing(clause: Clause, made: Candidate) -> bool:
    """True for 'ik leg het u graag uit': what somebody is glad to do is an offer until a day is named."""
    if not {"graag", "plezier", "genoegen"} & set(clause.words) or (made.investigates and "even" in clause.words):
        return False
    return clause.words[-2:-1] not in (["moment"], ["momentje"])


_GETS = re.compile(
    r"(?:\S+ ){0,4}?(?:hoort|hoor|verneemt|krijgt|krijg|ontvangt|ontvang) (?:u|je|jullie) (?:hoe|wat|welke?|wanneer|of|waar)\b"
)


def _told_to_you(clause: Clause) -> bool:
    """'Vrijdag hoort u hoe wij dit oplossen': the question behind names its own subject."""
    return bool(_GETS.match(clause.lower))


def _dated(clause: Clause, made: Candidate | None) -> Candidate | None:
    """An outcome stands on a time of its own ('the invoice of May' has none) and on one known thing."""
    if made is None or not made.needs_time or made.contact:
        return made
    if clause.times and not ahead(clause):
        return None
    if soon(clause) or (clause.words[0] == "dan" and "klaar" in clause.words):
        return replace(made, strict=False, needs_time=made.needs_time and clause.words[0] != "dan")
    subjects = [t for t in clause.tokens if t.dep_.startswith("nsubj")]
    if subjects and is_generic(subjects[0]) and not {"u", "uw", "je", "jouw", "jullie"} & set(clause.words):
        return None
    return made


def _goes_on_for(clause: Clause, made: Candidate | None, subject: str | None) -> Candidate | None:
    """'Ik kijk het na en zet de rest erbij': a clause without a subject of its own has the one before it."""
    if made is None or made.owner != "company" or subject is None or clause.tokens[0].pos_ != "VERB":
        return made
    if any(t.dep_.startswith("nsubj") for t in clause.tokens):
        return made
    return replace(made, owner=subject)


def _let_me(clause: Clause) -> Candidate | None:
    """'Laat me even kijken', 'geef me een paar minuten om ...': a promise for right now."""
    words = clause.words
    for i, (first, second) in enumerate(pairwise(words[:6])):
        if first == "laat" and second in ("me", "mij", "ons") and (not i or words[i - 1] in ("dan", "en", "even", ",", "!")):
            found = infinitives(clause, i + 1)
            if found and not _TOLD & set(found):
                return Candidate(i, "I" if second != "ons" else "we", found[-1], investigates=True)
            break
    wait = _WAIT.search(clause.lower)
    if wait:
        return Candidate(0, "I", infinitives(clause, 0)[-1:][0] if infinitives(clause, 0) else "kijken", investigates=True)
    if words[:2] in (["geef", "me"], ["geef", "mij"], ["gun", "me"]) and "om" in words:
        return Candidate(
            0, "I", next(iter(reversed(infinitives(clause, words.index("om")))), "") or "kijken", investigates=True
        )
    return None


_WAIT = re.compile(r"\b(?:moment\w*|ogenblik\w*|geduld)\b.*\b(?:zodat|terwijl|dan kan) ik\b.*\b(?:onderzoek\w*|uitzoek\w*|nakijk\w*|kijk\w*|check\w*|control\w*|opzoek\w*|naga\w*)\b")
_TOLD = frozenset("weten horen verduidelijken uitleggen leggen zeggen vertellen beginnen voorstellen zien zijn".split())


def _inherited(clause: Clause) -> str | None:
    """The subject of the verb that this clause is joined to: 'wij hebben het ontvangen en gaan aan de slag'."""
    for token in clause.tokens:
        if (
            token.dep_ == "conj"
            and token.head.i < clause.first
            and not any(c.dep_.startswith("nsubj") for c in token.children)
        ):
            subjects = [c.lower_ for c in token.head.children if c.dep_.startswith("nsubj")]
            if subjects and subjects[0] in I_WORDS | WE_WORDS:
                return "I" if subjects[0] in I_WORDS else "we"
            return None
    return "I" if _first_again(clause) else None


def _first_again(clause: Clause) -> bool:
    """True for 'en zoek uit ...' in a sentence that began with 'ik'."""
    opener = clause.doc[clause.first - 1].lower_ if clause.first > 2 else ""
    return opener == "en" and clause.words[0] in verbs().first and clause.doc[0].lower_ == "ik"


def _elliptic(clause: Clause, subject: str | None) -> Candidate | None:
    """'en laat het u morgen weten' after 'ik zoek het uit'; in short messages 'Bel je zo terug'."""
    words = clause.words
    if not words:
        return None
    at = 1 if len(words) > 1 and words[0] in ("dan", "daarna", "ook", "vervolgens") else 0
    verb = words[at]
    if words[at + 1 : at + 2] == ["maar"]:
        return None  # 'stuur maar op'
    if subject in ("I", "we", "colleague"):
        forms = {"I": verbs().first, "we": verbs().plural, "colleague": verbs().third}[subject]
        if verb in forms:
            return promise_verb(clause, at, subject, forms[verb])
        if verb in ("ga", "gaan", "zal", "zullen") and subject != "colleague":
            return will(clause, at, subject)
        return _continued_infinitive(clause, subject)
    if subject is None and verb in verbs().first and not {"mij", "me", "ons", "uw", "jouw", "aub", "alstublieft", "alsjeblieft", "svp"} & set(words):
        return _bare(clause, at, verb)
    return None


def _continued_infinitive(clause: Clause, subject: str) -> Candidate | None:
    """'(ik zal dit bekijken) en je verder helpen': an infinitive that the first auxiliary still governs."""
    last = clause.words[-1]
    found = infinitives(clause, -1)
    if found and last.endswith("n") and not any(t.morph.get("Tense", []) for t in clause.tokens):
        return Candidate(
            len(clause.words) - 1, subject, found[-1], contact=found[-1] in verbs().contact, confidence=0.7
        )
    return None


def _bare(clause: Clause, at: int, verb: str) -> Candidate | None:
    """A verb without subject that has the customer as its object: 'Mail je morgen de link'."""
    if len(clause.words) > at + 2 and clause.words[-2] == "voor" and clause.words[-1] in ("je", "u", "jullie"):
        return promise_verb(clause, at, "I", verbs().first[verb])  # 'kijk het even na voor je'
    for i in range(at + 1, min(at + 4, len(clause.words))):
        if clause.words[i] in ("je", "u", "jullie", "jou"):
            following = clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None
            if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
                made = promise_verb(clause, at, "I", verbs().first[verb])
                return made if made is None or clause.times or made.action in INVESTIGATE else None
    return None
