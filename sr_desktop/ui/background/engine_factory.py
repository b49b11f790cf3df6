"""Where the window meets the engine: torch is loaded here, on the worker's thread, when the first comparison starts."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sr_desktop.engine.output import Outputs
from sr_desktop.engine.request import ComparisonRequest, RunningComparison
from sr_desktop.engine.scratch.store import ScratchStore

if TYPE_CHECKING:
    from sr_desktop.engine.pool import NetworkPool


class EngineFactory:
    """Makes comparisons of the real engine; keeps networks and the store of results from one run to the next.

    Args:
        weights: Folder of the weights; None for those that ship with the program.
    """

    def __init__(self, weights: Path | None = None) -> None:
        self._weights = weights
        self._pool: NetworkPool | None = None
        self._store: ScratchStore | None = None
        self._lock = Lock()

    def warm_up(self) -> None:
        """Load torch and the engine."""
        import_module("sr_desktop.engine.comparison")

    def __call__(self, request: ComparisonRequest) -> RunningComparison:
        """The comparison that was asked for; called on the threads of workers, which share the networks."""
        from sr_desktop.engine.comparison import Comparison
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
            Outputs(self._store, with_levels=True),
        )
