"""Files of the screens: reading a draft, writing atomically, and the folder for what must survive a crash."""

from __future__ import annotations

import os
from pathlib import Path

from replycheck.errors import InputError
from replycheck.files import decode, read_bytes, write_atomic

_KEPT_CONTROLS = {"\n", "\t"}
_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


def data_folder() -> Path:
    """Where drafts and choices are kept: REPLYCHECK_DATA, else the user's data folder; not created here."""
    chosen = os.environ.get("REPLYCHECK_DATA")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("replycheck"))


def write_private(path: Path, text: str) -> None:
    """Replace a file by `text` in one step; a new file or folder is for its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomic(path, text)


def read_text(path: Path) -> str:
    """A UTF-8 file as text, without its byte order mark; raises InputError naming the file and the remedy."""
    try:
        return decode(read_bytes(path))
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def clean(text: str) -> str:
    """Text as the editor holds it: line ends as \\n, no control characters that a terminal would obey."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    if lines.isprintable():
        return lines
    return "".join(c for c in lines if c in _KEPT_CONTROLS or not _control(c))


def _control(character: str) -> bool:
    """C0 and C1 controls, and the marks that turn the direction of a whole line around."""
    code = ord(character)
    return code < 32 or 127 <= code < 160 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
