"""The writing screen, driven by its keys: what is typed, found, taken, ignored, kept, saved and passed on."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.policy import default as default_policy
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from replycheck.checks.spoken import renewed
from replycheck.config import Settings
from replycheck.errors import ConfigError
from replycheck.models import model_folder
from replycheck.report import Finding, Severity, Suggestion
from replycheck.store import open_store
from replycheck.tui import drafts, marks, pace, texts
from replycheck.tui.asked import CustomerArea
from replycheck.tui.checking import Checked
from replycheck.tui.dialogs import Ask, Choose, Page
from replycheck.tui.editor import DraftArea, PlainArea
from replycheck.tui.handover import send_to_review
from replycheck.tui.panels import PromiseList
from replycheck.tui.returned import returned_to
from replycheck.tui.session import Session, start_session
from replycheck.tui.themes import THEMES
from replycheck.tui.trend import Trend
from replycheck.tui.write import WriteApp

BUSY = "Beste mevrouw Jansen,\n\nSorry, het is erg druk. Wij kijken ernaar.\n\nMet vriendelijke groet,\nSanne"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts, store and settings of a test stay in its own folder."""
    monkeypatch.setenv("REPLYCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


def new_session(text: str = "", **values: Any) -> Session:
    known: dict[str, Any] = {"file": None, "channel": None, "language": None, "customer_message": ""}
    return start_session(**{"settings": Settings(), "text": text, **known, **values})


@asynccontextmanager
async def screen(session: Session, *, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[WriteApp, Pilot[int]]]:
    """The running application, after its first check."""
    app = WriteApp(session)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: checked(app))
        yield app, pilot


def checked(app: WriteApp) -> bool:
    """True when the report on the screen is that of the session as it is."""
    report = app.writing.report
    same = report is not None and report.text == app.session.text and report.channel == app.session.channel
    return same and not app.writing.checker.busy


async def until(pilot: Pilot[int], condition: Callable[[], bool]) -> None:
    """Wait for something that a thread brings about."""
    for _ in range(1200):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.05)
    raise AssertionError("it did not happen")


def rules(app: WriteApp) -> list[str]:
    report = app.writing.report
    return [f.rule for f in report.open_findings()] if report else []


def hold(app: WriteApp) -> None:
    """No more checks: what the test shows stays."""
    app.writing.checker.ask = lambda **_: None  # type: ignore[method-assign]


def suggestion_report(app: WriteApp, words: str, better: str) -> None:
    """Show a report whose only finding offers `better` for `words`."""
    hold(app)
    report = app.writing.report
    assert report is not None
    start = report.text.index(words)
    finding = Finding(
        "clarity.officialese", Severity.WARNING, start, start + len(words), words, "Dit kan gewoner.",
        suggestions=(Suggestion(start, start + len(words), better),), fingerprint="f1",
    )  # fmt: skip
    app.writing.show_report(replace(report, findings=(finding,)))


async def test_typing_brings_findings_and_removing_the_words_takes_them_away() -> None:
    async with screen(new_session()) as (app, pilot):
        await pilot.press(*"Sorry, het is erg druk.")
        await until(pilot, lambda: "respect.busy-excuse" in rules(app))
        assert any(m.key == app.writing.current for m in app.writing.draft.marks)
        app.writing.draft.change_all("Dank u voor uw bericht. Wij zoeken het vandaag voor u uit.")
        await pilot.pause(0.1)
        await until(pilot, lambda: checked(app) and "respect.busy-excuse" not in rules(app))


async def test_the_card_says_what_the_customer_reads() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        app.writing.draft.move_cursor((2, 10))
        await pilot.pause()
        found = app.writing.finding()
        assert found is not None
        assert found.rule == "respect.busy-excuse"
        assert found.reads_as in str(app.writing.query_one("#card-text", Static).content)


async def test_walking_goes_round_both_ways() -> None:
    text = "Het is erg druk. Dat komt goed.\n\nWegens drukte duurt het langer."
    async with screen(new_session(text)) as (app, pilot):
        places = [
            app.writing.draft.place(m.start) for m in sorted(app.writing.draft.marks, key=lambda m: (m.start, m.end))
        ]
        seen = []
        for _ in places:
            await pilot.press("f8")
            seen.append(app.writing.draft.cursor_location)
        assert len(places) >= 2
        assert set(seen) == set(places)
        before = app.writing.current
        await pilot.press("f8", "f7")
        assert app.writing.current == before
        await pilot.press("f8", "f20")
        assert app.writing.current == before


async def test_a_suggestion_is_taken_and_undone() -> None:
    text = "Wij verzoeken u het pakket te retourneren."
    async with screen(new_session(text)) as (app, pilot):
        suggestion_report(app, "verzoeken", "vragen")
        await pilot.press("ctrl+t")
        assert app.session.text == "Wij vragen u het pakket te retourneren."
        await pilot.press("ctrl+z")
        assert app.session.text == text


async def test_a_suggestion_lands_right_after_typing_before_it() -> None:
    async with screen(new_session("Wij verzoeken u te bellen.")) as (app, pilot):
        suggestion_report(app, "verzoeken", "vragen")
        app.writing.draft.insert("Dag! ", (0, 0))
        await pilot.press("ctrl+t")
        assert app.session.text == "Dag! Wij vragen u te bellen."


