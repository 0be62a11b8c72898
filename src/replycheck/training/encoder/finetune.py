"""Fine-tuning: one head per label, all at once, on the corpus and the helper sets."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import nn

from replycheck.encoder import Passage
from replycheck.passages import Window, arrays, windows
from replycheck.training.encoder.data import HEADS, HELPERS, Item
from replycheck.training.encoder.network import ReplyEncoder, body_of, configuration, groups
from replycheck.training.schedule import rate

log = logging.getLogger(__name__)

OUTPUTS = HEADS | HELPERS
_WEIGHTS = {"respect": (1.4, 1.0, 1.1), "politeness": (1.6, 1.0, 1.1), "sentiment": (1.4, 1.0, 1.5)}
_ALONE = 0.25  # the share of passages whose sentences are read alone in a round
_SHARES = {"request": 0.3, "polarity": 0.2, "causes": 2.0, "news": 0.5}


@dataclass(frozen=True, kw_only=True)
class HeadPlan:
    """Length and size of fine-tuning. A round takes all sentences of replies, `pair_share` of the contrast pairs
    and `helper_share` helper sentences per corpus sentence."""

    epochs: float = 4.0
    batch: int = 32
    learn_rate: float = 3e-4
    pair_share: float = 0.5
    helper_share: float = 0.2
    longest: int = 96
    seed: int = 7
    threads: int = 2


@dataclass(frozen=True)
class Reading:
    """A window, and whose label each of its sentences bears."""

    window: Window
    items: Sequence[Item]


class Encoding:
    """Turns items into windows of the passages that they stand in, with the project's tokenizer."""

    def __init__(self, tokenizer: Path, plan: HeadPlan) -> None:
        from tokenizers import Tokenizer

        self.tokenizer: Any = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
        self.tokenizer.enable_truncation(plan.longest)

    def __call__(self, items: Sequence[Item]) -> list[Reading]:
        """Windows in which every item stands once; of a passage's other sentences no label is asked."""
        passages: dict[Passage, dict[int, Item]] = {}
        alone = []
        for item in items:
            if item.place in passages.setdefault(item.passage, {}) or not item.passage:
                alone.append(item)
            else:
                passages[item.passage][item.place] = item
        found = [reading for passage, own in passages.items() for reading in self._readings(passage, own)]
        rows = self._rows([item.text for item in alone])
        return found + [Reading(next(windows([row])), [item]) for row, item in zip(rows, alone, strict=True)]

    def _rows(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids[1:-1] for encoding in self.tokenizer.encode_batch(list(texts))]

    def _readings(self, passage: Passage, own: dict[int, Item]) -> Iterator[Reading]:
        for window in windows(self._rows(passage)):
            spans = [span for span in window.spans if span[0] in own]
            if spans:
                yield Reading(Window(window.ids, spans), [own[number] for number, _, _ in spans])


def tensors(readings: Sequence[Reading]) -> dict[str, torch.Tensor]:
    """The network's input by name."""
    given = vars(arrays([reading.window for reading in readings]))
    return {name: torch.from_numpy(array) for name, array in given.items()}


def fit(items: list[Item], plan: HeadPlan, *, masked: Path, tokenizer: Path, config: dict[str, int]) -> ReplyEncoder:
    """A ReplyEncoder trained on `items` from the pre-trained body in `masked`."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    rng = random.Random(plan.seed)  # noqa: S311
    model = ReplyEncoder(configuration(**config), OUTPUTS)
    model.bert.load_state_dict(body_of(load_file(masked / "model.safetensors")))
    encode = Encoding(tokenizer, plan)
    optimizer = torch.optim.AdamW(groups(model, plan.learn_rate), betas=(0.9, 0.98))
    total, step = int(plan.epochs * len(_chosen(items, plan, rng))) // plan.batch, 0
    model.train()
    while step < total:
        chosen = _some_alone(_chosen(items, plan, rng), rng)
        for batch in _shuffled(encode(chosen), plan.batch, rng):
            if step >= total:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate(step / total, peak=group["peak"])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = model(**tensors(batch))
            loss = _loss(outputs, [item for reading in batch for item in reading.items])
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
    model.eval()
    return model


def _chosen(items: Sequence[Item], plan: HeadPlan, rng: random.Random) -> list[Item]:
    """What one round reads."""
    pairs = [item for item in items if item.source == "pair"]
    helpers = [item for item in items if not HEADS.keys() & item.labels.keys()]
    replies = [item for item in items if item.source != "pair" and HEADS.keys() & item.labels.keys()]
    own = replies + rng.sample(pairs, int(plan.pair_share * len(pairs)))
    return own + rng.sample(helpers, min(len(helpers), int(plan.helper_share * len(own))))


def _some_alone(items: Sequence[Item], rng: random.Random) -> list[Item]:
    """The items, those of some passages without their passage: what stands alone is judged as well."""
    passages = dict.fromkeys(item.passage for item in items)
    cut = {passage for passage in passages if rng.random() < _ALONE}
    return [item.alone() if item.passage in cut else item for item in items]


def _shuffled(readings: list[Reading], size: int, rng: random.Random) -> list[list[Reading]]:
    """Batches of at least `size` sentences in windows of like length, in random order."""
    batches: list[list[Reading]] = []
    held = size
    for reading in sorted(rng.sample(readings, len(readings)), key=lambda reading: len(reading.window.ids) // 8):
        if held >= size:
            batches.append([])
            held = 0
        batches[-1].append(reading)
        held += len(reading.items)
    rng.shuffle(batches)
    return batches


def _loss(outputs: tuple[torch.Tensor, ...], batch: list[Item]) -> torch.Tensor:
    total = torch.zeros(())
    for name, logits in zip(OUTPUTS, outputs, strict=True):
        labels = [item.labels.get(name) for item in batch]
        rows = [i for i, label in enumerate(labels) if label is not None]
        if rows:
            known = [labels[i] for i in rows]
            total = total + _SHARES.get(name, 1.0) * _one(name, logits[rows].float(), known) * len(rows) / len(batch)
    return total


def _one(name: str, logits: torch.Tensor, labels: list[Any]) -> torch.Tensor:
    if name == "causes":
        return nn.functional.binary_cross_entropy_with_logits(
            logits, torch.tensor(labels, dtype=torch.float32), pos_weight=torch.tensor(3.0)
        )
    if name == "request":
        return nn.functional.mse_loss(logits[:, 0], torch.tensor(labels))
    weight = torch.tensor(_WEIGHTS[name]) if name in _WEIGHTS else None
    return nn.functional.cross_entropy(logits, torch.tensor(labels), weight=weight, label_smoothing=0.05)


def predict(model: ReplyEncoder, items: Sequence[Item], encode: Encoding) -> dict[str, torch.Tensor]:
    """Logits per head for all items, in their order."""
    numbers = {id(item): number for number, item in enumerate(items)}
    found: dict[str, list[Any]] = {name: [None] * len(items) for name in OUTPUTS}
    with torch.inference_mode():
        for batch in by_length(encode(items)):
            owners = [numbers[id(item)] for reading in batch for item in reading.items]
            for name, logits in zip(OUTPUTS, model(**tensors(batch)), strict=True):
                for number, row in zip(owners, logits, strict=True):
                    found[name][number] = row
    return {name: torch.stack(rows).float() for name, rows in found.items()}


def by_length(readings: list[Reading], size: int = 32) -> Iterator[list[Reading]]:
    """Batches of so many windows of like length."""
    ordered = sorted(readings, key=lambda reading: len(reading.window.ids))
    return (ordered[first : first + size] for first in range(0, len(ordered), size))
