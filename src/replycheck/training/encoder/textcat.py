"""A baseline to beat: spaCy's bag-of-words text classifier, one per head and language."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from replycheck.training.encoder.data import Item

if TYPE_CHECKING:
    from spacy.language import Language

HEADS = {"respect": 3, "politeness": 3, "sentiment": 3, "promise": 4}
_EPOCHS, _BATCH, _SEED = 4, 64, 7


def predict(items: Sequence[Item], told: Sequence[Item]) -> dict[str, list[int]]:
    """The class of each sentence in `told` per head, learnt from `items`."""
    found: dict[str, list[int]] = {name: [0] * len(told) for name in HEADS}
    for lang in ("nl", "en"):
        places = [number for number, item in enumerate(told) if item.lang == lang]
        known = [item for item in items if item.lang == lang]
        for name in HEADS:
            nlp = _fit([item for item in known if name in item.labels], name, lang)
            for place, doc in zip(places, nlp.pipe(told[number].text for number in places), strict=True):
                found[name][place] = int(max(doc.cats, key=doc.cats.__getitem__))
    return found


def _fit(items: Sequence[Item], name: str, lang: str) -> Language:
    import spacy
    from spacy.training import Example

    nlp = spacy.blank(lang)
    model = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 2, "no_output_layer": False}
    classifier: Any = nlp.add_pipe("textcat", config={"model": model})
    for number in range(HEADS[name]):
        classifier.add_label(str(number))
    labels = [{str(n): float(n == item.labels[name]) for n in range(HEADS[name])} for item in items]
    examples = [
        Example.from_dict(nlp.make_doc(item.text), {"cats": cats}) for item, cats in zip(items, labels, strict=True)
    ]
    optimizer = nlp.initialize(lambda: examples[:100])
    rng = random.Random(_SEED)  # noqa: S311
    for _ in range(_EPOCHS):
        rng.shuffle(examples)
        for first in range(0, len(examples), _BATCH):
            nlp.update(examples[first : first + _BATCH], sgd=optimizer, drop=0.2)
    return nlp
