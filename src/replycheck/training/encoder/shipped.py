"""Back from what is shipped to torch: the weights of an 8-bit ONNX file, so that training can go on from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from replycheck.training.encoder.network import body_of


def weights(folder: Path) -> dict[str, torch.Tensor]:
    """The state of the ReplyEncoder whose encoder.onnx lies in `folder`, as near as 8 bits keep it."""
    return state_of(graph_of(folder / "encoder.onnx"))


def graph_of(network: Path) -> Any:
    """The graph of an ONNX file."""
    import onnx

    return onnx.load(str(network)).graph


def state_of(graph: Any) -> dict[str, torch.Tensor]:
    """The weights of a network that `export.small` wrote, by their names in torch.

    A matrix has no name of its own in the file: it is named after the bias that is added to its product.
    """
    arrays = arrays_of(graph)
    found = {name: array for name, array in arrays.items() if name.split(".")[-1] in ("weight", "bias")}
    source = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        for product, bias in (list(node.input), list(node.input)[::-1]) if node.op_type == "Add" else ():
            matrix = _matrix(product, source) if bias.endswith(".bias") else None
            if matrix is not None:
                found[bias.removesuffix("bias") + "weight"] = real(matrix, arrays).T
    for name in arrays:
        if name.endswith(".weight_quantized"):
            found[name.removesuffix("_quantized")] = real(name.removesuffix("_quantized"), arrays)
    return {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in found.items()}


def arrays_of(graph: Any) -> dict[str, Any]:
    """All constants of a graph by name."""
    from onnx import numpy_helper

    return {stored.name: numpy_helper.to_array(stored) for stored in graph.initializer}


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


def real(name: str, arrays: dict[str, Any]) -> Any:
    """An 8-bit matrix as it counts."""
    whole = arrays[f"{name}_quantized"].astype(np.float32)
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    return (whole - zero) * arrays[f"{name}_scale"]
