"""Which time of an English sentence dates its promise, and the day that 'then', 'that night' or 'by lunch' stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from replycheck.checks.case import Case
from replycheck.checks.promises.clauses import Clause
from replycheck.deadlines import find_times
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_APART = re.compile(r"\b(?:both|each|all|every one|since|ending|dated|starting)\s+$")
_SINCE = re.compile(r"(?:ever )?since\b")
_SLEPT = re.compile(r"\b(?:night|overnight)\b")
_OPENED = re.compile(r"(?:from|as of|as from|starting|starting from|with effect from)\s+")


def own_times(case: Case, clause: Clause, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times of a clause that can date its promise, a night up to bedtime, an open stretch up to its end."""
    kept = [t for t in times if not _SINCE.match(t.text.lower()) and not _told(clause, t)]
    if len(kept) > 1:
        kept = [t for t in kept if not _apart(clause, t)] or kept
    return [_opened(case, _early(clause, _slept(case, t))) for t in kept]


def _apart(clause: Clause, one: TimeExpression) -> bool:
    """True for a time that describes a thing beside the promised time: 'a Saturday spot until ...', 'both before ...'."""
    first = next((t for t in clause.tokens if t.idx >= one.start), None)
    inside = [t for t in clause.tokens if one.start <= t.idx < one.end]
    if first is None or _APART.search(clause.lower[: max(0, one.start - clause.start)]):
        return True
    return len(inside) == 1 and inside[0].dep_ == "compound" and inside[0].lower_ in _WEEKDAYS


def _told(clause: Clause, one: TimeExpression) -> bool:
    """True for a time of what has been said or done: 'the form that you sent on Friday', 'since you asked in April'."""
    inside = [t for t in clause.tokens if one.start <= t.idx < one.end]
    verb = next((t for t in _above(inside[-1]) if t.pos_ in ("VERB", "AUX")), None) if inside else None
    if one.bound in ("by", "before", "within", "until"):
        return False
    if verb is None or verb.tag_ != "VBD" or verb.dep_ not in ("relcl", "advcl", "ccomp", "pcomp", "acl:relcl"):
        return False
    return inside[0].i > verb.i


def _above(token: Token) -> Iterator[Token]:
    while token.head.i != token.i:
        token = token.head
        yield token


def _slept(case: Case, one: TimeExpression) -> TimeExpression:
    """'Overnight' ends in the morning, so on the next day; any other night ends at bedtime."""
    if not isinstance(one.latest, datetime):
        return one
    low = one.text.lower()
    if (one.latest.hour, one.latest.minute) != (23, 59) or not _SLEPT.search(low) or "midnight" in low:
        return one
    if "overnight" in low and isinstance(one.earliest, datetime):
        day = one.earliest.date() + timedelta(days=1)
        return replace(one, earliest=day, latest=day, grain="day", bound="until")
    latest = datetime.combine(one.latest.date(), case.working.evening)
    return replace(one, latest=latest) if latest >= case.now else one


def _early(clause: Clause, one: TimeExpression) -> TimeExpression:
    """'First thing Monday' is Monday morning."""
    early = re.search(r"\bfirst thing (?:on )?$", clause.lower[: max(0, one.start - clause.start)])
    if early is None or isinstance(one.latest, datetime) or one.latest is None or one.grain != "day":
        return one
    return replace(one, latest=datetime.combine(one.latest, time(12)))


def _opened(case: Case, one: TimeExpression) -> TimeExpression:
    """'From next week' and 'this evening after six' are kept within the week and the evening that they name."""
    if one.latest is not None or one.bound not in ("since", "after"):
        return one
    low = one.text.lower()
    opening = _OPENED.match(low)
    part = re.match(r"(?:this evening|tonight|tomorrow evening)", low)
    words = one.text[opening.end() :] if opening else one.text[: part.end()] if part else ""
    inner = find_times(words, language="en", now=case.now, working=case.working, channel=case.draft.channel)
    named = inner[0] if len(inner) == 1 else None
    if named is None or named.latest is None or named.grain == "weekend" or (opening and named.type != "range"):
        return one
    return replace(one, latest=named.latest, grain=named.grain, bound="", type="range", readings=named.readings)


_CLOCKLIKE = re.compile(r"^(?:by|before|from|around|about|after|between)\b|\d[:.]\d\d|\d ?[ap]\.?m")
_CUSTOMERS = re.compile(r"\b(?:please|give(?! (?:me|us) (?:\d|two|three|five|ten)))\b")
_ASKED_TIME = re.compile(r"(?:(?:please |just |can you |could you )*(?:give|gimme|allow|need|bear with)\b)")


