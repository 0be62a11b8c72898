"""`replycheck promises`: the ledger on the command line: list, change, and export for calendar and sheet."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from replycheck import promises_export
from replycheck.commands.group import group
from replycheck.config import Settings, load
from replycheck.errors import InputError, ReplycheckError
from replycheck.promises_texts import day_text, table, text_of

if TYPE_CHECKING:
    from replycheck.store import Store

FINDINGS, TROUBLE = 1, 2
app = group("The promise ledger: what was promised, to whom, by when.")


class Due(StrEnum):
    """The periods that `--due` knows."""

    TODAY = "today"
    WEEK = "week"
    OVERDUE = "overdue"


class Format(StrEnum):
    """The forms of a list."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


Now = Annotated[str | None, typer.Option("--now", metavar="ISO", help="Take this local date-time for now.")]
Number = Annotated[int, typer.Argument(metavar="ID", help="The number of the promise in the list.")]
Who = Annotated[str, typer.Option("--who", help="Who says so; the person at this machine when left out.")]
All = Annotated[bool, typer.Option("--all", help="Also promises that were kept, broken or withdrawn.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file, for your eyes only (0600).")]


@app.callback(invoke_without_command=True)
def promises(context: typer.Context) -> None:
    """The promise ledger: what was promised, to whom, by when. Without a command: the list."""
    if context.invoked_subcommand is None:
        show(due=None, form=Format.TABLE, everything=False, now=None)


