"""Runs an ONNX graph as a torch module, on pictures of any size."""

from __future__ import annotations

from itertools import product
from threading import Lock
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.description import OVERLAP
from sr_desktop.engine.foreign.onnx_models.graph import OnnxGraph, Size
from sr_desktop.engine.foreign.onnx_models.libraries import load_onnxruntime
from sr_desktop.engine.interruption import Interrupted, heed_checkpoint, watched
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.tiling import split

CUDA_PROVIDER = "CUDAExecutionProvider"
"""What the runtime calls its way to NVIDIA's GPUs."""
CPU_PROVIDER = "CPUExecutionProvider"
_QUIET = 4
"""Of the runtime's levels of logging: fatal faults alone. What fails is raised too."""


def has_cuda() -> bool:
    """Whether the runtime that is installed computes on NVIDIA's GPUs."""
    return CUDA_PROVIDER in load_onnxruntime().get_available_providers()


class OnnxNetwork(nn.Module):
    """``(1, C, H, W)`` in 0 to 1 to ``(1, C, H * scale, W * scale)`` fp32, where the input is.

    A graph whose input has a fixed size sees the picture through windows of that size that overlap.

    Args:
        graph: What to compute.
        scale: How many times it enlarges.
        multiple_of: Sides of an input of any size must be a multiple of this; what is missing is padded.
    """

    def __init__(self, graph: OnnxGraph, scale: int, multiple_of: int = 1) -> None:
        super().__init__()
        self._graph = graph
        self._scale = scale
        self._multiple_of = multiple_of
        self._lock = Lock()
        self._sessions: dict[str, Any] = {}

    def __deepcopy__(self, _: dict[int, Any]) -> OnnxNetwork:
        """Itself: it holds nothing that anybody changes."""
        return self

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge one picture."""
        if self._graph.fixed_size is not None:
            return self._through_windows(x, self._graph.fixed_size)
        height, width = x.shape[-2:]
        multiple = self._multiple_of
        padded = _padded(x, (-(-height // multiple) * multiple, -(-width // multiple) * multiple))
        return self._enlarged(padded)[..., : height * self._scale, : width * self._scale]

    def run(self, x: Tensor) -> Tensor:
        """The graph's own answer in fp32, whatever its shape.

        Raises:
            RuntimeError: The runtime refuses; the message is its first line.
        """
        heed_checkpoint()
        values = np.ascontiguousarray(x.detach().cpu().numpy(), np.float16 if self._graph.is_half else np.float32)
        try:
            session = self._session(x.device.type)
            options = load_onnxruntime().RunOptions()
            with watched(lambda: setattr(options, "terminate", True)):
                output = session.run([self._graph.output_name], {self._graph.input_name: values}, options)[0]
        except Interrupted:
            raise
        except Exception as error:
            # The runtime has a dozen exceptions of its own, none of which derives from those that callers know.
            lines = str(error).strip().splitlines()
            raise RuntimeError(lines[0] if lines else type(error).__name__) from error
        return torch.from_numpy(np.asarray(output, np.float32)).to(x.device)

    def _enlarged(self, x: Tensor) -> Tensor:
        y = self.run(x)
        expected = (1, x.shape[1], x.shape[2] * self._scale, x.shape[3] * self._scale)
        if tuple(y.shape) != expected:
            raise RuntimeError(f"it gave {_shape(y)} values for {_shape(x)}, not {' x '.join(map(str, expected))}")
        return y

    def _through_windows(self, x: Tensor, window: Size) -> Tensor:
        height, width = x.shape[-2:]
        x = _padded(x, (max(height, window[0]), max(width, window[1])))
        scale = self._scale
        result = x.new_zeros((1, x.shape[1], x.shape[2] * scale, x.shape[3] * scale), dtype=torch.float32)
        for (top, core_rows), (left, core_columns) in product(
            _windows(x.shape[2], window[0]), _windows(x.shape[3], window[1])
        ):
            y = self._enlarged(x[..., top : top + window[0], left : left + window[1]])
            core = Rect.from_edges(core_columns[0], core_rows[0], core_columns[1], core_rows[1])
            inner = core.moved(-left, -top).scaled(scale)
            result[(..., *core.scaled(scale).slices)] = y[(..., *inner.slices)]
        return result[..., : height * scale, : width * scale]

    def _session(self, device: str) -> Any:
        with self._lock:
            if device not in self._sessions:
                self._sessions[device] = make_session(self._graph, device)
            return self._sessions[device]


def make_session(graph: OnnxGraph, device: str) -> Any:
    """A session of the runtime for a kind of torch device.

    Raises:
        Exception: The runtime does not take the graph; one of its own exceptions.
    """
    runtime = load_onnxruntime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    options.log_severity_level = _QUIET
    providers = [CPU_PROVIDER]
    if device == "cuda" and has_cuda():
        providers.insert(0, CUDA_PROVIDER)
    return runtime.InferenceSession(graph.content, options, providers=providers)


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


def _padded(x: Tensor, size: Size) -> Tensor:
    """The picture with more rows below and columns at the right: mirrored; its edge repeated where it is too small."""
    more_rows, more_columns = size[0] - x.shape[-2], size[1] - x.shape[-1]
    if not more_rows and not more_columns:
        return x
    mirrored = more_rows < x.shape[-2] and more_columns < x.shape[-1]
    return F.pad(x, (0, more_columns, 0, more_rows), mode="reflect" if mirrored else "replicate")


def _shape(x: Tensor) -> str:
    return " x ".join(map(str, x.shape))
