"""How every command ends: with an exit code, and a failure with one line on standard error."""

from __future__ import annotations

import os
from collections.abc import Callable

from replycheck.commands.talk import drop_output, say
from replycheck.errors import ReplycheckError
from replycheck.exits import Exit


def ended(work: Callable[[], int]) -> int:
    """Do a command's work and return its exit code; every failure is one line and exit code 2."""
    try:
        return work()
    except ReplycheckError as error:
        return failed(str(error))
    except BrokenPipeError:
        drop_output()
        return Exit.UNCHECKED
    except KeyboardInterrupt:
        return failed("stopped; what was checked is in the cache")
    except Exception as error:
        if os.environ.get("REPLYCHECK_DEBUG"):
            raise
        return failed(f"a fault in replycheck itself ({type(error).__name__}); please report it")


def failed(text: str) -> int:
    """Say what went wrong; returns the exit code of a command that could not do its work."""
    say(f"replycheck: {text}")
    return Exit.UNCHECKED
