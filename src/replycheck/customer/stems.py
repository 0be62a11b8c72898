"""Content words of a sentence, cut down so that 'verzendkosten', 'kosten' and 'kost' can meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from replycheck.lexicon import table

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOP = {
    "nl": frozenset(
        """
        de het een en ik u uw je jij jouw jullie wij we ons onze mij mijn me zij ze hij hem haar zijn ben bent is was waren wordt worden
        heeft heb hebt hebben had hadden niet geen wel nog al ook maar of om te van voor met op aan bij naar uit over door tot als dan dat
        die dit deze er daar hier waar wat wie hoe wanneer waarom welke kan kunt kun kunnen zal zult zullen zou zouden wil wilt willen
        moet moeten mag mogen graag dank bedankt beste geachte groet groeten mvg goedemiddag goedemorgen hoi hallo dag mevrouw meneer heer
        even hoor ja nee toch eens toen in onder tussen want omdat dus hierbij nu weer meer veel heel erg zo zelf elkaar alles iets niets
        jaar krijg krijgt krijgen ga gaat gaan doe doet doen kom komt maken maak laat laten weten weet vraag bericht mail nou eigenlijk
        eerst anders alleen steeds alvast hem hen hun haar ons wordt werd geworden geweest gehad zodat zoals dank alstublieft svp aub
        welk welke hoeveel hoelang den der des mn m'n zn ff effe kunnen gaan mogelijk mogelijkheid
        """.split()
    ),
    "en": frozenset(
        """
        the a an and i you your yours we us our me my they them he him his her she it its is was are were be been being have has had do
        does did not no yes still also but or to of for with on at by from up about as than that this these those there here where what
        who how when why which can could will would shall should may might must please thank thanks dear hello hi hey kind regards best
        cheers so if then just now again any some more much many very too get gets got getting go goes going into out in im ive dont i'm
        i've i'll you're we're it's let know want need tell mail email message question one two really only all am u ur pls back
        """.split()
    ),
}
_NL_ENDS = ("ingen", "heden", "tjes", "etje", "ing", "tje", "jes", "en", "de", "te", "je", "st", "e", "t", "s", "d")
_EN_ENDS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "e",
    "y",
)


def is_stop(word: str, language: str) -> bool:
    """True for a function word or a word of courtesy, in lower case."""
    return word in _STOP[language]


def stems(lower: str, language: str) -> frozenset[str]:
    """The content stems of a lower-case sentence: no function words, no endings, no accents."""
    stop = _STOP[language]
    return frozenset(
        stem(w, language) for w in _WORD.findall(lower) if len(w) > 2 and w not in stop and not w.isdigit()
    )


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """A word without its ending; rough on purpose, both sides are cut alike."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if language == "nl" and bare.startswith("ge") and len(bare) > 6:
        bare = bare[2:]
    for end in _NL_ENDS if language == "nl" else _EN_ENDS:
        if bare.endswith(end) and len(bare) - len(end) >= (3 if len(end) > 1 else 4):
            bare = bare[: -len(end)]
            break
    if language == "en" and len(bare) > 3:
        bare = bare.rstrip("yie") if len(bare.rstrip("yie")) >= 3 else bare
    return re.sub(r"([a-z])\1", r"\1", bare).translate(_HARD)


_HARD = str.maketrans({"v": "f", "z": "s"})


@lru_cache(maxsize=2)
def _groups(language: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(table(f"customer_{language}")["synonyms"]):
        for word in line.split():
            found.setdefault(stem(word, language), set()).add(number)
    return {s: frozenset(n) for s, n in found.items()}


def _meets(mine: str, others: Iterable[str]) -> bool:
    """True when one of the others is like mine: long words of which one holds the other at an end, compounds and inflections."""
    length = len(mine)
    head = mine[:5]
    for other in others:
        size = len(other)
        if min(length, size) < 4:
            if (length, size) in ((3, 4), (4, 3)) and (other.startswith(mine) or mine.startswith(other)):
                return True
        elif length <= size:
            if other.startswith(mine) or other.endswith(mine) or (length >= 6 and other.startswith(head)):
                return True
        elif mine.startswith(other) or mine.endswith(other) or (size >= 6 and other.startswith(head)):
            return True
    return False


def shared(mine: Iterable[str], theirs: Iterable[str]) -> int:
    """How many of my stems meet one of theirs."""
    other = frozenset(theirs)
    return sum(s in other or _meets(s, other) for s in mine)


def related(mine: Iterable[str], theirs: Iterable[str], language: str) -> bool:
    """True when two sets of stems share a word or a group of words for the same thing."""
    first, second = list(mine), list(theirs)
    if shared(first, second):
        return True
    groups = _groups(language)
    ours = {n for s in first for n in groups.get(s, ())}
    return any(groups.get(s, frozenset()) & ours for s in second)
