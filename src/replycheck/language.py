"""Dutch, English or neither: for a draft and for each of its sentences, with a probability.

langdetect votes by letter sequences (a factory of our own, seeded, with only the profiles that matter);
function words and the draft's other sentences decide short lines, where letters say little.
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

_NL = frozenset(
    """
    de het een en ik u uw je jij jouw jullie wij we ons onze mij mijn me zij ze hij hem haar zijn ben bent is was waren wordt worden
    heeft heb hebt hebben had niet geen wel nog al ook maar of om te van voor met op aan bij naar uit over door tot als dan dat die
    dit deze er daar hier waar wat wie hoe wanneer kan kunt kunnen zal zult zullen wil wilt moet moeten graag dank bedankt
    beste geachte groet groeten groetjes vriendelijke goedemiddag goedemorgen goedenavond hoi dag mevrouw meneer heer bericht vraag
    bestelling pakket factuur rekening klacht helaas vandaag morgen week even zo snel mogelijk hoor geef neem stuur bel zie
    alstublieft alsjeblieft aub svp gelieve ja nee hoe veel meer toe weer terug binnen zonder omdat want dus hierbij nu
    fijne prettige dagen avond weekend sorry excuses spijt vervelend werkdagen uur klantenservice
    """.split()
)
_EN = frozenset(
    """
    the a an and i you your yours we us our me my they them he him his her she is was were are be been being has have had do does did
    not no yes still also but or to of for with on at by from up about as than that this these those there here where what who how
    when can could will would shall should must please thank thanks dear hello hi kind regards best sincerely cheers good morning
    afternoon evening sir madam order parcel invoice account complaint unfortunately today tomorrow week soon so if
    it its it's i'm i'll we'll you'll don't can't isn't i've we've you've let know get back again within without because
    reply call send sent see hope sorry apologies apologise apologize working days hours customer service team
    """.split()
)
_SHARED = _NL & _EN | {
    "is",
    "was",
    "we",
    "week",
    "me",
    "of",
    "had",
    "sorry",
    "over",
    "best",
    "beste",
    "hi",
    "account",
    "team",
    "a",
}
_WORDS = re.compile(r"[^\W\d_ǂǁ]+(?:['’][^\W\d_]+)?")
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


def _word_evidence(text: str) -> float:
    """Log-odds for Dutch from function words and spellings alone."""
    lowered = text.lower().replace("’", "'")
    known = sum((w in _NL) - (w in _EN) for w in _WORDS.findall(lowered) if w not in _SHARED)
    return 1.6 * known + 0.7 * (len(_DUTCH_SHAPES.findall(lowered)) - len(_ENGLISH_SHAPES.findall(lowered)))


def dutch_evidence(text: str) -> float:
    """Log-odds that a line is Dutch rather than English; 0 when it says nothing."""
    votes = _letters(text, _PAIR)
    share = min(0.995, max(0.005, votes.get("nl", 0.0 if votes else 0.5)))
    weight = min(1.0, len(_WORDS.findall(text)) / 6)
    return _word_evidence(text) + weight * math.log(share / (1 - share))


def detect(text: str, *, default: str = "nl") -> tuple[str, float]:
    """(nl, en or unsupported; probability) of a draft; `default` decides a text that says nothing."""
    if not _WORDS.search(text):
        return default, 0.5
    words = _WORDS.findall(text)
    if len(words) >= 8 and _foreign(text, words):
        return UNSUPPORTED, 0.9
    return _decide(dutch_evidence(text), default)


def _foreign(text: str, words: list[str]) -> bool:
    known = sum(w.lower() in _NL or w.lower() in _EN for w in words) / len(words)
    if known >= 0.35:
        return False
    votes = _letters(text, _PAIR + _OTHERS)
    ours = votes.get("nl", 0.0) + votes.get("en", 0.0)
    return ours < 0.3 if len(words) >= 15 or known < 0.12 else False


def detect_sentence(text: str, *, draft: str) -> str:
    """nl or en of one sentence; the draft's language is the prior and wins when in doubt."""
    prior = 2.5 if draft == "nl" else -2.5
    if _word_evidence(text) * prior >= 0:
        return draft
    return _decide(dutch_evidence(text) + prior, draft)[0]


def _decide(odds: float, default: str) -> tuple[str, float]:
    if odds == 0:
        return default, 0.5
    share = 1 / (1 + math.exp(-abs(odds)))
    return ("nl" if odds > 0 else "en"), share
