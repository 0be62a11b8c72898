"""The writer's own replies that the team lead returned: listed with the note, opened again in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.markup import escape

from replycheck.errors import ReplycheckError
from replycheck.tui.dialogs import Choose
from replycheck.tui.render import one_line

if TYPE_CHECKING:
    from replycheck.config import Settings
    from replycheck.store import StoredReport
    from replycheck.tui.write import WriteScreen


def returned_to(settings: Settings, agent: str) -> list[StoredReport]:
    """The returned replies of this person, the newest first; one that was sent in again is left out."""
    from replycheck.store import open_store

    store = open_store(settings.store)
    mine = [r for r in store.queue(state="returned") if r.agent in ("", agent)]
    later = [r for r in store.reports() if r.agent == agent] if mine else []
    waiting = [r for r in mine if not any(_replaces(other, r) for other in later)]
    return sorted(waiting, key=lambda r: -r.id)


def _replaces(newer: StoredReport, old: StoredReport) -> bool:
    """True when a later reply went in about the same contact."""
    contact = (old.customer_name, old.customer_message)
    return newer.id > old.id and any(contact) and (newer.customer_name, newer.customer_message) == contact


def note_of(stored: StoredReport) -> str:
    """The note with which a reply was last returned."""
    notes = [d.note for d in stored.decisions if d.action == "return"]
    return notes[-1] if notes else ""


class Returned:
    """Shows the returned replies of a screen's writer and opens the chosen one."""

    def __init__(self, screen: WriteScreen) -> None:
        self._screen = screen
        self._session = screen.session
        self._texts = screen.texts

    def show(self) -> None:
        """Look the replies up in a thread, then list them."""
        self._screen.run_worker(self._look, thread=True, exit_on_error=False, group="store")

    def _look(self) -> None:
        from replycheck.store import this_person

        call = self._screen.app.call_from_thread
        try:
            found = returned_to(self._session.settings, this_person())
        except (ReplycheckError, OSError, ImportError) as error:
            call(self._screen.notify, self._texts("store-unread", error=error), severity="error", timeout=8)
        else:
            call(self._list, found)

    def _list(self, found: list[StoredReport]) -> None:
        if not found:
            self._screen.notify(self._texts("no-returned"))
            return
        answers = [(str(r.id), self._label(r)) for r in found]
        choose = Choose(self._texts("returned-title"), answers, cancel=self._texts("cancel"))
        self._screen.app.push_screen(choose, lambda number: self._chosen(found, number))

    def _label(self, stored: StoredReport) -> str:
        who = f"{stored.customer_name}: " if stored.customer_name else ""
        return f"{one_line(who + stored.text)}\n     → {one_line(note_of(stored))}"

    def _chosen(self, found: list[StoredReport], number: str | None) -> None:
        stored = next((r for r in found if str(r.id) == number), None)
        if stored is None:
            return
        if not self._session.text.strip():
            self._open(stored)
            return
        answers = [("yes", self._texts("yes")), ("no", self._texts("no"))]
        ask = Choose(self._texts("returned-replace"), answers, cancel=self._texts("cancel"))
        self._screen.app.push_screen(ask, lambda answer: self._open(stored) if answer == "yes" else None)

    def _open(self, stored: StoredReport) -> None:
        """Put the reply and its customer into the editor, the note above it; undo brings the last text back."""
        session = self._session
        session.start_afresh()
        session.text, session.channel, session.turn = stored.text, stored.report.channel, 1
        session.customer_name, session.customer_message = stored.customer_name, stored.customer_message
        self._screen.show_session(undoable=True)
        draft, note = self._screen.draft, f"{self._texts('returned-note')}: {note_of(stored)}"
        draft.move_cursor((0, 0))
        draft.border_title = f"{self._texts('draft')} · {escape(one_line(note))}"
        self._screen.notify(note, timeout=12)
