"""`python -m replycheck`, and the command `replycheck`."""

import os
import sys
from pathlib import Path

TYPER_INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt leaves with exit code 2 at whatever moment it comes."""
    try:
        draft = _draft_alone(sys.argv[1:])
        if draft is None:
            _command_line()
        else:
            sys.exit(_screen(*draft))
    except KeyboardInterrupt:
        sys.stderr.write("replycheck: stopped\n")
        sys.exit(2)
    except SystemExit as left:
        sys.exit(2 if left.code == TYPER_INTERRUPTED else left.code)


def _draft_alone(arguments: list[str]) -> list[str] | None:
    """The agent's screen without options: the draft's file, or none for a new draft; None for any other command.

    That start needs no option parser, which takes a quarter of the time to the first paint.
    """
    from replycheck.commands import COMMANDS

    if arguments[:1] == ["write"]:
        arguments = arguments[1:]
    elif arguments and arguments[0] in COMMANDS:
        return None
    alone = len(arguments) == 1 and not arguments[0].startswith("-") and os.path.isfile(arguments[0])
    return arguments if alone or not arguments else None


def _screen(file: str = "") -> int:
    from replycheck.commands.ending import ended
    from replycheck.commands.write import write

    draft = Path(file) if file else None
    return ended(lambda: write(file=draft, channel=None, language=None, customer=None, stdout=False, quick=False))


def _command_line() -> None:
    from replycheck.cli import main as run

    run()


if __name__ == "__main__":
    main()
