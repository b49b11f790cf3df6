"""The tables of several evaluated sets: of their means, methods as rows and sets as columns, and of every picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, EvaluatedSet, Evaluation
from sr_desktop.export.evaluating.evaluation_files import about_evaluation
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.tables.latex import SUPERSCRIPTS
from sr_desktop.export.tables.published import published_for
from sr_desktop.export.tables.ranking import rank_means
from sr_desktop.export.tables.text_tables import Cell, Column, Table, joined, score, words
from sr_desktop.imaging.measuring.metrics import measured_metrics
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Mean, Metric

_NO_MEANS: Mapping[str, Mean] = {}


@dataclass(frozen=True, slots=True)
class SetTableOptions:
    """What tables of sets hold.

    Attributes:
        metrics: In the order in which they stand in a cell, or in columns.
        published: Whether what papers print of these sets is added.
        apart: Whether every metric has a column of its own rather than a part of a cell.
    """

    metrics: tuple[Metric, ...]
    published: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table of means.

    Attributes:
        title: What stands first.
        means: By set name and metric id.
        source: Where it is printed; empty if it was measured here.
    """

    title: str
    means: Mapping[str, Mapping[str, Mean]]
    source: str = ""

    def mean(self, set_name: str, metric: Metric) -> Mean:
        return self.means.get(set_name, _NO_MEANS).get(metric.id, Mean())


def usual_metrics(sets: Sequence[EvaluatedSet]) -> tuple[Metric, ...]:
    """What papers print: the headlines that were measured of any picture."""
    measured = measured_metrics(
        each.evaluation.scores(picture, name)
        for each in sets
        for picture in each.evaluation.pictures
        for name in each.evaluation.method_ids
    )
    return tuple(metric for metric in measured if metric.is_headline and metric.needs_reference)


def protocol_of(sets: Sequence[EvaluatedSet]) -> Protocol:
    """How the scores of several sets were made: that of the first that was measured at all."""
    return next((each for each in sets if each.evaluation.is_measured), sets[0]).evaluation.protocol


def set_table(sets: Sequence[EvaluatedSet], options: SetTableOptions) -> Table:
    """A row for every method, then the published ones; a column for each set with its means.

    Best and second are those of all rows, published ones included.
    """
    rows = [*_own_rows(sets), *(_published_rows(sets) if options.published else ())]
    marks = _marks(rows)
    columns = [Column("method", "Method")]
    cells: list[list[Cell]] = [[words(plain(row.title) + marks.get(row.source, ""))] for row in rows]
    for each in sets:
        name = plain(each.name)
        by_metric = [_column(rows, each.name, metric) for metric in options.metrics]
        if options.apart:
            columns += (Column(f"{name}_{m.id}", m.short_heading, True, name) for m in options.metrics)
        else:
            columns.append(Column(name, _heading(options.metrics), True, name))
        for row, parts in zip(cells, zip(*by_metric, strict=True), strict=True):
            row += parts if options.apart else (joined(parts),)
    count = sum(bool(row.source) for row in rows)
    about = _about(sets, sources_text(marks))
    return Table(tuple(columns), tuple(map(tuple, cells)), about, footers=count, names_groups=True)


def published_sources(sets: Sequence[EvaluatedSet]) -> str:
    """The sources of the published rows of a table of sets, each behind its mark; empty if there are none."""
    return sources_text(_marks(_published_rows(sets)))


def sources_text(marks: Mapping[str, str]) -> str:
    """``Rows with a letter as published: ᵃ Lim et al. 2017; ᵇ …``; empty without any."""
    if not marks:
        return ""
    return f"Rows with a letter as published: {'; '.join(f'{mark} {plain(source)}' for source, mark in marks.items())}."


