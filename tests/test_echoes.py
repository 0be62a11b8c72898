"""A rule that only repeats itself, and the customer's word set right between quotes."""

from __future__ import annotations

import pytest

from replycheck.engine import check

POLICY, LECTURE = "respect.hiding-behind-policy", "respect.patronising"


def rules(text: str, language: str) -> set[str]:
    report = check(f"Dear Ms Low,\n\n{text}\n\nKind regards,\nAnn", language=language)
    return {f.rule for f in report.findings if f.source != "model"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Delivery is delivery.", "en"),
        ("The price is the price, for everybody.", "en"),
        ("Fragile means fragile.", "en"),
        ("A signature's a signature.", "en"),
        ("The weight of 26.4 kg is 26.4 kg.", "en"),
        ("Regels zijn regels.", "nl"),
        ("Opzegtermijn is nu eenmaal opzegtermijn.", "nl"),
    ],
)
def test_a_rule_that_repeats_itself_hides_its_reason(text: str, language: str) -> None:
    assert POLICY in rules(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The price is the price of two boxes.", "en"),
        ("That is that, your account works again.", "en"),
        ("Your order {{number}} is {{number}} days old.", "en"),
        ('You wrote that "a deal is a deal", and I agree.', "en"),
        ("Uw melding {{id}} is {{id}}.", "nl"),
    ],
)
def test_what_says_something_is_left_alone(text: str, language: str) -> None:
    assert POLICY not in rules(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [('It is not a "fee", it is a deposit.', "en"), ('Dat is geen "storing" maar onderhoud.', "nl")],
)
def test_the_customers_word_is_set_right(text: str, language: str) -> None:
    assert LECTURE in rules(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('Please do not click "Delete" yet.', "en"),
        ('You wrote that it is not a "fee".', "en"),
        ('Klik nog niet op de knop "Verwijderen".', "nl"),
    ],
)
def test_buttons_and_reported_words_are_no_lecture(text: str, language: str) -> None:
    assert LECTURE not in rules(text, language)
