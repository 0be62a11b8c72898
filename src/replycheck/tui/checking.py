"""Checking while someone types: one check at a time in a thread, the newest text next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from replycheck.errors import ReplycheckError
from replycheck.report import Report
from replycheck.tui.asked import read_marks
from replycheck.tui.marks import Mark
from replycheck.tui.session import Request, inspect, warm_up

SLOW = 0.5  # seconds after which a check is spoken of; a line that comes and goes with every key unsettles
PAUSE = 0.03  # the key is painted first; while a check runs, further keys wait for the next one


class Checked(Message):
    """The report of a request with the marks of the customer's message; both may be older than the texts by now."""

    def __init__(self, request: Request, report: Report, customer: tuple[Mark, ...] = ()) -> None:
        super().__init__()
        self.request = request
        self.report = report
        self.customer = customer


class CheckFailed(Message):
    """The request could not be checked; `reason` is a line for a person."""

    def __init__(self, request: Request, reason: str) -> None:
        super().__init__()
        self.request = request
        self.reason = reason


class WarmedUp(Message):
    """The rules and models are loaded, or could not be."""


class Checker:
    """Asks for a check PAUSE seconds after the last change; never two checks at once.

    `slow` is called when a check takes long; from then until it is finished the checker is `slow`.
    """

    def __init__(self, screen: Screen[Any], current: Callable[[], Request], *, slow: Callable[[], None]) -> None:
        self._screen = screen
        self._current = current
        self._say_slow = slow
        self._timer: Timer | None = None
        self._patience: Timer | None = None
        self._again = False
        self.busy = False
        self.slow = False

    def warm(self, language: str) -> None:
        """Load rules and models of a language in the background; checks asked for meanwhile come after it."""
        self.busy = True
        self._run(lambda: self._warm(language))

    def ask(self, *, pause: float = PAUSE) -> None:
        """Check the text as it is after a pause in which nothing else is asked."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(pause, self._start)

    def finished(self) -> None:
        """To be called when an answer has come in: starts the check that was asked for meanwhile."""
        self.busy = False
        if self._patience is not None:
            self._patience.stop()
        if self._again:
            self._again = False
            self._start()
        else:
            self.slow = False

    def _start(self) -> None:
        self._timer = None
        if self.busy:
            self._again = True
            return
        self.busy = True
        request = self._current()
        self._run(lambda: self._check(request))

    def _lost_patience(self) -> None:
        self.slow = True
        self._say_slow()

    def _run(self, work: Callable[[], None]) -> None:
        self._patience = self._screen.set_timer(SLOW, self._lost_patience)
        self._screen.run_worker(work, thread=True, exclusive=True, exit_on_error=False, group="check")

    def _check(self, request: Request) -> None:
        answer: Message
        try:
            report = inspect(request)
            answer = Checked(request, report, read_marks(request.customer_message, report.language))
        except ReplycheckError as error:
            answer = CheckFailed(request, str(error))
        except Exception as error:  # the screen and the draft in it must outlive a broken check
            answer = CheckFailed(request, type(error).__name__)
        self._screen.post_message(answer)

    def _warm(self, language: str) -> None:
        with suppress(Exception):  # the first real check meets the same fault and reports it
            warm_up(language)
        self._screen.post_message(WarmedUp())
