"""Output formats: each a function from outcomes to pieces of text, so that it can be streamed and tested."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath

from replycheck.outcome import Outcome


@dataclass(frozen=True)
class Look:
    """How results are shown: findings below the confidence stay out, except of json and jsonl."""

    confidence: float = 0.5
    colour: bool = False
    width: int = 100


Render = Callable[[Iterable[Outcome], Look], Iterator[str]]

FORMATS: Mapping[str, str] = {
    "text": "text",
    "concise": "text",
    "json": "data",
    "jsonl": "data",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
}


def renderer(name: str) -> Render:
    """The function that renders a format."""
    found: Render = getattr(import_module(f"replycheck.output.{FORMATS[name]}"), f"render_{name}")
    return found


def below_here(path: str) -> str:
    """A file below the current folder relative to it, as CI services want it; another one as it is."""
    pure = PurePath(path)
    inside = pure.is_absolute() and pure.is_relative_to(Path.cwd())
    return pure.relative_to(Path.cwd()).as_posix() if inside else path
