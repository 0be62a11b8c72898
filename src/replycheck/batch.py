"""The batch check: many files in, one outcome for each draft, in order, with bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck import cache as caching
from replycheck import discover, readers
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.errors import ConfigError, ReplycheckError
from replycheck.outcome import Outcome
from replycheck.pathsettings import Configured
from replycheck.readers import Defaults, Source, Unreadable
from replycheck.readers.back import to_raw
from replycheck.report import Report, decide_verdict

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from replycheck.engine import Begun

TOGETHER = 16

Work = tuple[Draft, Settings]
Result = Report | str


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


def run(paths: Sequence[str], plan: Plan) -> Iterator[Outcome]:
    """Check everything that the paths name; one outcome a draft, in the order of the paths."""
    groups = _grouped(_tasks(paths, plan, Configured(plan.configuration, plan.options)), plan.jobs)
    with closing(caching.Cache()) if plan.use_cache else nullcontext() as cache:
        if plan.jobs > 1:
            yield from _parallel(groups, cache, plan.jobs)
        else:
            for group in groups:
                yield from _started(group, cache, _at_once)()
        if cache is not None:
            cache.tidy()


def _grouped(tasks: Iterable[Task | Outcome], jobs: int) -> Iterator[list[Task | Outcome]]:
    """Tasks that are checked together: few at first, so that all processes have work and output comes soon."""
    group: list[Task | Outcome] = []
    for seen, task in enumerate(tasks, 1):
        group.append(task)
        if len(group) >= min(TOGETHER, seen // (2 * jobs)):
            yield group
            group = []
    yield group


def _tasks(paths: Sequence[str], plan: Plan, configured: Configured) -> Iterator[Task | Outcome]:
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


def _looked_up(task: Task, cache: caching.Cache | None) -> tuple[bytes, Report | None]:
    """The name of the task's report in the cache, and the report when it lies there."""
    if cache is None:
        return b"", None
    key = caching.key_of(task.source.draft, task.settings, datetime.now())
    return key, cache.get(key, task.source.draft)


def _checked(works: Sequence[Work]) -> list[Result]:
    """For each draft its report, or one line on why there is none; the models read all drafts at one go."""
    from replycheck.engine import read_ahead

    begun = [_begun(draft, settings) for draft, settings in works]
    read_ahead([one for texts in begun if not isinstance(texts, str) for one in texts])
    return [
        texts if isinstance(texts, str) else _report(draft, settings, texts)
        for (draft, settings), texts in zip(works, begun, strict=True)
    ]


def _begun(draft: Draft, settings: Settings) -> list[Begun] | str:
    from replycheck import branches
    from replycheck.engine import begin

    try:
        return [begin(replace(draft, text=text), settings) for text in branches.variants(draft.text)]
    except Exception as error:
        return _failure(error)


def _report(draft: Draft, settings: Settings, begun: Sequence[Begun]) -> Result:
    from replycheck import branches, engine

    try:
        reports = [engine.finish(one) for one in begun]
        return reports[0] if len(reports) == 1 else branches.merged(draft.text, reports, settings.min_confidence)
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> str:
    if isinstance(error, ReplycheckError):
        return str(error)
    return f"the check failed ({type(error).__name__}); please report this"


def _finished(task: Task, result: Result, key: bytes, cache: caching.Cache | None) -> Outcome:
    """The outcome of a check: kept, brought back to the raw text, suppressed where that says so."""
    source = task.source
    if isinstance(result, str):
        return Outcome(source.draft.path, error=result, row=source.row, id=source.id)
    if cache is not None and key:
        cache.put(key, result)
    own = _as_fragment(result, task.settings) if source.fragment else result
    report, notices = _suppressed(to_raw(own, source), source, task.settings)
    if not source.draft.text.strip():
        report = replace(report, text="")  # a file may hold markup or keys, and no text
        notices = (*notices, "the text is empty; there is nothing to check")
    return Outcome(
        source.draft.path,
        report,
        row=source.row,
        id=source.id,
        notices=notices,
        fixable=source.fixable,
        customer_name=source.draft.customer_name,
        customer_message=source.draft.customer_message,
        key=source.key,
        own=own if source.key else None,
    )


def _as_fragment(report: Report, settings: Settings) -> Report:
    """A report on a piece of a message, without what only a whole message can lack."""
    findings = tuple(f for f in report.findings if f.sentence_wide)
    return replace(report, findings=findings, verdict=decide_verdict(findings, settings.min_confidence))


def _suppressed(report: Report, source: Source, settings: Settings) -> tuple[Report, tuple[str, ...]]:
    if "replycheck:" not in report.text:
        return report, ()
    from replycheck import suppress

    directives, notices = suppress.find(report.text)
    if source.scope is not None:
        directives, notices = suppress.within(directives, *source.scope), ()
    judged, remarks = suppress.apply(
        report,
        directives,
        today=datetime.now().date(),
        min_confidence=settings.min_confidence,
        narrowed=bool(settings.select or settings.ignore or report.skipped),
    )
    return judged, (*notices, *remarks)


def _parallel(
    groups: Iterable[Sequence[Task | Outcome]], cache: caching.Cache | None, jobs: int
) -> Iterator[Outcome]:
    """Checks in several processes; outcomes keep their order, and few drafts are held at a time."""
    from concurrent.futures import ProcessPoolExecutor

    from replycheck import stopping

    waiting: deque[Callable[[], Iterator[Outcome]]] = deque()
    pool = ProcessPoolExecutor(max_workers=jobs, initializer=_as_one_of_several)
    try:
        for group in groups:
            waiting.append(_started(group, cache, lambda works: _handed_out(works, pool)))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft()()
        while waiting:
            yield from waiting.popleft()()
    except BaseException:
        stopping.end_workers()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _as_one_of_several() -> None:
    from replycheck import encoder, stopping

    stopping.follow_the_parent()
    encoder.use_one_thread()


def _started(
    group: Sequence[Task | Outcome],
    cache: caching.Cache | None,
    check: Callable[[Sequence[Work]], Callable[[], Sequence[Result]]],
) -> Callable[[], Iterator[Outcome]]:
    """Look up a group in the cache and have the rest of it checked; called, it gives the outcomes in order."""
    looked_up = [(task, *((b"", None) if isinstance(task, Outcome) else _looked_up(task, cache))) for task in group]
    works = [(task.source.draft, task.settings) for task, _, known in looked_up if known is None and isinstance(task, Task)]
    results = check(works) if works else lambda: ()

    def outcomes() -> Iterator[Outcome]:
        fresh = iter(results())
        for task, key, known in looked_up:
            if isinstance(task, Outcome):
                yield task
            else:
                yield _finished(task, known or next(fresh), key if known is None else b"", cache)

    return outcomes


def _at_once(works: Sequence[Work]) -> Callable[[], Sequence[Result]]:
    return lambda: _checked(works)


_KILLED = "a process of the check was killed (too little memory?); run it again with fewer --jobs"


def _handed_out(works: Sequence[Work], pool: ProcessPoolExecutor) -> Callable[[], Sequence[Result]]:
    from concurrent.futures.process import BrokenProcessPool

    killed = [_KILLED] * len(works)
    try:
        future = pool.submit(_checked, works)
    except RuntimeError:  # the pool is broken: a process of it was killed
        return lambda: killed

    def results() -> Sequence[Result]:
        try:
            return future.result()
        except BrokenProcessPool:
            return killed

    return results
