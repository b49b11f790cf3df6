"""The figures of `compare` as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sr_desktop.cli.formatting import NONE, duration
from sr_desktop.engine.settings import Mode
from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation, Quality
from sr_desktop.export.evaluation_files import HEADINGS
from sr_desktop.export.metrics_files import PictureFigures
from sr_desktop.export.ranking import Rank

_QUALITIES = (Quality.PSNR_Y, Quality.SSIM, Quality.PSNR_RGB)

_STYLES = {Rank.NONE: "", Rank.BEST: "bold", Rank.SECOND: "underline"}

PROTOCOL_LINE = (
    "Protocol: cropped to a multiple of 4, Pillow bicubic to a quarter, 8 bits, BT.601 studio-range luma, 4 pixels "
    "shaved off every side; SSIM by Wang et al. 2004. Bold is best, underlined is second."
)
"""How the numbers were measured, in one sentence."""


def picture_table(figures: PictureFigures, titles: Mapping[str, str]) -> Group:
    """One picture: a row for every method, by its title."""
    width, height = figures.output_size
    title = f"{figures.image}  {width} x {height} pixels, {figures.mode}"
    if figures.region is not None:
        region = figures.region
        title += f", region {region.x},{region.y},{region.width},{region.height}"
    measured = figures.mode == Mode.REFERENCE
    table = _table(measured, ("Time", "Device", "Precision"))
    evaluation = _evaluation([figures])
    cells = _quality_cells(evaluation, evaluation.pictures[0])
    for name, method in figures.methods.items():
        run = (_time(method.seconds), method.device or NONE, method.precision or NONE)
        table.add_row(titles[name], *(cells[name] if measured else ()), *run)
    return _titled(title, table)


def mean_table(pictures: Sequence[PictureFigures], titles: Mapping[str, str]) -> Group:
    """Several pictures: the mean of each method over those that all of them succeeded on."""
    measured = pictures[0].mode == Mode.REFERENCE
    table = _table(measured, ("Time in all", "Pictures"))
    evaluation = _evaluation(pictures)
    cells = _quality_cells(evaluation, None)
    for name in evaluation.method_ids:
        done = [figures for picture in pictures if (figures := picture.methods.get(name)) is not None]
        seconds = [figures.seconds for figures in done if figures.seconds is not None]
        run = (_time(sum(seconds) if seconds else None), str(len(done)))
        table.add_row(titles[name], *(cells[name] if measured else ()), *run)
    counted, count = len(evaluation.counted), len(pictures)
    which = f"{count} pictures" if counted == count else f"the {counted} of {count} pictures that every method did"
    return _titled(f"Mean of {which}", table)


def _evaluation(pictures: Sequence[PictureFigures]) -> Evaluation:
    method_ids = dict.fromkeys(name for picture in pictures for name in picture.methods)
    return Evaluation(tuple(method_ids), tuple(EvaluatedPicture(Path(each.image), each) for each in pictures))


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else duration(seconds)


def _titled(title: str, table: Table) -> Group:
    # Not the table's own title, which would be broken to the width of the columns.
    return Group(Text(title, "bold"), table)


def _table(measured: bool, others: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Method")
    for name in (*(HEADINGS[quality] for quality in _QUALITIES if measured), *others):
        table.add_column(name, justify="left" if name in ("Device", "Precision") else "right")
    return table


def _quality_cells(evaluation: Evaluation, picture: EvaluatedPicture | None) -> dict[str, list[Text]]:
    """Every method's quality on a picture, or (None) in the mean."""
    cells: dict[str, list[Text]] = {name: [] for name in evaluation.method_ids}
    for quality in _QUALITIES:
        for name, rank in evaluation.standing(picture, quality).items():
            cells[name].append(Text(quality.text(quality.of(evaluation.of(picture, name))), _STYLES[rank]))
    return cells
