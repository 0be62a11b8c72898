"""Several wishes in one message, steps told again in other words, and what only looks like a promise."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.checks import context
from replycheck.checks.case import Case
from replycheck.config import Settings
from replycheck.customer import read
from replycheck.customer.pledges import pledge
from replycheck.customer.wishes import find_wishes
from replycheck.draft import Draft


def found(text: str, customer: str, language: str) -> set[str]:
    draft = Draft(text=text, customer_message=customer, language=language)
    return {f.rule for f in context.check(Case(draft, Settings(), datetime.fromisoformat("2025-12-03T10:00")))}


@pytest.mark.parametrize(
    ("language", "message", "wishes"),
    [
        ("en", "Please refund the fee, and take my address off your mailing list.", ["refund the fee", "take my address off your mailing list"]),
        ("en", "I'd like the deposit back, a copy of the bill and a new filter.", ["the deposit back", "a copy of the bill", "a new filter"]),
        ("nl", "Ik wil een nieuwe sleutel en een kopie van het contract.", ["een nieuwe sleutel", "een kopie van het contract"]),
        ("nl", "Graag een creditnota, want de eerste klopte niet.", ["een creditnota"]),
        ("en", "Please note that the gate was open.", []),
        ("nl", "Ik wil niet vervelend doen.", []),
    ],
)
def test_a_wish_holds_several_things(language: str, message: str, wishes: list[str]) -> None:
    assert [w.text for w in find_wishes(read(message, reply_language=language).lines, language)] == wishes


_TWO = "My bike was booked for a service on Friday. Please move the service to Monday, and send a spare key to my workshop."
_MOVED = "Dear Ann, the service has moved to Monday at 9, and the mechanic will have your bike ready the same afternoon. We look forward to seeing you."


def test_the_wish_that_is_passed_over_is_found() -> None:
    assert "context.unanswered-question" in found(_MOVED, _TWO, "en")


def test_a_reply_to_both_wishes_is_fine() -> None:
    reply = _MOVED + " The spare key for your workshop goes in the post today."
    assert "context.unanswered-question" not in found(reply, _TWO, "en")


@pytest.mark.parametrize(
    ("language", "customer", "reply"),
    [
        ("nl", "De poten heb ik al aangespannen maar de tafel wiebelt nog.", "Vaak volstaat het om de poten nog eens goed aan te spannen."),
        ("en", "I tried the reset button twice and nothing happened.", "Have you tried the reset button at the back?"),
        ("en", "I did the pairing steps three times, it still fails.", "I'd go through them once more, slowly."),
        ("nl", "Ik heb de klacht al gemeld via het formulier, zonder reactie.", "U kunt uw klacht indienen via het formulier."),
        ("en", "Reception told me to restart my tablet. 5 times.", "Please restart your tablet and connect again."),
        ("en", "I've already tried a different socket.", "Could you first try a different socket?"),
    ],
)
def test_a_step_is_told_again_in_other_words(language: str, customer: str, reply: str) -> None:
    assert "context.repeats-tried-step" in found(reply, customer, language)


@pytest.mark.parametrize(
    ("language", "customer", "reply"),
    [
        ("en", "I called your helpline twice, nobody answered.", "Please don't ring the helpline again, ring me on the number below."),
        ("nl", "Ik kon het nummer nergens vinden op jullie site.", "Dat nummer hoort bovenaan op onze site te staan, daar heeft u gelijk in."),
        ("en", "I rang on Monday about the double charge.", "You'll get an e-mail from the bank, so you can check it against your statement."),
    ],
)
def test_what_only_names_the_step_is_no_repeat(language: str, customer: str, reply: str) -> None:
    assert "context.repeats-tried-step" not in found(reply, customer, language)


@pytest.mark.parametrize(
    ("language", "customer", "reply"),
    [
        ("en", "The chair is cracked, see screenshots and photos above.", "Could you send me a photo of the chair?"),
        ("en", "I'll be in Lisbon from 4 to 14 July and my card is blocked.", "Could you tell me how long you'll be in Lisbon?"),
        ("en", "I sent my passport, a utility bill and a selfie on Saturday.", "Please submit a recent utility bill and a selfie."),
        ("nl", "De melk van 6 augustus was zuur, gekocht in jullie winkel.", "Wij verwijzen u naar het formulier. Vermeld datum en barcode."),
    ],
)
def test_what_the_message_tells_is_asked_again(language: str, customer: str, reply: str) -> None:
    assert "context.asks-known-fact" in found(reply, customer, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "my father died the day before we were due to fly."),
        ("en", "nobody told me you'd wipe the disk."),
        ("nl", "de nota is afgewezen omdat er geen verwijzing zou zijn."),
        ("en", "he told me two weeks' guarantee on the nest."),
        ("en", "i'd like to know what he is supposed to have done."),
    ],
)
def test_a_plan_of_ones_own_is_no_promise(language: str, line: str) -> None:
    assert pledge(line, language) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "your rep guaranteed a new one."),
        ("en", "told 10 working days."),
        ("nl", "het stopt vanzelf, zeiden jullie."),
        ("nl", "de levering stond vast op 12 oktober."),
    ],
)
def test_a_promise_without_its_usual_words(language: str, line: str) -> None:
    assert pledge(line, language) is not None


@pytest.mark.parametrize(
    ("message", "amounts"),
    [
        ("Mijn premie gaat van 94 naar 141.", ["94", "141"]),
        ("Ik wil de 2,79 terug.", ["2,79"]),
        ("We are late for the 17.30, eight of us.", []),
        ("Mijn vat van 1,75 liter is lek.", []),
    ],
)
def test_sums_without_a_currency(message: str, amounts: list[str]) -> None:
    assert [f.text for f in read(message).facts if f.kind == "amount"] == amounts


def test_nobody_called_breaks_a_promise_only_where_a_call_was_due() -> None:
    reply = "The discs were worn and the car is ready once the invoice is settled."
    rule = "promise.broken-promise-ignored"
    assert rule not in found(reply, "The invoice is £431, twice what I paid last year. Nobody rang me about new discs.", "en")
    assert rule in found(reply, "You said you would ring me first. Nobody rang me about new discs, and now it is £431.", "en")
