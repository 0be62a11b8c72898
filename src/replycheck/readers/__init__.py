"""Readers: a file becomes drafts, each with the way back from its offsets to the file.

The reader of a format is imported when a file needs it: a run that the cache answers should cost next to nothing.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from replycheck import files
from replycheck.draft import Draft, Zone
from replycheck.errors import InputError
from replycheck.readers.comments import mask_comments

if TYPE_CHECKING:
    from replycheck.readers.entries import Entry
    from replycheck.readers.html import Aside
    from replycheck.readers.places import Places
    from replycheck.readers.rows import Row

MAX_BYTES = 1_000_000
MAX_CATALOGUE_BYTES = 20_000_000
LEAST_WORDS = 3
_PIECE = 65_536
TEMPLATE_SUFFIXES = (
    ".j2",
    ".jinja",
    ".jinja2",
    ".liquid",
    ".hbs",
    ".handlebars",
    ".mustache",
    ".erb",
    ".twig",
    ".njk",
    ".tmpl",
)
MARKDOWN_SUFFIXES = (".md", ".markdown")
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".mjml")
CATALOGUE_SUFFIXES = (".po", ".yml", ".yaml", ".json", ".properties")


@dataclass(frozen=True)
class Source:
    """A draft with its raw text. `places` is None when offsets agree; `slices` False when raw is encoded.

    A text out of a catalogue has a `key`, the `scope` in which comments speak of it, and is a `fragment` when it
    is a piece of a message: what a whole message needs is not asked of it.
    """

    draft: Draft
    raw: str
    places: Places | None = None
    slices: bool = True
    row: int = 0
    id: Any = ""
    fixable: bool = True
    key: str = ""
    scope: tuple[int, int] | None = None
    fragment: bool = False
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """A file or row that is no draft, and why."""

    path: str
    error: str
    row: int = 0
    id: Any = ""


@dataclass(frozen=True)
class Defaults:
    """What holds for drafts that do not say it themselves."""

    channel: str = "email"
    kind: str = "draft"
    customer_message: str = ""
    now: datetime | None = None


def is_template(name: str) -> bool:
    """True for a file of a template language, by its name."""
    return name.lower().endswith(TEMPLATE_SUFFIXES)


def language_suffix(name: str) -> str:
    """The suffix that tells what a file is, below that of a template language: .html of page.html.twig."""
    stem, last = os.path.splitext(name.lower())
    return (suffix_of(stem) if is_template(name) else "") or last


def suffix_of(name: str) -> str:
    """The last suffix of a file's name in lower case, such as ".txt"; empty without one."""
    return os.path.splitext(name)[1].lower()


def read_file(data: bytes, path: str, defaults: Defaults, *, name: str = "") -> Source:
    """The draft in a file's bytes; `name` decides what kind of file it is. Raises InputError."""
    if len(data) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES // 1000} kB; one draft may not be, so split it")
    suffix = language_suffix(name or path)
    if suffix == ".eml":
        return _mail(data, path, defaults)
    raw = files.decode(data)
    draft = _draft(mask_comments(raw), path, defaults)
    if suffix in MARKDOWN_SUFFIXES:
        from replycheck.readers.markup import mask_markdown

        return Source(replace(draft, text=mask_markdown(draft.text)), raw, id=path)
    if suffix in HTML_SUFFIXES:
        from replycheck.readers.html import read_page

        text, places, asides = read_page(raw)
        return Source(replace(draft, text=text), raw, places, id=path, asides=asides)
    return Source(draft, raw, id=path)


def beside(source: Source) -> Iterator[Source]:
    """The texts beside the running text of an HTML page, alt texts and the like, as pieces of a message.

    Those of fewer than three words are labels.
    """
    for number, aside in enumerate(source.asides, 1):
        if len(aside.text.split()) >= LEAST_WORDS:
            key = f"{aside.name}:{number}"
            draft = replace(source.draft, text=aside.text, customer_message="", id=key)
            yield Source(
                draft,
                source.raw,
                aside.places,
                slices=source.slices,
                id=key,
                fixable=False,
                key=key,
                scope=(aside.places.starts[0], aside.places.ends[-1]),
                fragment=True,
            )


def _draft(text: str, path: str, defaults: Defaults) -> Draft:
    return Draft(
        text=text,
        channel=defaults.channel,
        kind=defaults.kind,
        customer_message=defaults.customer_message,
        sent_at=defaults.now,
        id=path,
        path=path,
    )


