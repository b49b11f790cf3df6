"""The menu of recent pictures."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sr_desktop.messages.names import escaped, shown, unescaped
from sr_desktop.ui.workspace.recent_paths import RecentPaths


class RecentMenu(QMenu):
    """Lists the recent pictures and folders each time it opens; missing ones are gray, once that is known.

    Args:
        recent: The paths.
        parent: The window.

    Signals:
        chosen: The path that was picked.
    """

    chosen = Signal(Path)

    def __init__(self, recent: RecentPaths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self.setTitle(self.tr("Open &recent"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.aboutToShow.connect(recent.look)
        recent.changed.connect(self._fill)
        self.triggered.connect(self._choose)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        recent = self._recent.all
        names = [each.path.name for each in recent]
        for number, each in enumerate(recent, start=1):
            path = each.path
            # Files of the same name are shown with their folder.
            name = shown(path.name + os.sep if each.is_folder else path.name)
            label = name if names.count(path.name) == 1 else f"{name}  —  {shown(path.parent.name)}"
            access = f"&{number}  " if number < 10 else ""
            action = self.addAction(access + label.replace("&", "&&"))
            full = shown(str(path))
            action.setToolTip(full if each.is_there else self.tr("{path} is not there any more").format(path=full))
            action.setEnabled(each.is_there)
            action.setData(escaped(str(path)))
        if not recent:
            self.addAction(self.tr("No picture has been opened yet")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(self.tr("Remove those that are &gone")).triggered.connect(self._recent.prune)
        # Later, for it fills this menu again, and the entry that was chosen must not go meanwhile.
        clear = self.addAction(self.tr("&Clear this list"))
        clear.triggered.connect(self._recent.clear, Qt.ConnectionType.QueuedConnection)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if name := action.data():
            self.chosen.emit(Path(unescaped(name)))
