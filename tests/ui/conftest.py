"""A window on a fast, controllable fake engine, and a guard against what a test leaves running."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop import SCALE, methods
from sr_desktop.engine.comparing.preparing import prepare
from sr_desktop.engine.events import (
    Cancelled,
    Event,
    Finished,
    InputReady,
    MethodDone,
    MethodFailed,
    Progress,
    RunInfo,
    TileReady,
)
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.view import View
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.engine.worker.local import LocalWorker
from sr_desktop.imaging.measuring.scores import Compute, Sample, Scores
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from sr_desktop.imaging.tiling import split
from sr_desktop.messages.message import Message
from sr_desktop.model_format import FormatChoice
from sr_desktop.networks.published import read_card
from sr_desktop.paths import weights_dir
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.window.main_window import MainWindow, filled_window

TILE = 16
PATIENCE_MS = 30_000


class FakeComparison:
    """Emits the engine's events, from interpolation alone, and can be held between two tiles.

    Networks get the bicubic picture made darker by their place in the catalogue, so that every pane differs.
    """

    def __init__(self, request: ComparisonRequest, script: EngineScript) -> None:
        self.request = request
        self.view: View | None = None
        self.added: list[str] = []
        self.names = list(request.method_ids)
        self.thread_name = QThread.currentThread().objectName()
        self._script = script
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def set_view(self, view: View | None) -> None:
        self.view = view

    def add_methods(self, method_ids: Sequence[str], catalogue: methods.Catalogue) -> None:
        """Ignored, as by a comparison that has just ended, unless the script says that they join."""
        self.added += method_ids
        if self._script.joins:
            self.names += method_ids

    def run(self, emit: Callable[[Event], None]) -> None:
        if self._script.explode is not None:
            raise self._script.explode
        picture = self.request.picture
        made = prepare(picture, self.request.mode, self.request.source)
        given, ground_truth = made.low_resolution, made.ground_truth
        size = (given.width * SCALE, given.height * SCALE)
        emit(InputReady(given, ground_truth, size, made.protocol, made.alpha))
        names = self.names
        for place, name in enumerate(names):
            result = fake_result(given, name)
            shown = np.zeros_like(result)
            tiles = split(given.size, TILE, 0)
            for number, tile in enumerate(tiles, start=1):
                while self._script.hold_at == name or not self._script.gate.is_set():
                    self._cancelled.wait(0.01)
                    if self.is_cancelled:
                        break
                if self.is_cancelled:
                    emit(Cancelled())
                    return
                rect = tile.core.scaled(SCALE)
                shown[rect.slices] = result[rect.slices]
                emit(TileReady(name, rect, (shown,)))
                done = number / len(tiles)
                by_method = dict.fromkeys(names[:place], 1.0) | {name: done} | dict.fromkeys(names[place + 1 :], 0.0)
                emit(Progress((place + done) / len(names), by_method, name, 1.5))
            if name in self._script.failing:
                stopped = Message("method.stopped", title=name, reason="a picture of one colour")
                emit(MethodFailed(name, self._script.failure or stopped))
                continue
            further = dict.fromkeys(self.request.metrics, 0.4 - place / 100)
            quality = Scores(psnr_y=20.0 + place, psnr_rgb=19.0 + place, ssim_y=0.5 + place / 100, **further)
            of_input = Scores(dict.fromkeys(("psnr_y", "psnr_rgb", "ssim_y")), lr_psnr=40.0 + place)
            scores = of_input if ground_truth is None else quality
            run = RunInfo(0.25, "cpu", "Test processor", "fp32", TILE, checksum_of(name, self.request.catalogue))
            emit(MethodDone(name, result, scores, run))
        emit(Finished(0.5))


def checksum_of(method_id: str, catalogue: methods.Catalogue) -> str | None:
    """That of the weights which a method would be run with; None where there are none."""
    method = catalogue.find(method_id)
    if method is None or method.weights is None:
        return None
    return read_card(weights_dir() / f"{method.weights}.json").sha256


def fake_result(given: Picture, method_id: str) -> Pixels:
    """What the fake makes of a low-resolution picture."""
    method = methods.SHIPPED.find(method_id)
    if method is None:
        # Something that the user has added.
        return upscale(given.pixels, SCALE, Kernel.BICUBIC)
    pixels = upscale(given.pixels, SCALE, method.kernel or Kernel.BICUBIC)
    if method.kernel is None:
        pixels = pixels - pixels // 8 * np.uint8(methods.METHODS.index(method) - 2)
    return np.ascontiguousarray(pixels)


@dataclass
class EngineScript:
    """How the fake engine behaves, and what it was asked: what the jobs of the window under test work with."""

    gate: threading.Event = field(default_factory=threading.Event)
    entry: threading.Event = field(default_factory=threading.Event)
    hold_at: str | None = None
    failing: tuple[str, ...] = ()
    failure: Message | None = None
    explode: Exception | None = None
    joins: bool = False
    missing: Exception | None = None
    measuring: threading.Event = field(default_factory=threading.Event)
    made: list[FakeComparison] = field(default_factory=list)

    def open_model(self, path: Path, catalogue: methods.Catalogue, choice: FormatChoice) -> methods.Method:
        return LoadedEngine().open_model(path, catalogue, choice)

    def computes(self, metric_ids: Iterable[str]) -> dict[str, Compute]:
        """Quick ones: the mean absolute difference in levels, over 100."""
        if self.missing is not None:
            raise self.missing

        def difference(sample: Sample) -> float:
            sample.checkpoint()
            assert self.measuring.wait(30)
            sample.checkpoint()
            area = sample.area
            return float(np.abs(sample.output_in(area).astype(float) - sample.reference_in(area)).mean() / 100)

        return dict.fromkeys(metric_ids, difference)

    def __call__(self, request: ComparisonRequest) -> FakeComparison:
        comparison = FakeComparison(request, self)
        self.made.append(comparison)
        assert self.entry.wait(30)
        return comparison


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The usual `qtbot` with long timeouts for a busy machine; they only make a failing test slow."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture
def engine() -> EngineScript:
    """A fake engine that runs freely: clear its `gate` to hold it between two tiles, its `entry` at the start."""
    script = EngineScript()
    script.gate.set()
    script.entry.set()
    script.measuring.set()
    return script


@pytest.fixture
def storage(tmp_path: Path) -> QSettings:
    """Settings in a file of this test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def settings(storage: QSettings) -> Settings:
    """The settings of a first start."""
    return Settings(storage)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The application's theme, applied once."""
    return Theme(qapp)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take long to begin threads, and to end those that a test must not leave behind."""
    monkeypatch.setattr("sr_desktop.ui.background.disk.PATIENCE", 20.0)
    monkeypatch.setattr("sr_desktop.ui.window.main_window.SHUTDOWN_SECONDS", 20.0)


_read_once = cache(read_picture)


@pytest.fixture
def welcome_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the welcome page are decoded for the first window alone, as it takes a fifth of a window's time."""
    monkeypatch.setattr("sr_desktop.ui.window.welcome.read_picture", _read_once)


