"""Second witnesses: when the encoder's doubt about a sentence is enough, and when only its certainty counts."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.checks import judged, shares, witnesses
from replycheck.checks.case import Case
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check
from replycheck.report import Severity

NOW = datetime(2026, 3, 11, 10)


def _case(text: str, kind: str = "draft", channel: str = "email") -> Case:
    draft = Draft(text=text, language="nl", channel=channel, kind=kind, turn=3, sent_at=NOW)
    return Case(draft=draft, settings=Settings(), now=NOW)


def _full(case: Case, head: str = "respect") -> float:
    """What is asked without any witness: of a template."""
    template = _case(case.draft.text, kind="template")
    return witnesses.least(template, template.body[0], head)


@pytest.mark.parametrize("head", ["respect", "politeness", "sentiment"])
def test_cold_words_ask_less_of_the_encoder(head: str) -> None:
    case = _case("De regels zijn nu eenmaal zo.")
    assert witnesses.least(case, case.body[0], head) < _full(case, head)


def test_plain_words_ask_for_full_certainty() -> None:
    case = _case("De link staat op de pagina van het account.")
    assert witnesses.least(case, case.body[0], "respect") == _full(case)


def test_a_template_asks_for_more_than_a_draft() -> None:
    case = _case("De regels zijn nu eenmaal zo.", kind="template")
    assert witnesses.least_for_finding(case, case.body[0]) > witnesses.least_for_finding(
        _case("De regels zijn nu eenmaal zo."), case.body[0]
    )


def test_a_sentence_among_others_asks_less_than_one_of_plain_words() -> None:
    beside = _case("Wat vervelend voor u. De link staat op de pagina van het account. Ik heb het geld teruggestort.")
    assert witnesses.least(beside, beside.body[1], "respect") < _full(beside)


def test_company_needs_two_sentences() -> None:
    two = _case("Dat is uw eigen schuld. De trein reed om tien uur.")
    three = _case("Dat is uw eigen schuld. De trein reed om tien uur. Het regende toen.")
    assert [witnesses.in_company(case, case.body[1]) for case in (two, three)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Beste mevrouw Jansen,\n\nDank voor uw bericht. U had de factuur beter moeten lezen. Ik bel u morgen terug.\n\nGroet,\nEva",
        "Goedemorgen,\n\nDat is uw eigen schuld. We sturen morgen een nieuwe.",
    ],
)
def test_words_that_always_hurt_need_no_company(text: str) -> None:
    findings = [f for f in check(text, language="nl", sent_at=NOW).findings if f.rule == "respect.blaming"]
    assert [f.severity for f in findings] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("before", "warned"),
    [
        ("Zoekt u het maar uit. Dacht u nu echt dat wij daar tijd voor hebben?", True),
        ("Wat vervelend dat de taart te laat kwam. Ik stort de 40 euro vandaag terug.", False),
    ],
)
def test_what_the_encoder_alone_finds_in_a_kind_reply_is_a_hint(before: str, warned: bool) -> None:
    hurt = "Leest u eigenlijk wel wat wij u sturen, of schrijft u alleen maar?"
    found = [f.severity for f in judged.check(_case(f"{before} {hurt}"), ()) if f.text == hurt]
    assert any(severity is not Severity.INFO for severity in found) == warned


def test_shares_add_up_and_the_rules_count() -> None:
    scores = (0.2, 0.1, -0.3)
    plain, told = shares.shares(scores, "respect", "neutral"), shares.shares(scores, "respect", "disrespectful")
    assert sum(plain) == pytest.approx(1.0)
    assert told[0] > plain[0]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("U moet eerst maar eens een leesbare foto insturen, anders doen wij niets.", Severity.WARNING),
        ("In het omgevingsloket moet u bij stap 4 het inplantingsplan opladen.", Severity.INFO),
    ],
)
def test_an_order_that_is_a_plain_instruction_is_a_hint(text: str, severity: Severity) -> None:
    report = check(text, language="nl", sent_at=NOW, turn=3)
    assert [f.severity for f in report.findings if f.rule == "politeness.you-must"] == [severity]


def test_an_order_is_a_witness_for_disrespect() -> None:
    case = _case("Uw pakket is verzonden.")
    assert witnesses.least(case, case.body[0], "respect", ordered=True) < witnesses.least(case, case.body[0], "respect")


def test_disrespect_of_a_cold_kind_colours_the_tone() -> None:
    report = check("Hoe kun je nou de prik van je eigen kind vergeten?", language="nl", sent_at=NOW, turn=3)
    labels = report.sentences[0]
    assert (labels.respect.label, labels.sentiment.label) == ("disrespectful", "negative")


@pytest.mark.parametrize(
    ("text", "head", "label"),
    [
        ("Hoe kan ik u vandaag helpen?", "respect", "neutral"),
        ("Hoe kan ik u vandaag helpen?", "politeness", "polite"),
        ("Ik hoop dat het goed met u gaat.", "sentiment", "positive"),
        ("Bedankt dat u contact met ons opneemt.", "respect", "neutral"),
        ("Bedankt dat u de losse tegel met krijt hebt omcirkeld.", "respect", "respectful"),
        ("Controleer alstublieft de gegevens van de aankoop.", "politeness", "polite"),
    ],
)
def test_standing_phrases_are_courtesy_and_no_more(text: str, head: str, label: str) -> None:
    report = check(text, language="nl", sent_at=NOW, turn=3, channel="chat")
    assert getattr(report.sentences[0], head).label == label
