"""The ledger on the command line: lists, exit codes, changes, exports."""

from __future__ import annotations

import csv
import io
import json
import stat
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from typer.testing import CliRunner, Result

from replycheck.promises_cli import app
from replycheck.promises_texts import TEXTS, day_text
from replycheck.store import open_store

NOW = "2025-12-03T10:00"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store and no configuration."""
    monkeypatch.setenv("REPLYCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(app, list(words), input=answer)


def add(text: str, by: str = "", **options: str) -> None:
    named = [part for name, value in options.items() for part in (f"--{name}", value)]
    due = ["--by", by] if by else []
    result = run("add", text, *due, *named, "--now", NOW)
    assert result.exit_code == 0, result.output


def listed(*words: str) -> list[dict[str, object]]:
    result = run("list", "--format", "json", "--now", NOW, *words)
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def test_a_promise_is_added_and_listed() -> None:
    add("Ik bel u terug", "2025-12-04T12:00", customer="mevrouw Jansen", owner="Eva", reference="T-7")
    (promise,) = listed()
    assert promise["text"] == "Ik bel u terug"
    assert (promise["latest"], promise["state"], promise["owner"]) == ("2025-12-04T12:00", "soon", "Eva")
    assert (promise["customer"], promise["reference"]) == ("mevrouw Jansen", "T-7")


def test_the_list_is_what_comes_without_a_command() -> None:
    add("Wij sturen de bon na")
    result = run()
    assert result.exit_code == 0
    assert "Wij sturen de bon na" in result.stdout


def test_due_narrows_the_list_and_overdue_exits_with_one() -> None:
    for text, by in (("oud", "2025-12-01"), ("nu", "2025-12-03"), ("straks", "2025-12-08"), ("ooit", "")):
        add(text, by)
    assert [p["text"] for p in listed()] == ["oud", "nu", "straks", "ooit"]
    assert [p["text"] for p in listed("--due", "today")] == ["nu"]
    assert [p["text"] for p in listed("--due", "week")] == ["nu", "straks"]
    late = run("list", "--due", "overdue", "--now", NOW)
    assert late.exit_code == 1
    assert "oud" in late.stdout
    assert "nu" not in late.stdout
    run("keep", "1")
    assert run("list", "--due", "overdue", "--now", NOW).exit_code == 0
    assert run("list", "--due", "month").exit_code == 2


@pytest.mark.parametrize(("command", "state"), [("keep", "kept"), ("break", "broken"), ("withdraw", "withdrawn")])
def test_a_promise_is_closed_and_opened_again(command: str, state: str) -> None:
    add("Ik bel u terug", "2025-12-05")
    assert run(command, "1", "--who", "Lea").exit_code == 0
    assert listed() == []
    (closed,) = listed("--all")
    assert closed["state"] == state
    assert [c["who"] for c in closed["changes"]] == ["Lea"]  # type: ignore[attr-defined]
    assert run("reopen", "1").exit_code == 0
    assert [p["state"] for p in listed()] == ["open"]


def test_mistakes_are_one_line_and_exit_code_two() -> None:
    wrong = (
        ("keep", "99"),
        ("list", "--now", "gisteren"),
        ("add", "x", "--by", "morgen"),
        ("add", "  "),
        ("export",),
    )
    for words in (*wrong, ("export", "--ics", "--csv")):
        result = run(*words)
        assert result.exit_code == 2, words
        assert result.stdout == ""
        assert len(result.stderr.strip().splitlines()) == 1


def test_the_table_is_dutch_when_asked_and_shows_no_control_characters(folder: Path) -> None:
    (folder / "replycheck.toml").write_text('ui_language = "nl"\n')
    add("Ik bel\x1b[31m u\nterug", "2025-12-03T17:00", customer="Jansen\u202e")
    result = run("list", "--now", NOW)
    heading, line = result.stdout.splitlines()
    assert heading.split() == ["NR", "UITERLIJK", "STAND", "WIE", "KLANT", "BELOFTE"]
    assert "wo 3 dec 2025 17:00" in line
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_the_table_fits_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from replycheck.promises_texts import table

    add(
        "Ik bel u morgen terug over de factuur, de borg en de sleutels van de berging",
        customer="Van der Meulen-Bakker",
    )
    promises = open_store().promises(now=datetime.fromisoformat(NOW))
    assert all(len(line) <= 80 for line in table(promises, "en", 80).splitlines())
    assert "berging" in table(promises, "en", None)


def test_both_languages_say_everything() -> None:
    assert TEXTS["nl"].keys() == TEXTS["en"].keys()
    assert day_text(date(2026, 3, 13), "nl") == "vr 13 mrt 2026"
    assert day_text(datetime(2026, 3, 13, 17), "en") == "Fri 13 Mar 2026 17:00"


def test_forget_asks_and_forgets() -> None:
    add("Ik bel u terug", customer="Jansen")
    refused = run("forget", "--customer", "jansen", answer="n\n")
    assert refused.exit_code == 2
    unanswered = run("forget", "--customer", "jansen")
    assert unanswered.exit_code == 2
    assert "--yes" in unanswered.stderr
    assert len(listed()) == 1
    assert run("forget", "--customer", "jansen", "--yes").exit_code == 0
    assert listed("--all") == []


def test_the_calendar_is_valid_and_keeps_its_identity() -> None:
    add("Ik bel u terug; echt, waar", "2025-12-04T12:00", customer="Jansen", reference="T-7")
    add("Wij sturen de bon", "2025-12-05")
    add("Ooit")
    result = run("export", "--ics", "--now", NOW)
    calendar: Any = icalendar.Calendar.from_ical(result.stdout)
    call, bon = calendar.walk("VEVENT")
    assert calendar["version"] == "2.0"
    assert (call["dtstart"].dt, call["dtend"].dt) == (
        datetime(2025, 12, 4, 11, 45),
        datetime(2025, 12, 4, 12),
    )
    assert (bon["dtstart"].dt, bon["dtend"].dt) == (date(2025, 12, 5), date(2025, 12, 6))
    assert str(call["summary"]) == "Jansen: Ik bel u terug; echt, waar"
    assert "T-7" in str(call["description"])
    assert "1" in result.stderr, "the promise without a day is counted"
    run("withdraw", "1")
    again: Any = icalendar.Calendar.from_ical(run("export", "--ics", "--all", "--now", NOW).stdout)
    events = {str(e["uid"]): e for e in again.walk("VEVENT")}
    assert set(events) == {str(call["uid"]), str(bon["uid"])}
    assert str(events[str(call["uid"])]["status"]) == "CANCELLED"
    assert events[str(call["uid"])]["sequence"] > call["sequence"]


def test_a_sheet_never_runs_a_promise_as_a_formula() -> None:
    add("=HYPERLINK(1)", "2025-12-05", customer="+Jansen")
    (row,) = csv.DictReader(io.StringIO(run("export", "--csv", "--now", NOW).stdout))
    assert (row["text"], row["customer"]) == ("'=HYPERLINK(1)", "'+Jansen")
    assert (row["latest"], row["state"]) == ("2025-12-05", "open")


def test_an_export_file_is_for_its_owner(folder: Path) -> None:
    add("Ik bel u terug", "2025-12-05")
    file = folder / "promises.json"
    file.touch(mode=0o644)
    assert run("export", "--json", "--output", str(file), "--now", NOW).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [p["text"] for p in json.loads(file.read_text())] == ["Ik bel u terug"]
    assert run("export", "--json", "--output", str(folder / "no" / "file")).exit_code == 2


def test_the_command_is_known_without_opening_the_database() -> None:
    code = "import sys, replycheck.promises_cli; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_list_says_how_promises_get_there() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "F9" in result.output
    assert "promises add" in result.output
