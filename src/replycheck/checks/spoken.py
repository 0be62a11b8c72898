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


_EXAMPLE_DATE = {
    language: re.compile(rf"\b({'|'.join(days)}) \d{{1,2}} {_MONTHS[language][11]}(?: 20\d\d)?", re.I)
    for language, days in _DAYS.items()
}


def renewed(text: str, language: str, now: datetime) -> str:
    """A rule's example with its December dates moved to the same weekday, at least two days from now."""

    def moved(found: re.Match[str]) -> str:
        weekday = [d.lower() for d in _DAYS[language]].index(found.group(1).lower())
        first = now.date() + timedelta(days=2)
        return spoken(first + timedelta(days=(weekday - first.weekday()) % 7), language)

    return _EXAMPLE_DATE[language].sub(moved, text)
