"""Runs an ONNX graph as a torch module, on pictures of any size."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from sr_desktop.engine.foreign.description import OVERLAP
from sr_desktop.engine.foreign.onnx_models.axes import Output, arranged
from sr_desktop.engine.foreign.onnx_models.graph import Size
from sr_desktop.engine.foreign.onnx_models.runtime import OnnxRuntime
from sr_desktop.engine.foreign.sizes import SizeNeeds, padded
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.tiling import split
from sr_desktop.model_format import Layout


class OnnxNetwork(nn.Module):
    """``(1, C, H, W)`` to ``(1, C, H * scale, W * scale)`` fp32, both in the graph's own values, where the input is.

    A graph whose input has a fixed size sees the picture through windows of that size that overlap.

    Args:
        runtime: Computes the graph.
        layout: Axes of its input.
        output: The output that is the picture.
        fixed_size: The size that its input must have; None for any.
        multiple_of: Sides of an input of any size must be a multiple of this; what is missing is padded.
    """

    def __init__(
        self, runtime: OnnxRuntime, layout: Layout, output: Output, fixed_size: Size | None, multiple_of: int = 1
    ) -> None:
        super().__init__()
        self._runtime = runtime
        self._layout = layout
        self._output = output
        self._fixed_size = fixed_size
        self._needs = SizeNeeds(multiple_of)

    def __deepcopy__(self, _: dict[int, Any]) -> OnnxNetwork:
        """Itself: it holds nothing that anybody changes."""
        return self

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge one picture."""
        if self._fixed_size is not None:
            return self._through_windows(x, self._fixed_size)
        height, width = x.shape[-2:]
        scale = self._output.scale
        return self.run(padded(x, self._needs.size_for((height, width))))[..., : height * scale, : width * scale]

    def run(self, x: Tensor) -> Tensor:
        """The graph's answer to one picture of a size that it takes.

        Raises:
            RuntimeError: It refuses, or what it gives has another size.
        """
        output = self._output
        answer = self._runtime.run(arranged(x[0].detach().float().cpu().numpy(), self._layout))[output.name]
        expected = (output.channels, x.shape[2] * output.scale, x.shape[3] * output.scale)
        picture = output.picture(answer) if answer.ndim == len(output.layout) else np.asarray(answer, np.float32)
        if picture.shape != expected:
            made, wanted = (" x ".join(map(str, one)) for one in (picture.shape, expected))
            raise RuntimeError(f"it gave {made} values, not {wanted}")
        return torch.from_numpy(picture)[None].to(x.device)

    def _through_windows(self, x: Tensor, window: Size) -> Tensor:
        height, width = x.shape[-2:]
        x = padded(x, (max(height, window[0]), max(width, window[1])))
        scale = self._output.scale
        result = x.new_zeros((1, x.shape[1], x.shape[2] * scale, x.shape[3] * scale), dtype=torch.float32)
        for (top, core_rows), (left, core_columns) in product(
            _windows(x.shape[2], window[0]), _windows(x.shape[3], window[1])
        ):
            y = self.run(x[..., top : top + window[0], left : left + window[1]])
            core = Rect.from_edges(core_columns[0], core_rows[0], core_columns[1], core_rows[1])
            inner = core.moved(-left, -top).scaled(scale)
            result[(..., *core.scaled(scale).slices)] = y[(..., *inner.slices)]
        return result[..., : height * scale, : width * scale]


def _windows(length: int, window: int) -> list[tuple[int, tuple[int, int]]]:
    """Where windows of one side begin, and which stretch of the picture each is answerable for."""
    if length <= window:
        return [(0, (0, length))]
    overlap = min(OVERLAP, window // 4)
    found = []
    for tile in split((length, 1), window - 2 * overlap, overlap):
        start = min(max(0, tile.core.x - overlap), length - window)
        found.append((start, (tile.core.x, tile.core.right)))
    return found
