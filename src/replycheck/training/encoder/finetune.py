"""Fine-tuning: one head per label, all at once, on the corpus and the helper sets."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import nn

from replycheck.training.encoder.data import HEADS, HELPERS, Item
from replycheck.training.encoder.network import ReplyEncoder, configuration
from replycheck.training.schedule import rate

log = logging.getLogger(__name__)

OUTPUTS = HEADS | HELPERS
_WEIGHTS = {"respect": (1.4, 1.0, 1.1), "politeness": (1.6, 1.0, 1.1), "sentiment": (1.4, 1.0, 1.5)}
_SHARES = {"request": 0.3, "polarity": 0.2, "causes": 2.0, "news": 0.5}


@dataclass(frozen=True, kw_only=True)
class HeadPlan:
    """Length and size of fine-tuning; `helper_share` is how many helper sentences join per corpus sentence."""

    epochs: float = 6.0
    batch: int = 32
    learn_rate: float = 3e-4
    helper_share: float = 0.35
    longest: int = 96
    seed: int = 7
    threads: int = 2


class Encoding:
    """Turns items into padded tensors with the project's tokenizer."""

    def __init__(self, tokenizer: Path, plan: HeadPlan) -> None:
        from tokenizers import Tokenizer

        self.tokenizer: Any = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
        self.tokenizer.enable_truncation(plan.longest)

    def __call__(self, items: Sequence[Item]) -> tuple[torch.Tensor, torch.Tensor]:
        """(subword numbers, attention mask), each (items, longest of them)."""
        found = self.tokenizer.encode_batch([i.text for i in items])
        width = max(len(e.ids) for e in found)
        rows = [[*e.ids, *[0] * (width - len(e.ids))] for e in found]
        masks = [[*e.attention_mask, *[0] * (width - len(e.ids))] for e in found]
        return torch.tensor(rows), torch.tensor(masks)


def fit(items: list[Item], plan: HeadPlan, *, masked: Path, tokenizer: Path, config: dict[str, int]) -> ReplyEncoder:
    """A ReplyEncoder trained on `items` from the pre-trained body in `masked`."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    rng = random.Random(plan.seed)  # noqa: S311
    model = ReplyEncoder(configuration(**config), OUTPUTS)
    body = {n[5:]: v for n, v in load_file(masked / "model.safetensors").items() if n.startswith("bert.")}
    model.bert.load_state_dict(body)
    own = [item for item in items if HEADS.keys() & item.labels.keys()]
    others = [item for item in items if not HEADS.keys() & item.labels.keys()]
    encode = Encoding(tokenizer, plan)
    optimizer = torch.optim.AdamW(_groups(model, plan.learn_rate), betas=(0.9, 0.98))
    per_epoch = int(len(own) * (1 + plan.helper_share)) // plan.batch
    total, step = int(plan.epochs * per_epoch), 0
    model.train()
    while step < total:
        chosen = own + rng.sample(others, min(len(others), int(plan.helper_share * len(own))))
        for batch in _shuffled(chosen, plan.batch, rng):
            if step >= total:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate(step / total, peak=group["peak"])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = model(*encode(batch))
            loss = _loss(outputs, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
    model.eval()
    return model


def _groups(model: ReplyEncoder, peak: float) -> list[dict[str, Any]]:
    body = list(model.bert.parameters())
    known = {id(p) for p in body}
    fresh = [p for p in model.parameters() if id(p) not in known]
    return [
        {"params": body, "lr": peak, "peak": peak, "weight_decay": 0.02},
        {"params": fresh, "lr": 3 * peak, "peak": 3 * peak, "weight_decay": 0.02},
    ]


def _shuffled(items: list[Item], size: int, rng: random.Random) -> list[list[Item]]:
    """Batches of sentences of like length, in random order."""
    order = sorted(rng.sample(items, len(items)), key=lambda item: len(item.text) // 24)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
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
    order = sorted(range(len(items)), key=lambda i: len(items[i].text))
    found: dict[str, list[Any]] = {name: [None] * len(items) for name in OUTPUTS}
    with torch.inference_mode():
        for first in range(0, len(order), 64):
            chosen = order[first : first + 64]
            for name, logits in zip(OUTPUTS, model(*encode([items[i] for i in chosen])), strict=True):
                for i, row in zip(chosen, logits, strict=True):
                    found[name][i] = row
    return {name: torch.stack(rows).float() for name, rows in found.items()}
