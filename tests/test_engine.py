"""The engine: whole replies in, reports out; one broken check never takes the others down."""

from __future__ import annotations

import string
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import replycheck
from replycheck import engine, models
from replycheck.checks import Check
from replycheck.checks.spoken import dated, renewed
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.errors import InputError, LanguageError
from replycheck.report import Verdict

GOOD = """Beste mevrouw De Vries,

Dank voor de foto's van uw lamp; daarop kon ik de barst goed zien. Ik heb vandaag een nieuwe lamp voor u besteld.
Die ligt uiterlijk vrijdag 13 maart bij u in de bus.

Heeft u nog een vraag over de bestelling? U bereikt mij op 020 123 45 67.

Vriendelijke groet,
Femke de Boer
klantenservice"""
BAD = """Geachte heer,

Sorry als u dat vervelend vond, maar u had de bon moeten bewaren. Dat is nu eenmaal ons beleid.

Klantenservice"""


def test_a_good_reply_passes() -> None:
    report = replycheck.check(GOOD, sent_at=datetime(2026, 3, 11, 10))
    assert report.verdict is Verdict.PASS
    assert report.language == "nl"
    assert [p.owner for p in report.promises] == ["company"]
    assert all(s.respect.label != "disrespectful" for s in report.sentences)


def test_a_bad_reply_is_blocked_and_its_sentences_say_why() -> None:
    report = replycheck.check(BAD, sent_at=datetime(2026, 3, 11, 10))
    assert report.verdict is Verdict.BLOCK
    rules = {f.rule for f in report.findings}
    assert {"empathy.conditional-apology", "respect.blaming", "respect.hiding-behind-policy"} <= rules
    labels = {report.text[s.start : s.end][:5]: s.respect.label for s in report.sentences}
    assert labels["Sorry"] == labels["Dat i"] == "disrespectful"
    assert labels["Geach"] == "neutral"


def test_offsets_lines_and_fingerprints() -> None:
    report = replycheck.check(BAD)
    as_json = report.to_dict()
    for found in as_json["findings"]:
        assert report.text[found["start"] : found["end"]] == found["text"]
        assert report.text.splitlines()[found["line"] - 1][found["column"] - 1 :].startswith(
            found["text"].split("\n")[0]
        )
    moved = replycheck.check("\n\n" + BAD)
    assert {f.fingerprint for f in moved.findings} == {f.fingerprint for f in report.findings}


@pytest.mark.parametrize("text", ["", "   \n"])
def test_an_empty_text_says_so(text: str) -> None:
    report = replycheck.check(text)
    assert report.verdict is Verdict.PASS
    assert report.skipped[0].reason == "the text is empty"


def test_bad_arguments_raise_a_line_for_people() -> None:
    with pytest.raises(InputError, match="unknown channel 'fax'"):
        replycheck.check("Dag", channel="fax")
    with pytest.raises(LanguageError, match="unknown language 'de'"):
        replycheck.check("Guten Tag", language="de")
    with pytest.raises(InputError, match="characters"):
        replycheck.check("a" * 1_000_001)


def test_a_crash_in_one_check_is_reported_and_the_rest_still_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: object) -> list[object]:
        raise ZeroDivisionError("secret words of the draft")

    monkeypatch.setattr(engine, "CHECKS", (Check("broken", broken), *engine.CHECKS))  # type: ignore[arg-type]
    report = replycheck.check(BAD)
    assert [s.check for s in report.skipped] == ["broken"]
    assert "secret" not in report.skipped[0].reason
    assert report.findings


def test_settings_choose_rules_and_severities() -> None:
    only = replycheck.check(BAD, settings=Settings(select=("empathy",)))
    assert {f.rule.split(".")[0] for f in only.findings} == {"empathy"}
    mild = replycheck.check(
        BAD, settings=Settings(severity={"empathy.conditional-apology": "info", "respect.blaming": "off"})
    )
    assert "respect.blaming" not in {f.rule for f in mild.findings}


