"""A progress bar that costs little, however often it hears of progress."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

_STEPS = 1000


class ProgressBar(QProgressBar):
    """Shows a part of a whole, at first without a text; `setValue` counts in steps of the range that is set.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, minimum=0, maximum=_STEPS, textVisible=False)

    def set_fraction(self, fraction: float) -> None:
        """Show this part of the whole, 0 to 1."""
        self.setValue(round(fraction * self.maximum()))

    def setValue(self, value: int) -> None:  # noqa: N802
        """Show this value, with all else that is painted next.

        Qt's own bar paints itself before it returns, and with it everything in the window that waits to be painted.
        """
        if value != self.value():
            self.setUpdatesEnabled(False)
            super().setValue(value)
            self.setUpdatesEnabled(True)
