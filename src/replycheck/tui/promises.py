"""The promises screen: what was promised to whom, the most pressing first, closed with single keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from replycheck.errors import StoreError
from replycheck.tui import render
from replycheck.tui.files import clean
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.store import Store, StoredPromise

Result = TypeVar("Result")
VIEWS = (None, "overdue", "today", "week")
SIGNS = {"overdue": ("!", "$text-error"), "soon": ("»", "$text-warning"), "open": ("·", render.DIM)}

# (keys, action, name of its texts, in the footer)
KEYS: tuple[tuple[str, str, str, bool], ...] = (
    ("k", "change('kept')", "kept", True),
    ("b", "change('broken')", "broken", True),
    ("w", "change('withdrawn')", "withdrawn", True),
    ("u", "undo", "undo", True),
    ("v", "view", "view", False),
    ("f5", "refresh", "refresh", False),
    ("escape,q,d", "leave", "close", True),
)


def line(promise: StoredPromise, texts: Texts) -> Content:
    """Two lines: when and to whom; then the words, who must keep them, and how firm they are."""
    sign, style = SIGNS[promise.state]
    due = texts("no-deadline") if promise.latest is None else texts.day(promise.latest)
    whom = clean(promise.customer or promise.reference) or texts("no-name")
    words = texts(f"promise.{promise.state}")
    head = Content.assemble((f"{sign} {due}", f"bold {style}"), (f"  {words}  ", style), (whom, "bold"))
    return Content.assemble(
        head, "\n", f"  “{render.one_line(promise.text, 90)}”", (_manner(promise, texts), render.DIM)
    )


def _manner(promise: StoredPromise, texts: Texts) -> str:
    known = ("I", "we", "colleague", "company", "agentless", "external")
    owner = texts(f"owner.{promise.owner}") if promise.owner in known else clean(promise.owner)
    firmness = "" if promise.firmness == "firm" else f" · {texts('firmness.' + promise.firmness)}"
    return f"  {owner}{firmness}"


class PromiseQueue(OptionList):
    """The list; letters belong to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "cursor_down", show=False)]


class PromisesScreen(Screen[None]):
    """The open promises of the store and what became of them."""

    AUTO_FOCUS = "#ledger"

    def __init__(self, store: Store, texts: Texts, *, who: str, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self.store = store
        self.texts = texts
        self.who = who
        self.clock = clock
        self.view: str | None = None
        self.shown: list[StoredPromise] = []
        self.changed: list[int] = []
        mine = [
            Binding(keys, action, texts(f"promise.key.{name}"), show=footer, key_display=_shown(keys))
            for keys, action, name, footer in KEYS
        ]
        self._bindings = BindingsMap.merge([BindingsMap(mine), self._bindings])

    def compose(self) -> ComposeResult:
        """Status, list, keys."""
        yield Static(id="review-status")
        yield PromiseQueue(id="ledger", markup=False)
        with Vertical(id="review-empty"):
            yield Static(self.texts("promise.empty"))
        yield Footer(compact=True, show_command_palette=False)

    async def on_mount(self) -> None:
        """Show what is open."""
        ledger = self.query_one("#ledger", PromiseQueue)
        ledger.add_class("pane")
        ledger.border_title = self.texts("promises")
        ledger.border_subtitle = f"v {self.texts('promise.key.view').lower()}"
        await self.reload()

    async def reload(self, *, stay_on: int | None = None) -> None:
        """Read the promises again; keep one chosen, else the place in the list."""
        found = await self._ask_store(lambda: self.store.promises(due=self.view, now=self.clock()))
        if found is None:
            return
        self.shown = found
        ledger = self.query_one("#ledger", PromiseQueue)
        place = ledger.highlighted or 0
        ledger.set_options([Option(line(p, self.texts)) for p in found])
        numbers = [p.id for p in found]
        wanted = numbers.index(stay_on) if stay_on in numbers else min(place, len(found) - 1)
        ledger.highlighted = wanted if found else None
        self.set_class(not found, "nothing")
        if found:
            self.call_after_refresh(ledger.focus)  # a list that was hidden has lost it
        self.query_one("#review-status", Static).update(self._state())

    def _state(self) -> Content:
        late = sum(p.state == "overdue" for p in self.shown)
        head = self.texts(f"promise.view.{self.view or 'all'}", n=len(self.shown))
        tail = self.texts("promise.late", n=late) if late else ""
        return Content.assemble((head, "bold"), (f"  ·  {tail}" if tail else "", "bold $text-error"))

    async def _ask_store(self, work: Callable[[], Result]) -> Result | None:
        try:
            return await asyncio.to_thread(work)
        except StoreError as error:
            self.notify(self.texts("store-failed", error=str(error)), severity="error", timeout=10)
            return None

    @property
    def chosen(self) -> StoredPromise | None:
        """The promise under the highlight."""
        place = self.query_one("#ledger", PromiseQueue).highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else None

    async def _change(self, number: int, state: str) -> bool:
        def change() -> bool:
            self.store.change_promise(number, state=state, who=self.who)
            return True

        return bool(await self._ask_store(change))

    async def action_change(self, state: str) -> None:
        """Say what became of the chosen promise."""
        promise = self.chosen
        if promise is not None and await self._change(promise.id, state):
            self.changed.append(promise.id)
            await self.reload()
            self.notify(self.texts(f"promise.now.{state}", words=render.one_line(promise.text, 40)))

    async def action_undo(self) -> None:
        """Open the promise again that was closed last on this screen."""
        if not self.changed:
            self.notify(self.texts("promise.nothing-to-undo"))
        elif await self._change(self.changed[-1], "open"):
            await self.reload(stay_on=self.changed.pop())

    async def action_view(self) -> None:
        """All, overdue, today, this week."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        await self.reload()

    async def action_refresh(self) -> None:
        """Read again, on the same promise."""
        await self.reload(stay_on=self.chosen.id if self.chosen else None)

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)


def _shown(keys: str) -> str:
    first = keys.partition(",")[0]
    names: dict[str, Any] = {"escape": "Esc", "f5": "F5"}
    return str(names.get(first, first))
