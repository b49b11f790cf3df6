"""Every key and gesture on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sr_desktop.ui.actions.wording import keys_text, label_of
from sr_desktop.ui.widgets.fitting import resize_within_screen

_COLUMNS = 2


def gestures() -> tuple[tuple[str, str], ...]:
    """What the mouse does in a pane, as ``(gesture, effect)``."""
    translate = QCoreApplication.translate
    return (
        (translate("ShortcutsDialog", "Wheel, pinch"), translate("ShortcutsDialog", "Zoom at the pointer")),
        (
            translate("ShortcutsDialog", "Two fingers on a trackpad"),
            translate("ShortcutsDialog", "Move the picture; with Ctrl, zoom"),
        ),
        (
            translate("ShortcutsDialog", "Shift + wheel"),
            translate("ShortcutsDialog", "Change the magnification of the loupe while it is shown"),
        ),
        (translate("ShortcutsDialog", "Left drag"), translate("ShortcutsDialog", "Zoom every pane to that rectangle")),
        (
            translate("ShortcutsDialog", "Ctrl + drag"),
            translate("ShortcutsDialog", "Mark a region to measure; inside the region, move it"),
        ),
        (translate("ShortcutsDialog", "Drag a handle of the region"), translate("ShortcutsDialog", "Resize it")),
        (translate("ShortcutsDialog", "Esc, Ctrl + click outside"), translate("ShortcutsDialog", "Remove the region")),
        (
            translate("ShortcutsDialog", "Shift + drag"),
            translate("ShortcutsDialog", "Draw a line and plot its profile; hold Ctrl to keep it straight"),
        ),
        (
            translate("ShortcutsDialog", "Drag an end of the line, or the line"),
            translate("ShortcutsDialog", "Turn or move it"),
        ),
        (translate("ShortcutsDialog", "Esc, Shift + click beside"), translate("ShortcutsDialog", "Remove the line")),
        (
            translate("ShortcutsDialog", "Right or middle drag, Space + drag"),
            translate("ShortcutsDialog", "Move the picture"),
        ),
        (translate("ShortcutsDialog", "Double-click in a picture"), translate("ShortcutsDialog", "Fit to pane")),
        (
            translate("ShortcutsDialog", "Double-click on a title"),
            translate("ShortcutsDialog", "Show that pane alone, or all again"),
        ),
        (translate("ShortcutsDialog", "Drag a title"), translate("ShortcutsDialog", "Move that pane to another place")),
        (
            translate("ShortcutsDialog", "Drag a title out of the window, or with Ctrl"),
            translate("ShortcutsDialog", "Drop that pane's picture elsewhere, as a file"),
        ),
        (
            translate("ShortcutsDialog", "Drag a divider of a wipe, or where two cross; Shift + arrows"),
            translate("ShortcutsDialog", "Move it; a double-click puts it in the middle"),
        ),
        (translate("ShortcutsDialog", "Drop files or a folder"), translate("ShortcutsDialog", "Open them")),
        (
            translate("ShortcutsDialog", "Shift + drop a picture"),
            translate("ShortcutsDialog", "Add it as a result for the open picture"),
        ),
    )


class ShortcutsDialog(QDialog):
    """Lists the mouse, then the keys of actions in titled groups.

    Args:
        groups: ``(title, actions)``; actions without a key are left out.
        parent: The window.
    """

    def __init__(self, groups: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts-dialog")
        self.setWindowTitle(self.tr("Keys and mouse"))
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setSpacing(14)
        rows.addLayout(self._group(self.tr("Mouse"), gestures()))
        for title, actions in groups:
            pairs = tuple((keys_text(action), label_of(action)) for action in actions if action.shortcuts())
            rows.addLayout(self._group(title, pairs))
        rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, 680, 640)

    def _group(self, title: str, pairs: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        heading = QLabel(title, self)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        grid.addWidget(heading, 0, 0, 1, _COLUMNS)
        for row, (keys, effect) in enumerate(pairs, start=1):
            left, right = QLabel(keys, self), QLabel(effect, self)
            left.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for column, label in enumerate((left, right)):
                label.setWordWrap(True)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return grid
