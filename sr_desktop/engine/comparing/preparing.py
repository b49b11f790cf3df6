"""From the opened picture to what every method is given, and whether there is memory for the results."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE, InputSource, check_pair, file_name
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.layer import Opacity
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.opacity import filled, without_hidden_colors
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import upscale_alpha
from sr_desktop.messages.amounts import byte_count
from sr_desktop.messages.message import Message

SMALLEST_SIDE = 4
"""Shortest side of a low-resolution picture; in reference mode the ground truth is that times the scale."""

_WORKING_BYTES = 300 * 2**20
"""For the smallest tiles, the measure's planes and the like, whatever the picture's size."""


@dataclass(frozen=True, slots=True)
class Input:
    """What the methods are given.

    No colour that nobody sees is left in it: what lies under pixels that cannot be seen has been filled, once for all
    methods (`sr_desktop.imaging.opacity`).

    Attributes:
        low_resolution: The picture to be enlarged.
        ground_truth: What the results are measured against; None in upscale mode.
        uncropped_size: ``(width, height)`` of the ground truth before it was cropped to a multiple of the scale, or of
            the output.
        protocol: How the scores are made.
        alpha: Opacity of every method's output, the input's enlarged: ``(H * scale, W * scale)`` uint8; None if all is
            opaque.
        remarks: What the user should know of it.
    """

    low_resolution: Picture
    ground_truth: Picture | None
    uncropped_size: tuple[int, int]
    protocol: Protocol
    alpha: Opacity | None
    remarks: tuple[Message, ...] = ()

    @property
    def scale(self) -> int:
        """How many times larger every output is than the input."""
        return self.protocol.scale

    @property
    def output_size(self) -> tuple[int, int]:
        """``(width, height)`` of every method's output."""
        return self.low_resolution.width * self.scale, self.low_resolution.height * self.scale


def prepare(picture: Picture, mode: Mode, source: InputSource = PUBLISHED_SOURCE) -> Input:
    """Make the input: the picture, or in reference mode the picture shrunk, with itself, cropped, as the ground truth.

    Raises:
        PictureSizeError: The size of a given input is not the picture's divided by the scale.
    """
    if mode is Mode.UPSCALE:
        size = picture.width * source.scale, picture.height * source.scale
        return _input(filled(picture), None, size, source.protocol_of_upscaling)
    ground_truth = without_hidden_colors(source.ground_truth(picture))
    low_resolution = source.low_resolution(picture, ground_truth)
    remarks: tuple[Message, ...] = ()
    if source.given is not None and source.lacks_opacity(ground_truth):
        remarks = (Message("input.no-opacity", low=file_name(source.given), name=picture.name),)
    return _input(low_resolution, ground_truth, picture.size, source.protocol, remarks)


def _input(
    low_resolution: Picture,
    ground_truth: Picture | None,
    uncropped_size: tuple[int, int],
    protocol: Protocol,
    remarks: tuple[Message, ...] = (),
) -> Input:
    alpha = None if low_resolution.alpha is None else upscale_alpha(low_resolution.alpha, protocol.scale)
    return Input(low_resolution, ground_truth, uncropped_size, protocol, alpha, remarks)


def check_size(
    picture: Picture, mode: Mode, methods: int, outputs: Outputs, source: InputSource = PUBLISHED_SOURCE
) -> None:
    """Refuse a picture that the job cannot be done with.

    Args:
        picture: The opened picture.
        mode: What it is to the comparison.
        methods: How many results are to be kept.
        outputs: Where they are kept.
        source: Where the input comes from.

    Raises:
        PictureSizeError: It is too small, there is no room for the results, or a given input does not fit it.
    """
    if mode is Mode.REFERENCE and source.given is not None:
        check_pair(source.given, picture, source.scale)
    factor = source.scale if mode is Mode.REFERENCE else 1
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
    size = picture.width // factor * source.scale, picture.height // factor * source.scale
    needed, room = outputs.bytes_of(size) * methods, outputs.store.room()
    if room.folder is None:
        # Every result once, and while it is made once more: its tiles, and what they are made of.
        needed += 6 * size[0] * size[1] + _WORKING_BYTES
        if picture.alpha is not None:
            # The ground truth with other colours, its opacity and the results'.
            needed += 6 * size[0] * size[1]
        if needed > room.memory:
            raise PictureSizeError(
                Message(
                    "comparison.no-memory",
                    count=methods,
                    name=picture.name,
                    width=size[0],
                    height=size[1],
                    needed=byte_count(needed),
                    memory=byte_count(room.memory),
                )
            )
    elif needed > room.memory + room.disk:
        raise PictureSizeError(
            Message(
                "comparison.no-room",
                count=methods,
                name=picture.name,
                width=size[0],
                height=size[1],
                needed=byte_count(needed),
                memory=byte_count(room.memory),
                disk=byte_count(room.disk),
                folder=room.folder,
            )
        )
