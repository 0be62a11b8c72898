"""Requests, address, privacy numbers and lengths: what the rules' own examples cannot say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.checks.privacy import eleven_test, iban_is_valid, luhn
from replycheck.config import Limits, Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Finding, Severity


def findings(text: str, rule: str, *, language: str = "nl", settings: Settings | None = None, **about: object) -> list[Finding]:
    draft = Draft(text=text, language=language, **about)  # type: ignore[arg-type]
    report = check_draft(draft, settings or Settings())
    assert not report.skipped, report.skipped
    return [f for f in report.findings if f.rule == rule]


def applied(text: str, finding: Finding) -> str:
    suggestion = finding.suggestions[0]
    return text[: suggestion.start] + suggestion.text + text[suggestion.end :]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Stuur de bon op.", "Wilt u de bon opsturen?"),
        ("Bel morgen terug.", "Wilt u morgen terugbellen?"),
        ("Mail ons je ordernummer.", "Wil je ons je ordernummer mailen?"),
    ],
)
def test_a_bare_command_becomes_a_question(text: str, better: str) -> None:
    found = findings(text, "politeness.bare-command")
    assert applied(text, found[0]) == better
    assert not findings(better, "politeness.bare-command")


def test_an_english_command_becomes_a_question() -> None:
    text = "Fill in the form and e-mail it to us."
    found = findings(text, "politeness.bare-command", language="en")
    assert applied(text, found[0]) == "Could you please fill in the form and e-mail it to us?"


def test_two_dutch_commands_get_no_mechanical_question() -> None:
    assert findings("Vul het formulier in en mail het naar ons.", "politeness.bare-command")[0].suggestions == ()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Gelieve ons een kopie van de factuur te bezorgen.", "Wilt u ons een kopie van de factuur bezorgen?"),
        ("Gelieve te wachten tot een medewerker vrij is.", "Wilt u wachten tot een medewerker vrij is?"),
    ],
)
def test_gelieve_becomes_a_question(text: str, better: str) -> None:
    assert applied(text, findings(text, "politeness.gelieve")[0]) == better


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("U kunt jouw pakket volgen via de app.", "U kunt uw pakket volgen via de app."),
        ("Dank voor je bericht. Uw bestelling is onderweg.", "Dank voor je bericht. Je bestelling is onderweg."),
    ],
)
def test_the_other_form_of_address_is_offered_where_it_fits(text: str, better: str) -> None:
    found = findings(text, "politeness.mixed-u-and-je")
    assert applied(text, found[0]) == better
    assert not findings(better, "politeness.mixed-u-and-je")


def test_no_form_is_offered_where_the_verb_would_have_to_change() -> None:
    assert findings("Uw pas is klaar en uw code ook. Kun je zaterdag?", "politeness.mixed-u-and-je")[0].suggestions == ()


def test_the_time_of_day_is_judged_only_when_it_is_known() -> None:
    text = "Goedenavond meneer Klaver,\n\nUw pakket ligt klaar."
    assert not findings(text, "politeness.wrong-day-greeting")


def test_limits_come_from_the_settings() -> None:
    text = "Wij hebben de gegevens van uw aanvraag deze week samen met de monteur en de winkel bekeken."
    short = Settings(limits={"email": Limits(info=200, warn=300, sentence=10, curt=8)})
    assert not findings(text, "length.long-sentence")
    assert findings(text, "length.long-sentence", settings=short)[0].severity is Severity.INFO


def test_a_companys_own_account_number_is_only_a_hint() -> None:
    own = findings("Het bedrag kan naar NL91 ABNA 0417 1643 00.", "privacy.exposed-number")
    theirs = findings("Ik stort het op uw rekening NL91 ABNA 0417 1643 00.", "privacy.exposed-number")
    assert [f.severity for f in own + theirs] == [Severity.INFO, Severity.WARNING]


def test_one_formal_phrase_is_a_hint_and_two_are_a_warning() -> None:
    one = findings("Uw pas is reeds klaar.", "clarity.officialese")
    two = findings("Uw pas is reeds klaar. U kunt hem te allen tijde ophalen.", "clarity.officialese")
    assert [f.severity for f in one] == [Severity.INFO]
    assert [f.severity for f in two] == [Severity.WARNING, Severity.WARNING]


@given(st.integers(min_value=10**14, max_value=10**15 - 1))
def test_exactly_one_digit_completes_a_card_number(start: int) -> None:
    assert sum(luhn(f"{start}{last}") for last in range(10)) == 1


@given(st.integers(min_value=10_000_000, max_value=99_999_999), st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_breaks_a_citizen_number(start: int, step: int) -> None:
    for last in range(10):
        number = f"{start}{last}"
        if eleven_test(number):
            assert not eleven_test(number[:-1] + str((last + step) % 10))


def test_an_account_number_with_one_changed_digit_is_refused() -> None:
    assert iban_is_valid("GB29 NWBK 6016 1331 9268 19")
    assert not iban_is_valid("GB29 NWBK 6016 1331 9268 18")


def test_a_heading_above_the_greeting_is_no_opening() -> None:
    text = "# Uw aanvraag is afgewezen\n\nBeste mevrouw De Wit,\n\nBedankt voor uw aanvraag. Er ontbreekt een bewijs van inkomen.\n\nGroet,\nSam Bos"
    assert not findings(text, "sentiment.negative-opening")
    blunt = text.replace("Bedankt voor uw aanvraag.", "Uw aanvraag is afgewezen.")
    assert [f.text for f in findings(blunt, "sentiment.negative-opening")] == ["Uw aanvraag is afgewezen."]


def test_an_alternative_after_a_condition_refuses_nothing() -> None:
    text = "Hi Ann,\n\nIf window seats are not possible, you are welcome to ask at the desk.\n\nRegards,\nSam Fox"
    assert not findings(text, "sentiment.refusal-without-alternative", language="en")


@pytest.mark.parametrize(("customer", "fault"), [("Just landed in Rome with you guys.", False), ("Still waiting for my bag at Rome?!", True)])
def test_a_public_remark_may_get_a_single_word(customer: str, fault: bool) -> None:
    found = findings("Noted.", "length.curt-reply", language="en", channel="social", customer_message=customer)
    assert bool(found) is fault


def test_exclamation_marks_of_a_happy_customer_are_no_trouble() -> None:
    reply = "Yay! The crew will love to read this."
    happy = findings(reply, "sentiment.cheerful-bad-news", language="en", channel="social", customer_message="Best flight ever!! Thank you")
    angry = findings(reply, "sentiment.cheerful-bad-news", language="en", channel="social", customer_message="My suitcase is broken!!")
    assert not happy
    assert angry


def test_a_request_not_to_share_asks_for_nothing() -> None:
    customer = "My order number is 40256780. The screen stays black."
    reply = "Please do not share your order number here, because this page is public."
    assert not findings(reply, "context.asks-known-fact", language="en", customer_message=customer)
    assert findings("Could you share your order number?", "context.asks-known-fact", language="en", customer_message=customer)


def test_one_part_of_a_message_is_not_judged_as_a_whole() -> None:
    customer = "Do I get two free bags? Or has this changed?"
    reply = "That depends on the fare you booked... 1/2"
    found = findings(reply, "context.unanswered-question", language="en", channel="social", customer_message=customer)
    assert not found


@pytest.mark.parametrize(
    ("reply", "severities"),
    [
        ("Your seat is assigned at the gate.", [Severity.WARNING]),
        ("What happened at the gate?", [Severity.INFO]),
        ("We never want you to stand in line that long.", []),
    ],
)
def test_a_complaint_is_met_by_taking_sides_and_half_met_by_asking(reply: str, severities: list[Severity]) -> None:
    customer = "Ridiculous service. I stood in line for three hours."
    found = findings(reply, "context.unacknowledged-complaint", language="en", customer_message=customer)
    assert [f.severity for f in found] == severities


@pytest.mark.parametrize(
    ("text", "better"),
    [("Stuur de bon nu op!!!", "Stuur de bon nu op!"), ("Waar is uw formulier?!?", "Waar is uw formulier?")],
)
def test_a_string_of_marks_becomes_one_mark(text: str, better: str) -> None:
    found = findings(text, "sentiment.shouting")
    assert applied(text, found[0]) == better
    assert not findings(better, "sentiment.shouting")


def test_words_in_capitals_are_left_to_the_writer() -> None:
    assert not findings("STUUR HET NU DIRECT OP!!!", "sentiment.shouting")[0].suggestions


@pytest.mark.parametrize("end", ["Kind regards,\nDan", "Dan"])
def test_dan_is_a_name_below_an_english_reply(end: str) -> None:
    text = f"Hi Luke,\n\nThe router is on its way to you.\n\n{end}"
    assert not findings(text, "politeness.missing-signature", language="en", channel="email")


def test_a_farewell_without_a_name_has_no_signature() -> None:
    text = "Beste Luuk,\n\nDe router is onderweg.\n\nTot dan"
    assert findings(text, "politeness.missing-signature", channel="email")
