"""Keeps the view from one picture to the next, and the history of views for each picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.view.history import HistoryState, PastView
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.state import Size, carried


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a picture was last viewed."""

    size: Size
    moment: PastView
    history: HistoryState
    region: Rect | None
    line: Line | None


class PictureViews:
    """Call `leave` before another picture is shown, and `arrive` after.

    The next picture is shown at the same place, and at the same scale; where a rectangle was drawn, the same share of
    it is shown. Undo there covers the moves in that picture alone, those of
    earlier visits included: in a picture that was last viewed elsewhere, it first goes back to that place. A marked
    region and a line are kept if the pictures have the same size.
    """

    def __init__(self, model: ViewModel) -> None:
        self._model = model
        self._seen: dict[Path, _Seen] = {}
        self._current: Path | None = None
        self._origin: _Seen | None = None
        self._arrived: PastView | None = None

    def clear(self) -> None:
        """Forget all pictures."""
        self._seen.clear()
        self._current = self._origin = self._arrived = None

    def leave(self) -> None:
        """Remember the view before another picture is shown."""
        size = self._model.picture_size
        if self._current is None or size is None:
            return
        model = self._model
        here = _Seen(size, model.moment, model.history, model.mark.region, model.line.line)
        self._seen[self._current] = here
        if self._origin is None or here.moment != self._arrived:
            # Without a move since arriving, the view is still that of the picture in which the user last moved, so
            # that going through pictures of many sizes and back ends exactly where it began.
            self._origin = here

    def arrive(self, path: Path) -> None:
        """Give the picture, now shown whole, the view of the one before it."""
        size, before = self._model.picture_size, self._seen.get(path)
        left = None if self._current is None else self._seen.get(self._current)
        self._current = path
        if size is None:
            return
        moment, history = self._model.moment, HistoryState()
        if self._origin is not None:
            origin = self._origin.moment
            if origin.view is None:
                moment = PastView(None)
            else:
                shown = carried(origin.view, self._origin.size, size, self._model.viewport, share=origin.is_share)
                moment = PastView(shown, origin.is_share)
        if before is not None and before.size == size:
            history = before.history
            if before.moment != moment:
                history = replace(history, past=(*history.past, before.moment), future=())
        self._model.resume(moment, history)
        self._arrived = self._model.moment
        if left is not None and left.size == size:
            self._model.mark.set(left.region)
            self._model.line.set(left.line)
