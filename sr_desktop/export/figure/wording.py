"""The words and numbers in a figure."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sr_desktop.export.figure.request import FigureNumbers, FigureRequest
from sr_desktop.export.metrics_files import MethodFigures
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.metrics import PROTOCOL

TRUTH_TITLE = "HR"
"""What papers call the original: the high-resolution picture."""

NO_VALUE = "–"

PSNR_DECIMALS, SSIM_DECIMALS = 2, 4


def psnr_text(value: float | None) -> str:
    """``27.91``, ``∞`` or a dash."""
    if value is None:
        return NO_VALUE
    return "∞" if math.isinf(value) else f"{value:.{PSNR_DECIMALS}f}"


def ssim_text(value: float | None) -> str:
    """``0.8012`` or a dash."""
    return NO_VALUE if value is None else f"{value:.{SSIM_DECIMALS}f}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that can stand under a crop.

    Attributes:
        head: Its name under the original.
        name: Its name where it is explained, for colour pictures.
        decimals: How many are printed.
        value: Gives it.
        text: Prints it.
    """

    head: str
    name: str
    decimals: int
    value: Callable[[MethodFigures], float | None]
    text: Callable[[float | None], str]


_PSNR = Quantity("PSNR", "PSNR-Y (dB)", PSNR_DECIMALS, lambda figures: figures.psnr_y, psnr_text)
_SSIM = Quantity("SSIM", "SSIM-Y", SSIM_DECIMALS, lambda figures: figures.ssim_y, ssim_text)

QUANTITIES: Mapping[FigureNumbers, tuple[Quantity, ...]] = {
    FigureNumbers.BOTH: (_PSNR, _SSIM),
    FigureNumbers.PSNR: (_PSNR,),
    FigureNumbers.SSIM: (_SSIM,),
    FigureNumbers.NONE: (),
}
"""What stands under the crops, in its order."""


def figures_head(numbers: FigureNumbers) -> str:
    """Stands under the original in place of numbers."""
    return " / ".join(quantity.head for quantity in QUANTITIES[numbers])


def title_of(request: FigureRequest, method_id: str) -> str:
    """A method's name: the request's own, else the catalogue's, else its id."""
    return plain(request.titles.get(method_id) or request.result.catalogue.title(method_id))


def overview_subtitle(result: PictureResult) -> str:
    """What the whole picture at the left is, where there is an original; else `note` says so."""
    width, height = result.output_size
    return f"{TRUTH_TITLE}, {width} × {height} px"


def measured_what(request: FigureRequest) -> str:
    """Which numbers stand in the figure, of which part: the first half of `note`."""
    names = " / ".join(
        quantity.name.replace("-Y", "") if request.result.is_gray else quantity.name
        for quantity in QUANTITIES[request.layout.numbers]
    )
    if request.result.is_gray:
        names += " of the gray channel"
    if not request.regions or not request.measure_regions:
        part = "the whole picture"
    else:
        part = "the region" if len(request.regions) == 1 else "each region"
    return f"{names} over {part}, ×{PROTOCOL.scale}, {PROTOCOL.border} px shaved"


def note(request: FigureRequest, ranked: bool) -> str:
    """The line that says how the numbers were measured, or why there are none.

    Args:
        ranked: Whether a best number is marked.
    """
    result = request.result
    width, height = result.input_size
    if result.truth is None:
        shown = " the whole picture is bicubic;" if request.regions and request.layout.overview else ""
        return f"×{PROTOCOL.scale} from {width} × {height} px;{shown} no reference, so nothing is measured."
    if not QUANTITIES[request.layout.numbers]:
        return f"×{PROTOCOL.scale} from {width} × {height} px."
    marks = " Best in bold, second best underlined." if ranked else ""
    return f"{measured_what(request)}.{marks}"


def description(request: FigureRequest) -> str:
    """How everything in the figure was made, for the file's metadata: protocol, device, precision, weights."""
    regions = "; ".join(f"{r.x},{r.y},{r.width},{r.height}" for r in request.regions) or "whole picture"
    parts = [f"{note(request, ranked=False)}", f"Protocol: {PROTOCOL.summary}.", f"Region: {regions}."]
    for method in request.result.with_methods(request.shown).methods:
        if method.run is None:
            parts.append(f"{title_of(request, method.method)}: a given picture.")
            continue
        weights = f", weights {method.run.weights_sha256}" if method.run.weights_sha256 else ""
        parts.append(f"{title_of(request, method.method)}: {method.run.precision} on {method.run.device}{weights}.")
    return " ".join(parts)


def plain(text: str) -> str:
    """``text`` on one line and without what a file of text cannot hold: control characters, half surrogates."""
    line = " ".join(text.split())
    return "".join("�" if unicodedata.category(c) == "Cs" else c for c in line if unicodedata.category(c) != "Cc")
