"""Back from a shipped pipeline to torch: the weights of its 8-bit network, so that training can go on from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from replycheck.training.encoder.shipped import arrays_of, graph_of, real, state_of


def weights(network: Path) -> dict[str, torch.Tensor]:
    """The state of the ParserNetwork in the file `network`, as near as 8 bits keep it."""
    graph = graph_of(network)
    arrays = arrays_of(graph)
    found = state_of(graph)
    plain = {name: arrays[name] for name in ("arc_root", "relation_root")}
    plain["arc"] = real("arc", arrays)
    plain["mix"] = np.log([float(arrays[name]) for name in ("select", "select_1", "select_2")])  # softmax gives these again
    size = len(plain["relation_root"]) + 1
    (wide,) = (name for name, array in arrays.items() if name.endswith("_quantized") and array.shape[0] == size)
    plain["relation"] = real(wide.removesuffix("_quantized"), arrays).reshape(size, -1, size)
    source = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLSTM":
            turned = source[source[node.input[0]].input[0]].op_type == "GatherND"
            plain |= _recurrent("behind" if turned else "ahead", node, arrays)
    return found | {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in plain.items()}


def _recurrent(name: str, node: Any, arrays: dict[str, Any]) -> dict[str, Any]:
    """The weights of one recurrent layer: ONNX has its gates as input, output, forget, cell; torch as input, forget, cell, output."""
    given, again = (_gates(real(node.input[place].removesuffix("_quantized"), arrays)[0].T) for place in (1, 2))
    own, other = (_gates(half) for half in np.split(arrays[node.input[3]][0], 2))
    return {f"{name}.weight_ih_l0": given, f"{name}.weight_hh_l0": again, f"{name}.bias_ih_l0": own, f"{name}.bias_hh_l0": other}


def _gates(rows: Any) -> Any:
    first, output, forget, cell = np.split(rows, 4)
    return np.concatenate([first, forget, cell, output])
