"""Networks that are loaded, checked and ready on a device, kept from one comparison to the next."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import torch
from torch import nn

from sr_desktop import SCALE
from sr_desktop.engine.cost import multiply_adds
from sr_desktop.engine.deterministic import deterministic_form
from sr_desktop.engine.devices import Device, Precision, choose_precision
from sr_desktop.engine.ensemble import ANSWERS, SelfEnsemble
from sr_desktop.engine.foreign.adapting import LoadedModel
from sr_desktop.engine.foreign.description import ForeignModel, Tiling
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.model_methods import choose_model_device, choose_model_precision, has_card
from sr_desktop.engine.interruption import make_interruptible
from sr_desktop.engine.pace import PaceBook
from sr_desktop.engine.settings import PrecisionChoice
from sr_desktop.messages.message import Message
from sr_desktop.methods import Kind, Method
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.weights import LoadedNetwork, load_network
from sr_desktop.paths import cache_dir, weights_dir

_TRIAL_SIDE = 32
"""Side of the picture that a model file is tried on, in low-resolution pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadyNetwork:
    """A network as the engine runs it.

    Attributes:
        network: In eval mode and its fastest form, on `device`, in fp32 with channels-last weights.
        kind: What it takes and gives.
        device: Where it is.
        precision: What its convolutions are to be computed in (by autocast).
        is_ensemble: Whether it is a self-ensemble.
        overlap: How far from a tile its input still matters, in low-resolution pixels.
        cost: Multiply-adds for one low-resolution pixel.
        weights_sha256: Checksum of its weights file; None for a network that came from no file.
        tiling: Whether it may be given tiles.
        remarks: What the user must know of its results.
    """

    network: nn.Module
    kind: Kind
    device: Device
    precision: Precision
    overlap: int
    cost: float
    weights_sha256: str | None
    tiling: Tiling = Tiling.EXACT
    remarks: tuple[Message, ...] = ()
    is_ensemble: bool = False


