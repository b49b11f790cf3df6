"""The button of the tool bar that shows the scale, and lets another be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class ScaleButton(QToolButton):
    """Shows the chosen scale, ``×4``; a press opens the menu of all.

    Args:
        scales: The commands that choose a scale, by it.
        menu: The menu that holds them.
        parent: The tool bar.
    """

    def __init__(self, scales: Mapping[int, QAction], menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scales = scales
        self.setObjectName("scale-button")
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for action in scales.values():
            action.toggled.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        for scale, action in self._scales.items():
            if action.isChecked():
                self.setText(f"×{scale}")
                self.setAccessibleName(self.tr("Scale: {scale}").format(scale=f"×{scale}"))
                self.setToolTip(self.tr("How many times pictures are shrunk and enlarged"))
