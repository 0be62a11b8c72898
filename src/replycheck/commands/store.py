"""`replycheck store`: what is kept: intake from a help desk, export and import, retention, forgetting."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from replycheck import config, files
from replycheck.commands.group import group
from replycheck.commands.talk import say, utf8
from replycheck.commands.tally import plural
from replycheck.errors import ConfigError, InputError
from replycheck.exits import Exit
from replycheck.intake import Contact as Row
from replycheck.intake import Unusable, read

if TYPE_CHECKING:
    from replycheck.config import Settings
    from replycheck.store import Store

BATCH = 500
FORMS = ("jsonl", "csv")
Item = TypeVar("Item")
app = group("What is kept on this computer: bring replies in, take everything out, delete.", alone=False)


@app.command()
def intake(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Exports of a help desk: JSON Lines or CSV.")],
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="jsonl or csv; else the name decides.")] = "",
    channel: Annotated[str, typer.Option(help="Where the export names no channel.")] = "",
    no_check: Annotated[
        bool, typer.Option("--no-check", help="Only put scores (CSAT, NPS) beside replies that are known.")
    ] = False,
) -> None:
    """Check the replies of a help desk's export and keep them; the fields are named in [intake]."""
    if form not in ("", *FORMS):
        raise ConfigError(f"--format: {form!r} is not one of {', '.join(FORMS)}")
    raise typer.Exit(take_in(paths, form=form, channel=channel, check=not no_check))


def take_in(paths: Iterable[Path], *, form: str, channel: str, check: bool) -> Exit:
    """Read, check and keep; returns the exit code. Raises ReplycheckError."""
    from replycheck.store import open_store

    settings = config.with_options(config.load(), channel=channel or None)
    store, counts, wrong = open_store(settings.store), Counter[str](), 0
    for path in paths:
        rows = read(path, settings.intake, form=form, channel=settings.channel)
        for batch in _batches(rows, BATCH):
            good = [row for row in batch if isinstance(row, Row)]
            for row in (row for row in batch if isinstance(row, Unusable)):
                wrong += 1
                say(f"{path}:{row.row}: {row.error}")
            counts.update(_keep(store, good, settings) if check else _score(store, good))
    store.expire(settings.keep_days)
    say(", ".join(f"{name}: {number}" for name, number in counts.items()) or "there is nothing in it")
    return Exit.UNCHECKED if wrong else Exit.CLEAN


def _score(store: Store, rows: Iterable[Row]) -> dict[str, int]:
    found, unknown = store.add_scores([(row.draft.id, row.draft.text, dict(row.facts)) for row in rows])
    return {"scored": found, "unknown": unknown}


def _keep(store: Store, rows: Iterable[Row], settings: Settings) -> dict[str, int]:
    """Check replies and keep them; returns how many replies and promises were new, and how many known."""
    from replycheck.engine import check_draft
    from replycheck.store import Contact

    contacts = [
        Contact(check_draft(r.draft, settings), r.draft.customer_name, r.draft.customer_message, r.agent, facts=r.facts)
        for r in rows
    ]
    added = store.add_reports(contacts)
    return {"kept": added.new, "known already": added.known, "promises": added.promises}


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


@app.command()
def export(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file (0600).")] = None,
    customer: Annotated[str | None, typer.Option(help="Only what is kept about this customer.")] = None,
) -> None:
    """Everything as JSON Lines: reports with decisions, then promises."""
    from replycheck.store import open_store

    items = open_store(config.load().store).export(customer=customer)
    lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    if output is None:
        utf8(sys.stdout).writelines(lines)
        return
    try:
        files.write_pieces_atomic(output, lines)
    except OSError as error:
        raise ConfigError(f"--output: {output}: cannot be written ({error.strerror})") from None
    say(f"{output}: written")


@app.command("import")
def import_(path: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `store export` wrote.")]) -> None:
    """Put an export back; what is there already stays as it is."""
    from replycheck.store import open_store

    store, reports, promises = open_store(config.load().store), 0, 0
    with ExitStack() as opened:
        for batch in _batches(_objects(path, opened), BATCH):
            new = store.restore(batch)
            reports, promises = reports + new[0], promises + new[1]
    say(f"{plural(reports, 'report')} and {plural(promises, 'promise')} put back")


def _objects(path: Path, opened: ExitStack) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file; raises InputError naming the line that is none."""
    from replycheck.readers.rows import read_jsonl

    try:
        stream = opened.enter_context(path.open("rb"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    for row in read_jsonl(stream):
        if row.error:
            raise InputError(f"{path}:{row.line}: {row.error}")
        yield dict(row.values)


@app.command()
def forget(
    customer: Annotated[str, typer.Option(help="The name of the customer.")],
    mentions: Annotated[bool, typer.Option("--mentions", help="Also other customers' replies with this name.")] = False,
) -> None:
    """Delete everything about a customer."""
    from replycheck.store import open_store

    gone = open_store(config.load().store).forget(customer, mentions=mentions)
    say(f"{plural(gone.reports, 'report')} and {plural(gone.promises, 'promise')} deleted")
    if gone.mentioned:
        say(f"the name still stands in {gone.mentioned} other texts; --mentions deletes those too")


@app.command()
def expire() -> None:
    """Delete what is older than keep_days in the configuration."""
    from replycheck.store import open_store

    settings = config.load()
    if settings.keep_days is None:
        raise ConfigError("keep_days is not set in replycheck.toml; nothing is deleted")
    gone = open_store(settings.store).expire(settings.keep_days)
    say(f"{plural(gone.reports, 'report')} and {plural(gone.promises, 'promise')} deleted")
