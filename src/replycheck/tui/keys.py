"""The keys of the writing screen: one table for bindings, footer, menu and help page.

Left out on purpose: ctrl+i (it is Tab), ctrl+m (Enter), ctrl+enter (most terminals send plain Enter).
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding

from replycheck.errors import ConfigError
from replycheck.tui.texts import Texts


@dataclass(frozen=True)
class Key:
    """Keys (the first is shown), the screen's action, its texts' name, and whether the footer has it."""

    keys: str
    action: str
    name: str
    footer: bool = False


# xterm sends f20 for shift+f8 and f19 for shift+f7.
KEYS = (
    Key("f1", "help", "help", footer=True),
    Key("f2", "customer", "customer", footer=True),
    Key("f3", "next_channel", "channel"),
    Key("f4", "next_language", "language"),
    Key("f5", "copy", "copy", footer=True),
    Key("f6", "next_panel", "panel"),
    Key("f7,shift+f8,f20", "go(-1)", "previous"),
    Key("f8", "go(1)", "next", footer=True),
    Key("ctrl+t", "take_first", "take", footer=True),
    Key("ctrl+g", "ignore", "ignore"),
    Key("ctrl+l", "read_on", "more"),
    Key("ctrl+r", "rule", "rule"),
    Key("f9", "sent", "sent", footer=True),
    Key("f10", "review", "review"),
    Key("ctrl+s", "save", "save"),
    Key("ctrl+o", "recent", "recent"),
    Key("ctrl+n", "new", "new"),
    Key("ctrl+p", "app.command_palette", "palette", footer=True),
    Key("ctrl+q", "app.quit", "quit", footer=True),
)


def chosen_keys(own: Mapping[str, str]) -> tuple[Key, ...]:
    """The table with a team's own keys, such as {"next": "f12"}; raises ConfigError for an unknown action."""
    names = [key.name for key in KEYS]
    for name in own:
        if name not in names:
            close = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            raise ConfigError(f"keys: unknown action {name!r}{hint} Known: {', '.join(names)}")
    return tuple(replace(key, keys=own[key.name]) if key.name in own else key for key in KEYS)


def bindings(texts: Texts, keys: tuple[Key, ...] = KEYS) -> list[Binding]:
    """The table as bindings with texts in the interface language."""
    return [
        Binding(
            k.keys,
            k.action,
            texts(f"key.{k.name}"),
            show=k.footer,
            key_display=brief(k),
            tooltip=texts(f"do.{k.name}"),
            id=f"write.{k.name}",
        )
        for k in keys
    ]


def shown(key: Key) -> str:
    """A key as people write it: F8, Ctrl+T."""
    first = key.keys.partition(",")[0]
    return "+".join(part.capitalize() for part in first.split("+"))


def brief(key: Key) -> str:
    """A key as the footer shows it, where there is little room: F8, ^T."""
    return shown(key).replace("Ctrl+", "^")
