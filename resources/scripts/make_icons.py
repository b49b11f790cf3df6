"""Renders the program's icon at the sizes that desktops ask for: ``python resources/scripts/make_icons.py``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "icons" / "app"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> int:
    """Write ``sr-desktop-SIZE.png`` beside the SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    for size in SIZES:
        rendered(size).save(str(FOLDER / f"sr-desktop-{size}.png"))
    del application
    return 0


def rendered(size: int) -> QImage:
    """The icon, ``size`` pixels square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "sr-desktop.svg")).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
