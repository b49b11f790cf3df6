"""The dialog about the program and its versions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from sr_desktop import NAME
from sr_desktop.methods import SHIPPED
from sr_desktop.ui import report


class AboutDialog(QDialog):
    """Name, versions, and the papers of the methods."""

    def __init__(self, gpu: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about-dialog")
        self.setWindowTitle(self.tr("About SR Desktop"))
        title = QLabel(NAME, self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        purpose = QLabel(
            self.tr("See and measure, side by side, what each way of enlarging a picture does to it."), self
        )
        purpose.setWordWrap(True)
        papers = "\n".join(f"{method.title}: {method.paper}" for method in SHIPPED.offered if method.paper)
        facts = {**report.libraries(), **report.system(gpu)}
        self._facts = "\n".join(f"{name} {value}" for name, value in facts.items())
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(purpose)
        for text in (papers, self._facts):
            label = QLabel(text, self)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy versions"), self)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._facts)
