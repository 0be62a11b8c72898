"""The shipped sentence encoder: probabilities for respect, politeness, sentiment, promise and news.

A small transformer in ONNX with 8-bit weights, run by onnxruntime, and a linear model over its subwords (ngrams.py);
neither torch nor transformers is loaded.
"""

from __future__ import annotations

import json
import math
import os
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from replycheck import ngrams
from replycheck.errors import ModelError
from replycheck.models import model_folder

_LOCK = threading.Lock()
_BATCH = 64
_MOST_KEPT = 4000
_THREADS = 2


@dataclass(frozen=True)
class Judgement:
    """Natural-log scores (logits) for one sentence, per head: the mean of the transformer's and the linear model's.

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
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads use no processor
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(path / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
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


def _folder() -> Path:
    return _folder_for(os.environ.get("REPLYCHECK_MODELS"))


def use_one_thread() -> None:
    """For a process that has others beside it; before the encoder is first used."""
    global _THREADS
    _THREADS = 1


def available() -> bool:
    """True when the models folder holds an encoder that can be loaded."""
    return not problem()


def problem() -> str:
    """Why there is no encoder, in a line for a person; empty when there is one."""
    try:
        return _problem(_folder())
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
        return _load(_folder()).facts


def judge(texts: Sequence[str]) -> list[Judgement]:
    """One Judgement per sentence, kept for texts seen before; raises ModelError when the model cannot be loaded."""
    with _LOCK:
        encoder = _load(_folder())
        missing = [text for text in dict.fromkeys(texts) if text not in _KEPT]
        missing.sort(key=len)
        fresh: dict[str, Judgement] = {}
        for first in range(0, len(missing), _BATCH):
            batch = missing[first : first + _BATCH]
            fresh.update(zip(batch, _run(encoder, batch), strict=True))
        found = [fresh[text] if text in fresh else _KEPT[text] for text in texts]
        if len(_KEPT) + len(fresh) > _MOST_KEPT:
            _KEPT.clear()
        _KEPT.update(fresh)
    return found


_KEPT: dict[str, Judgement] = {}
_MASKED = re.compile(r"[ǂǁ]+")


def readable(plain: str) -> str:
    """Masked text as the encoder reads it: one x for a placeholder, link or quotation, single spaces."""
    return " ".join(_MASKED.sub("x", plain).split())


def _run(encoder: _Encoder, texts: Sequence[str]) -> list[Judgement]:
    import numpy as np

    rows = encoder.tokenizer.encode_batch(list(texts))
    width = max(len(row.ids) for row in rows)
    ids = np.zeros((len(rows), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = row.ids
        mask[number, : len(row.ids)] = 1
    outputs = encoder.session.run(list(encoder.heads), {"ids": ids, "mask": mask})
    heads = dict(zip(encoder.heads, outputs, strict=True))
    return [
        _judgement(
            encoder, {name: values[i].tolist() for name, values in heads.items()}, encoder.linear.scores(row.ids)
        )
        for i, row in enumerate(rows)
    ]


def _judgement(encoder: _Encoder, deep: Mapping[str, list[float]], linear: Mapping[str, list[float]]) -> Judgement:
    pairs = zip(encoder.causes, deep["causes"], linear["causes"], strict=True)
    causes = {cause: (_share(one) + _share(other)) / 2 for cause, one, other in pairs}
    names = ("respect", "politeness", "sentiment", "news", "promise")
    return Judgement(**{name: _mean(deep[name], linear[name]) for name in names}, causes=causes)


def _mean(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    """The mean of the log probabilities that two models give."""
    return tuple((a + b) / 2 for a, b in zip(_logged(one), _logged(other), strict=True))


def _logged(logits: Sequence[float]) -> list[float]:
    highest = max(logits)
    total = highest + math.log(sum(math.exp(logit - highest) for logit in logits))
    return [logit - total for logit in logits]


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))
