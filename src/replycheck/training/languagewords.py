"""The word table of `replycheck.language`: how much a word speaks for Dutch or for English."""

from __future__ import annotations

import math
import random
from collections import Counter
from pathlib import Path

from replycheck import language
from replycheck.training import plaintext

_WORDS = 12_000
_LEAST = 0.7
_MOST = 4.5
_UNSEEN = 2


def write(text: Path, target: Path) -> int:
    """Count the words of TEXT/nl and TEXT/en and write the telling ones; returns how many.

    A line is a word, a tab and its log-odds for Dutch (natural logarithm, at most 4.5 either way).
    """
    counts = {lang: _count(text / lang) for lang in ("nl", "en")}
    totals = {lang: found.total() for lang, found in counts.items()}
    shares = {
        word: tuple((counts[lang][word] + _UNSEEN) / totals[lang] for lang in ("nl", "en"))
        for word in counts["nl"] | counts["en"]
    }
    telling: dict[str, float] = {}
    for word in sorted(shares, key=lambda w: (-max(shares[w]), w)):
        odds = math.log(shares[word][0] / shares[word][1])
        if abs(odds) >= _LEAST:
            telling[word] = max(-_MOST, min(_MOST, odds))
        if len(telling) == _WORDS:
            break
    lines = [f"{word}\t{odds:.1f}\n" for word, odds in sorted(telling.items())]
    target.write_text("".join(lines), encoding="utf-8")
    return len(lines)


def _count(folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in plaintext.lines(folder, rng=random.Random(0)):  # noqa: S311
        found.update(language.words(line))
    return found
