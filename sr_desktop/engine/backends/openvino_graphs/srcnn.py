"""SRCNN: three convolutions, each with the edge of what it sees repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sr_desktop.engine.backends.openvino_graphs.graph import Given, NetworkGraph
from sr_desktop.engine.backends.openvino_graphs.kernels import Values
from sr_desktop.engine.backends.openvino_graphs.operators import Layers

_PARTS = 2


def srcnn(tensors: Mapping[str, Values], parameters: Mapping[str, Any], parts: int) -> NetworkGraph:
    """`sr_desktop.networks.srcnn.SRCNN`.

    The luma always comes in two parts: a convolution of one channel is not summed up in the same order in a narrow
    picture as in a wide one.
    """
    layers = Layers(tensors)
    luma = layers.parameter(_PARTS)
    x = given = layers.planes(luma)
    names = sorted({name.rpartition(".")[0] for name in tensors if name.startswith("convolutions.")})
    reach = 0
    for number, name in enumerate(names):
        weight, margin = layers.weight(name), layers.weight(name).shape[-1] // 2
        reach += margin
        if number == 0:
            weight = np.tile(weight, (1, _PARTS, 1, 1))
        else:
            x = layers.relu(x)
        x = layers.convolution(layers.edged(x, margin), weight, layers.bias(name), (0, 0), (0, 0))
    x = layers.unrounded(x)
    if parameters.get("residual", False):
        x = layers.add(x, layers.operators.reduce_sum(given, layers.constant([1], np.int64), True))
    ending = layers.model(layers.interleaved(x), luma, "srcnn")
    return NetworkGraph(
        body=None, ending=ending, reach=reach, radius=reach, scale=1, channels=_PARTS, given=Given(_PARTS)
    )
