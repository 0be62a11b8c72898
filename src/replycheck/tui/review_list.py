"""The list side of the review screen: what is loaded, how it is shown, and who has which reply in hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from replycheck.errors import StoreError
from replycheck.tui import render, review_render
from replycheck.tui.files import clean
from replycheck.tui.review_filter import parse
from replycheck.tui.review_panes import Queue, ReplyPanes
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.store import Store, StoredReport
    from replycheck.tui.review_marking import Marking

Result = TypeVar("Result")
VIEWS = ("review", "returned", "approved")
# More than one person reviews in a day; what is decided makes room for the next.
MOST = 200
# A reply is taken in hand when the highlight rests on it.
REST_SECONDS = 0.4


class ListScreen(Screen[None]):
    """A list of stored reports, read from the store in a thread."""

    marking: Marking

    def __init__(self, store: Store, texts: Texts, *, reviewer: str) -> None:
        super().__init__()
        self.store = store
        self.texts = texts
        self.reviewer = reviewer
        self.view = VIEWS[0]
        self.words = ""
        self.loaded: list[StoredReport] = []
        self.shown: list[StoredReport] = []
        self.later: list[int] = []
        self.taken: dict[int, str] = {}
        self.late = 0
        self.total = 0
        self._resting: Timer | None = None

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
        found = await self.ask_store(self._look)
        if found is not None:
            self.loaded, self.total, self.late, self.taken = found
            self.show_queue(stay_on=stay_on)

    async def renew(self, report_id: int) -> None:
        """Read one report again and show it in its place; the list is not read again."""
        fresh = await self.ask_store(lambda: self.store.get(report_id))
        if fresh is not None:
            self.loaded = [fresh if r.id == report_id else r for r in self.loaded]
            self.show_queue(stay_on=report_id)

    def _look(self) -> tuple[list[StoredReport], int, int, dict[int, str]]:
        """The list with its whole length, the number of late promises, and who has what in hand."""
        late, taken = self.store.overdue(now=datetime.now()), self.store.taken()
        if self.marking.blind:
            found = self.store.unjudged(self.reviewer, limit=MOST)
            return found, len(found), late, taken
        wanted = parse(self.words)
        found = self.store.queue(state=self.view, wanted=wanted, limit=MOST)
        total = self.store.count(self.view) if wanted.empty and len(found) == MOST else len(found)
        return found, total, late, taken

    async def ask_store(self, work: Callable[[], Result]) -> Result | None:
        """Do something with the store in a thread; trouble becomes a notice and None."""
        try:
            return await asyncio.to_thread(work)
        except StoreError as error:
            self.notify(self.texts("store-failed", error=str(error)), severity="error", timeout=10)
            return None

    def show_queue(self, *, stay_on: int | None = None) -> None:
        """Show the loaded reports, those for later at the end."""
        place = self.queue.highlighted or 0
        self.shown = sorted(self.loaded, key=lambda r: self.later.index(r.id) + 1 if r.id in self.later else 0)
        with self.prevent(OptionList.OptionHighlighted):
            self.queue.set_options([Option(self._line(r)) for r in self.shown])
            numbers = [r.id for r in self.shown]
            wanted = numbers.index(stay_on) if stay_on in numbers else min(place, len(numbers) - 1)
            self.queue.highlighted = wanted if numbers else None
        self._show_state()
        self.panes.show(self.chosen)
        self._rest()

    def _line(self, stored: StoredReport) -> Content:
        if self.marking.hides(stored):
            return review_render.blind_line(stored, self.texts)
        holder = self.taken.get(stored.id, "")
        marks = [self.texts("skipped-mark")] if stored.id in self.later else []
        marks += [self.texts("taken-mark", name=clean(holder))] if holder not in ("", self.reviewer) else []
        return review_render.queue_line(stored, self.texts, marks=marks)

    def _show_state(self) -> None:
        parts = [Content.styled(self._heading(), "bold")]
        if self.words:
            parts.append(Content.styled(self.texts("filtered", words=clean(self.words)), "$text-warning"))
        if self.late:
            parts.append(Content.styled(self.texts("late-promises", n=self.late), "bold $text-error"))
        if self.reviewer:
            parts.append(Content.styled(self.texts("as", name=clean(self.reviewer)), render.DIM))
        self.query_one("#review-status", Static).update(Content.styled("  ·  ", render.DIM).join(parts))
        empty = "empty-filter" if self.words else "empty" if self.view == VIEWS[0] else "empty-view"
        self.query_one("#review-empty Static", Static).update(self.texts(empty))
        self.set_class(not self.loaded and not self.words, "nothing")

    def _heading(self) -> str:
        name = "view.blind" if self.marking.blind else f"view.{self.view}"
        more = len(self.shown) == MOST
        number = (
            f"{MOST}+" if more and self.words else str(max(self.total, len(self.shown)) if more else len(self.shown))
        )
        return self.texts(name, n=number)

    def _rest(self) -> None:
        """When the highlight rests on a reply, nobody else should work on it."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST_SECONDS, self._take)

    async def _take(self) -> None:
        stored = self.chosen
        if stored is None or self.marking.blind:
            return
        holder = await self.ask_store(lambda: self.store.take(stored.id, reviewer=self.reviewer))
        if holder is not None and holder != self.reviewer:
            self.taken[stored.id] = holder
            self.notify(self.texts("in-hand", name=clean(holder)), severity="warning")

    def on_unmount(self) -> None:
        """Let go of the reply in hand."""
        with suppress(StoreError):
            self.store.let_go(reviewer=self.reviewer)
