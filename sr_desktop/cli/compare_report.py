"""The scores of `compare` as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Group
from rich.text import Text

from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables import Cell, Column, Table, as_terminal, score, score_column, words
from sr_desktop.export.times import duration
from sr_desktop.imaging.metrics import telling_first
from sr_desktop.imaging.scores import Metric

PROTOCOL_LINE = (
    "Protocol: cropped to a multiple of 4, Pillow bicubic to a quarter, 8 bits, BT.601 studio-range luma, 4 pixels "
    "shaved off every side; SSIM by Wang et al. 2004. Bold is best, underlined is second."
)
"""How the numbers were measured, in one sentence."""


def picture_table(picture: PictureScores, titles: Mapping[str, str]) -> Group:
    """One picture: a row for every method, by its title."""
    width, height = picture.output_size
    title = f"{picture.image}  {width} x {height} pixels, {picture.mode}"
    if picture.region is not None:
        region = picture.region
        title += f", region {region.x},{region.y},{region.width},{region.height}"
    evaluation = _evaluation([picture])
    run = {name: (titles[name], _run_cells(method)) for name, method in picture.methods.items()}
    others = (Column("seconds", "Time", is_number=True), Column("device", "Device"), Column("precision", "Precision"))
    return _titled(title, _table(evaluation, evaluation.pictures[0], _shown(evaluation, picture), others, run))


def mean_table(pictures: Sequence[PictureScores], titles: Mapping[str, str]) -> Group:
    """Several pictures: the mean of each method over those that all of them succeeded on."""
    evaluation = _evaluation(pictures)
    totals: dict[str, tuple[str, tuple[Cell, ...]]] = {}
    for name in evaluation.method_ids:
        done = [method for picture in pictures if (method := picture.methods.get(name)) is not None]
        seconds = [method.seconds for method in done if method.seconds is not None]
        cells = (_time(sum(seconds) if seconds else None), Cell(len(done), str(len(done))))
        totals[name] = (titles[name], cells)
    counted, count = len(evaluation.counted), len(pictures)
    which = f"{count} pictures" if counted == count else f"the {counted} of {count} pictures that every method did"
    others = (Column("seconds", "Time in all", is_number=True), Column("pictures", "Pictures", is_number=True))
    return _titled(f"Mean of {which}", _table(evaluation, None, _shown(evaluation, pictures[0]), others, totals))


def _evaluation(pictures: Sequence[PictureScores]) -> Evaluation:
    method_ids = dict.fromkeys(name for picture in pictures for name in picture.methods)
    return Evaluation(tuple(method_ids), tuple(EvaluatedPicture(Path(each.image), each) for each in pictures))


def _shown(evaluation: Evaluation, picture: PictureScores) -> tuple[Metric, ...]:
    return telling_first(each for each in evaluation.metrics if picture.has_reference or not each.needs_reference)


def _run_cells(method: MethodScores) -> tuple[Cell, ...]:
    run = method.run
    return (
        _time(method.seconds),
        words(None if run is None else run.device),
        words(None if run is None else run.precision_text),
    )


def _time(seconds: float | None) -> Cell:
    return Cell(seconds, duration(seconds, precise=True))


def _titled(title: str, table: Table) -> Group:
    # Not the table's own title, which would be broken to the width of the columns.
    return Group(Text(title, "bold"), as_terminal(table))


def _table(
    evaluation: Evaluation,
    picture: EvaluatedPicture | None,
    metrics: Sequence[Metric],
    others: tuple[Column, ...],
    methods: Mapping[str, tuple[str, tuple[Cell, ...]]],
) -> Table:
    """Every method's scores on a picture, or (None) in the mean, between its title and its other cells."""
    ranks = {metric: evaluation.standing(picture, metric) for metric in metrics}
    rows = []
    for name, (title, cells) in methods.items():
        own = (score(metric, evaluation.value(picture, name, metric), ranks[metric][name]) for metric in metrics)
        rows.append((words(title), *own, *cells))
    return Table((Column("method", "Method"), *map(score_column, metrics), *others), tuple(rows))
