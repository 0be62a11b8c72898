"""Signals: what is counted, what is compared, and the table, page and data in which it is shown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from replycheck.cli import app
from replycheck.commands.signals import first_day
from replycheck.errors import ConfigError
from replycheck.intake import Contact as Taken
from replycheck.intake import Unusable, read
from replycheck.report import Deadline, Finding, Promise, Report, Severity, Verdict, fingerprint
from replycheck.signals import charts
from replycheck.signals.page import as_page
from replycheck.signals.text import as_text, spark
from replycheck.signals.words import TEXTS, Words, arrow
from replycheck.store import Contact, Store, open_store
from replycheck.store.measures import Interval, Period, difference, wilson

NOW = datetime(2026, 3, 31, 17)
PERIOD = Period(date(2026, 3, 2), date(2026, 3, 31))
BUSY, CURT = "respect.busy-excuse", "length.curt-reply"


pytestmark = pytest.mark.usefixtures("own_place")


@pytest.fixture
def store() -> Store:
    return open_store()


def report(number: int, *rules: str, days_ago: int = 1, **facts: object) -> Report:
    """A report with an error for each rule, sent some days before NOW."""
    words = f"Antwoord {number}."
    found = tuple(
        Finding(r, Severity.ERROR, 0, 8, "Antwoord", "m", confidence=0.5, fingerprint=fingerprint(r, words, 0))
        for r in rules
    )
    made = Report(
        text=words,
        language="nl",
        channel="email",
        checked_at=NOW - timedelta(days=days_ago),
        verdict=Verdict.BLOCK if found else Verdict.PASS,
        scores={"respect": -0.5 if found else 0.5, "politeness": 0.0, "sentiment": 0.0},
        counts={},
        findings=found,
        id=f"T-{number}",
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments], catch_exceptions=False)
    return result.exit_code, result.output


# what is counted


def test_faults_are_counted_per_hundred_replies_and_compared_with_the_period_before(store: Store) -> None:
    now = [Contact(report(n, *([BUSY] if n < 4 else [])), customer_name=f"K{n % 2}") for n in range(10)]
    before = [Contact(report(n, *([BUSY] if n == 20 else []), days_ago=40)) for n in range(20, 25)]
    store.add_reports([*now, *before, Contact(report(99, BUSY, days_ago=70))])
    found = store.signals(PERIOD, now=NOW)
    (row,) = found.rows
    assert (found.replies, found.before_replies, found.customers) == (10, 5, 2)
    assert (row.name, row.replies, row.hit, row.faults, row.reached) == (BUSY, 10, 4, 4, 2)
    assert (row.rate, row.before_rate, row.severity) == (40.0, 20.0, 4.5)
    assert row.change is not None
    assert row.change.value == pytest.approx(0.2)
    assert not row.change.sure, "one in five against four in ten may be chance"
    assert row.line[-1] == 40.0
    assert sum(row.line) == 40.0


def test_the_rank_is_frequency_times_severity_times_reach(store: Store) -> None:
    often = [Contact(report(n, CURT), customer_name=f"K{n}") for n in range(6)]
    seldom = [Contact(report(n, BUSY), customer_name="K1") for n in range(10, 14)]
    store.add_reports([*often, *seldom])
    assert [r.name for r in store.signals(PERIOD, now=NOW).rows] == [CURT, BUSY]
    wide = [Contact(report(n, BUSY), customer_name=f"L{n}") for n in range(20, 24)]
    store.add_reports(wide)
    assert [r.name for r in store.signals(PERIOD, now=NOW).rows] == [BUSY, CURT]


def test_what_was_overruled_counts_no_more(store: Store) -> None:
    store.add_reports([Contact(report(1, BUSY))])
    (stored,) = store.reports()
    name = stored.report.findings[0].fingerprint
    store.decide(stored.id, action="false-alarm", reviewer="Lea", note="citaat", fingerprint=name)
    assert store.signals(PERIOD, now=NOW).rows == ()
    store.decide(stored.id, action="undo", reviewer="Lea")
    assert len(store.signals(PERIOD, now=NOW).rows) == 1


def test_groups_have_their_own_rate_and_name_their_worst_rule(store: Store) -> None:
    chat = [Contact(report(n, BUSY, channel="chat"), facts={"moment": "levering"}) for n in range(2)]
    mail = [Contact(report(n, *([CURT] if n == 10 else []))) for n in range(10, 14)]
    store.add_reports([*chat, *mail])
    rows = {r.name: r for r in store.signals(PERIOD, by="channel", now=NOW).rows}
    assert {name: (r.replies, r.rate, r.worst) for name, r in rows.items()} == {
        "chat": (2, 100.0, BUSY),
        "email": (4, 25.0, CURT),
    }
    assert [r.name for r in store.signals(PERIOD, by="moment", now=NOW).rows] == ["levering"]


def test_templates_come_from_the_help_desk_or_from_the_file(store: Store) -> None:
    store.add_reports([Contact(report(1, BUSY), facts={"template": "druk"})])
    store.add_report(report(2, BUSY, kind="template", path="templates/druk.txt", id=""))
    assert {r.name for r in store.signals(PERIOD, now=NOW).templates} == {"druk", "templates/druk.txt"}


def test_promises_are_counted_by_what_became_of_them(store: Store) -> None:
    days = [date(2026, 3, 1), datetime(2026, 3, 31, 16), date(2026, 3, 31), None, date(2026, 3, 2), date(2026, 3, 3)]
    made = tuple(
        Promise(n, n + 1, f"belofte {n}", "I", "bellen", "firm", deadline=Deadline("explicit", latest=day))
        for n, day in enumerate(days)
    )
    store.add_reports([Contact(report(1, promises=made, days_ago=5)), Contact(report(2, promises=made, days_ago=40))])
    for promise in store.promises(now=NOW):
        if promise.latest in (date(2026, 3, 2), date(2026, 3, 3)):
            store.change_promise(promise.id, state="kept" if promise.latest.day == 2 else "broken", who="Eva")
    got = store.signals(PERIOD, now=NOW).promises
    assert (got.made, got.kept, got.broken, got.overdue, got.open) == (6, 1, 1, 2, 2)
    assert store.overdue(now=NOW) == len(store.promises(due="overdue", now=NOW)) == 4


def test_tone_is_the_mean_of_the_replies(store: Store) -> None:
    store.add_reports(
        [Contact(report(1, BUSY)), Contact(report(2)), Contact(report(3)), Contact(report(4, days_ago=40))]
    )
    respect = store.signals(PERIOD, now=NOW).tone[0]
    assert respect.name == "respect"
    assert respect.mean == pytest.approx(1 / 6)
    assert respect.before == 0.5
    assert respect.line[:-1] == (None,) * 11


def scored(store: Store, cases: int) -> None:
    """So many replies with the fault, two in three dissatisfied, and as many without, one in three."""
    store.add_reports(
        [
            Contact(
                report(n, *([BUSY] if n < cases else [])),
                facts={"csat": 1.0 if (n % 3 < 2) == (n < cases) else 5.0},
            )
            for n in range(2 * cases)
        ]
    )


def test_scores_need_thirty_cases_on_both_sides(store: Store) -> None:
    scored(store, 29)
    assert store.signals(PERIOD, now=NOW).links == ()
    assert store.signals(PERIOD, now=NOW).scored == 58


def test_a_rule_that_goes_with_low_scores_has_a_sure_difference(store: Store) -> None:
    scored(store, 60)
    (link,) = store.signals(PERIOD, now=NOW).links
    assert (link.rule, link.cases, link.low, link.other_cases, link.other_low) == (BUSY, 60, 40, 60, 20)
    assert link.difference.value == pytest.approx(1 / 3)
    assert link.difference.sure
    shown = as_text(store.signals(PERIOD, now=NOW), Words("en"), low_csat=2)
    assert "association, not proof of cause" in shown


def test_the_intervals_are_those_of_the_books() -> None:
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    gap = difference(56, 70, 48, 80)  # Newcombe 1998, table II, case (a), method 10
    assert (round(gap.value, 4), round(gap.low, 4), round(gap.high, 4)) == (0.2, 0.0524, 0.3339)


# how it is shown


def test_a_sparkline_has_a_block_for_each_value() -> None:
    assert spark([0, 1, 2, None, 7]) == "▁▂▃ █"
    assert spark([0, 0]) == "▁▁"
    assert spark([]) == ""
    assert arrow(Interval(0.1, 0.05, 0.2)) == "▲"
    assert arrow(Interval(-0.1, -0.2, 0.1)) == "·"


def test_both_languages_have_every_text() -> None:
    for key, (dutch, english) in TEXTS.items():
        assert re.findall(r"{\w+}", dutch) == re.findall(r"{\w+}", english), key
        assert dutch.strip(), key
        assert english.strip(), key


class Reader(HTMLParser):
    """Collects what a page would fetch or run, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "link", "img", "iframe", "object") or any(k in ("src", "href") for k, _ in attrs):
            self.foreign.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_fetches_nothing_and_escapes_what_people_wrote(store: Store) -> None:
    scored(store, 40)
    store.add_reports([Contact(report(500, BUSY), facts={"template": "<script>alert(1)</script>"})])
    page = as_page(store.signals(PERIOD, now=NOW), Words("nl"), low_csat=2)
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert reader.foreign == []
    assert "url(" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "&lt;script&gt;" in page
    assert "prefers-color-scheme: dark" in page
    assert "samenhang, geen bewijs" in page


