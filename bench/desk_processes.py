"""Two processes review, ten write, and one of them is killed with -9 in the middle: nothing may be lost or doubled.

Usage: python bench/desk_processes.py [--seconds 300] [--store URL | --postgresql]

Every process writes down what the store confirmed, each line at once. At the end what the store holds is
compared with what was confirmed: every confirmed decision is there once, no reply was decided by two reviewers,
and what the killed process had begun is whole or absent. The load is bounded: every process rests between steps.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from postgresql_server import server  # noqa: E402

from replycheck.errors import StoreError  # noqa: E402
from replycheck.report import Finding, Promise, Report, Severity, Verdict, fingerprint  # noqa: E402
from replycheck.store import Store, open_store  # noqa: E402

REVIEWERS, WRITERS = 2, 10
REST_SECONDS = 0.05
DAY = datetime(2026, 3, 2, 10)


def report(words: str) -> Report:
    """A flagged reply with one finding and one promise."""
    found = Finding(
        "respect.busy-excuse", Severity.WARNING, 0, 5, words[:5], "m", fingerprint=fingerprint("r", words, 0)
    )
    promise = Promise(0, 5, words, "I", "bellen", "firm")
    counts = {"words": 2}
    return Report(words, "nl", "chat", DAY, Verdict.REVIEW, {}, counts, (), (found,), (promise,), id=words)


def write(store: Store, name: str, until: float) -> Iterator[dict[str, object]]:
    """A writer: replies to review, each with its promise."""
    number = 0
    while time.time() < until:
        number += 1
        made = report(f"{name} {number}")
        stored = store.add_report(made, agent=name, state="review")
        yield {"report": stored, "text": made.text}
        store.record_promises(made, customer=name)
        yield {"promise": made.text}
        time.sleep(REST_SECONDS * random.uniform(2, 6))


def review(store: Store, name: str, until: float) -> Iterator[dict[str, object]]:
    """A reviewer: takes the worst replies in hand and decides; another reviewer's reply is left alone."""
    while time.time() < until:
        for stored in store.queue(limit=10):
            if store.take(stored.id, reviewer=name) != name:
                yield {"held": stored.id}
                continue
            action = random.choice(("approve", "return", "approve", "false-alarm"))
            finding = stored.report.findings[0].fingerprint
            try:
                made = store.decide(
                    stored.id, action=action, reviewer=name, note="n", fingerprint=finding, seen_as=stored.state
                )
                yield {"decision": made.id, "report": stored.id, "action": action}
                if action == "false-alarm":
                    done = store.decide(stored.id, action="approve", reviewer=name, seen_as=stored.state)
                    yield {"decision": done.id, "report": stored.id, "action": "approve"}
            except StoreError as error:
                if "by now" not in str(error):
                    raise
                yield {"late": stored.id}
            time.sleep(REST_SECONDS * random.random())
        time.sleep(REST_SECONDS)


def work(kind: str, name: str, url: str, folder: Path) -> None:
    """The life of one process: every confirmed step becomes a line on disk at once."""
    random.seed(name)
    store = open_store(url)
    (folder / f"{name}.ready").touch()
    while not (folder / "go").exists():
        time.sleep(REST_SECONDS)
    until = float((folder / "go").read_text(encoding="utf-8"))
    steps = (write if kind == "writer" else review)(store, name, until)
    with (folder / f"{name}.jsonl").open("a", encoding="utf-8") as out:
        for step in steps:
            out.write(json.dumps(step) + "\n")
            out.flush()


