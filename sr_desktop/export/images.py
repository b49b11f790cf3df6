"""The pictures of a result: every method's output, the original and the input, whole or a region."""

from __future__ import annotations

from pathlib import Path

from sr_desktop.export.results import MethodResult, PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer, Pixels, is_colorless
from sr_desktop.imaging.writing import write_picture


def write_method(path: Path, result: PictureResult, method: MethodResult, quality: int | None = None) -> None:
    """Write a method's output, with its opacity where the format holds it.

    Raises:
        PictureWriteError: The file cannot be written.
    """
    _write(path, method.layer, result.area, result.is_gray, quality)


def write_original(path: Path, result: PictureResult, quality: int | None = None) -> None:
    """Write the ground truth that the outputs were measured against.

    Raises:
        PictureWriteError: The file cannot be written.
        ValueError: There is none, in upscale mode.
    """
    if result.ground_truth is None:
        raise ValueError("in upscale mode there is no original")
    _write(path, result.ground_truth.layer, result.area, result.is_gray, quality)


def write_input(path: Path, result: PictureResult, quality: int | None = None) -> None:
    """Write the low-resolution input; of a region, every input pixel that lies in it even in part.

    Raises:
        PictureWriteError: The file cannot be written.
    """
    scale, area = result.protocol.scale, result.area
    covered = area.shrunk(scale)
    _write(path, result.low_resolution.layer, covered, result.is_gray, quality)


def _write(path: Path, layer: Layer, area: Rect, is_gray: bool, quality: int | None) -> None:
    part = layer.part(area)
    write_picture(path, part.pixels, part.alpha, gray=stays_gray(part.pixels, is_gray), quality=quality)


def stays_gray(pixels: Pixels, is_gray: bool) -> bool:
    """Whether a result ``(H, W, 3)`` is written as one channel.

    Args:
        pixels: The result.
        is_gray: Whether the picture that it was made of is gray. A network may tint it: then its colours are written.
    """
    return is_gray and is_colorless(pixels)
