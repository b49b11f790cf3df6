"""Clicks on the headings of tables."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot


def section_of(view: QTableView, heading: str) -> int:
    """The place of the column with that heading."""
    model = view.model()
    headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    return headings.index(heading)


def click_heading(qtbot: QtBot, view: QTableView, heading: str) -> None:
    """As a user does, in the middle."""
    headings, section = view.horizontalHeader(), section_of(view, heading)
    at = QPoint(headings.sectionViewportPosition(section) + headings.sectionSize(section) // 2, headings.height() // 2)
    qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=at)


def sorted_by(view: QTableView) -> tuple[str, bool] | None:
    """The heading that has the mark, and whether the largest comes first; None if no heading has it."""
    headings = view.horizontalHeader()
    if (section := headings.sortIndicatorSection()) < 0:
        return None
    is_descending = headings.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    return view.model().headerData(section, Qt.Orientation.Horizontal), is_descending
