"""The Dutch promise finder on kinds of wording: open verbs, outcomes, other people's words, conditions, deadlines."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Promise

WEDNESDAY = datetime(2026, 3, 11, 10, 0)


def promises(text: str, channel: str = "email") -> tuple[Promise, ...]:
    draft = Draft(text=text, language="nl", channel=channel, sent_at=WEDNESDAY)
    report = check_draft(draft, Settings(encoder=False))
    assert not report.skipped, report.skipped
    return report.promises


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("De montagekosten streep ik door.", "I"),
        ("Ik schroef er morgen een nieuw scharnier aan.", "I"),
        ("Die bank schuren we kosteloos voor je op.", "we"),
        ("Ik vraag onze drukker wanneer de poster klaar is.", "I"),
        ("Wij hebben uw foto's ontvangen en gaan er meteen mee aan de slag.", "we"),
        ("De nieuwe sleutel zit vrijdag in uw brievenbus.", "company"),
        ("Over een uur werkt je kaart weer.", "company"),
        ("Zaterdag heb je de prijs.", "company"),
        ("Vrijdag hoort u hoe wij dit oplossen.", "company"),
        ("Er gaat een nieuwe lamp naar je toe.", "company"),
        ("Uw neef krijgt van ons een nieuwe toegangspas.", "company"),
        ("De boete van mei wordt geschrapt.", "agentless"),
        ("Onze loodgieter soldeert de leiding opnieuw.", "colleague"),
        ("Oké, laat me kijken of er nog een maat 40 is.", "I"),
        ("Ik begrijp dat u wilt weten waar de pas blijft, ik ga dit nakijken.", "I"),
    ],
)
def test_any_verb_can_promise(text: str, owner: str) -> None:
    assert [p.owner for p in promises(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "De leverancier meldt dat de kraan vrijdag binnenkomt.",
        "Op de site van de winkel staat dat het pakket morgen wordt geleverd.",
        "De lamp wordt vrijdag bezorgd, aldus de fabrikant.",
        "Misschien is de storing vanavond voorbij.",
        "De pomp is morgen mogelijk weer op voorraad.",
        "We kruisen de vingers dat de stoel vrijdag klaar is.",
        "Met wat geluk is er morgen een plekje vrij.",
        "Elke dinsdag wordt de container geleegd.",
        "Dringende meldingen pakken wij zo snel mogelijk op.",
        "De storing is sinds maandag opgelost.",
        "Uw pas is geldig tot vrijdag.",
        "Om drie uur is er nog plek.",
        "De code staat op de factuur van maart.",
        "De rekening wordt geïnd door de gemeente.",
        "Ik waardeer uw geduld.",
        "Ik verwijs u graag naar onze website.",
        "Roep maar, dan pakken we het in.",
        "U stuurt nu een bericht naar uzelf.",
    ],
)
def test_what_only_looks_like_a_promise(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("Anders stuur ik u een nieuwe kabel.", "conditional"),
        ("Daarna bel ik u.", "conditional"),
        ("Lukt het morgen niet dan bel ik u.", "conditional"),
        ("Na uw akkoord bestellen wij de deur.", "conditional"),
        ("Laat hier uw nummer achter dan bellen wij u.", "conditional"),
        ("Ik stuur u de lijst als bijlage.", "firm"),
        ("Ik kom morgen eens kijken.", "firm"),
        ("De stoel is als het goed is vrijdag klaar.", "hedged"),
        ("De stoel zou vrijdag terug moeten zijn.", "hedged"),
        ("De deur is vrijdag klaar, denk ik.", "hedged"),
        ("De deur is naar schatting vrijdag klaar.", "hedged"),
    ],
)
def test_firmness_follows_conditions_and_hedges(text: str, firmness: str) -> None:
    assert [p.firmness for p in promises(text)] == [firmness]


@pytest.mark.parametrize(
    ("text", "channel", "deadline"),
    [
        ("De rekening van mei maak ik over.", "email", "none"),
        ("Op de vergadering van 19 mei leggen we uw plan voor.", "email", "explicit"),
        ("Lukt het morgen niet dan bel ik u.", "email", "none"),
        ("Momentje, ik pak de map erbij.", "chat", "relative"),
        ("Ik pak de map erbij.", "chat", "none"),
        ("De uitbetaling volgt op de 20e.", "email", "explicit"),
    ],
)
def test_times_that_are_deadlines(text: str, channel: str, deadline: str) -> None:
    assert [p.deadline.type for p in promises(text, channel)] == [deadline]


def test_the_question_behind_let_you_know_is_part_of_the_promise() -> None:
    (found,) = promises("Ik laat u vrijdag weten of de pas is aangekomen.")
    assert found.text == "Ik laat u vrijdag weten of de pas is aangekomen"


def test_a_tag_question_asks_nothing() -> None:
    assert len(promises("Ik bel u morgen, goed?")) == 1
    assert promises("Bel ik u morgen?") == ()
