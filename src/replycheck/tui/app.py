"""The base of all screens: themes, interface language, clean text, and the functions that run them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.screen import Screen

from replycheck.config import Settings
from replycheck.errors import InputError, ReplycheckError
from replycheck.files import decode, safe
from replycheck.tui.clipboard import write_system
from replycheck.tui.files import data_folder, write_private
from replycheck.tui.keys import chosen_keys, shown
from replycheck.tui.pace import SWITCH, Pace
from replycheck.tui.terminal import interface_language, on_terminal
from replycheck.tui.texts import Texts
from replycheck.tui.themes import THEMES

if TYPE_CHECKING:
    from replycheck.tui.session import Session


class ReplycheckApp(App[int]):
    """A Textual app with the project's themes and style sheet; `texts` holds the interface texts."""

    CSS_PATH: ClassVar[Any] = "replycheck.tcss"
    TITLE = "replycheck"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, *, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.keys = chosen_keys(self.settings.keys)
        names = {key.name: shown(key) for key in self.keys}
        self.texts = Texts(interface_language(self.settings.ui_language), keys=names)
        self._show_keys()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = remembered_theme()
        self.pace = Pace()

    def _show_keys(self) -> None:
        """The two keys of every screen, in the interface language; the base class hides them."""
        for key, action, name in (("ctrl+p", "command_palette", "palette"), ("ctrl+q", "quit", "quit")):
            text, tooltip, display = self.texts(f"key.{name}"), self.texts(f"do.{name}"), f"^{key[-1].upper()}"
            self._bindings.key_to_bindings[key] = [
                Binding(key, action, text, show=True, priority=True, tooltip=tooltip, key_display=display)
            ]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a notice in the place of the last one, so that they do not pile up; an error stays.

        Names of customers and files stand in notices: their brackets are never markup.
        """
        if all(notice.severity != "error" for notice in self._notifications):
            self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by the terminal's escape sequence, which reaches over a connection, and by the system's own tool."""
        super().copy_to_clipboard(text)
        self.run_worker(lambda: write_system(text), thread=True, exit_on_error=False, group="clipboard")

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit: say what does, in the interface language."""
        self.notify(self.texts("quit-how"))

    def action_command_palette(self) -> None:
        """The menu, with its hint in the interface language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.texts("do.palette"), id="--command-palette"))

    def action_next_theme(self) -> None:
        """Dark, light, high contrast, and round again; the choice is remembered."""
        names = [t.name for t in THEMES]
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]
        remember_theme(self.theme)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The menu (ctrl+p): the screen's own actions, then the colours and leaving."""
        commands = getattr(screen, "menu", None)
        if commands is not None:
            yield from commands()
        yield SystemCommand(self.texts("key.theme"), self.texts("do.theme"), self.action_next_theme)


def remembered_theme() -> str:
    """The theme that was chosen last, or the dark one."""
    try:
        name = json.loads((data_folder() / "screen.json").read_text(encoding="utf-8")).get("theme")
    except (OSError, ValueError, AttributeError):
        name = None
    return name if name in {t.name for t in THEMES} else THEMES[0].name


def remember_theme(name: str) -> None:
    """Keep the chosen theme for the next start; a folder that cannot be written is no reason to stop."""
    with suppress(OSError):
        write_private(data_folder() / "screen.json", json.dumps({"theme": name}))


def run_app(app: App[int]) -> int:
    """Run a screen on the terminal and return its exit code."""
    sys.setswitchinterval(SWITCH)
    with on_terminal():
        return app.run() or 0


def run_write(
    *,
    settings: Settings,
    file: Path | None,
    channel: str | None,
    language: str | None,
    customer_message: str,
    to_stdout: bool,
    text: str = "",
) -> int:
    """The agent's screen on a file, a text or a new draft; the exit code: 0, or 2 when it cannot start."""
    from replycheck.tui.session import start_session
    from replycheck.tui.write import WriteApp

    try:
        if to_stdout and file is None and not text:
            text = _piped()
        session = start_session(
            settings=settings,
            file=file,
            channel=channel,
            language=language,
            customer_message=customer_message,
            text=text,
        )
        app = WriteApp(session)
        app.pace.begin()
        code = run_app(app)
    except ReplycheckError as error:
        sys.stderr.write(f"replycheck: {safe(str(error))}\n")
        return 2
    if to_stdout:
        _print_text(app.session)
    return code


def _piped() -> str:
    """What stands on standard input when it is a pipe; raises InputError when that is not UTF-8."""
    if sys.stdin is None or sys.stdin.isatty():
        return ""
    try:
        return decode(sys.stdin.buffer.read())
    except InputError as error:
        raise InputError(f"standard input {error}") from None


def _print_text(session: Session) -> None:
    sys.stdout.write(session.text if session.text.endswith("\n") or not session.text else session.text + "\n")
    sys.stdout.flush()
