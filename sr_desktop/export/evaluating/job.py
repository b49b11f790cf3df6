"""The evaluation of many pictures as a job of the worker. Uses neither Qt nor torch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from time import perf_counter

from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.events import Event, InputReady, MethodDone, MethodFailed, Notice, Progress
from sr_desktop.engine.inputs.choice import PUBLISHED_CHOICE, InputChoice
from sr_desktop.engine.inputs.external import pictures_in
from sr_desktop.engine.request import ComparisonFactory, ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.worker.control import Control
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.measured_files import MeasuredFiles, measured_files
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.recipe.paths import Checksums
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.files.pairing import PairError
from sr_desktop.imaging.measuring.scores import NO_SCORES, Scores
from sr_desktop.imaging.reading import PictureReadError, read_picture, read_size
from sr_desktop.messages.message import Message
from sr_desktop.methods import UnknownMethodError
from sr_desktop.networks.published import WeightsError


@dataclass(frozen=True, slots=True)
class PictureChanged:
    """A picture has new scores or failures; `place` counts from 0."""

    place: int
    picture: EvaluatedPicture


@dataclass(frozen=True, slots=True)
class EvaluationProgress:
    """The progress of the evaluation.

    Attributes:
        fraction: Of all the work, 0 to 1.
        seconds_left: Estimated time left, without pauses; None until it can be estimated.
        place: The picture under way, counted from 0.
        method_id: The method under way; None before there is one.
    """

    fraction: float
    seconds_left: float | None
    place: int
    method_id: str | None = None


@dataclass(frozen=True, slots=True)
class EvaluationEnded:
    """The last event; `was_cancelled` if the evaluation is incomplete."""

    was_cancelled: bool


EvaluationEvent = PictureChanged | EvaluationProgress | Notice | EvaluationEnded


@dataclass(frozen=True, slots=True)
class EvaluateJob:
    """Measures every method on every picture; emits `EvaluationEvent`s.

    Attributes:
        evaluation: The methods, and the pictures with what is known of them.
        settings: Device and precision.
        choice: Where the low-resolution input of each picture comes from, and the scale.
        metrics: Ids of the metrics that are measured beyond the usual ones; what is known of a picture stays, and a
            method is run on it only if it lacks one of them.
    """

    evaluation: Evaluation
    settings: EngineSettings
    choice: InputChoice = PUBLISHED_CHOICE
    metrics: tuple[str, ...] = ()

    def begin(self, engine: ComparisonFactory) -> EvaluationWork:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return EvaluationWork(self, engine)


class EvaluationWork:
    """Measures every method on every picture, with each picture as ground truth and one in memory at a time.

    Existing scores stay; what lacks none is not computed again. A folder of given results is listed once: what comes
    into it later is not seen, what goes is named as missing. `cancel` and `set_paused` may be called from any
    thread; either takes effect within a tile, and a pause loses nothing.

    Args:
        job: What is to be done.
        engine: Makes the comparisons.
    """

    def __init__(self, job: EvaluateJob, engine: ComparisonFactory) -> None:
        self._pictures = list(job.evaluation.pictures)
        self._method_ids = job.evaluation.method_ids
        self._catalogue = job.evaluation.catalogue
        self._settings = job.settings
        self._choice = job.choice
        self._metrics = job.metrics
        self._engine = engine
        self._files_in = cache(pictures_in)
        self._control = Control()
        self._started = 0.0

    def cancel(self) -> None:
        """Stop within a tile; what is done stays."""
        self._control.cancel()

    def set_paused(self, paused: bool) -> None:
        """Pause at the end of the current tile, or continue."""
        self._control.set_paused(paused)

    def run(self, emit: Callable[[EvaluationEvent], None]) -> None:
        """Run the evaluation and send events to `emit`; the last one is `EvaluationEnded`."""
        self._emit = emit
        self._started = perf_counter()
        areas = [self._area(picture) for picture in self._pictures]
        total = sum(areas) or 1
        done = 0
        for place, picture in enumerate(self._pictures):
            self._control.wait()
            if self._control.is_cancelled:
                break
            self._done, self._share = done / total, areas[place] / total
            self._tell_progress(place, 0.0, None)
            if areas[place]:
                self._do(place, picture)
            done += areas[place]
        emit(EvaluationEnded(self._control.is_cancelled))

    def _missing(self, picture: EvaluatedPicture) -> tuple[str, ...]:
        return tuple(name for name in self._method_ids if not picture.is_measured(name, self._metrics))

    def _area(self, picture: EvaluatedPicture) -> int:
        """The work that a picture takes: its pixels times the methods to run."""
        if self._control.is_cancelled:
            return 0
        try:
            width, height = read_size(picture.path)
        except PictureReadError:
            # Reading the whole file later will report why.
            width = height = 1
        return width * height * len(self._missing(picture))

    def _do(self, place: int, known: EvaluatedPicture) -> None:
        current = _Current(replace(known, failures={}, problem=None, is_ended=False))
        try:
            # Before they are read: what is written again meanwhile counts as changed.
            files = self._files(known)
            opened = read_picture(known.path, known.reading)
            known = _of_the_same(known, files)
            current.picture = replace(known, failures={}, problem=None, is_ended=False, notices=opened.origin.notices)
            source = self._choice.source_for(known.path, known.reading)
            missing = self._missing(known)
            # SSIM costs little, a metric that needs a network much.
            metrics = tuple(each for each in self._metrics if not all(known.is_measured(m, (each,)) for m in missing))
            request = ComparisonRequest(
                opened,
                missing,
                Mode.REFERENCE,
                self._settings,
                self._catalogue,
                source,
                metrics=metrics,
                files_in=self._files_in,
            )
            self._control.run(self._engine(request), lambda event: self._receive(current, place, event))
        except (PictureReadError, PairError, EngineError, UnknownMethodError, WeightsError) as error:
            current.picture = replace(current.picture, problem=error.message)
        except Exception as error:
            sys.excepthook(*sys.exc_info())
            problem = Message("program.fault", reason=str(error) or type(error).__name__)
            current.picture = replace(current.picture, problem=problem)
        if not self._control.is_cancelled:
            current.picture = replace(current.picture, is_ended=True)
        self._pictures[place] = current.picture
        self._emit(PictureChanged(place, current.picture))

    def _files(self, picture: EvaluatedPicture) -> MeasuredFiles | None:
        methods = filter(None, map(self._catalogue.find, self._method_ids))
        return measured_files(picture.path, methods, self._choice, Checksums(), self._files_in)

    def _receive(self, current: _Current, place: int, event: Event) -> None:
        match event:
            case Progress():
                self._tell_progress(place, event.fraction, event.active, event.seconds_left)
            case Notice():
                self._emit(event)
            case InputReady() | MethodDone() | MethodFailed():
                current.take(event)
                self._emit(PictureChanged(place, current.picture))

    def _tell_progress(
        self, place: int, fraction: float, method_id: str | None, left_of_picture: float | None = None
    ) -> None:
        whole = self._done + self._share * fraction
        spent = perf_counter() - self._started - self._control.paused_seconds
        left = seconds_left(whole, spent, self._done > 0, self._share * (1 - fraction), left_of_picture)
        self._emit(EvaluationProgress(whole, left, place, method_id))


def seconds_left(
    whole: float, spent: float, has_done_a_picture: bool, rest: float, left_of_picture: float | None
) -> float | None:
    """The estimated time left of an evaluation; None until it can be estimated.

    By what has been done, once a picture is: of the first one, what starts is slow and interpolations say nothing. In
    that, by what its comparison expects.

    Args:
        whole: How much is done, 0 to 1.
        spent: The seconds that it took.
        has_done_a_picture: Whether the first picture with work is done.
        rest: How much of the picture under way is left, as a part of the whole.
        left_of_picture: The seconds that its comparison expects to take; None if it knows none.
    """
    if has_done_a_picture:
        return spent * (1 - whole) / whole
    if left_of_picture is None or rest <= 0:
        return None
    return left_of_picture * (1 - whole) / rest


class _Current:
    """The current picture, filled in as scores arrive."""

    def __init__(self, picture: EvaluatedPicture) -> None:
        self.picture = picture

    def take(self, event: InputReady | MethodDone | MethodFailed) -> None:
        match event:
            case InputReady():
                if self.picture.scores is None:
                    self.picture = replace(self.picture, scores=_no_scores(self.picture.path, event))
            case MethodDone():
                assert self.picture.scores is not None
                scores, before = self.picture.scores, self.picture.of(event.method_id)
                known = NO_SCORES if before is None else before.scores
                merged = Scores({**known, **event.scores}, reason=event.scores.reason)
                done = MethodScores(merged, event.run, scores.protocol)
                by_method = {**scores.methods, event.method_id: done}
                self.picture = replace(self.picture, scores=replace(scores, methods=by_method))
            case MethodFailed():
                failures = {**self.picture.failures, event.method_id: event.message}
                self.picture = replace(self.picture, failures=failures)


def _of_the_same(known: EvaluatedPicture, files: MeasuredFiles | None) -> EvaluatedPicture:
    """The picture, made of these files now, without the scores that were measured of others."""
    before, scores = known.files, known.scores
    if before is not None and scores is not None:
        if files is None or not files.is_of(before):
            scores = None
        else:
            now = {**before.results, **files.results}
            files = replace(files, results=now)
            same = {name: one for name, one in scores.methods.items() if before.results.get(name) == now.get(name)}
            scores = replace(scores, methods=same)
    return replace(known, scores=scores, files=files)


def _no_scores(path: Path, given: InputReady) -> PictureScores:
    return PictureScores(
        image=str(path),
        mode=Mode.REFERENCE.value,
        scale=given.protocol.scale,
        input_size=given.low_resolution.size,
        output_size=given.output_size,
        region=None,
        protocol=given.protocol,
        methods={},
    )