def start(kind: str, name: str, url: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start one process of this script; it waits for the sign to go."""
    words = [sys.executable, __file__, "--work", kind, name, url, str(folder)]
    return subprocess.Popen(words, env={**os.environ, "OMP_NUM_THREADS": "1"})


def logged(folder: Path) -> list[tuple[str, dict[str, object]]]:
    """(process, step) of every confirmed step; the last line of a killed process may be cut."""
    found = []
    for log in sorted(folder.glob("*.jsonl")):
        for line in log.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                found.append((log.stem, json.loads(line)))
    return found


def compare(store: Store, steps: list[tuple[str, dict[str, object]]], killed: set[str]) -> list[str]:
    """What is wrong, one line each."""
    wrong = []
    stored = {r.id: r for r in store.reports()}
    decisions = {d.id: d for r in stored.values() for d in r.decisions}
    promised = Counter(p.text for p in store.promises(now=DAY, closed=True))
    told = [(name, s) for name, s in steps if "decision" in s]
    if len({s["decision"] for _, s in told}) != len(told):
        wrong.append("a decision was confirmed twice")
    for name, step in told:
        made = decisions.get(int(str(step["decision"])))
        if made is None or (made.reviewer, made.action, made.report_id) != (name, step["action"], step["report"]):
            wrong.append(f"lost: {name} {step}")
    known = {s["decision"] for _, s in told}
    wrong += [f"from nowhere: {d}" for d in decisions.values() if d.id not in known and d.reviewer not in killed]
    for one in stored.values():
        ends = [d for d in one.decisions if d.action in ("approve", "return")]
        if len(ends) > 1:
            wrong.append(f"report {one.id} was decided {len(ends)} times")
        if one.state != ({"approve": "approved", "return": "returned"}[ends[0].action] if ends else "review"):
            wrong.append(f"report {one.id} is {one.state} after {[d.action for d in one.decisions]}")
    texts = Counter(r.text for r in stored.values())
    wrong += [f"doubled report: {text}" for text, n in texts.items() if n > 1]
    wrong += [f"doubled promise: {text}" for text, n in promised.items() if n > 1]
    wrong += [f"lost report: {s['text']}" for _, s in steps if "text" in s and texts[str(s["text"])] != 1]
    wrong += [f"lost promise: {s['promise']}" for _, s in steps if "promise" in s and promised[str(s["promise"])] != 1]
    return wrong


def play(url: str, seconds: float) -> int:
    """Start the processes, kill one writer and one reviewer half-way, wait, and compare; the exit code."""
    open_store(url).close()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = [("reviewer", f"lead{n}") for n in range(REVIEWERS)] + [("writer", f"agent{n}") for n in range(WRITERS)]
        running = {name: start(kind, name, url, folder) for kind, name in names}
        while len(list(folder.glob("*.ready"))) < len(running):
            time.sleep(REST_SECONDS)
        (folder / "new").write_text(str(time.time() + seconds), encoding="utf-8")
        (folder / "new").rename(folder / "go")
        time.sleep(seconds / 2)
        killed = {"agent3", "lead1"}
        for name in killed:
            running[name].send_signal(signal.SIGKILL)
        running["lead2"] = start("reviewer", "lead2", url, folder)
        codes = {name: process.wait(timeout=seconds + 120) for name, process in running.items()}
        steps, store = logged(folder), open_store(url)
        wrong = compare(store, steps, killed)
        wrong += [f"{name} ended with {code}" for name, code in codes.items() if code and name not in killed]
        wrong += [] if any("decision" in step for _, step in steps) else ["nothing was decided"]
        kinds = Counter(
            key for _, step in steps for key in step if key in ("decision", "text", "promise", "held", "late")
        )
        print(f"{store.place or url}: {seconds:g} s, {len(running)} processes, killed -9: {', '.join(sorted(killed))}")
        print(
            f"confirmed: {kinds['text']} replies, {kinds['promise']} promises, {kinds['decision']} decisions; ", end=""
        )
        print(f"left alone because another had it in hand: {kinds['held']}, decided by another first: {kinds['late']}")
        print("\n".join(wrong) if wrong else "nothing lost, nothing doubled")
        store.close()
        return 1 if wrong else 0


@contextmanager
def chosen(arguments: argparse.Namespace) -> Iterator[str]:
    """The URL of the store that was asked for."""
    if arguments.postgresql:
        with server(durable=True) as url:
            yield url
    elif arguments.store:
        yield arguments.store
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/desk.db"


def main() -> int:
    """Play it through, or be one of the processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--store")
    parser.add_argument("--postgresql", action="store_true", help="start a server of our own")
    parser.add_argument("--work", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        kind, name, url, folder = arguments.work
        work(kind, name, url, Path(folder))
        return 0
    with chosen(arguments) as url:
        return play(url, arguments.seconds)


if __name__ == "__main__":
    sys.exit(main())
