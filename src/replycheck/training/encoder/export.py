"""From torch to what is shipped: ONNX with 8-bit weights, a tokenizer file and the head names."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch

from replycheck.training.encoder.finetune import OUTPUTS
from replycheck.training.encoder.network import ReplyEncoder


def write(model: ReplyEncoder, tokenizer: Path, target: Path, *, facts: dict[str, object]) -> None:
    """Write encoder.onnx (int8), tokenizer.json and encoder.json (heads, longest input, `facts`) to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _export(model, plain)
        _quantize(plain, target / "encoder.onnx")
    shutil.copy(tokenizer / "tokenizer.json", target / "tokenizer.json")
    (target / "encoder.json").write_text(json.dumps({"heads": OUTPUTS, **facts}, indent=1) + "\n", encoding="utf-8")


def parity(logits: Mapping[str, torch.Tensor], inputs: tuple[torch.Tensor, torch.Tensor], target: Path) -> float:
    """The share, 0..1, of sentences to which the file in `target` gives the same label as `logits`, mean of four heads."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(target / "encoder.onnx"), providers=["CPUExecutionProvider"])
    names = ["respect", "politeness", "sentiment", "promise"]
    shares = []
    for first in range(0, len(inputs[0]), 64):
        ids, mask = (part[first : first + 64].numpy() for part in inputs)
        for name, found in zip(names, session.run(names, {"ids": ids, "mask": mask}), strict=True):
            wanted = logits[name][first : first + 64].argmax(1).numpy()
            shares += (found.argmax(1) == wanted).tolist()
    return sum(shares) / len(shares)


def _export(model: ReplyEncoder, path: Path) -> None:
    # Two different tensors: one given twice would become one input of the graph.
    ids, mask = torch.full((2, 9), 7), torch.ones((2, 9), dtype=torch.int64)
    batch, length = torch.export.Dim("batch", min=1, max=512), torch.export.Dim("length", min=3, max=160)
    shape = {0: batch, 1: length}
    program = torch.onnx.export(
        model.float().eval(),
        (ids, mask),
        input_names=["ids", "mask"],
        output_names=list(OUTPUTS),
        dynamic_shapes=(shape, shape),
        dynamo=True,
    )
    assert program is not None  # noqa: S101 - only without dynamo
    program.save(str(path))


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
    quantize_dynamic(str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True)
