"""Commitments in a Dutch clause: who does or brings about what, by word order and verb."""

from __future__ import annotations

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_outcomes import customer_receives, outcome
from replycheck.checks.promises.dutch_speaker import (
    I_WORDS,
    INVESTIGATE,
    WE_WORDS,
    goes_on,
    infinitives,
    last_infinitive,
    promise_verb,
    speaker,
)
from replycheck.checks.promises.dutch_verbs import finite_forms, verbs
from replycheck.checks.promises.values import Candidate

__all__ = ["candidates", "finite_forms"]


def candidates(clause: Clause, *, subject: str | None = None) -> list[Candidate]:
    """Commitments in a clause; `subject` is the subject of the clause before it, for 'en laat het u weten'."""
    words = clause.words
    asked = _let_me(clause)
    if asked:
        return [asked]
    for i, word in enumerate(words):
        if word in I_WORDS or word in WE_WORDS:
            made = speaker(clause, i, "I" if word in I_WORDS else "we")
            if made and (made.owner or not goes_on(words, i)):
                return [made] if made.owner else []
    for finder in (customer_receives, outcome):
        made = finder(clause)
        if made:
            return [made] if made.owner else []
    made = _elliptic(clause, subject)
    return [made] if made else []


def _let_me(clause: Clause) -> Candidate | None:
    """'Laat me even kijken', 'geef me een paar minuten om ...': a promise for right now."""
    words = clause.words
    if len(words) > 2 and words[0] == "laat" and words[1] in ("me", "mij", "ons"):
        action = last_infinitive(clause, 1)
        if action and action not in ("weten", "horen"):
            return Candidate(0, "I" if words[1] != "ons" else "we", action, investigates=True)
    if words[:2] in (["geef", "me"], ["geef", "mij"], ["gun", "me"]) and "om" in words:
        return Candidate(0, "I", last_infinitive(clause, words.index("om")) or "kijken", investigates=True)
    return None


def _elliptic(clause: Clause, subject: str | None) -> Candidate | None:
    """'en laat het u morgen weten' after 'ik zoek het uit'; in short messages 'Bel je zo terug'."""
    words = clause.words
    if not words:
        return None
    at = 1 if len(words) > 1 and words[0] in ("dan", "daarna", "ook", "vervolgens") else 0
    verb = words[at]
    if subject in ("I", "we", "colleague"):
        forms = {"I": verbs().first, "we": verbs().plural, "colleague": verbs().third}[subject]
        if verb in forms:
            return promise_verb(clause, at, subject, forms[verb])
        return _continued_infinitive(clause, subject)
    if subject is None and verb in verbs().first and not {"mij", "me", "ons", "uw", "jouw", "aub"} & set(words):
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
    for i in range(at + 1, min(at + 4, len(clause.words))):
        if clause.words[i] in ("je", "u", "jullie", "jou"):
            following = clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None
            if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
                made = promise_verb(clause, at, "I", verbs().first[verb])
                return made if made is None or clause.times or made.action in INVESTIGATE else None
    return None
