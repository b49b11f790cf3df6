"""The content of a figure, before it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop.export.chart.styles import style_in
from sr_desktop.export.figure.request import FigureRequest, backdrop_of
from sr_desktop.export.figure.wording import (
    color_of,
    description,
    note,
    overview_subtitle,
    plain,
    scores_head,
    shown_metrics,
    title_of,
)
from sr_desktop.export.metrics_files import PictureScores, scores_of
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.export.tables.ranking import Rank, rank
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.difference import DifferenceKind, color_map, difference_colors
from sr_desktop.imaging.measuring.scores import Metric, Scores
from sr_desktop.imaging.resampling.factors import Kernel, upscale, upscale_alpha

Colors = NDArray[np.uint8]
"""``(h, w, 3)`` or, with opacity, ``(h, w, 4)`` uint8 sRGB."""

ScoresOf = Callable[[Rect | None], PictureScores]
"""Gives the scores of the whole picture (None) or of a region."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, and how it ranks."""

    text: str
    rank: Rank = Rank.NONE


BLACK = "#000000"
"""Of names without a colour of their own."""

_DIFFERENCE_GAP = 0.02
"""White above a difference, as a part of the crop's height."""

_SQUARES = 32
"""Squares of a checkerboard along the longer side of a picture."""

Quality = tuple[Number, ...]
"""The quality of one crop: a number for each metric that is shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One crop.

    Attributes:
        pixels: The crop, at its own resolution.
        title: The method's name.
        scores: Its quality; a text instead under the original; None if no numbers are shown.
        color: Of its name, ``#rrggbb``: what the user chose for the method, else black.
    """

    pixels: Colors
    title: str
    scores: Quality | str | None
    color: str = BLACK


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

    @property
    def widest_share(self) -> float:
        """Width of the widest region as a part of the picture's."""
        return max(region.width for region in self.regions) / self.size[0]


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """All that is printed.

    Attributes:
        overview: The whole picture; None if it is not wanted, or the bands show whole pictures themselves.
        bands: One for each region, at least one.
        note: How the numbers were measured.
        title: The picture's name, for the file's metadata.
        description: How everything was made, for the file's metadata.
        is_whole: Whether the bands show whole pictures.
        picture_share: Which part of the height of a crop, from above, the picture takes.
    """

    overview: Overview | None
    bands: tuple[Band, ...]
    note: str
    title: str
    description: str
    is_whole: bool
    picture_share: float = 1.0

    @property
    def is_measured(self) -> bool:
        """Whether scores are printed under the crops."""
        return self.bands[0].cells[0].scores is not None


def content_of(
    request: FigureRequest, scores: ScoresOf | None = None, checkpoint: Callable[[], None] | None = None
) -> Content:
    """Crop, measure and rank.

    Args:
        scores: Where the scores come from; they are measured again if None.
        checkpoint: Called now and then; may raise to abandon the work.
    """
    result = request.result
    if scores is None:

        def scores(region: Rect | None) -> PictureScores:
            return scores_of(result.within(region), checkpoint)

    wants_numbers = bool(shown_metrics(request))
    bands = []
    for region in request.regions or (None,):
        measured = scores(region if request.measure_regions else None) if wants_numbers else None
        bands.append(_band(request, region, measured))
        if checkpoint is not None:
            checkpoint()
    ranked = any(
        number.rank is Rank.BEST
        for band in bands
        for cell in band.cells
        if isinstance(cell.scores, tuple)
        for number in cell.scores
    )
    return Content(
        overview=_overview(request) if request.shows_overview else None,
        bands=tuple(bands),
        note=note(request, ranked),
        title=plain(result.name),
        description=description(request),
        is_whole=not request.regions,
        picture_share=_picture_share(request, bands[0]),
    )


def _picture_share(request: FigureRequest, band: Band) -> float:
    area = (request.regions or (Rect(0, 0, *request.result.output_size),))[0]
    return min(1.0, area.height / band.size[1])


