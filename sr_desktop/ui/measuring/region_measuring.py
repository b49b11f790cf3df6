"""Measures every finished result in the marked region, in the background."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.engine.region_job import RegionJob
from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.scores import NO_SCORES, Metric, Scores
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.background.latest import LatestMeasuring
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.background.worker_tasks import in_worker
from sr_desktop.ui.view.marks import RegionMark
from sr_desktop.ui.workspace.scoring import Scoring
from sr_desktop.ui.workspace.session import Session


@dataclass(frozen=True, slots=True)
class _RegionMeasure:
    """Quality in a region, by some metrics: against the ground truth, or where there is none, against the input."""

    region: Rect
    ground_truth: Picture | None
    low_resolution: Picture
    border: int
    metrics: tuple[Metric, ...]
    worker: Worker = field(compare=False)

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Scores:
        names = tuple(metric.id for metric in self.metrics)
        job = RegionJob(layer, self.region, self.ground_truth, self.low_resolution, self.border, names)
        try:
            try:
                return in_worker(self.worker, job, checkpoint)
            except WorkerLostError:
                # Most likely over something else: another has begun by now.
                return in_worker(self.worker, job, checkpoint)
        except MessageError:
            # A package is missing, or the worker is lost: that is said where the whole picture is measured.
            return Scores(dict.fromkeys(names))


class RegionMeasuring(QObject):
    """The scores of the marked region by method, kept up to date with the region and the results.

    The chosen metrics, which take longer, have a measurement of their own: the others need not wait for it.

    Args:
        session: Where the results are.
        scoring: By what they are measured.
        tasks: Where work runs in the background.
        mark: The region.
        parent: The owner.
        clock: Monotonic seconds.

    Signals:
        changed: The scores, or their region, have changed.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        scoring: Scoring,
        tasks: Tasks,
        mark: RegionMark,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._mark = mark
        self._scoring = scoring
        self._latest: LatestMeasuring[Scores] = LatestMeasuring(tasks, self, clock)
        self._further: LatestMeasuring[Scores] = LatestMeasuring(tasks, self, clock)
        self._latest.changed.connect(self.changed)
        self._further.changed.connect(self.changed)
        mark.changed.connect(self._follow)
        scoring.changed.connect(self._follow)
        session.restarted.connect(self._follow)
        session.method_done.connect(self._ask)

    @property
    def region(self) -> Rect | None:
        """The region that `scores` are of, in output pixels; None while there are none."""
        return _region_of(self._latest)

    @property
    def scores(self) -> Mapping[str, Scores]:
        """What was measured in `region`, by method id."""
        values = self._latest.values
        further = self._further.values if _region_of(self._further) == self.region else {}
        return {
            name: Scores({**each, **further.get(name, NO_SCORES)}, reason=each.reason) for name, each in values.items()
        }

    @property
    def is_current(self) -> bool:
        """Whether the scores are those of the currently marked region; else they are being measured again."""
        return self.region == self._mark.region

    @Slot()
    def _follow(self) -> None:
        self._ask()
        self.changed.emit()

    @Slot()
    def _ask(self) -> None:
        region, given = self._mark.region, self._session.input
        if region is None or given is None:
            self._latest.ask(None, {})
            self._further.ask(None, {})
            return
        results = {name: given.layer_of(done) for name, done in self._session.results.items()}
        metrics = self._scoring.metrics
        for latest, wanted in (
            (self._latest, tuple(metric for metric in metrics if not metric.is_chosen)),
            (self._further, tuple(metric for metric in metrics if metric.is_chosen)),
        ):
            of = given.ground_truth, given.low_resolution, given.protocol.border
            latest.ask(_RegionMeasure(region, *of, wanted, self._scoring.worker) if wanted else None, results)


def _region_of(measuring: LatestMeasuring[Scores]) -> Rect | None:
    of = measuring.of
    return of.region if isinstance(of, _RegionMeasure) else None
