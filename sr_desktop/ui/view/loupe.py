"""Whether a loupe follows the pointer, and how much it magnifies, as an object that announces its changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

MAGNIFICATIONS: tuple[int, ...] = (2, 3, 4, 6, 8, 12, 16, 24, 32)
"""Device pixels per picture pixel that can be chosen, each way."""

DEFAULT_MAGNIFICATION = 8


class LoupeState(QObject):
    """The loupe, which all surfaces share."""

    changed = Signal()
    """It is shown or hidden, or magnifies otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._magnification = DEFAULT_MAGNIFICATION

    @property
    def is_shown(self) -> bool:
        """Whether it follows the pointer."""
        return self._is_shown

    @property
    def magnification(self) -> int:
        """Device pixels per picture pixel, each way; one of `MAGNIFICATIONS`."""
        return self._magnification

    @Slot(bool)
    def set_shown(self, shown: bool) -> None:
        """Show or hide it."""
        if shown != self._is_shown:
            self._is_shown = shown
            self.changed.emit()

    def set_magnification(self, magnification: int) -> None:
        """Magnify so much.

        Raises:
            ValueError: That cannot be chosen.
        """
        if magnification not in MAGNIFICATIONS:
            raise ValueError(f"a loupe does not magnify {magnification} times")
        if magnification != self._magnification:
            self._magnification = magnification
            self.changed.emit()

    def step(self, steps: int) -> None:
        """Magnify so many steps more (or, if negative, less), as far as it goes."""
        place = MAGNIFICATIONS.index(self._magnification) + steps
        self.set_magnification(MAGNIFICATIONS[min(max(place, 0), len(MAGNIFICATIONS) - 1)])
