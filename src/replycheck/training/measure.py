"""Figures of a finished pipeline: accuracies, service clauses, speed and size."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.training import clauses, conllu, pipelines
from replycheck.training.clauses import HELPERS, subject_of
from replycheck.training.corpora import Corpus

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def figures(folder: Path, corpus: Corpus, checked: Path) -> dict[str, Any]:
    """All figures of the pipeline in `folder`, with its own tokenizer for service clauses and speed; `checked` holds
    the hand-checked clauses."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))  # as replycheck runs it
    nlp = spacy.load(folder)
    result: dict[str, Any] = {
        "scores": {name: pipelines.scores(nlp, found) for name, found in corpus.dev.items()},
        "single_sentences": {
            name: pipelines.scores(nlp, found, together=1) for name, found in corpus.dev.items()
        },
        "megabytes": round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6, 1),
        "words_per_second": _speed(nlp, next(iter(corpus.dev.values()))),
    }
    if checked.is_file():
        result["clauses"] = clauses.figures(nlp, checked)
    if corpus.service_test:
        result["service_test"] = service_clauses(nlp, corpus.service_test)
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


def service_clauses(nlp: Language, sentences: list[conllu.Sentence]) -> dict[str, float]:
    """Of all finite verbs, the percentage found, with the right lemma, the right subject, and all three.

    Text is cut by the pipeline's own tokenizer. The subject is right when its head word is the gold one,
    or when there is none in both.
    """
    found = lemma = subject = everything = total = 0
    for sentence, doc in zip(sentences, nlp.pipe(s.text for s in sentences), strict=True):
        for index in _finite_verbs(sentence):
            one = _compare(sentence, index, doc)
            total += 1
            found, lemma, subject = found + one[0], lemma + one[1], subject + one[2]
            everything += all(one)
    shares = {"finite_verb": found, "lemma": lemma, "subject": subject, "all_three": everything}
    rounded = {name: round(100 * value / total, 1) for name, value in shares.items()}
    return {"sentences": len(sentences), "clauses": total, **rounded}


def _finite_verbs(sentence: conllu.Sentence) -> list[int]:
    return [i for i, word in enumerate(sentence.words) if "VerbForm=Fin" in word.feats.split("|")]


def _compare(sentence: conllu.Sentence, index: int, doc: Doc) -> tuple[bool, bool, bool]:
    starts = _offsets(sentence)
    token = next((t for t in doc if t.idx == starts[index]), None)
    if token is None or "VerbForm=Fin" not in str(token.morph):
        return False, False, False
    wanted = _gold_subject(sentence, index)
    got = subject_of(token)
    same = (None if got is None else got.idx) == (None if wanted is None else starts[wanted])
    return True, token.lemma_ == sentence.words[index].lemma, same


def _offsets(sentence: conllu.Sentence) -> list[int]:
    """Where each word starts in the sentence's text."""
    starts, position = [], 0
    for word in sentence.words:
        starts.append(position)
        position += len(word.form) + word.space
    return starts


def _gold_subject(sentence: conllu.Sentence, index: int) -> int | None:
    words = sentence.words
    head = words[index].head if words[index].dep in HELPERS else index
    found = (i for i, w in enumerate(words) if w.head == head and i != head and w.dep.startswith("nsubj"))
    return next(found, None)
