"""What a cancelled comparison had done, for the next one of the same picture. Imports no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from sr_desktop.engine.comparing.tiled_work import PartDone
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import Method


@dataclass(frozen=True, slots=True)
class Task:
    """What the parts of a result depend on, but for the method.

    Attributes:
        picture: The opened picture; another with the same arrays is the same.
        mode: What it is to the comparison.
        settings: Device, precision and tiles.
        source: Where the input comes from, and the scale.
        part: What of the results is wanted and measured, in output pixels; None for all. The rest stays black.
    """

    picture: Picture
    mode: Mode
    settings: EngineSettings
    source: InputSource
    part: Rect | None = None

    def is_same(self, other: Task) -> bool:
        """Whether a result of one is a result of the other."""
        return (
            _is_same(self.picture, other.picture)
            and (self.mode, self.settings, self.part) == (other.mode, other.settings, other.part)
            and (self.source.degradation, self.source.scale) == (other.source.degradation, other.source.scale)
            and _is_same(self.source.given, other.source.given)
        )


class Leftovers:
    """The unfinished results of the comparison that was cancelled last; several threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._task: Task | None = None
        self._parts: dict[Method, PartDone] = {}

    def keep(self, task: Task, parts: Mapping[Method, PartDone]) -> None:
        """Keep what was done of these methods, in place of what was kept before."""
        with self._lock:
            self._task, self._parts = task, dict(parts)

    def claim(self, task: Task) -> dict[Method, PartDone]:
        """What was done of this task, by method. What is kept, of it or of another, is then forgotten."""
        with self._lock:
            kept, parts = self._task, self._parts
            self._task, self._parts = None, {}
        return parts if kept is not None and kept.is_same(task) else {}


def _is_same(one: Picture | None, other: Picture | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.layer.is_of(other.layer) and one.is_gray == other.is_gray
