"""Four results under two dividers that cross, with the line that chooses them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import FourNames, Settings
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedView
from sr_desktop.ui.view_modes.divided_surface import Axis, DividedSurface
from sr_desktop.ui.view_modes.scores_text import scores_text
from sr_desktop.ui.widgets.buttons import tool_button


class FourWipeSurface(DividedSurface):
    """A result in each quarter, by rows, with its title and scores in the quarter's outer corner.

    Args:
        model: The shared view.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, (Axis.X, Axis.Y), parent)
        self.setAccessibleName(self.tr("Four-way wipe"))

    def label(self, pane: Pane) -> str:
        """Title and scores; the line above has no room for four of them."""
        return "   ".join(part for part in (pane.title, scores_text(pane)) if part)


class FourWipeView(CombinedView):
    """A `FourWipeSurface` under a line with four choices and a button that rotates them.

    Args:
        model: The shared view.
        settings: Where the choice is remembered.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, settings: Settings, parent: QWidget | None = None) -> None:
        self._settings = settings
        self.wipe = FourWipeSurface(model)
        super().__init__(self.wipe, model, settings.four_wipe_panes, parent)
        self.choice_made.connect(self._remember)

    def fill_line(self, row: QHBoxLayout) -> None:
        """The upper two on the left, the lower two on the right, the button between."""
        self.swap_button: QToolButton = tool_button(
            self.line, self.tr("Rotate"), self.tr("Move each result to the next quarter, clockwise"), "turn"
        )
        self.swap_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap_button.clicked.connect(self.swap)
        self.keyed = ((self.swap_button, ("swap",)),)
        quarters = (
            self.tr("Upper left quarter"),
            self.tr("Upper right quarter"),
            self.tr("Lower left quarter"),
            self.tr("Lower right quarter"),
        )
        for choice, text in zip(self.choices, quarters, strict=True):
            choice.setToolTip(text)
            choice.setAccessibleName(text)
        for label in self.scores:
            label.hide()
        upper, lower = self.choices[:2], self.choices[2:]
        for choice in upper:
            row.addWidget(choice)
        row.addStretch(1)
        row.addWidget(self.swap_button)
        row.addStretch(1)
        for choice in lower:
            row.addWidget(choice)

    @Slot()
    def swap(self) -> None:
        """Move each result to the next quarter, clockwise."""
        upper_left, upper_right, lower_left, lower_right = self.places
        self.choose(lower_left, upper_left, lower_right, upper_right)

    @Slot(object)
    def _remember(self, chosen: FourNames) -> None:
        self._settings.four_wipe_panes = chosen
