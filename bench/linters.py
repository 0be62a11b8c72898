"""Time of `replycheck check` beside other prose linters, on the same texts, in one run.

    python bench/linters.py --tools node_modules/.bin --tools other-venv/bin [--language en] [--number 1000] [--jobs 2]

Texts come from the project's own corpus. A tool that is not found is named and left out. A tool that is done within
SHORT seconds is run three times, by turns with the others, and the best time counts. Figures are printed and never
asserted: they say something about each other, and little about another machine.

What a run costs: `bench/checks.py` for a draft that is checked; for one that the cache answers, `python -X importtime`
and `python -m cProfile -s tottime -m replycheck check ...` over the same files.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "models" / "corpus"
WORDS, LEAST, MOST = 97, 88, 120
SHORT = 3.0  # seconds
FIRST = "replycheck, first run"  # it fills the cache, so it is not run again


@dataclass(frozen=True, order=True)
class Spent:
    """What one run of a tool took: seconds on the clock, and of all processors together."""

    wall: float
    cpu: float


def texts(language: str, number: int) -> list[str]:
    """Replies of about 97 words, none twice; short ones are filled up with single sentences, long ones are cut."""
    replies = [row["reply"] for name in ("replies", "exchanges") for row in rows(name, language)]
    single = [row["text"] for name in ("turns", "pairs") for row in rows(name, language) if row["side"] == "a"]
    more = iter(single)
    return [filled(reply, more) for reply in replies[:number]]


def rows(name: str, language: str) -> list[dict[str, Any]]:
    """The rows of one file of the corpus."""
    return [json.loads(line) for line in (CORPUS / f"{name}.{language}.jsonl").read_text("utf-8").splitlines()]


def filled(reply: str, more: Iterator[str]) -> str:
    """A reply of about WORDS words: cut after a word, or with sentences of their own lines behind it."""
    words = list(re.finditer(r"\S+", reply))
    if len(words) > MOST:
        return reply[: words[WORDS - 1].end()]
    short = LEAST - len(words)
    while short > 0 and (line := next(more, "")):
        reply, short = f"{reply}\n{line}", short - len(line.split())
    return reply


def spent(command: list[str], folder: Path, environment: dict[str, str]) -> Spent:
    """Run a command over the texts; its exit code says what it found and is of no matter here."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Spent(time.perf_counter() - start, cpu)


def commands(tools: list[str], names: list[str], jobs: int) -> dict[str, list[str]]:
    """The command lines of the tools that are there."""
    path = os.pathsep.join([*tools, os.environ.get("PATH", "")])
    wanted = {
        "alex": ["alex", "--quiet", *names],
        "write-good": ["write-good", *names],
        "proselint": ["proselint", "check", *names],
    }
    found = {}
    for name, command in wanted.items():
        program = shutil.which(command[0], path=path)
        if program is None:
            print(f"{name}: not found; left out")
        else:
            found[name] = [program, *command[1:]]
    own = [sys.executable, "-m", "replycheck", "check", "--format", "concise", "--exit-zero", "--jobs", str(jobs)]
    found["replycheck, uncached"] = [*own, "--no-cache", "."]
    found[FIRST] = [*own, "."]
    found["replycheck, cached"] = [*own, "."]
    one = [*own[:-1], "1", names[0]]
    found["replycheck, one file, uncached"] = [*one, "--no-cache"]
    found["replycheck, one file, cached"] = one
    return found


def main() -> None:
    """Write the texts into files, run every tool over them once, and print times and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tools", action="append", default=[], help="a folder with programs; may be repeated")
    parser.add_argument("--language", choices=("nl", "en"), default="en")
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    tools = [str(Path(t).resolve()) for t in options.tools]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "texts")
        folder.mkdir()
        found = texts(options.language, options.number)
        for number, text in enumerate(found):
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        names = sorted(f.name for f in folder.iterdir())
        words = sum(len(t.split()) for t in found) / len(found)
        print(f"{len(found)} texts ({options.language}), {words:.0f} words on average, {options.jobs} jobs")
        environment = {**os.environ, "REPLYCHECK_CACHE": str(Path(place, "cache")), "OMP_NUM_THREADS": "1"}
        named = commands(tools, names, options.jobs)
        times = {name: spent(command, folder, environment) for name, command in named.items()}
        for name in 2 * [name for name in named if times[name].wall < SHORT and name != FIRST]:
            times[name] = min(times[name], spent(named[name], folder, environment))
        for name in named:
            print(f"{name:32} {times[name].wall:8.2f} s  {times[name].cpu:8.2f} s of processor")
    for own, other in (("replycheck, uncached", "alex"), ("replycheck, cached", "write-good")):
        if other in times:
            wall, cpu = times[own].wall / times[other].wall, times[own].cpu / times[other].cpu
            print(f"{own} / {other}: {wall:.2f} on the clock, {cpu:.2f} of processor")


if __name__ == "__main__":
    main()
