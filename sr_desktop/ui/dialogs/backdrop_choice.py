"""Chooses what is seen through transparent pixels."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QWidget

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.theme.colors import colors_of

_SWATCH = QSize(24, 16)
_SQUARE = 4


class BackdropChoice(QComboBox):
    """A list of backdrops, each with a swatch, and one entry that asks for any other colour.

    Args:
        known: What is offered, by name.
        other: The name of the last entry.
        chosen: The current one; one that is not known is offered too.
        parent: The Qt parent.
    """

    def __init__(
        self, known: Mapping[Backdrop, str], other: str, chosen: Backdrop, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._backdrops: list[Backdrop] = []
        self._other = other
        self._chosen = chosen
        self.setIconSize(_SWATCH)
        for backdrop, name in known.items():
            self._offer(backdrop, name)
        self.addItem(other)
        self.activated.connect(self._take)
        self._show(chosen)

    @property
    def backdrop(self) -> Backdrop:
        """The chosen one."""
        return self._chosen

    def choose(self, backdrop: Backdrop) -> None:
        """Choose this; a colour that is not in the list yet is added to it."""
        self._chosen = backdrop
        self._show(backdrop)

    @Slot(int)
    def _take(self, place: int) -> None:
        if place < len(self._backdrops):
            self._chosen = self._backdrops[place]
            return
        # Until a colour is chosen, the list shows what is still in force.
        self._show(self._chosen)
        dialog = QColorDialog(QColor(*self._chosen.plain), self)
        dialog.setWindowTitle(self._other)
        dialog.colorSelected.connect(self._take_color)
        dialog.open()

    @Slot(QColor)
    def _take_color(self, color: QColor) -> None:
        self.choose(Backdrop((color.red(), color.green(), color.blue())))

    def _show(self, backdrop: Backdrop) -> None:
        if backdrop not in self._backdrops:
            self._offer(backdrop, backdrop.id)
        self.setCurrentIndex(self._backdrops.index(backdrop))

    def _offer(self, backdrop: Backdrop, name: str) -> None:
        """Add an entry, before the one that asks for another colour."""
        swatch = QPixmap(_SWATCH)
        painter = QPainter(swatch)
        painter.fillRect(swatch.rect(), Ground(backdrop, _SQUARE).brush(colors_of(self.palette())))
        painter.end()
        self.insertItem(len(self._backdrops), QIcon(swatch), name)
        self._backdrops.append(backdrop)
