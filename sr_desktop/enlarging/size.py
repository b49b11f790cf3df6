"""How large pictures become: by a factor, or until their long side has so many pixels."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from sr_desktop import SCALE
from sr_desktop.enlarging.errors import EnlargeError, LargeEnoughError
from sr_desktop.messages.message import Message

Size = tuple[int, int]
"""``(width, height)`` in pixels."""

FACTORS = (2, 3, 4)
"""The factors that are offered."""

USUAL_LONG_SIDE = 6000
"""A long side to begin with: A2 at 250 dots an inch."""

_FACTOR = re.compile(r"[x×]?\s*(\d+(?:\.\d+)?)", re.IGNORECASE)
_LONG_SIDE = re.compile(r"(\d+)\s*(?:px|pixels?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A size that pictures are to get. Methods enlarge four times; what is smaller is made of that.

    Attributes:
        factor: By how much each side grows, more than 1 and at most 4; it counts where no long side is given.
        long_side: Pixels of the longer side; None to take the factor.

    Raises:
        EnlargeError: The factor or the long side is out of its range.
    """

    factor: float = SCALE
    long_side: int | None = None

    def __post_init__(self) -> None:
        if not 1 < self.factor <= SCALE:
            raise EnlargeError(Message("enlarge.factor", factor=self.factor, most=SCALE))
        if self.long_side is not None and self.long_side < 1:
            raise EnlargeError(Message("enlarge.long-side", side=self.long_side))

    @classmethod
    def parse(cls, text: str) -> Target:
        """``x2``, ``2.5``, ``6000px``: what `str` of a target gives, and what people write.

        Raises:
            EnlargeError: It is neither, or out of range.
        """
        text = text.strip()
        if (found := _LONG_SIDE.fullmatch(text)) is not None:
            return cls(long_side=int(found[1]))
        if (found := _FACTOR.fullmatch(text)) is not None:
            return cls(float(found[1]))
        raise EnlargeError(Message("enlarge.size-unknown", text=text))

    def __str__(self) -> str:
        """``x2`` or ``6000px``; fit for names of files."""
        return f"x{self.factor:g}" if self.long_side is None else f"{self.long_side}px"

    def size_of(self, size: Size, name: str) -> Size:
        """The size that a picture gets.

        Args:
            size: ``(width, height)`` of the picture.
            name: What messages call it.

        Raises:
            LargeEnoughError: Its long side is at least as long already.
            EnlargeError: It would have to grow more than four times.
        """
        width, height = size
        if self.long_side is None:
            return _rounded(width * self.factor), _rounded(height * self.factor)
        longest = max(size)
        if self.long_side <= longest:
            raise LargeEnoughError(Message("enlarge.large-enough", name=name, width=width, height=height))
        if self.long_side > longest * SCALE:
            raise EnlargeError(
                Message(
                    "enlarge.too-far",
                    name=name,
                    width=width,
                    height=height,
                    side=self.long_side,
                    most=SCALE,
                    reach=longest * SCALE,
                )
            )
        factor = self.long_side / longest
        return _rounded(width * factor), _rounded(height * factor)


def _rounded(value: float) -> int:
    return max(1, math.floor(value + 0.5))
