"""The best tree over the words of a sentence, given a score for every word and every head (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEVER = -1e9


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The head of each word, 0 for the one root and n + 1 for word n, of scores (word, head)."""
    heads = scores.argmax(1)
    if _is_tree(heads):
        return heads  # type: ignore[no-any-return]
    rooted = scores.astype("float64")
    roots = [word for word in range(len(heads)) if heads[word] == 0] or list(range(len(heads)))
    root = max(roots, key=lambda word: float(scores[word, 0]))
    rooted[:, 0] = _NEVER
    rooted[root, :] = _NEVER
    rooted[root, 0] = 0.0
    return _spanning(rooted)


def _is_tree(heads: NDArray[np.int64]) -> bool:
    return int((heads == 0).sum()) == 1 and not _cycle(heads)


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words of one cycle, none without one."""
    seen = [0] * len(heads)
    for first in range(len(heads)):
        path, word = [], first
        while word >= 0 and not seen[word]:
            seen[word] = first + 1
            path.append(word)
            word = int(heads[word]) - 1
        if word >= 0 and seen[word] == first + 1 and word in path:
            return path[path.index(word) :]
    return []


def _spanning(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best heads without a cycle: each cycle becomes one word, and is opened where its own best way in leads."""
    import numpy as np

    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = 2 * _NEVER
    heads = scores.argmax(1)
    cycle = _cycle(heads)
    if not cycle:
        return heads  # type: ignore[no-any-return]
    others = [word for word in range(count) if word not in set(cycle)]
    inner = np.array(cycle)
    columns = np.array([0, *(word + 1 for word in others)])
    gains = scores[np.ix_(inner, columns)] - scores[inner, heads[inner]][:, None]  # for each way into the cycle
    into = gains.argmax(0)
    out = scores[np.ix_(np.array(others, dtype=int), inner + 1)]  # a word outside below one of the cycle
    small = np.full((len(others) + 1, len(others) + 2), 2 * _NEVER)
    if others:
        small[:-1, : len(others) + 1] = scores[np.ix_(np.array(others), columns)]
        small[:-1, -1] = out.max(1)
    small[-1, : len(others) + 1] = gains.max(0)
    found = _spanning(small)
    for place, word in enumerate(others):
        head = int(found[place])
        heads[word] = inner[int(out[place].argmax())] + 1 if head == len(others) + 1 else columns[head]
    opened = int(found[-1])
    heads[inner[into[opened]]] = columns[opened]
    return heads  # type: ignore[no-any-return]
