"""Weights of the context checks: a logistic regression over the signs of a reply beside its customer's message."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from replycheck.checks.case import Case
from replycheck.checks.context.complaint import signs
from replycheck.checks.context.pair import Pair
from replycheck.checks.context.weighing import ENCODED, QUESTION, WORDS, group_of
from replycheck.checks.context.wording import wording_signs
from replycheck.config import Settings
from replycheck.corpusparts import part
from replycheck.draft import Draft

Signs = Mapping[str, float]


@dataclass(frozen=True)
class Told:
    """One labelled example: its signs, whether it is a fault, and the part of the corpus it belongs to."""

    key: str
    signs: Signs
    fault: bool
    part: str
    quality: str


def write(corpus: Path, out: Path) -> dict[str, tuple[float, float]]:
    """Fit all sets of weights on the train part and write the TOML; gives (precision, recall) on the dev part.

    The words are fitted alone; the other set leaves the counted words out, for the check takes the mean of both.
    """
    from replycheck.training import questionweights

    asked = list(questionweights.examples(corpus))
    words = list(examples(corpus, _FLAG, signs, encoded=False))
    encoded = list(examples(corpus, _FLAG, signs, encoded=True))
    tables = {
        ENCODED: fit(encoded, strength=0.1, without=frozenset(wording_signs("", ""))),
        WORDS: fit(words, strength=0.03),
        QUESTION: fit(asked, strength=0.3),
    }
    out.write_text(_HEAD + "\n".join(_as_toml(name, tables[name]) for name in sorted(tables)), encoding="utf-8")
    return {
        ENCODED: _rates(encoded, ENCODED, lambda given: (logit(given, tables[ENCODED]) + logit(given, tables[WORDS])) / 2),
        WORDS: _rates(words, WORDS, lambda given: logit(given, tables[WORDS])),
        QUESTION: _rates(asked, QUESTION, lambda given: logit(given, tables[QUESTION])),
    }


_FLAG = "unacknowledged_complaint"
_HEAD = "# Weights of logistic regressions; made by `python -m replycheck.training context`, never by hand.\n\n"


def examples(corpus: Path, flag: str, signs_of: Callable[[Pair, Any], Signs], *, encoded: bool) -> Iterator[Told]:
    """The labelled pairs of the corpus, without the test part."""
    for language in ("nl", "en"):
        for row, labels in labelled(corpus, language):
            if part(row["scenario"]) == "test" or flag not in labels:
                continue
            pair = pair_of(row, encoded=encoded)
            if pair.spoken is not None and pair.body:
                yield Told(row["id"], signs_of(pair, pair.spoken), labels[flag], part(row["scenario"]), row["quality"])


def labelled(corpus: Path, language: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(reply row, its flags) of the pairs with labels of their own, which are stricter than those of replies."""
    flags = {row["id"]: row["flags"] for row in _rows(corpus / f"pairlabels.{language}.jsonl")}
    for name in ("replies", "exchanges"):
        for row in _rows(corpus / f"{name}.{language}.jsonl"):
            if row["id"] in flags and row["customer_message"]:
                yield row, flags[row["id"]]


def labelled_asks(corpus: Path, language: str) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """(reply row, what its customer asks) for the pairs with labels of their own."""
    asks = {row["id"]: row["asks"] for row in _rows(corpus / f"pairlabels.{language}.jsonl")}
    for name in ("replies", "exchanges"):
        for row in _rows(corpus / f"{name}.{language}.jsonl"):
            if row["id"] in asks and row["customer_message"]:
                yield row, asks[row["id"]]


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pair_of(row: Mapping[str, Any], *, encoded: bool = True) -> Pair:
    """A row of the corpus as the checks see it."""
    draft = Draft(
        text=row["reply"],
        channel=row["channel"],
        language=row["lang"],
        customer_message=row["customer_message"],
        customer_name=row["customer_name"] or "",
    )
    return Pair(Case(draft, Settings(encoder=encoded), datetime.fromisoformat(row["sent_at"])))


def fit(told: Sequence[Told], *, strength: float, without: frozenset[str] = frozenset()) -> dict[str, float]:
    """Weights per sign with `bias`, from the train part."""
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for t in told for name in t.signs} - without)
    train = [t for t in told if t.part == "train"]
    values = np.array([[t.signs[name] for name in names] for t in train])
    spread = values.std(axis=0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=4000).fit(values / spread, [t.fault for t in train])
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0] / spread, strict=True)}
    weights["bias"] = round(float(model.intercept_[0]), 4)
    return weights


# From which share on a finding is made, by what the phrase lists say. Set by hand, on exchanges that neither the encoder
# nor the weights had seen: on the train part both are too sure, so that half of what is new would fall below 0.5.
LEAST = {
    ENCODED: {"ruled": 0.4, "open": 0.55, "hinted": 0.5, "regret": 0.5},
    WORDS: {"ruled": 0.5, "open": 0.7, "hinted": 0.7, "regret": 0.6},
    QUESTION: {"open": 0.6},
}


def _rates(told: Sequence[Told], name: str, total: Callable[[Signs], float]) -> tuple[float, float]:
    """(precision, recall) on the dev part from the `LEAST` shares on; `total` gives the log odds."""
    dev = [t for t in told if t.part == "dev"]
    found = [t for t in dev if 1 / (1 + np.exp(-total(t.signs))) >= LEAST[name][group_of(t.signs)]]
    hits, wanted = sum(t.fault for t in found), sum(t.fault for t in dev)
    return hits / len(found) if found else 0.0, hits / wanted if wanted else 0.0


def logit(values: Signs, weights: Signs) -> float:
    """The log odds of a fault."""
    return weights["bias"] + sum(v * weights.get(n, 0.0) for n, v in values.items())


def _as_toml(name: str, weights: Signs) -> str:
    weights = {**weights, **{f"least_{group}": least for group, least in LEAST[name].items()}}
    lines = [f"{key} = {value}" for key, value in sorted(weights.items())]
    return f"[{name}]\n" + "\n".join(lines) + "\n"
