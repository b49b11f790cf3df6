"""From the name and parameters in a weights card to the network they describe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import nn

from sr_desktop.networks.edsr import EDSR
from sr_desktop.networks.perceptual import PerceptualNetwork
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.srresnet import SRResNet

NETWORKS: dict[str, Callable[..., nn.Module]] = {
    "srcnn": SRCNN,
    "perceptual": PerceptualNetwork,
    "srresnet": SRResNet,
    "edsr": EDSR,
}
"""Every network that we build ourselves, by the name used in recipes and cards."""


def build_network(name: str, parameters: Mapping[str, Any] | None = None) -> nn.Module:
    """A freshly initialised network, on the CPU in fp32, in training mode.

    Raises:
        ValueError: No network of that name, or a parameter that it does not take.
    """
    if name not in NETWORKS:
        raise ValueError(f"There is no network called '{name}'; choose from: {', '.join(NETWORKS)}.")
    try:
        return NETWORKS[name](**(parameters or {}))
    except TypeError as error:
        raise ValueError(f"The network '{name}' cannot be built: {error}.") from error
