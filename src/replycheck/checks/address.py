"""Address: one form of address (u or je) for the customer throughout a Dutch message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from replycheck.checks.case import Case
from replycheck.draft import Sentence
from replycheck.report import Finding

_FORMAL = re.compile(r"(?<![\w'/@.\-])(?<!\d\s)(?:uw|u|uzelf)(?![\w'/@\-]|\.\w)", re.I)
_FAMILIAR = re.compile(r"(?<![\w'/@.\-])(?:jouw|jou|jij|je|jezelf|jullie)(?![\w'/@\-]|\.\w)", re.I)
_FIXED = re.compile(
    r"(?:je van het|in je eentje|je reinste|bij je thuis|met je hoofd|om je heen|je weet (?:maar )?nooit|je zou (?:denken|zeggen|maar)|zeg nou zelf|dat heb je|heb je dat|hè|"
    r"daar (?:schrik|word|krijg|leer) je (?:\w+ ){0,3}van\b|(?:zie|merk|voel|hoor) je (?:dat|het) (?:meteen|direct|zo|nauwelijks|amper|goed)|u tegen (?:zegt|zeggen)|met u of je|u of je|je of u|jij en u)",
    re.I,
)
_GENERIC = re.compile(
    r"(?:\b(?:als|wanneer|voordat|terwijl|zodra|waar|zoals|hoe|wat|dat|omdat|dan)\s+(?:{je})\b.{{0,60}}"
    r"|\b(?:wil|verwacht|hoop|maak|zie|heb|voel|word|moet|kun|kan|mag|denk|weet|ga|doe|koop|betaal|bestel|hoor|lees|vraag|zit|sta|kom|gun|wens|besta|gooi|leer|schrik)\s+(?:{je})\b.{{0,60}}"
    r"|\b(?:{je})\s+(?:wilt|verwacht|hoopt|maakt|hoort|leest|betaalt)\b.{{0,60}})".format(je="je"),
    re.I,
)
_GENERAL_WORDS = re.compile(
    r"\b(?:niet|nooit|geen|vaak|soms|altijd|zelden|te veel|te lang|zomaar|natuurlijk|liever|zoiets|zulke?|eenmaal|graag|meestal|iedereen|nergens|logisch|zo'n)\b", re.I
)
_OWN_THINGS = re.compile(r"\bjullie\s+(?:bestelling|mail|e-mail|bericht|brief|reactie|aanvraag|klacht|pakket|factuur|account|reis|boeking|begrip|geduld|contract|abonnement|melding|vraag|woning|adres)", re.I)


@dataclass(frozen=True)
class _Form:
    """One pronoun of address: where it stands, which form it is, and whether it may mean 'one'."""

    start: int
    end: int
    formal: bool
    text: str
    sentence: Sentence
    generic: bool = False


def check(case: Case) -> Iterator[Finding]:
    """A finding on the first pronoun of the form that the message uses least."""
    if case.language != "nl":
        return
    forms = [f for s in case.sentences for f in _forms(s)]
    formal, familiar = [f for f in forms if f.formal], [f for f in forms if not f.formal]
    familiar = [f for f in familiar if not f.generic]
    minority = _minority(formal, familiar, case.settings.audience)
    if not minority:
        return
    first = minority[0]
    found = case.finding("politeness.mixed-u-and-je", first.start, first.end, suggestions=_better(first))
    if found is not None and case.settings.audience is not None:
        found = replace(found, message=_CHOSEN.format(chosen=case.settings.audience, words=first.text))
    if found is not None:
        yield found


_CHOSEN = "Uw team schrijft '{chosen}'; hier staat '{words}'."


def _minority(formal: list[_Form], familiar: list[_Form], audience: str | None) -> list[_Form]:
    """The pronouns that do not fit: those against the team's choice (u or je), else the rarer of two forms."""
    if audience is not None:
        return familiar if audience == "u" else formal
    if not formal or not familiar:
        return []
    return familiar if _formal_leads(formal, familiar) else formal


def _formal_leads(formal: list[_Form], familiar: list[_Form]) -> bool:
    if len(formal) != len(familiar):
        return len(formal) > len(familiar)
    return formal[0].start < familiar[0].start


def _forms(sentence: Sentence) -> Iterator[_Form]:
    if sentence.language != "nl":
        return
    fixed = [m.span() for m in _FIXED.finditer(sentence.plain)]
    found = [(m, True) for m in _FORMAL.finditer(sentence.plain)] + [(m, False) for m in _FAMILIAR.finditer(sentence.plain)]
    for match, formal in sorted(found, key=lambda item: item[0].start()):
        if any(a <= match.start() < b for a, b in fixed):
            continue
        generic = not formal and _is_generic(sentence, match)
        yield _Form(sentence.start + match.start(), sentence.start + match.end(), formal, match.group(), sentence, generic)


def _is_generic(sentence: Sentence, match: re.Match[str]) -> bool:
    """'Je' as 'one', and 'jullie' for a group that is not the reader alone."""
    word = match.group().lower()
    if word == "jullie":
        return not _OWN_THINGS.match(sentence.plain, match.start())
    if word != "je" or re.search(r"\b(?:u|uw)\b", _clause(sentence.plain, match.start()), re.I):
        return False
    if re.search(r"\bzo'n\b", sentence.plain, re.I):
        return True
    near = any(m.start() <= match.start() < m.end() for m in _GENERIC.finditer(sentence.plain))
    return near and bool(_GENERAL_WORDS.search(sentence.plain))


def _clause(plain: str, at: int) -> str:
    """The text between the nearest commas, colons or stops around an offset."""
    left = max((plain.rfind(mark, 0, at) for mark in ",;:.("), default=-1)
    right = min((p for p in (plain.find(mark, at) for mark in ",;:.)") if p >= 0), default=len(plain))
    return plain[left + 1 : right]


_AGREES = re.compile(r"\s+(?:kunt|hebt|bent|krijgt|ontvangt|vindt|wilt|mag|kan|had|was|zult|wordt|hoeft|moet|gaat|ziet|betaalt|stuurt|belt|mailt|geeft|neemt)\b", re.I)


def _better(form: _Form) -> tuple[str, ...]:
    """The other form, where nothing else in the sentence has to change."""
    word = form.text.lower()
    before = form.sentence.plain[: form.start - form.sentence.start].rstrip().lower()
    after = form.sentence.plain[form.end - form.sentence.start :]
    change = {"jouw": "uw", "jou": "u", "uw": "je"}.get(word)
    inverted = re.search(r"(?:^|[\s,])(?:\w+t|kun|heb|ben|wil|zul|word|ga|kan|mag|had|was)$", before)
    if change is None and word in ("je", "jij") and _AGREES.match(after) and not inverted:
        change = "u"
    if change is None:
        return ()
    return (change.capitalize() if form.text[:1].isupper() else change,)
