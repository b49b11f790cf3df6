"""How a model takes and gives pictures: values, channel order, layout. Imports no torch.

Written as ``range=0-255,order=BGR,layout=NHWC``: on the command line, in figures' recipes, in ``metrics.json``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from sr_desktop.messages.message import Message, MessageError


class ValueRange(StrEnum):
    """Which numbers stand for black and white."""

    UNIT = "0-1"
    BYTE = "0-255"
    SIGNED = "-1-1"
    IMAGENET = "imagenet"
    """Less the mean of ImageNet's pictures, channel by channel, in units of their standard deviation."""

    @property
    def scale(self) -> tuple[float, float, float]:
        """Of R, G and B: a value is its 0 to 1 times this, plus `offset`."""
        return {
            ValueRange.UNIT: (1.0,) * 3,
            ValueRange.BYTE: (255.0,) * 3,
            ValueRange.SIGNED: (2.0,) * 3,
            ValueRange.IMAGENET: (1 / 0.229, 1 / 0.224, 1 / 0.225),
        }[self]

    @property
    def offset(self) -> tuple[float, float, float]:
        """Of R, G and B, as `scale`."""
        return {
            ValueRange.UNIT: (0.0,) * 3,
            ValueRange.BYTE: (0.0,) * 3,
            ValueRange.SIGNED: (-1.0,) * 3,
            ValueRange.IMAGENET: (-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225),
        }[self]


class ChannelOrder(StrEnum):
    """Which channel comes first."""

    RGB = "RGB"
    BGR = "BGR"
    """As OpenCV reads pictures."""


class Layout(StrEnum):
    """The order of a tensor's axes: batch, channels, height, width."""

    NCHW = "NCHW"
    NHWC = "NHWC"
    CHW = "CHW"
    HWC = "HWC"


class ModelFormatError(MessageError, ValueError):
    """A text is no format; the message says what may stand there."""


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """What a user says of a model; what is None is found out.

    Attributes:
        given: Range of the values that it takes.
        made: Range of the values that it gives; None with `given` set means the same.
        order: Order of the channels that it takes.
        made_order: Order of the channels that it gives; None with `order` set means the same.
        layout: Axes of its input.
        output: Name of the output that is the picture.
    """

    given: ValueRange | None = None
    made: ValueRange | None = None
    order: ChannelOrder | None = None
    made_order: ChannelOrder | None = None
    layout: Layout | None = None
    output: str | None = None

    def __str__(self) -> str:
        """The text that `parse_format` takes; empty if nothing is chosen."""
        written = {
            "range": _pair(self.given, self.made),
            "order": _pair(self.order, self.made_order),
            "layout": self.layout,
            "output": self.output,
        }
        return ",".join(f"{key}={value}" for key, value in written.items() if value is not None)

    @property
    def is_empty(self) -> bool:
        """Whether all is to be found out."""
        return all(getattr(self, field.name) is None for field in fields(self))


NO_CHOICE = FormatChoice()
"""All is to be found out."""

_Known = TypeVar("_Known", bound=StrEnum)

FORMAT_KEYS = ("range", "order", "layout", "output")
"""What may stand before an equals sign."""

OUR_FORMAT = FormatChoice(ValueRange.UNIT, ValueRange.UNIT, ChannelOrder.RGB, ChannelOrder.RGB, Layout.NCHW)
"""The format that most models have."""


def parse_format(text: str) -> FormatChoice:
    """``key=value,key=value`` as a choice; an empty text is an empty choice.

    ``range`` and ``order`` take one value, or two with a colon between: of what the model takes, and of what it gives.

    Raises:
        ModelFormatError: A key or a value is not known, or a key stands twice.
    """
    found: dict[str, str] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if key not in FORMAT_KEYS or not equals or not value or key in found:
            raise ModelFormatError(Message("format.unknown-key", part=part, known=", ".join(FORMAT_KEYS)))
        found[key] = value
    given, made = _two_of(ValueRange, "range", found.get("range", "").lower())
    order, made_order = _two_of(ChannelOrder, "order", found.get("order", "").upper())
    layout = _one_of(Layout, "layout", found["layout"].upper()) if "layout" in found else None
    return FormatChoice(given, made, order, made_order, layout, found.get("output"))


def _pair(given: StrEnum | None, made: StrEnum | None) -> str | None:
    return given if made in (None, given) else f"{given}:{made}"


def _two_of(kind: type[_Known], key: str, text: str) -> tuple[_Known | None, _Known | None]:
    if not text:
        return None, None
    given, _, made = (part.strip() for part in text.partition(":"))
    return _one_of(kind, key, given), _one_of(kind, key, made or given)


def _one_of(kind: type[_Known], key: str, text: str) -> _Known:
    try:
        return kind(text)
    except ValueError:
        known = ", ".join(kind)
        raise ModelFormatError(Message("format.unknown-value", key=key, value=text, known=known)) from None
