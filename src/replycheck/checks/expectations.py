"""What the promises of a draft let the customer expect: no date, a vague one, no owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from replycheck.checks.calendar import CONTACT, repeats, span_of
from replycheck.checks.case import Case
from replycheck.checks.spoken import dated, spoken
from replycheck.deadlines import as_date, is_working_day
from replycheck.draft import Sentence
from replycheck.report import Finding, Promise, Severity


def check(case: Case) -> Iterator[Finding]:
    """Findings on promises and their deadlines."""
    for promise in case.promises:
        for found in (
            _no_deadline(case, promise),
            _vague(case, promise),
            _due_soon(case, promise),
            _relative_day(case, promise),
            _no_owner(case, promise),
            _on_behalf(case, promise),
        ):
            if found is not None:
                yield found


def _place(case: Case, promise: Promise) -> int:
    """The number of the promise's sentence in the body; the body's length when it stands outside."""
    return next((i for i, s in enumerate(case.body) if s.start <= promise.start < s.end), len(case.body))


def _following(case: Case, promise: Promise, count: int) -> Sequence[Sentence]:
    index = _place(case, promise)
    return case.body[index : index + 1 + count]


def _around(case: Case, promise: Promise) -> Sequence[Sentence]:
    """The sentence before a promise, its own, and the two after it."""
    index = _place(case, promise)
    return case.body[max(0, index - 1) : index + 3]


_PASSED_ON = re.compile(
    r"\b(?:compliment\w*|kind words|praise|feedback|shout ?out|comments?|suggestion|lovely words|stap voor stap|step by step|through (?:it|this|the steps))\b"
)


def _no_deadline(case: Case, promise: Promise) -> Finding | None:
    if promise.deadline.type != "none" or promise.firmness == "conditional" or promise.owner == "external":
        return None
    if any(case.times[s.start] for s in _around(case, promise)) or _PASSED_ON.search(promise.text.lower()):
        return None
    if case.draft.channel == "chat" and promise.owner == "I":
        return None
    return case.finding("promise.no-deadline", promise.start, promise.end)


_AT_ONCE = frozenset(
    {"op tijd", "ruim op tijd", "tijdig", "on time", "in time"}
    | {
        "nu",
        "meteen",
        "direct",
        "onmiddellijk",
        "gelijk",
        "per direct",
        "zo",
        "zo meteen",
        "zo dadelijk",
        "op dit moment",
        "op dit ogenblik",
    }
    | {"now", "right now", "immediately", "right away", "straight away", "at once"}
)


# 'They are in a jiffy bag with your name on it.'
_JIFFY_BAG = re.compile(r"(?<=jiffy)[ -](?:bag|bags|envelope)\b")


_NEWS = re.compile(
    r"\b(?:hear|let know|call|ring|phone|e-?mail|write|reply|answer|update|contact|get back|come back|be in touch|inform|"
    r"hoor|horen|laten weten|weten|bel|bellen|terugbellen|mailen|schrijven|reageren|antwoorden|informeren|terugkomen|berichten|contact opnemen)\b"
)


def _other_act(case: Case, promise: Promise, after: Sequence[Sentence]) -> bool:
    """True when news is promised without a day, and the day behind it is that of another act: 'the engineer comes Friday'."""
    dated = [p for p in case.promises if p.deadline.latest and any(s.start <= p.start < s.end for s in after)]
    return bool(dated) and bool(_NEWS.search(promise.action)) and not any(_NEWS.search(p.action) for p in dated)


def _vague(case: Case, promise: Promise) -> Finding | None:
    if promise.deadline.type != "vague" or (promise.deadline.text or "").lower() in _AT_ONCE:
        return None
    if _JIFFY_BAG.match(case.draft.text, promise.deadline.end or 0):
        return None
    after = _following(case, promise, 1)[1:]
    dated = any(t.latest for s in after for t in case.times[s.start])
    if dated and not _other_act(case, promise, after):
        return None
    aside = promise.owner not in ("I", "we") and (promise.deadline.text or "").lower() == "straks"
    severity = Severity.INFO if case.draft.channel == "social" or aside else None
    return case.finding("promise.vague-deadline", *span_of(promise), severity=severity)


def _due_soon(case: Case, promise: Promise) -> Finding | None:
    latest = promise.deadline.latest
    if latest is None or promise.firmness != "firm" or promise.deadline.text is None or case.draft.kind == "template":
        return None
    day = as_date(latest)
    if day < case.now.date() or (day - case.now.date()).days > _next_working_day(case):
        return None
    evening = isinstance(latest, datetime) and latest.time() > case.settings.closes
    late_call = (
        day == case.now.date()
        and bool(CONTACT.search(promise.text.lower()))
        and not evening
        and case.now.time() > case.settings.call_cutoff
        and case.draft.channel in ("email", "letter")
    )
    severity = Severity.WARNING if late_call and not repeats(case, promise) else None
    return case.finding(
        "promise.due-soon", promise.start, promise.end, severity=severity, when=spoken(latest, case.language)
    )


def _next_working_day(case: Case) -> int:
    """Days until the next working day: one, or more before a weekend or holiday."""
    for days in range(1, 8):
        if is_working_day(case.now.date() + timedelta(days=days), case.working):
            return days
    return 1


_RELATIVE = {
    "nl": re.compile(
        r"\b(?:vandaag|morgen\w*|overmorgen|vanmiddag|vanavond|vanochtend|(?:deze|komende|volgende|aanstaande) \w+|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|weekend)\b"
    ),
    "en": re.compile(
        r"\b(?:today|tomorrow|tonight|(?:this|next|coming) \w+|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)\b"
    ),
}


# 'tomorrow, Thursday 4 December' and 'morgen (donderdag 4 december)' have their date.
_DATED = re.compile(r"[\s,(]*(?:[^\W\d]+\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d]{3,}")


# 'Within the next week' is a stretch of time, whichever day it is read.
_SPAN_BEFORE = re.compile(r"\b(?:in|within|over|during|binnen|in de loop van|gedurende) (?:the|de|het)?\s*$")


def _relative_day(case: Case, promise: Promise) -> Finding | None:
    due = promise.deadline
    if (
        due.type != "relative"
        or due.text is None
        or (case.draft.channel in ("chat", "social") and case.draft.kind == "draft")
    ):
        return None
    if not _RELATIVE[case.language].search(due.text.lower()) or _DATED.match(case.draft.text, due.end or 0):
        return None
    if _SPAN_BEFORE.search(case.draft.text[max(0, (due.start or 0) - 20) : due.start or 0].lower()):
        return None
    template = case.draft.kind == "template"
    better = () if template or due.latest is None else (dated(due.text, as_date(due.latest), case.language),)
    return case.finding(
        "promise.relative-day", *span_of(promise), severity=Severity.WARNING if template else None, suggestions=better
    )


def _no_owner(case: Case, promise: Promise) -> Finding | None:
    if promise.owner != "agentless":
        return None
    return case.finding("promise.no-owner", promise.start, promise.end)


_DEPARTMENTS = {
    "nl": re.compile(
        r"\b(?:onze|de) (?:\w+ )?(?:dienst|afdeling|technische dienst|servicedienst|boekhouding)\b|\b(?:de|onze) collega's van (?!mij|ons)"
    ),
    "en": re.compile(r"\b(?:our|the) (?:\w+ )?(?:department|accounts team|billing team|warehouse)\b"),
}
_OWN_STEP = {
    "nl": re.compile(
        r"\b(?:mail|bel|app|laat) (?:het )?(?:mij|me|ons)\b|\bzoek ik het uit\b|\bik (?:bel|vraag|volg|controleer|houd)\b"
        r"|\b(?:bel|mail|app|vraag|hoor|meld) ik\b|\b(?:beloofd|toegezegd|bevestigd|afgesproken)\b"
    ),
    "en": re.compile(
        r"\b(?:e-?mail|call|ring|phone|text|tell|send|let) (?:me|us)\b|\bi(?:'ll| will) (?:call|trace|chase|check|follow)\b"
    ),
}


# 'The door is delivered on Tuesday', 'your parcel will arrive' name no other party: the own firm may well bring it.
_UNNAMED = {
    "nl": re.compile(r"\b(?:wordt|worden)\b(?!.*\bdoor\b)"),
    "en": re.compile(r"\b(?:parcels?|packages?)\b(?!.*\b(?:by|from|with) (?!us\b|you\b|me\b|\d|\w+day\b))"),
}
_NAMED = re.compile(
    r"\b(?:postnl|bpost|dhl|dpd|gls|ups|fedex|evri|hermes|usps|royal mail|koerier|vervoerder|bezorger|leverancier|fabrikant|"
    r"monteur|courier|carrier|driver|supplier|manufacturer)\b"
)


def _unnamed(case: Case, text: str) -> bool:
    """True for goods that come without a word about who brings them."""
    return bool(_UNNAMED[case.language].search(text)) and not _NAMED.search(text)


def _on_behalf(case: Case, promise: Promise) -> Finding | None:
    text = promise.text.lower()
    if _unnamed(case, text):
        return None
    dated = promise.deadline.latest is not None or promise.deadline.type in ("vague", "relative")
    others = promise.owner == "external" or (
        promise.owner == "colleague" and _DEPARTMENTS[case.language].search(text[:45])
    )
    if not others or promise.firmness != "firm" or not dated:
        return None
    if any(_OWN_STEP[case.language].search(s.lower) for s in _following(case, promise, 2)):
        return None
    return case.finding("promise.on-behalf-of-others", promise.start, promise.end)
