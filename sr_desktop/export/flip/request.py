"""What a flip shows and how it is written. Imports no Pillow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sr_desktop.export.errors import RequestError
from sr_desktop.export.figure.request import backdrop_of, outside
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import WHITE
from sr_desktop.messages.message import Message

LEAST_SECONDS, MOST_SECONDS = 0.05, 10.0
"""How long each picture may be shown."""

MOST_MAGNIFICATION = 32
"""How many times, each way, pixels may be repeated."""

MOST_SIDE = 8192
"""Pixels of a side of a frame; few viewers play larger ones."""

_USUAL_SIDE = 640


class FlipFormat(StrEnum):
    """The formats that flips are written in; `encoding` is all that is known of each."""

    GIF = "gif"
    """Played everywhere."""
    WEBP = "webp"
    APNG = "apng"
    """A PNG, and opened as one everywhere; programs that do not know it show the first picture."""

    @property
    def encoding(self) -> FlipEncoding:
        """How it is written and offered."""
        return _ENCODINGS[self]

    @property
    def label(self) -> str:
        """Its name before the user."""
        return self.encoding.label

    @property
    def suffix(self) -> str:
        """The usual suffix of its files, with the dot."""
        return self.encoding.suffixes[0]


@dataclass(frozen=True, slots=True)
class FlipEncoding:
    """How flips are written in a format.

    Attributes:
        label: The format's name before the user.
        suffixes: Of its files, with the dot, the usual one first.
        pillow_name: Pillow's name of it.
        is_lossless: Whether every pixel is kept; else a picture has at most 256 colours.
        options: Of Pillow's writer.
    """

    label: str
    suffixes: tuple[str, ...]
    pillow_name: str
    is_lossless: bool
    options: Mapping[str, object]


_ENCODINGS: Mapping[FlipFormat, FlipEncoding] = {
    FlipFormat.GIF: FlipEncoding("GIF", (".gif",), "GIF", False, {"optimize": False}),
    FlipFormat.WEBP: FlipEncoding(
        "WebP", (".webp",), "WEBP", True, {"lossless": True, "exact": True, "quality": 40, "method": 3}
    ),
    FlipFormat.APNG: FlipEncoding("APNG", (".png", ".apng"), "PNG", True, {"compress_level": 6}),
}


@dataclass(frozen=True, slots=True)
class FlipOptions:
    """How a flip is made.

    Attributes:
        pair: Ids of the two methods, or `ORIGINAL` for one of them.
        format: Of the file.
        seconds: How long each is shown.
        magnification: How often every pixel is repeated each way; None for what fits a web page.
        titles: Write the name of each over its picture.
        backdrop: Id of the `Backdrop` under pictures that are not opaque.

    Raises:
        RequestError: The two are the same, or a value is out of its range.
    """

    pair: tuple[str, str]
    format: FlipFormat = FlipFormat.WEBP
    seconds: float = 0.8
    magnification: int | None = None
    titles: bool = True
    backdrop: str = Backdrop(WHITE).id

    def __post_init__(self) -> None:
        if self.pair[0] == self.pair[1]:
            raise RequestError(Message("flip.same", id=self.pair[0]))
        if not LEAST_SECONDS <= self.seconds <= MOST_SECONDS:
            raise RequestError(Message("flip.seconds", least=LEAST_SECONDS, most=MOST_SECONDS))
        if self.magnification is not None and not 1 <= self.magnification <= MOST_MAGNIFICATION:
            raise RequestError(Message("flip.magnification", most=MOST_MAGNIFICATION))
        backdrop_of(self.backdrop)


@dataclass(frozen=True, slots=True, eq=False)
class FlipRequest:
    """One flip.

    Attributes:
        result: The picture and the methods; its own region is not heeded.
        region: What is shown, in output pixels.
        options: How it is made.
        titles: Names of methods by id, for those that the catalogue does not have.

    Raises:
        RequestError: One of the two is not there, the region does not lie inside, or the frames would be too large.
    """

    result: PictureResult
    region: Rect
    options: FlipOptions
    titles: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.options.pair:
            if name not in available(self.result):
                raise RequestError(Message("flip.no-result", id=name))
        whole = Rect(0, 0, *self.result.output_size)
        if self.region.is_empty or not whole.contains(self.region):
            raise RequestError(outside(self.region, whole))
        longest = max(self.region.width, self.region.height) * self.magnification
        if longest > MOST_SIDE:
            raise RequestError(Message("flip.too-large", side=MOST_SIDE))

    @property
    def magnification(self) -> int:
        """How often every pixel is repeated each way."""
        asked = self.options.magnification
        usual = min(8, _USUAL_SIDE // max(self.region.width, self.region.height))
        return max(1, usual) if asked is None else asked


def available(result: PictureResult) -> tuple[str, ...]:
    """The ids that a flip of a result may be of."""
    methods = tuple(method.method for method in result.methods)
    return methods if result.ground_truth is None else (ORIGINAL, *methods)
