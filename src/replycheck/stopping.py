"""How a run of several processes ends: a request to stop ends it in order, and no process outlives the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LOOK_EVERY = 1.0  # seconds


@contextmanager
def terminable() -> Iterator[None]:
    """SIGTERM, by which CI services cancel a job, is an interrupt like Ctrl-C: files and processes are tidied."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def end_workers() -> None:
    """End the processes of this run at once, whatever they are busy with."""
    for worker in multiprocessing.active_children():
        worker.terminate()


def follow_the_parent() -> None:
    """For a worker: interrupts are left to the parent, and a parent that is gone ends the worker too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(2)
