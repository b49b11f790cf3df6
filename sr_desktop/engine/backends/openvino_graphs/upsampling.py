"""SRResNet, EDSR and the perceptual network: a body at low resolution, and an ending that enlarges."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from sr_desktop.engine.backends.openvino_graphs.graph import Given, NetworkGraph
from sr_desktop.engine.backends.openvino_graphs.kernels import Values, before_shuffle, nearest_phases, phases_first
from sr_desktop.engine.backends.openvino_graphs.operators import Layers, Operator
from sr_desktop.networks.constants import DIV2K_MEAN, EDSR_RESIDUAL_SCALING

_TRUNK_REACH = 1
"""Of the convolution that ends the body of SRResNet and EDSR."""

Body = Callable[[Layers, Operator], Operator]
Stage = Callable[[Layers, Operator, int], Operator]
"""The channels of a doubling before they are shuffled, by phase; takes the number of the doubling."""


def srresnet(tensors: Mapping[str, Values], parameters: Mapping[str, Any], parts: int) -> NetworkGraph:
    """`sr_desktop.networks.srresnet.SRResNet`."""

    def body(layers: Layers, x: Operator) -> Operator:
        head = x = layers.prelu(layers.head(x, "head", parts), "head_activation")
        for block in _blocks(tensors):
            y = layers.prelu(layers.same(x, f"{block}.conv1", f"{block}.norm1"), f"{block}.activation")
            x = layers.add(x, layers.same(y, f"{block}.conv2", f"{block}.norm2"))
        return layers.add(head, layers.same(x, "trunk_conv", "trunk_norm"))

    def stage(layers: Layers, x: Operator, number: int) -> Operator:
        name = f"upsampling.{number}"
        return layers.prelu(layers.same(x, f"{name}.conv", change=phases_first), f"{name}.activation")

    return _graph("srresnet", tensors, body, stage, Given(parts))


def edsr(tensors: Mapping[str, Values], parameters: Mapping[str, Any], parts: int) -> NetworkGraph:
    """`sr_desktop.networks.edsr.EDSR`."""
    scaling = np.float32(parameters.get("residual_scaling", EDSR_RESIDUAL_SCALING))

    def body(layers: Layers, x: Operator) -> Operator:
        head = x = layers.head(x, "head", parts)
        for block in _blocks(tensors):
            y = layers.same(layers.relu(layers.same(x, f"{block}.conv1")), f"{block}.conv2")
            x = layers.add(x, layers.operators.multiply(y, layers.constant(scaling)))
        return layers.add(head, layers.same(x, "trunk_conv"))

    def stage(layers: Layers, x: Operator, number: int) -> Operator:
        return layers.same(x, f"upsampling.{number}.conv", change=phases_first)

    return _graph("edsr", tensors, body, stage, Given(parts, subtracted=DIV2K_MEAN))


def perceptual(tensors: Mapping[str, Values], parameters: Mapping[str, Any], parts: int) -> NetworkGraph | None:
    """`sr_desktop.networks.perceptual.PerceptualNetwork`; None for the forms that have no graph.

    Those are the ones that upsample otherwise than by nearest neighbours, have batch norm after that, or a tanh.
    """
    if parameters.get("upsampling", "nearest") != "nearest":
        return None
    if parameters.get("batch_norm", True) or parameters.get("tanh", True):
        return None

    def body(layers: Layers, x: Operator) -> Operator:
        x = layers.relu(layers.head(x, "head", parts))
        for block in _blocks(tensors):
            y = layers.relu(layers.same(x, f"{block}.conv1"))
            x = layers.add(x, layers.same(y, f"{block}.conv2"))
        return x

    def stage(layers: Layers, x: Operator, number: int) -> Operator:
        name = f"upsampling.{number}.conv.1"
        kernels, bias = nearest_phases(layers.weight(name)), layers.bias(name)
        phases = [
            layers.relu(layers.convolution(x, kernels[a, b], bias, (1 - a, 1 - b), (a, b)))
            for a in (0, 1)
            for b in (0, 1)
        ]
        return layers.operators.concat(phases, 1)

    return _graph("perceptual", tensors, body, stage, Given(parts))


def _blocks(tensors: Mapping[str, Values]) -> list[str]:
    """The names of the residual blocks, in their order."""
    numbers = {int(name.split(".")[1]) for name in tensors if name.startswith("blocks.")}
    return [f"blocks.{number}" for number in sorted(numbers)]


def _graph(name: str, tensors: Mapping[str, Values], body: Body, stage: Stage, given: Given) -> NetworkGraph:
    layers = Layers(tensors)
    picture = layers.parameter(3 * given.parts)
    features = layers.interleaved(body(layers, layers.planes(picture)))
    channels = tensors["tail.weight"].shape[1]
    trunk = _TRUNK_REACH if "trunk_conv.weight" in tensors else 0
    # Of the stages 1 and 1/2 low-resolution pixels, of the last convolution its own at a quarter; rounded up.
    reach = math.ceil(1.5 + tensors["tail.weight"].shape[-1] // 2 / 4)
    plane = layers.parameter(channels)
    x = layers.shuffled(stage(layers, layers.planes(plane), 0))
    kernel, bias = before_shuffle(layers.weight("tail")), np.tile(layers.bias("tail"), 4)
    margin = kernel.shape[-1] // 2, kernel.shape[-1] // 2
    x = layers.unrounded(layers.convolution(stage(layers, x, 1), kernel, bias, margin, margin))
    # (1, 2H, 2W, 4 * 3) to (1, 2H, 2, 2W, 2 * 3): in memory the picture itself, row by row.
    operators = layers.operators
    x = operators.reshape(layers.interleaved(x), layers.constant([0, 0, 0, 2, 6], np.int64), True)
    if given.subtracted is not None:
        x = operators.add(x, layers.constant(np.tile(given.subtracted, 2)))
    x = operators.transpose(x, layers.constant([0, 1, 3, 2, 4], np.int64))
    return NetworkGraph(
        body=layers.model(features, picture, f"{name} body"),
        ending=layers.model(x, plane, f"{name} ending"),
        reach=reach,
        radius=layers.weight("head").shape[-1] // 2 + 2 * len(_blocks(tensors)) + trunk + reach,
        scale=4,
        channels=channels,
        given=given,
    )
