"""The command line: exit codes in combinations, JSON Lines, caching, baselines, one line per failure."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from replycheck import cli, fixes
from replycheck.report import Finding, Report, Severity, Suggestion, Verdict

GOOD = """Beste mevrouw Jansen,

Dank u wel voor uw bericht. De factuur staat in uw account.

Met vriendelijke groet,
Piet Smit
"""
BUSY = """Beste mevrouw Jansen,

Wegens drukte duurt uw aanvraag langer. De factuur staat in uw account.

Met vriendelijke groet,
Piet Smit
"""
ONLY = ("--select", "respect.busy-excuse", "--lang", "nl", "--now", "2025-12-03T10:00")


@dataclass(frozen=True)
class Ran:
    """What a run left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPLYCHECK_CACHE", str(tmp_path / ".cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def ran(*arguments: object, stdin: str | bytes = "") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        monkeypatch.setattr(sys, "argv", ["replycheck", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            cli.main()
        captured = capsys.readouterr()
        return Ran(int(left.value.code or 0), captured.out, captured.err)

    return ran


def put(name: str, text: str | bytes) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def reports(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_clean_findings_and_unreadable_give_0_1_and_2(run: Run) -> None:
    put("good.txt", GOOD)
    put("busy.txt", BUSY)
    put("bad.txt", b"\xff\xfe\x00")
    level = ("--fail-on", "warning")
    assert run("check", *ONLY, *level, "good.txt").code == 0
    assert run("check", *ONLY, *level, "busy.txt").code == 1
    assert run("check", *ONLY, *level, "good.txt", "busy.txt").code == 1
    assert run("check", *ONLY, *level, "busy.txt", "bad.txt", "good.txt").code == 2
    assert run("check", *ONLY, *level, "bad.txt").code == 2


def test_the_fail_level_and_exit_zero_decide_about_findings_only(run: Run) -> None:
    put("busy.txt", BUSY)
    assert run("check", *ONLY, "busy.txt").code == 0
    assert run("check", *ONLY, "--fail-on", "info", "busy.txt").code == 1
    assert run("check", *ONLY, "--fail-on", "never", "busy.txt").code == 0
    assert run("check", *ONLY, "--fail-on", "info", "--exit-zero", "busy.txt").code == 0
    assert run("check", *ONLY, "--fail-on", "info", "--exit-zero", "busy.txt", "weg.txt").code == 2
    assert run("check", *ONLY, "--fail-on", "info", "--min-confidence", "1", "busy.txt").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "respect.busy"), "did you mean 'respect.busy-excuse'?"),
        (("--ignore", "lenght"), "did you mean 'length'?"),
        (("--channel", "fax"), "email, chat, social, letter"),
        (("--lang", "de"), "auto, nl, en"),
        (("--kind", "brief"), "draft, template"),
        (("--format", "xml"), "sarif"),
        (("--fail-on", "fatal"), "error, warning, info, never"),
        (("--input", "xml"), "text, jsonl, csv"),
        (("--now", "gisteren"), "2025-12-03T10:00"),
        (("--min-confidence", "3"), "between 0 and 1"),
        (("--baseline", "weg.json"), "--write-baseline"),
        (("--customer", "weg.txt"), "weg.txt: cannot be read"),
        (("--config", "weg.toml"), "weg.toml: cannot be read"),
        (("--dry-run",), "--fix"),
        (("--changed-since", "-x"), "not a revision"),
    ],
)
def test_a_bad_option_is_one_line_and_exit_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    put("good.txt", GOOD)
    found = run("check", *arguments, "good.txt")
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.count("\n") == 1


def test_a_misspelt_option_or_command_is_exit_2(run: Run) -> None:
    assert run("check", "--selct", "respect").code == 2
    found = run("chekc", "x")
    assert found.code == 2
    assert "did you mean 'check'?" in found.err


def test_every_bad_file_is_named_and_the_rest_is_checked(run: Run) -> None:
    put("busy.txt", BUSY)
    put("latin.txt", "café\n".encode("latin-1"))
    put("nul.txt", b"a\x00")
    Path("leeg").mkdir()
    found = run("check", *ONLY, "--format", "concise", "latin.txt", "nul.txt", "weg.txt", "leeg", "busy.txt")
    assert found.code == 2
    assert found.out.startswith("busy.txt:3:1: warning respect.busy-excuse ")
    for said in (
        "latin.txt: is not UTF-8 at byte 3",
        "nul.txt: is not a text file",
        "weg.txt: cannot be",
        "leeg: holds no file",
    ):
        assert said in found.err


def test_an_empty_text_is_a_notice(run: Run) -> None:
    put("leeg.txt", " \n")
    found = run("check", "leeg.txt")
    assert found.code == 0
    assert "leeg.txt: the text is empty" in found.err


