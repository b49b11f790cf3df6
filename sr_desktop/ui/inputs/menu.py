"""The entries of a menu that choose what the methods are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation, parse_degradation
from sr_desktop.messages.names import shown
from sr_desktop.ui.translation.messages import capitalized, translated

if TYPE_CHECKING:
    from sr_desktop.ui.inputs.feature import Inputs

USUAL = tuple(map(parse_degradation, ("bicubic", "matlab", "jpeg60", "blur1.2", "noise5", "blur1.2+noise5+jpeg75")))
"""The degradations that are offered by name; the dialog has all others."""


class InputEntries(QObject):
    """Lists the usual degradations above a menu's commands each time it opens: the present one, or its file, checked.

    Args:
        inputs: What is chosen.
        menu: The menu, with its commands.
    """

    def __init__(self, inputs: Inputs, menu: QMenu) -> None:
        super().__init__(menu)
        self._inputs = inputs
        self._menu = menu
        self._first = menu.actions()[0]
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        menu.setObjectName("input-menu")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        for action in self._group.actions():
            self._menu.removeAction(action)
            self._group.removeAction(action)
            action.deleteLater()
        choice, file = self._inputs.choice, self._inputs.open_file
        for degradation in USUAL if choice.degradation in USUAL else (*USUAL, choice.degradation):
            is_chosen = file is None and degradation == choice.degradation
            self._add(self._label(degradation), degradation.id, is_chosen).setData(degradation.id)
        if file is not None:
            self._add(
                self.tr("From {name}").format(name=shown(file.name)).replace("&", "&&"),
                shown(str(file)),
                is_chosen=True,
            )

    def _add(self, label: str, tip: str, is_chosen: bool) -> QAction:
        action = QAction(label, self._menu, checkable=True, checked=is_chosen)
        action.setToolTip(tip)
        self._group.addAction(action)
        self._menu.insertAction(self._first, action)
        return action

    def _label(self, degradation: Degradation) -> str:
        label = capitalized(translated(degradation.message))
        return self.tr("{label} (the protocol)").format(label=label) if degradation == PLAIN else label

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if isinstance(chosen := action.data(), str):
            self._inputs.choose(parse_degradation(chosen))
