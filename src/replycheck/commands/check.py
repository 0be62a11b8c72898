"""`replycheck check`: the batch check."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck import batch, config, stopping
from replycheck import files as text_files
from replycheck.commands import writing
from replycheck.commands.progress import Progress, wanted
from replycheck.commands.talk import coloured, say, utf8
from replycheck.commands.tally import Tally, plural
from replycheck.config import Settings
from replycheck.errors import ConfigError, InputError
from replycheck.exits import Exit
from replycheck.outcome import Outcome
from replycheck.output import FORMATS, Look, renderer
from replycheck.pathsettings import Configured, check_names
from replycheck.tasks import Plan

if TYPE_CHECKING:
    from replycheck.baseline import Baseline
    from replycheck.output.summary import Summary

INPUTS = ("text", "jsonl", "csv")


@dataclass(frozen=True)
class Options:
    """The command line of `check`, as it was given."""

    paths: tuple[str, ...] = ()
    form: str = ""
    output: Path | None = None
    channel: str | None = None
    language: str | None = None
    customer: Path | None = None
    now: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    exit_zero: bool = False
    min_confidence: float | None = None
    kind: str | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    changed_since: str = ""
    fix: bool = False
    dry_run: bool = False
    save: bool = False
    force_exclude: bool = False
    use_cache: bool = True
    jobs: int = 1
    stdin_name: str = ""
    input: str = ""
    configuration: Path | None = None
    say_verdict: bool = False


def check(options: Options) -> Exit:
    """Run the batch check; returns the exit code. Raises ReplycheckError when an option cannot be used."""
    form = _form(options)
    plan = _plan(options)
    base = _base(options, plan)
    known = _known(options.baseline)
    progress = Progress(wanted(to_file=options.output is not None))
    run = _Run(options, plan, base, known, progress)
    with stopping.stoppable():
        return run.fix() if options.fix else run.report(form)


def _known(path: Path | None) -> Baseline | None:
    if path is None:
        return None
    from replycheck import baseline

    return baseline.read(path)


def _form(options: Options) -> str:
    form = options.form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    if form not in FORMATS:
        raise ConfigError(f"--format: {form!r} is not one of {', '.join(FORMATS)}")
    if options.dry_run and not options.fix:
        raise ConfigError("--dry-run: goes with --fix")
    if options.jobs < 0:
        raise ConfigError(f"--jobs: {options.jobs} is no number of processes; use 0 for one each core")
    if options.input and options.input not in INPUTS:
        raise ConfigError(f"--input: {options.input!r} is not one of {', '.join(INPUTS)}")
    if options.fix and (options.input in ("jsonl", "csv") or ("-" in options.paths and not options.dry_run)):
        raise ConfigError("--fix: works on files with one text each; add --dry-run to see the changes")
    return form


def _plan(options: Options) -> Plan:
    check_names((*options.select, *options.ignore))
    given = {
        "channel": options.channel,
        "language": options.language,
        "kind": options.kind,
        "select": options.select or None,
        "ignore": options.ignore or None,
        "fail_on": options.fail_on,
        "min_confidence": options.min_confidence,
    }
    config.with_options(Settings(), **given)
    return Plan(
        options={key: value for key, value in given.items() if value is not None},
        configuration=options.configuration,
        form=options.input,
        stdin_name=options.stdin_name,
        customer_message=_customer(options.customer),
        now=_now(options.now),
        only=_changed(options.changed_since),
        force_exclude=options.force_exclude,
        use_cache=options.use_cache,
        jobs=options.jobs if options.jobs > 0 else os.cpu_count() or 1,
    )


def _now(text: str) -> datetime | None:
    if not text:
        return None
    from replycheck.readers.rows import moment

    return moment(text, "--now")


def _changed(revision: str) -> frozenset[Path] | None:
    if not revision:
        return None
    from replycheck import discover

    return discover.changed_since(revision)


def _customer(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return text_files.decode(text_files.read_bytes(path))
    except InputError as error:
        raise InputError(f"--customer: {path}: {error}") from None


def _base(options: Options, plan: Plan) -> Settings:
    """The settings that hold for the run as a whole: fail level and confidence."""
    try:
        loaded = config.load(options.configuration)
    except ConfigError:
        if options.configuration is not None:
            raise
        loaded = Settings()
    return config.with_options(loaded, **plan.options)


@dataclass
class _Run:
    """One run of the check: it counts, says what was not checked, and keeps what it is asked to keep."""

    options: Options
    plan: Plan
    settings: Settings
    known: Baseline | None
    progress: Progress
    tally: Tally = field(default_factory=Tally)
    said: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    kept: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)
    summary: Summary | None = None

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes of the batch, each counted and talked about as it passes."""
        for found in batch.run(_paths(self.options), self.plan):
            stopping.heed()
            self.progress.step()
            outcome = self.known.apply(found, self.settings.min_confidence) if self.known else found
            self.tally.add(outcome, self.settings)
            if self.summary is not None:
                self.summary.add(outcome, self.settings.min_confidence)
            self._talk(outcome)
            self._note_for_baseline(outcome)
            yield outcome
        self.progress.clear()

    def _note_for_baseline(self, outcome: Outcome) -> None:
        file = self.options.write_baseline
        if self.known is None and file is None:
            return
        from replycheck import baseline

        if self.known is not None:
            self.names.append(baseline.name_of(outcome, self.known.file))
        if file is not None:
            self.kept[baseline.name_of(outcome, file)] = baseline.entries_of(outcome)

    def _talk(self, outcome: Outcome) -> None:
        for text in (*outcome.notices, *self._why_unchecked(outcome)):
            line = f"replycheck: {text}" if outcome.configuration else f"{outcome.where}: {text}"
            if line not in self.said:
                self.said.add(line)
                self.progress.clear()
                say(line)

    def _why_unchecked(self, outcome: Outcome) -> Iterator[str]:
        """Why something was not checked; a reason that holds for more drafts and checks is said once."""
        if outcome.error:
            yield outcome.error
            return
        reasons = outcome.skipped_reasons
        self.skipped.update(reasons.keys())
        for reason, checks in reasons.items():
            if self.skipped[reason] == 1:
                yield f"not checked ({', '.join(checks)}): {reason}"

    def report(self, form: str) -> Exit:
        """Write every outcome in a format, then the summary; returns the exit code."""
        look = Look(self.settings.min_confidence, self._colour(), shutil.get_terminal_size((100, 24)).columns)
        job_summary = os.environ.get("GITHUB_STEP_SUMMARY") if form == "github" else None
        self.summary = _summary() if job_summary else None
        outcomes = self.outcomes()
        if self.options.save:
            outcomes = self._saved(outcomes)
        writing.write(self._pieces(renderer(form)(outcomes, look)), self.options.output)
        if self.summary is not None and job_summary:
            writing.append(Path(job_summary), self.summary.markdown(self.tally.line()))
        return self._end()

    def _saved(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Keep every report and its promises in the store while they pass."""
        from replycheck.store import open_store

        store = open_store(self.settings.store)
        for outcome in outcomes:
            if (report := outcome.own or outcome.report) is not None:
                who, said = outcome.customer_name, outcome.customer_message
                store.add_report(report, customer_name=who, customer_message=said)
                self.tally.promises += store.record_promises(report, customer=who, reference=str(outcome.id))
            yield outcome

    def _pieces(self, pieces: Iterable[str]) -> Iterator[str]:
        yield from pieces
        if self.options.say_verdict:
            yield f"verdict: {self.tally.verdict.value}\n"

    def _colour(self) -> bool:
        return self.options.output is None and coloured(sys.stdout)

    def _end(self) -> Exit:
        for reason, number in self.skipped.items():
            if number > 1:
                say(f"replycheck: {plural(number, 'draft')} not wholly checked: {reason}")
        say(self.tally.line())
        if self.options.save:
            say(self.tally.saved_line())
        if hint := self.tally.hint():
            say(hint)
        if self.known and (gone := self.known.gone(self.names)):
            say(f"{plural(gone, 'known finding')} gone since the baseline; write it anew to forget them")
        code = self.tally.code(exit_zero=self.options.exit_zero)
        if self.options.write_baseline is None:
            return code
        from replycheck import baseline

        baseline.write(self.options.write_baseline, self.kept)
        say(f"{self.options.write_baseline}: {sum(map(len, self.kept.values()))} findings written")
        return Exit.UNCHECKED if code is Exit.UNCHECKED else Exit.CLEAN

    def fix(self) -> Exit:
        """Write safe suggestions into the files, or show them as a diff; what is left decides the code."""
        from replycheck.commands import fixing

        written = fixing.fix(self.outcomes(), dry_run=self.options.dry_run)
        if self.options.dry_run:
            return self._end()
        self.tally, self.names = Tally(), []
        self.skipped.clear()
        self.known = _known(self.options.baseline)
        code = self.report(_form(self.options))
        return code if written else Exit.UNCHECKED


def _paths(options: Options) -> tuple[str, ...]:
    """The paths given; without any, the current folder, or standard input for rows."""
    return options.paths or (("-",) if options.input in ("jsonl", "csv") else (".",))


def _summary() -> Summary:
    from replycheck.output.summary import Summary

    return Summary()


def show_settings(options: Options) -> Exit:
    """Print the settings that hold for the first path."""
    from replycheck.output.data import dumps

    path = Path(options.paths[0] if options.paths else ".")
    plan = _plan(options)
    settings = Configured(plan.configuration, plan.options).for_path(path / "x" if path.is_dir() else path)
    utf8(sys.stdout).write(dumps(config.to_dict(settings), indent=2) + "\n")
    return Exit.CLEAN
