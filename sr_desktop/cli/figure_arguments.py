"""The arguments that say how a figure is laid out."""

from __future__ import annotations

import argparse

from sr_desktop.export.figure.request import FigureFormat, FigureLayout, figure_numbers
from sr_desktop.imaging.metrics import METRICS

_DEFAULT = FigureLayout()


def add_figure_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them, in a group of their own."""
    group = parser.add_argument_group("the figure")
    group.add_argument(
        "--figure",
        type=FigureFormat,
        choices=list(FigureFormat),
        metavar="{" + ",".join(FigureFormat) + "}",
        help="also draw the figure of a paper: the whole picture with the regions marked, beside it each region from "
        "every method with its scores; without a region a grid of whole pictures. Beside it goes its recipe",
    )
    group.add_argument("--figure-width", type=float, metavar="MM", help=f"default: {_DEFAULT.width_mm:g}")
    group.add_argument("--figure-columns", type=int, metavar="N", help="pictures in a row (default: as fits best)")
    group.add_argument("--figure-rows", type=int, metavar="N", help="rows for each region (default: as many as needed)")
    group.add_argument(
        "--figure-gap", type=float, metavar="MM", help=f"white between pictures (default: {_DEFAULT.gap_mm:g})"
    )
    group.add_argument(
        "--figure-font", type=float, metavar="PT", help=f"size of the text (default: {_DEFAULT.font_size_pt:g})"
    )
    group.add_argument(
        "--figure-dpi",
        type=float,
        metavar="N",
        help=f"resolution of a PNG; raised where whole dots ask for it (default: {_DEFAULT.dpi:g})",
    )
    group.add_argument(
        "--figure-numbers",
        type=_numbers,
        metavar="{both,psnr,ssim,none,ID,ID}",
        help="which scores stand under the pictures: PSNR and SSIM, one of them, none, or any of "
        f"{','.join(metric.id for metric in METRICS)} (default: both)",
    )
    group.add_argument(
        "--figure-backdrop",
        metavar="{checkerboard,#rrggbb}",
        help="what is seen through pictures that are not opaque (default: the page)",
    )
    group.add_argument(
        "--no-figure-overview",
        dest="figure_overview",
        action="store_const",
        const=False,
        help="leave out the whole picture",
    )


def _numbers(text: str) -> tuple[str, ...]:
    try:
        return figure_numbers(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


_FIELDS = {
    "figure_width": "width_mm",
    "figure_columns": "columns",
    "figure_rows": "rows",
    "figure_gap": "gap_mm",
    "figure_font": "font_size_pt",
    "figure_dpi": "dpi",
    "figure_numbers": "numbers",
    "figure_backdrop": "backdrop",
    "figure_overview": "overview",
}
"""The layout's field for each argument."""


def layout_options(options: argparse.Namespace) -> list[str]:
    """The arguments on the layout that were given, as typed."""
    given = [name for name in _FIELDS if getattr(options, name) is not None]
    return [f"--{'no-' if name == 'figure_overview' else ''}{name.replace('_', '-')}" for name in given]


def figure_layout(options: argparse.Namespace) -> FigureLayout:
    """The layout that they ask for.

    Raises:
        RequestError: No figure can be laid out so; the message says why.
    """
    given = {field: getattr(options, name) for name, field in _FIELDS.items()}
    return FigureLayout(**{field: value for field, value in given.items() if value is not None})
