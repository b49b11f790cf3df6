"""The toolbar in windows of several widths."""

from __future__ import annotations

import pytest
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
