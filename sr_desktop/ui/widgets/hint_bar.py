"""A line over the pictures that says something of them, with something to do about it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.icons import icon
from sr_desktop.ui.widgets.buttons import tool_button

_ICON = QSize(16, 16)


class HintBar(QWidget):
    """Hidden until `say`; it stays until it is dismissed or no longer holds.

    Args:
        action: What its button does.
        parent: The window.

    Signals:
        accepted: The button was pressed.
        asked: The link in the text was followed.
        dismissed: It was closed.
    """

    accepted = Signal()
    asked = Signal()
    dismissed = Signal()

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint-bar")
        mark = QLabel(self)
        mark.setPixmap(icon("info").pixmap(_ICON))
        self._text = QLabel(self)
        self._text.setObjectName("hint-text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.linkActivated.connect(self.asked)
        self._act = QPushButton(action, self)
        self._act.setObjectName("hint-accept")
        self._act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._act.clicked.connect(self.accepted)
        close = tool_button(self, self.tr("Dismiss"), self.tr("Dismiss"), "close")
        close.setObjectName("hint-dismiss")
        close.clicked.connect(self.dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.setSpacing(8)
        layout.addWidget(mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        layout.addWidget(close)
        self.hide()

    def say(self, text: str, link: str) -> None:
        """Show a hint.

        Args:
            text: What it says.
            link: Behind it, what asks for more.
        """
        self._text.setText(f'{escape(text)} <a href="more">{escape(link)}</a>')
        self.setAccessibleName(f"{text} {link}")
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The tone of a header, with a hairline under it and the accent at its side."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("header"))
        painter.fillRect(0, 0, 4, self.height(), colors.color("accent"))
        painter.setPen(colors.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
