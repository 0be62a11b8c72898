"""Marking faults that the tool missed, and judging a reply before the tool's findings are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.report import Severity
from replycheck.tui.marks import Lines
from replycheck.tui.marks import Mark as Shown
from replycheck.tui.review_dialogs import RulePick

if TYPE_CHECKING:
    from replycheck.store import Mark, StoredReport
    from replycheck.tui.review import ReviewScreen


class Marking:
    """The faults that a reviewer marks on one screen; in blind mode they are kept until the judgement is given."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._texts = screen.texts
        self.selecting = False
        self.blind = False
        self.judged: set[int] = set()
        self._marks: dict[int, list[Mark]] = {}

    def hides(self, stored: StoredReport | None) -> bool:
        """True while the findings of this reply may not be seen."""
        return self.blind and stored is not None and stored.id not in self.judged

    def marks_of(self, stored: StoredReport) -> list[Shown]:
        """What the reviewer marked in a reply so far, to be shown under its words."""
        return [Shown(m.start, m.end, Severity.WARNING, m.rule) for m in self._marks.get(stored.id, ())]

    def start(self) -> None:
        """Let the reviewer select words of the reply."""
        screen = self._screen
        if screen.chosen is None:
            return
        self.selecting = True
        area = screen.panes.reply
        area.can_focus, area.show_cursor = True, True
        area.focus()
        screen.add_class("selecting")
        screen.refresh_bindings()
        screen.notify(self._texts("select-words"), timeout=6)

    def stop(self) -> None:
        """Back to the queue."""
        area = self._screen.panes.reply
        self.selecting = False
        self._screen.remove_class("selecting")
        self._screen.refresh_bindings()
        self._screen.queue.focus()
        area.can_focus = False
        area.move_cursor(area.selection.start)

    def selected(self) -> None:
        """The words are selected: ask for the rule."""
        screen = self._screen
        stored, area = screen.chosen, screen.panes.reply
        if stored is None:
            return
        first, last = sorted(area.selection)
        lines = Lines(area.text)
        start, end = lines.offset(first), lines.offset(last)
        if start == end:
            start, end = word_at(area.text, start)
        if start == end:
            screen.notify(self._texts("nothing-selected"), severity="warning")
            return
        texts = self._texts
        pick = RulePick(
            texts("missed-title"), rules_for(stored, texts.language), hint=texts("missed-hint"), cancel=texts("cancel")
        )
        screen.app.push_screen(pick, lambda rule: self._marked(stored, rule, start, end))

    async def _marked(self, stored: StoredReport, rule: str | None, start: int, end: int) -> None:
        from replycheck.store import Mark

        self.stop()
        if rule is None:
            return
        mark = Mark(rule, start, end)
        if self.hides(stored):
            self._marks.setdefault(stored.id, []).append(mark)
            self._screen.panes.show(stored)
            self._screen.notify(self._texts("marked", rule=rule))
        elif await self._screen.decisions.add(stored, "missed", marks=(mark,)):
            await self._screen.renew(stored.id)
            self._screen.notify(self._texts("missed-noted", rule=rule))

    async def judge(self) -> None:
        """The reviewer has judged: keep the marks, then show what the tool found."""
        screen, stored = self._screen, self._screen.chosen
        if stored is None or not self.hides(stored):
            return
        marks = self._marks.pop(stored.id, [])
        if await screen.decisions.add(stored, "judge", marks=marks):
            self.judged.add(stored.id)
            screen.panes.show(stored)
            found = {f.rule for f in stored.report.open_findings()}
            own = {m.rule for m in marks}
            told = self._texts("judged", own=len(own), tool=len(found), both=len(own & found))
            screen.notify(told, timeout=8)

    async def toggle_blind(self) -> None:
        """From the queue to judging blind, and back."""
        self.blind = not self.blind
        self.judged.clear()
        await self._screen.reload()


def word_at(text: str, place: int) -> tuple[int, int]:
    """The start and end of the word around a place; the same place twice when there is none."""
    start = end = place
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def rules_for(stored: StoredReport, language: str) -> list[tuple[str, str]]:
    """(id, title) of the rules that hold in a reply's language, titles in the language of the screen."""
    from replycheck.rules import known_rules

    spoken = stored.report.language
    return [
        (rule, str(entry["title"][language]))
        for rule, entry in known_rules().items()
        if spoken in entry.get("languages", ("nl", "en"))
    ]
