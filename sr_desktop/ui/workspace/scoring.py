"""Measures the results by the metrics that the user has chosen, once all is computed that was asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.engine.events import MethodDone
from sr_desktop.engine.scoring import ScoreJob, WorkerComputes
from sr_desktop.engine.settings import Mode
from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS, chosen_ids, shown_metrics
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace.session import Session


class Scoring(QObject):
    """Which metrics are chosen, and their measuring: the worker does it, after the pictures, and a cancel ends it.

    Args:
        session: Where the results are.
        runner: Where the worker is waited for.
        worker: Where single values are computed.
        settings: Where the choice is remembered.
        parent: The owner.

    Attributes:
        worker: Where results are measured.

    Signals:
        changed: Other metrics are chosen, or the mode is another, and with it what results are measured by.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        runner: ComparisonRunner,
        worker: Worker,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._settings = settings
        self.worker = worker
        session.computes = WorkerComputes(worker, (metric.id for metric in CHOSEN_METRICS))
        self._is_stopped = False
        session.restarted.connect(self._restart)
        session.ended.connect(self._follow)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the chosen metrics, in the order of columns."""
        return chosen_ids(self._settings.metrics)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """All that results are measured by now."""
        plan = self._session.plan
        mode = self._settings.mode if plan is None else plan.mode
        return shown_metrics(mode is Mode.REFERENCE, self.chosen)

    def is_chosen(self, metric_id: str) -> bool:
        """Whether a metric is chosen."""
        return metric_id in self._settings.metrics

    def toggle(self, metric_id: str) -> None:
        """Choose a metric, whose values follow as soon as they are measured, or leave it out."""
        self._settings.metrics = chosen_ids({*self._settings.metrics} ^ {metric_id})
        self._is_stopped = False
        self.changed.emit()
        if self._runner.busy and not self._runner.is_scoring:
            # It follows what is computed now.
            return
        self._runner.stop_scoring()
        if not self._measure():
            self._session.progressed.emit(None)

    def resume(self) -> bool:
        """Continue a measuring that was cancelled, once all is computed. Returns whether there was one to continue."""
        was_stopped, self._is_stopped = self._is_stopped, False
        # What is computed now is measured when it is there.
        return was_stopped and not self._runner.busy and self._measure()

    @Slot()
    def _restart(self) -> None:
        self._is_stopped = False
        self.changed.emit()

    @Slot(bool)
    def _follow(self, is_whole: bool) -> None:
        self._is_stopped = self._is_stopped or not is_whole
        if not self._is_stopped:
            self._measure()

    def _measure(self) -> bool:
        given = self._session.input
        truth = None if given is None else given.ground_truth
        missing = {name: self._missing(done) for name, done in self._session.results.items()}
        # One job measures all results by the same metrics; what some lack beyond that is done after it.
        first = next((lacking for lacking in missing.values() if lacking), ())
        layers = {
            name: layer
            for name, lacking in missing.items()
            if set(first) <= set(lacking) and (layer := self._session.layer_of(name)) is not None
        }
        if given is None or truth is None or not first or not layers:
            return False
        self._runner.score(ScoreJob(layers, truth, first, given.protocol.border, given.low_resolution.is_gray))
        return True

    def _missing(self, done: MethodDone) -> tuple[str, ...]:
        return tuple(name for name in self.chosen if name not in done.scores)
