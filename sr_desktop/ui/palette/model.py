"""The entries of the palette, and those that match a query, the best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon


@dataclass(frozen=True)
class Entry:
    """One line of the palette.

    Attributes:
        name: Identifies it in the settings.
        title: The text shown.
        detail: What it does, or the folder of a picture.
        run: Runs it.
        keys: As the system writes them.
        words: Further search words for it.
        icon: Shown before it.
        enabled: Whether it can be run now.
        checked: Whether it is on, if it can be on or off.
    """

    name: str
    title: str
    detail: str
    run: Callable[[], object]
    keys: str = ""
    words: str = ""
    icon: QIcon | None = None
    enabled: bool = True
    checked: bool = False


_CONSECUTIVE = 8
_AT_WORD = 10
_AT_START = 4
_GAP = 1
_IN_OTHER_WORDS = 40
"""The penalty for a match in the further words instead of the title."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well an entry matches a query.

    Attributes:
        score: The higher the better; comparable for one query only.
        places: Indices of the matched letters of the title, in rising order.
    """

    score: int
    places: tuple[int, ...] = ()


def match(query: str, title: str, words: str = "") -> Match | None:
    """How well a title matches a query; None if it does not.

    All parts of the query, which spaces separate, must be found: as letters of the title in their order, preferably
    at the start of its words and beside each other, or else whole within the words beside it.

    Args:
        query: What was typed, in any case.
        title: What is shown.
        words: Further search words for it.
    """
    score, places = 0, set[int]()
    folded, other = _folded(title), _folded(words)
    for part in _folded(query).split():
        if (found := _match_part(part, folded)) is not None:
            score += found.score
            places.update(found.places)
        elif part in other:
            score -= _IN_OTHER_WORDS
        else:
            return None
    return Match(score - len(title) // 4, tuple(sorted(places)))


def _folded(text: str) -> str:
    # Letter by letter, so that places in it are places in the text.
    return "".join(folded if len(folded := letter.casefold()) == 1 else letter for letter in text)


def _match_part(part: str, title: str) -> Match | None:
    """The best match of the letters of `part`, in order, in `title`."""
    # For each end position, the best match so far that ends there.
    best: dict[int, Match] = {}
    for number, letter in enumerate(part):
        ending: dict[int, Match] = {}
        for place, candidate in enumerate(title):
            if candidate != letter:
                continue
            worth = _worth(title, place)
            if number == 0:
                ending[place] = Match(worth + (_AT_START if place == 0 else 0), (place,))
                continue
            for end, before in best.items():
                if end >= place:
                    continue
                score = before.score + (_CONSECUTIVE if end == place - 1 else worth - _GAP * min(place - end, 10))
                if place not in ending or score > ending[place].score:
                    ending[place] = Match(score, (*before.places, place))
        best = ending
    return max(best.values(), key=lambda found: found.score, default=None)


def _worth(title: str, place: int) -> int:
    return _AT_WORD if place == 0 or not title[place - 1].isalnum() else 0


LINE = Qt.ItemDataRole.UserRole
"""The role under which the model gives a `Line`."""

_CANNOT_NOW = 30
"""The penalty for an entry that cannot be run now."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry and its match."""

    entry: Entry
    match: Match


class PaletteModel(QAbstractListModel):
    """Holds the entries; `find` filters and sorts them."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._recent: Sequence[str] = ()
        self._lines: list[Line] = []

    def set_entries(self, entries: Sequence[Entry], recent: Sequence[str]) -> None:
        """Offer these entries; before anything is typed, the recently chosen ones come first.

        Args:
            entries: In the order in which they are listed.
            recent: Names of those chosen last, the latest first.
        """
        self._entries = entries
        self._recent = recent
        self.find("")

    def find(self, query: str) -> None:
        """Show the entries that match."""
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
        """The line in a row."""
        return self._lines[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802
        """The number of matches."""
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
        """Entries that cannot be run now cannot be chosen."""
        if not self._lines[index.row()].entry.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
