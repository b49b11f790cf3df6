"""How a chart is drawn: its ranges, and the look of every pane's curve, the same in all charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sr_desktop.methods import DEFAULT_IDS, METHODS

_ON_DARK = ("#906C0C", "#9C0CFC", "#CCC00C", "#18909C", "#E48478", "#A8A8FC", "#D81878", "#A8FCA8")
"""Found by a search: any two, and each of them and the colour of text, are at least 15 apart by CIEDE2000, also as
people see them who lack one kind of cone, and each is seen on its ground. The neighbours among the default methods
are as far apart as can be: `perceptual` and `srresnet` by more than 30."""
_ON_LIGHT = ("#84600C", "#B400FC", "#849C00", "#0C9CA8", "#6C1800", "#001890", "#E40C6C", "#006048")
"""The same hues on a light ground, found in the same way."""


@dataclass(frozen=True, slots=True)
class CurveStyle:
    """How a curve is drawn.

    Attributes:
        on_dark: Colour on a dark ground as ``#rrggbb``; None for that of text.
        on_light: Colour on a light ground as ``#rrggbb``; None for that of text.
        is_dashed: It shares its colour with another that is not.
    """

    on_dark: str | None
    on_light: str | None
    is_dashed: bool = False


REFERENCE_STYLE = CurveStyle(None, None)
"""Of what all others are compared with: the colour of text."""


@dataclass(frozen=True, slots=True)
class ChartView:
    """What of a chart is drawn, and how.

    Attributes:
        x_range: Lowest and highest x.
        y_range: Lowest and highest y.
        styles: Of every curve, by its id.
    """

    x_range: tuple[float, float]
    y_range: tuple[float, float]
    styles: Mapping[str, CurveStyle]


HUES = _ON_LIGHT
"""Colours that can be told apart, on a light ground; `style_in` knows what they are on a dark one."""


def style_in(color: str) -> CurveStyle:
    """A curve in this colour, ``#rrggbb``; one of `HUES` is drawn as it is best seen on each ground."""
    if color in HUES:
        return CurveStyle(_ON_DARK[HUES.index(color)], color)
    return CurveStyle(color, color)


class CurveStyles:
    """Hands out styles: the methods of the program always have the same, and others keep theirs.

    Another gets a colour that no pane was given so far, if there is one, told from its owner's by dashes.
    """

    def __init__(self) -> None:
        own = dict.fromkeys((*DEFAULT_IDS, *(method.id for method in METHODS)))
        # Of each method its place: the colours one after the other, and the same dashed.
        self._places = {name: place for place, name in enumerate(own)}
        self._given: dict[str, int] = {}

    def of(self, pane_id: str, color: str = "") -> CurveStyle:
        """The style of a pane that is not the original's.

        Args:
            pane_id: Of the pane.
            color: What the user chose for it, ``#rrggbb``; empty for the next that is free.
        """
        if color:
            self._given.pop(pane_id, None)
            if color in HUES:
                self._given[pane_id] = HUES.index(color)
            return style_in(color)
        if pane_id not in self._places:
            self._places[pane_id] = self._free_place()
        round_number, hue = divmod(self._places[pane_id], len(HUES))
        self._given[pane_id] = hue
        return CurveStyle(_ON_DARK[hue], _ON_LIGHT[hue], round_number % 2 == 1)

    def _free_place(self) -> int:
        """The first of those whose colour the fewest panes have."""
        taken = set(self._places.values())
        free = [place for place in range(2 * len(HUES)) if place not in taken] or [max(taken) + 1]
        given = list(self._given.values())
        return min(free, key=lambda place: given.count(place % len(HUES)))