LINES = (
    '{"id": "a", "lang": "nl", "text": "Wegens drukte duurt het langer."}',
    '{"id": 7, "text": 3}',
    "{kapot",
    '{"id": "d", "lang": "nl", "channel": "web", "text": "Dag"}',
    '{"id": "e", "lang": "nl", "channel": "chat", "text": "Wegens drukte \\ud83d duurt het langer."}',
)


def test_json_lines_keep_order_and_ids_and_go_on_after_a_bad_line(run: Run) -> None:
    found = run("check", *ONLY, "--input", "jsonl", "--format", "jsonl", "-", stdin="\n".join(LINES))
    assert found.code == 2
    rows = reports(found.out)
    assert [r["id"] for r in rows] == ["a", 7, "", "d", "e"]
    assert ["error" in r for r in rows] == [False, True, True, True, False]
    assert [[f["rule"] for f in r["findings"]] for r in rows[::4]] == [["respect.busy-excuse"]] * 2
    for said in ("stdin:2: ", "stdin:3: not JSON", "stdin:4: unknown channel 'web'"):
        assert said in found.err


def test_several_processes_give_the_same_reports(run: Run) -> None:
    put("a.jsonl", "\n".join(LINES))
    one = run("check", *ONLY, "--no-cache", "--format", "jsonl", "a.jsonl")
    two = run("check", *ONLY, "--no-cache", "--format", "jsonl", "--jobs", "2", "a.jsonl")
    assert one == two
    assert one.code == 2


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    put("busy.txt", BUSY)
    first = run("check", *ONLY, "--format", "json", "busy.txt")
    assert run("check", *ONLY, "--format", "json", "busy.txt") == first
    assert run("check", *ONLY, "--format", "json", "--no-cache", "busy.txt") == first


def test_positions_count_code_points(run: Run) -> None:
    text = BUSY.replace("Wegens", "😀 één: wegens").replace("\n", "\r\n")
    put("busy.txt", b"\xef\xbb\xbf" + text.encode())
    (found,) = json.loads(run("check", *ONLY, "--format", "json", "busy.txt").out)[0]["findings"]
    assert text[found["start"] : found["end"]] == found["text"]
    assert (found["line"], found["column"]) == (3, 8)


def test_standard_input_takes_the_name_it_is_given(run: Run) -> None:
    found = run(
        "check",
        *ONLY,
        "--format",
        "json",
        "--stdin-filename",
        "a.html",
        "-",
        stdin="<p>Wegens <b>drukte</b> duurt het langer.</p>",
    )
    (report,) = json.loads(found.out)
    assert report["path"] == "a.html"
    assert report["findings"][0]["text"] == "Wegens <b>drukte"


def test_a_file_that_is_named_twice_is_checked_once(run: Run) -> None:
    put("map/busy.txt", BUSY)
    put("good.txt", GOOD)
    found = run("check", *ONLY, "--format", "jsonl", "good.txt", "map", Path("map/busy.txt").resolve(), ".", "./good.txt")
    assert [report["path"] for report in reports(found.out)] == ["good.txt", "map/busy.txt"]


def test_folders_follow_the_configuration(run: Run) -> None:
    put(
        "replycheck.toml",
        'include = ["*.txt"]\nexclude = ["oud/**"]\n[[paths]]\nmatch = "t/**"\nkind = "template"\nchannel = "letter"\n',
    )
    for name in ("a.txt", "oud/b.txt", "t/c.txt", "d.md", ".git/e.txt"):
        put(name, GOOD)
    rows = reports(run("check", *ONLY, "--format", "jsonl", ".").out)
    assert [(r["path"], r["kind"], r["channel"]) for r in rows] == [
        ("a.txt", "draft", "email"),
        ("t/c.txt", "template", "letter"),
    ]
    (row,) = reports(run("check", *ONLY, "--format", "jsonl", "--channel", "chat", "t/c.txt").out)
    assert row["channel"] == "chat"


def test_a_broken_configuration_stops_only_its_own_files(run: Run) -> None:
    put("mis/replycheck.toml", "chanel = 1")
    put("mis/a.txt", GOOD)
    put("mis/b.txt", GOOD)
    put("goed/c.txt", GOOD)
    found = run("check", *ONLY, "--format", "jsonl", "mis/a.txt", "mis/b.txt", "goed")
    assert found.code == 2
    assert ["error" in r for r in reports(found.out)] == [True, True, False]
    assert found.err.count("did you mean 'channel'?") == 1


def test_an_unknown_rule_in_a_configuration_is_an_error(run: Run) -> None:
    put("replycheck.toml", 'ignore = ["respect.busy"]')
    put("a.txt", GOOD)
    found = run("check", "a.txt")
    assert found.code == 2
    assert "replycheck.toml: unknown rule 'respect.busy'; did you mean" in found.err


