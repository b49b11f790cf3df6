"""The docks at the lower edge of the window: which are shown, which is in front, and what is remembered of that."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget

from sr_desktop.export.session.model import SavedDock
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace.absence import Absence
from sr_desktop.ui.workspace.dock_places import dock_places, move_docks, size_docks
from sr_desktop.ui.workspace.session import Session

Changed = TypeVar("Changed")

_AREA = Qt.DockWidgetArea.BottomDockWidgetArea


class ClosableDock(QDockWidget):
    """A dock that says when the user closes it.

    Signals:
        closed: The user closed it by its button.
    """

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that it was the user."""
        super().closeEvent(event)
        self.closed.emit()


class DockSwitch(QObject):
    """Shows a dock while it is wanted and, if it needs an open picture, one is open.

    In full screen it is put away, whether or not a picture is opened meanwhile, see `Absence`.

    Args:
        dock: The dock.
        session: Knows whether a picture is open; None for a dock that needs none.
        is_wanted: Whether it is wanted at first.
        remember: Called whenever that changes; None if nobody needs to know.
        parent: The owner.

    Signals:
        wanted_changed: Whether the dock is wanted, or put away, has changed.
        front_changed: Whether the dock can be seen has changed.
    """

    wanted_changed = Signal(bool)
    front_changed = Signal(bool)

    def __init__(
        self,
        dock: ClosableDock,
        session: Session | None,
        is_wanted: bool,
        remember: Callable[[bool], None] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.dock = dock
        self._session = session
        self._is_wanted = is_wanted
        self._remember = remember
        self._is_in_front = False
        self._absence = Absence()
        dock.closed.connect(self._close)
        dock.visibilityChanged.connect(self._follow_visibility)
        self.follow()

    @property
    def is_wanted(self) -> bool:
        """Whether the user wants the dock, whether or not a picture is open."""
        return self._is_wanted

    @property
    def is_chosen(self) -> bool:
        """Whether the dock is wanted and not put away."""
        return self._is_wanted and not self._absence.is_now

    @property
    def comes_back(self) -> bool:
        """Whether it is there again once full screen ends."""
        return self._absence.ends

    @property
    def is_on(self) -> bool:
        """Whether the dock is shown, even if behind the tab of another."""
        return self.is_chosen and (self._session is None or self._session.plan is not None)

    @property
    def is_in_front(self) -> bool:
        """Whether the dock can be seen: it is not behind the tab of another."""
        return self._is_in_front

    @property
    def needs_picture(self) -> bool:
        """Whether it needs an open picture."""
        return self._session is not None

    @Slot()
    def show(self) -> None:
        """Mark the dock as wanted, and bring it to the front."""
        self._change(self._absence.interrupt)
        self.want(True)
        self.dock.raise_()

    @Slot()
    def toggle(self) -> None:
        """Show the dock, or hide it; one whose tab lies behind another is brought to the front first."""
        if not self.is_chosen or (self.dock.isVisible() and not self._is_in_front):
            self.show()
        else:
            self._close()

    def put_away(self) -> None:
        """Hide the dock for as long as the window fills the screen, if it is wanted and in the window."""
        if self._is_wanted and not self.dock.isFloating():
            self._change(self._absence.begin)

    def bring_back(self) -> None:
        """Full screen has ended."""
        self._change(self._absence.end)

    @Slot()
    def follow(self) -> None:
        """Show or hide the dock."""
        self.dock.setVisible(self.is_on)

    def want(self, wanted: bool) -> None:
        """Want the dock, or not; it is not brought to the front."""
        if wanted == self._is_wanted:
            return
        self._is_wanted = wanted
        self._absence.end()
        if self._remember is not None:
            self._remember(wanted)
        self.follow()
        self.wanted_changed.emit(wanted)

    @Slot()
    def _close(self) -> None:
        if not self._change(self._absence.resume):
            self.want(False)

    def _change(self, change: Callable[[], Changed]) -> Changed:
        """Change whether it is put away, and follow."""
        before = self._absence.is_now
        outcome = change()
        if self._absence.is_now != before:
            self.follow()
            self.wanted_changed.emit(self._is_wanted)
        return outcome

    @Slot(bool)
    def _follow_visibility(self, visible: bool) -> None:
        self._is_in_front = visible
        self.front_changed.emit(visible)


def _sealed(state: QByteArray) -> QByteArray:
    """A state of Qt's with its checksum: Qt ends the process over one that is damaged."""
    content = state.data()
    return QByteArray(hashlib.sha256(content).digest() + content)


def _unsealed(sealed: QByteArray) -> QByteArray:
    """The state; empty if it is damaged, or has no checksum."""
    content = sealed.data()
    size = hashlib.sha256().digest_size
    is_whole = hashlib.sha256(content[size:]).digest() == content[:size]
    return QByteArray(content[size:]) if is_whole else QByteArray()


class Docks(QObject):
    """All docks, in tabs unless the user moves them.

    Args:
        window: The window at whose edges they are.
        session: Knows whether a picture is open.
        settings: Where their places, and which is in front, are remembered.

    Signals:
        changed: Whether a dock is wanted has changed.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._switches: list[DockSwitch] = []
        self._places: tuple[SavedDock, ...] = ()
        self._in_front_before: tuple[DockSwitch, ...] = ()
        self._is_full_screen = False
        window.setTabPosition(_AREA, QTabWidget.TabPosition.North)

    def add(
        self,
        dock: ClosableDock,
        *,
        is_wanted: bool = False,
        remember: Callable[[bool], None] | None = None,
        needs_picture: bool = True,
    ) -> DockSwitch:
        """Add a dock, in a tab behind the earlier ones.

        Args:
            dock: The dock, with a name of its own.
            is_wanted: Whether it is shown at first.
            remember: Called whenever it is switched on or off.
            needs_picture: It is shown only while a picture is open.
        """
        switch = DockSwitch(dock, self._session if needs_picture else None, is_wanted, remember, self)
        switch.wanted_changed.connect(self.changed)
        self._window.addDockWidget(_AREA, dock)
        if self._switches:
            self._window.tabifyDockWidget(self._switches[0].dock, dock)
        self._switches.append(switch)
        return switch

    @property
    def wanted(self) -> tuple[str, ...]:
        """Names of the docks that the user wants."""
        return tuple(switch.dock.objectName() for switch in self._switches if switch.is_wanted)

    @property
    def places(self) -> tuple[SavedDock, ...]:
        """Where they all are."""
        before = [switch for switch in self._in_front_before if switch.comes_back]
        in_front = [switch.dock.objectName() for switch in self._switches if switch.is_in_front or switch in before]
        return dock_places(self._window, [switch.dock for switch in self._switches], in_front)

    def arrange(self, names: Sequence[str], places: Sequence[SavedDock] = ()) -> None:
        """Show the docks of these names, and no others, where they were; empty places leave them where they are.

        Those that need an open picture get their sizes once one is open.
        """
        move_docks(self._window, self._by_name, places)
        for switch in self._switches:
            switch.want(switch.dock.objectName() in names)
            if self._is_full_screen:
                switch.put_away()
            switch.follow()
        for place in places:
            if place.front:
                self._settings.front_dock = place.name
        size_docks(self._window, self._by_name, places)
        self._places = tuple(places) if self._session.plan is None else ()

    def set_full_screen(self, is_full: bool) -> None:
        """Put the docks in the window away while it fills the screen; then they are there as before.

        What was opened meanwhile stays.
        """
        if is_full == self._is_full_screen:
            return
        self._is_full_screen = is_full
        if is_full:
            self._in_front_before = tuple(switch for switch in self._switches if switch.is_in_front)
            for switch in self._switches:
                switch.put_away()
            return
        opened = [switch for switch in self._switches if switch.is_in_front and not switch.comes_back]
        for switch in self._switches:
            switch.bring_back()
        for switch in (*self._in_front_before, *opened):
            if switch.is_on:
                switch.dock.raise_()

    @property
    def _by_name(self) -> dict[str, QDockWidget]:
        return {switch.dock.objectName(): switch.dock for switch in self._switches}

    def restore(self) -> None:
        """Restore the docks to where they were when the program was closed; call it once the window is complete."""
        self._window.restoreState(_unsealed(self._settings.window_state))
        self._session.restarted.connect(self._follow_session)
        self._follow_session()

    def remember(self) -> None:
        """Keep where the docks are, and which of them is in front, for the next start."""
        self._remember_front()
        self._settings.window_state = _sealed(self._window.saveState())

    def _remember_front(self) -> None:
        for switch in self._switches:
            if switch.needs_picture and switch.is_in_front:
                self._settings.front_dock = switch.dock.objectName()

    @Slot()
    def _follow_session(self) -> None:
        """Show the docks of an open picture, with the same one in front as before; hide them if there is none."""
        if self._session.plan is None:
            self._remember_front()
        for switch in self._switches:
            switch.follow()
        for switch in self._switches:
            if switch.is_on and switch.dock.objectName() == self._settings.front_dock:
                switch.dock.raise_()
        if self._session.plan is not None and self._places:
            size_docks(self._window, self._by_name, self._places)
            self._places = ()
