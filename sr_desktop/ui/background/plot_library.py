"""Imports what plots are drawn with when it is first needed, on the window's thread and a little at a time.

PySide makes its types when they are first asked for, and before Python 3.12 it keeps them in a table that the window's
thread reads without a lock. The library asks for hundreds of them and makes its own: on another thread that ended the
program at times, when an event came in that very moment.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

SLICE_SECONDS = 0.004
"""After which other events have their turn."""

_LIBRARY = "pyqtgraph"
_QT = tuple(f"PySide6.Qt{name}" for name in ("Core", "Gui", "Widgets", "OpenGL", "OpenGLWidgets", "Test", "Svg"))
"""The modules of which it takes every type."""
_PLAIN = ("cProfile", "multiprocessing.connection", "pydoc", "xml.etree.ElementTree")
"""What else it imports that takes long."""


class PlotLibrary(QObject):
    """Loads pyqtgraph.

    Args:
        parent: The owner.

    Signals:
        loaded: It can be imported at once.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._continue)

    @Slot()
    def load(self) -> None:
        """Begin to load it, the first time that this is called; `loaded` follows."""
        if self._steps is None:
            self._steps = _steps()
            self._timer.start()

    @Slot()
    def _continue(self) -> None:
        assert self._steps is not None
        end = time.monotonic() + SLICE_SECONDS
        for _ in self._steps:
            if time.monotonic() > end:
                return
        self._timer.stop()
        self.loaded.emit()


def _steps() -> Iterator[None]:
    """Load it step by step; the longest, the library itself, takes a twentieth to a tenth of a second."""
    for name in _PLAIN:
        import_module(name)
        yield
    for name in _QT:
        module = import_module(name)
        yield
        for each in dir(module):
            getattr(module, each, None)
            yield
    import_module(_LIBRARY)
