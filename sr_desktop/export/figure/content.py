"""What stands in a figure, before it is known where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sr_desktop.export.figure.request import FigureRequest
from sr_desktop.export.figure.wording import (
    FIGURES_HEAD,
    PSNR_DECIMALS,
    SSIM_DECIMALS,
    TRUTH_TITLE,
    description,
    note,
    overview_subtitle,
    plain,
    psnr_text,
    ssim_text,
    title_of,
)
from sr_desktop.export.metrics_files import PictureFigures, figures_of
from sr_desktop.export.ranking import Rank, rank
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import PROTOCOL
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling import Kernel, enlarge

Colors = NDArray[np.uint8]
"""``(h, w, 3)`` or, with opacity, ``(h, w, 4)`` uint8 sRGB."""

FiguresOf = Callable[[Rect | None], PictureFigures]
"""Gives the figures of the whole picture (None) or of a region."""


@dataclass(frozen=True, slots=True)
class Quality:
    """PSNR and SSIM as printed, and how each ranks."""

    psnr: str
    ssim: str
    psnr_rank: Rank = Rank.NONE
    ssim_rank: Rank = Rank.NONE


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One crop.

    Attributes:
        pixels: The crop, at its own resolution.
        title: The method's name.
        figures: Its quality; a text instead under the original; None if nothing is measured.
    """

    pixels: Colors
    title: str
    figures: Quality | str | None


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The crops of one region; all of one size."""

    cells: tuple[Cell, ...]

    @property
    def size(self) -> tuple[int, int]:
        """``(width, height)`` of every crop in pixels."""
        height, width = self.cells[0].pixels.shape[:2]
        return width, height


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """The whole picture in which the regions are marked; its subtitle is empty where the note says what it is."""

    pixels: Colors
    title: str
    subtitle: str
    regions: tuple[Rect, ...]

    @property
    def size(self) -> tuple[int, int]:
        """``(width, height)`` in pixels."""
        return int(self.pixels.shape[1]), int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """All that is printed.

    Attributes:
        overview: The whole picture; None if the bands show whole pictures themselves.
        bands: One for each region, at least one.
        note: How the numbers were measured.
        title: The picture's name, for the file's metadata.
        description: How everything was made, for the file's metadata.
    """

    overview: Overview | None
    bands: tuple[Band, ...]
    note: str
    title: str
    description: str

    @property
    def is_measured(self) -> bool:
        """Whether numbers stand under the crops."""
        return self.bands[0].cells[0].figures is not None


def content_of(
    request: FigureRequest, figures: FiguresOf | None = None, checkpoint: Callable[[], None] | None = None
) -> Content:
    """Crop, measure and rank.

    Args:
        figures: Where the figures come from; they are measured anew if None.
        checkpoint: Called now and then; may raise to abandon the work.
    """
    result = request.result
    if figures is None:

        def figures(region: Rect | None) -> PictureFigures:
            return figures_of(result.within(region), checkpoint)

    bands = []
    for region in request.regions or (None,):
        measured = figures(region if request.measure_regions else None) if result.truth is not None else None
        bands.append(_band(request, region, measured))
        if checkpoint is not None:
            checkpoint()
    ranked = any(
        isinstance(cell.figures, Quality) and cell.figures.psnr_rank is Rank.BEST
        for band in bands
        for cell in band.cells
    )
    return Content(
        overview=_overview(request) if request.regions else None,
        bands=tuple(bands),
        note=note(request, ranked),
        title=plain(result.name),
        description=description(request),
    )


def _band(request: FigureRequest, region: Rect | None, measured: PictureFigures | None) -> Band:
    result = request.result
    area = region or Rect(0, 0, *result.output_size)
    cells = []
    if result.truth is not None:
        cells.append(Cell(_part(result, result.truth.pixels, area), TRUTH_TITLE, FIGURES_HEAD))
    qualities: list[Quality] | list[None] = [None] * len(result.methods)
    if measured is not None:
        qualities = _qualities(measured, [method.method for method in result.methods])
    for method, quality in zip(result.methods, qualities, strict=True):
        cells.append(Cell(_part(result, method.pixels, area), title_of(request, method.method), quality))
    return Band(tuple(cells))


def _qualities(figures: PictureFigures, method_ids: list[str]) -> list[Quality]:
    methods = [figures.methods[method_id] for method_id in method_ids]
    psnr_ranks = rank([method.psnr_y for method in methods], PSNR_DECIMALS)
    ssim_ranks = rank([method.ssim_y for method in methods], SSIM_DECIMALS)
    plain_ones = [Quality(psnr_text(method.psnr_y), ssim_text(method.ssim_y)) for method in methods]
    return [
        replace(quality, psnr_rank=psnr_rank, ssim_rank=ssim_rank)
        for quality, psnr_rank, ssim_rank in zip(plain_ones, psnr_ranks, ssim_ranks, strict=True)
    ]


def _overview(request: FigureRequest) -> Overview:
    result = request.result
    if result.truth is not None:
        pixels = result.truth.pixels
    else:
        done = (method.pixels for method in result.methods if method.method == Kernel.BICUBIC)
        found = next(done, None)
        pixels = enlarge(result.low_resolution.pixels, PROTOCOL.scale, Kernel.BICUBIC) if found is None else found
    whole = Rect(0, 0, *result.output_size)
    subtitle = "" if result.truth is None else overview_subtitle(result)
    return Overview(_part(result, pixels, whole), plain(result.name), subtitle, request.regions)


def _part(result: PictureResult, pixels: Pixels, area: Rect) -> Colors:
    part = pixels[area.slices]
    if result.alpha is None:
        return part
    return np.dstack([part, result.alpha[area.slices]])
