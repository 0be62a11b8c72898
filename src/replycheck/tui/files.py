"""Files of the screens: reading a draft, writing atomically, and the folder for what must survive a crash."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from replycheck.errors import InputError

_KEPT_CONTROLS = {"\n", "\t"}
_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


def data_folder() -> Path:
    """Where drafts and choices are kept: REPLYCHECK_DATA, else the user's own data folder; not created here."""
    chosen = os.environ.get("REPLYCHECK_DATA")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("replycheck"))


def write_private(path: Path, text: str) -> None:
    """Replace a file by `text` in one step; a new file is for its owner only (0600), an old one keeps its mode."""
    path = path.resolve()
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def read_text(path: Path) -> str:
    """A UTF-8 file as text, without its byte order mark; raises InputError naming the file and the remedy."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8 first") from None


def clean(text: str) -> str:
    """Text as the editor holds it: line ends as \\n, and no control characters that a terminal would obey."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    if lines.isprintable():
        return lines
    return "".join(c for c in lines if c in _KEPT_CONTROLS or not _control(c))


def _control(character: str) -> bool:
    """C0 and C1 controls, and the marks that turn the direction of a whole line around."""
    code = ord(character)
    return code < 32 or 127 <= code < 160 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
