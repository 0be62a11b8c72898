"""Dutch promises in less common shapes, what is nobody's promise, and deadlines whose parts stand apart."""

from __future__ import annotations

from datetime import date, datetime

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
    ("text", "owner", "firmness"),
    [
        ("Ik heb de glazenwasser ingepland voor dinsdag 17 maart.", "I", "firm"),
        ("De nieuwe bezorgdatum is maandag 23 maart.", "company", "firm"),
        ("Uw fiets blijft tot en met zaterdag bij ons staan.", "company", "firm"),
        ("De kosten van de sleutel zijn voor ons.", "company", "firm"),
        ("Het ziet ernaar uit dat de brug morgen weer open is.", "company", "hedged"),
        ("Om vijf uur moet alles werken.", "company", "hedged"),
        ("De verpleegster belt u over de afspraak.", "colleague", "firm"),
        ("Onze schilder kan vrijdag om 9.00 uur.", "colleague", "firm"),
        ("Er komt iemand naar de thermostaat kijken.", "agentless", "firm"),
        ("Op 3 april heeft de vereniging de pasjes in de bus.", "company", "firm"),
        ("Om 17u ligt je horloge klaar aan de balie.", "company", "firm"),
        ("Hierbij bevestig ik dat wij het behang in april overdoen.", "we", "firm"),
        ("Indien nodig zal een monteur contact met u opnemen.", "colleague", "conditional"),
        ("Zodra de lijst er is mail ik hem u.", "I", "conditional"),
        ("Van de nota breng ik het vervoer niet in rekening.", "I", "firm"),
    ],
)
def test_less_common_shapes(text: str, owner: str, firmness: str) -> None:
    assert [(p.owner, p.firmness) for p in promises(text)] == [(owner, firmness)]


@pytest.mark.parametrize(
    "text",
    [
        "De bibliotheek haalt folders na twee weken weg.",
        "Wie voor 20.00 uur boekt, krijgt de sleutel de volgende dag.",
        "Uw contract loopt af op 1 juni.",
        "De inschrijving start op 2 april om tien uur.",
        "De batterij gaat ongeveer vijf uur mee.",
        "Wil uw vader een andere kamer, dan komt hij zelf naar de balie.",
        "U vult de lijst in en levert hem vrijdag bij ons aan.",
        "Overige aanvragen handelen we binnen een week af.",
        "Rond 22.40 uur is een van onze pompen uitgevallen.",
        "De betaling is op 22 februari verwerkt.",
        "Wij gaan niet betalen voor die schade.",
        "Nieuwe planten staan er nog niet, probeer het over een paar weken nog eens.",
        "Zaterdag komt er weer regen.",
        "Onze loodgieters werken van maandag tot en met vrijdag.",
        "Bij meer dan drie uur vertraging vergoeden wij de helft.",
        "Met veel plezier meld ik dat de kast van u is.",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Vrijdag kom ik om 10.30 uur bij u langs.", datetime(2026, 3, 13, 10, 30)),
        ("Ik kom zaterdagochtend bij u langs, om half negen.", datetime(2026, 3, 14, 8, 30)),
        ("Onze chauffeur brengt donderdag 19 maart de kast, tussen 17 en 20 uur.", datetime(2026, 3, 19, 20, 0)),
        ("Ik plan voor maandag een monteur in.", date(2026, 3, 16)),
        ("Stuurt u de nota, dan betaal ik die binnen twee werkdagen.", None),
        ("De monteur belt u een half uur van tevoren.", None),
    ],
)
def test_days_and_clock_times_apart(text: str, latest: date | None) -> None:
    found = promises(text)
    assert [p.deadline.latest for p in found] == [latest]
    assert found[0].deadline.type in ("relative", "explicit")


def test_back_soon_is_for_chat() -> None:
    assert [p.owner for p in promises("Ben zo terug!", "chat")] == ["I"]
    assert promises("Ben zo terug!") == ()
