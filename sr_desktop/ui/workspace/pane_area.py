"""The panes, on their grid or several of them in one place: which are shown, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QMargins, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.layer import Layer
from sr_desktop.methods import DEFAULT_IDS, Catalogue
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.reordering import PaneReordering
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedView
from sr_desktop.ui.view_modes.modes import GRID, SINGLE
from sr_desktop.ui.workspace.pane_feed import INPUT_METHOD, ORIGINAL, PaneFeed
from sr_desktop.ui.workspace.pane_focus import PaneFocus
from sr_desktop.ui.workspace.pane_memory import remember_shown, was_shown
from sr_desktop.ui.workspace.pane_names import PaneNames
from sr_desktop.ui.workspace.session import Session
from sr_desktop.ui.workspace.status import Sample
from sr_desktop.ui.workspace.view_pages import OneView, ViewPages


class PaneArea(QWidget):
    """One pane for every method and one for the original, over one shared view.

    Signals:
        arrangement_changed: The panes that are shown, their order or the view mode has changed.
        remedy_requested: ``(id, Remedy)``: the user wants this done about a pane without a result.
        menu_requested: ``(id, QPoint)``: the menu of a pane's picture is wanted at this place of the screen.
        pane_menu_opening: ``(id, QMenu)``: the menu of a pane is about to open, and may be given further entries.
    """

    arrangement_changed = Signal()
    remedy_requested = Signal(str, object)
    menu_requested = Signal(str, QPoint)
    pane_menu_opening = Signal(str, QMenu)

    def __init__(self, session: Session, tasks: Tasks, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.model = ViewModel(self)
        self.model.set_backdrop(settings.backdrop)
        self.order: tuple[str, ...] = ()
        self._grid = PaneGrid(self.model)
        self._pages = ViewPages(self._grid, self.model, settings, self)
        room = QVBoxLayout(self)
        room.setContentsMargins(QMargins())
        room.addWidget(self._pages)
        self._panes: dict[str, Pane] = {}
        self._focus = PaneFocus(self._pages, self._panes)
        session.rename(ORIGINAL, settings.original_title)
        self._names = PaneNames(session, self._panes)
        added = (method.id for method in settings.models)
        for name in (*DEFAULT_IDS, ORIGINAL, *self.catalogue.extra_ids, *added):
            self._add_pane(name)
        self._feed = PaneFeed(session, tasks, self.model, self._panes, self)
        session.restarted.connect(self._restart)
        self._restore()
        self._feed.rank(self.unhidden)
        self._feed.show(self.shown)
        self.arrangement_changed.connect(self._tell_shown)
        self._grid.shown_changed.connect(self._follow_grid)
        self._grid.reordered.connect(self._follow_order)
        for view in self._pages.all_combined:
            view.panes_changed.connect(self._follow_combined)
            view.surface.menu_requested.connect(partial(self._ask_menu, None))

    @property
    def catalogue(self) -> Catalogue:
        """The methods that can be chosen now."""
        return self._session.catalogue

    @property
    def titles(self) -> Mapping[str, str]:
        """What the panes are called, by id."""
        return self._names.titles

    @property
    def reordering(self) -> PaneReordering:
        """What follows the titles that are dragged."""
        return self._grid.reordering

    # Which panes are shown

    @property
    def view_mode(self) -> str:
        """Id of the current `ViewMode`."""
        return self._pages.chosen or (GRID.id if self.solo is None else SINGLE.id)

    @property
    def combined_views(self) -> tuple[CombinedView, ...]:
        """The views that show several of the panes in one place, hidden ones too."""
        return self._pages.all_combined

    def view_of(self, kind: type[OneView]) -> OneView:
        """The view of this kind."""
        return self._pages.view_of(kind)

    @property
    def combined_view(self) -> CombinedView | None:
        """The view that shows several of the panes in one place; None in the grid and for a pane alone."""
        return self._pages.combined

    @property
    def solo(self) -> str | None:
        """The pane that is shown alone; None in the grid."""
        return self._grid.solo_id

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the panes that can be seen, in their order."""
        if self.combined_view is not None:
            return self.combined_view.places
        return tuple(pane.method_id for pane in self._grid.shown_panes)

    @property
    def unhidden(self) -> tuple[str, ...]:
        """Ids of the panes that are not hidden, in their order, whether or not one is shown alone."""
        return tuple(name for name in self.order if self._grid.is_pane_visible(name))

    @property
    def panes(self) -> tuple[Pane, ...]:
        """All panes, including hidden ones."""
        return tuple(self._panes.values())

    @property
    def has_original(self) -> bool:
        """Whether there is an original to be compared with."""
        plan = self._session.plan
        return (self._settings.mode if plan is None else plan.mode) is Mode.REFERENCE

    @property
    def surfaces(self) -> tuple[PictureSurface, ...]:
        """Everything that shows a picture, including hidden ones."""
        canvases = (pane.canvas for pane in self._panes.values())
        return (*canvases, *(view.surface for view in self.combined_views))

    def content_of(self, pane_id: str) -> PaneContent | None:
        """What a pane shows; None if there is no such pane."""
        return self._panes[pane_id].content if pane_id in self._panes else None

    @property
    def wanted_methods(self) -> tuple[str, ...]:
        """Ids of the methods that are to be computed: what can be seen, and what going back to the grid would show."""
        in_place = (self.solo,) if self.combined_view is None else self.combined_view.places
        seen = {*self.unhidden, *in_place}
        if ORIGINAL in seen and not self.has_original:
            # The input is shown as this method enlarges it: every pixel as a square.
            seen.add(INPUT_METHOD)
        return tuple(name for name in self._method_ids if name in seen)

    @Slot(str, bool)
    def show_pane(self, pane_id: str, shown: bool) -> None:
        """Show or hide a pane; a method that was not computed is computed now."""
        if pane_id == ORIGINAL:
            self._settings.show_original = shown
            self._grid.set_visible(ORIGINAL, shown)
        else:
            self._grid.set_visible(pane_id, shown)

    @Slot()
    def show_all(self) -> None:
        """Bring back all hidden methods, and the grid."""
        self.show_mode(GRID.id)
        for name in self._method_ids:
            self._grid.set_visible(name, True)

    def add_method(self, method_id: str) -> None:
        """Add a pane for one more method at the end; it is computed now."""
        if method_id not in self._panes:
            self._add_pane(method_id)
        elif method_id not in self.order:
            self.order = (*self.order, method_id)
            self._grid.set_order(self.order)
            self._names.bring_back(method_id)
            self._describe()
        self._offer()
        self._grid.set_visible(method_id, True)

    def remove_method(self, method_id: str) -> None:
        """Remove a method from the panes. Work under way for it continues unseen, so its pane stays, hidden."""
        self.order = tuple(name for name in self.order if name != method_id)
        self._describe()
        self._offer()
        if self._grid.is_pane_visible(method_id):
            self._grid.set_visible(method_id, False)
        else:
            self.arrangement_changed.emit()

    def move_pane(self, pane_id: str, step: int) -> None:
        """Move a pane by so many places (back if negative) among the panes that are not hidden."""
        places = self.unhidden
        if pane_id in places:
            place = min(max(places.index(pane_id) + step, 0), len(places) - 1)
            self._grid.move_pane(pane_id, place + (step > 0))

    @Slot(str)
    def show_alone(self, pane_id: str) -> None:
        """Show one pane alone, even a hidden one; if it is already alone, show all panes again."""
        if pane_id in self._panes:
            self._grid.solo(None if self.solo == pane_id else pane_id)

    def show_next(self, step: int) -> None:
        """Show the pane so many places further alone, wrapping around at the end."""
        places = self.unhidden
        if places:
            place = places.index(self.solo) + step if self.solo in places else (0 if step > 0 else -1)
            self._grid.solo(places[place % len(places)])

    def show_mode(self, mode_id: str) -> None:
        """Show the panes in this view mode; a single pane is the one that was alone last. The view stays."""
        if mode_id == self.view_mode:
            return
        self._pages.choose(mode_id)
        last, places = self._settings.single_pane, self.unhidden or self._method_ids
        alone = (last if last in places else places[0]) if mode_id == SINGLE.id else None
        if alone == self.solo:
            self._follow_grid()
        else:
            self._grid.solo(alone)

    @Slot()
    def swap(self) -> None:
        """Swap the places of the panes that share one place."""
        if self.combined_view is not None:
            self.combined_view.swap()

    @property
    def _method_ids(self) -> tuple[str, ...]:
        return tuple(name for name in self.order if name != ORIGINAL)

    def _restore(self) -> None:
        """Arrange the panes as they were when the program was closed."""
        self._grid.set_order(self._settings.pane_order)
        self.order = self._grid.order
        self._describe()
        for name in self._method_ids:
            self._grid.set_visible(name, was_shown(name, self._settings))
        self._grid.set_visible(ORIGINAL, self._settings.show_original)
        self._offer()
        mode = self._settings.view_mode
        if mode == SINGLE.id and self._settings.single_pane in self.unhidden:
            self._grid.solo(self._settings.single_pane)
        self._pages.choose(mode)
        self._pages.turn()

    @Slot()
    def _follow_grid(self) -> None:
        """Remember what is shown, and compute what is missing."""
        remember_shown({name: self._grid.is_pane_visible(name) for name in self._method_ids}, self._settings)
        self._settings.show_original = self._grid.is_pane_visible(ORIGINAL)
        if self.solo is not None:
            self._settings.single_pane = self.solo
            self._pages.choose(None)
        self._settings.view_mode = self.view_mode
        self._pages.turn()
        self._session.request(self.wanted_methods)
        self._feed.rank(self.unhidden)
        self.take_focus()
        self.arrangement_changed.emit()

    def arrange(self, order: Sequence[str]) -> None:
        """Put the panes into this order; others follow in theirs."""
        self._grid.set_order(tuple(order))
        self._follow_order()

    @Slot()
    def _follow_order(self) -> None:
        """The order on the grid is that of the keys, of the lists to choose from and of the table."""
        self.order = tuple(name for name in self._grid.order if name in self.order)
        self._settings.pane_order = self.order
        self._describe()
        self._offer()
        self._feed.rank(self.unhidden)
        self.arrangement_changed.emit()

    @Slot()
    def _follow_combined(self) -> None:
        """Compute again, in place of what was there."""
        if self.sender() is self.combined_view:
            self._session.request(self.wanted_methods)
            self.arrangement_changed.emit()

    @Slot()
    def _tell_shown(self) -> None:
        self._feed.show(self.shown)

    def _offer(self) -> None:
        """Offer the current panes in the views that show several in one place."""
        names = self.order if self.has_original else self._method_ids
        self._pages.offer([self._panes[name] for name in names])

    # What is meant, and what it shows

    def take_focus(self) -> None:
        """Give the keyboard to a pane that can be seen."""
        self._focus.take(self.shown)

    @property
    def current(self) -> str | None:
        """The current pane: under the pointer, else with the focus, else the first; None if all are hidden."""
        return self._focus.current(self.shown)

    def samples_at(self, x: int, y: int) -> list[Sample]:
        """The colour of every pane that can be seen, at a picture pixel."""
        return self._focus.samples_at(self.shown, x, y)

    def layer_of(self, pane_id: str) -> Layer | None:
        """The finished colours of a pane with their opacity; None if there are none yet."""
        if pane_id == ORIGINAL:
            given = self._session.input
            return None if given is None or given.ground_truth is None else given.ground_truth.layer
        return self._session.layer_of(pane_id)

    @property
    def awaits_results(self) -> bool:
        """Whether a method that is not hidden is being computed, or will be."""
        return self._session.busy and not self._session.pending.isdisjoint(self.unhidden)

    @property
    def finished(self) -> tuple[str, ...]:
        """Ids of the methods that are not hidden and have a result."""
        return tuple(name for name in self.unhidden if name in self._session.results)

    def can_be_seen(self, pane_id: str) -> bool:
        """Whether a pane has something to show in this mode: the original only where there is one."""
        return pane_id != ORIGINAL or self.has_original

    def can_be_compared(self, pane_id: str) -> bool:
        """Whether a pane can share one place with others."""
        return pane_id in self.order and self.can_be_seen(pane_id)

    def rename(self, pane_id: str, title: str) -> None:
        """Show a pane under this title from now on."""
        self._names.rename(pane_id, title)
        self._offer()
        self.arrangement_changed.emit()

    def mark(self, pane_id: str) -> None:
        """Show a pane with the colour that its method has now."""
        self._names.mark(pane_id)
        self.arrangement_changed.emit()

    # How

    def _ask_menu(self, pane_id: str | None, at: QPoint) -> None:
        name = self.current if pane_id is None else pane_id
        if name is not None:
            self.menu_requested.emit(name, at)

    @Slot(object)
    def _restart(self) -> None:
        self._names.name_original(is_input=not self.has_original)
        self._grid.set_visible(ORIGINAL, self._settings.show_original)
        self._offer()

    def name_original(self, title: str) -> None:
        """Call the original so, one of `ORIGINAL_TITLES`: its pane, figures, flips, pages and plots."""
        self._session.rename(ORIGINAL, title)
        self._names.name_original(is_input=not self.has_original)

    def _add_pane(self, pane_id: str) -> None:
        pane = Pane(pane_id, self._names.add(pane_id), self.model)
        pane.solo_requested.connect(self.show_alone)
        pane.hide_requested.connect(partial(self.show_pane, shown=False))
        pane.remedy_requested.connect(self.remedy_requested)
        pane.canvas.menu_requested.connect(partial(self._ask_menu, pane_id))
        pane.header.menu_opening.connect(partial(self.pane_menu_opening.emit, pane_id))
        self.order = (*self.order, pane_id)
        self._panes[pane_id] = pane
        self._grid.add_pane(pane)
        self._names.mark(pane_id)
        self._describe()

    def tell_keys(self, alone: Mapping[str, str], moving: str) -> None:
        """Set the keys in the titles' tooltips: those that show each pane alone, by its id, and those that move it."""
        self._names.tell_keys(alone, moving)
        self._describe()

    def _describe(self) -> None:
        self._names.describe(self.order)
