"""How much the rules and how much the encoder count: a logistic regression per head, fitted on development sentences
that the rules were not written from, and on the real ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch

from replycheck.checks.judged import NAMES
from replycheck.config import Settings
from replycheck.corpusparts import part, unseen
from replycheck.draft import Draft
from replycheck.encoder import Passage, readable
from replycheck.engine import check_draft
from replycheck.report import Report
from replycheck.training.encoder import realset
from replycheck.training.encoder.data import Item, labels_of, rows, sentences_of

_SENT = datetime(2026, 3, 11, 10)
Scores = Mapping[str, torch.Tensor]


@dataclass(frozen=True)
class Told:
    """A labelled sentence with the label that the rules alone give for each head; `unseen`: by rules written before it."""

    item: Item
    rules: dict[str, str]
    unseen: bool = False


def ruled(folder: Path, parts: frozenset[str]) -> list[Told]:
    """The labelled sentences of these parts of the corpus with what the rules, without the encoder, say."""
    found: list[Told] = []
    for lang in ("nl", "en"):
        labels = {row["id"]: row["sentences"] for row in rows(folder / f"labels.{lang}.jsonl")}
        for row in rows(folder / f"replies.{lang}.jsonl"):
            if part(row["scenario"]) in parts and row["id"] in labels:
                draft = _reply(row)
                told = _told(draft, labels[row["id"]], part(row["scenario"]), "reply")
                found += [replace(one, unseen=unseen(row["scenario"])) for one in told]
        for row in [*rows(folder / f"pairs.{lang}.jsonl"), *rows(folder / f"turns.{lang}.jsonl")]:
            if part(row["scenario"]) in parts:
                draft = Draft(text=row["text"], channel=row["channel"], language=lang, sent_at=_SENT, turn=3)
                found += _told(draft, row["sentences"], part(row["scenario"]), "pair")
    return found


def _reply(row: dict[str, Any]) -> Draft:
    return Draft(
        text=row["reply"],
        channel=row["channel"],
        language=row["lang"],
        customer_message=row["customer_message"] or "",
        customer_name=row["customer_name"] or "",
        sent_at=datetime.fromisoformat(row["sent_at"]),
    )


def _told(draft: Draft, sentences: list[dict[str, Any]], where: str, source: str) -> Iterator[Told]:
    report = check_draft(draft, Settings(encoder=False))
    items = sentences_of(draft.text, sentences, draft.language, where, source)
    for item, sentence in zip(items, sentences, strict=True):
        yield Told(item, rule_labels(report, sentence["start"], sentence["end"]))


def rule_labels(report: Report, start: int, end: int) -> dict[str, str]:
    """The labels of a report for text[start:end]: of several sentences, the one with most overlap."""
    over = [s for s in report.sentences if s.start < end and start < s.end]
    best = max(over, key=lambda s: min(s.end, end) - max(s.start, start), default=None)
    labels = {head: "neutral" if best is None else getattr(best, head).label for head in list(NAMES)[:3]}
    kept = [p.firmness for p in report.promises if p.start < end and start < p.end]
    return labels | {"promise": kept[0] if kept else "none"}


def network_shares(deep: Scores, flat: Scores, told: Sequence[Told]) -> dict[str, float]:
    """Per head how much of the log probability is the network's, the rest the linear model's: where the loss is least."""
    return {
        head: min(_SHARES, key=lambda share: _loss(mean(deep[head], flat[head], share), [t.item.labels[head] for t in told]))
        for head in (*NAMES, "news")
    }


_SHARES = tuple(round(0.3 + 0.05 * step, 2) for step in range(15))


def mean(deep: torch.Tensor, flat: torch.Tensor, share: float) -> torch.Tensor:
    """Log probabilities (sentence x class) of both models, the network's counted for `share`."""
    return share * deep.log_softmax(1) + (1 - share) * flat.log_softmax(1)


def _loss(scores: torch.Tensor, wanted: Sequence[int]) -> float:
    return float(torch.nn.functional.cross_entropy(scores, torch.tensor(wanted)))


def features(head: str, logits: torch.Tensor, told: Sequence[Told]) -> Any:
    """The encoder's logits and a column per class of the head with 1 where the rules say it."""
    marks = np.array([[float(t.rules[head] == name) for name in NAMES[head]] for t in told])
    return np.hstack([logits.numpy(), marks])


def fit(told: Sequence[Told], logits: dict[str, torch.Tensor]) -> dict[str, dict[str, list[list[float]]]]:
    """Weights (class x feature) and bias (class x 1) for every head of NAMES."""
    from sklearn.linear_model import LogisticRegression

    blend = {}
    for head in NAMES:
        wanted = [t.item.labels[head] for t in told]
        model = LogisticRegression(C=0.3, max_iter=2000).fit(features(head, logits[head], told), wanted)
        blend[head] = {
            "weights": [[round(float(v), 4) for v in row] for row in model.coef_],
            "bias": [[round(float(v), 4)] for v in model.intercept_],
        }
    return blend


def shares(blend: dict[str, Any], head: str, logits: torch.Tensor, told: Sequence[Told]) -> Any:
    """Probabilities (sentence x class) of the blended judgement."""
    sums = features(head, logits, told) @ np.array(blend[head]["weights"]).T + np.array(blend[head]["bias"]).T
    grown = np.exp(sums - sums.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)


def ruled_real(labels: Path, data: Path) -> list[Told]:
    """The labelled real sentences, each with what the rules say of it in its whole text."""
    found: list[Told] = []
    reports: dict[tuple[str, str, str], tuple[Draft, Report]] = {}
    for row, lang, text in realset.rows(labels, data):
        key = (lang, row["set"], str(row["row"]))
        if key not in reports:
            kind = "template" if row["channel"] == "email" else "draft"
            draft = Draft(text=text, channel=row["channel"], language=lang, sent_at=_SENT, turn=4, kind=kind)
            reports[key] = draft, check_draft(draft, Settings(encoder=False))
        draft, report = reports[key]
        text = readable(draft.plain[row["start"] : row["end"]])
        item = Item(text, lang, "real", row["set"], labels_of(row), *_around(draft, row["start"], text))
        found.append(Told(item, rule_labels(report, row["start"], row["end"])))
    return found


def _around(draft: Draft, start: int, text: str) -> tuple[Passage, int]:
    """The draft's sentences and the number of the one at `start`, which is read as `text`; alone when none begins there."""
    passage = [readable(sentence.plain) for sentence in draft.sentences]
    place = next((n for n, sentence in enumerate(draft.sentences) if sentence.start == start), None)
    if place is None:
        return (), 0
    passage[place] = text
    return tuple(passage), place
