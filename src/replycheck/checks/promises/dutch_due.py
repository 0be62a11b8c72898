"""Dutch time words read beside what stands around them: 'diezelfde dag', 'een uur van tevoren', 'dat duurt tien minuten'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from replycheck.checks.case import Case
from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.dutch_days import bare_clock, joined, named_day
from replycheck.deadlines.values import Stamp, TimeExpression
from replycheck.draft import Sentence

_PART_ENDS = {"morning": time(12), "afternoon": time(17), "evening": time(22)}
_ASIDE = re.compile(r"(?:al )?(?:sinds|sedert)\b|(?:voor )?overdag$|de (?:eerste|tweede|derde|laatste) maand$")
_OF_SUM = re.compile(r"(?:€ ?[\d.,-]+|\beuro|\d) van $")
_BACKDATED = re.compile(r"(?:terugwerkende kracht|gerekend|te rekenen) $")
_BACK = re.compile(r"\bterug (?:tot )?$")
_KEEPS = re.compile(
    r"\b(?:hou|houd|houdt|houden|leg|leggen|zet|zetten|bewaar|bewaren|reserveer|reserveren)\b.*\b(?:vast|vrij|apart|open|opzij)\b"
)


def dating(times: Sequence[TimeExpression], sentence: Sentence) -> list[TimeExpression]:
    """The times that can date the act: not 'sinds maandag', 'geldig tot 2028' or 'de € 38 van vandaag'."""
    lower = sentence.lower
    kept = [t for t in times if not _is_aside(t, lower)]
    until = [t for t in kept if t.bound == "until"]
    if until and len(until) < len(kept) and _KEEPS.search(lower):
        return until
    return [t for t in kept if not any(", dus " in lower[other.end : t.start] for other in kept)]


def _is_aside(one: TimeExpression, lower: str) -> bool:
    before = lower[max(0, one.start - 16) : one.start]
    if _ASIDE.match(one.text.lower()) or _OF_SUM.search(before) or _BACKDATED.search(before):
        return True
    if one.text.lower() == "oud en nieuw" and lower[one.end + 1 : one.end + 2].isalpha():
        return True  # 'een lijst met oud en nieuw bedrag'
    return one.bound == "until" and (
        "geldig " in before or lower.startswith(" geldig", one.end) or bool(_BACK.search(before))
    )


def fitted(one: TimeExpression, sentence: Sentence, now: datetime) -> TimeExpression:
    """The expression as a Dutch promise means it: a night ends in the morning, 'na vieren' is still that day."""
    text = one.text.lower()
    if text == "de dag" and sentence.lower[: one.start].endswith("in de loop van "):
        today = now.date()
        return replace(one, type="date", earliest=today, latest=today, bound="by", grain="day", named="", readings=())
    if text == "vannacht":
        morning = datetime.combine(now.date() + timedelta(days=now.hour >= 5), time(6))
        return replace(one, latest=max(morning, now), readings=())
    if one.named == "afternoon" and text == "de middag" and _NEAR.search(sentence.lower, 0, one.start):
        return _ending(one, time(12))
    if one.bound == "after" and isinstance(one.earliest, datetime) and one.latest is None:
        return _within_part(one, one.earliest)
    if text.startswith("na op ") and one.bound == "after" and one.earliest is not None:
        day = _day(one.earliest) - timedelta(days=1)  # 'leveren we na op 17 november'
        return replace(one, earliest=day, latest=day, bound="", readings=())
    if one.bound == "since" and one.latest is None and one.earliest is not None:
        return _begun(one)
    same_day = one.latest == now.date() and one.named == "weekday" and not one.anchored
    if same_day and not isinstance(one.latest, datetime) and one.bound in ("", "by") and one.latest is not None:
        week = timedelta(days=7)  # who means today says 'vandaag'
        return replace(one, earliest=one.earliest and one.earliest + week, latest=one.latest + week, readings=())
    return one


_PART_NAMED = re.compile(r"(?:\w+)?(?P<part>ochtend|middag|avond)\b")
_PART_OF = {"ochtend": "morning", "middag": "afternoon", "avond": "evening"}


def _within_part(one: TimeExpression, begins: datetime) -> TimeExpression:
    """'Na vieren' is still that day, 'vanavond na zessen' that evening."""
    named = _PART_NAMED.match(one.text.lower())
    ends = None if named is None else datetime.combine(begins.date(), _PART_ENDS[_PART_OF[named["part"]]])
    if ends is None or ends < begins:
        return replace(one, latest=begins.date(), bound="by", grain="day", readings=())
    return replace(one, latest=ends, bound="by", grain="part", readings=())


_NEAR = re.compile(r"\b(?:rond|tegen|omstreeks) $")


def _ending(one: TimeExpression, at: time) -> TimeExpression:
    day = _day(one.latest or one.earliest)
    return replace(one, earliest=datetime.combine(day, at), latest=datetime.combine(day, at), readings=())


def _begun(one: TimeExpression) -> TimeExpression:
    """'Vanaf volgende week' comes true within that week, 'vanaf vanmiddag' within that afternoon."""
    first = one.earliest
    if one.grain == "week":
        return replace(one, latest=_day(first) + timedelta(days=4), bound="", readings=())
    if one.grain == "part" and one.named in _PART_ENDS:
        return replace(one, latest=datetime.combine(_day(first), _PART_ENDS[one.named]), bound="", readings=())
    return one


def _day(stamp: Stamp | None) -> date:
    return stamp.date() if isinstance(stamp, datetime) else stamp or date.min


def on_named_day(case: Case, sentence: Sentence, times: list[TimeExpression]) -> list[TimeExpression]:
    """A clock time of its own stands on the day that the sentence named before: 'maandag sta ik er, om elf uur ...'."""
    clocks = [t for t in times if bare_clock(t, case.now)]
    if len(times) != 1 or not clocks:
        return times
    clock = clocks[0]
    days = [t for t in case.times[sentence.start] if t.end <= clock.start and named_day(t, case.now)]
    if not days or _told(case, sentence, days[-1]):
        return times
    made = joined([days[-1], clock], case.now)
    return [replace(made[0], start=clock.start, end=clock.end, text=clock.text)] if len(made) == 1 else times


def _told(case: Case, sentence: Sentence, day: TimeExpression) -> bool:
    """True for a day gone by: 'u belde maandag'."""
    inside = [t for t in case.doc(sentence) if day.start <= t.idx < day.end]
    return any("Past" in word.head.morph.get("Tense", []) for word in inside)


_LEANS = re.compile(
    r"(?<!voor )(?:(?<=eind van )|(?<!van ))\b(?:(?P<same>(?:die|diezelfde|dezelfde) (?:dag|avond|(?:na)?middag|ochtend|voormiddag|week)\b|de dag zelf\b)"
    r"|(?:de|een) (?P<unit>dag|avond|ochtend|week) (?P<way>ervoor|daarvoor|erna|erop|later|nadien)\b|(?P<habit>'s (?:avonds|middags|ochtends)))"
)
_NOTICE = re.compile(
    r"\b(?:(?P<half>(?:een )?half ?uur(?:tje)?)|(?P<quarter>(?:een )?kwartier(?:tje)?)|(?P<hours>een|één|twee) uur(?:tje)?|(?P<minutes>\d+) min\w*) "
    r"(?:van tevoren|op voorhand|vooraf|voordien)\b"
)
_PARTS = (("avond", time(22)), ("voormiddag", time(12)), ("ochtend", time(12)), ("middag", time(17)))


def leaning(
    case: Case, sentence: Sentence, span: tuple[int, int], *, hangs: bool, contact: bool
) -> tuple[int, int, Stamp | None] | None:
    """Where in the sentence words lean on a time named earlier, with the moment they come to (None: no date)."""
    lower = sentence.lower.replace("’", "'")
    notice = _NOTICE.search(lower, *span)
    if notice:
        return notice.start(), notice.end(), None if hangs else _ahead_of(case, sentence, notice)
    words = _LEANS.search(lower, *span)
    if words is None:
        return None
    earlier = (t for t in _dated_before(case, sentence, words.start()) if not bare_clock(t, case.now))
    anchor = None if hangs else next(earlier, None)
    if words["habit"] and (anchor is None or anchor.names_time):
        return None
    if anchor is None:
        return (words.start(), words.end(), None) if words["same"] and not words["same"].startswith("die ") else None
    return words.start(), words.end(), _meant(_day(anchor.latest), words, case.working.closes if contact else None)


def _meant(day: date, words: re.Match[str], closes: time | None) -> Stamp:
    text = words.group()
    if words["way"]:
        step = 7 if words["unit"] == "week" else 1
        day += timedelta(days=-step if words["way"] in ("ervoor", "daarvoor") else step)
    elif text.endswith("week"):
        day = max(day, day + timedelta(days=4 - day.weekday()))
    at = next((hour for part, hour in _PARTS if part in text), closes)
    return day if at is None else datetime.combine(day, at)


def _dated_before(case: Case, sentence: Sentence, at: int) -> Iterator[TimeExpression]:
    """The dated times to come that the draft names before the place, the nearest first."""
    for start in sorted((s for s in case.times if s <= sentence.start), reverse=True):
        for one in reversed(case.times[start]):
            before = start < sentence.start or one.end <= at
            if before and (named_day(one, case.now) or _TODAY.fullmatch(one.text.lower())):
                yield one


_TODAY = re.compile(r"vandaag|vanmiddag|vanavond|(?:om|tussen|rond) .*")


def _ahead_of(case: Case, sentence: Sentence, notice: re.Match[str]) -> datetime | None:
    """So long before the visit whose clock time was named."""
    if notice["half"] or notice["quarter"]:
        ahead = timedelta(minutes=30 if notice["half"] else 15)
    elif notice["hours"]:
        ahead = timedelta(hours=2 if notice["hours"] == "twee" else 1)
    else:
        ahead = timedelta(minutes=int(notice["minutes"]))
    visit = next((v for v in _dated_before(case, sentence, notice.start()) if v.names_time), None)
    limit = None if visit is None else visit.latest
    if visit is None or visit.grain == "part" or not isinstance(limit, datetime) or limit - ahead < case.now:
        return None
    return limit - ahead


_TELLS = re.compile(
    r"[,;:–]\s*(?:en |maar )?(?:(?:gewoonlijk|meestal|normaal|doorgaans) (?:is|duurt) (?:dat|het)|(?:dat|het|dit) (?:is|duurt|zie|ziet|staat|heeft|hebt|heb)\b"
    r"|die (?:u|je)\b|hebt? (?:je|u)\b|(?P<outer>(?:en )?reken(?:t u)? (?:maar )?op\b|(?:dat|het|dit) kan\b)|(?P<wait>geef (?:me|mij|ons)\b|(?=\d+ min)))"
)
_SHORT = frozenset({"minute", "hour", "quarter-hour", "second"})


def told_after(case: Case, sentence: Sentence, start: int) -> tuple[TimeExpression, str] | None:
    """The time in words behind the promise that only tell when, and how: 'outer' limit, 'wait', or ''."""
    tells = _TELLS.search(sentence.lower, start)
    if tells is None:
        return None
    for one in case.times[sentence.start]:
        if one.start >= tells.end() and not re.search(r"[,;]", sentence.lower[tells.end() : one.start]):
            return one, "outer" if tells["outer"] else "wait" if tells["wait"] is not None else ""
    return None


_SEES_TO_IT = re.compile(r"(?:daar (?:zorg|zorgen)|dat (?:regel|regelen|zet|zetten|leg|leggen|doe|doen|maak|maken)) (?:ik|wij|we)\b")
_OWNED = re.compile(r"\b(?:je|uw|jouw|jullie) $")
_LINKED = re.compile(r"\b(?:als|indien|was|waren|had|hebt|heeft|moet|moest)\b")
_VISIT = re.compile(r"\bkom(?:t|en)?\b")


def visited(case: Case, sentence: Sentence, clause: Clause) -> tuple[TimeExpression, str] | None:
    """The time of what stands before, when the act is done then: 'kom morgen om acht uur, dan bekijkt de arts het',
    'binnen het uur werkt uw kaart weer, daar zorg ik voor'."""
    before = sentence.lower[: clause.start]
    if _SEES_TO_IT.match(clause.lower):
        times = [t for t in case.times[sentence.start] if t.end <= clause.start and t.bound != "until" and t.type != "duration"]
        return (times[-1], "") if len(times) == 1 and not _LINKED.search(before) and not _OWNED.search(before[: times[0].start]) else None
    if "dan" not in clause.words or not _VISIT.search(before):
        return None
    times = [t for t in case.times[sentence.start] if t.end <= clause.start and t.names_time and t.bound not in ("until", "since")]
    return (times[-1], "") if len(times) == 1 else None


def is_short(one: TimeExpression) -> bool:
    """True for a counted time of minutes or hours: 'vijf minuten', 'binnen een uur'."""
    return bool(one.amount) and set(one.amount) <= _SHORT
