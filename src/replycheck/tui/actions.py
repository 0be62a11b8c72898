"""What the keys, the mouse and the menu of the writing screen do: thin, the work is done elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import SystemCommand
from textual.screen import Screen
from textual.widgets import Input

from replycheck.config import CHANNELS
from replycheck.report import Report
from replycheck.tui.checking import Checker
from replycheck.tui.dialogs import Page
from replycheck.tui.editor import DraftArea, PlainArea
from replycheck.tui.handling import Handling
from replycheck.tui.keys import Key
from replycheck.tui.leaving import Leaving
from replycheck.tui.panels import FindingCard, FindingList, PromiseList
from replycheck.tui.returned import Returned
from replycheck.tui.session import LANGUAGES, Session
from replycheck.tui.status import StatusLine, help_page
from replycheck.tui.texts import Texts


class WriteActions(Screen[None]):
    """The widgets of the writing screen by name, and its actions."""

    session: Session
    texts: Texts
    keys: tuple[Key, ...]
    report: Report | None
    checker: Checker
    leaving: Leaving
    handling: Handling
    returned: Returned

    # widgets

    @property
    def draft(self) -> DraftArea:
        """The text area of the reply."""
        return self.query_one("#draft", DraftArea)

    @property
    def findings(self) -> FindingList:
        """The list of findings."""
        return self.query_one("#findings", FindingList)

    def take_in(self) -> None:
        """Give the session what the widgets hold; a key may be acted on before its change is announced."""
        self.session.text = self.draft.text
        self.session.customer_message = self.query_one("#customer", PlainArea).text
        self.session.customer_name = self.query_one("#customer-name", Input).value.strip()

    def show_status(self) -> None:
        """Verdict, channel, language and what is going on, in the status line."""
        self.query_one(StatusLine).show(self.session, self.report, busy=self.checker.slow or self.report is None)

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

    def action_read_on(self) -> None:
        """Read the explanation further."""
        self.query_one(FindingCard).read_on()

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
