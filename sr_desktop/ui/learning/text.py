"""The text of help pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget


def paragraph(text: str, parent: QWidget) -> QLabel:
    """Word-wrapped text that can be selected and copied."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def quiet(label: QLabel) -> QLabel:
    """The label, in the dim text colour."""
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def heading(text: str, parent: QWidget, size: float = 1.2) -> QLabel:
    """A heading, ``size`` times as large as the text."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(size < 1.4)
    label.setFont(font)
    return label
