"""Runs several methods side by side on one picture and reports the results as events."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from time import perf_counter

from sr_desktop import SCALE
from sr_desktop.engine.devices import Device, choose_device, cpu
from sr_desktop.engine.errors import EngineError, ExternalResultError, OutputError
from sr_desktop.engine.events import (
    Cancelled,
    Event,
    Finished,
    InputReady,
    MethodDone,
    MethodFailed,
    Notice,
    RunInfo,
    TileReady,
)
from sr_desktop.engine.external import read_external
from sr_desktop.engine.input_source import PUBLISHED_SOURCE, InputSource
from sr_desktop.engine.interruption import Interrupted, checkpoints
from sr_desktop.engine.memory import is_shortage, release_cached
from sr_desktop.engine.output import Output, Outputs
from sr_desktop.engine.planning import default_tile_size
from sr_desktop.engine.pool import NetworkPool, ReadyNetwork
from sr_desktop.engine.preparing import Input, check_size, prepare
from sr_desktop.engine.progress import ProgressMeter
from sr_desktop.engine.scratch.store import PlainStore
from sr_desktop.engine.settings import EngineSettings, Mode, PrecisionChoice
from sr_desktop.engine.upscaling import interpolate
from sr_desktop.engine.work import NetworkWork
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import measure
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.scores import Scores
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED, Catalogue, Method
from sr_desktop.networks.weights import WeightsError

Emit = Callable[[Event], None]

_INTERPOLATION_COST = 100.0
"""Of an interpolation, for an output pixel, in multiply-adds of a network: so that it counts for next to nothing."""

_MEASURING_COST = 20_000.0
"""Of measuring an output pixel, in multiply-adds of a network; SSIM takes about half a second a megapixel."""

_UNLOADED_NETWORK_COST = 100_000.0
"""Of a network that is not loaded yet, for an output pixel, in multiply-adds: about what SRResNet turns out to cost."""

_MEASURING = "measuring"


class Comparison:
    """Methods side by side on one picture.

    External results and interpolations come first, as they take no time. Then the networks take turns, the one that
    has had the least time first, each with its tile nearest to the focus: so all panes fill from there, the quick ones
    sooner.

    Args:
        picture: The opened picture. Its opacity takes no part: colours under it are enlarged as they are.
        method_ids: Ids of the catalogue, in any order; one named twice is run once.
        mode: Whether the picture is the ground truth or the input.
        settings: Device, precision, tiles.
        pool: Networks to share with other comparisons; None for a pool of its own.
        catalogue: Where the methods are found.
        source: Where the low-resolution input comes from in reference mode.
        outputs: Where results are kept; None for the memory of this process.

    Raises:
        UnknownMethodError: There is no such method.
        PictureSizeError: The picture is too small, or there is no room for the results, or a given input is not a
            quarter of it.
    """

    def __init__(
        self,
        picture: Picture,
        method_ids: Sequence[str],
        mode: Mode,
        settings: EngineSettings | None = None,
        pool: NetworkPool | None = None,
        catalogue: Catalogue = SHIPPED,
        source: InputSource = PUBLISHED_SOURCE,
        outputs: Outputs | None = None,
    ) -> None:
        self._methods = catalogue.select(dict.fromkeys(method_ids))
        self._outputs = outputs or Outputs(PlainStore())
        check_size(picture, mode, len(self._methods), self._outputs, source)
        self._picture = picture
        self._mode = mode
        self._source = source
        self._settings = settings or EngineSettings()
        self._pool = pool or NetworkPool()
        self._cancelled = threading.Event()
        self._focus: tuple[float, float] | None = None

    def run(self, emit: Emit) -> None:
        """Run everything on the calling thread, calling `emit` in the order that `sr_desktop.engine.events` describes.

        A failure of one method is emitted as `MethodFailed`; only what `emit` itself raises is raised here.
        """
        try:
            with checkpoints(self._check):
                run = _Run(
                    self._methods, self._settings, self._pool, self._outputs, emit, self._check, self._current_focus
                )
                run.run(prepare(self._picture, self._mode, self._source))
        except Interrupted:
            emit(Cancelled())

    def cancel(self) -> None:
        """Stop as soon as possible: between two layers of a network or two strips of measuring. From any thread."""
        self._cancelled.set()

    def set_focus(self, x: float, y: float) -> None:
        """Do the tiles nearest to this output pixel first from now on. From any thread."""
        self._focus = (x / SCALE, y / SCALE)

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise Interrupted

    def _current_focus(self) -> tuple[float, float] | None:
        return self._focus


class _Run:
    """The state of one `Comparison.run`."""

    def __init__(
        self,
        methods: Sequence[Method],
        settings: EngineSettings,
        pool: NetworkPool,
        outputs: Outputs,
        emit: Emit,
        check: Callable[[], None],
        focus: Callable[[], tuple[float, float] | None],
    ) -> None:
        self._methods = methods
        self._settings = settings
        self._pool = pool
        self._outputs = outputs
        self._emit = emit
        self._check = check
        self._focus = focus
        self._meter = ProgressMeter()

    def run(self, given: Input) -> None:
        started = perf_counter()
        self._check()
        self._given = given
        self._emit(InputReady(given.low_resolution, given.ground_truth, given.output_size, given.protocol))
        width, height = given.output_size
        measured = 0 if given.ground_truth is None else len(self._methods)
        self._meter.expect(_MEASURING, _MEASURING_COST * width * height * measured, hidden=True)
        for method in self._methods:
            if method.kind.is_network:
                self._meter.expect(method.id, _UNLOADED_NETWORK_COST * width * height)
        self._do_what_is_quick()
        works = self._begin_networks()
        while works:
            self._check()
            # The method that has had the least time is next; at the start, the cheapest.
            method = min(works, key=lambda one: (works[one].seconds, works[one].cost_per_tile))
            if not self._advance(method, works[method]):
                del works[method]
        self._emit(Finished(perf_counter() - started))

    def _do_what_is_quick(self) -> None:
        """Show all interpolations and external results before the first is measured."""
        results: list[tuple[Method, Output, RunInfo | None]] = []
        width, height = self._given.output_size
        whole = Rect(0, 0, width, height)
        for method in self._methods:
            if method.kind.is_network:
                continue
            self._check()
            try:
                pixels, run = self._quick(method)
                output = self._outputs.new(self._given.output_size)
                output.write(whole, pixels)
            except ExternalResultError as error:
                self._fail(method, error.message)
                continue
            except MemoryError as error:
                self._fail(method, _stopped(method, error))
                continue
            self._emit(TileReady(method.id, whole, output.levels))
            seconds = 0.0 if run is None else run.seconds
            self._meter.spend(method.id, _INTERPOLATION_COST * width * height, seconds)
            results.append((method, output, run))
        for method, output, run in results:
            self._complete(method, output, run)

    def _quick(self, method: Method) -> tuple[Pixels, RunInfo | None]:
        if method.result is not None:
            sizes = self._given.output_size, self._given.uncropped_size
            picture = read_external(method.result, *sizes, method.reading)
            for notice in picture.origin.notices:
                self._emit(Notice(notice))
            return picture.pixels, None
        return interpolate(method, self._given.low_resolution)

    def _begin_networks(self) -> dict[Method, NetworkWork]:
        """What the networks have to do; those that cannot even begin have failed."""
        works: dict[Method, NetworkWork] = {}
        for method in self._methods:
            if not method.kind.is_network:
                continue
            self._check()
            try:
                works[method] = self._begin(method)
            except (EngineError, WeightsError) as error:
                self._fail(method, error.message)
            except (RuntimeError, MemoryError) as error:
                self._fail(method, _stopped(method, error))
            else:
                self._meter.expect(method.id, works[method].remaining_cost)
        return works

    def _begin(self, method: Method) -> NetworkWork:
        picture = self._given.low_resolution
        ready = self._ready(method, choose_device(self._settings.device, self._settings.device_number))
        tile_size = self._settings.tile or default_tile_size(ready, picture)
        return NetworkWork(
            method.title,
            ready,
            picture,
            tile_size,
            output=self._outputs.new(self._given.output_size),
            cpu_fallback=lambda: self._on_cpu(method),
            notify=lambda message: self._emit(Notice(message)),
        )

    def _ready(self, method: Method, device: Device) -> ReadyNetwork:
        try:
            return self._pool.get(method, device, self._settings.precision, self_ensemble=self._settings.self_ensemble)
        except (RuntimeError, MemoryError) as error:
            if not is_shortage(error) or device == cpu():
                raise
        release_cached(device)
        self._emit(Notice(Message("memory.no-room", title=method.title, device=device.name, instead=cpu().name)))
        return self._on_cpu(method)

    def _on_cpu(self, method: Method) -> ReadyNetwork:
        return self._pool.get(method, cpu(), PrecisionChoice.AUTO, self_ensemble=self._settings.self_ensemble)

    def _advance(self, method: Method, work: NetworkWork) -> bool:
        """Do a tile. Returns whether the method has more to do."""
        width, height = self._given.low_resolution.size
        cost, seconds = work.remaining_cost, work.seconds
        try:
            rect = work.step(self._focus() or (width / 2, height / 2))
        except OutputError as error:
            self._fail(method, Message("output.unusable", title=method.title, reason=error.message))
            return False
        except EngineError as error:
            self._fail(method, error.message)
            return False
        except (RuntimeError, MemoryError) as error:
            self._fail(method, _stopped(method, error))
            return False
        self._emit(TileReady(method.id, rect, work.output.levels))
        self._meter.spend(method.id, max(0.0, cost - work.remaining_cost), work.seconds - seconds)
        self._meter.expect(method.id, work.remaining_cost)
        if not work.is_done:
            self._emit(self._meter.snapshot(method.id))
            return True
        self._complete(method, work.output, work.run_info())
        return False

    def _complete(self, method: Method, output: Output, run: RunInfo | None) -> None:
        self._meter.close(method.id)
        self._emit(self._meter.snapshot(method.id))
        levels = output.levels if self._outputs.with_levels else ()
        self._emit(MethodDone(method.id, output.pixels, self._measured(output.pixels), run, levels))
        self._emit(self._meter.snapshot(method.id))

    def _measured(self, pixels: Pixels) -> Scores:
        ground_truth, low_resolution = self._given.ground_truth, self._given.low_resolution
        started = perf_counter()
        scores = measure(
            pixels,
            None if ground_truth is None else ground_truth.pixels,
            is_gray=low_resolution.is_gray,
            low_resolution=low_resolution.pixels,
            checkpoint=self._check,
        )
        if ground_truth is not None:
            self._meter.spend(
                _MEASURING, _MEASURING_COST * ground_truth.width * ground_truth.height, perf_counter() - started
            )
        return scores

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
