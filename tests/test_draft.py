"""Zones, sentences, masking and language: what the checks stand on."""

from __future__ import annotations

import pytest

from replycheck.draft import PLACEHOLDER, QUOTED, Draft, Zone
from replycheck.language import UNSUPPORTED, detect, detect_sentence
from replycheck.masking import count_words, mask

MAIL = """Beste mevrouw De Vries,

Dank voor uw mail van 8 dec. tussen de foto's zat ook de bon. Dhr. Jansen belt u m.b.t. de factuur.

- Vul het formulier in
- Stuur het terug

Met vriendelijke groet,
Femke de Boer
Klantenservice

Op 3 december schreef u:
> Waar blijft mijn geld?
"""


def sentences(text: str) -> list[tuple[str, str]]:
    return [(s.zone.value, s.text) for s in Draft(text=text).sentences]


def test_zones_and_sentences_of_a_mail() -> None:
    assert sentences(MAIL) == [
        ("greeting", "Beste mevrouw De Vries,"),
        ("body", "Dank voor uw mail van 8 dec. tussen de foto's zat ook de bon."),
        ("body", "Dhr. Jansen belt u m.b.t. de factuur."),
        ("body", "- Vul het formulier in"),
        ("body", "- Stuur het terug"),
        ("closing", "Met vriendelijke groet,"),
        ("signature", "Femke de Boer"),
        ("signature", "Klantenservice"),
    ]


def test_sentence_offsets_cut_out_their_text() -> None:
    draft = Draft(text=MAIL.replace("\n", "\r\n"))
    assert draft.sentences
    for sentence in draft.sentences:
        assert draft.text[sentence.start : sentence.end] == sentence.text
        assert len(sentence.lower) == len(sentence.plain) == len(sentence.text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ik bel je zo. is dat oké?", ["ik bel je zo.", "is dat oké?"]),
        ("De monteur komt om 14.00 uur. Tot dan!", ["De monteur komt om 14.00 uur.", "Tot dan!"]),
        ("Gelukt 👍 Fijne dag!", ["Gelukt 👍", "Fijne dag!"]),
        ("We saw Mr. Jones at 5 p.m. yesterday.", ["We saw Mr. Jones at 5 p.m. yesterday."]),
        ("Dit is een lange regel die door de mail is afgebroken en hier\nverdergaat. Klaar.", None),
    ],
)
def test_sentence_boundaries(text: str, parts: list[str] | None) -> None:
    found = [s.text for s in Draft(text=text, channel="chat").sentences]
    assert found == parts if parts else len(found) == 2


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Op 3 december schreef u:\n> Waar blijft het?\n\nBeste Eva,\n\nHet komt morgen.\n\nGroet,\nSam", "G B C S"),
        ("> Where is it?\nHi Eva,\nIt is here.\n> And then?\nThen call us.", "G B B"),
        ("Beste Eva,\nHet komt.\n\nOp 3 december schreef u:\n> Waar blijft\nhet toch?", "G B"),
        ("On 3 December Eva wrote:\n> Where is it?", ""),
    ],
)
def test_a_quotation_above_the_reply_ends_where_its_marks_end(text: str, own: str) -> None:
    names = {Zone.GREETING: "G", Zone.BODY: "B", Zone.CLOSING: "C", Zone.SIGNATURE: "S"}
    assert [names[zone] for zone, _, _ in Draft(text).zones if zone is not Zone.QUOTED] == own.split()


def test_greeting_before_running_text_belongs_to_its_sentence() -> None:
    first = Draft(text="Hoi Tim, je pakket is onderweg.").sentences[0]
    assert (first.zone, first.text) == (Zone.BODY, "Hoi Tim, je pakket is onderweg.")


@pytest.mark.parametrize(
    "slot", ["{{ naam }}", "%{bedrag}", "[ordernummer]", ":voornaam", "{name}", "${total}", "%(when)s"]
)
def test_placeholders_are_masked_at_the_same_length(slot: str) -> None:
    text = f"Beste {slot}, dank voor uw bericht."
    masked = mask(text)
    assert len(masked) == len(text)
    assert PLACEHOLDER * len(slot) in masked


def test_quotations_are_masked_and_contractions_are_not() -> None:
    masked = mask("U schreef: \"Dat is ons beleid.\" Maar 's ochtends is 't rustig; we don't mind.")
    assert QUOTED in masked
    assert "beleid" not in masked
    assert "'s ochtends" in masked
    assert "don't mind" in masked


def test_links_amounts_and_slots_count_as_one_word() -> None:
    assert (
        count_words(mask("U betaalt € 4,95 via https://www.voorbeeld.nl/a?b=c&d=e aan {{ naam van de winkel }}.")) == 7
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ik bel u terug", "nl"),
        ("Dank je wel!", "nl"),
        ("Will do, thanks", "en"),
        ("I'll call you back", "en"),
        ("Uw iPhone Pro Max is onderweg naar het Service Center", "nl"),
    ],
)
def test_language_of_short_lines(text: str, language: str) -> None:
    assert detect(text)[0] == language


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrte Frau Müller, vielen Dank für Ihre Nachricht. Wir haben Ihre Bestellung erhalten und werden sie in den nächsten Tagen verschicken.",
        "Bonjour Madame, nous vous remercions de votre message. Votre commande a été expédiée hier et vous la recevrez dans les prochains jours.",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    assert detect(text)[0] == UNSUPPORTED


def test_an_english_sentence_in_a_dutch_reply_is_english() -> None:
    assert detect_sentence("Please restart the computer and try again.", draft="nl") == "en"
    assert detect_sentence("Oké, top.", draft="nl") == "nl"
