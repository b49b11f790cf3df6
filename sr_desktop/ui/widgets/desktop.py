"""Hands things to the desktop: text to the clipboard, folders to the file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from sr_desktop.messages.names import escaped


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    # Qt would leave out what is no UTF-8.
    QGuiApplication.clipboard().setText(escaped(text))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
