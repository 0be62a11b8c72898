"""The writing screen: the reply, what was found in it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Input, TextArea
from textual.widgets.text_area import Selection

from replycheck.config import CHANNELS
from replycheck.report import Finding, Report
from replycheck.rules import Rule
from replycheck.tui import render
from replycheck.tui.app import ReplycheckApp
from replycheck.tui.asked import CustomerArea
from replycheck.tui.checking import Checked, Checker, CheckFailed, WarmedUp
from replycheck.tui.dialogs import Page
from replycheck.tui.editor import DraftArea, PlainArea
from replycheck.tui.handling import Handling
from replycheck.tui.keys import bindings
from replycheck.tui.leaving import KEEP_EVERY, Leaving
from replycheck.tui.marks import Mark, mark_of
from replycheck.tui.panels import FindingCard, FindingList, PromiseList, Steady
from replycheck.tui.returned import Returned
from replycheck.tui.session import LANGUAGES, Session, rule_of
from replycheck.tui.status import StatusLine, help_page
from replycheck.tui.trend import Trend


class WriteScreen(Screen[None]):
    """One reply with its findings, promises, tone and length, checked while it is written."""

    AUTO_FOCUS = "#draft"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "to_draft", show=False)]

    def __init__(self, session: Session, app: ReplycheckApp) -> None:
        super().__init__()
        self.session = session
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
        self.set_interval(KEEP_EVERY, self.leaving.keep)
        self.show_status()

    # widgets

    @property
    def draft(self) -> DraftArea:
        """The text area of the reply."""
        return self.query_one("#draft", DraftArea)

    @property
    def findings(self) -> FindingList:
        """The list of findings."""
        return self.query_one("#findings", FindingList)

    # from widgets to the session

    @on(TextArea.Changed, "#draft")
    @on(TextArea.Changed, "#customer")
    @on(Input.Changed, "#customer-name")
    def _changed_somewhere(self) -> None:
        self.take_in()
        self._changed()

    def take_in(self) -> None:
        """Give the session what the widgets hold; a key may be acted on before its change is announced."""
        self.session.text = self.draft.text
        self.session.customer_message = self.query_one("#customer", PlainArea).text
        self.session.customer_name = self.query_one("#customer-name", Input).value.strip()

    def _changed(self) -> None:
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
        self.checker.finished()
        if message.request == self.session.request():
            self.trend.add(message.report.scores, at=monotonic())
            self.show_report(message.report)
            self.query_one(CustomerArea).show_marks(message.customer, current="")
        self.show_status()

    @on(CheckFailed)
    def _check_failed(self, message: CheckFailed) -> None:
        self.checker.finished()
        self.notify(self.texts("check-failed", error=message.reason), severity="error", timeout=8)
        self.show_status()

    @on(WarmedUp)
    def _warmed_up(self) -> None:
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

    def show_status(self) -> None:
        """Verdict, channel, language and what is going on, in the status line."""
        self.query_one(StatusLine).show(self.session, self.report, busy=self.checker.slow or self.report is None)

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
        hit = [m for m in marks if m.underline and m.start <= at <= m.end]
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

    def _show_card(self) -> None:
        finding = self.finding()
        self.query_one(FindingCard).show(finding, self.rule(finding) if finding else None)

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

    # actions

    def action_go(self, step: int) -> None:
        """To the next (1) or previous (-1) finding in the text, and round."""
        self.remove_class("second-panel")
        self.handling.go(step)

    def action_take(self, number: int) -> None:
        """Take the suggestion or the example sentence with this number for the current finding."""
        self.handling.take(number)

    def action_take_first(self) -> None:
        """Take the first suggestion for the current finding."""
        self.handling.take_first()

    def action_ignore(self) -> None:
        """Ignore the current finding in this reply, with a reason; an ignored one counts again."""
        self.handling.ignore()

    def action_rule(self) -> None:
        """The page of the current finding's rule."""
        self.handling.rule_page()

    def action_help(self) -> None:
        """The keys."""
        page = help_page(self.texts, self.keys, self._part())
        self.app.push_screen(Page(self.texts("key.help"), page, close=self.texts("key.close")))

    def _part(self) -> str:
        """The part of the screen that has the focus."""
        if self.query_one("#customer-pane").has_focus_within:
            return "customer"
        return next((p for p in ("findings", "promises") if self.query_one(f"#{p}").has_focus), "draft")

    def action_customer(self) -> None:
        """Show the customer's message and go there; from there, close it."""
        pane = self.query_one("#customer-pane")
        if self.has_class("with-customer") and pane.has_focus_within:
            self.remove_class("with-customer")
            self.draft.focus()
        else:
            self.add_class("with-customer")
            self.query_one("#customer").focus()

    def action_next_channel(self) -> None:
        """The next channel."""
        self.session.channel = CHANNELS[(CHANNELS.index(self.session.channel) + 1) % len(CHANNELS)]
        self.checker.ask(pause=0.01)
        self.show_status()

    def action_next_language(self) -> None:
        """Detected, Dutch, English."""
        self.session.language = LANGUAGES[(LANGUAGES.index(self.session.language) + 1) % len(LANGUAGES)]
        self.checker.ask(pause=0.01)
        self.show_status()

    def action_next_panel(self) -> None:
        """Reply, findings, promises and round; when narrow the panels change places."""
        order = [self.draft, self.findings, self.query_one(PromiseList)]
        place = next((i for i, w in enumerate(order) if w.has_focus), 0)
        following = order[(place + 1) % len(order)]
        self.set_class(following is order[2], "second-panel")
        following.focus()

    def action_to_draft(self) -> None:
        """Back to the reply."""
        self.remove_class("second-panel")
        self.draft.focus()

    def action_copy(self) -> None:
        """Copy the reply."""
        self.take_in()
        self.leaving.copy()

    def action_save(self) -> None:
        """Save the reply."""
        self.take_in()
        self.leaving.save()

    def action_sent(self) -> None:
        """Record the reply as sent."""
        self.take_in()
        self.leaving.sent()

    def action_review(self) -> None:
        """Send the reply to review."""
        self.take_in()
        self.leaving.review()

    def action_new(self) -> None:
        """Start a new reply."""
        self.take_in()
        self.leaving.new()

    def action_recent(self) -> None:
        """Go on with an earlier draft."""
        self.take_in()
        self.leaving.recent()

    def action_save_as(self) -> None:
        """Save the reply under another name."""
        self.take_in()
        self.leaving.save_as()

    def action_paste(self) -> None:
        """Insert the clipboard into the reply."""
        self.draft.focus()
        self.draft.action_paste()

    def menu(self) -> Iterable[SystemCommand]:
        """Every action of this screen for the menu."""
        for key in (k for k in self.keys if k.name != "palette"):
            yield SystemCommand(
                self.texts(f"key.{key.name}"),
                self.texts(f"do.{key.name}"),
                lambda a=key.action: self.run_action(a),
            )
        for name, action in (("save-as", self.action_save_as), ("paste", self.action_paste)):
            yield SystemCommand(self.texts(f"key.{name}"), self.texts(f"do.{name}"), action)
        yield SystemCommand(self.texts("key.returned"), self.texts("do.returned"), self.returned.show)


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