def drawn(chart: str, kind: str) -> list[str]:
    """The `d` or `width` of what a chart draws for the series of one class."""
    root = ElementTree.fromstring(chart)  # noqa: S314 - our own chart
    series = [node for node in root.iter() if kind in node.get("class", "").split()]
    return [x.get("d") or x.get("width", "") for node in series for x in node.iter() if x.get("d") or x.get("width")]


def test_charts_draw_what_they_are_given_and_nothing_that_runs() -> None:
    tones = [("t-a", "A", [0.1, 0.2, None, 0.2, 0.1]), ("t-b", "B", [0.0, 0.0, 0.0, 0.0, 0.0])]
    chart = charts.lines(tones, ("1 mrt", "5 mrt"), "Toon", number=lambda v: f"{v:+.2f}")
    assert "+0.25" in chart
    assert "5 mrt" in chart
    first, second = drawn(chart, "t-a"), drawn(chart, "t-b")
    assert len(first) == 2  # a gap in the middle makes two lines
    assert len(second) == 1
    parts = charts.shares([("p-kept", "kept", 3), ("p-open", "open", 1)], "Promises")
    (kept,), (opened,) = drawn(parts, "p-kept"), drawn(parts, "p-open")
    assert float(kept) == pytest.approx(3 * float(opened))
    sure = charts.interval(Interval(value=0.1, low=0.02, high=0.2), 0.3, "+10 (+2 tot +20)")
    assert 'class="interval sure"' in sure
    for text in (chart, parts, sure, charts.sparkline([1.0], "<b>")):
        assert not re.search("script|style|http|<b>", text)


