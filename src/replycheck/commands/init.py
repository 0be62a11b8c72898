"""`replycheck init`: a commented configuration for the files that are there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from replycheck import discover
from replycheck.commands.tables import tables
from replycheck.commands.talk import say
from replycheck.config import DEFAULT_INCLUDE, Settings
from replycheck.errors import ConfigError
from replycheck.exits import Exit
from replycheck.files import write_atomic
from replycheck.readers import CATALOGUE_SUFFIXES, TEMPLATE_SUFFIXES, is_template

_TEXT = """# replycheck: what this team decides. Every line is optional; see `check --print-config`.

# Where replies go when nothing else says so: email, chat, social or letter.
channel = "email"
# auto, nl or en.
language = "auto"
# The language of the screens and tables: auto, nl or en.
# ui_language = "nl"
# How you address customers in Dutch: "u" or "je". Without it, the first form in a reply holds.
# audience = "u"
# auto, draft (goes to one person) or template (is used again and again).
# kind = "auto"

# Opening hours, working days and public holidays: deadlines of promises follow from them.
opens = "09:00"
closes = "17:00"
workdays = ["mon", "tue", "wed", "thu", "fri"]
# country = "NL"
# closed_days = ["2026-12-24"]
# After this time "we call you today" cannot be kept; "in a moment" in a chat is so many minutes.
# call_cutoff = "16:30"
# chat_soon = 60

# Which files a folder stands for, and which to leave out. README.md and its like are passed over anyway.
include = [{include}]
exclude = []

# Exit 1 from this severity: error, warning, info or never.
fail_on = "error"
# Rules to leave out, or the only ones to use: an id, a family or a glob; see `replycheck rules`.
ignore = []
# select = ["promise", "respect"]
# Findings that are less sure than this are left out, 0 to 1.
# min_confidence = 0.5
# A sentiment model of your own in a folder; encoder = false leaves out the one that comes with replycheck.
# model = "models/sentiment"
# encoder = true

# Where `review`, `promises` and `signals` keep their data: a file of your own on this computer, or the team's
# PostgreSQL (pip install "replycheck[postgresql]"; the password belongs in ~/.pgpass).
# store = "postgresql+psycopg://replycheck@server/replycheck"
# Delete reports, and promises that are closed, after so many days.
# keep_days = 90
# Show figures of each agent in `signals`. Ask your works council first.
# signals_by_agent = false
# From this CSAT down a customer counts as dissatisfied in `signals`.
# low_csat = 2

# Severities of single rules: off, info, warning or error.
[severity]
# "clarity.officialese" = "info"

# How long a reply may be, in words: a hint, a warning, a long sentence, and too short.
# [limits.email]
# info = 200
# warn = 300
# sentence = 25
# curt = 8

# Columns or fields of the help desk's export, for `store intake`; a field inside an object: "ticket.agent.name".
# [intake]
# reply = "body"
# customer_message = "question"
# customer_name = "customer"
# agent = "assignee"
# channel = "via"
# language = "locale"
# sent_at = "created_at"
# id = "ticket_id"
# csat = "csat_score"
# nps = "nps_score"
# template = "macro"
# moment = "journey_step"
# [intake.channels]
# "web form" = "email"

# Notes at hand when a reply is returned in `review`, by the reply's language: for a rule, a family, or any reply.
# [notes.nl]
# "respect.*" = "Lees de zin hardop: wilt u hem zelf zo krijgen?"
# "*" = ["Bel deze klant vandaag nog.", "Noem een dag waarop de klant iets hoort."]
# [notes.en]
# "*" = "Please call this customer today."

# Other keys in the writing screen.
# [keys]
# next = "f12"