def make_ready(
    network: nn.Module, kind: Kind, device: Device, precision: Precision, card: ModelCard | None = None
) -> ReadyNetwork:
    """Prepare a network that is already on ``device`` and in eval mode; its parameters are left where they are.

    Args:
        network: The network, or a self-ensemble of it.
        kind: What it takes and gives.
        device: Where it is.
        precision: Arithmetic of its convolutions.
        card: That of its weights; None for a network that came from no file.

    Raises:
        ValueError: It has no `scale` or `receptive_radius`, or does not end at the program's scale.
    """
    scale, radius = getattr(network, "scale", None), getattr(network, "receptive_radius", None)
    wanted = 1 if kind is Kind.LUMA_NETWORK else SCALE
    if scale != wanted or not isinstance(radius, int):
        raise ValueError(f"a {kind.value} needs scale {wanted} and a receptive radius, not {scale} and {radius}")
    fast = deterministic_form(network).eval()
    overlap = -(-radius * wanted // SCALE)
    is_ensemble = isinstance(network, SelfEnsemble)
    if card is None or card.multiply_adds is None:
        cost = multiply_adds(fast, kind, device)
    else:
        cost = card.multiply_adds * (ANSWERS if is_ensemble else 1)
    sha256 = None if card is None else card.sha256
    return ReadyNetwork(fast, kind, device, precision, overlap, cost, sha256, is_ensemble=is_ensemble)


class NetworkPool:
    """Loads each network once for each device; may be shared between comparisons and threads.

    Args:
        folder: Where the weights are, by default those that ship with the program.
        paces: How fast networks were; None to remember it with the user's other files for the shipped weights, and
            for this run only for others.

    Attributes:
        paces: How fast networks were.
    """

    def __init__(self, folder: Path | None = None, paces: PaceBook | None = None) -> None:
        self._folder = weights_dir() if folder is None else folder
        self.paces = paces or PaceBook(cache_dir() / "paces.json" if folder is None else None)
        self._lock = Lock()
        self._loaded: dict[str, LoadedNetwork | LoadedModel] = {}
        self._ready: dict[tuple[str, bool, str, Precision], ReadyNetwork] = {}

    def get(
        self,
        method: Method,
        device: Device,
        choice: PrecisionChoice = PrecisionChoice.AUTO,
        *,
        self_ensemble: bool = False,
    ) -> ReadyNetwork:
        """The network of a method on a device, or its self-ensemble, loaded and checked on first use.

        Raises:
            WeightsError: Its files are missing, damaged, or do not fit.
            ModelFileError: Its model file cannot be used.
            PrecisionError: The device does not compute in the precision asked for.
            ValueError: The method has no network.
        """
        with self._lock:
            source = self._source(method)
            if source not in self._loaded:
                self._loaded[source] = self._load(method)
            loaded = self._loaded[source]
            if isinstance(loaded, LoadedModel):
                device, moved = choose_model_device(device, loaded.model)
                precision, remarks = choose_model_precision(choice, device, loaded.model)
                remarks = (*moved, *remarks)
            else:
                precision, remarks = choose_precision(choice, device, loaded.card), ()
            key = (source, self_ensemble, device.id, precision)
            if key not in self._ready:
                self._ready[key] = self._prepare(source, method.kind, loaded, device, precision, self_ensemble)
            ready = self._ready[key]
            return replace(ready, remarks=(*ready.remarks, *remarks)) if remarks else ready

    def release(self) -> None:
        """Forget all networks, and so free their memory once no comparison uses them any more."""
        with self._lock:
            self._loaded.clear()
            self._ready.clear()

    @staticmethod
    def _source(method: Method) -> str:
        """What the method's network comes from, such that a model file that is replaced is another source."""
        if method.model is None or not method.model.is_file():
            return method.id
        found = method.model.stat()
        return f"{method.model} {found.st_mtime_ns} {found.st_size}"

    def _load(self, method: Method) -> LoadedNetwork | LoadedModel:
        if method.weights is not None:
            return load_network(self._folder, method.weights)
        if method.model is None:
            raise ValueError(f"the method '{method.id}' has no network")
        if has_card(method.model):
            return load_network(method.model.parent, method.model.stem)
        return load_model(method.model)

    def _prepare(
        self,
        source: str,
        kind: Kind,
        loaded: LoadedNetwork | LoadedModel,
        device: Device,
        precision: Precision,
        self_ensemble: bool,
    ) -> ReadyNetwork:
        for (*other_key, _), other in self._ready.items():
            if other_key == [source, self_ensemble, device.id]:  # precisions differ only by autocast
                return replace(other, precision=precision)
        network = deepcopy(loaded.network).to(device=device.torch_device)
        if isinstance(loaded, LoadedModel):
            make_interruptible(network)
            network = SelfEnsemble(network) if self_ensemble else network
            return _make_foreign_ready(network, loaded.model, device, precision)
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        make_interruptible(network)
        network = SelfEnsemble(network) if self_ensemble else network
        return make_ready(network, kind, device, precision, loaded.card)


def _make_foreign_ready(network: nn.Module, model: ForeignModel, device: Device, precision: Precision) -> ReadyNetwork:
    # What is smaller than the model's smallest input would be padded, and cost the same for fewer pixels.
    side = -(-max(_TRIAL_SIDE, model.minimum) // model.multiple_of) * model.multiple_of
    if model.cost is None:
        cost = multiply_adds(network, Kind.RGB_NETWORK, device, side)
    else:
        cost = model.cost * model.runs * (ANSWERS if isinstance(network, SelfEnsemble) else 1)
    return ReadyNetwork(
        network, Kind.RGB_NETWORK, device, precision, model.overlap, cost, model.sha256, model.tiling, model.remarks,
        is_ensemble=isinstance(network, SelfEnsemble),
    )  # fmt: skip
