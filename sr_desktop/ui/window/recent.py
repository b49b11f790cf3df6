"""The menu of recent pictures."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sr_desktop.imaging.ordinary_files import is_folder, is_there
from sr_desktop.messages.names import escaped, shown, unescaped
from sr_desktop.ui.settings import Settings


class RecentMenu(QMenu):
    """Lists the recent pictures and folders each time it opens; missing ones are gray.

    Signals:
        chosen: The path that was picked.
    """

    chosen = Signal(Path)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr("Open &recent"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._choose)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        paths = [Path(name) for name in self._settings.recent_files]
        names = [path.name for path in paths]
        for number, path in enumerate(paths, start=1):
            there = is_there(path)
            # Files of the same name are shown with their folder.
            name = shown(path.name + os.sep if is_folder(path) else path.name)
            label = name if names.count(path.name) == 1 else f"{name}  —  {shown(path.parent.name)}"
            access = f"&{number}  " if number < 10 else ""
            action = self.addAction(access + label.replace("&", "&&"))
            full = shown(str(path))
            action.setToolTip(full if there else self.tr("{path} is not there any more").format(path=full))
            action.setEnabled(there)
            action.setData(escaped(str(path)))
        if not paths:
            self.addAction(self.tr("No picture has been opened yet")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(self.tr("Remove those that are &gone")).triggered.connect(self._prune)
        self.addAction(self.tr("&Clear this list")).triggered.connect(self._clear)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if name := action.data():
            self.chosen.emit(Path(unescaped(name)))

    @Slot()
    def _prune(self) -> None:
        self._settings.recent_files = tuple(name for name in self._settings.recent_files if is_there(Path(name)))

    @Slot()
    def _clear(self) -> None:
        self._settings.recent_files = ()
