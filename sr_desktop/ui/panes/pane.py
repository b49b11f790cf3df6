"""The pane of one method: its header over its canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer, Opacity, Pixels
from sr_desktop.ui.panes.canvas import Canvas
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.header import PaneHeader
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.panes.remedies import Remedy, RemedyBar
from sr_desktop.ui.panes.scores import Column
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.state import Size


class Pane(QWidget):
    """Shows a result while it is being computed and when it is complete.

    The life of a result: `begin`, `set_placeholder`, any number of `add_tile` and `set_progress`, then `finish` or
    `fail`. All on the GUI thread; mip levels come ready-made from the worker.

    Args:
        method_id: The method's id, or another name that is unique among the panes.
        title: What the user reads.
        view_model: The view shared by all panes.
        description: One more sentence, for the title's tooltip.
        parent: The Qt parent.
    """

    solo_requested = Signal(str)
    """``(id,)``: the user wants to see this pane alone, or all panes again."""
    hide_requested = Signal(str)
    """``(id,)``: the user wants to hide this pane."""
    changed = Signal()
    """The result, its scores, their ranks or its failure has changed; not emitted for progress."""
    remedy_requested = Signal(str, object)
    """``(id, Remedy)``: the user wants this done about the missing result."""

    def __init__(
        self,
        method_id: str,
        title: str,
        view_model: ViewModel,
        description: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._method_id = method_id
        self._model = view_model
        self._content = PaneContent()
        self.header = PaneHeader(title, description, self)
        self.canvas = Canvas(self._content, view_model, self)
        self.canvas.setAccessibleName(title)
        self.remedies = RemedyBar(self.canvas)
        self.remedies.chosen.connect(self._ask_remedy)
        self.header.solo_requested.connect(self._ask_solo)
        self.header.hide_requested.connect(self._ask_hide)
        view_model.changed.connect(self._mark_preview)

    @property
    def method_id(self) -> str:
        """The id it was made with."""
        return self._method_id

    @property
    def title(self) -> str:
        """What the user reads."""
        return self.header.title

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self._describe()
        self.changed.emit()

    @property
    def content(self) -> PaneContent:
        """What it shows, for other views of the same result, which must not change it."""
        return self._content

    @property
    def scores(self) -> MethodScores | None:
        """What was measured of the result; None before it is complete."""
        return self.header.scores

    @property
    def layer(self) -> Layer | None:
        """The whole result with its opacity; None before it is complete. Not to be written to."""
        return self._content.layer if self._content.is_complete else None

    @property
    def pixels(self) -> Pixels | None:
        """The colours of the whole result ``(H, W, 3)``; None before it is complete. Not to be written to."""
        layer = self.layer
        return None if layer is None else layer.pixels

    # The life of a result

    def begin(self, output_size: Size, *, is_transparent: bool = False) -> None:
        """Expect a result of ``(width, height)`` pixels, of which nothing is shown before its opacity, if it has any.

        The previous one is dropped.
        """
        self._content.begin(output_size, is_transparent=is_transparent)
        self._show(None, None, 0.0)

    def set_opacity(self, levels: Sequence[Opacity]) -> None:
        """Take the opacity of the result that is expected."""
        self._content.set_opacity(levels)
        self.canvas.content_changed()
        self._mark_preview()
        self.changed.emit()

    def set_placeholder(self, preview: Preview) -> None:
        """Show a preview until the result arrives; the title says that it is one."""
        self._content.set_placeholder(preview)
        self.canvas.content_changed()
        self._mark_preview()
        self.changed.emit()

    def add_tile(self, rect: Rect, levels: Sequence[Pixels]) -> None:
        """Show a part of the result at `rect`, in output pixels; `levels` are the whole result so far."""
        self._content.add_tile(rect, levels)
        self.canvas.content_changed()
        self._mark_preview()
        self.changed.emit()

    def finish(self, levels: Sequence[Pixels], scores: MethodScores, opacity: Sequence[Opacity] = ()) -> None:
        """Show the whole result from mip levels (`build_pyramid`) of its colours and its opacity, and its scores."""
        self._content.finish(levels, opacity)
        self._show(scores, None, None)

    def fail(self, message: str, remedies: Sequence[Remedy] = ()) -> None:
        """Say in one sentence why there is no result, and offer remedies. Tiles that have arrived are removed."""
        self._content.fail(message)
        self._show(None, message, None)
        self.remedies.offer(remedies)

    def set_progress(self, fraction: float | None) -> None:
        """Show how far the result is, 0 to 1; None when nothing is being computed (any more)."""
        self.header.set_progress(fraction)

    def clear(self) -> None:
        """Show nothing, as before any picture."""
        self._content.clear()
        self._show(None, None, None)

    def set_rank(self, column: Column, rank: Rank) -> None:
        """Mark a score as best or second among the panes."""
        self.header.set_rank(column, rank)
        self.changed.emit()

    def pixel_at(self, x: int, y: int) -> tuple[int, int, int] | None:
        """The result's RGB value at an output pixel; None outside and where nothing has arrived."""
        return self._content.pixel_at(x, y)

    def _show(self, scores: MethodScores | None, failure: str | None, progress: float | None) -> None:
        self.header.set_scores(scores)
        self.header.set_failure(failure)
        self.header.set_progress(progress)
        self.remedies.offer(())
        self.canvas.content_changed()
        self._mark_preview()
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        """Give screen readers what the header shows."""
        self.canvas.setAccessibleDescription(self.header.accessibleDescription())

    @property
    def is_preview(self) -> bool:
        """Whether what can be seen is, at least in part, not the result but its preview."""
        content = self._content
        if content.size is None or content.is_complete or content.failure is not None or content.placeholder is None:
            return False
        return not content.covers(self._model.visible_rect)

    @Slot()
    def _mark_preview(self) -> None:
        is_preview = self.is_preview
        if is_preview != self.header.is_preview:
            self.header.set_preview(is_preview)
            self._describe()
            self.changed.emit()

    # Size and room

    def place(self, cell: Rect) -> None:
        """Fill a cell of the parent, in logical pixels. The canvas gets its size at once, even while hidden."""
        self.setGeometry(cell.x, cell.y, cell.width, cell.height)
        self._lay_out()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A comfortable size for one of six."""
        return QSize(400, 360)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the header and a small canvas."""
        header, canvas = self.header.minimumSizeHint(), self.canvas.minimumSizeHint()
        return QSize(max(header.width(), canvas.width()), header.height() + canvas.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay out header and canvas in the new size."""
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        height = self.header.sizeHint().height()
        self.header.setGeometry(0, 0, self.width(), height)
        self.canvas.setGeometry(0, height, self.width(), max(1, self.height() - height))
        self.remedies.place()

    @Slot()
    def _ask_solo(self) -> None:
        self.solo_requested.emit(self._method_id)

    @Slot(object)
    def _ask_remedy(self, remedy: Remedy) -> None:
        self.remedy_requested.emit(self._method_id, remedy)

    @Slot()
    def _ask_hide(self) -> None:
        self.hide_requested.emit(self._method_id)
