"""What is put away while the window fills the screen: docks and the film strip."""

from __future__ import annotations


class Absence:
    """Whether one thing that the user wants is put away.

    In full screen it is, until the user asks for it, or full screen ends, after which it is there again, even if it was
    closed once more. What the user shows first in full screen is closed for good.
    """

    def __init__(self) -> None:
        self._is_now = False
        self._ends = False

    @property
    def is_now(self) -> bool:
        """Whether it is put away."""
        return self._is_now

    @property
    def ends(self) -> bool:
        """Whether it is there again once full screen ends."""
        return self._ends

    def begin(self) -> None:
        """Full screen begins, and it is wanted."""
        self._is_now = self._ends = True

    def end(self) -> None:
        """Full screen ends, or the user chooses again whether it is wanted."""
        self._is_now = self._ends = False

    def interrupt(self) -> None:
        """The user asks for it."""
        self._is_now = False

    def resume(self) -> bool:
        """The user closes it. Returns whether it is only put away again; else it is to be wanted no more."""
        self._is_now = self._ends
        return self._ends
