"""The writer's own replies that the team lead returned: listed with the note, opened again in the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.markup import escape

from replycheck.errors import ReplycheckError
from replycheck.tui.dialogs import Ask, Choose
from replycheck.tui.render import one_line
from replycheck.tui.texts import Texts

if TYPE_CHECKING:
    from replycheck.config import Settings
    from replycheck.store import StoredReport
    from replycheck.tui.write import WriteScreen


TEXTS = {
    "what": ("Wat wilt u doen?", "What do you want to do?"),
    "improve": ("Verbeteren: terug in het schrijfscherm", "Improve it: back in the editor"),
    "accept": ("Akkoord: ik neem de notitie over", "Accept: I take the note to heart"),
    "dispute": ("Niet eens: ik leg uit waarom", "Dispute: I explain why"),
    "why": ("Waarom is dit antwoord goed?", "Why is this reply right?"),
    "why-hint": ("Reden voor de teamleider", "Reason for the team lead"),
    "needs-why": ("Zonder reden kan de teamleider niets veranderen.", "Without a reason the team lead cannot act."),
    "accepted": ("De teamleider ziet dat u akkoord bent.", "The team lead sees that you accept."),
    "disputed": ("De teamleider kijkt er opnieuw naar.", "The team lead looks at it again."),
    "closed": ("afgesloten", "closed"),
}


def returned_to(settings: Settings, agent: str) -> list[StoredReport]:
    """The returned replies of this person, the newest first; one that was sent in again is left out."""
    from replycheck.store import open_store

    return open_store(settings.store).returned_to(agent)


def answer(settings: Settings, report_id: int, *, action: str, agent: str, reason: str = "") -> None:
    """What the writer says to a return: accept, or dispute with a reason. Raises StoreError."""
    from replycheck.store import open_store

    open_store(settings.store).decide(report_id, action=action, reviewer=agent, note=reason)


def note_of(stored: StoredReport) -> str:
    """What the reviewer said last: with the return, or when a dispute was closed."""
    notes = [d.note for d in stored.standing if d.action in ("return", "close") and d.note]
    return notes[-1] if notes else ""


class Returned:
    """Shows the returned replies of a screen's writer and opens the chosen one."""

    def __init__(self, screen: WriteScreen) -> None:
        self._screen = screen
        self._session = screen.session
        self._texts = screen.texts
        self._own = Texts(screen.texts.language, TEXTS)

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
        closed = f" ({self._own('closed')})" if stored.state == "closed" else ""
        return f"{one_line(who + stored.text)}\n     →{closed} {one_line(note_of(stored))}"

    def _chosen(self, found: list[StoredReport], number: str | None) -> None:
        stored = next((r for r in found if str(r.id) == number), None)
        if stored is None:
            return
        actions = ("improve", "accept", "dispute") if stored.state == "returned" else ("improve", "accept")
        answers = [(action, self._own(action)) for action in actions]
        choose = Choose(self._own("what"), answers, cancel=self._texts("cancel"))
        self._screen.app.push_screen(choose, lambda action: self._do(stored, action))

    def _do(self, stored: StoredReport, action: str | None) -> None:
        if action == "improve":
            self._improve(stored)
        elif action == "accept":
            self._send(stored, "accept", "")
        elif action == "dispute":
            ask = Ask(self._own("why"), hint=self._own("why-hint"), cancel=self._texts("cancel"))
            self._screen.app.push_screen(ask, lambda reason: self._dispute(stored, reason))

    def _dispute(self, stored: StoredReport, reason: str | None) -> None:
        if reason:
            self._send(stored, "dispute", reason)
        elif reason is not None:
            self._screen.notify(self._own("needs-why"), severity="warning")

    def _send(self, stored: StoredReport, action: str, reason: str) -> None:
        """Put the answer in the store, in a thread."""
        work = partial(self._answer, stored.id, action, reason)
        self._screen.run_worker(work, thread=True, exit_on_error=False, group="store")

    def _answer(self, report_id: int, action: str, reason: str) -> None:
        from replycheck.store import this_person

        call, settings = self._screen.app.call_from_thread, self._session.settings
        try:
            answer(settings, report_id, action=action, agent=this_person(), reason=reason)
        except (ReplycheckError, OSError, ImportError) as error:
            call(self._screen.notify, self._texts("store-failed", error=error), severity="error", timeout=8)
        else:
            call(self._screen.notify, self._own("accepted" if action == "accept" else "disputed"))

    def _improve(self, stored: StoredReport) -> None:
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
