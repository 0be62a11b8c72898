"""Scores of the shipped rules, promise finder and pipelines on the project's own example sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from replycheck.config import Settings
from replycheck.corpusparts import part
from replycheck.customer import read
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
    return [*rule_scores(), *promise_scores(), *corpus_scores(), *context_scores(), *pipeline_scores()]


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
    """Promises (F1) and sentence labels (macro F1) on the corpus's test part."""
    scores: list[Score] = []
    for language in ("nl", "en"):
        labels = {row["id"]: row for row in _rows(f"labels.{language}.jsonl")}
        pairs: dict[str, list[tuple[str, str]]] = {name: [] for name in ("promise", *_LABELS)}
        for reply in _rows(f"replies.{language}.jsonl"):
            if reply["id"] in labels and part(reply["scenario"]) == "test":
                _compare(_check_reply(reply), labels[reply["id"]], pairs)
        scores.extend(Score(f"corpus, test part: {name}", language, *_f1(found)) for name, found in pairs.items())
    return scores


def _check_reply(reply: Mapping[str, Any]) -> Report:
    return check_row({**reply, "text": reply["reply"], "customer_message": reply["customer_message"] or ""})


# The flags of a labelled pair and the rules that should find them.
_FLAGS = {
    "asks-known-fact": ("asks_known", "context.asks-known-fact"),
    "unanswered-question": ("unanswered_question", "context.unanswered-question"),
    "unacknowledged-complaint": ("unacknowledged_complaint", "context.unacknowledged-complaint"),
    "broken-promise-ignored": ("broken_promise_ignored", "promise.broken-promise-ignored"),
    "repeats-tried-step": ("repeats_tried_step", "context.repeats-tried-step"),
}


def context_scores(wanted: str = "test") -> list[Score]:
    """Precision and recall of the faults beside the customer's message and F1 of the facts that it gives, on one part."""
    scores: list[Score] = []
    for language in ("nl", "en"):
        faults: dict[str, list[tuple[bool, bool]]] = {name: [] for name in _FLAGS}
        facts: list[tuple[int, int, int]] = []
        for pair, labels in _labelled_pairs(language, wanted):
            found = {f.rule for f in _check_reply(pair).findings}
            for name, (flag, rule) in _FLAGS.items():
                faults[name].append((bool(labels["flags"][flag]), rule in found))
            if "given" in labels:
                facts.append(_facts(pair, labels, language))
        start = f"corpus, {wanted} part: "
        scores.extend(score for name, given in faults.items() for score in _found_scores(start + name, language, given))
        hits, asked, read = (sum(column) for column in zip(*facts, strict=True))
        figure = 2 * hits / (asked + read) if asked + read else 0.0
        scores.append(Score(f"{start}facts that the customer gives, F1", language, figure * asked, asked))
    return scores


def _labelled_pairs(language: str, wanted: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(reply with the customer's message, its labels) of a part of the corpus."""
    labels = {row["id"]: row for row in _rows(f"pairlabels.{language}.jsonl")}
    for known, pair in labelled_pairs(language):
        if part(pair["scenario"]) == wanted:
            yield pair, labels[known]


def labelled_pairs(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, reply with the customer's message) of all that carry labels of the message."""
    labelled = {row["id"] for row in _rows(f"pairlabels.{language}.jsonl")}
    for name in _PAIRED:
        yield from ((pair["id"], pair) for pair in _rows(f"{name}.{language}.jsonl") if pair["id"] in labelled)


_PAIRED = ("replies", "exchanges")

# Facts that stand in the message as a value; names, products, attachments and steps taken are read elsewhere.
_VALUES = frozenset(
    "order invoice customer case booking policy contract meter serial tracking return student number email phone "
    "postcode address iban date amount errorcode birthdate".split()
)
_SAME = {
    "house": "address",
    "birthdate": "date",
    **dict.fromkeys(("reference", "plate", "patient", "bank", "flight"), "number"),
}


def _facts(pair: Mapping[str, Any], labels: Mapping[str, Any], language: str) -> tuple[int, int, int]:
    """(labelled facts that were read, labelled, read); a fact is read when kind and place agree."""
    message = read(pair["customer_message"], reply_language=language)
    asked = [(g["kind"], g["start"], g["end"]) for g in labels["given"] if g["kind"] in _VALUES]
    given = [(f.kind, f.start, f.end) for f in message.facts if f.value and (f.kind in _VALUES or f.kind in _SAME)]
    hits = sum(any(_agrees(want, have) for have in given) for want in asked)
    # One value may be read under several labels, or told twice: it counts once.
    known = {f.value for f in message.facts if f.value and any(_agrees(w, (f.kind, f.start, f.end)) for w in asked)}
    loose = {
        (f.start, f.end)
        for f in message.facts
        if (f.kind, f.start, f.end) in given and f.value not in known and not any(_agrees(w, (f.kind, f.start, f.end)) for w in asked)
    }
    return hits, len(asked), hits + len(loose)


def _agrees(want: tuple[str, int, int], have: tuple[str, int, int]) -> bool:
    kinds = {_SAME.get(want[0], want[0]), _SAME.get(have[0], have[0])}
    return want[1] < have[2] and have[1] < want[2] and (len(kinds) == 1 or "number" in kinds)


def _found_scores(name: str, language: str, found: list[tuple[bool, bool]]) -> Iterator[Score]:
    """Precision and recall of one fault; no line where nothing was found, or nothing was to be found."""
    hits = sum(wanted and given for wanted, given in found)
    for figure, of in (("precision", sum(g for _, g in found)), ("recall", sum(w for w, _ in found))):
        if of:
            yield Score(f"{name}, {figure}", language, hits, of)


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
    clauses = int(metrics["clauses"]["clauses"])
    for name in ("finite_verb", "lemma", "person", "all_three"):
        yield Score(f"parser, replies' clauses: {name}", language, metrics["clauses"][name] / 100 * clauses, clauses)
