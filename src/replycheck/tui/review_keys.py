"""The keys of the review screen: one table for bindings, footer, menu and help page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from replycheck.tui.texts import Texts

# (keys, action, name of its texts, in the footer)
KEYS: tuple[tuple[str, str, str, bool], ...] = (
    ("a", "approve", "approve", True),
    ("r", "return", "return", True),
    ("f", "false_alarm", "false", True),
    ("s", "skip", "skip", True),
    ("u", "undo", "undo", True),
    ("j,down", "move(1)", "down", False),
    ("k,up", "move(-1)", "up", False),
    ("n,right", "finding(1)", "next-finding", True),
    ("p,left", "finding(-1)", "", False),
    ("tab,c", "lower", "other", False),
    ("space,pagedown", "scroll(1)", "scroll", False),
    ("b,pageup", "scroll(-1)", "", False),
    ("J,shift+down", "scroll_lower(1)", "scroll-lower", False),
    ("K,shift+up", "scroll_lower(-1)", "", False),
    ("i,enter", "rule", "rule", False),
    ("m", "mark", "mark", True),
    ("o", "uphold", "uphold", False),
    ("z", "blind", "blind", False),
    ("g", "figures", "figures", False),
    ("slash", "filter", "filter", False),
    ("v", "view", "view", False),
    ("d", "promises", "promises", False),
    ("f5", "refresh", "refresh", False),
    ("x", "export", "export", False),
    ("question_mark,f1", "help", "help", True),
    ("q", "app.quit", "quit", False),
)
SHOWN = {
    "slash": "/", "question_mark": "?", "space": "␣", "tab": "Tab", "enter": "Enter", "f1": "F1", "f5": "F5",
    "up": "↑", "down": "↓", "right": "→", "left": "←", "pagedown": "PgDn", "pageup": "PgUp", "shift+down": "⇧↓",
}  # fmt: skip
# What the keys still do while words of the reply are selected.
SELECTING = frozenset("rule help scroll scroll_lower app.quit".split())


def bindings(texts: Texts) -> list[Binding]:
    """The table of keys as bindings in the interface language."""
    made = []
    for keys, action, name, footer in KEYS:
        first = keys.partition(",")[0]
        label = texts(f"key.{name}") if name else ""
        made.append(Binding(keys, action, label, show=footer, key_display=SHOWN.get(first, first)))
    return made


def help_page(texts: Texts) -> Content:
    """The keys with what they do."""
    named = [(keys.split(","), name) for keys, _, name, _ in KEYS if name]
    lines = [
        Content.assemble((f"{' '.join(SHOWN.get(k, k) for k in keys):<9}", "bold $text-primary"), texts(f"do.{name}"))
        for keys, name in named
    ]
    return Content("\n").join(lines)


def commands(screen: Screen[Any], texts: Texts) -> Iterator[SystemCommand]:
    """The actions with what they do, for the menu."""
    for _, action, name, _ in KEYS:
        if name:
            work = partial(screen.run_action, action)
            yield SystemCommand(texts(f"key.{name}"), texts(f"do.{name}"), work)
