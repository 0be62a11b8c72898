"""`python -m replycheck`, and the command `replycheck`."""

import sys

TYPER_INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt leaves with exit code 2 at whatever moment it comes."""
    try:
        from replycheck.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("replycheck: stopped\n")
        sys.exit(2)
    except SystemExit as left:
        sys.exit(2 if left.code == TYPER_INTERRUPTED else left.code)


if __name__ == "__main__":
    main()