async def test_keys_of_the_list_take_suggestions_and_examples() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        app.writing.findings.focus()
        await pilot.press("n")
        finding = app.writing.finding()
        assert finding is not None
        rule = app.writing.rule(finding)
        assert rule is not None
        await pilot.press("1")
        example = renewed(rule.instead[0], rule.language, datetime.now())
        assert example in app.session.text
        assert "erg druk" not in app.session.text
        assert app.writing.draft.selected_text == example


async def test_an_ignored_finding_no_longer_counts_and_can_count_again() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        before = rules(app)
        await pilot.press("f8", "ctrl+g")
        assert isinstance(app.screen, Choose)
        await pilot.press("2")
        await until(pilot, lambda: checked(app))
        assert len(rules(app)) == len(before) - 1
        report = app.writing.report
        assert report is not None
        suppressed = [f.suppressed for f in report.findings if f.suppressed]
        assert [s.reason for s in suppressed] == [app.texts("ignore-why-2")]
        ignored = next(iter(app.session.ignored))
        app.writing.choose(ignored)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: checked(app))
        assert rules(app) == before


async def test_a_reason_of_ones_own() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press("f8", "ctrl+g", "tab")
        assert isinstance(app.focused, Input)
        await pilot.press(*"klant weet 2", "enter")
        assert list(app.session.ignored.values()) == ["klant weet 2"]


async def test_the_rule_page_and_help_open_and_close() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press("f8", "ctrl+r")
        assert isinstance(app.screen, Page)
        finding = app.writing.finding()
        rule = app.writing.rule(finding) if finding else None
        assert rule is not None
        assert rule.sources in str(app.screen.query_one(Static).content)
        await pilot.press("escape", "f1")
        assert isinstance(app.screen, Page)
        assert "F8" in str(app.screen.query_one(Static).content)
        await pilot.press("escape")
        assert not app.screen.is_modal


async def test_the_customers_message_reaches_the_check() -> None:
    async with screen(new_session("Beste klant, dank u wel.")) as (app, pilot):
        await pilot.press("f2")
        assert app.focused is app.writing.query_one("#customer", PlainArea)
        await pilot.press(*"Waar is het?")
        assert app.session.request().customer_message == "Waar is het?"
        await pilot.press("f2")
        assert app.focused is app.writing.draft
        assert not app.writing.has_class("with-customer")


async def test_the_channel_changes_and_with_it_the_length_limit() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        gauges = app.writing.query_one("#gauges", Static)
        assert "200" in str(gauges.content)
        await pilot.press("f3")
        await until(pilot, lambda: checked(app))
        assert app.session.channel == "chat"
        assert "60" in str(gauges.content)


async def test_the_language_can_be_set() -> None:
    async with screen(new_session("Ok.")) as (app, pilot):
        await pilot.press("f4", "f4")
        await until(pilot, lambda: app.writing.report is not None and app.writing.report.language == "en")


async def test_saving_keeps_line_ends_and_a_new_file_private(tmp_path: Path) -> None:
    file = tmp_path / "antwoord.txt"
    async with screen(new_session(file=file)) as (app, pilot):
        await pilot.press(*"Dag!", "ctrl+s")
        assert file.read_text() == "Dag!"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes("Één\r\ntwee\r\n".encode())
    file.chmod(0o644)
    drafts.forget()
    async with screen(new_session(file=file)) as (app, pilot):
        app.writing.draft.move_cursor(app.writing.draft.document.end)
        await pilot.press("x", "ctrl+s")
        assert file.read_bytes() == "Één\r\ntwee\r\nx".encode()
        assert stat.S_IMODE(file.stat().st_mode) == 0o644


async def test_saving_without_a_name_asks_for_one(tmp_path: Path) -> None:
    async with screen(new_session("Dag mevrouw.")) as (app, pilot):
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, Ask)
        app.screen.query_one(Input).value = str(tmp_path / "nieuw.txt")
        await pilot.press("enter")
        assert (tmp_path / "nieuw.txt").read_text() == "Dag mevrouw."


async def test_quitting_with_an_unsaved_file_asks(tmp_path: Path) -> None:
    file = tmp_path / "antwoord.txt"
    file.write_text("Dag")
    async with screen(new_session(file=file)) as (app, pilot):
        await pilot.press("x", "ctrl+q")
        assert isinstance(app.screen, Choose)
        await pilot.press("1")
        await pilot.pause()
    assert file.read_text() == "xDag"
    assert app.return_code == 0


async def test_a_draft_survives_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    async with screen(new_session()) as (app, pilot):
        app.writing.draft.insert("Dag Één 🙂")
        await pilot.pause()
        app.writing.query_one("#customer-name", Input).value = "Jansen"
        await until(pilot, lambda: app.session.customer_name == "Jansen")
        app.writing.leaving.keep()
        await until(pilot, drafts.draft_file().exists)
    kept = drafts.draft_file()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.rename(kept.with_name("999999999.json"))
    async with screen(new_session()) as (app, pilot):
        assert app.writing.draft.text == "Dag Één 🙂"
        assert app.session.customer_name == "Jansen"
        await pilot.press("ctrl+n")
        assert app.session.text == ""
        assert not drafts.draft_file().exists()
        await pilot.press("ctrl+z")
        assert app.session.text == "Dag Één 🙂"


