"""The team lead's screen: replies that wait, the worst first, decided with single keys and remembered."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingsMap
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from replycheck.config import Settings
from replycheck.errors import ReplycheckError, StoreError
from replycheck.tui import render, review_render
from replycheck.tui.app import ReplycheckApp, run_app
from replycheck.tui.dialogs import Page
from replycheck.tui.files import clean
from replycheck.tui.review_decisions import Decisions
from replycheck.tui.review_filter import matches
from replycheck.tui.review_keys import bindings, commands, help_page
from replycheck.tui.review_panes import Queue, ReplyPanes
from replycheck.tui.review_texts import REVIEW_TEXTS
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.store import Store, StoredReport

Result = TypeVar("Result")
VIEWS = ("review", "returned", "approved")
LOWER = ("", "show-customer", "show-promises")


class ReviewScreen(Screen[None]):
    """One queue, the chosen reply with its findings, and what the lead decides about it."""

    AUTO_FOCUS = "#queue"

    def __init__(self, store: Store, texts: Texts, *, reviewer: str) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-two"), (110, "-three")]
        self.store = store
        self.texts = texts
        self.reviewer = reviewer
        self.view = VIEWS[0]
        self.words = ""
        self.loaded: list[StoredReport] = []
        self.shown: list[StoredReport] = []
        self.later: list[int] = []
        self.late = 0
        self.decisions = Decisions(self)
        self._bindings = BindingsMap.merge([BindingsMap(bindings(texts)), self._bindings])

    def compose(self) -> ComposeResult:
        """Status; the queue; the reply with what was found, asked and promised; keys."""
        yield Static(id="review-status")
        with Horizontal(id="review-work"):
            with Vertical(id="queue-column"):
                yield Input(placeholder=self.texts("filter-hint"), id="queue-filter", compact=True)
                yield Queue(id="queue", markup=False)
            yield ReplyPanes(self.texts, id="reply-column")
        with Vertical(id="review-empty"):
            yield Static()
        yield Footer(compact=True, show_command_palette=False)

    async def on_mount(self) -> None:
        """Titles, then the queue."""
        self.queue.add_class("pane")
        self.queue.border_title = self.texts("queue")
        self.queue.border_subtitle = f"/ {self.texts('key.filter').lower()}"
        await self.reload()

    # what is shown

    @property
    def queue(self) -> Queue:
        """The list of reports."""
        return self.query_one("#queue", Queue)

    @property
    def panes(self) -> ReplyPanes:
        """The chosen reply with all that belongs to it."""
        return self.query_one(ReplyPanes)

    @property
    def chosen(self) -> StoredReport | None:
        """The report under the highlight."""
        place = self.queue.highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else None

    async def reload(self, *, stay_on: int | None = None) -> None:
        """Read the list again from the store; keep a report chosen, else the place in the list."""
        found = await self.ask_store(lambda: self.store.queue(state=self.view))
        late = await self.ask_store(lambda: self.store.promises(due="overdue", now=datetime.now()))
        self.late = len(late or ())
        if found is not None:
            self.loaded = found
            self.show_queue(stay_on=stay_on)

    async def ask_store(self, work: Callable[[], Result]) -> Result | None:
        """Do something with the store in a thread; trouble becomes a notice and None."""
        try:
            return await asyncio.to_thread(work)
        except StoreError as error:
            self.notify(self.texts("store-failed", error=str(error)), severity="error", timeout=10)
            return None

    def show_queue(self, *, stay_on: int | None = None) -> None:
        """Show the loaded reports that fit the filter, those for later at the end."""
        place = self.queue.highlighted or 0
        kept = [r for r in self.loaded if matches(r, self.words)]
        self.shown = sorted(kept, key=lambda r: self.later.index(r.id) + 1 if r.id in self.later else 0)
        lines = [review_render.queue_line(r, self.texts, later=r.id in self.later) for r in self.shown]
        with self.prevent(OptionList.OptionHighlighted):
            self.queue.set_options([Option(line) for line in lines])
            numbers = [r.id for r in self.shown]
            wanted = numbers.index(stay_on) if stay_on in numbers else min(place, len(numbers) - 1)
            self.queue.highlighted = wanted if numbers else None
        self._show_state()
        self.panes.show(self.chosen)

    def _show_state(self) -> None:
        parts = [Content.styled(self.texts(f"view.{self.view}", n=len(self.shown)), "bold")]
        if self.words:
            parts.append(Content.styled(self.texts("filtered", words=clean(self.words)), "$text-warning"))
        if self.late:
            parts.append(Content.styled(self.texts("late-promises", n=self.late), "bold $text-error"))
        if self.reviewer:
            parts.append(Content.styled(self.texts("as", name=clean(self.reviewer)), render.DIM))
        self.query_one("#review-status", Static).update(Content.styled("  ·  ", render.DIM).join(parts))
        empty = "empty-filter" if self.words else "empty" if self.view == VIEWS[0] else "empty-view"
        self.query_one("#review-empty Static", Static).update(self.texts(empty))
        self.set_class(not self.loaded, "nothing")

    # moving about

    @on(OptionList.OptionHighlighted, "#queue")
    def _highlighted(self) -> None:
        self.panes.show(self.chosen)

    def action_move(self, step: int) -> None:
        """To the next (1) or previous (-1) report."""
        if self.shown:
            self.queue.highlighted = max(0, min(len(self.shown) - 1, (self.queue.highlighted or 0) + step))

    def action_finding(self, step: int) -> None:
        """To the next (1) or previous (-1) finding, and round."""
        self.panes.go(step)

    def action_scroll(self, step: int) -> None:
        """Scroll the reply by a page."""
        self.panes.scroll_reply(step)

    def action_scroll_lower(self, step: int) -> None:
        """Scroll the panels below or beside the reply."""
        self.panes.scroll_panels(step)

    def on_resize(self) -> None:
        """Below three columns the panels share one place."""
        self.call_after_refresh(lambda: self.panes.show_hints(shared=self.has_class("-two")))

    def action_lower(self) -> None:
        """Let the lower panel show the customer's message, then the promises, then the finding."""
        shown = next((c for c in LOWER[1:] if self.has_class(c)), LOWER[0])
        following = LOWER[(LOWER.index(shown) + 1) % len(LOWER)]
        self.remove_class(*LOWER[1:])
        if following:
            self.add_class(following)

    async def action_view(self) -> None:
        """Show what waits, what was returned, or what was approved."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        await self.reload()

    async def action_refresh(self) -> None:
        """Read the queue again, on the same report."""
        await self.reload(stay_on=self.chosen.id if self.chosen else None)

    def action_filter(self) -> None:
        """Open the line for the filter."""
        self.add_class("filtering")
        self.query_one("#queue-filter", Input).focus()

    @on(Input.Changed, "#queue-filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        self.words = event.value.strip()
        self.show_queue()

    @on(Input.Submitted, "#queue-filter")
    def _filter_done(self) -> None:
        self.set_class(bool(self.words), "filtering")
        self.queue.focus()

    def key_escape(self) -> None:
        """Remove the filter."""
        self.query_one("#queue-filter", Input).value = ""
        self.remove_class("filtering")
        self.queue.focus()

    # deciding

    async def action_approve(self) -> None:
        """The chosen reply is fine."""
        await self.decisions.approve()

    def action_return(self) -> None:
        """The chosen reply goes back to its writer with a note."""
        self.decisions.ask_note()

    def action_false_alarm(self) -> None:
        """The chosen finding is wrong, for a reason."""
        self.decisions.ask_reason()

    async def action_undo(self) -> None:
        """Take back the reviewer's last decision."""
        await self.decisions.undo()

    def action_skip(self) -> None:
        """The chosen reply goes to the end of the queue for as long as the screen is open."""
        stored = self.chosen
        if stored is not None:
            self.later = [n for n in self.later if n != stored.id] + [stored.id]
            self.show_queue()
            self.notify(self.texts("skipped-once", name=review_render.name_of(stored, self.texts)))

    def action_export(self) -> None:
        """Save the false alarms as test cases."""
        self.decisions.ask_file()

    def action_promises(self) -> None:
        """The promises that are open; coming back counts them anew."""
        from replycheck.tui.promises import PromisesScreen

        ledger = PromisesScreen(self.store, self.texts, who=self.reviewer)
        self.app.push_screen(ledger, self._came_back)

    async def _came_back(self, _: None) -> None:
        await self.action_refresh()

    # reading

    def action_rule(self) -> None:
        """The page of the chosen finding's rule."""
        from replycheck.rules import load

        finding, stored = self.panes.finding, self.chosen
        rules = load(stored.report.language) if stored and stored.report.language in ("nl", "en") else None
        if finding is None or rules is None or finding.rule not in rules:
            self.notify(self.texts("no-finding"), severity="warning")
        else:
            rule = rules[finding.rule]
            self.app.push_screen(Page(rule.title, render.rule_page(rule, self.texts), close=self.texts("key.close")))

    def action_help(self) -> None:
        """The keys."""
        page = Page(self.texts("key.help"), help_page(self.texts), close=self.texts("key.close"))
        self.app.push_screen(page)

    def menu(self) -> Iterable[SystemCommand]:
        """Every action of this screen for the menu."""
        return commands(self, self.texts)


class ReviewApp(ReplycheckApp):
    """The program around the review screen."""

    CSS_PATH: ClassVar[Any] = ["replycheck.tcss", "review.tcss"]

    def __init__(self, store: Store, *, settings: Settings, reviewer: str) -> None:
        super().__init__(settings=settings)
        self.texts = Texts(self.texts.language, REVIEW_TEXTS)
        self.review = ReviewScreen(store, self.texts, reviewer=reviewer)

    def on_mount(self) -> None:
        """Show the queue."""
        self.push_screen(self.review)


def run_review(*, settings: Settings, reviewer: str = "") -> int:
    """The team lead's screen on the settings' store; returns 0, or 2 when it cannot start."""
    from replycheck.store import open_store, this_person

    try:
        store = open_store(settings.store)
        return run_app(ReviewApp(store, settings=settings, reviewer=reviewer or this_person()))
    except ReplycheckError as error:
        sys.stderr.write(f"replycheck: {error}\n")
        return 2
