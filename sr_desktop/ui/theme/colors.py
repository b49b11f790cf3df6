"""The neutral colours of the window, dark and light. All grays are neutral: pictures are judged next to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours that a palette is made of and those that it has no role for, as ``#rrggbb``.

    Attributes:
        window: Tool bars, status bar, dialogs.
        base: Fields and lists.
        button: Buttons.
        text: Text and icons.
        dim_text: Text of less weight.
        line: Hairlines between areas.
        header: The line over a pane.
        surround: Around a picture.
        placeholder: Where nothing has arrived.
        board_dark: The darker squares behind transparent pixels.
        board_bright: The brighter ones.
        accent: Selection and progress.
        accent_text: Text on the accent.
        warning: The mark of a failure.
    """

    window: str
    base: str
    button: str
    text: str
    dim_text: str
    line: str
    header: str
    surround: str
    placeholder: str
    board_dark: str
    board_bright: str
    accent: str
    accent_text: str
    warning: str

    def color(self, name: str) -> QColor:
        """One of them as a `QColor`."""
        return QColor(getattr(self, name))


DARK = Colors(
    window="#262626",
    base="#1c1c1c",
    button="#363636",
    text="#e4e4e4",
    dim_text="#9c9c9c",
    line="#141414",
    header="#2c2c2c",
    surround="#444444",
    placeholder="#505050",
    board_dark="#606060",
    board_bright="#707070",
    accent="#3874bd",
    accent_text="#ffffff",
    warning="#e0a13c",
)
LIGHT = Colors(
    window="#ececec",
    base="#ffffff",
    button="#f6f6f6",
    text="#1c1c1c",
    dim_text="#606060",
    line="#b4b4b4",
    header="#e2e2e2",
    surround="#a8a8a8",
    placeholder="#9a9a9a",
    board_dark="#c0c0c0",
    board_bright="#d2d2d2",
    accent="#2f6fbd",
    accent_text="#ffffff",
    warning="#8f5600",
)


def colors_of(palette: QPalette) -> Colors:
    """The colours that belong to a palette: the dark ones if its window is darker than its text."""
    window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    return DARK if window.lightness() < text.lightness() else LIGHT


class Surround(StrEnum):
    """What is around pictures: as the theme has it, or a neutral tone as ``#rrggbb``."""

    THEME = ""
    BLACK = "#000000"
    DARK = "#303030"
    MIDDLE = "#777777"
    WHITE = "#ffffff"


_SURROUND = "picture-surround"
"""The property of the application that keeps the choice."""


def set_surround(surround: Surround) -> None:
    """Paint this around all pictures from now on."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and (app.property(_SURROUND) or "") != surround.value:
        app.setProperty(_SURROUND, surround.value)
        for widget in app.allWidgets():
            widget.update()


def picture_colors(palette: QPalette) -> Colors:
    """The colours that belong to a palette, with the chosen surround: for what paints pictures."""
    colors, app = colors_of(palette), QApplication.instance()
    chosen = "" if app is None else app.property(_SURROUND)
    return replace(colors, surround=chosen) if chosen else colors


def palette_of(colors: Colors) -> QPalette:
    """The Qt palette made of those colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.Button, "button"),
        (role.ButtonText, "text"),
        (role.BrightText, "accent_text"),
        (role.ToolTipBase, "base"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "dim_text"),
        (role.Highlight, "accent"),
        (role.Accent, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "accent"),
    ):
        palette.setColor(target, colors.color(name))
    # Fusion draws its bevels in these; derived from the button colour they would be harsh.
    button = colors.color("button")
    palette.setColor(role.Light, button.lighter(115))
    palette.setColor(role.Midlight, button.lighter(107))
    palette.setColor(role.Mid, button.darker(118))
    palette.setColor(role.Dark, button.darker(140))
    palette.setColor(role.Shadow, colors.color("line"))
    for faded in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        color = colors.color("dim_text")
        color.setAlpha(150)
        palette.setColor(QPalette.ColorGroup.Disabled, faded, color)
    return palette