@pytest.fixture
def make_window(
    qtbot: QtBot, engine: EngineScript, storage: QSettings, theme: Theme, welcome_pictures: None
) -> Iterator[Callable[[], MainWindow]]:
    """Opens windows on the fake engine, and closes them at the end."""
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        settings = Settings(storage)
        # Tests count what is asked of the engine; those of preparing switch it on.
        settings.prepare_next = False
        window = filled_window(LocalWorker(engine), settings, theme)
        windows.append(window)
        window.resize(1000, 700)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    engine.gate.set()
    engine.measuring.set()
    for window in windows:
        dispose(window)


@pytest.fixture
def real_window(
    qtbot: QtBot, storage: QSettings, theme: Theme, welcome_pictures: None, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window on the real engine, with no weights to be found."""
    window = filled_window(LocalWorker(LoadedEngine(tmp_path / "no weights")), Settings(storage), theme)
    window.show()
    yield window
    dispose(window)


def dispose(window: MainWindow) -> None:
    """Close a window, wait for its threads, and let Qt delete it before Python does."""
    window.close()
    assert window.shut_down(), "a thread of the window did not end"
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    """An open window without a picture."""
    return make_window()


@pytest.fixture
def picture_file(tmp_path: Path) -> Path:
    """A small lossless picture with detail everywhere, 160 x 120."""
    path = tmp_path / "a photo.png"
    Image.fromarray(detailed_pixels(160, 120)).save(path)
    return path


@pytest.fixture
def compared(qtbot: QtBot, window: MainWindow, picture_file: Path) -> MainWindow:
    """The window with the picture and the results of the six methods."""
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == len(methods.DEFAULT_IDS))
    qtbot.waitUntil(lambda: not window.session.busy)
    return window


def detailed_pixels(width: int, height: int, seed: int = 1) -> Pixels:
    """Smooth shapes and some noise, the same every time."""
    rows, columns = np.mgrid[0:height, 0:width]
    noise = np.random.default_rng(seed).integers(0, 40, (height, width, 3))
    waves = np.stack([np.sin(columns / 7), np.cos(rows / 5), np.sin((rows + columns) / 11)], axis=-1)
    return np.clip(waves * 80 + 110 + noise, 0, 255).astype(np.uint8)


@pytest.fixture
def small_picture() -> Picture:
    """A picture of 64 x 48 that was not read from a file."""
    return Picture(detailed_pixels(64, 48), "small")


@pytest.fixture
def pointer_away(qapp: QApplication) -> Iterator[None]:
    """Leave the pointer outside all windows, so that no window of the next test opens under it."""
    yield
    widget = QWidget()
    widget.show()
    QTest.mouseMove(widget, QPoint(5000, 5000))
    widget.close()


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a running QThread or an active QTimer behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = _running()
    if left:
        # Perhaps only what the cycle collector has not come to yet.
        gc.collect()
        left = [what for what in _running() if what not in _blamed]
        _blamed.extend(left)
    assert not left, f"left running: {[_describe(what) for what in left]}"


_blamed: list[QThread | QTimer] = []
"""What an earlier test has failed for: no other test shall."""


@pytest.fixture
def running() -> Callable[[], list[QThread | QTimer]]:
    """Finds the QThreads that run and the QTimers that are active now."""
    return _running


def _running() -> list[QThread | QTimer]:
    kinds: list[type] = [QThread, QTimer]
    for kind in kinds:
        kinds += kind.__subclasses__()
    wanted = frozenset(kinds)
    found: list[QThread | QTimer] = []
    # By type, and in one pass over some hundred thousand objects after every test.
    for candidate in [each for each in gc.get_objects() if type(each) in wanted]:
        try:
            is_running = candidate.isRunning() if isinstance(candidate, QThread) else candidate.isActive()
        except (RuntimeError, ReferenceError):
            # Qt has deleted it, or it is a proxy of something gone.
            continue
        if is_running and candidate is not QThread.currentThread():
            found.append(candidate)
    return found


def _describe(what: QThread | QTimer) -> str:
    return f"{type(what).__name__} {what.objectName()!r} of {what.parent()!r}"
