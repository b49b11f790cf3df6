"""The menu of a model's pane that says how the model takes and gives pictures, where a trial told it wrongly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from sr_desktop.engine.foreign.description import ONNX
from sr_desktop.methods import Method
from sr_desktop.model_format import ChannelOrder, FormatChoice, Layout, ValueRange
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP

Choose = Callable[[FormatChoice], None]
"""Called with the format that the user picks."""

FOUND = QT_TRANSLATE_NOOP("FormatMenu", "As a trial tells")

RANGES: Mapping[str, tuple[ValueRange | None, ValueRange | None]] = {
    FOUND: (None, None),
    QT_TRANSLATE_NOOP("FormatMenu", "0 to 1"): (ValueRange.UNIT, ValueRange.UNIT),
    QT_TRANSLATE_NOOP("FormatMenu", "0 to 255"): (ValueRange.BYTE, ValueRange.BYTE),
    QT_TRANSLATE_NOOP("FormatMenu", "-1 to 1"): (ValueRange.SIGNED, ValueRange.SIGNED),
    QT_TRANSLATE_NOOP("FormatMenu", "0 to 1 in, 0 to 255 out"): (ValueRange.UNIT, ValueRange.BYTE),
    QT_TRANSLATE_NOOP("FormatMenu", "0 to 1 in, -1 to 1 out"): (ValueRange.UNIT, ValueRange.SIGNED),
    QT_TRANSLATE_NOOP("FormatMenu", "0 to 255 in, 0 to 1 out"): (ValueRange.BYTE, ValueRange.UNIT),
    QT_TRANSLATE_NOOP("FormatMenu", "Less ImageNet's mean in, 0 to 1 out"): (ValueRange.IMAGENET, ValueRange.UNIT),
}
"""What can be picked of the values that a model takes and gives."""


def add_format_menu(menu: QMenu, method: Method, choose: Choose) -> None:
    """Add to a pane's menu how its model takes pictures; picking an entry calls ``choose``."""
    menu.addSeparator()
    own, chosen = menu.addMenu(QCoreApplication.translate("FormatMenu", "Model takes and gives")), method.format
    _add_group(
        own,
        {_tr(text): replace(chosen, given=given, made=made) for text, (given, made) in RANGES.items()},
        chosen,
        choose,
    )
    own.addSeparator()
    orders = {_tr(FOUND): replace(chosen, order=None, made_order=None)}
    orders |= {str(order): replace(chosen, order=order, made_order=order) for order in ChannelOrder}
    _add_group(own.addMenu(QCoreApplication.translate("FormatMenu", "Channels")), orders, chosen, choose)
    if method.model is not None and method.model.suffix.lower() == ONNX:
        layouts = {_tr(FOUND): replace(chosen, layout=None)}
        layouts |= {str(layout): replace(chosen, layout=layout) for layout in Layout}
        _add_group(own.addMenu(QCoreApplication.translate("FormatMenu", "Axes")), layouts, chosen, choose)


def _add_group(menu: QMenu, entries: Mapping[str, FormatChoice], chosen: FormatChoice, choose: Choose) -> None:
    group = QActionGroup(menu)
    for text, choice in entries.items():
        action = QAction(text, menu, checkable=True, checked=choice == chosen)
        action.setData(choice)
        group.addAction(action)
        menu.addAction(action)
    group.triggered.connect(lambda action: choose(action.data()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormatMenu", text)
