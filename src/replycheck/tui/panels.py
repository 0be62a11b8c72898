"""The panels beside the reply: the findings, the card of one finding, the promises, tone and length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from replycheck.report import Finding, Promise, Report, worst_first
from replycheck.rules import Rule
from replycheck.tui import render
from replycheck.tui.marks import Lines
from replycheck.tui.texts import Texts


class PanelList(OptionList):
    """A list that may shrink to nothing: without a line on the screen there is no page to turn."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)


class FindingList(PanelList):
    """The findings, worst first, ignored ones last. Its keys act on the highlighted finding."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take(1)", show=False),
        Binding("n,j", "screen.go(1)", show=False),
        Binding("N,p,k", "screen.go(-1)", show=False),
        Binding("i", "screen.ignore", show=False),
        Binding("r,question_mark", "screen.rule", show=False),
        Binding("escape", "screen.to_draft", show=False),
        *(Binding(str(n), f"screen.take({n})", show=False) for n in range(1, 10)),
    ]

    class Chosen(Message):
        """The highlight moved to another finding; `clicked` when the mouse did it."""

        def __init__(self, finding: Finding, *, clicked: bool) -> None:
            super().__init__()
            self.finding = finding
            self.clicked = clicked

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="findings", classes="pane", markup=False)
        self._texts = texts
        self.findings: tuple[Finding, ...] = ()

    def show(self, report: Report, current: str) -> None:
        """Show a report's findings with the current one highlighted, and no message about it."""
        self.findings = tuple(sorted(worst_first(report.findings), key=lambda f: f.suppressed is not None))
        rows = Lines(report.text)
        options = [Option(render.finding_line(f, rows.place(f.start)[0] + 1, self._texts)) for f in self.findings]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([*options, *self._remarks(report)])
            self.highlight(current)

    def _remarks(self, report: Report) -> Iterator[Option]:
        """Lines below the findings: that there are none, and what was not checked."""
        if not self.findings:
            empty = self._texts("no-findings" if report.text.strip() else "no-text")
            yield Option(Content.styled(empty, render.DIM), disabled=True)
        if skipped := render.skipped_line(report, self._texts):
            yield Option(Content.styled(skipped, "$text-warning"), disabled=True)

    def highlight(self, current: str) -> None:
        """Move the highlight to a finding by its fingerprint, without a message."""
        place = next((i for i, f in enumerate(self.findings) if f.fingerprint == current), None)
        if place != self.highlighted:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = place

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the screen which finding the arrow keys went to."""
        event.stop()
        if self.has_focus and event.option_index < len(self.findings):
            self.post_message(self.Chosen(self.findings[event.option_index], clicked=False))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes to the finding; it changes nothing in the text."""
        event.stop()
        if event.option_index < len(self.findings):
            self.post_message(self.Chosen(self.findings[event.option_index], clicked=True))


class FindingCard(VerticalScroll):
    """What the current finding says; its numbered words can be clicked."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="card", classes="pane", can_focus=False)
        self._texts = texts

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(Content.styled(self._texts("card-empty"), render.DIM), id="card-text")

    def show(self, finding: Finding | None, rule: Rule | None) -> None:
        """Show a finding with its rule, or the hint when there is none."""
        if finding is None:
            content = Content.styled(self._texts("card-empty"), render.DIM)
        else:
            content = render.card(finding, rule, self._texts)
        self.query_one("#card-text", Static).update(content)
        self.scroll_home(animate=False)


class PromiseList(PanelList):
    """The promises of the reply, in text order; choosing one puts the cursor on its words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.to_draft", show=False)]

    class Chosen(Message):
        """A promise was chosen."""

        def __init__(self, promise: Promise) -> None:
            super().__init__()
            self.promise = promise

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="promises", classes="pane", markup=False)
        self._texts = texts
        self.promises: Sequence[Promise] = ()

    def show(self, report: Report, now: datetime) -> None:
        """Show a report's promises with their risk."""
        self.promises = report.promises
        options = [
            Option(render.promise_line(p, render.risk_of(p, report.findings, now), now, self._texts))
            for p in self.promises
        ]
        self.set_options(options or [Option(Content.styled(self._texts("no-promises"), render.DIM), disabled=True)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the screen which promise was chosen."""
        event.stop()
        if event.option_index < len(self.promises):
            self.post_message(self.Chosen(self.promises[event.option_index]))
