"""Dutch, English or neither: for a draft and for each of its sentences, with a probability.

A table of 12,000 words with their log-odds decides most lines, the short ones too. Where words leave
doubt, langdetect votes by letter sequences (a factory of our own, seeded, with only the profiles that
matter); the draft's other sentences are the prior for each sentence.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

UNSUPPORTED = "unsupported"
_PAIR = ("nl", "en")
_OTHERS = ("de", "fr", "es", "it", "pt", "af", "pl", "da", "sv", "tr")
_SEED = 7
_AFRIKAANS = frozenset("ek nie jy vir baie asseblief hierdie julle hulle dankie mnr mev geagte groete kry sal".split())

_CAPITAL_SHARE = 0.5  # a capital inside a line is often a name, and names have no language
_CERTAIN = 5.0
_LETTERS_WEIGHT = 0.5
_WORDS = re.compile(r"[^\W\d_ǂǁ]+(?:['’][^\W\d_]+)?")
_SURNAME = re.compile(r"\b[Vv]an (?:de[nr]? |het |'t )?(?=[A-Z])[\w-]+|(?<=\w )[Dd]e (?=[A-Z])[\w-]+|\S+@\S+")
_DUTCH_SHAPES = re.compile(r"ij|aa|uu|sch|oe[krt]|(?:tje|jes|heid|lijk|ingen|eerd|isch)\b|\bge\w+(?:d|t|en)\b")
_ENGLISH_SHAPES = re.compile(r"th|wh|ough|(?:tion|ing|ly|ness|ed|ous|able)\b|[^aeiou]y\b|sh|['’](?:s|t|ll|ve|re|m|d)\b")


@lru_cache(maxsize=2)
def _factory(languages: tuple[str, ...]) -> DetectorFactory:
    """A langdetect factory with only these languages' profiles; loading takes a few milliseconds each."""
    from langdetect.detector_factory import DetectorFactory

    folder = resources.files("langdetect") / "profiles"
    factory = DetectorFactory()
    factory.load_json_profile([(folder / code).read_text(encoding="utf-8") for code in languages])
    factory.set_seed(_SEED)
    return factory


def _letters(text: str, languages: tuple[str, ...]) -> dict[str, float]:
    """langdetect's probabilities per language; empty when the text holds no letters it knows."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(languages).create()
    detector.append(text[:2000])
    try:
        return {found.lang: found.prob for found in detector.get_probabilities()}
    except LangDetectException:
        return {}


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    """Words and their log-odds for Dutch; made by `python -m replycheck.training words`."""
    text = (resources.files("replycheck.lexicon") / "language_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {word: float(odds) for word, odds in rows}


def words(text: str) -> list[str]:
    """The words of a text in small letters, with straight apostrophes."""
    return [word.replace("’", "'") for word in _WORDS.findall(text.lower())]


def _word_evidence(text: str) -> float:
    """Log-odds for Dutch from words and spellings alone."""
    table = _table()
    text = _SURNAME.sub(" ", text)  # 'Mr Van der Heijden' makes no line Dutch
    odds = 0.0
    for place, word in enumerate(_WORDS.findall(text)):
        share = _CAPITAL_SHARE if place and word[0].isupper() and not word.isupper() else 1.0
        odds += share * table.get(word.lower().replace("’", "'"), 0.0)
    lowered = text.lower()
    return odds + 0.7 * (len(_DUTCH_SHAPES.findall(lowered)) - len(_ENGLISH_SHAPES.findall(lowered)))


def dutch_evidence(text: str) -> float:
    """Log-odds that a line is Dutch rather than English; 0 when it says nothing."""
    odds = _word_evidence(text)
    if abs(odds) >= _CERTAIN:
        return odds
    votes = _letters(text, _PAIR)
    share = min(0.995, max(0.005, votes.get("nl", 0.0 if votes else 0.5)))
    return odds + _LETTERS_WEIGHT * min(1.0, len(text) / 30) * math.log(share / (1 - share))


def detect(text: str, *, default: str = "nl") -> tuple[str, float]:
    """(nl, en or unsupported; probability) of a draft; `default` decides a text that says nothing."""
    found = words(text)
    if not found:
        return default, 0.5
    if len(found) >= 8 and _foreign(text, found):
        return UNSUPPORTED, 0.9
    return _decide(dutch_evidence(text), default)


def _foreign(text: str, found: list[str]) -> bool:
    """True when the words are few that Dutch or English know, or the letters speak clearly for another language."""
    known = sum(word in _table() for word in found) / len(found)
    if known >= 0.75 or (len(found) < 15 and known >= 0.12):
        return False
    votes = _letters(text, _PAIR + _OTHERS)
    if votes.get("af", 0.0) > 0.5:  # close to Dutch: its own small words must be there
        return known < 0.61 or len(_AFRIKAANS.intersection(found)) >= 2
    return votes.get("nl", 0.0) + votes.get("en", 0.0) < 0.3


def detect_sentence(text: str, *, draft: str) -> str:
    """nl or en of one sentence; the draft's language is the prior and wins when in doubt."""
    prior = 2.5 if draft == "nl" else -2.5
    if _word_evidence(text) * prior >= 0 or _is_name(text):
        return draft
    return _decide(dutch_evidence(text) + prior, draft)[0]


def _is_name(text: str) -> bool:
    """True for a line that holds a name and no more: 'Henk de Wit' speaks no language."""
    rest = _WORDS.findall(_SURNAME.sub(" ", text))
    return len(rest) < 4 and all(word[0].isupper() and word[1:].islower() for word in rest)


def _decide(odds: float, default: str) -> tuple[str, float]:
    if odds == 0:
        return default, 0.5
    share = 1 / (1 + math.exp(-abs(odds)))
    return ("nl" if odds > 0 else "en"), share
