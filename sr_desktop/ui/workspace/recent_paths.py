"""Recent pictures and folders, and which of them are still there: found out in the background.

A disk of the network that does not answer would have the window wait for each of them, at its start already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.imaging.files.ordinary_files import is_folder, is_there
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class RecentPath:
    """A path that was opened, as it was when it was last looked at.

    Attributes:
        path: The path.
        is_there: Whether there is something of this name.
        is_folder: Whether that is a folder.
    """

    path: Path
    is_there: bool = True
    is_folder: bool = False


class RecentPaths(QObject):
    """Knows of each recent path whether it is there; of one that was not looked at yet, it is taken to be a file.

    Args:
        settings: Know the paths.
        tasks: Where it is looked.
        parent: The owner.

    Signals:
        changed: One is not what it was, or all are forgotten.
    """

    changed = Signal()

    def __init__(self, settings: Settings, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tasks = tasks
        self._known: Mapping[Path, RecentPath] = {}
        self._looking: Task[Mapping[Path, RecentPath]] | None = None
        self._prunes = False

    @property
    def all(self) -> tuple[RecentPath, ...]:
        """The newest first."""
        return tuple(self._known.get(path, RecentPath(path)) for path in self._paths)

    @Slot()
    def look(self) -> None:
        """Look at all of them again; `changed` follows if one is not what it was."""
        if self._looking is None:
            paths = self._paths
            self._looking = self._tasks.submit(lambda _: {path: _seen(path) for path in paths}, done=self._take)

    @Slot()
    def prune(self) -> None:
        """Look at all of them again, and forget those that are gone."""
        self._prunes = True
        self.look()

    @Slot()
    def clear(self) -> None:
        """Forget all of them."""
        self._settings.recent_files = ()
        self.changed.emit()

    @property
    def _paths(self) -> tuple[Path, ...]:
        return tuple(map(Path, self._settings.recent_files))

    def _take(self, seen: Mapping[Path, RecentPath]) -> None:
        self._looking = None
        before, self._known = self.all, seen
        if self._prunes:
            self._prunes = False
            self._settings.recent_files = tuple(str(each.path) for each in self.all if each.is_there)
        if self.all != before:
            self.changed.emit()
        if not seen.keys() >= set(self._paths):
            self.look()


def _seen(path: Path) -> RecentPath:
    return RecentPath(path, is_there(path), is_folder(path))
