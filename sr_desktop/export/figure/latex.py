"""The LaTeX that puts a figure into a paper."""

from __future__ import annotations

import re
from pathlib import PurePath

from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.figure.wording import QUANTITIES, measured_what, plain
from sr_desktop.export.ranking import Rank

_COLUMN_MM = 90.0
"""A figure wider than this spans both columns of a two-column paper."""

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "×": r"$\times$",
}  # fmt: skip


def latex_snippet(request: FigureRequest, file: PurePath) -> str:
    """A ``figure`` environment that includes ``file`` in the width it was made for, with the beginning of a caption.

    A file that is not PDF or PNG by its name is included with ``\\includesvg`` of the package svg.

    Args:
        file: The figure, as the paper's source will name it.
    """
    environment = "figure*" if request.layout.width_mm > _COLUMN_MM else "figure"
    is_svg = file.suffix.lower() == FigureFormat.SVG.suffix
    command = "includesvg" if is_svg else "includegraphics"
    name = (file.with_suffix("") if is_svg else file).as_posix()
    # Spaces are no trouble to graphicx of today, these are.
    if re.search(r"[#%~^{}$&_\\]", name):
        name = rf"\detokenize{{{name}}}"
    caption = f"Visual comparison of ×4 super-resolution on {plain(request.result.name)}."
    if request.result.truth is not None and QUANTITIES[request.layout.numbers]:
        caption += f" {measured_what(request)}."
    lines = (
        rf"\begin{{{environment}}}[t]",
        r"  \centering",
        rf"  \{command}[width={request.layout.width_mm:g}mm]{{{name}}}",
        rf"  \caption{{{escaped(caption)}}}",
        rf"  \label{{fig:{_label(request.result.name)}}}",
        rf"\end{{{environment}}}",
    )
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """``text`` with what LaTeX would take for a command made into letters."""
    return "".join(_SPECIAL.get(character, character) for character in text)


def ranked_cell(text: str, rank: Rank) -> str:
    """A figure in a table: best bold, second underlined."""
    cell = escaped(text).replace("∞", r"$\infty$").replace("−", "$-$").replace("–", "--")
    if rank is Rank.BEST:
        return rf"\textbf{{{cell}}}"
    return rf"\underline{{{cell}}}" if rank is Rank.SECOND else cell


def _label(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "comparison"
