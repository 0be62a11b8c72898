"""The writing screen: the reply, what was found in it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingsMap
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Input, Static, TextArea
from textual.widgets.text_area import Selection

from replycheck.config import CHANNELS
from replycheck.report import Finding, Report, Severity
from replycheck.rules import Rule
from replycheck.tui import render
from replycheck.tui.app import ReplycheckApp
from replycheck.tui.checking import Checked, Checker, CheckFailed, WarmedUp
from replycheck.tui.dialogs import Choose, Page
from replycheck.tui.editor import DraftArea, PlainArea
from replycheck.tui.keys import KEYS, bindings
from replycheck.tui.leaving import KEEP_EVERY, Leaving
from replycheck.tui.marks import Mark, mark_of
from replycheck.tui.panels import FindingCard, FindingList, PromiseList
from replycheck.tui.session import LANGUAGES, Session, with_ignored
from replycheck.tui.status import StatusLine, help_page


class WriteScreen(Screen[None]):
    """One reply with its findings, promises, tone and length, checked while it is written."""

    HORIZONTAL_BREAKPOINTS: ClassVar[Any] = [(0, "-slim"), (50, "-narrow"), (100, "-wide"), (160, "-xwide")]
    VERTICAL_BREAKPOINTS: ClassVar[Any] = [(0, "-tiny"), (16, "-low"), (30, "-high")]
    AUTO_FOCUS = "#draft"

    def __init__(self, session: Session, app: ReplycheckApp) -> None:
        super().__init__()
        self.session = session
        self.texts = app.texts
        self.report: Report | None = None
        self.current = ""
        self.checker = Checker(self, session.request)
        self.leaving = Leaving(self)
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(bindings(self.texts))])

    def compose(self) -> ComposeResult:
        """Status line; reply and customer at the left, panels at the right (below when narrow); keys."""
        texts, session = self.texts, self.session
        yield StatusLine(texts, id="status")
        with Horizontal(id="work"):
            with Vertical(id="left"):
                with Vertical(id="customer-pane", classes="pane"):
                    yield Input(session.customer_name, placeholder=texts("customer-name"), id="customer-name", compact=True)
                    yield PlainArea(session.customer_message, id="customer", placeholder=texts("customer-hint"))
                yield DraftArea(session.text, id="draft", placeholder=texts("draft-hint"))
            with Vertical(id="side"):
                yield FindingList(texts, id="findings")
                yield FindingCard(texts, id="card")
                yield PromiseList(texts, id="promises")
                yield Static(id="gauges")
        yield Footer()

    def on_mount(self) -> None:
        """Titles; everything slow starts after the first paint."""
        for name in ("draft", "findings", "card", "promises", "gauges"):
            self.query_one(f"#{name}").add_class("pane")
            self.query_one(f"#{name}").border_title = self.texts(name)
        self.query_one("#customer-pane").border_title = self.texts("customer")
        self.set_class(bool(self.session.customer_message), "with-customer")
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.leaving.restore()
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
    def _draft_changed(self) -> None:
        self.session.text = self.draft.text
        self._changed()

    @on(TextArea.Changed, "#customer")
    def _customer_changed(self) -> None:
        self.session.customer_message = self.query_one("#customer", PlainArea).text
        self._changed()

    @on(Input.Changed, "#customer-name")
    def _name_changed(self, event: Input.Changed) -> None:
        self.session.customer_name = event.value.strip()
        self._changed()

    def _changed(self) -> None:
        self.checker.ask()
        self.show_status()

    def show_session(self, *, undoable: bool = False) -> None:
        """Put the session's values into the widgets, after it was restored or started afresh."""
        session = self.session
        if undoable:
            self.draft.change_all(session.text)
        else:
            self.draft.load_text(session.text)
        self.query_one("#customer", PlainArea).load_text(session.customer_message)
        self.query_one("#customer-name", Input).value = session.customer_name
        self.set_class(bool(session.customer_message), "with-customer")
        self.draft.focus()
        self.checker.ask(pause=0.01)
        self.show_status()

    # from reports to the widgets

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        self.checker.finished()
        if message.request == self.session.request():
            self.show_report(message.report)
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
        self.query_one("#gauges", Static).update(render.gauges(report, limits, self.texts))
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
        self.query_one(StatusLine).show(self.session, self.report, busy=self.checker.busy)

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
            self._choose(under[0])

    def _choose(self, key: str) -> None:
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
        from replycheck.rules import load

        if self.report is None:
            return None
        languages = [s.language for s in self.report.sentences if s.start <= finding.start < s.end]
        for language in (*languages, self.report.language):
            if language in LANGUAGES[1:] and finding.rule in (rules := load(language)):
                return rules[finding.rule]
        return None

    def _show_card(self) -> None:
        finding = self.finding()
        self.query_one(FindingCard).show(finding, self.rule(finding) if finding else None)

    @on(FindingList.Chosen)
    def _finding_chosen(self, event: FindingList.Chosen) -> None:
        self._choose(event.finding.fingerprint)
        self._go_to(event.finding.fingerprint)
        if event.clicked:
            self.draft.focus()

    @on(PromiseList.Chosen)
    def _promise_chosen(self, event: PromiseList.Chosen) -> None:
        if self.report is not None and self.report.text == self.session.text:
            place = self.draft.place
            self.draft.selection = Selection(place(event.promise.start), place(event.promise.end))
            self.draft.focus()

    def _mark(self, key: str) -> Mark | None:
        return next((m for m in self.draft.marks if m.key == key), None)

    def _go_to(self, key: str) -> None:
        mark = self._mark(key)
        if mark is not None:
            self.draft.move_cursor(self.draft.place(mark.start), center=False)
            self.draft.scroll_cursor_visible()

    # actions

    def action_go(self, step: int) -> None:
        """To the next (1) or previous (-1) finding in the text, and round."""
        marks = sorted(self.draft.marks, key=lambda m: (m.start, m.end))
        if not marks:
            return
        keys = [m.key for m in marks]
        at = self.draft.offset_at_cursor()
        if self.current in keys and (self.findings.has_focus or self._mark_starts_at(at)):
            place = keys.index(self.current) + step
        elif step > 0:
            place = next((i for i, m in enumerate(marks) if m.start >= at), 0)
        else:
            place = next((i for i in reversed(range(len(marks))) if marks[i].start < at), -1)
        self._choose(keys[place % len(keys)])
        self._go_to(self.current)

    def _mark_starts_at(self, offset: int) -> bool:
        mark = self._mark(self.current)
        return mark is not None and mark.start == offset

    def action_take(self, number: int) -> None:
        """Take the suggestion or the example sentence with this number for the current finding."""
        finding = self.finding()
        if finding is None:
            self.notify(self.texts("no-finding"), severity="warning")
            return
        words = render.takeable(finding, self.rule(finding))
        first_is_example = number == 1 and not finding.suggestions
        if number > len(words) or (first_is_example and not self.findings.has_focus):
            self.notify(self.texts("nothing-to-take"))
        elif number <= len(finding.suggestions):
            self._replace(finding, finding.suggestions[number - 1].start, finding.suggestions[number - 1].end, words[number - 1])
        else:
            self._insert_example(finding, words[number - 1])

    def _replace(self, finding: Finding, start: int, end: int, words: str) -> tuple[int, int] | None:
        """Replace report offsets by words in the present text, as one undo step; None when the words changed."""
        mark = self._mark(finding.fingerprint)
        if mark is None:
            return None
        shift = mark.start - finding.start
        area = self.draft
        area.history.checkpoint()
        result = area.replace(words, area.place(start + shift), area.place(end + shift), maintain_selection_offset=False)
        area.history.checkpoint()
        area.move_cursor(result.end_location)
        return start + shift, start + shift + len(words)

    def _insert_example(self, finding: Finding, words: str) -> None:
        """Put an example in the place of the whole sentence, selected, for the writer to adapt."""
        report = self.report
        around = [s for s in report.sentences if s.start <= finding.start < s.end] if report else []
        if not around or not finding.sentence_wide:
            self.notify(self.texts("nothing-to-take"))
            return
        span = self._replace(finding, around[0].start, max(around[0].end, finding.end), words)
        if span is not None:
            self.draft.selection = Selection(self.draft.place(span[0]), self.draft.place(span[1]))
            self.draft.focus()
            self.notify(self.texts("example-taken"), timeout=6)

    def action_ignore(self) -> None:
        """Ignore the current finding in this reply, with a reason; an ignored one counts again."""
        finding = self.finding()
        if finding is None:
            self.notify(self.texts("no-finding"), severity="warning")
        elif finding.fingerprint in self.session.ignored:
            del self.session.ignored[finding.fingerprint]
            self._relabel()
            self.notify(self.texts("stopped-ignoring"))
        else:
            reasons = [(r, r) for r in (self.texts(f"ignore-why-{n}") for n in (1, 2, 3))]
            choose = Choose(self.texts("ignore-title"), reasons, other=self.texts("ignore-other"), cancel=self.texts("cancel"))
            self.app.push_screen(choose, lambda reason: self._ignore(finding, reason))

    def _ignore(self, finding: Finding, reason: str | None) -> None:
        if reason:
            self.session.ignored[finding.fingerprint] = reason
            self._relabel()

    def _relabel(self) -> None:
        if self.report is not None:
            self.show_report(with_ignored(self.report, self.session.ignored, self.session.settings.min_confidence))
        self.checker.ask()

    def action_rule(self) -> None:
        """The page of the current finding's rule."""
        finding = self.finding()
        rule = self.rule(finding) if finding else None
        if rule is None:
            self.notify(self.texts("no-finding"), severity="warning")
        else:
            self.app.push_screen(Page(rule.id, render.rule_page(rule, self.texts), close=self.texts("key.close")))

    def action_help(self) -> None:
        """The keys."""
        self.app.push_screen(Page(self.texts("key.help"), help_page(self.texts), close=self.texts("key.close")))

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
        self.leaving.copy()

    def action_save(self) -> None:
        """Save the reply."""
        self.leaving.save()

    def action_sent(self) -> None:
        """Record the reply as sent."""
        self.leaving.sent()

    def action_review(self) -> None:
        """Send the reply to review."""
        self.leaving.review()

    def action_new(self) -> None:
        """Start a new reply."""
        self.leaving.start_afresh()
        self.notify(self.texts("new-started"))

    def menu(self) -> Iterable[SystemCommand]:
        """Every action of this screen for the menu."""
        for key in KEYS:
            yield SystemCommand(self.texts(f"key.{key.name}"), self.texts(f"do.{key.name}"), lambda a=key.action: self.run_action(a))


class WriteApp(ReplycheckApp):
    """The application of the writing screen."""

    def __init__(self, session: Session) -> None:
        super().__init__(settings=session.settings)
        self.session = session
        self.writing = WriteScreen(session, self)

    def on_mount(self) -> None:
        """Open the screen."""
        self.push_screen(self.writing)

    async def action_quit(self) -> None:
        """Leave by way of the screen, so that nothing is lost."""
        self.writing.leaving.leave()
