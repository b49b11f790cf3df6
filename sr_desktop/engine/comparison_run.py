"""One run of a comparison: which method does which part next, and what is reported of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from sr_desktop.engine.agenda import Stage
from sr_desktop.engine.devices import Device, choose_device, cpu
from sr_desktop.engine.errors import EngineError, OutputError
from sr_desktop.engine.events import Event, Finished, InputReady, MethodDone, MethodFailed, Notice, TileReady
from sr_desktop.engine.interruption import Preempted
from sr_desktop.engine.memory import is_shortage, release_cached
from sr_desktop.engine.output import Output, Outputs
from sr_desktop.engine.plain_work import ExternalWork, InterpolationWork
from sr_desktop.engine.planning import default_tile_size
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.preparing import Input
from sr_desktop.engine.progress import ProgressMeter
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import EngineSettings, PrecisionChoice
from sr_desktop.engine.steering import Steering, seen_part
from sr_desktop.engine.tiled_work import TiledWork
from sr_desktop.engine.view import View
from sr_desktop.engine.work import NetworkWork
from sr_desktop.imaging.layer import Opacity
from sr_desktop.imaging.metrics import measure
from sr_desktop.imaging.scores import Scores
from sr_desktop.messages.message import Message
from sr_desktop.methods import Method
from sr_desktop.networks.published import WeightsError
from sr_desktop.system.allocator import return_freed_memory

Emit = Callable[[Event], None]

_MEASURING_COST = 20_000.0
"""Of measuring an output pixel, in multiply-adds of a network; SSIM takes about half a second a megapixel."""

_UNLOADED_NETWORK_COST = 100_000.0
"""Of a network that is not loaded yet, for an output pixel, in multiply-adds: about what SRResNet turns out to cost."""

_QUICK_TO_MEASURE = 2**20
"""Output pixels that are measured at once; larger pictures wait until everything is done that can be seen."""

_KEPT_MEMORY = 1 << 30
"""Bytes of freed memory and other that the process keeps from one method to the next."""

_MEASURING = "measuring"


@dataclass(frozen=True, slots=True)
class Means:
    """What a run computes with.

    Attributes:
        settings: Device, precision, tiles.
        pool: The networks.
        outputs: Where results are kept.
    """

    settings: EngineSettings
    pool: NetworkPool
    outputs: Outputs


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
        given: The prepared input.
        means: What to compute with.
        steering: What other threads ask for.
        emit: Gets the events.
    """

    def __init__(self, methods: Sequence[Method], given: Input, means: Means, steering: Steering, emit: Emit) -> None:
        self._methods = methods
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
        self._opacity: tuple[Opacity, ...] = ()
        self._is_told = False

    def run(self) -> None:
        """Run everything, and report it."""
        started = perf_counter()
        given = self._given
        self._emit(InputReady(given.low_resolution, given.ground_truth, given.output_size, given.protocol, given.alpha))
        for remark in given.remarks:
            self._notify(remark)
        self._expect()
        self._begin(self._plain)
        self._show_what_is_quick()
        self._begin(self._network)
        while self._do_next():
            pass
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
        if self._running is not None and view is not self._view:
            if self._is_overtaken(self._running, view):
                raise Preempted
            self._view = view

    # What there is to do

    def _expect(self) -> None:
        width, height = self._given.output_size
        measured = 0 if self._given.ground_truth is None else len(self._methods)
        self._meter.expect(_MEASURING, _MEASURING_COST * width * height * measured, hidden=True)
        self._meter.know(_MEASURING, self._means.pool.paces.get(_MEASURING))
        for method in self._methods:
            if method.kind.is_network:
                self._meter.expect(method.id, _UNLOADED_NETWORK_COST * width * height)

    def _begin(self, make: Callable[[Method], TiledWork | None]) -> None:
        """Find out what methods have to do; those that cannot even begin have failed."""
        for method in self._methods:
            self._steering.check()
            try:
                work = make(method)
            except (EngineError, WeightsError) as error:
                self._fail(method, error.message)
            except (RuntimeError, MemoryError) as error:
                self._fail(method, _stopped(method, error))
            else:
                if work is not None:
                    self._works[method] = work
                    self._meter.expect(method.id, work.remaining_cost, plain=not method.kind.is_network)
        self._works = dict(sorted(self._works.items(), key=lambda item: item[1].cost))
        self._view = None
        self._follow_view()

    def _plain(self, method: Method) -> TiledWork | None:
        given = self._given
        if method.kernel is not None:
            return InterpolationWork(method.kernel, given.low_resolution, self._new_output(), (cpu().id, cpu().name))
        if method.result is not None:
            return ExternalWork(method, given, self._new_output(), self._notify)
        return None

    def _new_output(self) -> Output:
        """An output to be written to, of the opacity that all have."""
        outputs, given = self._means.outputs, self._given
        if given.alpha is not None and not self._opacity:
            self._opacity = outputs.opacity_levels(given.alpha)
        return outputs.new(given.output_size, self._opacity)

    def _network(self, method: Method) -> TiledWork | None:
        if not method.kind.is_network:
            return None
        picture, settings = self._given.low_resolution, self._means.settings
        ready = self._ready(method, choose_device(settings.device, settings.device_number))
        work = NetworkWork(
            method.title,
            ready,
            picture,
            settings.tile or default_tile_size(ready, picture, self._means.pool.paces.best(ready.pace_key)),
            output=self._new_output(),
            cpu_fallback=lambda: self._on_cpu(method),
            notify=self._notify,
        )
        self._meter.know(method.id, self._means.pool.paces.get(work.key))
        return work

    def _ready(self, method: Method, device: Device) -> ReadyNetwork:
        try:
            return self._get(method, device, self._means.settings.precision)
        except (RuntimeError, MemoryError) as error:
            if not is_shortage(error) or device == cpu():
                raise
        release_cached(device)
        self._emit(Notice(Message("memory.no-room", title=method.title, device=device.name, instead=cpu().name)))
        return self._on_cpu(method)

    def _on_cpu(self, method: Method) -> ReadyNetwork:
        return self._get(method, cpu(), PrecisionChoice.AUTO)

    def _get(self, method: Method, device: Device, precision: PrecisionChoice) -> ReadyNetwork:
        return self._means.pool.get(
            method,
            device,
            precision,
            self_ensemble=self._means.settings.self_ensemble,
            backend=self._means.settings.backend,
            measured=self._given.ground_truth is not None,
        )

    # What is next

    def _show_what_is_quick(self) -> None:
        """Interpolations and given pictures, before networks are loaded: what can be seen of them, or all."""
        for method in tuple(self._works):
            while method in self._works:
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
        self._follow_view()
        width, height = self._given.output_size
        if self._unmeasured and width * height <= _QUICK_TO_MEASURE:
            self._complete(*self._unmeasured.pop(0))
            return True
        for entry in _ORDER:
            if entry is None:
                if self._unmeasured:
                    self._complete(*self._unmeasured.pop(0))
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
            seen = seen_part(view, self._given.low_resolution.size)
            for work in self._works.values():
                work.agenda.look_at(seen)

    def _is_overtaken(self, running: Method, view: View | None) -> bool:
        """Whether something that can be seen is missing while this computes what can hardly be seen any more."""
        seen, part = seen_part(view, self._given.low_resolution.size), self._works[running].running
        if view is None or seen is None or seen.is_empty or part is None:
            return False
        if view.shows(running.id) and part.intersected(seen).area * 2 >= min(part.area, seen.area):
            return False
        return any(view.shows(one.id) and not work.agenda.coverage.has(seen) for one, work in self._works.items())

    # Doing it

    def _advance(self, method: Method, stage: Stage) -> None:
        """Do a part."""
        work = self._works[method]
        before, self._running = work.remaining_cost, method
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
        if work.is_done:
            del self._works[method]
            self._unmeasured.append((method, work))
            self._meter.close(method.id)
            return_freed_memory(_KEPT_MEMORY)
        self._emit(self._meter.snapshot(method.id))

    def _complete(self, method: Method, work: TiledWork) -> None:
        levels = work.output.levels if self._means.outputs.with_levels else ()
        scores = self._measured(work)
        if scores.reason is not None and not self._is_told:
            self._is_told = True
            self._notify(Message("comparison.one-color", name=self._given.low_resolution.name))
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
            checkpoint=self._serve_view,
        )
        if ground_truth is not None:
            cost = _MEASURING_COST * ground_truth.width * ground_truth.height
            seconds = perf_counter() - started - self._served
            self._meter.spend(_MEASURING, cost, seconds)
            self._means.pool.paces.note(_MEASURING, seconds, cost)
        return scores

    def _serve_view(self) -> None:
        """While a large picture is measured: do what has come into view meanwhile."""
        started = perf_counter()
        while True:
            self._steering.check()
            self._follow_view()
            method = next((one for one in self._shown(True) if self._works[one].has_part(Stage.SEEN)), None)
            if method is None:
                break
            self._advance(method, Stage.SEEN)
        self._served += perf_counter() - started

    def _notify(self, message: Message) -> None:
        self._emit(Notice(message))

    def _drop(self, method: Method, message: Message) -> None:
        del self._works[method]
        self._fail(method, message)

    def _fail(self, method: Method, message: Message) -> None:
        self._meter.close(method.id)
        if self._given.ground_truth is not None:
            width, height = self._given.output_size
            self._meter.waive(_MEASURING, _MEASURING_COST * width * height)
        self._emit(MethodFailed(method.id, message))
        self._emit(self._meter.snapshot(method.id))


def _stopped(method: Method, error: BaseException) -> Message:
    lines = str(error).strip().splitlines()
    reason = lines[0].rstrip(".") if lines else type(error).__name__
    return Message("method.stopped", title=method.title, reason=reason)
