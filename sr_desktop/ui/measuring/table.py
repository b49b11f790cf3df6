"""The table of all methods: its rows, the values and text of its cells, and the ranking. Does not use Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sr_desktop.engine.events import MethodDone, RunInfo
from sr_desktop.export.tables.ranking import Rank, rank
from sr_desktop.export.tables.text_tables import Value
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.metrics import METRICS, PLAIN_METRICS
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import NO_SCORES, NO_VALUE, Metric, Scores


@dataclass(frozen=True, slots=True)
class Row:
    """One method.

    Attributes:
        method_id: Its id.
        title: The name that the user sees.
        whole: Quality of the whole picture.
        region: Quality of the marked region.
        run: How it was computed; None before it is finished, and for an external result.
        megapixels: Size of its output in millions of pixels.
        parameters: Number of trained parameters; None for interpolation and where unknown.
        color: That the user has chosen for the method, ``#rrggbb``; empty without one.
    """

    method_id: str
    title: str
    whole: Scores = NO_SCORES
    region: Scores = NO_SCORES
    run: RunInfo | None = None
    megapixels: float = 0.0
    parameters: int | None = None
    color: str = ""

    @property
    def speed(self) -> float | None:
        """Output megapixels per second."""
        return self.megapixels / self.run.seconds if self.run is not None and self.run.seconds else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        id: Its name in CSV files, the same as in exports where possible.
        heading: Its name in copied tables.
        value: Gives the value of a row's cell.
        number_text: Formats a number; None for a column of text.
        metric: The metric that it shows. Of scores the best and the second are marked; times vary from run to run.
        of_region: Whether it is measured in the marked region alone.
    """

    id: str
    heading: str
    value: Callable[[Row], Value]
    number_text: Callable[[float], str] | None = None
    metric: Metric | None = None
    of_region: bool = False


def _score_column(metric: Metric, of_region: bool) -> Column:
    def value(row: Row) -> Value:
        return (row.region if of_region else row.whole).get(metric.id)

    if of_region:
        return Column(f"region_{metric.id}", f"Region {metric.heading}", value, metric.text, metric, of_region)
    return Column(metric.id, metric.heading, value, metric.text, metric)


METHOD = Column("method", "Method", lambda row: row.title)
SECONDS = Column(
    "seconds", "Seconds", lambda row: None if row.run is None else row.run.seconds, lambda seconds: f"{seconds:.3f}"
)
SPEED = Column(
    "output_megapixels_per_second",
    "MP/s",
    lambda row: row.speed,
    lambda speed: f"{speed:#.3g}" if speed < 99.95 else f"{speed:.0f}",
)
DEVICE = Column("device", "Device", lambda row: None if row.run is None else row.run.device_name)
PRECISION = Column("precision", "Precision", lambda row: None if row.run is None else row.run.precision_text)
PARAMETERS = Column("parameters", "Parameters", lambda row: row.parameters, lambda count: f"{count:,}")
_RUN = (SECONDS, SPEED, DEVICE, PRECISION, PARAMETERS)
_WHOLE = {metric: _score_column(metric, of_region=False) for metric in METRICS}
_REGION = {metric: _score_column(metric, of_region=True) for metric in METRICS}


def columns_of(metrics: Sequence[Metric]) -> tuple[Column, ...]:
    """The columns where these metrics are shown, in their order."""
    return (METHOD, *(_WHOLE[metric] for metric in metrics), *(_REGION[metric] for metric in metrics), *_RUN)


COLUMNS = columns_of(PLAIN_METRICS)
"""Those where nothing further is chosen and there is an original."""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """All rows in the order of the panes, with their picture and region.

    Attributes:
        rows: One for every method.
        picture: The name of the picture.
        region: The marked region in output pixels; None without one.
        is_current: Whether the region's scores are of `region`; else they are being measured again.
        protocol: How the scores were made.
        metrics: What is shown.
        columns: The columns in their order.
    """

    rows: tuple[Row, ...] = ()
    picture: str = ""
    region: Rect | None = None
    is_current: bool = True
    protocol: Protocol = PROTOCOL
    metrics: tuple[Metric, ...] = PLAIN_METRICS
    columns: tuple[Column, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once: a view asks for them some thousand times to find the width of its columns.
        object.__setattr__(self, "columns", columns_of(self.metrics))


def row_of(method_id: str, title: str, done: MethodDone | None, region: Scores | None, parameters: int | None) -> Row:
    """The row of a method: until it is `done`, only its name is filled in."""
    if done is None:
        return Row(method_id, title, parameters=parameters)
    megapixels = done.pixels.shape[0] * done.pixels.shape[1] / 1e6
    return Row(method_id, title, done.scores, region or NO_SCORES, done.run, megapixels, parameters)


def text(row: Row, column: Column) -> str:
    """The text of a cell: ``27.91``, ``0.8012``, ``1.430``, ``1,547,350``, or a dash."""
    cell = column.value(row)
    if cell is None or isinstance(cell, str):
        return cell or NO_VALUE
    assert column.number_text is not None
    return column.number_text(cell)


def ranks(rows: Sequence[Row], columns: Sequence[Column] = COLUMNS) -> dict[tuple[str, Column], Rank]:
    """The best and second best by method id and column; values with the same text share a rank."""
    found: dict[tuple[str, Column], Rank] = {}
    for column in columns:
        if column.metric is not None:
            cells = [column.value(row) for row in rows]
            values = [None if isinstance(cell, str) else cell for cell in cells]
            places = rank(values, column.metric)
            found |= {(row.method_id, column): place for row, place in zip(rows, places, strict=True)}
    return found


def filled_columns(rows: Sequence[Row], columns: Sequence[Column] = COLUMNS) -> tuple[Column, ...]:
    """Those of the columns that are not empty."""
    return tuple(column for column in columns if any(column.value(row) is not None for row in rows))
