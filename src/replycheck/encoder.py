"""The shipped sentence encoder: probabilities for respect, politeness, sentiment, promise and news.

A small transformer in ONNX with 8-bit weights, run by onnxruntime, and a linear model over its subwords (ngrams.py);
neither torch nor transformers is loaded.
"""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck import ngrams
from replycheck.errors import ModelError
from replycheck.models import model_folder
from replycheck.passages import Window, arrays, windows
from replycheck.sessions import batches, quiet_session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOCK = threading.Lock()
_TOGETHER = 256  # subwords that the network reads at one go, padding included: more do not fit the processor's cache
_MOST_KEPT = 1000  # passages

Passage = tuple[str, ...]  # the sentences of a reply in their order, or one sentence alone


@dataclass(frozen=True)
class Judgement:
    """Natural-log scores (logits) for one sentence, per head: the transformer's and the linear model's, weighed
    as encoder.json says ("networks").

    respect, politeness and sentiment: worst, neutral, best. news: bad, none, good. promise: none, firm, hedged,
    conditional. `causes` holds a probability for each cause of disrespect, the mean of both models.
    """

    respect: tuple[float, ...]
    politeness: tuple[float, ...]
    sentiment: tuple[float, ...]
    news: tuple[float, ...]
    promise: tuple[float, ...]
    causes: Mapping[str, float]


@dataclass(frozen=True)
class _Encoder:
    session: Any
    tokenizer: Any
    linear: ngrams.NgramModel
    heads: Mapping[str, int]
    causes: Sequence[str]
    facts: Mapping[str, Any]


@lru_cache(maxsize=2)
def _load(folder: Path) -> _Encoder:
    path = folder / "encoder"
    try:
        facts = json.loads((path / "encoder.json").read_text(encoding="utf-8"))
        from tokenizers import Tokenizer

        session = quiet_session(path / "encoder.onnx")
        tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        linear = ngrams.load(path / "ngrams.safetensors", facts["ngrams"])
    except Exception as error:  # onnxruntime, tokenizers and safetensors have errors of their own, without a base
        reason = " ".join(str(error).split())[:120]
        raise ModelError(f"{path}: the encoder cannot be loaded ({reason}); reinstall replycheck") from None
    tokenizer.enable_truncation(facts["longest"])
    return _Encoder(session, tokenizer, linear, facts["heads"], facts["causes"], facts)


@lru_cache(maxsize=2)
def _folder_for(chosen: str | None) -> Path:
    """The models folder for a value of REPLYCHECK_MODELS, looked for once: a check asks hundreds of times."""
    return model_folder()


def folder() -> Path:
    """The models folder, for a value of REPLYCHECK_MODELS looked for once."""
    return _folder_for(os.environ.get("REPLYCHECK_MODELS"))


def available() -> bool:
    """True when the models folder holds an encoder that can be loaded."""
    return not problem()


def problem() -> str:
    """Why there is no encoder, in a line for a person; empty when there is one."""
    try:
        return _problem(folder())
    except ModelError as error:
        return str(error)


@lru_cache(maxsize=2)
def _problem(folder: Path) -> str:
    """Looked for once: every check of every sentence asks."""
    try:
        with _LOCK:
            _load(folder)
    except ModelError as error:
        return str(error)
    return ""


def facts() -> Mapping[str, Any]:
    """What the training run wrote beside the weights: heads, causes, longest input, how rules and model combine."""
    with _LOCK:
        return _load(folder()).facts


def judge(passages: Sequence[Passage]) -> list[list[Judgement]]:
    """One Judgement per sentence of each passage, which are read in their order; raises ModelError without a model.

    Passages seen before are not read again.
    """
    with _LOCK:
        encoder = _load(folder())
        missing = [passage for passage in dict.fromkeys(passages) if passage not in _KEPT]
        fresh = dict(zip(missing, _read(encoder, missing), strict=True))
        found = [fresh[passage] if passage in fresh else _KEPT[passage] for passage in passages]
        if len(_KEPT) + len(fresh) > _MOST_KEPT:
            _KEPT.clear()
        _KEPT.update(fresh)
    return found


def judge_alone(texts: Sequence[str]) -> list[Judgement]:
    """One Judgement per sentence, each read without another beside it; raises ModelError without a model."""
    return [found for (found,) in judge([(text,) for text in texts])]


_KEPT: dict[Passage, list[Judgement]] = {}
_MASKED = re.compile(r"[ǂǁ]+")


def readable(plain: str) -> str:
    """Masked text as the encoder reads it: one x for a placeholder, link or quotation, single spaces."""
    return " ".join(_MASKED.sub("x", plain).split())


def _read(encoder: _Encoder, passages: Sequence[Passage]) -> list[list[Judgement]]:
    """The judgements of each passage; windows of about the same length are read together."""
    rows = [row.ids for row in encoder.tokenizer.encode_batch([text for passage in passages for text in passage])]
    seen: list[tuple[Window, int]] = []
    first = 0
    for passage in passages:
        own = rows[first : first + len(passage)]
        seen += [(window, first) for window in windows([ids[1:-1] for ids in own])]
        first += len(passage)
    found: dict[int, Judgement] = {}
    for chosen in batches([len(window.ids) for window, _ in seen], _TOGETHER):
        batch = [seen[number] for number in chosen]
        numbers = [first + number for window, first in batch for number, _, _ in window.spans]
        judged = _run(encoder, [window for window, _ in batch], [rows[number] for number in numbers])
        found.update(zip(numbers, judged, strict=True))
    ordered = iter(found[number] for number in range(len(rows)))
    return [[next(ordered) for _ in passage] for passage in passages]


def _run(encoder: _Encoder, read: Sequence[Window], rows: Sequence[Sequence[int]]) -> list[Judgement]:
    """The judgements of the sentences in a few windows, also given as `rows` of subword numbers of their own."""
    given = arrays(read)
    outputs = encoder.session.run(list(encoder.heads), vars(given))
    deep, linear = dict(zip(encoder.heads, outputs, strict=True)), encoder.linear.scores(rows)
    causes = ((_share(deep["causes"]) + _share(linear["causes"])) / 2).tolist()
    networks = encoder.facts["networks"]
    means = {
        name: (networks[name] * _logged(deep[name]) + (1 - networks[name]) * _logged(linear[name])).tolist() for name in _HEADS
    }
    return [
        Judgement(
            **{name: tuple(scores[number]) for name, scores in means.items()},
            causes=dict(zip(encoder.causes, causes[number], strict=True)),
        )
        for number in range(len(rows))
    ]


_HEADS = ("respect", "politeness", "sentiment", "news", "promise")


def _logged(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log probabilities, row by row."""
    import numpy as np

    below: NDArray[np.float32] = logits - logits.max(axis=1, keepdims=True)
    sums: NDArray[np.float32] = np.log(np.exp(below).sum(axis=1, keepdims=True))
    return below - sums


def _share(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    odds: NDArray[np.float32] = np.exp(logits)
    return odds / (1 + odds)
