"""From torch to what is shipped: ONNX with 8-bit weights, a tokenizer file and the head names."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from replycheck.passages import Window
from replycheck.training.encoder.data import Item
from replycheck.training.encoder.finetune import OUTPUTS, Encoding, Reading, by_length, tensors
from replycheck.training.encoder.network import ReplyEncoder


def write(model: ReplyEncoder, tokenizer: Path, target: Path, *, facts: dict[str, object]) -> None:
    """Write encoder.onnx (int8), tokenizer.json and encoder.json (heads, longest input, `facts`) to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    two = Window([2, 7, 8, 3, 9, 3], [(0, 0, 3), (1, 3, 5)])
    windows, length = torch.export.Dim("windows", min=1, max=512), torch.export.Dim("length", min=3, max=160)
    sentences, longest = torch.export.Dim("sentences", min=1, max=4096), torch.export.Dim("longest", min=2, max=160)
    read, pooled = {0: windows, 1: length}, {0: sentences, 1: longest}
    shapes = (read, read, pooled, pooled)
    small(model, tensors([Reading(two, ())] * 3), list(OUTPUTS), shapes, target / "encoder.onnx")
    shutil.copy(tokenizer / "tokenizer.json", target / "tokenizer.json")
    (target / "encoder.json").write_text(json.dumps({"heads": OUTPUTS, **facts}, indent=1) + "\n", encoding="utf-8")


def parity(model: ReplyEncoder, items: Sequence[Item], encode: Encoding, target: Path) -> float:
    """The share, 0..1, of items to which the file in `target` gives the label of `model`, mean of four heads."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(target / "encoder.onnx"), providers=["CPUExecutionProvider"])
    names = ["respect", "politeness", "sentiment", "promise"]
    shares = []
    with torch.inference_mode():
        for batch in by_length(encode(items)):
            given = tensors(batch)
            wanted = dict(zip(OUTPUTS, model(**given), strict=True))
            found = session.run(names, {name: tensor.numpy() for name, tensor in given.items()})
            for name, logits in zip(names, found, strict=True):
                shares += (logits.argmax(1) == wanted[name].argmax(1).numpy()).tolist()
    return sum(shares) / len(shares)


def small(model: torch.nn.Module, given: dict[str, torch.Tensor], outputs: list[str], shapes: Any, target: Path) -> None:
    """Write a network as ONNX with 8-bit weights; `given` is an input by name, `shapes` says which sizes vary."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        program = torch.onnx.export(
            model.float().eval(),
            tuple(given.values()),
            input_names=list(given),
            output_names=outputs,
            dynamic_shapes=shapes,
            dynamo=True,
        )
        assert program is not None  # noqa: S101 - only without dynamo
        program.save(str(plain))
        _quantize(plain, target)


def _quantize(plain: Path, target: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(str(plain))
    del graph.graph.value_info[:]
    for node in graph.graph.node:  # where in whose folders the graph was traced is nobody's business
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    graph.ClearField("metadata_props")
    graph.graph.ClearField("metadata_props")
    onnx.save(graph, str(plain))
    quantize_dynamic(str(_folded(plain)), str(target), weight_type=QuantType.QInt8, per_channel=True)


def _folded(plain: Path) -> Path:
    """The network with what is constant worked out: only then are the weights of recurrent layers found."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(plain.with_name("folded.onnx"))
    onnxruntime.InferenceSession(str(plain), options, providers=["CPUExecutionProvider"])
    return plain.with_name("folded.onnx")
