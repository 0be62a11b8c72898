"""Reading a customer's message: cleaned of tags and quoted mail, cut into sentences, and searched."""

from __future__ import annotations

import re
from functools import lru_cache

from replycheck import language as languages
from replycheck import sentences as splitting
from replycheck.customer.facts import find_facts
from replycheck.customer.phrases import says, spans
from replycheck.customer.pledges import own_plan, pledge
from replycheck.customer.questions import find_questions
from replycheck.customer.values import Line, Message, Report
from replycheck.draft import lower_case
from replycheck.lexicon import table
from replycheck.zones import QUOTE_HEAD

LONGEST = 40_000
_TAG = re.compile(
    r"<!--.{0,2000}?-->|<(?:style|script)\b.{0,5000}?</(?:style|script)>|</?[A-Za-z][^<>]{0,300}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});",
    re.S | re.I,
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})
_FOREIGN = {
    "fr": frozenset(
        "bonjour bonsoir merci je vous nous votre ma mon mes commande est pas les des une pour avec dans sur que qui salut madame monsieur svp reçu colis".split()
    ),
    "de": frozenset(
        "ich sie wir mein meine ihre ist nicht das und der die ein eine bitte danke hallo guten tag bestellung noch habe mit für auf sehr geehrte".split()
    ),
    "es": frozenset(
        "hola gracias mi el los las una pero para con por favor pedido no está usted buenos días tengo que ha".split()
    ),
    "it": frozenset("buongiorno grazie il mio ordine non che per con una sono ho della ciao è".split()),
    "pl": frozenset("dzień dobry proszę nie jest moje zamówienie dziękuję się na".split()),
}
_REPORTS = ("grief", "grievance", "trouble", "broken_promise", "signal", "praise", "cancel", "leaving")


@lru_cache(maxsize=64)
def read(text: str, *, reply_language: str = "nl") -> Message:
    """Read a message; its language is detected and the reply's language decides in doubt.

    Only the first 40,000 characters are read: no reply answers more.
    """
    clean = _clean(text[:LONGEST])
    language = spoken(clean, reply_language)
    lines = tuple(_lines(clean))
    if language not in ("nl", "en"):
        return Message(text, language, lines, find_facts(lines, clean))
    return Message(
        text=text,
        language=language,
        lines=lines,
        facts=find_facts(lines, clean),
        questions=find_questions(lines, language),
        reports=tuple(r for line in lines for r in _reports(line, language)),
    )


def _clean(text: str) -> str:
    """The text with tags, entities and quoted earlier mail blanked, same length."""
    bare = _TAG.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text).translate(_STRAIGHT)
    kept, quoted = [], False
    for line in bare.splitlines(keepends=True):
        quoted = quoted or (len(line) < 300 and bool(QUOTE_HEAD.match(line)))
        hide = quoted or line.lstrip().startswith(">")
        kept.append(re.sub(r"[^\r\n]", " ", line) if hide else line)
    return "".join(kept)


def _lines(clean: str) -> list[Line]:
    lines = []
    for start, end, _ in splitting.split(clean, 0, len(clean)):
        words = clean[start:end]
        lower = lower_case(words)
        lines.append(Line(start, end, words, lower))
    return lines


def spoken(clean: str, reply_language: str) -> str:
    """nl, en, another language's code, or 'unsupported'; short text is taken for the reply's language."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", clean[:4000])]
    if not words:
        return reply_language
    found, share = languages.detect(clean[:4000], default=reply_language)
    foreign = _foreign(words)
    if foreign is not None and (found == languages.UNSUPPORTED or foreign[1] >= 0.5):
        return foreign[0]
    if found == languages.UNSUPPORTED or found == reply_language:
        return found
    return found if len(words) >= 4 and share > 0.9 else reply_language


def _foreign(words: list[str]) -> tuple[str, float] | None:
    """The language other than Dutch and English with most function words, and their share."""
    shares = {code: sum(w in known for w in words) / len(words) for code, known in _FOREIGN.items()}
    code = max(shares, key=lambda c: shares[c])
    return (code, shares[code]) if shares[code] * len(words) >= 2 else None


def _reports(line: Line, language: str) -> list[Report]:
    found = [r for kind in _REPORTS for r in _report(line, kind, kind, language)]
    pledged = _pledged(line, language)
    if pledged:
        found = [r for r in found if r.kind != "broken_promise"] + pledged
    if any(r.kind == "broken_promise" for r in found) and says("others_plan", language, line.lower):
        found = [r for r in found if r.kind != "broken_promise"]
    if line.words & _tried_words(language) or says("tried_already", language, line.lower):
        for key in _tried_keys(language):
            found.extend(_report(line, key, key, language))
    return found


def _pledged(line: Line, language: str) -> list[Report]:
    found = pledge(line.lower, language)
    if found is None:
        return []
    start, end = line.start + found[0], line.start + found[1]
    return [Report("broken_promise", start, end, line.text[found[0] : found[1]])]


def _report(line: Line, kind: str, key: str, language: str) -> list[Report]:
    found = min(spans(key, language, line.lower), default=None)
    if found is None:
        return []
    if kind == "broken_promise" and own_plan(line.lower, *found):
        return []
    if kind in ("grievance", "trouble") and line.question and _SUPPOSED.search(line.lower[: found[0]]):
        return []
    if (kind == "grief" and line.lower.startswith("'s", found[1])) or (kind == "grievance" and _OWN_SLIP.search(line.lower)):
        return []
    start, end = line.start + found[0], line.start + found[1]
    return [Report(kind, start, end, line.text[found[0] : found[1]])]


# 'Am I covered if my bike is stolen?' tells of no theft.
_SUPPOSED = re.compile(r"\b(?:covered|insured|verzekerd|gedekt|wat|what|kan|can|moet|krijg|do i)\b.{0,60}\b(?:als|indien|wanneer|if|in case|when|should)\b|\b(?:stel dat|suppose|what if|wat als)\b")


# What the customers say went wrong by their own hand is no grievance.
_OWN_SLIP = re.compile(r"\b(?:ik|we|wij|i|we|i've)\b.{0,80}\b(?:by mistake|by accident|accidentally|per ongeluk|per abuis|my (?:own )?(?:mistake|fault)|mijn (?:eigen )?(?:fout|schuld))\b")


@lru_cache(maxsize=2)
def _tried_keys(language: str) -> tuple[str, ...]:
    return tuple(k for k in table(f"customer_{language}") if k.startswith("tried_") and k != "tried_already")


@lru_cache(maxsize=2)
def _tried_words(language: str) -> frozenset[str]:
    return frozenset(table(f"customer_{language}")["tried_already"])
