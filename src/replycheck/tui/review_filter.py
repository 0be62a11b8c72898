"""The filter of the review queue: words, and a value after rule:, agent:, channel:, lang: or severity:."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from replycheck.report import Severity

if TYPE_CHECKING:
    from replycheck.store import StoredReport

# The Dutch names of the keys, for who works in Dutch.
KEYS: Mapping[str, str] = {
    "rule": "rule", "regel": "rule",
    "agent": "agent", "wie": "agent", "schrijver": "agent",
    "channel": "channel", "kanaal": "channel",
    "lang": "language", "language": "language", "taal": "language",
    "severity": "severity", "ernst": "severity",
    "customer": "customer", "klant": "customer",
}  # fmt: skip
SEVERITIES: Mapping[str, Severity] = {
    "error": Severity.ERROR, "fout": Severity.ERROR, "ernstig": Severity.ERROR,
    "warning": Severity.WARNING, "waarschuwing": Severity.WARNING,
    "info": Severity.INFO, "tip": Severity.INFO,
}  # fmt: skip
CHANNELS: Mapping[str, str] = {"brief": "letter", "mail": "email", "e-mail": "email"}


def matches(stored: StoredReport, query: str) -> bool:
    """True when every part of a query fits the report; an empty query fits all."""
    return all(_fits(stored, part) for part in query.casefold().split())


def _fits(stored: StoredReport, part: str) -> bool:
    name, colon, value = part.partition(":")
    key = KEYS.get(name) if colon else None
    if key is None:
        return part in _everything(stored)
    if key == "severity":
        return _reaches(stored, value)
    return any(value in field for field in _fields(stored)[key])


def _reaches(stored: StoredReport, value: str) -> bool:
    """Severities by their beginning ('waar', 'err'); a value still being typed hides nothing."""
    wanted = [severity for name, severity in SEVERITIES.items() if value and name.startswith(value)]
    return not wanted or stored.rank[0] == wanted[0].rank


def _fields(stored: StoredReport) -> dict[str, list[str]]:
    report = stored.report
    channels = [report.channel, *(word for word, channel in CHANNELS.items() if channel == report.channel)]
    return {
        "rule": [f.rule for f in report.open_findings()],
        "agent": [stored.agent.casefold()],
        "channel": channels,
        "language": [report.language],
        "customer": [stored.customer_name.casefold()],
    }


def _everything(stored: StoredReport) -> str:
    words = (stored.text, stored.customer_message, stored.note, stored.report.path, stored.report.id)
    fields = (value for values in _fields(stored).values() for value in values)
    return "\n".join((*words, *fields)).casefold()
