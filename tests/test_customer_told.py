"""What a customer tells - a promise, a step taken in vain, a fact in running words - and what the reply does with it."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.checks import context
from replycheck.checks.case import Case
from replycheck.checks.context.answersigns import question_signs
from replycheck.checks.context.pair import Pair
from replycheck.config import Settings
from replycheck.customer import read
from replycheck.customer.pledges import pledge
from replycheck.draft import Draft


def pair_of(text: str, customer: str, language: str) -> Pair:
    draft = Draft(text=text, customer_message=customer, language=language)
    return Pair(Case(draft, Settings(), datetime.fromisoformat("2025-12-03T10:00")))


def found(text: str, customer: str, language: str) -> set[str]:
    return {f.rule for f in context.check(pair_of(text, customer, language).case)}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "mevrouw blok zou mij dinsdag terugbellen."),
        ("nl", "mij is aan de balie gezegd dat de bril binnen een week klaar zou zijn."),
        ("nl", "er ging maandag iemand langskomen voor de boiler."),
        ("nl", "volgens jullie brief zou het binnen tien dagen afgerond zijn."),
        ("nl", "jullie mailden dat ik uiterlijk vrijdag iets zou horen."),
        ("nl", "er was mij toegezegd dat de borg teruggestort wordt."),
        ("en", "the lad at the desk said it'd be ready by friday."),
        ("en", "we were told somebody would ring us back."),
        ("en", "an engineer was meant to come on monday."),
        ("en", "your text said the parcel would arrive today."),
        ("en", "you said two weeks in march."),
    ],
)
def test_a_promise_is_read_by_its_shape(language: str, line: str) -> None:
    assert pledge(line, language) is not None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "ik zou graag een nieuwe sleutel willen krijgen."),
        ("nl", "zou u mij vandaag kunnen bellen?"),
        ("nl", "de huisarts zei dat het onderzoek gratis was."),
        ("nl", "dat zou fijn zijn."),
        ("en", "i told you i would be out on monday."),
        ("en", "my doctor said it would take two weeks."),
        ("en", "it would be nice to hear from you."),
        ("en", "you say it isn't covered."),
    ],
)
def test_wishes_own_words_and_others_words_are_no_promise(language: str, line: str) -> None:
    assert pledge(line, language) is None


BROKEN = "promise.broken-promise-ignored"


def test_a_kind_reply_may_still_pass_a_promise_over() -> None:
    told = "Your colleague Ann said I'd have the new key by Friday. It is Wednesday now and I still have nothing."
    kind = "I'm sorry to hear that you cannot use the shed. A new key goes out tomorrow, so you will have it on Friday."
    owned = "Ann promised you the key by Friday and it never left our office. A new one goes out tomorrow by courier."
    assert BROKEN in found(kind, told, "en")
    assert BROKEN not in found(owned, told, "en")


def test_een_vriendelijk_antwoord_kan_een_belofte_overslaan() -> None:
    told = "Jullie collega Wim zou mij maandag terugbellen over de huur, maar ik heb niks gehoord. Hoe hoog wordt die nu?"
    kind = "Wat fijn dat u ernaar vraagt. De huur wordt per 1 januari 812 euro. Ik stuur u morgen het overzicht per mail."
    owned = "U zou maandag gebeld worden en dat is niet gebeurd. De huur wordt per 1 januari 812 euro."
    assert BROKEN in found(kind, told, "nl")
    assert BROKEN not in found(owned, told, "nl")


def test_who_asks_how_it_stands_complains_of_no_broken_promise() -> None:
    told = "Is mijn jas al klaar? U zei half december."
    assert BROKEN not in found("Hij hangt klaar, u kunt hem vandaag tot 18 uur ophalen.", told, "nl")


REPEATS = "context.repeats-tried-step"


@pytest.mark.parametrize(
    ("language", "told", "again", "other"),
    [
        (
            "en",
            "The printer stays offline. I already emptied the tray and messaged the seller twice, no answer.",
            "Please contact the seller first.",
            "Please hold the power button for a moment.",
        ),
        (
            "nl",
            "De app doet het niet. Opnieuw gekoppeld volgens jullie artikel, zonder resultaat.",
            "Koppel de app eerst opnieuw volgens ons artikel.",
            "Zet de wekker van de app eerst uit.",
        ),
        (
            "nl",
            "Het badwater wordt niet warm. Ik heb het filter zelf al twee keer schoongemaakt.",
            "Wilt u eerst het filter losdraaien en schoonspoelen?",
            "Wilt u eerst de stand van de meter aflezen?",
        ),
    ],
)
def test_a_step_is_known_by_act_and_thing(language: str, told: str, again: str, other: str) -> None:
    assert REPEATS in found(again, told, language)
    assert REPEATS not in found(other, told, language)


def test_another_try_after_a_repair_is_no_repeat() -> None:
    told = "Ik heb het certificaat al twee keer geüpload en krijg steeds een fout."
    assert REPEATS not in found("Ik heb het slot er net afgehaald. Upload het certificaat nog een keer?", told, "nl")


ASKS = "context.asks-known-fact"


@pytest.mark.parametrize(
    ("language", "told", "asked", "other"),
    [
        (
            "en",
            "We ordered a 1500 piece castle puzzle and the last piece is missing.",
            "Could you tell me how many pieces it has?",
            "Could you tell me how many children you have?",
        ),
        (
            "nl",
            "Ik kocht de lamp in de winkel in Assen en hij doet het niet.",
            "In welke winkel hebt u de lamp gekocht?",
            "In welke kamer hangt de lamp?",
        ),
        (
            "en",
            "I cancelled the box on 4 May and was charged again.",
            "Could you send me the date you cancelled?",
            "Could you tell me the date you were born?",
        ),
        (
            "en",
            "I paid the fine on 5 January (receipt attached), yet the letters keep coming.",
            "Could you send me proof of payment?",
            "Could you send me the letter that we wrote?",
        ),
        (
            "nl",
            "De rekening klopt niet, ik heb afgezegd, zie bijlage.",
            "Kunt u mij een schermafdruk van de afzegging sturen?",
            "Kunt u mij uw geboortejaar sturen?",
        ),
    ],
)
def test_what_was_told_in_words_is_not_asked_again(language: str, told: str, asked: str, other: str) -> None:
    assert ASKS in found(asked, told, language)
    assert ASKS not in found(other, told, language)


def test_signs_of_an_open_question_tell_new_words_from_old() -> None:
    told = "My lesson is on Monday. Can I move the lesson to Tuesday? May I bring my dog?"
    pair = pair_of("Your lesson is now on Tuesday at four. I have told the teacher.", told, "en")
    message = pair.spoken
    assert message is not None
    lesson, dog = (question_signs(pair, q, message) for q in message.questions)
    assert lesson["met_all"] > 0
    assert dog["fresh_none"] == dog["met_none"] == 1.0
    assert lesson["first"] == dog["last"] == 1.0


def test_a_plain_question_is_no_complaint() -> None:
    assert "context.unacknowledged-complaint" not in found("Yep, 4000 mm all over.", "Is the tent waterproof?", "en")
    assert "context.unacknowledged-complaint" in found(
        "Returns must be requested within 48 hours. See our terms.", "The vase came broken and nobody answers.", "en"
    )


def test_questions_in_a_row_are_read_apart() -> None:
    told = read("Can you unblock it, and was that $212 hold taken or not? Please say (a) how much it is (b) do I get a loaner?")
    kinds = [q.kind for q in told.questions]
    assert len(kinds) >= 3
