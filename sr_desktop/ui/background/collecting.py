"""Has Python's cycle collector run on the window's thread alone.

It runs on whatever thread happens to make the next object, and deletes what it finds: widgets and other objects of Qt
that refer to each other. Only their own thread may do that; on another the program crashes some time later.

It looks at every object each time, and the window waits: 55 ms for the 90,000 that the program consists of. So what is
there when the window of the program is ready, or has become many since, is set aside. Objects are still deleted when
nothing refers to them any more; only rings of those that are set aside are never found.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 500
"""How often it is asked whether there is enough to collect."""

LONG_SECONDS = 0.01
"""Of processor time: if a collection takes longer, what it has looked at is set aside."""


class CycleCollecting(QObject):
    """Collects as often as Python would, from now on until `stop`, on the thread that made it.

    Args:
        parent: The owner.
    """

    _working = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = False
        self._sets_aside = False
        CycleCollecting._working += 1
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def set_aside(self) -> None:
        """Do not look at the objects that there are at present again, and do the same when there are many more."""
        self._sets_aside = True
        gc.freeze()

    def stop(self) -> None:
        """Leave all objects to Python again, once no other window needs it; call it when no thread works any more."""
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
            began = time.thread_time()
            gc.collect(full[-1])
            if self._sets_aside and time.thread_time() - began > LONG_SECONDS:
                self.set_aside()
