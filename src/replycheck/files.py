"""Files: read bytes as text with a clear error, replace a file in one step, make text safe to echo."""

from __future__ import annotations

import codecs
import os
import re
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from replycheck.errors import InputError

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_SURROGATES = re.compile("[\ud800-\udfff]")


def safe(text: str) -> str:
    """Text that a terminal shows and does not obey: control marks become U+FFFD, length kept."""
    return text if text.isprintable() else _UNSAFE.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    """A carriage return before a line end stays what it is; the rest is shown as unknown."""
    before_line_end = found.group() == "\r" and found.string.startswith("\n", found.end())
    return "\r" if before_line_end else "\N{REPLACEMENT CHARACTER}"


def whole(text: str) -> str:
    """Text without lone surrogates, which no file, model or database takes; the length stays."""
    try:
        text.encode()  # many times faster than looking for surrogates by pattern
    except UnicodeEncodeError:
        return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def one_line(text: str) -> str:
    """Text for one line of a log: white space runs become one space, and nothing that a terminal obeys."""
    return safe(" ".join(text.split()))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; raises InputError with the reason."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the name and the rights") from None


def decode(data: bytes) -> str:
    """UTF-8 bytes as text, without a byte order mark; raises InputError naming the byte that is wrong."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("is UTF-16; save it as UTF-8")
    if b"\x00" in data:
        raise InputError("is not a text file (it holds NUL bytes); leave it out, or save it as UTF-8 text")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"is not UTF-8 at byte {error.start} (line {line}, 0x{data[error.start]:02x}); save it as UTF-8"
        ) from None


def write_atomic(path: Path, text: str) -> None:
    """Replace a file in one step; a new one is for its owner only (0600), an old one keeps its mode."""
    write_pieces_atomic(path, [text])


def write_pieces_atomic(path: Path, pieces: Iterable[str]) -> None:
    """`write_atomic` for text that comes in pieces; when one fails, the old file stays."""
    write_bytes_atomic(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def write_bytes_atomic(path: Path, pieces: Iterable[bytes]) -> None:
    """`write_pieces_atomic` for bytes; the folder must exist. Raises OSError when it cannot be written."""
    import tempfile

    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            device.writelines(pieces)
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    temporary = ""
    try:
        with _uninterrupted():  # or an interrupt could leave a file whose name nobody knows
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        if temporary:
            os.unlink(temporary)
        raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back requests to stop, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
