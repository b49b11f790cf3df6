"""The figures of `compare` as tables for a terminal."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sr_desktop.cli.formatting import NONE, duration
from sr_desktop.engine.settings import Mode
from sr_desktop.export.metrics_files import MethodFigures, PictureFigures
from sr_desktop.export.ranking import Rank, rank
from sr_desktop.methods import get_method


@dataclass(frozen=True, slots=True)
class _Quality:
    """A column of quality, higher being better."""

    title: str
    decimals: int
    value: Callable[[MethodFigures], float | None]


_QUALITIES: tuple[_Quality, ...] = (
    _Quality("PSNR-Y dB", 2, lambda figures: figures.psnr_y),
    _Quality("SSIM-Y", 4, lambda figures: figures.ssim_y),
    _Quality("PSNR-RGB dB", 2, lambda figures: figures.psnr_rgb),
)

_STYLES = {Rank.NONE: "", Rank.BEST: "bold", Rank.SECOND: "underline"}

PROTOCOL_LINE = (
    "Protocol: cropped to a multiple of 4, Pillow bicubic to a quarter, 8 bits, BT.601 studio-range luma, 4 pixels "
    "shaved off every side; SSIM by Wang et al. 2004. Bold is best, underlined is second."
)
"""How the numbers were measured, in one sentence."""


def picture_table(figures: PictureFigures) -> Group:
    """One picture: a row for every method."""
    width, height = figures.output_size
    title = f"{figures.image}  {width} x {height} pixels, {figures.mode}"
    if figures.region is not None:
        region = figures.region
        title += f", region {region.x},{region.y},{region.width},{region.height}"
    measured = figures.mode == Mode.REFERENCE
    table = _table(measured, ("Time", "Device", "Precision"))
    rows = list(figures.methods.items())
    qualities = _quality_cells([[method] for _, method in rows]) if measured else [[] for _ in rows]
    for (name, method), cells in zip(rows, qualities, strict=True):
        run = (_time(method.seconds), method.device or NONE, method.precision or NONE)
        table.add_row(get_method(name).title, *cells, *run)
    return _titled(title, table)


def mean_table(pictures: Sequence[PictureFigures]) -> Group:
    """Several pictures: the mean of each method over those that it succeeded on."""
    measured = pictures[0].mode == Mode.REFERENCE
    table = _table(measured, ("Time in all", "Pictures"))
    by_method: dict[str, list[MethodFigures]] = {}
    for picture in pictures:
        for name, method in picture.methods.items():
            by_method.setdefault(name, []).append(method)
    qualities = _quality_cells(list(by_method.values())) if measured else [[] for _ in by_method]
    for (name, methods), cells in zip(by_method.items(), qualities, strict=True):
        seconds = [method.seconds for method in methods if method.seconds is not None]
        table.add_row(get_method(name).title, *cells, _time(sum(seconds) if seconds else None), str(len(methods)))
    return _titled(f"Mean of {len(pictures)} pictures", table)


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else duration(seconds)


def _titled(title: str, table: Table) -> Group:
    # Not the table's own title, which would be broken to the width of the columns.
    return Group(Text(title, "bold"), table)


def _table(measured: bool, others: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Method")
    for name in (*(quality.title for quality in _QUALITIES if measured), *others):
        table.add_column(name, justify="left" if name in ("Device", "Precision") else "right")
    return table


def _quality_cells(rows: Sequence[Sequence[MethodFigures]]) -> list[list[Text]]:
    """The cells of the quality columns, row by row, each the mean over the row's figures."""
    columns = [_column(quality, rows) for quality in _QUALITIES]
    return [list(cells) for cells in zip(*columns, strict=True)]


def _column(quality: _Quality, rows: Sequence[Sequence[MethodFigures]]) -> list[Text]:
    means = [_mean([quality.value(figures) for figures in row]) for row in rows]
    ranks = rank(means, quality.decimals)
    return [
        Text(NONE) if mean is None else Text(f"{mean:.{quality.decimals}f}", _STYLES[place])
        for mean, place in zip(means, ranks, strict=True)
    ]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known) if known else None
