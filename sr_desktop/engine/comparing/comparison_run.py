"""One run of a comparison: which method does which part next, and what is reported of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from sr_desktop.engine.comparing.agenda import Stage
from sr_desktop.engine.comparing.leftovers import Task
from sr_desktop.engine.comparing.preparing import Input
from sr_desktop.engine.comparing.progress import ProgressMeter
from sr_desktop.engine.comparing.steering import Steering, seen_part
from sr_desktop.engine.comparing.tiled_work import PartDone, TiledWork
from sr_desktop.engine.comparing.work import NetworkWork
from sr_desktop.engine.comparing.work_making import Means, WorkMaker
from sr_desktop.engine.errors import EngineError, OutputError
from sr_desktop.engine.events import Event, Finished, InputReady, MethodDone, MethodFailed, Notice, TileReady
from sr_desktop.engine.interruption import Interrupted, Preempted
from sr_desktop.engine.view import View
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import NO_SCORES, Scores
from sr_desktop.messages.message import Message
from sr_desktop.methods import Method
from sr_desktop.networks.published import WeightsError
from sr_desktop.system.allocator import return_freed_memory

Emit = Callable[[Event], None]

_MEASURING_COST = 20_000.0
"""Of measuring an output pixel, in multiply-adds of a network: about half a second a megapixel, which SSIM takes."""

_MEASURING_SECONDS = 0.5

_UNLOADED_NETWORK_COST = 100_000.0
"""Of a network that is not loaded yet, for an output pixel, in multiply-adds: about what SRResNet turns out to cost."""

_QUICK_TO_MEASURE = 2**20
"""Output pixels that are measured at once; larger pictures wait until everything is done that can be seen."""

_AROUND_PART = 8
"""Low-resolution pixels around a part that is wanted, of which metrics and the shrinking of results know."""

_KEPT_MEMORY = 1 << 30
"""Bytes of freed memory and other that the process keeps from one method to the next."""

_MEASURING = "measuring"


_ORDER = (
    (Stage.SEEN, True),
    (Stage.AROUND, True),
    (Stage.SEEN, False),
    None,
    (Stage.REST, True),
    (Stage.AROUND, False),
    (Stage.REST, False),
)
"""Stages of the methods that are shown and of those that are not, the most urgent first; None is to measure."""


class ComparisonRun:
    """The state of one `Comparison.run`.

    Args:
        methods: What is compared.
        task: What of.
        given: The prepared input.
        means: What to compute with.
        steering: What other threads ask for.
        emit: Gets the events.
    """

    def __init__(
        self, methods: Sequence[Method], task: Task, given: Input, means: Means, steering: Steering, emit: Emit
    ) -> None:
        self._methods = methods
        self._task = task
        self._given = given
        self._means = means
        self._steering = steering
        self._emit = emit
        self._meter = ProgressMeter()
        self._works: dict[Method, TiledWork] = {}
        self._unmeasured: list[tuple[Method, TiledWork]] = []
        self._running: Method | None = None
        self._view: View | None = None
        self._served = 0.0
        self._stage = Stage.REST
        self._begun: set[str] = set()
        self._unloaded: tuple[Method, ...] = ()
        left = means.earlier.leftovers.claim(task)
        self._before = left if means.earlier.is_used else {}
        self._maker = WorkMaker(task, given, means, self._before, self._notify)
        self._told: set[Message] = set()
        seconds = sum(metric_of(name).seconds for name in means.computes)
        self._measuring_cost = _MEASURING_COST * (1 + seconds / _MEASURING_SECONDS) * self._wanted.area

    def run(self) -> None:
        """Run everything, and report it."""
        started = perf_counter()
        given = self._given
        self._emit(InputReady(given.low_resolution, given.ground_truth, given.output_size, given.protocol, given.alpha))
        for remark in given.remarks:
            self._notify(remark)
        try:
            self._begin(self._methods)
            while self._do_next() or not self._steering.close():
                pass
        except Interrupted:
            self._means.earlier.leftovers.keep(self._task, self._parts_done())
            raise
        self._means.pool.paces.save()
        self._emit(Finished(perf_counter() - started))

    def check(self) -> None:
        """Called by networks between two layers.

        Raises:
            Interrupted: The run was cancelled.
            Preempted: Something else than the running part is wanted now.
        """
        self._steering.check()
        view = self._steering.view
        if self._running is None:
            return
        if self._running.kind.is_network and self._stage is not Stage.SEEN and self._steering.has_added:
            raise Preempted
        if view is not self._view:
            if self._is_overtaken(self._running, view):
                raise Preempted
            self._view = view

    @property
    def _wanted(self) -> Rect:
        """What of the results is wanted, in output pixels."""
        whole = Rect(0, 0, *self._given.output_size)
        return whole if self._task.part is None else self._task.part.intersected(whole)

    @property
    def _is_quick_to_measure(self) -> bool:
        return self._wanted.area <= _QUICK_TO_MEASURE

    # What there is to do

    def _begin(self, methods: Sequence[Method]) -> None:
        """Begin to do these: what is quick is shown at once; networks wait for `_load`."""
        new = tuple(method for method in methods if method.id not in self._begun)
        if not new:
            return
        self._begun.update(method.id for method in new)
        new = self._at_scale(new)
        self._expect(new)
        self._find_out(new, self._maker.plain)
        self._show_what_is_quick()
        self._unloaded += new

    def _load(self) -> None:
        """Load the networks of methods that have begun: the first of a process takes seconds."""
        new, self._unloaded = self._unloaded, ()
        if new:
            self._find_out(new, self._maker.network)

    def _at_scale(self, methods: Sequence[Method]) -> tuple[Method, ...]:
        """Those that make pictures at the scale; of every other it is said why it does not."""
        why_not = {method: method.why_not_at(self._given.scale) for method in methods}
        for method, reason in why_not.items():
            if reason is not None:
                self._emit(MethodFailed(method.id, reason))
        return tuple(method for method, reason in why_not.items() if reason is None)

    def _expect(self, methods: Sequence[Method]) -> None:
        measured = 0 if self._given.ground_truth is None else len(methods)
        self._meter.expect_more(_MEASURING, self._measuring_cost * measured, hidden=True)
        self._meter.know(_MEASURING, self._means.pool.paces.get(_MEASURING))
        for method in methods:
            if method.kind.is_network:
                self._meter.expect(method.id, _UNLOADED_NETWORK_COST * self._wanted.area)

    def _find_out(self, methods: Sequence[Method], make: Callable[[Method], TiledWork | None]) -> None:
        """Find out what methods have to do; those that cannot even begin have failed."""
        for method in methods:
            self._steering.check()
            try:
                work = make(method)
            except (EngineError, WeightsError) as error:
                self._fail(method, error.message)
            except (RuntimeError, MemoryError) as error:
                self._fail(method, _stopped(method, error))
            else:
                if work is not None:
                    self._take_up(method, work)
        self._works = dict(sorted(self._works.items(), key=lambda item: item[1].cost))
        self._view = None
        self._follow_view()

    def _take_up(self, method: Method, work: TiledWork) -> None:
        """From now on do this work; what an earlier comparison had done of it is shown at once."""
        self._works[method] = work
        if self._task.part is not None:
            work.agenda.want_only(self._wanted.shrunk(self._given.scale).grown(_AROUND_PART))
        if isinstance(work, NetworkWork):
            self._meter.know(method.id, self._means.pool.paces.get(work.key))
        before = self._before.get(method)
        if before is not None:
            for rect in work.continue_with(before):
                self._emit(TileReady(method.id, rect, work.output.levels))
            self._meter.spend(method.id, work.done_cost, 0.0, 0.0)
        self._meter.expect(method.id, work.remaining_cost, plain=not method.kind.is_network)
        self._close_if_done(method, work)

    def _parts_done(self) -> dict[Method, PartDone]:
        """What a comparison of the same picture can continue with."""
        works = {**dict(self._unmeasured), **self._works}
        return {method: work.part_done() for method, work in works.items() if work.has_begun}

    # What is next

    def _show_what_is_quick(self) -> None:
        """Interpolations and given pictures, before networks are loaded: what can be seen of them, or all."""
        for method in tuple(self._works):
            while method in self._works and not method.kind.is_network:
                self._steering.check()
                self._follow_view()
                view = self._view
                stage = Stage.REST if view is None else Stage.SEEN
                if not self._works[method].has_part(stage) or not (view is None or view.shows(method.id)):
                    break
                self._advance(method, stage)

    def _do_next(self) -> bool:
        """Do the most urgent part, or measure. Returns whether there was anything."""
        self._steering.check()
        self._begin(self._steering.take_added())
        self._follow_view()
        if self._unmeasured and self._is_quick_to_measure:
            self._complete_next()
            return True
        self._load()
        for entry in _ORDER:
            if entry is None:
                if self._unmeasured:
                    self._complete_next()
                    return True
                continue
            stage, is_shown = entry
            method = next((one for one in self._shown(is_shown) if self._works[one].has_part(stage)), None)
            if method is not None:
                self._advance(method, stage)
                return True
        return False

    def _shown(self, is_shown: bool) -> Iterator[Method]:
        """The unfinished methods that can be seen, or that cannot, the cheapest first."""
        view = self._view
        return (one for one in self._works if (view is None or view.shows(one.id)) is is_shown)

    def _follow_view(self) -> None:
        view = self._steering.view
        if view is not self._view:
            self._view = view
            seen = self._seen_part(view)
            for work in self._works.values():
                work.agenda.look_at(seen)

    def _seen_part(self, view: View | None) -> Rect | None:
        return seen_part(view, self._given.low_resolution.size, self._given.scale)

    def _is_overtaken(self, running: Method, view: View | None) -> bool:
        """Whether something that can be seen is missing while this computes what can hardly be seen any more."""
        seen, part = self._seen_part(view), self._works[running].running
        if view is None or seen is None or seen.is_empty or part is None:
            return False
        if view.shows(running.id) and part.intersected(seen).area * 2 >= min(part.area, seen.area):
            return False
        return any(view.shows(one.id) and not work.agenda.coverage.has(seen) for one, work in self._works.items())

    # Doing it

    def _advance(self, method: Method, stage: Stage) -> None:
        """Do a part."""
        work = self._works[method]
        before, self._running, self._stage = work.remaining_cost, method, stage
        try:
            step = work.step(stage)
        except Preempted:
            return
        except OutputError as error:
            self._drop(method, Message("output.unusable", title=method.title, reason=error.message))
            return
        except EngineError as error:
            self._drop(method, error.message)
            return
        except (RuntimeError, MemoryError) as error:
            self._drop(method, _stopped(method, error))
            return
        finally:
            self._running = None
        for rect in step.rects:
            self._emit(TileReady(method.id, rect, work.output.levels))
        computed = step.padded * work.cost
        self._meter.spend(method.id, max(0.0, before - work.remaining_cost), step.seconds, computed)
        self._meter.expect(method.id, work.remaining_cost, plain=not method.kind.is_network)
        if isinstance(work, NetworkWork):
            self._means.pool.paces.note(work.key, step.seconds, computed)
        self._close_if_done(method, work)
        self._emit(self._meter.snapshot(method.id))

    def _close_if_done(self, method: Method, work: TiledWork) -> None:
        if work.is_done:
            del self._works[method]
            self._unmeasured.append((method, work))
            self._meter.close(method.id)
            return_freed_memory(_KEPT_MEMORY)

    def _complete_next(self) -> None:
        # It leaves the list when it is measured: what is cancelled before is kept for the next comparison.
        self._complete(*self._unmeasured[0])
        self._unmeasured.pop(0)

    def _complete(self, method: Method, work: TiledWork) -> None:
        levels = work.output.levels if self._means.outputs.with_levels else ()
        self._maker.keep(method, work)
        scores = self._measured(work) if self._means.outputs.measured else NO_SCORES
        if scores.reason is not None:
            self._notify_once(Message("comparison.one-color", name=self._given.low_resolution.name))
        self._emit(MethodDone(method.id, work.pixels, scores, work.run_info(), levels, work.output.own_alpha))
        self._emit(self._meter.snapshot(method.id))

    def _measured(self, work: TiledWork) -> Scores:
        ground_truth, low_resolution = self._given.ground_truth, self._given.low_resolution
        started, self._served = perf_counter(), 0.0
        scores = measure(
            work.pixels,
            None if ground_truth is None else ground_truth.pixels,
            is_gray=low_resolution.is_gray,
            alpha=work.output.alpha,
            true_alpha=None if ground_truth is None else ground_truth.alpha,
            low_resolution=low_resolution.pixels,
            low_alpha=low_resolution.alpha,
            networks=self._means.computes if ground_truth is not None else None,
            border=self._given.protocol.border,
            region=self._task.part,
            checkpoint=self._serve_view,
            lacks_memory=lambda metric: self._notify_once(Message("measure.no-memory", metric=metric.label)),
        )
        if ground_truth is not None:
            seconds = perf_counter() - started - self._served
            self._meter.spend(_MEASURING, self._measuring_cost, seconds)
            self._means.pool.paces.note(_MEASURING, seconds, self._measuring_cost)
        return scores

    def _serve_view(self) -> None:
        """While a large picture is measured: do what has come into view meanwhile."""
        if self._is_quick_to_measure:
            self._steering.check()
            return
        started = perf_counter()
        while True:
            self._steering.check()
            self._begin(self._steering.take_added())
            self._load()
            self._follow_view()
            method = next((one for one in self._shown(True) if self._works[one].has_part(Stage.SEEN)), None)
            if method is None:
                break
            self._advance(method, Stage.SEEN)
        self._served += perf_counter() - started

    def _notify(self, message: Message) -> None:
        self._emit(Notice(message))

    def _notify_once(self, message: Message) -> None:
        if message not in self._told:
            self._told.add(message)
            self._notify(message)

    def _drop(self, method: Method, message: Message) -> None:
        del self._works[method]
        self._fail(method, message)

    def _fail(self, method: Method, message: Message) -> None:
        # It may be asked for again.
        self._begun.discard(method.id)
        self._meter.close(method.id)
        if self._given.ground_truth is not None:
            self._meter.waive(_MEASURING, self._measuring_cost)
        self._emit(MethodFailed(method.id, message))
        self._emit(self._meter.snapshot(method.id))


def _stopped(method: Method, error: BaseException) -> Message:
    lines = str(error).strip().splitlines()
    reason = lines[0].rstrip(".") if lines else type(error).__name__
    return Message("method.stopped", title=method.title, reason=reason)
