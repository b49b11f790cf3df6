"""Flips as files."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from sr_desktop.export.errors import ExportError
from sr_desktop.export.flip.frames import frames
from sr_desktop.export.flip.request import FlipRequest
from sr_desktop.imaging.colors.profiles import srgb_profile
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.messages.message import Message


def encode_flip(request: FlipRequest, checkpoint: Callable[[], None] | None = None) -> bytes:
    """The flip as a file in memory: an animation without end. Safe on any thread.

    Args:
        checkpoint: Called now and then; may raise to abandon the work.
    """
    check = checkpoint or (lambda: None)
    check()
    first, second = (Image.fromarray(frame) for frame in frames(request))
    check()
    file = io.BytesIO()
    # GIF counts hundredths of a second.
    milliseconds = round(request.options.seconds * 100) * 10
    encoding = request.options.format.encoding
    options = dict(encoding.options)
    if encoding.is_lossless:
        options["icc_profile"] = srgb_profile()
    else:
        first, second = _quantized(first), _quantized(second)
        check()
    first.save(
        file,
        encoding.pillow_name,
        save_all=True,
        append_images=[second],
        duration=milliseconds,
        loop=0,
        **options,
    )
    check()
    return file.getvalue()


def write_flip(path: Path, request: FlipRequest, checkpoint: Callable[[], None] | None = None) -> None:
    """Write the flip, whole or not at all; an existing file is replaced. Arguments as for `encode_flip`.

    Raises:
        ExportError: The file cannot be written.
    """
    try:
        encoded = encode_flip(request, checkpoint)
    except MemoryError:
        raise ExportError(Message("flip.no-memory", name=path.name)) from None
    write_atomically(path, encoded, ExportError)


def _quantized(image: Image.Image) -> Image.Image:
    """The 256 colours nearest to the picture's own; without dither, so that magnified pixels stay even squares."""
    return image.quantize(256, Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
