"""`replycheck evaluate`: the scores of the shipped models and rules."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from replycheck import config
from replycheck import evaluate as evaluation
from replycheck.commands.talk import utf8
from replycheck.errors import ConfigError
from replycheck.exits import Exit
from replycheck.files import one_line
from replycheck.learning.regression import Outcome
from replycheck.output.data import dumps


def evaluate(*, form: str) -> Exit:
    """Measure and print every score, as a table or as JSON."""
    _validate(form)
    scores = evaluation.run()
    out = utf8(sys.stdout)
    if form == "json":
        out.write(dumps(evaluation.to_dict(scores), indent=1) + "\n")
        return Exit.CLEAN
    for score in scores:
        out.write(f"{score.name:<52} {score.language:<3} {score.figure:6.3f}  of {score.of}\n")
    return Exit.CLEAN


def _validate(form: str) -> None:
    if form not in ("text", "json"):
        raise ConfigError(f"--format: {form!r} is not one of text, json")


def run_cases(path: Path, *, form: str) -> Exit:
    """Run labelled cases with the team's settings and print what is wrong; exit code 1 when something is."""
    from replycheck.learning import regression

    _validate(form)
    outcomes = list(regression.run(regression.read(path), config.load()))
    wrong = [o for o in outcomes if not o.right]
    out = utf8(sys.stdout)
    if form == "json":
        out.write(dumps([{**asdict(o), "right": o.right} for o in outcomes], indent=1) + "\n")
    else:
        out.write("".join(_case(o) for o in wrong))
        right, of = Counter(o.rule for o in outcomes if o.right), Counter(o.rule for o in outcomes)
        out.write("".join(f"{rule:<40} {right[rule]} of {of[rule]}\n" for rule in sorted(of)))
        out.write(f"{len(outcomes) - len(wrong)} of {len(outcomes)} cases right\n")
    return Exit.FINDINGS if wrong else Exit.CLEAN


def _case(outcome: Outcome) -> str:
    """One line for a case that is wrong."""
    said = "missed" if outcome.flag else "false alarm"
    return f"{one_line(outcome.id)}: {outcome.rule}: {said}\n"
