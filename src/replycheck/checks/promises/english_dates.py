"""Appointments in English: 'your follow-up is on 7 October at 9.10', 'the new date is Wednesday 25 March'."""

from __future__ import annotations

import re

from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.values import Candidate

_MEETS = (
    "appointment|follow-?up|test|visit|session|induction|interview|inspection|survey|fitting|viewing|assessment|collection|delivery|lesson|class|"
    "check-?up|scan|consultation|meeting|call|handover|hearing|installation|move|pick-?up|repair|treatment|tenancy|surgery|operation|tasting|rehearsal|"
    "service|training|trial|tour|ride|slot|place|replacement|refit|crossing|transfer|shoot"
)
_APPOINTED = re.compile(
    rf"^(?:(?:so|and|but|then|also|welcome|ok|okay|right|yes),?\s+)*(?:(?P<whose>your|his|her|our)\s+)?(?:the\s+)?(?P<new>(?:new|next|first|second|follow-up|rebooked)\s+)?(?:[\w-]+\s+){{0,2}}?"
    rf"(?:(?P<noun>{_MEETS})|(?P<date>date|time|day))\b(?: of [\w ]{{1,20}}?| for [\w ]{{1,20}}?| with [\w. ]{{1,20}}?)?"
    r"(?:\s+(?:is|begins|starts|takes place)|'s)\s+(?:now |then |set for |booked for |fixed for |down for |planned for |still )*(?:on |at |for )?(?:the )?(?P<rest>.*)"
)
_DAY = re.compile(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b|today|tonight|tomorrow|this|next|\d)")
_CLOSES = re.compile(r"\b(?:closing|last|final|due|expiry|end|start|deadline|payment|cut-?off|old|previous|billing|renewal|release|opening|usual|normal|free|open|available)\b|\b(?:was|cancel\w*|full|closed)\b")


def appointment(lower: str, clause: Clause) -> Candidate | None:
    """A meeting of this customer that is on a day to come; 'the closing date is Friday' tells a rule."""
    found = _APPOINTED.match(lower)
    if found is None or not clause.timed or not _DAY.match(found["rest"]) or _CLOSES.search(lower[: found.start("rest")]):
        return None
    if re.search(r"\b(?:because|since|as standard|always|every)\b", found["rest"]):
        return None
    if found["date"] and not (found["new"] or found["whose"] == "your"):
        return None
    return Candidate(0, "company", "be", needs_time=True, strict=True, confidence=0.65)
