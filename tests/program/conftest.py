"""Model files of other people for the whole program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from sr_desktop.engine.foreign.library import load_spandrel


@pytest.fixture
def models(tmp_path: Path) -> tuple[Path, Path]:
    """A model of spandrel's and an ONNX file, both with weights drawn at random."""
    from onnx import TensorProto, helper, numpy_helper

    load_spandrel()
    from spandrel.architectures.Compact import Compact

    torch.manual_seed(0)
    torch.save(Compact(num_feat=4, num_conv=1, upscale=4).state_dict(), tmp_path / "own.pth")
    weights = np.random.default_rng(0).normal(0, 0.05, (48, 3, 3, 3)).astype(np.float32)
    for place in range(48):
        weights[place, place // 16, 1, 1] += 1
    nodes = [
        helper.make_node("Conv", ["input", "weights"], ["wide"], pads=[1, 1, 1, 1]),
        helper.make_node("DepthToSpace", ["wide"], ["output"], blocksize=4, mode="CRD"),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, "h", "w"])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(weights, "weights")],
    )
    onnx = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (tmp_path / "graph.onnx").write_bytes(onnx.SerializeToString())
    return tmp_path / "own.pth", tmp_path / "graph.onnx"
