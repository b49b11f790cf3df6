"""Pictures side by side, each with a title above and a note below; they share the width and keep their aspect."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from sr_desktop.imaging.picture import Pixels
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.widgets.images import image_of

NARROWEST = 64
"""The least width of a picture in logical pixels."""


class Exhibit(QWidget):
    """One picture, as wide as its room.

    Args:
        size: ``(width, height)`` of the picture in pixels; its aspect is known before the picture.
        name: What a screen reader calls it.
        crisp: Show every pixel as a square, so that pixels can be counted.
    """

    def __init__(self, size: tuple[int, int], name: str, crisp: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._crisp = crisp
        self._image: QImage | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture yet."""
        return self._image is None

    def show_pixels(self, pixels: Pixels) -> None:
        """Show a picture ``(H, W, 3)``."""
        self._image = image_of(pixels)
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """It keeps its aspect."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height of the picture at this width."""
        return round(width * self._size[1] / self._size[0])

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable size."""
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Four of them side by side in a small window."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture, or a placeholder until it arrives."""
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), colors_of(self.palette()).color("placeholder"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._crisp)
            painter.drawImage(QRectF(self.rect()), self._image)
            # White bars would merge with the background of a light window.
            painter.setPen(colors_of(self.palette()).color("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ExhibitRow(QWidget):
    """Exhibits of the same aspect, side by side.

    Args:
        titles: The title of each, in order.
        size: ``(width, height)`` of every picture in pixels.
        crisp: Show every pixel as a square.
        room_for: This many fill the width; None for the number of titles.
    """

    def __init__(
        self,
        titles: list[str],
        size: tuple[int, int],
        parent: QWidget | None = None,
        *,
        crisp: bool = False,
        room_for: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.exhibits: list[Exhibit] = []
        self.notes: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        for column, title in enumerate(titles):
            heading = QLabel(title, self)
            heading.setWordWrap(True)
            exhibit = Exhibit(size, title, crisp, self)
            note = QLabel(self)
            note.setWordWrap(True)
            note.setFont(with_tabular_digits(self.font()))
            note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(exhibit, 1, column)
            grid.addWidget(note, 2, column, top)
            self.exhibits.append(exhibit)
            self.notes.append(note)

        for column in range(room_for or len(titles)):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, NARROWEST)

    def fill(self, place: int, pixels: Pixels, note: str) -> None:
        """Show a picture and its note at an index."""
        self.exhibits[place].show_pixels(pixels)
        self.say(place, note)

    def say(self, place: int, note: str) -> None:
        """Show only the note at an index."""
        self.notes[place].setText(note)
        self.exhibits[place].setAccessibleDescription(note)