@app.command("list")
def show(
    due: Annotated[
        Due | None,
        typer.Option("--due", help="Only what falls due today, in seven days (today is the first), or is overdue."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE,
    everything: All = False,
    now: Now = None,
) -> None:
    """List the open promises, the most pressing first; --due overdue exits with 1 when there are any."""
    moment, settings = _start(now)
    with _guarded():
        found = _store(settings).promises(due=due, now=moment, closed=everything)
    language = language_of(settings)
    if form is Format.JSON:
        typer.echo(json.dumps([p.to_dict() for p in found], ensure_ascii=False, indent=2))
    elif form is Format.CSV:
        typer.echo(promises_export.as_csv(found), nl=False)
    elif found:
        typer.echo(table(found, language, _width()))
    else:
        typer.echo(text_of("nothing" if due is None else f"nothing-{due.value}", language), err=True)
        if due is None:
            typer.echo(text_of("how-promises-come", language), err=True)
    if due is Due.OVERDUE and found:
        raise typer.Exit(FINDINGS)


@app.command()
def add(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The promise in the words it was made in.")],
    customer: Annotated[str, typer.Option("--customer", help="To whom.")] = "",
    by: Annotated[str | None, typer.Option("--by", metavar="ISO", help="The last day or moment to keep it.")] = None,
    owner: Annotated[
        str, typer.Option("--owner", help="Who must keep it: I, we, colleague, company, or a name.")
    ] = "I",
    reference: Annotated[str, typer.Option("--reference", help="Ticket or order number.")] = "",
    now: Now = None,
) -> None:
    """Add a promise that was made elsewhere, by telephone for instance."""
    moment, settings = _start(now)
    language = language_of(settings)
    with _guarded():
        latest = None if by is None else _iso(by, "--by")
        if not text.strip():
            raise InputError(text_of("empty", language))
        store = _store(settings)
        number = store.add_promise(
            text.strip(), made_at=moment, latest=latest, customer=customer, reference=reference, owner=owner
        )
    due = "" if latest is None else f" ({day_text(latest, language)})"
    typer.echo(text_of("added", language, number=number) + due)


@app.command()
def keep(number: Number, who: Who = "") -> None:
    """Say that a promise was kept."""
    _change(number, "kept", who)


@app.command("break")
def broken(number: Number, who: Who = "") -> None:
    """Say that a promise was broken."""
    _change(number, "broken", who)


@app.command()
def withdraw(number: Number, who: Who = "") -> None:
    """Say that a promise no longer counts, because the customer released us from it."""
    _change(number, "withdrawn", who)


@app.command()
def reopen(number: Number, who: Who = "") -> None:
    """Take back what was said about a promise: it is open again."""
    _change(number, "open", who)


@app.command()
def forget(
    customer: Annotated[str, typer.Option("--customer", metavar="NAME", help="The customer to forget.")],
    mentions: Annotated[bool, typer.Option("--mentions", help="Also replies to others that hold this name.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a customer's replies, messages, decisions and promises from the store, for good."""
    _, settings = _start(None)
    language = language_of(settings)
    if not yes and not _confirmed(customer, language):
        typer.echo(text_of("not-forgotten", language), err=True)
        raise typer.Exit(TROUBLE)
    with _guarded():
        gone = _store(settings).forget(customer, mentions=mentions)
    typer.echo(text_of("forgotten", language, reports=gone.reports, promises=gone.promises))
    if gone.mentioned:
        typer.echo(text_of("mentioned", language, number=gone.mentioned), err=True)


@app.command()
def export(
    ics: Annotated[
        bool, typer.Option("--ics", help="For a calendar: one event for each open promise with a day.")
    ] = False,
    csv: Annotated[bool, typer.Option("--csv", help="For a spreadsheet.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For a script.")] = False,
    output: Output = None,
    everything: All = False,
    now: Now = None,
) -> None:
    """Export the open promises as iCalendar, CSV or JSON."""
    moment, settings = _start(now)
    language = language_of(settings)
    if [ics, csv, as_json].count(True) != 1:
        _stop(text_of("one-form", language))
    with _guarded():
        found = _store(settings).promises(now=moment, closed=everything)
        if ics:
            content = promises_export.as_ics(found, language)
        else:
            content = promises_export.as_csv(found) if csv else promises_export.as_json(found)
        _deliver(content, output)
    undated = sum(p.latest is None for p in found) if ics else 0
    if undated:
        typer.echo(text_of("undated", language, number=undated), err=True)


def _deliver(content: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(content)
    else:
        promises_export.write_private(output, content)


def language_of(settings: Settings) -> str:
    """The language of the messages: the configuration's, else that of the locale; nl or en."""
    if settings.ui_language != "auto":
        return settings.ui_language
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "nl" if next((n for n in names if n), "").lower().startswith("nl") else "en"


def _start(now: str | None) -> tuple[datetime, Settings]:
    with _guarded():
        if now is None:
            return datetime.now(), load()
        value = _iso(now, "--now")
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return moment, load()


def _iso(value: str, option: str) -> date | datetime:
    """A day or a local date-time; raises InputError naming the option."""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f"{option}: {value!r} is not a day such as 2026-03-13 or 2026-03-13T17:00") from None
    if parsed.tzinfo is not None:
        parsed = parsed.astimezone().replace(tzinfo=None)
    return parsed if ":" in value or "T" in value else parsed.date()


def _store(settings: Settings) -> Store:
    from replycheck.store import open_store

    return open_store(settings.store)


def _change(number: int, state: str, who: str) -> None:
    moment, settings = _start(None)
    with _guarded():
        from replycheck.store import this_person

        store = _store(settings)
        store.change_promise(number, state=state, who=who or this_person())
        promise = store.promise(number, now=moment)
    typer.echo(text_of(f"now-{state}", language_of(settings), number=number, text=promise.text))


def _confirmed(customer: str, language: str) -> bool:
    try:
        return typer.confirm(text_of("sure", language, text=customer))
    except typer.Abort:
        _stop(text_of("needs-yes", language))


class _guarded:  # noqa: N801 - reads as a statement: `with _guarded():`
    """Turn an error meant for people into one line on stderr and exit code 2."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ReplycheckError):
            _stop(str(error))


def _stop(line: str) -> NoReturn:
    typer.echo(f"replycheck: {line}", err=True)
    raise typer.Exit(TROUBLE)


def _width() -> int | None:
    """The width of the terminal, or None when the list goes into a file or a pipe: then nothing is cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


__all__: Sequence[str] = ("app", "language_of")
