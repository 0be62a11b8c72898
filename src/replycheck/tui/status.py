"""The status line above the panes, and the help page made from the table of keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from replycheck.report import Report, Severity
from replycheck.tui import render
from replycheck.tui.keys import Key, shown
from replycheck.tui.marks import LETTERS
from replycheck.tui.panels import Steady
from replycheck.tui.session import Session
from replycheck.tui.texts import Texts

_PADDING = 6  # columns between the three parts


class StatusLine(Horizontal):
    """Channel and language (a click changes them), the verdict, and what is going on."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="status")
        self._texts = texts
        self._again: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """Two buttons and a text."""
        yield Steady(id="channel", classes="button")
        yield Steady(id="language", classes="button")
        yield Steady(id="state")

    def show(self, session: Session, report: Report | None, *, busy: bool) -> None:
        """Show a session and its last report."""
        self._again = partial(self.show, session, report, busy=busy)
        channel = Content(f"{self._texts('channel.' + session.channel)} ▾").stylize("@click=screen.next_channel")
        language = Content(f"{self._language(session, report)} ▾").stylize("@click=screen.next_language")
        self.query_one("#channel", Steady).show(channel, layout=True)
        self.query_one("#language", Steady).show(language, layout=True)
        room = self.size.width - channel.cell_length - language.cell_length - _PADDING
        state = self._state(session, report, busy)
        if state.cell_length > room:
            state = self._state(session, report, busy, brief=True)
        self.query_one("#state", Steady).show(state)

    def on_resize(self) -> None:
        """With more room the counts are words."""
        if self._again is not None:
            self._again()

    def _language(self, session: Session, report: Report | None) -> str:
        if session.language:
            return self._texts(f"language.{session.language}")
        detected = report.language if report and report.text.strip() else ""
        if detected not in ("nl", "en"):
            return self._texts("language.auto")
        return self._texts("language.detected", language=self._texts(f"language.{detected}"))

    def _state(self, session: Session, report: Report | None, busy: bool, *, brief: bool = False) -> Content:
        parts = []
        if not session.text.strip():
            parts.append(Content.styled(self._texts("verdict.empty"), render.DIM))
        elif report is not None:
            parts.append(render.verdict_line(report, self._texts, brief=brief))
        if session.unsaved:
            parts.append(Content.styled(self._texts("unsaved"), render.DIM))
        if busy:
            parts.append(Content.styled(self._texts("checking" if report else "warming"), render.DIM))
        return Content.styled("  ·  ", render.DIM).join(parts)


def help_page(texts: Texts, keys: Sequence[Key], part: str) -> Content:
    """What can be done in a part of the screen (draft, findings, promises or customer), then all keys."""
    lines = [Content.assemble((f"{shown(key):<9}", "bold $text-primary"), texts(f"do.{key.name}")) for key in keys]
    signs = Content("  ").join(
        Content.assemble((LETTERS[s], f"bold {render.COLOURS[s]}"), f" {texts(f'severity.{s.value}')}")
        for s in reversed(Severity)
    )
    head = [Content(texts(f"help.{part}")), *([signs] if part in ("draft", "findings") else [])]
    rest = [Content(texts(name)) for name in ("help-list", "help-mouse", "help-privacy")]
    return Content("\n").join([*head, Content(""), *lines, Content(""), *rest])
