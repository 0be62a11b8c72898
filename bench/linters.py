"""Time of `replycheck check` beside other prose linters, on the same texts, in one run.

    python bench/linters.py --tools node_modules/.bin --tools other-venv/bin [--language en] [--number 1000] [--jobs 2]

Texts come from the project's own corpus. A tool that is not found is named and left out. Figures are printed
and never asserted: they say something about each other, and little about another machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "models" / "corpus"
AROUND = (60, 140)


@dataclass(frozen=True)
class Spent:
    """What one run of a tool took: seconds on the clock, and of all processors together."""

    wall: float
    cpu: float


def texts(language: str, number: int) -> list[str]:
    """Replies of about 97 words, none twice; short ones are joined two by two until there are enough."""
    rows = (CORPUS / f"replies.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(row)["reply"] for row in rows]
    fit = [t for t in found if AROUND[0] <= len(t.split()) <= AROUND[1]]
    short = [t for t in found if len(t.split()) < AROUND[0]]
    fit += [f"{one}\n\n{two}" for one, two in zip(short[::2], short[1::2], strict=False)]
    long = [t for t in found if len(t.split()) > AROUND[1]]
    fit += [" ".join(t.split()[:97]) for t in long]
    return fit[:number]


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
    found["replycheck, first run"] = [*own, "."]
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
        times = {}
        for name, command in commands(tools, names, options.jobs).items():
            times[name] = spent(command, folder, environment)
            print(f"{name:32} {times[name].wall:8.2f} s  {times[name].cpu:8.2f} s of processor", flush=True)
    for own, other in (("replycheck, uncached", "alex"), ("replycheck, cached", "write-good")):
        if other in times:
            wall, cpu = times[own].wall / times[other].wall, times[own].cpu / times[other].cpu
            print(f"{own} / {other}: {wall:.2f} on the clock, {cpu:.2f} of processor")


if __name__ == "__main__":
    main()
