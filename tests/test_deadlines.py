"""Time expressions and deadlines. The anchor is Wednesday 3 December 2025, 10:00, where no other is given."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from replycheck.deadlines import (
    Deadline,
    TimeExpression,
    WorkingTime,
    add_working_days,
    deadline_kind,
    deadline_of,
    expressions_to_dict,
    find_times,
    is_working_day,
    stamp_text,
)

NOW = datetime(2025, 12, 3, 10, 0)
COUNTRY = {"nl": "NL", "en": "GB"}


def found(language: str, text: str, *, now: datetime = NOW, channel: str = "email") -> tuple[TimeExpression, ...]:
    return find_times(text, language=language, now=now, channel=channel)


def only(language: str, text: str, *, now: datetime = NOW) -> TimeExpression:
    expressions = found(language, text, now=now)
    assert len(expressions) == 1, [one.text for one in expressions]
    return expressions[0]


def deadline(
    language: str,
    text: str,
    *,
    contact: bool = False,
    event: bool = False,
    channel: str = "email",
    now: datetime = NOW,
) -> Deadline:
    working = WorkingTime(country=COUNTRY[language])
    return deadline_of(
        found(language, text, channel=channel, now=now),
        now=now,
        act_is_contact=contact,
        after_event=event,
        working=working,
        channel=channel,
    )


def shown(stamp: date | None) -> str | None:
    """A stamp without the seconds."""
    text = stamp_text(stamp)
    return text[:16] if text else None


TABLE = [
    ("nl", "vandaag", "2025-12-03T17:00"),
    ("en", "today", "2025-12-03T17:00"),
    ("nl", "vanmiddag", "2025-12-03T17:00"),
    ("en", "this afternoon", "2025-12-03T17:00"),
    ("nl", "vanavond", "2025-12-03T22:00"),
    ("en", "tonight", "2025-12-03T22:00"),
    ("nl", "morgen", "2025-12-04"),
    ("en", "tomorrow", "2025-12-04"),
    ("nl", "morgenochtend", "2025-12-04T12:00"),
    ("en", "tomorrow morning", "2025-12-04T12:00"),
    ("nl", "overmorgen", "2025-12-05"),
    ("nl", "maandag", "2025-12-08"),
    ("en", "Monday", "2025-12-08"),
    ("nl", "vrijdag", "2025-12-05"),
    ("nl", "aanstaande vrijdag", "2025-12-05"),
    ("nl", "volgende maandag", "2025-12-08"),
    ("nl", "deze week", "2025-12-05T17:00"),
    ("en", "this week", "2025-12-05T17:00"),
    ("nl", "volgende week", "2025-12-12"),
    ("en", "next week", "2025-12-12"),
    ("nl", "begin volgende week", "2025-12-09"),
    ("nl", "eind volgende week", "2025-12-12"),
    ("en", "early next week", "2025-12-09"),
    ("nl", "binnen 24 uur", "2025-12-04T10:00"),
    ("en", "within 24 hours", "2025-12-04T10:00"),
    ("nl", "binnen 5 werkdagen", "2025-12-10"),
    ("en", "within 5 working days", "2025-12-10"),
    ("nl", "binnen 14 dagen", "2025-12-17"),
    ("en", "within 14 days", "2025-12-17"),
    ("nl", "over twee weken", "2025-12-17"),
    ("en", "in two weeks", "2025-12-17"),
    ("nl", "om half drie", "2025-12-03T14:30"),
    ("en", "at half three", "2025-12-03T15:30"),
    ("nl", "vóór vrijdag", "2025-12-04"),
    ("en", "before Friday", "2025-12-04"),
    ("nl", "uiterlijk vrijdag", "2025-12-05"),
    ("en", "by Friday", "2025-12-05"),
    ("nl", "vóór het weekend", "2025-12-05T17:00"),
    ("en", "before the weekend", "2025-12-05T17:00"),
    ("nl", "binnen 3-5 werkdagen", "2025-12-10"),
    ("nl", "2 à 3 werkdagen", "2025-12-08"),
    ("en", "3-5 working days", "2025-12-10"),
    ("nl", "in de loop van het derde kwartaal", "2026-09-30"),
    ("nl", "vanaf 1 januari", "2026-01-01"),
    ("nl", "tussen 13.00 en 15.00 uur", "2025-12-03T15:00"),
    ("nl", "maandag 8 december tussen 13.00 en 15.00 uur", "2025-12-08T15:00"),
    ("en", "on Monday 8 December between 1 and 3 pm", "2025-12-08T15:00"),
    ("en", "by close of business on Friday", "2025-12-05T17:00"),
    ("en", "by the end of the day", "2025-12-03T17:00"),
    ("nl", "binnen anderhalf uur", "2025-12-03T11:30"),
    ("nl", "binnen een kwartier", "2025-12-03T10:15"),
    ("nl", "over een half uur", "2025-12-03T10:30"),
    ("nl", "over een minuutje of vijf", "2025-12-03T10:05"),
    ("en", "in about 6 minutes", "2025-12-03T10:06"),
    ("nl", "binnen het uur", "2025-12-03T11:00"),
    ("nl", "binnen 2x 24 uur", "2025-12-05T10:00"),
    ("nl", "rond een uur of drie", "2025-12-03T15:00"),
    ("nl", "maandag over een week", "2025-12-15"),
    ("en", "Friday week", "2025-12-12"),
    ("en", "the next working day", "2025-12-04"),
    ("en", "within an hour or two", "2025-12-03T12:00"),
    ("en", "by the 15th", "2025-12-15"),
    ("en", "from May to July", "2026-07-31"),
]


@pytest.mark.parametrize(("language", "text", "latest"), TABLE)
def test_the_deadline_of_a_time_expression(language: str, text: str, latest: str) -> None:
    assert shown(deadline(language, text).latest) == latest


@pytest.mark.parametrize(
    ("language", "text", "kind", "latest"),
    [
        ("nl", "Ik bel u vandaag nog terug.", "relative", "2025-12-03T17:00"),
        ("nl", "U hoort uiterlijk vrijdag 5 december van mij.", "explicit", "2025-12-05T17:00"),
        ("nl", "Beloofd, ik kom er morgen op terug.", "relative", "2025-12-04T17:00"),
        ("nl", "dan bel ik u maandag", "relative", "2025-12-08T17:00"),
        ("en", "I will call you on Monday.", "relative", "2025-12-08T17:00"),
        ("en", "You will hear from me by Friday 5 December.", "explicit", "2025-12-05T17:00"),
        ("nl", "Om kwart over acht bel ik u.", "relative", "2025-12-03T20:15"),
    ],
)
def test_a_call_or_an_answer_has_closing_time_as_its_limit(language: str, text: str, kind: str, latest: str) -> None:
    result = deadline(language, text, contact=True)
    assert (result.type, shown(result.latest)) == (kind, latest)


@pytest.mark.parametrize(
    "text", ["zo spoedig mogelijk", "binnenkort", "z.s.m.", "op korte termijn", "te zijner tijd", "straks"]
)
def test_vague_dutch_words_have_no_date(text: str) -> None:
    assert deadline("nl", f"Wij antwoorden {text}.").type == "vague"
    assert deadline("nl", f"Wij antwoorden {text}.").latest is None


@pytest.mark.parametrize(
    "text",
    ["as soon as possible", "shortly", "ASAP", "in due course", "very soon", "at the earliest opportunity"],
)
def test_vague_english_words_have_no_date(text: str) -> None:
    assert deadline("en", f"We will answer {text}.").type == "vague"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Ik zoek het meteen voor u uit."),
        ("nl", "Ik bel je zo terug."),
        ("en", "Let me look into that for you right now."),
    ],
)
def test_at_once_in_a_chat_is_an_hour_and_in_an_email_vague(language: str, text: str) -> None:
    chat = deadline(language, text, channel="chat")
    assert (chat.type, chat.latest) == ("relative", NOW + timedelta(hours=1))
    assert deadline(language, text, channel="email").latest is None


def test_two_times_for_one_outcome_give_the_outer_limit() -> None:
    assert shown(deadline("en", "very soon, but it can take up to 10 days").latest) == "2025-12-13"


def test_a_nested_time_narrows_the_outer_one() -> None:
    assert shown(deadline("nl", "dit weekend al, op zaterdag tussen 9 en 16 uur").latest) == "2025-12-06T16:00"


def test_a_count_after_an_event_has_no_date() -> None:
    assert deadline("nl", "betaal ik het bedrag binnen 3 dagen terug", event=True).latest is None
    assert shown(deadline("nl", "krijgt u morgen een nieuw onderdeel", event=True).latest) == "2025-12-04"


def test_a_count_from_something_without_a_date_is_recognised_in_the_words() -> None:
    assert deadline("nl", "binnen drie weken na ontvangst").latest is None
    assert deadline("nl", "uiterlijk 3 weken voor vertrek").latest is None
    assert deadline("en", "within 5 days of receipt").latest is None
    assert shown(deadline("en", "within 5 days from today").latest) == "2025-12-08"


@pytest.mark.parametrize(("language", "text"), [("nl", "ma t/m vr 9-17 uur"), ("en", "Monday to Friday, 9am to 5pm")])
def test_opening_hours_are_one_range_without_dates(language: str, text: str) -> None:
    one = only(language, f"({text})")
    assert (one.text, one.type, one.earliest, one.latest) == (text, "range", None, None)
    assert deadline(language, text).type == "none"


def test_without_a_time_expression_there_is_no_deadline() -> None:
    assert deadline("nl", "Wij lossen dit voor u op.") == Deadline("none")


def test_what_is_past_is_no_deadline() -> None:
    assert deadline("nl", "Ik heb u gisteren een mail gestuurd.").type == "none"


CASES = [
    (
        "nl",
        "Uw afspraak is op vrijdag 8 december 2028.",
        "vrijdag 8 december 2028",
        "date",
        "2028-12-08",
        "2028-12-08",
    ),
    ("nl", "De levering is 8 dec.", "8 dec.", "date", "2025-12-08", "2025-12-08"),
    ("nl", "Wij leveren op 05-12-2025.", "05-12-2025", "date", "2025-12-05", "2025-12-05"),
    ("nl", "Wij leveren op 2025-12-05.", "2025-12-05", "date", "2025-12-05", "2025-12-05"),
    ("nl", "Wij leveren op 5/12.", "5/12", "date", "2025-12-05", "2025-12-05"),
    ("nl", "Half maart hoort u meer.", "Half maart", "range", "2026-03-10", "2026-03-20"),
    ("nl", "Eind van de maand is het klaar.", "Eind van de maand", "range", "2025-12-16", "2025-12-31"),
    ("nl", "Wij leveren in week 2.", "week 2", "range", "2026-01-05", "2026-01-11"),
    (
        "nl",
        "Wij zijn dicht van 5 tot 8 december.",
        "van 5 tot 8 december",
        "range",
        "2025-12-05",
        "2025-12-08",
    ),
    (
        "nl",
        "De monteur komt tussen 14:00 en 18:00 uur.",
        "tussen 14:00 en 18:00 uur",
        "range",
        "2025-12-03T14:00",
        "2025-12-03T18:00",
    ),
    (
        "nl",
        "U kunt bellen van 9 tot 17 uur.",
        "van 9 tot 17 uur",
        "range",
        "2025-12-03T09:00",
        "2025-12-03T17:00",
    ),
    ("nl", "De trein gaat om 14u30.", "14u30", "time", "2025-12-03T14:30", "2025-12-03T14:30"),
    (
        "nl",
        "Ik bel om tien over half vier.",
        "tien over half vier",
        "time",
        "2025-12-03T15:40",
        "2025-12-03T15:40",
    ),
    ("nl", "Ik bel om kwart voor elf.", "kwart voor elf", "time", "2025-12-03T10:45", "2025-12-03T10:45"),
    (
        "nl",
        "De bus komt morgen om 14.00 uur.",
        "morgen om 14.00 uur",
        "datetime",
        "2025-12-04T14:00",
        "2025-12-04T14:00",
    ),
    ("nl", "Ik bel u maandagochtend.", "maandagochtend", "range", "2025-12-08T08:00", "2025-12-08T12:00"),
    ("nl", "Het duurt een paar dagen.", "een paar dagen", "duration", None, None),
    ("nl", "Met Koningsdag zijn wij dicht.", "Koningsdag", "date", "2026-04-27", "2026-04-27"),
    ("nl", "Met tweede kerstdag zijn wij dicht.", "tweede kerstdag", "date", "2025-12-26", "2025-12-26"),
    ("nl", "Voor Pasen is het klaar.", "Voor Pasen", "range", None, "2026-04-04"),
    (
        "nl",
        "U ontvangt het binnen anderhalve week.",
        "binnen anderhalve week",
        "range",
        "2025-12-03",
        "2025-12-13",
    ),
    ("en", "We open again on 5 January.", "5 January", "date", "2026-01-05", "2026-01-05"),
    ("en", "The refund is due in mid-January.", "mid-January", "range", "2026-01-10", "2026-01-20"),
    (
        "en",
        "Your order arrives in the next couple of days.",
        "next couple of days",
        "range",
        "2025-12-04",
        "2025-12-05",
    ),
    (
        "en",
        "It is ready the day after tomorrow.",
        "the day after tomorrow",
        "date",
        "2025-12-05",
        "2025-12-05",
    ),
    (
        "en",
        "Please come at 9.30 am on Friday.",
        "9.30 am on Friday",
        "datetime",
        "2025-12-05T09:30",
        "2025-12-05T09:30",
    ),
    ("en", "It arrives on Christmas Day.", "Christmas Day", "date", "2025-12-25", "2025-12-25"),
    ("en", "We called you two days ago.", "two days ago", "date", "2025-12-01", "2025-12-01"),
    (
        "en",
        "The last week of January is free.",
        "The last week of January",
        "range",
        "2026-01-26",
        "2026-02-01",
    ),
    ("en", "We are closed next month.", "next month", "range", "2026-01-01", "2026-01-31"),
    (
        "en",
        "I can call from 2pm until 4pm.",
        "from 2pm until 4pm",
        "range",
        "2025-12-03T14:00",
        "2025-12-03T16:00",
    ),
]


@pytest.mark.parametrize(("language", "text", "words", "kind", "earliest", "latest"), CASES)
def test_where_and_when(
    language: str, text: str, words: str, kind: str, earliest: str | None, latest: str | None
) -> None:
    one = only(language, text)
    assert (one.text, one.type, shown(one.earliest), shown(one.latest)) == (words, kind, earliest, latest)
    assert text[one.start : one.end] == words


ADDED = [
    ("nl", "binnen 24-48 uur", "range", "2025-12-03T10:00", "2025-12-05T10:00"),
    ("nl", "binnen 24 tot 48 uur", "range", "2025-12-03T10:00", "2025-12-05T10:00"),
    ("nl", "binnen één à twee weken", "range", "2025-12-03", "2025-12-17"),
    ("nl", "binnen het komende uur", "range", "2025-12-03T10:00", "2025-12-03T11:00"),
    ("nl", "maandag jl.", "date", "2025-12-01", "2025-12-01"),
    ("nl", "zaterdag a.s.", "date", "2025-12-06", "2025-12-06"),
    ("nl", "volgende week dinsdagmiddag", "range", "2025-12-09T12:00", "2025-12-09T17:00"),
    ("nl", "morgen voor de middag", "range", "2025-12-04T08:00", "2025-12-04T12:00"),
    ("nl", "morgenvroeg", "range", "2025-12-04T08:00", "2025-12-04T12:00"),
    ("nl", "de dag na kerst", "date", "2025-12-26", "2025-12-26"),
    ("nl", "de maandag na Pasen", "date", "2026-04-06", "2026-04-06"),
    ("nl", "de eerste werkdag van volgende maand", "date", "2026-01-02", "2026-01-02"),
    ("nl", "de laatste werkdag van vorige maand", "date", "2025-11-28", "2025-11-28"),
    ("nl", "dinsdag over 14 dagen", "date", "2025-12-23", "2025-12-23"),
    ("nl", "de tweede helft van januari", "range", "2026-01-16", "2026-01-31"),
    ("nl", "H1 2027", "range", "2027-01-01", "2027-06-30"),
    ("nl", "de week voor de vorige", "range", "2025-11-17", "2025-11-23"),
    ("nl", "eerder vorige week", "range", "2025-11-24", "2025-11-26"),
    ("nl", "week van 16 december", "range", "2025-12-15", "2025-12-21"),
    ("nl", "vrijdag vroeg op de dag", "range", "2025-12-05T00:00", "2025-12-05T12:00"),
    ("nl", "afgelopen 2 december", "date", "2025-12-02", "2025-12-02"),
    ("nl", "15 uur of later", "range", "2025-12-03T15:00", None),
    ("nl", "20 september negentienhonderd en één", "date", "1901-09-20", "1901-09-20"),
    ("nl", "5 december 1391", "date", "1391-12-05", "1391-12-05"),
    ("nl", "woens. 10 dec. 15:50 2025", "datetime", "2025-12-10T15:50", "2025-12-10T15:50"),
    ("nl", "2 dagen daarna", "range", None, None),
    ("nl", "schooljaar 2026", "range", None, None),
    ("en", "the day after Christmas", "date", "2025-12-26", "2025-12-26"),
    ("en", "the Friday before Christmas", "date", "2025-12-19", "2025-12-19"),
    ("en", "the first half of next year", "range", "2026-01-01", "2026-06-30"),
    ("en", "a week ago today", "date", "2025-11-26", "2025-11-26"),
    ("en", "by the end of the quarter", "range", None, "2025-12-31"),
    ("en", "the week before last", "range", "2025-11-17", "2025-11-23"),
    ("en", "later in the day", "range", "2025-12-03T12:00", "2025-12-03T17:00"),
    ("en", "up to and including 12 December", "range", None, "2025-12-12"),
    ("en", "next 6th of April", "date", "2026-04-06", "2026-04-06"),
    ("en", "Wed Dec 10 15:50:06 2025", "datetime", "2025-12-10T15:50", "2025-12-10T15:50"),
    ("en", "in a quarter of an hour", "datetime", "2025-12-03T10:15", "2025-12-03T10:15"),
    ("en", "the weekend of 15 December", "range", "2025-12-13", "2025-12-14"),
    ("nl", "binnen nu en twee weken", "range", "2025-12-03", "2025-12-17"),
    ("nl", "dinsdag 9/12 in de voormiddag", "range", "2025-12-09T08:00", "2025-12-09T12:00"),
    ("en", "by 3 this afternoon", "range", None, "2025-12-03T15:00"),
    ("en", "by ten tomorrow", "range", None, "2025-12-04T10:00"),
    ("en", "by Monday lunchtime", "range", None, "2025-12-08T13:00"),
    ("en", "by midnight tonight", "range", None, "2025-12-04T00:00"),
    ("en", "within the next working day", "range", "2025-12-03", "2025-12-04"),
    ("en", "Mon-Fri 9-5", "range", None, None),
    ("en", "11-ish", "time", "2025-12-03T11:00", "2025-12-03T11:00"),
]


@pytest.mark.parametrize(("language", "words", "kind", "earliest", "latest"), ADDED)
def test_the_whole_expression_is_one(
    language: str, words: str, kind: str, earliest: str | None, latest: str | None
) -> None:
    one = only(language, f"OK: {words}")
    assert (one.text, one.type, shown(one.earliest), shown(one.latest)) == (words, kind, earliest, latest)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nl", "De cursus start volgende week.", "volgende week"),
        ("nl", "Ik begin volgende week met uw dossier.", "volgende week"),
        ("en", "We start next week.", "next week"),
        ("en", "Your plan will end next month.", "next month"),
        ("nl", "Op 23/12 voor 17:00 is het klaar.", "23/12 voor 17:00"),
        ("nl", "U hebt tot 2027 garantie.", "tot 2027"),
        ("nl", "Uw bestelling (maandag 23 november) is klaar.", "maandag 23 november"),
    ],
)
def test_verbs_and_dates_beside_a_time_stay_outside(language: str, text: str, words: str) -> None:
    assert only(language, text).text == words


def test_until_a_year_has_two_readings() -> None:
    one = only("nl", "tot 2027")
    assert [shown(reading.latest) for reading in one.readings] == ["2026-12-31", "2027-12-31"]
    assert shown(deadline("nl", "tot 2027").latest) == "2027-12-31"


@pytest.mark.parametrize("text", ["De zaal zat vol en ik was het zat.", "Ze zat 5 minuten aan de lijn; toen donder."])
def test_zat_and_donder_are_no_days(text: str) -> None:
    assert [one.type for one in found("nl", text) if one.type == "date"] == []


def test_six_o_clock_is_the_next_one() -> None:
    early, late = datetime(2025, 12, 3, 5, 0), datetime(2025, 12, 3, 10, 0)
    assert shown(only("nl", "om vijf over zes", now=early).latest) == "2025-12-03T06:05"
    assert shown(only("nl", "om vijf over zes", now=late).latest) == "2025-12-03T18:05"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Goedemorgen mevrouw,"),
        ("nl", "Dat is supersnel."),
        ("nl", "Dat doet u zo goed."),
        ("nl", "Wij praten over uw klacht."),
        ("nl", "Bel 020 - 123 45 67 of 0800-1234."),
        ("nl", "Uw bestelnummer is 2025-88231 en kost € 12,50."),
        ("nl", "Installeer versie 2.10 van de app."),
        ("nl", "Het is 5 voor u gereserveerde plaatsen."),
        ("nl", "Artikel 3.12 van de voorwaarden"),
        ("nl", "Kamer 12 voor 2 personen kost 120 euro."),
        ("nl", "Tafel 5 voor 4 personen"),
        ("nl", "Wij wensen u een gelukkig nieuwjaar."),
        ("en", "Enjoy your day and happy new year!"),
        ("en", "May I ask which plan you have?"),
        ("en", "You may send it back."),
        ("en", "Our staff march on."),
        ("en", "Good morning Mr Smith,"),
        ("en", "That is a second chance for us."),
        ("en", "We sat down with the team; the sun was out."),
        ("en", "You can reach us 24/7 (1/2)"),
        ("en", "Call 1-800-848-9136 or use order 82-2100."),
        ("en", "The phone costs $2000 in total."),
        ("en", "We reply as soon as it reaches us."),
    ],
)
def test_what_is_no_time_expression(language: str, text: str) -> None:
    assert [one.text for one in found(language, text)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("binnen {{days}} werkdagen", "range"), ("op :date", "date"), ("uiterlijk {deadline}", "range")],
)
def test_a_placeholder_has_a_shape_and_no_dates(text: str, kind: str) -> None:
    one = only("nl", f"U ontvangt het bedrag {text} van ons.")
    assert (one.text, one.type, one.earliest, one.latest, one.note) == (text, kind, None, None, "placeholder")


def test_a_date_that_does_not_exist_is_found_and_has_no_dates() -> None:
    one = only("nl", "U ontvangt het op 31 november.")
    assert (one.note, one.latest) == ("no-such-date", None)


def test_a_weekday_that_does_not_fit_its_date_is_marked() -> None:
    assert only("nl", "Tot vrijdag 6 maart 2026.").note == ""
    assert only("nl", "Tot donderdag 6 maart 2026.").note == "weekday-mismatch"


def test_a_weekday_decides_between_two_years() -> None:
    now = datetime(2025, 12, 8, 9)
    assert only("nl", "Vrijdag 5 december is het verstuurd.", now=now).latest == date(2025, 12, 5)


def test_the_future_reading_comes_first() -> None:
    one = only("nl", "op vrijdag")
    assert [shown(reading.latest) for reading in one.readings] == ["2025-12-05", "2025-11-28"]


def test_next_monday_is_marked_as_ambiguous() -> None:
    one = only("en", "next Monday")
    assert one.ambiguous
    assert [shown(reading.latest) for reading in one.readings] == ["2025-12-08", "2025-12-15"]


def test_the_country_decides_how_a_numeric_date_is_read() -> None:
    american = find_times("by 5/12", language="en", now=NOW, working=WorkingTime(country="US"))[0]
    british = find_times("by 5/12", language="en", now=NOW, working=WorkingTime(country="GB"))[0]
    assert (american.latest, british.latest) == (date(2026, 5, 12), date(2025, 12, 5))
    assert american.ambiguous
    assert british.ambiguous


def test_the_year_rolls_over() -> None:
    assert only("nl", "op 3 januari", now=datetime(2025, 12, 30, 14)).latest == date(2026, 1, 3)


def test_explicit_and_relative() -> None:
    kinds = {
        text: deadline_kind(only("nl", text)) for text in ("op 5 december", "morgen", "binnenkort", "om half drie")
    }
    assert kinds == {
        "op 5 december": "explicit",
        "morgen": "relative",
        "binnenkort": "vague",
        "om half drie": "relative",
    }


@pytest.mark.parametrize(
    ("day", "country", "open_"),
    [
        (date(2025, 12, 26), "NL", False),
        (date(2025, 12, 26), "BE", True),
        (date(2025, 11, 11), "NL", True),
        (date(2025, 11, 11), "BE", False),
        (date(2025, 12, 6), "NL", False),
        (date(2025, 12, 26), "UK", False),
        (date(2025, 12, 26), "nowhere", True),
    ],
)
def test_public_holidays_differ_by_country(day: date, country: str, open_: bool) -> None:
    assert is_working_day(day, WorkingTime(country=country)) is open_


def test_working_days_skip_weekends_holidays_and_closed_days() -> None:
    working = WorkingTime(country="NL", closed=frozenset({date(2025, 12, 29)}))
    assert add_working_days(date(2025, 12, 24), 1, working) == date(2025, 12, 30)
    assert add_working_days(date(2025, 12, 8), -1, working) == date(2025, 12, 5)
    assert add_working_days(date(2025, 12, 8), 3, WorkingTime(weekdays=frozenset())) == date(2025, 12, 8)


def test_the_teams_hours_set_closing_time() -> None:
    working = WorkingTime(opens=time(8), closes=time(20), chat_soon=timedelta(minutes=20))
    today = deadline_of(found("nl", "vandaag"), now=NOW, working=working)
    soon = deadline_of(found("nl", "zo meteen"), now=NOW, working=working, channel="chat")
    assert (shown(today.latest), shown(soon.latest)) == ("2025-12-03T20:00", "2025-12-03T10:20")


def test_the_json_has_inclusive_dates_and_readings() -> None:
    (row,) = expressions_to_dict(found("nl", "We zien u volgende week."))
    assert {key: row[key] for key in ("start", "end", "text", "type", "earliest", "latest", "readings")} == {
        "start": 10,
        "end": 23,
        "text": "volgende week",
        "type": "range",
        "earliest": "2025-12-08",
        "latest": "2025-12-14",
        "readings": [{"earliest": "2025-12-08", "latest": "2025-12-14"}],
    }


def test_a_moment_is_written_as_a_local_date_time() -> None:
    (row,) = expressions_to_dict(found("en", "within 2 hours"))
    assert (row["earliest"], row["latest"]) == ("2025-12-03T10:00:00", "2025-12-03T12:00:00")


def test_offsets_count_code_points() -> None:
    one = only("nl", "👍 Ik bél u vrijdag.")
    assert (one.start, one.end) == (11, 18)


PIECES = [
    "morgen",
    "vandaag",
    "vrijdag",
    "volgende",
    "deze",
    "binnen",
    "over",
    "tussen",
    "tot",
    "en",
    "van",
    "om",
    "half",
    "kwart",
    "voor",
    "5",
    "14",
    "24",
    "31",
    "99",
    "2025",
    "1e",
    "12:30",
    "14.00",
    "uur",
    "u",
    "werkdagen",
    "dagen",
    "weken",
    "maanden",
    "jaar",
    "december",
    "mei",
    "feb",
    "30",
    "-",
    "/",
    ",",
    ".",
    "'s",
    "avonds",
    "ochtend",
    "eind",
    "begin",
    "week",
    "weekend",
    "Pasen",
    "laatste",
    "eerste",
    "by",
    "next",
    "last",
    "the",
    "of",
    "at",
    "pm",
    "tomorrow",
    "Monday",
    "March",
    "first",
    "half",
    "past",
    "quarter",
    "to",
    "days",
    "hours",
    "within",
    "in",
    "before",
    "until",
    "end",
    "month",
    "year",
    "5/12",
    "31-02-2025",
    "2025-02-30",
    "geleden",
]


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(st.sampled_from(PIECES), min_size=1, max_size=9),
    now=st.datetimes(),
    language=st.sampled_from(["nl", "en"]),
)
@example(words=["over", "99", "jaar"], now=datetime.max, language="nl")
@example(words=["last", "month"], now=datetime.min, language="en")
def test_any_text_at_any_time_gives_ordered_dates(words: list[str], now: datetime, language: str) -> None:
    text = " ".join(words)
    for one in found(language, text, now=now):
        assert text[one.start : one.end] == one.text
        for reading in one.readings:
            if reading.earliest is not None and reading.latest is not None:
                assert type(reading.earliest) is type(reading.latest)
                assert reading.earliest <= reading.latest
    result = deadline(language, text, now=now)
    if result.earliest is not None and result.latest is not None:
        assert stamp_text(result.earliest)[:10] <= stamp_text(result.latest)[:10]  # type: ignore[index]


AHEAD = {
    "nl": (
        "vandaag, morgen, overmorgen, maandag, vrijdag, aanstaande vrijdag, volgende maandag, volgende vrijdag, "
        "komende zaterdag, zaterdag a.s., deze week, volgende week, volgende week dinsdag, volgende week dinsdagmiddag, "
        "dinsdag over een week, dit weekend, komend weekend, volgend weekend, vóór volgend weekend, deze maand, "
        "volgende maand, eind volgende maand, begin volgende week, eind volgende week, medio volgende maand, dit kwartaal, "
        "het eerste kwartaal, het derde kwartaal, volgend kwartaal, dit jaar, volgend jaar, eind dit jaar, januari, mei, "
        "half maart, eind december, begin juni, 1 januari, 29 februari, 31 december, op 5/12, op 3/4, op 12-11, op 30-6, "
        "uiterlijk 15 mei, vóór 1 juli, tot en met 31 oktober, vanaf 1 april, van 5 tot 8 december, van maart tot mei, "
        "tussen 1 januari en 5 april, de 15e van volgende maand, op de 31e, de eerste vrijdag van volgende maand, "
        "de eerste werkdag van volgende maand, de eerstvolgende werkdag, binnen 24 uur, binnen 24-48 uur, "
        "binnen 5 werkdagen, binnen 3 tot 5 werkdagen, binnen 14 dagen, binnen twee weken, binnen een maand, "
        "binnen het uur, binnen de 24 uur, over een kwartier, over anderhalf uur, over 2 dagen, over twee weken, "
        "over een paar dagen, de komende dagen, de komende twee weken, om 14.00 uur, om half drie, om kwart over acht, "
        "rond 9 uur, tussen 9 en 12 uur, van 13.00 tot 15.00 uur, voor 17.00 uur, na 16.00 uur, morgen om 9 uur, "
        "morgenochtend, morgenmiddag tussen 1 en 3, maandag voor 12 uur, vrijdag uiterlijk 17 uur, einde van de dag, "
        "einde van de week, Kerst, Pasen, Koningsdag, tweede kerstdag, de dag na kerst, week 2, week 31, "
        "de rest van de week, later deze maand, zo snel mogelijk, straks, op {{date}}"
    ).split(", "),
    "en": (
        "today; tomorrow; the day after tomorrow; Monday; Friday; this coming Friday; next Monday; next Friday; "
        "this week; next week; Friday week; a week on Friday; next week on Tuesday; this weekend; next weekend; "
        "this month; next month; early next month; late next week; the end of next month; mid-January; this quarter; "
        "Q1; the third quarter; next quarter; this year; next year; the end of the year; January; in March; "
        "1 January; February 29th; December 31; on 5/12; on 3/4; by 15 May; before 1 July; until 31 October; from 1 April; "
        "from 5 to 8 December; from March to May; between 1 January and 5 April; the 15th of next month; by the 31st; "
        "the first Friday of next month; the next working day; within 24 hours; within 24-48 hours; "
        "within 5 working days; within 3 to 5 business days; in 14 days; within two weeks; within a month; "
        "within the hour; in a quarter of an hour; in an hour and a half; in 2 days; in a fortnight; in a few days; "
        "the next few days; over the next two weeks; at 2 pm; at half three; at a quarter past eight; around 9; "
        "between 9 am and noon; from 1 to 3 pm; before 5 pm; after 4 pm; tomorrow at 9; tomorrow morning; "
        "tomorrow afternoon between 1 and 3; Monday before noon; by 5 pm on Friday; by close of business; "
        "by the end of the week; Christmas; Easter; Good Friday; the day after Christmas; week 31; "
        "the rest of the week; later this month; as soon as possible; shortly; by {date}"
    ).split("; "),
}
BEHIND = {
    "nl": ["gisteren", "vorige week", "afgelopen vrijdag", "maandag jl.", "twee weken geleden", "vorige maand"],
    "en": ["yesterday", "last week", "last Friday", "two weeks ago", "last month", "the week before last"],
}


def test_the_lists_are_long_enough_and_all_found() -> None:
    assert sum(map(len, AHEAD.values())) + sum(map(len, BEHIND.values())) >= 150
    missed = [words for language in AHEAD for words in AHEAD[language] if not found(language, f"Ja, {words}.")]
    assert missed == []


@settings(max_examples=25, deadline=None)
@given(now=st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2026, 12, 31, 23, 59)))
@example(now=datetime(2026, 12, 31, 23, 59, 59))
@example(now=datetime(2026, 3, 1, 0, 0))
@example(now=datetime(2026, 2, 28, 12, 0))
def test_at_any_moment_an_expression_ends_after_it_starts_and_not_before_it_is_sent(now: datetime) -> None:
    for language, expressions in AHEAD.items():
        for words in expressions:
            for one in found(language, f"Ja, {words}.", now=now):
                last = one.latest
                assert last is None or stamp_text(last)[:10] >= now.date().isoformat(), (words, now, last)  # type: ignore[index]
                if isinstance(last, datetime) and one.type == "time":
                    assert last >= now.replace(microsecond=0), (words, now, last)
    for language, expressions in [*AHEAD.items(), *BEHIND.items()]:
        for words in expressions:
            for one in found(language, f"Ja, {words}.", now=now):
                for reading in one.readings:
                    if reading.earliest is not None and reading.latest is not None:
                        assert reading.earliest <= reading.latest, (words, now)


@settings(max_examples=10, deadline=None)
@given(now=st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2026, 12, 31, 23, 59)))
def test_what_the_words_call_past_lies_before_the_day_of_sending(now: datetime) -> None:
    for language, expressions in BEHIND.items():
        for words in expressions:
            last = only(language, f"Ja, {words}", now=now).latest
            assert last is not None
            assert stamp_text(last)[:10] < now.date().isoformat()  # type: ignore[index]


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80), language=st.sampled_from(["nl", "en"]))
def test_any_characters_are_read_without_error(text: str, language: str) -> None:
    for one in found(language, text):
        assert text[one.start : one.end] == one.text


def test_finding_times_needs_no_language_model() -> None:
    import subprocess

    code = "import sys, replycheck.deadlines; print(sorted({'spacy', 'torch', 'holidays'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