# the commands


def test_the_command_prints_tables_json_and_csv_and_writes_the_page(store: Store, own_place: Path) -> None:
    store.add_reports([Contact(report(n, BUSY), customer_name="=1+1", agent="eva") for n in range(3)])
    at = ("--now", NOW.isoformat())
    code, text = run("signals", *at)
    assert code == 0
    assert BUSY in text
    data = json.loads(run("signals", *at, "--format", "json")[1])
    assert (data["replies"], data["rows"][0]["name"], data["rows"][0]["per_100"]) == (3, BUSY, 100.0)
    rows = list(csv.reader(io.StringIO(run("signals", *at, "--by", "channel", "--format", "csv")[1])))
    assert rows[1][:2] == ["email", "3"]
    code, _ = run("signals", *at, "--html", "page.html")
    assert code == 0
    assert (own_place / "page.html").stat().st_mode & 0o777 == 0o600
    assert "<!doctype html>" in (own_place / "page.html").read_text(encoding="utf-8")


def test_signals_by_agent_only_when_the_configuration_allows_it(store: Store, own_place: Path) -> None:
    store.add_reports([Contact(report(1, BUSY), agent="Eva")])
    at = ("--now", NOW.isoformat())
    code, text = run("signals", *at, "--by", "agent")
    assert code == 2
    assert "works council" in text
    assert "eva" not in run("signals", *at, "--format", "json")[1]
    (own_place / "replycheck.toml").write_text("signals_by_agent = true\n", encoding="utf-8")
    assert "eva" in run("signals", *at, "--by", "agent")[1]


@pytest.mark.parametrize(
    ("since", "day"), [("30d", date(2026, 3, 2)), ("1w", date(2026, 3, 25)), ("2026-03-31", date(2026, 3, 31))]
)
def test_a_period_ends_today(since: str, day: date) -> None:
    assert first_day(since, NOW.date()) == day


@pytest.mark.parametrize("since", ["", "0d", "30", "d", "2027-01-01", "9999w", "gisteren"])
def test_what_is_no_period_is_refused(since: str) -> None:
    with pytest.raises(ConfigError, match="not a period"):
        first_day(since, NOW.date())


# intake


def intake_file(own_place: Path, name: str, write: Callable[[], str]) -> Path:
    path = own_place / name
    path.write_text(write(), encoding="utf-8")
    return path


def test_a_csv_export_is_read_by_the_names_in_the_configuration(own_place: Path) -> None:
    rows = (
        "Ticket;Antwoord;Vraag;Klant;Kanaal;Verzonden;Medewerker;Tevreden\n"
        '7;"<p>Beste heer Wit,</p><p>Het is erg druk.</p>";Waar blijft u?;De Wit;WhatsApp;03-12-2025 10:15;eva;2,5\n'
        "8;;leeg;X;email;;bo;\n"
        "9;Dag!;v;Y;Duif;;bo;\n"
    )
    mapping = {
        "id": "Ticket", "reply": "Antwoord", "customer_message": "Vraag", "customer_name": "Klant",
        "channel": "Kanaal", "sent_at": "Verzonden", "agent": "Medewerker", "csat": "Tevreden",
    }  # fmt: skip
    path = intake_file(own_place, "export.csv", lambda: rows)
    first, second, third = read(path, mapping)
    assert isinstance(first, Taken)
    assert first.draft.text.split() == "Beste heer Wit, Het is erg druk.".split()
    assert (first.draft.channel, first.draft.sent_at) == ("chat", datetime(2025, 12, 3, 10, 15))
    assert (first.draft.id, first.agent, first.facts["csat"]) == ("7", "eva", 2.5)
    assert isinstance(second, Unusable)
    assert isinstance(third, Unusable)
    assert "Duif" in third.error
    with pytest.raises(ConfigError, match="no column"):
        list(read(path, {"reply": "Reply"}))


