"""The words of a question by which its answer can be known."""

from __future__ import annotations

import re
from functools import lru_cache

from replycheck.customer.stems import is_stop, stem, stems
from replycheck.customer.values import Message, Question

# Words that may stand in any question: meeting one of them, or missing it, says nothing.
_WEAK = {
    "nl": "staan komen brengen nemen krijgen zien vinden helpen zeggen horen extra nodig goed snel lang nieuw eigen gewoon precies juist"
    " echt dag week uur tijd keer ergens iemand zeker waarschijnlijk misschien vooraf bevestigen aangeven laten gewijzigd gebeuren zitten"
    " voortaan inmiddels binnen trouwens vandaag morgen rond overheen daarvan daarbij daarmee ervan erbij terecht groet groeten groetjes sneller eerder later langskomen langs beter mogelijk haalbaar kunnen gaan rechtzetten nakijken bekijken kijken oplossen regelen toch",
    "en": "take bring come look find help say make thing way time day week new old right good long soon actually confirm true else someone"
    " anyone something anything today tomorrow first happen happens put give tell think sure maybe perhaps quick kind regards rather"
    " ask asked check because own over earlier later sooner faster better sort fix possible feasible doable okay alright",
}
_POINTS = re.compile(r"\b(?:he|she|it|that|they|them|hij|ze|zij|dat|dit|hem|daar|ervan|daarvan)\b")


@lru_cache(maxsize=2)
def _weak(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _WEAK[language].split())


@lru_cache(maxsize=20_000)
def is_weak(word: str, language: str) -> bool:
    """True for function words and for words that may stand in any question."""
    return is_stop(word, language) or stem(word, language) in _weak(language)


def own_keys(question: Question, language: str) -> frozenset[str]:
    """The content stems of the question itself."""
    return frozenset(k for k in question.stems if "'" not in k) - _weak(language)


def keys_of(question: Question, message: Message) -> frozenset[str]:
    """The content stems of a question; of the whole sentence when it points back ('can she pay from there?')."""
    own = own_keys(question, message.language)
    if question.kind not in ("yesno", "request") or (len(own) >= 2 and not _POINTS.search(question.text.lower())):
        return own
    line = next((k for k in message.lines if k.start <= question.start < k.end), None)
    before = line.lower[: question.end - line.start] if line is not None else ""
    return own | frozenset(k for k in stems(before, message.language) - _weak(message.language) if "'" not in k)