def _band(request: FigureRequest, region: Rect | None, measured: PictureScores | None) -> Band:
    result = request.result
    area = region or Rect(0, 0, *result.output_size)
    layers = {method.method: method.layer for method in result.methods}
    shown = [name for name in request.shown if name != ORIGINAL]
    qualities = {} if measured is None else dict(zip(shown, _qualities(request, measured, shown), strict=True))
    cells = []
    for name in request.shown:
        if name == ORIGINAL and result.ground_truth is not None:
            head = None if measured is None else scores_head(shown_metrics(request))
            cells.append(Cell(_crop(request, result.ground_truth.layer, area, None), title_of(request, name), head))
        else:
            pixels = _crop(request, layers[name], area, layers[name])
            cells.append(Cell(pixels, title_of(request, name), qualities.get(name), _color(request, name)))
    return Band(tuple(cells))


def _color(request: FigureRequest, method_id: str) -> str:
    """Of a name on paper."""
    chosen = color_of(request, method_id)
    return (style_in(chosen).on_light if chosen else None) or BLACK


def _crop(request: FigureRequest, shown: Layer, area: Rect, measured: Layer | None) -> Colors:
    """A crop and, if it is wanted, its difference from the original below: of the original the scale of colours."""
    pixels, truth = _part(request, shown, area), request.result.ground_truth
    gain = request.difference
    if gain is None or truth is None:
        return pixels
    height, width = pixels.shape[:2]
    if measured is None:
        steps = color_map(DifferenceKind.ABSOLUTE)[np.linspace(0, 255, width).round().astype(int)]
        below = np.broadcast_to(steps, (height, width, 3))
    else:
        below = difference_colors(measured.part(area), truth.layer.part(area), DifferenceKind.ABSOLUTE, gain)
    between = np.full((max(1, round(height * _DIFFERENCE_GAP)), width, 3), 255, np.uint8)
    lower = np.vstack([between, below])
    if pixels.shape[2] > 3:
        lower = np.dstack([lower, np.full(lower.shape[:2], 255, np.uint8)])
    return np.vstack([pixels, lower])


def _qualities(request: FigureRequest, measured: PictureScores, method_ids: list[str]) -> list[Quality]:
    methods = [measured.methods[method_id].scores for method_id in method_ids]
    columns = [_numbers(metric, methods) for metric in shown_metrics(request)]
    return list(zip(*columns, strict=True))


def _numbers(metric: Metric, methods: Sequence[Scores]) -> list[Number]:
    values = [scores.get(metric.id) for scores in methods]
    return [Number(metric.text(value), place) for value, place in zip(values, rank(values, metric), strict=True)]


def _overview(request: FigureRequest) -> Overview:
    result = request.result
    if result.ground_truth is not None:
        layer = result.ground_truth.layer
    else:
        done = (method.layer for method in result.methods if method.method == Kernel.BICUBIC)
        found = next(done, None)
        layer = _enlarged(result) if found is None else found
    whole = Rect(0, 0, *result.output_size)
    subtitle = "" if result.ground_truth is None else overview_subtitle(request)
    return Overview(_part(request, layer, whole), plain(result.name), subtitle, request.regions)


def _enlarged(result: PictureResult) -> Layer:
    scale, low_resolution = result.protocol.scale, result.low_resolution
    alpha = low_resolution.alpha
    return Layer(
        upscale(low_resolution.pixels, scale, Kernel.BICUBIC), None if alpha is None else upscale_alpha(alpha, scale)
    )


def _part(request: FigureRequest, layer: Layer, area: Rect) -> Colors:
    part, backdrop = layer.part(area), request.layout.backdrop
    if part.alpha is not None and backdrop is not None:
        return backdrop_of(backdrop).under(layer, area, max(2, max(area.width, area.height) // _SQUARES))
    return part.pixels if part.alpha is None else np.dstack([part.pixels, part.alpha])
