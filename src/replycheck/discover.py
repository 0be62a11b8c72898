"""Which files a batch check reads: named files, folders by the configuration's globs, changed files."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from replycheck.config import Settings
from replycheck.errors import ConfigError, InputError

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
_DOCUMENTS = re.compile(
    r"(?:readme|changelog|changes|history|contributing|licen[cs]e|notice|security|support|code_of_conduct|authors"
    r"|maintainers|requirements[\w.-]*|constraints|robots|cmakelists)\.(?:md|txt|markdown|html)",
    re.I,
)


def in_folder(
    folder: Path, settings: Settings, *, failed: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    """The files of a folder that are wanted, sorted; what is hidden and a project's own documents (README.md,
    requirements.txt) are passed over, unless include names the file. `failed` hears of folders that cannot be read."""
    for root, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        for name in sorted(names):
            path = Path(root, name)
            if (name.startswith(".") or _DOCUMENTS.fullmatch(name)) and name not in settings.include:
                continue
            if wanted(path.relative_to(folder).as_posix(), settings) and _is_file(path):
                yield path


def _is_file(path: Path) -> bool:
    """False for pipes, sockets and devices, which may never end; True for what the reader will say it cannot read."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError):
        return True


def resolved(path: Path) -> Path:
    """The path with its links followed; one that leads to itself stays as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def wanted(relative: str, settings: Settings) -> bool:
    """True when a path below a folder is included and not excluded."""
    return _matches(relative, settings.include) and not excluded(relative, settings)


def excluded(relative: str, settings: Settings) -> bool:
    """True when a path is left out by the configuration."""
    return _matches(relative, settings.exclude)


def _matches(relative: str, globs: Sequence[str]) -> bool:
    name = relative.rpartition("/")[2]
    return any(
        fnmatchcase(relative, g.removeprefix("./")) or fnmatchcase(name, g) or relative.startswith(g.rstrip("/*") + "/")
        for g in globs
    )


def no_match(folder: Path, settings: Settings) -> InputError:
    """The error for a folder in which nothing is to be checked."""
    globs = ", ".join(settings.include)
    return InputError(f"holds no file that matches include ({globs}); name a file, or set include")


def changed_since(revision: str) -> frozenset[Path]:
    """The files that differ from a git revision, with those git does not know yet; raises ConfigError."""
    if revision.startswith("-"):
        raise ConfigError(f"--changed-since: {revision!r} is not a revision")
    top = Path(_git("rev-parse", "--show-toplevel").strip("\n"))
    commit = _git(
        "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", failed=f"no revision {revision!r}"
    ).strip()
    changed = _git("diff", "--name-only", "-z", "--diff-filter=d", "--no-renames", commit, "--", cwd=top)
    unknown = _git("ls-files", "--others", "--exclude-standard", "-z", cwd=top)
    return frozenset(resolved(top / name) for name in (changed + unknown).split("\0") if name)


def _git(*arguments: str, cwd: Path | None = None, failed: str = "") -> str:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, cwd=cwd)
    except OSError:
        raise ConfigError("--changed-since: git is not installed; leave the option out") from None
    if done.returncode:
        said = failed or done.stderr.decode("utf-8", "replace").strip().partition("\n")[0] or "git failed"
        raise ConfigError(f"--changed-since: {said}")
    return os.fsdecode(done.stdout)
