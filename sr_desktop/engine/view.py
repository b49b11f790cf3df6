"""What the user looks at while a comparison runs. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.imaging.geometry import Rect


@dataclass(frozen=True, slots=True)
class View:
    """What can be seen of the results.

    Attributes:
        rect: The visible part of every result, in output pixels; may reach outside.
        method_ids: The methods whose panes can be seen; None for all.
    """

    rect: Rect
    method_ids: frozenset[str] | None = None

    def shows(self, method_id: str) -> bool:
        """Whether the pane of a method can be seen."""
        return self.method_ids is None or method_id in self.method_ids
