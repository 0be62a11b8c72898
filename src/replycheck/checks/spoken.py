"""Dates in words, and the dates in the rules' own examples brought up to today."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}


def spoken(latest: date | datetime, language: str) -> str:
    """A deadline in words, such as 'donderdag 4 december, 17:00 uur'."""
    day = f"{_DAYS[language][latest.weekday()]} {latest.day} {_MONTHS[language][latest.month - 1]}"
    if not isinstance(latest, datetime) or latest.time() == time(0):
        return day
    clock = latest.strftime("%H:%M")
    return f"{day}, {clock} uur" if language == "nl" else f"{day}, {clock}"


_ONE_DAY = re.compile(
    r"\b(?:vandaag|overmorgen|morgen\w*|vanmiddag|vanavond|vanochtend"
    r"|today|tomorrow|tonight|this (?:morning|afternoon|evening))\b",
    re.I,
)


# With an hour the date takes the day's place: a date behind it would hide the hour.
_PLAIN_DAY = re.compile(r"\b(?:vandaag|overmorgen|morgen|today|tomorrow)\b", re.I)
_HOUR = re.compile(r"\d|\bnoon\b", re.I)


def dated(words: str, latest: date, language: str) -> str:
    """A relative day with its date, such as 'morgen (donderdag 4 december)' or 'by Friday 5 December'."""
    day = spoken(latest, language)
    name = _DAYS[language][latest.weekday()]
    if _HOUR.search(words) and (plain := _PLAIN_DAY.search(words)):
        day = day[0].upper() + day[1:] if plain.group()[0].isupper() else day
        return f"{words[: plain.start()]}{day}{words[plain.end() :]}"
    named = re.search(
        rf"\b(?:(?:aanstaande|komende|volgende|deze|next|this|coming) (?:week )?)?{name}"
        r"(?:(\w+| morning| afternoon| evening| night)| (?:volgende|komende|deze|next|this) week)?\b",
        words,
        re.I,
    )
    if named and named.group(1):
        return f"{words[: named.end()]} ({day.partition(' ')[2]}){words[named.end() :]}"
    if named:
        day = day[0].upper() + day[1:] if named.group()[0].isupper() else day
        return f"{words[: named.start()]}{day}{words[named.end() :]}"
    if _ONE_DAY.search(words):
        return f"{words} ({day})"
    return f"{words} ({'uiterlijk' if language == 'nl' else 'by'} {day})"


_EXAMPLE_DATE = {
    language: re.compile(rf"\b({'|'.join(days)}) \d{{1,2}} {_MONTHS[language][11]}(?: 20\d\d)?", re.I)
    for language, days in _DAYS.items()
}


def renewed(text: str, language: str, now: datetime) -> str:
    """A rule's example with its December dates moved to the same weekday, at least two days from now."""

    def moved(found: re.Match[str]) -> str:
        weekday = [d.lower() for d in _DAYS[language]].index(found.group(1).lower())
        first = now.date() + timedelta(days=2)
        day = spoken(first + timedelta(days=(weekday - first.weekday()) % 7), language)
        return day[0].upper() + day[1:] if found.group()[0].isupper() else day

    return _EXAMPLE_DATE[language].sub(moved, text)
