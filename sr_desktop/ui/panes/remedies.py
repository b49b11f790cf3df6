"""What a pane without a result offers to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

_MARGIN = 8


class Remedy(StrEnum):
    """What can be done where there is no result."""

    RESUME = "resume"
    """Continue what was cut off."""
    PROCESSOR = "processor"
    """Compute on the processor from now on."""
    RECOMPUTE = "recompute"
    """Try this method again."""
    SCALE = "scale"
    """Take the scale that the method has weights for."""
    DETAILS = "details"
    """Show the messages."""


class RemedyBar(QWidget):
    """The buttons of remedies at the lower edge of its parent: in a row, or above each other where that is narrow.

    Signals:
        chosen: A `Remedy`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._buttons: list[QPushButton] = []
        self.hide()

    def offer(self, remedies: Sequence[Remedy]) -> None:
        """Show buttons for these; none hides the bar."""
        parent = self.parentWidget()
        if parent is not None and any(button.hasFocus() for button in self._buttons):
            # Else the keyboard would go to whatever comes next in the window.
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(remedy) for remedy in remedies]
        for button in self._buttons:
            self._row.addWidget(button)
        self.setVisible(bool(remedies))
        self.place()

    def place(self) -> None:
        """Find its place in the parent after a change of its size."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.rect()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        if self._row.sizeHint().width() > room.width() - 2 * _MARGIN:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        size = self._row.sizeHint()
        self.setGeometry(
            QRect(
                (room.width() - size.width()) // 2, room.height() - size.height() - _MARGIN, size.width(), size.height()
            )
        )
        self.raise_()

    def _button(self, remedy: Remedy) -> QPushButton:
        label, tip = _words(remedy)
        button = QPushButton(label, self)
        button.setObjectName(f"remedy-{remedy}")
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._choose, remedy))
        return button

    def _choose(self, remedy: Remedy) -> None:
        self.chosen.emit(remedy)


def _words(remedy: Remedy) -> tuple[str, str]:
    translate = QCoreApplication.translate
    match remedy:
        case Remedy.RESUME:
            return translate("Remedies", "Resume"), translate("Remedies", "Continue what was cut off")
        case Remedy.PROCESSOR:
            return (
                translate("Remedies", "Use the processor"),
                translate("Remedies", "Compute on the processor from now on; the settings keep it"),
            )
        case Remedy.RECOMPUTE:
            return translate("Remedies", "Try again"), translate("Remedies", "Compute this pane again")
        case Remedy.SCALE:
            return (
                translate("Remedies", "Take its scale"),
                translate("Remedies", "Compute every pane at the scale that this method is for"),
            )
        case Remedy.DETAILS:
            return translate("Remedies", "Details"), translate("Remedies", "Show all messages, to be copied")
