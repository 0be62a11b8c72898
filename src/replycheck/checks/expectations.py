"""What the promises of a draft let the customer expect: no date, no owner, wrong date, two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from replycheck.checks.case import Case
from replycheck.deadlines import is_working_day
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence, Zone
from replycheck.report import Finding, Promise, Severity

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


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
            _past_or_closed(case, promise),
        ):
            if found is not None:
                yield found
    yield from _wrong_dates(case)
    yield from _conflicts(case)


def _span(promise: Promise) -> tuple[int, int]:
    due = promise.deadline
    return (promise.start, promise.end) if due.start is None or due.end is None else (due.start, due.end)


def _following(case: Case, promise: Promise, count: int) -> Sequence[Sentence]:
    body = case.body
    index = next((i for i, s in enumerate(body) if s.start <= promise.start < s.end), len(body))
    return body[index : index + 1 + count]


def _around(case: Case, promise: Promise) -> Sequence[Sentence]:
    """The sentence before a promise, its own, and the two after it."""
    body = case.body
    index = next((i for i, s in enumerate(body) if s.start <= promise.start < s.end), len(body))
    return body[max(0, index - 1) : index + 3]


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
        "zo meteen",
        "op dit moment",
        "op dit ogenblik",
    }
    | {"now", "right now", "immediately", "right away", "straight away", "at once"}
)


def _vague(case: Case, promise: Promise) -> Finding | None:
    if promise.deadline.type != "vague" or (promise.deadline.text or "").lower() in _AT_ONCE:
        return None
    after = _following(case, promise, 1)[1:]
    if any(t.latest for s in after for t in case.times[s.start]):
        return None
    severity = Severity.INFO if case.draft.channel == "social" else None
    return case.finding("promise.vague-deadline", *_span(promise), severity=severity)


_CONTACT = re.compile(
    r"\b(?:terug)?(?:bel|belt|bellen|mail|mailt|mailen|app|hoort|hoor|antwoord|reactie|bericht|weten)\b"
    r"|\b(?:call|calls|phone|ring|e-?mail|hear|answer|reply|let you know|get back)\b"
)


def _due_soon(case: Case, promise: Promise) -> Finding | None:
    latest = promise.deadline.latest
    if latest is None or promise.firmness != "firm" or promise.deadline.text is None or case.draft.kind == "template":
        return None
    day = latest.date() if isinstance(latest, datetime) else latest
    if day < case.now.date() or (day - case.now.date()).days > _next_working_day(case):
        return None
    evening = isinstance(latest, datetime) and latest.time() > case.settings.closes
    late_call = (
        day == case.now.date()
        and bool(_CONTACT.search(promise.text.lower()))
        and not evening
        and case.now.time() > case.settings.call_cutoff
        and case.draft.channel in ("email", "letter")
    )
    severity = Severity.WARNING if late_call else None
    return case.finding(
        "promise.due-soon", promise.start, promise.end, severity=severity, when=spoken(latest, case.language)
    )


def _next_working_day(case: Case) -> int:
    """Days until the next working day: one, or more before a weekend or holiday."""
    for days in range(1, 8):
        if is_working_day(case.now.date() + timedelta(days=days), case.working):
            return days
    return 1


def spoken(latest: date | datetime, language: str) -> str:
    """A deadline in words, such as 'donderdag 4 december, 17:00 uur'."""
    day = f"{_DAYS[language][latest.weekday()]} {latest.day} {_MONTHS[language][latest.month - 1]}"
    if not isinstance(latest, datetime) or latest.time() == time(0):
        return day
    clock = latest.strftime("%H:%M")
    return f"{day}, {clock} uur" if language == "nl" else f"{day}, {clock}"


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
    template = case.draft.kind == "template"
    better = () if template or due.latest is None else (f"{due.text} ({spoken(_day(due.latest), case.language)})",)
    return case.finding(
        "promise.relative-day", *_span(promise), severity=Severity.WARNING if template else None, suggestions=better
    )


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _no_owner(case: Case, promise: Promise) -> Finding | None:
    if promise.owner != "agentless":
        return None
    return case.finding("promise.no-owner", promise.start, promise.end)


_DEPARTMENTS = {
    "nl": re.compile(r"\b(?:onze|de) (?:\w+ )?(?:dienst|afdeling|technische dienst|servicedienst|boekhouding)\b"),
    "en": re.compile(r"\b(?:our|the) (?:\w+ )?(?:department|accounts team|billing team|warehouse)\b"),
}
_OWN_STEP = {
    "nl": re.compile(
        r"\b(?:mail|bel|app|laat) (?:het )?(?:mij|me|ons)\b|\bzoek ik het uit\b|\bik (?:bel|vraag|volg|controleer|houd)\b"
    ),
    "en": re.compile(r"\b(?:e-?mail|call|tell|let) (?:me|us)\b|\bi(?:'ll| will) (?:call|trace|chase|check|follow)\b"),
}


# 'The door is delivered on Tuesday' names no other party: the writer's own firm may well deliver it.
_UNNAMED = re.compile(r"\b(?:wordt|worden)\b(?!.*\bdoor\b)")
_NAMED = re.compile(
    r"\b(?:postnl|bpost|dhl|dpd|gls|ups|fedex|koerier|vervoerder|bezorger|leverancier|fabrikant|monteur)\b"
)


def _unnamed(text: str) -> bool:
    """True for a passive in Dutch that names no other party."""
    return bool(_UNNAMED.search(text)) and not _NAMED.search(text)


def _on_behalf(case: Case, promise: Promise) -> Finding | None:
    text = promise.text.lower()
    if case.language == "nl" and _unnamed(text):
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


def _past_or_closed(case: Case, promise: Promise) -> Finding | None:
    latest = promise.deadline.latest
    if latest is None or promise.deadline.start is None:
        return None
    moment = latest if isinstance(latest, datetime) else datetime.combine(latest, time(23, 59))
    when = spoken(latest, case.language)
    if _recurs(case, promise):
        return None
    if moment < case.now or _a_year_off(case, promise, moment):
        return case.finding(
            "promise.impossible-deadline", *_span(promise), problem=_PROBLEMS[case.language]["past"].format(when=when)
        )
    return _closed_day(case, promise, _day(latest))


def _recurs(case: Case, promise: Promise) -> bool:
    """'Every Tuesday' and 'de nacht van 15 augustus' name no single deadline; a night lasts past its hour."""
    before = case.draft.text[max(0, (promise.deadline.start or 0) - 9) : promise.deadline.start or 0].lower()
    tonight = re.search(r"\b(?:tonight|vanavond|vannacht)\b", (promise.deadline.text or "").lower())
    if tonight and promise.deadline.latest is not None and _day(promise.deadline.latest) == case.now.date():
        return True
    return bool(re.search(r"\b(?:every|each|elke|iedere|ieder|elk|van|from)\s$", before))


def _a_year_off(case: Case, promise: Promise, moment: datetime) -> bool:
    """A date without a year that has just passed reads as one nearly a year ahead; it is meant as this year's."""
    text = promise.deadline.text or ""
    before = case.draft.text[max(0, (promise.deadline.start or 0) - 14) : promise.deadline.start or 0].lower()
    bounded = re.search(r"\b(?:uiterlijk|vóór|voor|tegen|by|before|later)\b", before + text.lower())
    named = promise.deadline.type == "explicit" and bool(bounded) and not re.search(r"\d{4}", text)
    return named and moment > case.now + timedelta(days=270)


