"""Two results in one place, parted by a divider that the user drags."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.divided_surface import Axis, DividedSurface


class WipeSurface(DividedSurface):
    """The first result left of (or above) the divider, the second right of it (or below).

    Args:
        model: The shared view.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, (Axis.X,), parent)
        self.setAccessibleName(self.tr("Wipe"))

    @property
    def is_level(self) -> bool:
        """Whether the divider is a level line, with the first result above it."""
        return self.axes == (Axis.Y,)

    def set_level(self, level: bool) -> None:
        """Turn the divider; it stays as far from the first edge as it was, in parts of the whole."""
        before = self._fractions[self.axes[0]]
        self.set_axes((Axis.Y if level else Axis.X,))
        self._fractions[self.axes[0]] = before

    @property
    def divider(self) -> int:
        """The first device column (or row) of the second result."""
        return self.divider_at(self.axes[0])
