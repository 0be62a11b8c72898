"""Phrase lists of lexicon/customer_*.toml, searched with an index so that few patterns meet a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.lexicon import index

LONGEST = 1500


def spans(key: str, language: str, lower: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the first match of every pattern under a key; only the first 1,500 characters count."""
    listed = index(f"customer_{language}", key, language)
    text = lower[:LONGEST]
    for number in listed.near(text):
        found = listed.patterns[number].regex.search(text)
        if found is not None:
            yield found.span()


@lru_cache(maxsize=8192)  # several checks ask the same of a sentence, and most sentences stay between two keys
def says(key: str, language: str, lower: str) -> bool:
    """True when a phrase under a key occurs in a lower-case sentence."""
    return next(spans(key, language, lower), None) is not None


def first(key: str, language: str, lower: str) -> tuple[int, int] | None:
    """The leftmost (start, end) of the phrases under a key, the longest when several start there."""
    return min(spans(key, language, lower), key=lambda s: (s[0], -s[1]), default=None)
