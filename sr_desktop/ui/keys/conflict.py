"""Asks in place which action gets a key."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

_Choice = tuple[str, tuple[str, ...]]


class ConflictBar(QWidget):
    """A sentence and two buttons in one line; empty while there is no question.

    Signals:
        settled: ``(name, keys)``: the action and its keys.
    """

    settled = Signal(str, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key-conflict")
        self._given: _Choice | None = None
        self._left: _Choice | None = None
        self._sentence = QLabel(self)
        self._sentence.setObjectName("key-conflict-sentence")
        self._sentence.setWordWrap(True)
        self._give = QPushButton(self)
        self._give.setObjectName("key-conflict-give")
        self._give.clicked.connect(self._do_give)
        self._leave = QPushButton(self.tr("&Leave it"), self)
        self._leave.setObjectName("key-conflict-leave")
        self._leave.clicked.connect(self._do_leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._give)
        layout.addWidget(self._leave)
        # The list above must not move when a question appears.
        self._sentence.setMinimumHeight(self._give.sizeHint().height())
        self.dismiss()

    @property
    def is_asking(self) -> bool:
        """Whether a question waits for an answer."""
        return self._given is not None

    def ask(self, key: str, holder: str, wanting: str, *, given: _Choice, left: _Choice) -> None:
        """Show the question.

        Args:
            key: As the system writes it.
            holder: Label of the action that has it.
            wanting: Label of the action that should get it.
            given: Name and keys of the latter if it gets the key.
            left: Name and keys of the latter if it does not get the key.
        """
        self._given, self._left = given, left
        self._sentence.setText(self.tr("{key} is the key of “{holder}”.").format(key=key, holder=holder))
        self._give.setText(self.tr("&Give it to “{action}”").format(action=wanting.replace("&", "&&")))
        self._give.show()
        self._leave.show()
        self._give.setFocus()

    @Slot()
    def dismiss(self) -> None:
        """Remove the question."""
        self._given = self._left = None
        self._sentence.clear()
        self._give.hide()
        self._leave.hide()

    @Slot()
    def _do_give(self) -> None:
        self._answer(self._given)

    @Slot()
    def _do_leave(self) -> None:
        self._answer(self._left)

    def _answer(self, choice: _Choice | None) -> None:
        self.dismiss()
        if choice is not None:
            self.settled.emit(*choice)
