"""Phrase lists of lexicon/customer_*.toml, searched with an index so that few patterns meet a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replycheck.lexicon import patterns
from replycheck.rules.patterns import Pattern

_WORDS = re.compile(r"\w+")
LONGEST = 1500


@lru_cache(maxsize=256)
def _index(key: str, language: str) -> tuple[dict[str, tuple[Pattern, ...]], tuple[Pattern, ...]]:
    by_word: dict[str, list[Pattern]] = {}
    always = []
    for pattern in patterns(f"customer_{language}", key, language):
        for word in pattern.needs:
            by_word.setdefault(word, []).append(pattern)
        if not pattern.needs:
            always.append(pattern)
    return {w: tuple(p) for w, p in by_word.items()}, tuple(always)


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text))


def spans(key: str, language: str, lower: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the first match of every pattern under a key; only the first 1,500 characters count."""
    by_word, always = _index(key, language)
    text = lower[:LONGEST]
    near = {id(p): p for w in _words(text) for p in by_word.get(w, ())}
    for pattern in (*near.values(), *always):
        found = pattern.regex.search(text)
        if found is not None:
            yield found.span()


@lru_cache(maxsize=8192)  # several checks ask the same of a sentence, and most sentences stay between two keys
def says(key: str, language: str, lower: str) -> bool:
    """True when a phrase under a key occurs in a lower-case sentence."""
    return next(spans(key, language, lower), None) is not None


def first(key: str, language: str, lower: str) -> tuple[int, int] | None:
    """The leftmost (start, end) of the phrases under a key, the longest when several start there."""
    return min(spans(key, language, lower), key=lambda s: (s[0], -s[1]), default=None)
