"""Scores of the shipped rules, promise finder and pipelines on the project's own example sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from replycheck.config import Settings
from replycheck.corpusparts import part
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.errors import InputError
from replycheck.models import model_folder
from replycheck.report import Report, iso
from replycheck.rules import load

SENT_AT = "2025-12-03T10:00"


@dataclass(frozen=True)
class Score:
    """One line of the table: how many of how many; `figure` is the share, 0..1."""

    name: str
    language: str
    right: float
    of: int

    @property
    def figure(self) -> float:
        """The share, 0 when there is nothing to score."""
        return self.right / self.of if self.of else 0.0


def run() -> list[Score]:
    """All scores, by set and language; raises InputError when a set is missing or broken."""
    return [*rule_scores(), *promise_scores(), *corpus_scores(), *pipeline_scores()]


def to_dict(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """Scores as plain values for JSON."""
    return [
        {"name": s.name, "language": s.language, "right": round(s.right, 2), "of": s.of, "figure": round(s.figure, 4)}
        for s in scores
    ]


def _rows(name: str) -> Iterator[dict[str, Any]]:
    path = model_folder() / "corpus" / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); reinstall replycheck") from None
    for number, line in enumerate(lines, start=1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: not valid JSON: {error.msg}") from None


def check_row(row: Mapping[str, Any]) -> Report:
    """Check one row of an example set; the fields are those of the JSON Lines input."""
    draft = Draft(
        text=row["text"],
        language=row["lang"],
        channel=row.get("channel", "email"),
        kind="template" if row.get("kind") == "template" else "draft",
        customer_message=row.get("customer_message", ""),
        turn=row.get("turn", 1),
        sent_at=datetime.fromisoformat(row.get("sent_at", SENT_AT)),
    )
    return check_draft(draft, Settings())


def rule_scores() -> list[Score]:
    """Recall on what must be flagged and the share of near misses left alone, per kind of scope."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in _rows("rules_examples.jsonl"):
        if row["rule"] not in load(row["lang"]):
            continue
        wide = "message and pair" if row["scope"] in ("message", "pair", "paragraph") else "sentence and span"
        name = f"rules, {wide}: " + ("faults found" if row["flag"] else "near misses left alone")
        hit = any(f.rule == row["rule"] for f in check_row(row).findings)
        tally = counts.setdefault((name, row["lang"]), [0, 0])
        tally[0] += hit == row["flag"]
        tally[1] += 1
    return [Score(name, language, right, of) for (name, language), (right, of) in sorted(counts.items())]


