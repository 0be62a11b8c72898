"""`replycheck evaluate`: the scores of the shipped models and rules."""

from __future__ import annotations

import sys

from replycheck import evaluate as evaluation
from replycheck.commands.talk import utf8
from replycheck.errors import ConfigError
from replycheck.exits import Exit
from replycheck.output.data import dumps


def evaluate(*, form: str) -> Exit:
    """Measure and print every score, as a table or as JSON."""
    if form not in ("text", "json"):
        raise ConfigError(f"--format: {form!r} is not one of text, json")
    scores = evaluation.run()
    out = utf8(sys.stdout)
    if form == "json":
        out.write(dumps(evaluation.to_dict(scores), indent=1) + "\n")
        return Exit.CLEAN
    for score in scores:
        out.write(f"{score.name:<52} {score.language:<3} {score.figure:6.3f}  of {score.of}\n")
    return Exit.CLEAN