def at_hand(case: Case, sentence: Sentence, clause: Clause) -> tuple[int, int, datetime] | None:
    """Span and end of what 'now' takes: 'running it now, takes two minutes', 'leaving now and with you by 10.15'."""
    for one in case.times[sentence.start]:
        before = one.start < clause.start
        if before and not (one.type == "duration" and _ASKED_TIME.match(sentence.lower)):
            continue
        asked = not before and _CUSTOMERS.search(sentence.lower, clause.start, one.start)
        if asked or one.text.lower().endswith(("a sec", "a second", "a minute", "a min", "a moment")):
            continue
        if one.amount and one.grain in ("minute", "second") and not one.rough:
            return one.start, one.end, case.now + _length(one)
        clock = one.latest or (one.earliest if one.bound == "since" else None)
        timed = one.grain in ("minute", "hour") and isinstance(clock, datetime) and clock > case.now
        timed = timed and bool(_CLOCKLIKE.search(one.text.lower()))
        if timed and isinstance(clock, datetime) and one.type in ("time", "range", "datetime"):
            return one.start, one.end, clock
    return None


def _length(one: TimeExpression) -> timedelta:
    return timedelta(
        **{f"{unit}s": count for unit, count in one.amount.items() if unit in ("minute", "second", "hour")}
    )


_THEN = re.compile(
    r"\b(?:(?P<then>by then|until then|till then|then)(?=\s*(?:[,.;!?)]|$)|\s(?:with|too|as well|and|at the latest)\b)"
    r"|(?:on |by |in |for )?(?:the|that)(?: very)?(?: same)? (?P<part>morning|afternoon|evening|night|day)\b(?! (?:of|before|after|you|your|we|he|she|it|i|the|they)\b)"
    r"|the (?P<eve>evening|night|day|morning|afternoon) before\b(?! (?:the|your|our|you|we|it|i|that|this|he|she|they|his|her)\b)"
    r"|(?:on |by )the (?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! (?:of|before|after|the|\d))"
    r"|within (?:a|one|two|three|\d+) (?:days?|weeks?|working days?) of (?:that|then)\b)"
)
_PART_ENDS = {"morning": 12, "afternoon": 17}


def pointed(
    case: Case, sentence: Sentence, clause: Clause, *, hangs: bool
) -> tuple[int, int, date | datetime | None] | None:
    """Span and value of a word that points back to a day named before: 'then', 'that night', 'on the Monday'."""
    found = _THEN.search(sentence.lower, clause.start, clause.end)
    if (
        found is None
        or (hangs and found["part"] == "day")
        or (found["part"] == "day" and found.group().startswith("the day"))
    ):
        return None
    if found["then"] == "then" and found.start() <= clause.start + 1:
        return None  # 'then I will ...' orders the steps
    base = named_before(case, sentence, sentence.start + found.start())
    if base is None:
        return (found.start(), found.end(), None) if found["eve"] else None
    return found.start(), found.end(), _counted_from(case, found, base)


def _counted_from(case: Case, found: re.Match[str], base: date | datetime) -> date | datetime | None:
    day = base.date() if isinstance(base, datetime) else base
    if found["eve"]:
        eve = day - timedelta(days=1)
        if eve < case.now.date():
            return None  # another day is meant than the one named last
        hour = _PART_ENDS.get(found["eve"])
        return eve if found["eve"] == "day" else datetime.combine(eve, case.working.evening if hour is None else time(hour))
    if found["part"] and found["part"] != "day":
        hour = _PART_ENDS.get(found["part"])
        return datetime.combine(day, case.working.evening if hour is None else time(hour))
    if found["weekday"]:
        return day + timedelta(days=(_WEEKDAYS.index(found["weekday"]) - day.weekday()) % 7)
    amount = re.match(r"within (\w+) (\w+?)s? of", found.group())
    if amount:
        count = {"a": 1, "one": 1, "two": 2, "three": 3}.get(amount[1]) or int(amount[1] if amount[1].isdigit() else 1)
        return day + timedelta(days=count * (7 if amount[2] == "week" else 1))
    return base if found["then"] else day


def named_before(case: Case, sentence: Sentence, offset: int) -> date | datetime | None:
    """The last day to come that is named before a place in the draft, at most three sentences back."""
    earlier = [s for s in case.sentences if s.start <= sentence.start][-4:]
    for one in reversed(earlier):
        for found in reversed(case.times[one.start]):
            if one.start + found.end <= offset and found.type in ("date", "datetime", "range"):
                day = _single(found, case)
                if day is not None:
                    return day
    return None


def _single(found: TimeExpression, case: Case) -> date | datetime | None:
    """The moment or day of a time that names one, to come; None for weeks, months and what is over."""
    last = found.latest
    if last is None or found.amount or found.grain not in ("day", "minute", "hour", "part", "night"):
        return None
    day = last.date() if isinstance(last, datetime) else last
    return last if day >= case.now.date() else None