async def test_a_newer_draft_of_a_file_is_offered(tmp_path: Path) -> None:
    file = tmp_path / "antwoord.txt"
    file.write_text("Oud")
    session = new_session(file=file)
    session.text = "Nieuw"
    drafts.keep(session)
    async with screen(new_session(file=file)) as (app, pilot):
        assert isinstance(app.screen, Choose)
        assert app.session.text == "Oud"
        await pilot.press("1")
        assert app.session.text == "Nieuw"


def test_the_draft_of_a_running_screen_and_a_spoilt_file_are_left_alone(tmp_path: Path) -> None:
    session = new_session("van een ander")
    drafts.keep(session)
    folder = drafts.draft_file().parent
    drafts.draft_file().rename(folder / f"{os.getppid()}.json")
    (folder / "999999998.json").write_text("{half")
    (folder / "999999997.json").write_text(json.dumps({"saved_at": "2026-01-01", "text": 3}))
    assert drafts.find_kept(None) is None


async def test_copying_gives_the_clipboard_the_whole_reply() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press("f5")
        assert app.clipboard == BUSY


def test_marks_count_bytes_not_characters() -> None:
    text = "Één 🙂 café\nhet is erg druk"
    mark = marks.Mark(text.index("café"), text.index("café") + 4, Severity.WARNING, "a")
    both = marks.Mark(text.index("café"), len(text), Severity.ERROR, "b")
    found = marks.byte_columns(text, [both, mark], current="a")
    first = "Één 🙂 ".encode()
    assert found[0] == [
        (len(first), len(first) + 5, "error"),
        (len(first), len(first) + 5, "warning-current"),
    ]
    assert found[1] == [(0, len("het is erg druk"), "error")]


@pytest.mark.parametrize(
    ("old", "new", "span"),
    [
        ("a het b", "xx a het b", (5, 8)),
        ("a het b", "a het bb", (2, 5)),
        ("a het b", "a hxt b", None),
        ("a het b", "", None),
        ("het het", "het het het", (0, 3)),
    ],
)
def test_marks_move_with_the_text(old: str, new: str, span: tuple[int, int] | None) -> None:
    start = old.index("het")
    moved = marks.moved([marks.Mark(start, start + 3, Severity.INFO)], old, new)
    assert [(m.start, m.end) for m in moved] == ([span] if span else [])


async def test_the_text_area_draws_the_underline_on_the_very_words() -> None:
    text = "Één 🙂 café: het is erg druk.\nEinde"
    async with screen(new_session(text)) as (app, pilot):
        area = app.writing.draft
        hold(app)
        start = text.index("het is erg druk")
        area.show_marks([marks.Mark(start, start + 15, Severity.WARNING, "a")], current="")
        await pilot.pause()
        strip = area.render_line(0)
        assert "".join(s.text for s in strip if s.style and s.style.underline) == "het is erg druk"
        assert next(iter(strip)).text == "W "
        area.insert("Zo: ", (0, 0))
        await pilot.pause()
        assert "".join(s.text for s in area.render_line(0) if s.style and s.style.underline) == "het is erg druk"


async def test_promises_are_listed_and_lead_to_their_words() -> None:
    async with screen(new_session("Beste meneer Smit,\n\nIk bel u morgen terug over uw bestelling.")) as (
        app,
        pilot,
    ):
        listed = app.writing.query_one(PromiseList)
        assert [p.action for p in listed.promises]
        assert "morgen" in listed.promises[0].text
        listed.focus()
        await pilot.press("down", "enter")
        assert app.writing.draft.selected_text == listed.promises[0].text


@pytest.mark.parametrize("size", [(200, 50), (120, 40), (80, 24), (60, 16), (40, 10), (12, 4), (2, 2)])
async def test_every_size_shows_the_reply(size: tuple[int, int]) -> None:
    async with screen(new_session(BUSY), size=size) as (app, pilot):
        await pilot.press("f8", "f6", "f6", "f6", "f2", "f2")
        area = app.writing.query_one("#draft", DraftArea)
        assert area.size.height > 0 or size[1] < 5
        narrow = 50 <= size[0] < 100
        assert app.writing.has_class("-narrow") == narrow


async def test_pasted_control_characters_stay_out() -> None:
    from textual import events

    async with screen(new_session()) as (app, pilot):
        app.writing.draft.post_message(events.Paste("a\x1b[31mb\x07c\r\nd\u2028e\u202ef"))
        await pilot.pause()
        assert app.session.text == "a[31mbc\nd\nef"


async def test_a_long_paste_can_be_undone_and_redone() -> None:
    async with screen(new_session("Dag"), size=(80, 24)) as (app, pilot):
        app.writing.draft.change_all("een regel\n" * 60)
        app.writing.draft.move_cursor(app.writing.draft.document.end)
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert app.session.text == "Dag"
        await pilot.press("ctrl+y")
        assert app.session.text == "een regel\n" * 60


