"""Which files a batch check reads: named files, folders by the configuration's globs, changed files."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from replycheck.config import Settings
from replycheck.errors import ConfigError, InputError

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
_DOCUMENTS = frozenset(
    "readme changelog changes history contributing license licence notice security support code_of_conduct authors"
    " maintainers constraints robots cmakelists".split()
)
_DOCUMENT_SUFFIXES = (".md", ".txt", ".markdown", ".html")


def in_folder(folder: Path, settings: Settings) -> Iterator[Path]:
    """The files of a folder that are wanted, as `paths_in` finds them."""
    return map(Path, paths_in(folder, settings))


def paths_in(
    folder: Path, settings: Settings, *, failed: Callable[[OSError], None] | None = None
) -> Iterator[str]:
    """The paths of a folder's files that are wanted, sorted; what is hidden and a project's own documents (README.md,
    requirements.txt) are passed over, unless include names the file. `failed` hears of folders that cannot be read."""
    top = folder.as_posix()
    before = "" if top == "." else f"{top.rstrip('/')}/"
    for root, folders, names in os.walk(top, onerror=failed):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        below = "" if root == top else f"{Path(os.path.relpath(root, top)).as_posix()}/"
        for name in sorted(names):
            if (name.startswith(".") or _is_document(name)) and name not in settings.include:
                continue
            if wanted(below + name, settings) and _is_file(path := before + below + name):
                yield path


def _is_document(name: str) -> bool:
    """True for a project's own documents, by their names."""
    stem, suffix = os.path.splitext(name.lower())
    return suffix in _DOCUMENT_SUFFIXES and (stem in _DOCUMENTS or (stem.startswith("requirements") and " " not in stem))


def _is_file(path: str) -> bool:
    """False for pipes, sockets and devices, which may never end; True for what the reader will say it cannot read."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
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