# What holds for some files only.
{paths}"""
_SECTION = """[[paths]]
match = {match}
kind = "template"
"""
_CATALOGUE = """
# Texts by their dotted key, or CSV columns; without fields, every text of three words or more is checked.
[[paths]]
match = {match}
# fields = ["*.mailer.*", "*_html"]
"""
_TABLE = """
[[paths]]
match = {match}
fields = [{columns}]
"""
_EXAMPLE = """# [[paths]]
# match = "templates/**"
# kind = "template"
# channel = "chat"
"""


def init(folder: Path, *, force: bool) -> Exit:
    """Write replycheck.toml into a folder; raises ConfigError when one is there already."""
    target = folder / "replycheck.toml"
    if target.exists() and not force:
        raise ConfigError(f"{target}: is there already; --force replaces it")
    text = configuration(folder)
    try:
        write_atomic(target, text)
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written ({error.strerror})") from None
    say(f"{target}: written")
    return Exit.CLEAN


def configuration(folder: Path) -> str:
    """The text of a configuration for the files below a folder."""
    globs = (*DEFAULT_INCLUDE, *(f"*{suffix}" for suffix in TEMPLATE_SUFFIXES))
    found = [f.relative_to(folder) for f in discover.in_folder(folder, Settings(include=globs))]
    names = Counter(f"*{f.suffix.lower()}" for f in found)
    found_tables = list(tables(folder))
    include = [*names, *(_literal(t.path) for t in found_tables)] or list(DEFAULT_INCLUDE)
    sections = "\n".join(_SECTION.format(match=_quoted([match])) for match in _templates(folder, found)) or _EXAMPLE
    catalogues = sorted({_folder_glob(f.relative_to(folder)) for f in _catalogues(folder)})
    sections += "".join(_CATALOGUE.format(match=_quoted([name])) for name in catalogues)
    columns = [(t.path, t.columns) for t in found_tables if t.columns]
    sections += "".join(_TABLE.format(match=_quoted([_literal(path)]), columns=_quoted(chosen)) for path, chosen in columns)
    include += [name for name in catalogues if not name.endswith(".po")]
    return _TEXT.format(include=_quoted(include), paths=sections)


def _catalogues(folder: Path) -> Iterator[Path]:
    """Catalogues of texts that name Dutch or English in their path; other YAML and JSON files are none."""
    from replycheck.readers.catalogues import language_of_path

    globs = tuple(f"*{suffix}" for suffix in CATALOGUE_SUFFIXES)
    for file in discover.in_folder(folder, Settings(include=globs)):
        if language_of_path(file.relative_to(folder).as_posix()) in ("nl", "en"):
            yield file


def _folder_glob(path: Path) -> str:
    folder = _literal(path.parent.as_posix())
    return f"{folder}/*{path.suffix}" if folder != "." else _literal(path.name)


def _templates(folder: Path, found: list[Path]) -> list[str]:
    """Globs of what holds templates: whole folders, and files at the top by their suffix."""
    folders = {f"{_literal(f.parts[0])}/**" for f in found if len(f.parts) > 1 and _holds_templates(folder, f)}
    top = [f for f in found if len(f.parts) == 1 and not is_template(f.name)]
    return sorted(folders | {f"*{f.suffix.lower()}" for f in top if _has_fields(folder / f)})


def _has_fields(file: Path) -> bool:
    """True when a file holds fields of a template language in its first part; one that cannot be read has none."""
    try:
        with file.open("rb") as stream:
            return _FIELD.search(stream.read(_FIRST_PART)) is not None
    except OSError:
        return False


_FIRST_PART = 65536  # bytes
_FIELD = re.compile(rb"\{\{[^{}\n]{1,60}\}\}|\{%[^\n]{1,200}%\}|(?<!\d)%\{\w+\}")
_TEMPLATE_FOLDERS = frozenset(
    "templates template macros sjablonen standaardteksten standaardantwoorden canned snippets".split()
)


def _holds_templates(folder: Path, path: Path) -> bool:
    return path.parts[0].lower() in _TEMPLATE_FOLDERS or is_template(path.name) or _has_fields(folder / path)


def _literal(path: str) -> str:
    """A path as a glob that means just that path."""
    return re.sub(r"([*?\[])", r"[\1]", path)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(json.dumps(name, ensure_ascii=False) for name in names)
