"""The team lead's screen: replies that wait, the worst first, decided with single keys and remembered."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingsMap
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Input, OptionList, Static

from replycheck.config import Settings
from replycheck.errors import ReplycheckError
from replycheck.tui import render, review_render
from replycheck.tui.app import ReplycheckApp, run_app
from replycheck.tui.dialogs import Page
from replycheck.tui.review_decisions import Decisions
from replycheck.tui.review_keys import SELECTING, bindings, commands, help_page
from replycheck.tui.review_list import VIEWS, ListScreen
from replycheck.tui.review_marking import Marking
from replycheck.tui.review_panes import Queue, ReplyPanes
from replycheck.tui.review_texts import REVIEW_TEXTS
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.store import Store

DECIDING = frozenset("approve return false_alarm skip uphold finding lower".split())
LOWER = ("", "show-customer", "show-promises")


class ReviewScreen(ListScreen):
    """One queue, the chosen reply with its findings, and what the lead decides about it."""

    AUTO_FOCUS = "#queue"

    def __init__(self, store: Store, texts: Texts, *, settings: Settings, reviewer: str) -> None:
        super().__init__(store, texts, reviewer=reviewer)
        self.settings = settings
        self.HORIZONTAL_BREAKPOINTS = [(0, "-two"), (110, "-three")]
        self.decisions = Decisions(self)
        self.marking = Marking(self)
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

    # moving about

    @on(OptionList.OptionHighlighted, "#queue")
    def _highlighted(self) -> None:
        self.panes.show(self.chosen)
        self._rest()

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
        self.run_worker(self.reload(), exclusive=True, group="filter", exit_on_error=False)

    @on(Input.Submitted, "#queue-filter")
    def _filter_done(self) -> None:
        self.set_class(bool(self.words), "filtering")
        self.queue.focus()

    def key_escape(self) -> None:
        """Stop selecting, or remove the filter."""
        if self.marking.selecting:
            self.marking.stop()
            return
        self.query_one("#queue-filter", Input).value = ""
        self.remove_class("filtering")
        self.queue.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are selected, and while a reply is judged blind, keys that would decide do nothing."""
        if self.marking.selecting:
            return action in SELECTING
        if action in DECIDING and self.marking.hides(self.chosen):
            return False
        return super().check_action(action, parameters)

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

    def action_mark(self) -> None:
        """Mark a fault that the tool missed."""
        self.marking.start()

    async def action_blind(self) -> None:
        """Judge replies before the findings are shown, or go back to the queue."""
        await self.marking.toggle_blind()

    async def action_uphold(self) -> None:
        """Close a dispute: the return stands."""
        self.decisions.ask_closing()

    async def action_figures(self) -> None:
        """How often the tool was right, and what could be changed."""
        await self.decisions.show_figures()

    def action_promises(self) -> None:
        """The promises that are open; coming back counts them anew."""
        from replycheck.tui.promises import PromisesScreen

        ledger = PromisesScreen(self.store, self.texts, who=self.reviewer)
        self.app.push_screen(ledger, self._came_back)

    async def _came_back(self, _: None) -> None:
        await self.action_refresh()

    # reading

    async def action_rule(self) -> None:
        """The page of the chosen finding's rule; while selecting or judging blind, this is done."""
        if self.marking.selecting:
            self.marking.selected()
        elif self.marking.hides(self.chosen):
            await self.marking.judge()
        else:
            self._show_rule()

    def _show_rule(self) -> None:
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
        self.review = ReviewScreen(store, self.texts, settings=settings, reviewer=reviewer)

    def on_mount(self) -> None:
        """Show the queue."""
        self.push_screen(self.review)


def run_review(*, settings: Settings, reviewer: str = "", blind: bool = False) -> int:
    """The team lead's screen on the settings' store, `blind` for judging first; returns 0, or 2 when it fails."""
    from replycheck.store import open_store, this_person

    try:
        store = open_store(settings.store)
        store.expire(settings.keep_days)
        app = ReviewApp(store, settings=settings, reviewer=reviewer or this_person())
        app.review.marking.blind = blind
        return run_app(app)
    except ReplycheckError as error:
        sys.stderr.write(f"replycheck: {error}\n")
        return 2
