"""Has Python's cycle collector run on the window's thread alone.

It runs on whatever thread happens to make the next object, and deletes what it finds: widgets and other objects of Qt
that refer to each other. Only their own thread may do that; on another the program crashes some time later.

What the window consists of is not set aside by `gc.freeze`: a window that is closed is itself a ring, and would never
be found, nor the results that it holds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 500
"""How often it is asked whether there is enough to collect."""


class CycleCollecting(QObject):
    """Collects as often as Python would, from now on until `stop`, on the thread that made it.

    Args:
        parent: The owner.
    """

    _working = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = False
        CycleCollecting._working += 1
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again, once no other window needs it; call it when no thread works any more."""
        if self._is_stopped:
            return
        self._is_stopped = True
        self._timer.stop()
        CycleCollecting._working -= 1
        if not CycleCollecting._working:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        full = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if 0 < threshold < count
        ]
        if full:
            gc.collect(full[-1])
