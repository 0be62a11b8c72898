"""The service-language test: in hand-checked clauses, the finite verb, the lemma with its particle, and the subject's person.

The sentences are the corpus's own (`models/corpus/clauses.LANG.jsonl`); no pipeline is trained on them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.finiteverbs import full_lemma, is_finite
from replycheck.verbsubjects import person

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def figures(nlp: Language, path: Path) -> dict[str, float]:
    """Of all clauses, the percentage with the right finite verb, lemma, person, and all three."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hits = [0, 0, 0, 0]
    total = 0
    for row, doc in zip(rows, nlp.pipe(_one_sentence(nlp, row["text"]) for row in rows), strict=True):
        for clause in row["clauses"]:
            right = _compare(clause, doc)
            total += 1
            hits = [count + hit for count, hit in zip(hits, (*right, all(right)), strict=True)]
    names = ("finite_verb", "lemma", "person", "all_three")
    shares = {name: round(100 * hit / total, 1) for name, hit in zip(names, hits, strict=True)}
    return {"sentences": len(rows), "clauses": total, **shares}


def _one_sentence(nlp: Language, text: str) -> Doc:
    """As replycheck parses: the sentence is cut already."""
    doc = nlp.make_doc(text)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _compare(clause: dict[str, Any], doc: Doc) -> tuple[bool, bool, bool]:
    verb = next((token for token in doc if token.idx == clause["start"]), None)
    if verb is None or not is_finite(verb):
        return False, False, False
    return True, full_lemma(verb) == clause["lemma"], person(verb) == clause["person"]
