"""E-mail files: the reply, the customer's message below it, and the place of each character in the file."""

from __future__ import annotations

import binascii
import codecs
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default as policy
from email.utils import getaddresses, parsedate_to_datetime

from replycheck.errors import InputError
from replycheck.readers.html import Aside, read_page
from replycheck.readers.places import Places, lines_of
from replycheck.zones import QUOTE_HEAD


@dataclass(frozen=True)
class Mail:
    """An e-mail read: raw text, body with its places, and what its headers and thread tell."""

    raw: str
    text: str
    places: Places
    slices: bool
    customer_message: str = ""
    customer_name: str = ""
    sent_at: datetime | None = None
    attachments: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()


def read_mail(data: bytes) -> Mail:
    """Read an .eml file; raises InputError when it holds no text part or a charset is unknown or wrong."""
    message = message_from_bytes(data, policy=policy)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("is not an e-mail message (it has no headers); use .txt for plain text")
    raw, at = _raw_text(data)
    part = _body_part(message)
    text, places, plain = _decoded(part, _payload_start(message, part, data), at)
    asides: tuple[Aside, ...] = ()
    if part.get_content_subtype() == "html":
        outer = places
        text, inner, found = read_page(text)
        places = inner.through(outer)
        asides = tuple(replace(aside, places=aside.places.through(outer)) for aside in found)
    sender = _address(message, "from")
    return Mail(
        raw=raw,
        text=text,
        places=places,
        slices=plain,
        customer_message=_thread(text, sender),
        customer_name=_name(message, "to"),
        sent_at=_date(message),
        attachments=_attachments(message),
        asides=asides,
    )


def _raw_text(data: bytes) -> tuple[str, array[int]]:
    """The file as text (UTF-8, else one character a byte) and the character offset of every byte."""
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1"), array("L", range(len(data) + 1))
    if len(raw) == len(data):
        return raw, array("L", range(len(data) + 1))
    at = array("L")
    for number, character in enumerate(raw):
        at.extend([number] * len(character.encode("utf-8")))
    at.append(len(raw))
    return raw, at


def _body_part(message: EmailMessage) -> EmailMessage:
    part = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(part, EmailMessage):
        raise InputError("holds no text part; save the reply as text or HTML")
    return part


_ENCODED = ("quoted-printable", "base64")


def _encoding(part: Message) -> str:
    return str(part.get("content-transfer-encoding", "7bit")).strip().lower()


def _payload(part: Message) -> bytes:
    """A part's body as it stands in the file, line end before the next boundary left off."""
    if _encoding(part) in _ENCODED:
        return str(part.get_payload()).encode("ascii", "replace")
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _payload_start(message: EmailMessage, part: EmailMessage, data: bytes) -> int:
    """The byte at which a part's body starts: parts are looked up one after the other."""
    cursor = 0
    for one in message.walk():
        end = re.compile(rb"\r?\n\r?\n|\A\r?\n").search(data, cursor)
        cursor = end.end() if end else cursor
        if one.is_multipart():
            continue
        body = _payload(one)
        found = data.find(body, cursor)
        if one is part and found >= 0:
            return found
        cursor = max(found, cursor) + len(body)
    raise InputError("has a body that cannot be found in the file; save the reply as text")


def _decoded(part: EmailMessage, start: int, at: array[int]) -> tuple[str, Places, bool]:
    """A part's text, its places, and whether it stands in the file as it reads."""
    body, encoding = _payload(part), _encoding(part)
    if encoding == "quoted-printable":
        pieces = list(_quoted_printable(body))
    elif encoding == "base64":
        pieces = list(_base64(body))
    else:
        pieces = [(bytes([byte]), i, i + 1) for i, byte in enumerate(body)]
    text, places = _characters(pieces, _charset(part), start, at)
    return text, places, encoding not in _ENCODED


def _charset(part: EmailMessage) -> str:
    name = part.get_content_charset("utf-8")
    try:
        return codecs.lookup("utf-8" if name in ("us-ascii", "ascii") else name).name
    except LookupError:
        raise InputError(f"has the unknown charset {name!r}; save it as UTF-8") from None


def _quoted_printable(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """(byte, start, end) of each decoded byte; soft line ends vanish."""
    pattern = re.compile(rb"=[ \t]*\r?\n|=([0-9A-Fa-f]{2})|[ \t]+(?=\r?\n|\Z)|(.)", re.S)
    for found in pattern.finditer(body):
        if found.group(1):
            yield bytes([int(found.group(1), 16)]), found.start(), found.end()
        elif found.group(2) is not None:
            yield found.group(2), found.start(), found.end()


def _base64(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """(byte, start, end) of each decoded byte; a byte stands at the letters that hold its bits."""
    letters = [(byte, i) for i, byte in enumerate(body) if re.match(rb"[A-Za-z0-9+/=]", bytes([byte]))]
    try:
        decoded = binascii.a2b_base64(bytes(byte for byte, _ in letters))
    except binascii.Error:
        raise InputError("has a base64 body that is broken; save the mail again") from None
    for number, byte in enumerate(decoded):
        first = number // 3 * 4 + number % 3
        yield bytes([byte]), letters[first][1], letters[first + 1][1] + 1


def _characters(pieces: list[tuple[bytes, int, int]], charset: str, start: int, at: array[int]) -> tuple[str, Places]:
    """Decode bytes one by one, so that every character keeps the place of its bytes."""
    decoder = codecs.getincrementaldecoder(charset)()
    text: list[str] = []
    places = Places()
    first: int | None = None
    for byte, left, right in pieces:
        first = left if first is None else first
        try:
            character = decoder.decode(byte)
        except UnicodeDecodeError:
            raise InputError(f"is not {charset} at byte {start + left}; save it as UTF-8") from None
        for one in character:
            text.append(one)
            places.starts.append(at[start + first])
            places.ends.append(at[start + right])
        first = None if character else first
    return "".join(text).rstrip("\x00"), places


def _address(message: EmailMessage, header: str) -> str:
    addresses = getaddresses([str(v) for v in message.get_all(header, [])])
    return addresses[0][1].lower() if addresses else ""


def _name(message: EmailMessage, header: str) -> str:
    addresses = getaddresses([str(v) for v in message.get_all(header, [])])
    name = addresses[0][0].strip() if len(addresses) == 1 else ""
    return "" if "@" in name else name


def _date(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message["date"])).replace(tzinfo=None)
    except (TypeError, ValueError):
        return None


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    return tuple(part.get_filename() or "attachment" for part in message.iter_attachments())


def _thread(text: str, sender: str) -> str:
    """The message quoted below the reply, when it is not the writer's own: the outermost quotation only."""
    lines = [line.rstrip("\r\n") for _, line in lines_of(text)]
    head = next((i for i, line in enumerate(lines) if QUOTE_HEAD.match(line)), None)
    first = next((i for i, line in enumerate(lines) if line.startswith(">")), None)
    begin = min((i for i in (head, first) if i is not None), default=None)
    if begin is None or (sender and head is not None and sender in lines[head].lower()):
        return ""
    return "\n".join(_quoted_lines(lines[begin if head != begin else begin + 1 :])).strip()


_MAIL_HEADER = re.compile(r"(?:van|from|aan|to|cc|datum|date|verzonden|sent|onderwerp|subject)\s*:", re.I)


def _quoted_lines(lines: list[str]) -> Iterator[str]:
    for line in lines:
        inner = re.sub(r"^> ?", "", line)
        if inner.startswith(">") or QUOTE_HEAD.match(inner):
            return
        if not _MAIL_HEADER.match(inner):
            yield inner
