"""Puts the content of a figure onto a page. Imports matplotlib: only `figure_file` imports this, late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from sr_desktop.export.figure.arrangement import Arrangement, Box, Measures, arrange
from sr_desktop.export.figure.content import Band, Content, Overview
from sr_desktop.export.figure.fonts import fonts_for
from sr_desktop.export.figure.labels import Labels
from sr_desktop.export.figure.page import POINTS_PER_INCH, Page, settings
from sr_desktop.export.figure.request import FigureFormat, FigureLayout
from sr_desktop.export.figure.sheet import DrawnFigure, mark_color, on_dots, whole_dots
from sr_desktop.imaging.geometry import Rect

_ALWAYS = "0123456789./–∞−…? "
_HAIRLINE_MM, _HAIRLINE_COLOR = 0.08, "#808080"
_MARK_MM, _HALO_MM = 0.4, 0.16
_LEAST_MARK_MM = 1.0
"""A region marked in the whole picture is shown at least this large, so that it is found."""


def draw(
    content: Content,
    layout: FigureLayout,
    file_format: FigureFormat,
    checkpoint: Callable[[], None],
    *,
    is_kept: bool = True,
) -> DrawnFigure:
    """The figure as a file.

    Args:
        checkpoint: Called between the steps; may raise to abandon the work.
        is_kept: Whether a PNG is packed well.
    """
    fonts = fonts_for("".join(_texts(content)))
    with settings(fonts):
        labels = Labels(content, fonts, layout.font_size_pt)
        margin = _HAIRLINE_MM if content.overview is None else _MARK_MM + _HALO_MM
        arrangement = _arranged(content, layout, labels, margin)
        dpi = layout.dpi if file_format is FigureFormat.PNG else POINTS_PER_INCH
        if file_format is FigureFormat.PNG:
            dpi = whole_dots(arrangement, content.bands[0].size[0], layout.dpi)
            arrangement = on_dots(arrangement, dpi)
        page = Page(arrangement.width, arrangement.height, file_format, fonts, dpi)
        # A single region needs no colour of its own, and without the whole picture colours mean nothing.
        marked = len(content.bands) > 1 and content.overview is not None
        if content.overview is not None and arrangement.overview is not None:
            _put_overview(page, content.overview, arrangement.overview, labels)
            checkpoint()
        for number, (band, boxes) in enumerate(zip(content.bands, arrangement.bands, strict=True)):
            color = mark_color(number) if marked else None
            _put_band(page, band, boxes, labels, arrangement.pitch, layout.gap_mm, color, content.is_whole, checkpoint)
        foot = arrangement.height - labels.note_height(layout.width_mm - 2 * margin)
        labels.put_note(page, margin, foot, layout.width_mm - 2 * margin)
        checkpoint()
        encoded = page.encoded(content.title, content.description, is_kept=is_kept)
        share = content.picture_share
        wholes = (
            tuple(replace(box, height=box.height * share) for box in chain.from_iterable(arrangement.bands))
            if content.is_whole
            else ()
        )
        if arrangement.overview is not None:
            wholes = (arrangement.overview,)
        return DrawnFigure(encoded, arrangement.width, arrangement.height, wholes, dpi)


def _arranged(content: Content, layout: FigureLayout, labels: Labels, margin: float) -> Arrangement:
    """The arrangement with its margin, and with room for the note at its foot."""
    width = layout.width_mm - 2 * margin
    measures = Measures(
        width=width,
        gap=layout.gap_mm,
        count=len(content.bands[0].cells),
        crops=tuple(_aspect(band.size) for band in content.bands),
        overview=None if content.overview is None else _aspect(content.overview.size),
        label_width=labels.width,
        label_height=labels.height,
        share=0.0 if content.overview is None else content.overview.widest_share,
        place=layout.overview,
        overview_share=layout.overview_share,
    )
    arrangement = arrange(measures, layout.columns_for(measures.count)).within_margin(margin)
    return replace(arrangement, height=arrangement.height + labels.note_height(width))


def _put_overview(page: Page, overview: Overview, box: Box, labels: Labels) -> None:
    page.picture(overview.pixels, box, crisp=False, whole=True)
    page.frame(box, _HAIRLINE_MM, _HAIRLINE_COLOR, below=True)
    scale = box.width / overview.size[0]
    for number, region in enumerate(overview.regions):
        mark = _mark(region, box, scale)
        page.frame(mark, _MARK_MM + _HALO_MM, "white")
        page.frame(mark, _MARK_MM, mark_color(number))
    labels.put_overview(page, box, overview, box.width)


def _put_band(
    page: Page,
    band: Band,
    boxes: tuple[Box, ...],
    labels: Labels,
    pitch: float,
    gap: float,
    color: str | None,
    whole: bool,
    checkpoint: Callable[[], None],
) -> None:
    # Frames of neighbours share the gap.
    line = min(gap / 2, _HAIRLINE_MM if color is None else _MARK_MM)
    for cell, box in zip(band.cells, boxes, strict=True):
        page.picture(cell.pixels, box, crisp=True, whole=whole)
        if line > 0:
            page.frame(box, line, color or _HAIRLINE_COLOR, below=True)
        labels.put_cell(page, box, cell, pitch)
        checkpoint()


def _mark(region: Rect, box: Box, scale: float) -> Box:
    """Where a region lies in the whole picture on the page."""
    width, height = (max(side * scale, _LEAST_MARK_MM) for side in (region.width, region.height))
    center_x, center_y = region.center
    return Box(box.x + center_x * scale - width / 2, box.y + center_y * scale - height / 2, width, height)


def _aspect(size: tuple[int, int]) -> float:
    width, height = size
    return height / width


def _texts(content: Content) -> Iterator[str]:
    """All that will be written."""
    yield _ALWAYS
    yield content.note
    if content.overview is not None:
        yield from (content.overview.title, content.overview.subtitle)
    for cell in chain.from_iterable(band.cells for band in content.bands):
        yield cell.title
        match cell.scores:
            case tuple():
                yield from (number.text for number in cell.scores)
            case str(text):
                yield text
