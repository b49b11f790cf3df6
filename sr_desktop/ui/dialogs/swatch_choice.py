"""A list whose entries each have a swatch, with one that asks for any other colour."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QWidget

Value = TypeVar("Value", bound=Hashable)

_SWATCH = QSize(24, 16)


class SwatchChoice(QComboBox, Generic[Value]):
    """Offers known values, and by its last entry any colour; subclasses say how values look.

    Args:
        known: What is offered, by name.
        other: The name of the last entry.
        chosen: The current value; one that is not known is offered too.
        parent: The Qt parent.
    """

    def __init__(self, known: Mapping[Value, str], other: str, chosen: Value, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value] = []
        self._other = other
        self._chosen = chosen
        self.setIconSize(_SWATCH)
        for value, name in known.items():
            self._offer(value, name)
        blank = QPixmap(_SWATCH)
        blank.fill(Qt.GlobalColor.transparent)
        # Its name stands under the others.
        self.addItem(QIcon(blank), other)
        self.activated.connect(self._take)
        self._show(chosen)

    @property
    def chosen(self) -> Value:
        """The current value."""
        return self._chosen

    def choose(self, value: Value) -> None:
        """Choose this; a value that is not in the list yet is added to it."""
        self._chosen = value
        self._show(value)

    # What subclasses say

    def brush(self, value: Value) -> QBrush:
        """How the swatch of a value is filled."""
        raise NotImplementedError

    def color(self, value: Value) -> QColor:
        """The colour in which the search for another begins."""
        raise NotImplementedError

    def of_color(self, color: QColor) -> Value:
        """The value of a colour that the user has found."""
        raise NotImplementedError

    def name(self, value: Value) -> str:
        """What a value is called that was not known."""
        raise NotImplementedError

    # How the user chooses

    @Slot(int)
    def _take(self, place: int) -> None:
        if place < len(self._values):
            self._chosen = self._values[place]
            return
        # Until a colour is chosen, the list shows what is still in force.
        self._show(self._chosen)
        dialog = QColorDialog(self.color(self._chosen), self)
        dialog.setWindowTitle(self._other)
        dialog.colorSelected.connect(self._take_color)
        dialog.open()

    @Slot(QColor)
    def _take_color(self, color: QColor) -> None:
        self.choose(self.of_color(color))

    def _show(self, value: Value) -> None:
        if value not in self._values:
            self._offer(value, self.name(value))
        self.setCurrentIndex(self._values.index(value))

    def _offer(self, value: Value, name: str) -> None:
        """Add an entry, before the one that asks for another colour."""
        swatch = QPixmap(_SWATCH)
        swatch.fill(Qt.GlobalColor.transparent)
        painter = QPainter(swatch)
        painter.fillRect(swatch.rect(), self.brush(value))
        painter.end()
        self.insertItem(len(self._values), QIcon(swatch), name)
        self._values.append(value)
