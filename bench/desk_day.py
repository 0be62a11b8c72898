"""A team lead's day, played through by keyboard alone: every reply in the queue is decided, and the store agrees.

Usage: python bench/desk_day.py [--replies 500] [--size 80x24] [--templates PLACE ...] [--picture day.svg]

The replies are those of models/corpus (training part); with --templates half of them are texts of JSON Lines files,
or of all such files in a folder. The time of a decision is that of its last key: from there until the next reply is
on the screen and the next key is taken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from replycheck.config import CHANNELS, Settings
from replycheck.corpusparts import part
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.store import Contact, Store, open_store
from replycheck.tui.dialogs import Choose
from replycheck.tui.review import ReviewApp, ReviewScreen
from replycheck.tui.review_dialogs import Note, RulePick

ROOT = Path(__file__).parent.parent
LEAD = "Lea"
KEYS = ("approve", "return", "own-note", "false-alarm", "missed", "skip", "undo")
WEIGHTS = (6, 3, 1, 2, 1, 1, 1)


@dataclass
class Day:
    """What the lead meant to decide, and how long the screen took after the last key of each decision."""

    done: Counter[str] = field(default_factory=Counter)
    seconds: list[tuple[float, str]] = field(default_factory=list)


def texts(places: list[Path], number: int) -> list[dict[str, str]]:
    """So many replies in one fixed order: of the corpus, half of them of the files where some are named."""
    corpus = [row for language in ("nl", "en") for row in rows_of(ROOT / f"models/corpus/replies.{language}.jsonl")]
    rows = [{**row, "text": row["reply"]} for row in corpus if part(row["scenario"]) == "train"]
    files = [f for place in places for f in (sorted(place.glob("*.jsonl")) if place.is_dir() else [place])]
    others = [row for file in files for row in rows_of(file) if row.get("lang") in ("nl", "en")]
    chance = random.Random(3)
    real = chance.sample(others, min(number // 2, len(others)))
    chosen = [*real, *chance.sample(rows, min(number - len(real), len(rows)))]
    chance.shuffle(chosen)
    return chosen


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def contact(row: dict[str, str]) -> Contact:
    """A reply of the corpus, or a template, checked."""
    draft = Draft(
        text=row["text"],
        channel=row["channel"] if row.get("channel") in CHANNELS else "email",
        language=row["lang"],
        kind="draft" if "reply" in row else "template",
        customer_message=row.get("customer_message") or "",
        sent_at=datetime.fromisoformat(row["sent_at"]) if row.get("sent_at") else datetime(2026, 3, 2, 10),
        id=row["id"],
    )
    return Contact(check_draft(draft, Settings()), row.get("customer_name") or "", draft.customer_message, "eva")


def send(store: Store, rows: list[dict[str, str]]) -> None:
    """Every reply is sent to review, so that every one asks for a decision."""
    for one in map(contact, rows):
        store.add_report(
            one.report,
            customer_name=one.customer_name,
            customer_message=one.customer_message,
            agent=one.agent,
            state="review",
        )


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Keys, each with the time that the screen needs."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def step(screen: ReviewScreen, pilot: Pilot[int], action: str, day: Day) -> None:
    """One decision, by its keys."""
    dialog = {"return": Note, "own-note": Note, "false-alarm": Choose, "missed": RulePick}.get(action)
    finding = screen.panes.finding
    if action == "false-alarm" and (finding is None or finding.suppressed):
        action, dialog = "approve", None
    ready = bool(screen.chosen and screen.chosen.report.open_findings())
    if action == "return" and not ready:
        action = "own-note"
    keys = {
        "approve": ("a",),
        "return": ("r",),
        "own-note": ("r",),
        "false-alarm": ("f",),
        "missed": ("m", "shift+right", "shift+right", "shift+right", "enter"),
        "skip": ("s",),
        "undo": ("u",),
    }
    *first, last = keys[action]
    await press(pilot, *first)
    if dialog is not None:
        await press(pilot, last)
        assert isinstance(screen.app.screen, dialog), (action, screen.app.screen)
    rest = {
        "return": ("down", "enter", "enter"),
        "own-note": (*"Noem een dag", "enter"),
        "false-alarm": ("1",),
        "missed": (*"blaming", "enter"),
    }
    if dialog is not None:
        *first, last = rest[action]
        await press(pilot, *first)
    start = time.perf_counter()
    await press(pilot, last)
    day.seconds.append((time.perf_counter() - start, action))
    day.done[action] += 1


async def play(store: Store, size: tuple[int, int], picture: Path | None) -> Day:
    """Until the queue is empty."""
    day, chance = Day(), random.Random(4)
    app = ReviewApp(store, settings=Settings(), reviewer=LEAD)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.review
        while screen.shown or store.count():
            if not screen.shown:
                await press(pilot, "f5")
                continue
            await step(screen, pilot, chance.choices(KEYS, WEIGHTS)[0], day)
            if picture and sum(day.done.values()) == 20:
                app.save_screenshot(filename=picture.name, path=str(picture.parent))
        await press(pilot, "q")
    return day


def wrong(store: Store, day: Day) -> list[str]:
    """Where the store and the keys that were pressed differ."""
    made = Counter(d.action for r in store.reports() for d in r.decisions)
    meant = {
        "approve": day.done["approve"],
        "return": day.done["return"] + day.done["own-note"],
        "false-alarm": day.done["false-alarm"],
        "missed": day.done["missed"],
    }
    return [
        f"{name}: {made[name]} in the store, {number} by keys" for name, number in meant.items() if made[name] != number
    ]


def report(seconds: list[tuple[float, str]]) -> str:
    """The middle, the 95th of a hundred and the longest time of a decision, over all and of each kind."""
    lines = []
    for name in ("", *sorted({action for _, action in seconds})):
        took = sorted(s for s, action in seconds if name in ("", action))
        figures = (took[len(took) // 2], took[len(took) * 95 // 100], took[-1])
        middle, most, longest = (f"{1000 * figure:4.0f}" for figure in figures)
        lines.append(f"{name or 'a decision':<12} p50 {middle} ms, p95 {most} ms, longest {longest} ms")
    return "\n".join(lines)


def main() -> int:
    """Fill a store, play the day; exit code 1 when a decision was lost or made twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replies", type=int, default=500)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--templates", type=Path, nargs="*", default=[])
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REPLYCHECK_DATA"] = folder
        store = open_store()
        rows = texts(arguments.templates, arguments.replies)
        send(store, rows)
        waiting = store.count()
        width, height = map(int, arguments.size.split("x"))
        day = asyncio.run(play(store, (width, height), arguments.picture))
        faults = wrong(store, day)
        kinds = Counter("reply" in row for row in rows)
        print(
            f"{kinds[True]} replies of the corpus and {kinds[False]} other texts, "
            f"{waiting} waiting, {arguments.size}: {dict(day.done)}"
        )
        print(report(day.seconds))
        print("\n".join(faults) or "the store holds every decision once")
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
