"""The filter of the review queue: words, and a value after rule:, agent:, channel:, lang:, severity: and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from replycheck.config import CHANNELS, LANGUAGES
from replycheck.report import Severity

if TYPE_CHECKING:
    from replycheck.store import Filter

# The Dutch names of the keys, for who works in Dutch.
KEYS: Mapping[str, str] = {
    "rule": "rule", "regel": "rule",
    "agent": "agent", "wie": "agent", "schrijver": "agent",
    "channel": "channel", "kanaal": "channel",
    "lang": "language", "language": "language", "taal": "language",
    "severity": "severity", "ernst": "severity",
    "customer": "customer", "klant": "customer",
    "state": "state", "staat": "state",
    "promise": "promise", "belofte": "promise",
}  # fmt: skip
SEVERITIES: Mapping[str, Severity] = {
    "error": Severity.ERROR, "fout": Severity.ERROR, "ernstig": Severity.ERROR,
    "warning": Severity.WARNING, "waarschuwing": Severity.WARNING,
    "info": Severity.INFO, "tip": Severity.INFO,
}  # fmt: skip
CHANNEL_WORDS: Mapping[str, str] = {"brief": "letter", "mail": "email", "e-mail": "email"}
STATES: Mapping[str, str] = {
    "review": "review", "gevraagd": "review", "asked": "review",
    "saved": "saved", "bewaard": "saved",
    "disputed": "disputed", "betwist": "disputed",
}  # fmt: skip
OVERDUE = ("overdue", "late", "te-laat", "telaat", "verlopen")
NONE = ("-",)


def parse(query: str) -> Filter:
    """The filter that a line of words asks for; a value still being typed hides nothing."""
    from replycheck.store import Filter

    wanted = Filter()
    for part in query.casefold().split():
        name, colon, value = part.partition(":")
        key = KEYS.get(name) if colon else None
        if key is None:
            wanted = replace(wanted, words=(*wanted.words, part))
        elif value:
            wanted = _narrowed(wanted, key, value)
    return wanted


def _narrowed(wanted: Filter, key: str, value: str) -> Filter:
    if key == "rule":
        return replace(wanted, rules=(*wanted.rules, value))
    if key == "agent":
        return replace(wanted, agents=(*wanted.agents, value))
    if key == "customer":
        return replace(wanted, customers=(*wanted.customers, value))
    if key == "channel":
        return replace(wanted, channels=_named(value, {**{c: c for c in CHANNELS}, **CHANNEL_WORDS}) or NONE)
    if key == "language":
        return replace(wanted, languages=_named(value, {lang: lang for lang in LANGUAGES}) or NONE)
    if key == "state":
        return replace(wanted, states=_named(value, STATES))
    if key == "promise":
        return replace(wanted, overdue=any(word.startswith(value) for word in OVERDUE))
    ranks = [severity.rank for name, severity in SEVERITIES.items() if name.startswith(value)]
    return replace(wanted, severity=ranks[0] if ranks else wanted.severity)


def _named(value: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The names whose words hold the value, each once."""
    return tuple(dict.fromkeys(name for word, name in words.items() if value in word))
