"""Catalogues of texts (gettext, YAML, JSON, properties, CSV): each text a draft with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePath

from replycheck.errors import InputError
from replycheck.masking import mask
from replycheck.readers.cells import read_cells
from replycheck.readers.entries import Entry
from replycheck.readers.jsonfile import read_json
from replycheck.readers.po import read_po
from replycheck.readers.properties import read_properties
from replycheck.readers.yamlfile import read_yaml

LEAST_WORDS = 3
_READERS: Mapping[str, Callable[[str], Iterator[Entry]]] = {
    ".po": read_po,
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".json": read_json,
    ".properties": read_properties,
    ".csv": read_cells,
}
_LANGUAGES = frozenset(
    """
    ar be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lb lt lv mk
    ms mt nb nl nn no pl pt ro ru sk sl sq sr sv th tr uk ur vi zh
    """.split()
)
_LOCALE = re.compile(r"(?P<code>[a-z]{2})(?:[_-](?:[A-Za-z]{2}|\d{3}|[A-Z][a-z]{3}))?(?:\.[Uu][Tt][Ff]-?8)?(?:@\w+)?")
_TAIL = re.compile(r"(?:^|[._-])([a-z]{2}(?:[_-][A-Z]{2})?)$")
_LOCALE_FOLDERS = frozenset(
    "locale locales lang langs language languages i18n l10n translations po lc_messages".split()
)
_CHECKED = ("nl", "en", "")
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_entries(
    raw: str, path: str, suffix: str, *, fields: Sequence[str], language: str
) -> tuple[list[Entry], tuple[str, ...]]:
    """The texts of a catalogue that are to be checked, with their language where file or path tells it, and the
    other languages whose texts are left out.

    With `fields`, those whose dotted path matches one; without, those of three words or more. `language` set
    holds for all. Raises InputError when the file cannot be read or `fields` match nothing in it.
    """
    entries = read_texts(raw, suffix)
    chosen = [e for e in entries if (is_chosen(e.key, fields) if fields else _is_prose(e.text)) and e.text.strip()]
    if fields and not chosen:
        raise InputError(f"holds no text under fields ({', '.join(fields)}); see its keys, and set fields")
    named = "" if language else language_of_path(path)
    spoken = [(e, language or e.language or _root_language(e.key, suffix) or named) for e in chosen]
    others = sorted({code for _, code in spoken if code not in _CHECKED})
    return [replace(e, language=code) for e, code in spoken if code in _CHECKED], tuple(others)


def read_texts(raw: str, suffix: str) -> Iterator[Entry]:
    """Every text of a catalogue, in file order; raises InputError when the file cannot be read."""
    return _READERS[suffix](raw)


def is_chosen(key: str, fields: Iterable[str]) -> bool:
    """True when a dotted path, or its last part, matches one of the globs."""
    last = key.rpartition(".")[2]
    return any(fnmatchcase(key, f) or fnmatchcase(last, f) or fnmatchcase(key, f"*.{f}") for f in fields)


def _is_prose(text: str) -> bool:
    return " " in text.strip() and len(_WORD.findall(mask(text))) >= LEAST_WORDS


def _root_language(key: str, suffix: str) -> str:
    """The language that the first key of a locale file names: nl of nl.mailer.welcome."""
    root, dot, _ = key.partition(".")
    return _code(root) if dot and suffix in (".yml", ".yaml", ".json") else ""


def language_of_path(path: str) -> str:
    """The language that a catalogue's path names: locale/nl_NL/app.po, mail.nl.yml, messages_nl.properties."""
    pure = PurePath(path)
    stem = pure.with_suffix("").name
    tail = _TAIL.search(stem)
    code = _code(tail.group(1)) if tail else ""
    if code and (code in _CHECKED or tail is None or tail.start() == 0 or stem[tail.start()] == "."):
        return code
    parts = pure.parts
    for place in range(len(parts) - 2, -1, -1):
        code = _code(parts[place])
        near = {parts[place - 1].lower() if place else "", parts[place + 1].lower()}
        if code and (code in _CHECKED or near & _LOCALE_FOLDERS):
            return code
    return ""


def _code(name: str) -> str:
    found = _LOCALE.fullmatch(name)
    return found["code"] if found and found["code"] in _LANGUAGES else ""
