"""Named ways to make the methods' low-resolution input from a picture; the protocol's plain shrink is one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce

import numpy as np

from sr_desktop import SCALE
from sr_desktop.imaging.degrading.operations import (
    Shrinking,
    blurred,
    gaussian_kernel,
    jpeg_coded,
    shrunk,
    with_gaussian_noise,
)
from sr_desktop.imaging.opacity import filled
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import downscale
from sr_desktop.messages.message import Message, MessageError

_PART = re.compile(r"(blur|noise)(\d+(?:\.\d+)?)|(jpeg|seed)(\d+)")
LARGEST_BLUR = 20.0
LARGEST_NOISE = 100.0
EXAMPLES = "bicubic, matlab, area, bilinear, jpeg60, blur1.2, noise5, matlab+jpeg60, blur1.2+noise5+jpeg75"


_SHRINKINGS = {
    Shrinking.BICUBIC: Message("degradation.bicubic"),
    Shrinking.MATLAB: Message("degradation.bicubic-of", program="MATLAB"),
    Shrinking.BILINEAR: Message("degradation.bilinear"),
    Shrinking.AREA: Message("degradation.area"),
}


class DegradationError(MessageError, ValueError):
    """There is no such degradation; the message lists those that exist."""


@dataclass(frozen=True, slots=True)
class Degradation:
    """How a low-resolution picture is made: blur, shrink, noise, JPEG, in this order; what is zero is left out.

    The same picture always becomes the same: the noise follows from `seed` and the size.

    Attributes:
        blur: Standard deviation of an isotropic Gaussian, in pixels of the picture before it is shrunk.
        shrinking: How it is made smaller.
        noise: Standard deviation of normal noise, in levels of 255, each channel's own; one for all of a gray picture.
        jpeg: Quality of Pillow's JPEG coding with halved chroma, 1 to 100; None does not code.
        seed: Of the noise.
    """

    blur: float = 0.0
    shrinking: Shrinking = Shrinking.BICUBIC
    noise: float = 0.0
    jpeg: int | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.blur <= LARGEST_BLUR:
            raise DegradationError(Message("degradation.blur", blur=self.blur, most=LARGEST_BLUR))
        if not 0 <= self.noise <= LARGEST_NOISE:
            raise DegradationError(Message("degradation.noise", noise=self.noise, most=LARGEST_NOISE))
        if self.jpeg is not None and not 1 <= self.jpeg <= 100:
            raise DegradationError(Message("degradation.jpeg", quality=self.jpeg))

    @property
    def id(self) -> str:
        """Its name in commands, files and settings: ``bicubic``, ``jpeg60``, ``blur1.2+noise5+jpeg75``."""
        parts = [
            self.shrinking.value if self.shrinking is not Shrinking.BICUBIC else "",
            f"blur{self.blur:g}" if self.blur else "",
            f"noise{self.noise:g}" if self.noise else "",
            f"jpeg{self.jpeg}" if self.jpeg is not None else "",
            f"seed{self.seed}" if self.seed and self.noise else "",
        ]
        return "+".join(part for part in parts if part) or Shrinking.BICUBIC.value

    @property
    def message(self) -> Message:
        """What is done, as a clause, in order: ``blur 1.2 px, bicubic, noise 5, JPEG 75``."""
        return self.message_at(SCALE)

    def message_at(self, scale: int) -> Message:
        """The same at a scale: at 1 nothing is shrunk."""
        parts = [_SHRINKINGS[self.shrinking]] if scale > 1 else []
        if self.blur:
            parts.insert(0, Message("degradation.blurred", sigma=self.blur))
        if self.noise:
            parts.append(Message("degradation.noisy", sigma=self.noise))
            if self.seed:
                parts.append(Message("degradation.seeded", seed=self.seed))
        if self.jpeg is not None:
            parts.append(Message("degradation.coded", format="JPEG", quality=self.jpeg))
        if not parts:
            return Message("degradation.none")
        return reduce(lambda first, then: Message("degradation.and", first=first, then=then), parts)

    @property
    def title(self) -> str:
        """That in English."""
        return str(self.message)

    @property
    def is_plain(self) -> bool:
        """Whether it is the protocol's shrink, whose scores can be compared with published ones."""
        return self.id == Shrinking.BICUBIC.value

    def applied(self, picture: Picture, factor: int = SCALE) -> Picture:
        """The picture at a ``factor``-th of its size and degraded; opacity is shrunk and nothing else.

        Colours that nobody sees are filled before and after (`sr_desktop.imaging.opacity`).

        Raises:
            ValueError: A side is no multiple of ``factor``.
        """
        plain = downscale(picture, factor)
        if self.is_plain:
            return plain
        pixels = filled(picture).pixels
        if self.blur:
            pixels = blurred(pixels, gaussian_kernel(self.blur))
        pixels = shrunk(pixels, factor, self.shrinking)
        if self.noise:
            pixels = with_gaussian_noise(pixels, self.noise, np.random.default_rng(self.seed), picture.is_gray)
        if self.jpeg is not None:
            pixels = jpeg_coded(pixels, self.jpeg)
        return filled(plain.with_pixels(pixels))


PLAIN = Degradation()
"""The protocol's: bicubic and nothing else."""


def parse_degradation(text: str) -> Degradation:
    """The degradation of that id; its parts may be in any order, each once.

    Raises:
        DegradationError: There is none.
    """
    found: dict[str, float | int | Shrinking] = {}
    for part in text.strip().split("+"):
        match = _PART.fullmatch(part)
        key: str
        value: float | int | Shrinking
        if part in tuple(Shrinking):
            key, value = "shrinking", Shrinking(part)
        elif match is None:
            raise DegradationError(Message("degradation.unknown", id=text, examples=EXAMPLES))
        else:
            key, value = (match[1], float(match[2])) if match[1] else (match[3], int(match[4]))
        if key in found:
            raise DegradationError(Message("degradation.twice", id=text, part=key))
        found[key] = value
    return Degradation(**found)  # type: ignore[arg-type]
