"""Making flips as jobs of the worker: the process of the window only shows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sr_desktop.engine.worker.jobs import Engine
from sr_desktop.engine.worker.waiting import CheckedWork, Checkpoint
from sr_desktop.export.flip.flip_file import write_flip
from sr_desktop.export.flip.frames import frames
from sr_desktop.export.flip.request import FlipRequest
from sr_desktop.imaging.layer import Pixels


@dataclass(frozen=True, slots=True)
class FlipFramesJob:
    """Gives both frames of a flip, as `frames`."""

    request: FlipRequest

    def begin(self, engine: Engine) -> CheckedWork[tuple[Pixels, Pixels]]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return CheckedWork(self._frames)

    def _frames(self, checkpoint: Checkpoint) -> tuple[Pixels, Pixels]:
        checkpoint()
        return frames(self.request)


@dataclass(frozen=True, slots=True)
class WriteFlipJob:
    """Writes a flip. Raises as `write_flip`.

    Attributes:
        path: The file.
        request: The flip.
    """

    path: Path
    request: FlipRequest

    def begin(self, engine: Engine) -> CheckedWork[None]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return CheckedWork(lambda checkpoint: write_flip(self.path, self.request, checkpoint))