def test_files_of_a_template_language_are_templates(run: Run) -> None:
    put("a.liquid", GOOD)
    assert json.loads(run("check", *ONLY, "--format", "json", "a.liquid").out)[0]["kind"] == "template"
    found = run("check", *ONLY, "--kind", "draft", "--format", "json", "a.liquid")
    assert json.loads(found.out)[0]["kind"] == "draft"


def test_inline_suppression_reaches_report_verdict_and_exit_code(run: Run) -> None:
    put("a.md", BUSY.replace("Wegens", "<!-- replycheck: ignore respect.busy-excuse -- storing -->\nWegens"))
    found = run("check", *ONLY, "--fail-on", "info", "--format", "json", "a.md")
    (report,) = json.loads(found.out)
    assert found.code == 0
    assert report["verdict"] == "pass"
    assert report["findings"][0]["suppressed"] == {"kind": "inline", "reason": "storing", "until": None}
    put("a.md", BUSY.replace("Wegens", "<!-- replycheck: ignore respect.busy-excuse -->\nWegens"))
    found = run("check", *ONLY, "--fail-on", "info", "a.md")
    assert found.code == 1
    assert "a.md: line 3: suppression not used: the reason is missing" in found.err


def test_a_baseline_lets_known_findings_be_and_no_new_ones(run: Run) -> None:
    put("a.txt", BUSY)
    assert run("check", *ONLY, "--fail-on", "info", "--write-baseline", "b.json", "a.txt").code == 0
    assert "Wegens" not in Path("b.json").read_text()
    assert run("check", *ONLY, "--fail-on", "info", "--baseline", "b.json", "a.txt").code == 0
    put("a.txt", BUSY.replace("Beste", "\n\nBeste"))
    assert run("check", *ONLY, "--fail-on", "info", "--baseline", "b.json", "a.txt").code == 0
    put("a.txt", BUSY.replace("De factuur", "Door drukte later. De factuur"))
    assert run("check", *ONLY, "--fail-on", "info", "--baseline", "b.json", "a.txt").code == 1
    put("a.txt", GOOD)
    assert "1 known finding gone since" in run("check", *ONLY, "--baseline", "b.json", "a.txt").err


def test_a_baseline_holds_from_every_folder_and_for_every_way_to_name_a_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("texts/a.txt", BUSY)
    loud = (*ONLY, "--fail-on", "info")
    assert run("check", *loud, "--write-baseline", "b.json", "./texts/a.txt").code == 0
    for path in ("texts", "texts/a.txt", ".//texts/a.txt", Path("texts/a.txt").absolute()):
        assert run("check", *loud, "--baseline", "b.json", path).code == 0
    monkeypatch.chdir("texts")
    assert run("check", *loud, "--baseline", "../b.json", "a.txt").code == 0
    put("b.txt", BUSY)
    assert run("check", *loud, "--baseline", "../b.json", "b.txt").code == 1


def test_services_get_paths_from_the_current_folder(run: Run) -> None:
    file = put("map/a.txt", BUSY).absolute()
    for path in (file, "./map/a.txt"):
        assert "file=map/a.txt," in run("check", *ONLY, "--format", "github", path).out
        (issue,) = json.loads(run("check", *ONLY, "--format", "gitlab", path).out)
        assert issue["location"]["path"] == "map/a.txt"
        (found,) = json.loads(run("check", *ONLY, "--format", "rdjson", path).out)["diagnostics"]
        assert found["location"]["path"] == "map/a.txt"


def test_output_goes_to_a_file_of_its_owner_alone(run: Run) -> None:
    put("busy.txt", BUSY)
    found = run("check", *ONLY, "--format", "sarif", "--output", "out.sarif", "busy.txt")
    assert (found.code, found.out) == (0, "")
    assert json.loads(Path("out.sarif").read_text())["runs"]
    assert Path("out.sarif").stat().st_mode & 0o777 == 0o600
    assert run("check", *ONLY, "--output", "geen/map/out.txt", "busy.txt").code == 2


