"""Has Python's cycle collector run on the window's thread alone.

It runs on whatever thread happens to make the next object, and deletes what it finds: widgets and other objects of Qt
that refer to each other. Only their own thread may do that; on another the program crashes some time later, or stands
still at once: an object of Qt holds a lock of Qt while it asks, as it is deleted, for the lock of Python, which the
window's thread may hold while it waits for that of Qt.

So Python's own collecting is off as long as the process lives, also between a window and the next, in another language:
threads of the engine may run already, and the rings of the first window be there still.

A collection looks at every object, and the window waits: 50 ms for some 90,000. More than 80,000 of them are what is
imported, which stays until the program ends: that is set aside before a window is filled, and a collection then takes
1 to 4 ms. Where it takes longer, as after what plots need has been imported or thousands of pictures been evaluated, it
waits until the pointer rests or, as Python does, until there are a quarter more objects. What windows consist of is not
set aside: a window that is closed is a ring, and would never be found, nor the results that it holds.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QCursor, QGuiApplication

from sr_desktop.system.cycles import due_generation

INTERVAL_MS = 500
"""How often it is asked whether there is enough to collect."""

OLDEST = 2
"""The generation of the objects that have stayed; to collect it is to look at all."""

LONG_SECONDS = 0.01
"""Of processor time. If looking at all objects takes longer, it waits for a time when nobody sees it."""

RESTING_SECONDS = 2.0
"""How long the pointer must have been in one place, with no button down, for nobody to see that the window waits."""


def end_collecting_by_python() -> None:
    """Leave it to `CycleCollecting`, for good; call it before there is another thread."""
    gc.disable()


class CycleCollecting(QObject):
    """Collects about as often as Python would, from now on until `stop`, on the thread that made it.

    Args:
        parent: The owner.
    """

    _has_set_aside = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takes_long = False
        self._known = 0
        self._pointer = QCursor.pos()
        self._moved_at = time.monotonic()
        end_collecting_by_python()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    @classmethod
    def set_aside(cls) -> None:
        """Do not look again at what there is now, which has been imported; only the first time that it is called.

        Whatever else there is must break its rings by itself, for they will not be found.
        """
        if not cls._has_set_aside:
            cls._has_set_aside = True
            gc.freeze()

    def stop(self) -> None:
        """Collect no more."""
        self._timer.stop()

    @Slot()
    def _collect(self) -> None:
        self._follow_pointer()
        due = due_generation()
        if due is None:
            return
        may_wait = self._takes_long and not self._is_resting and not self._has_grown
        if due < OLDEST or may_wait:
            gc.collect(min(due, OLDEST - 1))
            return
        began = time.thread_time()
        gc.collect()
        self._takes_long = time.thread_time() - began > LONG_SECONDS
        self._known = len(gc.get_objects(OLDEST))

    def _follow_pointer(self) -> None:
        place, now = QCursor.pos(), time.monotonic()
        if place != self._pointer or QGuiApplication.mouseButtons():
            self._pointer, self._moved_at = place, now

    @property
    def _is_resting(self) -> bool:
        return time.monotonic() - self._moved_at > RESTING_SECONDS

    @property
    def _has_grown(self) -> bool:
        """Whether there are a quarter more objects that have stayed than after the last full collection."""
        return len(gc.get_objects(OLDEST)) > self._known * 5 // 4
