"""The settings of each path: found once for a folder, with the command line laid over them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from replycheck import config
from replycheck.config import Settings
from replycheck.errors import ConfigError, RuleError


class Configured:
    """The settings of each path: the nearest configuration, its path sections, then the command line."""

    def __init__(self, configuration: Path | None, options: Mapping[str, Any]) -> None:
        self._configuration = configuration
        self._options = options
        self._folders: dict[str, Path] = {}
        self._known: dict[Path, tuple[Settings | ConfigError, Path]] = {}
        self._read: dict[Path | None, Settings | ConfigError] = {}
        self._laid: dict[tuple[int, tuple[int, ...]], Settings] = {}

    def for_path(self, path: str | Path) -> Settings:
        """The settings of a file; raises ConfigError, the same one for every file that it concerns.

        Files with the same settings get the same object.
        """
        place, name = self._resolved(os.fspath(path))
        base, folder = self._base(place)
        sections = base.sections_for(_inside(place / name, folder)) if base.paths else ()
        if (id(base), sections) not in self._laid:
            laid = base.with_sections(sections)
            self._laid[id(base), sections] = config.with_options(laid, **self._options)
        return self._laid[id(base), sections]

    def _resolved(self, path: str) -> tuple[Path, str]:
        """The real folder and name of a file; a folder of many files is looked up once."""
        if os.path.islink(path):
            whole = Path(path).resolve()
            return whole.parent, whole.name
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = Path(folder).resolve()
        return self._folders[folder], name

    def _base(self, folder: Path) -> tuple[Settings, Path]:
        """The settings that hold in a folder before its sections, and the folder that their globs count from."""
        if folder not in self._known:
            base = self._load(folder)
            home = Path(base.file).resolve().parent if isinstance(base, Settings) and base.file else Path.cwd()
            self._known[folder] = base, home
        known, home = self._known[folder]
        if isinstance(known, ConfigError):
            raise known
        return known, home

    def _load(self, folder: Path) -> Settings | ConfigError:
        try:
            file = self._configuration or config.find_file(folder)
        except ConfigError as error:
            return error
        if file not in self._read:
            self._read[file] = _loaded(file)
        return self._read[file]


def _inside(path: Path, folder: Path) -> str:
    """A path as the globs of a configuration in a folder see it."""
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _loaded(file: Path | None) -> Settings | ConfigError:
    if file is None:
        return Settings()
    try:
        settings = config.load(file)
    except ConfigError as error:
        return error
    try:
        check_names(tuple(_rule_names(settings)))
    except RuleError as error:
        return ConfigError(f"{settings.file}: {error}")
    return settings


def check_names(names: Sequence[str]) -> None:
    """Raise RuleError for a rule name that names nothing; without names, the rules are not even loaded."""
    if names:
        from replycheck.rules import check_rule_names

        check_rule_names(names)


def _rule_names(settings: Settings) -> Iterator[str]:
    """Every rule name that a configuration uses."""
    yield from (*settings.select, *settings.ignore, *settings.severity)
    for _, values in settings.paths:
        for key in ("select", "ignore", "severity"):
            yield from values.get(key, ())
