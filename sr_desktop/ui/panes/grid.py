"""The panes side by side, all of one size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sr_desktop.ui.panes.arrangement import arrange
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.reordering import PaneReordering
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view.model import ViewModel

_GAP = 1


class PaneGrid(QWidget):
    """Lays out panes in equal cells and gives the shared view the size of their canvases.

    A pane is *visible* if the user has not hidden it, and *shown* if it is visible and no other is shown alone.
    Changing what is shown keeps centre and scale. The first pane shown is at the top left.

    Args:
        view_model: The view shared by all panes.
        parent: The Qt parent.

    Attributes:
        reordering: Follows the titles that are dragged.
    """

    shown_changed = Signal()
    """The panes that are shown, or their order, have changed."""
    reordered = Signal()
    """The user has changed the order of the panes."""

    def __init__(self, view_model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = view_model
        self._panes: dict[str, Pane] = {}
        self._order: list[str] = []
        self._hidden: set[str] = set()
        self._solo: str | None = None
        self._leads = True
        self._empty = QLabel(self.tr("All panes are hidden. The menu Panes brings them back."), self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.reordering = PaneReordering(self)
        self.reordering.moved.connect(self.move_pane)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # Panes

    def add_pane(self, pane: Pane) -> None:
        """Add a pane at the end. The window answers its requests to be alone or hidden.

        Raises:
            ValueError: There is already a pane of that id.
        """
        if pane.method_id in self._panes:
            raise ValueError(f"there is already a pane '{pane.method_id}'")
        pane.setParent(self)
        self._panes[pane.method_id] = pane
        self._order.append(pane.method_id)
        self.reordering.add(pane)
        self._lay_out()
        self.shown_changed.emit()

    def pane(self, pane_id: str) -> Pane | None:
        """The pane of an id, None if there is none."""
        return self._panes.get(pane_id)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """All panes in their order, the hidden ones too."""
        return tuple(self._panes[pane_id] for pane_id in self._order)

    @property
    def shown_panes(self) -> tuple[Pane, ...]:
        """The panes that can be seen, in their order."""
        return tuple(self._panes[pane_id] for pane_id in self._shown_ids())

    # What is shown

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of all panes in their order."""
        return tuple(self._order)

    def set_order(self, pane_ids: Sequence[str]) -> None:
        """Put the panes in that order; unknown ids are ignored, panes not named come last in their present order."""
        named = [pane_id for pane_id in dict.fromkeys(pane_ids) if pane_id in self._panes]
        self._order = named + [pane_id for pane_id in self._order if pane_id not in named]
        self._lay_out()
        self.shown_changed.emit()

    @Slot(str, int)
    def move_pane(self, pane_id: str, index: int) -> None:
        """Put a pane before the visible one that has this index now, or last if the index is beyond the end."""
        visible = [name for name in self._order if name not in self._hidden]
        others = [name for name in self._order if name != pane_id]
        following = next((name for name in visible[index:] if name != pane_id), None)
        if following is not None:
            place = others.index(following)
        else:
            last = next((name for name in reversed(visible) if name != pane_id), None)
            place = len(others) if last is None else others.index(last) + 1
        order = [*others[:place], pane_id, *others[place:]]
        if pane_id in self._panes and order != self._order:
            self.set_order(order)
            self.reordered.emit()

    def set_visible(self, pane_id: str, visible: bool) -> None:
        """Show or hide a pane. The pane that is shown alone, if hidden, gives way to the others."""
        if pane_id not in self._panes or visible == (pane_id not in self._hidden):
            return
        if visible:
            self._hidden.discard(pane_id)
        else:
            self._hidden.add(pane_id)
        if not visible and self._solo == pane_id:
            self.solo(None)
        self._lay_out()
        self.shown_changed.emit()

    def is_pane_visible(self, pane_id: str) -> bool:
        """Whether the user has not hidden it (though another may be shown alone)."""
        return pane_id in self._panes and pane_id not in self._hidden

    @property
    def solo_id(self) -> str | None:
        """The id of the pane that is shown alone."""
        return self._solo

    def solo(self, pane_id: str | None) -> None:
        """Show one pane alone, even if it is hidden otherwise; None shows all visible ones again."""
        if pane_id is not None and pane_id not in self._panes:
            return
        if pane_id != self._solo:
            self._solo = pane_id
            self._lay_out()
            self.shown_changed.emit()

    def _shown_ids(self) -> Iterable[str]:
        if self._solo is not None:
            return (self._solo,)
        return tuple(pane_id for pane_id in self._order if pane_id not in self._hidden)

    # Layout

    def set_leading(self, leads: bool) -> None:
        """Set the shared view's canvas size from now on, or leave that to the view that is shown instead."""
        self._leads = leads
        self._lay_out()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for six comfortable panes."""
        return QSize(1200, 720)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small enough for a window of 640 x 480."""
        return QSize(300, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the panes out in the new size."""
        self._lay_out()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """A change of screen, font or style changes the size of the canvases."""
        handled = super().event(event)
        if event.type() in (
            QEvent.Type.DevicePixelRatioChange,
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LayoutRequest,
            QEvent.Type.Polish,
        ):
            self._lay_out()
        return handled

    def _lay_out(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            # Nobody has seen it yet: it is laid out once, when it is about to be shown, not at each pane that is added.
            return
        shown = self.shown_panes
        self.reordering.set_shown(shown)
        self._empty.setGeometry(self.rect())
        self._empty.setVisible(not shown)
        for pane in self._panes.values():
            if pane not in shown:
                pane.hide()
        if not shown:
            return
        header_height = shown[0].header.sizeHint().height()
        arrangement = arrange(len(shown), self.width(), self.height(), _GAP, header_height)
        title_width = max(pane.header.title_width for pane in shown)
        titles = tuple(pane.header.title for pane in shown)
        for pane, cell in zip(shown, arrangement.cells, strict=True):
            pane.place(cell)
            pane.header.reserve_title(title_width)
            pane.header.set_neighbours(titles, is_first=pane is shown[0])
            pane.show()
        if self._leads:
            self._model.set_viewport(*shown[0].canvas.device_size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The gaps, and the places that stay empty."""
        painter = QPainter(self)
        colors = colors_of(self.palette())
        painter.fillRect(self.rect(), colors.color("window"))
        for pane in self.shown_panes:
            painter.fillRect(pane.geometry().adjusted(-_GAP, -_GAP, _GAP, _GAP), colors.color("line"))
        painter.end()
