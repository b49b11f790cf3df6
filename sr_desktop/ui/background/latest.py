"""Measures several panes in the background; of many requests in a row only the latest is answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from sr_desktop.imaging.layer import Layer
from sr_desktop.ui.background.tasks import Task, Tasks

Value = TypeVar("Value")
Found = TypeVar("Found", covariant=True)

PATIENCE_SECONDS = 0.1
"""How long a measurement that is out of date may still take. If it ends by then it is shown while the user drags;
if not, it is too large for that and only delays the latest."""


class Measure(Protocol[Found]):
    """Something that can be measured of a pane. Equal ones give the same result."""

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Found:
        """Measure this pane; `checkpoint` is called now and then and may raise to abandon the work."""


@dataclass(frozen=True, slots=True)
class _Round(Generic[Value]):
    """One piece of work: all panes that have not been measured this way yet."""

    what: Measure[Value]
    layers: Mapping[str, Layer]
    task: Task[dict[str, Value]]
    began: float


class LatestMeasuring(QObject, Generic[Value]):
    """Measurements of several panes, kept up to date with what is wanted.

    Only one measurement runs at a time, and the next takes the latest request: however fast the user drags, nothing
    queues up.

    Args:
        tasks: Where work runs in the background.
        parent: The owner.
        clock: Monotonic seconds.

    Signals:
        changed: The values have changed.
        progressed: How far a measurement is, 0 to 1, once it takes longer than a moment.
    """

    changed = Signal()
    progressed = Signal(float)

    def __init__(
        self, tasks: Tasks, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._wanted: Measure[Value] | None = None
        self._sources: dict[str, Layer] = {}
        self._known: dict[str, tuple[Layer, Value]] = {}
        self._of: Measure[Value] | None = None
        self._round: _Round[Value] | None = None

    @property
    def of(self) -> Measure[Value] | None:
        """The request that `values` answer; None while there are none."""
        return self._of

    @property
    def is_current(self) -> bool:
        """Whether `values` answer the latest request; if not, it is being measured."""
        return self._of == self._wanted

    @property
    def is_complete(self) -> bool:
        """Whether all that is wanted has been measured."""
        return self.is_current and len(self.values) == len(self._sources)

    @property
    def values(self) -> Mapping[str, Value]:
        """What was measured, by pane id, in the order of the request."""
        return {name: self._known[name][1] for name in self._sources if self._has_measured(name)}

    def ask(self, what: Measure[Value] | None, sources: Mapping[str, Layer]) -> None:
        """Request this of these panes; None requests nothing. The old values stay until the new ones arrive."""
        self._wanted, self._sources = what, dict(sources)
        if what is None:
            self._stop()
            self._known.clear()
            self._of = None
            return
        if self._round is not None and self._is_hopeless(self._round):
            self._stop()
        self._go_on()

    def pause(self, sources: Mapping[str, Layer]) -> None:
        """Measure nothing until the next request; of what is known, that of these panes stays."""
        self._stop()
        self._sources = dict(sources)
        self._known = {name: self._known[name] for name in self._sources if self._has_measured(name)}

    def _has_measured(self, name: str) -> bool:
        return name in self._known and self._known[name][0].is_of(self._sources.get(name))

    def _is_hopeless(self, running: _Round[Value]) -> bool:
        """Whether the running measurement is not worth showing: it is late, or none of its panes is left."""
        is_late = running.what != self._wanted and self._clock() - running.began > PATIENCE_SECONDS
        return is_late or not any(layer.is_of(self._sources.get(name)) for name, layer in running.layers.items())

    def _stop(self) -> None:
        if self._round is not None:
            self._round.task.cancel()
            self._round = None

    def _go_on(self) -> None:
        """Start to measure what is missing, unless a measurement is under way: when that ends, this is called again."""
        what = self._wanted
        if self._round is not None or what is None:
            return
        known = self._known if self.is_current else {}
        missing = {
            name: layer for name, layer in self._sources.items() if name not in known or not layer.is_of(known[name][0])
        }
        if missing:
            wanted = what
            task = self._tasks.submit(
                lambda task: _measure_all(task, wanted, missing), done=self._take, progressed=self._tell
            )
            self._round = _Round(what, missing, task, self._clock())

    def _take(self, found: dict[str, Value]) -> None:
        done, self._round = self._round, None
        if done is None:
            return
        if done.what != self._of:
            self._of = done.what
            self._known.clear()
        self._known.update({name: (done.layers[name], value) for name, value in found.items()})
        self._go_on()
        self.changed.emit()

    def _tell(self, fraction: float) -> None:
        if self._round is not None and self._clock() - self._round.began > PATIENCE_SECONDS:
            self.progressed.emit(fraction)


def _measure_all(task: Task[dict[str, Value]], what: Measure[Value], layers: Mapping[str, Layer]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, each in layers.items():
        task.check()
        found[name] = what.measure(each, task.check)
        task.report(len(found) / len(layers))
    return found
