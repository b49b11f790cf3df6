"""ONNX models so small that running them takes no time, whose answers torch can compute too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

Dim = int | str | None
Save = Callable[..., Path]

pytest.importorskip("onnx", reason="needs the package onnx (pip install sr-desktop[onnx])")
pytest.importorskip("openvino", reason="needs the package openvino (pip install sr-desktop[onnx])")


def kernel(channels: int, scale: int) -> NDArray[np.float32]:
    """Weights of the one convolution of such a model: about the middle pixel, and a little of its neighbours."""
    rng = np.random.default_rng(channels * 10 + scale)
    weights = rng.normal(0, 0.02, (channels * scale**2, channels, 3, 3))
    for output in range(weights.shape[0]):
        weights[output, output // scale**2, 1, 1] += 0.9
    return weights.astype(np.float32)


@pytest.fixture
def answer() -> Callable[[torch.Tensor, int], torch.Tensor]:
    """What the model of a scale gives for ``(1, C, H, W)``, as torch computes it."""

    def compute(x: torch.Tensor, scale: int) -> torch.Tensor:
        return F.pixel_shuffle(F.conv2d(x, torch.from_numpy(kernel(x.shape[1], scale)), padding=1), scale)

    return compute


@pytest.fixture
def save_onnx(tmp_path: Path) -> Save:
    """Writes a model: a convolution and a pixel shuffle, between operators of the test's own."""
    from onnx import TensorProto, helper, numpy_helper

    def save(
        name: str = "tiny.onnx",
        scale: int = 4,
        channels: int = 3,
        size: tuple[Dim, Dim] = ("h", "w"),
        batch: Dim = 1,
        half: bool = False,
        before: tuple[Any, ...] = (),
        change: Callable[[Any], None] = lambda _: None,
        input_channels: Dim | None = None,
    ) -> Path:
        kind = TensorProto.FLOAT16 if half else TensorProto.FLOAT
        weights = kernel(channels, scale).astype(np.float16 if half else np.float32)
        given = before[-1].output[0] if before else "input"
        nodes = [
            *before,
            helper.make_node("Conv", [given, "weights"], ["wide"], pads=[1, 1, 1, 1]),
            helper.make_node("DepthToSpace", ["wide"], ["output"], blocksize=scale, mode="CRD"),
        ]
        graph = helper.make_graph(
            nodes,
            "tiny",
            [helper.make_tensor_value_info("input", kind, [batch, input_channels or channels, *size])],
            [helper.make_tensor_value_info("output", kind, None)],
            [numpy_helper.from_array(weights, "weights")],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        change(model)
        path = tmp_path / name
        path.write_bytes(model.SerializeToString())
        return path

    return save
