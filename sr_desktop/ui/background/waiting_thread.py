"""A thread that waits for jobs of the worker, one after the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QThread

from sr_desktop.ui.background.mailbox import Mailbox

_STACK_BYTES = 16 * 1024 * 1024
"""Some systems give a second thread half a megabyte, too little for deep convolution libraries: where processes are
not to be had, the job itself runs here."""


class WaitingThread(QThread):
    """What an object of Qt lives on whose slots wait; not started yet.

    Args:
        name: Of the thread.
        waiter: The object. It has no parent, and signals are connected to it afterwards.
        mailbox: By which its results come back.
        parent: The owner.
    """

    def __init__(self, name: str, waiter: QObject, mailbox: Mailbox[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self.setObjectName(name)
        self.setStackSize(_STACK_BYTES)
        waiter.moveToThread(self)

    def ended_within(self, seconds: float) -> bool:
        """After `quit`: wait, and drop what was not delivered. Whether it has ended; if not, it must stay alive."""
        ended = self.wait(int(seconds * 1000))
        if ended:
            self._mailbox.discard()
        return ended
