"""The Stanford politeness task: the politest quarter of requests against the least polite, on held-out requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from replycheck.training.encoder import finetune
from replycheck.training.encoder.data import Item
from replycheck.training.encoder.network import ReplyEncoder


def figures(model: ReplyEncoder, requests: Sequence[Item], encode: finetune.Encoding) -> dict[str, dict[str, float]]:
    """Accuracy and AUC per source; quarters and threshold come from the requests that were trained on."""
    return {
        source: _figures(model, [r for r in requests if r.source == source], encode)
        for source in sorted({r.source for r in requests})
    }


def _figures(model: ReplyEncoder, requests: Sequence[Item], encode: finetune.Encoding) -> dict[str, float]:
    seen, kept = ([r for r in requests if r.part == part] for part in ("train", "dev"))
    from sklearn.metrics import roc_auc_score

    low, high = np.quantile([r.labels["request"] for r in seen], (0.25, 0.75))
    learnt, told = ([r for r in rows if not low < r.labels["request"] < high] for rows in (seen, kept))
    limit = _threshold(_scores(model, learnt, encode), _polite(learnt, high))
    scores, polite = _scores(model, told, encode), _polite(told, high)
    return {
        "requests": len(told),
        "accuracy": round(float(np.mean((scores >= limit) == polite)), 3),
        "auc": round(float(roc_auc_score(polite, scores)), 3),
    }


def _scores(model: ReplyEncoder, requests: Sequence[Item], encode: finetune.Encoding) -> Any:
    return finetune.predict(model, requests, encode)["request"][:, 0].numpy()


def _polite(requests: Sequence[Item], high: float) -> Any:
    return np.array([r.labels["request"] >= high for r in requests])


def _threshold(scores: Any, polite: Any) -> float:
    """The limit that is right most often."""
    tried = np.unique(scores)
    return float(max(tried, key=lambda limit: np.mean((scores >= limit) == polite)))