async def test_paging_in_a_list_that_is_hidden_is_harmless() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        app.writing.findings.focus()
        app.writing.findings.highlighted = 0
        app.writing.findings.styles.height = 0
        app.writing.findings.styles.min_height = 0
        report = app.writing.report
        assert report is not None
        app.writing.show_report(report)
        app.writing.findings.highlighted = 0
        await pilot.press("pageup", "pagedown")
        assert app.is_running


async def test_the_mouse_takes_words_and_changes_the_channel() -> None:
    async with screen(new_session("Wij verzoeken u te bellen.")) as (app, pilot):
        suggestion_report(app, "verzoeken", "vragen")
        await pilot.pause()
        card = str(app.writing.query_one("#card-text", Static).content).splitlines()
        row = next(i for i, line in enumerate(card) if "vragen" in line)
        await pilot.click("#card-text", offset=(4, row))
        assert app.session.text == "Wij vragen u te bellen."
        await pilot.click("#channel", offset=(2, 0))
        assert app.session.channel == "chat"


async def test_walking_brings_the_findings_back_on_a_narrow_screen() -> None:
    async with screen(new_session(BUSY), size=(80, 24)) as (app, pilot):
        await pilot.press("f6", "f6")
        assert not app.writing.findings.display
        assert app.writing.query_one(PromiseList).display
        await pilot.press("f8")
        assert app.writing.findings.display


async def test_the_menu_holds_every_action() -> None:
    async with screen(new_session()) as (app, _):
        names = [command.title for command in app.get_system_commands(app.writing)]
        assert {"Verzonden", "Kopieer", "Laat nakijken", "Kleuren", "Stop"} <= set(names)


async def test_the_chosen_theme_is_remembered() -> None:
    async with screen(new_session()) as (app, _):
        app.action_next_theme()
        chosen = app.theme
        assert chosen != "replycheck-dark"
    assert WriteApp(new_session()).theme == chosen


def test_an_english_environment_gets_english_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert WriteApp(new_session()).texts("key.sent") == "Sent"
    assert WriteApp(new_session(settings=Settings(ui_language="nl"))).texts("key.sent") == "Verzonden"


