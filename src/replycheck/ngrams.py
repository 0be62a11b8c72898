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

    def scores(self, ids: Sequence[int]) -> dict[str, list[float]]:
        """Scores (logits) of every head for one sentence, given as subword numbers with its start and end marks."""
        import numpy as np

        seen, counts = np.unique(keys(ids), return_counts=True)
        places = np.minimum(np.searchsorted(self.keys, seen), len(self.keys) - 1)
        known = self.keys[places] == seen
        places, values = places[known], (1 + np.log(counts[known])) * self.idf[places[known]]
        norm = float(np.sqrt(values @ values)) or 1.0
        sums = (values / norm) @ self.weights[places].astype(np.float32) * self.scale + self.bias
        return {name: sums[first:last].tolist() for name, first, last in self._ends}


def load(path: Path, heads: Mapping[str, int]) -> NgramModel:
    """The model in a safetensors file; raises OSError, ValueError or KeyError when it is missing or broken."""
    from safetensors.numpy import load as read

    tensors: dict[str, Any] = read(path.read_bytes())
    return NgramModel(**{name: tensors[name] for name in ("keys", "idf", "weights", "scale", "bias")}, heads=heads)
