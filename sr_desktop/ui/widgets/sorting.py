"""Sorting the rows of a table of scores."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

Index = QModelIndex | QPersistentModelIndex


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
