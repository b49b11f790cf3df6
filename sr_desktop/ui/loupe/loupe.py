"""A loupe: the same spot of several results, magnified, beside the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.loupe.layout import LoupeLayout, loupe_layout, loupe_place
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.panes.painting import render, to_device_pixels, to_qrect
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.view.state import ViewState

_FONT_PIXELS = 11
_DARK, _BRIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 230)


@dataclass(frozen=True, slots=True)
class Patch:
    """One result in the loupe.

    Attributes:
        title: Its name.
        content: What it shows; read only.
    """

    title: str
    content: PaneContent


class Loupe(QWidget):
    """A panel over its parent that stays beside the pointer, inside the parent, and ignores the mouse.

    Every patch shows the picture pixels around one spot, each on as many device pixels as the magnification says,
    not interpolated, with a frame around the pixel itself.

    Args:
        parent: What it lies over.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._patches: tuple[Patch, ...] = ()
        self._spot = (0, 0)
        self._magnification = 1
        self._backdrop = Backdrop()
        self._layout = loupe_layout(1, (1, 1), 1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Loupe"))
        self.hide()

    @property
    def patches(self) -> tuple[Patch, ...]:
        """What it shows."""
        return self._patches

    @property
    def arrangement(self) -> LoupeLayout:
        """The arrangement of the patches."""
        return self._layout

    def set_backdrop(self, backdrop: Backdrop) -> None:
        """Show this behind transparent pixels."""
        self._backdrop = backdrop
        self.update()

    def show_spot(
        self, patches: Sequence[Patch], spot: tuple[int, int], magnification: int, pointer: QPoint, room: QRect
    ) -> None:
        """Show the surroundings of a spot.

        Args:
            patches: The patches to show side by side, at least one.
            spot: The picture pixel ``(x, y)``.
            magnification: Device pixels per picture pixel, each way.
            pointer: Where the pointer is, in logical pixels of the parent.
            room: The area that it must stay in, in logical pixels of the parent.
        """
        self._patches, self._spot, self._magnification = tuple(patches), spot, magnification
        size = (room.width(), room.height())
        self._layout = loupe_layout(len(self._patches), size, QFontMetrics(self._font(1.0)).height() + 2)
        inside = pointer - room.topLeft()
        place = to_qrect(loupe_place(self._layout.size, size, inside.x(), inside.y()))
        self.setGeometry(place.translated(room.topLeft()))
        self.show()
        self.raise_()
        self.update()

    def _font(self, ratio: float) -> QFont:
        font = with_tabular_digits(self.font())
        font.setPixelSize(round(_FONT_PIXELS * ratio))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Background, patches below their names, and the magnification."""
        colors, ratio = colors_of(self.palette()), self.devicePixelRatioF()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("header"))
        to_device_pixels(painter)
        painter.setPen(QPen(colors.color("line"), max(1, round(ratio))))
        painter.drawRect(QRectF(0.5, 0.5, self.width() * ratio - 1, self.height() * ratio - 1))
        painter.setFont(self._font(ratio))
        for number, patch in enumerate(self._patches):
            painter.setPen(colors.color("text"))
            label = _scaled(self._layout.label_rect(number), ratio)
            title = painter.fontMetrics().elidedText(patch.title, Qt.TextElideMode.ElideRight, label.width())
            painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
            self._paint_patch(painter, patch, _scaled(self._layout.patch_rect(number), ratio))
        painter.setPen(colors.color("dim_text"))
        foot = _scaled(self._layout.foot_rect, ratio)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"× {self._magnification}")
        painter.end()

    def _paint_patch(self, painter: QPainter, patch: Patch, place: QRect) -> None:
        size = (place.width(), place.height())
        x, y = self._spot
        view = ViewState(x + 0.5, y + 0.5, float(self._magnification))
        ground = Ground.on_screen(self._backdrop, self.devicePixelRatioF())
        image = render(patch.content, view, size, size, colors_of(self.palette()), ground)
        painter.drawImage(place.topLeft(), image)
        pixel = to_qrect(view.device_rect(Rect(x, y, 1, 1), size)).translated(place.topLeft())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for distance, color in ((1, _BRIGHT), (2, _DARK)):
            painter.setPen(color)
            painter.drawRect(pixel.adjusted(-distance, -distance, distance - 1, distance - 1))


def _scaled(rect: Rect, ratio: float) -> QRect:
    """A rectangle in device pixels."""
    left, top = round(rect.x * ratio), round(rect.y * ratio)
    return QRect(left, top, round(rect.right * ratio) - left, round(rect.bottom * ratio) - top)
