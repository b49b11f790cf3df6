"""One enlarged picture, from its file to the new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
from PIL import Image

from sr_desktop import SCALE, __version__
from sr_desktop.engine.events import Event, InputReady, MethodDone, MethodFailed, Notice, Progress, RunInfo
from sr_desktop.engine.machine.limits import available_memory
from sr_desktop.engine.request import ComparisonFactory, ComparisonRequest
from sr_desktop.engine.settings import Mode
from sr_desktop.engine.worker.control import Control
from sr_desktop.enlarging.costs import Costs
from sr_desktop.enlarging.errors import EnlargeError, ExistsError
from sr_desktop.enlarging.items import Item
from sr_desktop.enlarging.plan import EnlargePlan, Existing
from sr_desktop.enlarging.size import Size
from sr_desktop.export.images import stays_gray
from sr_desktop.imaging.colors.profiles import to_srgb
from sr_desktop.imaging.files.atomic import make_folder
from sr_desktop.imaging.files.ordinary_files import is_there
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.metadata.density import density_of
from sr_desktop.imaging.metadata.embedded import Embedded
from sr_desktop.imaging.metadata.exif import carried_exif
from sr_desktop.imaging.metadata.tiff_tags import ExifTags
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.shrinking import shrink_layer
from sr_desktop.imaging.values.origin import Findings, ReadOptions
from sr_desktop.imaging.writing import FileFormat, write_picture
from sr_desktop.messages.amounts import byte_count
from sr_desktop.messages.message import Message

THUMBNAIL_SIDE = 160
"""Longest side of a thumbnail in pixels."""

_OWN_BYTES, _CODING_BYTES = 3, 8
"""Of a pixel of the result: its own, and where the format cannot be written by strips, Pillow's four and the file's."""


class Abandoned(Exception):
    """The job was cancelled; callers of this package never see it."""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """An enlarged picture, which has been written.

    Attributes:
        sizes: ``(width, height)`` before and after.
        run: How it was computed.
        before: A thumbnail of the picture, ``(h, w, 3 or 4)`` uint8 sRGB.
        after: A thumbnail of the enlarged one.
    """

    sizes: tuple[Size, Size]
    run: RunInfo
    before: Pixels
    after: Pixels


@dataclass(frozen=True, slots=True)
class Making:
    """Makes them.

    Attributes:
        plan: How.
        engine: Enlarges four times.
        control: May cancel and pause it.
        costs: Learns from it.
        emit: Takes what the user should know.
    """

    plan: EnlargePlan
    engine: ComparisonFactory
    control: Control
    costs: Costs
    emit: Callable[[Notice], None]

    def make(
        self, item: Item, progressed: Callable[[float, float | None], None], written: Callable[[Path], None]
    ) -> Made:
        """Read a picture, enlarge it, bring it to its size and write it.

        Args:
            item: The picture, with its method and the file that it becomes.
            progressed: Takes how much of it is computed, 0 to 1, and the seconds left of that, if they are known.
            written: Called with the whole file before it takes its name.

        Raises:
            Abandoned: The job was cancelled.
            MessageError: It cannot be done; the message says why.
        """
        timer = _Timer(self.control)
        picture = read_picture(item.source.path, replace(self.plan.reading_of(item.source.path), own_colors=True))
        for notice in picture.origin.notices:
            self.emit(Notice(notice))
        self._check_free(item)
        size = self.plan.target.size_of(picture.size, item.source.path.name)
        _check_memory(item.source.path.name, size, self.plan.file_format)
        reading = timer.lap()
        layer, run = self._enlarged(picture, item, progressed)
        timer.lap()
        # Without the loading of the network, which happens once.
        self.costs.note_computing(item, reading + run.seconds)
        shrunk = shrink_layer(layer, size, self._check)
        if layer.pixels.shape != shrunk.pixels.shape:
            self.costs.note_shrinking(item, timer.lap())
        self._check()
        assert item.out is not None
        make_folder(item.out.parent, EnlargeError)
        size_of_file = 0

        def made(file: Path) -> None:
            nonlocal size_of_file
            size_of_file = file.stat().st_size
            self._check_free(item)
            written(file)

        write_picture(
            item.out,
            shrunk.pixels,
            shrunk.alpha,
            gray=stays_gray(shrunk.pixels, picture.is_gray),
            quality=self.plan.quality,
            embedded=Embedded(
                picture.origin.profile, self._exif(item, size, run, picture), density_of(item.source.path)
            ),
            made=made,
        )
        self.costs.note_writing(item, timer.lap(), size_of_file)
        profile = picture.origin.profile
        thumbnails = (_thumbnail(one, profile) for one in (picture.layer, shrunk))
        return Made((picture.size, size), run, *thumbnails)

    def _enlarged(
        self, picture: Picture, item: Item, progressed: Callable[[float, float | None], None]
    ) -> tuple[Layer, RunInfo]:
        assert item.method is not None
        plan = self.plan
        request = ComparisonRequest(
            picture, (item.method,), Mode.UPSCALE, plan.settings, plan.catalogue, is_shown=False
        )
        collected = _Collected()

        def receive(event: Event) -> None:
            match event:
                case Progress():
                    progressed(event.fraction, event.seconds_left)
                case Notice():
                    self.emit(event)
                case _:
                    collected.take(event)

        self.control.run(self.engine(request), receive)
        self._check()
        return collected.result()

    def _exif(self, item: Item, size: Size, run: RunInfo, picture: Picture) -> ExifTags | None:
        assert item.method is not None
        title = self.plan.catalogue.title(item.method)
        made_by = f"SR Desktop {__version__}: {title}, {self.plan.target}, {run.precision_text}"
        return carried_exif(
            item.source.path,
            size,
            made_by,
            keep_position=self.plan.keep_position,
            in_srgb=picture.origin.profile is None,
        )

    def _check_free(self, item: Item) -> None:
        """See that nothing has taken the file's name since the survey, unless that is to be replaced.

        Raises:
            ExistsError: A file is there.
        """
        if self.plan.existing is not Existing.REPLACE and item.out is not None and is_there(item.out):
            raise ExistsError(Message("enlarge.exists", path=item.out))

    def _check(self) -> None:
        self.control.wait()
        if self.control.is_cancelled:
            raise Abandoned


class _Collected:
    """What a comparison of one method has reported."""

    def __init__(self) -> None:
        self._given: InputReady | None = None
        self._done: MethodDone | None = None
        self._failed: MethodFailed | None = None

    def take(self, event: Event) -> None:
        match event:
            case InputReady():
                self._given = event
            case MethodDone():
                self._done = event
            case MethodFailed():
                self._failed = event

    def result(self) -> tuple[Layer, RunInfo]:
        if self._failed is not None:
            raise EnlargeError(self._failed.message)
        if self._given is None or self._done is None or self._done.run is None:
            raise Abandoned
        return self._given.layer_of(self._done), self._done.run


class _Timer:
    """Seconds since it was last asked, without pauses."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self._at = self._now()

    def lap(self) -> float:
        before, self._at = self._at, self._now()
        return self._at - before

    def _now(self) -> float:
        return perf_counter() - self._control.paused_seconds


