"""The command line: thin. Options are parsed here; the commands do the work and give the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from replycheck.commands import COMMANDS
from replycheck.commands.ending import ended, failed
from replycheck.commands.talk import say
from replycheck.exits import Exit

app = typer.Typer(
    name="replycheck",
    help="Check service replies in Dutch and English before they are sent. Nothing leaves this computer.",
    epilog="Without a command: the agent's screen, as `replycheck write`.",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
# A group of commands reads its own options.
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}

Channel = Annotated[str | None, typer.Option(help="email, chat, social or letter.")]
Lang = Annotated[str | None, typer.Option(help="auto, nl or en.")]
Customer = Annotated[Path | None, typer.Option(help="File with the customer's own message.")]
Now = Annotated[str, typer.Option(help="Local date-time that counts as now, such as 2025-12-03T10:00.")]


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=lambda v: _version(v), help="Show the version."),
    ] = False,
) -> None:
    pass


def _version(wanted: bool) -> None:
    if wanted:
        from replycheck import __version__

        typer.echo(f"replycheck {__version__}")
        raise typer.Exit


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH|-]...", help="Files, folders, or - for standard input."),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="text, concise, json, jsonl, sarif, junit, github, gitlab or rdjson.",
        ),
    ] = "",
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
    channel: Channel = None,
    lang: Lang = None,
    customer: Customer = None,
    now: Now = "",
    select: Annotated[
        list[str] | None, typer.Option(help="Only these rules: an id, a family or a glob; may be repeated.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules; may be repeated.")] = None,
    fail_on: Annotated[
        str | None, typer.Option(help="Exit 1 from this severity: error, warning, info or never.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    min_confidence: Annotated[
        float | None, typer.Option(help="Leave out findings below this confidence, 0 to 1.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="draft (sent once) or template (reused).")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Let the findings of this file be.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="Write all findings into this file and exit 0.")] = None,
    changed_since: Annotated[
        str, typer.Option(metavar="REV", help="Only files that differ from this git revision.")
    ] = "",
    fix: Annotated[bool, typer.Option("--fix", help="Write the safe suggestions into the files.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show the changes as a diff, write nothing.")
    ] = False,
    save: Annotated[bool, typer.Option("--save", help="Keep reports and promises in the store.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Check everything anew.")] = False,
    jobs: Annotated[int, typer.Option(help="Processes to check with; 0 is one for each core.")] = 1,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave excluded files out also where they are named, as by a hook.")
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="The name of what comes from standard input.")
    ] = "",
    source: Annotated[
        str,
        typer.Option("--input", metavar="NAME", help="text, jsonl or csv; without it, the file's name decides."),
    ] = "",
    config: Annotated[Path | None, typer.Option(help="Use this configuration file.")] = None,
    print_config: Annotated[
        bool, typer.Option("--print-config", help="Show the settings that hold, and stop.")
    ] = False,
) -> None:
    """Check files, folders or standard input; for CI and for scripts."""
    from replycheck.commands import check as command

    options = command.Options(
        paths=tuple(paths or ()),
        form=form,
        output=output,
        channel=channel,
        language=lang,
        customer=customer,
        now=now,
        select=_split(select),
        ignore=_split(ignore),
        fail_on=fail_on,
        exit_zero=exit_zero,
        min_confidence=min_confidence,
        kind=kind,
        baseline=baseline,
        write_baseline=write_baseline,
        changed_since=changed_since,
        fix=fix,
        dry_run=dry_run,
        save=save,
        force_exclude=force_exclude,
        use_cache=not no_cache,
        jobs=jobs,
        stdin_name=stdin_filename,
        input=source,
        configuration=config,
    )
    _leave(lambda: command.show_settings(options) if print_config else command.check(options))


def _split(names: list[str] | None) -> tuple[str, ...]:
    """Rule names, also where several stand in one option with commas."""
    return tuple(part.strip() for name in names or () for part in name.split(",") if part.strip())


@app.command()
def write(
    file: Annotated[Path | None, typer.Argument(help="The draft; without it, a new one.")] = None,
    channel: Channel = None,
    lang: Lang = None,
    customer: Customer = None,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print the finished text when the screen closes.")] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="No screen: print verdict and findings, and exit as check does.")
    ] = False,
) -> None:
    """The agent's screen: write a reply and see what the customer will read."""
    from replycheck.commands import write as command

    _leave(
        lambda: command.write(file=file, channel=channel, language=lang, customer=customer, stdout=stdout, quick=quick)
    )


@app.command(context_settings=PASSED_ON)
def review(context: typer.Context) -> None:
    """The team lead's screen: go through the flagged replies; export, figures."""
    from replycheck.commands.review import app as group

    _leave(lambda: _group(group, context, "review"))


