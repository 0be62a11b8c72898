"""onnxruntime sessions for the project's own networks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_threads = 2


def quiet_session(network: Path | bytes) -> Any:
    """A session for a network, given as a file or as its content: few threads, and none that burns time while it waits."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    given = network if isinstance(network, bytes) else str(network)
    return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])


def use_one_thread() -> None:
    """For a process that has others beside it; before a network is first used."""
    global _threads
    _threads = 1


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """The numbers of rows of these lengths, shortest first, in groups that hold at most so much, padding included; one row
    always does."""
    order = sorted(range(len(lengths)), key=lambda number: lengths[number])
    while order:
        size = next((n for n in range(1, len(order)) if (n + 1) * lengths[order[n]] > most), len(order))
        yield order[:size]
        order = order[size:]
