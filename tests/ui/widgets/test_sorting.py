"""Rows by the values of a column: numbers, words, and what does not exist."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from sr_desktop.ui.widgets.sorting import Index, MissingLast

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
ALL = QModelIndex()
Value = float | str | None


class Sorted(MissingLast):
    """Sorts a list; its first row may stay where it is."""

    def __init__(self, values: list[Value], first_stays: bool = False) -> None:
        super().__init__()
        self._values, self._first_stays = values, first_stays
        self._source = QStandardItemModel()
        for number in range(len(values)):
            self._source.appendRow(QStandardItem(str(number)))
        self.setSourceModel(self._source)

    def cell(self, index: Index) -> Value:
        return self._values[index.row()]

    def stays_first(self, row: int) -> bool:
        return self._first_stays and row == 0

    def by(self, order: Qt.SortOrder) -> list[Value]:
        self.sort(0, order)
        return [self._values[self.mapToSource(self.index(row, 0)).row()] for row in range(self.rowCount(ALL))]


@pytest.mark.usefixtures("qapp")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.none() | st.floats(allow_nan=False)))
def test_numbers_go_by_size_and_what_is_missing_comes_last_either_way(values: list[Value]) -> None:
    there = sorted(value for value in values if isinstance(value, float))
    missing: list[Value] = [None] * (len(values) - len(there))
    rows = Sorted(values)
    assert rows.by(UP) == there + missing
    assert rows.by(DOWN) == there[::-1] + missing


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("first", [3.0, None])
def test_the_row_that_stays_first_does_so_either_way(first: Value) -> None:
    rows = Sorted([first, 2.0, None, 1.0], first_stays=True)
    assert rows.by(UP) == [first, 1.0, 2.0, None]
    assert rows.by(DOWN) == [first, 2.0, 1.0, None]


@pytest.mark.usefixtures("qapp")
def test_words_go_by_letter_whatever_their_case() -> None:
    rows = Sorted(["bicubic", "SRCNN", "Bilinear", None])
    assert rows.by(UP) == ["bicubic", "Bilinear", "SRCNN", None]
