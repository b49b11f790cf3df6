"""The list of a figure's regions, by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.figure.regions_list import RegionsList


def painted(widget: QListWidget) -> set[int]:
    """The colours in it."""
    image = widget.viewport().grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_while_it_is_empty_it_says_how_it_is_filled(qtbot: QtBot) -> None:
    regions = RegionsList((), (64, 48))
    qtbot.addWidget(regions)
    regions.resize(300, 200)
    regions.show()
    plain = regions.list.palette().base().color().rgb()
    assert painted(regions.list) > {plain}
