"""Which of the panes that can be seen is meant: by the pointer, by the keyboard, or as the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.workspace.status import Sample
from sr_desktop.ui.workspace.view_pages import ViewPages


class PaneFocus:
    """Finds the current pane, and gives the keyboard to what shows the picture.

    Args:
        pages: The views, of which one is seen.
        panes: The panes by id; more may come.
    """

    def __init__(self, pages: ViewPages, panes: Mapping[str, Pane]) -> None:
        self._pages = pages
        self._panes = panes

    def current(self, shown: Sequence[str]) -> str | None:
        """Of these panes the one under the pointer, else with the focus, else the first; None if there are none."""
        if self._pages.combined is not None:
            return self._pages.combined.current
        under = next((name for name in shown if self._panes[name].underMouse()), None)
        focused = next((name for name in shown if self._panes[name].canvas.hasFocus()), None)
        return under or focused or next(iter(shown), None)

    def take(self, shown: Sequence[str]) -> None:
        """Give the keyboard to a canvas among these panes; else space would press the button that inherited it."""
        combined = self._pages.combined
        canvases: list[PictureSurface] = [self._panes[name].canvas for name in shown]
        if combined is not None:
            canvases = [combined.surface]
        if canvases and not any(canvas.hasFocus() for canvas in canvases):
            canvases[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def samples_at(self, shown: Sequence[str], x: int, y: int) -> list[Sample]:
        """The colour of each of these panes at a picture pixel."""
        panes = [self._panes[name] for name in shown]
        return [Sample(pane.title, pane.pixel_at(x, y), pane.content.opacity_at(x, y)) for pane in panes]
