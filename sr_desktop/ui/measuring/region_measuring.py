"""Measures every finished result in the marked region, in the background."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.metrics import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.scores import Scores
from sr_desktop.ui.background.latest import LatestMeasuring
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.view.marks import RegionMark
from sr_desktop.ui.workspace.session import Session


@dataclass(frozen=True, slots=True)
class _RegionMeasure:
    """Quality against the ground truth in a region."""

    region: Rect
    ground_truth: Picture
    low_resolution: Picture

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Scores:
        return measure(
            layer.pixels,
            self.ground_truth.pixels,
            is_gray=self.ground_truth.is_gray,
            alpha=layer.alpha,
            true_alpha=self.ground_truth.alpha,
            low_resolution=self.low_resolution.pixels,
            low_alpha=self.low_resolution.alpha,
            region=self.region,
            checkpoint=checkpoint,
        )


class RegionMeasuring(QObject):
    """The scores of the marked region by method, kept up to date with the region and the results.

    Without an original there are no scores.

    Args:
        session: Where the results are.
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
        tasks: Tasks,
        mark: RegionMark,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._mark = mark
        self._latest: LatestMeasuring[Scores] = LatestMeasuring(tasks, self, clock)
        self._latest.changed.connect(self.changed)
        mark.changed.connect(self._follow)
        session.restarted.connect(self._follow)
        session.method_done.connect(self._ask)

    @property
    def region(self) -> Rect | None:
        """The region that `scores` are of, in output pixels; None while there are none."""
        of = self._latest.of
        return of.region if isinstance(of, _RegionMeasure) else None

    @property
    def scores(self) -> Mapping[str, Scores]:
        """What was measured in `region`, by method id."""
        return self._latest.values

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
        if region is None or given is None or given.ground_truth is None:
            self._latest.ask(None, {})
        else:
            results = {name: given.layer_of(done) for name, done in self._session.results.items()}
            self._latest.ask(_RegionMeasure(region, given.ground_truth, given.low_resolution), results)
