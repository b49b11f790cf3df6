"""What is computed but for the panes: an evaluation, a queue of pictures, a blind test, the pages of the help."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot


class Work(Protocol):
    """Something that may be under way, and says so when that changes."""

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        ...

    @property
    def busy_changed(self) -> SignalInstance:
        """Emitted when it begins and when it ends."""
        ...


class OtherWork(QObject):
    """Whether an evaluation, the queue, a blind test or a page of the help computes; each feature adds its own once.

    Signals:
        busy_changed: Whether any is under way.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works: list[Work] = []
        self._was_busy = False

    def add(self, work: Work) -> None:
        """Know this from now on."""
        self._works.append(work)
        work.busy_changed.connect(self._follow)

    @property
    def busy(self) -> bool:
        """Whether any is under way."""
        return any(work.busy for work in self._works)

    @Slot()
    def _follow(self) -> None:
        if self.busy != self._was_busy:
            self._was_busy = self.busy
            self.busy_changed.emit(self._was_busy)
