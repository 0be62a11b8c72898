"""Fits the parser's network to trees. A run is bounded by the clock; it can begin from a network that was fitted before."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from replycheck.training.corpora import Corpus
from replycheck.training.encoder.network import configuration, groups
from replycheck.training.parsing.data import Batch, Labels, Mixture, Reader, batch_of, epoch
from replycheck.training.parsing.network import HEADS, ParserNetwork
from replycheck.training.schedule import rate

log = logging.getLogger(__name__)

_SHARES = {"pos": 0.5, "tag": 0.7, "feats": 0.7, "lemma": 0.7, "dep": 1.0}
_START_SHARE = 0.5


@dataclass(frozen=True, kw_only=True)
class FitPlan:
    """Length and rate of a run: minutes of wall-clock time, words of a batch, peak rate of the body (three times that above)."""

    minutes: float = 35.0
    words: int = 700
    learn_rate: float = 5e-4
    mixture: Mixture = field(default_factory=Mixture)
    save_every: float = 300.0
    seed: int = 3
    threads: int = 2


def fit(
    corpus: Corpus,
    reader: Reader,
    labels: Labels,
    plan: FitPlan,
    *,
    body: Mapping[str, torch.Tensor] | None = None,
    state: Mapping[str, torch.Tensor] | None = None,
    checkpoint: Path | None = None,
) -> ParserNetwork:
    """A network fitted from a pre-trained `body`, or further from the `state` of one; now and then it is saved."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    model = ParserNetwork(configuration(hidden=192, layers=4, heads=4), {name: len(known) for name, known in labels.items()})
    if state is not None:
        model.load_state_dict(dict(state))
    elif body is not None:
        model.bert.load_state_dict(dict(body))
    optimizer = torch.optim.AdamW(groups(model, plan.learn_rate), betas=(0.9, 0.98))
    began = saved = time.monotonic()
    model.train()
    for step, batch in enumerate(_forever(corpus, reader, plan)):
        done = (time.monotonic() - began) / (60 * plan.minutes)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate(done, peak=group["peak"])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = _loss(model, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 200 == 0:
            log.info("%.0f s, step %d, loss %.2f", time.monotonic() - began, step, loss.item())
        if checkpoint is not None and time.monotonic() - saved > plan.save_every:
            save(model, checkpoint)
            saved = time.monotonic()
    if checkpoint is not None:
        save(model, checkpoint)
    model.eval()
    return model


def save(model: ParserNetwork, path: Path) -> None:
    """Write the weights as safetensors."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: weight.contiguous() for name, weight in model.state_dict().items()}, path)


def _forever(corpus: Corpus, reader: Reader, plan: FitPlan) -> Iterator[Batch]:
    chance = random.Random(plan.seed)  # noqa: S311
    while True:
        yield from map(batch_of, epoch(corpus, reader, plan.mixture, words=plan.words, chance=chance))


def _loss(model: ParserNetwork, batch: Batch) -> torch.Tensor:
    """In nats: heads among the words of the same sentence, relations to the true heads, labels, and sentence beginnings."""
    states = model.words(**batch.given)
    same = (batch.sentences[:, :, None] == batch.sentences[:, None, :]) & (batch.sentences[:, :, None] >= 0)
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    loss = _entropy(model.arcs(states).float().masked_fill(~allowed, -1e4), batch.heads)
    scored = {name: head(states) for name, head in model.told.items()}
    scored["dep"] = model.relations(states, batch.heads.clamp(min=0))
    for name in HEADS:
        loss = loss + _SHARES[name] * _entropy(scored[name].float(), batch.labels[name])
    there = batch.sentences >= 0
    before = torch.cat([torch.full_like(batch.sentences[:, :1], -1), batch.sentences[:, :-1]], 1)
    begins = (batch.sentences != before).float()
    start = model.start(states)[..., 0].float()
    return loss + _START_SHARE * nn.functional.binary_cross_entropy_with_logits(start[there], begins[there])


def _entropy(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100)
