"""Fits the linear model over subword n-grams on the corpus: one multinomial logistic regression per head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from replycheck.ngrams import NgramModel, keys
from replycheck.training.encoder.data import CAUSES, HEADS, Item

_LEAST = 2  # n-grams of one sentence only teach nothing about others
_STRENGTH = 4.0


def rows(texts: Sequence[str], tokenizer: Path, longest: int) -> list[list[int]]:
    """Subword numbers of each text, start and end marks included, as the encoder reads them."""
    from tokenizers import Tokenizer

    loaded: Any = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
    loaded.enable_truncation(longest)
    return [encoding.ids for encoding in loaded.encode_batch(list(texts))]


def fit(items: Sequence[Item], tokenizer: Path, *, longest: int) -> NgramModel:
    """A model of all heads from the labelled `items`."""
    known = [item for item in items if HEADS.keys() & item.labels.keys()]
    counted = [Counter(keys(ids).tolist()) for ids in rows([i.text for i in known], tokenizer, longest)]
    spread = Counter(key for counts in counted for key in counts)
    kept = np.array(sorted(key for key, count in spread.items() if count >= _LEAST), dtype=np.uint32)
    idf = np.log((1 + len(known)) / (1 + np.array([spread[int(key)] for key in kept]))) + 1
    matrix = _matrix(counted, kept, idf)
    columns, bias = zip(*(_head(matrix, known, name) for name in HEADS), strict=True)
    weights, shifts = np.vstack(columns), np.concatenate(bias)
    scale = np.abs(weights).max(axis=1) / 127
    return NgramModel(
        keys=kept,
        idf=idf.astype(np.float32),
        weights=np.ascontiguousarray(np.round(weights / scale[:, None]).T.astype(np.int8)),
        scale=scale.astype(np.float32),
        bias=shifts.astype(np.float32),
        heads=HEADS,
    )


def _matrix(counted: Sequence[Counter[int]], kept: Any, idf: Any) -> Any:
    """Sentence x n-gram: damped counts times idf, each row of length one."""
    from scipy.sparse import csr_matrix

    place = {int(key): number for number, key in enumerate(kept)}
    starts, columns, values = [0], [], []
    for counts in counted:
        found = [(place[key], count) for key, count in counts.items() if key in place]
        row = np.array([(1 + np.log(count)) * idf[column] for column, count in found])
        columns += [column for column, _ in found]
        values += list(row / (np.sqrt(row @ row) or 1.0))
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(counted), len(kept)))


def _head(matrix: Any, items: Sequence[Item], name: str) -> tuple[Any, Any]:
    """(weights: class x n-gram, bias: class) of one head; of `causes` each class is a yes or no of its own."""
    from sklearn.linear_model import LogisticRegression

    places = [number for number, item in enumerate(items) if name in item.labels]
    matrix, labels = matrix[places], np.array([items[number].labels[name] for number in places])
    if name != "causes":
        model = LogisticRegression(C=_STRENGTH, max_iter=400).fit(matrix, labels)
        return model.coef_, model.intercept_
    found = [
        LogisticRegression(C=_STRENGTH, max_iter=400, class_weight={0: 1, 1: 3}).fit(matrix, labels[:, number])
        for number in range(len(CAUSES))
    ]
    return np.vstack([m.coef_ for m in found]), np.concatenate([m.intercept_ for m in found])


def predict(model: NgramModel, items: Sequence[Item], tokenizer: Path, *, longest: int) -> dict[str, torch.Tensor]:
    """Scores per head (sentence x class) of all items, in their order."""
    found = model.scores(rows([item.text for item in items], tokenizer, longest))
    return {name: torch.from_numpy(found[name]) for name in HEADS}


def save(model: NgramModel, path: Path) -> None:
    """Write the model as safetensors."""
    from safetensors.numpy import save_file

    names = ("keys", "idf", "weights", "scale", "bias")
    save_file({name: np.ascontiguousarray(getattr(model, name)) for name in names}, path)
