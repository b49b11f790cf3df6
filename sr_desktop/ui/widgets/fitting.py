"""Sizes of windows that fit the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_BESIDE, _ABOVE = 20, 60
"""What the frame, and the panels of a desktop that are not told of, may take."""


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size in logical pixels, or as much as the screen has room for."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width() - _BESIDE), min(height, room.height() - _ABOVE))
