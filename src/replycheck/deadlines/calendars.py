"""Calendars: working days, public holidays, and the days that have a name of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from .values import WorkingTime

DAY = timedelta(days=1)
_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6


def clamp(year: int) -> int:
    """The year, kept within what a `date` can hold with room to count on."""
    return min(max(year, 2), 9990)


def shift(day: date, days: int) -> date:
    """The day so many days later; stays within the calendar instead of overflowing."""
    ordinal = min(max(day.toordinal() + days, date(2, 1, 1).toordinal()), date(9990, 12, 31).toordinal())
    return date.fromordinal(ordinal)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return shift(date(clamp(year + month // 12), month % 12 + 1, 1), -1)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = clamp(year)
    return date(year, month0 + 1, min(day.day, month_end(year, month0 + 1).day))


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return shift(day, -day.weekday())


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (1 to 5, or -1 for the last) such weekday of a month; None when the month has no such day."""
    if nth < 0:
        last = month_end(year, month)
        return shift(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    found = shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else None


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous Gregorian computus)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(country: str, year: int) -> frozenset[date]:
    """Public holidays of a country (ISO code, "GB" and "UK" alike); empty for an unknown country."""
    import holidays

    code = "GB" if country.upper() == "UK" else country.upper()
    try:
        found = holidays.country_holidays(code, years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(day for day in found if day.year == year)


def is_working_day(day: date, working: WorkingTime) -> bool:
    """True when the team works that day: a working weekday, no public holiday, not closed."""
    return (
        day.weekday() in working.weekdays
        and day not in working.closed
        and day not in public_holidays(working.country, day.year)
    )


def add_working_days(day: date, count: int, working: WorkingTime) -> date:
    """The count-th working day after the day (before it when negative); day 1 is the next working day."""
    step = 1 if count >= 0 else -1
    left = abs(count)
    limit = left * 7 + 400 if working.weekdays else 0
    for _ in range(limit):
        if not left:
            break
        day = shift(day, step)
        left -= is_working_day(day, working)
    return day


def last_working_day(first: date, last: date, working: WorkingTime) -> date:
    """The last working day from first to last; `last` itself when there is none."""
    day = last
    while day > first and not is_working_day(day, working):
        day = shift(day, -1)
    return day if is_working_day(day, working) else last


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(offset: int) -> Callable[[int], date]:
    return lambda year: easter(year) + offset * DAY


def _nth(month: int, weekday: int, nth: int, offset: int = 0) -> Callable[[int], date]:
    def day(year: int) -> date:
        found = nth_weekday(year, month, weekday, nth)
        return (found or date(year, month, 1)) + offset * DAY

    return day


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - DAY if day.weekday() == _SUNDAY else day


def _advent_friday(year: int) -> date:
    return _nth(11, 3, 4, 1)(year)


NAMED_DAYS: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas-eve": _fixed(12, 24),
    "boxing-day": _fixed(12, 26),
    "new-year": _fixed(1, 1),
    "new-year-eve": _fixed(12, 31),
    "kings-day": _kings_day,
    "queens-day": _fixed(4, 30),
    "prinsjesdag": _nth(9, 1, 3),
    "dutch-veterans-day": _nth(6, _SATURDAY, -1),
    "teachers-day": _fixed(10, 5),
    "remembrance": _fixed(5, 4),
    "liberation": _fixed(5, 5),
    "labour-day": _fixed(5, 1),
    "us-labor-day": _nth(9, _MONDAY, 1),
    "good-friday": _easter(-2),
    "easter": _easter(0),
    "easter-monday": _easter(1),
    "ascension": _easter(39),
    "whit-sunday": _easter(49),
    "whit-monday": _easter(50),
    "carnival": _easter(-49),
    "ash-wednesday": _easter(-46),
    "saint-nicholas-eve": _fixed(12, 5),
    "saint-nicholas": _fixed(12, 6),
    "saint-martin": _fixed(11, 11),
    "all-saints": _fixed(11, 1),
    "assumption": _fixed(8, 15),
    "epiphany": _fixed(1, 6),
    "belgian-national-day": _fixed(7, 21),
    "flemish-day": _fixed(7, 11),
    "world-animal-day": _fixed(10, 4),
    "valentine": _fixed(2, 14),
    "all-souls": _fixed(11, 2),
    "kingdom-day": _fixed(12, 15),
    "keti-koti": _fixed(7, 1),
    "womens-day": _fixed(3, 8),
    "burns-night": _fixed(1, 25),
    "australia-day": _fixed(1, 26),
    "anzac-day": _fixed(4, 25),
    "canada-day": _fixed(7, 1),
    "saint-david": _fixed(3, 1),
    "saint-george": _fixed(4, 23),
    "saint-andrew": _fixed(11, 30),
    "inauguration": _fixed(1, 20),
    "flag-day": _fixed(6, 14),
    "bastille-day": _fixed(7, 14),
    "cinco-de-mayo": _fixed(5, 5),
    "shrove-tuesday": _easter(-47),
    "palm-sunday": _easter(-7),
    "maundy-thursday": _easter(-3),
    "holy-saturday": _easter(-1),
    "corpus-christi": _easter(60),
    "remembrance-sunday": _nth(11, _SUNDAY, 2),
    "saint-patrick": _fixed(3, 17),
    "mothers-day": _nth(5, _SUNDAY, 2),
    "fathers-day": _nth(6, _SUNDAY, 3),
    "halloween": _fixed(10, 31),
    "bonfire-night": _fixed(11, 5),
    "independence-day": _fixed(7, 4),
    "juneteenth": _fixed(6, 19),
    "memorial-day": _nth(5, _MONDAY, -1),
    "mlk-day": _nth(1, _MONDAY, 3),
    "presidents-day": _nth(2, _MONDAY, 3),
    "columbus-day": _nth(10, _MONDAY, 2),
    "veterans-day": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "black-friday": _advent_friday,
    "cyber-monday": _nth(11, 3, 4, 4),
    "earth-day": _fixed(4, 22),
    "april-fools": _fixed(4, 1),
    "groundhog-day": _fixed(2, 2),
    "early-may": _nth(5, _MONDAY, 1),
    "spring-bank-holiday": _nth(5, _MONDAY, -1),
    "summer-bank-holiday": _nth(8, _MONDAY, -1),
}
