"""The deadline of a promise: from the times of its clause, or from words that name a day without a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from replycheck.checks.case import Case
from replycheck.checks.promises.clauses import Clause
from replycheck.checks.promises.conditions import in_condition, statement_at
from replycheck.checks.promises.dutch_days import PLANNED, joined, planned_for
from replycheck.checks.promises.dutch_due import dating, fitted, is_short, leaning, on_named_day, told_after, visited
from replycheck.checks.promises.dutch_times import belongs_to_noun
from replycheck.checks.promises.english_days import beside, on_its_day, own_times
from replycheck.checks.promises.english_times import refined
from replycheck.checks.promises.values import Candidate
from replycheck.deadlines import deadline_of
from replycheck.deadlines.values import Deadline as Due
from replycheck.deadlines.values import TimeExpression
from replycheck.draft import Sentence
from replycheck.report import Deadline

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVENT = re.compile(
    r"\b(?:zodra|nadat|na (?:ontvangst|goedkeuring|akkoord|betaling)|van zodra|once|as soon as|after|on receipt|upon|within .{1,20} of (?:your|receiv|receipt)|in dat geval|daags van tevoren|van tevoren)\b"
)


_SLOT = re.compile(
    r"\b(?:by|within|before|on|in|binnen|uiterlijk|vóór|voor|op)\s+(?:de\s+|the\s+)?\**ǂ+(?:\s+(?:uur|dagen|werkdagen|weken|hours|days|working days|weeks))?"
)


_UNDATED = re.compile(
    r"\b(?P<when>(?:on )?(?:the|that) (?:same )?day\b(?! (?:before|after|of|the|you|your|we|he|she|it))|by then|by (?:quarter|half) past(?=[,.;!]|$)|(?:by|before|around|after|at) (?:about )?(?:quarter past|half past|(?:half|quarter) (?:past|to) )?(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o'clock)?(?=[,.;!]|\s+(?:today|tonight|and|so|with|to|at|on|in|your)\b|$))"
)


_SOMETIME = re.compile(
    r"\b(?:one of these (?:days|weeks)|in the (?:foreseeable future|fullness of time|not too distant future)|down the (?:line|road)|later on|at some point|at a later (?:stage|date|time|point)|eventually|"
    r"in (?:a|a little|due) (?:while|course)|before (?:too )?long|sooner or later|sooner rather than later|nearer the time|(?:as )?quick(?:ly)? as (?:i|we) can|at (?:our|my) earliest (?:opportunity|convenience)|when(?:ever)? we get round to \w+|in time|as and when)\b"
)


def _slot_kind(words: str) -> str:
    """A placeholder named for a date holds one; any other may be a number of days."""
    return "explicit" if re.search(r"date|datum|\beta|_eta|eta_", words.lower()) else "relative"


_HELD = re.compile(r"\b(?:op|om|in|over|rond|on|at|around)\s+(?:de\s+|the\s+)?(?P<slot>ǂ+)")
_DATE_NAME = re.compile(r"date|dat(?:um|a)\b|dag\b|_day|day\b|tijd|time|eta\b|moment")


def names_date(case: Case, sentence: Sentence, clause: Clause) -> bool:
    """True for 'op {{datum}}', a placeholder whose own name tells that it holds a time, and for 'daags van tevoren'."""
    if sentence.language == "nl" and _EVENT_TIME.search(clause.lower):
        return True
    for held in _HELD.finditer(sentence.lower, clause.start, clause.end):
        name = case.draft.text[sentence.start + held.start("slot") : sentence.start + held.end("slot")]
        if _DATE_NAME.search(name.lower()):
            return True
    return False


_EVENT_TIME = re.compile(
    r"\b(?:daags|(?:de|een) (?:dag|avond|ochtend|week)|(?:een |één |twee |drie |enkele |\d+ )?(?:half ?uur|halfuur|kwartier|dag|dagen|uur|uurtje|week|weken|minuten|maand)) "
    r"(?:van tevoren|op voorhand|vooraf|voordien|voor(?:dat|afgaand aan)? (?:de |het |uw |je |hij |we |ik )?(?:aankomst|\w*afspraak|bezoek|concert|vertrek|levering|komst|er|aan)\b)"
)
"""Dutch moments that hang on an event: 'daags van tevoren', 'een half uur voor aankomst'."""


_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_YEARS = re.compile(r"(?:next|this|last) (?:year|month|season|quarter)")
_MONEY = frozenset("charge bill refund credit compensate reimburse".split())
_WHICH_ONE = re.compile(rf"(?:{_MONTH})(?:'s)?|second|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day's")


def _names_a_thing(clause: Clause, time: TimeExpression) -> bool:
    """True for 'your August shipment' and 'a credit for October': the time tells which one, not when."""
    inside = [t for t in clause.tokens if time.start <= t.idx < time.end]
    if inside and _WEEKDAY.fullmatch(inside[-1].lower_):
        after = inside[-1].doc[inside[-1].i + 1 :][:1]
        if len(after) and after[0].lower_ in ("'s", "’s") and after[0].pos_ == "PART" and len(inside) == 1:
            opener = inside[0].doc[inside[0].i - 1].lower_ if inside[0].i else ""
            return opener not in ("at", "in", "during")
    if inside and re.fullmatch(_MONTH, inside[-1].lower_) and inside[-1].doc[inside[-1].i + 1 :][:1].text in ("'s", "’s"):
        return True
    if _paid_for(inside):
        return True
    if not inside or not _WHICH_ONE.fullmatch(" ".join(t.lower_ for t in inside).replace(" '", "'")):
        return False
    first, last = inside[0], inside[-1]
    before = first.doc[first.i - 1].lower_ if first.i else ""
    if before == "for" and re.fullmatch(_MONTH, first.lower_):
        return True
    named = last.dep_ in ("compound", "nmod:poss", "amod", "nummod", "case") or last.lower_ == "'s"
    head = first.head if last.lower_ == "'s" else last.head
    return named and head.i > last.i and head.pos_ in ("NOUN", "PROPN") and before not in ("at", "in")


def _paid_for(inside: Sequence[Token]) -> bool:
    """True for 'charged for Monday' and 'the application for next year': what the money or the paper is for."""
    if not inside or not inside[0].i or inside[0].doc[inside[0].i - 1].lower_ != "for":
        return False
    words = " ".join(t.lower_ for t in inside)
    word = inside[0].doc[inside[0].i - 1].head
    if word is not inside[-1] and word.i == inside[-1].i:
        word = word.head
    if _YEARS.fullmatch(words):
        return bool(word.pos_ == "NOUN") and word.i < inside[0].i
    return bool(_WEEKDAY.fullmatch(words)) and word.lemma_ in _MONEY


_ANSWER = re.compile(r"\b(?:antwoord|reactie|uitsluitsel|terugkoppeling|answer|reply|response)\b")


_DAY_OF_MONTH = re.compile(
    r"\b(?:(?:the|this|that|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?) \d{1,2}(?:st|nd|rd|th)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b"
)


_NUMBERED = re.compile(r",? the \d{1,2}(?:st|nd|rd|th)\b")
"""'On Friday morning, the 22nd': the day of the month stands behind the day of the week."""
_DUTCH_DAY = re.compile(r"\b(?:de|den) \d{1,2}(?:e|de|ste)\b")
_AT_ONCE = re.compile(r"\b(?:moment\w*|ogenblik\w*|second\w*)\b")
_FETCHED = re.compile(
    r"\bik (?!(?:bel|mail|stuur|schrijf|kom|meld|app)\b)[a-z]+\b.*\b(?:even|eventjes|ff|effe|eens)\b"
)
_SO = re.compile(
    r"\bzo(?: meteen| dadelijk)?\b(?! (?:snel|spoedig|goed|veel|lang|gauw|rap|vroeg|kort|groot|nodig|ongeveer|een|'n|dat|als|min|nauwkeurig)\b)"
)


def _at_once(case: Case, sentence: Sentence, clause: Clause, candidate: Candidate) -> bool:
    """True in a Dutch chat for what the agent does while the customer waits: 'momentje, ik pak de map erbij'."""
    if sentence.language != "nl" or case.draft.channel not in ("chat", "social"):
        return False
    if candidate.owner == "we" and _SO.search(clause.lower):
        return True
    if candidate.action == "krijgen" and _SO.search(clause.lower):
        return True
    return bool(
        candidate.owner == "I"
        and (_AT_ONCE.search(sentence.lower) or _FETCHED.search(clause.lower) or _SO.search(clause.lower))
    )


def _calendar(due: Due, times: Sequence[TimeExpression], sentence: Sentence) -> bool:
    """True when the deadline is a date of the calendar: 'the 19th', or 'tomorrow, Wednesday 13 May'."""
    if sentence.language == "nl":
        return due.type == "relative" and bool(_DUTCH_DAY.search((due.text or "").lower()))
    if due.type != "relative" or due.latest is None:
        return False
    dated = any(t.anchored and t.latest is not None and f"{t.latest:%F}" == f"{due.latest:%F}" for t in times)
    behind = 0 if due.end is None else due.end
    if _NUMBERED.match(sentence.lower, behind):
        return True
    return dated or bool(_DAY_OF_MONTH.search((due.text or "").lower()))


def deadline(
    case: Case, sentence: Sentence, clause: Clause, candidate: Candidate, condition: Clause | None
) -> Deadline:
    """The deadline of a promise: type, latest moment and place in the text."""
    counted = candidate.source == "counted"  # 'reken op een week'
    times = [t for t in clause.times if (counted or t.type != "duration") and not in_condition(t, clause, condition, sentence)]
    if sentence.language == "en":
        times = own_times(case, clause, [t for t in times if not _names_a_thing(clause, t)])
        times = times or beside(case, sentence, clause)
    after_event = condition is not None and bool(_EVENT.search(condition.lower + " " + clause.lower))
    if sentence.language == "nl":
        after_event = after_event or condition is not None or clause.words[0] in ("dan", "vervolgens")
        after_event = after_event or "daarna" in clause.words
    if candidate.investigates and case.draft.channel == "chat" and all(t.type in ("duration", "vague") for t in times):
        times = [t for t in times if t.soon]
    if sentence.language == "nl":
        begins = statement_at(clause, sentence, candidate.verb)
        times = [t for t in times if not belongs_to_noun(clause, t, events=True) and t.start >= clause.start + begins]
        times = [t for t in times if " zodat " not in sentence.lower[clause.start : t.start]]
        times = [fitted(t, sentence, case.now) for t in dating(times, sentence)]
        times = joined([planned_for(t) for t in times] if candidate.action in PLANNED else times, case.now)
        times = on_named_day(case, sentence, times)
    contact = candidate.contact or bool(_ANSWER.search(clause.lower))
    if sentence.language == "en":
        times = [on_its_day(case, sentence, t, contact=contact) for t in times]
    due = deadline_of(
        times,
        now=case.now,
        act_is_contact=contact,
        after_event=after_event,
        working=case.working,
        channel=case.draft.channel,
    )
    if sentence.language == "en":
        better = refined(case, sentence, clause, candidate, due, hangs=condition is not None)
        if better is not None:
            return better
    if sentence.language == "nl":
        better = _dutch(case, sentence, clause, due, hangs=after_event, contact=contact)
        if better is not None:
            return better
    if (
        due.type == "none"
        and condition is None
        and case.draft.channel == "chat"
        and (
            candidate.investigates
            or candidate.source == "chat"
            or (candidate.source == "now" and sentence.language == "nl")
            or _at_once(case, sentence, clause, candidate)
        )
    ):
        return Deadline("relative", earliest=case.now, latest=case.now + case.settings.chat_soon)
    if due.type == "none" and sentence.language == "en":
        named = _UNDATED.search(sentence.lower, clause.start, clause.end)
        vague = _SOMETIME.search(sentence.lower, clause.start, clause.end)
        if named is None and vague:
            at = sentence.start + vague.start(), sentence.start + vague.end()
            return Deadline("vague", case.draft.text[at[0] : at[1]], *at)
        if named:
            at = sentence.start + named.start("when"), sentence.start + named.end("when")
            return Deadline("relative", case.draft.text[at[0] : at[1]], *at)
    if due.type == "none" and sentence.language == "nl":
        hung = _EVENT_TIME.search(sentence.lower, clause.start, clause.end)
        if hung:
            at = sentence.start + hung.start(), sentence.start + hung.end()
            return Deadline("relative", case.draft.text[at[0] : at[1]], *at)
    if due.type == "none":
        slot = _SLOT.search(sentence.lower, clause.start, clause.end)
        if slot:
            start = sentence.start + slot.start()
            words = case.draft.text[start : sentence.start + slot.end()]
            return Deadline(_slot_kind(words), words, start, sentence.start + slot.end())
    offset = None if due.start is None else sentence.start
    return Deadline(
        type="explicit" if _calendar(due, times, sentence) else due.type,
        text=due.text,
        start=None if offset is None or due.start is None else due.start + offset,
        end=None if offset is None or due.end is None else due.end + offset,
        earliest=due.earliest,
        latest=due.latest,
    )


def _dutch(
    case: Case, sentence: Sentence, clause: Clause, due: Due, *, hangs: bool, contact: bool
) -> Deadline | None:
    """The deadline from words that lean on an earlier time, or that stand behind the promise; None when none do."""
    leans = leaning(case, sentence, (clause.start, clause.end), hangs=hangs, contact=contact)
    if leans is not None and (due.start is None or leans[0] <= due.start < leans[1]):
        at, end = sentence.start + leans[0], sentence.start + leans[1]
        return Deadline("relative", case.draft.text[at:end], at, end, leans[2], leans[2])
    told = told_after(case, sentence, clause.start) or (visited(case, sentence, clause) if due.type == "none" else None)
    if told is None:
        return None
    one, how = told
    later = deadline_of([one], now=case.now, working=case.working, after_event=hangs, channel=case.draft.channel)
    if later.latest is None or not _outranks(due, later, how, is_short(one), case):
        return None
    start, end = sentence.start + one.start, sentence.start + one.end
    return Deadline(later.type, one.text, start, end, later.earliest, later.latest)


def _outranks(due: Due, later: Due, how: str, short: bool, case: Case) -> bool:
    """True when the time behind the promise counts: nothing else is named, 'nu' is counted out, or it is later."""
    if due.latest is None:
        return due.type == "none" and (short or how != "wait")
    if isinstance(due.latest, datetime) and due.latest == case.now + case.settings.chat_soon:
        return short
    return how == "outer" and later.latest is not None and f"{later.latest:%F}" > f"{due.latest:%F}"
