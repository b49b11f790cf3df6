"""A network as OpenVINO's graphs, and what it costs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

_COUNTED_SIDE = 8
"""Side of the input that multiply-adds are counted on."""


@dataclass(frozen=True, slots=True)
class Given:
    """How a picture is given to a graph.

    Attributes:
        parts: 1 for the values as they are. 2 for values in two parts, in the channels first all of one and then all of
            the other: what bf16 has of each, and what it leaves. So nothing of the picture is lost in bf16.
        subtracted: A colour that is subtracted before.
    """

    parts: int = 1
    subtracted: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NetworkGraph:
    """Two graphs, each from ``(1, H, W, C)`` to values in that order, for any H and W.

    Attributes:
        body: What is computed of a tile as a whole; None for nothing.
        ending: What is computed piece by piece of what the body gives: there the planes are large.
        reach: How far from a piece the ending's input still matters, in pixels of that input.
        radius: How far from an output pixel the input of both still matters, in pixels of the body's input.
        scale: How many times the ending enlarges.
        channels: Of the ending's input.
        given: How the picture is given to the first of the two.
    """

    body: Any
    ending: Any
    reach: int
    radius: int
    scale: int
    channels: int
    given: Given

    def multiply_adds(self) -> tuple[float, float]:
        """Those of the body and of the ending for a pixel of the input of each."""
        return 0.0 if self.body is None else _multiply_adds(self.body), _multiply_adds(self.ending)


def _multiply_adds(model: Any) -> float:
    counted = model.clone()
    channels = counted.input(0).partial_shape[3].get_length()
    counted.reshape([1, _COUNTED_SIDE, _COUNTED_SIDE, channels])
    total = 0
    for operator in counted.get_ordered_ops():
        if operator.get_type_name() == "Convolution":
            kernel = list(operator.input(1).get_shape())
            total += math.prod(kernel[1:]) * math.prod(operator.output(0).get_shape())
    return total / _COUNTED_SIDE**2
