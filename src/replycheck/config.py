"""Settings: what a team decides, from replycheck.toml or [tool.replycheck] in pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, time, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from replycheck.errors import ConfigError
from replycheck.report import Severity

CHANNELS = ("email", "chat", "social", "letter")
LANGUAGES = ("nl", "en")
KINDS = ("draft", "template")
AUDIENCES = ("u", "je")
DEFAULT_COUNTRY = {"nl": "NL", "en": "GB"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FILE_NAMES = ("replycheck.toml", "pyproject.toml")
DEFAULT_INCLUDE = tuple(
    "*.txt *.md *.eml *.html *.htm *.liquid *.jinja *.jinja2 *.j2 *.hbs *.mustache *.twig *.po".split()
)


@dataclass(frozen=True)
class Limits:
    """Length limits of one channel, in words; counts above `warn` are warnings, above `info` hints."""

    info: int
    warn: int
    sentence: int
    curt: int


LIMITS: Mapping[str, Limits] = {
    "email": Limits(info=200, warn=300, sentence=25, curt=8),
    "letter": Limits(info=250, warn=400, sentence=25, curt=8),
    "chat": Limits(info=60, warn=100, sentence=20, curt=4),
    "social": Limits(info=60, warn=100, sentence=20, curt=4),
}


@dataclass(frozen=True)
class Settings:
    """Everything that a configuration can set; every field has a default that works without a file."""

    channel: str = "email"
    language: str = "auto"
    kind: str = "auto"
    audience: str | None = None
    country: str | None = None
    opens: time = time(9)
    closes: time = time(17)
    workdays: tuple[str, ...] = WEEKDAYS[:5]
    closed_days: tuple[date, ...] = ()
    call_cutoff: time = time(16, 30)
    chat_soon: timedelta = timedelta(hours=1)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    min_confidence: float = 0.5
    fail_on: str = "error"
    limits: Mapping[str, Limits] = field(default_factory=lambda: dict(LIMITS))
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    paths: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    store: str | None = None
    ui_language: str = "auto"
    model: str | None = None
    encoder: bool = True
    keep_days: int | None = None
    signals_by_agent: bool = False
    low_csat: float = 2.0
    intake: Mapping[str, Any] = field(default_factory=dict)
    notes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    file: str | None = None

    def limits_for(self, channel: str) -> Limits:
        """The length limits of a channel."""
        return self.limits.get(channel, LIMITS["email"])

    def selects(self, rule: str) -> bool:
        """True when --select/--ignore and the configuration let this rule speak."""
        chosen = not self.select or names_rule(rule, self.select)
        return chosen and not names_rule(rule, self.ignore) and self.severity.get(rule) != "off"

    def severity_of(self, rule: str, default: Severity) -> Severity:
        """A rule's severity after the team's own settings."""
        level = self.severity.get(rule)
        return Severity(level) if level and level != "off" else default

    def notes_for(self, rule: str, language: str) -> list[str]:
        """The team's own notes for a rule's findings, or with "" the ones for any reply, in a language."""
        own = self.notes.get(language, {})
        fitting = (notes for name, notes in own.items() if (names_rule(rule, (name,)) if rule else name == "*"))
        return [note for notes in fitting for note in notes]

    def sections_for(self, path: str) -> tuple[int, ...]:
        """The numbers of the sections of `[[paths]]` that match a path."""
        return tuple(
            number
            for number, (pattern, _) in enumerate(self.paths)
            if fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")
        )

    def for_path(self, path: str) -> Settings:
        """These settings with the sections of `[[paths]]` that match a path laid over them."""
        return self.with_sections(self.sections_for(path))

    def with_sections(self, numbers: Iterable[int]) -> Settings:
        """These settings with some sections of `[[paths]]` laid over them."""
        result = self
        for number in numbers:
            pattern, values = self.paths[number]
            result = _apply(result, values, where=f"{self.file or 'configuration'}: paths {pattern!r}")
        return result


def names_rule(rule: str, patterns: Iterable[str]) -> bool:
    """True when a rule id, its family or a glob stands among the patterns."""
    family = rule.partition(".")[0]
    return any(p in (rule, family) or fnmatchcase(rule, p) for p in patterns)


def find_file(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder, or None."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            candidate = folder / name
            if candidate.is_file() and (name != "pyproject.toml" or "replycheck" in _tool_table(candidate)):
                return candidate
    return None


def load(path: Path | None = None, *, start: Path | None = None) -> Settings:
    """Settings from a file, or from the nearest one above `start`, or the defaults.

    Raises ConfigError with file and key when the file cannot be read or holds an unknown key.
    """
    chosen = path or find_file((start or Path.cwd()).resolve())
    if chosen is None:
        return Settings()
    table = _tool_table(chosen).get("replycheck", {}) if chosen.name == "pyproject.toml" else _read(chosen)
    return replace(_apply(Settings(), table, where=str(chosen)), file=str(chosen))


def with_options(settings: Settings, **options: Any) -> Settings:
    """Settings with command-line options laid over them; None means not given."""
    return _apply(settings, {k: v for k, v in options.items() if v is not None}, where="command line")


def to_dict(settings: Settings) -> dict[str, Any]:
    """Settings as plain values, as `--print-config` shows them."""
    return {key: _plain(value) for key, value in asdict(settings).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, timedelta):
        return int(value.total_seconds() // 60)
    if isinstance(value, (time, date)):
        return value.isoformat(timespec="minutes") if isinstance(value, time) else value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None


def _tool_table(path: Path) -> dict[str, Any]:
    tool = _read(path).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _apply(settings: Settings, table: Mapping[str, Any], *, where: str) -> Settings:
    known = {f.name for f in fields(Settings)} - {"file"}
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{_nearest(name, known)}")
        changes[name] = _convert(name, value, settings, where)
    return replace(settings, **changes)


def _nearest(word: str, known: Iterable[str]) -> str:
    if len(word) < 3:  # 'de' is no slip of the pen for 'en'
        return ""
    import difflib

    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "channel": CHANNELS,
    "language": ("auto", *LANGUAGES),
    "kind": ("auto", *KINDS),
    "audience": AUDIENCES,
    "fail_on": ("error", "warning", "info", "never"),
    "ui_language": ("auto", *LANGUAGES),
}
_TEXT = ("country", "store", "model")
_FLAGS = ("encoder", "signals_by_agent")
# What a help desk's export holds: the name of its column or field for each; `channels` names its channels.
INTAKE = tuple(
    "reply customer_message customer_name agent channel language sent_at id csat nps template moment".split()
)
_LISTS = ("select", "ignore", "include", "exclude", "fields")


def _convert(name: str, value: Any, settings: Settings, where: str) -> Any:
    """One configuration value in the type that Settings wants; raises ConfigError naming the key."""
    place = f"{where}: {name}"
    if name in _CHOICES:
        return _choice(value, _CHOICES[name], place)
    if name in _TEXT:
        return _typed(value, str, place)
    if name in _FLAGS:
        return _typed(value, bool, place)
    if name in _LISTS:
        return tuple(_typed(v, str, place) for v in _typed(value, (list, tuple), place))
    return _STRUCTURED[name](value, settings, place)


def _choice(value: Any, allowed: tuple[str, ...], place: str) -> str:
    if value not in allowed:
        raise ConfigError(f"{place}: {value!r} is not one of {', '.join(allowed)}{_nearest(str(value), allowed)}")
    return str(value)


def _typed(value: Any, kind: Any, place: str) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        wanted = getattr(kind, "__name__", "list")
        raise ConfigError(f"{place}: expected {wanted}, found {value!r}")
    return value


def _time(value: Any, _: Settings, place: str) -> time:
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        raise ConfigError(f'{place}: {value!r} is not a time such as "09:00"') from None


def _days(value: Any, _: Settings, place: str) -> tuple[str, ...]:
    return tuple(_choice(v, WEEKDAYS, place) for v in _typed(value, (list, tuple), place))


def _dates(value: Any, _: Settings, place: str) -> tuple[date, ...]:
    try:
        values = _typed(value, (list, tuple), place)
        return tuple(v if isinstance(v, date) else date.fromisoformat(v) for v in values)
    except (TypeError, ValueError):
        raise ConfigError(f"{place}: expected dates such as 2026-12-24, found {value!r}") from None


def _minutes(value: Any, _: Settings, place: str) -> timedelta:
    return timedelta(minutes=_typed(value, int, place))


def _confidence(value: Any, _: Settings, place: str) -> float:
    number = float(_typed(value, (int, float), place))
    if not 0 <= number <= 1:
        raise ConfigError(f"{place}: {number} is not between 0 and 1")
    return number


def _severities(value: Any, _: Settings, place: str) -> dict[str, str]:
    table = _typed(value, dict, place)
    levels = ("off", "info", "warning", "error")
    return {rule: _choice(level, levels, f"{place}.{rule}") for rule, level in table.items()}


def _keys(value: Any, _: Settings, place: str) -> dict[str, str]:
    """Keys of the agent's screen by action; which actions there are, the screen knows."""
    return {name: _typed(key, str, f"{place}.{name}") for name, key in _typed(value, dict, place).items()}


