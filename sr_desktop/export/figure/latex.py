"""The LaTeX that puts a figure into a paper."""

from __future__ import annotations

import re
from pathlib import PurePath

from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.figure.wording import measured_what, plain, shown_metrics
from sr_desktop.export.tables.latex import escaped

_COLUMN_MM = 90.0
"""A figure wider than this spans both columns of a two-column paper."""

_UNFIT = re.compile(r'[#%~^{}$&"\\\x00-\x1f\x7f\ud800-\udfff]+')
"""What TeX takes for something else in the names of files. Spaces, underscores and other letters it opens today."""


def latex_snippet(request: FigureRequest, file: PurePath) -> str:
    """A ``figure`` environment that includes ``file`` in the width it was made for, with the beginning of a caption.

    A file that is not PDF or PNG by its name is included with ``\\includesvg`` of the package svg. One whose name TeX
    does not open is included by another, which a comment tells: no way of writing it works in every TeX.

    Args:
        file: The figure, as the paper's source will name it.
    """
    environment = "figure*" if request.layout.width_mm > _COLUMN_MM else "figure"
    is_svg = file.suffix.lower() == FigureFormat.SVG.suffix
    command = "includesvg" if is_svg else "includegraphics"
    wanted = file.as_posix()
    fitting = _UNFIT.sub("-", wanted)
    renamed = [] if fitting == wanted else [f"% TeX opens no file called '{plain(wanted)}': call it '{fitting}'."]
    name = fitting.removesuffix(file.suffix) if is_svg else fitting
    scale = request.result.protocol.scale
    what = f"×{scale} super-resolution" if scale > 1 else "restoration"
    caption = f"Visual comparison of {what} on {plain(request.result.name)}."
    if shown_metrics(request):
        caption += f" {measured_what(request)}."
    lines = (
        *renamed,
        rf"\begin{{{environment}}}[t]",
        r"  \centering",
        rf"  \{command}[width={request.layout.width_mm:g}mm]{{{name}}}",
        rf"  \caption{{{escaped(caption)}}}",
        rf"  \label{{fig:{_label(request.result.name)}}}",
        rf"\end{{{environment}}}",
    )
    return "\n".join(lines) + "\n"


def _label(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "comparison"
