"""A place for something that is not there yet: a hint and a button that helps stand where it will be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget


class HintedPages(QStackedWidget):
    """Shows its hint until another page is shown.

    Attributes:
        hint: The hint.
        button: The button below it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = QWidget(self)
        self.hint = QLabel(page)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(page)
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self.hint)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.addWidget(page)

    def show_hint(self, text: str, button: str = "") -> None:
        """Show this hint, and the button if it has a label."""
        self.hint.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setCurrentIndex(0)
