"""What happens to a reply besides writing it: kept, restored, saved, copied, sent, reviewed, left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck.errors import ReplycheckError
from replycheck.report import Verdict
from replycheck.tui import drafts
from replycheck.tui.dialogs import Ask, Choose
from replycheck.tui.handover import record_sent, send_to_review
from replycheck.tui.render import one_line

if TYPE_CHECKING:
    from replycheck.tui.session import Request
    from replycheck.tui.write import WriteScreen

KEEP_EVERY = 1.0


class Leaving:
    """The comings and goings of a screen's session; dialogs and notices appear on that screen."""

    def __init__(self, screen: WriteScreen) -> None:
        self._screen = screen
        self._session = screen.session
        self._texts = screen.texts
        self._kept: Request | None = None
        self._booked: set[tuple[str, str]] = set()
        self._handed: dict[tuple[str, str], int] = {}

    # keeping and restoring

    def keep(self) -> None:
        """Keep the draft for after a crash, in a thread, when it changed since the last time."""
        request = self._session.request()
        if request != self._kept:
            self._kept = request
            self._in_thread(self._keep_quietly)

    def _keep_quietly(self) -> None:
        try:
            drafts.keep(self._session)
        except OSError as error:
            self._screen.app.call_from_thread(self._refuse, "not-saved", error)

    def restore(self) -> None:
        """Bring back what an earlier screen left: at once for a new reply, after a question for a file."""
        session = self._session
        if session.file is None and session.text:
            return
        kept = drafts.find_kept(session.file)
        if kept is None:
            return
        if session.file is None:
            self._take_over(kept)
        elif kept.values["text"] != session.text:
            title = self._texts("restore-file", path=session.file.name, when=self._texts.day(kept.saved_at))
            self._confirm(title, lambda: self._take_over(kept), drop=lambda: kept.path.unlink(missing_ok=True))

    def _take_over(self, kept: drafts.Kept) -> None:
        drafts.take_over(kept, self._session)
        self._screen.show_session()
        self._screen.notify(self._texts("restored", when=self._texts.day(kept.saved_at)), timeout=6)

    # saving and copying

    def copy(self) -> None:
        """The whole reply to the clipboard, the terminal's (OSC 52) and the system's."""
        text = self._session.text
        if not text.strip():
            self._screen.notify(self._texts("nothing-to-copy"), severity="warning")
            return
        self._screen.app.copy_to_clipboard(text)
        self._screen.notify(self._texts("copied", n=len(text.split())))

    def save(self) -> None:
        """Save to the session's file; a reply without one asks for a name first."""
        if self._session.file is not None:
            self._save(self._session.file)
            return
        self.save_as()

    def save_as(self) -> None:
        """Ask for a name and save there."""
        ask = Ask(self._texts("save-title"), hint=self._texts("save-hint"), cancel=self._texts("cancel"))
        self._screen.app.push_screen(ask, self._save_as)

    def _save_as(self, name: str | None) -> None:
        if not name:
            return
        path = Path(name).expanduser()
        if path.exists():
            self._confirm(self._texts("overwrite", path=path), lambda: self._save(path))
        else:
            self._save(path)

    def _save(self, path: Path) -> bool:
        try:
            self._session.save(path)
        except OSError as error:
            self._refuse("not-saved", error)
            return False
        self._screen.show_status()
        self._screen.notify(self._texts("saved", path=path))
        return True

    def _refuse(self, key: str, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        self._screen.notify(self._texts(key, error=reason), severity="error", timeout=8)

    # passing on

    def sent(self) -> None:
        """Remember the promises of a sent reply and begin the next; an error in it asks first."""
        report = self._screen.report
        if not self._session.text.strip():
            self._screen.notify(self._texts("nothing-to-copy"), severity="warning")
        elif report is not None and report.text == self._session.text and report.verdict is Verdict.BLOCK:
            self._confirm(self._texts("block-sent"), self._sent)
        else:
            self._sent()

    def _sent(self) -> None:
        request = self._session.request()
        self._in_thread(lambda: self._record(request))

    def _record(self, request: Request) -> None:
        again = (request.text, request.customer_name) in self._booked
        self._stored(lambda: -1 if again else record_sent(request), lambda n: self._recorded(request, n))

    def _recorded(self, request: Request, number: int) -> None:
        self._booked.add((request.text, request.customer_name))
        key = {-1: "sent-again", 0: "sent-plain", 1: "sent-promise"}.get(number, "sent-promises")
        self._screen.notify(self._texts(key, n=number) if number > 1 else self._texts(key), timeout=6)
        self.start_afresh()

    def review(self) -> None:
        """Ask for a note and put the reply into the review queue."""
        if not self._session.text.strip():
            self._screen.notify(self._texts("nothing-to-copy"), severity="warning")
            return
        if number := self._handed.get((self._session.text, self._session.customer_message)):
            self._screen.notify(self._texts("review-again", number=number))
            return
        ask = Ask(self._texts("review-title"), hint=self._texts("review-hint"), cancel=self._texts("cancel"))
        self._screen.app.push_screen(ask, self._review)

    def _review(self, note: str | None) -> None:
        if note is None:
            return
        request = self._session.request()
        done = partial(self._handed_over, request)
        self._in_thread(lambda: self._stored(lambda: send_to_review(request, note), done))

    def _handed_over(self, request: Request, number: int) -> None:
        self._handed[request.text, request.customer_message] = number
        self._screen.notify(self._texts("to-review", number=number), timeout=6)

    def _stored(self, work: Callable[[], int], done: Callable[[int], None]) -> None:
        """Run a store action in the calling thread and tell the screen how it went."""
        call = self._screen.app.call_from_thread
        try:
            number = work()
        except (ReplycheckError, OSError, ImportError) as error:
            call(self._refuse, "store-failed", error)
        else:
            call(done, number)

    # beginning again and leaving

    def new(self) -> None:
        """Begin a new reply; the one that was there is set aside."""
        try:
            drafts.set_aside(self._session)
        except OSError as error:
            self._refuse("not-saved", error)
        self.start_afresh()
        self._screen.notify(self._texts("new-started"))

    def recent(self) -> None:
        """List the earlier drafts; the chosen one takes the place of this one, which is set aside."""
        found = drafts.recent()
        if not found:
            self._screen.notify(self._texts("no-recent"))
            return
        answers = [(str(place), self._label(kept)) for place, kept in enumerate(found)]
        choose = Choose(self._texts("recent-title"), answers, cancel=self._texts("cancel"))
        self._screen.app.push_screen(choose, lambda place: self._go_on_with(found[int(place)]) if place else None)

    def _label(self, kept: drafts.Kept) -> str:
        who = f"{kept.values['customer_name']}: " if kept.values["customer_name"] else ""
        return f"{self._texts.day(kept.saved_at)}  {one_line(who + kept.values['text'], 48)}"

    def _go_on_with(self, kept: drafts.Kept) -> None:
        try:
            drafts.set_aside(self._session)
            self._session.start_afresh()
            drafts.take_over(kept, self._session)
        except OSError as error:
            self._refuse("not-saved", error)
            return
        self._screen.show_session(undoable=True)

    def start_afresh(self) -> None:
        """An empty reply; undo in the text area brings the last text back."""
        self._session.start_afresh()
        drafts.forget()
        self._screen.show_session(undoable=True)

    def leave(self) -> None:
        """Quit. A file with unsaved changes asks; a reply without a file is kept for the next start."""
        session = self._session
        if session.unsaved and session.file is not None:
            self._confirm(self._texts("quit-unsaved", path=session.file.name), self._save_and_go, drop=self._go)
        elif session.file is None:
            self._keep_quietly_now()
            self._screen.app.exit(0)
        else:
            self._go()

    def _save_and_go(self) -> None:
        if self._session.file is not None and self._save(self._session.file):
            self._go()

    def _go(self) -> None:
        drafts.forget()
        self._screen.app.exit(0)

    def _keep_quietly_now(self) -> None:
        try:
            drafts.keep(self._session)
        except OSError as error:
            self._refuse("not-saved", error)

    # helpers

    def _confirm(self, title: str, then: Callable[[], object], *, drop: Callable[[], object] | None = None) -> None:
        """Ask yes or no; escape does neither."""
        answers = [("yes", self._texts("yes")), ("no", self._texts("no"))]

        def answered(answer: str | None) -> None:
            if answer == "yes":
                then()
            elif answer == "no" and drop is not None:
                drop()

        self._screen.app.push_screen(Choose(title, answers, cancel=self._texts("cancel")), answered)

    def _in_thread(self, work: Callable[[], None]) -> None:
        self._screen.run_worker(work, thread=True, exit_on_error=False, group="store")
