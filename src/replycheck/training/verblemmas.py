"""A table of verb forms: the lemmas that a network gets wrong by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from replycheck.training import verbforms_en, verbforms_nl

if TYPE_CHECKING:
    from spacy.language import Language

_FRAMES = {
    "nl": {
        "WW|pv|tgw|ev": "Vandaag {} ik het.",
        "WW|pv|tgw|met-t": "Hij zegt dat hij het morgen {}.",
        "WW|pv|verl|ev": "Hij zegt dat ik het gisteren {}.",
        "WW|pv|verl|mv": "Zij zeggen dat wij het gisteren {}.",
        "WW|pv|tgw|mv": "Wij zeggen dat wij het morgen {}.",
        "WW|vd|vrij|zonder": "Ik heb het al {}.",
        "WW|inf|vrij|zonder": "Ik wil het {}.",
    },
    "en": {
        "VB": "I will {} it now.",
        "VBP": "They {} it now.",
        "VBZ": "He {} it now.",
        "VBG": "I am {} it now.",
        "VBD": "I {} it on Monday.",
        "VBN": "We have already {} it for you.",
    },
}
_FIRST = {
    "nl": {"WW|pv|tgw|ev": "{} ik het morgen?", "WW|pv|tgw|met-t": "{} hij het morgen?", "WW|pv|verl|ev": "{} hij het gisteren?"},
    "en": {"VB": "{} it now.", "VBD": "{} it just now.", "VBG": "{} it now."},
}
# Forms of two verbs: the one that replies mean.
_MEANT = {
    "nl": "wist weten; wisten weten; las lezen; lag liggen; zag zien; zat zitten; voer voeren; mat meten; stal stelen; weet weten; bad bidden; was zijn;"
    " kost kosten; ligt liggen; zagen zien; vergaat vergaan; bent zijn; hebt hebben; zult zullen; kunt kunnen; zal zullen;"
    " mag mogen; moet moeten; wilt willen; zei zeggen; leest lezen;"
    " gelieve gelieven",
    "en": "found find; felt feel; wound wind; lay lay; saw see; ground grind; bound bind; lit light",
}
_DUTCH_HELPERS = "heb hebben; ben zijn; heeft hebben; is zijn; kan kunnen; wil willen; wilde willen; wilden willen; had hebben"


def known(lang: str) -> dict[str, str]:
    """Every form of the verb tables with its lemma; forms of two verbs only where one is meant."""
    found: dict[str, set[str]] = {}
    for form, lemma, _ in _forms(lang):
        found.setdefault(form, set()).add(lemma)
    table = {form: next(iter(lemmas)) for form, lemmas in found.items() if len(lemmas) == 1}
    meant = _MEANT[lang] + (f"; {_DUTCH_HELPERS}" if lang == "nl" else "")
    return table | dict(entry.split() for entry in meant.split(";"))


def _forms(lang: str) -> Iterator[tuple[str, str, str]]:
    every: Iterable[Any] = verbforms_nl.all_forms() if lang == "nl" else verbforms_en.all_forms()
    for forms in every:
        for form, tag in forms.tagged():
            yield form, forms.infinitive, tag


def wrong(nlp: Language) -> dict[str, str]:
    """Of `known`, the forms that the pipeline gets wrong in a plain sentence, or at the beginning of one."""
    lang = str(nlp.lang)
    table = known(lang)
    tried: dict[str, str] = {}
    for form, lemma, tag in _forms(lang):
        if table.get(form) == lemma:
            tried[_FRAMES[lang][tag].format(form)] = form
            if tag in _FIRST[lang]:
                tried[_FIRST[lang][tag].format(form.capitalize())] = form
    missed = {form for (text, form), doc in zip(tried.items(), nlp.pipe(tried), strict=True) if _lemma(doc, form) != table[form]}
    return {form: table[form] for form in sorted(missed | set(dict(e.split() for e in _MEANT[lang].split(";"))))}


def _lemma(doc: Any, form: str) -> str:
    return next((str(token.lemma_) for token in doc if token.lower_ == form), "")
