"""The table of an evaluation as text, CSV and JSON. What is written is English, for papers and programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sr_desktop.engine.settings import Mode
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, EvaluatedSet, Evaluation
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.metrics_files import as_number, csv_columns, csv_row
from sr_desktop.export.tables.text_tables import Cell, Column, Table, Value, as_csv, score, words
from sr_desktop.imaging.measuring.scores import Metric, Scores


def evaluation_csv(evaluation: Evaluation) -> str:
    """A row for every picture and method under the columns of ``metrics.csv``, then the means, a row a method.

    The image of a mean is called ``mean of N images``, of one of several sets ``mean of N images of SET``; what a mean
    has none of, such as a size, is empty. Where pictures have no value of a metric, a last column ``METRIC_count`` says
    how many the means are of.
    """
    metrics = evaluation.metrics
    partial = _partial_metrics(evaluation)
    columns = (*evaluation_columns(metrics), *map(_count, partial))
    rows: list[Sequence[Value]] = []
    for picture in evaluation.pictures:
        if picture.scores is not None:
            rows += (
                (
                    *csv_row(replace(picture.scores, titles=evaluation.titles), name, metrics),
                    *(None for _ in (*metrics, *partial)),
                )
                for name in evaluation.method_ids
                if picture.of(name)
            )
    for each in evaluation.sets:
        of = "" if len(evaluation.sets) == 1 else f" of {each.name}"
        rows += (
            tuple(_mean_row(columns, each.evaluation, name, metrics, of))
            for name in (each.evaluation.method_ids if each.evaluation.tally.count else ())
        )
    return as_csv(columns, rows)


def _mean_row(
    columns: Sequence[str], evaluation: Evaluation, method_id: str, metrics: Sequence[Metric], of: str
) -> Iterable[Value]:
    counts = evaluation.tally.value_counts(method_id)
    cells: dict[str, Value] = dict.fromkeys(columns) | {
        "image": f"mean of {evaluation.tally.count} images{of}",
        "mode": Mode.REFERENCE.value,
        "scale": evaluation.protocol.scale,
        "method": method_id,
        **{metric.id: metric.rounded(evaluation.value(None, method_id, metric)) for metric in metrics},
        **{_infinite(metric): evaluation.mean(None, method_id, metric).infinite for metric in metrics},
        "protocol": evaluation.protocol.summary,
        "degradation": evaluation.protocol.degradation,
        "low_resolution": evaluation.protocol.low_resolution,
        "title": evaluation.titles[method_id],
        **{name: counts.get(metric.id) for metric in metrics if (name := _count(metric)) in columns},
    }
    return cells.values()


def evaluation_columns(metrics: Sequence[Metric]) -> tuple[str, ...]:
    """Those of ``metrics.csv``, then for every metric how many infinite values a mean leaves out."""
    return (*csv_columns(metrics), *map(_infinite, metrics))


def _infinite(metric: Metric) -> str:
    return f"{metric.id}_infinite"


def _count(metric: Metric) -> str:
    return f"{metric.id}_count"


def _partial_metrics(evaluation: Evaluation) -> tuple[Metric, ...]:
    """The metrics that a mean has of fewer pictures than it is of."""
    found = {
        key
        for each in evaluation.sets
        for name in each.evaluation.method_ids
        for key in each.evaluation.mean_counts(name)
    }
    return tuple(metric for metric in evaluation.metrics if metric.id in found)


def evaluation_json(evaluation: Evaluation) -> str:
    """What the trainer's ``evaluate --json`` holds: by set and method its name, the means and every picture's scores.

    An infinite score is ``"inf"``, one that does not exist null. ``infinite`` says how many a mean leaves out, and
    ``counts`` how many values there are of a metric that some of the pictures have none of. A picture is called by its
    stem; where others of its set share that, by its path from the folder.
    """
    content = {
        "protocol": evaluation.protocol.as_json(),
        "sets": {
            each.name: {name: _method_json(each.evaluation, name) for name in each.evaluation.method_ids}
            for each in evaluation.sets
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _method_json(evaluation: Evaluation, method_id: str) -> dict[str, object]:
    left_out = {metric.id: evaluation.mean(None, method_id, metric).infinite for metric in evaluation.metrics}
    infinite = {key: count for key, count in left_out.items() if count}
    return {
        "title": evaluation.titles[method_id],
        **_scores_json(evaluation.scores(None, method_id)),
        **({"infinite": infinite} if infinite else {}),
        **({"counts": counts} if (counts := evaluation.mean_counts(method_id)) else {}),
        "images": {
            picture: _scores_json(found.scores)
            for picture, one in zip(evaluation.picture_names, evaluation.pictures, strict=True)
            if (found := one.of(method_id)) is not None
        },
    }


def _scores_json(scores: Scores) -> dict[str, float | str | None]:
    return {metric_id: as_number(value) for metric_id, value in scores.items()}


def evaluation_table(evaluation: Evaluation, metrics: Sequence[Metric]) -> Table:
    """A row for every picture and one for the mean of each set, a column for every metric and method, and how."""
    columns = [
        Column(f"{name}_{metric.id}", _title(evaluation, name), is_number=True, group=metric.heading)
        for metric in metrics
        for name in evaluation.method_ids
    ]
    means = [each for each in evaluation.sets if each.evaluation.tally.count]
    pictures = (
        (words(plain(name)), *_scores(evaluation, one, metrics))
        for name, one in zip(evaluation.picture_names, evaluation.pictures, strict=True)
    )
    footers = ((words(mean_name(each, evaluation)), *_scores(each.evaluation, None, metrics)) for each in means)
    return Table(
        (Column("image", "Image"), *columns),
        (*pictures, *footers),
        about_evaluation(evaluation),
        footers=len(means),
    )


def _scores(evaluation: Evaluation, picture: EvaluatedPicture | None, metrics: Sequence[Metric]) -> list[Cell]:
    return [
        score(metric, evaluation.mean(picture, name, metric), rank)
        for metric in metrics
        for name, rank in evaluation.standing(picture, metric).items()
    ]


def mean_name(one: EvaluatedSet, of: Evaluation) -> str:
    """What the mean of a set is called in a table of pictures; with its name where there are several sets."""
    name = f"Mean of {one.evaluation.tally.count}"
    return name if len(of.sets) == 1 else f"{plain(one.name)}: {name[0].lower()}{name[1:]}"


def _title(evaluation: Evaluation, method_id: str) -> str:
    return plain(evaluation.catalogue.title(method_id))


def about_evaluation(evaluation: Evaluation) -> tuple[str, ...]:
    """The protocol, and on what and how every method ran."""
    lines = [f"Protocol: {plain(evaluation.protocol.summary)}"]
    for name in evaluation.method_ids:
        known = [found for one in evaluation.pictures if (found := one.of(name)) is not None]
        runs = [found.run for found in known if found.run is not None]
        how = sorted({f"{run.precision_text} on {run.device}" for run in runs})
        weights = sorted({run.weights_sha256 for run in runs if run.weights_sha256})
        if how:
            named = "".join(f", weights {each}" for each in weights)
            lines.append(f"{_title(evaluation, name)}: {', '.join(how)}{named}")
        elif known:
            lines.append(f"{_title(evaluation, name)}: given pictures")
    for picture, one in zip(evaluation.picture_names, evaluation.pictures, strict=True):
        reasons = {found.scores.reason for name in evaluation.method_ids if (found := one.of(name)) is not None}
        lines += (f"No scores of {plain(picture)}: {reason}" for reason in reasons if reason is not None)
    return tuple(lines)