def test_both_languages_fill_the_same_braces() -> None:
    import string

    def braces(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [key for key, (dutch, english) in texts.TEXTS.items() if braces(dutch) != braces(english)] == []
    assert all(dutch and english for dutch, english in texts.TEXTS.values())


def test_an_unreadable_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from replycheck.tui.app import run_write

    file = tmp_path / "x.txt"
    file.write_bytes(b"\xff\xfe\x00d")
    code = run_write(settings=Settings(), file=file, channel=None, language=None, customer_message="", to_stdout=False)
    assert code == 2
    assert "UTF-8" in capsys.readouterr().err


async def test_a_sent_reply_leaves_its_promises_and_an_empty_screen() -> None:
    text = "Beste meneer Smit,\n\nIk bel u morgen terug over uw bestelling."
    async with screen(new_session(text)) as (app, pilot):
        app.writing.query_one("#customer-name", Input).value = "Smit"
        await pilot.press("f9")
        if isinstance(app.screen, Choose):
            await pilot.press("1")
        await until(pilot, lambda: app.session.text == "")
        kept = open_store(None).promises(now=datetime.now())
        assert [(p.customer, p.text) for p in kept] == [("Smit", "Ik bel u morgen terug over uw bestelling")]
        assert not drafts.draft_file().exists()


async def test_a_reply_goes_to_review_with_its_note() -> None:
    async with screen(new_session(BUSY, customer_message="Waar blijft het?")) as (app, pilot):
        await pilot.press("f10")
        assert isinstance(app.screen, Ask)
        await pilot.press(*"toon?", "enter")
        await until(pilot, lambda: bool(open_store(None).queue()))
        (waiting,) = open_store(None).queue()
        assert (waiting.note, waiting.customer_message) == ("toon?", "Waar blijft het?")
        assert app.session.text == BUSY


async def test_a_store_that_cannot_be_used_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    session = new_session(BUSY, settings=Settings(store=f"sqlite:///{tmp_path}/file/store.db"))
    async with screen(session) as (app, pilot):
        await pilot.press("f9")
        if isinstance(app.screen, Choose):
            await pilot.press("1")
        await until(pilot, lambda: any(n.severity == "error" for n in app._notifications))
        assert app.session.text == BUSY


def test_importing_the_screens_loads_nothing_heavy() -> None:
    heavy = ("spacy", "torch", "transformers", "onnxruntime", "sqlalchemy", "replycheck.engine", "replycheck.checks")
    code = f"import sys, replycheck.tui.write; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


async def test_the_reply_is_drawn_anew_when_its_lines_break_elsewhere() -> None:
    words = " ".join(f"woord{n}" for n in range(60))
    async with screen(new_session(f"Beste mevrouw Jansen,\n\n{words}")) as (app, pilot):
        rows = drawn_rows(app)
        # A terminal that changes size may draw once before the lines are broken for the new width.
        app.writing.draft.wrapped_document.wrap(30)
        app.writing.draft._line_cache.clear()
        app.writing.draft.refresh()
        await pilot.pause(0.1)
        assert drawn_rows(app) != rows
        app.writing.draft._rewrap_and_refresh_virtual_size()
        await pilot.pause(0.1)
        assert drawn_rows(app) == rows


def drawn_rows(app: WriteApp) -> list[str]:
    """The rows of the reply as they stand on the screen."""
    area = app.writing.draft.region
    rows = app.screen._compositor.render_strips()
    return [row.crop(area.x + 1, area.right - 1).text for row in rows[area.y : area.bottom]]


async def test_a_returned_reply_comes_back_with_its_note_and_its_customer() -> None:
    async with screen(new_session(BUSY, channel="chat", customer_message="Waar blijft mijn lamp?")) as (app, pilot):
        send_to_review(app.session.request(), "")
        store = open_store(app.session.settings.store)
        store.decide(1, action="return", reviewer="lead", note="Noem een [dag].")
        await pilot.press("ctrl+n", "f3")
        app.writing.returned.show()
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert "Noem een [dag]." in str(app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        await pilot.press("1", "1")
        await until(pilot, lambda: checked(app))
        assert (app.session.text, app.session.channel) == (BUSY, "chat")
        assert app.session.customer_message == "Waar blijft mijn lamp?"
        assert r"Noem een \[dag]." in str(app.writing.draft.border_title)
        send_to_review(app.session.request(), "beter")
        assert returned_to(app.session.settings, store.get(1).agent) == []


async def test_escape_leaves_the_customers_message() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press("f2")
        assert app.focused is not app.writing.draft
        await pilot.press("escape")
        assert app.focused is app.writing.draft


async def test_a_notice_takes_the_place_of_the_last_one_and_shows_brackets_as_they_are() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        app.writing.notify("eerst")
        await pilot.pause(0.1)
        app.writing.notify("Bewaard in [/map]/x.txt", timeout=30)
        await pilot.pause(0.2)
        assert [(n.message, n.markup) for n in app._notifications] == [("Bewaard in [/map]/x.txt", False)]
        app.writing.notify("Niet bewaard", severity="error")
        await pilot.pause(0.1)
        app.writing.notify("later")
        await pilot.pause(0.1)
        assert [n.message for n in app._notifications][-2:] == ["Niet bewaard", "later"]


async def test_the_menu_and_ctrl_c_speak_the_interface_language() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        app.action_help_quit()
        await pilot.pause(0.1)
        assert [n.message for n in app._notifications] == ["Ctrl+Q stopt. Ctrl+P toont alle acties."]
        await pilot.press("ctrl+p")
        assert app.screen.query_one(Input).placeholder == "Alle acties zoeken"


def test_a_day_of_another_year_names_it() -> None:
    words, now = texts.Texts("nl"), datetime.now()
    assert words.day(datetime(now.year - 1, 12, 5).date()).endswith(f"5 dec {now.year - 1}")
    assert words.day(datetime(now.year, 12, 5, 17)).endswith("5 dec 17:00")


async def test_a_template_file_is_checked_as_a_template(tmp_path: Path) -> None:
    file = tmp_path / "verzonden.nl.jinja"
    file.write_text("Beste {{ naam }},\n\nUw pakket komt op {{ dag }}.\n\nMet vriendelijke groet,\nSanne\n", "utf-8")
    async with screen(new_session(file=file)) as (app, pilot):
        assert "template.unfilled-placeholder" not in rules(app)
        await pilot.press("ctrl+n")
        assert app.session.request().kind == "draft"


# mail, clipboard, earlier drafts, keys of one's own

MAIL = b"""From: Sanne <sanne@shop.example>
To: Karin Mulder <karin@post.example>
Subject: Re: Mijn fiets
In-Reply-To: <1@post.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

Beste mevrouw Mulder,

Sorry, het is erg druk.

Op 2 december 2025 om 20:41 schreef Karin Mulder <karin@post.example>:
> Waar blijft mijn fiets?
--b
Content-Type: text/html; charset="utf-8"

<p>Sorry, het is erg druk.</p>
--b--
"""


async def test_a_mail_is_split_and_goes_back_into_its_file(tmp_path: Path) -> None:
    file = tmp_path / "antwoord.eml"
    file.write_bytes(MAIL)
    async with screen(new_session(file=file)) as (app, pilot):
        assert app.session.text == "Beste mevrouw Mulder,\n\nSorry, het is erg druk.\n"
        assert app.session.customer_message == "Waar blijft mijn fiets?"
        assert app.writing.query_one("#customer-name", Input).value == "Karin Mulder"
        app.writing.draft.change_all("Beste mevrouw Mulder,\n\nUw fiets staat één dag klaar.\n")
        await pilot.press("ctrl+s")
    saved = message_from_bytes(file.read_bytes(), policy=default_policy)
    assert (saved["Subject"], saved["In-Reply-To"]) == ("Re: Mijn fiets", "<1@post.example>")
    body = saved.get_body(preferencelist=("html", "plain")).get_content()
    assert "één dag klaar" in body
    assert "> Waar blijft mijn fiets?" in body
    assert b"erg druk" not in file.read_bytes()


async def test_a_new_reply_is_saved_as_a_private_mail(tmp_path: Path) -> None:
    file = tmp_path / "nieuw.eml"
    async with screen(new_session("Dag mevrouw Ünal.", customer_message="Waar is het?")) as (app, pilot):
        app.writing.query_one("#customer-name", Input).value = "Ünal, A."
        await pilot.press("ctrl+s")
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    saved = message_from_bytes(file.read_bytes(), policy=default_policy)
    assert saved["X-Unsent"] == "1"
    assert "Ünal" in saved["To"]
    assert saved.get_content().splitlines() == ["Dag mevrouw Ünal.", "", "> Waar is het?"]
    assert new_session(file=file).text == "Dag mevrouw Ünal.\n"


def test_a_quoted_message_in_a_plain_text_is_the_customers() -> None:
    assert (
        new_session("Dag,\n\n> Waar is het?\n> > Ouder\n>> Nog ouder\n> Karin").customer_message
        == "Waar is het?\nKarin"
    )


async def test_the_last_key_before_saving_is_saved_too(tmp_path: Path) -> None:
    file = tmp_path / "antwoord.txt"
    async with screen(new_session(file=file)) as (app, _):
        app.writing.draft.insert("Dag!")
        app.writing.action_save()
        assert file.read_text() == "Dag!"


async def test_a_reply_left_for_a_new_one_is_listed_and_comes_back() -> None:
    async with screen(new_session("Beste Anna, ik bel u.")) as (app, pilot):
        await pilot.press("ctrl+o")
        assert app._notifications
        await pilot.press("ctrl+n")
        assert app.session.text == ""
        app.writing.draft.insert("Tweede")
        await pilot.press("ctrl+o")
        assert isinstance(app.screen, Choose)
        await pilot.press("1")
        await pilot.pause()
        assert app.writing.draft.text == "Beste Anna, ik bel u."
        assert [k.values["text"] for k in drafts.recent()] == ["Tweede"]
        assert all(stat.S_IMODE(k.path.stat().st_mode) == 0o600 for k in drafts.recent())
    drafts.draft_file().unlink(missing_ok=True)
    assert drafts.find_kept(None) is None


def test_only_the_newest_earlier_drafts_are_kept(tmp_path: Path) -> None:
    for number in range(drafts.MOST_RECENT + 3):
        drafts.set_aside(new_session(f"Tekst {number}"))
    kept = drafts.recent()
    assert len(kept) == len(list((tmp_path / "data" / "drafts").iterdir())) == drafts.MOST_RECENT
    old = kept[0].path
    old.write_text(json.dumps({**kept[0].values, "saved_at": "2020-01-01T10:00:00"}))
    drafts.set_aside(new_session())
    assert not old.exists()


@pytest.fixture
def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system clipboard that is a file, behind a tool of the desktop's name."""
    board, tools = tmp_path / "board", tmp_path / "bin"
    tools.mkdir()
    for name, command in (("wl-copy", f"cat > {board}"), ("wl-paste", f"cat {board}")):
        (tools / name).write_text(f"#!/bin/sh\n{command}\n")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    return board


async def test_the_systems_clipboard_gets_the_reply_and_gives_a_text(clipboard: Path) -> None:
    async with screen(new_session("Één 🙂")) as (app, pilot):
        await pilot.press("f5")
        await until(pilot, lambda: clipboard.exists() and clipboard.read_text() == "Één 🙂")
        clipboard.write_text("Geplakt\x1b[31m\r\nhier ")
        await pilot.press("ctrl+v")
        await until(pilot, lambda: app.session.text == "Geplakt[31m\nhier Één 🙂")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: app.session.text == "Één 🙂")


async def test_the_customers_message_shows_what_it_asks_and_gives() -> None:
    message = "Hallo,\nMijn ordernummer is 1234567.\nWanneer komt mijn bank?"
    async with screen(new_session("Dag,", customer_message=message)) as (app, pilot):
        area = app.writing.query_one("#customer", CustomerArea)
        await until(pilot, lambda: len(area.marks) >= 2)
        starts = [next(iter(area.render_line(row))).text for row in range(3)]
        assert starts == ["  ", "+ ", "? "]


def test_the_trend_follows_the_last_minute() -> None:
    trend = Trend()
    assert trend.arrow("respect") == " "
    trend.add({"respect": -0.5, "sentiment": 0.1}, at=0)
    trend.add({"respect": 0.2, "sentiment": 0.12}, at=10)
    assert (trend.arrow("respect"), trend.arrow("sentiment")) == ("↗", " ")
    trend.add({"respect": -0.5, "sentiment": 0.1}, at=75)
    assert trend.arrow("respect") == "↘"
    trend.forget()
    assert trend.arrow("respect") == " "


async def test_the_gauges_show_which_way_the_tone_goes() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        app.writing.draft.change_all(
            "Beste mevrouw Jansen,\n\nWat vervelend dat uw pakket er nog niet is. Ik zoek het vandaag voor u uit."
        )
        await pilot.pause(0.1)
        await until(pilot, lambda: checked(app))
        assert "↗" in str(app.writing.query_one("#gauges", Static).content)


async def test_tab_walks_the_list_and_e_opens_the_rule() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press("tab")
        assert app.focused is app.writing.findings
        seen = set()
        for _ in app.writing.draft.marks:
            seen.add(app.writing.current)
            await pilot.press("tab")
        assert seen == {m.key for m in app.writing.draft.marks}
        before = app.writing.current
        await pilot.press("tab", "shift+tab")
        assert app.writing.current == before
        await pilot.press("e")
        assert isinstance(app.screen, Page)
        await pilot.press("escape", "escape")
        assert app.focused is app.writing.draft


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ((), "in uw antwoord"),
        (("tab",), "in de bevindingen"),
        (("f6", "f6"), "in de beloften"),
        (("f2",), "! wat misging"),
    ],
)
async def test_help_tells_of_the_part_that_has_the_focus(keys: tuple[str, ...], words: str) -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press(*keys, "f1")
        assert words in str(app.screen.query_one(Static).content)


