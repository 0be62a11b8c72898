"""Readability of the body: sentence and word lengths, LIX, and Flesch for the language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replycheck.draft import Sentence

_WORD = re.compile(r"[^\W\d_ǂǁ]+")
_VOWELS = {
    "nl": re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|oe|eu|ui|ij|ei|ie|au|ou|[aeiouyäëïöüáéíóúèàê]"),
    "en": re.compile(r"[aeiouy]+"),
}


def syllables(word: str, language: str) -> int:
    """An estimate of a word's syllables from its vowel groups; at least 1."""
    lower = word.lower()
    count = len(_VOWELS[language].findall(lower))
    if language == "en" and lower.endswith("e") and not lower.endswith("le") and count > 1:
        count -= 1
    return max(1, count)


def readability(sentences: Sequence[Sentence], language: str) -> dict[str, float]:
    """Words per sentence, LIX (Björnsson 1968) and Flesch (1948; Dutch: Douma 1960); empty without words."""
    words = [w for s in sentences for w in _WORD.findall(s.plain)]
    if not words:
        return {}
    per_sentence = len(words) / len(sentences)
    long_share = 100 * sum(len(w) > 6 for w in words) / len(words)
    per_word = sum(syllables(w, language) for w in words) / len(words)
    flesch = (
        206.835 - 0.93 * per_sentence - 77 * per_word
        if language == "nl"
        else 206.835 - 1.015 * per_sentence - 84.6 * per_word
    )
    return {
        "words_per_sentence": round(per_sentence, 1),
        "lix": round(per_sentence + long_share, 1),
        "flesch": round(flesch, 1),
    }
