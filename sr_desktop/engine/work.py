"""Runs one network over one picture, tile by tile, and retreats when memory runs out."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from sr_desktop import SCALE
from sr_desktop.engine.errors import MemoryShortageError
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.memory import is_shortage, release_cached
from sr_desktop.engine.output import Output, Outputs
from sr_desktop.engine.planning import SMALLEST_TILE, cut, default_tile_size
from sr_desktop.engine.pool import ReadyNetwork
from sr_desktop.engine.running import TileRunner, make_runner
from sr_desktop.engine.scratch.store import PlainStore
from sr_desktop.engine.settings import DeviceChoice
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.tiling import Tile, nearest_first
from sr_desktop.messages.message import Message

CpuFallback = Callable[[], ReadyNetwork]
"""Gives the same network on the CPU, for when the device's memory does not even hold the smallest tile."""


class NetworkWork:
    """The tiles of one network that are done and to be done.

    Args:
        title: Name of the method before the user.
        ready: The network.
        low_resolution: The picture to enlarge.
        tile_size: Side of a tile without its overlap, in low-resolution pixels; None for one piece, as for a network
            that bears no tiles.
        output: What the result is written to; None for plain memory.
        cpu_fallback: Where to go when memory runs out on another device than the CPU; None to stay.
        notify: Called with every retreat, and with anything else the user must know of the result.

    Attributes:
        output: ``(4H, 4W, 3)`` uint8, complete once `is_done`.
        seconds: Time spent so far.
    """

    def __init__(
        self,
        title: str,
        ready: ReadyNetwork,
        low_resolution: Picture,
        tile_size: int | None,
        *,
        output: Output | None = None,
        cpu_fallback: CpuFallback | None = None,
        notify: Callable[[Message], None] = lambda _: None,
    ) -> None:
        self._title = title
        self._picture = low_resolution
        self._cpu_fallback = cpu_fallback
        self._notify = notify
        self._ready = ready
        self._runner: TileRunner | None = None
        self._tile_size: int | None = None
        self._pending: list[Tile] = []
        self._finished: NDArray[np.bool_] = np.zeros((low_resolution.height, low_resolution.width), np.bool_)
        if output is None:
            output = Outputs(PlainStore()).new((low_resolution.width * SCALE, low_resolution.height * SCALE))
        self.output = output
        self.seconds = 0.0
        for remark in ready.remarks:
            notify(remark)
        self._recut(tile_size)

    @property
    def pixels(self) -> Pixels:
        """The output."""
        return self.output.pixels

    @property
    def is_done(self) -> bool:
        """Whether every tile is."""
        return not self._pending

    @property
    def remaining_cost(self) -> float:
        """Multiply-adds of the tiles to be done, overlaps included."""
        return self._ready.cost * sum(tile.padded.area for tile in self._pending)

    @property
    def cost_per_tile(self) -> float:
        """Multiply-adds of a tile to be done, on average; 0 if none is left."""
        return self.remaining_cost / len(self._pending) if self._pending else 0.0

    def step(self, focus: tuple[float, float]) -> Rect:
        """Do the tile nearest to ``focus`` (low-resolution pixels) and say which part of `pixels` is new.

        Raises:
            MemoryShortageError: Even the smallest tile did not fit, and there is nowhere else to go.
            OutputError: The network gave no picture.
            Interrupted: Through `checkpoints`; the tile is then still to be done.
        """
        started = perf_counter()
        try:
            while True:
                tile = nearest_first(self._pending, focus)[0]
                try:
                    return self._do(tile)
                except (MemoryError, RuntimeError) as error:
                    if not is_shortage(error):
                        raise
                # Outside the except clause, so that the traceback no longer holds the failed tile's tensors.
                self._retreat(tile)
        finally:
            self.seconds += perf_counter() - started

    def run_info(self) -> RunInfo:
        """How it was computed."""
        ready = self._ready
        return RunInfo(
            seconds=self.seconds,
            device=ready.device.id,
            device_name=ready.device.name,
            precision=ready.precision.value,
            tile=self._tile_size,
            weights_sha256=ready.weights_sha256,
            self_ensemble=ready.is_ensemble,
        )

    def _do(self, tile: Tile) -> Rect:
        if self._runner is None:
            self._runner = make_runner(self._ready, self._picture)
        pixels = self._runner(tile)
        target = tile.core.scaled(SCALE)
        self.output.write(target, pixels)
        self._finished[tile.core.slices] = True
        self._pending.remove(tile)
        return target

    def _retreat(self, tile: Tile) -> None:
        """To smaller tiles; from the smallest to the CPU; from there no further."""
        release_cached(self._ready.device)
        longest = max(tile.core.width, tile.core.height)
        if longest > SMALLEST_TILE and self._ready.tiling is not Tiling.IMPOSSIBLE:
            tile_size = max(SMALLEST_TILE, longest // 2)
            self._recut(tile_size)
            self._notify(
                Message("memory.smaller-tiles", title=self._title, device=self._ready.device.name, side=tile_size)
            )
            return
        name = self._ready.device.name
        if self._cpu_fallback is None or self._ready.device.kind is DeviceChoice.CPU:
            if self._ready.tiling is Tiling.IMPOSSIBLE:
                raise MemoryShortageError(Message("memory.one-piece", title=self._title, device=name))
            raise MemoryShortageError(Message("memory.smallest-tiles", title=self._title, device=name))
        self._ready, self._runner = self._cpu_fallback(), None
        self._recut(default_tile_size(self._ready, self._picture))
        self._notify(Message("memory.other-device", title=self._title, device=name, instead=self._ready.device.name))

    def _recut(self, tile_size: int | None) -> None:
        """Cut what is not finished."""
        was_whole = len(self._pending) <= 1
        unfinished = ~self._finished
        self._tile_size = None if self._ready.tiling is Tiling.IMPOSSIBLE else tile_size
        self._pending = [
            tile
            for tile in cut(self._picture, self._tile_size, self._ready.overlap)
            if unfinished[tile.core.slices].any()
        ]
        if (
            self._tile_size is not None
            and was_whole
            and len(self._pending) > 1
            and self._ready.tiling is not Tiling.EXACT
        ):
            self._notify(Message("model.tiles", title=self._title, side=self._tile_size))
