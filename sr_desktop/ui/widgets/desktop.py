"""Hands things to the desktop: pictures and text to the clipboard, folders to the file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.ui.widgets.images import image_of


def copy_image(pixels: Pixels, region: Rect) -> None:
    """Put a region of a result on the clipboard."""
    QGuiApplication.clipboard().setImage(image_of(pixels, region))


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
