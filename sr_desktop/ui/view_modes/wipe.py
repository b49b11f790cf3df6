"""Two results under one divider, with the line that chooses them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sr_desktop.ui.settings import Settings
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedView
from sr_desktop.ui.view_modes.divided_surface import Axis, DividedSurface
from sr_desktop.ui.widgets.buttons import tool_button


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
        """Turn the divider; it keeps its fraction of the surface."""
        before = self._fractions[self.axes[0]]
        self.set_axes((Axis.Y if level else Axis.X,))
        self._fractions[self.axes[0]] = before

    @property
    def divider(self) -> int:
        """The first device column (or row) of the second result."""
        return self.divider_at(self.axes[0])


class WipeView(CombinedView):
    """A `WipeSurface` under a line with both choices, their scores, and buttons that swap them and turn the divider.

    Args:
        model: The shared view.
        settings: Where the choice and the divider's direction are remembered.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, settings: Settings, parent: QWidget | None = None) -> None:
        self._settings = settings
        self.wipe = WipeSurface(model)
        super().__init__(self.wipe, model, settings.wipe_panes, parent)
        self.wipe.set_level(settings.wipe_horizontal)
        self.choice_made.connect(self._remember)
        self._describe()

    def fill_line(self, row: QHBoxLayout) -> None:
        """First choice and scores on the left, second on the right, buttons between."""
        self.swap_button: QToolButton = tool_button(self.line, self.tr("Swap"), self.tr("Swap the sides"), "swap")
        self.swap_button.clicked.connect(self.swap)
        self.turn_button: QToolButton = tool_button(
            self.line, self.tr("Turn the divider"), self.tr("Turn the divider"), "turn"
        )
        self.turn_button.clicked.connect(self.turn)
        for button in (self.swap_button, self.turn_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keyed = ((self.swap_button, ("swap",)), (self.turn_button, ("turn-divider",)))
        self.scores[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.choices[0])
        row.addWidget(self.scores[0], 1)
        row.addWidget(self.swap_button)
        row.addWidget(self.turn_button)
        row.addWidget(self.scores[1], 1)
        row.addWidget(self.choices[1])

    @Slot()
    def turn(self) -> None:
        """Turn the divider, and remember it."""
        self.set_level(not self.wipe.is_level)

    def set_level(self, level: bool) -> None:
        """Part the two by a level divider or by an upright one, and remember it."""
        if level == self.wipe.is_level:
            return
        self.wipe.set_level(level)
        self._settings.wipe_horizontal = self.wipe.is_level
        self._describe()

    @Slot(object)
    def _remember(self, chosen: tuple[str, str]) -> None:
        self._settings.wipe_panes = chosen

    def _describe(self) -> None:
        if self.wipe.is_level:
            places = (self.tr("Above the divider"), self.tr("Below the divider"))
        else:
            places = (self.tr("Left of the divider"), self.tr("Right of the divider"))
        for choice, text in zip(self.choices, places, strict=True):
            choice.setToolTip(text)
            choice.setAccessibleName(text)
