"""A team lead's day, played through by keyboard alone: every reply in the queue is decided, and the store agrees.

Usage: python bench/desk_day.py [--replies 500] [--size 80x24] [--templates FILE.jsonl ...] [--picture day.svg]

The replies are those of models/corpus (training part), and the texts of JSON Lines files that are named.
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
    """What the lead meant to decide, and how long the screen took to be ready for the next key."""

    done: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def texts(files: list[Path]) -> list[dict[str, str]]:
    """The replies of the corpus and of the files, in one fixed order."""
    rows = []
    for language in ("nl", "en"):
        lines = (ROOT / f"models/corpus/replies.{language}.jsonl").read_text(encoding="utf-8").splitlines()
        rows += [{**row, "text": row["reply"]} for row in map(json.loads, lines) if part(row["scenario"]) == "train"]
    for file in files:
        rows += [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    random.Random(3).shuffle(rows)
    return rows


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
        "missed": ("m", "enter"),
        "skip": ("s",),
        "undo": ("u",),
    }
    await press(pilot, *keys[action])
    if dialog is not None:
        assert isinstance(screen.app.screen, dialog), (action, screen.app.screen)
    rest = {
        "return": ("down", "enter", "enter"),
        "own-note": (*"Noem een dag", "enter"),
        "false-alarm": ("1",),
        "missed": (*"blaming", "enter"),
    }
    await press(pilot, *rest.get(action, ()))
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
            start = time.perf_counter()
            await step(screen, pilot, chance.choices(KEYS, WEIGHTS)[0], day)
            day.seconds.append(time.perf_counter() - start)
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
        rows = texts(arguments.templates)[: arguments.replies]
        store.add_reports([contact(row) for row in rows])
        waiting = store.count()
        width, height = map(int, arguments.size.split("x"))
        day = asyncio.run(play(store, (width, height), arguments.picture))
        faults = wrong(store, day)
        middle, worst = sorted(day.seconds)[len(day.seconds) // 2], max(day.seconds)
        print(f"{len(rows)} replies, {waiting} waiting, {arguments.size}: {dict(day.done)}")
        print(f"a decision with all its keys: {middle:.2f} s in the middle, {worst:.2f} s at most")
        print("\n".join(faults) or "the store holds every decision once")
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
