"""Puts the theme on the application and lets it follow the system."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from sr_desktop.ui.theme.colors import DARK, LIGHT, palette_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.theme.stylesheet import stylesheet_of

_HAS_STYLE = "has-style"
"""The property of an application whose style is set."""


class ThemeChoice(StrEnum):
    """Which palette the user wants."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Theme(QObject):
    """Keeps an application in Fusion style with our palette, dark or light as chosen or as the system has it.

    If the system states none, the palette is dark, which suits pictures better. The application owns the object.

    Args:
        app: The application, whose style, palette, font and style sheet are set at once.
        choice: What the user wants.
    """

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        if not app.property(_HAS_STYLE):
            # Only once: of each style that an application has had, a reference is kept when it has gone.
            app.setProperty(_HAS_STYLE, True)
            app.setStyle("Fusion")
        # Some commands have an icon and some do not: in menus they would stand in two columns.
        app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
        app.setFont(with_tabular_digits(app.font()))
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user wants."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Change to another choice, at once."""
        self._choice = choice
        self._apply()

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is shown now."""
        if self._choice is ThemeChoice.SYSTEM:
            return self._app.styleHints().colorScheme() != Qt.ColorScheme.Light
        return self._choice is ThemeChoice.DARK

    @Slot()
    def _apply(self) -> None:
        colors = DARK if self.is_dark else LIGHT
        self._app.setPalette(palette_of(colors))
        self._app.setStyleSheet(stylesheet_of(colors))
