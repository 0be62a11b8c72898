"""The whole run: fine-tune, blend with the rules, choose limits, export, measure, and write what ships."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from replycheck.checks.judged import NAMES
from replycheck.training.encoder import (
    blend,
    courteous,
    encodercard,
    export,
    figures,
    finetune,
    masked,
    requests,
    subwords,
    textcat,
    thresholds,
    wording,
)
from replycheck.training.encoder.blend import Told
from replycheck.training.encoder.data import CAUSES, HEADS, Item, helpers, service_lines
from replycheck.training.encoder.data import corpus as from_corpus
from replycheck.training.encoder.network import ReplyEncoder

log = logging.getLogger(__name__)


def everything(
    *,
    text: Path,
    data: Path,
    work: Path,
    out: Path,
    corpus: Path,
    minutes: float,
    extra: Path | None = None,
    start: Path | None = None,
) -> None:
    """All steps; those whose result lies in `work` already are not done again, and pre-training goes on there.

    With the folder of a shipped encoder as `start`, its subwords are kept and pre-training goes on from its weights.
    """
    work.mkdir(parents=True, exist_ok=True)
    plan = masked.MaskedPlan(minutes=minutes)
    if start is not None:
        plan = replace(plan, learn_rate=plan.learn_rate / 2)
        (work / "tokenizer").mkdir(exist_ok=True)
        shutil.copy(start / "tokenizer.json", work / "tokenizer")
    if not (work / "stream.u16").exists():
        if start is None:
            subwords.train_tokenizer(text, extra, work / "tokenizer")
        subwords.write_stream(subwords.lines(text, extra), work / "tokenizer", work / "stream.u16")
    if start is None and not (work / "vectors.vec").exists():
        masked.learn_vectors(work, dims=plan.hidden, threads=plan.threads)
    masked.pretrain(work, plan, start)
    subwords.write_stream(service_lines(corpus), work / "tokenizer", work / "service.u16")
    masked.adapt(work, masked.ADAPTING)
    heads = finetune.HeadPlan()
    size = {"hidden": plan.hidden, "layers": plan.layers, "heads": plan.heads}
    items = learnt(corpus, data)
    others = [item for item in helpers(data / "labelled" / "train") if item.part == "train"]
    model = fine_tune(work, items + others, heads, size)
    training = masked.length(work, start)  # before `out` is written, which may be `start`
    encodercard.write(out, finish(model, items, work, corpus, data, heads, out) | {"training": training})


def learnt(corpus: Path, data: Path) -> list[Item]:
    """What the heads learn from: the train part of the corpus, and courteous sentences in the folder `data`."""
    return [item for item in from_corpus(corpus) if item.part == "train"] + courteous.items(data, corpus / "real")


def fine_tune(work: Path, items: list[Item], plan: finetune.HeadPlan, config: dict[str, int]) -> ReplyEncoder:
    """Heads on these sentences; kept in `work`."""
    model = finetune.fit(items, plan, masked=work / "adapted", tokenizer=work / "tokenizer", config=config)
    save_file({n: v.contiguous() for n, v in model.state_dict().items()}, work / "heads.safetensors")
    return model


def finish(
    model: ReplyEncoder, items: list[Item], work: Path, corpus: Path, real: Path, plan: finetune.HeadPlan, out: Path
) -> dict[str, Any]:
    """Linear model, blend, limits, export, figures; `real` is the data folder that the real sentences' labels join with."""
    encode = finetune.Encoding(work / "tokenizer", plan)
    dev, test = (blend.ruled(corpus, frozenset({name})) for name in ("dev", "test"))
    lived = blend.ruled_real(corpus / "real", real)
    linear = wording.fit(items, work / "tokenizer", longest=plan.longest)
    deep = {name: finetune.predict(model, [t.item for t in rows], encode) for name, rows in _sets(dev, test, lived)}
    flat = {
        name: wording.predict(linear, [t.item for t in rows], work / "tokenizer", longest=plan.longest)
        for name, rows in _sets(dev, test, lived)
    }
    blind = [place for place, told in enumerate(dev) if told.unseen]
    unseen = [dev[place] for place in blind]
    apart = [{head: found[blind] for head, found in by["dev"].items()} for by in (deep, flat)]
    networks = blend.network_shares(apart[0], apart[1], unseen)
    logits = {
        name: {head: blend.mean(deep[name][head], flat[name][head], networks[head]) for head in NAMES} for name in deep
    }
    told = {head: torch.cat([found[blind], logits["real"][head]]) for head, found in logits["dev"].items()}
    mixed = blend.fit([*unseen, *lived], told)
    shares = {
        name: {head: blend.shares(mixed, head, logits[name][head], rows) for head in NAMES}
        for name, rows in _sets(dev, test, lived)
    }
    limits = _limits({head: found[blind] for head, found in shares["dev"].items()}, unseen, shares["real"], lived)
    export.write(
        model,
        work / "tokenizer",
        out,
        facts={
            "causes": CAUSES,
            "longest": plan.longest,
            "ngrams": HEADS,
            "networks": networks,
            "blend": mixed,
            "thresholds": limits,
        },
    )
    wording.save(linear, out / "ngrams.safetensors")
    same = export.parity(model, [t.item for t in (*dev, *test)], encode, out)
    asked = [item for item in helpers(real / "labelled" / "train") if "request" in item.labels]
    words = textcat.predict(items, [t.item for _, rows in _sets(dev, test, lived) for t in rows])
    starts = {"dev": 0, "test": len(dev), "real": len(dev) + len(test)}
    return {"parity": round(same, 4), "requests": requests.figures(model, asked, encode)} | {
        name: {
            lang: _figures(rows, (deep[name], flat[name]), shares[name], limits, lang)
            | _plain(rows, {head: found[starts[name] :] for head, found in words.items()}, lang)
            for lang in ("nl", "en")
        }
        for name, rows in _sets(dev, test, lived)
    }