def _closed_day(case: Case, promise: Promise, day: date) -> Finding | None:
    """A day on which the team is closed; couriers and ranges are another matter."""
    own = promise.owner != "external" and bool(_CONTACT.search(promise.text.lower()))
    text = promise.deadline.text or ""
    single = promise.deadline.earliest is None or _day(promise.deadline.earliest) == day
    if day == case.now.date() or not is_working_day(case.now.date(), case.working):
        return None
    if (
        not own
        or not single
        or is_working_day(day, case.working)
        or re.search(r"\d+ (?:uur|dag|hour|day)|weekend|within|binnen|^tot|until|vanaf|from", text.lower())
    ):
        return None
    problem = _PROBLEMS[case.language]["closed"].format(when=spoken(day, case.language))
    return case.finding(
        "promise.impossible-deadline", *_span(promise), severity=Severity.WARNING, confidence=0.8, problem=problem
    )


_PROBLEMS = {
    "nl": {
        "past": "Dit moment is al voorbij, of ligt een jaar weg: {when}.",
        "closed": "Op {when} is het team gesloten.",
        "weekday-mismatch": "De dag en de datum passen niet bij elkaar.",
        "no-such-date": "Deze datum bestaat niet.",
    },
    "en": {
        "past": "This moment has passed, or is a year away: {when}.",
        "closed": "The team is closed on {when}.",
        "weekday-mismatch": "The weekday and the date do not match.",
        "no-such-date": "This date does not exist.",
    },
}


