"""Sizes that models need their input to have: what is missing is padded at the right and below."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor
from torch.nn import functional as F

Size = tuple[int, int]
"""``(height, width)``."""


@dataclass(frozen=True, slots=True)
class SizeNeeds:
    """What an input must be.

    Attributes:
        multiple_of: Sides must be a multiple of this.
        minimum: Shortest side.
        square: Whether both sides must be equal.
    """

    multiple_of: int = 1
    minimum: int = 0
    square: bool = False

    def size_for(self, size: Size) -> Size:
        """The smallest size that holds this one and is as needed."""
        height, width = (self._length(length) for length in size)
        return (max(height, width),) * 2 if self.square else (height, width)

    def _length(self, length: int) -> int:
        return -(-max(length, self.minimum) // self.multiple_of) * self.multiple_of


def padded(x: Tensor, size: Size) -> Tensor:
    """A picture with more rows below and columns at the right: mirrored; its edge repeated where it is too small."""
    more_rows, more_columns = size[0] - x.shape[-2], size[1] - x.shape[-1]
    if not more_rows and not more_columns:
        return x
    mirrored = more_rows < x.shape[-2] and more_columns < x.shape[-1]
    return F.pad(x, (0, more_columns, 0, more_rows), mode="reflect" if mirrored else "replicate")
