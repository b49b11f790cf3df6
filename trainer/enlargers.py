"""Methods and weights files as functions from a low-resolution picture to an enlarged one, run by the app's engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import nn

from sr_desktop.engine.devices import Precision, choose_device, choose_precision
from sr_desktop.engine.enlarging import enlarge_with, run_method
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import Kind, Method
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir
from trainer.evaluation import Enlarger


def method_enlargers(methods: Sequence[Method], settings: EngineSettings) -> dict[str, Enlarger]:
    """Methods of the app with their published weights, by id."""
    pool = NetworkPool(weights_dir())

    def enlarger(method_id: str) -> Enlarger:
        return lambda low: run_method(method_id, low, settings, pool)[0]

    return {method.id: enlarger(method.id) for method in methods}


def network_enlarger(network: nn.Module, precision: Precision = Precision.FP32) -> Enlarger:
    """A network in memory, in eval mode, run where its parameters are."""
    kind = kind_of(network)

    def enlarge(low: Picture) -> Pixels:
        return enlarge_with(network, low, kind, precision=precision)

    return enlarge


def weights_enlarger(path: Path, settings: EngineSettings) -> Enlarger:
    """A weights file with its card beside it.

    Raises:
        WeightsError: They cannot be used.
        EngineError: The device or precision asked for is not to be had.
    """
    loaded = load_network(path.parent, path.stem)
    device = choose_device(settings.device)
    precision = choose_precision(settings.precision, device, loaded.card)
    return network_enlarger(loaded.network.to(device.torch_device), precision)


def kind_of(network: nn.Module) -> Kind:
    """How the engine has to feed a network: by its scale, 1 for one that works on the enlarged luma."""
    return Kind.LUMA_NETWORK if network.scale == 1 else Kind.RGB_NETWORK
