"""Makes the folder of a blind test: computes the results, picture by picture, and keeps what is shown of them."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.engine.events import Cancelled, Finished, InputReady, MethodDone, MethodFailed, Progress
from sr_desktop.engine.inputs.choice import PUBLISHED_CHOICE, InputChoice
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.study import Study, StudyMethod, StudyPicture, StudyRegion
from sr_desktop.export.errors import ExportError
from sr_desktop.export.recipe.paths import sha256_of
from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.backdrop import MIDDLE_GRAY
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Color, Layer, Opacity
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.writing import write_picture
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read, why_not_written
from sr_desktop.methods import Catalogue
from sr_desktop.system.versions import versions
from sr_desktop.ui.background.comparisons import ComparisonRunner, RunCrashed, RunLost, RunnerEvent, RunRefused
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.workspace.read_choices import read_as

T = TypeVar("T")

Source = Path | Picture
"""A picture to be shown: its file, or what was pasted."""


@dataclass(frozen=True, slots=True)
class BlindTestRequest:
    """What is to be compared.

    Attributes:
        folder: Where it is put.
        sources: The pictures.
        region: The part of every output that is shown; None for all of it. Of a picture that is smaller, all is shown.
        method_ids: Two or more; the original may be among them in reference mode.
        titles: Names of the methods.
        repeats: How many times each pair is shown on each picture.
        mode: What the pictures are to the comparison.
        settings: Device and precision.
        catalogue: What the methods are.
        background: What all pictures that are not opaque are laid over.
        choice: Where the input of each picture comes from in reference mode, and the scale.
        readings: How files are read, where something was chosen.
    """

    folder: Path
    sources: Sequence[Source]
    region: Rect | None
    method_ids: tuple[str, ...]
    titles: dict[str, str]
    repeats: int
    mode: Mode
    settings: EngineSettings
    catalogue: Catalogue
    background: Color = MIDDLE_GRAY
    choice: InputChoice = PUBLISHED_CHOICE
    readings: Mapping[Path, ReadOptions] = field(default_factory=dict)


class Preparing(QObject):
    """Runs on the window's thread, its work elsewhere.

    A method that fails on a picture fails the whole, for a pair of it could not be shown.

    Args:
        runner: Computes for this alone.
        tasks: Reads and writes.

    Signals:
        progressed: ``(fraction, picture name)``.
        done: The `StudyFolder` is complete.
        failed: A sentence; nothing more comes.
        busy_changed: Whether one is being made.
    """

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, runner: ComparisonRunner, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._tasks = tasks
        self._request: BlindTestRequest | None = None

    @property
    def busy(self) -> bool:
        """Whether one is being made."""
        return self._request is not None

    def start(self, request: BlindTestRequest) -> None:
        """Make this one; another one that is being made is given up."""
        self.cancel()
        self._request = request
        self._seed = secrets.randbelow(2**32)
        self._pictures: list[StudyPicture] = []
        self._methods: dict[str, StudyMethod] = {}
        self._protocol = Protocol()
        self._writing = 0
        self._runner.received.connect(self._receive)
        self.busy_changed.emit(True)
        self._next()

    @Slot()
    def cancel(self) -> None:
        """Give up; what was written stays, without the file that would make it a blind test."""
        if self._request is None:
            return
        self._request = None
        self._runner.received.disconnect(self._receive)
        self._runner.forget()
        self.busy_changed.emit(False)

    def _next(self) -> None:
        request = self._request
        assert request is not None
        place = len(self._pictures)
        if place == len(request.sources):
            self._complete(request)
            return
        source = request.sources[place]
        self._submit(partial(_opened, source, request), self._compare)

    def _compare(self, opened: _Opened) -> None:
        request = self._request
        assert request is not None
        picture = opened.picture
        self._name, self._sha256 = picture.name, opened.sha256
        ids = tuple(name for name in request.method_ids if name != ORIGINAL)
        self._runner.start(
            ComparisonRequest(picture, ids, request.mode, request.settings, request.catalogue, opened.source)
        )

    @Slot(object)
    def _receive(self, event: RunnerEvent) -> None:
        request = self._request
        if request is None:
            return
        match event:
            case InputReady():
                self._begin_picture(request, event)
            case MethodDone():
                run = event.run
                self._note(event.method_id, run.weights_sha256 if run else None, run.precision_text if run else "")
                alpha = self._alpha if event.alpha is None else event.alpha
                self._keep(event.method_id, Layer(event.pixels, alpha))
            case MethodFailed() | RunRefused() | RunCrashed() | RunLost():
                self._fail(translated(event.message))
            case Progress():
                self.progressed.emit((len(self._pictures) - 1 + event.fraction) / len(request.sources), self._name)
            case Cancelled():
                self._fail(self.tr("Cancelled."))
            case Finished():
                self._is_computed = True
                self._go_on()

    def _begin_picture(self, request: BlindTestRequest, event: InputReady) -> None:
        self._is_computed = False
        self._protocol = event.protocol
        self._alpha: Opacity | None = event.alpha
        width, height = event.output_size
        region = request.region
        if region is not None and (region.x + region.width > width or region.y + region.height > height):
            region = None
        self._shown = Rect(0, 0, width, height) if region is None else region
        kept = None if region is None else StudyRegion(x=region.x, y=region.y, width=region.width, height=region.height)
        self._pictures.append(StudyPicture(name=self._name, sha256=self._sha256, region=kept))
        if ORIGINAL in request.method_ids and event.ground_truth is not None:
            self._note(ORIGINAL, None, "")
            self._keep(ORIGINAL, event.ground_truth.layer)

    def _note(self, method_id: str, weights: str | None, precision: str) -> None:
        request = self._request
        assert request is not None
        title = request.titles.get(method_id, method_id)
        self._methods[method_id] = StudyMethod(id=method_id, title=title, weights_sha256=weights, precision=precision)

    def _keep(self, method_id: str, layer: Layer) -> None:
        request = self._request
        assert request is not None
        path = StudyFolder(request.folder).picture_path(self._seed, len(self._pictures) - 1, method_id)
        self._writing += 1
        self._submit(partial(_write, path, layer, request.background, self._shown), self._written)

    def _written(self, _: object) -> None:
        self._writing -= 1
        self._go_on()

    def _go_on(self) -> None:
        if self._is_computed and not self._writing:
            self._next()

    def _complete(self, request: BlindTestRequest) -> None:
        protocol = self._protocol
        enlarged = f"the picture itself, x{protocol.scale}"
        study = Study(
            seed=self._seed,
            methods=tuple(self._methods[name] for name in request.method_ids if name in self._methods),
            pictures=tuple(self._pictures),
            repeats=request.repeats,
            protocol=protocol.summary if request.mode is Mode.REFERENCE else enlarged,
            program=f"SR Desktop {versions().get('SR Desktop', '')}".strip(),
        )
        folder = StudyFolder(request.folder)

        def write() -> StudyFolder:
            folder.write(study)
            return folder

        self._submit(write, self._finish)

    def _finish(self, folder: StudyFolder) -> None:
        self.cancel()
        self.done.emit(folder)

    def _fail(self, sentence: str) -> None:
        self.cancel()
        self.failed.emit(sentence)

    def _submit(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        request = self._request

        def deliver(value: T) -> None:
            if self._request is request:
                done(value)

        self._tasks.submit(lambda _: work(), done=deliver, failed=self._tell)

    def _tell(self, error: Exception) -> None:
        if self._request is None:
            return
        if not isinstance(error, MessageError):
            self.cancel()
            raise error
        self._fail(translated(error.message))


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A picture that was read, its checksum, and where its input comes from."""

    picture: Picture
    sha256: str
    source: InputSource


def _opened(source: Source, request: BlindTestRequest) -> _Opened:
    choice = request.choice
    if isinstance(source, Path):
        picture = read_picture(source, request.readings.get(source, ReadOptions()))
        sha256 = _checksum_of(source)
    else:
        picture, sha256 = source, hashlib.sha256(source.pixels.data).hexdigest()
    if request.mode is Mode.UPSCALE:
        return _Opened(picture, sha256, InputSource(scale=choice.scale))
    return _Opened(picture, sha256, choice.source_for(picture.path or Path(picture.name), read_as(picture)))


def _checksum_of(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        raise PictureReadError(Message("picture.unreadable", path=path, reason=why_not_read(error))) from error


def _write(path: Path, layer: Layer, background: Color, area: Rect) -> None:
    pixels = np.ascontiguousarray(layer.over(background, area))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(Message("file.not-written", path=path, reason=why_not_written(error, path))) from error
    write_picture(path, pixels)
