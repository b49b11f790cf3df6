"""Dragging panes by their titles: to other places of their grid, with a mark where they would land, or out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.title_drag import TitleDrag
from sr_desktop.ui.theme.colors import colors_of

_THICK = 4
_OFFSET = QPoint(14, 12)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a dragged pane would land.

    Attributes:
        index: Its number among the panes, counted before it is taken out: 0 is before the first.
        mark: Where that is shown, in logical pixels.
    """

    index: int
    mark: QRect


def landing_at(cells: Sequence[QRect], place: QPoint) -> Landing:
    """The gap between panes nearest to a place: before or after the pane whose middle is closest.

    Args:
        cells: The panes in their order, at least one.
        place: Where the pointer is.
    """
    nearest = min(range(len(cells)), key=lambda number: (cells[number].center() - place).manhattanLength())
    cell = cells[nearest]
    stands_in_column = len({one.x() for one in cells}) == 1
    after = place.y() > cell.center().y() if stands_in_column else place.x() > cell.center().x()
    if stands_in_column:
        edge = cell.bottom() + 1 if after else cell.top()
        mark = QRect(cell.x(), edge - _THICK // 2, cell.width(), _THICK)
    else:
        edge = cell.right() + 1 if after else cell.left()
        mark = QRect(edge - _THICK // 2, cell.y(), _THICK, cell.height())
    return Landing(nearest + after, mark)


class PaneReordering(QObject):
    """Lets the panes of a grid be dragged by their titles.

    Args:
        grid: The widget that they are on.
    """

    moved = Signal(str, int)
    """``(id, index)``: a pane was dropped before the shown pane of that index, or after the last one."""
    left = Signal(str)
    """A pane is dragged out of the window, or anywhere while Ctrl is held: its picture is wanted elsewhere."""
    returned = Signal()
    """It came back, or the drag has ended."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self._grid = grid
        self._shown: tuple[Pane, ...] = ()
        self._landing: Landing | None = None
        self._drags: dict[str, TitleDrag] = {}
        self._outside: Pane | None = None
        self._note = ""
        self._mark = _Mark(grid)
        self._name = _Name(grid)

    def add(self, pane: Pane) -> None:
        """Let this pane be dragged."""
        drag = self._drags[pane.method_id] = TitleDrag(pane.header)
        drag.moved.connect(partial(self._follow, pane))
        drag.dropped.connect(partial(self._drop, pane))
        drag.abandoned.connect(self._end)

    def set_shown(self, panes: Sequence[Pane]) -> None:
        """Set the panes that can be seen, in their order. If they differ from before, a drag under way is cancelled."""
        if tuple(panes) != self._shown:
            self._shown = tuple(panes)
            self._end()

    @property
    def mark(self) -> QRect | None:
        """Where the insertion mark is, in logical pixels of the grid; None while there is none."""
        return None if self._mark.isHidden() else self._mark.geometry()

    def say(self, text: str) -> None:
        """Say something behind the title of the pane that is dragged; an empty text says nothing more."""
        self._note = text

    def hand_over(self) -> None:
        """End the drag without a drop: the system continues it as the drag of a file."""
        pane = self._outside
        if pane is not None:
            self._drags[pane.method_id].finish()
        self._outside = None
        self._end()

    def _follow(self, pane: Pane, place: QPoint) -> None:
        if pane not in self._shown:
            return
        self._follow_outside(pane, place)
        if len(self._shown) < 2 and self._outside is None:
            return
        inside = self._grid.mapFromGlobal(place)
        text = f"{pane.title}  ·  {self._note}" if self._note else pane.title
        self._name.show_at(text, inside, self._grid.rect())
        if self._outside is not None or len(self._shown) < 2:
            self._landing = None
            self._mark.hide()
            return
        landing = landing_at([one.geometry() for one in self._shown], inside)
        own = self._shown.index(pane)
        is_elsewhere = self._grid.rect().contains(inside) and landing.index not in (own, own + 1)
        self._landing = landing if is_elsewhere else None
        self._mark.setVisible(is_elsewhere)
        if is_elsewhere:
            self._mark.setGeometry(landing.mark.intersected(self._grid.rect()))
            self._mark.raise_()

    def _follow_outside(self, pane: Pane, place: QPoint) -> None:
        held = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        is_outside = held or not self._grid.window().frameGeometry().contains(place)
        if is_outside and self._outside is None:
            self._outside = pane
            self.left.emit(pane.method_id)
        elif not is_outside:
            self._come_back()

    def _come_back(self) -> None:
        if self._outside is not None:
            self._outside = None
            self._note = ""
            self.returned.emit()

    def _drop(self, pane: Pane, place: QPoint) -> None:
        self._follow(pane, place)
        landing = self._landing
        self._end()
        if landing is not None:
            self.moved.emit(pane.method_id, landing.index)

    def _end(self) -> None:
        self._come_back()
        self._landing = None
        self._mark.hide()
        self._name.hide()


class _Mark(QWidget):
    """A bar in the accent colour that ignores the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors_of(self.palette()).color("accent"))
        painter.end()


class _Name(QWidget):
    """The title of the pane that is dragged, at the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = ""
        self.hide()

    def show_at(self, title: str, pointer: QPoint, room: QRect) -> None:
        """Move next to the pointer, inside the parent."""
        self._title = title
        metrics = QFontMetrics(self.font())
        box = QRect(pointer + _OFFSET, metrics.size(0, title)).adjusted(0, 0, 16, 8)
        box.moveRight(min(box.right(), room.right()))
        box.moveBottom(min(box.bottom(), room.bottom()))
        self.setGeometry(box)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The title on the accent."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("accent"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(colors.color("accent_text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._title)
        painter.end()
