"""The whole run of the matcher: fit, export, measure, and write what ships."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from replycheck.exchanges import rows
from replycheck.matcher import HEADS, Match, Reader, joined
from replycheck.training.encoder import export, shipped
from replycheck.training.encoder.network import body_of
from replycheck.training.matcher.data import Told, cut, told
from replycheck.training.matcher.fitting import MatchPlan, fit, fresh, predict, tensors
from replycheck.training.matcher.network import Matcher

SIZE = {"hidden": 192, "layers": 4, "heads": 4}


def everything(*, corpus: Path, models: Path, work: Path | None, plan: MatchPlan) -> None:
    """Train on the corpus and write `models`/matcher; the body is the one in `work`/masked, else the shipped encoder's."""
    reader = Reader(models / "encoder" / "tokenizer.json")
    pairs = [one for one in told(corpus, reader) if one.exchange.windows]
    model = fresh(shipped.body(models / "encoder") if work is None else body_of(load_file(work / "masked" / "model.safetensors")), SIZE, plan.seed)
    train = [one for one in pairs if one.part == "train"]
    fit(model, train, plan, epochs=plan.epochs)
    fit(model, [*train, *cut(corpus, reader)], plan, epochs=plan.cut_epochs, share=0.5)
    finish(model, pairs, models / "matcher")


def finish(model: Matcher, pairs: Sequence[Told], out: Path) -> None:
    """Export the network, measure it on what it has not learnt, and write metrics.json and MODEL_CARD.md beside it."""
    out.mkdir(parents=True, exist_ok=True)
    _export(model, pairs, out / "matcher.onnx")
    unseen = [one for one in pairs if one.part != "train"]
    deep, small = predict(model, unseen), _shipped(unseen, out / "matcher.onnx")
    same = [(deep[key].complaint > 0) == (small[key].complaint > 0) for key in deep]
    metrics = {
        "parity": round(sum(same) / len(same), 4),
        "train": sum(one.part == "train" for one in pairs),
        **{
            name: {lang: figures([o for o in unseen if o.part == name and o.lang == lang], small) for lang in ("nl", "en")}
            for name in ("dev", "test")
        },
    }
    (out / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    (out / "MODEL_CARD.md").write_text(card(metrics), encoding="utf-8")


def _export(model: Matcher, pairs: Sequence[Told], target: Path) -> None:
    dim = torch.export.Dim
    row, length = dim("rows", min=1, max=512), dim("length", min=4, max=192)
    sentences, longest = dim("sentences", min=1, max=8192), dim("longest", min=2, max=96)
    questions, wordiest = dim("questions", min=1, max=8192), dim("wordiest", min=2, max=96)
    read, told_, asked = {0: row, 1: length}, {0: sentences, 1: longest}, {0: questions, 1: wordiest}
    shapes = (read, read, read, read, told_, told_, asked, asked, {0: dim("pairs", min=1, max=65536)})
    given = tensors([one for one in pairs if len(one.answers) > 1][:3])
    export.small(model, given, list(HEADS), shapes, target)


def _shipped(pairs: Sequence[Told], path: Path) -> dict[str, Match]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = {}
    for one in pairs:
        given = vars(rows([(one.exchange, window) for window in one.exchange.windows]))
        found[one.key] = joined(one.exchange, *session.run(list(HEADS), given))
    return found


def figures(pairs: Sequence[Told], found: Mapping[str, Match]) -> dict[str, float]:
    """Average precision, 0..1, of each judgement over exchanges (of `answers`, over questions), with the number of faults."""
    from sklearn.metrics import average_precision_score

    whole = [(one, found[one.key]) for one in pairs if one.known is not None]
    judged: dict[str, list[tuple[bool, float]]] = {
        "complaint": [(one.complaint, match.complaint) for one, match in whole],
        "broken": [(one.broken, match.broken) for one, match in whole],
        "known": [(bool(one.known), max(match.known)) for one, match in whole],
        "tried": [(bool(one.tried), max(match.tried)) for one, match in whole],
        "answers": [
            (not numbers, -max(scores))
            for one, match in whole
            for numbers, scores in zip(one.answers, match.answers, strict=True)
        ],
    }
    result: dict[str, float] = {"exchanges": len(whole)}
    for name, rated in judged.items():
        wanted, scores = zip(*rated, strict=True)
        result[f"{name} faults"] = sum(wanted)
        result[name] = round(float(average_precision_score(wanted, scores)), 3)
    return result


_ROWS = {
    "complaint": "complaint not taken up",
    "broken": "broken promise not owned",
    "known": "asks for what was told",
    "tried": "sends back to a tried step",
    "answers": "question that no sentence deals with",
}


def card(metrics: Mapping[str, Any]) -> str:
    """The model card for these figures."""
    columns = [(name, lang) for name in ("dev", "test") for lang in ("nl", "en")]
    lines = [f"| | {' | '.join(f'{name} {lang}' for name, lang in columns)} |", "|---" * (len(columns) + 1) + "|"]
    for key, label in _ROWS.items():
        cells = [f"{metrics[name][lang][key]:.3f} ({metrics[name][lang][f'{key} faults']})" for name, lang in columns]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return _TEXT.format(table="\n".join(lines), **{name: metrics[name] for name in ("train", "parity")})


_TEXT = """# replycheck matcher

A small bilingual transformer (BERT, 4 layers of 192, 8-bit weights in ONNX, the encoder's subwords) that reads a service reply
beside the customer's message: at most 96 subwords of the message with all its questions first, then a window of the reply.
It judges each sentence of the reply (asks for what the message gives, sends the customer to a step that was tried, takes up
the complaint, owns a broken promise) and each question with each sentence (deals with it or not). A complaint counts as not
taken up when the message complains and no sentence takes it up; nobody labelled which sentence does, the network
learnt that from the replies as a whole. The checks in checks/context weigh it with what their own rules say.

## Trained on

The training part of replycheck's own corpus (models/corpus, Apache-2.0): {train} exchanges of a message and its reply; in a second
step also those with a fault without the words of the message that make it one, so that it learns to look back. The body
was pre-trained with the encoder's: see models/encoder/MODEL_CARD.md for texts and licences.

## Figures

Average precision, with the number of faults in brackets. No exchange of these parts was learnt from; the limits in
checks/context were set on the development part.

{table}

The file with 8-bit weights and the network as trained agree on {parity:.1%} of the complaints.

## Limits

Questions left open are its weakest side: an answer often shares no word with its question, and there are few examples. So the
checks leave them to rules and weights of their own; here they only help the network to look from one text to the other.
"""
