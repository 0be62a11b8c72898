"""What a batch check is asked to do: the files that the paths name, read into drafts with their settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from replycheck import discover, readers
from replycheck.config import Settings
from replycheck.errors import ConfigError, ReplycheckError
from replycheck.outcome import Outcome
from replycheck.pathsettings import Configured
from replycheck.readers import Defaults, Source, Unreadable


@dataclass(frozen=True)
class Plan:
    """What a batch is asked to do: the command line's options, and how to run."""

    options: Mapping[str, Any] = field(default_factory=dict)
    configuration: Path | None = None
    form: str = ""
    stdin_name: str = ""
    customer_message: str = ""
    now: datetime | None = None
    only: frozenset[Path] | None = None
    force_exclude: bool = False
    use_cache: bool = True
    jobs: int = 1


@dataclass(frozen=True)
class Task:
    """A draft to check with the settings of its path."""

    source: Source
    settings: Settings


def tasks(paths: Sequence[str], plan: Plan, configured: Configured) -> Iterator[Task | Outcome]:
    """Every draft that the paths name, in their order, or the outcome of what could not be read."""
    seen: set[str] = set()
    for path in paths:
        for name in _files(path, plan, configured):
            if isinstance(name, Outcome):
                yield name
            elif len(paths) == 1 or _is_new(name, seen):
                yield from _read(name, plan, configured)


def _is_new(name: str, seen: set[str]) -> bool:
    """True the first time that a file is named: `check . a.txt` checks it once."""
    place = name if name == "-" else os.path.abspath(name)
    new = place not in seen
    seen.add(place)
    return new


def _files(path: str, plan: Plan, configured: Configured) -> Iterator[str | Outcome]:
    """The files that one argument names, as they will be called in the output."""
    place = Path(path)
    if path == "-" or not place.is_dir():
        changed = path == "-" or plan.only is None or discover.resolved(place) in plan.only or not place.exists()
        if changed and not (plan.force_exclude and _is_excluded(place, configured)):
            yield path if path == "-" else place.as_posix()
        return
    try:
        settings = configured.for_path(place / "x")
    except ConfigError as error:
        yield Outcome(path, error=str(error), id=path, configuration=True)
        return
    failed: list[OSError] = []
    found = list(discover.paths_in(place, settings, failed=failed.append))
    for problem in failed:
        said = f"cannot be read ({problem.strerror}); check the rights of the folder"
        yield Outcome(str(problem.filename), error=said, id=str(problem.filename))
    if not found and not failed:
        yield Outcome(path, error=str(discover.no_match(place, settings)), id=path)
    yield from (f for f in found if plan.only is None or discover.resolved(Path(f)) in plan.only)


def _is_excluded(place: Path, configured: Configured) -> bool:
    """True when the configuration leaves a file out; one that cannot be read is reported with its file."""
    try:
        settings = configured.for_path(place)
    except ConfigError:
        return False
    folder = Path(settings.file).resolve().parent if settings.file else Path.cwd()
    resolved = discover.resolved(place)
    return resolved.is_relative_to(folder) and discover.excluded(resolved.relative_to(folder).as_posix(), settings)


def _read(path: str, plan: Plan, configured: Configured) -> Iterator[Task | Outcome]:
    name = plan.stdin_name or "stdin" if path == "-" else path
    try:
        settings = configured.for_path(name)
        sources = _sources(path, name, settings, plan)
        for source in sources:
            if isinstance(source, Unreadable):
                yield Outcome(source.path, error=source.error, row=source.row, id=source.id)
            else:
                yield Task(source, settings)
    except ReplycheckError as error:
        yield Outcome(name, error=str(error), id=name, configuration=isinstance(error, ConfigError))
    except RuntimeError:  # pathlib's word for a link that leads to itself
        yield Outcome(name, error="is a link that leads to itself; name the file itself", id=name)
    except Exception as error:
        yield Outcome(name, error=f"could not be read ({type(error).__name__}); please report this", id=name)


def _sources(path: str, name: str, settings: Settings, plan: Plan) -> Iterator[Source | Unreadable]:
    defaults = Defaults(
        channel=settings.channel,
        kind=_kind(name, settings),
        customer_message=plan.customer_message,
        now=plan.now,
    )
    catalogue = not plan.form and readers.is_catalogue(name, settings.fields)
    form = plan.form or {".jsonl": "jsonl", ".csv": "csv"}.get(readers.suffix_of(name), "text")
    with readers.open_stream(path) as stream:
        if catalogue:
            data = readers.read_at_most(stream, readers.MAX_CATALOGUE_BYTES)
            spoken = "" if settings.language == "auto" else settings.language
            yield from readers.read_catalogue(data, name, defaults, fields=settings.fields, language=spoken)
        elif form in ("jsonl", "csv"):
            yield from readers.read_rows(stream, name, defaults, form=form)
        else:
            source = readers.read_file(readers.read_at_most(stream, readers.MAX_BYTES), name, defaults)
            yield source
            yield from readers.beside(source)


def _kind(name: str, settings: Settings) -> str:
    if settings.kind != "auto":
        return settings.kind
    return "template" if readers.is_template(name) or readers.is_catalogue(name, settings.fields) else "draft"
