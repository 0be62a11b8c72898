"""Fitting the matcher: all labels at once, and what the network says of an exchange."""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from replycheck.exchanges import rows
from replycheck.matcher import Match, joined
from replycheck.training.encoder.network import configuration, groups
from replycheck.training.matcher.data import Told, batches
from replycheck.training.matcher.network import ROW, SENTENCE, Matcher
from replycheck.training.schedule import rate

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class MatchPlan:
    """Length and size of the fitting: rounds over the exchanges as they are, then, at half the rate, over these and those
    with something cut from the message; `batch` counts windows."""

    epochs: float = 5.0
    cut_epochs: float = 2.0
    batch: int = 32
    learn_rate: float = 4e-4
    seed: int = 5
    threads: int = 2


def fresh(body: Mapping[str, torch.Tensor], size: dict[str, int], seed: int) -> Matcher:
    """A Matcher with a pre-trained body and heads that know nothing."""
    torch.manual_seed(seed)
    model = Matcher(configuration(**size))
    model.bert.load_state_dict(body)
    return model


def fit(model: Matcher, pairs: Sequence[Told], plan: MatchPlan, *, epochs: float, share: float = 1.0) -> None:
    """Train the model on `pairs` for so many rounds, at this share of the plan's rate."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    chance = random.Random(plan.seed)  # noqa: S311
    optimizer = torch.optim.AdamW(groups(model, share * plan.learn_rate), betas=(0.9, 0.98))
    total, step = int(epochs * len(batches(pairs, plan.batch))), 0
    losses: list[float] = []
    model.train()
    while step < total:
        for batch in batches(pairs, plan.batch, chance):
            if step >= total:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate(step / total, peak=group["peak"])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = model(**tensors(batch))
            loss = _loss(batch, *(logits.float() for logits in outputs))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            losses.append(float(loss.detach()))
            if step % 100 == 0:
                log.info("%d of %d steps, %.3f nats", step, total, sum(losses[-100:]) / 100)
    model.eval()


def tensors(batch: Sequence[Told]) -> dict[str, torch.Tensor]:
    """The network's input by name."""
    given = vars(rows([(one.exchange, window) for one in batch for window in one.exchange.windows]))
    return {name: torch.from_numpy(array) for name, array in given.items()}


def _loss(batch: Sequence[Told], sentence: torch.Tensor, row: torch.Tensor, pair: torch.Tensor) -> torch.Tensor:
    total = torch.zeros(())
    for one, said, does, answered in _parts(batch, sentence, row, pair):
        for place, (name, fault) in enumerate((("heard", one.complaint), ("owned", one.broken))):
            gone = does[:, place].mean() - said[:, SENTENCE.index(name)].logsumexp(0)
            total = total + _WEIGHTS[ROW[place]] * _yes(gone, float(fault), _RARE[ROW[place]])
        for name, numbers in (("known", one.known), ("tried", one.tried)):
            if numbers is not None:
                wanted = torch.tensor([float(n in numbers) for n in range(len(said))])
                total = total + _WEIGHTS[name] * _yes(said[:, SENTENCE.index(name)], wanted, _RARE[name])
        for scores, numbers in zip(answered, one.answers, strict=True):
            wanted = torch.tensor([float(n in numbers) for n in range(len(scores))])
            total = total + _yes(scores, wanted, _RARE["answers"])
            rare = 1.0 if numbers else _UNANSWERED
            total = total + 0.5 * rare * _yes(scores.logsumexp(0), float(bool(numbers)), 1.0)
    return total / len(batch)


_WEIGHTS = {"complains": 1.0, "reminds": 0.7, "known": 2.0, "tried": 2.0}
_RARE = {"complains": 1.0, "reminds": 2.0, "known": 4.0, "tried": 4.0, "answers": 2.0}
_UNANSWERED = 4.0


def _yes(logits: torch.Tensor, wanted: Any, rare: float) -> torch.Tensor:
    target = torch.as_tensor(wanted, dtype=torch.float32)
    return binary_cross_entropy_with_logits(logits, target, pos_weight=torch.tensor(rare))


def _parts(batch: Sequence[Told], sentence: torch.Tensor, row: torch.Tensor, pair: torch.Tensor) -> Any:
    """Each exchange with the logits of its sentences, of its rows, and of its sentences for each question."""
    s = r = p = 0
    for one in batch:
        windows = one.exchange.windows
        count = sum(len(window.spans) for window in windows)
        answers: list[list[torch.Tensor]] = [[] for _ in one.answers]
        for window in windows:
            for own in answers:
                own.append(pair[p : p + len(window.spans), 0])
                p += len(window.spans)
        yield one, sentence[s : s + count], row[r : r + len(windows)], [torch.cat(own) for own in answers]
        s, r = s + count, r + len(windows)


def predict(model: Matcher, pairs: Sequence[Told]) -> dict[str, Match]:
    """What the network says of each exchange, by its key."""
    found: dict[str, Match] = {}
    with torch.inference_mode():
        for batch in batches(pairs, 48):
            for one in batch:
                outputs = model(**tensors([one]))
                found[one.key] = joined(one.exchange, *(logits.float().numpy() for logits in outputs))
    return found
