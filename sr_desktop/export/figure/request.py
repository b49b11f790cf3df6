"""What a figure shall show and how it shall be laid out. Imports no matplotlib."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect

_MOST_DOTS = 20_000


class FigureFormat(StrEnum):
    """The formats that figures are written in."""

    PNG = "png"
    """Pixels, at `FigureLayout.dpi` or a little more."""
    SVG = "svg"
    """Pictures embedded with their own pixels (whole ones in at most 1200 dpi), text as text in the viewer's fonts."""
    PDF = "pdf"
    """Pictures embedded likewise, text as text with its fonts (TrueType where it can be) embedded."""

    @property
    def suffix(self) -> str:
        """The suffix of its files, with the dot."""
        return f".{self.value}"


@dataclass(frozen=True, slots=True)
class FigureLayout:
    """The measures of a figure on paper.

    Attributes:
        width_mm: Width of the whole figure; 170 mm fills both columns of a conference paper.
        columns: Crops beside each other; None chooses what makes the crops largest.
        gap_mm: White between neighbouring pictures.
        font_size_pt: Size of the names and figures; the line that explains them is a fifth smaller.
        dpi: Resolution of a PNG; it is raised, at most to twice this, so that every pixel of a crop covers a whole
            number of dots.

    Raises:
        ValueError: A measure that no figure can have.
    """

    width_mm: float = 170.0
    columns: int | None = None
    gap_mm: float = 1.2
    font_size_pt: float = 8.0
    dpi: float = 300.0

    def __post_init__(self) -> None:
        _check("width", self.width_mm, 30, 1000, "mm")
        _check("gap", self.gap_mm, 0, 20, "mm")
        _check("font size", self.font_size_pt, 3, 40, "pt")
        _check("resolution", self.dpi, 50, 2400, "dpi")
        if self.width_mm / 25.4 * self.dpi > _MOST_DOTS:
            raise ValueError(f"a figure must be at most {_MOST_DOTS} dots wide; choose fewer dpi or a smaller width")
        if self.columns is not None and self.columns < 1:
            raise ValueError(f"a figure needs at least one column, not {self.columns}")


@dataclass(frozen=True, slots=True, eq=False)
class FigureRequest:
    """One figure.

    Attributes:
        result: The picture and the methods to be shown, in their order; at least one. Its own region is not heeded.
        regions: The parts to be magnified, in output pixels, a band of crops for each. Without any the figure shows
            the whole pictures in a grid.
        layout: Its measures.
        measure_regions: Print the figures of each region; else those of the whole picture under every crop.
        titles: Names of methods by id, for those that the catalogue does not have.

    Raises:
        ValueError: No method, or a region that does not lie inside the outputs.
    """

    result: PictureResult
    regions: tuple[Rect, ...] = ()
    layout: FigureLayout = field(default_factory=FigureLayout)
    measure_regions: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.result.methods:
            raise ValueError("a figure needs at least one method")
        whole = Rect(0, 0, *self.result.output_size)
        for region in self.regions:
            if region.is_empty or not whole.contains(region):
                raise ValueError(f"region {region} does not lie inside an output of {whole.width} x {whole.height}")

    @classmethod
    def of(cls, result: PictureResult, layout: FigureLayout | None = None) -> FigureRequest:
        """The figure of a result with the result's own region, if it has one."""
        regions = () if result.region is None else (result.region,)
        return cls(result, regions, layout or FigureLayout())


def _check(name: str, value: float, least: float, most: float, unit: str) -> None:
    if not least <= value <= most:
        raise ValueError(f"the {name} of a figure must be {least} to {most} {unit}, not {value}")
