"""Curves over a common axis, and what they are of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sr_desktop.export.names import safe_name

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis.

    Attributes:
        name: In tables, e.g. ``"frequency_cycles_per_px"``.
        label: At a figure's axis, with the unit.
    """

    name: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The values of one pane.

    Attributes:
        id: Of the pane; the name of its column in tables.
        title: In legends.
        values: ``(N,)``, one for every place of the chart.
    """

    id: str
    title: str
    values: Values


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place on the x axis.

    Attributes:
        at: Where.
        label: What it is.
    """

    at: float
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """Curves over a common axis.

    Attributes:
        name: What it is, e.g. ``"spectrum"``.
        x: The common axis.
        y: The axis of the values.
        places: ``(N,)`` values of x, ascending.
        curves: One for every pane.
        picture: What the picture is called.
        subject: What of the picture it is of, e.g. ``"region 64 x 48 px at 12, 40"``.
        measured: How it was measured, in a line.
        marks: Marked places on the x axis.
        is_stepped: Every value holds over one unit of x, half to either side of its place.
    """

    name: str
    x: Axis
    y: Axis
    places: Values
    curves: tuple[Curve, ...]
    picture: str
    subject: str
    measured: str
    marks: tuple[Mark, ...] = ()
    is_stepped: bool = False

    def __post_init__(self) -> None:
        for curve in self.curves:
            if curve.values.shape != self.places.shape:
                raise ValueError(f"'{curve.id}' has {curve.values.shape} values at {self.places.shape} places")

    @property
    def file_stem(self) -> str:
        """A name for its file: ``butterfly-spectrum``."""
        return f"{safe_name(self.picture)}-{self.name}"

    def only(self, curve_ids: frozenset[str]) -> Chart:
        """The chart with only these curves."""
        return replace(self, curves=tuple(curve for curve in self.curves if curve.id in curve_ids))
