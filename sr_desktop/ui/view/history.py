"""The history of views, to go back and forward in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sr_desktop.ui.view.state import ViewState

_BURST_SECONDS = 0.7
_LIMIT = 200


@dataclass(frozen=True, slots=True)
class PastView:
    """A view as it was.

    Attributes:
        view: None for the fitting one, whose scale depends on the window.
        is_share: Its scale came of a rectangle that was to be seen, and was not chosen.
    """

    view: ViewState | None
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The views to go back to and those to go forward to, each with the latest last."""

    past: tuple[PastView, ...] = ()
    future: tuple[PastView, ...] = ()


class ViewHistory:
    """Past and future moments, with rapid moves of one kind (a burst of the wheel, an arrow key held) kept as one.

    Args:
        clock: Monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._past: list[PastView] = []
        self._future: list[PastView] = []
        self._last_kind: str | None = None
        self._last_time = 0.0

    def remember(self, moment: PastView, kind: str) -> None:
        """Keep the moment before a move, unless the move follows at once on one of its kind; kind "" always adds."""
        now = self._clock()
        is_burst = kind != "" and kind == self._last_kind and now - self._last_time < _BURST_SECONDS
        self._last_kind, self._last_time = kind, now
        if is_burst:
            return
        self._past.append(moment)
        del self._past[:-_LIMIT]
        self._future.clear()

    def back(self, present: PastView) -> PastView | None:
        """The moment before the present one, which becomes the next of `forward`; None at the beginning."""
        return self._travel(self._past, self._future, present)

    def forward(self, present: PastView) -> PastView | None:
        """The moment that `back` left; None at the end."""
        return self._travel(self._future, self._past, present)

    def _travel(self, source: list[PastView], target: list[PastView], present: PastView) -> PastView | None:
        self._last_kind = None
        # Skip views that resizing or clamping made equal to the present one: the key would seem to do nothing.
        while source and source[-1] == present:
            source.pop()
        if not source:
            return None
        target.append(present)
        return source.pop()

    @property
    def state(self) -> HistoryState:
        """Everything remembered, to be restored later."""
        return HistoryState(tuple(self._past), tuple(self._future))

    def restore(self, state: HistoryState) -> None:
        """Replace everything remembered by this."""
        self._past, self._future = list(state.past[-_LIMIT:]), list(state.future)
        self._last_kind = None

    def clear(self) -> None:
        """Forget everything, as for another picture."""
        self._past.clear()
        self._future.clear()
        self._last_kind = None

    @property
    def can_go_back(self) -> bool:
        """Whether `back` has somewhere to go."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether `forward` has somewhere to go."""
        return bool(self._future)