def _sets(dev: list[Told], test: list[Told], lived: list[Told]) -> list[tuple[str, list[Told]]]:
    return [("dev", dev), ("test", test), ("real", lived)]


def _limits(shares: dict[str, Any], told: Sequence[Told], real: dict[str, Any], lived: Sequence[Told]) -> dict[str, float]:
    worst = {
        head: thresholds.worst_class(head, shares[head], told, real[head], lived)
        for head in ("respect", "politeness", "sentiment")
    }
    kept, added = thresholds.promises(np.vstack([shares["promise"], real["promise"]]), [*told, *lived])
    return worst | {"promise_kept": kept, "promise_added": added}


def _figures(
    rows: Sequence[Told],
    models: tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]],
    shares: dict[str, Any],
    limits: dict[str, float],
    lang: str,
) -> dict[str, float]:
    """F1 of the rules, the linear model and the transformer, each alone, and of all together, for one language."""
    logits, flat = models
    places = [i for i, t in enumerate(rows) if t.item.lang == lang]
    chosen = [rows[i] for i in places]
    result: dict[str, float] = {"sentences": len(chosen)}
    for head in ("respect", "politeness", "sentiment"):
        wanted = [t.item.labels[head] for t in chosen]
        told = [NAMES[head].index(t.rules[head]) for t in chosen]
        alone = [int(logits[head][i].argmax()) for i in places]
        plain = [int(flat[head][i].argmax()) for i in places]
        both = [_together(head, told_, shares[head][i], limits) for i, told_ in zip(places, told, strict=True)]
        for name, found in (("rules", told), ("linear", plain), ("encoder", alone), ("both", both)):
            scores = [figures.f_score([w == c for w in wanted], [f == c for f in found]) for c in range(3)]
            result[f"{head} {name} macro"] = sum(scores) / 3
            result |= {f"{head} {name} {sign}": s for sign, s in zip("-0+", scores, strict=True)}
        result[f"{head} false worst"] = sum(b == 0 and w != 0 for b, w in zip(both, wanted, strict=True))
        top = [float(max(shares[head][i])) for i in places]
        right = [int(shares[head][i].argmax()) == w for i, w in zip(places, wanted, strict=True)]
        result[f"{head} calibration error"] = figures.calibration_error(top, right)
    yes = [t.item.labels["promise"] > 0 for t in chosen]
    result["promise rules"] = figures.f_score(yes, [t.rules["promise"] != "none" for t in chosen])
    result["promise encoder"] = figures.f_score(yes, [int(logits["promise"][i].argmax()) > 0 for i in places])
    result["promise linear"] = figures.f_score(yes, [int(flat["promise"][i].argmax()) > 0 for i in places])
    together = thresholds.found(
        [shares["promise"][i] for i in places], chosen, kept=limits["promise_kept"], added=limits["promise_added"]
    )
    result["promise both"] = figures.f_score(yes, together)
    kept = [i for i, t, keep in zip(places, chosen, together, strict=True) if keep and t.item.labels["promise"]]
    right = [1 + int(shares["promise"][i][1:].argmax()) == rows[i].item.labels["promise"] for i in kept]
    result["firmness both"] = sum(right) / len(right) if right else 0.0
    items = [t.item for t in chosen]
    mean = torch.logit((logits["causes"].sigmoid() + flat["causes"].sigmoid()) / 2)
    result["causes micro"] = figures.causes(items, logits["respect"][places], mean[places])
    return {name: round(float(value), 3) for name, value in result.items()}


def _plain(rows: Sequence[Told], words: dict[str, list[int]], lang: str) -> dict[str, float]:
    """The same scores for spaCy's text classifier."""
    places = [i for i, t in enumerate(rows) if t.item.lang == lang]
    result: dict[str, float] = {}
    for head in ("respect", "politeness", "sentiment"):
        pairs = [(rows[i].item.labels[head], words[head][i]) for i in places]
        scores = [figures.f_score([w == c for w, _ in pairs], [f == c for _, f in pairs]) for c in range(3)]
        result |= {f"{head} textcat macro": sum(scores) / 3, f"{head} textcat -": scores[0]}
    yes = [rows[i].item.labels["promise"] > 0 for i in places]
    result["promise textcat"] = figures.f_score(yes, [words["promise"][i] > 0 for i in places])
    return {name: round(value, 3) for name, value in result.items()}


def _together(head: str, told: int, shares: Any, limits: dict[str, float]) -> int:
    """The class as replycheck gives it: a rule's worst stays, and of sentiment the encoder says only the worst."""
    if told == 0 or shares[0] >= limits[head]:
        return 0
    return told if head == "sentiment" else 1 + int(shares[1:].argmax())