def test_json_lines_may_hold_objects_in_objects(own_place: Path) -> None:
    row = {"ticket": {"reply": {"body": "Dag!"}, "channel": "Duif"}, "nps": 9}
    path = intake_file(own_place, "export.jsonl", lambda: json.dumps(row) + "\n[1]\n")
    mapping = {"reply": "ticket.reply.body", "channel": "ticket.channel", "channels": {"Duif": "letter"}}
    taken, wrong = read(path, mapping)
    assert isinstance(taken, Taken)
    assert (taken.draft.text, taken.draft.channel, taken.facts["nps"]) == ("Dag!", "letter", 9.0)
    assert isinstance(wrong, Unusable)


def test_a_help_desks_export_is_checked_kept_and_scored_later(own_place: Path) -> None:
    (own_place / "replycheck.toml").write_text('[intake]\nreply = "body"\nid = "nr"\n', encoding="utf-8")
    reply = {"nr": "7", "body": "Beste heer Wit,\n\nSorry, het is erg druk.\n\nGroet,\nEva", "language": "nl"}
    intake_file(own_place, "a.jsonl", lambda: json.dumps({**reply, "agent": "eva", "sent_at": "2026-03-30T10:00"}))
    code, text = run("store", "intake", "a.jsonl")
    assert code == 0
    assert "kept: 1" in text
    assert BUSY in {f.rule for f in open_store().queue()[0].report.findings}
    assert "known already: 1" in run("store", "intake", "a.jsonl")[1]
    intake_file(own_place, "scores.jsonl", lambda: json.dumps({**reply, "csat": 1}))
    assert "scored: 1" in run("store", "intake", "--no-check", "scores.jsonl")[1]
    assert open_store().signals(PERIOD, now=NOW).scored == 1
    intake_file(own_place, "wrong.jsonl", lambda: '{"nr": "8"}\n')
    assert run("store", "intake", "wrong.jsonl")[0] == 2
    assert run("store", "intake", "absent.jsonl")[0] == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('[intake]\nreplly = "body"', "did you mean 'reply'"),
        ('[intake.channels]\n"Duif" = "fax"', "not one of email"),
        ("keep_days = 0", "leave it out to keep everything"),
    ],
)
def test_a_wrong_setting_of_the_desk_is_named(own_place: Path, line: str, told: str) -> None:
    (own_place / "replycheck.toml").write_text(line + "\n", encoding="utf-8")
    code, text = run("signals")
    assert code == 2
    assert told in text


def test_the_store_goes_out_and_comes_back_by_command(store: Store, own_place: Path) -> None:
    store.add_reports([Contact(report(n, BUSY), customer_name=f"K{n}") for n in range(3)])
    assert run("store", "export", "--output", "all.jsonl")[0] == 0
    assert (own_place / "all.jsonl").stat().st_mode & 0o777 == 0o600
    assert len(run("store", "export", "--customer", "k1")[1].splitlines()) == 1
    code, text = run("store", "forget", "--customer", "K1")
    assert (code, "1 report and" in text) == (0, True)
    assert [r.customer_name for r in store.reports()] == ["K0", "K2"]
    assert "1 report and 0 promises put back" in run("store", "import", "all.jsonl")[1]
    assert {r.customer_name for r in store.reports()} == {"K0", "K1", "K2"}
    assert run("store", "expire")[0] == 2
    (own_place / "replycheck.toml").write_text("keep_days = 30\n", encoding="utf-8")
    assert "0 reports" in run("store", "expire")[1]
    (own_place / "wrong.jsonl").write_text("[]\n", encoding="utf-8")
    assert run("store", "import", "wrong.jsonl")[0] == 2
    assert run("store", "import", "absent.jsonl")[0] == 2


def test_the_tone_chart_has_a_scale_that_fits_its_lines() -> None:
    for largest, top in ((0.2, "+0.25"), (-0.4, "+0.50"), (0.9, "+1.00")):
        chart = charts.lines([("t", "respect", [0.0, largest])], ("a", "b"), "tone", number=Words("en").signed)
        assert f">{top}</text>" in chart
        assert ">0.00</text>" in chart
        (path,) = drawn(chart, "t")
        first, last = (float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", path))
        assert 0 <= min(first, last) < max(first, last) - 40
