"""A user gives methods and results other names and colours, by key and by menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QTableView
from pytestqt.qtbot import QtBot

from sr_desktop.engine.inputs.external import external_method
from sr_desktop.export.chart.styles import HUES
from sr_desktop.export.figure.request import FigureRequest
from sr_desktop.export.figure.wording import title_of
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.dialogs.name_dialog import ColorChoice, NameDialog
from sr_desktop.ui.measuring.copying import as_csv, as_latex
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.measuring.table import COLUMNS, METHOD
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from sr_desktop.ui.workspace.session import gatherer

pytestmark = pytest.mark.usefixtures("pointer_away")


def pane(window: MainWindow, name: str) -> Pane:
    return next(each for each in window.stage.panes if each.method_id == name)


def asked(window: MainWindow) -> NameDialog:
    dialog = window.findChild(NameDialog, "rename")
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def accept(qtbot: QtBot, window: MainWindow, dialog: NameDialog) -> None:
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(NameDialog, "rename") is None)


def colors_in_title(shown: Pane) -> set[str]:
    image = shown.header.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(8, 17) for y in range(image.height())}


def test_f2_renames_and_colours_a_method_of_the_program(
    qtbot: QtBot, compared: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    stage, order = compared.stage, compared.stage.order
    pane(compared, "srresnet").canvas.setFocus()
    qtbot.keyClick(compared, Qt.Key.Key_F2)
    dialog = asked(compared)
    assert dialog.name.text() == "SRResNet"
    qtbot.keyClicks(dialog.name, "Ours & theirs")
    choice = dialog.findChild(ColorChoice, "rename-color")
    qtbot.keyClicks(choice, "Pink")
    assert choice.chosen == HUES[6]
    accept(qtbot, compared, dialog)

    assert stage.titles["srresnet"] == pane(compared, "srresnet").title == "Ours & theirs"
    assert stage.order == order
    dark = "#d81878"
    assert dark in colors_in_title(pane(compared, "srresnet"))
    assert dark not in colors_in_title(pane(compared, "srcnn"))
    shown = {action.data(): action.text() for action in compared.workspace.pane_actions.shown}
    assert shown["srresnet"] == "Ours && theirs"

    compared.actions_by_id["table"].trigger()
    dock = compared.feature(Measuring).dock
    view = dock.findChild(QTableView)
    column = COLUMNS.index(METHOD)
    places = [view.model().index(row, column) for row in range(view.model().rowCount())]
    (place,) = (each for each in places if each.data() == "Ours & theirs")
    assert place.data(Qt.ItemDataRole.DecorationRole) == QColor(dark)
    assert [each.data(Qt.ItemDataRole.DecorationRole) for each in places].count(None) == len(places) - 1
    assert "Ours & theirs" in as_csv(dock.table)
    assert r"Ours \& theirs" in as_latex(dock.table)

    compared.actions_by_id["histogram"].trigger()
    plot = compared.feature(Plotting).histogram.dock
    qtbot.waitUntil(lambda: plot.chart is not None and len(plot.chart.curves) == 7)
    assert plot.chart is not None
    assert plot.panel is not None
    names = [curve.title for curve in plot.chart.curves]
    (line,) = (each for each, name in zip(plot.panel.getPlotItem().listDataItems(), names, strict=True)
               if name == "Ours & theirs")  # fmt: skip
    assert line.opts["pen"].color().name() == dark

    gather = gatherer(compared.session, ("srresnet",))
    assert gather is not None
    assert title_of(FigureRequest(gather(), ()), "srresnet") == "Ours & theirs"

    later = make_window()
    assert later.stage.titles["srresnet"] == "Ours & theirs"
    assert later.session.catalogue.title("srresnet") == "Ours & theirs"
    assert dark in colors_in_title(pane(later, "srresnet"))


def test_the_menu_of_a_title_asks_too_and_an_empty_name_brings_the_usual_one_back(
    qtbot: QtBot, compared: MainWindow
) -> None:
    renaming = compared.feature(Renaming)
    renaming.rename("bicubic", "Baseline")
    renaming.color("bicubic", "#123456")
    header = pane(compared, "bicubic").header
    at = header.rect().center()
    QApplication.sendEvent(header, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, header.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if "Rename" in each.text().replace("&", "")).trigger()
    menu.close()
    dialog = asked(compared)
    assert dialog.color.currentText() == "#123456"
    dialog.name.clear()
    assert dialog.name.placeholderText() == "Bicubic"
    qtbot.keyClicks(dialog.color, "Automatic")
    accept(qtbot, compared, dialog)
    assert compared.stage.titles["bicubic"] == compared.session.catalogue.title("bicubic") == "Bicubic"
    assert compared.session.catalogue == compared.session.catalogue.renaming("bicubic", SHIPPED.title("bicubic"))
    assert header.style_of_mark is None
    assert (compared.settings.method_names, compared.settings.method_colors) == ({}, {})


def test_an_added_result_is_renamed_for_as_long_as_it_is_there(
    qtbot: QtBot, compared: MainWindow, picture_file: Path
) -> None:
    method = compared.session.add_method(external_method(picture_file, compared.session.catalogue))
    compared.stage.add_method(method.id)
    renaming = compared.feature(Renaming)
    renaming.ask(method.id)
    dialog = asked(compared)
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "Theirs")
    accept(qtbot, compared, dialog)
    renaming.color(method.id, HUES[0])
    assert compared.stage.titles[method.id] == compared.session.catalogue.title(method.id) == "Theirs"
    assert pane(compared, method.id).header.style_of_mark is not None
    assert (compared.settings.method_names, compared.settings.method_colors) == ({}, {})
    renaming.rename(method.id, "  ")
    assert compared.stage.titles[method.id] == "Theirs"
    assert not renaming.can_rename(ORIGINAL)
