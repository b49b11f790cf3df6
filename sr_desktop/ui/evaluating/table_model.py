"""The table of an evaluation as Qt models: the mean of each set first, then one row per picture."""

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

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.export.tables.times import duration
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.messages.names import shown
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import score_font
from sr_desktop.ui.theme.icons import icon
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.sorting import Index, MissingLast

_TOP = QModelIndex()
_PENDING = ""
_REMARKS = "remarks"


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
        same = (
            old.method_ids == evaluation.method_ids
            and len(old.pictures) == len(evaluation.pictures)
            and len(old.sets) == len(evaluation.sets)
        )
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

    def change_picture(self, evaluation: Evaluation, place: int) -> None:
        """Show this evaluation, which differs in one picture from the one that is shown."""
        rows = evaluation.set_number(place), self.mean_count + place
        headings = [self._heading_of(row) for row in rows]
        self._evaluation = evaluation
        for row, before in zip(rows, headings, strict=True):
            for metric in self._metrics:
                self._standings.pop((row, metric), None)
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            # The view looks at two hundred headings when one has changed.
            if self._heading_of(row) != before:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _heading_of(self, row: int) -> tuple[str, bool]:
        """A row's text, and whether it has a warning."""
        picture = self.picture(row)
        text = self._row_heading(row, Qt.ItemDataRole.DisplayRole)
        return text, picture is not None and problems(picture) is not None

    def set_metrics(self, metrics: Sequence[Metric]) -> None:
        """Show these metrics for every method."""
        self.beginResetModel()
        self._metrics = tuple(metrics)
        self.endResetModel()

    def picture(self, row: int) -> EvaluatedPicture | None:
        """The picture of a row; None for a mean."""
        return None if row < self.mean_count else self._evaluation.pictures[row - self.mean_count]

    @property
    def mean_count(self) -> int:
        """So many of the first rows are means, one for each set."""
        return len(self._evaluation.sets)

    def _of(self, row: int) -> Evaluation:
        """What a row is of: a set for its mean, the whole for a picture."""
        return self._evaluation.sets[row].evaluation if row < self.mean_count else self._evaluation

    def column(self, section: int) -> tuple[Metric, str] | None:
        """The metric and method of a column; None for the last column, which holds the remarks."""
        count = len(self._evaluation.method_ids)
        if section >= count * len(self._metrics):
            return None
        return self._metrics[section // count], self._evaluation.method_ids[section % count]

    @property
    def column_names(self) -> list[tuple[str, str]]:
        """The metric and the method of every column by their ids; the last one, of the remarks, is of no method."""
        columns = map(self.column, range(self.columnCount()))
        return [(_REMARKS, "") if column is None else (column[0].id, column[1]) for column in columns]

    def value(self, row: int, section: int) -> float | str | None:
        """The value of a cell."""
        picture, column = self.picture(row), self.column(section)
        if column is None:
            return None if picture is None else remarks(picture)
        return self._of(row).value(picture, column[1], column[0])

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One per picture, and one for the mean of each set."""
        return 0 if parent.isValid() else len(self._evaluation.pictures) + self.mean_count

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
            case Qt.ItemDataRole.BackgroundRole if row < self.mean_count:
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
                # Letters of several scripts are of several heights: the lower lines stand side by side.
                return side | Qt.AlignmentFlag.AlignBottom
            case Qt.ItemDataRole.ToolTipRole:
                return (
                    None if column is None else f"{column[0].heading}\n{translated(self._evaluation.protocol.message)}"
                )
        return None

    def heading(self, column: tuple[Metric, str]) -> str:
        """The heading of a column: the method, and under it the metric, without its unit to save room."""
        metric, method_id = column
        return f"{self._title(method_id)}\n{metric.label}"

    def _title(self, method_id: str) -> str:
        return translated_name(self._evaluation.catalogue.title(method_id))

    def _row_heading(self, row: int, role: int) -> Any:
        picture = self.picture(row)
        match role:
            case Qt.ItemDataRole.DisplayRole if picture is None:
                return self._mean_heading(row)
            case Qt.ItemDataRole.DisplayRole:
                return shown(self._evaluation.picture_names[row - self.mean_count])
            case Qt.ItemDataRole.DecorationRole if picture is not None and problems(picture):
                return icon("warning")
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, None)
        return None

    def _mean_heading(self, row: int) -> str:
        translate = QCoreApplication.translate
        count = self._of(row).tally.count
        mean = translate("EvaluationTable", "Mean of {count}").format(count=count)
        heading = mean if count else translate("EvaluationTable", "Mean")
        if self.mean_count == 1:
            return heading
        named = translate("EvaluationTable", "{name}: {mean}")
        return named.format(name=shown(self._evaluation.sets[row].name), mean=heading)

    def _text(self, row: int, section: int) -> str:
        picture, column, cell = self.picture(row), self.column(section), self.value(row, section)
        if column is None or isinstance(cell, str):
            return str(cell or "")
        is_pending = cell is None and picture is not None and not picture.is_ended
        if is_pending:
            return _PENDING
        return column[0].mean_text(self._of(row).mean(picture, column[1], column[0]))

    def _tip(self, row: int, column: tuple[Metric, str] | None) -> str | None:
        picture = self.picture(row)
        if picture is None:
            return QCoreApplication.translate(
                "EvaluationTable", "The mean over the pictures for which every method has scores, as in papers."
            )
        found = None if column is None else picture.of(column[1])
        if column is None or found is None or found.run is None:
            # The name may be cut in the table.
            return "\n".join(text for text in (shown(str(picture.path)), remarks(picture)) if text)
        how = QCoreApplication.translate("EvaluationTable", "{title}: {precision} on {device}, {time}")
        told = how.format(
            title=self._title(column[1]),
            precision=found.run.precision_text,
            device=found.run.device,
            time=duration(found.seconds, precise=True),
        )
        reason = found.scores.reason
        return told if reason is None else f"{translated(reason)}\n{told}"

    def _font(self, row: int, metric: Metric, method_id: str) -> QFont:
        if (row, metric) not in self._standings:
            self._standings[row, metric] = self._of(row).standing(self.picture(row), metric)
        return score_font(self._standings[row, metric][method_id])


class SortedEvaluation(MissingLast):
    """The pictures by the values of a column; the means stay first."""

    def cell(self, index: Index) -> float | str | None:
        """The value of a cell in the table."""
        model = self.sourceModel()
        assert isinstance(model, EvaluationModel)
        return model.value(index.row(), index.column())

    def stays_first(self, row: int) -> bool:
        """The means do."""
        model = self.sourceModel()
        assert isinstance(model, EvaluationModel)
        return row < model.mean_count


def problems(picture: EvaluatedPicture) -> str | None:
    """All failures of a picture, in sentences; None without any."""
    messages = (picture.problem, *picture.failures.values())
    return " ".join(translated(message) for message in messages if message is not None) or None


def remarks(picture: EvaluatedPicture) -> str | None:
    """All that is to be said of a picture; None without any.

    That is what failed, why there is nothing to measure, and what was guessed when it was read.
    """
    methods = () if picture.scores is None else picture.scores.methods.values()
    reasons = dict.fromkeys(one.scores.reason for one in methods if one.scores.reason is not None)
    found = (problems(picture), *map(translated, reasons), *map(translated, picture.notices))
    return " ".join(text for text in found if text) or None
