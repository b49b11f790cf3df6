"""From the opened picture to what every method is given, and whether there is memory for the results."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop import SCALE
from sr_desktop.engine.devices import cpu
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.engine.memory import available_bytes
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling import crop_to_multiple, downscale
from sr_desktop.messages.message import Message

SMALLEST_SIDE = 4
"""Shortest side of a low-resolution picture; in reference mode the ground truth is `SCALE` times that."""

_WORKING_BYTES = 300 * 2**20
"""For the smallest tiles, the measure's planes and the like, whatever the picture's size."""


@dataclass(frozen=True, slots=True)
class Input:
    """What the methods are given.

    Attributes:
        low_resolution: The picture to be enlarged.
        ground_truth: What the results are measured against; None in upscale mode.
        uncropped_size: ``(width, height)`` of the ground truth before it was cropped to a multiple of four, or of the
            output.
    """

    low_resolution: Picture
    ground_truth: Picture | None
    uncropped_size: tuple[int, int]

    @property
    def output_size(self) -> tuple[int, int]:
        """``(width, height)`` of every method's output."""
        return self.low_resolution.width * SCALE, self.low_resolution.height * SCALE


def prepare(picture: Picture, mode: Mode) -> Input:
    """Make the input: the picture, or in reference mode its quarter, with the picture, cropped, as the ground truth."""
    if mode is Mode.UPSCALE:
        return Input(picture, None, (picture.width * SCALE, picture.height * SCALE))
    ground_truth = crop_to_multiple(picture, SCALE)
    return Input(downscale(ground_truth, SCALE), ground_truth, picture.size)


def check_size(picture: Picture, mode: Mode, methods: int) -> None:
    """Refuse a picture that the job cannot be done with.

    Args:
        picture: The opened picture.
        mode: What it is to the comparison.
        methods: How many results are to be held in memory.

    Raises:
        PictureSizeError: It is too small, or there is not enough memory for the results.
    """
    factor = SCALE if mode is Mode.REFERENCE else 1
    smallest = SMALLEST_SIDE * factor
    if min(picture.size) < smallest:
        raise PictureSizeError(
            Message(
                "comparison.too-small",
                name=picture.name,
                width=picture.width,
                height=picture.height,
                side=smallest,
            )
        )
    output = picture.width * picture.height * (SCALE // factor) ** 2
    # Every result once, and while it is made once more: its tiles, Pillow's copy, the bicubic ground of a luma network.
    needed = 3 * output * (methods + 2) + _WORKING_BYTES
    free = available_bytes(cpu())
    if needed > free:
        raise PictureSizeError(
            Message(
                "comparison.no-memory",
                count=methods,
                name=picture.name,
                megapixels=output / 1e6,
                needed=needed / 1e9,
                free=free / 1e9,
            )
        )