def _check_memory(name: str, size: Size, file_format: FileFormat) -> None:
    """Refuse at once what could not be written after all the work."""
    each = _CODING_BYTES if file_format.by_strips is None else _OWN_BYTES
    needed, free = size[0] * size[1] * each, available_memory()
    if needed > free:
        raise EnlargeError(
            Message(
                "enlarge.no-memory",
                name=name,
                width=size[0],
                height=size[1],
                needed=byte_count(needed),
                free=byte_count(free),
            )
        )


def _thumbnail(layer: Layer, profile: bytes | None) -> Pixels:
    """``(h, w, 3)``, or with opacity ``(h, w, 4)``, in sRGB."""
    height, width = layer.pixels.shape[:2]
    step = max(1, max(width, height) // (SCALE * THUMBNAIL_SIDE))
    pixels = layer.pixels[::step, ::step]
    whole = pixels if layer.alpha is None else np.dstack([pixels, layer.alpha[::step, ::step]])
    # Pillow weighs colours with their opacity.
    image = Image.fromarray(np.ascontiguousarray(whole))
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.BICUBIC)
    colors = np.array(to_srgb(image.convert("RGB"), profile, Findings("", ReadOptions())))
    return colors if layer.alpha is None else np.dstack([colors, np.asarray(image.getchannel("A"))])
