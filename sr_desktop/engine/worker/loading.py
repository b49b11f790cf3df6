"""The engine as jobs see it, loaded when the first of them needs it. Only its own process calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sr_desktop.engine.comparing.leftovers import Leftovers
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.comparing.result_files import Earlier, ResultFiles
from sr_desktop.engine.request import ComparisonRequest, RunningComparison
from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.imaging.measuring.scores import Compute
from sr_desktop.methods import Catalogue, Method
from sr_desktop.model_format import FormatChoice

if TYPE_CHECKING:
    from sr_desktop.engine.pool import NetworkPool


class LoadedEngine:
    """As `sr_desktop.engine.worker.jobs.Engine`; keeps the loaded networks from one job to the next.

    Args:
        weights: Folder of the weights; None for those that ship with the program.
        store: Where results are kept; None for a store of its own.
    """

    def __init__(self, weights: Path | None = None, store: ScratchStore | None = None) -> None:
        self._weights = weights
        self._pool: NetworkPool | None = None
        self._store = store
        self._leftovers = Leftovers()
        self._files = ResultFiles()
        self._lock = Lock()

    def warm_up(self) -> None:
        """Load torch and what a comparison needs."""
        import sr_desktop.engine.comparing.comparison  # noqa: F401 - it is the loading that is wanted

    def gpu(self) -> str | None:
        """What the first GPU is called; None if there is none that works."""
        from sr_desktop.engine.machine.devices import find_devices
        from sr_desktop.engine.settings import DeviceChoice

        first = find_devices()[0]
        return None if first.kind is DeviceChoice.CPU else first.name

    def __call__(self, request: ComparisonRequest) -> RunningComparison:
        """The comparison that was asked for; jobs on several threads share the networks."""
        from sr_desktop.engine.comparing.comparison import Comparison
        from sr_desktop.engine.pool import NetworkPool

        with self._lock:
            if self._pool is None:
                self._pool = NetworkPool(self._weights)
            if self._store is None:
                self._store = ScratchStore()
            self._store.budget = request.settings.result_memory
        return Comparison(
            request.picture,
            request.method_ids,
            request.mode,
            request.settings,
            self._pool,
            request.catalogue,
            request.source,
            Outputs(self._store, with_levels=request.is_shown, measured=request.is_shown),
            # One whose results nobody watches leaves alone what the panes may continue with.
            Earlier(self._leftovers, self._files, not request.afresh) if request.is_shown else None,
            request.metrics,
            request.files_in,
        )

    def computes(self, metric_ids: Iterable[str]) -> Mapping[str, Compute]:
        """What computes these metrics, without those that need no torch."""
        from sr_desktop.engine.measures.registry import computes

        return computes(metric_ids)

    def open_model(self, path: Path, catalogue: Catalogue, choice: FormatChoice) -> Method:
        """The method that a model file is."""
        from sr_desktop.engine.foreign.model_methods import model_method

        return model_method(path, catalogue, choice)
