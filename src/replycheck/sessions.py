"""onnxruntime sessions for the project's own networks."""

from __future__ import annotations

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
