"""Networks that are loaded, checked and ready on a device, kept from one comparison to the next.

Imports torch only for what is run by it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.choice import Chosen, choose
from sr_desktop.engine.backends.own_networks import OwnNetwork
from sr_desktop.engine.foreign.model_files import Version, model_version
from sr_desktop.engine.gates import Gates
from sr_desktop.engine.machine.devices import Device, Precision, choose_precision
from sr_desktop.engine.machine.pace import PaceBook, paces_file
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import BackendChoice, PrecisionChoice
from sr_desktop.imaging.files.ordinary_files import is_file
from sr_desktop.methods import Method
from sr_desktop.networks.published import read_weights
from sr_desktop.paths import weights_dir

if TYPE_CHECKING:
    from sr_desktop.engine.foreign.adapting import LoadedModel


MEASURING_PAYS_FROM = 2**20
"""Low-resolution pixels of a network. Measuring its back ends, with the import of PyTorch, takes as long as some
150,000 of them, for which the first small pictures of a new installation need not wait."""


@dataclass(frozen=True, slots=True)
class _Source:
    """What a network comes from: a method's own weights, or a model file, in which another version is another source.

    Attributes:
        name: The method's id, or the file's path.
        version: When its files were written, and their bytes.
        format: How it is read.
    """

    name: str
    version: Version | None = None
    format: str = ""


_MEASURING = object()
"""Key of the gate through which back ends are measured."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How a network is asked for; see `NetworkPool.get`."""

    precision: PrecisionChoice
    self_ensemble: bool
    backend: BackendChoice
    measured: bool
    scale: int
    pixels: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a back end is chosen for."""

    source: _Source
    device: str
    precision: Precision
    choice: BackendChoice


@dataclass(frozen=True, slots=True)
class _Key:
    """What tells one network that is ready from another."""

    source: _Source
    is_ensemble: bool
    device: str
    precision: Precision
    backend: Backend
    scale: int = SCALE


class NetworkPool:
    """Loads each network once for each device; may be shared between comparisons and threads.

    Args:
        folder: Where the weights are, by default those that ship with the program.
        paces: How fast networks were; None to remember it with the user's other files for the shipped weights, and
            for this run only for others.
        measuring_pays_from: Low-resolution pixels that a network has to compute before its back ends are measured,
            where that has not been done on this machine.

    Attributes:
        paces: How fast networks were.
    """

    def __init__(
        self,
        folder: Path | None = None,
        paces: PaceBook | None = None,
        measuring_pays_from: int = MEASURING_PAYS_FROM,
    ) -> None:
        self.paces = paces or PaceBook(paces_file() if folder is None else None)
        self._make = partial(_Networks, weights_dir() if folder is None else folder, measuring_pays_from)
        self._networks = self._make()

    def get(
        self,
        method: Method,
        device: Device,
        choice: PrecisionChoice = PrecisionChoice.AUTO,
        *,
        self_ensemble: bool = False,
        backend: BackendChoice = BackendChoice.AUTO,
        measured: bool = True,
        scale: int = SCALE,
        pixels: int = MEASURING_PAYS_FROM,
    ) -> ReadyNetwork:
        """The network of a method on a device, or its self-ensemble, loaded and checked on first use.

        Args:
            method: The method.
            device: Where it is to run.
            choice: Its precision.
            self_ensemble: Whether to take the self-ensemble.
            backend: What is to compute it on a processor.
            measured: Whether its results are measured: of the program's own networks AUTO is then fp32.
            scale: To which a model file's results are brought; the program's own networks have one scale.
            pixels: Low-resolution pixels that it is to compute.

        Raises:
            WeightsError: Its files are missing, damaged, or do not fit.
            ModelFileError: Its model file cannot be used.
            PrecisionError: The device does not compute in the precision asked for.
            ValueError: The method has no network.
        """
        asked = _Wanted(choice, self_ensemble, backend, measured, scale, pixels)
        return self._networks.get(method, device, asked)

    def release(self) -> None:
        """Forget all networks, and so free their memory once no comparison uses them any more.

        One that is being loaded is for the comparison that waits for it, and is forgotten with it.
        """
        self._networks = self._make()

    def rest(self) -> None:
        """Give back the working memory of all networks; they stay loaded."""
        self._networks.rest()


class _Networks:
    """The networks of a pool, from one release to the next.

    Args:
        folder: Where the program's own weights are.
        measuring_pays_from: As for `NetworkPool`.
    """

    def __init__(self, folder: Path, measuring_pays_from: int) -> None:
        self._folder = folder
        self._measuring_pays_from = measuring_pays_from
        # What a gate guards takes seconds, and jobs that want another network, or are cancelled, do not wait for it.
        self._gates = Gates()
        self._loaded: dict[_Source, OwnNetwork | LoadedModel] = {}
        self._ready: dict[_Key, ReadyNetwork] = {}
        self._chosen: dict[_Asked, Chosen] = {}
        self._pixels: Counter[_Asked] = Counter()

    def get(self, method: Method, device: Device, wanted: _Wanted) -> ReadyNetwork:
        """As `NetworkPool.get`."""
        source = _source(method)
        with self._gates.passing(source.name):
            if source not in self._loaded:
                self._forget_older(source)
                self._loaded[source] = self._load(method)
            loaded = self._loaded[source]
            if isinstance(loaded, OwnNetwork):
                precision = choose_precision(wanted.precision, device, measured=wanted.measured)
                asked = _Asked(source, device.id, precision, wanted.backend)
                self._pixels[asked] += wanted.pixels
                return self._own(asked, loaded, device, wanted.self_ensemble)
            return self._foreign(source, loaded.at(wanted.scale), device, wanted.precision, wanted.self_ensemble)

    def rest(self) -> None:
        """As `NetworkPool.rest`."""
        for ready in tuple(self._ready.values()):
            ready.network.release()

    def _forget_older(self, source: _Source) -> None:
        """Forget what was loaded of a model file before it was replaced."""
        older = {one for one in tuple(self._loaded) if one.name == source.name and one.version != source.version}
        for one in older:
            self._loaded.pop(one, None)
        for key in [key for key in tuple(self._ready) if key.source in older]:
            self._ready.pop(key, None)
        for asked in [asked for asked in tuple(self._chosen) if asked.source in older]:
            self._chosen.pop(asked, None)

    def _load(self, method: Method) -> OwnNetwork | LoadedModel:
        if method.weights is not None:
            path = self._folder / f"{method.weights}.safetensors"
            return OwnNetwork(read_weights(self._folder, method.weights), path, method.kind)
        if method.model is None:
            raise ValueError(f"the method '{method.id}' has no network")
        from sr_desktop.engine.foreign.model_methods import open_model
        from sr_desktop.engine.foreign.own_weights import OwnWeights

        opened = open_model(method.model, choice=method.format)
        if isinstance(opened, OwnWeights):
            return OwnNetwork(opened.weights, method.model, method.kind)
        return opened

    def _own(self, asked: _Asked, loaded: OwnNetwork, device: Device, self_ensemble: bool) -> ReadyNetwork:
        chosen = self._choice(asked, loaded, device)
        key = _Key(asked.source, self_ensemble, device.id, asked.precision, chosen.backend)
        if key not in self._ready:
            make = loaded.ensemble if self_ensemble else loaded.plain
            self._ready[key] = replace(make(chosen.backend, device, asked.precision), speed=chosen.speed)
        return self._ready[key]

    def _choice(self, asked: _Asked, loaded: OwnNetwork, device: Device) -> Chosen:
        """The back end for a network; measured at last when that pays."""
        chosen = self._chosen.get(asked)
        may_measure = self._pixels[asked] >= self._measuring_pays_from
        if chosen is None or (may_measure and not chosen.is_final):
            card = loaded.weights.card
            name = f"{card.network} {json.dumps(card.parameters, sort_keys=True)} {asked.precision}"
            candidates = loaded.candidates(device, asked.precision)
            # One after the other: two that are timed at once would slow each other down.
            with self._gates.passing(_MEASURING):
                chosen = choose(name, candidates, asked.choice, may_measure=may_measure)
            if chosen.ready is not None:
                key = _Key(asked.source, False, device.id, asked.precision, chosen.backend)
                self._ready[key] = replace(chosen.ready, speed=chosen.speed)
            self._chosen[asked] = chosen
        return chosen

    def _foreign(
        self, source: _Source, loaded: LoadedModel, device: Device, choice: PrecisionChoice, self_ensemble: bool
    ) -> ReadyNetwork:
        from sr_desktop.engine.foreign.model_methods import choose_model_device, choose_model_precision
        from sr_desktop.engine.foreign.readying import make_foreign_ready

        device, moved = choose_model_device(device, loaded.model)
        precision, remarks = choose_model_precision(choice, device, loaded.model)
        key = _Key(source, self_ensemble, device.id, precision, Backend.TORCH, loaded.model.wanted)
        if key not in self._ready:
            self._ready[key] = make_foreign_ready(loaded, device, precision, self_ensemble=self_ensemble)
        ready = self._ready[key]
        remarks = (*moved, *remarks)
        return replace(ready, remarks=(*ready.remarks, *remarks)) if remarks else ready


def _source(method: Method) -> _Source:
    if method.model is None or not is_file(method.model):
        return _Source(method.id)
    return _Source(str(method.model), model_version(method.model), str(method.format))
