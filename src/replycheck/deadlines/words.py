"""What both languages' word lists share: the lexicon type, number words, folding of accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Entry = tuple[str, Any]

# Dutch writes 's avonds with any of these apostrophes.
APOSTROPHES = "'’‘ʼ`´"


# symbols that can make a time expression on their own
TIMELY = frozenset(
    [
        "WEEKDAY",
        "WDSHORT",
        "WDCUT",
        "WDPART",
        "DAYS",
        "MONTH",
        "UNIT",
        "UUR",
        "PART",
        "PARTG",
        "PARTDAY",
        "RELDAY",
        "MORGEN",
        "HOLIDAY",
        "VAGUE",
        "SOON",
        "NOW",
        "NOON",
        "MEAL",
        "DAYEND",
        "HOURSOPEN",
        "SEASON",
        "LUNCH",
        "QNAME",
        "QUART",
        "SECOND",
        "AMPM",
        "OCLOCK",
        "HOURISH",
        "TODATE",
        "YEARWORD",
        "YEARBASE",
        "NUM",
        "ORD",
        "START",
        "END",
        "THATUNIT",
        "SOMEUNITS",
        "NEARDAY",
        "FISCAL",
    ]
)


@dataclass(frozen=True)
class Lexicon:
    """The time words of one language: words and phrases, lower case, no accents, each a (symbol, value)."""

    entries: Mapping[str, Entry]
    possessive: bool = False

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The words of which a text must have one to be worth reading; of a phrase, its longest word."""
        timely = (phrase for phrase, (symbol, _) in self.entries.items() if symbol in TIMELY)
        return frozenset(max(re.findall(r"[^\W\d_]+", phrase), key=len) for phrase in timely)

    @cached_property
    def words(self) -> dict[str, Entry]:
        """The single words."""
        return {word: entry for word, entry in self.entries.items() if word.isalpha() or len(word) == 1}

    @cached_property
    def phrase_starts(self) -> dict[str, list[re.Pattern[str]]]:
        """By first word, the patterns of the phrases that start so, longest first."""
        found: dict[str, list[str]] = {}
        for phrase in self.entries:
            if not phrase.isalpha() and phrase[0].isalpha():
                found.setdefault(_first_word(phrase), []).append(phrase)
        return {word: [_pattern(p) for p in sorted(phrases, key=len, reverse=True)] for word, phrases in found.items()}


def _first_word(phrase: str) -> str:
    match = re.match(r"[^\W\d_]+", phrase)
    return match.group() if match else phrase


def _pattern(phrase: str) -> re.Pattern[str]:
    body = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", f"[{APOSTROPHES}]").replace(r"\-", r"[-\s]?")
    return re.compile(body + (r"(?!\w)" if phrase[-1].isalnum() else ""))


def phrase_key(text: str) -> str:
    """The key under which a matched phrase stands in the lexicon."""
    return re.sub(r"\s+", " ", re.sub(f"[{APOSTROPHES}]", "'", text))


def fold(text: str) -> str:
    """Lower case without accents, of the same length as the text (so offsets stay right)."""
    return "".join(_fold_char(char) for char in text) if not text.isascii() else text.lower()


def _fold_char(char: str) -> str:
    if char in APOSTROPHES:
        return "'"
    plain = unicodedata.normalize("NFD", char)[0].lower()
    return plain if len(plain) == 1 else char


def read_table(text: str) -> dict[str, Entry]:
    """Read lines "SYMBOL value: word, phrase, ..."; the value is a number, a name, - for "", or nothing.

    An indented line goes on with the line above it; a later entry for the same word wins.
    """
    table: dict[str, Entry] = {}
    for line in text.strip().replace("\n    ", " ").splitlines():
        head, _, listing = line.partition(": ")
        symbol, _, value = head.partition(" ")
        table.update({word: (symbol, _value(value)) for word in listing.split(", ")})
    return table


def _value(text: str) -> int | float | str | None:
    if not text:
        return None
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return "" if text == "-" else text


_EN_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_EN_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_NL_UNITS = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien"
)
_NL_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_NL_ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende"
)


def english_numbers() -> dict[str, int]:
    """Number words 1 to 19 and the tens, with "twenty-one" to "ninety-nine"."""
    units = dict(zip(_EN_UNITS.split(), range(1, 20), strict=True))
    tens = dict(zip(_EN_TENS.split(), range(20, 100, 10), strict=True))
    return units | tens


def english_ordinals() -> dict[str, int]:
    """Ordinal words 1 to 19, 20th and 30th; the compounds are put together from their parts."""
    return dict(zip(_EN_ORDINALS.split(), range(1, 20), strict=True)) | {"twentieth": 20, "thirtieth": 30}


def dutch_numbers() -> dict[str, int]:
    """Number words 2 to 99 ("een" is an article more often than a number)."""
    units = dict(zip(_NL_UNITS.split(), range(1, 20), strict=True))
    tens = dict(zip(_NL_TENS.split(), range(20, 100, 10), strict=True))
    made = {f"{unit}en{ten}": units[unit] + tens[ten] for unit in list(units)[:9] for ten in tens}
    return {word: value for word, value in (units | tens | made).items() if word != "een"}


def dutch_halves() -> dict[str, float]:
    """anderhalf, tweeënhalf, drieëneenhalf ..."""
    units = _NL_UNITS.split()[1:12]
    made = {
        f"{word}en{tail}": number + 0.5 for number, word in enumerate(units, 2) for tail in ("half", "halve", "eenhalf")
    }
    return {"anderhalf": 1.5, "anderhalve": 1.5} | made


def dutch_ordinals() -> dict[str, int]:
    """Ordinal words 1 to 31."""
    units = dict(zip(_NL_ORDINALS.split(), range(1, 20), strict=True))
    return units | {f"{word}ste": value for word, value in dutch_numbers().items() if 20 <= value <= 31}
