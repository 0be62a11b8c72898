"""How sure the encoder must be of a cold sentence: less when a second witness agrees, all when none does.

Witnesses are the words of the sentence (lexicon `cold`) and its company: the other sentences of the reply.
Words of screens, requests and help (`plain`) and templates call for the encoder's full certainty;
in set phrases without fault (`harmless`) it is not believed at all.
"""

from __future__ import annotations

from functools import lru_cache

from replycheck import encoder
from replycheck.checks.case import Case
from replycheck.checks.shares import shares
from replycheck.draft import Sentence
from replycheck.lexicon import found, table

_IN_TEMPLATES = 0.92
_IN_KIND_COMPANY = 0.9
_ORDERED = 0.6
COLD_COMPANY = 0.3
"""Mean probability of disrespect from which the rest of a reply is cold."""
WARM_COMPANY = 0.15
"""Mean probability of disrespect below which the rest of a reply is kind: who writes like that hardly means to hurt."""
_ENOUGH = 2
_NEVER = 2.0


def least(case: Case, sentence: Sentence, head: str, ordered: bool = False) -> float:
    """The probability from which a sentence counts as the worst class of `head`; never above the full one, with no witness.

    `ordered`: a rule found an order in the sentence.
    """
    with_words, in_company, alone, full = _levels(sentence, head)
    if harmless_words(sentence):
        return _NEVER
    if ordered and not plain_words(sentence):
        return min(_ORDERED, full)
    if case.draft.kind == "template":
        return full
    if cold_words(sentence):
        return min(full, with_words)
    company = cold_company(case, sentence)
    if company is not None:
        return min(full, in_company) if company >= COLD_COMPANY else full
    return full if plain_words(sentence) else min(full, alone)


def _levels(sentence: Sentence, head: str) -> tuple[float, float, float, float]:
    """The `least` of the language's lexicon: with cold words, in cold company, with no witness and no plain words
    either, and with plain words; the last is never below what the encoder itself asks."""
    with_words, in_company, alone, full = table(f"tone_{sentence.language}")["least"][head]
    return with_words, in_company, alone, max(full, float(encoder.facts()["thresholds"][head]))


def least_for_finding(case: Case, sentence: Sentence) -> float:
    """The probability of disrespect from which a sentence gets a finding of its own; least in cold company."""
    in_company, full = table(f"tone_{sentence.language}")["least"]["finding"]
    if harmless_words(sentence) or sentence.words < 2:
        return _NEVER
    if case.draft.kind == "template":
        return max(float(full), _IN_TEMPLATES)
    if in_kind_company(case, sentence):
        return max(float(full), _IN_KIND_COMPANY)
    return float(full if cold_company(case, sentence) is None else in_company)


def in_kind_company(case: Case, sentence: Sentence) -> bool:
    """True where the rest of the reply is not cold: half of what the encoder suspects there is harmless."""
    company = cold_company(case, sentence)
    return company is not None and company < COLD_COMPANY


def cold_words(sentence: Sentence) -> bool:
    """True when a sentence has words of the cold list."""
    return _has(sentence, "cold")


def plain_words(sentence: Sentence) -> bool:
    """True when a sentence has words of screens, forms, requests or help."""
    return _has(sentence, "plain")


def harmless_words(sentence: Sentence) -> bool:
    """True where the encoder's alarm is never believed: words of no fault, as in 'u kunt deze mail negeren'."""
    return _has(sentence, "harmless")


def _has(sentence: Sentence, key: str) -> bool:
    return found(f"tone_{sentence.language}", key, sentence.language, sentence.lower) is not None


def cold_company(case: Case, sentence: Sentence) -> float | None:
    """The mean probability of disrespect over the other sentences of the body; None with fewer than two."""
    others = [case.judgements[s.start].respect for s in case.body if s.start != sentence.start and s.words > 1]
    if len(others) < _ENOUGH:
        return None
    return sum(_disrespect(scores) for scores in others) / len(others)


@lru_cache(maxsize=4096)
def _disrespect(scores: tuple[float, ...]) -> float:
    return shares(scores, "respect", "neutral")[0]
