"""What an English reply has set going: 'I've asked her to call you', 'I've moved you to Tuesday', 'I've set a reminder to ring you'."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_words import is_contact, word_list
from replycheck.checks.promises.values import Candidate

_ASKED = re.compile(
    r"(?:(?<!\w)(?:i|we)\s*(?:have|'ve)?\s*(?:also |just |now |already )?|^(?:also |just )?)(?:asked|told|instructed|got)\s+(?!you\b|for\b|if\b|about\b|myself\b|to\b).{2,40}?\bto\s+(?P<verb>[a-z]+)"
)

_REMINDED = re.compile(
    r"(?:(?<!\w)(?:i|we)\s*(?:have|'ve)?\s*(?:also |just |now |already )?|^(?:also |just )?)(?:set (?:myself |ourselves )?(?:up )?(?:a|another) (?:reminder|alarm|diary note|task)|made (?:myself )?a (?:diary )?note|put (?:it|this|that|you|a (?:note|reminder)) in (?:my|our) (?:diary|calendar))\s+(?:\w+ ){0,3}?to\s+(?P<verb>[a-z]+)"
)

_BOOKED = re.compile(
    r"(?:(?<!\w)(?P<who>i|we)\s*(?:have|'ve)?\s*(?:also |just |now |already )?|^(?:also |just )?)(?P<verb>moved|booked|rebooked|switched|rescheduled|scheduled|put|arranged|reserved|planned|pencilled|penciled|got|lined up|slotted|squeezed|fixed|brought)\s+(?P<what>.+)"
)


def asked(lower: str, clause: Clause) -> Candidate | None:
    """'I have asked our driver to ring you', 'I booked you in': what is set in motion already, or None."""
    noted = _REMINDED.search(lower)
    if noted is not None:
        return Candidate(0, "I", noted["verb"], confidence=0.7, at=noted.end())
    found = _ASKED.search(lower)
    if found is None or found["verb"] not in word_list("verbs") | {"wait", "be"}:
        return _booked(lower, clause)
    return Candidate(0, "colleague", found["verb"], needs_time=True, contact=is_contact(found["verb"], lower))


_PLACED = re.compile(
    r"\b(?:for|to|on|between|from|at|this|next|down|in|onto|into)\b|\b(?:you|your|him|her|them)\b"
)

_LASTS = re.compile(r"(?:until|till|til|through)\b|.* through\b", re.IGNORECASE)

_GONE = re.compile(r"\b(?:yesterday|earlier|last|ago|this morning|just now|on hold|a note|wrong|back on)\b")


def _booked(lower: str, clause: Clause) -> Candidate | None:
    """'I've moved you to Tuesday at ten': done, and a promise of that day where the encoder agrees."""
    found = _BOOKED.search(lower)
    begins = clause.start + (found.start() if found else 0)
    dated = any(t.type in ("date", "time", "datetime", "range") and t.start > begins and not _LASTS.match(t.text) for t in clause.times)
    if found is None or not dated or _GONE.search(lower) or not _PLACED.search(found["what"]):
        return None
    owner = "we" if found["who"] == "we" else "I"
    return Candidate(0, owner, found["verb"], needs_time=True, strict=True, confidence=0.6)
