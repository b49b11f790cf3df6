"""The operators that the graphs are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from sr_desktop.engine.backends.openvino_graphs.kernels import Values
from sr_desktop.engine.openvino_library import load_openvino

_EPSILON = 1e-5
"""What `torch.nn.BatchNorm2d` adds to a variance."""

Operator = Any
"""An output of OpenVINO's graph: planes ``(1, C, H, W)`` unless it is said otherwise."""


class Layers:
    """Builds operators from the parameters of a network.

    Args:
        tensors: The parameters by name.
    """

    def __init__(self, tensors: Mapping[str, Values]) -> None:
        self._tensors = tensors
        self.library = load_openvino()
        self.operators = self.library.opset13

    def weight(self, name: str) -> Values:
        """The kernel of a convolution; that of the batch norm behind it is not in it."""
        return self._tensors[f"{name}.weight"]

    def bias(self, name: str) -> Values:
        """The bias of a convolution, zeros if it has none."""
        found = self._tensors.get(f"{name}.bias")
        return np.zeros(len(self.weight(name)), np.float32) if found is None else found

    def constant(self, values: Any, kind: type[np.generic] = np.float32) -> Operator:
        """An array as an operator."""
        return self.operators.constant(np.ascontiguousarray(values, kind))

    def parameter(self, channels: int) -> Operator:
        """An input ``(1, H, W, C)`` of any size."""
        return self.operators.parameter([1, -1, -1, channels], self.library.Type.f32)

    def planes(self, x: Operator) -> Operator:
        """``(1, H, W, C)`` as ``(1, C, H, W)``; how values lie in memory does not change."""
        return self.operators.transpose(x, self.constant([0, 3, 1, 2], np.int64))

    def interleaved(self, x: Operator) -> Operator:
        """``(1, C, H, W)`` as ``(1, H, W, C)``."""
        return self.operators.transpose(x, self.constant([0, 2, 3, 1], np.int64))

    def convolution(
        self, x: Operator, weight: Values, bias: Values, before: tuple[int, int], after: tuple[int, int]
    ) -> Operator:
        """A convolution with stride 1, padded by zeros before and after (rows, columns)."""
        kernel = self.constant(weight)
        result = self.operators.convolution(x, kernel, [1, 1], list(before), list(after), [1, 1])
        return self.operators.add(result, self.constant(bias.reshape(1, -1, 1, 1)))

    def same(
        self, x: Operator, name: str, norm: str | None = None, change: Callable[[Values], Values] = lambda one: one
    ) -> Operator:
        """The network's convolution of that name, which keeps the size, with its batch norm if there is one.

        Args:
            x: Its input.
            name: Of its parameters.
            norm: Name of the batch norm behind it; its statistics go into the kernel.
            change: Made of kernel and bias.
        """
        weight, bias = self.weight(name), self.bias(name)
        if f"{norm}.running_var" in self._tensors:
            weight, bias = self._normalized(weight, bias, str(norm))
        margin = weight.shape[-1] // 2, weight.shape[-1] // 2
        return self.convolution(x, change(weight), change(bias), margin, margin)

    def head(self, x: Operator, name: str, parts: int) -> Operator:
        """The first convolution, on a picture that comes in so many parts (see `Given`) that are added."""
        weight = np.tile(self.weight(name), (1, parts, 1, 1))
        margin = weight.shape[-1] // 2, weight.shape[-1] // 2
        return self.convolution(x, weight, self.bias(name), margin, margin)

    def unrounded(self, x: Operator) -> Operator:
        """The same values, in fp32 even where the convolution that gives them computes in bf16.

        OpenVINO stores a convolution's result in the precision of what is applied to it last, which at the end of a
        graph is fp32. A PReLU with a slope of 1 is the cheapest that it does not take for nothing.
        """
        return self.operators.prelu(x, self.constant([1.0]))

    def _normalized(self, weight: Values, bias: Values, norm: str) -> tuple[Values, Values]:
        mean, variance, gain, shift = (
            self._tensors[f"{norm}.{key}"].astype(np.float64)
            for key in ("running_mean", "running_var", "weight", "bias")
        )
        factor = gain / np.sqrt(variance + _EPSILON)
        scaled = (weight * factor.reshape(-1, 1, 1, 1)).astype(np.float32)
        return scaled, ((bias - mean) * factor + shift).astype(np.float32)

    def prelu(self, x: Operator, name: str) -> Operator:
        """PReLU with the slope of that name."""
        return self.operators.prelu(x, self.constant(self.weight(name)))

    def relu(self, x: Operator) -> Operator:
        """ReLU."""
        return self.operators.relu(x)

    def add(self, x: Operator, y: Operator) -> Operator:
        """The sum."""
        return self.operators.add(x, y)

    def shuffled(self, x: Operator) -> Operator:
        """A pixel shuffle by 2 of channels that are in order by phase."""
        return self.operators.depth_to_space(x, "blocks_first", 2)

    def edged(self, x: Operator, margin: int) -> Operator:
        """The edge repeated outwards by so many pixels."""
        margins = self.constant([0, 0, margin, margin], np.int64)
        return self.operators.pad(x, margins, margins, "edge")

    def model(self, result: Operator, parameter: Operator, name: str) -> Any:
        """The whole graph."""
        return self.library.Model([result], [parameter], name)
