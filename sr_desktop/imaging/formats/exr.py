"""OpenEXR pictures: linear light of which 1 is white, read by the format's own library if it is installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import IO, Any

import numpy as np

from sr_desktop.imaging.colors.color_spaces import BT_709, ColorSpace, Primaries, Transfer
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.imaging.values.samples import Samples
from sr_desktop.imaging.values.value_range import Numbers, ValueRange
from sr_desktop.messages.message import Message, MessageError

SIGNATURE = b"\x76\x2f\x31\x01"
IS_READ = find_spec("OpenEXR") is not None
"""Whether the library is installed."""

Size = tuple[int, int]


class UnreadableExrError(MessageError):
    """The picture has no channels of colour; the message is a clause that says so."""


@dataclass(frozen=True, slots=True, eq=False)
class ExrPicture:
    """The first part of a file: its values and what they mean."""

    samples: Samples
    space: ColorSpace


def exr_size(stream: IO[bytes]) -> Size | None:
    """``(width, height)`` of the display window; None if it is no such file, or the library is not there."""
    signature = stream.read(4)
    stream.seek(0)
    if signature != SIGNATURE or not IS_READ:
        return None
    left, top, right, bottom = _window(_header(stream), "displayWindow")
    return right - left + 1, bottom - top + 1


def read_exr(stream: IO[bytes], findings: Findings) -> ExrPicture:
    """The pixels of the display window: black and transparent where the data window does not reach.

    Raises:
        UnreadableExrError: It has channels of other kinds only.
    """
    import OpenEXR  # Slow to import, and rarely needed.

    stream.seek(0)
    with OpenEXR.File(stream, separate_channels=True) as file:
        parts = len(file.parts)
        # Copies: closing the file empties its own.
        header = dict(file.header())
        channels = {name: np.array(one.pixels) for name, one in file.channels().items()}
    if parts > 1:
        findings.tell(Message("picture.first-of-several", name=findings.name))
    layer = _layer(channels)
    names = [f"{layer}{letter}" for letter in ("RGB" if f"{layer}R" in channels else "Y")]
    colors = _placed(np.stack([channels[name] for name in names], axis=-1), header)
    opacity = channels.get(f"{layer}A")
    left_out = len(channels) - len(names) - (opacity is not None)
    if left_out:
        findings.tell(Message("tiff.left-out", name=findings.name, count=left_out))
    alpha = None if opacity is None else _placed(opacity[..., np.newaxis], header)[..., 0]
    finite = colors[np.isfinite(colors)]
    peak = max(1.0, float(finite.max()) if finite.size else 1.0)
    known = ValueRange(0, peak)
    samples = Samples(colors, alpha, known=known, is_premultiplied=opacity is not None)
    light = Transfer("linear light", lambda values: values * peak, is_hdr=True)
    return ExrPicture(samples, ColorSpace(_primaries(header), light))


def _header(stream: IO[bytes]) -> Mapping[str, Any]:
    import OpenEXR

    stream.seek(0)
    try:
        with OpenEXR.File(stream, header_only=True) as file:
            return dict(file.header())
    finally:
        stream.seek(0)


def _layer(channels: Mapping[str, Numbers]) -> str:
    """The prefix of the layer that is shown: that without a name, else the first that has colours."""
    prefixes = dict.fromkeys(("", *(name[: name.rfind(".") + 1] for name in channels)))
    for prefix in prefixes:
        if all(f"{prefix}{letter}" in channels for letter in "RGB") or f"{prefix}Y" in channels:
            return prefix
    raise UnreadableExrError(Message("exr.channels", names=", ".join(channels)))


def _placed(values: Numbers, header: Mapping[str, Any]) -> Numbers:
    """The data window in the display window."""
    left, top, right, bottom = _window(header, "displayWindow")
    data_left, data_top, data_right, data_bottom = _window(header, "dataWindow")
    if (left, top, right, bottom) == (data_left, data_top, data_right, data_bottom):
        return values
    canvas = np.zeros((bottom - top + 1, right - left + 1, values.shape[2]), values.dtype)
    first_row, first_column = max(top, data_top), max(left, data_left)
    rows, columns = min(bottom, data_bottom) + 1 - first_row, min(right, data_right) + 1 - first_column
    if rows > 0 and columns > 0:
        part = values[first_row - data_top :, first_column - data_left :][:rows, :columns]
        canvas[first_row - top :, first_column - left :][:rows, :columns] = part
    return canvas


def _window(header: Mapping[str, Any], name: str) -> tuple[int, int, int, int]:
    (left, top), (right, bottom) = header[name]
    return int(left), int(top), int(right), int(bottom)


def _primaries(header: Mapping[str, Any]) -> Primaries:
    stated = header.get("chromaticities")
    if stated is None:
        return BT_709
    numbers = [float(number) for number in np.ravel(stated)]
    points = [(numbers[2 * place], numbers[2 * place + 1]) for place in range(4)]
    return Primaries("its own primaries", *points)
