"""Monochrome icons that take the palette's text colour whenever they are painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sr_desktop.paths import resources_dir

_TINT = "currentColor"


def icon(name: str) -> QIcon:
    """The icon of that name, a file ``resources/icons/NAME.svg``.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    return QIcon(_TintedIconEngine(name))


def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg")))


@cache
def _source(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(_TINT, color).encode()))


class _TintedIconEngine(QIconEngine):
    """Paints an SVG whose ``currentColor`` is the application's current text colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        _source(name)
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        palette = QGuiApplication.palette()
        group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        role = QPalette.ColorRole.HighlightedText if mode == QIcon.Mode.Selected else QPalette.ColorRole.ButtonText
        color = palette.color(group, role)
        side = min(rect.width(), rect.height())
        square = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(color.alphaF())
        _renderer(self._name, color.name()).render(painter, square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        return self._pixmap(size, mode, state, scale)

    def clone(self) -> QIconEngine:
        return _TintedIconEngine(self._name)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # The size is in logical pixels; the picture must have as many as the screen.
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap
