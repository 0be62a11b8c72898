"""Dutch promises by families of wording: things on their way, lapsing charges, colleagues; and threats, offers, rules, prices."""

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
        ("Er komt een nieuwe sleutel uw kant op.", "company"),
        ("Er volgt een tweede rekening voor uw zus.", "company"),
        ("Er gaat een flesje zeep mee in uw volgende pakket.", "company"),
        ("De handleiding volgt per mail.", "company"),
        ("Uw schoenen komen in een gewone doos.", "company"),
        ("Uw lens komt eraan.", "company"),
        ("Bij aankomst ligt er een badjas voor u klaar.", "company"),
        ("De annuleringskosten vervallen.", "company"),
        ("Op uw volgende factuur ziet u die korting terug.", "company"),
        ("Binnen twee werkdagen ziet u het staan.", "company"),
        ("Klaar rond kwart voor elf.", "company"),
        ("Ophalen kan vanaf zaterdag 14 maart.", "company"),
        ("Reken op een dag of zes.", "company"),
        ("Onze makelaar zoekt voor u een huis met een tuin.", "colleague"),
        ("Ons team haalt de gewiste foto's terug.", "colleague"),
        ("Bij binnenkomst draait mijn collega de kraan dicht.", "colleague"),
        ("De aanvraag bij de gemeente regelt onze adviseur.", "colleague"),
        ("Tamar belt je vrijdag.", "colleague"),
        ("Uw jas wordt door ons atelier vermaakt.", "colleague"),
        ("De buurman wordt door ons op de hoogte gebracht.", "we"),
        ("De afschrijving van april houden wij tegen.", "we"),
        ("Uw koffer bewaren wij achter de toonbank.", "we"),
        ("Ik leg het korter uit.", "I"),
        ("Uw vraag beantwoorden we vandaag.", "we"),
        ("Ik heb u op donderdag om tien uur gezet.", "I"),
        ("Morgen ben ik er zelf van 10u tot 18u.", "I"),
        ("De loodgieter controleert of de kraan nog lekt.", "colleague"),
        ("Zij sluiten het fornuis aan.", "colleague"),
        ("De kast krijgt een nieuwe poot.", "company"),
        ("Er gaat dus niets meer van uw rekening af.", "company"),
        ("Van de nota gaat 15 euro af.", "company"),
        ("De montagekosten reken ik niet.", "I"),
        ("De expert rekent het bedrag opnieuw uit.", "colleague"),
        ("De dokter vertelt er vrijdag meer over.", "colleague"),
        ("Maandag kan Joost de lamp komen ophangen.", "colleague"),
        ("We komen het hek rechtzetten.", "we"),
        ("Ik vraag bij onze andere winkels of er nog een is.", "I"),
        ("Van het ziekenhuis ontvangt u een begroting.", "external"),
    ],
)
def test_what_the_company_lets_happen(text: str, owner: str) -> None:
    assert [p.owner for p in promises(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        # threats and what follows on refusal
        "Nog één zo'n mail en ik beëindig het gesprek.",
        "Zonder betaling stopt de levering op 1 april.",
        "Dan schrijven we zonder verder bericht 80 euro af.",
        "U levert de sleutel in of wij doen aangifte.",
        "Betaalt u niet, dan komt er een deurwaarder langs.",
        "Betaalt u niet op tijd, dan schorsen we uw lijn.",
        "De poort moet vrij zijn, anders rijden we door.",
        "Als u blijft bellen, schrijven we het bij u af.",
        # willingness and offers
        "Ik laat u graag zien hoe de klem werkt.",
        "Dat leg ik u graag nog eens uit.",
        "Ik help u met plezier verder.",
        "Aanmelden kan ook telefonisch, dan vul ik de lijst met u in.",
        # rules for everyone and prices
        "Op een bezwaar volgt binnen zes weken een besluit.",
        "Bij verlies vergoeden wij ten hoogste 100 euro.",
        "Breuk meldt men binnen twee dagen.",
        "Een adreswijziging wordt binnen vijf dagen doorgevoerd.",
        "Dat raam plaatsen we voor € 390.",
        "Met het Compact-pakket reageren we binnen vijf dagen.",
        "De borg krijgt u alleen terug als het huis schoon is.",
        "Krijgt u vannacht koorts, bel dan de wachtdienst.",
        # what happens by itself or is known
        "Om zes uur gaat de poort dicht.",
        "De termijn gaat in op de dag van ontvangst.",
        "Dat de trein vrijdag niet rijdt, is bekend.",
        "Hij ligt op dit moment op de stapel van donderdag.",
        "Het systeem is traag vandaag.",
        "Om acht uur is er een kookles.",
        # the customer's steps, the past, feelings
        "Probeer het morgen maar weer.",
        "We hebben dicht, dus probeer het overmorgen nog eens.",
        "We zetten uw wachtwoord gisteren al terug.",
        "Ik duim voor u.",
        "Daarvoor verontschuldig ik mij.",
    ],
)
def test_what_is_no_commitment(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("Wij doen ons best om de ketel vóór zondag aan de praat te krijgen.", "hedged"),
        ("Stuurt u een foto mee, dan bekijken wij de boete opnieuw.", "conditional"),
        ("Past maandag niet, dan kiezen we een moment dat u wel kunt.", "conditional"),
        ("Als ze morgen binnen zijn, vervallen de kosten.", "conditional"),
        ("Vul eerst de lijst in, dan praten we verder.", "conditional"),
    ],
)
def test_commitments_with_a_reserve(text: str, firmness: str) -> None:
    assert [p.firmness for p in promises(text)] == [firmness]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reken op een week of drie.", "relative"),
        ("Binnen het uur kunt u weer bij uw foto's, daar zorg ik voor.", "relative"),
        ("Ik schrijf het op zodat u het morgen niet opnieuw hoeft te vertellen.", "none"),
        ("Ons team haalt de bestanden terug uit de back-up van zondag.", "none"),
        ("De korting verrekenen we met uw factuur van juni.", "none"),
        ("De stukken leggen we op de zitting van 19 mei voor.", "explicit"),
    ],
)
def test_times_that_only_tell_which_thing(text: str, kind: str) -> None:
    assert [p.deadline.type for p in promises(text)] == [kind]


def test_soon_in_a_chat_is_within_the_hour() -> None:
    (found,) = promises("We rijden je krat zo nog even langs.", "chat")
    assert found.deadline.latest == datetime(2026, 3, 11, 11, 0)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Kom morgen om 8u15 binnen, dan bekijkt onze arts de wonde.", datetime(2026, 3, 12, 8, 15)),
        ("Onze technicus mailt u de foto in de loop van de dag.", datetime(2026, 3, 11, 17, 0)),
        ("Vóór sluitingstijd krijgt u een lijst met oud en nieuw bedrag.", datetime(2026, 3, 11, 17, 0)),
    ],
)
def test_the_time_that_counts(text: str, latest: datetime) -> None:
    assert [p.deadline.latest for p in promises(text)] == [latest]


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("Ik maak het bedrag over, tenzij u liever een bon hebt.", "firm"),
        ("U krijgt vrijdag de uitslag van mij, ook als we dan nog niets gevonden hebben.", "firm"),
        ("Binnen drie werkdagen na ontvangst krijgt u uw geld.", "conditional"),
    ],
)
def test_what_is_a_condition(text: str, firmness: str) -> None:
    assert [p.firmness for p in promises(text)] == [firmness]
