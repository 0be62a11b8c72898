"""What the customer's message asks, gives and complains of, as marks in its pane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events

from replycheck.report import Severity
from replycheck.tui.editor import MarkedArea
from replycheck.tui.marks import Mark

# The three styles of marks, put to another use here: what must be answered stands out most.
TROUBLE, ASKED, GIVEN = Severity.ERROR, Severity.WARNING, Severity.INFO
_PRAISE = ("praise",)


def read_marks(message: str, language: str) -> tuple[Mark, ...]:
    """The marks of a customer's message in text order; `language` is the reply's, nl or en."""
    from replycheck.customer import read

    found = read(message, reply_language=language or "nl")
    marks = [
        *(Mark(q.start, q.end, ASKED) for q in found.questions),
        *(Mark(f.start, f.end, GIVEN) for f in found.facts),
        *(Mark(r.start, r.end, TROUBLE) for r in found.reports if r.kind not in _PRAISE),
    ]
    return tuple(sorted((m for m in marks if m.end > m.start), key=lambda m: (m.start, m.end)))


class CustomerArea(MarkedArea):
    """The customer's message: ? for what it asks, + for what it gives, ! for what went wrong."""

    async def _on_paste(self, event: events.Paste) -> None:
        empty = not self.text
        await super()._on_paste(event)
        if empty:  # a message is read from its start
            self.move_cursor((0, 0))

    LETTERS: ClassVar[Mapping[Severity, str]] = {TROUBLE: "!", ASKED: "?", GIVEN: "+"}
    COLOURS: ClassVar[Mapping[Severity, str]] = {TROUBLE: "error", ASKED: "accent", GIVEN: "success"}
