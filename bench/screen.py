"""How fast the agent's screen is, measured from outside through a pseudo-terminal: python bench/screen.py

Prints one line per figure and terminal size with its limit; exits 1 when a limit is passed. The machine should
be quiet: the load average stands above the figures, and the program's own processor time behind them, which other
work on the machine changes less. The program starts as it does for a user: Python keeps its compiled modules.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from pseudo_terminal import BACKSPACE, DOWN, LEFT, Terminal  # noqa: E402

SIZES = ((80, 24), (200, 50))
TYPED = "Ik heb de vervoerder vanmorgen gebeld en hij zoekt in het depot naar uw pakket. "
EDITS = 40
# An installed program has its modules compiled, whatever the environment of this measurement says.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
BETWEEN_KEYS = 0.09  # seconds; about 130 words a minute

PARAGRAPH = """\
Wij hebben uw bestelling van 12 november bekeken. Het {thing} is op 14 november bij de vervoerder aangekomen, maar \
daarna is het niet meer gescand. Ik heb de vervoerder gevraagd om te zoeken in het depot in {town}. U ontvangt \
daarover uiterlijk {day} bericht van ons. Als het {thing} dan niet is gevonden, sturen wij kosteloos een nieuw \
exemplaar naar het adres dat bij ons bekend is. U hoeft daarvoor zelf niets te doen.
"""


@dataclass(frozen=True)
class Figure:
    """One measured value with its limit, in the same unit."""

    name: str
    value: float
    limit: float
    unit: str
    processor: float | None = None

    @property
    def kept(self) -> bool:
        """True when the limit is kept."""
        return self.value <= self.limit

    def line(self) -> str:
        """The figure for a person."""
        sign = "ok  " if self.kept else "OVER"
        used = "" if self.processor is None else f", {1000 * self.processor:.0f} ms of processor time"
        return f"  {sign} {self.name:<34} {self.value:7.1f} {self.unit} (limit {self.limit:g}){used}"


def draft() -> str:
    """A Dutch reply of 300 words: the example for an angry customer with three paragraphs more."""
    start, end = (ROOT / "examples" / "angry-customer.nl.txt").read_text(encoding="utf-8").split("Wij doen", 1)
    places = (("pakket", "Utrecht", "vrijdag"), ("boek", "Zwolle", "maandag"), ("scherm", "Arnhem", "dinsdag"))
    middle = [PARAGRAPH.format(thing=thing, town=town, day=day) for thing, town, day in places]
    return "\n".join([start.rstrip("\n") + "\n", *middle, "Wij doen" + end])


@contextmanager
def program(file: Path, size: tuple[int, int]) -> Iterator[Terminal]:
    """The screen on a file, with a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        values = {"REPLYCHECK_DATA": folder, "LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8", **COMPILED}
        terminal = Terminal(["write", str(file)], columns=size[0], lines=size[1], environment=values)
        try:
            yield terminal
        finally:
            terminal.kill()


def painted(terminal: Terminal) -> bool:
    """True when the reply stands on the screen."""
    return terminal.shows("Beste mevrouw De Wit")


def count(terminal: Terminal) -> int:
    """The number of findings that the screen shows; 0 before the first check."""
    shown = re.search(r"Findings (\d+)", terminal.text)
    return int(shown[1]) if shown else 0


def start(terminal: Terminal) -> list[Figure]:
    """From the start of the process: the first paint, and all findings."""
    paint = terminal.until(lambda: painted(terminal)) - terminal.started
    used = terminal.processor()
    found = terminal.until(lambda: count(terminal) > 0) - terminal.started
    return [
        Figure("first paint", paint * 1000, 500, "ms", used),
        Figure("all findings, cold", found * 1000, 2500, "ms", terminal.processor()),
    ]


def typing(terminal: Terminal) -> list[Figure]:
    """From a key to its character on the screen, while checks run."""
    terminal.send(DOWN * 2)
    terminal.rest(0.3)
    taken, used = [], terminal.processor()
    for character in TYPED:
        taken.append(echo(terminal, character))
        terminal.rest(max(0.0, BETWEEN_KEYS - taken[-1]))
    return [
        Figure("key to painted character, median", 1000 * statistics.median(taken), 33, "ms"),
        Figure("key to painted character, p95", 1000 * high(taken), 33, "ms", spent(terminal, used, len(TYPED))),
    ]


def echo(terminal: Terminal, character: str) -> float:
    """Seconds from a key until the cursor stands behind its character."""
    before = terminal.screen.cursor.x, terminal.screen.cursor.y
    sent = time.monotonic()
    terminal.send(character)
    return terminal.until(lambda: (terminal.screen.cursor.x, terminal.screen.cursor.y) != before, seconds=10) - sent


def findings(terminal: Terminal) -> list[Figure]:
    """From a key that makes or mends a fault to the new number of findings on the screen."""
    terminal.send("U moe betalen. " + LEFT * len(" betalen. "))
    terminal.rest(1.0)
    taken, used = [], terminal.processor()
    for number in range(EDITS):
        taken.append(answer(terminal, BACKSPACE if number % 2 else "t"))
        terminal.rest(0.3)
    return [
        Figure("key to updated findings, median", 1000 * statistics.median(taken), 120, "ms"),
        Figure("key to updated findings, p95", 1000 * high(taken), 250, "ms", spent(terminal, used, EDITS)),
    ]


def spent(terminal: Terminal, before: float, keys: int) -> float:
    """Seconds of processor time for each key, check and painting together."""
    return (terminal.processor() - before) / keys


def answer(terminal: Terminal, key: str) -> float:
    """Seconds from a key until another number of findings stands on the screen."""
    before = count(terminal)
    sent = time.monotonic()
    terminal.send(key)
    return terminal.until(lambda: count(terminal) != before, seconds=10) - sent


def high(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def measure(file: Path, size: tuple[int, int]) -> list[Figure]:
    """All figures of one terminal size."""
    with program(file, size) as terminal:
        figures = start(terminal)
        figures += typing(terminal)
        figures += findings(terminal)
        return [*figures, Figure("memory", terminal.memory(), 450, "MB")]


def main() -> int:
    """Measure every size and print the figures."""
    passed = True
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reply.txt"
        file.write_text(draft(), encoding="utf-8")
        with program(file, SIZES[0]) as terminal:
            start(terminal)  # compiles what a first start compiles
        for size in SIZES:
            figures = measure(file, size)
            load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
            print(f"{size[0]}x{size[1]}, {len(draft().split())} words, load {load} on {os.cpu_count()} cores")
            print("\n".join(figure.line() for figure in figures), flush=True)
            passed = passed and all(figure.kept for figure in figures)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
