"""A group of commands below one word, such as `replycheck store`: the same manners for all of them."""

from __future__ import annotations

import typer


def group(description: str, *, alone: bool = True) -> typer.Typer:
    """An empty group; `alone` says that its name does something without a command, else that shows the help."""
    return typer.Typer(
        help=description,
        no_args_is_help=not alone,
        context_settings={"help_option_names": ["-h", "--help"]},
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
