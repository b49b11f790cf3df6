"""The toolbar in windows of several widths."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from sr_desktop.ui.window.main_window import MainWindow


@pytest.mark.parametrize("width", [640, 800, 960, 1040, 1280])
def test_every_button_has_its_place(window: MainWindow, width: int) -> None:
    window.resize(width, 480)
    QApplication.processEvents()
    QApplication.processEvents()
    assert window.width() == width
    buttons = [window.toolbar.widgetForAction(action) for action in window.toolbar.actions()]
    for button in buttons:
        if isinstance(button, QToolButton):
            assert button.isVisible(), button.text()
            assert window.toolbar.rect().contains(button.geometry())


def test_texts_of_what_icons_show_leave_first_and_come_back(window: MainWindow) -> None:
    def texts() -> set[str]:
        QApplication.processEvents()
        QApplication.processEvents()
        buttons = [button for button in window.toolbar.findChildren(QToolButton) if button.isVisible()]
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        return {
            button.text() for button in buttons if button.toolButtonStyle() == beside and not button.icon().isNull()
        }

    seen = []
    for width in (1800, 640, 1010, 1800):
        window.resize(width, 480)
        seen.append(texts())
    every, none, some, again = seen
    assert {"Open", "Test", "Grid", "Wipe", "Fit", "Measure", "Export"} <= every
    assert none == set()
    assert {"Open", "Test", "Measure", "Export"} <= some
    assert not some & {"Grid", "Wipe", "Fit"}
    assert again == every
