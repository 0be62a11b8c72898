"""The program in a real pseudo-terminal, its screen read by a terminal emulator; used by tests and bench/."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import pyte

ENTER, TAB, ESCAPE, BACKSPACE = "\r", "\t", "\x1b", "\x7f"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
F = {1: "\x1bOP", 2: "\x1bOQ", 5: "\x1b[15~", 6: "\x1b[17~", 7: "\x1b[18~", 8: "\x1b[19~", 9: "\x1b[20~"}


def ctrl(letter: str) -> str:
    """What the terminal sends for Ctrl and a letter."""
    return chr(ord(letter) - 96)


class Terminal:
    """A running program and its screen. Times are seconds on the monotonic clock.

    `arguments` go to replycheck; `command` is run in its place when given, with the open files of `keep`.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = (),
        keep: Sequence[int] = (),
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.monotonic()
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            for number in keep:
                os.set_inheritable(number, True)
            program = command or [sys.executable, "-m", "replycheck", *arguments]
            self._become(program, {**os.environ, "TERM": "xterm-256color", **(environment or {})})
        self.running = True
        self.resize(columns, lines)

    @staticmethod
    def _become(command: Sequence[str], environment: Mapping[str, str]) -> None:
        try:
            os.execve(command[0], command, dict(environment))  # noqa: S606
        finally:
            os._exit(127)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as a window manager does."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str) -> None:
        """Send keys as the terminal would."""
        os.write(self._handle, keys.encode())

    def paste(self, text: str) -> None:
        """Send a text as a bracketed paste, reading along so that neither side waits for the other."""
        data = f"\x1b[200~{text}\x1b[201~".encode()
        while data:
            self.read(0)
            _, writable, _ = select.select([], [self._handle], [], 0.05)
            if writable:
                data = data[os.write(self._handle, data[:1024]) :]

    def read(self, seconds: float) -> bool:
        """Feed the screen with what comes within this time; True when something came."""
        ready, _, _ = select.select([self._handle], [], [], seconds)
        try:
            data = os.read(self._handle, 65536) if ready else b""
        except OSError:  # the program is gone
            data = b""
        self._stream.feed(data)
        return bool(data)

    def rest(self, seconds: float) -> None:
        """Read for this long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left) or time.sleep(min(left, 0.005))

    def until(self, condition: Callable[[], bool], *, seconds: float = 30) -> float:
        """Read until the screen shows it; the moment at which it did. AssertionError when it never does."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError("the screen never showed it:\n" + self.text)
            self.read(0.05)
        return time.monotonic()

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.screen.display)

    def shows(self, words: str) -> bool:
        """True when these words stand on one line of the screen."""
        return any(words in line for line in self.screen.display)

    def memory(self) -> float:
        """The program's resident memory in MB (its highest so far)."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
        return int(kilobytes) / 1024

    def processor(self) -> float:
        """Seconds of processor time that the program has used so far, in steps of 10 ms."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as status:
            values = status.read().rpartition(")")[2].split()
        return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End the program as a crash does, and close the terminal."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.running = False
        os.close(self._handle)

    def wait(self, *, seconds: float = 20) -> int:
        """The exit code, once the program has ended by itself."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.running = False
                os.close(self._handle)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program did not end:\n" + self.text)