async def test_keys_of_ones_own_work_and_are_shown() -> None:
    session = new_session(BUSY, settings=Settings(keys={"customer": "f12", "take": "ctrl+b"}))
    async with screen(session) as (app, pilot):
        await pilot.press("f12")
        assert app.writing.has_class("with-customer")
        assert "F12" in app.writing.draft.placeholder
        await pilot.press("escape", "f1")
        assert "Ctrl+B" in str(app.screen.query_one(Static).content)


def test_a_key_for_an_unknown_action_is_refused() -> None:
    with pytest.raises(ConfigError, match="did you mean 'next'"):
        WriteApp(new_session(settings=Settings(keys={"nxt": "f12"})))


async def test_every_theme_draws_the_letters_and_the_underline() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        row = app.writing.draft.place(app.writing.draft.marks[0].start)[0]
        colours = set()
        for _ in THEMES:
            app.action_next_theme()
            await pilot.pause(0.1)
            segments = list(app.writing.draft.render_line(row))
            assert segments[0].text.strip() in ("E", "W", "I")
            assert any(s.style and s.style.underline for s in segments)
            colours.add((app.theme, str(segments[0].style)))
        assert len(colours) == len(THEMES)


async def test_without_models_the_rest_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").mkdir()
    monkeypatch.setenv("REPLYCHECK_MODELS", str(tmp_path / "models"))
    async with screen(new_session("Wij hebben het {naam} ontvangen. Sorry, het is erg druk.")) as (app, _):
        prompts = [str(o.prompt) for o in app.writing.findings.options]
        assert any("Niet gecontroleerd" in p and "parser" in p for p in prompts)
        assert rules(app)
        assert app.texts("verdict.partly") in str(app.writing.query_one("#state", Static).content)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_the_hint_in_an_empty_reply_is_whole(size: tuple[int, int]) -> None:
    async with screen(new_session(), size=size) as (app, pilot):
        await pilot.pause(0.1)
        area = app.writing.draft
        drawn = " ".join(area.render_line(row).text.strip() for row in range(area.size.height))
        assert app.texts("draft-hint") in " ".join(drawn.split())