def promise_scores() -> list[Score]:
    """Promise or not, and the latest moment of those found, on the worked examples."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in _rows("promise_examples.jsonl"):
        promises = check_row({**row, "kind": "draft"}).promises
        _tally(counts, "promises: promise or not", row["lang"], bool(promises) == row["promise"])
        if promises and row["promise"]:
            latest = iso(promises[0].deadline.latest)
            _tally(counts, "promises: latest moment", row["lang"], latest == row["latest"])
    return [Score(name, language, right, of) for (name, language), (right, of) in sorted(counts.items())]


def _tally(counts: dict[tuple[str, str], list[int]], name: str, language: str, right: bool) -> None:
    tally = counts.setdefault((name, language), [0, 0])
    tally[0] += right
    tally[1] += 1


def corpus_scores() -> list[Score]:
    """Promises (F1), sentence labels (macro F1) and faults beside the customer's message, on the corpus's test part."""
    scores: list[Score] = []
    for language in ("nl", "en"):
        labels = {row["id"]: row for row in _rows(f"labels.{language}.jsonl")}
        pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in ("promise", *_LABELS)}
        faults: dict[str, list[tuple[bool, bool]]] = {name: [] for name in _FLAGS}
        for reply in _rows(f"replies.{language}.jsonl"):
            if reply["id"] in labels and part(reply["scenario"]) == "test":
                report = check_row(
                    {**reply, "text": reply["reply"], "customer_message": reply["customer_message"] or ""}
                )
                _compare(report, labels[reply["id"]], pairs)
                _compare_faults(report, labels[reply["id"]], faults)
        scores.extend(Score(f"corpus, test part: {name}", language, *_f1(found)) for name, found in pairs.items())
        scores.extend(score for name, found in faults.items() for score in _found_scores(name, language, found))
    return scores


# The flags of a labelled reply and the rules that should find them.
_FLAGS = {
    "asks-known-fact": ("asks_known", "context.asks-known-fact"),
    "unanswered-question": ("unanswered_question", "context.unanswered-question"),
    "unacknowledged-complaint": ("unacknowledged_complaint", "context.unacknowledged-complaint"),
    "broken-promise-ignored": ("broken_promise_ignored", "promise.broken-promise-ignored"),
}


def _compare_faults(report: Report, labels: Mapping[str, Any], faults: dict[str, list[tuple[bool, bool]]]) -> None:
    """Add (wanted, found) of the faults of a whole reply."""
    found = {f.rule for f in report.findings}
    for name, (flag, rule) in _FLAGS.items():
        faults[name].append((bool(labels[flag]), rule in found))


def _found_scores(name: str, language: str, found: list[tuple[bool, bool]]) -> Iterator[Score]:
    """Precision and recall of one fault."""
    hits = sum(wanted and given for wanted, given in found)
    yield Score(f"corpus, test part: {name}, precision", language, hits, sum(given for _, given in found))
    yield Score(f"corpus, test part: {name}, recall", language, hits, sum(wanted for wanted, _ in found))


_LABELS = {
    "respect": {-1: "disrespectful", 0: "neutral", 1: "respectful"},
    "politeness": {-1: "impolite", 0: "neutral", 1: "polite"},
    "sentiment": {-1: "negative", 0: "neutral", 1: "positive"},
}
_FIELDS = {"respect": "respect", "politeness": "politeness", "sentiment": "tone"}


def _compare(report: Report, labels: Mapping[str, Any], pairs: dict[str, list[tuple[str, str]]]) -> None:
    """Add (wanted, found) of every sentence of one reply."""
    for wanted in labels["sentences"]:
        start, end = wanted["start"], wanted["end"]
        promised = any(start <= p.start < end for p in report.promises)
        pairs["promise"].append(("yes" if wanted["promises"] else "no", "yes" if promised else "no"))
        found = next((s for s in report.sentences if s.start < end and start < s.end), None)
        if found is not None:
            for name, words in _LABELS.items():
                pairs[name].append((words[wanted[_FIELDS[name]]], getattr(found, name).label))


def _f1(pairs: list[tuple[str, str]]) -> tuple[float, int]:
    """(F1 x number, number): F1 of 'yes' for two classes yes and no, else the mean over the classes."""
    classes = {wanted for wanted, _ in pairs}
    chosen = {"yes"} if classes <= {"yes", "no"} else classes
    values = [_class_f1(pairs, name) for name in chosen]
    return sum(values) / len(values) * len(pairs), len(pairs)


def _class_f1(pairs: list[tuple[str, str]], name: str) -> float:
    hits = sum(wanted == found == name for wanted, found in pairs)
    asked = sum(wanted == name for wanted, _ in pairs)
    given = sum(found == name for _, found in pairs)
    return 2 * hits / (asked + given) if asked + given else 0.0


def pipeline_scores() -> list[Score]:
    """What each pipeline's training run wrote into its metrics.json, as shares."""
    scores: list[Score] = []
    for language in ("nl", "en"):
        path = model_folder() / language / "metrics.json"
        if path.is_file():
            scores.extend(_metrics(json.loads(path.read_text(encoding="utf-8")), language))
    return scores


def _metrics(metrics: Mapping[str, Any], language: str) -> Iterator[Score]:
    for treebank, figures in metrics["scores"].items():
        for name, percent in figures.items():
            yield Score(f"parser, {treebank}: {name}", language, percent / 100, 1)
    service = metrics["service_test"]
    for name in ("finite_verb", "lemma", "subject", "all_three"):
        clauses = int(service["clauses"])
        yield Score(f"parser, service clauses: {name}", language, service[name] / 100 * clauses, clauses)
