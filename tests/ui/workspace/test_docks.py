"""Docks are where they were at the next start; what is kept of that may be damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt

from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.window.main_window import MainWindow

LEFT, BOTTOM = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea


@pytest.mark.parametrize("damage", [None, b"", b"\xff" * 9, slice(40, 44), slice(90, 5000)])
def test_a_dock_is_where_it_was_unless_that_is_damaged(
    make_window: Callable[[], MainWindow], storage: QSettings, damage: bytes | slice | None
) -> None:
    """Qt itself would end the process over some of these."""
    first = make_window()
    first.addDockWidget(LEFT, first.feature(Evaluating).dock)
    first.close()
    settings = Settings(storage)
    state = bytearray(settings.window_state.data())
    if isinstance(damage, slice):
        state[damage] = b"\x7f\xff\xff\xff"
    elif damage is not None:
        state = bytearray(damage)
    settings.window_state = QByteArray(bytes(state))
    settings.sync()
    second = make_window()
    assert second.dockWidgetArea(second.feature(Evaluating).dock) == (LEFT if damage is None else BOTTOM)


def test_the_tabs_stand_in_the_order_of_the_menu(window: MainWindow) -> None:
    names = [place.name for place in window.workspace.docks.places]
    assert names == ["table-dock", "profile-dock", "spectrum-dock", "histogram-dock", "evaluation-dock", "plane-dock"]
