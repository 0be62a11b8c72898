"""Word lists that checks lean on, as TOML beside this module; loaded once, patterns compiled."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from replycheck.rules.patterns import Index, Pattern, compile_pattern


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """The TOML table of a word list, such as promises_nl."""
    return tomllib.loads((resources.files("replycheck.lexicon") / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def patterns(name: str, key: str, language: str) -> tuple[Pattern, ...]:
    """The phrase patterns under a key of a word list; word sets are those of the language's rules."""
    words = {k: tuple(v) for k, v in _words(language).items()}
    return tuple(compile_pattern(source, words) for source in table(name)[key])


@lru_cache(maxsize=512)
def index(name: str, key: str, language: str) -> Index:
    """The phrase patterns under a key, to search texts with."""
    return Index(patterns(name, key, language))


@lru_cache(maxsize=2)
def _words(language: str) -> dict[str, list[str]]:
    path = resources.files("replycheck.rules") / language / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)  # most sentences of a draft are the same at the next key
def found(name: str, key: str, language: str, lower: str) -> str | None:
    """The words of the first pattern under a key that occurs in a lower-case text, or None."""
    listed = index(name, key, language)
    for number in listed.near(lower):
        for start, end in listed.patterns[number].finditer(lower):
            return lower[start:end].strip()
    return None


@lru_cache(maxsize=8192)
def count(name: str, key: str, language: str, lower: str) -> int:
    """How many patterns under a key occur in a lower-case text."""
    listed = index(name, key, language)
    return sum(listed.patterns[number].regex.search(lower) is not None for number in listed.near(lower))
