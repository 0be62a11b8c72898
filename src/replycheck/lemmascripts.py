"""Lemmas as scripts: what must be cut from a word form and put in its place, so that unseen words get theirs too.

A script is JSON: what happens to the letters (["="] nothing, ["abs", lemma] a word of its own, or letters off the front, a new
front, letters off the end, a new end) and how the lemma is written: "l" small, "c" with a capital, "o" as the form.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

SAME = '[["="], "l"]'
_FRONT, _NEW_FRONT = 4, 3  # letters that a script may take off the front, and put there


def script(form: str, lemma: str) -> str:
    """The script that makes `lemma` of `form`."""
    return json.dumps([_letters(form.lower(), lemma.lower()), _case(lemma)])


def _case(lemma: str) -> str:
    if lemma == lemma.lower():
        return "l"
    return "c" if lemma[:1].isupper() and lemma[1:] == lemma[1:].lower() else "o"


def _letters(form: str, lemma: str) -> list[Any]:
    if form == lemma:
        return ["="]
    length, skipped, new = _common(form, lemma)
    if not length:
        return ["abs", lemma]
    return [skipped, lemma[:new], len(form) - skipped - length, lemma[new + length :]]


def _common(form: str, lemma: str) -> tuple[int, int, int]:
    """(length, place in the form, place in the lemma) of the longest run that both share; from the start if that is as good."""
    best = (_shared(form, lemma), 0, 0)
    for i in range(min(_FRONT, len(form))):
        for j in range(min(_NEW_FRONT, len(lemma))):
            length = _shared(form[i:], lemma[j:])
            if length > best[0] + 1:
                best = (length, i, j)
    return best


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=4096)
def _read(written: str) -> tuple[list[Any], str]:
    letters, case = json.loads(written)
    return letters, case


def apply(form: str, written: str) -> str:
    """The lemma of `form` by a script."""
    letters, case = _read(written)
    lemma = form.lower()
    if letters[0] == "abs":
        lemma = letters[1]
    elif letters[0] != "=":
        skipped, front, cut, end = letters
        lemma = front + lemma[skipped : len(lemma) - cut] + end
    if case == "c":
        return lemma[:1].upper() + lemma[1:]
    return form if case == "o" and letters[0] == "=" else lemma
