"""The panes on their grid: which are shown, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_desktop import methods
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.picture import Pixels
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import Layout, Settings
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.window.pane_actions import KEYED_PANES
from sr_desktop.ui.window.pane_feed import ORIGINAL, PaneFeed
from sr_desktop.ui.window.session import Session
from sr_desktop.ui.window.status import Sample


class Stage(QWidget):
    """One pane for every method and one for the original, over one shared view.

    Signals:
        arrangement_changed: Other panes are shown, or another layout.
    """

    arrangement_changed = Signal()

    def __init__(self, session: Session, tasks: Tasks, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.model = ViewModel(self)
        self.titles = {ORIGINAL: self.tr("Original")}
        self.order: tuple[str, ...] = ()
        self._grid = PaneGrid(self.model, self)
        self._panes: dict[str, Pane] = {}
        for name in (*methods.DEFAULT_IDS, ORIGINAL, *(method.id for method in settings.models)):
            self._add_pane(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._grid)

        self._feed = PaneFeed(session, tasks, self.model, self._panes, self)
        session.restarted.connect(self._restart)
        self._restore()
        self._feed.rank(self.unhidden)
        self._grid.shown_changed.connect(self._follow_grid)

    # Which panes are shown

    @property
    def solo(self) -> str | None:
        """The pane that is shown alone; None in the grid."""
        return self._grid.solo_id

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the panes that can be seen, in their order."""
        return tuple(pane.method_id for pane in self._grid.shown_panes)

    @property
    def unhidden(self) -> tuple[str, ...]:
        """Ids of the panes that are not hidden, in their order, whether or not one is shown alone."""
        return tuple(name for name in self.order if self._grid.is_pane_visible(name))

    @property
    def panes(self) -> tuple[Pane, ...]:
        """All panes there are, hidden ones too."""
        return tuple(self._panes.values())

    @property
    def wanted_methods(self) -> tuple[str, ...]:
        """Ids of the methods that are to be computed: what can be seen, and what going back to the grid would show."""
        return tuple(name for name in self.order if name != ORIGINAL and name in (*self.unhidden, self.solo))

    @Slot(str, bool)
    def show_pane(self, pane_id: str, shown: bool) -> None:
        """Show or hide a pane; a method that was not computed is computed now."""
        if pane_id == ORIGINAL:
            self._settings.show_original = shown
            self._grid.set_visible(ORIGINAL, shown and self._can_show_original)
        else:
            self._grid.set_visible(pane_id, shown)

    @Slot(str)
    def _hide(self, pane_id: str) -> None:
        self.show_pane(pane_id, False)

    @Slot()
    def show_all(self) -> None:
        """Bring back all hidden methods, and the grid."""
        self._grid.solo(None)
        for name in self._method_ids:
            self._grid.set_visible(name, True)

    def add_method(self, method_id: str) -> None:
        """Show a pane for one more method, as the last; it is computed now."""
        if method_id not in self._panes:
            self._add_pane(method_id)
        elif method_id not in self.order:
            self.order = (*self.order, method_id)
        self._grid.set_visible(method_id, True)

    def remove_method(self, method_id: str) -> None:
        """Take a method out of the panes. What is under way for it goes on unseen, so its pane stays, hidden."""
        self.order = tuple(name for name in self.order if name != method_id)
        self._grid.set_visible(method_id, False)

    @Slot(str)
    def show_alone(self, pane_id: str) -> None:
        """Show one pane alone, even a hidden one; if it is alone already, all panes again."""
        if pane_id != ORIGINAL or self._can_show_original:
            self._grid.solo(None if self.solo == pane_id else pane_id)

    def show_next(self, step: int) -> None:
        """Show alone the pane that many places further, around the end."""
        places = self.unhidden
        if places:
            place = places.index(self.solo) + step if self.solo in places else (0 if step > 0 else -1)
            self._grid.solo(places[place % len(places)])

    def set_single(self, single: bool) -> None:
        """Change between the grid and the pane that was last shown alone."""
        if single == (self.solo is not None):
            return
        last = self._settings.single_pane
        places = self.unhidden or self._method_ids
        self._grid.solo((last if last in places else places[0]) if single else None)

    @property
    def _method_ids(self) -> tuple[str, ...]:
        return tuple(name for name in self.order if name != ORIGINAL)

    @property
    def _can_show_original(self) -> bool:
        plan = self._session.plan
        return (self._settings.mode if plan is None else plan.mode) is Mode.REFERENCE

    def _restore(self) -> None:
        """Arrange the panes as they were when the program was left."""
        for name in self._method_ids:
            self._grid.set_visible(name, name not in self._settings.hidden_panes)
        self._grid.set_visible(ORIGINAL, self._settings.show_original and self._can_show_original)
        if self._settings.layout is Layout.SINGLE and self._settings.single_pane in self.unhidden:
            self._grid.solo(self._settings.single_pane)

    @Slot()
    def _follow_grid(self) -> None:
        """Remember what is shown, whoever changed it, and have computed what is missing."""
        self._settings.hidden_panes = tuple(name for name in self._method_ids if not self._grid.is_pane_visible(name))
        if self._can_show_original:
            self._settings.show_original = self._grid.is_pane_visible(ORIGINAL)
        if self.solo is not None:
            self._settings.single_pane = self.solo
        self._settings.layout = Layout.GRID if self.solo is None else Layout.SINGLE
        self._session.request(self.wanted_methods)
        self._feed.rank(self.unhidden)
        self.take_focus()
        self.arrangement_changed.emit()

    def take_focus(self) -> None:
        """Give the keyboard to a canvas that can be seen; else space would press the button that inherited it."""
        shown = self._grid.shown_panes
        if shown and not any(pane.canvas.hasFocus() for pane in shown):
            shown[0].canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is under the pointer

    def samples_at(self, x: int, y: int) -> list[Sample]:
        """The colour of every pane that can be seen, at a picture pixel."""
        return [Sample(self.titles[name], self._panes[name].pixel_at(x, y)) for name in self.shown]

    @property
    def current(self) -> str | None:
        """The pane that is meant: the one under the pointer, else the first; None if all are hidden."""
        shown = self.shown
        under = next((name for name in shown if self._panes[name].underMouse()), None)
        return under or next(iter(shown), None)

    def pixels_of(self, pane_id: str) -> Pixels | None:
        """The finished pixels of a pane, None if there are none yet."""
        if pane_id == ORIGINAL:
            given = self._session.input
            return None if given is None or given.truth is None else given.truth.pixels
        done = self._session.results.get(pane_id)
        return None if done is None else done.pixels

    # How

    @Slot(object)
    def _restart(self) -> None:
        self._grid.set_visible(ORIGINAL, self._settings.show_original and self._can_show_original)

    def _add_pane(self, pane_id: str) -> None:
        if pane_id == ORIGINAL:
            about: tuple[str | None, ...] = (self.tr("The picture that the results are measured against."),)
        else:
            method = methods.get_method(pane_id)
            self.titles[pane_id] = method.title
            about = (method.summary, method.paper)
        self.order = (*self.order, pane_id)
        number = len(self.order)
        if number <= KEYED_PANES:
            key = self.tr("Double-click, or Ctrl+{number}, shows it alone.").format(number=number)
        else:
            key = self.tr("Double-click shows it alone.")
        description = "\n".join(part for part in (*about, key) if part)
        pane = Pane(pane_id, self.titles[pane_id], self.model, description)
        pane.solo_requested.connect(self.show_alone)
        pane.hide_requested.connect(self._hide)
        self._panes[pane_id] = pane
        self._grid.add_pane(pane)
