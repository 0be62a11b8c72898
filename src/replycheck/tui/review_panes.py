"""The parts of the review screen: the queue, and the reply with findings, customer's message and promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from replycheck.tui import render, review_render
from replycheck.tui.editor import DraftArea
from replycheck.tui.marks import Mark, mark_of
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.report import Finding
    from replycheck.store import StoredReport
    from replycheck.tui.review import ReviewScreen

PANELS: Sequence[str] = ("card", "customer", "promises")
PANEL_LINES = 4


class Queue(OptionList):
    """The reports that wait; moving and deciding are the screen's keys."""

    # The list's own keys for these are the screen's here.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", show=False),
        Binding("up", "screen.move(-1)", show=False),
        Binding("pagedown", "screen.scroll(1)", show=False),
        Binding("pageup", "screen.scroll(-1)", show=False),
        Binding("enter", "screen.rule", show=False),
    ]


class ReplyPanes(Vertical):
    """One stored report; `current` is the fingerprint of the chosen finding."""

    def __init__(self, texts: Texts, *, id: str) -> None:  # noqa: A002 - the name that all widgets use
        super().__init__(id=id)
        self._texts = texts
        self.stored: StoredReport | None = None
        self.hidden = False
        self.current = ""

    @property
    def _screen(self) -> ReviewScreen:
        """The screen around these panes, which knows what is judged blind."""
        return cast("ReviewScreen", self.screen)

    def compose(self) -> ComposeResult:
        """Notes and reply; below or beside them three panels."""
        with Vertical(id="reply-stack"):
            yield Static(id="reply-notes")
            yield DraftArea("", name="reply", placeholder="")
        with Vertical(id="lower"):
            for name in PANELS:
                yield VerticalScroll(Static(), id=f"review-{name}", classes="pane", can_focus=False)

    def on_mount(self) -> None:
        """The reply is for reading; keys stay with the queue."""
        self.reply.add_class("pane")
        self.reply.read_only, self.reply.can_focus = True, False
        self._panel("customer").border_title = self._texts("customer")

    @property
    def reply(self) -> DraftArea:
        """The area with the reply."""
        return self.query_one("#reply", DraftArea)

    @property
    def finding(self) -> Finding | None:
        """The chosen finding."""
        found = self.stored.report.findings if self.stored and not self.hidden else ()
        return next((f for f in found if f.fingerprint == self.current), None)

    def _panel(self, name: str) -> VerticalScroll:
        return self.query_one(f"#review-{name}", VerticalScroll)

    def show(self, stored: StoredReport | None) -> None:
        """Show a report from its start, with its worst finding; None empties the panes."""
        self.stored = stored
        self.hidden = self._screen.marking.hides(stored)
        self.current = review_render.worst_of(stored) if stored and not self.hidden else ""
        self.reply.load_text(review_render.steady(stored.text) if stored else "")
        self.reply.scroll_home(animate=False)
        self.reply.border_title = review_render.name_of(stored, self._texts) if stored else self._texts("reply")
        notes = review_render.notes(stored, self._texts) if stored else None
        self.screen.set_class(notes is not None and not self.hidden, "with-notes")
        self.query_one("#reply-notes", Static).update(notes or "")
        self._show_promises()
        self._show_finding()

    def go(self, step: int) -> None:
        """To the next (1) or previous (-1) finding, and round; the reply scrolls along."""
        order = self._order() if self.stored and not self.hidden else []
        if order:
            place = order.index(self.current) if self.current in order else -1
            self.current = order[(place + step) % len(order)]
            self._show_finding()
            self._scroll_to_finding()

    def _order(self) -> list[str]:
        return [f.fingerprint for f in review_render.in_text_order(self.stored)] if self.stored else []

    def scroll_reply(self, step: int) -> None:
        """Scroll the reply by a page."""
        self.reply.scroll_relative(y=step * max(1, self.reply.size.height - 1), animate=False)

    def scroll_panels(self, step: int) -> None:
        """Scroll the panels by a few lines; one that shows all stays as it is."""
        for name in PANELS:
            self._panel(name).scroll_relative(y=step * PANEL_LINES, animate=False)

    def _scroll_to_finding(self) -> None:
        if self.finding is not None:
            self.reply.move_cursor(self.reply.place(self.finding.start))
            self.reply.scroll_cursor_visible()

    def _show_finding(self) -> None:
        self.reply.show_marks(self._marks(), current=self.current)
        finding = self.finding
        nothing = self._nothing("judge-first" if self.hidden else "no-findings")
        card = review_render.card(finding, self._texts) if finding else nothing
        self._fill("card", card, self._place(finding))
        asked = review_render.customer(self.stored, finding, self._texts) if self.stored else Content("")
        self._fill("customer", asked, self._texts("customer"))

    def _marks(self) -> list[Mark]:
        """What the tool found and what the reviewer marked; the findings of a reply to judge stay hidden."""
        if self.stored is None:
            return []
        found = [] if self.hidden else self.stored.report.open_findings()
        return [*(mark_of(f) for f in found), *self._screen.marking.marks_of(self.stored)]

    def _nothing(self, text: str) -> Content:
        return Content.styled(self._texts(text), render.DIM)

    def _place(self, finding: Finding | None) -> str:
        if finding is None or self.stored is None:
            return self._texts("finding")
        order = self._order()
        return self._texts("finding-of", n=order.index(finding.fingerprint) + 1, total=len(order))

    def _show_promises(self) -> None:
        stored = None if self.hidden else self.stored
        content = review_render.promises(stored, datetime.now(), self._texts) if stored else Content("")
        count = len(stored.report.promises) if stored else 0
        self._fill("promises", content, f"{self._texts('promises')} {count or ''}".rstrip())

    def _fill(self, name: str, content: Content, title: str) -> None:
        panel = self._panel(name)
        panel.query_one(Static).update(content)
        panel.border_title = title
        panel.scroll_home(animate=False)

    def show_hints(self, *, shared: bool) -> None:
        """Where the panels share one place, each says which panel Tab brings."""
        for name, following in zip(PANELS, (*PANELS[1:], PANELS[0]), strict=True):
            title = self._texts(following if following != "card" else "finding")
            self._panel(name).border_subtitle = f"Tab {title.lower()}" if shared else ""
