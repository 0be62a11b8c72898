"""Writing a pipeline without the words of its training texts: spaCy keeps every string that it ever met."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly

from replycheck import tokens

if TYPE_CHECKING:
    from spacy.language import Language


def write(nlp: Language, folder: Path) -> None:
    """nlp.to_disk, with the strings cut to what tokenizer, labels and lemma trees need."""
    nlp.to_disk(folder)
    path = folder / "vocab" / "strings.json"
    needed = _needed(nlp)
    found = json.loads(path.read_text(encoding="utf-8"))
    kept = [text for text in found if text in needed or "|" in text or "=" in text]
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _needed(nlp: Language) -> set[str]:
    import spacy

    blank = spacy.blank(str(nlp.lang))
    tokens.configure(blank)
    labels = {str(label) for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())
    return {*blank.vocab.strings, *labels, *(nlp.vocab.strings[number] for number in _numbers(trees))}


def _numbers(value: Any) -> Iterator[int]:
    """The string numbers of all lemma trees: what they look for and what they put there."""
    if isinstance(value, bytes):
        value = srsly.msgpack_loads(value)
    if isinstance(value, dict):
        yield from (value[key] for key in ("orig", "subst") if value.get(key))
        yield from (n for key, inner in value.items() if key not in ("orig", "subst") for n in _numbers(inner))
    elif isinstance(value, list | tuple):
        yield from (number for inner in value for number in _numbers(inner))