def test_github_is_the_format_inside_github_actions(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("busy.txt", BUSY)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check", *ONLY, "busy.txt").out.startswith("::warning file=busy.txt,line=3,")
    assert run("check", *ONLY, "--format", "concise", "busy.txt").out.startswith("busy.txt:3:1:")


def kept_reports() -> list[dict[str, Any]]:
    found = sqlite3.connect(".cache/reports.sqlite").execute("SELECT report FROM reports ORDER BY made")
    return [json.loads(report) for (report,) in found]


def test_cached_reports_are_private_and_hold_nothing_of_the_draft(run: Run) -> None:
    put("busy.txt", BUSY)
    run("check", *ONLY, "busy.txt")
    (file,) = Path(".cache").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"drukte duurt" not in file.read_bytes()
    run("check", *ONLY, "--channel", "letter", "busy.txt")
    assert len(kept_reports()) == 2


def test_unchanged_files_load_no_parser(tmp_path: Path) -> None:
    (tmp_path / "busy.txt").write_text(BUSY)
    script = (
        "import sys\nfrom replycheck import cache, cli\ncache._program = lambda: 'the same program'\n"
        f"sys.argv = ['replycheck', 'check', *{ONLY!r}, 'busy.txt']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('spacy', 'torch', 'transformers', 'onnxruntime', 'textual') if m in sys.modules])"
    )
    environment = {**os.environ, "REPLYCHECK_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    assert "respect.busy-excuse" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_changed_since_leaves_unchanged_files_out(run: Run) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]
    for name in ("a.txt", "b.txt"):
        put(name, GOOD)
    for command in (["init", "-q"], ["add", "a.txt", "b.txt"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    put("b.txt", BUSY)
    put("c.txt", GOOD)
    rows = reports(run("check", *ONLY, "--format", "jsonl", "--changed-since", "HEAD", ".").out)
    assert [r["path"] for r in rows] == ["b.txt", "c.txt"]
    assert run("check", "--changed-since", "nergens", ".").code == 2


def test_quick_prints_findings_and_exits_like_check(run: Run) -> None:
    put("busy.txt", BUSY)
    found = run("write", "--quick", "--lang", "nl", "busy.txt")
    assert "busy.txt:3:1: warning respect.busy-excuse" in found.out
    assert found.out.splitlines()[-1] == "verdict: review"
    found = run("--quick", "--lang", "nl", stdin=BUSY)
    assert found.out.startswith("stdin:3:1: ")
    assert found.code == 0


def test_the_screens_need_a_terminal(run: Run) -> None:
    for arguments in ((), ("write",), ("review",)):
        found = run(*arguments)
        assert found.code == 2
        assert "needs a terminal" in found.err
        assert found.err.count("\n") == 1


def test_explain_and_rules_come_from_the_rules(run: Run) -> None:
    page = run("explain", "respect.busy-excuse")
    assert page.code == 0
    assert "Drukte" in page.out
    assert run("explain", "respect.busy").code == 2
    listed = json.loads(run("rules", "--format", "json").out)
    assert {"respect.busy-excuse", "length.long-sentence"} <= {r["id"] for r in listed}
    assert "| `respect.busy-excuse` |" in run("rules", "--format", "markdown").out


def test_deadlines_says_so_when_there_are_none(run: Run) -> None:
    found = run("deadlines", "Dank u wel.", "--lang", "nl")
    assert (found.code, found.out) == (0, "")
    assert "No time expressions" in found.err


def test_deadlines_in_text_and_json_lines(run: Run) -> None:
    found = run("deadlines", "Ik bel u morgen.", "--lang", "nl", "--now", "2025-12-03T10:00", "--format", "json")
    (expression,) = json.loads(found.out)["expressions"]
    assert (expression["text"], expression["latest"]) == ("morgen", "2025-12-04")
    lines = (
        '{"id": 1, "text": "by Friday", "lang": "en", "now": "2025-12-03T10:00"}\n'
        '{"id": 2, "text": "x", "lang": "fr"}\n'
    )
    found = run("deadlines", "--input", "jsonl", "--format", "jsonl", stdin=lines)
    first, second = reports(found.out)
    assert found.code == 2
    assert first["expressions"][0]["latest"] == "2025-12-05"
    assert (second["id"], second["expressions"]) == (2, [])
    assert "error" in second


def test_print_config_shows_what_holds(run: Run) -> None:
    put("replycheck.toml", 'channel = "chat"\n[[paths]]\nmatch = "t/**"\nlanguage = "en"\n')
    shown = json.loads(run("check", "--print-config", "--fail-on", "info", "t/a.txt").out)
    assert (shown["channel"], shown["language"], shown["fail_on"]) == ("chat", "en", "info")


def test_init_refuses_to_replace(run: Run) -> None:
    put("antwoord.txt", GOOD)
    assert run("init").code == 0
    assert run("check", *ONLY).code == 0
    assert "--force" in run("init").err
    assert run("init", "--force").code == 0


def saved_reports(run: Run, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Ran:
    monkeypatch.setenv("REPLYCHECK_DATA", str(Path.cwd() / ".data"))
    return run("check", *ONLY, "--save", *arguments)


def test_save_keeps_reports_and_promises(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", BUSY.replace("De factuur", "Ik bel u morgen. De factuur"))
    saved = saved_reports(run, monkeypatch, "a.txt")
    assert saved.code == 0
    assert "1 report and 1 new promise kept" in saved.err
    assert "Ik bel u morgen" in run("promises", "list").out


def test_fix_writes_sure_suggestions_and_dry_run_only_shows_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ufeff" + GOOD.replace("uw bericht", "uw bericht!!!").replace("\n", "\r\n")
    file = put("a.txt", text)
    file.chmod(0o640)
    start = text.index("uw bericht!!!") - 1
    suggestion = Suggestion(start, start + len("uw bericht!!!"), "uw bericht!")
    sure = Finding("respect.busy-excuse", Severity.WARNING, start, start + 3, "uw ", "m", suggestions=(suggestion,))
    monkeypatch.setattr("replycheck.engine._run", lambda case, skipped: made(case, sure))
    shown = run("check", *ONLY, "--no-cache", "--fix", "--dry-run", "a.txt")
    assert "-Dank u wel voor uw bericht!!!." in shown.out
    assert "+Dank u wel voor uw bericht!." in shown.out
    assert file.read_bytes().decode() == text
    assert "1 change made" in run("check", *ONLY, "--no-cache", "--fix", "a.txt").err
    assert file.read_bytes().decode() == text.replace("!!!", "!")
    assert file.stat().st_mode & 0o777 == 0o640


def test_fix_reaches_catalogues_and_counts_a_baseline_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("nl.yml", "nl:\n  a: 'Dank u wel voor uw bericht!!!'\n  b: Wegens drukte duurt het langer.\n")
    words = "bericht!!!"

    def found(case: Any, _: Any) -> list[Finding]:
        start = case.draft.text.find(words)
        suggestion = Suggestion(start, start + len(words), "bericht, hoe 't ook zij")
        values: dict[str, Any] = {"fingerprint": case.draft.text[:9], "suggestions": (suggestion,) * (start >= 0)}
        return [Finding("respect.busy-excuse", Severity.ERROR, 0, 9, case.draft.text[:9], "m", **values)]

    monkeypatch.setattr("replycheck.engine._run", found)
    known = {"nl.yml#nl.b": [{"rule": "respect.busy-excuse", "fingerprint": "Wegens dr"}] * 2}
    put("baseline.json", json.dumps({"version": 1, "findings": known}))
    done = run("check", *ONLY, "--no-cache", "--baseline", "baseline.json", "--fix", "nl.yml")
    assert Path("nl.yml").read_text().startswith("nl:\n  a: 'Dank u wel voor uw bericht, hoe ''t ook zij'\n  b: ")
    assert "nl.yml: 1 change made" in done.err
    assert "1 known finding gone since" in done.err
    assert done.code == 1


def made(case: Any, finding: Finding) -> list[Finding]:
    return [finding] if "!!!" in case.draft.text else []


def test_fix_takes_nothing_unsure_suppressed_or_overlapping() -> None:
    text = "aaa bbb <b>ccc</b> ddd"
    values: dict[str, Any] = {"message": "m", "confidence": 0.95}
    findings = (
        Finding("a.a", Severity.INFO, 0, 7, "aaa bbb", suggestions=(Suggestion(0, 7, "x"),), **values),
        Finding("a.b", Severity.ERROR, 4, 7, "bbb", suggestions=(Suggestion(4, 7, "y"),), **values),
        Finding("a.c", Severity.ERROR, 8, 18, "c", suggestions=(Suggestion(8, 18, "z"),), **values),
        Finding("a.d", Severity.ERROR, 19, 22, "ddd", "m", 0.8, suggestions=(Suggestion(19, 22, "w"),)),
    )
    report = Report(text, "nl", "email", datetime(2025, 12, 3), Verdict.BLOCK, {}, {}, findings=findings)
    assert fixes.fixed(text, fixes.changes(report)) == "aaa y <b>ccc</b> ddd"


def test_unfilled_fields_of_templates_bring_a_hint(run: Run, tmp_path: Path) -> None:
    text = "Beste {naam},\n\nUw bestelling {nummer} komt {dag}.\n\nMet vriendelijke groet,\nPiet Smit\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    only = ("--select", "template.unfilled-placeholder", "--lang", "nl", "a.txt")
    assert "--kind template" in run("check", *only).err
    assert "--kind template" not in run("check", *only, "--kind", "template").err
    assert "--kind template" not in run("check", *only, "--kind", "draft").err


def test_one_reason_for_many_unchecked_drafts_is_said_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from replycheck import engine
    from replycheck.report import Skipped

    whole = engine.finish
    parts = (Skipped("tone", "no model"), Skipped("length", "no model"))
    monkeypatch.setattr(engine, "finish", lambda begun: replace(whole(begun), skipped=parts))
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    ran = run("check", *ONLY, "--no-cache", ".")
    assert ran.code == 2
    lines = [line for line in ran.err.splitlines() if "no model" in line]
    assert lines == [
        "a.txt: not checked (tone, length): no model",
        "replycheck: 3 drafts not wholly checked: no model",
    ]


def test_a_link_to_itself_is_one_plain_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    ran = run("check", *ONLY, "loop")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "loop: is a link that leads to itself; name the file itself"


CATALOGUE = """nl:
  mail:
    # replycheck: ignore respect.busy-excuse -- met de afdeling afgesproken
    known: Door drukte duurt het een dag langer.
    new: Door drukte duurt het een week langer.
"""


def test_a_catalogue_gives_a_report_for_each_text_at_its_place_in_the_file(run: Run) -> None:
    put("nl.yml", CATALOGUE)
    found = run("check", *ONLY, "--fail-on", "warning", "--format", "jsonl", "nl.yml")
    known, new = reports(found.out)
    assert found.code == 1
    assert (known["id"], known["kind"], known["path"]) == ("nl.mail.known", "template", "nl.yml")
    assert known["findings"][0]["suppressed"]["reason"] == "met de afdeling afgesproken"
    assert known["verdict"] == "pass"
    (finding,) = new["findings"]
    assert CATALOGUE[finding["start"] : finding["end"]] == finding["text"] == "Door drukte"
    assert (finding["line"], finding["column"]) == (5, 10)


def test_a_baseline_knows_catalogue_texts_by_their_key(run: Run) -> None:
    put("nl.yml", CATALOGUE)
    level = ("--fail-on", "warning")
    assert run("check", *ONLY, "--write-baseline", "b.json", "nl.yml").code == 0
    put("nl.yml", CATALOGUE.replace("nl:\n", "nl:\n  voor: Dit staat er nieuw voor.\n"))
    assert run("check", *ONLY, *level, "--baseline", "b.json", "nl.yml").code == 0
    put("nl.yml", CATALOGUE.replace("new:", "other:"))
    assert run("check", *ONLY, *level, "--baseline", "b.json", "nl.yml").code == 1


def test_fields_of_a_path_choose_the_columns_of_a_csv_file(run: Run) -> None:
    put("replycheck.toml", '[[paths]]\nmatch = "*.csv"\nfields = ["tekst"]\n')
    put("macros.csv", "id,tekst\n7,Door drukte duurt het langer.\n")
    (row,) = reports(run("check", *ONLY, "--format", "jsonl", "macros.csv").out)
    assert (row["id"], row["findings"][0]["line"], row["findings"][0]["column"]) == ("7.tekst", 2, 3)


def test_both_branches_of_a_condition_are_checked(run: Run) -> None:
    text = "Beste {{ naam }},\n\n{% if a %}Door drukte duurt het langer.{% else %}Wegens drukte ook.{% endif %}\n"
    put("a.liquid", text)
    (row,) = reports(run("check", *ONLY, "--format", "jsonl", "a.liquid").out)
    assert [f["text"] for f in row["findings"]] == ["Door drukte", "Wegens drukte"]
    assert all(text[f["start"] : f["end"]] == f["text"] for f in row["findings"])


CLEAN, FOUND, UNREAD = ("good.txt", GOOD), ("busy.txt", BUSY), ("bad.txt", b"\xff")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("files", "code"),
    [
        ((CLEAN,), 0),
        ((CLEAN, FOUND), 1),
        ((FOUND, UNREAD), 2),
        ((UNREAD, CLEAN), 2),
        ((UNREAD, FOUND, CLEAN), 2),
    ],
)
def test_the_worst_wins_in_every_order(
    run: Run, files: tuple[tuple[str, str | bytes], ...], code: int, jobs: str
) -> None:
    for name, text in files:
        put(name, text)
    names = [name for name, _ in files]
    for order in (names, names[::-1]):
        assert run("check", *ONLY, "--fail-on", "warning", "--jobs", jobs, *order).code == code


def broken(case: Any) -> list[Finding]:
    raise RuntimeError("x")


@pytest.mark.parametrize(("text", "more"), [(GOOD, ()), (BUSY, ()), (BUSY, ("--exit-zero",))])
def test_a_check_that_crashes_is_exit_2_and_the_rest_is_reported(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str, more: tuple[str, ...]
) -> None:
    from replycheck import engine

    crashing = tuple(replace(c, run=broken) if c.name == "length" else c for c in engine.CHECKS)
    monkeypatch.setattr(engine, "CHECKS", crashing)
    put("a.txt", text)
    found = run("check", *ONLY, *more, "--fail-on", "warning", "--format", "jsonl", "a.txt")
    (row,) = reports(found.out)
    assert found.code == 2
    assert row["skipped"] == [{"check": "length", "reason": "the check failed (RuntimeError); please report this"}]
    assert len(row["findings"]) == (text == BUSY)
    assert kept_reports() == []


EVENTS = {"good.txt": 0, "busy.txt": 1, "bad.txt": 2, "crash.txt": 2, "stop.txt": 2}
COMBINATIONS = [names for number in range(1, 6) for names in combinations(EVENTS, number)]


@pytest.mark.parametrize("names", COMBINATIONS, ids=lambda names: "+".join(n.partition(".")[0] for n in names))
def test_the_worst_of_all_that_can_happen_decides(
    run: Run, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    from replycheck import engine

    whole = engine.finish

    def crash(case: Any) -> list[Finding]:
        if case.draft.path == "crash.txt":
            raise RuntimeError("x")
        return []

    def finish(begun: Any) -> Report:
        if begun.case.draft.path == "stop.txt":
            raise KeyboardInterrupt
        return whole(begun)

    checks = tuple(replace(c, run=crash) if c.name == "length" else c for c in engine.CHECKS)
    monkeypatch.setattr(engine, "CHECKS", checks)
    monkeypatch.setattr(engine, "finish", finish)
    for name in names:
        put(name, {"busy.txt": BUSY, "bad.txt": b"\xff\xfe\x00"}.get(name, GOOD))
    asked = ("check", *ONLY, "--fail-on", "warning", "--no-cache")
    assert run(*asked, *names).code == run(*asked, *names[::-1]).code == max(EVENTS[name] for name in names)
    assert run(*asked, "--exit-zero", *names).code == max(EVENTS[name] // 2 * 2 for name in names)


@pytest.mark.parametrize("output", ["weg/out.txt", ".", "/dev/full"])
def test_results_that_cannot_be_written_are_exit_2(run: Run, output: str) -> None:
    put("busy.txt", BUSY)
    found = run("check", *ONLY, "--output", output, "busy.txt")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"replycheck: --output: {output}: cannot be written (")


@pytest.mark.parametrize(("stream", "said"), [("/dev/full", "No space left on device"), ("closed", "")])
def test_standard_output_that_takes_nothing_is_exit_2(tmp_path: Path, stream: str, said: str) -> None:
    (tmp_path / "busy.txt").write_text(BUSY * 100, encoding="utf-8")
    environment = {**os.environ, "REPLYCHECK_CACHE": str(tmp_path / "cache")}
    reader, writer = os.pipe() if stream == "closed" else (0, os.open(stream, os.O_WRONLY))
    if reader:
        os.close(reader)
    command = [sys.executable, "-m", "replycheck", "check", *ONLY, "--format", "json", "busy.txt"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "please report" not in done.stderr
    assert said in done.stderr


def test_a_crash_outside_the_checks_is_one_draft_not_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from replycheck import engine

    whole = engine.finish

    def sometimes(begun: Any) -> Report:
        if begun.case.draft.path == "busy.txt":
            raise MemoryError
        return whole(begun)

    monkeypatch.setattr(engine, "finish", sometimes)
    put("busy.txt", BUSY)
    put("good.txt", GOOD)
    found = run("check", *ONLY, "--format", "jsonl", "busy.txt", "good.txt")
    assert found.code == 2
    assert ["error" in r for r in reports(found.out)] == [True, False]


def test_an_interrupt_exits_2_and_leaves_a_cache_that_holds(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from replycheck import engine

    put("a.txt", GOOD)
    put("b.txt", BUSY)
    whole = engine.finish

    def interrupted(begun: Any) -> Report:
        if begun.case.draft.path == "b.txt":
            raise KeyboardInterrupt
        return whole(begun)

    monkeypatch.setattr(engine, "finish", interrupted)
    found = run("check", *ONLY, "--output", "out.txt", "a.txt", "b.txt")
    assert found.code == 2
    assert "stopped" in found.err
    assert not Path("out.txt").exists()
    assert [kept["verdict"] for kept in kept_reports()] == ["pass"]
    assert not [p for p in Path(".").iterdir() if p.name.startswith(".out.txt")]


def test_an_interrupt_that_a_library_swallows_stops_the_run_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from replycheck import engine

    def swallowed(begun: Any) -> Report:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(60)
        except KeyboardInterrupt:
            raise RuntimeError("taken for an error of its own") from None
        raise AssertionError("no interrupt came")

    monkeypatch.setattr(engine, "finish", swallowed)
    put("a.txt", GOOD)
    found = run("check", *ONLY, "--output", "out.txt", "a.txt")
    assert (found.code, found.err) == (2, STOPPED)
    assert not Path("out.txt").exists()


STOPPED = "replycheck: stopped; what was checked is in the cache\n"
RUN_SLOWLY = """
import sys, time
from pathlib import Path
from replycheck import cli, engine
whole = engine.finish
def slow(begun):
    Path("begun").touch()
    time.sleep(0.2 if begun.case.draft.path == "0.txt" else 30)
    return whole(begun)
engine.finish = slow
sys.argv = ["replycheck", "check", "--select", "length", "--lang", "nl", *sys.argv[1:]]
cli.main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_leaves_no_process_and_no_half_file(tmp_path: Path, number: signal.Signals) -> None:
    for name in ("0.txt", "1.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-c", RUN_SLOWLY, "--jobs", "2", "--output", "out.json", "0.txt", "1.txt"]
    environment = {**os.environ, "REPLYCHECK_CACHE": str(tmp_path / "cache")}
    ran = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    group = ran.pid
    until((tmp_path / "begun").exists)
    if number == signal.SIGKILL:
        os.kill(ran.pid, number)
    else:
        os.killpg(group, number)
    until(lambda: ran.poll() is not None)
    until(lambda: not alive(group))
    assert ran.stderr is not None
    if number != signal.SIGKILL:
        assert (ran.returncode, ran.stderr.read()) == (2, STOPPED)
        assert sorted(p.name for p in tmp_path.iterdir() if p.suffix != ".txt") in (["begun"], ["begun", "cache"])
    ran.stderr.close()
    for kept in (tmp_path / "cache").rglob("*.json"):
        json.loads(kept.read_text(encoding="utf-8"))


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that happens soon; a minute at most."""
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("waited for a minute")


def alive(group: int) -> bool:
    """True while a process of a group runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_folder_that_cannot_be_read_is_named_and_pipes_are_passed_over(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("texts/a.txt", GOOD)
    put("texts/shut/b.txt", BUSY)
    put("texts/.hidden.txt", BUSY)
    os.mkfifo("texts/pipe.txt")
    Path("texts/gone.txt").symlink_to("nowhere.txt")
    scan = os.scandir

    def shut(place: Any) -> Any:
        if str(place).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", shut)
    found = run("check", *ONLY, "texts")
    assert found.code == 2
    assert "texts/shut: cannot be read (Permission denied); check the rights of the folder" in found.err
    assert "texts/gone.txt: cannot be read (No such file or directory)" in found.err
    assert "pipe.txt" not in found.err
    assert "hidden" not in found.out + found.err
    assert "1 draft checked" in found.err


def test_a_killed_process_is_exit_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from replycheck import engine

    monkeypatch.setattr(engine, "finish", lambda _: os._exit(9))
    put("a.txt", GOOD)
    found = run("check", *ONLY, "--jobs", "2", "--format", "jsonl", "a.txt")
    assert found.code == 2
    assert "was killed" in reports(found.out)[0]["error"]


def test_a_job_summary_is_added_in_github_actions(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a|b.txt", BUSY)
    put("bad.txt", b"\xff")
    put("sum.md", "before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "sum.md")
    assert run("check", *ONLY, "a|b.txt", "bad.txt").code == 2
    lines = Path("sum.md").read_text().splitlines()
    assert lines[:2] == ["before", "### replycheck"]
    assert lines[-2].startswith("| bad.txt | not checked |")
    assert lines[-1].startswith("| a\\|b.txt:3:1 | warning | `respect.busy-excuse` |")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "geen/map/sum.md")
    assert run("check", *ONLY, "a|b.txt").code == 0


def test_named_files_may_be_excluded_by_force(run: Run) -> None:
    put("replycheck.toml", 'exclude = ["oud/**"]\n')
    put("oud/a.txt", BUSY)
    assert run("check", *ONLY, "--fail-on", "warning", "oud/a.txt").code == 1
    forced = run("check", *ONLY, "--fail-on", "warning", "--force-exclude", "oud/a.txt")
    assert (forced.code, forced.out) == (0, "")


def test_a_projects_own_documents_are_passed_over(run: Run) -> None:
    for name in ("README.md", "requirements.txt", "sub/LICENSE.txt", "a.txt"):
        put(name, GOOD)
    assert [r["path"] for r in reports(run("check", *ONLY, "--format", "jsonl", ".").out)] == ["a.txt"]


def test_a_program_that_cannot_start_is_exit_2(tmp_path: Path) -> None:
    script = (
        "import sys\nsys.modules['replycheck.batch'] = None\nsys.argv = ['replycheck', 'check', 'a.txt']\n"
        "from replycheck.__main__ import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot start" in done.stderr


@pytest.mark.parametrize(
    ("name", "text"), [("a.html", "<p><br></p>"), ("nl.yml", "nl: {a: Ja, b: 3}\n"), ("a.po", "# leeg\n")]
)
def test_a_file_without_texts_is_a_notice(run: Run, name: str, text: str) -> None:
    put(name, text)
    found = run("check", name)
    assert found.code == 0
    assert f"{name}: the text is empty" in found.err
    assert "NOT CHECKED" not in found.err
