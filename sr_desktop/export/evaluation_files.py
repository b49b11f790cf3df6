"""The table of an evaluation as text, CSV and LaTeX. What is written is English, for papers and programs."""

from __future__ import annotations

from collections.abc import Sequence

from sr_desktop.engine.settings import Mode
from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.metrics_files import csv_columns, csv_row
from sr_desktop.export.tables import Cell, Column, Table, Value, as_csv, score, words
from sr_desktop.imaging.scores import Metric


def evaluation_csv(evaluation: Evaluation) -> str:
    """A row for every picture and method under the columns of ``metrics.csv``, then the means, a row a method.

    The image of a mean is called ``mean of N images``; what a mean has none of, such as a size, is empty.
    """
    metrics = evaluation.metrics
    columns = evaluation_columns(metrics)
    rows: list[Sequence[Value]] = []
    for picture in evaluation.pictures:
        if picture.scores is not None:
            rows += (
                (*csv_row(picture.scores, name, metrics), *(None for _ in metrics))
                for name in evaluation.method_ids
                if picture.of(name)
            )
    for name in evaluation.method_ids if evaluation.counted else ():
        cells: dict[str, Value] = dict.fromkeys(columns) | {
            "image": f"mean of {len(evaluation.counted)} images",
            "mode": Mode.REFERENCE.value,
            "scale": evaluation.protocol.scale,
            "method": name,
            **{metric.id: metric.rounded(evaluation.value(None, name, metric)) for metric in metrics},
            **{_infinite(metric): evaluation.infinite(None, name, metric) for metric in metrics},
            "protocol": evaluation.protocol.summary,
            "degradation": evaluation.protocol.degradation,
            "low_resolution": evaluation.protocol.low_resolution,
        }
        rows.append(tuple(cells.values()))
    return as_csv(columns, rows)


def evaluation_columns(metrics: Sequence[Metric]) -> tuple[str, ...]:
    """Those of ``metrics.csv``, then for every metric how many infinite values a mean leaves out."""
    return (*csv_columns(metrics), *map(_infinite, metrics))


def _infinite(metric: Metric) -> str:
    return f"{metric.id}_infinite"


def evaluation_table(evaluation: Evaluation, metrics: Sequence[Metric]) -> Table:
    """A row for every picture and one for the mean, a column for every metric and method, and how it was measured."""
    columns = [
        Column(f"{name}_{metric.id}", _title(evaluation, name), is_number=True, group=metric.heading)
        for metric in metrics
        for name in evaluation.method_ids
    ]
    has_mean = bool(evaluation.counted)
    rows = (*evaluation.pictures, None) if has_mean else evaluation.pictures
    return Table(
        (Column("image", "Image"), *columns),
        tuple((words(_label(evaluation, picture)), *_scores(evaluation, picture, metrics)) for picture in rows),
        _about(evaluation),
        footers=int(has_mean),
    )


def _scores(evaluation: Evaluation, picture: EvaluatedPicture | None, metrics: Sequence[Metric]) -> list[Cell]:
    return [
        score(metric, evaluation.value(picture, name, metric), rank, evaluation.infinite(picture, name, metric))
        for metric in metrics
        for name, rank in evaluation.standing(picture, metric).items()
    ]


def _label(evaluation: Evaluation, picture: EvaluatedPicture | None) -> str:
    return f"Mean of {len(evaluation.counted)}" if picture is None else plain(picture.path.stem)


def _title(evaluation: Evaluation, method_id: str) -> str:
    return plain(evaluation.catalogue.title(method_id))


def _about(evaluation: Evaluation) -> tuple[str, ...]:
    """The protocol, and on what and how every method ran."""
    lines = [f"Protocol: {plain(evaluation.protocol.summary)}"]
    for name in evaluation.method_ids:
        runs = [found.run for one in evaluation.pictures if (found := one.of(name)) is not None and found.run]
        how = sorted({f"{run.precision_text} on {run.device}" for run in runs})
        weights = sorted({run.weights_sha256 for run in runs if run.weights_sha256})
        if how:
            named = "".join(f", weights {each}" for each in weights)
            lines.append(f"{_title(evaluation, name)}: {', '.join(how)}{named}")
    return tuple(lines)
