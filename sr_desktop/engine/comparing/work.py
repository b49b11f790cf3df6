"""Runs one network over one picture, tile by tile, and retreats when memory runs out."""

from __future__ import annotations

from collections.abc import Callable

from sr_desktop.engine.comparing.agenda import Agenda, Stage
from sr_desktop.engine.comparing.output import Output, Outputs
from sr_desktop.engine.comparing.tiled_work import TiledWork
from sr_desktop.engine.errors import MemoryShortageError
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.machine.memory import is_shortage, release_cached
from sr_desktop.engine.planning import SMALLEST_TILE, default_tile_size
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.running import TileRunner, make_runner
from sr_desktop.engine.scratch.store import PlainStore
from sr_desktop.engine.settings import DeviceChoice
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.tiling import Tile
from sr_desktop.messages.message import Message

CpuFallback = Callable[[], ReadyNetwork]
"""Gives the same network on the CPU, for when the device's memory does not even hold the smallest tile."""


class NetworkWork(TiledWork):
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
        if output is None:
            size = low_resolution.width * ready.scale, low_resolution.height * ready.scale
            output = Outputs(PlainStore()).new(size)
        super().__init__(output, Agenda(low_resolution.size, ready.overlap, None), ready.scale)
        self._title = title
        self._picture = low_resolution
        self._cpu_fallback = cpu_fallback
        self._notify = notify
        self._ready = ready
        self._runner: TileRunner | None = None
        self._tile_size: int | None = None
        self._said_tiles = False
        for remark in ready.remarks:
            notify(remark)
        self._recut(tile_size)

    @property
    def cost(self) -> float:
        """As `TiledWork`."""
        return self._ready.cost

    @property
    def key(self) -> str:
        """As `ReadyNetwork.pace_key`."""
        return self._ready.pace_key

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
            backend=ready.network.backend.label,
            model_format=ready.model_format,
        )

    def _compute(self, stage: Stage) -> tuple[Tile, Pixels]:
        while True:
            tile = self._begin_part(stage)
            try:
                if self._runner is None:
                    self._runner = make_runner(self._ready, self._picture)
                return tile, self._runner(tile)
            except (MemoryError, RuntimeError) as error:
                if not is_shortage(error):
                    raise
            # Outside the except clause, so that the traceback no longer holds the failed tile's tensors.
            self._retreat(tile)

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
        tiling = self._ready.tiling
        if tiling is Tiling.IMPOSSIBLE:
            tile_size = None
        self._tile_size = tile_size
        is_cut = tile_size is not None and tile_size < max(self._picture.size)
        # A network whose tiles show is not given one for the sake of what can be seen.
        in_one_piece = not is_cut and tiling is not Tiling.EXACT
        self.agenda.recut(self._ready.overlap, tile_size, in_one_piece=in_one_piece)
        if tile_size is not None and is_cut and tiling is not Tiling.EXACT and not self._said_tiles:
            self._said_tiles = True
            self._notify(Message("model.tiles", title=self._title, side=tile_size))