async def test_rows_that_are_kept_look_like_rows_drawn_anew() -> None:
    text = "Beste (heer) Smit,\n\nSorry, het is erg druk. " + "Wij zoeken het uit. " * 12 + "\n\nHet is erg druk.\n\nGroet"
    keys = ("x", "f8", "down", "shift+down", "enter", "f8", "(", "backspace", "ctrl+z", "up", "f2", "f2", "end", "ctrl+d")
    async with screen(new_session(text), size=(80, 24)) as (app, pilot):
        area = app.writing.draft
        for key in keys:
            await pilot.press(key)
            await until(pilot, lambda: checked(app))
            kept = [area.render_line(row) for row in range(area.size.height)]
            area._drawn.clear()
            assert [list(s) for s in kept] == [list(area.render_line(row)) for row in range(area.size.height)], key


@pytest.mark.parametrize("size", [(200, 50), (120, 40), (81, 24), (64, 20)])
async def test_lines_are_cut_between_words_at_every_size(size: tuple[int, int]) -> None:
    text = "Ik heb £ 34,95 teruggestort naar uw rekening. " * 8
    async with screen(new_session(text), size=(80, 24)) as (app, pilot):
        await pilot.resize_terminal(*size)
        await pilot.pause(0.2)
        area = app.writing.draft
        rows = [area.render_line(row).text[2:].strip() for row in range(area.size.height)]
        assert " ".join(" ".join(rows).split()) == text.strip()


async def test_the_collector_waits_until_nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    before, moment, collected = gc.get_threshold(), [100.0], []
    monkeypatch.setattr(pace, "monotonic", lambda: moment[0])
    monkeypatch.setattr(pace.gc, "collect", lambda: collected.append(moment[0]))
    own = pace.Pace()
    try:
        own.begin()
        assert gc.get_threshold()[0] == 0
        own.touched()
        own.loaded("nl")
        own.loaded("nl")
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] > 1000
        assert gc.get_freeze_count() > 1000
        for moment[0] in (101.0, 102.0, 104.0, 105.0):
            own.tick()
        assert collected == [104.0]
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


async def test_a_tip_about_the_last_sentence_waits_until_it_is_written() -> None:
    async with screen(new_session()) as (app, pilot):
        await pilot.press(*"Het pakket komt vrijdag")
        await until(pilot, lambda: checked(app) and "politeness.missing-signature" in rules(app))
        found = app.writing.report.findings if app.writing.report else ()
        key = next(f.fingerprint for f in found if f.rule == "politeness.missing-signature")
        assert key not in app.writing._under_cursor(app.writing.draft.marks)
        await pilot.press("left")
        assert key in app.writing._under_cursor(app.writing.draft.marks)


