"""Measuring results that are there already, by metrics that need torch, as jobs of the worker. Imports no torch itself.

`ScoreJob` measures whole results by the chosen metrics, one after the other. `WorkerComputes` has the worker
compute single values for another process, as for the region that the window measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Event as Flag
from time import perf_counter

from sr_desktop.engine.events import Cancelled, Event, Finished, MethodScored, Notice, Progress
from sr_desktop.engine.interruption import Interrupted
from sr_desktop.engine.view import View
from sr_desktop.engine.worker.jobs import Engine, Worker
from sr_desktop.engine.worker.waiting import CheckedWork, Checkpoint, wait_for
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Compute, Metric, Sample, Scores
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.messages.message import Message, MessageError


@dataclass(frozen=True, slots=True)
class ScoreJob:
    """Measures results; emits `MethodScored`, `Progress` and `Notice`, and at last `Finished` or `Cancelled`.

    Attributes:
        layers: The results by method id.
        ground_truth: What they are measured against.
        metric_ids: By what.
        border: Pixels shaved off every side where the metric leaves any out.
        is_gray: Whether what the results were made of holds one channel.
    """

    layers: Mapping[str, Layer]
    ground_truth: Picture
    metric_ids: tuple[str, ...]
    border: int
    is_gray: bool

    def begin(self, engine: Engine) -> ScoreWork:
        """As `Job`."""
        return ScoreWork(self, engine)


class ScoreWork:
    """The work of a `ScoreJob`.

    Args:
        job: What is to be measured.
        engine: Gives what computes the metrics.
    """

    def __init__(self, job: ScoreJob, engine: Engine) -> None:
        self._job = job
        self._engine = engine
        self._cancelled = Flag()

    def cancel(self) -> None:
        """As `Work`."""
        self._cancelled.set()

    def set_view(self, view: View | None) -> None:
        """Nothing of it is more urgent than the rest."""

    def run(self, emit: Callable[[Event], None]) -> None:
        """As `Work`."""
        job, started = self._job, perf_counter()
        steps = [(metric_of(each), name) for each in job.metric_ids for name in job.layers]
        total = sum(metric.seconds for metric, _ in steps) or 1.0
        done = 0.0
        computes = self._computes(emit)
        try:
            for metric, name in steps:
                self._check()
                spent = perf_counter() - started
                left = spent * (total - done) / done if done else None
                emit(Progress(done / total, {}, name, left, metric.id))
                emit(MethodScored(name, self._scores(metric, job.layers[name], computes, emit)))
                done += metric.seconds
        except Interrupted:
            emit(Cancelled())
        else:
            emit(Finished(perf_counter() - started))

    def _computes(self, emit: Callable[[Event], None]) -> dict[str, Compute]:
        """What computes them; of what cannot be, a notice says why."""
        found: dict[str, Compute] = {}
        told: set[Message] = set()
        for name in self._job.metric_ids:
            try:
                found.update(self._engine.computes([name]))
            except MessageError as error:
                if error.message not in told:
                    told.add(error.message)
                    emit(Notice(error.message))
        return found

    def _scores(
        self, metric: Metric, layer: Layer, computes: Mapping[str, Compute], emit: Callable[[Event], None]
    ) -> Scores:
        if metric.id not in computes:
            return Scores({metric.id: None})
        truth = self._job.ground_truth
        return measure(
            layer.pixels,
            truth.pixels,
            is_gray=self._job.is_gray,
            alpha=layer.alpha,
            true_alpha=truth.alpha,
            border=self._job.border,
            metrics=(metric,),
            networks=computes,
            checkpoint=self._check,
            lacks_memory=lambda one: emit(Notice(Message("measure.no-memory", metric=one.label))),
        )

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise Interrupted


@dataclass(frozen=True, slots=True)
class PairJob:
    """Measures one pair of pictures by one metric; gives the value, and emits now and then that it runs.

    Attributes:
        metric_id: By what.
        output: ``(h, w, 3)`` uint8.
        truth: The same part of the original.
        is_gray: Whether both hold one gray channel.
    """

    metric_id: str
    output: Pixels
    truth: Pixels
    is_gray: bool

    def begin(self, engine: Engine) -> CheckedWork[float | None]:
        """As `Job`."""

        def value(check: Checkpoint) -> float | None:
            compute = engine.computes([self.metric_id])[self.metric_id]
            height, width = self.output.shape[:2]
            whole = Rect(0, 0, width, height)
            return compute(
                Sample(Layer(self.output), Layer(self.truth), None, self.is_gray, whole, None, check, (0, 0, 0))
            )

        return CheckedWork(value)


class WorkerComputes(Mapping[str, Compute]):
    """What computes metrics that need torch, from a process that has none: each value is a job of the worker.

    Args:
        worker: Where they are computed.
        metric_ids: Which.
    """

    def __init__(self, worker: Worker, metric_ids: Iterable[str]) -> None:
        self._worker = worker
        self._ids = tuple(metric_ids)

    def __getitem__(self, metric_id: str) -> Compute:
        if metric_id not in self._ids:
            raise KeyError(metric_id)
        metric = metric_of(metric_id)

        def compute(sample: Sample) -> float | None:
            area = metric.area_of(sample)
            if area.is_empty:
                return None
            job = PairJob(metric.id, sample.output_in(area), sample.reference_in(area), sample.is_gray)
            return wait_for(self._worker, job, sample.checkpoint)

        return compute

    def __reduce__(self) -> tuple[type[dict[str, Compute]], tuple[()]]:
        """Sent to the worker it is empty: there, the engine computes."""
        return dict, ()

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
