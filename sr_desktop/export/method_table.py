"""The scores of the methods on one picture as a table."""

from __future__ import annotations

from collections.abc import Iterable

from sr_desktop.engine.events import MethodDone
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.metrics_files import file_metrics
from sr_desktop.export.tables.text_tables import Cell, Column, Table, score_column, words
from sr_desktop.imaging.measuring.metrics import telling_first
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.methods import Catalogue


def method_table(results: Iterable[MethodDone], catalogue: Catalogue, protocol: Protocol = PROTOCOL) -> Table:
    """A row for every finished method: its scores, time, device and precision; what does not exist is empty.

    How the scores were made stands below where it departs from the published protocol.
    """
    results = list(results)
    metrics = telling_first(file_metrics(done.scores for done in results))
    columns = (
        Column("method", "Method"),
        *map(score_column, metrics),
        Column("seconds", "Seconds", is_number=True),
        Column("device", "Device"),
        Column("precision", "Precision"),
    )
    rows = []
    for done in results:
        run = done.run
        values = [(metric, done.scores.get(metric.id)) for metric in metrics]
        rows.append(
            (
                words(catalogue.title(done.method_id)),
                *(Cell(value, "" if value is None else metric.text(value)) for metric, value in values),
                Cell(None, "") if run is None else Cell(run.seconds, f"{run.seconds:.3f}"),
                Cell(None, "") if run is None else Cell(run.device_name, run.device_name),
                Cell(None, "") if run is None else Cell(run.precision_text, run.precision_text),
            )
        )
    return Table(
        columns,
        tuple(rows),
        () if protocol.is_published and protocol.has_original else (f"Protocol: {plain(protocol.summary)}",),
    )
