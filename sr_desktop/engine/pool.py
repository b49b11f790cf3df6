"""Networks that are loaded, checked and ready on a device, kept from one comparison to the next.

Imports torch only for what is run by it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.choice import Chosen, choose
from sr_desktop.engine.backends.own_networks import OwnNetwork
from sr_desktop.engine.devices import Device, Precision, choose_precision
from sr_desktop.engine.foreign.model_files import Version, model_version
from sr_desktop.engine.pace import PaceBook, paces_file
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import BackendChoice, PrecisionChoice
from sr_desktop.imaging.ordinary_files import is_file
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
        self._folder = weights_dir() if folder is None else folder
        self.paces = paces or PaceBook(paces_file() if folder is None else None)
        self._lock = Lock()
        self._loaded: dict[_Source, OwnNetwork | LoadedModel] = {}
        self._ready: dict[_Key, ReadyNetwork] = {}
        self._measuring_pays_from = measuring_pays_from
        self._chosen: dict[_Asked, Chosen] = {}
        self._pixels: Counter[_Asked] = Counter()

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
        with self._lock:
            source = _source(method)
            if source not in self._loaded:
                self._forget_older(source)
                self._loaded[source] = self._load(method)
            loaded = self._loaded[source]
            if isinstance(loaded, OwnNetwork):
                precision = choose_precision(choice, device, measured=measured)
                asked = _Asked(source, device.id, precision, backend)
                self._pixels[asked] += pixels
                return self._own(asked, loaded, device, self_ensemble)
            return self._foreign(source, loaded.at(scale), device, choice, self_ensemble)

    def release(self) -> None:
        """Forget all networks, and so free their memory once no comparison uses them any more."""
        with self._lock:
            self._loaded.clear()
            self._ready.clear()
            self._chosen.clear()
            self._pixels.clear()

    def _forget_older(self, source: _Source) -> None:
        """Forget what was loaded of a model file before it was replaced."""
        older = {one for one in self._loaded if one.name == source.name and one.version != source.version}
        self._loaded = {one: loaded for one, loaded in self._loaded.items() if one not in older}
        self._ready = {key: ready for key, ready in self._ready.items() if key.source not in older}
        self._chosen = {asked: chosen for asked, chosen in self._chosen.items() if asked.source not in older}

    def rest(self) -> None:
        """Give back the working memory of all networks; they stay loaded."""
        with self._lock:
            for ready in self._ready.values():
                ready.network.release()

    def _load(self, method: Method) -> OwnNetwork | LoadedModel:
        if method.weights is not None:
            return self._read(self._folder, method.weights, method)
        if method.model is None:
            raise ValueError(f"the method '{method.id}' has no network")
        from sr_desktop.engine.foreign.loading import load_model
        from sr_desktop.engine.foreign.model_methods import has_card

        if has_card(method.model):
            return self._read(method.model.parent, method.model.stem, method)
        return load_model(method.model, choice=method.format)

    @staticmethod
    def _read(folder: Path, name: str, method: Method) -> OwnNetwork:
        return OwnNetwork(read_weights(folder, name), folder / f"{name}.safetensors", method.kind)

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
