"""Dates of promises: past, closed, impossible, on the wrong weekday, or against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from replycheck.checks.case import Case
from replycheck.checks.spoken import spoken
from replycheck.deadlines import as_date, is_working_day
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence
from replycheck.report import Finding, Promise, Severity


def check(case: Case) -> Iterator[Finding]:
    """Findings on the dates in a draft."""
    for promise in case.promises:
        found = _past_or_closed(case, promise)
        if found is not None:
            yield found
    yield from _wrong_dates(case)
    yield from list(_conflicts(case)) or _against_policy(case)


def span_of(promise: Promise) -> tuple[int, int]:
    """(start, end) of the promise's deadline in the text, or of the promise where no deadline is named."""
    due = promise.deadline
    return (promise.start, promise.end) if due.start is None or due.end is None else (due.start, due.end)


CONTACT = re.compile(
    r"\b(?:terug)?(?:bel|belt|bellen|mail|mailt|mailen|app|hoort|hoor|antwoord|reactie|bericht|weten)\b"
    r"|\b(?:call|calls|phone|ring|e-?mail|hear|answer|reply|let you know|get back)\b"
)


def _past_or_closed(case: Case, promise: Promise) -> Finding | None:
    latest = promise.deadline.latest
    if latest is None or promise.deadline.start is None:
        return None
    moment = latest if isinstance(latest, datetime) else datetime.combine(latest, time(23, 59))
    when = spoken(latest, case.language)
    if _recurs(case, promise) or _told_of(case, promise) or _BEGINS.match((promise.deadline.text or "").lower()):
        return None
    if moment < case.now and _of_another_day(case, promise, moment):
        return None
    if moment < case.now or _a_year_off(case, promise, moment):
        return case.finding(
            "promise.impossible-deadline", *span_of(promise), problem=_PROBLEMS[case.language]["past"].format(when=when)
        )
    return _closed_day(case, promise, as_date(latest))


def _of_another_day(case: Case, promise: Promise, moment: datetime) -> bool:
    """True for a bare hour in a sentence that names a later day: 'here tomorrow from six, it works again [by noon]'."""
    sentence = case.sentence_at(promise.start)
    if sentence is None or moment.date() != case.now.date() or _TODAY.search((promise.deadline.text or "").lower()):
        return False
    return any(t.latest is not None and as_date(t.latest) > moment.date() for t in case.times[sentence.start])


_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|vandaag|van(?:ochtend|morgen|middag|avond|nacht)|deze (?:ochtend|morgen|middag|avond))\b"
)


# 'From this month' says when something begins, 'voor 1 tot en met 8 januari' what is paid for.
_BEGINS = re.compile(r"vanaf|sinds|from\b|since\b|starting|as of\b|(?:voor|for) \d+(?: \w+)? (?:tot|t/m|to|until)\b")


def _recurs(case: Case, promise: Promise) -> bool:
    """'Every Tuesday' and 'de nacht van 15 augustus' name no single deadline; today lasts past closing time."""
    today = re.search(r"\b(?:today|tonight|vandaag|vanavond|vannacht)\b", (promise.deadline.text or "").lower())
    if today and promise.deadline.latest is not None and as_date(promise.deadline.latest) == case.now.date():
        return True
    return repeats(case, promise)


def repeats(case: Case, promise: Promise) -> bool:
    """True before a moment that comes back: 'every Tuesday'."""
    start = promise.deadline.start or 0
    before = case.draft.text[max(0, start - 12) : start].lower()
    each = re.match(r"(?:every|each|elke|iedere|ieder|elk)\b", (promise.deadline.text or "").lower())
    return bool(
        each
        or re.search(
            r"\b(?:every|each|elke|iedere|ieder|elk)\s$|\b(?:van|from)\s(?:(?:vlak|net|kort|just)\s)?$", before
        )
    )


def _told_of(case: Case, promise: Promise) -> bool:
    """'We heard only this afternoon': the verb nearest to the moment tells of the past."""
    sentence = case.sentence_at(promise.start)
    if case.language != "nl" or sentence is None or promise.deadline.start is None:
        return False
    at = promise.deadline.start - sentence.start
    verbs = [t for t in case.doc(sentence) if "Fin" in t.morph.get("VerbForm", []) and t.idx < at]
    return bool(verbs) and "Past" in verbs[-1].morph.get("Tense", [])


def _a_year_off(case: Case, promise: Promise, moment: datetime) -> bool:
    """A date without a year that has just passed reads as one nearly a year ahead; it is meant as this year's."""
    text = promise.deadline.text or ""
    before = case.draft.text[max(0, (promise.deadline.start or 0) - 14) : promise.deadline.start or 0].lower()
    bounded = re.search(r"\b(?:uiterlijk|vóór|voor|tegen|by|before|later)\b", before + text.lower())
    named = promise.deadline.type == "explicit" and bool(bounded) and not re.search(r"\d{4}", text)
    return named and moment > case.now + timedelta(days=270)


