"""What is read of the settings for the first sight of the window, before all of them are loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from sr_desktop.ui.theme.theme import ThemeChoice

GEOMETRY_KEY = "window/geometry"
THEME_KEY = "window/theme"


def stored_geometry(storage: QSettings) -> QByteArray:
    """Where the window was when it was closed; empty if that is not known."""
    stored = storage.value(GEOMETRY_KEY)
    return stored if isinstance(stored, QByteArray) else QByteArray()


def stored_theme(storage: QSettings) -> ThemeChoice:
    """The theme that was chosen; the system's if none was, or none that is known."""
    try:
        return ThemeChoice(storage.value(THEME_KEY))
    except ValueError:
        return ThemeChoice.SYSTEM
