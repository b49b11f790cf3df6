"""Methods that need no network: interpolations, and pictures that somebody else has made. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sr_desktop.engine.comparing.agenda import Agenda, Stage
from sr_desktop.engine.comparing.output import Output
from sr_desktop.engine.comparing.preparing import Input
from sr_desktop.engine.comparing.result_files import KeptResult
from sr_desktop.engine.comparing.tiled_work import TiledWork
from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.inputs.external import Listing, pictures_in, read_external, result_file
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale_part
from sr_desktop.imaging.tiling import Tile
from sr_desktop.messages.message import Message
from sr_desktop.methods import Method

_PART_SIDE = 384
"""Side of a part of an interpolation, in low-resolution pixels: some hundredths of a second."""

_INTERPOLATION_COST = 1600.0
"""Of an interpolation, in multiply-adds of a network, so that it counts for next to nothing."""

_READING_COST = 16_000.0
"""Of reading a file, in the same unit."""


class InterpolationWork(TiledWork):
    """An interpolation by Pillow, equal to that of the whole picture in every pixel.

    Args:
        kernel: Which one.
        given: What is enlarged.
        output: What the result is written to.
        device: Id and name of the processor.
    """

    def __init__(self, kernel: Kernel, given: Input, output: Output, device: tuple[str, str]) -> None:
        super().__init__(output, Agenda(given.low_resolution.size, 0, _PART_SIDE), given.scale)
        self._kernel = kernel
        self._picture = given.low_resolution
        self._device = device

    @property
    def cost(self) -> float:
        """As `TiledWork`."""
        return _INTERPOLATION_COST

    def run_info(self) -> RunInfo:
        """As `TiledWork`."""
        return RunInfo(self.seconds, *self._device, "uint8", None, None)

    def _compute(self, stage: Stage) -> tuple[Tile, Pixels]:
        tile = self._begin_part(stage)
        return tile, upscale_part(self._picture.pixels, self.scale, self._kernel, tile.core)


class ExternalWork(TiledWork):
    """A picture file that somebody has made of the same input, read at once.

    Args:
        method: The method whose result it is.
        given: What it was made of.
        output: What the result is written to.
        notify: Called with what the user must know of the file.
        files_in: Lists a folder of results.
    """

    def __init__(
        self,
        method: Method,
        given: Input,
        output: Output,
        notify: Callable[[Message], None],
        files_in: Listing = pictures_in,
    ) -> None:
        super().__init__(output, Agenda(given.low_resolution.size, 0, None, in_one_piece=True), given.scale)
        self._method = method
        self._given = given
        self._notify = notify
        self._files_in = files_in

    @property
    def cost(self) -> float:
        """As `TiledWork`."""
        return _READING_COST

    def run_info(self) -> None:
        """As `TiledWork`."""
        return

    def _compute(self, stage: Stage) -> tuple[Tile, Pixels]:
        tile = self._begin_part(stage)
        of = self._given.ground_truth or self._given.low_resolution
        path = result_file(self._method, of.path or Path(of.name), self._given.scale, self._files_in)
        sizes = self._given.output_size, self._given.uncropped_size
        reading = self._method.reading
        if self._method.results is not None:
            # In the range that was chosen for the picture.
            reading = replace(reading, value_range=of.origin.options.value_range)
        picture = read_external(path, *sizes, reading)
        for notice in picture.origin.notices:
            self._notify(notice)
        if picture.alpha is not None:
            self.output.set_own_alpha(picture.alpha)
        elif self._given.alpha is not None:
            self._notify(Message("external.no-opacity", path=path))
        return tile, picture.pixels


class KeptWork(TiledWork):
    """A result of a network that was computed before and is kept on the disk, read at once.

    Args:
        kept: The result.
        given: What it was made of.
        output: What it is written to.
        forget: Called if the file cannot be read, so that it is computed the next time.
    """

    def __init__(self, kept: KeptResult, given: Input, output: Output, forget: Callable[[], None]) -> None:
        super().__init__(output, Agenda(given.low_resolution.size, 0, None, in_one_piece=True), given.scale)
        self._kept = kept
        self._given = given
        self._forget = forget

    @property
    def cost(self) -> float:
        """As `TiledWork`."""
        return _READING_COST

    def run_info(self) -> RunInfo:
        """How it was computed then."""
        return self._kept.run

    def _compute(self, stage: Stage) -> tuple[Tile, Pixels]:
        tile, size = self._begin_part(stage), self._given.output_size
        try:
            return tile, read_external(self._kept.path, size, size).pixels
        except EngineError:
            self._forget()
            raise
