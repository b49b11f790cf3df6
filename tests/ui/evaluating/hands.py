"""What a user does to evaluate, and what the table shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.evaluating.table import EvaluationTable
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui import headings
from tests.ui.headings import section_of

LEFT = Qt.MouseButton.LeftButton


def open_folder(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)


def evaluate(qtbot: QtBot, window: MainWindow) -> None:
    """By the button beside the film strip."""
    qtbot.mouseClick(window.feature(Collection).strip.findChild(QToolButton, "evaluate-all-button"), LEFT)


def copied(qtbot: QtBot, ask: Callable[[], object]) -> str:
    """What is on the clipboard once something was copied."""
    QGuiApplication.clipboard().clear()
    ask()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    return QGuiApplication.clipboard().text()


def wait_until_ended(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.feature(Evaluating).busy)


def table(window: MainWindow) -> EvaluationTable:
    return window.feature(Evaluating).dock.table


def row_names(window: MainWindow) -> list[str]:
    model = table(window).model()
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def cells(window: MainWindow, row: int) -> list[str]:
    model = table(window).model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def section(window: MainWindow, heading: str) -> int:
    return section_of(table(window), heading)


def cell_rect(window: MainWindow, row: int, column: int = 0) -> QRect:
    return table(window).visualRect(table(window).model().index(row, column))


def click_heading(qtbot: QtBot, window: MainWindow, heading: str) -> None:
    headings.click_heading(qtbot, table(window), heading)


def choose_quality(qtbot: QtBot, window: MainWindow, steps: int) -> None:
    choice = window.feature(Evaluating).dock.findChild(QComboBox, "evaluation-metrics")
    choice.setFocus()
    for _ in range(steps):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
