"""What all methods have in common while they run: an output, and an agenda of what of it is missing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from time import perf_counter

from sr_desktop.engine.comparing.agenda import Agenda, Stage
from sr_desktop.engine.comparing.coverage import Coverage
from sr_desktop.engine.comparing.output import Output
from sr_desktop.engine.events import RunInfo
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.tiling import Tile


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an output that has been computed.

    Attributes:
        rects: What of the output is new, in its pixels.
        padded: Low-resolution pixels that were computed, with those that were thrown away.
        seconds: How long it took.
    """

    rects: tuple[Rect, ...]
    padded: int
    seconds: float


@dataclass(frozen=True, slots=True)
class PartDone:
    """What a work that was cut off had done.

    Attributes:
        output: What its result is written to.
        coverage: What of it is there, in low-resolution pixels.
        seconds: How long that took.
        weights: The checksum of the network's weights; None if it has none.
    """

    output: Output
    coverage: Coverage
    seconds: float
    weights: str | None


class TiledWork(ABC):
    """One method on one picture, part by part.

    Args:
        output: What the result is written to, of the picture's size times the scale.
        agenda: What of the picture is missing.
        scale: How many times the picture is enlarged.

    Attributes:
        seconds: Time spent so far on parts that were finished.
        running: The part that is being computed, in low-resolution pixels; None between two parts.
    """

    def __init__(self, output: Output, agenda: Agenda, scale: int) -> None:
        self.output = output
        self.agenda = agenda
        self.scale = scale
        self.seconds = 0.0
        self.running: Rect | None = None

    @property
    def pixels(self) -> Pixels:
        """``(H * scale, W * scale, 3)`` uint8, complete once `is_done`."""
        return self.output.pixels

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing."""
        return self.agenda.is_done

    @property
    @abstractmethod
    def cost(self) -> float:
        """Multiply-adds of a network for a low-resolution pixel, or what takes as long."""

    @property
    def remaining_cost(self) -> float:
        """The cost of what is missing, with what is computed and thrown away."""
        return self.cost * self.agenda.padded_left

    def part_done(self) -> PartDone:
        """What is done so far, for a work of the same method on the same picture to continue with."""
        return PartDone(self.output, self.agenda.coverage, self.seconds, self._weights)

    def continue_with(self, before: PartDone) -> tuple[Rect, ...]:
        """Take what another work has done, whose output this one has; returns what that is, in output pixels.

        Nothing of what it did with other weights is taken, as where a model's file was replaced meanwhile.
        """
        if before.weights != self._weights:
            return ()
        self.agenda.coverage = before.coverage
        self.seconds = before.seconds
        return tuple(rect.scaled(self.scale) for rect in before.coverage.done())

    @property
    def _weights(self) -> str | None:
        run = self.run_info()
        return None if run is None else run.weights_sha256

    @property
    def done_cost(self) -> float:
        """The cost of what is done, without what was thrown away."""
        coverage = self.agenda.coverage
        return self.cost * (coverage.bounds.area - coverage.missing_area)

    @property
    def has_begun(self) -> bool:
        """Whether anything is done."""
        return self.done_cost > 0

    def has_part(self, stage: Stage) -> bool:
        """Whether anything is missing at a stage."""
        return self.agenda.next(stage) is not None

    def step(self, stage: Stage = Stage.REST) -> Step:
        """Compute the next part at a stage.

        Raises:
            ValueError: Nothing is missing there.
            MemoryShortageError: Even the smallest part did not fit, and there is nowhere else to go.
            OutputError: A network gave no picture.
            Interrupted: Through `checkpoints`; the part is then still missing.
        """
        started = perf_counter()
        try:
            tile, pixels = self._compute(stage)
        finally:
            self.running = None
        core = tile.core
        new = self.agenda.finish(core)
        rects = tuple(rect.scaled(self.scale) for rect in new)
        corner = core.scaled(self.scale)
        for rect in rects:
            self.output.write(rect, pixels[rect.moved(-corner.x, -corner.y).slices])
        seconds = perf_counter() - started
        self.seconds += seconds
        return Step(rects, tile.padded.area, seconds)

    @abstractmethod
    def run_info(self) -> RunInfo | None:
        """How it was computed; None for a picture that was given."""

    @abstractmethod
    def _compute(self, stage: Stage) -> tuple[Tile, Pixels]:
        """Compute the next part, and its pixels, of the size of its core times the scale."""

    def _begin_part(self, stage: Stage) -> Tile:
        """The next part, from now on the running one."""
        tile = self.agenda.next(stage)
        if tile is None:
            raise ValueError("there is nothing left to compute")
        self.running = tile.core
        return tile