def _closed_day(case: Case, promise: Promise, day: date) -> Finding | None:
    """A day on which the team is closed; couriers and ranges are another matter."""
    own = promise.owner != "external" and bool(CONTACT.search(promise.text.lower()))
    text = promise.deadline.text or ""
    single = promise.deadline.earliest is None or as_date(promise.deadline.earliest) == day
    if day == case.now.date() or not is_working_day(case.now.date(), case.working):
        return None
    if (
        not own
        or not single
        or is_working_day(day, case.working)
        or re.search(
            r"\d+ (?:uur|dag|hour|day)|weekend|within|binnen|^tot|until|vanaf|from|^per |^rond |^omstreeks|^v[oó][oó]r \d|^before \d|tevoren|vooraf|voorhand|beforehand|ahead",
            text.lower(),
        )
    ):
        return None
    problem = _PROBLEMS[case.language]["closed"].format(when=spoken(day, case.language))
    severity = Severity.INFO if _WEEKEND.search(_around(case, promise)) else Severity.WARNING
    return case.finding(
        "promise.impossible-deadline", *span_of(promise), severity=severity, confidence=0.8, problem=problem
    )


def _around(case: Case, promise: Promise) -> str:
    """The words of the deadline with those before it: 'on Saturday morning [at ten]'."""
    start, end = span_of(promise)
    return case.draft.text[max(0, start - 40) : end].lower()


# Who names the Saturday outright has chosen it; 'tomorrow' may well be a slip.
_WEEKEND = re.compile(r"\b(?:zaterdag|zondag|saturday|sunday)")


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
        "money": re.compile(r"\b(?:money|refund\w*|reimburs\w*|repay\w*|pay (?:\S+ ){0,4}back)\b"),
        "delivery": re.compile(r"\b(?:parcel|package|deliver(?:y|s|ed)?|shipment|(?:courier|carrier) (?:still )?(?:needs|takes))\b"),
        "contact": re.compile(r"\bthe same\b|\b(?:call|ring|phone|e-?mail|write to|contact) you\b|\bhear from\b|\bget back to you\b|\bin touch\b"),
        "visit": re.compile(
            r"\b(?:engineer|technician|plumber|electrician|fitter|surveyor|inspector) (?:will |can |is going to |is )?(?:com|visit|be with|be there|call round|arriv|stop)|\bvisit"
        ),
        "repair": re.compile(r"\b(?:repair\w*|mended|(?:will|'ll) be (?:ready|fixed|done|finished))\b"),
    },
}
_TWO_THINGS = {
    "nl": re.compile(
        r"\b(?:tweede|andere|eerste|rest|beloofden|toegezegd|rekening|maar het wordt|vorige|daarna|vervolgens|ook|opnieuw|lukt dat niet|"
        r"anders|nogmaals|zodra|als|indien)\b|^(?:is|was|zijn|komt|lukt|heeft|staat|ligt)\b.{3,60}\bniet\b.{0,30}, dan\b"
    ),
    "en": re.compile(
        r"\b(?:second|other|first|rest|promised|account within|but it will|previous|then|after that|also|again|if|otherwise|once|last|account|bank|card)\b"
    ),
}
_SAME = re.compile(r"\b(?:over hetzelfde|about the same)\b")


# What a policy sentence says: 'Repairs take two weeks', 'Payments are made on the 20th'.
_POLICY = re.compile(
    r"\b(?:takes? (?:(?:us|you|about|around|at least|roughly|some) )*(?:up to )?(?:\d|an?\b|one|two|three|four|five|six|seven|eight|ten|several)|normally|usually|always|generally|up to|on average|only (?:available|possible|made|sent)|are (?:made|sent|paid|delivered|answered|shipped|processed|handled)|allow up to|"
    r"(?:processing|delivery|handling|repair|response|waiting|lead) times? (?:is|are)|"
    r"(?:we|our (?:\w+ )?(?:team|department|bank|workshop|office)) (?:pays?|refunds?|reimburses?|delivers?|ships?|dispatch(?:es)?|answers?|repl(?:y|ies)|responds?|repairs?|process(?:es)?|handles?|credits?|transfers?|returns?|issues?|settles?|visits?)(?! (?:your|you|this|it|that)\b)|"
    r"(?:refunds|payments|transfers|repairs|deliveries|parcels|replies|answers|replacements|visits|orders) (?:arrive|follow|go out|reach you|leave|come|happen|need))\b"
)
_STEM = re.compile(r"\b(?:[a-z]{4,}|pay|fix)")
_STOP = frozenset(
    "that this with your will from have within about before after then than they them their been were what when which days weeks week hours working month months please note only take takes made sent normally usually always still next later today tomorrow december january".split()
)
_SAME_AS = {
    stem: topic
    for topic, stems in {
        "money": "pay payme paid refun trans reimb credi",
        "answe": "reply repli respo hear",
        "deliv": "parce packa shipm ship arriv dispa",
        "repai": "ready mend mende fix fixed",
        "visit": "engin plumb techn mecha",
    }.items()
    for stem in stems.split()
}
_MUCH_LATER = timedelta(days=3)


