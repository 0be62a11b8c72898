"""The cache: reports come back as they were, and the file stays private, bounded and whole, whatever happens."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replycheck import cache as caching
from replycheck import kept
from replycheck.batch import run
from replycheck.cache import Cache, key_of
from replycheck.config import Settings, with_options
from replycheck.draft import Draft
from replycheck.later import Later
from replycheck.output import FORMATS, Look, renderer
from replycheck.report import (
    Deadline,
    Finding,
    Label,
    Promise,
    Related,
    Report,
    SentenceLabels,
    Severity,
    Skipped,
    Suggestion,
    Suppression,
    Verdict,
)
from replycheck.tasks import Plan

NOW = datetime(2025, 12, 3, 10)
DRAFT = Draft("Wegens drukte duurt het langer. Ik bel u morgen.", id="a", path="a.txt")
REPORT = Report(DRAFT.text, "nl", "email", NOW, Verdict.PASS, {"respect": 0.5}, {"words": 9}, id="a", path="a.txt")


def filed(place: Path) -> Path:
    (file,) = place.glob("*.sqlite")
    return file


def rows(place: Path) -> int:
    return int(sqlite3.connect(filed(place)).execute("SELECT count(*) FROM reports").fetchone()[0])


names = st.sampled_from(["respect.busy-excuse", "length.curt", "é 😀\n"])
words = st.text(max_size=12)
ends = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
moments = st.one_of(st.none(), st.dates(), st.datetimes())
labels = st.builds(Label, names, st.floats(-1, 1), st.sampled_from(["lexicon", "model"]))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    start, end = draw(ends)
    text = draw(st.one_of(st.just(DRAFT.text[start:end]), words))
    return Finding(
        draw(names),
        draw(st.sampled_from(Severity)),
        start,
        end,
        text,
        draw(words),
        confidence=draw(st.floats(0, 1)),
        reads_as=draw(words),
        suggestions=tuple(draw(st.lists(st.builds(Suggestion, st.integers(0, 9), st.integers(0, 9), words), max_size=2))),
        related=draw(st.one_of(st.none(), st.builds(Related, st.integers(0, 9), st.integers(0, 9), words))),
        suppressed=draw(st.one_of(st.none(), st.builds(Suppression, names, words, st.one_of(st.none(), st.dates())))),
        sentence_wide=draw(st.booleans()),
    )


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    start, end = draw(ends)
    due = Deadline(draw(names), draw(st.one_of(st.none(), words)), start, end, draw(moments), draw(moments))
    text = draw(st.one_of(st.just(DRAFT.text[start:end]), words))
    return Promise(start, end, text, "I", draw(words), "firm", draw(st.one_of(st.none(), words)), deadline=due)


sentences = st.builds(SentenceLabels, st.integers(0, 9), st.integers(0, 9), st.just("nl"), labels, labels, labels)
made = st.builds(
    replace,
    st.just(REPORT),
    verdict=st.sampled_from(Verdict),
    sentences=st.lists(sentences, max_size=3).map(tuple),
    findings=st.lists(findings(), max_size=3).map(tuple),
    promises=st.lists(promises(), max_size=2).map(tuple),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made)
def test_a_report_comes_back_the_same(report: Report) -> None:
    again = kept.unpacked(*kept.packed(report), DRAFT)
    assert again == report
    assert again.to_dict() == report.to_dict()


def test_the_drafts_own_words_are_not_kept() -> None:
    finding = Finding("respect.busy-excuse", Severity.WARNING, 0, 13, "Wegens drukte", "Drukte is geen reden.")
    promise = Promise(32, 48, "Ik bel u morgen.", "I", "bellen", "firm")
    written = "".join(kept.packed(replace(REPORT, findings=(finding,), promises=(promise,))))
    assert "Drukte is geen reden." in written
    assert "Wegens" not in written
    assert "u morgen" not in written


def test_values_for_later_are_made_once_and_only_when_looked_at() -> None:
    made: list[str] = []
    later = Later(lambda: tuple(made.append("x") or made))
    assert made == []
    assert (len(later), later[0], later[:1], list(later)) == (1, "x", ("x",), ["x"])
    assert later == ("x",) == later
    assert later != ("y",)
    assert hash(later) == hash(("x",))
    assert made == ["x"]


@pytest.mark.parametrize(
    "other",
    [
        replace(DRAFT, text=DRAFT.text + " "),
        replace(DRAFT, channel="letter"),
        replace(DRAFT, customer_message="Waar blijft mijn pakket?"),
        replace(DRAFT, attachments=("a.pdf",)),
        replace(DRAFT, attachments=()),
        replace(DRAFT, turn=2),
        replace(DRAFT, sent_at=NOW),
    ],
)
def test_everything_that_decides_a_report_is_in_its_key(other: Draft) -> None:
    assert key_of(other, Settings(), NOW) != key_of(DRAFT, Settings(), NOW)


def test_settings_and_the_time_of_day_are_in_the_key_and_the_files_name_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    own = key_of(DRAFT, Settings(), NOW)
    assert key_of(replace(DRAFT, id="b", path="b.txt"), Settings(), NOW) == own
    assert key_of(DRAFT, with_options(Settings(), exclude=["x"]), NOW + timedelta(hours=1)) == own
    assert key_of(DRAFT, with_options(Settings(), min_confidence=0.9), NOW) != own
    assert key_of(DRAFT, Settings(), NOW.replace(hour=20)) != own
    assert key_of(DRAFT, Settings(), NOW + timedelta(days=1)) != own
    dated = replace(DRAFT, sent_at=NOW)
    assert key_of(dated, Settings(), NOW) == key_of(dated, Settings(), NOW + timedelta(days=1))
    monkeypatch.setattr(caching, "_program", lambda: "another program")
    monkeypatch.setattr(caching, "_DESCRIBED", {})
    assert key_of(DRAFT, Settings(), NOW) != own


def test_a_draft_with_a_lone_surrogate_has_a_key() -> None:
    assert key_of(replace(DRAFT, text="\ud800"), Settings(), NOW) != key_of(DRAFT, Settings(), NOW)


def test_kept_reports_are_found_again_by_their_owner_alone(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put(b"1", REPORT)
    assert all(f.stat().st_mode & 0o777 == 0o600 for f in (tmp_path / "cache").iterdir())
    cache.close()
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    again = Cache(tmp_path / "cache")
    assert again.get(b"1", replace(DRAFT, id="b", path="b.txt")) == replace(REPORT, id="b", path="b.txt")
    assert again.get(b"2", DRAFT) is None
    again.close()
    assert [f.name for f in (tmp_path / "cache").iterdir()] == ["reports.sqlite"]


def test_a_report_with_skipped_checks_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(b"1", replace(REPORT, skipped=(Skipped("respect", "x"),)))
    assert cache.get(b"1", DRAFT) is None


@pytest.mark.parametrize("damage", [b"not a database at all" * 100, b""])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "reports.sqlite").write_bytes(damage)
    for _ in range(2):
        cache = Cache(tmp_path)
        cache.put(b"1", REPORT)
        found = cache.get(b"1", DRAFT)
        cache.close()
    assert found == REPORT


def test_pages_that_turn_bad_cost_no_more_than_a_new_check(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(200):
        cache.put(b"%d" % number, REPORT)
    cache.close()
    whole = filed(tmp_path).read_bytes()
    filed(tmp_path).write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    for _ in ("finds the damage", "keeps a report", "finds it"):
        cache = Cache(tmp_path)
        found = [cache.get(b"%d" % number, DRAFT) for number in range(200)]
        cache.put(b"7", REPORT)
        cache.close()
    assert found[7] == REPORT


@pytest.mark.parametrize("row", [("{", "[]"), ("[]", "[]"), ('{"verdict": "pass"}', "[]"), (None, None)])
def test_a_row_that_makes_no_sense_is_no_report(tmp_path: Path, row: tuple[str | None, str | None]) -> None:
    Cache(tmp_path).close()
    with sqlite3.connect(filed(tmp_path)) as base:
        base.execute("INSERT INTO reports VALUES (?, 0, ?, ?)", (b"1", *row))
    assert Cache(tmp_path).get(b"1", DRAFT) is None


def test_a_place_that_cannot_be_used_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.put(b"1", REPORT)
    assert cache.get(b"1", DRAFT) is None
    cache.tidy()
    cache.close()


def test_a_run_does_not_wait_long_for_one_that_holds_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_WAIT", 0.05)
    cache = Cache(tmp_path)
    cache.put(b"1", REPORT)
    other = sqlite3.connect(filed(tmp_path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    cache.put(b"2", REPORT)
    assert cache.get(b"1", DRAFT) == REPORT
    other.execute("COMMIT")
    cache.put(b"3", REPORT)
    assert [cache.get(key, DRAFT) is None for key in (b"1", b"2", b"3")] == [False, True, False]


def test_a_run_that_fails_again_and_again_does_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_WAIT", 0.01)
    cache = Cache(tmp_path)
    cache.put(b"1", REPORT)
    other = sqlite3.connect(filed(tmp_path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in range(caching._MOST_FAILURES):
        assert cache.get(b"1", DRAFT) == REPORT
        cache.put(b"2", REPORT)
    other.execute("COMMIT")
    cache.put(b"2", REPORT)
    assert cache.get(b"1", DRAFT) is None
    assert rows(tmp_path) == 1


def test_what_is_old_goes_and_what_is_new_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    monkeypatch.setattr(time, "time", lambda: datetime(2025, 1, 1).timestamp())
    cache.put(b"old", REPORT)
    monkeypatch.setattr(time, "time", lambda: datetime(2025, 2, 1).timestamp())
    cache.put(b"new", REPORT)
    cache.tidy()
    assert cache.get(b"old", DRAFT) is None
    assert cache.get(b"new", DRAFT) == REPORT


def test_the_file_stays_within_its_bounds_during_a_long_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST_BYTES", 200_000)
    monkeypatch.setattr(caching, "TIDY_AFTER", 50)
    seconds = iter(range(10_000))
    monkeypatch.setattr(time, "time", lambda: next(seconds))
    long = replace(REPORT, scores={"x": "y" * 1000})
    cache = Cache(tmp_path)
    for number in range(1000):
        cache.put(b"%d" % number, long)
    cache.close()
    assert filed(tmp_path).stat().st_size < 400_000
    assert 50 < rows(tmp_path) < 250
    assert Cache(tmp_path).get(b"999", DRAFT) == long


def test_several_writers_lose_nothing(tmp_path: Path) -> None:
    def write(name: int) -> None:
        cache = Cache(tmp_path)
        for number in range(100):
            cache.put(b"%d-%d" % (name, number), REPORT)
            assert cache.get(b"%d-%d" % (name, number), DRAFT) == REPORT
        cache.close()

    writers = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert rows(tmp_path) == 400


WRITE_ON = """
import sys
from datetime import datetime
from pathlib import Path
from replycheck.cache import Cache
from replycheck.report import Report, Verdict
cache = Cache(Path(sys.argv[1]))
report = Report("x", "nl", "email", datetime(2025, 12, 3, 10), Verdict.PASS, {"x": "y" * 5000}, {})
for number in range(1_000_000):
    cache.put(b"%d" % number, report)
    if number == 300:
        print("begun", flush=True)
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITE_ON, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "begun\n"
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    found = Cache(tmp_path)
    assert sqlite3.connect(filed(tmp_path)).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert rows(tmp_path) >= 300
    assert all(found.get(b"%d" % number, Draft("x")) is not None for number in range(300))
    found.put(b"more", replace(REPORT, text="x"))
    assert found.get(b"more", Draft("x")) is not None