def _mail(data: bytes, path: str, defaults: Defaults) -> Source:
    if b"\x00" in data:
        raise InputError("is not a text file (it holds NUL bytes); leave it out")
    from replycheck.readers.mail import read_mail

    mail = read_mail(data)
    draft = replace(
        _draft(mask_comments(mail.text), path, defaults),
        customer_message=defaults.customer_message or mail.customer_message,
        customer_name=mail.customer_name,
        sent_at=mail.sent_at or defaults.now,
        attachments=mail.attachments,
    )
    fixable = mail.slices and mail.raw.encode("utf-8") == data
    return Source(draft, mail.raw, mail.places, slices=mail.slices, id=path, fixable=fixable, asides=mail.asides)


def is_catalogue(name: str, fields: Sequence[str]) -> bool:
    """True for a file of many texts: gettext, YAML, JSON, properties; CSV where `fields` chooses its columns."""
    suffix = suffix_of(name)
    return suffix in CATALOGUE_SUFFIXES or (suffix == ".csv" and bool(fields))


def read_catalogue(
    data: bytes, path: str, defaults: Defaults, *, fields: Sequence[str] = (), language: str = ""
) -> Iterator[Source | Unreadable]:
    """The drafts of a catalogue, in file order; what is in another language is one Unreadable. Raises InputError."""
    from replycheck.readers import catalogues

    if len(data) > MAX_CATALOGUE_BYTES:
        raise InputError(f"is larger than {MAX_CATALOGUE_BYTES // 1_000_000} MB; split it")
    raw = files.decode(data)
    suffix = suffix_of(path)
    entries, others = catalogues.read_entries(raw, path, suffix, fields=fields, language=language)
    for entry in entries:
        yield _entry(entry, raw, path, defaults)
    if others:
        remedy = "replycheck checks nl and en; leave them out with exclude or fields"
        yield Unreadable(path, f"holds texts in {', '.join(others)}; {remedy}", id=path)
    elif not entries:
        yield Source(_draft("", path, defaults), raw, id=path, fixable=False)


_MARKUP = r"</?(?:p|br|div|span|strong|b|em|i|a|ul|ol|li|h[1-6]|table|td|img)\b[^<>]*>|&(?:[a-z]+|#\d+);"


def _entry(entry: Entry, raw: str, path: str, defaults: Defaults) -> Source:
    """One text of a catalogue as a draft; markup in it is read as HTML."""
    text, places = entry.text, entry.places
    if re.search(_MARKUP, text, re.I):
        from replycheck.readers.html import read_html

        text, inner = read_html(text)
        places = inner.through(places)
    draft = replace(_draft(mask_comments(text), path, defaults), language=entry.language, id=entry.key)
    zones = {zone for zone, _, _ in draft.zones}
    whole = {Zone.GREETING, Zone.CLOSING} <= zones
    return Source(draft, raw, places, id=entry.key, fixable=False, key=entry.key, scope=entry.scope, fragment=not whole)


def read_rows(stream: IO[bytes], path: str, defaults: Defaults, *, form: str) -> Iterator[Source | Unreadable]:
    """The drafts of a JSON Lines or CSV stream (`form` jsonl or csv), in order, one at a time."""
    from replycheck.readers.rows import read_csv, read_jsonl

    if form == "jsonl":
        rows = read_jsonl(stream)
    else:
        rows = read_csv(io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", errors="strict"))
    yield from _sources(rows, path, defaults)


def _sources(rows: Iterator[Row], path: str, defaults: Defaults) -> Iterator[Source | Unreadable]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except UnicodeDecodeError as error:
            yield Unreadable(path, f"is not UTF-8 near byte {error.start}; save it as UTF-8")
            return
        yield _source(row, path, defaults)


def _source(row: Row, path: str, defaults: Defaults) -> Source | Unreadable:
    known = row.values.get("id", "")
    known = known if isinstance(known, (str, int, float)) else ""
    if row.error:
        return Unreadable(path, row.error, row.line, known)
    from replycheck.readers.rows import field_values

    try:
        values = field_values(row.values)
    except InputError as error:
        return Unreadable(path, str(error), row.line, known)
    base = _draft("", path, defaults)
    text = values.pop("text")
    draft = replace(base, **values, text=mask_comments(text), id=str(known))
    return Source(draft, text, row=row.line, id=known, fixable=False)


def read_at_most(stream: IO[bytes], most: int) -> bytes:
    """All bytes of a stream, or `most` and one more when it holds more; room is made as they come."""
    data = stream.read(_PIECE)
    return data if len(data) < _PIECE else data + stream.read(max(0, most + 1 - _PIECE))


@contextmanager
def open_stream(path: str) -> Iterator[IO[bytes]]:
    """A file, or standard input for "-", as bytes; raises InputError with the reason."""
    if path == "-" and sys.stdin is None:
        raise InputError("is closed; name a file instead")
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 - only opening it is guarded here
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the name and the rights") from None
    with stream:
        yield stream
