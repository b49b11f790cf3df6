"""What a figure shall show and how it shall be laid out. Imports no matplotlib."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict

from sr_desktop.export.errors import RequestError
from sr_desktop.export.figure.arrangement import OverviewPlace
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.metrics import headlines, metric_of
from sr_desktop.messages.message import Message

_MOST_DOTS = 20_000
_SHARES = (0.1, 0.9)
"""Of the whole picture in the figure's width."""

HEADLINE_IDS = tuple(metric.id for metric in headlines())
"""The scores that a figure shows unless others are chosen."""


class FigureFormat(StrEnum):
    """The formats that figures are written in."""

    PNG = "png"
    """Pixels, at `FigureLayout.dpi` or a little more."""
    SVG = "svg"
    """Pictures embedded with their own pixels (whole ones in at most 1200 dpi), text as text in the viewer's fonts."""
    PDF = "pdf"
    """Pictures embedded the same way, text as text with its fonts (TrueType where it can be) embedded."""

    @property
    def suffix(self) -> str:
        """The suffix of its files, with the dot."""
        return f".{self.value}"


_SHORT_NAMES = {"both": ("psnr_y", "ssim_y"), "psnr": ("psnr_y",), "ssim": ("ssim_y",), "none": ()}
"""Names of the usual choices of scores, on the command line and in recipes."""


def figure_numbers(chosen: str | Sequence[str]) -> tuple[str, ...]:
    """Ids of the metrics whose scores are printed under the crops.

    Args:
        chosen: The ids, or ``"both"`` (PSNR and SSIM), ``"psnr"``, ``"ssim"``, ``"none"``, or ids parted by commas.

    Raises:
        ValueError: A metric is unknown.
    """
    if isinstance(chosen, str):
        chosen = _SHORT_NAMES[chosen] if chosen in _SHORT_NAMES else [part.strip() for part in chosen.split(",")]
    return tuple(metric_of(name).id for name in chosen)


def overview_place(chosen: object) -> object:
    """Where the whole picture stands; recipes of earlier versions say whether it is shown."""
    if isinstance(chosen, bool):
        return OverviewPlace.AUTO if chosen else OverviewPlace.NONE
    return chosen


@dataclass(frozen=True, slots=True)
class FigurePreset:
    """The measures of a figure that fits a paper.

    Attributes:
        id: Its name on the command line.
        width_mm: Width of the figure.
        font_size_pt: Size of the names and scores.
    """

    id: str
    width_mm: float
    font_size_pt: float


PRESETS = (FigurePreset("one-column", 85.0, 7.0), FigurePreset("two-columns", 170.0, 8.0))
"""For one column of a conference paper, and for both."""


@dataclass(frozen=True, slots=True)
class FigureLayout:
    """How a figure is laid out on paper.

    Attributes:
        width_mm: Width of the whole figure; 170 mm fills both columns of a conference paper.
        columns: Crops side by side; None chooses what makes the crops largest, or what `rows` asks for.
        rows: Rows of crops for each region; None for as many as the columns need.
        gap_mm: White between neighbouring pictures.
        font_size_pt: Size of the names and scores; the line that explains them is a fifth smaller.
        dpi: Resolution of a PNG; it is raised, at most to twice this, so that every pixel of a crop covers a whole
            number of dots.
        overview: Where the whole picture stands, with the regions marked in it, where there are regions.
        overview_share: Its width as a part of the figure's; None for what suits the crops.
        difference: How many times the absolute difference from the original is shown under each crop; None shows none.
        numbers: Ids of the metrics whose scores are printed under the crops.
        backdrop: Id of the `Backdrop` under pictures that are not opaque; None leaves them so, on the page.

    Raises:
        RequestError: A measure that no figure can have.
    """

    # In a recipe a key that it does not know is an error.
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    width_mm: float = 170.0
    columns: int | None = None
    rows: int | None = None
    gap_mm: float = 1.2
    font_size_pt: float = 8.0
    dpi: float = 300.0
    overview: Annotated[OverviewPlace, BeforeValidator(overview_place)] = OverviewPlace.AUTO
    overview_share: float | None = None
    difference: int | None = None
    numbers: Annotated[tuple[str, ...], BeforeValidator(figure_numbers)] = HEADLINE_IDS
    backdrop: str | None = None

    def __post_init__(self) -> None:
        _check(Message("figure.width"), self.width_mm, 30, 1000, "mm")
        _check(Message("figure.gap"), self.gap_mm, 0, 20, "mm")
        _check(Message("figure.font-size"), self.font_size_pt, 3, 40, "pt")
        _check(Message("figure.resolution"), self.dpi, 50, 2400, "dpi")
        if self.width_mm / 25.4 * self.dpi > _MOST_DOTS:
            raise RequestError(Message("figure.too-many-dots", most=_MOST_DOTS))
        if self.columns is not None and self.columns < 1:
            raise RequestError(Message("figure.columns", columns=self.columns))
        if self.rows is not None and self.rows < 1:
            raise RequestError(Message("figure.rows", rows=self.rows))
        if self.overview_share is not None:
            least, most = _SHARES
            _check(Message("figure.overview-share"), self.overview_share * 100, least * 100, most * 100, "%")
        if self.difference is not None:
            _check(Message("figure.difference"), self.difference, 1, 255, "×")
        if self.backdrop is not None:
            backdrop_of(self.backdrop)

    def fitted(self, preset: FigurePreset) -> FigureLayout:
        """The same with the measures of a preset."""
        return replace(self, width_mm=preset.width_mm, font_size_pt=preset.font_size_pt)

    def columns_for(self, count: int) -> int | None:
        """Columns for so many crops of a region; None if they may be chosen.

        Raises:
            RequestError: The rows and columns that were asked for cannot hold them.
        """
        if self.rows is None:
            return self.columns
        if self.columns is None:
            return math.ceil(count / self.rows)
        if self.rows * self.columns < count:
            raise RequestError(Message("figure.places", rows=self.rows, columns=self.columns, count=count))
        return self.columns


