"""Makes of each method of a comparison the work that it has to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import prod

from sr_desktop.engine.comparing.leftovers import Leftovers, Task
from sr_desktop.engine.comparing.output import Output, Outputs
from sr_desktop.engine.comparing.plain_work import ExternalWork, InterpolationWork, KeptWork
from sr_desktop.engine.comparing.preparing import Input
from sr_desktop.engine.comparing.result_files import Earlier, key_of
from sr_desktop.engine.comparing.tiled_work import PartDone, TiledWork
from sr_desktop.engine.comparing.work import NetworkWork
from sr_desktop.engine.inputs.external import Listing, pictures_in
from sr_desktop.engine.machine.devices import Device, choose_device, cpu
from sr_desktop.engine.machine.memory import is_shortage, release_cached
from sr_desktop.engine.planning import default_tile_size
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.scratch.store import default_budget
from sr_desktop.engine.settings import EngineSettings, PrecisionChoice
from sr_desktop.imaging.layer import Opacity
from sr_desktop.imaging.measuring.scores import Compute
from sr_desktop.messages.message import Message
from sr_desktop.methods import Method


@dataclass(frozen=True, slots=True)
class Means:
    """What a run computes with.

    Attributes:
        settings: Device, precision, tiles.
        pool: The networks.
        outputs: Where results are kept.
        earlier: What earlier runs have left, and where this one leaves what it has done.
        computes: What computes the chosen metrics, by their ids.
        files_in: Lists a folder of given results.
    """

    settings: EngineSettings
    pool: NetworkPool
    outputs: Outputs
    earlier: Earlier = field(default_factory=lambda: Earlier(Leftovers()))
    computes: Mapping[str, Compute] = field(default_factory=dict)
    files_in: Listing = pictures_in


class WorkMaker:
    """Makes the works of one comparison.

    Args:
        task: What is compared.
        given: The prepared input.
        means: What to compute with.
        before: What was done before, by method: such a work has its output.
        notify: Called with what the user must know.
    """

    def __init__(
        self,
        task: Task,
        given: Input,
        means: Means,
        before: Mapping[Method, PartDone],
        notify: Callable[[Message], None],
    ) -> None:
        self._task = task
        self._given = given
        self._means = means
        self._before = before
        self._notify = notify
        self._opacity: tuple[Opacity, ...] = ()
        self._keys: dict[str, str | None] = {}
        self._files = means.earlier.files if means.settings.keep_results else None

    def plain(self, method: Method) -> TiledWork | None:
        """The work of a method that needs no network; None for one that does.

        Raises:
            MemoryError: There is no room for its result.
        """
        given = self._given
        if method.kernel is not None:
            device = cpu().id, cpu().name
            return InterpolationWork(method.kernel, given, self._output(method), device)
        if method.result is not None or method.results is not None:
            return ExternalWork(method, given, self._output(method), self._notify, self._means.files_in)
        return None

    def network(self, method: Method) -> TiledWork | None:
        """The work of a network, which is loaded, unless its result is kept; None for a method that has none.

        Raises:
            EngineError, WeightsError, RuntimeError, MemoryError: It cannot be done.
        """
        if not method.kind.is_network:
            return None
        kept = self._kept(method)
        if kept is not None:
            return kept
        picture, settings = self._given.low_resolution, self._means.settings
        ready = self._ready(method, choose_device(settings.device, settings.device_number))
        best_pace = self._means.pool.paces.best(ready.pace_key)
        return NetworkWork(
            method.title,
            ready,
            picture,
            settings.tile or default_tile_size(ready, picture, best_pace),
            output=self._output(method),
            cpu_fallback=lambda: self._on_cpu(method),
            notify=lambda message: self._remark(method, message),
        )

    def keep(self, method: Method, work: TiledWork) -> None:
        """Keep a result on the disk, if that is wanted and it was computed here."""
        if self._task.part is not None:
            return
        key, run = self._keys.get(method.id), work.run_info()
        if self._files is not None and key is not None and run is not None and isinstance(work, NetworkWork):
            self._files.keep(key, work.pixels, run, self._means.settings.result_memory or default_budget())

    def _kept(self, method: Method) -> KeptWork | None:
        files = self._files
        if files is None or method in self._before:
            return None
        key = self._keys[method.id] = key_of(self._task, method)
        found = files.find(key) if key is not None and self._means.earlier.is_used else None
        if found is None:
            return None
        return KeptWork(found, self._given, self._output(method), lambda: files.forget(key))

    def _remark(self, method: Method, message: Message) -> None:
        # A result of which something has to be said is computed each time, so that it is said.
        self._keys.pop(method.id, None)
        self._notify(message)

    def _output(self, method: Method) -> Output:
        """What a result is written to, of the opacity that all have."""
        before = self._before.get(method)
        if before is not None:
            return before.output
        outputs, given = self._means.outputs, self._given
        if given.alpha is not None and not self._opacity:
            self._opacity = outputs.opacity_levels(given.alpha)
        return outputs.new(given.output_size, self._opacity)

    def _ready(self, method: Method, device: Device) -> ReadyNetwork:
        try:
            return self._get(method, device, self._means.settings.precision)
        except (RuntimeError, MemoryError) as error:
            if not is_shortage(error) or device == cpu():
                raise
        release_cached(device)
        self._notify(Message("memory.no-room", title=method.title, device=device.name, instead=cpu().name))
        return self._on_cpu(method)

    def _on_cpu(self, method: Method) -> ReadyNetwork:
        return self._get(method, cpu(), PrecisionChoice.AUTO)

    def _get(self, method: Method, device: Device, precision: PrecisionChoice) -> ReadyNetwork:
        return self._means.pool.get(
            method,
            device,
            precision,
            self_ensemble=self._means.settings.self_ensemble,
            backend=self._means.settings.backend,
            measured=self._means.outputs.measured,
            scale=self._given.scale,
            pixels=prod(self._given.low_resolution.size),
        )
