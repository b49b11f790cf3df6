"""Makes the program's own networks ready, by either back end. Imports torch only for its own."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.machine.devices import Device, Precision
from sr_desktop.engine.openvino_library import has_openvino
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import ENSEMBLE_ANSWERS, DeviceChoice
from sr_desktop.methods import Kind
from sr_desktop.networks.published import PublishedWeights

if TYPE_CHECKING:
    from torch import nn

    from sr_desktop.engine.backends.openvino_graphs.graph import NetworkGraph
    from sr_desktop.networks.weights import LoadedNetwork


@dataclass(eq=False)
class OwnNetwork:
    """Published weights, from which a network is made for each device and precision.

    Attributes:
        weights: The weights.
        path: Their file.
        kind: What the network takes and gives.
    """

    weights: PublishedWeights
    path: Path
    kind: Kind
    _graphs: dict[int, NetworkGraph | None] = field(default_factory=dict)
    _by_torch_in_fp32: dict[tuple[str, bool], ReadyNetwork] = field(default_factory=dict)

    def candidates(self, device: Device, precision: Precision) -> dict[Backend, Callable[[], ReadyNetwork]]:
        """What can run it on a device in a precision, the first to be preferred where nothing is known."""
        found: dict[Backend, Callable[[], ReadyNetwork]] = {}
        if self._has_graph_for(device, precision):
            found[Backend.OPENVINO] = lambda: self._by_openvino(device, precision)
        found[Backend.TORCH] = lambda: self._by_torch(device, precision)
        return found

    def plain(self, backend: Backend, device: Device, precision: Precision) -> ReadyNetwork:
        """The network by a back end that is among the candidates."""
        return self.candidates(device, precision)[backend]()

    def ensemble(self, backend: Backend, device: Device, precision: Precision) -> ReadyNetwork:
        """Its self-ensemble by a back end that is among the candidates."""
        if backend is Backend.OPENVINO:
            return self._by_openvino(device, precision, is_ensemble=True)
        return self._by_torch(device, precision, is_ensemble=True)

    def _has_graph_for(self, device: Device, precision: Precision) -> bool:
        if device.kind is not DeviceChoice.CPU or not has_openvino():
            return False
        try:
            from sr_desktop.engine.backends.openvino_backend import supported_precisions

            return precision in supported_precisions() and self._graph(precision) is not None
        except (ImportError, RuntimeError):
            # Installed, but it does not work here.
            return False

    def _graph(self, precision: Precision) -> NetworkGraph | None:
        from sr_desktop.engine.backends.openvino_graphs.registry import network_graph

        parts = 1 if precision is Precision.FP32 else 2
        if parts not in self._graphs:
            self._graphs[parts] = network_graph(self.weights, parts)
        return self._graphs[parts]

    @cached_property
    def _loaded(self) -> LoadedNetwork:
        from sr_desktop.networks.weights import filled

        return filled(self.weights, self.path)

    def _by_openvino(self, device: Device, precision: Precision, *, is_ensemble: bool = False) -> ReadyNetwork:
        from sr_desktop.engine.backends.ensemble_network import EnsembleNetwork
        from sr_desktop.engine.backends.openvino_backend import OpenVinoNetwork

        graph = self._graph(precision)
        assert graph is not None
        network = OpenVinoNetwork(graph, precision)
        on_luma = self.kind is Kind.LUMA_NETWORK
        cost = self.weights.card.multiply_adds or network.cost
        return ReadyNetwork(
            EnsembleNetwork(network) if is_ensemble else network,
            self.kind,
            device,
            precision,
            overlap=-(-graph.radius // SCALE) if on_luma else graph.radius,
            cost=cost * (ENSEMBLE_ANSWERS if is_ensemble else 1),
            weights_sha256=self.weights.card.sha256,
            is_ensemble=is_ensemble,
            bytes_per_pixel=network.bytes_per_pixel,
        )

    def _by_torch(self, device: Device, precision: Precision, *, is_ensemble: bool = False) -> ReadyNetwork:
        from sr_desktop.engine.backends.torch_backend import in_precision, make_ready

        # Precisions differ only by autocast.
        ready = self._by_torch_in_fp32.get((device.id, is_ensemble))
        if ready is None:
            network = self._torch_module(device, is_ensemble)
            ready = make_ready(network, self.kind, device, Precision.FP32, self._loaded.card)
            self._by_torch_in_fp32[device.id, is_ensemble] = ready
        return ready if precision is Precision.FP32 else in_precision(ready, precision)

    def _torch_module(self, device: Device, is_ensemble: bool) -> nn.Module:
        import torch

        from sr_desktop.engine.backends.torch_backend import make_interruptible
        from sr_desktop.engine.forms.ensemble import SelfEnsemble

        network = deepcopy(self._loaded.network).to(device=device.torch_device)
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        make_interruptible(network)
        return SelfEnsemble(network) if is_ensemble else network
