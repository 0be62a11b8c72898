"""The writing screen: the reply, what was found in it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Input, TextArea
from textual.widgets.text_area import Selection

from replycheck.report import Finding, Report, Severity
from replycheck.tui import render
from replycheck.tui.actions import WriteActions
from replycheck.tui.app import ReplycheckApp
from replycheck.tui.asked import CustomerArea
from replycheck.tui.checking import Checked, Checker, CheckFailed, WarmedUp
from replycheck.tui.editor import DraftArea, PlainArea
from replycheck.tui.handling import Handling
from replycheck.tui.keys import bindings
from replycheck.tui.leaving import KEEP_EVERY, Leaving
from replycheck.tui.marks import Mark, mark_of
from replycheck.tui.panels import FindingCard, FindingList, PromiseList, Steady
from replycheck.tui.returned import Returned
from replycheck.tui.session import Session, rule_of
from replycheck.tui.status import StatusLine
from replycheck.tui.trend import Trend

if TYPE_CHECKING:
    from replycheck.rules import Rule


class WriteScreen(WriteActions):
    """One reply with its findings, promises, tone and length, checked while it is written."""

    AUTO_FOCUS = "#draft"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "to_draft", show=False)]

    def __init__(self, session: Session, app: ReplycheckApp) -> None:
        super().__init__()
        self.session = session
        self.pace = app.pace
        self.texts = app.texts
        self.report: Report | None = None
        self.current = ""
        self.checker = Checker(self, session.request, slow=self.show_status)
        self.leaving = Leaving(self)
        self.handling = Handling(self)
        self.returned = Returned(self)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (50, "-narrow"), (100, "-wide"), (160, "-xwide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-tiny"), (16, "-low"), (30, "-high")]
        self.trend = Trend()
        self.keys = app.keys
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(bindings(self.texts, app.keys))])

    def compose(self) -> ComposeResult:
        """Status line; reply and customer at the left, panels at the right (below when narrow); keys."""
        texts, session = self.texts, self.session
        yield StatusLine(texts)
        with Horizontal(id="work"):
            with Vertical(id="left"):
                with Vertical(id="customer-pane", classes="pane"):
                    yield Input(
                        session.customer_name,
                        placeholder=texts("customer-name"),
                        id="customer-name",
                        compact=True,
                    )
                    yield CustomerArea(session.customer_message, name="customer", placeholder=texts("customer-hint"))
                yield DraftArea(session.text, name="draft", placeholder=texts("draft-hint"), classes="pane")
            with Vertical(id="side"):
                yield FindingList(texts)
                yield FindingCard(texts)
                yield PromiseList(texts)
                yield Steady(id="gauges", classes="pane")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Titles; everything slow starts after the first paint."""
        for name in ("draft", "findings", "card", "promises", "gauges"):
            self.query_one(f"#{name}").border_title = self.texts(name)
        self.query_one("#customer-pane").border_title = self.texts("customer")
        self.set_class(bool(self.session.customer_message), "with-customer")
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.leaving.restore()
        if not self.session.text.strip():  # a text's own check loads what it needs, and no other language
            self.checker.warm(self.session.language or self.texts.language)
        self.checker.ask(pause=0.01)
        self.set_interval(KEEP_EVERY, self._tick)
        self.show_status()

    def _tick(self) -> None:
        self.leaving.keep()
        self.pace.tick()

    # from widgets to the session

    @on(TextArea.Changed, "#draft")
    @on(TextArea.Changed, "#customer")
    @on(Input.Changed, "#customer-name")
    def _changed_somewhere(self) -> None:
        self.take_in()
        self._changed()

    def _changed(self) -> None:
        self.pace.touched()
        self.checker.ask()
        self.show_status()

    def show_session(self, *, undoable: bool = False) -> None:
        """Put the session's values into the widgets, after it was restored or started afresh."""
        session = self.session
        self.trend.forget()
        if undoable:
            self.draft.change_all(session.text)
        else:
            self.draft.load_text(session.text)
        self.query_one("#customer", PlainArea).load_text(session.customer_message)
        self.query_one("#customer-name", Input).value = session.customer_name
        self.set_class(bool(session.customer_message), "with-customer")
        self.draft.border_title = self.texts("draft")
        self.draft.focus()
        self.checker.ask(pause=0.01)
        self.show_status()

    # from reports to the widgets

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        self.pace.loaded(message.report.language)
        self.checker.finished()
        if message.request == self.session.request():
            self.trend.add(message.report.scores, at=monotonic())
            self.show_report(message.report)
            self.query_one(CustomerArea).show_marks(message.customer, current="")
        self.show_status()

    @on(CheckFailed)
    def _check_failed(self, message: CheckFailed) -> None:
        self.pace.loaded("")
        self.checker.finished()
        self.notify(self.texts("check-failed", error=message.reason), severity="error", timeout=8)
        self.show_status()

    @on(WarmedUp)
    def _warmed_up(self) -> None:
        self.pace.loaded("")
        self.checker.finished()
        self.show_status()

    def show_report(self, report: Report) -> None:
        """Show a report of the present text in all panels."""
        self.report = report
        now = datetime.now()
        marks = [mark_of(f) for f in report.open_findings()]
        self.current = self._still_current(marks)
        self.draft.show_marks(marks, current=self.current)
        self.findings.show(report, self.current)
        self.query_one(PromiseList).show(report, now)
        limits = self.session.settings.limits_for(self.session.channel)
        self.query_one("#gauges", Steady).show(render.gauges(report, limits, self.texts, self.trend))
        self._titles(report)
        self._show_card()
        self.show_status()

    def _titles(self, report: Report) -> None:
        risky = sum(1 for p in report.promises if render.risk_of(p, report.findings, datetime.now()))
        count = len(report.open_findings())
        self.findings.border_title = f"{self.texts('findings')} {count or ''}".rstrip()
        self.query_one(PromiseList).border_title = f"{self.texts('promises')} {len(report.promises) or ''}".rstrip()
        self.query_one(PromiseList).set_class(bool(risky), "risky")
        time = f" · {render.reading(report, self.texts)}" if report.text.strip() else ""
        self.query_one("#gauges").border_title = f"{self.texts('gauges')}{time}"

    # the current finding

    def _still_current(self, marks: list[Mark]) -> str:
        """The finding under the cursor, else the one that was current, else the worst."""
        under = self._under_cursor(marks)
        keys = [m.key for m in marks]
        if self.current in under or (not under and self.current in keys):
            return self.current
        ranked = sorted(marks, key=lambda m: (-m.severity.rank, m.start))
        return under[0] if under else ranked[0].key if ranked else ""

    def _under_cursor(self, marks: Iterable[Mark]) -> list[str]:
        at = self.draft.offset_at_cursor()
        # A tip about the words that are being written now can wait: the last sentence lacks a closing until the end.
        hit = [m for m in marks if m.underline and m.start <= at < m.end + (m.severity is not Severity.INFO)]
        return [m.key for m in sorted(hit, key=lambda m: (-m.severity.rank, m.end - m.start))]

    @on(TextArea.SelectionChanged, "#draft")
    def _cursor_moved(self) -> None:
        under = self._under_cursor(self.draft.marks)
        if under and self.current not in under:
            self.choose(under[0])

    def choose(self, key: str) -> None:
        """Make a finding the current one in all panels."""
        self.current = key
        self.draft.show_marks(self.draft.marks, current=key)
        self.findings.highlight(key)
        self._show_card()

    def finding(self) -> Finding | None:
        """The current finding."""
        found = self.report.findings if self.report else ()
        return next((f for f in found if f.fingerprint == self.current), None)

    def rule(self, finding: Finding) -> Rule | None:
        """The rule of a finding in the language of its sentence; the check has loaded it already."""
        return rule_of(finding, self.report) if self.report else None

    def takeable(self, finding: Finding) -> tuple[str, ...]:
        """What the digits take over for a finding."""
        return render.takeable(finding, self.rule(finding), self.report.text if self.report else "")

    def _show_card(self) -> None:
        finding = self.finding()
        text = self.report.text if self.report else ""
        self.query_one(FindingCard).show(finding, self.rule(finding) if finding else None, text)

    @on(FindingList.Chosen)
    def _finding_chosen(self, event: FindingList.Chosen) -> None:
        self.choose(event.finding.fingerprint)
        self.handling.go_to(event.finding.fingerprint)
        if event.clicked:
            self.draft.focus()

    @on(PromiseList.Chosen)
    def _promise_chosen(self, event: PromiseList.Chosen) -> None:
        if self.report is not None and self.report.text == self.session.text:
            place = self.draft.place
            self.draft.selection = Selection(place(event.promise.start), place(event.promise.end))
            self.draft.focus()


class WriteApp(ReplycheckApp):
    """The application of the writing screen."""

    def __init__(self, session: Session) -> None:
        super().__init__(settings=session.settings)
        self.session = session
        self.writing = WriteScreen(session, self)

    def get_default_screen(self) -> Screen[None]:
        """The writing screen itself: no empty screen is laid out before it."""
        return self.writing

    async def action_quit(self) -> None:
        """Leave by way of the screen, so that nothing is lost."""
        self.writing.take_in()
        self.writing.leaving.leave()
