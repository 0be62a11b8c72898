"""The shipped matcher: what a reply does with its customer's message, by a small transformer that reads both together.

In ONNX with 8-bit weights, run by onnxruntime, with the encoder's subwords; loaded only where there is a message.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.encoder import Passage, folder
from replycheck.errors import ModelError
from replycheck.exchanges import Exchange, Span, exchange, rows
from replycheck.sessions import quiet_session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOCK = threading.Lock()
_LONGEST_MESSAGE = 4000  # characters
_MOST_QUESTIONS = 12
_MOST_KEPT = 200
HEADS = ("sentence", "row", "pair")


@dataclass(frozen=True)
class Match:
    """Log odds for a reply beside its message.

    `complaint`: that the message complains and no sentence takes it up; `broken`: that it speaks of a promise that was not
    kept and no sentence owns that. Per sentence of the reply: `known`, that it asks for what the message gives, and
    `tried`, that it sends the customer to a step that was tried. `answers`: per question, for each sentence, that it
    deals with the question.
    """

    complaint: float
    broken: float
    known: tuple[float, ...]
    tried: tuple[float, ...]
    answers: tuple[tuple[float, ...], ...]


class Reader:
    """Turns a message and the sentences of a reply into what the network reads, with the subwords of a tokenizer.json."""

    def __init__(self, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))

    def exchange(self, message: str, asked: Sequence[Span], sentences: Passage) -> Exchange:
        """`asked`: the stretches of the message that ask something, by code points; the first 4,000 are read."""
        told = self._tokenizer.encode(message[:_LONGEST_MESSAGE], add_special_tokens=False)
        reply = [found.ids for found in self._tokenizer.encode_batch(list(sentences), add_special_tokens=False)]
        return exchange(told.ids, told.offsets, asked, reply)


@lru_cache(maxsize=2)
def _load(models: Path) -> tuple[Any, Reader]:
    try:
        return quiet_session(models / "matcher" / "matcher.onnx"), Reader(models / "encoder" / "tokenizer.json")
    except Exception as error:  # onnxruntime and tokenizers have errors of their own, without a base
        reason = " ".join(str(error).split())[:120]
        raise ModelError(f"{models / 'matcher'}: the matcher cannot be loaded ({reason}); reinstall replycheck") from None


_KEPT: dict[tuple[str, tuple[Span, ...], Passage], Match] = {}


def match(message: str, asked: Sequence[Span], sentences: Passage) -> Match:
    """The match of a reply, given as readable sentences, with a message; raises ModelError without a model.

    Of the questions (`asked`, stretches of the message) the first twelve are read; for the others no sentence answers.
    """
    key = (message, tuple(asked), sentences)
    with _LOCK:
        session, reader = _load(folder())
        if key not in _KEPT:
            if len(_KEPT) >= _MOST_KEPT:
                _KEPT.clear()
            one = reader.exchange(message, asked[:_MOST_QUESTIONS], sentences)
            given = vars(rows([(one, window) for window in one.windows]))
            _KEPT[key] = joined(one, *session.run(list(HEADS), given))
        return _KEPT[key]


def joined(one: Exchange, sentence: NDArray[np.float32], row: NDArray[np.float32], pair: NDArray[np.float32]) -> Match:
    """The Match of an exchange from the logits of all its windows, in their order."""
    import numpy as np

    answers: list[list[float]] = [[] for _ in one.asked]
    first = 0
    for window in one.windows:
        for own in answers:
            own += pair[first : first + len(window.spans), 0].tolist()
            first += len(window.spans)
    heard, owned, known, tried = sentence.T
    complains, reminds = row.mean(axis=0).tolist()
    return Match(
        complains - float(np.logaddexp.reduce(heard)),
        reminds - float(np.logaddexp.reduce(owned)),
        tuple(known.tolist()),
        tuple(tried.tolist()),
        tuple(map(tuple, answers)),
    )
