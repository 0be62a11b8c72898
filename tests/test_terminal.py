"""The program as it runs: in a real pseudo-terminal, read by a terminal emulator."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pseudo_terminal import BACKSPACE, F, Terminal, ctrl

Start = Callable[..., Terminal]
OFFICIALESE = "Beste mevrouw Jansen, gaarne vernemen wij van u. "


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the screen in a terminal of its own, with data in the test's folder; ends it after the test."""
    running: list[Terminal] = []
    own = {"REPLYCHECK_DATA": str(tmp_path / "data"), "LC_ALL": "nl_NL.UTF-8", "NO_COLOR": ""}

    def run(*arguments: str, columns: int = 100, lines: int = 30, **environment: str) -> Terminal:
        values = {**own, **environment}
        running.append(Terminal(["write", *arguments], columns=columns, lines=lines, environment=values))
        return running[-1]

    yield run
    for terminal in running:
        if terminal.running:
            terminal.kill()


def findings(terminal: Terminal) -> int:
    """The number of findings that the screen shows."""
    shown = re.search(r"Bevindingen (\d+)", terminal.text)
    return int(shown[1]) if shown else 0


def test_a_draft_is_typed_a_finding_walked_to_and_its_words_taken(start: Start, tmp_path: Path) -> None:
    terminal = start(str(tmp_path / "antwoord.txt"))
    terminal.until(lambda: terminal.shows("Uw antwoord"))
    terminal.send(OFFICIALESE)
    terminal.until(lambda: terminal.shows("gaarne vernemen") and findings(terminal) > 0)
    for _ in range(12):
        if terminal.shows("Neem over: graag"):
            break
        terminal.send(F[8])
        terminal.rest(0.3)
    terminal.send(ctrl("t"))
    terminal.until(lambda: terminal.shows("graag vernemen"))
    assert not terminal.shows("gaarne vernemen")
    terminal.send(ctrl("z"))
    terminal.until(lambda: terminal.shows("gaarne vernemen"))
    terminal.send(ctrl("y") + ctrl("s"))
    terminal.until(lambda: terminal.shows("Bewaard in"))
    assert "graag vernemen" in (tmp_path / "antwoord.txt").read_text(encoding="utf-8")
    terminal.send(ctrl("q"))
    assert terminal.wait() == 0


def test_a_draft_is_there_again_after_a_crash(start: Start) -> None:
    terminal = start()
    terminal.until(lambda: terminal.shows("Uw antwoord"))
    terminal.send("Beste meneer Smit, één 🙂 moment")
    terminal.until(lambda: terminal.shows("moment"))
    terminal.rest(2.5)
    terminal.kill()
    again = start()
    again.until(lambda: again.shows("Beste meneer Smit, één"))
    again.until(lambda: again.shows("Uw vorige concept is terug"))


def test_wide_characters_keep_their_cells(start: Start) -> None:
    terminal = start()
    terminal.until(lambda: terminal.shows("Uw antwoord"))
    terminal.send("a🙂漢é")
    terminal.until(lambda: terminal.shows("é"))
    terminal.rest(0.2)
    column, row = terminal.screen.cursor.x, terminal.screen.buffer[terminal.screen.cursor.y]
    cells = [row[at].data for at in range(column - 6, column)]
    assert cells == ["a", "🙂", "", "漢", "", "é"]
    terminal.send(BACKSPACE * 3)
    terminal.until(lambda: terminal.screen.cursor.x == column - 5)


def test_ten_thousand_words_are_pasted_and_a_key_still_answers(start: Start) -> None:
    terminal = start()
    terminal.until(lambda: terminal.shows("Uw antwoord"))
    terminal.rest(0.5)
    terminal.paste("Wij hebben uw bericht goed gelezen en zoeken het uit. " * 1000)
    terminal.until(lambda: terminal.shows("zoeken het uit."), seconds=20)
    terminal.send("Klaar")
    terminal.until(lambda: terminal.shows("Klaar"), seconds=10)


@pytest.mark.parametrize("size", [(200, 50), (40, 10), (12, 4)])
def test_the_terminal_may_change_its_size(start: Start, size: tuple[int, int]) -> None:
    terminal = start(columns=80, lines=24)
    terminal.until(lambda: terminal.shows("Uw antwoord"))
    terminal.resize(*size)
    terminal.rest(0.5)
    terminal.send("Hallo")
    terminal.until(lambda: terminal.shows("Hallo"))
    terminal.resize(80, 24)
    terminal.until(lambda: terminal.shows("Bevindingen") and terminal.shows("Hallo"))


def test_without_colour_the_letter_still_tells(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sorry, het is erg druk.\n", encoding="utf-8")
    terminal = start(str(file), NO_COLOR="1")
    terminal.until(lambda: findings(terminal) > 0)
    terminal.rest(0.3)
    colours = {(c.fg, c.bg) for row in terminal.screen.buffer.values() for c in row.values()}
    assert all(is_grey(colour) for pair in colours for colour in pair)
    assert any(line.lstrip("│ ").startswith(("W Sorry", "E Sorry")) for line in terminal.screen.display)


def is_grey(colour: str) -> bool:
    """True for a colour without a hue, or none."""
    return not re.fullmatch(r"[0-9a-f]{6}", colour) or len({colour[:2], colour[2:4], colour[4:]}) == 1


def test_as_a_filter_it_reads_a_pipe_and_prints_the_text(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.write(write, b"Dag mevrouw,\n")
    os.close(write)
    out = tmp_path / "out.txt"
    shell = f"exec {sys.executable} -m replycheck write --stdout < /dev/fd/{read} > {out}"
    values = {"REPLYCHECK_DATA": str(tmp_path / "data"), "LC_ALL": "nl_NL.UTF-8"}
    terminal = Terminal([], command=["/bin/sh", "-c", shell], keep=(read,), environment=values)
    try:
        terminal.until(lambda: terminal.shows("Dag mevrouw,"))
        terminal.send("Hallo! ")
        terminal.until(lambda: terminal.shows("Hallo! Dag mevrouw,"))
        terminal.send(ctrl("q"))
        assert terminal.wait() == 0
    finally:
        os.close(read)
        if terminal.running:
            terminal.kill()
    assert out.read_text(encoding="utf-8") == "Hallo! Dag mevrouw,\n"


def test_quick_prints_the_verdict_without_a_screen(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sorry, het is erg druk.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "write", str(file), "--quick"], capture_output=True, text=True, check=False
    )
    assert "respect.busy-excuse" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_finding_is_ignored_with_a_reason(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sorry, het is erg druk.\n", encoding="utf-8")
    terminal = start(str(file))
    terminal.until(lambda: findings(terminal) > 0)
    before = findings(terminal)
    terminal.send(ctrl("g"))
    terminal.until(lambda: terminal.shows("Waarom negeert u dit?"))
    terminal.send("1")
    terminal.until(lambda: findings(terminal) == before - 1)
    terminal.send("Zo")
    terminal.until(lambda: terminal.shows("ZoSorry"))
