"""Pre-training: guess hidden whole words of the token stream; bounded by the clock and resumable."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from replycheck.training.encoder import shipped, subwords
from replycheck.training.encoder.network import MaskedEncoder, configuration
from replycheck.training.schedule import rate

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class MaskedPlan:
    """Size and length of pre-training; `minutes` is training time, over several runs if need be."""

    minutes: float = 90.0
    hidden: int = 192
    layers: int = 4
    heads: int = 4
    length: int = 96
    batch: int = 96
    learn_rate: float = 0.0012
    hidden_share: float = 0.2
    save_every: float = 300.0
    threads: int = 2
    seed: int = 3


ADAPTING = MaskedPlan(minutes=12.0, learn_rate=0.0006)


def pretrain(work: Path, plan: MaskedPlan, start: Path | None = None) -> None:
    """Train on `work`/stream.u16 with `work`/tokenizer; checkpoints in `work`/masked.

    Begins with the body of the encoder shipped in the folder `start`, else with `work`/vectors.vec if it is there.
    """
    model = _network(plan)
    if (work / "masked" / "state.json").is_file():
        pass
    elif start is not None:
        model.bert.load_state_dict(shipped.body(start))
    elif (work / "vectors.vec").is_file():
        _start_from_vectors(model, work / "vectors.vec", work / "tokenizer")
    _train(model, plan, work / "masked", stream=work / "stream.u16", tokenizer=work / "tokenizer")


def adapt(work: Path, plan: MaskedPlan) -> None:
    """Go on from `work`/masked with the language of customer service, `work`/service.u16, into `work`/adapted."""
    model = _network(plan)
    model.load_state_dict(load_file(work / "masked" / "model.safetensors"))
    _train(model, plan, work / "adapted", stream=work / "service.u16", tokenizer=work / "tokenizer")


def _network(plan: MaskedPlan) -> MaskedEncoder:
    torch.manual_seed(plan.seed)
    return MaskedEncoder(configuration(hidden=plan.hidden, layers=plan.layers, heads=plan.heads))


def _train(model: MaskedEncoder, plan: MaskedPlan, folder: Path, *, stream: Path, tokenizer: Path) -> None:
    torch.set_num_threads(plan.threads)
    optimizer = torch.optim.AdamW(_groups(model), lr=plan.learn_rate, betas=(0.9, 0.98), eps=1e-6)
    spent, seen = _restore(model, optimizer, folder)
    batches = _batches(stream, tokenizer, plan, seed=plan.seed + seen)
    started = saved = time.monotonic()
    losses: list[float] = []
    model.train()
    while (done := (spent + time.monotonic() - started) / (60 * plan.minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = rate(done, peak=plan.learn_rate)
        losses.append(_step(model, optimizer, next(batches)))
        seen += plan.batch * plan.length
        if time.monotonic() - saved > plan.save_every:
            saved = time.monotonic()
            log.info("%.0f %% done, %.1f M subwords, %.3f nats", 100 * done, seen / 1e6, np.mean(losses))
            losses.clear()
            _save(model, optimizer, folder, spent=spent + saved - started, seen=seen)
    _save(model, optimizer, folder, spent=spent + time.monotonic() - started, seen=seen)


def length(work: Path, start: Path | None = None) -> dict[str, float]:
    """How long the pre-training and the adapting in `work` were, with that of the encoder shipped in the folder `start`:
    millions of subwords, and minutes; `restarts`: how often training went on from a shipped file."""
    found: dict[str, float] = {}
    for stage, name in (("", "masked"), ("adapting_", "adapted")):
        state = json.loads((work / name / "state.json").read_text(encoding="utf-8"))
        found |= {f"{stage}subwords": round(state["seen"] / 1e6, 1), f"{stage}minutes": round(state["seconds"] / 60)}
    if start is None:
        return {**found, "restarts": 0}
    before = json.loads((start / "metrics.json").read_text(encoding="utf-8"))["training"]
    summed = {name: round(before[name] + value, 1) for name, value in found.items()}
    return {**summed, "restarts": before.get("restarts", 0) + 1}


def _step(model: MaskedEncoder, optimizer: torch.optim.Optimizer, batch: tuple[torch.Tensor, ...]) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = model(*batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def _groups(model: MaskedEncoder) -> list[dict[str, Any]]:
    decayed = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() <= 1]
    return [{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}]


def _batches(source: Path, tokenizer: Path, plan: MaskedPlan, *, seed: int) -> Iterator[tuple[torch.Tensor, ...]]:
    """(ids with hidden words, flat places, true subwords), pieces of the stream in random order without end."""
    stream = np.fromfile(source, dtype=np.uint16)
    starts = subwords.word_starts(tokenizer)
    rng = np.random.default_rng(seed)
    inner = plan.length - 1
    while True:
        offset = int(rng.integers(inner))
        pieces = (len(stream) - offset) // inner
        order = rng.permutation(pieces)
        for first in range(0, pieces - plan.batch, plan.batch):
            rows = [stream[offset + n * inner : offset + (n + 1) * inner] for n in order[first : first + plan.batch]]
            ids = np.full((plan.batch, plan.length), subwords.CLS, dtype=np.int64)
            ids[:, 1:] = np.stack(rows)
            yield _hide(ids, starts, plan.hidden_share, rng)


def _hide(ids: Any, starts: Any, share: float, rng: np.random.Generator) -> tuple[torch.Tensor, ...]:
    """Hide `share` of the words, whole: of ten, eight become [MASK], one another subword, one stays."""
    words = np.cumsum(starts[ids], axis=1)
    chosen = rng.random(ids.shape) < share
    hidden = np.take_along_axis(chosen, np.minimum(words, ids.shape[1] - 1), axis=1) & (ids > subwords.MASK)
    lot = rng.random(ids.shape)
    shown = np.where(hidden & (lot < 0.8), subwords.MASK, ids)
    swapped = hidden & (lot >= 0.8) & (lot < 0.9)
    shown[swapped] = rng.integers(subwords.MASK + 1, subwords.SIZE, size=int(swapped.sum()))
    places = np.flatnonzero(hidden)
    return torch.from_numpy(shown), torch.from_numpy(places), torch.from_numpy(ids.ravel()[places])


def _restore(model: MaskedEncoder, optimizer: Any, folder: Path) -> tuple[float, int]:
    """Take up the checkpoint in `folder`, if there is one. Seconds spent, subwords seen."""
    if not (folder / "state.json").is_file():
        return 0.0, 0
    model.load_state_dict(load_file(folder / "model.safetensors"))
    moments = load_file(folder / "moments.safetensors")
    state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    for number, parameter in enumerate(p for group in optimizer.param_groups for p in group["params"]):
        optimizer.state[parameter] = {
            "step": torch.tensor(float(state["steps"])),
            "exp_avg": moments[f"{number}.mean"],
            "exp_avg_sq": moments[f"{number}.square"],
        }
    return float(state["seconds"]), int(state["seen"])


def _save(model: MaskedEncoder, optimizer: Any, folder: Path, *, spent: float, seen: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    moments = {}
    for number, parameter in enumerate(parameters):
        moments[f"{number}.mean"] = optimizer.state[parameter]["exp_avg"]
        moments[f"{number}.square"] = optimizer.state[parameter]["exp_avg_sq"]
    steps = float(optimizer.state[parameters[0]]["step"])
    save_file({n: v.contiguous() for n, v in model.state_dict().items()}, folder / "model.safetensors")
    save_file(moments, folder / "moments.safetensors")
    state = {"seconds": spent, "seen": seen, "steps": steps, "config": model.config.to_dict()}
    (folder / "state.json").write_text(json.dumps(state, default=str), encoding="utf-8")


def _start_from_vectors(model: MaskedEncoder, vectors: Path, tokenizer: Path) -> None:
    """Fill the word embeddings with vectors learnt from the same subwords, scaled to the usual spread."""
    numbers = json.loads((tokenizer / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    table = model.bert.embeddings.word_embeddings.weight
    with torch.no_grad(), vectors.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            piece, *values = line.rstrip().split(" ")
            if piece in numbers and len(values) == table.shape[1]:
                row = torch.tensor([float(v) for v in values])
                table[numbers[piece]] = 0.04 * (row - row.mean()) / (row.std() + 1e-6)


def learn_vectors(work: Path, *, dims: int, threads: int) -> None:
    """Vectors of the subwords by floret's cbow, as a start for the embeddings."""
    import floret

    numbers = json.loads((work / "tokenizer" / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    names = np.array([name for name, _ in sorted(numbers.items(), key=lambda item: item[1])])
    stream = np.fromfile(work / "stream.u16", dtype=np.uint16)
    with (work / "pieces.txt").open("w", encoding="utf-8") as out:
        for part in np.array_split(stream, max(1, len(stream) // 1_000_000)):
            out.write(" ".join(names[part]).replace(" [SEP] ", "\n") + "\n")
    model = floret.train_unsupervised(
        str(work / "pieces.txt"), model="cbow", mode="fasttext", minn=0, maxn=0, dim=dims, epoch=2, minCount=1,
        neg=5, ws=4, lr=0.05, thread=threads, verbose=0,
    )  # fmt: skip
    model.save_vectors(str(work / "vectors.vec"))
    (work / "pieces.txt").unlink()
