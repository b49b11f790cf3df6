"""The page of all messages that the window has shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextEdit, QVBoxLayout, QWidget

from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.widgets.fitting import resize_within_screen
from sr_desktop.ui.widgets.message_log import Logged, MessageLog


class MessagesDialog(QDialog):
    """Lists the messages, the newest last, and follows while it is open. Its text can be selected and copied.

    Args:
        log: The messages.
        parent: The window.
    """

    def __init__(self, log: MessageLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages-dialog")
        self.setWindowTitle(self.tr("Messages"))
        self._log = log
        self._page = QTextEdit(self)
        self._page.setReadOnly(True)
        self._page.setUndoRedoEnabled(False)
        self._page.setFont(with_tabular_digits(self.font()))
        self._page.setAccessibleName(self.tr("Messages"))
        self._page.setPlaceholderText(self.tr("Nothing has been said yet."))
        # The keys of reading, and of copying, still work.
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = QPushButton(self.tr("Copy all"), self)
        self._copy.setObjectName("copy-messages")
        self._copy.clicked.connect(self._copy_all)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._page, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, 620, 360)
        self._fill()
        log.added.connect(self._add)

    @property
    def text(self) -> str:
        """What the page shows."""
        return self._page.toPlainText()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The colours belong to the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._page.clear()
        for message in self._log.messages:
            self._add(message)
        self._copy.setEnabled(bool(self._log.messages))

    @Slot(object)
    def _add(self, message: Logged) -> None:
        colors = colors_of(self.palette())
        dim, plain = QTextCharFormat(), QTextCharFormat()
        dim.setForeground(colors.color("dim_text"))
        plain.setForeground(colors.color("warning" if message.is_error else "text"))
        cursor = QTextCursor(self._page.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self._page.document().isEmpty():
            cursor.insertBlock()
        cursor.insertText(f"{message.clock}  ", dim)
        cursor.insertText(message.text, plain)
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._copy.setEnabled(True)

    @Slot()
    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._log.text)