def _wrong_dates(case: Case) -> Iterator[Finding]:
    """Dates that do not exist, or that fall on another weekday than the one named."""
    for sentence in case.body:
        for found in case.times[sentence.start]:
            if found.note in ("weekday-mismatch", "no-such-date") and not _masked(found):
                yield from _wrong_date(case, sentence, found)


def _masked(found: TimeExpression) -> bool:
    return "ǁ" in found.text or "ǂ" in found.text


def _wrong_date(case: Case, sentence: Sentence, found: TimeExpression) -> Iterator[Finding]:
    start, end = sentence.start + found.start, sentence.start + found.end
    promised = any(p.start <= start < p.end for p in case.promises)
    severity = None if promised else Severity.WARNING
    made = case.finding(
        "promise.impossible-deadline", start, end, severity=severity, problem=_PROBLEMS[case.language][found.note]
    )
    if made is not None:
        yield made


_TOPICS = {
    "nl": {
        "money": re.compile(r"\b(?:geld|terugbetal\w*|terugbetaald|teruggestort|terugbetaling)\b"),
        "delivery": re.compile(r"\b(?:pakket|lever(?:en|t|ing|tijd)|bezorg(?:en|t|ing)|zending|geleverd|bezorgd)\b"),
        "contact": re.compile(r"\bhetzelfde\b|\bbel\b"),
    },
    "en": {
        "money": re.compile(r"\b(?:money|refund\w*)\b"),
        "delivery": re.compile(r"\b(?:parcel|package|deliver(?:y|s|ed)?|shipment)\b"),
        "contact": re.compile(r"\bthe same\b|\bcall you\b"),
    },
}
_TWO_THINGS = {
    "nl": re.compile(
        r"\b(?:tweede|andere|eerste|rest|beloofden|toegezegd|rekening|maar het wordt|vorige|daarna|vervolgens|ook|opnieuw|lukt dat niet|"
        r"anders|nogmaals|zodra|als|indien)\b"
    ),
    "en": re.compile(
        r"\b(?:second|other|first|rest|promised|account within|but it will|previous|then|after that|also|again|if|otherwise|once|last|account|bank|card)\b"
    ),
}
_SAME = re.compile(r"\b(?:over hetzelfde|about the same)\b")


def _conflicts(case: Case) -> Iterator[Finding]:
    """Two statements about the same money, delivery or call with different outer dates, one of them a promise."""
    seen: list[tuple[str, date, Sentence]] = []
    for sentence in case.body:
        latest = _outer_day(case, sentence)
        if sentence.question or latest is None or _TWO_THINGS[sentence.language].search(sentence.lower):
            continue
        topics = [t for t, p in _TOPICS[sentence.language].items() if p.search(sentence.lower)]
        clash = next(((t, d, s) for t, d, s in seen if t in topics and d != latest), None)
        if clash and _commits(case, sentence, clash[2]) and (clash[0] != "contact" or _SAME.search(sentence.lower)):
            made = case.finding(
                "promise.conflicting-deadlines", sentence.start, sentence.end, first=clash[2].text.strip()
            )
            if made is not None:
                yield made
        seen.extend((topic, latest, sentence) for topic in topics)


def _outer_day(case: Case, sentence: Sentence) -> date | None:
    limits = [t.latest or t.earliest for t in case.times[sentence.start] if t.type != "vague" and not t.note]
    durations = [
        case.now.date() + timedelta(days=_days(t))
        for t in case.times[sentence.start]
        if t.type == "duration" and _days(t)
    ]
    days = [_day(v) for v in limits if v is not None] + durations
    return max((d for d in days if d >= case.now.date()), default=None)


def _days(found: TimeExpression) -> int:
    units = {
        "days": 1.0,
        "day": 1.0,
        "workdays": 1.4,
        "workday": 1.4,
        "weeks": 7.0,
        "week": 7.0,
        "months": 30.0,
        "month": 30.0,
    }
    return round(sum(units.get(unit, 0.0) * number for unit, number in found.amount.items()))


def _commits(case: Case, sentence: Sentence, other: Sentence) -> bool:
    held = [any(s.start <= p.start < s.end for p in case.promises) for s in (sentence, other)]
    return any(held) and sentence.zone is Zone.BODY
