"""Figures of a finished pipeline: accuracies, service clauses, speed and size."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck import sessions
from replycheck.training import clauses, conllu, pipelines
from replycheck.training.corpora import Corpus

if TYPE_CHECKING:
    from spacy.language import Language


def figures(folder: Path, corpus: Corpus, checked: Path) -> dict[str, Any]:
    """All figures of the pipeline in `folder`, with its own tokenizer for service clauses and speed; `checked` holds
    the hand-checked clauses."""
    import spacy

    sessions.use_one_thread()  # the speed is that of one core
    nlp = spacy.load(folder)
    result: dict[str, Any] = {
        "scores": {name: pipelines.scores(nlp, found) for name, found in corpus.dev.items()},
        "single_sentences": {
            name: pipelines.scores(nlp, found, together=1) for name, found in {**corpus.dev, **_apart(corpus)}.items()
        },
        "megabytes": round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6, 1),
        "words_per_second": _speed(nlp, next(iter(corpus.dev.values()))),
    }
    if checked.is_file():
        result["clauses"] = clauses.figures(nlp, checked)
    return result


def _speed(nlp: Language, sentences: list[conllu.Sentence]) -> int:
    """Words a second of processor time through nlp.pipe, the best of three; hundreds, rounded down."""
    texts = [sentence.text for sentence in sentences[:1500]]
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        count = sum(len(doc) for doc in nlp.pipe(texts, batch_size=128))
        best = max(best, count / (time.process_time() - started))
    return int(best // 100 * 100)


def _apart(corpus: Corpus) -> dict[str, list[conllu.Sentence]]:
    return {"service sentences kept apart": corpus.service_test} if corpus.service_test else {}
