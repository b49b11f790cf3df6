"""The files of the film strip as a Qt model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from sr_desktop.messages.names import shown
from sr_desktop.ui.collection.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

PROBLEM = Qt.ItemDataRole.UserRole
"""Role of the sentence on why a file cannot be shown; None without a known problem."""

SCORE = Qt.ItemDataRole.UserRole + 1
"""Role of the score that stands under the name, as text; None where none does."""


class PicturesModel(QAbstractListModel):
    """One row per file. A thumbnail is requested when its row is first painted, so only for visible rows."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._paths: tuple[Path, ...] = ()
        # Found out when it is asked for: of thousands that are removed each would have it made again.
        self._known_rows: dict[Path, int] | None = None
        self._scores: dict[Path, str] = {}
        thumbnails.arrived.connect(self._refresh)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files in their order."""
        return self._paths

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._thumbnails.clear()
        self._set(paths)
        self.endResetModel()

    def remove(self, paths: Collection[Path]) -> None:
        """Remove these files. The selection stays."""
        known = self._rows
        for row in sorted((known[path] for path in paths if path in known), reverse=True):
            self.beginRemoveRows(_TOP, row, row)
            self._set((*self._paths[:row], *self._paths[row + 1 :]))
            self.endRemoveRows()

    def set_scores(self, scores: Mapping[Path, str]) -> None:
        """Show these texts under the names; those of other files are empty."""
        self._scores = dict(scores)
        if self._paths:
            self.dataChanged.emit(self.index(0), self.index(len(self._paths) - 1))

    def set_score(self, path: Path, text: str) -> None:
        """Show this text under one name."""
        self._scores[path] = text
        self._refresh(path)

    @property
    def has_scores(self) -> bool:
        """Whether there are texts under the names."""
        return bool(self._scores)

    def arrange(self, paths: Sequence[Path]) -> None:
        """Show the same files in this order; the selection stays at its file."""
        if tuple(paths) == self._paths or set(paths) != set(self._paths):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        files = [self._paths[index.row()] for index in before]
        self._set(paths)
        self.changePersistentIndexList(before, [self.index(self._rows[path]) for path in files])
        self.layoutChanged.emit()

    def row_of(self, path: Path | None) -> int | None:
        """The row of a file; None if it is not listed."""
        return None if path is None else self._rows.get(path)

    def problem(self, row: int) -> str | None:
        """Why a row's file cannot be shown, in one sentence; None without a known problem."""
        return self._thumbnails.problem(self._paths[row])

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One per file."""
        return 0 if parent.isValid() else len(self._paths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A file's name, its thumbnail (None until it is loaded), its path or its problem."""
        if not index.isValid():
            return None
        path = self._paths[index.row()]
        problem = self._thumbnails.problem(path)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(path.name)
            case Qt.ItemDataRole.DecorationRole:
                return None if problem else self._thumbnails.get(path)
            case Qt.ItemDataRole.ToolTipRole:
                return problem or "\n".join(part for part in (shown(str(path)), self._scores.get(path)) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = problem or self._scores.get(path)
                return f"{shown(path.name)}: {told}" if told else shown(path.name)
            case _ if role == SCORE:
                return self._scores.get(path, "") if self._scores else None
            case _ if role == PROBLEM:
                return problem
        return None

    @Slot(Path)
    def _refresh(self, path: Path) -> None:
        row = self._rows.get(path)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    @property
    def _rows(self) -> dict[Path, int]:
        """The row of every file."""
        if self._known_rows is None:
            self._known_rows = {path: row for row, path in enumerate(self._paths)}
        return self._known_rows

    def _set(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._known_rows = None
