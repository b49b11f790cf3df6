"""From 12, 16 and 32 bits a channel to 8, rounded rather than cut off."""

from __future__ import annotations

import sys
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

_NATIVE, _FOREIGN = ("L", "B") if sys.byteorder == "little" else ("B", "L")
_SWAPPED = {"L": "B", "B": "L", "N": _FOREIGN}


def is_deep_gray(image: Image.Image) -> bool:
    """Whether it is one channel of more than 8 bits."""
    return image.mode in ("I", "F") or image.mode.startswith("I;16")


def is_deep_color(image: Image.Image) -> bool:
    """Whether its data has 16 bits a channel although Pillow offers it in a mode of 8."""
    return not is_deep_gray(image) and any(";16" in mode for mode in raw_modes(image))


def raw_modes(image: Image.Image) -> list[str]:
    """Pillow's names for the layouts of the data in the file, e.g. ``RGB;16B``; none once it is loaded."""
    tiles = image.tile if isinstance(image, ImageFile.ImageFile) else []
    return [_raw_mode(tile.args) for tile in tiles]


def gray_to_8_bits(image: Image.Image, *, white_is_zero: bool = False) -> Image.Image:
    """One deep channel as mode L, or LA if the file names a transparent value. See `scale_to_8_bits` for the range."""
    image.load()
    bits = _bits_per_sample(image)
    values = np.array(image)
    transparent = image.info.pop("transparency", None)
    gray = scale_to_8_bits(values, bits)
    # Pillow inverts gray of 8 bits that counts from white, but leaves deeper gray as it is.
    reduced = Image.fromarray(255 - gray if white_is_zero else gray)
    if isinstance(transparent, int):
        reduced.putalpha(Image.fromarray(np.where(values == transparent, 0, 255).astype(np.uint8)))
    # The orientation: Pillow looks for it here when it turns an image upright.
    reduced.info.update(image.info)
    reduced.getexif().update(image.getexif())
    return reduced


def scale_to_8_bits(values: NDArray[np.generic], bits: int | None = None) -> NDArray[np.uint8]:
    """Any numbers to 0..255, rounded; negative ones and NaN become 0.

    Unsigned integers of 8, 12 or 16 bits span their whole range (``bits``, if less than their type's). Other numbers
    say nothing of theirs: white is then the least of 1 (floats only), 255 (floats only) and 65535 that all but a
    thousandth of the values stay within, and their maximum if none is enough.
    """
    if values.dtype == np.uint8:
        return values.astype(np.uint8)
    numbers = np.nan_to_num(values.astype(np.float32))
    if values.dtype == np.uint16:
        white = float(2 ** (bits or 16) - 1)
    else:
        usual = (1.0, 255.0, 65535.0) if values.dtype.kind == "f" else (65535.0,)
        nearly_all = float(np.quantile(numbers, 0.999)) if numbers.size else 0.0
        white = next((step for step in usual if nearly_all <= step), float(numbers.max(initial=1)))
    numbers *= 255 / white
    np.rint(numbers, out=numbers)
    np.clip(numbers, 0, 255, out=numbers)
    scaled: NDArray[np.uint8] = numbers.astype(np.uint8)
    return scaled


def read_deep_color(image: Image.Image, stream: IO[bytes]) -> Image.Image:
    """16 bits a channel, rounded to 8; in the mode that Pillow offers.

    Pillow keeps the high byte of every value and drops the low one. With the byte order declared the other way, it
    keeps the low one: two readings give the whole value. Where it cannot, only the high byte is used (gray with alpha).

    Args:
        image: As opened, not yet loaded.
        stream: What it was opened from.
    """
    stream.seek(0)
    low = Image.open(stream, formats=[image.format] if image.format else None)
    low.tile = [tile._replace(args=_with_bytes_swapped(tile.args)) for tile in low.tile]
    try:
        low.load()
    except ValueError:
        stream.seek(0)
        image.load()
        return image
    stream.seek(0)
    image.load()
    reduced = Image.frombytes(image.mode, image.size, round_16_to_8(np.array(image), np.array(low)).tobytes())
    reduced.info.update(image.info)
    reduced.getexif().update(image.getexif())
    return reduced


def round_16_to_8(high: NDArray[np.uint8], low: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """``(256 high + low) / 257``, rounded: 65535 is to 65535 as 255 is to 255.

    It equals ``high + (low - high) / 257``, in which the second part rounds to -1, 0 or 1.
    """
    difference = low.astype(np.int16) - high
    return high + (difference > 128).astype(np.uint8) - (difference < -128).astype(np.uint8)


def _raw_mode(args: object) -> str:
    return args if isinstance(args, str) else str(args[0]) if isinstance(args, tuple) and args else ""


def _with_bytes_swapped(args: str | tuple[object, ...] | None) -> str | tuple[object, ...] | None:
    raw = _raw_mode(args)
    swapped = raw[:-1] + _SWAPPED.get(raw[-1:], raw[-1:])
    return (swapped, *args[1:]) if isinstance(args, tuple) else swapped


def _bits_per_sample(image: Image.Image) -> int | None:
    tags = getattr(image, "tag_v2", None)
    bits = tags.get(258) if tags is not None else None
    return int(bits[0]) if bits and 8 < bits[0] <= 16 else None
