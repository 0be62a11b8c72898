"""What a check costs in processor time, part by part: python bench/checks.py [REPLIES]

Prints milliseconds for each reply and for each sentence, each part's share of the whole, and what it costs to check
a draft again in which one sentence was edited; exits 1 when a limit is passed. All replies are read once with another
punctuation before, so that the models are loaded and the patterns compiled while no sentence is known yet.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from screen import draft as long_draft  # noqa: E402

from replycheck.checks import CHECKS, judged, tone  # noqa: E402
from replycheck.checks.case import Case  # noqa: E402
from replycheck.config import Settings  # noqa: E402
from replycheck.draft import Draft  # noqa: E402
from replycheck.engine import check  # noqa: E402

NOW = datetime(2026, 1, 14, 10)
WORDS = 90  # a usual reply; the limit of the pattern rules holds for this length
RULES_LIMIT, PROMISES_LIMIT, EDIT_LIMIT = 0.5, 0.3, 60.0  # ms a reply, ms a sentence, ms
EDITS = 40
PARTS = {"wording": "pattern rules", "context": "beside the customer's message"}


def replies(language: str, number: int) -> list[Draft]:
    """Replies of the shipped corpus, spread over the whole file."""
    lines = (ROOT / "models" / "corpus" / f"replies.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[:: max(1, len(lines) // number)][:number]]
    return [
        Draft(row["reply"], channel=row["channel"], language=language, customer_message=row["customer_message"] or "")
        for row in rows
    ]


def other_marks(draft: Draft) -> Draft:
    """The same words in sentences that no cache will know again."""
    return Draft(
        draft.text.replace(".", " ."),
        channel=draft.channel,
        language=draft.language,
        customer_message=draft.customer_message.replace(".", " ."),
    )


class Clock:
    """Processor time by part, in seconds."""

    def __init__(self) -> None:
        self.used: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add the time of the block to a part."""
        before = process_time()
        yield
        self.used[name] += process_time() - before


def measure(draft: Draft, clock: Clock) -> Case:
    """One check, its parts in the order in which each finds what it needs ready."""
    case = Case(draft, Settings(), NOW)
    with clock.part("cut into sentences, language"):
        first = case.sentences[0]
    with clock.part("parse"):
        case.doc(first)
    with clock.part("encoder"):
        _ = case.judgements
    with clock.part("times"):
        _ = case.times
    with clock.part("promises"):
        _ = case.promises
    findings = []
    for one in CHECKS:
        with clock.part(PARTS.get(one.name, "other checks")):
            findings += one.run(case)
    with clock.part("labels"):
        findings += judged.check(case, findings)
        tone.labels(case, findings, case.promises)
    return case


def edited() -> float:
    """Milliseconds to check a draft of 300 words again with another word in one of its sentences."""
    text, place = long_draft(), "daarna is het"
    check(text, language="nl", sent_at=NOW)
    used = []
    for number in range(EDITS):
        changed = text.replace(place, f"{place} {'abcdefghij'[number % 10] * (1 + number // 10)}", 1)
        before = process_time()
        check(changed, language="nl", sent_at=NOW)
        used.append(1000 * (process_time() - before))
    return statistics.median(used)


def line(name: str, value: float, limit: float, unit: str) -> bool:
    """Print a figure with its limit; True when it is kept."""
    print(f"  {'ok  ' if value <= limit else 'OVER'} {name:<44} {value:7.2f} {unit} (limit {limit:g})")
    return value <= limit


def main() -> int:
    """Measure both languages and one edited draft."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    kept = []
    for language in ("nl", "en"):
        drafts, clock = replies(language, number), Clock()
        for draft in drafts:
            measure(other_marks(draft), Clock())
        cases = [measure(draft, clock) for draft in drafts]
        sentences = sum(len(case.sentences) for case in cases)
        words = sum(s.words for case in cases for s in case.sentences)
        whole = sum(clock.used.values())
        print(
            f"{language}: {len(cases)} replies of {words / len(cases):.0f} words, {sentences / len(cases):.1f} sentences"
        )
        for name, used in clock.used.items():
            per_reply, per_sentence = 1000 * used / len(cases), 1000 * used / sentences
            print(f"    {name:<30} {per_reply:7.2f} ms a reply {per_sentence:7.3f} a sentence {used / whole:6.1%}")
        rules, promises = 1000 * clock.used["pattern rules"], 1000 * clock.used["promises"]
        kept.append(line(f"pattern rules, a reply of {WORDS} words", rules / words * WORDS, RULES_LIMIT, "ms"))
        kept.append(line("promises, a sentence", promises / sentences, PROMISES_LIMIT, "ms"))
    kept.append(line("one sentence edited in 300 words", edited(), EDIT_LIMIT, "ms"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
