"""Weights for the questions that a reply leaves open: a logistic regression over labelled questions.

Questions that nobody answers are rare. So a reply is also read without the sentences that answer a question, which leaves
that question open, and without as many other sentences, which leaves it answered.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from replycheck.checks.context.answersigns import question_signs
from replycheck.checks.context.pair import Pair
from replycheck.corpusparts import part
from replycheck.customer import Message, Question
from replycheck.draft import Sentence
from replycheck.training.contextweights import Told, labelled_asks, pair_of

_SHORTEST = 8
_OPEN, _ANSWERED = 6, 3  # how often a real question counts beside one of a cut reply


def examples(corpus: Path) -> Iterator[Told]:
    """Questions of the corpus without the test part, as the checks see them."""
    for language in ("nl", "en"):
        for row, asks in labelled_asks(corpus, language):
            if part(row["scenario"]) != "test":
                yield from _of_pair(row, asks)


def _of_pair(row: Mapping[str, Any], asks: Sequence[Mapping[str, Any]]) -> Iterator[Told]:
    pair = pair_of(row, encoded=False)
    message = pair.spoken
    chance = np.random.default_rng(zlib.crc32(row["id"].encode()))
    if message is None or not pair.body:
        return
    for question in message.questions:
        mine = [a for a in asks if question.start < a["end"] and a["start"] < question.end]
        if not mine:
            continue
        answers = {n for ask in mine for n in ask["answered_by"]}
        yield from [_told(row, pair, question, message, fault=not answers)] * (_ANSWERED if answers else _OPEN)
        if answers:
            yield from _cut(row, pair, question, answers, chance)


def _cut(row: Mapping[str, Any], pair: Pair, question: Question, answers: set[int], chance: np.random.Generator) -> Iterator[Told]:
    """The question beside the reply without its answers, and beside the reply without other sentences."""
    given = [s for n, s in enumerate(pair.case.sentences) if n in answers]
    rest = [s for s in pair.body if s not in given]
    other = [rest[n] for n in chance.permutation(len(rest))[: max(1, len(given))]]
    for sentences, fault in ((given, True), (other, False)):
        cut = pair_of({**row, "reply": _without(row["reply"], sentences)}, encoded=False)
        if sentences and cut.spoken is not None and sum(s.words for s in cut.body) >= _SHORTEST:
            yield _told(row, cut, question, cut.spoken, fault=fault)


def _without(reply: str, sentences: list[Sentence]) -> str:
    for sentence in sorted(sentences, key=lambda s: -s.start):
        reply = reply[: sentence.start] + reply[sentence.end :]
    return reply


def _told(row: Mapping[str, Any], pair: Pair, question: Question, message: Message, *, fault: bool) -> Told:
    return Told(row["id"], question_signs(pair, question, message), fault, part(row["scenario"]), row["quality"])