def _notes(value: Any, _: Settings, place: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Notes by language and by rule, family or glob: one text, or a list of them."""
    made = {}
    for language, table in _typed(value, dict, place).items():
        where = f"{place}.{_choice(language, LANGUAGES, place)}"
        rules = _typed(table, dict, where).items()
        made[language] = {rule: _texts(notes, f"{where}.{rule}") for rule, notes in rules}
    return made


def _texts(value: Any, place: str) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else _typed(value, (list, tuple), place)
    return tuple(_typed(text, str, place) for text in texts)


def _limits(value: Any, settings: Settings, place: str) -> dict[str, Limits]:
    result = dict(settings.limits)
    for channel, table in _typed(value, dict, place).items():
        base = result[_choice(channel, CHANNELS, place)]
        result[channel] = replace(base, **_limit_values(table, f"{place}.{channel}"))
    return result


def _limit_values(value: Any, place: str) -> dict[str, int]:
    known = [f.name for f in fields(Limits)]
    table = _typed(value, dict, place)
    for key in table:
        if key not in known:
            raise ConfigError(f"{place}: unknown key {key!r}{_nearest(key, known)}")
    return {key: _typed(number, int, f"{place}.{key}") for key, number in table.items()}


def _paths(value: Any, settings: Settings, place: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    sections = []
    for number, section in enumerate(_typed(value, (list, tuple), place), start=1):
        values = dict(_typed(section, dict, place))
        pattern = values.pop("match", None)
        if not isinstance(pattern, str):
            raise ConfigError(f'{place}: section {number} needs match = "folder/**"')
        _apply(settings, values, where=f"{place} {pattern!r}")
        sections.append((pattern, values))
    return tuple(sections)


def _keep_days(value: Any, _: Settings, place: str) -> int:
    days = _typed(value, int, place)
    if days < 1:
        raise ConfigError(f"{place}: {days} is no number of days; leave it out to keep everything")
    return int(days)


def _number(value: Any, _: Settings, place: str) -> float:
    return float(_typed(value, (int, float), place))


def _intake(value: Any, _: Settings, place: str) -> dict[str, Any]:
    table = dict(_typed(value, dict, place))
    channels = _typed(table.pop("channels", {}), dict, f"{place}.channels")
    for key in table:
        if key not in INTAKE:
            raise ConfigError(f"{place}: unknown key {key!r}{_nearest(key, INTAKE)}")
    names = {key: _typed(name, str, f"{place}.{key}") for key, name in table.items()}
    known = {word: _choice(channel, CHANNELS, f"{place}.channels.{word}") for word, channel in channels.items()}
    return {**names, "channels": known}


_STRUCTURED: Mapping[str, Any] = {
    "opens": _time,
    "closes": _time,
    "call_cutoff": _time,
    "workdays": _days,
    "closed_days": _dates,
    "chat_soon": _minutes,
    "min_confidence": _confidence,
    "severity": _severities,
    "keys": _keys,
    "notes": _notes,
    "limits": _limits,
    "paths": _paths,
    "keep_days": _keep_days,
    "low_csat": _number,
    "intake": _intake,
}
