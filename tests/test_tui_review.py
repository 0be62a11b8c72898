"""The team lead's screen, driven by its keys: every decision, moving about, the filter, and what it shows."""

from __future__ import annotations

import json
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Finding, Report, Verdict, worst_first
from replycheck.rules import known_rules
from replycheck.store import Store, open_store
from replycheck.tui import review_list, review_render
from replycheck.tui.dialogs import Ask, Choose, Page
from replycheck.tui.promises import PromisesScreen
from replycheck.tui.review import ReviewApp, ReviewScreen, run_review
from replycheck.tui.review_dialogs import RulePick
from replycheck.tui.review_filter import parse
from replycheck.tui.review_texts import REVIEW_TEXTS
from replycheck.tui.texts import Texts

WEDNESDAY = datetime(2025, 12, 3, 10)
JANSEN = (
    "Beste mevrouw Jansen,\n\nSorry, het is erg druk. U had de factuur beter moeten lezen.\n\n"
    "Ik bel u morgen voor 12 uur terug.\n\nMet vriendelijke groet,\nEva"
)
CHAT = "Door drukte kijken we later naar uw bestelling."
FINE = "Beste meneer De Wit,\n\nDank u voor uw bericht. Uw pakket is onderweg.\n\nMet vriendelijke groet,\nSanne"
MESSAGE = "Ik wacht al drie weken op mijn borg. Wanneer krijg ik mijn geld?"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Store and choices of a test stay in its own folder."""
    monkeypatch.setenv("REPLYCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """Real reports of three replies: two with faults and a fine one."""
    drafts = {
        "jansen": Draft(text=JANSEN, language="nl", sent_at=WEDNESDAY, customer_message=MESSAGE),
        "chat": Draft(text=CHAT, language="nl", channel="chat", sent_at=WEDNESDAY),
        "fine": Draft(text=FINE, language="nl", sent_at=WEDNESDAY),
    }
    made = {name: check_draft(draft, Settings()) for name, draft in drafts.items()}
    ranks = {name: worst(report).severity.rank for name, report in made.items() if report.findings}
    assert ranks["jansen"] > ranks["chat"] > 0, "the queue below stands on this order"
    return {**made, "fine": replace(made["fine"], findings=(), verdict=Verdict.PASS)}


def worst(report: Report) -> Finding:
    return worst_first(report.findings)[0]


@pytest.fixture
def store(reports: dict[str, Report]) -> Store:
    """A queue of three: Jansen (worst), the chat, and a fine reply sent for review."""
    store = open_store()
    store.add_report(reports["chat"], agent="milan")
    store.add_report(reports["fine"], customer_name="De Wit", agent="sanne", note="Mag dit weg?", state="review")
    store.add_report(
        reports["jansen"],
        customer_name="Jansen",
        customer_message=MESSAGE,
        agent="eva",
        note="Te streng?",
        state="review",
    )
    return store


@asynccontextmanager
async def screen(
    store: Store, *, size: tuple[int, int] = (112, 30), **options: Any
) -> AsyncIterator[tuple[ReviewScreen, Pilot[int]]]:
    app = ReviewApp(store, settings=Settings(**{"ui_language": "nl", **options}), reviewer="Lea")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app.review, pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def until(pilot: Pilot[int], condition: Callable[[], bool]) -> None:
    """Wait for something that comes after the last key."""
    for _ in range(100):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it did not happen")


def names(review: ReviewScreen) -> list[str]:
    return [stored.customer_name or stored.agent for stored in review.shown]


def shown(review: ReviewScreen, selector: str) -> str:
    content = review.query_one(selector, Static).content
    return content.plain if isinstance(content, Content) else str(content)


def chosen_name(review: ReviewScreen) -> str:
    assert review.chosen is not None
    return review.chosen.customer_name or review.chosen.agent


# what is shown


async def test_the_worst_comes_first_with_its_reply_findings_message_and_promises(
    store: Store, reports: dict[str, Report]
) -> None:
    async with screen(store) as (review, _):
        assert names(review) == ["Jansen", "milan", "De Wit"]
        assert review.panes.reply.text == JANSEN
        assert review.panes.reply.read_only
        first = review.panes.finding
        assert first == worst(reports["jansen"])
        assert {m.key for m in review.panes.reply.marks} == {f.fingerprint for f in store.queue()[0].report.findings}
        assert first.message in shown(review, "#review-card Static")
        assert shown(review, "#review-customer Static") == MESSAGE
        assert "Te streng?" in shown(review, "#reply-notes")
        assert "3 te beoordelen" in shown(review, "#review-status")


async def test_promises_stand_beside_the_reply(store: Store, reports: dict[str, Report]) -> None:
    assert reports["jansen"].promises
    async with screen(store) as (review, pilot):
        assert "morgen voor 12 uur" in shown(review, "#review-promises Static")
        await press(pilot, "j", "j")
        assert REVIEW_TEXTS["no-promises"][0] in shown(review, "#review-promises Static")


async def test_moving_through_queue_and_findings(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "j")
        assert chosen_name(review) == "milan"
        await press(pilot, "down", "j", "j")
        assert chosen_name(review) == "De Wit", "the end is the end"
        assert review.panes.finding is None
        await press(pilot, "k", "up")
        assert chosen_name(review) == "Jansen"
        order = [f.fingerprint for f in review_render.in_text_order(store.queue()[0])]
        assert len(order) > 1
        start = order.index(review.panes.current)
        await press(pilot, "n")
        assert review.panes.current == order[(start + 1) % len(order)]
        await press(pilot, "p", "left")
        assert review.panes.current == order[(start - 1) % len(order)]


async def test_a_small_terminal_shows_one_panel_at_a_time(store: Store) -> None:
    async with screen(store, size=(80, 24)) as (review, pilot):
        panels = [review.query_one(f"#review-{name}") for name in ("card", "customer", "promises")]
        card = panels[0]
        assert card.max_scroll_y > 0, "the explanation is longer than its panel here"
        await press(pilot, "J")
        assert card.scroll_y > 0
        await press(pilot, "K")
        assert card.scroll_y == 0
        for turn in range(4):
            assert [p.display for p in panels] == [n == turn % 3 for n in range(3)]
            assert review.panes.reply.size.height >= 5
            await press(pilot, "tab")
    async with screen(store) as (review, _):
        assert all(review.query_one(f"#review-{name}").display for name in ("card", "customer", "promises"))


async def test_an_empty_queue_says_how_replies_get_here() -> None:
    async with screen(open_store(), ui_language="en") as (review, pilot):
        assert review.query_one("#review-empty").display
        assert "replycheck check --save" in shown(review, "#review-empty Static")
        await press(pilot, "a", "r", "f", "s", "u", "n", "j", "i")
        assert isinstance(review.app.screen, ReviewScreen), "no key does anything to nothing"


async def test_control_characters_of_a_reply_are_not_obeyed_and_marks_stay_in_place(
    reports: dict[str, Report],
) -> None:
    store = open_store()
    text = JANSEN.replace("\n", "\r\n").replace("Eva", "E\x1b[31mva")
    report = check_draft(Draft(text=text, language="nl", sent_at=WEDNESDAY), Settings())
    store.add_report(report, customer_name="\x1b[2JJansen", state="review")
    async with screen(store) as (review, _):
        area = review.panes.reply
        assert "\x1b" not in area.text
        finding = review.panes.finding
        assert finding is not None
        start = area.place(finding.start)
        assert area.document.get_line(start[0])[start[1] :].startswith(finding.text)
        assert "\x1b" not in str(area.border_title)


def test_both_languages_have_every_text() -> None:
    for key, (dutch, english) in REVIEW_TEXTS.items():
        assert dutch.strip(), key
        assert english.strip(), key
        assert dutch.count("{") == english.count("{"), key


# decisions


async def test_approve_takes_the_reply_off_the_list_and_is_remembered(store: Store) -> None:
    async with screen(store) as (review, pilot):
        number = review.shown[0].id
        await press(pilot, "a")
        assert names(review) == ["milan", "De Wit"]
        assert review.panes.reply.text == CHAT
    stored = store.get(number)
    assert stored.state == "approved"
    assert [(d.reviewer, d.action) for d in stored.decisions] == [("Lea", "approve")]


async def test_return_asks_a_note_and_keeps_it(store: Store) -> None:
    async with screen(store) as (review, pilot):
        number = review.shown[0].id
        await press(pilot, "r")
        assert isinstance(review.app.screen, Ask)
        await press(pilot, "N", "o", "e", "m", "enter")
        assert names(review) == ["milan", "De Wit"]
        await press(pilot, "v")
        assert names(review) == ["Jansen"]
        assert "Noem" in shown(review, "#reply-notes")
    assert store.get(number).decisions[-1].note == "Noem"


async def test_return_without_a_note_or_with_escape_changes_nothing(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "r", "enter")
        await press(pilot, "r", "escape")
        assert names(review) == ["Jansen", "milan", "De Wit"]
    assert all(not r.decisions for r in store.reports())


async def test_a_false_alarm_needs_a_reason_and_counts_no_more(store: Store) -> None:
    async with screen(store) as (review, pilot):
        overruled = review.panes.finding
        assert overruled is not None
        await press(pilot, "f")
        assert isinstance(review.app.screen, Choose)
        await press(pilot, "escape")
        assert store.false_alarms() == []
        await press(pilot, "f", "2")
        assert chosen_name(review) == "Jansen"
        assert overruled.fingerprint not in {m.key for m in review.panes.reply.marks}
        await press(pilot, "f")
    (alarm,) = store.false_alarms()
    assert (alarm.fingerprint, alarm.reviewer) == (overruled.fingerprint, "Lea")
    assert alarm.reason == REVIEW_TEXTS["false-why-2"][0]


async def test_a_saved_reply_without_open_findings_leaves_the_queue(store: Store, reports: dict[str, Report]) -> None:
    count = len(reports["chat"].open_findings())
    assert count >= 1
    async with screen(store) as (review, pilot):
        await press(pilot, "j")
        for _ in range(count):
            await press(pilot, "f", "1")
        assert names(review) == ["Jansen", "De Wit"]


async def test_a_decision_on_one_reply_reads_the_list_again_only_where_others_change(
    store: Store, reports: dict[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    queue = Store.queue
    monkeypatch.setattr(Store, "queue", lambda self, **asked: [read.append("list"), queue(self, **asked)][1])
    async with screen(store) as (review, pilot):
        await press(pilot, "f", "1")
        await until(pilot, lambda: review.shown[0].decisions != ())
        assert (read, chosen_name(review)) == (["list"], "Jansen")
        assert review.panes.stored is review.shown[0]
        store.add_report(reports["jansen"], customer_name="Pietersen", state="review")
        await press(pilot, "f5", "n", "f", "1")
        await until(pilot, lambda: len(read) == 3)
        assert len(review.shown[1].report.open_findings()) == len(reports["jansen"].open_findings()) - 2


async def test_undo_brings_back_decision_after_decision_also_of_an_earlier_session(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "f", "1", "a", "k", "a")
        assert names(review) == ["De Wit"]
    async with screen(store) as (review, pilot):
        await press(pilot, "u")
        assert names(review) == ["milan", "De Wit"]
        assert chosen_name(review) == "milan"
        await press(pilot, "u", "u")
        assert names(review) == ["Jansen", "milan", "De Wit"]
        assert store.false_alarms() == []
        await press(pilot, "u")
        assert names(review) == ["Jansen", "milan", "De Wit"]
    assert [d.action for d in store.get(3).decisions] == ["false-alarm", "approve", "undo", "undo"]


async def test_skip_moves_a_reply_to_the_end(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "s")
        assert names(review) == ["milan", "De Wit", "Jansen"]
        assert chosen_name(review) == "milan"
        await press(pilot, "s")
        assert names(review) == ["De Wit", "Jansen", "milan"]
    assert all(not r.decisions for r in store.reports())


# filter, other lists, reading, export


async def test_the_filter_narrows_while_typing_and_escape_removes_it(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "slash", *"kanaal:chat")
        await until(pilot, lambda: names(review) == ["milan"])
        assert "kanaal:chat" in shown(review, "#review-status")
        await press(pilot, "enter", "a")
        assert store.get(1).state == "approved"
        assert names(review) == []
        await press(pilot, "escape")
        await until(pilot, lambda: names(review) == ["Jansen", "De Wit"])
        assert review.query_one("#queue-filter", Input).value == ""


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("", True),
        ("factuur eva", True),
        ("factuur milan", False),
        ("rule:respect", True),
        ("regel:form.none", False),
        ("wie:eva taal:nl kanaal:mail", True),
        ("lang:en", False),
        ("severity:err", True),
        ("ernst:waar", False),
        ("ernst:", True),
        ("borg", True),
        ("klant:jansen", True),
        ("agent:jansen", False),
        ("12:00", False),
    ],
)
def test_the_filter_knows_words_and_fields(store: Store, query: str, fits: bool) -> None:
    found = {r.customer_name for r in store.queue(wanted=parse(query))}
    assert ("Jansen" in found) is fits


async def test_new_replies_come_with_refresh_and_the_choice_stays(store: Store, reports: dict[str, Report]) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "j")
        store.add_report(reports["jansen"], customer_name="Bakker", agent="bo", state="review")
        await press(pilot, "f5")
        assert sorted(names(review)) == ["Bakker", "De Wit", "Jansen", "milan"]
        assert chosen_name(review) == "milan"


async def test_the_rule_and_the_help_can_be_read(store: Store) -> None:
    async with screen(store) as (review, pilot):
        for key in ("i", "question_mark"):
            await press(pilot, key)
            assert isinstance(review.app.screen, Page)
            await press(pilot, "escape")
            assert isinstance(review.app.screen, ReviewScreen)
        menu = {command.title: command for command in review.menu()}
        await menu[REVIEW_TEXTS["key.skip"][0]].callback()
        assert names(review)[-1] == "Jansen"


async def test_decisions_are_exported_as_cases(store: Store, own_folder: Path, reports: dict[str, Report]) -> None:
    async with screen(store) as (_, pilot):
        await press(pilot, "x", "enter")
        assert not (own_folder / "cases.jsonl").exists()
        await press(pilot, "f", "1", "x", "enter")
    file = own_folder / "cases.jsonl"
    (case,) = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert (case["rule"], case["flag"]) == (worst(reports["jansen"]).rule, False)
    assert case["text"][case["start"] : case["end"]] == worst(reports["jansen"]).text
    assert case["text"] in JANSEN
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_what_another_reviewer_decided_meanwhile_is_told_and_stands(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_list, "REST_SECONDS", 3600)
    async with screen(store) as (review, pilot):
        number = review.shown[0].id
        store.decide(number, action="approve", reviewer="Tom")
        await press(pilot, "a")
        assert names(review) == ["milan", "De Wit"]
        assert any("Tom" in note.message for note in review.app._notifications)
    assert [d.reviewer for d in store.get(number).decisions] == ["Tom"]


async def test_trouble_with_the_store_is_told_and_the_screen_stays(store: Store) -> None:
    import sqlite3

    from replycheck.store import location

    async with screen(store) as (review, pilot):
        with sqlite3.connect(location()) as connection:
            connection.execute("DROP TABLE decisions")
        await press(pilot, "a")
        assert names(review) == ["Jansen", "milan", "De Wit"]
        assert any("store" in note.message or "database" in note.message for note in review.app._notifications)


async def test_q_leaves_with_code_zero(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "q")
        assert (review.app.return_code or 0) == 0
        assert not review.app.is_running or review.app._exit


def test_a_store_that_cannot_be_opened_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_review(settings=Settings(store="geen adres")) == 2
    assert capsys.readouterr().err.startswith("replycheck: ")


def test_a_report_without_customer_is_called_by_file_or_first_words(reports: dict[str, Report]) -> None:
    texts = Texts("nl", REVIEW_TEXTS)
    store = open_store()
    number = store.add_report(reports["chat"])
    assert review_render.name_of(store.get(number), texts) == "Door drukte kijken we later naar uw bes…"
    assert store.get(number).report.verdict is not Verdict.PASS


# missed faults, judging blind, disputes, figures


async def test_a_missed_fault_is_words_and_a_rule(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "m")
        assert review.panes.reply.has_focus
        await press(pilot, "a", "f", "down", "down", "ctrl+right", "shift+right", "shift+right", "shift+right", "enter")
        assert isinstance(review.app.screen, RulePick), "while selecting, a and f decide nothing"
        await press(pilot, *"policy", "enter")
        assert isinstance(review.app.screen, ReviewScreen)
        assert review.queue.has_focus
        assert chosen_name(review) == "Jansen"
        await press(pilot, "x", "enter")
    (decision,) = store.get(3).decisions
    (mark,) = decision.marks
    assert (decision.action, mark.rule) == ("missed", "respect.hiding-behind-policy")
    assert JANSEN[mark.start : mark.end] == ", h"
    (case,) = [json.loads(line) for line in Path("cases.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (case["flag"], case["rule"], case["customer_message"]) == (True, mark.rule, MESSAGE)


async def test_selecting_stops_with_escape_and_takes_the_word_under_the_cursor(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "m", "escape", "k")
        assert review.queue.has_focus
        await press(pilot, "m", "enter", "escape")
        assert not any(r.decisions for r in store.reports())
        await press(pilot, "m", "enter", "enter")
    mark = store.get(3).decisions[0].marks[0]
    assert JANSEN[mark.start : mark.end] == "Beste"


async def test_blind_the_findings_show_only_after_the_judgement(store: Store, reports: dict[str, Report]) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "z")
        assert "blind: 3" in shown(review, "#review-status")
        while chosen_name(review) != "Jansen":
            await press(pilot, "j")
        assert review.panes.reply.marks == ()
        assert review.panes.finding is None
        assert all("?" in str(o.prompt)[:2] for o in review.queue.options)
        await press(pilot, "a", "f", "n", "tab")
        assert not store.get(3).decisions, "before the judgement nothing can be decided"
        assert not review.has_class("show-customer")
        await press(pilot, "m", "enter", "enter")
        assert [m.key for m in review.panes.reply.marks] == [next(iter(known_rules()))]
        await press(pilot, "enter")
        assert review.panes.finding == worst(reports["jansen"])
        assert any("replycheck" in note.message for note in review.app._notifications)
        await press(pilot, "z")
        assert names(review) == ["Jansen", "milan", "De Wit"]
    (decision,) = store.get(3).decisions
    assert (decision.action, decision.reviewer, len(decision.marks)) == ("judge", "Lea", 1)
    assert {r.id for r in store.unjudged("Lea", limit=9)} == {1, 2}
    assert {r.id for r in store.unjudged("Tom", limit=9)} == {1, 2, 3}


async def test_ready_made_notes_are_taken_and_changed(store: Store, reports: dict[str, Report]) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "r", "down", "enter", "!", "enter")
        assert names(review) == ["milan", "De Wit"]
    note = store.get(3).decisions[0].note
    assert note.startswith(worst(reports["jansen"]).message)
    assert note.endswith("!")


async def test_the_teams_own_notes_are_at_hand_in_the_replys_language(store: Store, reports: dict[str, Report]) -> None:
    own = {"nl": {worst(reports["jansen"]).rule: ("Bel haar eerst.",), "*": ("Kijk nog eens.",)}, "en": {"*": ("No",)}}
    async with screen(store, notes=own) as (review, pilot):
        await press(pilot, "r", "down", "enter", "enter", "down", "down", "r", "down", "end", "enter", "enter")
        assert names(review) == ["milan"]
    assert store.get(3).decisions[0].note == "Bel haar eerst."
    assert store.get(2).decisions[0].note == "Kijk nog eens."


async def test_a_disputed_return_comes_first_and_is_closed_or_approved(store: Store) -> None:
    for number in (1, 2):
        store.decide(number, action="return", reviewer="Lea", note="Noem een dag.")
        store.decide(number, action="dispute", reviewer="milan", note="Dat weet niemand.")
    async with screen(store) as (review, pilot):
        assert [r.state for r in review.shown] == ["disputed", "disputed", "review"]
        talk = shown(review, "#reply-notes")
        assert talk.index("Noem een dag.") < talk.index("Dat weet niemand.")
        await press(pilot, "slash", *"staat:betwist", "enter")
        await until(pilot, lambda: len(review.shown) == 2)
        first = review.shown[0].id
        await press(pilot, "o", *"Toch", "enter")
        await until(pilot, lambda: store.get(first).state == "closed")
        await press(pilot, "a")
        await press(pilot, "escape", "o")
        assert isinstance(review.app.screen, ReviewScreen), "what is not disputed cannot be closed"
    assert sorted(store.get(n).state for n in (1, 2)) == ["approved", "closed"]


async def test_a_reply_in_hand_is_left_to_who_has_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_list, "REST_SECONDS", 0.01)
    store.take(3, reviewer="Tom")
    async with screen(store) as (review, pilot):
        assert "Tom" in str(review.queue.get_option_at_index(0).prompt)
        await until(pilot, lambda: any("Tom" in note.message for note in review.app._notifications))
        await press(pilot, "a")
        assert names(review) == ["Jansen", "milan", "De Wit"]
        await press(pilot, "j")
        await until(pilot, lambda: store.taken().get(1) == "Lea")
        await press(pilot, "a")
    assert (store.get(3).state, store.get(1).state) == ("review", "approved")
    assert store.taken() == {3: "Tom"}, "who leaves lets go"


async def test_the_figures_are_a_page(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "f", "1", "g")
        assert isinstance(review.app.screen, Page)
        assert worst(store.get(3).report) is not None
        text = str(review.app.screen.query_one(Static).content)
        assert "gevonden" in text
        assert any(f.rule in text for f in store.get(3).report.findings)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_every_key_of_the_help_page_fits_both_sizes(store: Store, size: tuple[int, int]) -> None:
    async with screen(store, size=size) as (review, pilot):
        await press(pilot, "question_mark")
        page = review.app.screen.query_one(Static)
        assert "Blind" in str(page.content) or "blind" in str(page.content)
        await press(pilot, "escape", "m", "enter")
        pick = review.app.screen
        assert isinstance(pick, RulePick)
        assert pick.query_one(OptionList).size.height >= 5


# promises


async def test_promises_are_closed_from_the_review_screen_and_opened_again(store: Store) -> None:
    for words, due in (("oud", date(2025, 12, 1)), ("straks", date(2999, 1, 1)), ("ooit", None)):
        store.add_promise(words, made_at=WEDNESDAY, latest=due, customer="Jansen", owner="Eva")
    async with screen(store) as (review, pilot):
        assert "1" in shown(review, "#review-status").partition("te laat")[2]
        await press(pilot, "d")
        ledger = review.app.screen
        assert isinstance(ledger, PromisesScreen)
        assert [p.text for p in ledger.shown] == ["oud", "straks", "ooit"]
        await press(pilot, "j", "k")
        assert [p.text for p in ledger.shown] == ["oud", "ooit"]
        await press(pilot, "v")
        assert [p.text for p in ledger.shown] == ["oud"]
        await press(pilot, "b")
        assert ledger.shown == []
        await press(pilot, "u", "v", "v", "v", "down", "w", "escape")
        await until(pilot, lambda: "te laat" in shown(review, "#review-status"))
    told = {p.text: [(c.state, c.who) for c in p.changes] for p in store.promises(now=WEDNESDAY, closed=True)}
    assert told == {
        "oud": [("broken", "Lea"), ("open", "Lea")],
        "straks": [("kept", "Lea")],
        "ooit": [("withdrawn", "Lea")],
    }


async def test_without_promises_the_ledger_says_where_they_come_from(store: Store) -> None:
    async with screen(store) as (review, pilot):
        await press(pilot, "d", "k", "u", "f5")
        ledger = review.app.screen
        assert isinstance(ledger, PromisesScreen)
        assert ledger.query_one("#review-empty").display
        await press(pilot, "q")
        assert isinstance(review.app.screen, ReviewScreen)
