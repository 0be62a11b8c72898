"""Draft: the text that is about to be sent, its zones and its sentences, with exact offsets.

`plain` is the text as the rules read it: the same length, with placeholders, quotations, links and
template tags masked, quotes straightened and white space made plain, so that every offset holds in both.
What takes a text apart is imported when that is first asked for: an unchanged draft is only looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

PLACEHOLDER = "ǂ"
QUOTED = "ǁ"


class Zone(StrEnum):
    """The part of a reply that a sentence stands in."""

    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    QUOTED = "quoted"


def lower_case(text: str) -> str:
    """The text in lower case, character for character as long as it was: the few that grow stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


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
        """The masked text in lower case, as long as the original; Dutch 'Eén' at a start reads as 'één'."""
        return lower_case(self.plain).replace("eén", "één")

    @cached_property
    def words(self) -> int:
        """The number of words; a link, an amount, a date or a placeholder counts as one."""
        from replycheck.masking import count_words

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
        from replycheck.masking import mask

        return mask(self.text)

    @cached_property
    def zones(self) -> tuple[tuple[Zone, int, int], ...]:
        """(zone, start, end) of every stretch of lines, in text order."""
        from replycheck.zones import find_zones

        return tuple((Zone(name), start, end) for name, start, end in find_zones(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences but those of quoted text, in text order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        from replycheck.sentences import split

        for zone, start, end in self._sentence_zones():
            lines = zone is not Zone.BODY
            for left, right, item in split(self.text, start, end, by_line=lines):
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
