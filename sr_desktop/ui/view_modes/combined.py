"""What the views of several results in one place share: which are shown, how they are chosen, and their scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.methods import DEFAULT_IDS
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.scores_text import scores_text, scores_tip
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride

Excerpt = Callable[[], Layer]
"""Gives pixels as they are now, on any thread: of a large picture it may take long."""


class CombinedSurface(PictureSurface):
    """A surface that shows several results. A subclass paints them."""

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.panes: tuple[Pane, ...] = ()

    def set_panes(self, panes: Sequence[Pane]) -> None:
        """Show these results."""
        self.panes = tuple(panes)
        self.update()

    def result_under_pointer(self) -> Pane | None:
        """The result under the pointer, or the first; None before there are any."""
        return self.panes[0] if self.panes else None


class CombinedView(QWidget):
    """A line of choices over a surface that shows the chosen panes.

    A choice is kept while it is not available (the original, in upscale mode); another pane is shown meanwhile.

    Args:
        surface: What shows them; its parent becomes this view.
        model: The shared view, which learns the size of the surface while this view leads.
        chosen: Ids of the panes that the user has chosen, one for every place.
        parent: The Qt parent.

    Attributes:
        choices: The lists to choose from, one for every place.
        scores: Scores of what is chosen, in the same order.
        keyed: Widgets with the ids of the commands that do the same, whose keys their tooltips name.
    """

    panes_changed = Signal()
    """The panes that are shown have changed."""
    choice_made = Signal(object)
    """The user chose: the ids of the panes, one for every place."""

    def __init__(
        self, surface: CombinedSurface, model: ViewModel, chosen: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._chosen = tuple(chosen)
        self._offered: dict[str, Pane] = {}
        self._followed: list[Pane] = []
        self._leads = False
        self.surface = surface
        surface.setParent(self)
        self.choices = tuple(QComboBox(self) for _ in self._chosen)
        self.scores = tuple(QLabel(self) for _ in self._chosen)
        self.keyed: tuple[tuple[QWidget, tuple[str, ...]], ...] = ()
        self.line = QWidget(self)
        self._row = QHBoxLayout(self.line)
        self._row.setContentsMargins(6, 3, 6, 3)
        self._row.setSpacing(8)
        for choice in self.choices:
            ShortcutOverride(choice)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.setMinimumContentsLength(6)
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            # A key pressed over the picture must not choose a method by its first letter.
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            choice.activated.connect(self._take_choice)
        for label in self.scores:
            label.setFont(with_tabular_digits(self.font()))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            label.setMinimumWidth(0)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.fill_line(self._row)

    def fill_line(self, row: QHBoxLayout) -> None:
        """Put the choices, the scores and everything else into the line. For a subclass."""
        raise NotImplementedError

    # Which ones

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the panes that are shown; one more than once if there are too few, empty if there is none."""
        names = tuple(self._offered)
        if not names:
            return tuple("" for _ in self._chosen)
        # As a substitute, prefer a default method to one that is off until it is switched on.
        usual, others = (
            [name for name in reversed(names) if (name in DEFAULT_IDS) is is_usual] for is_usual in (True, False)
        )
        stand_ins = (*usual, *others)
        shown: list[str] = []
        for place, wanted in enumerate(self._chosen):
            if wanted not in names or wanted in shown:
                taken = (*shown, *self._chosen[place + 1 :])
                wanted = next((name for name in stand_ins if name not in taken), names[place % len(names)])
            shown.append(wanted)
        return tuple(shown)

    @property
    def current(self) -> str:
        """Id of the pane under the pointer, or of the first."""
        pane = self.surface.result_under_pointer()
        return self.places[0] if pane is None else pane.method_id

    def excerpt(self, region: Rect) -> tuple[str, Excerpt | None]:
        """Title and pixels of what the pointer is at, for the clipboard; no pixels before they are complete."""
        pane = self.surface.result_under_pointer()
        if pane is None or pane.layer is None:
            return "" if pane is None else pane.title, None
        return pane.title, partial(pane.layer.part, region)

    def offer(self, panes: Sequence[Pane]) -> None:
        """These panes can be chosen, in this order."""
        for pane in panes:
            if pane not in self._followed:
                self._followed.append(pane)
                pane.changed.connect(self._refresh)
        self._offered = {pane.method_id: pane for pane in panes}
        for choice in self.choices:
            choice.clear()
            for name, pane in self._offered.items():
                choice.addItem(pane.title, name)
        self._show_panes()

    def choose(self, *names: str) -> None:
        """Show these, one for every place, and remember them as the user's choice."""
        if names != self._chosen:
            self._chosen = names
            self.choice_made.emit(self._chosen)
        self._show_panes()

    @Slot()
    def swap(self) -> None:
        """Move each pane to the next place, the last to the first."""
        shown = self.places
        self.choose(shown[-1], *shown[:-1])

    @Slot()
    def _take_choice(self) -> None:
        before = self.places
        chosen = [choice.currentData() for choice in self.choices]
        place = next((number for number, name in enumerate(chosen) if name != before[number]), None)
        if place is not None and chosen[place] in before:
            # A pane that is already shown in another place moves here; the two change places.
            chosen[before.index(chosen[place])] = before[place]
        self.choose(*chosen)

    def _show_panes(self) -> None:
        if not self._offered:
            return
        shown = self.places
        for choice, name in zip(self.choices, shown, strict=True):
            choice.setCurrentIndex(choice.findData(name))
        self.surface.set_panes([self._offered[name] for name in shown])
        self._refresh()
        self.panes_changed.emit()

    # Results and scores

    @Slot()
    def _refresh(self) -> None:
        """Show the current results and scores."""
        if self.isHidden():
            return
        for label, pane in zip(self.scores, self.surface.panes, strict=False):
            label.setText(scores_text(pane))
            label.setToolTip(scores_tip(pane))
        self.surface.content_changed()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with the results, which are not followed while it is hidden."""
        self._refresh()
        super().showEvent(event)

    # Size and room

    def set_leading(self, leads: bool) -> None:
        """Set the shared view's canvas size from now on, or leave that to the view that is shown instead."""
        self._leads = leads
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay out line and surface in the new size."""
        self._lay_out()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """A change of screen, font or style changes the size of the surface."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()
        return handled

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small enough for a window of 640 x 480."""
        return QSize(300, 200)

    def _lay_out(self) -> None:
        height = self.line.sizeHint().height()
        self.line.setGeometry(0, 0, self.width(), height)
        self.place_surface(height)
        if self._leads:
            self._model.set_viewport(*self.surface.device_size)

    def place_surface(self, top: int) -> None:
        """Give the surface all that is left below the line."""
        self.surface.setGeometry(0, top, self.width(), max(1, self.height() - top))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The background of the line, like that of a pane's header."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors_of(self.palette()).color("header"))
        painter.end()
