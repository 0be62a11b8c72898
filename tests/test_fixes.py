"""Safe fixes in catalogues, in the notation of each, and diffs that git applies."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.commands import fixing
from replycheck.outcome import Outcome
from replycheck.readers.catalogues import read_texts
from replycheck.readers.rewritten import rewritten
from replycheck.report import Finding, Report, Severity, Suggestion, Verdict

WORDS = "wegens drukte"


def change(raw: str, text: str, words: str = WORDS) -> Suggestion:
    start = raw.index(words)
    return Suggestion(start, start + len(words), text)


@pytest.mark.parametrize(
    ("suffix", "raw", "text", "written"),
    [
        (".po", 'msgid "a"\nmsgstr "Dit duurt "\n"wegens drukte."\n', 'nu "lang"', '"nu \\"lang\\"."'),
        (".yml", "# é\nnl:\n  a: Het duurt wegens drukte # om\n  b: nee\n", "zo'n dag", "duurt zo'n dag # om"),
        (".yml", "nl:\n  a: 'Het duurt wegens drukte'\n", "zo'n dag", "'Het duurt zo''n dag'"),
        (".yaml", 'nl:\n  a: "Het duurt\\n wegens drukte"\n', 'een "dag"', 'duurt\\n een \\"dag\\""'),
        (".yml", "nl:\n  a: >-\n    Het duurt\n\n    wegens drukte\n\n    nu.\n", "één: dag", "    één: dag\n\n    nu."),
        (".json", '{"a": "Het duurt wegens drukte."}\r\n', 'één "dag"', 'duurt \\u00e9\\u00e9n \\"dag\\"."'),
        (".json", '{"a": "Het is één wegens drukte."}', "één dag", 'is één één dag."'),
        (".properties", "a = Het duurt \\\n   wegens drukte\n", "één dag", "   \\u00e9\\u00e9n dag\n"),
        (".csv", 'id,tekst\n1,"Het duurt wegens drukte"\n', 'een "dag"', '"Het duurt een ""dag"""'),
        (".csv", "id;tekst\n1;Het duurt wegens drukte\n", "een dag", "1;Het duurt een dag\n"),
    ],
)
def test_a_change_is_spelt_as_the_file_spells(suffix: str, raw: str, text: str, written: str) -> None:
    after, made = rewritten(raw, suffix, [change(raw, text)])
    assert made == 1
    assert written in after
    left, right = raw.split(WORDS)
    assert after.startswith(left)
    assert after.endswith(right)


@pytest.mark.parametrize(
    ("suffix", "raw", "text"),
    [
        (".yml", "nl:\n  a: wegens drukte\n", "wacht: even"),  # would be a key
        (".yml", "nl:\n  a: Het is druk\n    wegens drukte\n", "op # elf"),  # would be a comment
        (".csv", "id,tekst\n1,Het duurt wegens drukte\n", "een, twee"),  # would be a cell more
        (".properties", "a=Het duurt wegens drukte\n", "zo'n dag"),  # a quote means two things
        (".json", '{"a": "Het duurt wegens drukte"}', "een\ndag"),
        (".json", '{"wegens drukte": "a"}', "een dag"),  # a key is no text
    ],
)
def test_what_the_notation_cannot_say_is_left(suffix: str, raw: str, text: str) -> None:
    assert rewritten(raw, suffix, [change(raw, text)]) == (raw, 0)


def test_words_that_are_spelt_with_escapes_are_left() -> None:
    raw = '{"a": "Het duurt wegens \\u0064rukte"}'
    assert rewritten(raw, ".json", [change(raw, "nu", "wegens \\u0064rukte")]) == (raw, 0)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12))
def test_any_words_come_back_as_meant_or_nothing_changes(text: str) -> None:
    for suffix, raw in (
        (".po", 'msgid "a"\nmsgstr "Dit, wegens drukte."\nmsgid "b"\nmsgstr "b"\n'),
        (".yml", "nl:\n  a: Dit, wegens drukte.\n  b: 'nee'\n"),
        (".json", '{"a": "Dit, wegens drukte.", "b": 1}'),
        (".csv", "a;b\nDit, wegens drukte.;b\n"),
    ):
        after, made = rewritten(raw, suffix, [change(raw, text)])
        texts = [entry.text for entry in read_texts(after, suffix)]
        assert any(f"Dit, {text if made else WORDS}." == found for found in texts)


def outcome(path: str, text: str, key: str = "") -> Outcome:
    suggestion = change(text, "zodra het kan")
    words = Finding("a.b", Severity.ERROR, suggestion.start, suggestion.end, WORDS, "m", suggestions=(suggestion,))
    report = Report(text, "nl", "email", datetime(2025, 12, 3), Verdict.BLOCK, {}, {}, findings=(words,), path=path)
    return Outcome(path, report, key=key, fixable=not key)


FILES = {
    "a b.txt": "\ufeffHet duurt\r\nwegens drukte\r\nlang",
    "map/é.md": "Het duurt wegens drukte lang.\n\nDag\n",
    "map/nl.yml": "nl:\n  a: Het duurt wegens drukte lang.\n  b: Dag\n",
}


def written(folder: Path) -> list[Outcome]:
    """The files on disk, as outcomes."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return [outcome(n, t.removeprefix("\ufeff"), "nl.a" if n.endswith(".yml") else "") for n, t in FILES.items()]


def test_git_applies_the_diff_and_it_does_what_fix_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = written(tmp_path)
    assert fixing.fix(found, dry_run=True)
    diff = capsys.readouterr().out
    assert {name: (tmp_path / name).read_bytes().decode() for name in FILES} == FILES
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn"], input=diff.encode(), check=True)
    applied = {name: (tmp_path / name).read_bytes() for name in FILES}
    written(tmp_path)
    assert fixing.fix(found, dry_run=False)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == applied
    assert all("zodra het kan" in data.decode() and WORDS not in data.decode() for data in applied.values())


def test_a_file_that_changed_meanwhile_is_left_and_the_rest_is_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = written(tmp_path)
    (tmp_path / "a b.txt").write_text("iets anders")
    assert not fixing.fix(found, dry_run=False)
    assert "a b.txt: changed during the check; run it again" in capsys.readouterr().err
    assert (tmp_path / "a b.txt").read_text() == "iets anders"
    assert WORDS not in (tmp_path / "map/é.md").read_text()
