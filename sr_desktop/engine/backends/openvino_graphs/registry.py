"""Which networks have a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sr_desktop.engine.backends.openvino_graphs.graph import NetworkGraph
from sr_desktop.engine.backends.openvino_graphs.kernels import Values
from sr_desktop.engine.backends.openvino_graphs.srcnn import srcnn
from sr_desktop.engine.backends.openvino_graphs.upsampling import edsr, perceptual, srresnet
from sr_desktop.networks.published import PublishedWeights

Build = Callable[[Mapping[str, Values], Mapping[str, Any], int], NetworkGraph | None]

_BUILDERS: dict[str, Build] = {"edsr": edsr, "perceptual": perceptual, "srcnn": srcnn, "srresnet": srresnet}
"""By the name of the network in `sr_desktop.networks.registry`."""


def network_graph(weights: PublishedWeights, parts: int) -> NetworkGraph | None:
    """The graph of a network with its weights; None where it has none, or the weights do not fit it.

    Args:
        weights: The weights.
        parts: In how many parts it is given the picture; see `Given`.
    """
    build = _BUILDERS.get(weights.card.network)
    if build is None:
        return None
    try:
        return build(weights.tensors, weights.card.parameters, parts)
    except (KeyError, RuntimeError, ValueError):
        # PyTorch says what is wrong with them.
        return None