def picture_table(one: EvaluatedSet, options: SetTableOptions) -> Table:
    """A row for every picture of a set and one for the mean; a column for each method."""
    evaluation = one.evaluation
    rows: tuple[EvaluatedPicture | None, ...] = (
        *evaluation.pictures,
        *((None,) if evaluation.tally.count else ()),
    )
    columns = [Column("image", "Image")]
    names = [*map(plain, evaluation.picture_names), f"Mean of {evaluation.tally.count}"]
    cells: list[list[Cell]] = [[words(name)] for name, _ in zip(names, rows, strict=False)]
    for method_id in evaluation.method_ids:
        title = plain(evaluation.catalogue.title(method_id))
        if options.apart:
            columns += (Column(f"{method_id}_{m.id}", m.short_heading, True, title) for m in options.metrics)
        else:
            columns.append(Column(method_id, _heading(options.metrics), True, title))
        for row, picture in zip(cells, rows, strict=True):
            parts = [_picture_cell(evaluation, picture, method_id, metric) for metric in options.metrics]
            row += parts if options.apart else (joined(parts),)
    return Table(
        tuple(columns),
        tuple(map(tuple, cells)),
        footers=int(bool(evaluation.tally.count)),
        names_groups=True,
    )


def _column(rows: Sequence[_Row], set_name: str, metric: Metric) -> list[Cell]:
    means = [row.mean(set_name, metric) for row in rows]
    ranks = rank_means(means, metric)
    return [score(metric, mean, place) for mean, place in zip(means, ranks, strict=True)]


def _picture_cell(evaluation: Evaluation, picture: EvaluatedPicture | None, method_id: str, metric: Metric) -> Cell:
    return score(metric, evaluation.mean(picture, method_id, metric), evaluation.standing(picture, metric)[method_id])


def _heading(metrics: Sequence[Metric]) -> str:
    return " / ".join(metric.short_label for metric in metrics)


def _own_rows(sets: Sequence[EvaluatedSet]) -> list[_Row]:
    ids = dict.fromkeys(name for each in sets for name in each.evaluation.method_ids)
    return [
        _Row(
            next(each.evaluation.catalogue.title(name) for each in sets if name in each.evaluation.method_ids),
            {each.name: each.evaluation.means_with_infinite.get(name, _NO_MEANS) for each in sets},
        )
        for name in ids
    ]


def _published_rows(sets: Sequence[EvaluatedSet]) -> list[_Row]:
    """What papers print of these sets, of those that are measured by their protocol."""
    measured = [each for each in sets if each.evaluation.is_measured]
    names = [each.name for each in measured if each.evaluation.protocol.is_published]
    rows = published_for(names, protocol_of(sets)) if names else ()
    return [
        _Row(
            row.published.label,
            {name: {key: Mean(value) for key, value in (row.of(name) or {}).items()} for name in names},
            row.published.source,
        )
        for row in rows
    ]


def _marks(rows: Sequence[_Row]) -> dict[str, str]:
    """A raised letter for every source."""
    return dict(zip(dict.fromkeys(row.source for row in rows if row.source), SUPERSCRIPTS, strict=False))


def _about(sets: Sequence[EvaluatedSet], sources: str) -> tuple[str, ...]:
    """How it was measured, over how many pictures, and on what and how every method ran."""
    # A set that was not measured has no protocol of its own.
    telling = [each for each in sets if each.evaluation.is_measured] or sets
    lines = list(dict.fromkeys(line for each in telling for line in about_evaluation(each.evaluation)))
    lines.insert(1, f"Means over pictures that every method did: {', '.join(map(_count_of, sets))}")
    return (*lines, sources) if sources else tuple(lines)


def _count_of(one: EvaluatedSet) -> str:
    """A set, over how many pictures its means are, and which methods did none: these keep no picture from counting."""
    evaluation = one.evaluation
    text = f"{plain(one.name)} {evaluation.tally.count}"
    idle = [plain(evaluation.catalogue.title(name)) for name, count in evaluation.tally.measured.items() if not count]
    return f"{text} (without {', '.join(idle)})" if idle and evaluation.tally.count else text
