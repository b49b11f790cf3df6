"""Hands things to the desktop: pictures and text to the clipboard, folders to the file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from sr_desktop.imaging.layer import Layer
from sr_desktop.messages.names import escaped
from sr_desktop.ui.widgets.images import layer_image


def copy_image(layer: Layer) -> None:
    """Put a picture on the clipboard, with its opacity."""
    QGuiApplication.clipboard().setImage(layer_image(layer))


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    # Qt would leave out what is no UTF-8.
    QGuiApplication.clipboard().setText(escaped(text))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
