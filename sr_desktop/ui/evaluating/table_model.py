"""The table of an evaluation as Qt models: the mean first, then one row per picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.ranking import Rank
from sr_desktop.export.times import duration
from sr_desktop.imaging.metrics import PLAIN_METRICS
from sr_desktop.imaging.scores import Metric
from sr_desktop.messages.names import shown
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import score_font
from sr_desktop.ui.theme.icons import icon
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.sorting import Index, MissingLast

_TOP = QModelIndex()
_PENDING = ""

MEAN_ROW = 0


class EvaluationModel(QAbstractTableModel):
    """Shows an `Evaluation`: a column for every metric and method, and a last one for failures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evaluation = Evaluation()
        self._metrics: tuple[Metric, ...] = PLAIN_METRICS
        self._standings: dict[tuple[int, Metric], dict[str, Rank]] = {}

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation shown."""
        return self._evaluation

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics shown for every method."""
        return self._metrics

    def set_evaluation(self, evaluation: Evaluation) -> None:
        """Show this evaluation; if pictures and methods are the same, selection and scroll position stay."""
        old = self._evaluation
        same = old.method_ids == evaluation.method_ids and len(old.pictures) == len(evaluation.pictures)
        if not same:
            self.beginResetModel()
        self._evaluation = evaluation
        self._standings.clear()
        if not same:
            self.endResetModel()
        elif evaluation.pictures:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def set_metrics(self, metrics: Sequence[Metric]) -> None:
        """Show these metrics for every method."""
        self.beginResetModel()
        self._metrics = tuple(metrics)
        self.endResetModel()

    def picture(self, row: int) -> EvaluatedPicture | None:
        """The picture of a row; None for the mean."""
        return None if row == MEAN_ROW else self._evaluation.pictures[row - 1]

    def column(self, section: int) -> tuple[Metric, str] | None:
        """The metric and method of a column; None for the last column, which holds the remarks."""
        count = len(self._evaluation.method_ids)
        if section >= count * len(self._metrics):
            return None
        return self._metrics[section // count], self._evaluation.method_ids[section % count]

    def value(self, row: int, section: int) -> float | str | None:
        """The value of a cell."""
        picture, column = self.picture(row), self.column(section)
        if column is None:
            return None if picture is None else remarks(picture)
        return self._evaluation.value(picture, column[1], column[0])

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One per picture, and the mean."""
        return 0 if parent.isValid() or not self._evaluation.pictures else len(self._evaluation.pictures) + 1

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One per metric and method, and one for failures."""
        if parent.isValid() or not self._evaluation.method_ids:
            return 0
        return len(self._evaluation.method_ids) * len(self._metrics) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, alignment, rank as its font, and tooltip."""
        if not index.isValid():
            return None
        row, column = index.row(), self.column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if column is None else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if column is not None:
                return self._font(row, *column)
            case Qt.ItemDataRole.BackgroundRole if row == MEAN_ROW:
                return colors_of(QGuiApplication.palette()).color("header")
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's method and metric; a row's picture."""
        if orientation is Qt.Orientation.Vertical:
            return self._row_heading(section, role)
        column = self.column(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                remarks = QCoreApplication.translate("EvaluationTable", "Remarks")
                return remarks if column is None else self.heading(column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if column is None else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return (
                    None if column is None else f"{column[0].heading}\n{translated(self._evaluation.protocol.message)}"
                )
        return None

    def heading(self, column: tuple[Metric, str]) -> str:
        """The heading of a column: the method, and under it the metric, without its unit to save room."""
        metric, method_id = column
        return f"{self._evaluation.catalogue.title(method_id)}\n{metric.label}"

    def _row_heading(self, row: int, role: int) -> Any:
        picture = self.picture(row)
        match role:
            case Qt.ItemDataRole.DisplayRole if picture is None:
                count = len(self._evaluation.counted)
                mean = QCoreApplication.translate("EvaluationTable", "Mean of {count}")
                return mean.format(count=count) if count else QCoreApplication.translate("EvaluationTable", "Mean")
            case Qt.ItemDataRole.DisplayRole:
                return shown(picture.path.stem) if picture is not None else None
            case Qt.ItemDataRole.DecorationRole if picture is not None and problems(picture):
                return icon("warning")
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, None)
        return None

    def _text(self, row: int, section: int) -> str:
        picture, column, cell = self.picture(row), self.column(section), self.value(row, section)
        if column is None or isinstance(cell, str):
            return str(cell or "")
        is_pending = cell is None and picture is not None and not picture.is_ended
        if is_pending:
            return _PENDING
        return column[0].mean_text(cell, self._evaluation.infinite(picture, column[1], column[0]))

    def _tip(self, row: int, column: tuple[Metric, str] | None) -> str | None:
        picture = self.picture(row)
        if picture is None:
            return QCoreApplication.translate(
                "EvaluationTable", "The mean over the pictures for which every method has scores, as in papers."
            )
        found = None if column is None else picture.of(column[1])
        if column is None or found is None or found.run is None:
            return remarks(picture) or shown(str(picture.path))
        how = QCoreApplication.translate("EvaluationTable", "{title}: {precision} on {device}, {time}")
        return how.format(
            title=self._evaluation.catalogue.title(column[1]),
            precision=found.run.precision_text,
            device=found.run.device,
            time=duration(found.seconds, precise=True),
        )

    def _font(self, row: int, metric: Metric, method_id: str) -> QFont:
        if (row, metric) not in self._standings:
            self._standings[row, metric] = self._evaluation.standing(self.picture(row), metric)
        return score_font(self._standings[row, metric][method_id])


class SortedEvaluation(MissingLast):
    """The pictures by the values of a column; the mean stays first."""

    def cell(self, index: Index) -> float | str | None:
        """The value of a cell in the table."""
        model = self.sourceModel()
        assert isinstance(model, EvaluationModel)
        return model.value(index.row(), index.column())

    def stays_first(self, row: int) -> bool:
        """The mean stays first."""
        return row == MEAN_ROW


def problems(picture: EvaluatedPicture) -> str | None:
    """All failures of a picture, in sentences; None without any."""
    messages = (picture.problem, *picture.failures.values())
    return " ".join(translated(message) for message in messages if message is not None) or None


def remarks(picture: EvaluatedPicture) -> str | None:
    """All that is to be said of a picture: its failures, and what was guessed when it was read; None without any."""
    found = (problems(picture), *(translated(notice) for notice in picture.notices))
    return " ".join(text for text in found if text) or None
