"""What decisions teach: cases that run again, precision by rule, kappa, and proposals."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from replycheck.cli import app
from replycheck.config import Settings, load
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.learning import Agreement, cases, learn
from replycheck.learning.agreement import compare
from replycheck.learning.text import TEXTS, learning_text
from replycheck.report import Finding, Report, Severity, Verdict, fingerprint
from replycheck.store import Mark, Store, open_store

BUSY, OTHER = "respect.busy-excuse", "respect.blaming"
REPLY = "Beste mevrouw Jansen,\n\nSorry, het is erg druk. Dat is nu eenmaal zo.\n\nMet vriendelijke groet,\nEva"


pytestmark = pytest.mark.usefixtures("own_place")


@pytest.fixture
def store() -> Store:
    return open_store()


def report(number: int, *rules: str, confidence: float = 0.9) -> Report:
    """A report with a warning for each rule on its first word."""
    words = f"Antwoord {number}."
    found = tuple(
        Finding(r, Severity.WARNING, 0, 8, "Antwoord", "m", confidence, fingerprint=fingerprint(r, words, 0))
        for r in rules
    )
    return Report(words, "nl", "email", datetime(2026, 3, 2, 10), Verdict.REVIEW, {}, {}, (), found)


def overrule(store: Store, number: int, rule: str) -> None:
    found = next(f for f in store.get(number).report.findings if f.rule == rule)
    store.decide(number, action="false-alarm", reviewer="Lea", note="citaat", fingerprint=found.fingerprint)


def filled(store: Store, right: int, wrong: int, **facts: object) -> None:
    """So many findings approved and so many overruled."""
    for n in range(right + wrong):
        made = replace(report(n, BUSY), **facts)  # type: ignore[arg-type]
        number = store.add_report(made)
        if n < wrong:
            overrule(store, number, BUSY)
        else:
            store.decide(number, action="approve", reviewer="Lea")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments], catch_exceptions=False)
    return result.exit_code, result.output


# cases


def test_cases_run_again_and_tell_what_is_wrong(store: Store, own_place: Path) -> None:
    made = check_draft(Draft(text=REPLY, language="nl", sent_at=datetime(2025, 12, 3, 10)), Settings())
    number = store.add_report(made, customer_name="Jansen", customer_message="Waar blijft u?")
    overrule(store, number, BUSY)
    place = REPLY.index("nu eenmaal")
    store.decide(number, action="missed", reviewer="Lea", marks=[Mark(OTHER, place, place + 10)])
    code, _ = run("review", "export", "--cases", "cases.jsonl")
    assert code == 0
    written = [json.loads(line) for line in (own_place / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(c["rule"], c["flag"], c["text"]) for c in written] == [(BUSY, False, REPLY), (OTHER, True, REPLY)]
    assert (own_place / "cases.jsonl").stat().st_mode & 0o777 == 0o600
    code, text = run("evaluate", "--cases", "cases.jsonl")
    assert code == 1
    assert f"{BUSY}: false alarm" in text
    assert f"{OTHER}: missed" in text
    assert "0 of 2 cases right" in text
    (own_place / "replycheck.toml").write_text(f'ignore = ["{BUSY}"]\n', encoding="utf-8")
    data = json.loads(run("evaluate", "--cases", "cases.jsonl", "--format", "json")[1])
    assert [c["right"] for c in data] == [True, False]


def test_a_case_that_is_right_leaves_with_zero(own_place: Path) -> None:
    start = REPLY.index("het is erg druk")
    case = {"id": "1", "rule": BUSY, "flag": True, "start": start, "end": start + 5, "text": REPLY, "lang": "nl"}
    (own_place / "c.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    assert run("evaluate", "--cases", "c.jsonl") == (0, f"{BUSY:<40} 1 of 1\n1 of 1 cases right\n")
    elsewhere = {**case, "start": 0, "end": 6}
    (own_place / "c.jsonl").write_text(json.dumps(elsewhere) + "\n", encoding="utf-8")
    assert run("evaluate", "--cases", "c.jsonl")[0] == 1


@pytest.mark.parametrize("line", ["[]", "{}", '{"rule": "no.rule", "flag": true, "start": 0, "end": 1, "text": "x"}'])
def test_what_is_no_case_is_refused_with_its_line(own_place: Path, line: str) -> None:
    (own_place / "c.jsonl").write_text(line + "\n", encoding="utf-8")
    code, text = run("evaluate", "--cases", "c.jsonl")
    assert code == 2
    assert "c.jsonl:1" in text


def test_undone_and_found_marks_are_no_cases(store: Store) -> None:
    number = store.add_report(report(1, BUSY))
    store.decide(number, action="judge", reviewer="Lea", marks=[Mark(BUSY, 2, 4), Mark(OTHER, 2, 4)])
    assert [json.loads(c)["rule"] for c in cases(store)] == [OTHER]
    store.decide(number, action="undo", reviewer="Lea")
    assert list(cases(store)) == []


# figures


def test_precision_is_what_nobody_overruled(store: Store) -> None:
    filled(store, right=6, wrong=2)
    store.add_report(report(99, BUSY))
    store.decide(1, action="missed", reviewer="Tom", marks=[Mark(OTHER, 0, 3)])
    found = learn(store)
    assert found.reviewed == 8, "what nobody looked at says nothing"
    assert [(r.rule, r.found, r.overruled, r.missed) for r in found.rules] == [(BUSY, 8, 2, 0), (OTHER, 0, 0, 1)]
    assert found.rules[0].precision == 0.75
    assert found.rules[0].interval == pytest.approx((0.409, 0.929), abs=0.001)
    assert found.rules[1].precision is None


def test_kappa_is_agreement_beyond_chance() -> None:
    assert Agreement("r", 20, 5, 10, 15).kappa == pytest.approx(0.4)
    assert Agreement("r", 10, 0, 0, 10).kappa == 1
    assert Agreement("r", 0, 10, 10, 0).kappa == -1
    assert Agreement("r", 10, 0, 0, 0).kappa is None
    (one,) = compare([({BUSY}, {BUSY}), ({BUSY}, set()), (set(), set())])
    assert (one.both, one.first_only, one.second_only, one.neither) == (1, 1, 0, 1)


def test_leads_are_compared_with_the_tool_and_with_each_other(store: Store) -> None:
    for n, (tool, lea, tom) in enumerate([(1, 1, 1), (1, 0, 1), (0, 0, 0), (0, 1, None)]):
        number = store.add_report(report(n, *([BUSY] if tool else [])))
        for name, said in (("Lea", lea), ("Tom", tom)):
            if said is not None:
                marks = [Mark(BUSY, 0, 3)] if said else []
                store.decide(number, action="judge", reviewer=name, marks=marks)
    found = learn(store)
    (tool_,), (leads,) = found.tool, found.leads
    assert (tool_.both, tool_.first_only, tool_.second_only, tool_.neither) == (3, 1, 1, 2)
    assert (leads.both, leads.first_only, leads.second_only, leads.neither) == (1, 0, 1, 1)


# proposals


def test_a_rule_that_is_often_wrong_is_proposed_to_be_lowered(store: Store) -> None:
    filled(store, right=1, wrong=11)
    (proposal,) = learn(store).proposals
    assert (proposal.kind, proposal.rule, proposal.overruled, proposal.found) == ("severity", BUSY, 11, 12)
    Path("replycheck.toml").write_text(proposal.lines, encoding="utf-8")
    assert load().severity == {BUSY: "off"}


def test_a_rule_that_is_mostly_right_or_hardly_seen_is_left_alone(store: Store) -> None:
    filled(store, right=9, wrong=3)
    assert learn(store).proposals == ()


def test_few_findings_say_too_little(store: Store) -> None:
    filled(store, right=0, wrong=9)
    assert learn(store).proposals == ()


def test_one_template_with_most_false_alarms_is_proposed_to_be_exempt(store: Store) -> None:
    filled(store, right=0, wrong=4, kind="template", path="templates/druk.txt")
    (proposal,) = learn(store).proposals
    assert proposal.kind == "template"
    Path("replycheck.toml").write_text(proposal.lines, encoding="utf-8")
    assert not load().for_path("templates/druk.txt").selects(BUSY)
    assert load().for_path("templates/ander.txt").selects(BUSY)


def test_a_higher_confidence_is_proposed_when_false_alarms_are_less_sure(store: Store) -> None:
    for n in range(44):
        number = store.add_report(report(n, BUSY, confidence=0.62 if n < 12 else 0.95))
        if n < 12:
            overrule(store, number, BUSY)
        else:
            store.decide(number, action="approve", reviewer="Lea")
    (proposal,) = learn(store).proposals
    assert (proposal.kind, proposal.lines) == ("confidence", "min_confidence = 0.65\n")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_names_figures_agreement_and_lines_to_paste(store: Store, language: str) -> None:
    assert "3" not in learning_text(learn(store), language)
    filled(store, right=1, wrong=11)
    store.decide(12, action="judge", reviewer="Lea", marks=[Mark(BUSY, 0, 3)])
    text = learning_text(learn(store), language)
    assert "8%" in text
    assert f'"{BUSY}" = "off"' in text
    assert "kappa" in text
    code, printed = run("review", "figures")
    assert code == 0
    assert printed == learning_text(learn(store), "en")
    assert json.loads(run("review", "figures", "--format", "json")[1])["rules"][0]["overruled"] == 11


def test_every_text_is_there_in_both_languages() -> None:
    assert all(dutch.strip() and english.strip() for dutch, english in TEXTS.values())
    assert all(d.count("|") == e.count("|") for d, e in TEXTS.values())