@dataclass(frozen=True, slots=True, eq=False)
class FigureRequest:
    """One figure.

    Attributes:
        result: The picture and the methods to be shown, in their order; at least one. Its own region is not heeded.
        regions: The parts to be magnified, in output pixels, a band of crops for each. Without any the figure shows
            the whole pictures in a grid.
        layout: Its measures.
        measure_regions: Print the scores of each region; else those of the whole picture under every crop.
        titles: Names of methods by id, for those that the catalogue does not have.
        order: Ids of the crops of each region in their order, `ORIGINAL` among them for the original; None is the
            original, if there is one, and then every method.
        colors: Of the names by method id, ``#rrggbb``, for those to which the catalogue gives none.

    Raises:
        RequestError: No method, a region that does not lie inside the outputs, an order that names what is not there,
            or more crops than the layout's rows and columns hold.
    """

    result: PictureResult
    regions: tuple[Rect, ...] = ()
    layout: FigureLayout = field(default_factory=FigureLayout)
    measure_regions: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] | None = None
    colors: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        whole = Rect(0, 0, *self.result.output_size)
        for region in self.regions:
            if region.is_empty or not whole.contains(region):
                raise RequestError(outside(region, whole))
        unknown = [name for name in self.order or () if name not in self._known]
        if unknown:
            raise RequestError(Message("figure.no-result", id=unknown[0]))
        if not any(name != ORIGINAL for name in self.shown):
            raise RequestError(Message("figure.no-method"))
        self.layout.columns_for(len(self.shown))

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the crops of each region, in their order; the original is `ORIGINAL`."""
        return self._known if self.order is None else self.order

    @property
    def difference(self) -> int | None:
        """How many times the difference from the original is shown; None where it is not, or there is no original."""
        return None if self.result.ground_truth is None else self.layout.difference

    @property
    def shows_overview(self) -> bool:
        """Whether the whole picture stands beside the crops of regions."""
        return bool(self.regions) and self.layout.overview is not OverviewPlace.NONE

    @property
    def _known(self) -> tuple[str, ...]:
        methods = tuple(method.method for method in self.result.methods)
        return methods if self.result.ground_truth is None else (ORIGINAL, *methods)

    @classmethod
    def of(cls, result: PictureResult, layout: FigureLayout | None = None) -> FigureRequest:
        """The figure of a result with the result's own region, if it has one."""
        regions = () if result.region is None else (result.region,)
        return cls(result, regions, layout or FigureLayout())


def backdrop_of(name: str) -> Backdrop:
    """The backdrop of that id.

    Raises:
        RequestError: There is none.
    """
    try:
        return Backdrop.of(name)
    except ValueError:
        raise RequestError(Message("export.backdrop", id=name)) from None


def outside(region: Rect, whole: Rect) -> Message:
    """That a region does not lie inside the result."""
    text = f"{region.x},{region.y},{region.width},{region.height}"
    return Message("export.region-outside", region=text, width=whole.width, height=whole.height)


def _check(measure: Message, value: float, least: float, most: float, unit: str) -> None:
    if not least <= value <= most:
        raise RequestError(Message("figure.range", measure=measure, least=least, most=most, unit=unit, value=value))
