"""How sure the encoder must be of a cold sentence: less when the words agree or it has read the sentence among others,
all when it stands alone among words of screens.

The limits are data: lexicon tone_*.toml, `least`. Words of screens, requests and help (`plain`) and templates call for the
encoder's full certainty; in set phrases without fault (`harmless`) it is not believed at all, nor are its doubts about words that always hurt (`clear`).
"""

from __future__ import annotations

from collections.abc import Sequence

from replycheck import encoder
from replycheck.checks.case import Case
from replycheck.draft import Sentence
from replycheck.lexicon import found, table

_IN_TEMPLATES = 0.92
_ORDERED = 0.4
_ENOUGH = 2
_NEVER = 2.0


def least(case: Case, sentence: Sentence, head: str, ordered: bool = False) -> float:
    """The probability from which a sentence counts as the worst class of `head`; never above the full one, with no witness.

    `ordered`: a rule found an order in the sentence.
    """
    with_words, beside, alone, full = _levels(sentence, head)
    if harmless_words(sentence):
        return _NEVER
    if ordered and not plain_words(sentence):
        return min(_ORDERED, full)
    if case.draft.kind == "template":
        return full
    if cold_words(sentence):
        return min(full, with_words)
    if in_company(case, sentence):
        return min(full, beside)
    return full if plain_words(sentence) else min(full, alone)


def _levels(sentence: Sentence, head: str) -> tuple[float, float, float, float]:
    """The `least` of the language's lexicon: with cold words, beside other sentences, with no witness and no plain words
    either, and with plain words; the last is never below what the encoder itself asks."""
    with_words, beside, alone, full = limits(sentence, head)
    return with_words, beside, alone, max(full, float(encoder.facts()["thresholds"][head]))


def limits(sentence: Sentence, name: str) -> Sequence[float]:
    """The limits under a name in the lexicon of a sentence's language."""
    return [float(limit) for limit in table(f"tone_{sentence.language}")["least"][name]]


def least_for_finding(case: Case, sentence: Sentence) -> float:
    """The probability of disrespect from which a sentence gets a finding of its own."""
    if harmless_words(sentence) or sentence.words < 2:
        return _NEVER
    hint = limits(sentence, "finding")[0]
    return max(hint, _IN_TEMPLATES) if case.draft.kind == "template" else hint


def cold_words(sentence: Sentence) -> bool:
    """True when a sentence has words of the cold list."""
    return _has(sentence, "cold")


def plain_words(sentence: Sentence) -> bool:
    """True when a sentence has words of screens, forms, requests or help."""
    return _has(sentence, "plain")


def harmless_words(sentence: Sentence) -> bool:
    """True where the encoder's alarm is never believed: words of no fault, as in 'u kunt deze mail negeren'."""
    return _has(sentence, "harmless")


def clear_words(sentence: Sentence) -> bool:
    """True where words hurt in every company, however kind: 'dat is uw eigen schuld'."""
    return _has(sentence, "clear")


def _has(sentence: Sentence, key: str) -> bool:
    return found(f"tone_{sentence.language}", key, sentence.language, sentence.lower) is not None


def in_company(case: Case, sentence: Sentence) -> bool:
    """True where the encoder has read a sentence of the body among two others or more."""
    return sum(other.start != sentence.start and other.words > 1 for other in case.body) >= _ENOUGH