@pytest.mark.parametrize(
    "change", [lambda t: t + " ", lambda t: t.replace("\n", "\r\n"), lambda t: t.replace(" u ", "\u00a0u ")]
)
def test_white_space_changes_no_finding(change: object) -> None:
    before = sorted(f.rule for f in replycheck.check(BAD).findings)
    after = sorted(f.rule for f in replycheck.check(change(BAD)).findings)  # type: ignore[operator]
    assert after == before


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=string.printable + "éëü€’“”😀ǂ{}%[]<>:", max_size=300))
def test_any_text_gives_a_report_with_true_offsets(text: str) -> None:
    report = engine.check_draft(Draft(text=text, language="nl"), Settings())
    assert not [s for s in report.skipped if "failed" in s.reason]
    for found in report.findings:
        assert 0 <= found.start <= found.end <= len(text)
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("nl", "Ik bel u uiterlijk dinsdag 8 december.", "Ik bel u uiterlijk dinsdag 17 maart."),
        ("nl", "U hoort het vrijdag 11 december.", "U hoort het vrijdag 13 maart."),
        ("nl", "Vrijdag 11 december bel ik u.", "Vrijdag 13 maart bel ik u."),
        ("en", "I will call you by Tuesday 8 December.", "I will call you by Tuesday 17 March."),
        ("en", "Your parcel comes on 8 May.", "Your parcel comes on 8 May."),
    ],
)
def test_an_example_names_a_day_that_is_still_to_come(language: str, text: str, wanted: str) -> None:
    assert renewed(text, language, datetime(2026, 3, 11, 10)) == wanted


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("nl", "uiterlijk vrijdag", "uiterlijk vrijdag 13 maart"),
        ("nl", "Volgende vrijdag", "Vrijdag 13 maart"),
        ("nl", "volgende week vrijdag", "vrijdag 13 maart"),
        ("en", "on Friday next week", "on Friday 13 March"),
        ("nl", "morgen voor 12.00 uur", "vrijdag 13 maart voor 12.00 uur"),
        ("nl", "Morgen", "Morgen (vrijdag 13 maart)"),
        ("nl", "volgende week", "volgende week (uiterlijk vrijdag 13 maart)"),
        ("en", "by next Friday", "by Friday 13 March"),
        ("en", "on Friday morning", "on Friday morning (13 March)"),
    ],
)
def test_a_relative_day_gets_its_date_once(language: str, words: str, wanted: str) -> None:
    assert dated(words, date(2026, 3, 13), language) == wanted


def test_a_parse_keeps_every_text_when_the_cache_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "_DOCS", {})
    monkeypatch.setattr(models, "_MOST_DOCS", 4)
    models.parse(["Groet,"], "nl")
    texts = ["Groet,", "Ik bel u.", "U belt mij.", "Wij bellen u.", "Zij bellen ons.", "Hij belt haar."]
    assert [doc.text for doc in models.parse(texts, "nl")] == texts
    assert len(models._DOCS) <= 4


def test_drafts_read_together_get_the_report_that_each_gets_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Settings(encoder=False)
    drafts = [Draft(text=text, sent_at=datetime(2026, 3, 11, 10)) for text in (GOOD, BAD, "", "Ich weiß es auch nicht.")]
    alone = [engine.check_draft(draft, plain) for draft in drafts]
    monkeypatch.setattr(models, "_DOCS", {})
    begun = [engine.begin(draft, plain) for draft in drafts]
    engine.read_ahead(begun)
    known = {text for _, text in models._DOCS}
    sentences = [(one.case, s) for one in begun for s in one.case.sentences]
    assert known == {s.plain for case, s in sentences if case.may_promise(s)} < {s.plain for _, s in sentences}
    assert all(case.doc(s).text == s.plain for case, s in sentences)
    assert [engine.finish(one) for one in begun] == alone


def test_what_cannot_be_read_ahead_is_said_by_its_own_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    begun = [engine.begin(Draft(text=GOOD), Settings())]
    monkeypatch.setattr(models, "parse", broken)
    engine.read_ahead(begun)
    assert {part.check for part in engine.finish(begun[0]).skipped} >= {"promises"}


def test_signs_that_no_file_can_hold_stand_in_no_checks_way() -> None:
    report = replycheck.check(f"Beste \ud83d klant.\n\n{BAD}", customer_message="Waar \udcff blijft mijn pakket?", customer_name="\ud83d")
    assert not report.skipped
    assert "respect.hiding-behind-policy" in {f.rule for f in report.findings}
    assert all(report.text[f.start : f.end] == f.text for f in report.findings)


def test_an_encoder_that_fails_on_a_text_leaves_the_rules_their_say(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(engine.encoder, "judge", broken)
    report = engine.check_draft(Draft(text=BAD), Settings())
    assert [part.check for part in report.skipped] == ["encoder"]
    assert report.verdict is Verdict.BLOCK
    assert report.sentences
