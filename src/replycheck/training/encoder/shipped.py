"""Back from what is shipped to torch: the weights of an 8-bit ONNX file, so that training can go on from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from replycheck.training.encoder.network import body_of


def weights(folder: Path) -> dict[str, torch.Tensor]:
    """The state of the ReplyEncoder whose encoder.onnx lies in `folder`, as near as 8 bits keep it.

    A matrix has no name of its own in the file: it is named after the bias that is added to its product.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {stored.name: numpy_helper.to_array(stored) for stored in graph.initializer}
    found = {name: array for name, array in arrays.items() if name.split(".")[-1] in ("weight", "bias")}
    source = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "Add" and node.input[1].endswith(".bias"):
            matrix = _matrix(node.input[0], source)
            if matrix is not None:
                found[node.input[1].removesuffix("bias") + "weight"] = _real(matrix, arrays).T
    for name in arrays:
        if name.endswith("embeddings.weight_quantized"):
            found[name.removesuffix("_quantized")] = _real(name.removesuffix("_quantized"), arrays)
    return {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in found.items()}


def body(folder: Path) -> dict[str, torch.Tensor]:
    """The state of its BertModel alone."""
    return body_of(weights(folder))


def _matrix(product: str, source: dict[str, Any]) -> str | None:
    """The name of the 8-bit matrix behind `product` (Mul of the cast MatMulInteger and of the scales)."""
    node = source.get(product)
    if node is None or node.op_type != "Mul":
        return None
    cast = source.get(node.input[0])
    whole = source.get(cast.input[0]) if cast is not None and cast.op_type == "Cast" else None
    if whole is None or whole.op_type != "MatMulInteger":
        return None
    return str(whole.input[1]).removesuffix("_quantized")


def _real(name: str, arrays: dict[str, Any]) -> Any:
    whole = arrays[f"{name}_quantized"].astype(np.float32)
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    return (whole - zero) * arrays[f"{name}_scale"]
