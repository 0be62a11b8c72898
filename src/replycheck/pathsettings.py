"""The settings of each path: found once for a folder, with the command line laid over them."""

from __future__ import annotations

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
        self._known: dict[Path, Settings | ConfigError] = {}

    def for_path(self, path: Path) -> Settings:
        """The settings of a file; raises ConfigError, the same one for every file that it concerns."""
        base = self._base(path.resolve().parent)
        folder = Path(base.file).resolve().parent if base.file else Path.cwd()
        resolved = path.resolve()
        inside = resolved.relative_to(folder) if resolved.is_relative_to(folder) else resolved
        return config.with_options(base.for_path(inside.as_posix()), **self._options)

    def _base(self, folder: Path) -> Settings:
        if folder not in self._known:
            self._known[folder] = self._load(folder)
        known = self._known[folder]
        if isinstance(known, ConfigError):
            raise known
        return known

    def _load(self, folder: Path) -> Settings | ConfigError:
        try:
            settings = config.load(self._configuration, start=folder)
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
