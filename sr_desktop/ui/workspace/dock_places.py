"""Where docks are, as a session's file holds it.

Qt's own form of it is not written into files: damaged, it ends the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow

from sr_desktop.export.session.model import DockArea, SavedDock

_AREAS = {
    DockArea.LEFT: Qt.DockWidgetArea.LeftDockWidgetArea,
    DockArea.RIGHT: Qt.DockWidgetArea.RightDockWidgetArea,
    DockArea.TOP: Qt.DockWidgetArea.TopDockWidgetArea,
    DockArea.BOTTOM: Qt.DockWidgetArea.BottomDockWidgetArea,
}
_LEAST_SEEN = 40
"""Logical pixels of a dock's own window that must lie on a screen, each way, so that it can be taken hold of."""


def dock_places(window: QMainWindow, docks: Sequence[QDockWidget], in_front: Iterable[str]) -> tuple[SavedDock, ...]:
    """Where these docks of a window are.

    Args:
        window: The window.
        docks: Its docks in the order in which they were added.
        in_front: Names of those that can be seen.
    """
    front = set(in_front)
    by_area: dict[Qt.DockWidgetArea, list[list[QDockWidget]]] = {}
    for group in _groups(window, docks):
        by_area.setdefault(window.dockWidgetArea(group[0]), []).append(group)
    places: list[SavedDock] = []
    for area, qt_area in _AREAS.items():
        groups = sorted(by_area.get(qt_area, []), key=lambda group: _along(group, area, front))
        for number, group in enumerate(groups):
            shown = next((dock for dock in group if dock.objectName() in front), group[0])
            size = max(1, shown.width()), max(1, shown.height())
            places += (
                SavedDock(name=dock.objectName(), area=area, group=number, front=dock.objectName() in front, size=size)
                for dock in group
            )
    for dock in docks:
        if dock.isFloating():
            places.append(
                SavedDock(
                    name=dock.objectName(),
                    area=DockArea.FLOATING,
                    front=dock.objectName() in front,
                    size=(max(1, dock.width()), max(1, dock.height())),
                    at=(dock.x(), dock.y()),
                )
            )
    return tuple(places)


def move_docks(window: QMainWindow, docks: Mapping[str, QDockWidget], places: Sequence[SavedDock]) -> None:
    """Put docks where they were. Names that no dock has are ignored, docks that are not named stay.

    Args:
        window: Whose docks they are.
        docks: Its docks by name; which of them are shown does not change here.
        places: As `dock_places` has them.
    """
    known = [place for place in places if place.name in docks]
    for (area, _), group in groupby(sorted(known, key=_place), key=_place):
        if area is DockArea.FLOATING:
            for place in group:
                _float(docks[place.name], place)
            continue
        first: QDockWidget | None = None
        for place in group:
            dock = docks[place.name]
            dock.setFloating(False)
            window.addDockWidget(_AREAS[area], dock)
            if first is not None:
                window.tabifyDockWidget(first, dock)
            first = first or dock


def size_docks(window: QMainWindow, docks: Mapping[str, QDockWidget], places: Sequence[SavedDock]) -> None:
    """Give the docks that are shown the sizes that they had, as far as the window has room; bring those to the front
    that were.

    Args:
        window: Whose docks they are.
        docks: Its docks by name.
        places: As `dock_places` has them.
    """
    shown = [place for place in places if place.name in docks and not docks[place.name].isHidden()]
    for place in shown:
        if place.front:
            docks[place.name].raise_()
    fixed = [place for place in shown if place.area is not DockArea.FLOATING]
    sized = [next(iter(group)) for _, group in groupby(sorted(fixed, key=_place), key=_place)]
    if sized:
        own = [docks[place.name] for place in sized]
        window.resizeDocks(own, [place.size[0] for place in sized], Qt.Orientation.Horizontal)
        window.resizeDocks(own, [place.size[1] for place in sized], Qt.Orientation.Vertical)


def _place(place: SavedDock) -> tuple[DockArea, int]:
    return place.area, place.group


def _groups(window: QMainWindow, docks: Sequence[QDockWidget]) -> list[list[QDockWidget]]:
    """The docks at the window's edges; those that are tabs of one place together."""
    groups: list[list[QDockWidget]] = []
    for dock in docks:
        if dock.isFloating():
            continue
        others = window.tabifiedDockWidgets(dock)
        group = next((group for group in groups if any(other in others for other in group)), None)
        if group is None:
            groups.append([dock])
        else:
            group.append(dock)
    return groups


def _along(group: Sequence[QDockWidget], area: DockArea, front: set[str]) -> tuple[bool, int]:
    """How far along its edge a group is; one of which nothing is seen comes last."""
    seen = next((dock for dock in group if dock.objectName() in front), None)
    if seen is None:
        return True, 0
    return False, seen.x() if area in (DockArea.TOP, DockArea.BOTTOM) else seen.y()


def _float(dock: QDockWidget, place: SavedDock) -> None:
    dock.setFloating(True)
    rect = QRect(*(place.at or (0, 0)), *place.size)
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(rect)
        if seen.width() >= min(_LEAST_SEEN, rect.width()) and seen.height() >= min(_LEAST_SEEN, rect.height()):
            dock.setGeometry(rect)
            return
    room = dock.screen().availableGeometry()
    rect.setSize(rect.size().boundedTo(room.size()))
    rect.moveCenter(room.center())
    dock.setGeometry(rect)
