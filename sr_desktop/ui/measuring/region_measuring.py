"""Measures every finished result in the marked region, beside the window."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import Metrics, measure
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.view.mark import RegionMark
from sr_desktop.ui.window.session import Session

PATIENCE_SECONDS = 0.1
"""How long a measurement of a region that has since moved on may still take. What is done by then is shown while the
user drags; what is not was too large for that, and only delays the latest."""


@dataclass(frozen=True, slots=True)
class _Round:
    """One piece of work: all results that were not yet measured in one region."""

    region: Rect
    names: frozenset[str]
    task: Task[dict[str, Metrics]]
    began: float


class RegionMeasuring(QObject):
    """The figures of the marked region, method by method, kept true to region and results.

    Only one measurement runs at a time, and the next is of what is marked then: however fast the region is dragged,
    nothing queues up. Without an original there are no figures.

    Args:
        session: Where the results are.
        tasks: Who works beside the window.
        mark: The region.
        parent: The owner.
        clock: Monotonic seconds.

    Signals:
        changed: The figures are others, or of another region.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        mark: RegionMark,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._mark = mark
        self._clock = clock
        self._figures: dict[str, Metrics] = {}
        self._region: Rect | None = None
        self._round: _Round | None = None
        mark.changed.connect(self._follow_mark)
        session.restarted.connect(self._restart)
        session.method_done.connect(self._go_on)

    @property
    def region(self) -> Rect | None:
        """The region that `figures` are of, in output pixels; None while there are none."""
        return self._region

    @property
    def figures(self) -> Mapping[str, Metrics]:
        """What was measured in `region`, by method id."""
        return dict(self._figures)

    @property
    def is_current(self) -> bool:
        """Whether the figures are of the region that is marked now; else they are being measured anew."""
        return self._region == self._mark.region

    @Slot()
    def _follow_mark(self) -> None:
        if self._mark.region is None:
            self._forget()
        elif self._round is not None and self._clock() - self._round.began > PATIENCE_SECONDS:
            self._stop()
        self._go_on()
        self.changed.emit()

    @Slot()
    def _restart(self) -> None:
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self._stop()
        self._figures.clear()
        self._region = None

    def _stop(self) -> None:
        if self._round is not None:
            self._round.task.cancel()
            self._round = None

    @Slot()
    def _go_on(self) -> None:
        """Begin to measure what is missing, unless a measurement is under way: its end comes back here."""
        region, given = self._mark.region, self._session.input
        if self._round is not None or region is None or given is None or given.truth is None:
            return
        known = self._figures if self.is_current else {}
        missing = {name: done.pixels for name, done in self._session.results.items() if name not in known}
        if missing:
            truth = given.truth
            task = self._tasks.submit(lambda task: _measure_all(task, missing, truth, region), done=self._take)
            self._round = _Round(region, frozenset(missing), task, self._clock())

    def _take(self, figures: dict[str, Metrics]) -> None:
        done, self._round = self._round, None
        if done is None:
            return
        if done.region != self._region:
            self._region = done.region
            self._figures.clear()
        self._figures.update(figures)
        self._go_on()
        self.changed.emit()


def _measure_all(
    task: Task[dict[str, Metrics]], outputs: Mapping[str, Pixels], truth: Picture, region: Rect
) -> dict[str, Metrics]:
    return {
        name: measure(pixels, truth.pixels, is_gray=truth.is_gray, region=region, checkpoint=task.check)
        for name, pixels in outputs.items()
    }
