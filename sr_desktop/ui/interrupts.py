"""Makes Ctrl+C in the terminal close the window properly."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot


class InterruptWatcher(QObject):
    """Quits the application on SIGINT and SIGTERM; on a second one without asking for work that is not saved.

    Python runs signal handlers only between its own instructions, and runs none while Qt waits for events: the
    wake-up socket gives Qt an event, which lets Python run.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_asked = False
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._old_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._old_handlers = {number: signal.signal(number, self._quit) for number in (signal.SIGINT, signal.SIGTERM)}

    def release(self) -> None:
        """Put the handlers back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _drain(self) -> None:
        self._reader.recv(64)

    @property
    def is_asked(self) -> bool:
        """Whether a signal has come."""
        return self._is_asked

    @Slot()
    def quit_if_asked(self) -> None:
        """Quit if a signal has come already."""
        if self._is_asked:
            QCoreApplication.quit()

    def _quit(self, number: int, frame: FrameType | None) -> None:
        if self._is_asked:
            # The window may be asking: this leaves the event loop whatever its windows say.
            QCoreApplication.exit()
        self._is_asked = True
        QCoreApplication.quit()