_OVER = re.compile(r"\b(?:ends?|expires?|expiry|was|were|had|due|until|last)\b")


def day_of_clock(case: Case, sentence: Sentence, one: TimeExpression, *, contact: bool) -> date | None:
    """The day of a bare clock time: one named before in the sentence or the one before; further back for a list."""
    earlier = [s for s in case.sentences if s.start <= sentence.start]
    opens = one.start <= 2
    for place, near in enumerate(reversed(earlier[-6:] if opens else earlier[-1:] if contact else earlier[-2:])):
        if place and _OVER.search(near.lower):
            continue
        for found in reversed(case.times[near.start]):
            if (place or found.end <= one.start) and found.type in ("date", "datetime", "range"):
                day = _single(found, case)
                if day is not None:
                    return day.date() if isinstance(day, datetime) else day
    return None


def on_its_day(case: Case, sentence: Sentence, one: TimeExpression, *, contact: bool) -> TimeExpression:
    """A bare clock time moved to the day that is named before it; a call at three is made today."""
    end = one.latest or one.earliest
    bare = (
        one.grain in ("minute", "hour")
        and not one.amount
        and not one.anchored
        and not _NAMES_DAY.search(one.text.lower())
    )
    day = (
        day_of_clock(case, sentence, one, contact=contact)
        if bare and isinstance(end, datetime) and end.time() != time(0)
        else None
    )
    if day is None:
        return one
    stamps = [
        datetime.combine(day, s.time(), s.tzinfo) if isinstance(s, datetime) else s for s in (one.earliest, one.latest)
    ]
    return replace(one, earliest=stamps[0], latest=stamps[1])


_NAMES_DAY = re.compile(
    r"day\b|tonight|tomorrow|morning|evening|noon on|\d(?:st|nd|rd|th)\b|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|\bin |hour|\bmin|now|[a-z]{3} \d|\d [a-z]{3}"
)
_PAST = re.compile(
    r"\b(?:by|at|before|around|about) (?:about )?(?P<what>quarter past|half past|quarter to)(?=[,.;!?)]|$|\s(?:and|so)\b)"
)


def lone_clock(case: Case, sentence: Sentence, clause: Clause) -> tuple[int, int, datetime] | None:
    """'By quarter past' is the next one; 'at lunch' is one o'clock."""
    found = _PAST.search(sentence.lower, clause.start, clause.end)
    if found:
        minute = {"quarter past": 15, "half past": 30, "quarter to": 45}[found["what"]]
        ahead = (minute - case.now.minute) % 60 or 60
        return found.start(), found.end(), (case.now + timedelta(minutes=ahead)).replace(second=0, microsecond=0)
    return None


_BE_THERE = re.compile(r"\b(?:be|am|is|are|'m|'re|'s) there\b")
_TAIL = re.compile(
    r"\s*[,;:–-]\s*(?:(?:which|that|that'll|it'll|will|show|around|about|it|this|goes|going|comes?|coming|arrives?|lands?|lasts?|is|it's|takes?|puts|on|out|up|at|in|into|back|"
    r"to|your|you|account|doorstep|porch|door|hands|desk|ready|done|usually|normally|should|be|there|with|so|probably|likely|latest)\s+)*"
)


def beside(case: Case, sentence: Sentence, clause: Clause) -> list[TimeExpression]:
    """The time that the words beside a clause give it: 'see it on Sunday and I'll be there', '..., goes on within 10 days'."""
    times = case.times[sentence.start]
    if _BE_THERE.search(clause.lower):
        return [t for t in times if t.end <= clause.start and t.type != "duration"][-1:]
    most = next((t for t in times if t.start >= clause.start and _AT_MOST.match(sentence.lower, t.end)), None)
    if most is not None and most.type == "duration":
        return _counted(case, most)
    after = next((t for t in times if t.start >= clause.end), None)
    if after is None or not _TAIL.fullmatch(sentence.lower, clause.end, after.start):
        return []
    if after.type == "duration" and after.amount and after.grain in ("day", "week", "business_day", "workday", "hour"):
        return _counted(case, after)
    return [after]


_AT_MOST = re.compile(r",?\s*(?:tops|max(?:imum)?|at (?:the )?(?:very )?most)\b")


def _counted(case: Case, length: TimeExpression) -> list[TimeExpression]:
    """A length of time as a limit from now: 'four days tops', 'that'll be 3-5 days'."""
    found = find_times(f"within {length.text}", language="en", now=case.now, working=case.working, channel=case.draft.channel)
    return [replace(t, start=length.start, end=length.end, text=length.text) for t in found[:1]]
