"""`python -m replycheck`."""

from replycheck.cli import main

if __name__ == "__main__":
    main()
