"""The panels beside the reply: the findings, the card of one finding, the promises, tone and length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from replycheck.report import Finding, Promise, Report, worst_first
from replycheck.tui import render
from replycheck.tui.marks import Lines
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.rules import Rule


class Steady(Static):
    """A text that is drawn again only when it changed; most keys change nothing beside the reply."""

    _shown: Content | None = None

    def show(self, content: Content, *, layout: bool = False) -> bool:
        """Show a text; `layout` when its size may differ. True when it changed."""
        if self._shown is not None and self._shown.is_same(content):
            return False
        self._shown = content
        self.update(content, layout=layout)
        return True


class PanelList(OptionList):
    """A list that is filled anew only when it changed, and that may shrink to nothing."""

    _rows: tuple[Content, ...] = ()

    def fill(self, rows: Sequence[Content], notes: Sequence[Content] = ()) -> None:
        """Show rows that can be chosen, and notes below them that cannot."""
        if len(rows) + len(notes) == self.option_count and all(map(Content.is_same, self._rows, (*rows, *notes))):
            return
        self._rows = (*rows, *notes)
        place = self.scroll_y
        self.set_options([*(Option(row) for row in rows), *(Option(note, disabled=True) for note in notes)])
        self.scroll_to(y=place, animate=False)

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)


class FindingList(PanelList):
    """The findings, worst first, ignored ones last. Its keys act on the highlighted finding."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take(1)", show=False),
        Binding("tab,n,j", "screen.go(1)", show=False),
        Binding("shift+tab,N,p,k", "screen.go(-1)", show=False),
        Binding("i", "screen.ignore", show=False),
        Binding("e,r,question_mark", "screen.rule", show=False),
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
        lines = [render.finding_line(f, rows.place(f.start)[0] + 1, self._texts) for f in self.findings]
        with self.prevent(OptionList.OptionHighlighted):
            self.fill(lines, list(self._remarks(report)))
            self.highlight(current)

    def _remarks(self, report: Report) -> Iterator[Content]:
        """Lines below the findings: that there are none, and what was not checked."""
        if not self.findings:
            empty = self._texts("no-findings" if report.text.strip() else "no-text")
            yield Content.styled(empty, render.DIM)
        if skipped := render.skipped_line(report, self._texts):
            yield Content.styled(skipped, "$text-warning")

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
        yield Steady(Content.styled(self._texts("card-empty"), render.DIM), id="card-text")

    def show(self, finding: Finding | None, rule: Rule | None, text: str) -> None:
        """Show a finding of a text with its rule, or the hint when there is none."""
        if finding is None:
            content = Content.styled(self._texts("card-empty"), render.DIM)
        else:
            content = render.card(finding, rule, self._texts, text)
        if self.query_one("#card-text", Steady).show(content, layout=True):
            self.scroll_home(animate=False)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Say which key reads on."""
        self.border_title = self._texts("card-more" if shown else "card")

    def read_on(self) -> None:
        """A page further, and from the end back to the start."""
        if self.scroll_y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)


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
        risks = [render.risk_of(p, report.findings, now) for p in self.promises]
        lines = [render.promise_line(p, r, now, self._texts) for p, r in zip(self.promises, risks, strict=True)]
        self.fill(lines, () if lines else [Content.styled(self._texts("no-promises"), render.DIM)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the screen which promise was chosen."""
        event.stop()
        if event.option_index < len(self.promises):
            self.post_message(self.Chosen(self.promises[event.option_index]))
