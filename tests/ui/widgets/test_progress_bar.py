"""Progress is painted with the rest of the window, and not at once at every change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets.progress_bar import ProgressBar


class Paints(QObject):
    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_values_are_painted_with_the_rest_of_the_window(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 40)
    bar = ProgressBar(page)
    bar.resize(300, 20)
    page.show()
    qtbot.waitExposed(page)
    before = bar.grab().toImage()
    paints = Paints()
    bar.installEventFilter(paints)
    for done in range(21):
        bar.set_fraction(done / 40)
    assert bar.value() == 500
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count > 0)
    painted = bar.grab().toImage()
    assert painted.pixel(100, 10) != before.pixel(100, 10)
    assert painted.pixel(250, 10) == before.pixel(250, 10)
