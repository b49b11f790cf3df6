"""Where the methods' input comes from, made of the opened picture or given, and the scale. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sr_desktop import SCALE
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.opacity import filled
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, downscale
from sr_desktop.messages.message import Message


@dataclass(frozen=True, slots=True)
class InputSource:
    """Where the methods' input comes from in reference mode; in upscale mode it is the opened picture itself.

    Attributes:
        degradation: How it is made from the opened picture.
        given: A picture of the user's own that is the input instead; nothing is made.
        scale: How many times larger the results are than the input, one of `sr_desktop.SCALES`; in both modes.
    """

    degradation: Degradation = PLAIN
    given: Picture | None = None
    scale: int = SCALE

    @property
    def protocol(self) -> Protocol:
        """How scores of results from this input are made."""
        if self.given is None:
            return Protocol.of(self.degradation, self.scale)
        return Protocol.of_given(str(self.given.path or self.given.name), self.scale)

    @property
    def protocol_of_upscaling(self) -> Protocol:
        """How scores of results are made in upscale mode, where the input is the opened picture."""
        return Protocol.of_upscaling(self.scale)

    def ground_truth(self, picture: Picture) -> Picture:
        """The opened picture without what keeps its sides from being multiples of the scale.

        Raises:
            ValueError: A side is shorter than the scale.
        """
        return crop_to_multiple(picture, self.scale)

    def low_resolution(self, picture: Picture, ground_truth: Picture) -> Picture:
        """The input of the methods, colours that nobody sees filled.

        What is given may have been made of a picture that was cropped to a multiple of the scale or not, where
        MATLAB rounds the size up: then its last column or row, which is of fewer pixels, is left out. It is as gray
        as the ground truth, unless it has colours; then the results are measured as colour too.

        Args:
            picture: The opened picture.
            ground_truth: That cropped to a multiple of the scale.

        Raises:
            PictureSizeError: What is given is not the picture's size divided by the scale.
        """
        if self.given is None:
            return self.degradation.applied(ground_truth, self.scale)
        check_pair(self.given, picture, self.scale)
        size = ground_truth.width // self.scale, ground_truth.height // self.scale
        low = self.given if self.given.size == size else self.given.cropped(Rect(0, 0, *size))
        is_gray = ground_truth.is_gray and (low.is_gray or bool(np.all(low.pixels == low.pixels[..., :1])))
        alpha = low.alpha
        if self.lacks_opacity(ground_truth):
            alpha = downscale(ground_truth, self.scale).alpha
        return filled(replace(low, name=picture.name, is_gray=is_gray, alpha=alpha))

    def lacks_opacity(self, ground_truth: Picture) -> bool:
        """Whether what is given has no opacity, though the picture has: then it gets the picture's, shrunk."""
        return self.given is not None and self.given.alpha is None and ground_truth.alpha is not None


PUBLISHED_SOURCE = InputSource()
"""That of the published protocol: bicubic, and nothing else."""


def check_pair(given: Picture, picture: Picture, scale: int) -> None:
    """Refuse a low-resolution picture whose size is not the picture's divided by the scale, rounded down or up.

    Raises:
        PictureSizeError: It is not; the message says what it must be.
    """
    for own, whole in zip(given.size, picture.size, strict=True):
        if own not in (whole // scale, -(-whole // scale)):
            raise PictureSizeError(
                Message(
                    "input.size",
                    low=file_name(given),
                    size=_words(given.size),
                    name=picture.name,
                    whole=_words(picture.size),
                    wanted=_words((picture.width // scale, picture.height // scale)),
                )
            )


def file_name(picture: Picture) -> str:
    """The name of its file; of a pasted picture, its own."""
    return picture.name if picture.path is None else picture.path.name


def _words(size: tuple[int, int]) -> str:
    return f"{size[0]} x {size[1]}"
