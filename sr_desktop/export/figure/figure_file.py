"""Figures as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sr_desktop.export.errors import ExportError
from sr_desktop.export.figure.content import ScoresOf, content_of
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.figure.sheet import DrawnFigure
from sr_desktop.export.matplotlib_library import load_matplotlib
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.messages.message import Message


def draw_figure(
    request: FigureRequest,
    file_format: FigureFormat,
    scores: ScoresOf | None = None,
    checkpoint: Callable[[], None] | None = None,
) -> bytes:
    """The figure as a file in memory, as `drawn_figure`."""
    return drawn_figure(request, file_format, scores, checkpoint).encoded


def drawn_figure(
    request: FigureRequest,
    file_format: FigureFormat,
    scores: ScoresOf | None = None,
    checkpoint: Callable[[], None] | None = None,
    *,
    is_kept: bool = True,
) -> DrawnFigure:
    """The figure as a file in memory, with the places of things on it. The same request gives the same bytes.

    Safe on any thread; threads wait for each other. Takes some tenths of a second, the first time some seconds, in
    which matplotlib is loaded and looks for fonts.

    Args:
        scores: Where the scores come from; they are measured again if None.
        checkpoint: Called now and then; may raise to abandon the work.
        is_kept: Whether a PNG is packed well; one that is only looked at need not be, which saves a third of the time.
    """
    load_matplotlib()
    from sr_desktop.export.figure.drawing import draw

    return draw(
        content_of(request, scores, checkpoint),
        request.layout,
        file_format,
        checkpoint or (lambda: None),
        is_kept=is_kept,
    )


def write_figure(
    path: Path,
    request: FigureRequest,
    file_format: FigureFormat,
    scores: ScoresOf | None = None,
    checkpoint: Callable[[], None] | None = None,
) -> None:
    """Write the figure, whole or not at all; an existing file is replaced. Arguments as for `draw_figure`.

    Raises:
        ExportError: The file cannot be written.
    """
    try:
        encoded = draw_figure(request, file_format, scores, checkpoint)
    except MemoryError:
        raise ExportError(Message("figure.no-memory", name=path.name)) from None
    write_atomically(path, encoded, ExportError)
