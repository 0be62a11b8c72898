"""The desk with many reports: intake, opening the queue, filters and signals, in seconds.

Usage: python bench/desk_volume.py [--reports 100000] [--store URL | --postgresql] [--checked 240]

Some replies of models/corpus are checked once; their reports are stored again and again with other customers,
agents, days, tickets and scores. Without --store the store is a SQLite file in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from postgresql_server import server  # noqa: E402

from replycheck.config import Settings  # noqa: E402
from replycheck.corpusparts import part  # noqa: E402
from replycheck.draft import Draft  # noqa: E402
from replycheck.engine import check_draft  # noqa: E402
from replycheck.report import Report  # noqa: E402
from replycheck.store import Contact, Store, open_store  # noqa: E402
from replycheck.store.measures import GROUPS, Period  # noqa: E402
from replycheck.tui.review_filter import parse  # noqa: E402

NOW = datetime(2026, 3, 31, 17)
DAYS = 120
BATCH = 500
QUERIES = (
    "zzqxj",
    "factuur",
    "ernst:fout",
    "severity:warning kanaal:chat",
    "regel:respect.busy-excuse",
    "rule:promise wie:agent7",
    "taal:en klant:customer12",
    "belofte:te-laat",
    "factuur bestelling wie:agent3 ernst:waar",
)


def checked(number: int) -> list[tuple[Report, str]]:
    """Reports of replies of the corpus, with the customer's message."""
    rows = [
        json.loads(line)
        for language in ("nl", "en")
        for line in (ROOT / f"models/corpus/replies.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    rows = [row for row in rows if part(row["scenario"]) == "train"]
    chosen = random.Random(1).sample(rows, min(number, len(rows)))
    return [(_check(row), row["customer_message"] or "") for row in chosen]


def _check(row: dict[str, str]) -> Report:
    sent = datetime.fromisoformat(row["sent_at"])
    draft = Draft(
        text=row["reply"],
        channel=row["channel"],
        language=row["lang"],
        customer_message=row["customer_message"] or "",
        sent_at=sent,
    )
    return check_draft(draft, Settings())


def contacts(number: int, seeds: list[tuple[Report, str]]) -> Iterator[Contact]:
    """So many contacts over the last days before NOW; a tenth repeats its words exactly, as templates do."""
    chance = random.Random(2)
    for n in range(number):
        report, message = chance.choice(seeds)
        sent = NOW - timedelta(minutes=chance.randrange(DAYS * 1440))
        text = report.text if n % 10 == 0 else f"{report.text} #{n}"
        findings = report.findings if n % 10 == 0 else _own(report, n)
        scores = {"csat": float(chance.randint(1, 5))} if n % 4 == 0 else {"nps": float(chance.randint(0, 10))}
        facts = {**(scores if n % 2 == 0 else {}), "moment": chance.choice(("order", "delivery", "invoice", "return"))}
        made = replace(report, text=text, findings=findings, checked_at=sent, id=f"T-{n}")
        yield Contact(made, f"Customer{n % 30_000}", message, f"agent{n % 40}", facts=facts)


def _own(report: Report, number: int) -> tuple:  # type: ignore[type-arg]
    return tuple(replace(f, fingerprint=f"{f.fingerprint[:8]}{number:08x}") for f in report.findings)


def timed(name: str, work: Callable[[], object], *, most: float, times: int = 5) -> bool:
    """Print the median of some runs, and its processor time, beside the most that it may take."""
    seconds, busy = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        work()
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
    took, within = median(seconds), median(seconds) <= most
    cpu = f"(processor {median(busy):.3f} s)"
    print(f"{name:<48} {took:6.3f} s {cpu}  at most {most:g} s{'' if within else '  TOO SLOW'}", flush=True)
    return within


def taken_in(store: Store, number: int, seeds: list[tuple[Report, str]]) -> tuple[float, float]:
    """Store so many reports; how many a second, and how many a second of the processor."""
    spent = used = 0.0
    source = contacts(number, seeds)
    while batch := list(islice(source, BATCH)):
        start, busy = time.perf_counter(), time.process_time()
        store.add_reports(batch)
        spent, used = spent + time.perf_counter() - start, used + time.process_time() - busy
    return number / spent, number / used


def measure(store: Store, number: int, seeds: list[tuple[Report, str]]) -> bool:
    """Fill the store, then measure; True when everything is fast enough."""
    rate, busy = taken_in(store, number, seeds)
    print(f"{number} reports stored: {rate:,.0f} a second, {busy:,.0f} a processor second; at least 2,000", flush=True)
    results = [rate >= 2000, timed("queue opens (the screen's whole reading)", lambda: opening(store), most=1.0)]
    print(f"  waiting: {store.count()}")
    for query in QUERIES:
        wanted = parse(query)
        results.append(timed(f"filter {query}", lambda w=wanted: store.queue(wanted=w, limit=200, now=NOW), most=0.2))
        print(f"  found: {len(store.queue(wanted=wanted, limit=200, now=NOW))}")
    period = Period((NOW - timedelta(days=29)).date(), NOW.date())
    whole = Period((NOW - timedelta(days=59)).date(), NOW.date())
    for by in GROUPS:
        results.append(timed(f"signals 30d by {by}", lambda by=by: store.signals(period, by=by, now=NOW), most=3.0))
    results.append(timed("signals 60d by rule", lambda: store.signals(whole, by="rule", now=NOW), most=3.0))
    return all(results)


def opening(store: Store) -> None:
    """What the screen reads before it shows the queue."""
    store.overdue(now=NOW)
    store.taken()
    found = store.queue(limit=200)
    store.count()
    for stored in found:
        assert stored.report.findings


@contextmanager
def chosen(arguments: argparse.Namespace) -> Iterator[Store]:
    """The store that was asked for."""
    if arguments.postgresql:
        with server(durable=True) as url:
            store = open_store(url)
            yield store
            store.close()
    elif arguments.store:
        yield open_store(arguments.store)
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield open_store(f"sqlite:///{folder}/desk.db")


def main() -> int:
    """Run the measurement; exit code 1 when something is too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--checked", type=int, default=240)
    parser.add_argument("--store")
    parser.add_argument("--postgresql", action="store_true", help="start a server of our own")
    arguments = parser.parse_args()
    seeds = checked(arguments.checked)
    with chosen(arguments) as store:
        print(
            f"{store.place or 'sqlite'}; load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
        )
        return 0 if measure(store, arguments.reports, seeds) else 1


if __name__ == "__main__":
    sys.exit(main())
