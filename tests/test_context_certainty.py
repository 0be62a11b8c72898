"""How certain the findings beside a customer's message are: a warning where several signs agree, else a hint or nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.checks import context
from replycheck.checks.case import Case
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.report import Severity


def severities(text: str, customer: str, language: str) -> dict[str, Severity]:
    draft = Draft(text=text, customer_message=customer, language=language)
    case = Case(draft, Settings(), datetime.fromisoformat("2025-12-03T10:00"))
    return {f.rule: f.severity for f in context.check(case)}


UNANSWERED = "context.unanswered-question"
REPEATED = "context.repeats-tried-step"
SURVEY = "context.survey-in-complaint"


@pytest.mark.parametrize(
    ("language", "customer", "text"),
    [
        ("nl", "Wanneer komt mijn nieuwe bril?", "Bestellingen worden op volgorde van binnenkomst verwerkt."),
        (
            "en",
            "When will my new glasses come?",
            "Orders are handled in the order in which they are received.",
        ),
        ("en", "Do I get the postage back?", "We received your return."),
    ],
)
def test_an_answer_that_is_seen_to_lack_is_a_warning(language: str, customer: str, text: str) -> None:
    assert severities(text, customer, language)[UNANSWERED] is Severity.WARNING


@pytest.mark.parametrize(
    ("language", "customer", "text"),
    [
        (
            "nl",
            "Krijg ik er iets voor terug?",
            "Aanvragen worden binnen acht weken behandeld. Bezwaar kan schriftelijk.",
        ),
        (
            "en",
            "Can it be corrected before Saturday?",
            "Remarks are the opinion of the tester. Appeals go to the agency.",
        ),
    ],
)
def test_what_may_stand_between_the_lines_is_a_hint(language: str, customer: str, text: str) -> None:
    assert severities(text, customer, language)[UNANSWERED] is Severity.INFO


@pytest.mark.parametrize(
    ("language", "customer", "text"),
    [
        (
            "nl",
            "Ik heb per ongeluk twee keer besteld. Kan de tweede eruit?",
            "Geregeld! Bestelling 88214 is geannuleerd.",
        ),
        (
            "en",
            "Is the quiz on tomorrow and do you need to book?",
            "It is, Callum, 8 o'clock as always! There is room along the bar, so no.",
        ),
        (
            "en",
            "I have sent the photos twice. Are you people serious?",
            "Your photos are here, all of them. The roofer comes today.",
        ),
        (
            "en",
            "I would like a copy of invoice 20811 and I'd also like to know why the VAT is missing.",
            "Here is 20811 again, now with the VAT on a line of its own. The old one came from a till that leaves it out; that till is set right now.",
        ),
        (
            "en",
            "We're now 85 people. Is that possible? Also is there a hearing loop?",
            "The Garden Room is limited to 70. The Main Hall takes 120 and has a hearing loop; I have held it for you until Thursday.",
        ),
    ],
)
def test_an_answer_in_other_words_or_by_doing_is_seen(language: str, customer: str, text: str) -> None:
    assert UNANSWERED not in severities(text, customer, language)


@pytest.mark.parametrize(
    ("language", "customer", "text", "expected"),
    [
        ("en", "I've already restarted the router twice.", "Please restart the router.", Severity.WARNING),
        ("en", "I've cleaned the lens. The picture is dark.", "Could you clean the lens?", Severity.INFO),
        (
            "nl",
            "Ik heb de router al twee keer herstart.",
            "Probeer de router eens te herstarten.",
            Severity.WARNING,
        ),
    ],
)
def test_a_step_is_surely_repeated_where_it_was_in_vain(
    language: str, customer: str, text: str, expected: Severity
) -> None:
    assert severities(text, customer, language)[REPEATED] is expected


@pytest.mark.parametrize(
    ("language", "customer", "text"),
    [
        (
            "en",
            "Your price dropped. I'd like the difference refunded.",
            "You can return it to any store for a full refund and buy it again at $249.",
        ),
        (
            "en",
            "app says my payment failed but ive been charged twice??",
            "The second payment paid for both of your tickets, which are in the app under My Trips.",
        ),
        (
            "nl",
            "Verkeerde nummerplaat ingegeven, wij vertrekken morgen!",
            "Ik kon de nummerplaat nog wijzigen. Kijk je de gegevens nog eens na?",
        ),
    ],
)
def test_a_wish_a_slip_and_a_place_are_no_tried_steps(language: str, customer: str, text: str) -> None:
    assert REPEATED not in severities(text, customer, language)


@pytest.mark.parametrize(
    ("language", "customer", "text"),
    [
        (
            "nl",
            "Mijn moeder is overleden.",
            "Gecondoleerd. Uw moeder ontvangt van ons ook geen post of aanbiedingen meer.",
        ),
        (
            "nl",
            "Voor de derde keer een verkeerde maat!",
            "Dat is slordig van ons. Ik ontdek net dat twee maten verwisseld liggen.",
        ),
        (
            "en",
            "My internet has been down since Monday!",
            "Sorry about that. The upgrade took half the street down on Monday night.",
        ),
    ],
)
def test_words_of_an_offer_without_an_offer(language: str, customer: str, text: str) -> None:
    assert SURVEY not in severities(text, customer, language)


@pytest.mark.parametrize(
    ("language", "customer", "text"),
    [
        (
            "en",
            "We adopted Biscuit three weeks ago and he's settled in. He sleeps on my feet.",
            "You've made the whole kennel smile. He wouldn't walk through a doorway in June.",
        ),
        (
            "nl",
            "Ben ik verzekerd als mijn fiets in Denemarken gestolen wordt?",
            "Dat bent u, tot 1.500 euro per fiets. Doe binnen 48 uur aangifte.",
        ),
    ],
)
def test_a_happy_message_and_a_supposed_loss_are_no_complaint(language: str, customer: str, text: str) -> None:
    assert severities(text, customer, language).get("context.unacknowledged-complaint") in (
        None,
        Severity.INFO,
    )


@pytest.mark.parametrize(
    ("customer", "text"),
    [
        (
            "I ordered a dark sofa and your men delivered a light one.",
            "The crew will take the light one away, so please use it until then; you don't need to keep the packaging.",
        ),
        (
            "I ordered the lamp and your driver delivered the box on Monday.",
            "You don't need to send the box back.",
        ),
    ],
)
def test_what_is_not_needed_is_not_asked_for(customer: str, text: str) -> None:
    assert "context.asks-known-fact" not in severities(text, customer, "en")