def test_what_is_written_is_json_and_nothing_that_runs(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    due = Deadline("explicit", "3 december", 0, 3, date(2025, 12, 3), datetime(2025, 12, 3, 17))
    cache.put(b"1", replace(REPORT, promises=(Promise(0, 3, "x", "I", "y", "firm", deadline=due),)))
    cache.close()
    ((report, labels),) = sqlite3.connect(filed(tmp_path)).execute("SELECT report, sentences FROM reports")
    assert json.loads(report)["promises"][0]["deadline"]["latest"] == "2025-12-03T17:00:00"
    assert json.loads(labels) == []


GOOD = """Beste mevrouw Jansen,

Dank u wel voor uw bericht. De factuur staat in uw account.

Met vriendelijke groet,
Piet Smit
"""
BUSY = GOOD.replace("Dank u wel voor uw bericht.", "Wegens drukte duurt uw aanvraag langer.")
FILES = {
    "good.txt": GOOD,
    "busy.txt": BUSY,
    "promise.txt": "Beste Eva,\n\nIk bel u morgen vóór 17.00 uur.\n\nGroet,\nSam\n",
    "suppressed.md": BUSY.replace("Wegens", "<!-- replycheck: ignore respect -- afgesproken -->\nWegens"),
    "page.html": "<p>Beste Eva,</p><p>Wegens <b>drukte</b> duurt het&nbsp;langer.</p><img alt='Wegens drukte dicht'>",
    "mail.eml": "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nWegens drukte du=\nurt het langer.\n",
    "nl.yml": "nl:\n  a: Wegens drukte duurt het langer.\n  b: Wij bellen u morgen.\n",
    "both.liquid": "{% if a %}Wegens drukte duurt het langer.{% else %}Graag gedaan.{% endif %}",
    "rows.jsonl": '{"id": 1, "text": "Wegens drukte duurt het langer."}\n{"id": 2}\n',
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_cache_answers_is_byte_for_byte_what_a_check_says(
    own_place: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    for name, text in FILES.items():
        (own_place / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("REPLYCHECK_CACHE", str(own_place / ".cache"))
    plan = Plan({"language": "nl"}, now=NOW, jobs=jobs)
    fresh = list(run([*FILES, "weg.txt"], replace(plan, use_cache=False)))
    first = list(run([*FILES, "weg.txt"], plan))
    monkeypatch.setattr("replycheck.batch._checked", None)  # from here on the cache answers, or nothing does
    cached = list(run([*FILES, "weg.txt"], plan))
    assert sum(outcome.report is not None for outcome in cached) == len(FILES) + 2
    for form in FORMATS:
        texts = ["".join(renderer(form)(outcomes, Look(width=80))) for outcomes in (fresh, first, cached)]
        assert texts[0]
        assert texts[1:] == texts[:2]
