"""Variants of treebank sentences that look more like service replies; the annotation stays right."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from replycheck.training.conllu import Sentence, Word

Change = Callable[[Sentence, random.Random], Sentence]
_TIGHT = frozenset(".,?!:;)")


class Varier:
    """Makes one random variant of a sentence: first its grammar (person, order), then perhaps its looks."""

    def __init__(self, lang: str, *, rng: random.Random) -> None:
        self.rng = rng
        self.grammar = _grammar(lang)

    def __call__(self, sentence: Sentence) -> Sentence:
        """`sentence` with at least one change tried; unchanged where none fits."""
        varied = sentence
        if self.rng.random() < 0.8:
            for change in self.grammar:
                if self.rng.random() < 0.75:
                    varied = change(varied, self.rng)
        if varied is sentence or self.rng.random() < 0.25:
            varied = self.rng.choice(LOOKS)(varied, self.rng)
        return varied


def _grammar(lang: str) -> tuple[Change, ...]:
    if lang == "nl":
        from replycheck.training import augment_nl

        return augment_nl.CHANGES
    from replycheck.training import augment_en

    return augment_en.CHANGES


def lower_cased(sentence: Sentence, rng: random.Random) -> Sentence:
    """Small letters throughout, as in hasty chat, or only in the first word."""
    every = rng.random() < 0.6
    words = [replace(w, form=w.form.lower()) if every or not i else w for i, w in enumerate(sentence.words)]
    return replace(sentence, words=tuple(words))


def without_final_mark(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence without its last full stop or question mark."""
    words = sentence.words
    if len(words) < 3 or words[-1].pos != "PUNCT":
        return sentence
    return rebuilt(sentence, list(enumerate(words[:-1]))) or sentence


def without_accents(sentence: Sentence, rng: random.Random) -> Sentence:
    """Letters without diacritics: "één" -> "een", "reële" -> "reele"."""
    return replace(sentence, words=tuple(replace(w, form=_plain(w.form)) for w in sentence.words))


def with_placeholders(sentence: Sentence, rng: random.Random) -> Sentence:
    """Names and references as template placeholders."""
    words = [_placeholder(w, rng) if w.pos == "PROPN" and w.dep != "flat" else w for w in sentence.words]
    return replace(sentence, words=tuple(words))


def curly_apostrophes(sentence: Sentence, rng: random.Random) -> Sentence:
    """Typographic apostrophes, as word processors and telephones write them."""
    return replace(sentence, words=tuple(replace(w, form=w.form.replace("'", "’")) for w in sentence.words))


LOOKS: tuple[Change, ...] = (
    lower_cased, lower_cased, without_final_mark, without_final_mark, without_accents, with_placeholders,
    curly_apostrophes,
)  # fmt: skip

_NAMES = (
    "name",
    "naam",
    "first_name",
    "voornaam",
    "order.number",
    "ordernummer",
    "ticket",
    "customer.name",
    "datum",
)
_SHAPES = ("{{{{{}}}}}", "{{{{_{}_}}}}", "{{{}}}", "%{{{}}}", "[{}]", "${{{}}}")


def _placeholder(word: Word, rng: random.Random) -> Word:
    form = rng.choice(_SHAPES).format(rng.choice(_NAMES))
    return replace(word, form=form, lemma=form)


def _plain(form: str) -> str:
    split = unicodedata.normalize("NFD", form)
    return "".join(letter for letter in split if not unicodedata.combining(letter)) or form


def rebuilt(sentence: Sentence, items: list[tuple[int, Word]]) -> Sentence | None:
    """The sentence in the order of `items` (old index, word); None when a kept word's head is left out."""
    place = {old: new for new, (old, _) in enumerate(items)}
    if any(word.head not in place for _, word in items):
        return None
    words = []
    for new, (old, word) in enumerate(items):
        following = items[new + 1] if new + 1 < len(items) else None
        space = _spaced(old, word, following)
        words.append(replace(word, head=place[word.head], space=space, form=_cased(sentence, old, new, word)))
    return replace(sentence, words=tuple(words))


def _spaced(old: int, word: Word, following: tuple[int, Word] | None) -> bool:
    if following is None:
        return True
    if following[0] == old + 1:
        return word.space
    return following[1].form[0] not in _TIGHT


def _cased(sentence: Sentence, old: int, new: int, word: Word) -> str:
    """Move the capital of the first word along with the first place."""
    if new == 0 and sentence.words[0].form[0].isupper():
        return word.form[0].upper() + word.form[1:]
    if (
        old == 0
        and new > 0
        and word.form != "I"
        and word.pos != "PROPN"
        and (len(word.form) == 1 or word.form[1:].islower())
    ):
        return word.form[0].lower() + word.form[1:]
    return word.form


def children(sentence: Sentence, head: int) -> list[int]:
    """Indices of the direct dependents of `head`."""
    return [i for i, word in enumerate(sentence.words) if word.head == head and i != head]


def subtree(sentence: Sentence, top: int) -> list[int]:
    """Sorted indices of `top` and all below it."""
    found, queue = [top], [top]
    while queue:
        below = children(sentence, queue.pop())
        found += below
        queue += below
    return sorted(found)
