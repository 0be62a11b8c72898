"""English deadlines that no time expression names alone: 'by five', 'tomorrow (Monday) before noon', 'back in 5'."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from replycheck.checks.case import Case
from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.english_days import at_hand, lone_clock, pointed
from replycheck.checks.promises.values import Candidate
from replycheck.deadlines.values import Deadline as Due
from replycheck.draft import Sentence
from replycheck.report import Deadline

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = {w: n for n, w in enumerate(_HOURS, 1)} | {"fifteen": 15, "twenty": 20, "thirty": 30}
_AT = rf"(?:\d{{1,2}}(?:[.:]\d\d)?|noon|midday|(?:half|quarter) (?:past|to) (?:\d{{1,2}}|{'|'.join(_HOURS)})|{'|'.join(_HOURS)})"
_CLOCK = re.compile(
    rf"\b(?:by|before|at|around|about|between|from|after)\s+(?:about |around |latest )?(?P<from>{_AT})\s?(?P<half>[ap]\.?m\b\.?)?"
    rf"(?:\s*(?:and|to|till|until|-|–)\s*(?P<to>{_AT})\s?(?P<half_to>[ap]\.?m\b\.?)?)?\s?(?:h\b|o'clock\b)?"
    r"(?=\s*(?:[,.;!?:)–-]|$)|\s+(?:on|at your|today|tonight|tomorrow|this|and|so|with|to|your|the latest|in the|sharp|ish|uk|gmt|cet|est|pacific|eastern)\b)"
)
_DAYLESS = re.compile(r"\b(?:day|days|hours?|weeks?|months?|years?|minutes?)\b")
_EVENING = re.compile(r"\b(?:evening|tonight|night)\b")
_COUNTED = re.compile(
    r"(?:within|in|inside)\b.*\b(?:\d+|a|an|the|one|two|three|four|five|six|seven|ten|few|couple)\b.*\b(?:days?|hours?|weeks?|hour)\b|(?:in )?(?:the |that )?same (?:day|week)\b"
)
_BACK_IN = re.compile(
    rf"\b(?:back|done|ready|there|with (?:you|u)|to you) in (?:about |around )?(?P<n>\d{{1,2}}|{'|'.join(_COUNT)})(?=[\s]*(?:[,.;!?]|$))"
)
_WAIT = re.compile(
    r"\b(?:(?:one|a|just a|two|2|give me a|gimme a|bear with me|half a) (?:\w+ )?(?:secs?|seconds?|moments?|mins?|minutes?|ticks?|mo)\b|moment(?: please)?$|, moment\b|this (?:very )?(?:moment|minute|second|instant)|hang on|hold on|hold tight|hang tight|"
    r"bear with me|stay with me|stay (?:on|in) (?:the|this) (?:line|chat)|please wait|wait please|while (?:you wait|we're talking|i have you)|about to|shan't be|won't be (?:long|a)|right after this chat|quick (?:look|read|check))\b"
)
_SOME_DAY = re.compile(
    r"\b(?:in a timely (?:fashion|manner)|(?:as soon|as promptly|as quickly) as (?:he|she|they|stock|time|circumstances|the \w+) (?:can|could|permits?|allows?|is able|are able)|before you know it|in next to no time|in no time|in (?:the|our) next (?:run|batch|round|cycle|release|mailing|update)|next time round)\b"
)


_OVERNIGHT = re.compile(r"\bovernight\b(?! (?:couriers?|delivery|bag|stay|guests?|shipping|post|mail|service|train|bus)\b)")
_FLOATS = re.compile(r"(?:same |on the |the |that )?(?:morning|afternoon|evening|night|\w+day)$")
_NOW = ("now", "right now", "immediately", "straight away", "right away")


def refined(
    case: Case, sentence: Sentence, clause: Clause, candidate: Candidate, due: Due, *, hangs: bool
) -> Deadline | None:
    """The deadline where the words say more than the time expressions alone; None when they do not.

    `hangs`: the promise waits for something, and what is counted ('within 3 days') counts from then.
    """
    if hangs and due.type == "relative" and _COUNTED.match((due.text or "").lower()):
        return _at(case, sentence, "relative", due.start, due.end, None)
    chat = case.draft.channel in ("chat", "social")
    if due.type == "none" or (due.text or "").lower() in _NOW:
        near = at_hand(case, sentence, clause) if chat or due.type != "none" else None
        if near is not None:
            return _at(case, sentence, "relative", *near)
    counted = _BACK_IN.search(sentence.lower) if chat else None
    if counted and (due.type == "none" or (due.text or "").lower() in _NOW):
        minutes = int(counted["n"]) if counted["n"].isdigit() else _COUNT[counted["n"]]
        return _at(
            case, sentence, "relative", counted.start("n") - 3, counted.end("n"), case.now + timedelta(minutes=minutes)
        )
    then = (
        pointed(case, sentence, clause, hangs=hangs)
        if due.type == "none" or not isinstance(due.latest, datetime) or _FLOATS.match((due.text or "").lower())
        else None
    )
    if then is not None:
        return _at(case, sentence, "relative", *then)
    alone = lone_clock(case, sentence, clause) if due.type == "none" else None
    if alone is not None:
        return _at(case, sentence, "relative", *alone)
    clock = _with_clock(case, sentence, clause, due)
    if clock is not None or due.type != "none":
        return clock
    if (
        chat
        and not hangs
        and candidate.owner in ("I", "we")
        and (candidate.source == "let" or _WAIT.search(sentence.lower))
    ):
        return Deadline("relative", earliest=case.now, latest=case.now + case.settings.chat_soon)
    night = _OVERNIGHT.search(sentence.lower, clause.start, clause.end)
    if night is not None:
        return _at(case, sentence, "relative", night.start(), night.end(), case.now.date() + timedelta(days=1))
    some_day = _SOME_DAY.search(sentence.lower, clause.start, clause.end)
    return _at(case, sentence, "vague", some_day.start(), some_day.end(), None) if some_day else None


def _at(
    case: Case, sentence: Sentence, kind: str, start: int | None, end: int | None, latest: date | datetime | None
) -> Deadline:
    if start is None or end is None:
        return Deadline("relative", earliest=case.now, latest=latest)
    begin, stop = sentence.start + start, sentence.start + end
    words = case.draft.text[begin:stop]
    if kind == "vague":
        return Deadline("vague", words, begin, stop)
    return Deadline("explicit" if kind == "explicit" else "relative", words, begin, stop, latest=latest)


_HALF_DAY = timedelta(hours=12)


def _with_clock(case: Case, sentence: Sentence, clause: Clause, due: Due) -> Deadline | None:
    """A clock time of the clause on the day that its deadline names, or else on the next day it can be."""
    if (
        isinstance(due.latest, datetime)
        and due.text
        and re.search(r"\d[.:]\d\d|\d ?[ap]m|noon|midday|o'clock|hour|minute|sec|now", due.text.lower())
    ):
        return None
    found = _CLOCK.search(sentence.lower, clause.start, clause.end)
    inside = found and due.start is not None and due.end is not None and due.start <= found.start() < due.end
    if found is None or inside or due.type == "vague" or _DAYLESS.search(found.group()):
        return None
    moment = _time_of(found, clause.lower)
    day = due.latest if due.type != "none" else _day_before(case, sentence, clause)
    if moment is None or (due.type != "none" and (day is None or due.text is None)):
        return None
    latest = datetime.combine(day or case.now.date(), moment, tzinfo=case.now.tzinfo)
    if latest < case.now < latest + _HALF_DAY and latest.date() == case.now.date() and not (found["half"] or found["half_to"]):
        latest += _HALF_DAY  # 'at 8', said in the afternoon
    if day is None and latest < case.now:
        latest += timedelta(days=1)
    start, end = found.span()
    if due.start is not None and due.end is not None:
        start, end = min(start, due.start), max(end, due.end)
    return _at(case, sentence, due.type if due.type != "none" else "relative", start, end, latest)


def _day_before(case: Case, sentence: Sentence, clause: Clause) -> date | None:
    """The last day that the sentence names before the clause: 'on Thursday, and it reaches you by 12'."""
    ends = [t.latest for t in case.times[sentence.start] if t.end <= clause.start and t.type in ("date", "datetime")]
    last = next((e for e in reversed(ends) if e is not None), None)
    if last is None:
        return None
    named = last.date() if isinstance(last, datetime) else last
    return named if named >= case.now.date() else None


def _time_of(found: re.Match[str], lower: str) -> time | None:
    words, half = found["to"] or found["from"], found["half_to"] or found["half"]
    if words in ("noon", "midday"):
        return time(12)
    parts = words.split()
    digits = re.fullmatch(r"(\d{1,2})(?:[.:](\d\d))?", parts[-1])
    hour = int(digits[1]) if digits else _COUNT[parts[-1]]
    minute = int(digits[2] or 0) if digits else 0
    if len(parts) == 3:
        minute = {"half": 30, "quarter": 15 if parts[1] == "past" else 45}[parts[0]]
        hour -= parts[1] == "to"
    late = half[0] == "p" if half else hour < 8 or bool(_EVENING.search(lower))
    hour += 12 if late and hour < 12 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None
