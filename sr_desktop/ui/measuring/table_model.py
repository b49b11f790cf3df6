"""The table of all methods as Qt models: the contents of its cells, and their order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from sr_desktop.export.chart.styles import style_in
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.export.tables.text_tables import Value
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.ui.measuring.table import (
    DEVICE,
    METHOD,
    PARAMETERS,
    PRECISION,
    SECONDS,
    SPEED,
    Column,
    Row,
    ScoreTable,
    ranks,
    text,
)
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.curves import curve_color
from sr_desktop.ui.theme.fonts import score_font
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import metric_explanation
from sr_desktop.ui.widgets.sorting import Index, MissingLast

_TOP = QModelIndex()


class TableModel(QAbstractTableModel):
    """Shows a `ScoreTable`: one row per method, in the order of the panes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = ScoreTable()
        self._columns = self._table.columns
        self._ranks = ranks(())

    @property
    def table(self) -> ScoreTable:
        """What is shown."""
        return self._table

    def set_table(self, table: ScoreTable) -> None:
        """Show this table; if the methods are the same, selection and scroll position stay."""
        old = self._table
        same = [row.method_id for row in table.rows] == [row.method_id for row in old.rows]
        same = same and table.metrics == old.metrics
        if not same:
            self.beginResetModel()
        self._table, self._columns = table, table.columns
        self._ranks = ranks(table.rows, self._columns)
        if not same:
            self.endResetModel()
        elif table.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, len(self._columns) - 1))

    def row(self, number: int) -> Row:
        """The row at that index."""
        return self._table.rows[number]

    def look(self, number: int, section: int) -> tuple[str, Rank, bool]:
        """What the width of a cell follows from: its text, its rank, and whether a colour stands before it."""
        row, column = self._table.rows[number], self._columns[section]
        return text(row, column), self._rank(row, column), column is METHOD and bool(row.color)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One per method."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One for each of the table's columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, alignment, rank as its font, and tooltip."""
        if not index.isValid():
            return None
        row, column = self._table.rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.DecorationRole if column is METHOD and row.color:
                return curve_color(style_in(row.color), QGuiApplication.palette())
            case Qt.ItemDataRole.FontRole:
                return self._font(row, column)
            case Qt.ItemDataRole.ForegroundRole if column.of_region and not self._table.is_current:
                return colors_of(QGuiApplication.palette()).color("dim_text")
            case Qt.ItemDataRole.ToolTipRole:
                return text(row, column) if column is DEVICE else explanation(column, self._table.protocol)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's heading, and how it is measured."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading(column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column) | Qt.AlignmentFlag.AlignBottom
            case Qt.ItemDataRole.ToolTipRole:
                return explanation(column, self._table.protocol)
        return None

    def _font(self, row: Row, column: Column) -> QFont:
        return score_font(self._rank(row, column))

    def _rank(self, row: Row, column: Column) -> Rank:
        return self._ranks.get((row.method_id, column), Rank.NONE)


class SortedTable(MissingLast):
    """The methods by the values of a column."""

    def cell(self, index: Index) -> Value:
        """The value of a cell."""
        model = self.sourceModel()
        assert isinstance(model, TableModel)
        return model.table.columns[index.column()].value(model.row(index.row()))


def _side(column: Column) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.number_text else Qt.AlignmentFlag.AlignLeft


def heading(column: Column) -> str:
    """The heading of a column, with the unit on a line of its own."""
    translate = QCoreApplication.translate
    if column.metric is not None:
        below = [translate("TableModel", "region")] if column.of_region else []
        below += [column.metric.unit] if column.metric.unit else []
        return "\n".join(part for part in (column.metric.label, ", ".join(below)) if part)
    return {
        METHOD: translate("TableModel", "Method"),
        SECONDS: translate("TableModel", "Time\ns"),
        SPEED: translate("TableModel", "Speed\nMP/s"),
        DEVICE: translate("TableModel", "Device"),
        PRECISION: translate("TableModel", "Precision"),
        PARAMETERS: translate("TableModel", "Parameters"),
    }[column]


def explanation(column: Column, protocol: Protocol) -> str | None:
    """How a column is measured by a protocol; None where that is obvious."""
    translate = QCoreApplication.translate
    if column.metric is not None:
        whole = translate("TableModel", "Over the whole picture.")
        region = translate(
            "TableModel", "In the marked region (Ctrl + drag marks one), as far as it lies inside the shaved picture."
        )
        where = region if column.of_region else whole
        return "\n".join((metric_explanation(column.metric), where, translated(protocol.message)))
    return {
        SECONDS: translate("TableModel", "Time for this method alone, on this machine."),
        SPEED: translate("TableModel", "Megapixels of the upscaled picture per second, for this picture."),
        PARAMETERS: translate("TableModel", "Number of trained parameters, from the card of the weights."),
    }.get(column)