@app.command()
def init(
    force: Annotated[bool, typer.Option("--force", help="Replace a configuration that is there.")] = False,
) -> None:
    """Write a commented replycheck.toml for the files that it finds here."""
    from replycheck.commands import init as command

    _leave(lambda: command.init(Path.cwd(), force=force))


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="A rule id, such as respect.busy-excuse.")],
    lang: Annotated[str, typer.Option(help="nl, en, or auto for both.")] = "auto",
) -> None:
    """The page of a rule: what, why, bad, good, and what to write instead."""
    from replycheck.commands import rules as command

    _leave(lambda: command.explain(rule, language=lang))


@app.command()
def rules(
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or markdown.")] = "text",
) -> None:
    """All rules."""
    from replycheck.commands import rules as command

    _leave(lambda: command.list_rules(form=form))


@app.command()
def deadlines(
    text: Annotated[str | None, typer.Argument(help="The text; without it, standard input.")] = None,
    now: Now = "",
    lang: Lang = None,
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or jsonl.")] = "text",
    source: Annotated[str, typer.Option("--input", metavar="NAME", help="text or jsonl.")] = "text",
) -> None:
    """The time expressions in a text and their dates."""
    from replycheck.commands import deadlines as command

    _leave(lambda: command.deadlines(text, now=now, language=lang, form=form, source=source))


@app.command()
def evaluate(
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
    cases: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Run these labelled cases instead (`review export`).")
    ] = None,
) -> None:
    """Scores of the shipped models and rules on the project's own test sets, or on cases of your own."""
    from replycheck.commands import evaluate as command

    _leave(lambda: command.evaluate(form=form) if cases is None else command.run_cases(cases, form=form))


@app.command()
def signals(
    since: Annotated[str, typer.Option(metavar="PERIOD", help="30d, 4w, 3m, or the first day.")] = "30d",
    by: Annotated[str, typer.Option(help="rule, channel, agent, template or moment.")] = "rule",
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or csv.")] = "text",
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write a page with charts.")] = None,
    now: Now = "",
) -> None:
    """Which faults, how often, how bad, and how far they reach; promises, tone and scores."""
    from replycheck.commands import signals as command

    _leave(lambda: command.signals(since=since, by=by, form=form, html=html, now=now))


@app.command()
def schema() -> None:
    """The JSON Schema of the report."""
    from replycheck.output.data import dumps
    from replycheck.schema import report_schema

    typer.echo(dumps(report_schema(), indent=2))


@app.command(context_settings=PASSED_ON)
def store(context: typer.Context) -> None:
    """What is kept: intake from a help desk, export, import, forget, expire."""
    from replycheck.commands.store import app as group

    _leave(lambda: _group(group, context, "store"))


@app.command(context_settings=PASSED_ON)
def promises(context: typer.Context) -> None:
    """The promises that were made: list, add, keep, break, withdraw, forget, export."""
    from replycheck.promises_cli import app as ledger

    ledger(args=context.args, prog_name="replycheck promises")


def _group(group: typer.Typer, context: typer.Context, name: str) -> int:
    """Run a command of a group; what click has to say about its options is said as click says it."""
    try:
        code = group(args=context.args, prog_name=f"replycheck {name}", standalone_mode=False)
    except Exception as error:
        show = getattr(error, "show", None)  # click's own errors, wherever typer keeps them
        if show is None:
            raise
        show()
        return Exit.UNCHECKED
    return code if isinstance(code, int) else Exit.CLEAN


def _leave(work: Callable[[], int]) -> NoReturn:
    """Do a command's work and leave with its exit code; every failure is one line and exit code 2."""
    raise typer.Exit(ended(work))


def main() -> None:
    """Run the command line."""
    try:
        arguments = _with_command(sys.argv[1:])
        _asked_for(arguments[0])(args=arguments, prog_name="replycheck")
    except Exception as error:  # such as a library that is not installed: exit code 1 would say "findings"
        if os.environ.get("REPLYCHECK_DEBUG"):
            raise
        sys.exit(failed(f"cannot start ({type(error).__name__}: {error}); install it anew"))


def _asked_for(command: str) -> typer.Typer:
    """The command line with that one command only: to describe the others takes longer than to look up a draft."""
    found = [c for c in app.registered_commands if c.callback is not None and c.callback.__name__ == command]
    if not found:
        return app
    one = copy(app)
    one.registered_commands = found
    return one


def _with_command(arguments: list[str]) -> list[str]:
    """The arguments with `write` put in where they name no command; a misspelt command is no file."""
    first = next(iter(arguments), None)
    if first in COMMANDS or first in ("--help", "-h", "--version"):
        return arguments
    if first is not None and not first.startswith("-") and not Path(first).exists():
        import difflib

        close = difflib.get_close_matches(first, COMMANDS, n=1, cutoff=0.7)
        if close and "." not in first:
            say(f"replycheck: no command and no file {first!r}; did you mean {close[0]!r}?")
            sys.exit(Exit.UNCHECKED)
    return ["write", *arguments]
