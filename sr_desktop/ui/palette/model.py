"""The lines of the palette that fit what was typed, the best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sr_desktop.ui.palette.entries import Entry
from sr_desktop.ui.palette.matching import Match, match

LINE = Qt.ItemDataRole.UserRole
"""The role under which the model gives a `Line`."""

_CANNOT_NOW = 30
"""How much less an entry counts that cannot be done now."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry, and why it is shown."""

    entry: Entry
    match: Match


class PaletteModel(QAbstractListModel):
    """Holds the entries; `find` chooses and sorts."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._recent: Sequence[str] = ()
        self._lines: list[Line] = []

    def set_entries(self, entries: Sequence[Entry], recent: Sequence[str]) -> None:
        """Offer these; before anything is typed, the recently chosen ones come first.

        Args:
            entries: In the order in which they are listed.
            recent: Names of those chosen last, the latest first.
        """
        self._entries = entries
        self._recent = recent
        self.find("")

    def find(self, query: str) -> None:
        """Show the entries that fit."""
        self.beginResetModel()
        found = [
            Line(entry, fit)
            for entry in self._entries
            if (fit := match(query, entry.title, f"{entry.words} {entry.keys}")) is not None
        ]
        if query.strip():
            found.sort(key=lambda line: -line.match.score + (0 if line.entry.enabled else _CANNOT_NOW))
        else:
            found.sort(key=lambda line: (not line.entry.enabled, self._age(line.entry)))
        self._lines = found
        self.endResetModel()

    def _age(self, entry: Entry) -> int:
        return self._recent.index(entry.name) if entry.name in self._recent else len(self._recent)

    def line(self, row: int) -> Line:
        """The line in that row."""
        return self._lines[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802
        """How many fit."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what a screen reader says, or the `Line`."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.entry.title, line.entry.keys) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.entry.detail
        if role == LINE:
            return line
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """What cannot be done now cannot be chosen."""
        if not self._lines[index.row()].entry.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
