"""Reports an unexpected error, with a report that can be copied. The window keeps running."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sr_desktop.ui.exceptions import Crash
from sr_desktop.ui.widgets.fitting import resize_within_screen

_LIMIT = 20


class CrashDialog(QDialog):
    """One dialog for all crashes: later ones are appended to the report instead of opening more dialogs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash-dialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setModal(False)
        self._count = 0
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(
            self.tr(
                "You can continue working. The report below helps fix the error; it holds no part of your pictures."
            ),
            self,
        )
        hint.setWordWrap(True)
        self._report = QPlainTextEdit(self, readOnly=True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = QPushButton(self.tr("Copy report"), self)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(self._copy_report)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._message)
        layout.addWidget(hint)
        layout.addWidget(self._report, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, 720, 460)

    @property
    def report(self) -> str:
        """All reports since the dialog was last closed."""
        return self._report.toPlainText()

    @Slot(object)
    def add(self, crash: Crash) -> None:
        """Show a crash, after those already shown."""
        if not self.isVisible():
            self._count = 0
            self._report.clear()
            self._copy.setText(self.tr("Copy report"))
        self._count += 1
        if self._count == 1:
            self._message.setText(crash.summary)
        else:
            self._message.setText(
                self.tr("{summary}\n(and {count} more)").format(summary=crash.summary, count=self._count - 1)
            )
        if self._count <= _LIMIT:
            self._report.appendPlainText(crash.report)
        if not self.isVisible():
            self.show()
            self.raise_()

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copy.setText(self.tr("Copied"))
