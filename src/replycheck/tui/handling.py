"""What is done with the current finding: going to it, taking its words, ignoring it, reading its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets.text_area import Selection

from replycheck.report import Finding
from replycheck.tui import render
from replycheck.tui.dialogs import Choose, Page
from replycheck.tui.marks import Mark
from replycheck.tui.session import with_ignored

if TYPE_CHECKING:
    from replycheck.tui.write import WriteScreen


class Handling:
    """Acts on the current finding of a screen; dialogs and notices appear on that screen."""

    def __init__(self, screen: WriteScreen) -> None:
        self._screen = screen
        self._session = screen.session
        self._texts = screen.texts

    # going

    def go(self, step: int) -> None:
        """To the next (1) or previous (-1) finding in the text, and round."""
        marks = sorted(self._screen.draft.marks, key=lambda m: (m.start, m.end))
        if marks:
            key = marks[self._place(marks, step) % len(marks)].key
            self._screen.choose(key)
            self.go_to(key)

    def _place(self, marks: list[Mark], step: int) -> int:
        """From the current finding when the writer is at it, else from the cursor."""
        at = self._screen.draft.offset_at_cursor()
        here = next((i for i, m in enumerate(marks) if m.key == self._screen.current), None)
        if here is not None and (self._screen.findings.has_focus or marks[here].start == at):
            return here + step
        if step > 0:
            return next((i for i, m in enumerate(marks) if m.start >= at), 0)
        return next((i for i in reversed(range(len(marks))) if marks[i].start < at), -1)

    def go_to(self, key: str) -> None:
        """Put the cursor on the first word of a finding."""
        mark = self._mark(key)
        if mark is not None:
            self._screen.draft.move_cursor(self._screen.draft.place(mark.start))

    def _mark(self, key: str) -> Mark | None:
        return next((m for m in self._screen.draft.marks if m.key == key), None)

    def _current(self) -> Finding | None:
        finding = self._screen.finding()
        if finding is None:
            self._screen.notify(self._texts("no-finding"), severity="warning")
        return finding

    # taking

    def take(self, number: int) -> None:
        """Take the suggestion or the example sentence with this number.

        Examples need a digit in the list or a click; ctrl+t never puts in a sentence to adapt.
        """
        finding = self._current()
        if finding is None:
            return
        words = self._screen.takeable(finding)
        ready = len(finding.suggestions)
        if number <= ready:
            chosen = finding.suggestions[number - 1]
            self._replace(finding, chosen.start, chosen.end, chosen.text)
        elif number <= len(words) and finding.sentence_wide:
            self._insert_example(finding, words[number - 1])
        else:
            self._screen.notify(self._texts("nothing-to-take"))

    def take_first(self) -> None:
        """Take the first suggestion; without one, say so."""
        finding = self._current()
        if finding is not None and finding.suggestions:
            self.take(1)
        elif finding is not None:
            rule = self._screen.rule(finding)
            example = finding.sentence_wide and rule is not None and rule.instead
            self._screen.notify(self._texts("take-example" if example else "nothing-to-take"))

    def _replace(self, finding: Finding, start: int, end: int, words: str) -> tuple[int, int] | None:
        """Replace report offsets in the present text, as one undo step; None when the words have changed."""
        mark = self._mark(finding.fingerprint)
        if mark is None:
            return None
        shift = mark.start - finding.start
        area = self._screen.draft
        area.history.checkpoint()
        result = area.replace(
            words, area.place(start + shift), area.place(end + shift), maintain_selection_offset=False
        )
        area.history.checkpoint()
        area.move_cursor(result.end_location)
        return start + shift, start + shift + len(words)

    def _insert_example(self, finding: Finding, words: str) -> None:
        """Put an example in the place of the whole sentence, selected, for the writer to adapt."""
        report = self._screen.report
        around = [s for s in report.sentences if s.start <= finding.start < s.end] if report else []
        if not around:
            return
        span = self._replace(finding, around[0].start, max(around[0].end, finding.end), words)
        if span is not None:
            place = self._screen.draft.place
            self._screen.draft.selection = Selection(place(span[0]), place(span[1]))
            self._screen.draft.focus()
            self._screen.notify(self._texts("example-taken"), timeout=6)

    # ignoring

    def ignore(self) -> None:
        """Ignore the current finding in this reply, with a reason; an ignored one counts again."""
        finding = self._current()
        if finding is None:
            return
        if finding.fingerprint in self._session.ignored:
            del self._session.ignored[finding.fingerprint]
            self._relabel()
            self._screen.notify(self._texts("stopped-ignoring"))
            return
        reasons = [(r, r) for r in (self._texts(f"ignore-why-{n}") for n in (1, 2, 3))]
        title, other, cancel = self._texts("ignore-title"), self._texts("ignore-other"), self._texts("cancel")
        choose = Choose(title, reasons, other=other, cancel=cancel)
        self._screen.app.push_screen(choose, lambda reason: self._ignore(finding, reason))

    def _ignore(self, finding: Finding, reason: str | None) -> None:
        if reason:
            self._session.ignored[finding.fingerprint] = reason
            self._relabel()

    def _relabel(self) -> None:
        report = self._screen.report
        if report is not None and report.text == self._session.text:
            self._screen.show_report(with_ignored(report, self._session.ignored, self._session.settings.min_confidence))
        self._screen.checker.ask()

    # reading

    def rule_page(self) -> None:
        """The page of the current finding's rule."""
        finding = self._current()
        rule = self._screen.rule(finding) if finding else None
        if rule is not None:
            content = render.rule_page(rule, self._texts)
            self._screen.app.push_screen(Page(rule.id, content, close=self._texts("key.close")))
