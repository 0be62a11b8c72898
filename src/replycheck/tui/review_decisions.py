"""What the lead decides on the review screen: the question before, the store, and what shows after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from replycheck.learning import cases, learn
from replycheck.learning.text import learning_text
from replycheck.report import worst_first
from replycheck.tui import review_render
from replycheck.tui.dialogs import Ask, Choose, Page
from replycheck.tui.files import write_private
from replycheck.tui.render import one_line
from replycheck.tui.review_dialogs import Note

if TYPE_CHECKING:
    from replycheck.config import Settings
    from replycheck.report import Finding
    from replycheck.store import Mark, StoredReport
    from replycheck.tui.review import ReviewScreen

CASES_FILE = "cases.jsonl"
READY = 8
NOTE_LENGTH = 300


class Decisions:
    """The decisions of one reviewer on one screen; every one goes into the store at once."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._texts = screen.texts

    async def add(
        self,
        stored: StoredReport,
        action: str,
        *,
        note: str = "",
        fingerprint: str | None = None,
        marks: Sequence[Mark] = (),
    ) -> bool:
        """Put a decision in the store; False when that failed (and the reviewer was told)."""
        screen = self._screen
        made = await screen.ask_store(
            lambda: screen.store.decide(
                stored.id,
                action=action,
                reviewer=screen.reviewer,
                note=note,
                fingerprint=fingerprint,
                marks=marks,
                seen_as=stored.state,
            )
        )
        if made is None:
            await screen.reload()
        return made is not None

    def _tell(self, text: str, stored: StoredReport) -> None:
        self._screen.notify(self._texts(text, name=review_render.name_of(stored, self._texts)))

    def _gone(self, stored: StoredReport) -> None:
        """Take a decided report off the list; the next one comes in its place."""
        screen = self._screen
        screen.loaded = [r for r in screen.loaded if r.id != stored.id]
        screen.show_queue()

    async def approve(self) -> None:
        """Approve the chosen reply."""
        stored = self._screen.chosen
        if stored is not None and await self.add(stored, "approve"):
            self._gone(stored)
            self._tell("approved", stored)

    def ask_note(self) -> None:
        """Ask what should change, with the advice of the rules at hand; then the reply goes back."""
        stored = self._screen.chosen
        if stored is None:
            return
        texts = self._texts
        ready = ready_notes(stored, self._screen.settings)
        ask = Note(texts("return-title"), ready, hint=texts("return-hint"), cancel=texts("cancel"))
        self._screen.app.push_screen(ask, lambda note: self._return(stored, note))

    def ask_closing(self) -> None:
        """Ask what is said last about a disputed return; then the return stands."""
        stored, texts = self._screen.chosen, self._texts
        if stored is None or stored.state != "disputed":
            self._screen.notify(texts("not-disputed"), severity="warning")
            return
        ask = Note(texts("close-title"), (), hint=texts("close-hint"), cancel=texts("cancel"))
        self._screen.app.push_screen(ask, lambda note: self._close(stored, note))

    async def _close(self, stored: StoredReport, note: str | None) -> None:
        if note is not None and await self.add(stored, "close", note=note):
            self._gone(stored)
            self._tell("closed", stored)

    async def _return(self, stored: StoredReport, note: str | None) -> None:
        if note is None:
            return
        if not note:
            self._screen.notify(self._texts("return-needs-note"), severity="warning")
        elif await self.add(stored, "return", note=note):
            self._gone(stored)
            self._tell("returned", stored)

    def ask_reason(self) -> None:
        """Ask why the chosen finding is wrong; then it no longer counts, here and in every other reply."""
        stored, finding, texts = self._screen.chosen, self._screen.panes.finding, self._texts
        if stored is None or finding is None:
            self._screen.notify(texts("no-finding"), severity="warning")
        elif finding.suppressed is not None:
            self._screen.notify(texts("already-false"))
        else:
            reasons = [(r, r) for r in (texts(f"false-why-{n}") for n in (1, 2, 3))]
            choose = Choose(texts("false-title"), reasons, other=texts("false-other"), cancel=texts("cancel"))
            self._screen.app.push_screen(choose, lambda reason: self._overrule(stored, finding, reason))

    async def _overrule(self, stored: StoredReport, finding: Finding, reason: str | None) -> None:
        if reason and await self.add(stored, "false-alarm", note=reason, fingerprint=finding.fingerprint):
            await self._show_overruled(stored, finding.fingerprint)
            self._screen.notify(self._texts("false-noted"))

    async def _show_overruled(self, stored: StoredReport, fingerprint: str) -> None:
        """A finding counts no more: here, which is quick to show, and wherever the same words stand in the list."""
        screen = self._screen
        others = any(fingerprint in r.data for r in screen.loaded if r.id != stored.id)
        if others or stored.state == "saved":
            await screen.reload(stay_on=stored.id)
        else:
            await screen.renew(stored.id)

    async def undo(self) -> None:
        """Take back the reviewer's own last decision, of today or of last week, and show that reply again."""
        screen = self._screen
        number = await screen.ask_store(lambda: screen.store.last_decided(screen.reviewer))
        if number is None:
            screen.notify(self._texts("nothing-to-undo"))
            return
        stored = await screen.ask_store(lambda: screen.store.get(number))
        if stored is not None and await self.add(stored, "undo"):
            screen.marking.judged.discard(number)
            await screen.reload(stay_on=number)
            self._tell("undone", stored)

    def ask_file(self) -> None:
        """Ask where the false alarms should be saved."""
        texts = self._texts
        ask = Ask(texts("export-title"), hint=texts("save-hint"), cancel=texts("cancel"), value=CASES_FILE)
        self._screen.app.push_screen(ask, self._export)

    async def _export(self, name: str | None) -> None:
        screen = self._screen
        lines = await screen.ask_store(lambda: list(cases(screen.store))) if name else None
        if not name or lines is None:
            return
        if not lines:
            screen.notify(self._texts("no-cases"))
            return
        try:
            write_private(Path(name).expanduser(), "".join(f"{line}\n" for line in lines))
        except OSError as error:
            screen.notify(self._texts("not-saved", error=error.strerror), severity="error")
        else:
            screen.notify(self._texts("exported", n=len(lines), path=name))

    async def show_figures(self) -> None:
        """The page with what the decisions say about the rules."""
        screen, texts = self._screen, self._texts
        told = await screen.ask_store(lambda: learning_text(learn(screen.store), texts.language))
        if told is not None:
            screen.app.push_screen(Page(texts("key.figures"), Content(told), close=texts("key.close")))


def ready_notes(stored: StoredReport, settings: Settings) -> list[str]:
    """Ready-made notes for a reply, in its language, the worst finding's first: the team's own, what the rule
    says and advises, and at the end those that the team has for any reply."""
    language, made = stored.report.language, []
    for finding in worst_first(stored.report.open_findings()):
        made += [*settings.notes_for(finding.rule, language), f"{finding.message} {finding.advice}"]
    made += settings.notes_for("", language)
    return list(dict.fromkeys(one_line(note, NOTE_LENGTH) for note in made))[:READY]
