"""Words of a catalogue replaced: spelt as the file spells its texts, and only where the file read again says so."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from replycheck.errors import InputError
from replycheck.readers.catalogues import read_texts
from replycheck.readers.entries import Entry
from replycheck.report import Suggestion


def rewritten(raw: str, suffix: str, changes: Iterable[Suggestion]) -> tuple[str, int]:
    """The raw text of a catalogue with the changes that can be made safely, and their number.

    A change is made where the words stand in the file as they read, and where every other text stays what it was.
    """
    texts = list(read_texts(raw, suffix))
    made = 0
    for change in sorted(changes, key=lambda c: c.start, reverse=True):
        found = _changed(raw, texts, change, suffix)
        if found is not None:
            raw, texts = found
            made += 1
    return raw, made


def _changed(raw: str, texts: list[Entry], change: Suggestion, suffix: str) -> tuple[str, list[Entry]] | None:
    """Raw text and texts after one change; None where no spelling says what was meant."""
    number = next((n for n, entry in enumerate(texts) if _holds(entry, change)), None)
    if number is None:
        return None
    entry = texts[number]
    start, end = (bisect_left(entry.places.starts, place) for place in (change.start, change.end))
    if entry.text[start:end] != raw[change.start : change.end]:
        return None
    meant = [e.text for e in texts]
    meant[number] = entry.text[:start] + change.text + entry.text[end:]
    for words in _spellings(change.text, suffix, ascii_only=raw.isascii()):
        after = raw[: change.start] + words + raw[change.end :]
        read = _read(after, suffix)
        if [e.text for e in read] == meant:
            return after, read
    return None


def _holds(entry: Entry, change: Suggestion) -> bool:
    """True for the text that a change lies in."""
    starts, ends = entry.places.starts, entry.places.ends
    return bool(starts) and starts[0] <= change.start <= change.end <= ends[-1]


def _read(raw: str, suffix: str) -> list[Entry]:
    try:
        return list(read_texts(raw, suffix))
    except InputError:
        return []


def _spellings(text: str, suffix: str, *, ascii_only: bool) -> Iterator[str]:
    """The ways to write a text, the plainest first; a quote in properties may be a message format's or not."""
    if "\n" in text or "\r" in text or (suffix == ".properties" and "'" in text):
        return
    escaped = json.dumps(text, ensure_ascii=ascii_only)[1:-1]
    if not (ascii_only and suffix in (".json", ".properties")):
        yield text
    if suffix in (".yml", ".yaml"):
        yield text.replace("'", "''")
    if suffix == ".csv":
        yield text.replace('"', '""')
    else:
        yield escaped
