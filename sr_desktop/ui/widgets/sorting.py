"""Sorting the rows of a table of scores, and by which column that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtWidgets import QTableView

from sr_desktop.export.session.parts import SavedSort

Index = QModelIndex | QPersistentModelIndex


class KeptSort(QObject):
    """By which column a table is sorted: the one that the user has clicked, wherever it stands now.

    While that column is not there, the table has its own order.

    Args:
        view: The table, which has its model. A third click on a heading restores the table's own order.
        columns: Gives the name of every column and the method that it is of, or an empty text, in their order.

    Signals:
        changed: ``(sort,)``: another `SavedSort` was chosen.
    """

    changed = Signal(object)

    def __init__(self, view: QTableView, columns: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__(view)
        self._columns = columns
        self._sort = SavedSort()
        self._is_applying = False
        self._headings = view.horizontalHeader()
        self._headings.setSortIndicatorClearable(True)
        self._headings.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        self._headings.sortIndicatorChanged.connect(self._choose)
        view.model().modelReset.connect(self._apply)

    @property
    def sort(self) -> SavedSort:
        """What was chosen, whether or not its column is there."""
        return self._sort

    def set_sort(self, sort: SavedSort) -> None:
        """Sort so, now or once the column is there."""
        if sort != self._sort:
            self._sort = sort
            self._apply()
            self.changed.emit(sort)

    @Slot(int, Qt.SortOrder)
    def _choose(self, section: int, order: Qt.SortOrder) -> None:
        if self._is_applying:
            return
        column, method = self._columns()[section] if section >= 0 else ("", "")
        is_descending = section >= 0 and order == Qt.SortOrder.DescendingOrder
        self._sort = SavedSort(column=column, method=method, is_descending=is_descending)
        self.changed.emit(self._sort)

    @Slot()
    def _apply(self) -> None:
        named, columns = (self._sort.column, self._sort.method), self._columns()
        section = columns.index(named) if named in columns else -1
        is_descending = section >= 0 and self._sort.is_descending
        self._is_applying = True
        self._headings.setSortIndicator(
            section, Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        )
        self._is_applying = False


class MissingLast(QSortFilterProxyModel):
    """The rows by the values of a column; missing values come last in both directions."""

    def cell(self, index: Index) -> float | str | None:
        """What a cell of the source holds; None where there is nothing."""
        raise NotImplementedError

    def stays_first(self, row: int) -> bool:
        """Whether this row of the source comes first however the others are sorted; several do in their own order."""
        return False

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802
        """Whether a cell comes before another of its column."""
        # Qt negates the answer when it sorts in descending order.
        upwards = self.sortOrder() == Qt.SortOrder.AscendingOrder
        first = self.stays_first(left.row()), self.stays_first(right.row())
        if all(first):
            return (left.row() < right.row()) == upwards
        if any(first):
            return first[0] == upwards
        a, b = self.cell(left), self.cell(right)
        if a is None or b is None:
            return a is not b and (a is not None) == upwards
        return precedes(a, b)


def precedes(a: float | str, b: float | str) -> bool:
    """Whether a value comes before another of its column, ascending: numbers by size, words by letter."""
    if isinstance(a, str) or isinstance(b, str):
        return str(a).casefold() < str(b).casefold()
    return a < b
