"""Dutch deadlines that lean on other words: a day named before, a visit, a clause behind the promise."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft

WEDNESDAY = datetime(2026, 3, 11, 10, 0)


def last_deadline(text: str, channel: str = "email", which: int = -1) -> date | None:
    draft = Draft(text=text, language="nl", channel=channel, sent_at=WEDNESDAY)
    report = check_draft(draft, Settings(encoder=False))
    assert not report.skipped, report.skipped
    assert report.promises, text
    return report.promises[which].deadline.latest


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Dinsdag 17 maart haalt de koerier hem op. Ik bel u diezelfde dag met de uitkomst.", datetime(2026, 3, 17, 17)),
        ("Uw feest is op zaterdag 21 maart. De sleutel geef ik u de avond ervoor.", datetime(2026, 3, 20, 22)),
        ("Maandag 16 maart kom ik kijken. Het besluit neem ik diezelfde week.", date(2026, 3, 20)),
        ("Ik bel u vanavond na zessen.", datetime(2026, 3, 11, 22)),
        ("Zodra uw bon er is, zet ik het dezelfde dag voor u klaar.", None),
        ("De monteur komt donderdag tussen 13 en 15 uur. Hij belt u een half uur van tevoren.", datetime(2026, 3, 12, 14, 30)),
        ("Uw tafel is maandag klaar. De koerier belt u een uur van tevoren.", None),
    ],
)
def test_times_that_lean_on_another(text: str, latest: date | None) -> None:
    assert last_deadline(text) == latest


@pytest.mark.parametrize(
    ("text", "channel", "latest"),
    [
        ("Ik stort het bedrag terug, dat ziet u morgen op uw rekening.", "email", date(2026, 3, 12)),
        ("Ik stort het bedrag vandaag terug, het kan tot 7 dagen duren.", "email", date(2026, 3, 18)),
        ("Ik meet nu uw lijn door, geef me vijf minuten.", "chat", datetime(2026, 3, 11, 10, 5)),
    ],
)
def test_times_told_behind_the_promise(text: str, channel: str, latest: date) -> None:
    assert last_deadline(text, channel, 0) == latest


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Onze monteur plaatst het morgen.", date(2026, 3, 12)),
        ("Ik bel u binnen het kwartier terug.", datetime(2026, 3, 11, 10, 15)),
        ("Ik bel u morgen aan het eind van de ochtend.", datetime(2026, 3, 12, 12)),
        ("Vandaag rond de middag brengt een koerier u een ander model.", datetime(2026, 3, 11, 12)),
        ("We leveren het halverwege volgende week bij u af.", date(2026, 3, 18)),
        ("Het ligt vrijdag na 10 uur voor u klaar.", date(2026, 3, 13)),
        ("Ik verhuis uw site vannacht naar een nieuwe server.", datetime(2026, 3, 12, 6)),
        ("U krijgt ze tegen woensdag.", date(2026, 3, 18)),
        ("Wij houden vrijdag 20 maart voor u vrij tot donderdag 12 maart.", date(2026, 3, 12)),
    ],
)
def test_dutch_words_for_when(text: str, latest: date) -> None:
    assert last_deadline(text) == latest


def test_what_is_valid_until_a_date_is_not_due_then() -> None:
    assert last_deadline("U krijgt van ons een tegoedbon, geldig tot 31 december 2026.") is None
