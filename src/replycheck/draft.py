"""Draft: the text that is about to be sent, its zones and its sentences, with exact offsets.

`plain` is the text as the rules read it: the same length, with placeholders, quotations, links and
template tags masked, quotes straightened and white space made plain, so that every offset holds in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from replycheck import sentences as splitting
from replycheck import zones as zoning

PLACEHOLDER = "ǂ"
QUOTED = "ǁ"


class Zone(StrEnum):
    """The part of a reply that a sentence stands in."""

    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    QUOTED = "quoted"


@dataclass(frozen=True)
class Sentence:
    """One sentence: offsets into the draft, its text, the masked text, its zone and its language."""

    start: int
    end: int
    text: str
    plain: str
    zone: Zone
    language: str = ""
    item: bool = False

    @cached_property
    def lower(self) -> str:
        """The masked text in lower case, character for character as long as the original."""
        return "".join(c if len(c.lower()) != 1 else c.lower() for c in self.plain)

    @cached_property
    def words(self) -> int:
        """The number of words; a link, an amount, a date or a placeholder counts as one."""
        return count_words(self.plain)

    @property
    def question(self) -> bool:
        """True when the sentence ends in a question mark."""
        return self.text.rstrip(" \"'”’)»").endswith("?")


@dataclass(frozen=True)
class Draft:
    """A reply before it is sent, with what is known about the contact; times are local."""

    text: str
    channel: str = "email"
    language: str = ""
    kind: str = "draft"
    customer_message: str = ""
    customer_name: str = ""
    sent_at: datetime | None = None
    turn: int | None = None
    attachments: tuple[str, ...] | None = None
    id: str = ""
    path: str = ""

    @property
    def later(self) -> bool:
        """True when this is no first reply: a later turn, or a chat or post whose turn is not known."""
        if self.turn is None:
            return self.channel in ("chat", "social")
        return self.turn > 1

    @cached_property
    def plain(self) -> str:
        """The text with everything masked that is not the writer's own running text."""
        return mask(self.text)

    @cached_property
    def zones(self) -> tuple[tuple[Zone, int, int], ...]:
        """(zone, start, end) of every stretch of lines, in text order."""
        return tuple((Zone(name), start, end) for name, start, end in zoning.find_zones(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences but those of quoted text, in text order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for zone, start, end in self._sentence_zones():
            lines = zone is not Zone.BODY
            for left, right, item in splitting.split(self.text, start, end, by_line=lines):
                yield Sentence(left, right, self.text[left:right], self.plain[left:right], zone, item=item)

    def _sentence_zones(self) -> Iterator[tuple[Zone, int, int]]:
        """Zones to split; a greeting that runs on after its comma belongs to the sentence it opens."""
        carried = None
        for zone, start, end in self.zones:
            if zone is Zone.GREETING and self.text[end - 1] == "," and end < len(self.text) and self.text[end] == " ":
                carried = start
            elif zone is not Zone.QUOTED:
                yield zone, start if carried is None else carried, end
                carried = None

    @cached_property
    def words(self) -> int:
        """Words of the body: greeting, closing, signature and quoted text do not count."""
        return sum(s.words for s in self.sentences if s.zone is Zone.BODY)


_PLACEHOLDERS = re.compile(
    r"\{\{\{[^{}\n]{0,120}\}\}\}|\{\{[^{}\n]{0,120}\}\}"  # Jinja, Liquid, Handlebars, Go, Magento
    r"|[#$%@]?\{[^{}\n]{0,80}(?:\{[^{}\n]{0,80}\}[^{}\n]{0,40}){0,6}\}"  # ${x}, %{x}, {x}, {0}, ICU's {n, plural, one {# day} ...}
    r"|(?<![\w$])\$[A-Za-z_]\w{2,40}\b|%\(\w{1,40}\)[-+ 0#]?\d*(?:\.\d+)?[sdifr]\b|%(?:\d{1,2}\$)?\d*(?:\.\d+)?[sdifu@](?!\w)"
    r"|<%=[^%\n]{1,120}%>|(?<![\w/:.]):[a-z][a-z_]{2,}\b(?!:)|<<[\w .]{1,40}>>|\*\|[A-Z_:]{2,40}\|\*|(?<!\w)__[A-Z][A-Z0-9_]*__(?!\w)"
    r"|\[%[^%\n]{1,80}%\]|\[\[[A-Za-zÀ-ÿ_][\w \-/.]{0,40}\]\]|\[[A-Z]\](?!\()"
    r"|\[(?!x\]|\s*\])[A-Za-zÀ-ÿ_][\w \-/.',]{1,40}\](?!\()"
)
_TAGS = re.compile(
    r"\{%.{0,400}?%\}|\{#.{0,400}?#\}|<!--.{0,2000}?-->|<%(?!=).{0,400}?%>|(?<!<)</?[A-Za-z][^<>\n]{0,300}>"
    r"|\{\{[-~]?\s*(?:[#/^>!]|(?:else|end|if|range|with|depend|block|define|template)\b)[^{}]{0,200}\}\}",
    re.S,
)
_LINKS = re.compile(r"https?://[^\s<>()\"]+|www\.[^\s<>()\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_QUOTES = re.compile(
    r"\"[^\"\n]{1,400}\"|“[^“”\n]{1,400}[”\"]|„[^“”\n]{1,400}[”“\"]|«[^»\n]{1,400}»"
    r"|(?<!\w)['‘](?=\S)[^'‘’\n]{2,200}?(?:(?<=\w)['’]\w[^'‘’\n]{0,200}?)*(?<=\S)['’](?!\w)"
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})


def mask(text: str) -> str:
    """The text with tags blanked and placeholders, links and quotations filled, same length."""
    blank = _TAGS.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    filled = _PLACEHOLDERS.sub(lambda m: PLACEHOLDER * len(m.group()), blank)
    linked = _LINKS.sub(lambda m: PLACEHOLDER * len(m.group().rstrip(".,;:!?")) + _tail(m.group()), filled)
    quoted = _QUOTES.sub(lambda m: m.group()[0] + QUOTED * (len(m.group()) - 2) + m.group()[-1], linked)
    return quoted.translate(_STRAIGHT)


def _tail(link: str) -> str:
    return link[len(link.rstrip(".,;:!?")) :]


_WORD = re.compile(
    r"[€£$]\s?\d[\d.,]*|\d[\d.,:/\-]*(?:\s?%|\s?€)?|[^\W\d_ǂǁ][\w'’\-]*(?:\.\w+)*|[ǂǁ]+",
)


def count_words(plain: str) -> int:
    """Words of a masked text: a link, amount, date, code or placeholder is one word."""
    return sum(1 for _ in _WORD.finditer(plain))
