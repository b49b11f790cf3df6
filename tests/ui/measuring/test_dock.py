"""The table as a user handles it: sorted at a click, copied by key and by menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sr_desktop.ui.measuring.copying import as_csv, as_latex, as_text
from sr_desktop.ui.measuring.dock import TableDock
from sr_desktop.ui.measuring.table import COLUMNS, METHOD, SECONDS, Column, ScoreTable
from sr_desktop.ui.measuring.table_model import heading
from sr_desktop.ui.theme.theme import Theme
from tests.ui import headings
from tests.ui.headings import sorted_by
from tests.ui.measuring.conftest import quality


@pytest.fixture
def dock(qtbot: QtBot, theme: Theme, table: ScoreTable) -> TableDock:
    """The table in a dock of its own."""
    dock = TableDock()
    qtbot.addWidget(dock)
    dock.resize(1200, 300)
    dock.set_table(table)
    dock.show()
    qtbot.waitExposed(dock)
    return dock


def titles(dock: TableDock) -> list[str]:
    model = dock.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_heading(qtbot: QtBot, dock: TableDock, column: Column) -> None:
    headings.click_heading(qtbot, dock.view, heading(column))


def cell(dock: TableDock, row: int, column: Column) -> QRect:
    return dock.view.visualRect(dock.view.model().index(row, COLUMNS.index(column)))


def test_a_click_on_a_heading_sorts_with_the_unfinished_last_and_a_third_restores(
    qtbot: QtBot, dock: TableDock
) -> None:
    assert titles(dock) == ["Nearest", "Bicubic", "SRResNet", "SRCNN"]
    click_heading(qtbot, dock, SECONDS)
    assert titles(dock) == ["Bicubic", "Nearest", "SRResNet", "SRCNN"]
    click_heading(qtbot, dock, SECONDS)
    assert titles(dock) == ["SRResNet", "Nearest", "Bicubic", "SRCNN"]
    click_heading(qtbot, dock, SECONDS)
    assert titles(dock) == ["Nearest", "Bicubic", "SRResNet", "SRCNN"]
    click_heading(qtbot, dock, METHOD)
    assert titles(dock) == ["Bicubic", "Nearest", "SRCNN", "SRResNet"]


def test_it_stays_sorted_by_a_column_that_moves_goes_and_comes_back(
    qtbot: QtBot, dock: TableDock, table: ScoreTable
) -> None:
    for _ in range(2):
        click_heading(qtbot, dock, SECONDS)
    dock.set_table(replace(table, metrics=()))
    assert sorted_by(dock.view) == ("Time\ns", True)
    assert titles(dock) == ["SRResNet", "Nearest", "Bicubic", "SRCNN"]
    dock.set_table(table)
    for _ in range(2):
        click_heading(qtbot, dock, COLUMNS[1])
    by_score = titles(dock)
    dock.set_table(replace(table, metrics=()))
    assert sorted_by(dock.view) is None
    assert titles(dock) == ["Nearest", "Bicubic", "SRResNet", "SRCNN"] != by_score
    dock.set_table(table)
    assert (sorted_by(dock.view), titles(dock)) == (("PSNR-Y\ndB", True), by_score)


def test_the_best_is_bold_and_the_second_underlined(dock: TableDock) -> None:
    model = dock.view.model()
    fonts = [model.index(row, 1).data(Qt.ItemDataRole.FontRole) for row in range(4)]
    assert all(isinstance(font, QFont) for font in fonts)
    assert [font.bold() for font in fonts] == [False, False, True, False]
    assert [font.underline() for font in fonts] == [False, True, False, False]


def test_ctrl_c_copies_the_table_in_the_visible_order(qtbot: QtBot, dock: TableDock, table: ScoreTable) -> None:
    click_heading(qtbot, dock, SECONDS)
    with qtbot.waitSignal(dock.copied) as copied:
        qtbot.keyClick(dock.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [4, "text"]
    nearest, bicubic, srresnet, srcnn = table.rows
    expected = ScoreTable((bicubic, nearest, srresnet, srcnn), table.picture, table.region)
    assert QGuiApplication.clipboard().text() == as_text(expected)


def test_several_selected_rows_are_copied_alone(qtbot: QtBot, dock: TableDock) -> None:
    ports = dock.view.viewport()
    qtbot.mouseClick(ports, Qt.MouseButton.LeftButton, pos=cell(dock, 0, METHOD).center())
    assert len(dock.chosen.rows) == 4
    qtbot.mouseClick(
        ports, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, cell(dock, 2, METHOD).center()
    )
    assert [row.title for row in dock.chosen.rows] == ["Nearest", "SRResNet"]


@pytest.mark.parametrize(("place", "written"), [(0, as_text), (1, as_csv), (2, as_latex)])
def test_the_menu_copies_text_csv_and_latex(
    qtbot: QtBot, dock: TableDock, table: ScoreTable, place: int, written: object
) -> None:
    dock.view.customContextMenuRequested.emit(QPoint(20, 20))
    menu = dock.findChild(QMenu, "table-menu")
    qtbot.waitUntil(menu.isVisible)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[place]).center())
    assert callable(written)
    assert QGuiApplication.clipboard().text() == written(table)
    QApplication.processEvents()


def test_new_figures_of_the_same_methods_keep_the_selection(qtbot: QtBot, dock: TableDock, table: ScoreTable) -> None:
    qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=cell(dock, 1, METHOD).center())
    dock.set_table(ScoreTable(table.rows, "baby", None))
    assert [index.row() for index in dock.view.selectionModel().selectedRows()] == [1]


def test_columns_grow_with_their_contents_and_never_shrink(dock: TableDock, table: ScoreTable) -> None:
    nearest, *others = table.rows
    headings, place = dock.view.horizontalHeader(), COLUMNS.index(METHOD)
    before = headings.sectionSize(place)
    dock.set_table(replace(table, rows=(replace(nearest, title="Nearest neighbour, of somebody"), *others)))
    assert headings.sectionSize(place) == dock.view.sizeHintForColumn(place) > before
    grown = headings.sectionSize(place)
    dock.set_table(table)
    assert headings.sectionSize(place) == grown
    dock.set_table(replace(table, metrics=()))
    assert headings.sectionSize(place) < grown


def test_only_what_is_new_is_measured(dock: TableDock, table: ScoreTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each score that comes would else take the window as long as the whole table."""
    asked: list[tuple[int, str]] = []
    measure = dock.view.sizeHintForIndex
    monkeypatch.setattr(
        dock.view, "sizeHintForIndex", lambda index: (asked.append((index.row(), index.data())), measure(index))[1]
    )
    *others, srcnn = table.rows
    dock.set_table(replace(table, rows=(*others, replace(srcnn, whole=quality(22.5)))))
    assert asked == [(3, "22.50")]
    # Now the second best is another.
    asked.clear()
    dock.set_table(replace(table, rows=(*others, replace(srcnn, whole=quality(26.0)))))
    assert asked == [(1, "25.10"), (3, "26.00")]
