"""What a recipe holds, validated: an unknown key or an impossible value is an error. Imports no torch."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    StringConstraints,
    model_validator,
)

from sr_desktop import SCALE, SCALES
from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import RequestError
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.degrading.degradation import PLAIN, parse_degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.messages.message import Message
from sr_desktop.model_format import ModelFormatError, parse_format

VERSION: Literal[1] = 1
"""Of the form of recipes."""

_ENSEMBLE = " x8"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PathText = Annotated[str, StringConstraints(pattern=r"^[^\x00]+$")]
_SEPARATORS = r"/\\" if os.name == "nt" else "/"
"""Of folders; elsewhere than on Windows a backslash is a character like others."""

FileName = Annotated[str, StringConstraints(pattern=rf"^[^{_SEPARATORS}\x00]+$", min_length=1, max_length=255)]


def _checked_range(limits: tuple[float, float]) -> tuple[float, float]:
    ValueRange(*limits)
    return limits


def _checked_scale(scale: int) -> int:
    if scale not in SCALES:
        raise RequestError(Message("recipe.scale", scale=scale, known=", ".join(map(str, SCALES))))
    return scale


Scale = Annotated[int, AfterValidator(_checked_scale)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RecipeFigure(_Model):
    """The file of the figure; its name has no folder."""

    file: FileName
    format: FigureFormat

    @model_validator(mode="after")
    def _check_suffix(self) -> Self:
        if PurePath(self.file).suffix.lower() != self.format.suffix:
            raise RequestError(Message("recipe.suffix", format=self.format.upper(), suffix=self.format.suffix))
        return self


class NamedFile(_Model):
    """A file, and how it was read.

    Attributes:
        path: From the folder of what names it, with ``/``; absolute where there is no such way.
        sha256: Checksum of the file; None if that is not known.
        range: The values that were chosen to be black and white; None if none were.
        allow_truncated: Whether what is there of an incomplete file was opened.
    """

    path: PathText
    sha256: Sha256 | None
    range: Annotated[tuple[float, float], AfterValidator(_checked_range)] | None = None
    allow_truncated: bool = False

    @property
    def reading(self) -> ReadOptions:
        """How it is read."""
        return ReadOptions(None if self.range is None else ValueRange(*self.range), self.allow_truncated)


class RecipeFile(NamedFile):
    """A picture file that a figure was made of; its checksum is known."""

    sha256: Sha256


class RecipePicture(RecipeFile):
    """The opened picture; `name` is what the figure calls it."""

    name: str


class RecipeMethod(_Model):
    """A method and how its picture was computed.

    Attributes:
        id: Its id in the catalogue.
        title: Its name in the figure.
        color: Of that name, ``#rrggbb``; empty for black.
        model: Model file of the user's own that it is, as `RecipeFile.path`; else None.
        result: Picture file that is its external result, as `RecipeFile.path`; else None.
        result_sha256: Checksum of that file.
        weights_sha256: Checksum of its weights or of its model file; None for interpolation.
        model_format: How its model file took and gave pictures, as ``--model`` takes it; None for other methods.
        device: Where it ran, e.g. ``"cpu"`` or ``"cuda:0"``; None for an external result.
        device_name: That in words; None for an external result.
        precision: ``"fp32"``, ``"bf16"``, ``"fp16"``, or ``"uint8"`` for interpolation; None for an external
            result. With ``" x8"`` behind it for a self-ensemble.
        tile: Side of its tiles in low-resolution pixels; None if it was done in one piece.
    """

    id: Annotated[str, StringConstraints(min_length=1)]
    title: str
    color: Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6})?$")] = ""
    model: PathText | None = None
    result: PathText | None = None
    result_sha256: Sha256 | None = None
    weights_sha256: Sha256 | None = None
    model_format: str | None = None
    device: Annotated[str, StringConstraints(pattern=r"^(cpu|cuda|mps)(:\d+)?$")] | None = None
    device_name: str | None = None
    precision: Literal["uint8", "fp32", "bf16", "fp16", "fp32 x8", "bf16 x8", "fp16 x8"] | None = None
    tile: Annotated[int, Field(ge=16)] | None = None

    @property
    def device_kind(self) -> str:
        """The kind of device: ``"cpu"``, ``"cuda"`` or ``"mps"``; empty for an external result."""
        return (self.device or "").partition(":")[0]

    @property
    def device_number(self) -> int:
        """Which of several devices of that kind, from 0."""
        return int((self.device or "").partition(":")[2] or 0)

    @property
    def arithmetic(self) -> str:
        """The precision without what says that it was a self-ensemble; empty for an external result."""
        return (self.precision or "").removesuffix(_ENSEMBLE)

    @property
    def is_ensemble(self) -> bool:
        """Whether it was a self-ensemble."""
        return (self.precision or "").endswith(_ENSEMBLE)

    @model_validator(mode="after")
    def _check_origin(self) -> Self:
        if self.result is None and (self.device is None or self.device_name is None or self.precision is None):
            raise RequestError(Message("recipe.no-device", id=self.id))
        try:
            parse_format(self.model_format or "")
        except ModelFormatError as error:
            raise RequestError(error.message) from None
        if self.result is not None and self.result_sha256 is None:
            raise RequestError(Message("recipe.no-checksum", id=self.id))
        return self


class RecipeRegion(_Model):
    """A region in pixels of the result."""

    x: NonNegativeInt
    y: NonNegativeInt
    width: PositiveInt
    height: PositiveInt

    @property
    def rect(self) -> Rect:
        """It as a rectangle."""
        return Rect(self.x, self.y, self.width, self.height)


class FigureRecipe(_Model):
    """All that a figure depends on.

    Attributes:
        kind: Says what this file is.
        version: Of this form.
        figure: The file of the figure.
        picture: The opened picture.
        mode: Whether the picture was the ground truth or the input.
        scale: How many times larger the results are than the input.
        degradation: The id of how the low-resolution picture was made of it (reference mode).
        low_resolution: The file that it was given in instead; None where it was made.
        methods: The methods that are shown.
        shown: Ids of the crops in their order, ``"original"`` for the original.
        original: What the original is called; earlier versions called it HR.
        regions: The regions that are magnified; none for whole pictures.
        measured: What the numbers are of.
        layout: The layout of the page.
        protocol: How the numbers were measured.
        versions: Of the program, of Python and of the libraries that make pixels.
    """

    kind: Literal["sr-desktop figure"] = "sr-desktop figure"
    version: Literal[1] = VERSION
    figure: RecipeFigure
    picture: RecipePicture
    mode: Mode
    scale: Scale = SCALE
    degradation: Annotated[str, AfterValidator(lambda text: parse_degradation(text).id)] = PLAIN.id
    low_resolution: RecipeFile | None = None
    methods: Annotated[tuple[RecipeMethod, ...], Field(min_length=1)]
    shown: Annotated[tuple[str, ...], Field(min_length=1)]
    original: str = "HR"
    regions: tuple[RecipeRegion, ...] = ()
    measured: Literal["regions", "picture"] = "regions"
    layout: FigureLayout = Field(default_factory=FigureLayout)
    protocol: dict[str, str | int | float | None]
    versions: dict[str, str | None]

    @model_validator(mode="after")
    def _check_shown(self) -> Self:
        known = {method.id for method in self.methods}
        if len(known) < len(self.methods):
            raise RequestError(Message("recipe.method-twice"))
        if self.mode is Mode.REFERENCE:
            known.add(ORIGINAL)
        for name in self.shown:
            if name not in known:
                raise RequestError(Message("recipe.not-among-methods", id=name))
        return self