def _stems(lower: str) -> frozenset[str]:
    stems = (word.rstrip("s")[:5] for word in _STEM.findall(lower) if word not in _STOP)
    return frozenset(_SAME_AS.get(stem, stem) for stem in stems)


def _against_policy(case: Case) -> Iterator[Finding]:
    """English: a promised day, and a sentence about the same thing that gives such things more time."""
    promised = [s for s in case.body if s.language == "en" and commits(case, s)]
    for first in promised:
        day = outer_day(case, first)
        if day is None or _TWO_THINGS["en"].search(first.lower) or _POLICY.search(first.lower):
            continue
        for other in case.body:
            if other is first or other.question or other.language != "en" or not _POLICY.search(other.lower):
                continue
            later = outer_day(case, other)
            if (
                later is None
                or later - day < _MUCH_LATER
                or _TWO_THINGS["en"].search(other.lower)
                or _YOURS_FASTER.search(other.lower)
            ):
                continue
            if _stems(first.lower) & _stems(other.lower):
                made = case.finding(
                    "promise.conflicting-deadlines",
                    other.start,
                    other.end,
                    severity=Severity.INFO,
                    first=first.text.strip(),
                )
                if made is not None:
                    yield made
                return


_YOURS_FASTER = re.compile(
    r"\b(?:every|each|but|yours|you have|instead of|rather than|this time|however|because|so i|so we)\b"
)


def _conflicts(case: Case) -> Iterator[Finding]:
    """Two statements about the same money, delivery or call with different outer dates, one of them a promise."""
    seen: list[tuple[str, date, Sentence]] = []
    for sentence in case.body:
        latest = outer_day(case, sentence)
        if sentence.question or latest is None or _TWO_THINGS[sentence.language].search(sentence.lower):
            continue
        topics = [t for t, p in _TOPICS[sentence.language].items() if p.search(sentence.lower)]
        clash = next(((t, d, s) for t, d, s in seen if t in topics and d != latest), None)
        if clash and commits(case, sentence, clash[2]) and _of_the_same(clash[0], sentence, clash[2]):
            # There may be two sums, and there is one parcel.
            severity = None if clash[0] in ("delivery", "contact") else Severity.INFO
            made = case.finding(
                "promise.conflicting-deadlines",
                sentence.start,
                sentence.end,
                severity=severity,
                first=clash[2].text.strip(),
            )
            if made is not None:
                yield made
        seen.extend((topic, latest, sentence) for topic in topics)


def _of_the_same(topic: str, sentence: Sentence, earlier: Sentence) -> bool:
    """False for calls that may be two, and for a visit or repair that has its own date: 'but yours is ready on Friday'."""
    if topic == "contact":
        return bool(_SAME.search(sentence.lower)) or _same_news(sentence, earlier)
    own = any(_YOURS_FASTER.search(s.lower) for s in (sentence, earlier))
    return topic in ("money", "delivery") or not own


_NEWS_OF_US = re.compile(r"^\W*(?:i|we|you)(?: will|'ll) (?:certainly |definitely )?((?:call|ring|phone|e-?mail|contact) you|hear from (?:me|us)|get back to you|be in touch)\b")


def _same_news(sentence: Sentence, earlier: Sentence) -> bool:
    """True for the same words of contact in two English sentences: 'You will hear from us by Monday'."""
    now, before = _NEWS_OF_US.match(sentence.lower), _NEWS_OF_US.match(earlier.lower)
    return now is not None and before is not None and now[1] == before[1] and not _YOURS_FASTER.search(sentence.lower)


def outer_day(case: Case, sentence: Sentence) -> date | None:
    """The last day that a sentence names, from today on; None when it names none."""
    limits = [t.latest or t.earliest for t in case.times[sentence.start] if t.type != "vague" and not t.note]
    durations = [
        case.now.date() + timedelta(days=_days(t))
        for t in case.times[sentence.start]
        if t.type == "duration" and _days(t)
    ]
    days = [as_date(v) for v in limits if v is not None] + durations
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


def commits(case: Case, *sentences: Sentence) -> bool:
    """True when one of the sentences holds a promise."""
    return any(s.start <= p.start < s.end for s in sentences for p in case.promises)