async def test_an_example_speaks_to_the_customer_as_the_reply_does() -> None:
    async with screen(new_session("Beste mevrouw, u moet het formulier invullen.")) as (app, pilot):
        finding = next(f for f in app.writing.report.findings if f.rule == "politeness.you-must")  # type: ignore[union-attr]
        formal = " ".join(app.writing.takeable(finding)).lower().split()
        assert "je" not in formal
        app.writing.draft.change_all("Hoi Kim, je moet het formulier invullen.")
        await pilot.pause(0.1)
        await until(pilot, lambda: checked(app) and "politeness.you-must" in rules(app))
        finding = next(f for f in app.writing.report.findings if f.rule == "politeness.you-must")  # type: ignore[union-attr]
        assert "u" not in " ".join(app.writing.takeable(finding)).lower().split()


async def test_a_long_explanation_is_read_on_by_key() -> None:
    async with screen(new_session(BUSY), size=(80, 24)) as (app, pilot):
        await pilot.press("f8")
        card = app.writing.query_one("#card")
        await until(pilot, lambda: card.show_vertical_scrollbar)
        assert "Ctrl+L" in str(card.border_title)
        seen = [card.scroll_y]
        for _ in range(12):
            await pilot.press("ctrl+l")
            await pilot.pause()
            seen.append(card.scroll_y)
        assert max(seen) == card.max_scroll_y
        assert 0 in seen[1:]


async def test_counts_are_words_where_there_is_room() -> None:
    async with screen(new_session(BUSY), size=(60, 24)) as (app, pilot):
        state = app.writing.query_one("#state", Static)
        await until(pilot, lambda: " W" in str(state.content))
        assert "waarschuwing" not in str(state.content)
        await pilot.resize_terminal(140, 40)
        await until(pilot, lambda: "waarschuwing" in str(state.content))


async def test_a_pasted_customers_message_is_shown_from_its_start() -> None:
    async with screen(new_session()) as (app, pilot):
        await pilot.press("f2")
        area = app.writing.query_one("#customer", PlainArea)
        await area._on_paste(Paste("Eerste regel\n" + "nog een regel\n" * 40))
        await pilot.pause()
        assert (area.cursor_location, area.scroll_y) == ((0, 0), 0)


async def test_a_reply_is_handed_over_and_recorded_once() -> None:
    async with screen(new_session("Ik bel u morgen terug.")) as (app, pilot):
        await pilot.press("f10", "enter")
        await until(pilot, lambda: any("nummer 1" in n.message for n in app._notifications))
        await pilot.press("f10")
        assert not app.screen.is_modal
        assert any("ligt er al" in n.message for n in app._notifications)
        assert len(open_store(app.settings.store).reports()) == 1
        await pilot.press("f9")
        await until(pilot, lambda: app.session.text == "")
        await pilot.press("ctrl+z", "f9")
        await until(pilot, lambda: any("was al geboekt" in n.message for n in app._notifications))


async def test_no_notice_lies_over_a_window() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        await pilot.press("f5")
        assert app._notifications
        await pilot.press("f1")
        assert not app._notifications


async def test_a_result_for_an_older_text_is_dropped() -> None:
    async with screen(new_session(BUSY)) as (app, pilot):
        older, report = app.session.request(), app.writing.report
        assert report is not None
        app.writing.draft.change_all("Dank u wel voor uw bericht.")
        await pilot.pause(0.1)
        await until(pilot, lambda: checked(app))
        app.writing.post_message(Checked(older, report))
        await pilot.pause(0.1)
        assert app.writing.report is not None
        assert app.writing.report.text == "Dank u wel voor uw bericht."
        assert "respect.busy-excuse" not in "".join(str(o.prompt) for o in app.writing.findings.options)


async def test_the_reading_time_stands_above_tone_and_length() -> None:
    async with screen(new_session("Wij zoeken het vandaag voor u uit. " * 40)) as (app, pilot):
        gauges = app.writing.query_one("#gauges")
        assert re.search(r"\d+ (s|min) lezen", str(gauges.border_title))
        await pilot.press("ctrl+n")
        await until(pilot, lambda: checked(app) and "lezen" not in str(gauges.border_title))


async def test_an_encoder_that_cannot_be_loaded_is_said_in_a_line_and_the_rest_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "models"
    shutil.copytree(model_folder() / "nl", folder / "nl")
    shutil.copytree(model_folder() / "encoder", folder / "encoder")
    (folder / "encoder" / "encoder.onnx").write_bytes(b"half a file")
    monkeypatch.setenv("REPLYCHECK_MODELS", str(folder))
    async with screen(new_session(BUSY)) as (app, _):
        assert "respect.busy-excuse" in rules(app)
        assert app.writing.report is not None
        assert [s.check for s in app.writing.report.skipped] == ["encoder"]
        lines = [str(o.prompt) for o in app.writing.findings.options if "Niet gecontroleerd" in str(o.prompt)]
        assert len(lines) == 1
        assert "the encoder cannot be loaded" in lines[0]
        assert "\n" not in lines[0]
