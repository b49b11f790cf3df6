"""Everything that the window has said, kept until it closes."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

LIMIT = 500
"""How many messages are kept."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A message that was shown.

    Attributes:
        time: When, in local time.
        text: What it said.
        is_error: Whether it said that something went wrong.
    """

    time: datetime
    text: str
    is_error: bool

    @property
    def line(self) -> str:
        """Time and text, for the clipboard."""
        return f"{self.clock}  {self.text}"

    @property
    def clock(self) -> str:
        """The time of day."""
        return f"{self.time:%H:%M:%S}"


class MessageLog(QObject):
    """The last messages, oldest first.

    Signals:
        added: A `Logged` was added.
    """

    added = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: deque[Logged] = deque(maxlen=LIMIT)

    @property
    def messages(self) -> tuple[Logged, ...]:
        """All that are kept."""
        return tuple(self._messages)

    @property
    def text(self) -> str:
        """All of them, one a line."""
        return "\n".join(message.line for message in self._messages)

    def add(self, text: str, *, is_error: bool) -> None:
        """Keep a message that is shown now."""
        message = Logged(datetime.now().astimezone(), text, is_error)
        self._messages.append(message)
        self.added.emit(message)
