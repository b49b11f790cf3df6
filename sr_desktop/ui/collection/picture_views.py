"""Keeps the view from one picture to the next, and the history of views for each picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.line_profile import Line
from sr_desktop.ui.view.history import HistoryState, PastView
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.state import Size, carried


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a picture was last looked at."""

    size: Size
    moment: PastView
    course: HistoryState
    region: Rect | None
    line: Line | None


class PictureViews:
    """Call `leave` before another picture is shown, and `arrive` after.

    The next picture is shown at the same place and as large. What is undone there are moves in that picture alone,
    those of earlier visits included; whoever comes back to a picture that was last looked at elsewhere goes back to
    that place first. A marked region and a line stay where the pictures are of one size.
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
        """Another picture will be shown."""
        size = self._model.picture_size
        if self._current is None or size is None:
            return
        model = self._model
        here = _Seen(size, model.moment, model.course, model.mark.region, model.line.line)
        self._seen[self._current] = here
        if self._origin is None or here.moment != self._arrived:
            # Where nobody has moved since arriving, the view is still that of the picture where someone did; so
            # that going through pictures of many sizes and back ends exactly where it began.
            self._origin = here

    def arrive(self, path: Path) -> None:
        """Another picture is shown, whole; show it as the one before it was."""
        size, before = self._model.picture_size, self._seen.get(path)
        left = None if self._current is None else self._seen.get(self._current)
        self._current = path
        if size is None:
            return
        moment, course = self._model.moment, HistoryState()
        if self._origin is not None:
            view = self._origin.moment.view
            moment = PastView(None if view is None else carried(view, self._origin.size, size, self._model.viewport))
        if before is not None and before.size == size:
            course = before.course
            if before.moment != moment:
                course = replace(course, past=(*course.past, before.moment), future=())
        self._model.resume(moment, course)
        self._arrived = self._model.moment
        if left is not None and left.size == size:
            self._model.mark.set(left.region)
            self._model.line.set(left.line)
