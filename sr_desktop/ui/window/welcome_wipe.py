"""Shows what the program does: two ways of enlarging a picture, in one place, with a divider that moves."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFont, QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sr_desktop.ui.panes.labels import BRIGHT, GROUND, label_font
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view_modes.divider_painting import paint_divider
from sr_desktop.ui.widgets.motion import wants_less_motion

_SIDE = 380
_SWEEP_MS = 4800
"""What moves by itself for longer would need a way to stop it (WCAG 2.2.2)."""
_STEP = 0.05
_MARGIN, _PADDING = 8, 5


class WelcomeWipe(QWidget):
    """The divider sweeps once over the pictures when they appear, then follows the pointer, or the arrow keys.

    Args:
        names: Of the method on the left, and of that on the right.
        parent: The page.

    Signals:
        chosen: It was clicked, or Enter was pressed.
    """

    chosen = Signal()

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome-wipe")
        self._names = names
        self._images: tuple[QImage, QImage] | None = None
        self._divider = 0.5
        self._sweep = QVariantAnimation(self)
        self._sweep.setDuration(_SWEEP_MS)
        self._sweep.setEasingCurve(QEasingCurve.Type.InOutSine)
        for at, divider in ((0.0, 0.5), (0.3, 0.9), (0.75, 0.1), (1.0, 0.5)):
            self._sweep.setKeyValueAt(at, divider)
        self._sweep.valueChanged.connect(self._move)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("{left} against {right}").format(left=names[0], right=names[1]))
        self.setAccessibleDescription(self.tr("Arrow keys move the divider; Enter opens the picture."))
        self.setToolTip(self.tr("Move the pointer to compare; a click opens the picture"))

    @property
    def divider(self) -> float:
        """Where the divider is, 0 at the left and 1 at the right."""
        return self._divider

    @property
    def is_moving(self) -> bool:
        """Whether the divider moves by itself."""
        return self._sweep.state() is QVariantAnimation.State.Running

    def show_images(self, left: QImage, right: QImage) -> None:
        """Show these, of equal size; the divider sweeps over them unless the system asks for less motion."""
        self._images = left, right
        self.begin()
        self.update()

    def begin(self) -> None:
        """Sweep once, if there is something to see."""
        if self._images is not None and self.isVisible() and not wants_less_motion():
            self._sweep.start()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Enough to recognise something."""
        return QSize(160, 120)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What nobody sees does not move."""
        self._sweep.stop()
        super().hideEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """The pointer takes the divider."""
        self._follow(event.position().x())
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The divider is at the pointer."""
        self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click opens the picture."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the divider, Enter and space open the picture."""
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self._sweep.stop()
            self._move(min(max(self._divider + step, 0.0), 1.0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self, x: float) -> None:
        self._sweep.stop()
        self._move(min(max(x / max(1, self.width()), 0.0), 1.0))

    @Slot(object)
    def _move(self, divider: float) -> None:
        self._divider = divider
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Both pictures, the divider between them, and their names."""
        ratio = self.devicePixelRatioF()
        size = (round(self.width() * ratio), round(self.height() * ratio))
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        whole = QRect(0, 0, *size)
        painter.fillRect(whole, colors_of(self.palette()).color("placeholder"))
        if self._images is not None:
            at = round(self._divider * size[0])
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            sides = (QRect(0, 0, at, size[1]), QRect(at, 0, size[0] - at, size[1]))
            for image, side in zip(self._images, sides, strict=True):
                painter.setClipRect(side)
                painter.drawImage(QRectF(whole), image, _middle(image.size(), size))
            painter.setClipRect(whole)
            paint_divider(painter, at, size, ratio, is_level=False, has_handle=True)
            self._paint_names(painter, sides, ratio)
        if self.hasFocus():
            painter.setPen(colors_of(self.palette()).color("accent"))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_names(self, painter: QPainter, sides: tuple[QRect, QRect], ratio: float) -> None:
        painter.setFont(label_font(QFont(self.font()), ratio, bold=True))
        margin, padding = round(_MARGIN * ratio), round(_PADDING * ratio)
        for name, side, is_left in zip(self._names, sides, (True, False), strict=True):
            width = painter.fontMetrics().horizontalAdvance(name) + 2 * padding
            height = painter.fontMetrics().height() + padding
            x = side.left() + margin if is_left else side.right() - margin - width
            label = QRect(x, side.bottom() - margin - height, width, height)
            painter.setClipRect(side)
            painter.fillRect(label, GROUND)
            painter.setPen(BRIGHT)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, name)


def _middle(image: QSize, canvas: tuple[int, int]) -> QRectF:
    """The largest part of an image, in its middle, that has the canvas's shape."""
    scale = min(image.width() / canvas[0], image.height() / canvas[1])
    width, height = canvas[0] * scale, canvas[1] * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
