"""The batch check: many drafts in, one outcome for each, in order, with bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from replycheck import cache as caching
from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.errors import ReplycheckError
from replycheck.outcome import Outcome
from replycheck.pathsettings import Configured
from replycheck.readers import Source
from replycheck.readers.back import to_raw
from replycheck.report import Report, decide_verdict
from replycheck.tasks import Plan, Task, tasks

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from replycheck.engine import Begun

TOGETHER = 16

Work = tuple[Draft, Settings]
Result = Report | str


def run(paths: Sequence[str], plan: Plan) -> Iterator[Outcome]:
    """Check everything that the paths name; one outcome a draft, in the order of the paths."""
    groups = _grouped(tasks(paths, plan, Configured(plan.configuration, plan.options)), plan.jobs)
    with closing(caching.Cache()) if plan.use_cache else nullcontext() as cache:
        if plan.jobs > 1:
            yield from _parallel(groups, cache, plan.jobs)
        else:
            for group in groups:
                yield from _started(group, cache, _at_once)()
        if cache is not None:
            cache.tidy()


def _grouped(found: Iterable[Task | Outcome], jobs: int) -> Iterator[list[Task | Outcome]]:
    """Tasks that are checked together: few at first, so that all processes have work and output comes soon."""
    group: list[Task | Outcome] = []
    for seen, task in enumerate(found, 1):
        group.append(task)
        if len(group) >= min(TOGETHER, seen // (2 * jobs)):
            yield group
            group = []
    yield group


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
    from replycheck import sessions, stopping

    stopping.follow_the_parent()
    sessions.use_one_thread()


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
