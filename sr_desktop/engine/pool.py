"""Networks that are loaded, checked and ready on a device, kept from one comparison to the next."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from sr_desktop import SCALE
from sr_desktop.engine.devices import Device, Precision, choose_precision
from sr_desktop.engine.interruption import make_interruptible
from sr_desktop.engine.settings import PrecisionChoice
from sr_desktop.engine.steady import steady
from sr_desktop.methods import Kind, Method
from sr_desktop.networks.weights import LoadedNetwork, load_network
from sr_desktop.paths import weights_dir


@dataclass(frozen=True, slots=True, eq=False)
class ReadyNetwork:
    """A network as the engine runs it.

    Attributes:
        network: In eval mode and its fastest form, on `device`, in fp32 with channels-last weights.
        kind: What it takes and gives.
        device: Where it is.
        precision: What its convolutions are to be computed in (by autocast).
        halo: How far from a tile its input still matters, in low-resolution pixels.
        cost: Multiply-adds for one low-resolution pixel.
        weights_sha256: Checksum of its weights file; None for a network that came from no file.
    """

    network: nn.Module
    kind: Kind
    device: Device
    precision: Precision
    halo: int
    cost: float
    weights_sha256: str | None


def make_ready(
    network: nn.Module, kind: Kind, device: Device, precision: Precision, weights_sha256: str | None = None
) -> ReadyNetwork:
    """Prepare a network that is already on ``device`` and in eval mode; its parameters are left where they are.

    Raises:
        ValueError: It has no `scale` or `receptive_radius`, or does not end at the program's scale.
    """
    scale, radius = getattr(network, "scale", None), getattr(network, "receptive_radius", None)
    wanted = 1 if kind is Kind.LUMA_NETWORK else SCALE
    if scale != wanted or not isinstance(radius, int):
        raise ValueError(f"a {kind.value} needs scale {wanted} and a receptive radius, not {scale} and {radius}")
    fast = steady(network).eval()
    halo = -(-radius * wanted // SCALE)
    return ReadyNetwork(fast, kind, device, precision, halo, _cost(fast, kind, device), weights_sha256)


class NetworkPool:
    """Loads each network once for each device; may be shared between comparisons and threads."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take weights from ``folder``, by default those that ship with the program."""
        self._folder = weights_dir() if folder is None else folder
        self._lock = Lock()
        self._loaded: dict[str, LoadedNetwork] = {}
        self._ready: dict[tuple[str, str, Precision], ReadyNetwork] = {}

    def get(self, method: Method, device: Device, choice: PrecisionChoice = PrecisionChoice.AUTO) -> ReadyNetwork:
        """The network of a method on a device, loaded and checked on first use.

        Raises:
            WeightsError: Its files are missing, damaged, or do not fit.
            PrecisionError: The device does not compute in the precision asked for.
            ValueError: The method has no network.
        """
        if method.weights is None:
            raise ValueError(f"the method '{method.id}' has no network")
        with self._lock:
            loaded = self._load(method.weights)
            precision = choose_precision(choice, device, loaded.card)
            key = (method.id, device.id, precision)
            if key not in self._ready:
                self._ready[key] = self._prepare(method, loaded, device, precision)
            return self._ready[key]

    def release(self) -> None:
        """Forget all networks, and so free their memory once no comparison uses them any more."""
        with self._lock:
            self._loaded.clear()
            self._ready.clear()

    def _load(self, name: str) -> LoadedNetwork:
        if name not in self._loaded:
            self._loaded[name] = load_network(self._folder, name)
        return self._loaded[name]

    def _prepare(self, method: Method, loaded: LoadedNetwork, device: Device, precision: Precision) -> ReadyNetwork:
        for (method_id, device_id, _), other in self._ready.items():
            if (method_id, device_id) == (method.id, device.id):  # precisions differ only by autocast
                return replace(other, precision=precision)
        network = deepcopy(loaded.network).to(device=device.torch_device)
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return make_ready(make_interruptible(network), method.kind, device, precision, loaded.card.sha256)


def _cost(network: nn.Module, kind: Kind, device: Device) -> float:
    """Multiply-adds for one low-resolution pixel, counted on a small picture."""
    luma = kind is Kind.LUMA_NETWORK
    side = 8 * SCALE if luma else 8
    picture = torch.zeros(1, 1 if luma else 3, side, side, device=device.torch_device)
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        network(picture)
    return float(counter.get_total_flops()) / 2 / 64
