"""A linear model over runs of one to three subwords; it stands beside the transformer and sees wording as it is.

Small corpora teach a transformer less about fixed turns of phrase than a plain count of them does, so both speak.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 3
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)


def keys(ids: Sequence[int]) -> NDArray[np.uint32]:
    """A 32-bit number for every run of one to three of the subword numbers `ids`, in order, repeats included."""
    import numpy as np

    row = np.asarray(ids, dtype=np.uint64) + np.uint64(1)
    found = []
    for length in range(1, min(LONGEST, len(row)) + 1):
        total = np.full(len(row) - length + 1, length, dtype=np.uint64)
        for place in range(length):
            part = row[place : len(row) - length + 1 + place]
            total = (total ^ (part * np.uint64(_FACTORS[place]))) * np.uint64(0x01000193)
        found.append((total ^ (total >> np.uint64(32))).astype(np.uint32))
    return np.concatenate(found) if found else np.zeros(0, dtype=np.uint32)


@dataclass(frozen=True)
class NgramModel:
    """Known n-grams (`keys`, sorted), their inverse document frequency, and 8-bit weights per output."""

    keys: NDArray[np.uint32]
    idf: NDArray[np.float32]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    heads: Mapping[str, int]

    @cached_property
    def _ends(self) -> list[tuple[str, int, int]]:
        first, found = 0, []
        for name, size in self.heads.items():
            found.append((name, first, first + size))
            first += size
        return found

    def scores(self, rows: Sequence[Sequence[int]]) -> dict[str, NDArray[np.float32]]:
        """Scores (logits) of every head, sentence x class; each row holds subword numbers with start and end marks."""
        import numpy as np

        owners, seen, counts = _counted(rows)
        places = np.minimum(np.searchsorted(self.keys, seen), len(self.keys) - 1)
        known = self.keys[places] == seen
        owners, places, counts = owners[known], places[known], counts[known]
        values = (1 + np.log(counts)) * self.idf[places]
        norms = np.sqrt(np.bincount(owners, values**2, minlength=len(rows)))
        values = (values / norms[owners]).astype(np.float32)
        sums = np.zeros((len(rows), len(self.bias)), dtype=np.float32)
        if len(owners):
            firsts = np.flatnonzero(np.diff(owners, prepend=-1))
            sums[owners[firsts]] = np.add.reduceat(self.weights[places] * values[:, None], firsts)
        sums = sums * self.scale + self.bias
        return {name: sums[:, first:last] for name, first, last in self._ends}


def _counted(rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.int64]]:
    """Every n-gram of every row once: its row's number, in order, its key, and how often it stands there."""
    import numpy as np

    found = [keys(ids) for ids in rows]
    owners = np.repeat(np.arange(len(found), dtype=np.uint64), [len(row) for row in found])
    pairs, counts = np.unique((owners << np.uint64(32)) | np.concatenate(found), return_counts=True)
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32), counts


def load(path: Path, heads: Mapping[str, int]) -> NgramModel:
    """The model in a safetensors file; raises OSError, ValueError or KeyError when it is missing or broken."""
    from safetensors.numpy import load as read

    tensors: dict[str, Any] = read(path.read_bytes())
    return NgramModel(**{name: tensors[name] for name in ("keys", "idf", "weights", "scale", "bias")}, heads=heads)
