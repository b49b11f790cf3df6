"""The colour of a method's curve and mark on the ground of the theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from sr_desktop.export.chart.styles import CurveStyle
from sr_desktop.ui.theme.colors import DARK, colors_of


def curve_color(style: CurveStyle, palette: QPalette) -> QColor:
    """How a style looks on the ground that a palette has."""
    colors = colors_of(palette)
    return QColor((style.on_dark if colors is DARK else style.on_light) or colors.text)
