"""The start of the program: what must not be loaded before the first paint, and the short way into the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from replycheck import __main__ as program
from replycheck.commands import write

SLOW = ("typer", "pydantic", "spacy", "numpy", "onnxruntime", "sqlalchemy", "replycheck.rules", "replycheck.engine")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts, one of them named as a command."""
    for name in ("reply.txt", "check", "write"):
        (tmp_path / name).write_text("Beste mevrouw De Wit,\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ("", None),
        ("write", None),
        ("reply.txt", "reply.txt"),
        ("write reply.txt", "reply.txt"),
        ("write check", "check"),
        ("write write", "write"),
    ],
)
def test_a_screen_without_options_opens_without_a_parser(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, file: str | None
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr(write, "write", lambda **options: opened.append(options["file"]) or 0)
    monkeypatch.setattr(program, "_command_line", lambda: pytest.fail("the option parser was called"))
    monkeypatch.setattr(sys, "argv", ["replycheck", *arguments.split()])
    with pytest.raises(SystemExit) as left:
        program.main()
    assert left.value.code == 0
    assert opened == [None if file is None else Path(file)]


@pytest.mark.parametrize(
    "arguments", ["check", "check reply.txt", "--help", "new.txt", "reply.txt --quick", "write -h", "chekc"]
)
def test_everything_else_goes_to_the_command_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    called: list[bool] = []
    monkeypatch.setattr(program, "_command_line", lambda: called.append(True))
    monkeypatch.setattr(sys, "argv", ["replycheck", *arguments.split()])
    program.main()
    assert called == [True]


def test_the_screen_loads_nothing_heavy_before_the_first_paint() -> None:
    program = f"""
import sys, replycheck.__main__, replycheck.commands.write, replycheck.tui.write
print([name for name in {SLOW} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_screen_without_a_terminal_is_one_line_and_exit_code_2(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "reply.txt"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("replycheck: the screen needs a terminal")
    assert done.stderr.count("\n") == 1
