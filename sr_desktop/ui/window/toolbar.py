"""The toolbar: what one needs all the time, and no more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId

_TIGHT = """
QToolBar::separator { margin: 5px 3px; }
QToolButton { padding: 4px 5px; }
QToolButton:focus { padding: 3px 4px; }
"""
"""What brings all buttons into a window of 640 logical pixels."""

_ROWS: tuple[tuple[ActionId, ...], ...] = (
    (ActionId.PASTE,),
    (ActionId.REFERENCE, ActionId.UPSCALE),
    (ActionId.GRID, ActionId.SINGLE, ActionId.WIPE, ActionId.FOUR_WIPE, ActionId.DIFFERENCE),
    (ActionId.FIT, ActionId.ZOOM_100, ActionId.ZOOM_200),
)


class ToolBar(QToolBar):
    """Open, paste | mode | layout | zoom, and export at the far end."""

    def __init__(self, actions: Actions, recent: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # How wide it is with words, as last seen: without them it cannot tell.
        self._needed = 0

        opener = QToolButton(self)
        opener.setDefaultAction(actions[ActionId.OPEN])
        opener.setMenu(recent)
        opener.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(opener)
        self._opener = opener
        self.toolButtonStyleChanged.connect(opener.setToolButtonStyle)
        opener.setToolButtonStyle(self.toolButtonStyle())

        for number, row in enumerate(_ROWS):
            if number:
                self.addSeparator()
            for entry in row:
                self.addAction(actions[entry])
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.addAction(actions[ActionId.EXPORT])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Icons alone where there is too little room for words."""
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            self._needed = self.sizeHint().width()
        compact = event.size().width() < self._needed
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if style != self.toolButtonStyle():
            self.setToolButtonStyle(style)
            self.setStyleSheet(_TIGHT if compact else "")
        super().resizeEvent(event)
