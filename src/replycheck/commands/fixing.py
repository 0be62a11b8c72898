"""`check --fix`: safe suggestions written into the files, or shown as a diff."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from replycheck import files, fixes
from replycheck.commands import writing
from replycheck.commands.talk import say, utf8
from replycheck.commands.tally import plural
from replycheck.errors import InputError
from replycheck.outcome import Outcome
from replycheck.report import Suggestion


def fix(outcomes: Iterable[Outcome], *, dry_run: bool) -> bool:
    """Fix file after file; False when one could not be written, which is said."""
    done = [_fix_file(path, group, dry_run=dry_run) for path, group in groupby(outcomes, key=lambda o: o.path)]
    return all(done)


def _fix_file(path: str, outcomes: Iterable[Outcome], *, dry_run: bool) -> bool:
    before, catalogue, wanted = "", False, set[Suggestion]()
    for outcome in outcomes:
        if outcome.report is not None and (found := fixes.wanted(outcome)):
            before, catalogue = outcome.report.text, fixes.in_catalogue(outcome)
            wanted.update(found)
    if not wanted:
        return True
    after, number = _after(path, before, wanted, catalogue=catalogue)
    if number < len(wanted):
        say(f"{path}: {plural(len(wanted) - number, 'change')} left to you; the file's notation has no safe way")
    if dry_run:
        _show(path, before, after)
        return True
    return not number or _written(path, before, after, number)


def _after(path: str, before: str, wanted: set[Suggestion], *, catalogue: bool) -> tuple[str, int]:
    if not catalogue:
        return fixes.fixed(before, wanted), len(wanted)
    from replycheck.readers.rewritten import rewritten

    return rewritten(before, Path(path).suffix.lower(), wanted)


def _show(path: str, before: str, after: str) -> None:
    """Write the diff; it begins with the byte order mark where the file does, so that it can be applied."""
    mark = "\ufeff" if _has_mark(path) else ""
    if files.safe(before) != before:
        say(f"{path}: holds control characters, which the diff does not show; use --fix without --dry-run")
    utf8(sys.stdout).write(fixes.diff(path, mark + before, mark + after))


def _has_mark(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(3) == codecs.BOM_UTF8
    except OSError:  # standard input under a name that no file has
        return False


def _written(path: str, before: str, after: str, number: int) -> bool:
    try:
        writing.rewrite(Path(path), before, after)
    except InputError as error:
        say(f"{path}: {error}")
        return False
    except OSError as error:
        say(f"{path}: cannot be written ({error.strerror}); check the rights of file and folder")
        return False
    say(f"{path}: {plural(number, 'change')} made")
    return True
