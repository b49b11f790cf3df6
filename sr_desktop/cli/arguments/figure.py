"""The arguments that say how a figure is laid out."""

from __future__ import annotations

import argparse
from dataclasses import replace

from sr_desktop.cli.arguments.types import choice_of, number, whole_number
from sr_desktop.export.figure.arrangement import OverviewPlace
from sr_desktop.export.figure.request import PRESETS, FigureFormat, FigureLayout, figure_numbers
from sr_desktop.imaging.measuring.metrics import METRICS

_DEFAULT = FigureLayout()


def add_figure_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them, in a group of their own."""
    group = parser.add_argument_group("the figure")
    group.add_argument(
        "--figure",
        **choice_of(FigureFormat),
        help="also draw the figure of a paper: the whole picture with the regions marked, beside it each region from "
        "every method with its scores; without a region a grid of whole pictures. Beside it goes its recipe",
    )
    group.add_argument("--figure-width", type=number, metavar="MM", help=f"default: {_DEFAULT.width_mm:g}")
    group.add_argument(
        "--figure-columns", type=whole_number, metavar="N", help="pictures in a row (default: as fits best)"
    )
    group.add_argument(
        "--figure-rows", type=whole_number, metavar="N", help="rows for each region (default: as many as needed)"
    )
    group.add_argument(
        "--figure-gap", type=number, metavar="MM", help=f"white between pictures (default: {_DEFAULT.gap_mm:g})"
    )
    group.add_argument(
        "--figure-font", type=number, metavar="PT", help=f"size of the text (default: {_DEFAULT.font_size_pt:g})"
    )
    group.add_argument(
        "--figure-dpi",
        type=number,
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
    places = group.add_mutually_exclusive_group()
    places.add_argument(
        "--figure-overview",
        **choice_of(OverviewPlace),
        help=f"where the whole picture stands (default: {_DEFAULT.overview})",
    )
    places.add_argument(
        "--no-figure-overview",
        dest="figure_overview",
        action="store_const",
        const=OverviewPlace.NONE,
        help="leave out the whole picture",
    )
    group.add_argument(
        "--figure-overview-share",
        dest="figure_overview_share",
        type=_percent,
        metavar="PERCENT",
        help="of the figure's width that the whole picture takes (default: as suits the crops)",
    )
    group.add_argument(
        "--figure-preset",
        choices=[preset.id for preset in PRESETS],
        help="width and size of text for one column of a paper, or for both: "
        + ", ".join(f"{one.width_mm:g} mm and {one.font_size_pt:g} pt" for one in PRESETS),
    )
    group.add_argument(
        "--figure-difference",
        type=whole_number,
        metavar="N",
        help="show N times the absolute difference from the original under each picture",
    )


def _numbers(text: str) -> tuple[str, ...]:
    try:
        return figure_numbers(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _percent(text: str) -> float:
    try:
        return float(text.removesuffix("%")) / 100
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no percentage; write a number, as in 40") from None


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
    "figure_overview_share": "overview_share",
    "figure_difference": "difference",
}
"""The layout's field for each argument."""


def layout_options(options: argparse.Namespace) -> list[str]:
    """The arguments on the layout that were given, as typed."""
    given = [name for name in (*_FIELDS, "figure_preset") if getattr(options, name) is not None]
    left_out = options.figure_overview is OverviewPlace.NONE
    return [f"--{'no-' if name == 'figure_overview' and left_out else ''}{name.replace('_', '-')}" for name in given]


def figure_layout(options: argparse.Namespace) -> FigureLayout:
    """The layout that they ask for.

    Raises:
        RequestError: No figure can be laid out so; the message says why.
    """
    given = {field: getattr(options, name) for name, field in _FIELDS.items()}
    preset = next((one for one in PRESETS if one.id == options.figure_preset), None)
    layout = _DEFAULT if preset is None else _DEFAULT.fitted(preset)
    return replace(layout, **{field: value for field, value in given.items() if value is not None})
