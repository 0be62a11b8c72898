"""The words and the table of `replycheck promises`, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from replycheck.files import one_line

if TYPE_CHECKING:
    from replycheck.store import StoredPromise

TEXTS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "nothing": "Er staan geen beloften open.",
        "how-promises-come": (
            "Zo komen ze hier: F9 (Verzonden) in het schrijfscherm, 'replycheck check --save BESTAND',"
            " of 'replycheck promises add'."
        ),
        "nothing-today": "Vandaag vervalt er geen belofte.",
        "nothing-week": "De komende zeven dagen vervalt er geen belofte.",
        "nothing-overdue": "Geen enkele belofte is te laat.",
        "empty": "de belofte is leeg; geef de woorden waarin u haar deed",
        "added": "Belofte {number} staat in het overzicht.",
        "now-kept": "Belofte {number} is nagekomen: {text}",
        "now-broken": "Belofte {number} is niet nagekomen: {text}",
        "now-withdrawn": "Belofte {number} vervalt: {text}",
        "now-open": "Belofte {number} staat weer open: {text}",
        "sure": "Alles over {text} voorgoed verwijderen?",
        "needs-yes": "voeg --yes toe om dit zonder vraag te doen",
        "not-forgotten": "Er is niets verwijderd.",
        "forgotten": "Verwijderd: antwoorden {reports}, beloften {promises}.",
        "mentioned": "Deze naam staat nog in {number} andere teksten; met --mentions verwijdert u die ook.",
        "one-form": "kies een van --ics, --csv en --json",
        "undated": "Zonder dag, dus niet in de agenda: {number}.",
        "overdue": "te laat",
        "soon": "bijna",
        "open": "open",
        "kept": "nagekomen",
        "broken": "niet nagekomen",
        "withdrawn": "vervallen",
        "no-day": "geen dag",
        "ID": "NR",
        "DUE": "UITERLIJK",
        "STATE": "STAND",
        "OWNER": "WIE",
        "CUSTOMER": "KLANT",
        "PROMISE": "BELOFTE",
        "I": "ik",
        "we": "wij",
        "colleague": "collega",
        "company": "bedrijf",
        "agentless": "onbekend",
        "external": "anderen",
        "ics-to": "Beloofd aan",
        "ics-owner": "Wie",
        "ics-reference": "Kenmerk",
        "days": "ma di wo do vr za zo",
        "months": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    },
    "en": {
        "nothing": "No promises are open.",
        "how-promises-come": (
            "This is how they get here: F9 (Sent) in the writing screen, 'replycheck check --save FILE',"
            " or 'replycheck promises add'."
        ),
        "nothing-today": "No promise falls due today.",
        "nothing-week": "No promise falls due in the next seven days.",
        "nothing-overdue": "No promise is overdue.",
        "empty": "the promise is empty; give the words in which it was made",
        "added": "Promise {number} is in the ledger.",
        "now-kept": "Promise {number} was kept: {text}",
        "now-broken": "Promise {number} was broken: {text}",
        "now-withdrawn": "Promise {number} no longer counts: {text}",
        "now-open": "Promise {number} is open again: {text}",
        "sure": "Delete everything about {text} for good?",
        "needs-yes": "add --yes to do this without a question",
        "not-forgotten": "Nothing was deleted.",
        "forgotten": "Deleted: replies {reports}, promises {promises}.",
        "mentioned": "This name still stands in {number} other texts; --mentions deletes those too.",
        "one-form": "choose one of --ics, --csv and --json",
        "undated": "Without a day, so not in the calendar: {number}.",
        "overdue": "overdue",
        "soon": "soon",
        "open": "open",
        "kept": "kept",
        "broken": "broken",
        "withdrawn": "withdrawn",
        "no-day": "no day",
        "ID": "ID",
        "DUE": "DUE",
        "STATE": "STATE",
        "OWNER": "OWNER",
        "CUSTOMER": "CUSTOMER",
        "PROMISE": "PROMISE",
        "I": "I",
        "we": "we",
        "colleague": "colleague",
        "company": "company",
        "agentless": "unknown",
        "external": "others",
        "ics-to": "Promised to",
        "ics-owner": "Owner",
        "ics-reference": "Reference",
        "days": "Mon Tue Wed Thu Fri Sat Sun",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    },
}
COLUMNS = ("ID", "DUE", "STATE", "OWNER", "CUSTOMER", "PROMISE")
NARROW_NAME = 18
SMALLEST_LAST = 20


def text_of(key: str, language: str, **values: object) -> str:
    """One text in nl or en, with values filled in; control characters in values are made harmless."""
    safe = {name: one_line(str(value)) for name, value in values.items()}
    return TEXTS[language][key].format(**safe)


def day_text(value: date | datetime, language: str) -> str:
    """A day as people say it: 'vr 13 mrt 2026 17:00'."""
    words = TEXTS[language]
    day, month = words["days"].split()[value.weekday()], words["months"].split()[value.month - 1]
    clock = f" {value:%H:%M}" if isinstance(value, datetime) else ""
    return f"{day} {value.day} {month} {value.year}{clock}"


def table(promises: Sequence[StoredPromise], language: str, width: int | None) -> str:
    """Promises as aligned lines under a heading; the words of a promise are cut to fit a width, if given."""
    words = TEXTS[language]
    rows = [[words[name] for name in COLUMNS], *(_cells(p, language) for p in promises)]
    if width is not None:
        rows = [[*row[:4], _cut(row[4], NARROW_NAME), row[5]] for row in rows]
    sizes = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS) - 1)]
    room = None if width is None else max(SMALLEST_LAST, width - sum(sizes) - 2 * len(sizes))
    return "\n".join(_line(row, sizes, room) for row in rows)


def _line(row: Sequence[str], sizes: Sequence[int], room: int | None) -> str:
    cells = [cell.ljust(size) for cell, size in zip(row, sizes, strict=False)]
    last = row[-1] if room is None else _cut(row[-1], room)
    return "  ".join([*cells, last]).rstrip()


def _cells(promise: StoredPromise, language: str) -> list[str]:
    words = TEXTS[language]
    due = words["no-day"] if promise.latest is None else day_text(promise.latest, language)
    owner = words.get(promise.owner, promise.owner)
    cells = (
        str(promise.id),
        due,
        words[promise.state],
        owner,
        promise.customer or promise.reference,
        promise.text,
    )
    return [one_line(cell) for cell in cells]


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"
