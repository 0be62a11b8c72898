"""The small windows of the review screen: a note with ready-made ones, and a rule to choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from replycheck.tui.dialogs import Ask


class Note(Ask):
    """A line to write, with ready-made lines below it: down and enter takes one into the line, to send or to change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "ready", show=False)]

    def __init__(self, title: str, ready: Sequence[str], *, hint: str, cancel: str) -> None:
        super().__init__(title, hint=hint, cancel=cancel)
        self._ready = tuple(ready)

    def compose(self) -> ComposeResult:
        """The line, then the ready-made ones."""
        with Vertical(classes="window") as window:
            window.border_title = self._heading
            window.border_subtitle = f"Enter · Esc {self._cancel}" + (" · ↓" if self._ready else "")
            yield Input(value=self._value, placeholder=self._hint, select_on_focus=False)
            if self._ready:
                yield OptionList(*(Option(line) for line in self._ready), markup=False, classes="ready")

    def action_ready(self) -> None:
        """To the ready-made lines."""
        if self._ready:
            self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a ready-made line into the line above."""
        event.stop()
        line = self.query_one(Input)
        line.value = self._ready[event.option_index]
        line.cursor_position = len(line.value)
        line.focus()


class RulePick(ModalScreen[str | None]):
    """All rules; typing narrows the list, enter takes the one under the highlight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, title: str, rules: Sequence[tuple[str, str]], *, hint: str, cancel: str) -> None:
        super().__init__()
        self._heading = title
        self._rules = tuple(rules)
        self._hint = hint
        self._cancel = cancel
        self.shown: list[str] = []

    def compose(self) -> ComposeResult:
        """The line that narrows, and the list."""
        with Vertical(classes="window") as window:
            window.border_title = self._heading
            window.border_subtitle = f"↑ ↓ Enter · Esc {self._cancel}"
            yield Input(placeholder=self._hint)
            rules = OptionList(markup=False, classes="ready")
            rules.can_focus = False
            yield rules

    def on_mount(self) -> None:
        """All rules, until something is typed."""
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only the rules whose id or title holds every word."""
        event.stop()
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [(r, t) for r, t in self._rules if all(w in f"{r} {t}".casefold() for w in words)]
        self.shown = [rule for rule, _ in found]
        options = self.query_one(OptionList)
        options.set_options([Option(f"{title}  ({rule})") for rule, title in found])
        options.highlighted = 0 if found else None

    def action_move(self, step: int) -> None:
        """To the next (1) or previous (-1) rule."""
        options = self.query_one(OptionList)
        if self.shown:
            options.highlighted = max(0, min(len(self.shown) - 1, (options.highlighted or 0) + step))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the rule under the highlight."""
        event.stop()
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self.shown[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the rule that was clicked."""
        event.stop()
        self.dismiss(self.shown[event.option_index])

    def action_cancel(self) -> None:
        """Close without a rule."""
        self.dismiss(None)
