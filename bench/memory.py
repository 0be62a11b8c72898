"""Memory of a long run of `replycheck check`: many replies, none twice, in one go.

    python bench/memory.py [--number 20000] [--jobs 2] [--cache]

The replies of the project's own corpus, with their customer's message, over and over, each time with other numbers
and another customer's name. Prints what all processes of the run take together (shared pages count once) while it
goes on, and how much the second half added. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "models" / "corpus"
FIELDS = ("text", "channel", "lang", "customer_message", "customer_name", "sent_at")
STARTS, ENDS = "Br Cl Dr F G H J K L M N P R S T V W".split(), "aan el ets ima inga ope ouwe uit yster".split()
MEGABYTE = 1024  # kilobytes


def replies(number: int) -> Iterator[dict[str, Any]]:
    """So many replies, Dutch and English by turns, as rows of JSON Lines input."""
    rows = []
    for language in ("nl", "en"):
        lines = (CORPUS / f"replies.{language}.jsonl").read_text(encoding="utf-8").splitlines()
        rows.append([json.loads(line) for line in lines])
    mixed = [row for both in zip(*rows, strict=False) for row in both]
    chance = random.Random(7)
    for place, row in enumerate(itertools.islice(itertools.cycle(mixed), number)):
        yield {"id": place, **_changed({**row, "text": row["reply"]}, chance)}


def _changed(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The row with other digits and another name of the customer."""
    name = row.get("customer_name") or ""
    other = " ".join(chance.choice(STARTS) + "".join(chance.choices(ENDS, k=2)) for _ in name.split())
    words = dict(zip(name.split(), other.split(), strict=True))
    known = re.compile("|".join([r"\d", *(rf"\b{re.escape(word)}\b" for word in words)]))
    changed = {}
    for field in FIELDS:
        value = row.get(field)
        if field in ("text", "customer_message", "customer_name") and value:
            value = known.sub(lambda m: words.get(m.group()) or str(chance.randrange(10)), value)
        if value is not None:
            changed[field] = value
    return changed


def megabytes(parent: int) -> float:
    """What a process and its children take together."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return sum(_proportional(int(process)) for process in (parent, *children)) / MEGABYTE


def _proportional(process: int) -> int:
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))


def main() -> None:
    """Write the replies into a file, check them, and print memory while it goes on."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cache", action="store_true", help="keep the reports in a cache, as an ordinary run does")
    options = parser.parse_args()
    every = max(1, options.number // 20)
    command = [sys.executable, "-m", "replycheck", "check", "--input", "jsonl", "--format", "jsonl", "--exit-zero"]
    command += ["--jobs", str(options.jobs), *([] if options.cache else ["--no-cache"]), "-"]
    with tempfile.TemporaryDirectory() as place:
        table = Path(place, "replies.jsonl")
        with table.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in replies(options.number))
        environment = {**os.environ, "REPLYCHECK_CACHE": str(Path(place, "cache")), "OMP_NUM_THREADS": "1"}
        taken, begun = [], time.perf_counter()
        with table.open("rb") as stream, subprocess.Popen(command, stdin=stream, stdout=subprocess.PIPE, env=environment) as run:
            assert run.stdout is not None
            for seen, _ in enumerate(run.stdout, 1):
                if seen % every == 0:
                    taken.append(megabytes(run.pid))
                    print(f"{seen:8} replies {time.perf_counter() - begun:8.0f} s {taken[-1]:8.0f} MB", flush=True)
        kept = sum(file.stat().st_size for file in Path(place).glob("cache/*")) / 1e6
    half = taken[len(taken) // 2 :]
    print(f"most {max(taken):.0f} MB; the second half added {half[-1] - half[0]:.0f} MB; cache {kept:.0f} MB")


if __name__ == "__main__":
    main()
