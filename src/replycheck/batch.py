"""The batch check: many files in, one outcome for each draft, in order, with bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    from concurrent.futures import Future, ProcessPoolExecutor

AHEAD = 16


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
    cache = caching.Cache() if plan.use_cache else None
    tasks = _tasks(paths, plan, Configured(plan.configuration, plan.options))
    outcomes = _parallel(tasks, cache, plan.jobs) if plan.jobs > 1 else (_done(task, cache) for task in tasks)
    yield from outcomes
    if cache is not None:
        cache.tidy()


def _tasks(paths: Sequence[str], plan: Plan, configured: Configured) -> Iterator[Task | Outcome]:
    for path in paths:
        for name in _files(path, plan, configured):
            yield from [name] if isinstance(name, Outcome) else _read(name, plan, configured)


def _files(path: str, plan: Plan, configured: Configured) -> Iterator[str | Outcome]:
    """The files that one argument names, as they will be called in the output."""
    place = Path(path)
    if path == "-" or not place.is_dir():
        changed = path == "-" or plan.only is None or place.resolve() in plan.only or not place.exists()
        if changed and not (plan.force_exclude and _is_excluded(place, configured)):
            yield path
        return
    try:
        settings = configured.for_path(place / "x")
    except ConfigError as error:
        yield Outcome(path, error=str(error), id=path, configuration=True)
        return
    found = list(discover.in_folder(place, settings))
    if not found:
        yield Outcome(path, error=str(discover.no_match(place, settings)), id=path)
    yield from (f.as_posix() for f in found if plan.only is None or f.resolve() in plan.only)


def _is_excluded(place: Path, configured: Configured) -> bool:
    """True when the configuration leaves a file out; one that cannot be read is reported with its file."""
    try:
        settings = configured.for_path(place)
    except ConfigError:
        return False
    folder = Path(settings.file).resolve().parent if settings.file else Path.cwd()
    resolved = place.resolve()
    return resolved.is_relative_to(folder) and discover.excluded(resolved.relative_to(folder).as_posix(), settings)


def _read(path: str, plan: Plan, configured: Configured) -> Iterator[Task | Outcome]:
    name = plan.stdin_name or "stdin" if path == "-" else path
    try:
        settings = configured.for_path(Path(name))
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
    form = plan.form or {".jsonl": "jsonl", ".csv": "csv"}.get(Path(name).suffix.lower(), "text")
    with readers.open_stream(path) as stream:
        if catalogue:
            data = stream.read(readers.MAX_CATALOGUE_BYTES + 1)
            spoken = "" if settings.language == "auto" else settings.language
            yield from readers.read_catalogue(data, name, defaults, fields=settings.fields, language=spoken)
        elif form in ("jsonl", "csv"):
            yield from readers.read_rows(stream, name, defaults, form=form)
        else:
            source = readers.read_file(stream.read(readers.MAX_BYTES + 1), name, defaults)
            yield source
            yield from readers.beside(source)


def _kind(name: str, settings: Settings) -> str:
    if settings.kind != "auto":
        return settings.kind
    return "template" if readers.is_template(name) or readers.is_catalogue(name, settings.fields) else "draft"


def _done(task: Task | Outcome, cache: caching.Cache | None) -> Outcome:
    if isinstance(task, Outcome):
        return task
    key, known = _looked_up(task, cache)
    return _finished(task, known or _checked(task.source.draft, task.settings), key if known is None else "", cache)


def _looked_up(task: Task, cache: caching.Cache | None) -> tuple[str, Report | None]:
    draft = task.source.draft
    if cache is None:
        return "", None
    key = caching.key_of(draft, task.settings, datetime.now())
    found = cache.get(key, draft.text)
    return key, None if found is None else replace(found, id=draft.id, path=draft.path)


def _checked(draft: Draft, settings: Settings) -> Report | str:
    """The report, or one line on why there is none."""
    from replycheck import branches
    from replycheck.engine import check_draft

    try:
        texts = branches.variants(draft.text)
        if len(texts) == 1:
            return check_draft(draft, settings)
        reports = [check_draft(replace(draft, text=text), settings) for text in texts]
        return branches.merged(draft.text, reports, settings.min_confidence)
    except ReplycheckError as error:
        return str(error)
    except Exception as error:
        return f"the check failed ({type(error).__name__}); please report this"


def _finished(task: Task, result: Report | str, key: str, cache: caching.Cache | None) -> Outcome:
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


def _parallel(tasks: Iterable[Task | Outcome], cache: caching.Cache | None, jobs: int) -> Iterator[Outcome]:
    """Checks in several processes; outcomes keep their order, and few drafts are held at a time."""
    from concurrent.futures import ProcessPoolExecutor

    waiting: deque[Callable[[], Outcome]] = deque()
    pool = ProcessPoolExecutor(max_workers=jobs, initializer=_leave_interrupts_to_the_parent)
    try:
        for task in tasks:
            waiting.append(_started(task, cache, pool))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _started(task: Task | Outcome, cache: caching.Cache | None, pool: ProcessPoolExecutor) -> Callable[[], Outcome]:
    if isinstance(task, Outcome):
        return lambda: task
    key, known = _looked_up(task, cache)
    if known is not None:
        return lambda: _finished(task, known, "", None)
    try:
        future: Future[Report | str] = pool.submit(_checked, task.source.draft, task.settings)
    except RuntimeError:  # the pool is broken: a process of it was killed
        return lambda: _finished(task, _KILLED, "", None)
    return lambda: _finished(task, _result_of(future), key, cache)


_KILLED = "a process of the check was killed (too little memory?); run it again with fewer --jobs"


def _result_of(future: Future[Report | str]) -> Report | str:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        return _KILLED
