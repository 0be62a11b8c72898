"""The small windows over the writing screen: a question, a line of text, a reason, a page to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

Answer = TypeVar("Answer")


class Window(ModalScreen[Answer]):
    """A small window; no notice lies over it, except an error."""

    def on_screen_resume(self) -> None:
        """Take notices away."""
        if all(notice.severity != "error" for notice in self.app._notifications):
            self.app.clear_notifications()


class Page(Window[None]):
    """A page to read; escape, q or enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,f1", "close", show=False)]

    def __init__(self, title: str, content: Content, *, close: str) -> None:
        super().__init__()
        self._heading = title
        self._content = content
        self._close = close

    def compose(self) -> ComposeResult:
        """A scrolling text in a frame."""
        with VerticalScroll(classes="window page") as window:
            window.border_title = self._heading
            window.border_subtitle = f"Esc {self._close}"
            yield Static(self._content)

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)


class Choose(Window[str | None]):
    """A question with a few answers (digit, arrow or mouse) and, if wanted, a line for another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        *(Binding(str(n), f"pick({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, title: str, answers: Sequence[tuple[str, str]], *, other: str = "", cancel: str) -> None:
        super().__init__()
        self._heading = title
        self._answers = tuple(answers)
        self._other = other
        self._cancel = cancel

    def compose(self) -> ComposeResult:
        """The answers, each with its digit."""
        with Vertical(classes="window") as window:
            window.border_title = self._heading
            window.border_subtitle = f"Esc {self._cancel}"
            yield OptionList(
                *(Option(f"{n}  {label}", id=value) for n, (value, label) in enumerate(self._answers, start=1)),
                markup=False,
            )
            if self._other:
                yield Input(placeholder=self._other, id="other")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen."""
        event.stop()
        self.dismiss(event.option.id)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Another answer was written; an empty line is none."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_pick(self, number: int) -> None:
        """Take the answer with this digit."""
        if number <= len(self._answers):
            self.dismiss(self._answers[number - 1][0])

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Ask(Window[str | None]):
    """One line of text; enter gives it (it may be empty), escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, title: str, *, hint: str, cancel: str, value: str = "") -> None:
        super().__init__()
        self._heading = title
        self._hint = hint
        self._cancel = cancel
        self._value = value

    def compose(self) -> ComposeResult:
        """The line."""
        with Vertical(classes="window") as window:
            window.border_title = self._heading
            window.border_subtitle = f"Enter · Esc {self._cancel}"
            yield Input(value=self._value, placeholder=self._hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Close without a line."""
        self.dismiss(None)
