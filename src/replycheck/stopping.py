"""How a run of several processes ends: a request to stop ends it in order, and no process outlives the run."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LOOK_EVERY = 1.0  # seconds


_asked = threading.Event()


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM, by which CI services cancel a job, is an interrupt like Ctrl-C: files and processes are tidied."""
    _asked.clear()
    before = {signal.SIGTERM: signal.signal(signal.SIGTERM, _interrupt)}
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where the shell has it ignored
        before[signal.SIGINT] = signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    _asked.set()
    raise KeyboardInterrupt


def heed() -> None:
    """Raise KeyboardInterrupt when a stop was asked for and a library took the interrupt for an error of its own."""
    if _asked.is_set():
        raise KeyboardInterrupt


def end_workers() -> None:
    """End the processes of this run at once, whatever they are busy with."""
    import multiprocessing

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
