"""`replycheck review`: the team lead's screen, and what the decisions taught."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from replycheck import config, files
from replycheck.commands.group import group
from replycheck.commands.talk import on_terminal, say, utf8
from replycheck.commands.tally import plural
from replycheck.errors import ConfigError, ReplycheckError
from replycheck.output.data import dumps
from replycheck.promises_cli import language_of

if TYPE_CHECKING:
    from replycheck.learning import Learning

app = group("The team lead's screen: go through the flagged replies.")


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    blind: Annotated[bool, typer.Option("--blind", help="Judge replies before the findings are shown.")] = False,
) -> None:
    """The team lead's screen: go through the flagged replies. Without a command: the screen."""
    if context.invoked_subcommand is not None:
        return
    if not on_terminal():
        raise ReplycheckError("the screen needs a terminal")
    from replycheck.tui.review import run_review

    raise typer.Exit(run_review(settings=config.load(), blind=blind))


@app.command()
def export(
    cases: Annotated[Path, typer.Option(metavar="FILE", help="Write the labelled cases to this file (0600).")],
) -> None:
    """False alarms and missed faults as labelled cases, for `replycheck evaluate --cases`."""
    from replycheck.learning import cases as labelled
    from replycheck.store import open_store

    lines = [f"{line}\n" for line in labelled(open_store(config.load().store))]
    try:
        files.write_pieces_atomic(cases, lines)
    except OSError as error:
        raise ConfigError(f"--cases: {cases}: cannot be written ({error.strerror})") from None
    say(f"{cases}: {plural(len(lines), 'case')} written; they hold customers' words")


@app.command()
def figures(
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
) -> None:
    """How often each rule was right, agreement (kappa), and configuration lines to consider."""
    from replycheck.learning import learn
    from replycheck.learning.text import learning_text
    from replycheck.store import open_store

    if form not in ("text", "json"):
        raise ConfigError(f"--format: {form!r} is not one of text, json")
    settings = config.load()
    found = learn(open_store(settings.store))
    shown = learning_text(found, language_of(settings)) if form == "text" else dumps(_plain(found), indent=1) + "\n"
    utf8(sys.stdout).write(shown)


def _plain(found: Learning) -> dict[str, object]:
    """The figures as plain values; shares are 0..1."""
    return {
        "reviewed": found.reviewed,
        "rules": [{**asdict(r), "precision": r.precision, "interval": list(r.interval)} for r in found.rules],
        "agreement": {
            name: [{**asdict(a), "replies": a.replies, "kappa": a.kappa} for a in agreements]
            for name, agreements in (("tool", found.tool), ("leads", found.leads))
        },
        "proposals": [asdict(p) for p in found.proposals],
    }
