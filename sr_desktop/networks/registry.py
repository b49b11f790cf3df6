"""From the name and parameters in a weights card to the network they describe.

A network is called after its module in this package, which names its class in ``NETWORK``; so a new one is found as
soon as its module is there.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from torch import nn

from sr_desktop import networks


@cache
def network_classes() -> Mapping[str, Callable[..., nn.Module]]:
    """Every network that we build ourselves, by the name used in recipes and cards."""
    names = sorted(module.name for module in pkgutil.iter_modules(networks.__path__))
    modules = {name: import_module(f"{networks.__name__}.{name}") for name in names if name != "registry"}
    return {name: module.NETWORK for name, module in modules.items() if hasattr(module, "NETWORK")}


def build_network(name: str, parameters: Mapping[str, Any] | None = None) -> nn.Module:
    """A freshly initialised network, on the CPU in fp32, in training mode.

    Raises:
        ValueError: No network of that name, or a parameter that it does not take.
    """
    classes = network_classes()
    if name not in classes:
        raise ValueError(f"There is no network called '{name}'; choose from: {', '.join(classes)}.")
    try:
        return classes[name](**(parameters or {}))
    except TypeError as error:
        raise ValueError(f"The network '{name}' cannot be built: {error}.") from error
